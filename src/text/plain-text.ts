import { stripVTControlCharacters } from "node:util";

/** Everything that a terminal, a browser or Markdown may take for the end of a line. */
const LINE_BREAKS = /[\n\r\t\v\f\u0085\u2028\u2029]+/g;

/**
 * What is not seen but changes how the text around it is read: controls, marks and overrides of the writing direction, zero-width
 * characters and tag characters. The joiners U+200C and U+200D stay, since Persian, Indic scripts and emoji are written with them.
 */
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** What is not seen, line breaks included. */
export const UNSEEN = new RegExp(String.raw`${INVISIBLE.source}|[\u2028\u2029]`, "gu");

/** Letters that are written from right to left, such as those of Hebrew and Arabic. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** Text of a repository or a provider as one line of visible, well-formed text. Not yet escaped for any markup. */
export function toLine(text: string): string {
  return stripVTControlCharacters(text).toWellFormed().replace(LINE_BREAKS, " ").replace(INVISIBLE, "").trim();
}

/** Percent-encodes what the pattern finds. Where `%` is among it, `decodeURIComponent` gives the text back. */
export function percentEncode(text: string, pattern: RegExp): string {
  const encode = (part: string) => Buffer.from(part).toString("hex").toUpperCase().replace(/../g, "%$&");
  return text.toWellFormed().replace(pattern, encode);
}

/** Cuts at the end, to at most `max` characters (code points) with the ellipsis. */
export function cutEnd(text: string, max: number): string {
  if (text.length <= max) return text;
  // No character has more than two units, so that a long text is not taken apart as a whole.
  const characters = Array.from(text.slice(0, 2 * max + 1));
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join("")}…`;
}

/** Cuts a path in its middle, so that both its top folder and its file name can be told. */
export function cutMiddle(path: string, max: number): string {
  if (path.length <= max) return path;
  const characters = Array.from(path);
  if (characters.length <= max) return path;
  // The end tells more than the start: it holds the name and the extension.
  const start = Math.floor((max - 1) / 3);
  return `${characters.slice(0, start).join("")}…${characters.slice(characters.length - (max - 1 - start)).join("")}`;
}
