import { crc32 } from "node:zlib";
import sharp from "sharp";

export interface PictureOptions {
  width?: number;
  height?: number;
  format?: "png" | "jpeg" | "webp";
}

/** A small picture that no other seed gives: a gradient whose colours follow from the seed. */
export async function drawPicture(seed: number, { width = 48, height = 32, format = "png" }: PictureOptions = {}): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      pixels[at] = Math.floor((x * 255) / width);
      pixels[at + 1] = Math.floor((y * 255) / height);
      pixels[at + 2] = (seed * 37) % 256;
    }
  }
  // The blue alone would come again after 256 seeds.
  pixels[0] = seed % 256;
  pixels[1] = (seed >> 8) % 256;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .toFormat(format)
    .toBuffer();
}

/** One for each path, all different. */
export async function drawPictures(
  paths: readonly string[],
  options?: PictureOptions & { from?: number },
): Promise<Record<string, Buffer>> {
  const drawn = await Promise.all(paths.map((_, index) => drawPicture((options?.from ?? 0) + index + 1, options)));
  return Object.fromEntries(paths.map((path, index) => [path, drawn[index] ?? Buffer.alloc(0)]));
}

/** The picture with a white mark that a person made. */
export async function touchUp(bytes: Buffer | undefined): Promise<Buffer> {
  const mark = { create: { width: 6, height: 3, channels: 3, background: "white" } } as const;
  return sharp(bytes)
    .composite([{ input: mark, left: 40, top: 28 }])
    .toBuffer();
}

/** The same pixels as another program writes them. */
export async function recompress(bytes: Buffer | undefined): Promise<Buffer> {
  return sharp(bytes).png({ compressionLevel: 0 }).toBuffer();
}

/** How the picture looks, pixel by pixel: undefined when the bytes are no complete picture. */
export async function decodePicture(bytes: Buffer | undefined): Promise<{ width: number; height: number; pixels: string } | undefined> {
  if (bytes === undefined) return undefined;
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data.toString("base64") };
}

/** The same PNG with a text in it: other bytes, so much alike that git takes a moved file for renamed. */
export function addText(png: Buffer, text: string): Buffer {
  const chunk = Buffer.from(`tEXtTitle\0${text}`, "latin1");
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(chunk.length - 4);
  checksum.writeUInt32BE(crc32(chunk));
  const end = png.length - 12;
  return Buffer.concat([png.subarray(0, end), length, chunk, checksum, png.subarray(end)]);
}
