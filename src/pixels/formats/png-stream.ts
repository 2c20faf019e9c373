import { createInflateRaw } from "node:zlib";

/** What is wrong of a stream of pixels is no more than its checksum, or its head. */
export interface PixelStream {
  /** In the form of zlib (RFC 1950). */
  data: Buffer;
  /** The chunks' own checksums are right. */
  isProven: boolean;
  /** Bytes of all rows. */
  length: number;
}

/** Bytes behind the last row that a stream may have. */
const MAX_MORE = 1_000_000;
/** Sums of so many bytes are below 2^53. */
const ADLER_RUN = 5552;
const ADLER_BASE = 65_521;

/**
 * The stream with a right head and a right checksum, where it holds all rows and one of the two checksums says that they are what was
 * written: then the other one was computed wrongly. Undefined where it does not.
 */
export async function repairStream({ data, isProven, length }: PixelStream): Promise<Buffer | undefined> {
  const inflate = createInflateRaw();
  inflate.end(data.subarray(2));
  let [low, high, found] = [1, 0, 0];
  try {
    for await (const part of inflate as AsyncIterable<Buffer>) {
      found += part.length;
      if (found > length + MAX_MORE) return undefined;
      for (let from = 0; from < part.length; from += ADLER_RUN) {
        for (const value of part.subarray(from, from + ADLER_RUN)) high += low += value;
        low %= ADLER_BASE;
        high %= ADLER_BASE;
      }
    }
  } catch {
    return undefined;
  }
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(high * 65_536 + low);
  const end = 2 + inflate.bytesWritten;
  const isWhole = found >= length && (isProven || data.subarray(end, end + 4).equals(sum));
  return isWhole ? Buffer.concat([Buffer.from([0x78, 0x9c]), data.subarray(2, end), sum]) : undefined;
}
