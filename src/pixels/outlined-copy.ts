import { areaOf, readHeader } from "./header.ts";
import type { Size } from "./picture.ts";
import { definePixelWork } from "./pixel-work.ts";
import { runPicture } from "./sharp.ts";

/** Pixels of the copy to each CSS pixel, for sharp screens. */
const DENSITY = 2;

/** Red, green, blue, alpha. */
const LINE = Buffer.of(217, 0, 217, 255);
const RIM = Buffer.of(255, 255, 255, 255);
const NOTHING = Buffer.of(0, 0, 0, 0);

/** What is drawn around a region, from the outside in: how far from it each layer ends, in CSS pixels. The rim shows in dark pictures. */
const LAYERS: readonly (readonly [distance: number, colour: Buffer])[] = [
  [5, RIM],
  [4, LINE],
  [2, RIM],
  [1, NOTHING],
];
const THICKNESS = 5;

interface OutlineParts {
  bytes: Buffer;
  /** In pixels of the picture, upright. */
  regions: readonly (Size & { x: number; y: number })[];
  /** CSS pixels in which the copy is shown. */
  box: Size;
}

/** Makes a small WebP of a picture with outlines around parts of it. @throws RetouchError when it is no picture, or one that is too large. */
export const makeOutlinedCopy = definePixelWork("outlined-copy", outline, ({ bytes }: OutlineParts) => areaOf(bytes, bytes));

async function outline({ bytes, regions, box }: OutlineParts): Promise<Buffer> {
  const size = readHeader(bytes);
  const shown = Math.min(1, box.width / size.width, box.height / size.height);
  const scale = Math.min(1, DENSITY * shown);
  const copy = { width: toPixels(size.width * scale), height: toPixels(size.height * scale) };
  const input = drawOutlines(regions, copy, { x: copy.width / size.width, y: copy.height / size.height, dot: scale / shown });
  return runPicture(bytes, (image) =>
    image
      .resize({ ...copy, fit: "fill" })
      .composite([{ input, raw: { ...copy, channels: 4 } }])
      .webp({ quality: 78, effort: 2 }),
  );
}

const toPixels = (length: number) => Math.max(1, Math.round(length));

/** Each layer is filled for all regions before the next, so that those which touch get one outline. */
function drawOutlines(regions: OutlineParts["regions"], { width, height }: Size, scale: { x: number; y: number; dot: number }): Buffer {
  const pixels = Buffer.alloc(width * height * 4);
  const most = THICKNESS * scale.dot;
  const within = (value: number, length: number) => Math.min(Math.max(value, most), Math.max(most, length - most));
  for (const [distance, colour] of LAYERS) {
    for (const region of regions) {
      const by = distance * scale.dot;
      // Beside an edge the line is within the picture.
      const edges = (at: number, size: number, length: number) =>
        [within(at, length) - by, within(at + size, length) + by].map((edge) => Math.min(length, Math.max(0, Math.round(edge))));
      const [left = 0, right = 0] = edges(region.x * scale.x, region.width * scale.x, width);
      const [top = 0, bottom = 0] = edges(region.y * scale.y, region.height * scale.y, height);
      for (let y = top; y < bottom; y++) pixels.fill(colour, (y * width + left) * 4, (y * width + right) * 4);
    }
  }
  return pixels;
}
