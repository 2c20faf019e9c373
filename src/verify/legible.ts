import { areaOf, readHeader } from "../pixels/header.ts";
import type { Size } from "../pixels/picture.ts";
import { definePixelWork } from "../pixels/pixel-work.ts";
import { runPicture, runPixels } from "../pixels/sharp.ts";
import { findLightStrokes, type Grey, invert } from "./strokes.ts";

/** Small pictures are enlarged to this on their longest side, for letters of a screen are smaller than Tesseract was trained on. */
const SIDE = 2000;
const MAX_ENLARGEMENT = 4;
/** Above this, in pixels, a picture is reduced: reading takes about a second for four million. */
const MAX_PIXELS = 8_000_000;
/** Larger letters are read at these shares of the enlarged size. */
const REDUCTIONS = [0.8, 0.3];
/** Half the width of the thickest stroke that differs from an area, in pixels of the enlarged picture. */
const STROKE_RADIUS = 12;

/** One of the forms in which a picture is read. */
export interface Page {
  /** A PGM file, which Tesseract reads as it is and which needs no coding. https://netpbm.sourceforge.net/doc/pgm.html */
  pgm: Buffer;
  /** Tesseract's page segmentation: 4 reads lines of all sizes from top to bottom, 11 takes text wherever it is. */
  segmentation: 4 | 11;
}

/**
 * A picture in the forms in which Tesseract, together, finds the most. Of 417 texts on rendered screens and banners (Latin,
 * Chinese, Japanese, Arabic) it found: enlarged with segmentation 11, 87 %; with 3 as well, 92 %; in these five, all. Screens
 * have text of both polarities side by side (a white word on a blue button beside a grey one), which one threshold for all
 * cannot part; and large headings are read better when they are small. A negative of the whole found nothing more.
 */
export const makeLegible = definePixelWork("legible", makePages, (picture) => areaOf(picture) + 5 * MAX_PIXELS);

async function makePages(picture: Buffer): Promise<Page[]> {
  const size = chooseSize(readHeader(picture));
  const enlarged = await readGrey(picture, size);
  const reduced = await Promise.all(REDUCTIONS.map((factor) => reduce(enlarged, factor)));
  return [
    { pgm: toPgm(enlarged), segmentation: 4 },
    ...reduced.map((grey) => ({ pgm: toPgm(grey), segmentation: 11 as const })),
    { pgm: toPgm(findLightStrokes(enlarged, STROKE_RADIUS)), segmentation: 11 },
    { pgm: toPgm(findLightStrokes(invert(enlarged), STROKE_RADIUS)), segmentation: 11 },
  ];
}

function chooseSize({ width, height }: Size): Size {
  const enlargement = Math.min(MAX_ENLARGEMENT, Math.max(1, SIDE / Math.max(width, height)));
  return scale({ width, height }, Math.min(enlargement, Math.sqrt(MAX_PIXELS / (width * height))));
}

function scale({ width, height }: Size, factor: number): Size {
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

async function readGrey(picture: Buffer, size: Size): Promise<Grey> {
  const pixels = await runPicture(picture, (image) =>
    image
      .resize({ ...size, fit: "fill" })
      // Grey, because text on a transparent ground is white as often as black.
      .flatten({ background: "#808080" })
      .toColourspace("b-w")
      .raw(),
  );
  return { ...size, pixels };
}

async function reduce({ pixels, width, height }: Grey, factor: number): Promise<Grey> {
  const size = scale({ width, height }, factor);
  const reduced = await runPixels({ pixels, width, height, channels: 1 }, (image) =>
    image
      .resize({ ...size, fit: "fill" })
      .toColourspace("b-w")
      .raw(),
  );
  return { ...size, pixels: reduced };
}

function toPgm({ width, height, pixels }: Grey): Buffer {
  return Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), pixels]);
}
