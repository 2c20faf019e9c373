import type { Size } from "../picture.ts";
import { cutOut, frameOf, listParts, putIn } from "./mask-parts.ts";
import { blur, greatest, grow, least, median, type Planes, shrink, toLuma } from "./plane.ts";

/** Pixels in a radius of the changed ones that count as changed too: soft edges of what changed. */
const CLOSE = 3;
/** A hole in what changed is filled up to this share of the picture. */
const LARGEST_HOLE = 0.004;
/** A change of fewer pixels is noise. */
const LEAST_PIXELS = 5;
/** Of brightness: half the side of the square in which JPEG spoils what is beside an edge. */
const BLOCK = 4;
/** The share of the contrast there that resampling and compression may make of it. */
const OF_CONTRAST = 0.13;
/** The same of colours, of which JPEG stores one for four pixels. */
const OF_COLOURS = 0.2;
/** Deviations, in pixels, of the Gaussians by which one of the two may have been softened. */
const SOFTENINGS = [0.45, 0.7, 1, 1.4, 2];

/** Half the width of the rim that a region may have about what changed, in pixels. */
const RIM = 4;

export interface Change {
  /** 1 for each pixel that changed or may have. */
  region: Uint8Array;
  /** Those of them that differ, and those far within. */
  core: Uint8Array;
  /** The answer shows the same sharper, which is no change. */
  isSharper: boolean;
  /** The answer may show the same out of focus, or sharper: it is softer than models leave a picture, or sharper at all. */
  isOfOtherFocus: boolean;
}

/**
 * Finds what an edit changed. Noise, softening, sharpening and compression do not count, and broad changes do though they are
 * faint.
 *
 * @param source as resampling alone would make it: to the answer's resolution and back
 * @param answer at the source's places, in its tone
 */
export function findChange(source: Planes, answer: Planes): Change {
  const { width, height } = source;
  const size = { width, height };
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const area = width * height;
  const pair = { source, answer, luma: toLuma(source).values, its: toLuma(answer).values };
  const { soft, shown, isSharper, isOfOtherFocus } = matchSoftness(pair.luma, pair.its, size);
  const bright = new Float32Array(area);
  for (let at = 0; at < area; at++) bright[at] = (soft[at] ?? 0) - (shown[at] ?? 0);
  const [blueness, redness] = [compareColour(pair, BLUENESS), compareColour(pair, REDNESS)];
  const fine = blur(bright, size, 0.7);
  for (let y = 0, at = 0; y < height; y++) {
    const row = (y >> 1) * half.width;
    for (let x = 0; x < width; x++, at++)
      fine[at] = lengthOf(fine[at] ?? 0, blueness.fine[row + (x >> 1)] ?? 0, redness.fine[row + (x >> 1)] ?? 0);
  }
  addAlpha(fine, source, answer, size);
  const contrast = measureContrast(soft, size);
  const noise = 1.4826 * median(fine);
  const base = Math.min(16, Math.max(6, 3 + 3.5 * noise));
  // What is strong is cut, so that it does not spread.
  const spread = (values: Float32Array) => blur(values, half, 2);
  const [blue, red] = [spread(clip(blueness.apart, 2 * base)), spread(clip(redness.apart, 2 * base))];
  const broad = spread(halveClipped(bright, size, 2 * base)).map((value, at) => lengthOf(value, blue[at] ?? 0, red[at] ?? 0));
  const broadBase = Math.min(8, Math.max(3, 1.5 + 3.5 * 1.4826 * median(broad)));
  const strength = new Float32Array(area);
  for (let y = 0, at = 0; y < height; y++) {
    const row = (y >> 1) * half.width;
    for (let x = 0; x < width; x++, at++) {
      const allowed = contrast[row + (x >> 1)] ?? 0;
      strength[at] = Math.max(
        (fine[at] ?? 0) / (base + OF_CONTRAST * allowed),
        (broad[row + (x >> 1)] ?? 0) / (broadBase + 0.04 * allowed),
      );
    }
  }
  const changed = follow(strength, size);
  // Most edits are small: nothing is looked for far from them.
  const frame = frameOf(changed, size, CLOSE + RIM + 1);
  const filled = fillHoles(cutOut(changed, size, frame), frame, LARGEST_HOLE * area);
  const [region, core] = [filled, shrink(filled, frame, RIM)].map((values) => putIn(values, frame, size)) as [Uint8Array, Uint8Array];
  for (let y = frame.top; y < frame.top + frame.height; y++) {
    for (let x = frame.left, at = y * width + x; x < frame.left + frame.width; x++, at++) {
      if (!region[at] || core[at]) continue;
      const raw = lengthOf(bright[at] ?? 0, differ(pair, at, BLUENESS), differ(pair, at, REDNESS));
      if (raw > 0.5 * (base + OF_CONTRAST * (contrast[(y >> 1) * half.width + (x >> 1)] ?? 0))) core[at] = 1;
    }
  }
  return { region, core, isSharper, isOfOtherFocus };
}

