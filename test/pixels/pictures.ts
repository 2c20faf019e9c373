import sharp, { type Sharp } from "sharp";
import { readHeader } from "../../src/pixels/header.ts";
import type { Size } from "../../src/pixels/picture.ts";

/** Pictures made and read by sharp's native build: another codec than the one under test. */

/**
 * A picture that shows where its pixels went: red grows to the right, green downwards, and the four quarters have their own
 * blue. With `alpha`, a transparent frame of an eighth is around an opaque middle; `edited` puts a grey square of a quarter of
 * the sides in the middle.
 */
export function paint({ width, height }: Size, options: { alpha?: boolean; edited?: boolean } = {}): Sharp {
  const channels = options.alpha ? 4 : 3;
  const pixels = Buffer.alloc(width * height * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels;
      const across = (x + 0.5) / width;
      const down = (y + 0.5) / height;
      const fromMiddle = Math.max(Math.abs(across - 0.5), Math.abs(down - 0.5));
      const blue = (across < 0.5 ? 0 : 100) + (down < 0.5 ? 0 : 100);
      pixels.set(options.edited && fromMiddle < 0.125 ? [0x88, 0x88, 0x88] : [across * 255, down * 255, blue], at);
      if (options.alpha) pixels[at + 3] = fromMiddle < 0.375 ? 255 : 0;
    }
  }
  return sharp(pixels, { raw: { width, height, channels } });
}

/** The picture as an edit would leave it. */
export function paintEdited(size: Size, options: { alpha?: boolean } = {}): Sharp {
  return paint(size, { ...options, edited: true });
}

/** Red, green, blue and alpha at a place given in shares of the sides. */
export async function pick(bytes: Buffer, across: number, down: number): Promise<number[]> {
  const { data, info } = await sharp(bytes).toColourspace("srgb").ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(down * info.height) * info.width + Math.floor(across * info.width)) * 4;
  return [...data.subarray(at, at + 4)];
}

/** The largest difference of any channel between two colours. */
export function distance(a: number[], b: number[]): number {
  return Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? 0))));
}

/** Source and header as the functions under test take them. */
export async function asSource(image: Sharp) {
  const source = await image.toBuffer();
  return { source, header: readHeader(source) };
}

/** EXIF with a place and a camera, which must never come through. */
export const PRIVATE_EXIF = { IFD0: { Make: "SecretCamera" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 31/1 0/1" } };

/** A two-frame animation or two-page file. */
export function paintFrames({ width, height }: Size): Sharp {
  const frames = Buffer.alloc(width * height * 2 * 3);
  frames.fill(200, frames.length / 2);
  return sharp(frames, { raw: { width, height: height * 2, channels: 3, pageHeight: height } });
}

/** A PNG chunk, with a checksum of zero: for files whose header alone is read. */
export function pngChunk(tag: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(tag, "latin1"), data, Buffer.alloc(4)]);
}
