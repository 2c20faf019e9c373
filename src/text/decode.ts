/**
 * Decodes a file that a person writes for this action: UTF-8, with or without a byte order mark, or UTF-16 with one. The mark is not
 * part of the text.
 *
 * @returns undefined for all other bytes, and for a NUL, which binary files and UTF-16 without a mark contain.
 */
export function decodeUnicode(bytes: Buffer): string | undefined {
  const marked = MARKED.get(bytes.toString("latin1", 0, 2));
  if (marked !== undefined) return tryDecode(bytes, marked);
  return bytes.includes(0) ? undefined : tryDecode(bytes, "utf-8");
}

/** UTF-16 by its byte order mark. */
const MARKED: ReadonlyMap<string, string> = new Map([
  ["\xff\xfe", "utf-16le"],
  ["\xfe\xff", "utf-16be"],
]);

/**
 * Decodes a file that another program may have written: as {@link decodeUnicode}, and also UTF-16 without a mark, and the encoding that
 * the file declares.
 *
 * @returns undefined for bytes that are none of these.
 */
export function decodeText(bytes: Buffer): string | undefined {
  return decodeUnicode(bytes) ?? tryDecode(bytes, guessEncoding(bytes));
}

/** The encoding that a gettext header or an XML declaration names. */
const DECLARED = /(?:charset=|encoding=["'])([\w-]+)/;

function guessEncoding(bytes: Buffer): string {
  const [first, second] = bytes;
  // Text that begins with an ASCII character. Xcode once wrote `.strings` this way.
  if (first && second === 0) return "utf-16le";
  if (first === 0 && second) return "utf-16be";
  return DECLARED.exec(bytes.toString("latin1", 0, 4096))?.[1] ?? "utf-8";
}

function tryDecode(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
