import { createHash } from "node:crypto";
import { RetouchError } from "../errors.ts";
import { makeThumbnail, reduceSize } from "./compare.ts";
import { areaOf, readHeader } from "./header.ts";
import type { Picture } from "./picture.ts";
import { CUT_OFF, DAMAGED } from "./picture-messages.ts";
import { definePixelWork } from "./pixel-work.ts";
import { checkDecodable } from "./size-limits.ts";

const proven = Symbol("proven");

/**
 * A picture that was decoded to its end, or encoded from one that was. Outputs are written from nothing else. The symbol is known here
 * alone, and {@link markProven} is for this folder: what comes from elsewhere is decoded by {@link provePicture}.
 */
export interface ProvenPicture extends Picture {
  /** Hash of `bytes`, hexadecimal. */
  sha256: string;
  readonly [proven]: true;
}

export function markProven<P extends Picture & { sha256: string }>(picture: P): P & ProvenPicture {
  return { ...picture, [proven]: true };
}

/**
 * Decodes a picture, which keeps its bytes.
 *
 * @throws {RetouchError} `invalid-image`: no picture, cut off or damaged; `unsupported-image`: not of a type that is read; `too-large`.
 */
export async function provePicture(bytes: Buffer): Promise<ProvenPicture> {
  return markProven({ bytes, ...(await prove({ bytes })) });
}

const prove = definePixelWork("prove", decode, ({ bytes }) => areaOf(bytes));

async function decode({ bytes }: { bytes: Buffer }): Promise<Omit<Picture, "bytes"> & { sha256: string }> {
  const header = readHeader(bytes);
  const { mediaType, width, height } = header;
  if (!header.complete) throw new RetouchError("invalid-image", CUT_OFF);
  checkDecodable(header, bytes.length);
  await makeThumbnail(bytes, reduceSize(header), "scale").catch((cause: unknown) => {
    throw new RetouchError("invalid-image", DAMAGED, { cause });
  });
  return { mediaType, width, height, sha256: createHash("sha256").update(bytes).digest("hex") };
}
