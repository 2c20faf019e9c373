import { hasSimilarRatio } from "./geometry.ts";
import { readHeader } from "./header.ts";
import type { Size } from "./picture.ts";
import { type Frame, readFrame, scaleSize, toBrightness } from "./same-pixels.ts";

interface Pictures {
  file: Buffer;
  result: Buffer;
  original: Buffer;
}

/** Differences up to this, of 255, come from coding and resizing. */
const VISIBLE = 16;
/** Correlation of brightness from which on two pictures show the same, also where one was made brighter as a whole. */
const ALIKE = 0.6;

/**
 * Whether a file shows the result of an edit, and is nearer to it than to the original in most of the places where these two differ. It may
 * have been resized or cropped since.
 */
export async function carriesEdit(pictures: Pictures): Promise<boolean> {
  const { file, result, original } = await readFrames(pictures);
  const greys = { file: toGrey(file), result: toGrey(result) };
  const place = findPlace(greys.file, greys.result);
  if (correlate(greys, place) < ALIKE) return false;
  let [toResult, toOriginal] = [0, 0];
  forEachShared(file, result, place, (own, its) => {
    if (distance(original, its, result, its) <= VISIBLE) return;
    const [fromResult, fromOriginal] = [distance(file, own, result, its), distance(file, own, original, its)];
    if (fromResult < fromOriginal) toResult++;
    else if (fromOriginal < fromResult) toOriginal++;
  });
  // An edit that cannot be seen at this size may be there.
  return toResult >= toOriginal;
}

/** Longest side at which pictures are compared, in pixels. */
const SIDE = 768;

/** The three at one scale. A file that was resized gets the size of the result again, one that was cropped does not. */
async function readFrames({ file, result, original }: Pictures): Promise<Record<keyof Pictures, Frame>> {
  const [own, its] = [readHeader(file), readHeader(result)];
  const [ownSide, side] = [Math.max(own.width, own.height), Math.max(its.width, its.height)];
  const isWhole = hasSimilarRatio(own, its);
  const scale = isWhole ? Math.min(ownSide, side, SIDE) / side : Math.min(1, SIDE / Math.max(ownSide, side));
  const size = scaleSize(its, scale);
  return {
    file: await readFrame(file, isWhole ? size : scaleSize(own, scale)),
    result: await readFrame(result, size),
    // What `fit` makes by default of a picture of another ratio.
    original: await readFrame(original, size, "cover"),
  };
}

/** The brightness of each pixel. */
interface Grey extends Size {
  values: Float32Array;
}

function toGrey({ width, height, pixels }: Frame): Grey {
  const values = new Float32Array(width * height);
  for (let index = 0; index < values.length; index++)
    values[index] = toBrightness(pixels[index * 4] ?? 0, pixels[index * 4 + 1] ?? 0, pixels[index * 4 + 2] ?? 0);
  return { width, height, values };
}

/** Where the first pixel of one picture is in another one; negative where it begins before that. */
interface Place {
  x: number;
  y: number;
}

/** Side of the reduced pictures that are laid upon each other in every way, in pixels. */
const COARSE_SIDE = 96;

/** Where two pictures of one scale are most alike. Along each axis, the shorter one lies within the longer one. */
function findPlace(own: Grey, its: Grey): Place {
  const factor = Math.ceil(Math.max(own.width, own.height, its.width, its.height) / COARSE_SIDE);
  const coarse = findBest(reduce(own, factor), reduce(its, factor), { step: 1 });
  const about = { x: coarse.x * factor, y: coarse.y * factor };
  return factor === 1 ? coarse : findBest(own, its, { step: factor, about });
}

/** @param about the place near which the best one is, by less than a step. */
function findBest(own: Grey, its: Grey, { step, about }: { step: number; about?: Place }): Place {
  const listPlaces = (length: number, other: number, middle: number | undefined) => {
    const [first, last] = [Math.min(0, other - length), Math.max(0, other - length)];
    const [from, to] = middle === undefined ? [first, last] : [Math.max(first, middle - step), Math.min(last, middle + step)];
    return Array.from({ length: Math.max(1, to - from + 1) }, (_, index) => Math.min(from + index, last));
  };
  let best = { x: 0, y: 0, difference: Number.POSITIVE_INFINITY };
  for (const y of listPlaces(own.height, its.height, about?.y)) {
    for (const x of listPlaces(own.width, its.width, about?.x)) {
      let [sum, count] = [0, 0];
      forEachShared(
        own,
        its,
        { x, y },
        (mine, theirs) => {
          sum += Math.abs((own.values[mine] ?? 0) - (its.values[theirs] ?? 0));
          count++;
        },
        step,
      );
      if (sum / count < best.difference) best = { x, y, difference: sum / count };
    }
  }
  return best;
}

function reduce({ width, height, values }: Grey, factor: number): Grey {
  const size = { width: Math.max(1, Math.floor(width / factor)), height: Math.max(1, Math.floor(height / factor)) };
  const reduced = new Float32Array(size.width * size.height);
  for (let y = 0; y < size.height * factor && y < height; y++) {
    for (let x = 0; x < size.width * factor && x < width; x++) {
      const index = Math.floor(y / factor) * size.width + Math.floor(x / factor);
      reduced[index] = (reduced[index] ?? 0) + (values[y * width + x] ?? 0) / factor ** 2;
    }
  }
  return { ...size, values: reduced };
}

/** Visits the pixels that two pictures share, or every so many of them, by their numbers in both. */
function forEachShared(own: Size, its: Size, { x, y }: Place, visit: (own: number, its: number) => void, step = 1): void {
  const [right, bottom] = [Math.min(its.width, x + own.width), Math.min(its.height, y + own.height)];
  for (let row = Math.max(0, y); row < bottom; row += step)
    for (let column = Math.max(0, x); column < right; column += step) visit((row - y) * own.width + column - x, row * its.width + column);
}

/** Correlation of the brightness of two pictures, from -1 to 1; 1 where one of them has but one. */
function correlate({ file, result }: { file: Grey; result: Grey }, place: Place): number {
  let [count, sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0, 0];
  forEachShared(file, result, place, (own, its) => {
    const [a, b] = [file.values[own] ?? 0, result.values[its] ?? 0];
    count++;
    sumA += a;
    sumB += b;
    squaresA += a * a;
    squaresB += b * b;
    products += a * b;
  });
  const spread = (squaresA - sumA ** 2 / count) * (squaresB - sumB ** 2 / count);
  return spread < 1 ? 1 : (products - (sumA * sumB) / count) / Math.sqrt(spread);
}

/** The largest difference of two pixels in one of their channels. */
function distance({ pixels: a }: Frame, first: number, { pixels: b }: Frame, second: number): number {
  let largest = 0;
  for (let channel = 0; channel < 4; channel++)
    largest = Math.max(largest, Math.abs((a[first * 4 + channel] ?? 0) - (b[second * 4 + channel] ?? 0)));
  return largest;
}
