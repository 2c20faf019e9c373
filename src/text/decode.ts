/** The encoding that a gettext header or an XML declaration names. */
const DECLARED = /(?:charset=|encoding=["'])([\w-]+)/;

/**
 * The text of a file of unknown encoding: UTF-8 or UTF-16 with a byte order mark, UTF-16 without one that begins with an ASCII
 * character (Xcode once wrote such `.strings`), UTF-8, else what the first kilobytes declare. The mark is not part of the text.
 * Where nothing fits, U+FFFD stands for what cannot be read.
 */
export function decodeText(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decode(bytes, "utf-16be");
  if (first && second === 0) return decode(bytes, "utf-16le");
  if (first === 0 && second) return decode(bytes, "utf-16be");
  const text = decode(bytes, "utf-8");
  if (!text.includes("\uFFFD")) return text;
  const [, declared] = DECLARED.exec(bytes.toString("latin1", 0, 4096)) ?? [];
  try {
    return declared ? decode(bytes, declared) : text;
  } catch {
    return text;
  }
}

function decode(bytes: Buffer, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}
