import { createHash } from "node:crypto";
import { makeThumbnail, reduceSize, type Thumbnail } from "./compare.ts";
import { areaOf, type Header, lacksPixels, readHeader } from "./header.ts";
import type { Picture } from "./picture.ts";
import { PictureError } from "./picture-error.ts";
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
 * @throws {PictureError} `invalid-image`: no picture, cut off or damaged; `unsupported-image`: not of a type that is read; `too-large`.
 */
export async function provePicture(bytes: Buffer): Promise<ProvenPicture> {
  return markProven({ bytes, ...(await prove({ bytes })) });
}

const prove = definePixelWork("prove", decode, ({ bytes }) => areaOf(bytes));

async function decode({ bytes }: { bytes: Buffer }): Promise<Omit<Picture, "bytes"> & { sha256: string }> {
  const { mediaType, width, height } = (await reduce(bytes, checkEnd)).header;
  return { mediaType, width, height, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** Reduced copies of sources that were decoded for proof. The result is compared with its source, which need not be decoded again. */
const reducedCopies = new WeakMap<Buffer, Thumbnail>();

/**
 * Decodes a picture that is to be edited, and keeps a reduced copy as long as the bytes live.
 *
 * @returns `isOdd`: other decoders may refuse the file, see {@link wasRepaired}.
 * @throws PictureError as {@link provePicture}
 */
export async function proveSource(bytes: Buffer): Promise<{ isOdd: boolean }> {
  const { copy, isOdd } = await reduceSource({ bytes });
  reducedCopies.set(bytes, copy);
  return { isOdd };
}

/** As it is shown, upright; absent where {@link proveSource} has not decoded these very bytes. */
export const reducedCopyOf = (bytes: Buffer): Thumbnail | undefined => reducedCopies.get(bytes);

const reduceSource = definePixelWork(
  "prove-source",
  ({ bytes }: { bytes: Buffer }) => reduce(bytes, checkPixels),
  ({ bytes }) => areaOf(bytes),
);

async function reduce(bytes: Buffer, check: typeof checkPixels): Promise<{ header: Header; copy: Thumbnail; isOdd: boolean }> {
  const header = readHeader(bytes);
  checkDecodable(header, bytes.length);
  await checkGeometry(bytes, header);
  await check(bytes, header);
  const copy = await makeThumbnail(bytes, reduceSize(header), "scale");
  return { header, copy, isOdd: wasRepaired(bytes) };
}

/**
 * Compares what our reader says of a picture with what the decoder makes of it: a result of another size would be cropped or squeezed.
 * @throws {PictureError} `unsupported-image`: they differ; `invalid-image`: the decoder cannot read it.
 */
export async function checkGeometry(bytes: Buffer, { width, height }: Header): Promise<void> {
  const seen = await measurePicture(bytes);
  if (seen.width !== width || seen.height !== height) throw new PictureError({ kind: "odd-geometry" });
}

/**
 * Looks for damage that the decoder does not tell of, before a source is paid for.
 * @throws {PictureError} `invalid-image`: it is damaged or cut off.
 */
export async function checkPixels(bytes: Buffer, { complete, mediaType }: Header): Promise<void> {
  if (lacksPixels(bytes, mediaType)) throw new PictureError({ kind: complete ? "damaged" : "cut-off" });
  // Where the decoder may reduce a picture, it passes over rows that are missing at the end.
  if (!complete) await runPicture(bytes, (image) => image.extractChannel(0).raw());
}

/**
 * The same of a file without an end mark alone. A result is paid for, and an encoder has just made it: the few whole files that
 * {@link checkPixels} takes for damaged must not be among them, and a look at all of its data takes a while.
 */
export async function checkEnd(bytes: Buffer, header: Header): Promise<void> {
  if (!header.complete) await checkPixels(bytes, header);
}
