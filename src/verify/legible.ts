import { areaOf, readHeader } from "../pixels/header.ts";
import type { Size } from "../pixels/picture.ts";
import { definePixelWork } from "../pixels/pixel-work.ts";
import { runPicture, runPixels } from "../pixels/sharp.ts";
import { type Box, heightOf, widthOf } from "../text/text-places.ts";
import { flatten, flattenEvenly, type Grey } from "./flatten.ts";

/** Letters of a screen are smaller than Tesseract was trained on, and larger ones than this leave too little ground to see. */
const ENLARGEMENT = 1.7;
/** Pictures are enlarged to no more than this, in pixels: reading takes time for each. */
const MAX_ENLARGED = 5_000_000;
/** Above this, in pixels, a picture is reduced. */
const MAX_PIXELS = 8_000_000;

/** One of the forms in which a picture is read. */
export interface Page {
  /** A PGM file, which Tesseract reads as it is and which needs no coding. https://netpbm.sourceforge.net/doc/pgm.html */
  pgm: Buffer;
  /** Pixels of the page for one of the picture's. */
  scale: number;
}

export interface LegibleRequest {
  /** Encoded. */
  picture: Buffer;
  /** Sizes of the pages, as shares of the enlarged picture. */
  shares: readonly number[];
}

/** A picture's letters, black on white, in these sizes. */
export const makeLegible = definePixelWork("legible", makePages, ({ picture }: LegibleRequest) => areaOf(picture) + 5 * MAX_PIXELS);

async function makePages({ picture, shares }: LegibleRequest): Promise<{ size: Size; pages: Page[] }> {
  const { width, height } = readHeader(picture);
  const enlarged = chooseSize({ width, height });
  const sized = await Promise.all(shares.map((share) => readGrey(picture, scale(enlarged, share))));
  return { size: { width, height }, pages: sized.map((grey) => ({ pgm: toPgm(flatten(grey)), scale: grey.width / width })) };
}

/**
 * How a line of text is read by itself: brought to a height in pixels, its letters shown against the ground near each or against one ground.
 * Of 205 short labels in Chinese, Japanese and Arabic these read 193 in one form or another; in larger sizes the ground near a letter is
 * its own strokes.
 */
const LINE_FORMS = [
  { lineHeight: 30, show: flatten },
  { lineHeight: 24, show: flattenEvenly },
  { lineHeight: 36, show: flattenEvenly },
];
/** Around a line, in heights of it: less than there is between two lines. */
const MARGIN = { x: 0.7, y: 0.3 };
/** White around a page, in pixels: Tesseract misses letters at an edge. */
const PADDING = 12;

export interface LegibleLinesRequest {
  /** Encoded. */
  picture: Buffer;
  /** Where lines of text stand in it. */
  boxes: readonly Box[];
}

/** Single lines of a picture, each in several forms, black on white. */
export const makeLinesLegible = definePixelWork("legible-lines", makeLinePages, ({ picture }: LegibleLinesRequest) => 2 * areaOf(picture));

async function makeLinePages({ picture, boxes }: LegibleLinesRequest): Promise<Buffer[][]> {
  const { width, height } = readHeader(picture);
  const whole = await readGrey(picture, { width, height });
  return Promise.all(boxes.map((box) => Promise.all(LINE_FORMS.map((form) => makeLine(whole, box, form)))));
}

async function makeLine(whole: Grey, box: Box, { lineHeight, show }: (typeof LINE_FORMS)[number]): Promise<Buffer> {
  const tall = heightOf(box);
  const clamp = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)));
  const left = clamp(box.left - MARGIN.x * tall, whole.width - 1);
  const top = clamp(box.top - MARGIN.y * tall, whole.height - 1);
  const width = Math.max(1, clamp(box.right + MARGIN.x * tall, whole.width) - left);
  const height = Math.max(1, clamp(box.bottom + MARGIN.y * tall, whole.height) - top);
  const size = scale({ width, height }, Math.min(lineHeight / tall, MAX_LINE_WIDTH / widthOf(box)));
  const pixels = await runPixels({ ...whole, channels: 1 }, (image) =>
    image
      .extract({ left, top, width, height })
      .resize({ ...size, fit: "fill" })
      .toColourspace("b-w")
      .raw(),
  );
  return toPgm(pad(show({ ...size, pixels })));
}

/** In pixels. */
const MAX_LINE_WIDTH = 3000;

function pad({ width, height, pixels }: Grey): Grey {
  const size = { width: width + 2 * PADDING, height: height + 2 * PADDING };
  const padded = new Uint8Array(size.width * size.height).fill(255);
  for (let y = 0; y < height; y++) padded.set(pixels.subarray(y * width, (y + 1) * width), (y + PADDING) * size.width + PADDING);
  return { ...size, pixels: padded };
}

function chooseSize({ width, height }: Size): Size {
  const fit = (most: number) => Math.sqrt(most / (width * height));
  return scale({ width, height }, Math.min(fit(MAX_PIXELS), Math.max(1, Math.min(ENLARGEMENT, fit(MAX_ENLARGED)))));
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

function toPgm({ width, height, pixels }: Grey): Buffer {
  return Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), pixels]);
}
