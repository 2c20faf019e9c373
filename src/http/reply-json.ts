import { randomUUID } from "node:crypto";
import { allocateBuffer } from "../large-buffer.ts";
import { tooDeep, tooManyValues } from "./http-messages.ts";

/** Levels of lists and objects. The replies that are documented have less than ten. */
const MAX_DEPTH = 64;
/** Values and names of one reply. */
const MAX_VALUES = 20_000;
/**
 * Bytes that are looked at one by one: all outside of texts, and the escaped quotes inside. Texts themselves may be large, as pictures in
 * base64 are, and are passed over as a whole.
 */
const MAX_STEPS = 1 << 20;

/** Bytes of a text that is decoded where it lies: as strings, several pictures at once take most of the memory of a run. */
const MIN_PICTURE = 1 << 16;
/** Characters that are decoded at a time; a multiple of four. */
const STEP = 1 << 16;
/** Head of a data URI in base64. */
export const DATA_HEAD = /^\s*data:[^,]{0,200};\s*base64\s*,/i;

/** The mark of UTF-8, which some servers write before their JSON. */
const MARK = Buffer.from("\uFEFF");
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const PADDING = 0x3d;

/**
 * A text as JSON, where a large text in base64 is a Buffer. `problem` says why one with too much structure was not parsed; what is no JSON
 * has neither.
 */
export function parseReply(reply: Buffer): { json: unknown; problem?: string } {
  const bytes = reply.subarray(0, MARK.length).equals(MARK) ? reply.subarray(MARK.length) : reply;
  const large: Text[] = [];
  const problem = findExcess(bytes, large);
  if (problem !== undefined) return { json: undefined, problem };
  try {
    return { json: parseWith(bytes, large) };
  } catch {
    return { json: undefined };
  }
}

/** A text in JSON: the places of its quotes. */
interface Text {
  start: number;
  end: number;
}

/** Parses JSON with a short name in place of each large text that is base64. Nobody outside knows what the names are. */
function parseWith(bytes: Buffer, large: readonly Text[]): unknown {
  const pictures = new Map<unknown, Buffer>();
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of large) {
    const picture = decodePicture(bytes.subarray(start + 1, end));
    if (!picture) continue;
    const name = randomUUID();
    pictures.set(name, picture);
    parts.push(bytes.toString("utf8", from, start + 1), name);
    from = end;
  }
  const text = [...parts, bytes.toString("utf8", from)].join("");
  return pictures.size === 0 ? JSON.parse(text) : JSON.parse(text, (_, value: unknown) => pictures.get(value) ?? value);
}

/** @returns the bytes of a text in base64, with or without the head of a data URI; undefined where anything else is in it. */
function decodePicture(text: Buffer): Buffer | undefined {
  const head = DATA_HEAD.exec(text.toString("latin1", 0, 256))?.[0].length ?? 0;
  let end = text.length;
  while (end > text.length - 2 && text[end - 1] === PADDING) end -= 1;
  const picture = allocateBuffer(Math.floor(((end - head) * 3) / 4));
  for (let from = head, filled = 0; from < end; from += STEP) {
    const step = text.toString("latin1", from, Math.min(from + STEP, end));
    const written = picture.write(step, filled, "base64");
    // What is no base64 is passed over.
    if (written !== Math.floor((step.length * 3) / 4)) return undefined;
    filled += written;
  }
  return picture;
}

/**
 * Measures the structure before anything is made of it, in linear time: a parsed value takes fifty times the memory of its brackets.
 *
 * @param large is given the large texts.
 * @returns what is too much.
 */
function findExcess(bytes: Buffer, large: Text[]): string | undefined {
  let depth = 0;
  let values = 0;
  let steps = 0;
  for (let index = 0; index < bytes.length; index++) {
    steps += 1;
    const byte = bytes[index];
    // `[` and `{` differ by the bit that also tells `]` from `}`.
    const bracket = byte === undefined ? 0 : byte & ~0x20;
    if (byte === QUOTE) {
      const text = passText(bytes, index);
      if (text.end - index > MIN_PICTURE) large.push({ start: index, end: text.end });
      index = text.end;
      steps += text.quotes;
    } else if (bracket === 0x5b) {
      depth += 1;
      values += 1;
    } else if (bracket === 0x5d) depth -= 1;
    else if (byte === COMMA || byte === COLON) values += 1;
    if (depth > MAX_DEPTH) return tooDeep(MAX_DEPTH);
    if (values > MAX_VALUES || steps > MAX_STEPS) return tooManyValues(MAX_VALUES);
  }
  return undefined;
}

/** @returns the place of the quote that ends the text, and how many quotes were looked at. */
function passText(bytes: Buffer, start: number): { end: number; quotes: number } {
  let end = start;
  for (let quotes = 1; quotes <= MAX_STEPS; quotes++) {
    end = bytes.indexOf(QUOTE, end + 1);
    // A text without an end is no JSON.
    if (end < 0) return { end: bytes.length, quotes };
    let first = end;
    while (bytes[first - 1] === BACKSLASH) first -= 1;
    // An odd number of backslashes escapes it.
    if ((end - first) % 2 === 0) return { end, quotes };
  }
  return { end: bytes.length, quotes: MAX_STEPS };
}
