import { areaOf, readHeader } from "../pixels/header.ts";
import type { Size } from "../pixels/picture.ts";
import { definePixelWork } from "../pixels/pixel-work.ts";
import { runPicture } from "../pixels/sharp.ts";
import { flatten, type Grey } from "./flatten.ts";

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

/**
 * In what sizes a picture is read, as shares of the enlarged one: small letters are read better in one size and headings in another. What
 * nothing was found of is looked for once more in others: each size finds a few words that the others do not.
 */
export const FORMS = { usual: [1, 0.6], further: [0.8, 0.35, 0.25] };

export interface LegibleRequest {
  /** Encoded. */
  picture: Buffer;
  shares: readonly number[];
}

/** A picture's letters, black on white, in these sizes. */
export const makeLegible = definePixelWork("legible", makePages, ({ picture }: LegibleRequest) => areaOf(picture) + 5 * MAX_PIXELS);

async function makePages({ picture, shares }: LegibleRequest): Promise<Page[]> {
  const header = readHeader(picture);
  const size = chooseSize(header);
  const sized = await Promise.all(shares.map((share) => readGrey(picture, scale(size, share))));
  return sized.map((grey) => ({ pgm: toPgm(flatten(grey)), scale: grey.width / header.width }));
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
