import type { Density } from "./format-reader.ts";
import { type Steps, TooManyParts } from "./steps.ts";

/** A TIFF directory: tag → numbers. Only some types are read (BYTE, SHORT, LONG, RATIONAL, UNDEFINED). */
export interface Directory {
  tags: Map<number, number[]>;
  /** Where the numbers of a tag begin. */
  offsets: Map<number, number>;
  /** Offset of the next directory; 0 when it is the last. */
  next: number;
}

const RATIONAL = 5;
const TYPE_SIZES: Record<number, 1 | 2 | 4 | 8> = { 1: 1, 3: 2, 4: 4, 7: 1, [RATIONAL]: 8 };

/** True for the header of a classic TIFF, which is also the header of an EXIF block. */
export function isTiffHeader(bytes: Buffer): boolean {
  const head = bytes.toString("latin1", 0, 4);
  return head === "II*\0" || head === "MM\0*";
}

/** Numbers that are read of a tag that has more. */
const MOST_NUMBERS = 64;

/**
 * Reads the directory at `offset`, or the first one. Layout: TIFF 6.0, section 2.
 * @param whole tags of which all numbers are read
 */
export function readDirectory(
  bytes: Buffer,
  steps: Steps,
  { offset, whole = [] }: { offset?: number; whole?: readonly number[] } = {},
): Directory {
  const little = bytes[0] === 0x49;
  const read = (at: number, size: 1 | 2 | 4 | 8): number => {
    if (size === 8) return read(at, 4) / read(at + 4, 4);
    return little ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size);
  };
  const start = offset ?? read(4, 4);
  const count = read(start, 2);
  const tags = new Map<number, number[]>();
  const offsets = new Map<number, number>();
  for (let entry = start + 2; entry < start + 2 + count * 12; entry += 12) {
    const size = TYPE_SIZES[read(entry + 2, 2)];
    steps.take();
    if (size === undefined) continue;
    const tag = read(entry, 2);
    const length = Math.min(read(entry + 4, 4), whole.includes(tag) ? Number.POSITIVE_INFINITY : MOST_NUMBERS);
    steps.take(length);
    const values = size * length <= 4 ? entry + 8 : read(entry + 8, 4);
    if (values + size * length > bytes.length || tags.has(tag)) continue;
    offsets.set(tag, values);
    tags.set(
      tag,
      Array.from({ length }, (_, index) => read(values + index * size, size)),
    );
  }
  return { tags, offsets, next: read(start + 2 + count * 12, 4) };
}

/** What is no orientation counts as upright. */
export function toOrientation(value: number): number {
  return value >= 1 && value <= 8 ? value : 1;
}

/** What an EXIF block (with or without its `Exif\0\0` prefix) says of how its picture is shown; nothing where it is damaged. */
export function readExif(block: Buffer, steps: Steps): { orientation: number; density?: Density | undefined } {
  const bytes = block.toString("latin1", 0, 6) === "Exif\0\0" ? block.subarray(6) : block;
  if (!isTiffHeader(bytes)) return { orientation: 1 };
  try {
    const { tags } = readDirectory(bytes, steps);
    return { orientation: toOrientation(tags.get(0x0112)?.[0] ?? 1), density: densityOf(tags) };
  } catch (error) {
    if (error instanceof TooManyParts) throw error;
    return { orientation: 1 };
  }
}

/** EXIF orientation of an EXIF block: 1 to 8, and 1 when it is absent or damaged. */
export function readOrientation(block: Buffer, steps: Steps): number {
  return readExif(block, steps).orientation;
}

/** The density that a directory gives: in inches, or in centimetres. */
export function densityOf(tags: Directory["tags"]): Density | undefined {
  const [across = 0] = tags.get(282) ?? [];
  const [down = across] = tags.get(283) ?? [];
  const unit = { 2: 1, 3: 2.54 }[tags.get(296)?.[0] ?? 2];
  return unit !== undefined && across > 0 && down > 0 && Number.isFinite(across + down)
    ? { across: across * unit, down: down * unit }
    : undefined;
}
