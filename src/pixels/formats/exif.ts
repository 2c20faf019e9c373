import { type Steps, TooManyParts } from "./steps.ts";

/** A TIFF directory: tag → numbers. Only the integer types are read (BYTE, SHORT, LONG), at most 64 numbers a tag. */
export interface Directory {
  tags: Map<number, number[]>;
  /** Offset of the next directory; 0 when it is the last. */
  next: number;
}

const TYPE_SIZES: Record<number, 1 | 2 | 4> = { 1: 1, 3: 2, 4: 4 };

/** True for the header of a classic TIFF, which is also the header of an EXIF block. */
export function isTiffHeader(bytes: Buffer): boolean {
  const head = bytes.toString("latin1", 0, 4);
  return head === "II*\0" || head === "MM\0*";
}

/** Reads the directory at `offset`, or the first one. Layout: TIFF 6.0, section 2. */
export function readDirectory(bytes: Buffer, steps: Steps, offset?: number): Directory {
  const little = bytes[0] === 0x49;
  const read = (at: number, size: 1 | 2 | 4) => (little ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size));
  const start = offset ?? read(4, 4);
  const count = read(start, 2);
  const tags = new Map<number, number[]>();
  for (let entry = start + 2; entry < start + 2 + count * 12; entry += 12) {
    const size = TYPE_SIZES[read(entry + 2, 2)];
    steps.take();
    if (size === undefined) continue;
    const length = Math.min(read(entry + 4, 4), 64);
    steps.take(length);
    const values = size * length <= 4 ? entry + 8 : read(entry + 8, 4);
    if (values + size * length > bytes.length) continue;
    tags.set(
      read(entry, 2),
      Array.from({ length }, (_, index) => read(values + index * size, size)),
    );
  }
  return { tags, next: read(start + 2 + count * 12, 4) };
}

/** EXIF orientation of an EXIF block (with or without its `Exif\0\0` prefix): 1 to 8, and 1 when it is absent or damaged. */
export function readOrientation(block: Buffer, steps: Steps): number {
  const bytes = block.toString("latin1", 0, 6) === "Exif\0\0" ? block.subarray(6) : block;
  if (!isTiffHeader(bytes)) return 1;
  try {
    const value = readDirectory(bytes, steps).tags.get(0x0112)?.[0] ?? 1;
    return value >= 1 && value <= 8 ? value : 1;
  } catch (error) {
    if (error instanceof TooManyParts) throw error;
    return 1;
  }
}
