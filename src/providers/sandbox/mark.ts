import { createHash } from "node:crypto";
import type { OverlayOptions } from "sharp";
import { encodePicture } from "../../pixels/encode.ts";
import { readHeader, setDensity } from "../../pixels/header.ts";
import { FORMATS, formatOfMediaType, type Picture, type Size } from "../../pixels/picture.ts";
import { definePixelWork } from "../../pixels/pixel-work.ts";
import { runPicture } from "../../pixels/sharp.ts";
import { GLYPHS } from "./dot-font.ts";

/** What the sandbox's mark shows. */
export interface Mark {
  prompt: string;
  locale?: string;
  /** From 1, which is not shown. */
  candidate: number;
}

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
const HEIGHT = 19;
const widthOf = (text: string) => text.length * 6 + 7;

/**
 * The sandbox's edit: the picture with a band in a corner that says SANDBOX, over blocks whose colours follow from the prompt, so
 * that another prompt gives another picture. The same input gives the same bytes. JPEG and WebP stay what they are, all else
 * becomes PNG; transparency outside the band is kept, and so is the way in which the picture is stored.
 */
export const markPicture = definePixelWork(
  "mark",
  async ({ picture, mark }: { picture: Picture; mark: Mark }): Promise<Buffer> => {
    const source = formatOfMediaType(picture.mediaType);
    const format = source === "jpeg" || source === "webp" ? source : "png";
    const { alpha, lossless, encoding } = readHeader(picture.bytes);
    const overlay = Math.min(picture.width, picture.height) === 1 ? drawNegative(picture, mark) : drawMark(picture, mark);
    const area = picture.width * picture.height;
    const marked = await runPicture(picture.bytes, (image) => {
      image.composite([overlay]);
      // Which adds an alpha channel.
      if (!alpha) image.removeAlpha();
      return encodePicture(image, format, { ...encoding, compression: undefined, quality: encoding.quality ?? 90, lossless, area });
    });
    return setDensity(marked, FORMATS[format].mediaType, encoding.density);
  },
  ({ picture }) => 2 * picture.width * picture.height,
);

/** On a strip of one pixel, a band would hide all: some of its colours are negated, so that what differed differs. */
function drawNegative({ width, height }: Size, { prompt, locale = "", candidate }: Mark): OverlayOptions {
  const [hash = 0] = createHash("sha256").update(`${prompt}${locale}${candidate}`).digest();
  const channels = 1 + (hash % 7);
  const [r = 0, g = 0, b = 0] = [1, 2, 4].map((bit) => (channels & bit ? 255 : 0));
  return { input: { create: { width, height, channels: 3, background: { r, g, b } } }, blend: "difference" };
}

/** The band for a picture of this size. It names the locale and the further candidates, each of which has a corner of its own. */
export function drawMark(picture: Size, { prompt, locale = "", candidate }: Mark): OverlayOptions {
  const dot = Math.max(1, Math.round(Math.min(picture.width / 4 / widthOf(TEXT), picture.height / 6 / HEIGHT)));
  const margin = Math.round(Math.min(picture.width, picture.height) / 40);
  const tags = `${locale.toUpperCase()}${candidate > 1 ? ` ${candidate}` : ""}`.trim();
  const whole = `${TEXT} ${tags}`.trim();
  const text = tags !== "" && widthOf(whole) * dot > picture.width ? tags : whole;
  const width = Math.min(widthOf(text) * dot, picture.width);
  const height = Math.min(HEIGHT * dot, picture.height);
  const corner = (candidate - 1) % 4;
  const right = corner === 1 || corner === 2;
  const upper = corner >= 2;
  return {
    input: paintBand(drawBand(text, prompt + tags), dot, { width, height }),
    raw: { width, height, channels: 3 },
    left: right ? Math.max(0, picture.width - width - margin) : Math.min(margin, picture.width - width),
    top: upper ? Math.min(margin, picture.height - height) : Math.max(0, picture.height - height - margin),
  };
}

function drawBand(text: string, seed: string): Colour[][] {
  const width = widthOf(text);
  const rows = Array.from({ length: HEIGHT }, (_, y) =>
    Array.from({ length: width }, (_, x): Colour => (Math.min(x, y, width - 1 - x, HEIGHT - 1 - y) === 0 ? LIGHT : DARK)),
  );
  const put = (x: number, y: number, colour: Colour) => rows[y]?.splice(x, 1, colour);
  [...text].forEach((letter, index) => {
    GLYPHS[letter]?.split(" ").forEach((row, y) => {
      for (let x = 0; x < 5; x++) if (row[x] === "#") put(4 + index * 6 + x, 4 + y, LIGHT);
    });
  });
  const digest = createHash("sha256").update(seed).digest();
  for (let x = 0; x < text.length * 6 - 1; x++) {
    const block = Math.floor(x / 3) % digest.length;
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
