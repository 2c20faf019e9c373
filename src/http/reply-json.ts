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

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;

/** A text as JSON. `problem` says why one with too much structure was not parsed; what is no JSON has neither. */
export function parseReply(bytes: Buffer): { json: unknown; problem?: string } {
  const problem = findExcess(bytes);
  if (problem !== undefined) return { json: undefined, problem };
  try {
    return { json: JSON.parse(bytes.toString("utf8")) };
  } catch {
    return { json: undefined };
  }
}

/**
 * Measures the structure before anything is made of it, in linear time: a parsed value takes fifty times the memory of its brackets.
 *
 * @returns what is too much.
 */
function findExcess(bytes: Buffer): string | undefined {
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
