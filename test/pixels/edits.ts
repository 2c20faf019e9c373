import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { finishPicture } from "../../src/pixels/finish-picture.ts";
import { readHeader } from "../../src/pixels/header.ts";
import { formatOfMediaType, type OutputFormat } from "../../src/pixels/picture.ts";
import { type PictureLimits, preparePicture } from "../../src/pixels/prepare-picture.ts";
import { markPicture } from "../../src/providers/sandbox/mark.ts";

/** Files as cameras, browsers and other tools write them: they show discs in red, green and blue at these places of 240×160. */
export const field = (name: string) => readFileSync(join(import.meta.dirname, "../fixtures/field", name));
export const DISCS: [colour: number[], x: number, y: number][] = [
  [[220, 40, 30], 50, 50],
  [[40, 190, 60], 120, 110],
  [[40, 70, 220], 195, 55],
];

/** Of what most models take: files of these types and sizes are sent as they are. */
export const AS_IT_IS: PictureLimits = { mediaTypes: ["image/png", "image/jpeg", "image/webp"] };
/** Of a model that the pictures have to be enlarged for. */
export const ENLARGED: PictureLimits = { ...AS_IT_IS, minSide: 384 };

export async function readPixel(bytes: Buffer, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(bytes).toColourspace("srgb").removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
}

/** Of a model that takes small ones: decoders may read fewer pixels then. */
export const REDUCED: PictureLimits = { ...AS_IT_IS, maxSide: 80 };

/** What is sent to a model, and the result when it sends the same back. */
export async function editByModel(source: Buffer, limits: PictureLimits) {
  const header = readHeader(source);
  const sent = await preparePicture(source, header, limits);
  const answer = await sharp(sent.bytes).png().toBuffer();
  return { sent, finished: await finish(source, answer) };
}

/** The result of the sandbox, whose mark is at the lower left. */
export async function editInSandbox(source: Buffer) {
  const picture = await preparePicture(source, readHeader(source), AS_IT_IS);
  return finish(source, await markPicture({ picture, mark: { prompt: "make it night", candidate: 1 } }));
}

export async function finish(source: Buffer, answer: Buffer) {
  const header = readHeader(source);
  const format = formatOfMediaType(header.mediaType) as OutputFormat;
  return finishPicture({ answer, source, header, wanted: { size: { width: header.width, height: header.height }, fit: "cover", format } });
}