interface Pair {
  source: Planes;
  answer: Planes;
  /** Their brightness. */
  luma: Float32Array;
  its: Float32Array;
}

/** A difference from brightness, as JPEG stores it. */
interface ColourPart {
  channel: 0 | 2;
  factor: number;
}

const BLUENESS: ColourPart = { channel: 2, factor: 0.564 };
const REDNESS: ColourPart = { channel: 0, factor: 0.713 };

/** By how much a colour of one pixel differs. */
const differ = ({ source, answer, luma, its }: Pair, at: number, { channel, factor }: ColourPart) =>
  factor * ((source.colours[channel][at] ?? 0) - (luma[at] ?? 0) - (answer.colours[channel][at] ?? 0) + (its[at] ?? 0));

/**
 * By how much a colour differs; and `fine`, by how much more than compression may make of what is around. At half the size, at which JPEG
 * stores colours.
 */
function compareColour({ source, answer, luma, its }: Pair, { channel, factor }: ColourPart) {
  const { width, height } = source;
  const [own, shown] = [source.colours[channel], answer.colours[channel]];
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const make = () => new Float32Array(half.width * half.height);
  const [apart, low, high] = [make(), make().fill(255), make().fill(-255)];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0, to = (y >> 1) * half.width; x < width; x++, at++) {
      const value = factor * ((own[at] ?? 0) - (luma[at] ?? 0));
      if (value < (low[to] ?? 0)) low[to] = value;
      if (value > (high[to] ?? 0)) high[to] = value;
      apart[to] = (apart[to] ?? 0) + 0.25 * (value - factor * ((shown[at] ?? 0) - (its[at] ?? 0)));
      to += x & 1;
    }
  }
  const fine = blur(apart, half, 0.7);
  const [lowest, highest] = [least(low, half, BLOCK / 2), greatest(high, half, BLOCK / 2)];
  for (let at = 0; at < fine.length; at++) {
    const value = fine[at] ?? 0;
    const allowed = OF_COLOURS * ((highest[at] ?? 0) - (lowest[at] ?? 0));
    fine[at] = value > allowed ? value - allowed : value < -allowed ? value + allowed : 0;
  }
  return { apart, fine };
}

/** A softer answer must explain so much of the difference that a softer source leaves: noise is less in both. */
const SHARPER = 0.7;
/** Deviation, in pixels, of the Gaussian that a model does not reach by itself. */
const OUT_OF_FOCUS = 1;
/** What the edges of a sharper answer have more, as a factor of their squares. */
const CRISPER = 1.1;

/** The brightness of both, of which the sharper is softened as much as makes it most like the other. */
function matchSoftness(own: Float32Array, its: Float32Array, size: Size) {
  const plain = judgeSoftness(own, its);
  const source = soften(own, its, size);
  // What is nearest when it is softened is no sharper than the answer.
  const answer = source.cost < plain ? undefined : soften(its, own, size);
  const isSharper = answer !== undefined && answer.cost < SHARPER * plain;
  const isOfOtherFocus = source.sigma >= OUT_OF_FOCUS || measureEdges(its) > CRISPER * measureEdges(own);
  return { soft: source.values, shown: isSharper ? answer.values : its, isSharper, isOfOtherFocus };
}

