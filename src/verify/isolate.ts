import type { Box } from "../text/text-places.ts";
import type { Grey } from "./flatten.ts";

/** What differs less from the ground of a text is ground too. */
const SAME = 32;
/** Values that count as one, where the most frequent one is sought. */
const STEP = 8;
/** An area belongs to the text where so much of it stands in the text's box. */
const OWN_SHARE = 0.5;

/**
 * A line of text with its ground as far as the picture goes, in place of what is around that: of white letters in a round button, Tesseract takes
 * the button for a part.
 *
 * @param box where text stands in the picture
 */
export function isolate(picture: Grey, box: Box): Grey {
  const ground = findGround(picture, box);
  const isInk = Uint8Array.from(picture.pixels, (value) => (Math.abs(value - ground) > SAME ? 1 : 0));
  const pixels = new Uint8Array(picture.pixels);
  for (const area of listOutside(picture, isInk)) {
    if (area.filter((index) => isWithin(picture, index, box)).length < OWN_SHARE * area.length)
      for (const index of area) pixels[index] = ground;
  }
  return { ...picture, pixels };
}

/** The most frequent value in the middle of a box and right above and below: its ends may reach beyond a button, and letters cover half of it. */
function findGround({ width, height, pixels }: Grey, { left, top, right, bottom }: Box): number {
  const counts = new Uint32Array(256 / STEP + 1);
  const sums = new Uint32Array(256 / STEP + 1);
  const around = Math.max(1, Math.round((bottom - top) / 6));
  // Of a letter, the ground beside it is needed.
  const inset = right - left > 3 * (bottom - top) ? Math.round((right - left) / 4) : -around;
  for (let y = Math.max(0, top - around); y < Math.min(height, bottom + around); y++) {
    for (let x = Math.max(0, left + inset); x < Math.min(width, right - inset); x++) {
      const value = pixels[y * width + x] ?? 0;
      const bin = Math.floor(value / STEP);
      counts[bin] = (counts[bin] ?? 0) + 1;
      sums[bin] = (sums[bin] ?? 0) + value;
    }
  }
  const most = counts.indexOf(Math.max(...counts));
  return Math.round((sums[most] ?? 0) / (counts[most] ?? 1));
}

function isWithin({ width }: Grey, index: number, { left, top, right, bottom }: Box): boolean {
  const [x, y] = [index % width, Math.floor(index / width)];
  return x >= left && x < right && y >= top && y < bottom;
}

/** Areas of what is no ground that reach the picture's edge. */
function* listOutside({ width, height }: Grey, isInk: Uint8Array): Generator<number[]> {
  const seen = new Uint8Array(isInk.length);
  const edge: number[] = [];
  for (let x = 0; x < width; x++) edge.push(x, (height - 1) * width + x);
  for (let y = 0; y < height; y++) edge.push(y * width, (y + 1) * width - 1);
  for (const start of edge) {
    const area: number[] = [];
    const visit = (index: number) => {
      if (!isInk[index] || seen[index]) return;
      seen[index] = 1;
      area.push(index);
    };
    visit(start);
    for (let next = 0; next < area.length; next++) {
      const index = area[next] ?? 0;
      if (index % width > 0) visit(index - 1);
      if (index % width < width - 1) visit(index + 1);
      if (index >= width) visit(index - width);
      if (index < width * (height - 1)) visit(index + width);
    }
    if (area.length > 0) yield area;
  }
}
