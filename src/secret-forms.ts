/** How a secret may be written, and how a text is read so that each of these ways is found. */

/** Least characters of a part of a secret that may not be shown: an attacker cannot guess the rest, and no ordinary text repeats them. */
const PART = 12;
/** A shorter secret is no secret, and would be found in every text. It is looked for as a word of its own, from {@link LEAST_WORD} characters on. */
const LEAST = 6;
const LEAST_WORD = 4;

/** What is looked for, in lower case: all parts of one length together. */
export interface Needles {
  parts: Map<number, Set<string>>;
  /** Marks how parts begin, so that most places of a text are passed over quickly. */
  heads: Uint8Array;
  words: string[];
}

const HEADS = 1 << 16;

/** A number for the four characters from `start` on. */
function hashHead(text: string, start: number): number {
  let hash = 0;
  for (let index = start; index < start + 4; index++) hash = (hash * 37 + text.charCodeAt(index)) & (HEADS - 1);
  return hash;
}

/** A secret in the encodings that change its characters all at once. Those that change single characters are undone by {@link decodings}. */
function listForms(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  const percent = encodeURIComponent(secret.toWellFormed());
  // Percent-encoding is undone byte by byte, but read wrongly behind a text that ends within an escape, such as another secret's `%A`.
  return [secret, ...(percent === secret ? [] : [percent]), bytes.toString("latin1"), bytes.toString("hex"), ...listBase64(bytes)];
}

/**
 * What is the same of a secret in base64 whatever stands before and behind it (a user's name before the colon, for example): at each of
 * the three alignments, in both alphabets.
 */
function listBase64(bytes: Buffer): string[] {
  const cores = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    return whole.toString("base64").slice(Math.ceil((before * 8) / 6), Math.floor((whole.length * 8) / 6));
  });
  return [...cores, ...cores.map((core) => core.replaceAll("+", "-").replaceAll("/", "_"))];
}

/** The forms that the runner's log must mask by themselves. It derives base64 with its padding, and XML, JSON and percent encodings. */
export function listMasks(secret: string): string[] {
  if (secret.length < LEAST) return [];
  const hex = Buffer.from(secret, "utf8").toString("hex");
  const percent = encodeURIComponent(secret.toWellFormed());
  const lowerPercent = percent.replace(/%../g, (code) => code.toLowerCase());
  const forms = [...listBase64(Buffer.from(secret, "utf8")), hex, hex.toUpperCase(), percent, lowerPercent];
  return [...new Set(forms)].filter((form) => form !== secret && form.length >= LEAST);
}

export function newNeedles(): Needles {
  return { parts: new Map(), heads: new Uint8Array(HEADS), words: [] };
}

export function addNeedles({ parts, heads, words }: Needles, secret: string): void {
  if (secret.length < LEAST) {
    if (secret.length >= LEAST_WORD) words.push(lowerAscii(secret));
    return;
  }
  for (const form of listForms(secret).map(lowerAscii)) {
    // The core of a short secret in base64 has fewer characters than the secret.
    if (form.length < LEAST) continue;
    const length = secret.length < PART ? form.length : Math.min(PART, form.length);
    const ofLength = parts.get(length) ?? new Set();
    parts.set(length, ofLength);
    for (let start = 0; start + length <= form.length; start++) {
      ofLength.add(form.slice(start, start + length));
      heads[hashHead(form, start)] = 1;
    }
  }
}

/** A text as it reads after some decoding; `origin[i]` is where its character i begins in the text that was given, and one more for the end. */
export interface Reading {
  text: string;
  origin: Uint32Array;
}