/** One, softened as much as makes it most like the other. */
function soften(one: Float32Array, other: Float32Array, size: Size): { values: Float32Array; cost: number; sigma: number } {
  let best = { values: one, cost: judgeSoftness(one, other), sigma: 0 };
  for (const sigma of SOFTENINGS) {
    const values = blur(one, size, sigma);
    const cost = judgeSoftness(values, other);
    if (cost >= best.cost) break;
    best = { values, cost, sigma };
  }
  return best;
}

function measureEdges(values: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < values.length - 1; at += 3) sum += ((values[at] ?? 0) - (values[at + 1] ?? 0)) ** 2;
  return sum;
}

function judgeSoftness(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 3) sum += Math.min(16, Math.abs((one[at] ?? 0) - (other[at] ?? 0)));
  return sum;
}

/** Of a difference in brightness and in two colours, which are less seen. */
const lengthOf = (bright: number, blueness: number, redness: number) => Math.sqrt(bright ** 2 + 0.7 * (blueness ** 2 + redness ** 2));

const clip = (values: Float32Array, most: number) => values.map((value) => Math.min(most, Math.max(-most, value)));

/** The mean of four pixels each; of what is left over at the right and at the bottom, half or a quarter. */
function halveClipped(values: Float32Array, { width, height }: Size, most: number): Float32Array {
  const across = (width + 1) >> 1;
  const out = new Float32Array(across * ((height + 1) >> 1));
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0, to = (y >> 1) * across; x < width; x++, at++) {
      const value = values[at] ?? 0;
      out[to] = (out[to] ?? 0) + 0.25 * (value > most ? most : value < -most ? -most : value);
      to += x & 1;
    }
  }
  return out;
}

/** What became transparent or opaque changed too, also where it is white. */
function addAlpha(differences: Float32Array, source: Planes, answer: Planes, size: Size): void {
  if (!source.alpha || !answer.alpha) return;
  const alpha = answer.alpha;
  const apart = blur(
    source.alpha.map((value, at) => value - (alpha[at] ?? 255)),
    size,
    0.7,
  );
  for (let at = 0; at < differences.length; at++) differences[at] = Math.max(differences[at] ?? 0, Math.abs(apart[at] ?? 0));
}

/** Of the brightest to the darkest pixel in the square around each, at half the size. */
function measureContrast(values: Float32Array, { width, height }: Size): Float32Array {
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const [low, high] = [new Float32Array(half.width * half.height).fill(255), new Float32Array(half.width * half.height).fill(-255)];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0, to = (y >> 1) * half.width; x < width; x++, at++) {
      const value = values[at] ?? 0;
      if (value < (low[to] ?? 0)) low[to] = value;
      if (value > (high[to] ?? 0)) high[to] = value;
      to += x & 1;
    }
  }
  const darkest = least(low, half, BLOCK / 2);
  return greatest(high, half, BLOCK / 2).map((value, at) => value - (darkest[at] ?? 0));
}

/** What is above 1, with what is connected to it and not far below. */
function follow(strength: Float32Array, { width, height }: Size): Uint8Array {
  const WEAK = 0.45;
  const changed = new Uint8Array(strength.length);
  const queue = new Int32Array(strength.length);
  for (let start = 0; start < strength.length; start++) {
    if (changed[start] || (strength[start] ?? 0) <= 1) continue;
    let [first, last, seeds] = [0, 0, 0];
    changed[start] = 1;
    queue[last++] = start;
    while (first < last) {
      const at = queue[first++] ?? 0;
      if ((strength[at] ?? 0) > 1) seeds++;
      const x = at % width;
      const y = Math.floor(at / width);
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
          const next = row * width + column;
          if (changed[next] || (strength[next] ?? 0) <= WEAK) continue;
          changed[next] = 1;
          queue[last++] = next;
        }
      }
    }
    if (seeds < LEAST_PIXELS) for (let index = 0; index < last; index++) changed[queue[index] ?? 0] = 0;
  }
  return changed;
}

/** Closes gaps, and holes that the edit left as they were by chance. @param most pixels of a hole */
function fillHoles(changed: Uint8Array, size: Size, most: number): Uint8Array {
  const filled = shrink(grow(changed, size, CLOSE), size, CLOSE);
  for (const { pixels, touchesEdge } of listParts(filled, size, 0))
    if (!touchesEdge && pixels.length <= most) for (const at of pixels) filled[at] = 1;
  return filled;
}
