import sharp, { type Sharp } from "sharp";
import type { Answer } from "../emulators/picture.ts";

/** Red grows to the right, green downwards, and blue says which picture it is, so that no two places look alike. */
export function drawPixels(width: number, height: number, options: { blue?: number; channels?: 3 | 4 } = {}): Buffer {
  const { blue = 96, channels = 3 } = options;
  const pixels = Buffer.alloc(width * height * channels, 255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels;
      pixels[at] = 20 + Math.floor((x * 200) / width);
      pixels[at + 1] = 20 + Math.floor((y * 200) / height);
      pixels[at + 2] = blue;
    }
  }
  return pixels;
}

/** A pipeline over such a picture, to be encoded as needed. */
export function draw(width: number, height: number, options: { blue?: number; channels?: 3 | 4 } = {}): Sharp {
  return sharp(drawPixels(width, height, options), { raw: { width, height, channels: options.channels ?? 3 } });
}

/** Small, so that a run of many costs little. */
export const SMALL = { width: 60, height: 40 };

export function drawSmall(blue = 96): Promise<Buffer> {
  return draw(SMALL.width, SMALL.height, { blue }).png().toBuffer();
}

/** A model's answer to {@link drawSmall}: the same size, the middle negated; no work at the vendor. */
export async function answerSmall(blue = 96): Promise<Buffer> {
  const { width, height } = SMALL;
  const pixels = drawPixels(width, height, { blue });
  for (let y = height / 4; y < (height * 3) / 4; y++)
    for (let at = (y * width + width / 4) * 3; at < (y * width + (width * 3) / 4) * 3; at++) pixels[at] = 255 - (pixels[at] ?? 0);
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

/** A vendor that gives the first picture for the first order, and so on; `broken`: numbers, from 1, of those that are no pictures. */
export function inTurn(pictures: readonly Buffer[], broken: readonly number[] = []): Answer {
  let made = 0;
  return () => {
    made += 1;
    const picture = pictures[(made - 1) % pictures.length] ?? Buffer.alloc(0);
    return { ...SMALL, bytes: broken.includes(made) ? Buffer.from("no picture") : picture, contentType: "image/png" };
  };
}

export interface Look {
  width: number;
  height: number;
  format: string;
  hasAlpha: boolean;
  /** Red, green, blue and alpha at a place given as shares of width and height. */
  at(x: number, y: number): number[];
}

/** Decodes a picture in full, as a viewer shows it. */
export async function look(bytes: Uint8Array): Promise<Look> {
  const { format, hasAlpha, compression } = await sharp(bytes).metadata();
  const { data, info } = await sharp(bytes, { failOn: "warning" })
    .autoOrient()
    .toColourspace("srgb")
    .ensureAlpha()
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    format: format === "heif" && compression === "av1" ? "avif" : format,
    hasAlpha,
    at: (x, y) => {
      const index = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 4;
      return [...data.subarray(index, index + 4)];
    },
  };
}

/** How far two colours are apart, of 255, in the channel where they differ most. */
export function distance(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? 0))));
}
