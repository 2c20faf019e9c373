import { readTag } from "./format-reader.ts";
import { STEPS_PER_PART, type Steps } from "./steps.ts";

/** A box of an ISO media file, less its header; `end` may lie beyond a file that was cut off. */
export interface Box {
  type: string;
  start: number;
  end: number;
}

/** The boxes side by side between two offsets. What is no box ends the list. ISO/IEC 14496-12, section 4.2. */
export function listBoxes(bytes: Buffer, { start, end }: Pick<Box, "start" | "end">, steps: Steps): Box[] {
  const boxes: Box[] = [];
  const limit = Math.min(end, bytes.length);
  for (let at = start; at + 8 <= limit; ) {
    steps.take(STEPS_PER_PART);
    const short = bytes.readUInt32BE(at);
    // 0: up to the end; 1: a size of 64 bits follows, which only pixels could need.
    const header = short === 1 ? 16 : 8;
    const size = short === 0 ? limit - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    if (size < header) return boxes;
    boxes.push({ type: readTag(bytes, at + 4), start: at + header, end: at + size });
    at += size;
  }
  return boxes;
}

/** @throws {RangeError} when it is not there. */
export function findBox(boxes: readonly Box[], type: string): Box {
  const found = boxes.find((box) => box.type === type);
  if (!found) throw new RangeError(`no box ${type}`);
  return found;
}