/** Escapes of single characters: of addresses, of JSON, of HTML. */
const PERCENT = "%(?<percent>[0-9a-f]{2})";
const JSON_ESCAPE = String.raw`\\u(?<unicode>[0-9a-f]{4})|\\x(?<byte>[0-9a-f]{2})|\\(?<escaped>["'/\\])`;
const ENTITY = "&#x0{0,6}(?<hex>[0-9a-f]{1,6});|&#0{0,6}(?<decimal>[0-9]{1,7});|&(?<entity>amp|lt|gt|quot|apos);";
/** All at once, as in texts that hold several; and one by one, since an escape of one kind may be in a secret as it is. */
const KINDS = [[PERCENT, JSON_ESCAPE, ENTITY], [PERCENT], [JSON_ESCAPE], [ENTITY]].map((kinds) => new RegExp(kinds.join("|"), "gi"));
/** What they begin with. */
const ESCAPES = /[%\\&]/;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
/** A JSON string in an address in HTML, for example. */
const MAX_LAYERS = 3;
/** A text that can be read in more ways than this was made for it. */
const MAX_READINGS = 20;

/** The text, then what it reads as when escapes are undone, once and again. */
export function* decodings(text: string): Generator<Reading> {
  const origin = new Uint32Array(text.length + 1);
  for (let index = 0; index < origin.length; index++) origin[index] = index;
  let layer: Reading[] = [{ text, origin }];
  if (!ESCAPES.test(text)) return yield* layer;
  const seen = new Set([text]);
  for (let depth = 0; layer.length > 0; depth++) {
    yield* layer;
    if (depth >= MAX_LAYERS || seen.size > MAX_READINGS) return;
    const [together] = KINDS;
    const kinds = depth < 2 ? KINDS : together ? [together] : [];
    layer = layer
      .flatMap((reading) => kinds.flatMap((kind) => decodeOnce(reading, kind) ?? []))
      .filter((reading) => !seen.has(reading.text) && seen.add(reading.text));
  }
}

/** @returns undefined where there is nothing to decode. */
function decodeOnce({ text, origin }: Reading, kind: RegExp): Reading | undefined {
  const from = new Uint32Array(text.length + 1);
  const pieces: string[] = [];
  let length = 0;
  let end = 0;
  const copy = (until: number) => {
    pieces.push(text.slice(end, until));
    for (let index = end; index < until; index++) from[length++] = origin[index] ?? 0;
  };
  for (const { 0: whole, index, groups = {} } of text.matchAll(kind)) {
    copy(index);
    pieces.push(decodeEscape(groups));
    from[length++] = origin[index] ?? 0;
    end = index + whole.length;
  }
  if (end === 0) return undefined;
  copy(text.length);
  from[length] = origin[text.length] ?? 0;
  return { text: pieces.join(""), origin: from };
}

/** One code unit, since that is what a place in the text is. What lies beyond is in no key. */
function decodeEscape({ percent, unicode, byte, escaped, hex, decimal, entity }: Record<string, string | undefined>): string {
  if (escaped !== undefined) return escaped;
  if (entity !== undefined) return ENTITIES[entity.toLowerCase()] ?? "";
  const code = decimal === undefined ? Number.parseInt(percent ?? unicode ?? byte ?? hex ?? "0", 16) : Number(decimal);
  return String.fromCharCode(Math.min(code, 0xffff));
}

/** Whether a text reads in one way only, in which no secret is. Most texts are names and figures, of which there are thousands. */
export function isPlain(text: string, needles: Needles): boolean {
  if (ESCAPES.test(text)) return false;
  let found = false;
  findSecrets({ text }, needles, () => {
    found = true;
  });
  return !found;
}

/** Calls `hide` with the range of each part of a secret in the text. */
export function findSecrets(
  { text }: Pick<Reading, "text">,
  { parts, heads, words }: Needles,
  hide: (start: number, end: number) => void,
): void {
  const lower = lowerAscii(text);
  for (let start = 0; start + LEAST <= lower.length && parts.size > 0; start++) {
    if (!heads[hashHead(lower, start)]) continue;
    for (const [length, ofLength] of parts) if (ofLength.has(lower.slice(start, start + length))) hide(start, start + length);
  }
  for (const word of words) {
    for (let start = lower.indexOf(word); start >= 0; start = lower.indexOf(word, start + 1)) {
      const end = start + word.length;
      if (!isWordCharacter(lower[start - 1]) && !isWordCharacter(lower[end])) hide(start, end);
    }
  }
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\w-]/.test(character);
}

/** Of the same length in any case, unlike `toLowerCase`. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
