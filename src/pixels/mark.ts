import { createHash } from "node:crypto";
import { encodePicture } from "./encode.ts";
import type { OutputFormat, Picture, Size } from "./picture.ts";
import { inLane, openPicture } from "./sharp.ts";

/** Glyphs of 5 × 7 dots, a row a number; the WebAssembly build has no fonts. */
const GLYPHS: Record<string, readonly number[]> = {
  A: [0b01110, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001],
  B: [0b11110, 0b10001, 0b10001, 0b11110, 0b10001, 0b10001, 0b11110],
  D: [0b11110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b11110],
  N: [0b10001, 0b11001, 0b10101, 0b10101, 0b10011, 0b10001, 0b10001],
  O: [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110],
  S: [0b01111, 0b10000, 0b10000, 0b01110, 0b00001, 0b00001, 0b11110],
  X: [0b10001, 0b10001, 0b01010, 0b00100, 0b01010, 0b10001, 0b10001],
};
const TEXT = "SANDBOX";

type Colour = readonly [number, number, number];
const LIGHT: Colour = [255, 255, 255];
const DARK: Colour = [17, 24, 39];
const HUES: readonly Colour[] = [
  [239, 68, 68],
  [245, 158, 11],
  [34, 197, 94],
  [59, 130, 246],
];

/** Dots: a light frame, a dark one within, then the text, and under it a row of coloured blocks. */
const BAND: Size = { width: TEXT.length * 6 + 7, height: 19 };
const FORMATS: Partial<Record<Picture["mediaType"], OutputFormat>> = { "image/jpeg": "jpeg", "image/webp": "webp" };

/**
 * The sandbox's edit: the picture with a band in its lower left corner that says SANDBOX, over blocks whose colours follow
 * from the prompt, so that another prompt gives another picture. The same input gives the same bytes. JPEG and WebP stay what
 * they are, all else becomes PNG; transparency outside the band is kept.
 */
export async function markPicture(picture: Picture, prompt: string): Promise<Buffer> {
  const dot = Math.max(1, Math.round(Math.min(picture.width / 4 / BAND.width, picture.height / 6 / BAND.height)));
  const margin = Math.round(Math.min(picture.width, picture.height) / 40);
  const width = Math.min(BAND.width * dot, picture.width);
  const height = Math.min(BAND.height * dot, picture.height);
  const pixels = paintBand(drawBand(prompt), dot, { width, height });
  const top = Math.max(0, picture.height - height - margin);
  const left = Math.min(margin, picture.width - width);
  const overlay = { input: pixels, raw: { width, height, channels: 3 as const }, top, left };
  const format = FORMATS[picture.mediaType] ?? "png";
  return inLane(() => encodePicture(openPicture(picture.bytes).composite([overlay]), format, { quality: 95, lossless: false }));
}

function drawBand(prompt: string): Colour[][] {
  const rows = Array.from({ length: BAND.height }, (_, y) =>
    Array.from({ length: BAND.width }, (_, x): Colour => (Math.min(x, y, BAND.width - 1 - x, BAND.height - 1 - y) === 0 ? LIGHT : DARK)),
  );
  const put = (x: number, y: number, colour: Colour) => rows[y]?.splice(x, 1, colour);
  [...TEXT].forEach((letter, index) => {
    GLYPHS[letter]?.forEach((bits, y) => {
      for (let x = 0; x < 5; x++) if (bits & (0b10000 >> x)) put(4 + index * 6 + x, 4 + y, LIGHT);
    });
  });
  const digest = createHash("sha256").update(prompt).digest();
  for (let x = 0; x < TEXT.length * 6 - 1; x++) {
    const block = Math.floor(x / 3);
    const hue = HUES[(digest[block] ?? 0) % HUES.length] ?? LIGHT;
    for (let y = 0; y < 3; y++) put(4 + x, 13 + y, hue);
  }
  return rows;
}

function paintBand(rows: Colour[][], dot: number, size: Size): Buffer {
  const pixels = Buffer.alloc(size.width * size.height * 3);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      pixels.set(rows[Math.floor(y / dot)]?.[Math.floor(x / dot)] ?? DARK, (y * size.width + x) * 3);
    }
  }
  return pixels;
}
