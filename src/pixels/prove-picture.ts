import { createHash } from "node:crypto";
import { RetouchError } from "../errors.ts";
import { makeThumbnail, reduceSize } from "./compare.ts";
import { areaOf, type Header, readHeader } from "./header.ts";
import type { Picture } from "./picture.ts";
import { ODD_GEOMETRY } from "./picture-messages.ts";
import { definePixelWork } from "./pixel-work.ts";
import { measurePicture, runPicture, wasRepaired } from "./sharp.ts";
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
 * @returns `isOdd`: other decoders may refuse the file, see {@link wasRepaired}.
 * @throws {RetouchError} `invalid-image`: no picture, cut off or damaged; `unsupported-image`: not of a type that is read; `too-large`.
 */
export async function provePicture(bytes: Buffer): Promise<ProvenPicture & { isOdd: boolean }> {
  return markProven({ bytes, ...(await prove({ bytes })) });
}

const prove = definePixelWork("prove", decode, ({ bytes }) => areaOf(bytes));

async function decode({ bytes }: { bytes: Buffer }): Promise<Omit<Picture, "bytes"> & { sha256: string; isOdd: boolean }> {
  const header = readHeader(bytes);
  const { mediaType, width, height } = header;
  checkDecodable(header, bytes.length);
  await checkGeometry(bytes, header);
  await checkEnd(bytes, header);
  await makeThumbnail(bytes, reduceSize(header), "scale");
  return { mediaType, width, height, sha256: createHash("sha256").update(bytes).digest("hex"), isOdd: wasRepaired(bytes) };
}

/**
 * Compares what our reader says of a picture with what the decoder makes of it: a result of another size would be cropped or squeezed.
 * @throws {RetouchError} `unsupported-image`: they differ; `invalid-image`: the decoder cannot read it.
 */
export async function checkGeometry(bytes: Buffer, { width, height }: Header): Promise<void> {
  const seen = await measurePicture(bytes);
  if (seen.width !== width || seen.height !== height) throw new RetouchError("unsupported-image", ODD_GEOMETRY);
}

/**
 * Decodes each pixel of a file without an end mark: where the decoder may reduce it, it passes over rows that are missing at the end.
 * @throws {RetouchError} `invalid-image`: it is cut off.
 */
export async function checkEnd(bytes: Buffer, { complete }: Header): Promise<void> {
  if (!complete) await runPicture(bytes, (image) => image.extractChannel(0).raw());
}
