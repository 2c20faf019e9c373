import { mapColours, type Planes } from "./plane.ts";

/** Red, green and blue of the source's tone from those of the answer: for each, an offset (0–255) and three factors. */
export type ToneMap = readonly [ToneRow, ToneRow, ToneRow];
export type ToneRow = readonly [offset: number, red: number, green: number, blue: number];

export const AS_IT_IS: ToneMap = [
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
];
export const addRows = (a: ToneRow, b: ToneRow): ToneRow => [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]];

/** Brightness below which, and above which, a colour may have been cut off at black or white. */
const BLACK = 1.5;
const WHITE = 253.5;
export const isCutOff = (value: number) => value <= BLACK || value >= WHITE;

/**
 * One channel of a source's colour as it would be had it been cut off at black and white as the answer was.
 *
 * @param value the answer's, 0–255
 * @param toned the same in the source's tone
 * @param factor of this channel in its own row of the map
 */
export function cutOff(own: number, value: number, toned: number, factor: number): number {
  const white = toned + factor * (255 - value);
  const black = toned - factor * value;
  return own > white ? white : own < black ? black : own;
}

/** How near to black or white, of 255, an answer's colour is drawn as the source's that was cut off there. */
const NEAR = 32;

/** A channel of an answer's colour in the source's tone, with what it lost at black or white where the source still has it. */
export function toneColour(own: number, value: number, toned: number, factor: number): number {
  const near = Math.max(0, Math.abs(value - 127.5) - 127.5 + NEAR) / NEAR;
  return toned + Math.min(1, near) * (own - cutOff(own, value, toned, factor));
}

/** Brings an answer's pixels to the source's tone, in place. @returns the source, cut off at black and white as the answer is */
export function applyTone({ colours }: Planes, map: ToneMap, source: Planes): Planes {
  const [red, green, blue] = colours;
  const cut = mapColours(source.colours, (values) => new Float32Array(values.length));
  for (let at = 0; at < red.length; at++) {
    const r = red[at] ?? 0;
    const g = green[at] ?? 0;
    const b = blue[at] ?? 0;
    for (let channel = 0; channel < 3; channel++) {
      const row = map[channel];
      const [values, own, out] = [colours[channel], source.colours[channel], cut[channel]];
      if (!row || !values || !own || !out) continue;
      const toned = row[0] + row[1] * r + row[2] * g + row[3] * b;
      out[at] = cutOff(own[at] ?? 0, values[at] ?? 0, toned, row[channel + 1] ?? 1);
      values[at] = toned;
    }
  }
  return { ...source, colours: cut };
}
