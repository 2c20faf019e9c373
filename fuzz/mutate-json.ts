/** A random number from 0 to 1. The same seed gives the same ones. */
export type Random = () => number;

/** mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(random: Random, choices: readonly T[]): T {
  const chosen = choices[Math.floor(random() * choices.length)];
  if (chosen === undefined) throw new Error("nothing to choose from");
  return chosen;
}

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** The places of all values, as lists of names and indexes. */
function listPlaces(json: Json, place: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof json !== "object" || json === null) return [place];
  const children = Object.entries(json).flatMap(([name, value]) =>
    listPlaces(value, [...place, Array.isArray(json) ? Number(name) : name]),
  );
  return [place, ...children];
}

const NUMBERS = [0, -1, 1, 1e300, -1e300, 2 ** 53, 0.1, 404, 1e-300];
const NESTED = 70;

/** Another value in the place of one. @param texts what may be said instead. */
function replaceValue(json: Json, random: Random, texts: readonly string[]): Json {
  const nest = (value: Json): Json => Array.from({ length: NESTED }).reduce<Json>((inner) => [inner], value);
  return pick<() => Json>(random, [
    () => null,
    () => pick(random, texts),
    () => pick(random, texts),
    () => pick(random, NUMBERS),
    () => random() < 0.5,
    () => [],
    () => ({}),
    () => [json],
    () => ({ ...(typeof json === "object" && !Array.isArray(json) ? json : { value: json }), [pick(random, texts)]: json }),
    () => Array.from({ length: 1 + Math.floor(random() * 60) }, () => json),
    () => (Array.isArray(json) ? json.toReversed().slice(1) : json),
    () => (typeof json === "string" ? json + pick(random, texts) : json),
    () => (typeof json === "string" ? json.repeat(1 + Math.floor(random() * 3000)) : json),
    () => nest(json),
  ])();
}

/** The same with one value replaced, or with one name less. */
export function mutateJson(json: Json, random: Random, texts: readonly string[]): Json {
  const place = pick(random, listPlaces(json));
  const isRemoved = place.length > 0 && random() < 0.25;
  const change = (value: Json, left: readonly (string | number)[]): Json => {
    const [head, ...rest] = left;
    if (head === undefined) return replaceValue(value, random, texts);
    if (Array.isArray(value)) return value.map((item, index) => (index === head ? change(item, rest) : item));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).flatMap(([name, item]): [string, Json][] => {
      if (name !== head) return [[name, item]];
      return isRemoved && rest.length === 0 ? [] : [[name, change(item, rest)]];
    });
    return Object.fromEntries(entries);
  };
  return change(json, place);
}

/** The text with a few bytes changed, cut or repeated. */
export function mutateBytes(bytes: Buffer, random: Random): Buffer {
  const at = Math.floor(random() * (bytes.length + 1));
  return pick<() => Buffer>(random, [
    () => bytes.subarray(0, at),
    () => Buffer.concat([bytes.subarray(0, at), Buffer.from([Math.floor(random() * 256)]), bytes.subarray(at + 1)]),
    () =>
      Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from(pick(random, ["[", "{", '"', "\\", ",", ":", "\0", "\u00e9"])),
        bytes.subarray(at),
      ]),
    () => Buffer.concat([bytes, bytes]),
    () => Buffer.from("[".repeat(200_000)),
    () => Buffer.alloc(300_000, " "),
  ])();
}
