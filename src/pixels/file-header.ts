import type { PlainFile } from "../git/open-file.ts";
import { type Header, readHeader } from "./header.ts";

/** Enough for the header of nearly every image. A JPEG with large metadata before its header is read as a whole. */
const HEADER_BYTES = 128 * 1024;

/** For one file after another: a new one for each of thousands takes longer than to read them. */
let buffer: Buffer | undefined;

/**
 * Reads a header without the rest of the file; undefined if that is not enough.
 * @throws RetouchError as {@link readHeader}
 */
export function readFileHeader(file: PlainFile): Header | undefined {
  buffer ??= Buffer.allocUnsafeSlow(HEADER_BYTES);
  const start = buffer.subarray(0, file.readStart(buffer));
  try {
    return readHeader(start);
  } catch (error) {
    if (start.length < HEADER_BYTES) throw error;
    return undefined;
  }
}
