import { areaOf, type Header, readHeader } from "./header.ts";
import type { Size } from "./picture.ts";
import { definePixelWork } from "./pixel-work.ts";
import { runPicture, runPixels } from "./sharp.ts";

/** CSS pixels: a thumbnail is shown at half of this on a screen with two pixels to each. */
const THUMBNAIL = { width: 360, height: 300 };

/** For a comment, which shows pictures at half of this at most, or alone in the whole column. */
const SMALL_COPY = { width: 800, height: 960 };

const COARSE = { quality: 78, effort: 2 };

/** What every browser shows as it is. */
const BROWSER = new Set(["image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"]);

/** What a gallery shows small of a task: the picture before and the result, as WebP. */
export interface Thumbnails {
  before?: Buffer | undefined;
  after?: Buffer | undefined;
}

export interface Preview {
  /** WebP. */
  thumbnail: Buffer;
  /** As a viewer shows it: upright. */
  width: number;
  height: number;
  mediaType: string;
  /** The whole picture as WebP without loss, where browsers do not show its own format. */
  shown?: Buffer;
}

/** A picture that was reduced already, as WebP: as quickly as it goes, since each task makes two, and they are in the artifact only. */
export function drawThumbnail({ pixels, width, height }: Size & { pixels: Uint8Array }): Promise<Buffer> {
  return runPixels({ pixels, width, height, channels: 4 }, (image) => image.webp({ ...COARSE, effort: 0 }));
}

/** What a browser shows of a picture: its own bytes. Undefined where browsers do not show its format. */
export function describeShown({ width, height, mediaType }: Header): Omit<Preview, "thumbnail"> | undefined {
  return BROWSER.has(mediaType) ? { width, height, mediaType } : undefined;
}

/** Makes what a web page shows of a picture. @throws RetouchError when it is no picture, or one that is too large. */
export const makePreview = definePixelWork("preview", preview, (bytes: Buffer) => areaOf(bytes, bytes));

/** Makes a WebP of a picture of at most {@link SMALL_COPY}, upright. @throws RetouchError as {@link makePreview}. */
export const makeSmallCopy = definePixelWork(
  "small-copy",
  (bytes: Buffer) => shrink(bytes, SMALL_COPY),
  (bytes: Buffer) => areaOf(bytes, bytes),
);

function shrink(bytes: Buffer, box: { width: number; height: number }): Promise<Buffer> {
  return runPicture(bytes, (image) => image.resize({ ...box, fit: "inside", withoutEnlargement: true }).webp(COARSE));
}

async function preview(bytes: Buffer): Promise<Preview> {
  const header = readHeader(bytes);
  const { width, height } = header;
  const thumbnail = await shrink(bytes, THUMBNAIL);
  const own = describeShown(header);
  if (own) return { thumbnail, ...own };
  const shown = await runPicture(bytes, (image) => image.webp({ lossless: true, effort: 1 }));
  return { thumbnail, width, height, mediaType: "image/webp", shown };
}
