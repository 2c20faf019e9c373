import { areaOf, readHeader } from "../pixels/header.ts";
import type { Size } from "../pixels/picture.ts";
import { definePixelWork } from "../pixels/pixel-work.ts";
import { runPicture, runPixels } from "../pixels/sharp.ts";
import { type Box, heightOf, widthOf } from "../text/text-places.ts";
import { flatten, flattenEvenly, type Grey } from "./flatten.ts";
import { isolate } from "./isolate.ts";

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
/** The same of one letter. */
const LETTER_FORMS = [LINE_FORMS[0], LINE_FORMS[1], { lineHeight: 48, show: flatten }] as typeof LINE_FORMS;
/** A letter is no wider than so many times its height. */
const LETTER = 1.4;
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
  return Promise.all(
    boxes
      .map((box) => cutLine(whole, box))
      .map((line) => Promise.all((line.wide < LETTER * line.tall ? LETTER_FORMS : LINE_FORMS).map((form) => makeLine(line, form)))),
  );
}

/** What is looked at around a line, to see where the ground of its text ends; in heights of it. */
const REACH = { x: 2, y: 1 };

/** A line alone, with a margin. */
function cutLine(whole: Grey, box: Box): { line: Grey; tall: number; wide: number } {
  const { picture, inside } = cut(whole, grow(box, REACH), box);
  const line = cut(isolate(picture, inside), grow(inside, MARGIN), inside).picture;
  return { line, tall: heightOf(box), wide: widthOf(box) };
}

function grow(box: Box, { x, y }: { x: number; y: number }): Box {
  const tall = heightOf(box);
  return { left: box.left - x * tall, top: box.top - y * tall, right: box.right + x * tall, bottom: box.bottom + y * tall };
}

/** What of a picture is in a box, in whole pixels; and where what is looked for stands in that. */
function cut(picture: Grey, box: Box, wanted: Box): { picture: Grey; inside: Box } {
  const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, Math.round(value)));
  const [left, top] = [clamp(box.left, 0, picture.width - 1), clamp(box.top, 0, picture.height - 1)];
  const width = clamp(box.right, left + 1, picture.width) - left;
  const height = clamp(box.bottom, top + 1, picture.height) - top;
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const start = (top + y) * picture.width + left;
    pixels.set(picture.pixels.subarray(start, start + width), y * width);
  }
  const [x, y] = [clamp(wanted.left - left, 0, width - 1), clamp(wanted.top - top, 0, height - 1)];
  const inside = { left: x, top: y, right: clamp(wanted.right - left, x + 1, width), bottom: clamp(wanted.bottom - top, y + 1, height) };
  return { picture: { width, height, pixels }, inside };
}

async function makeLine(
  { line, tall, wide }: ReturnType<typeof cutLine>,
  { lineHeight, show }: (typeof LINE_FORMS)[number],
): Promise<Buffer> {
  const size = scale(line, Math.min(lineHeight / tall, MAX_LINE_WIDTH / wide));
  const pixels = await runPixels({ ...line, channels: 1 }, (image) =>
    image
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
