import type { Size } from "../picture.ts";
import { blur, greatest, grow, halve, least, median, type Planes, shrink, toLuma } from "./plane.ts";

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
/** Deviations, in pixels, of the Gaussians by which the source may have been softened. */
const SOFTENINGS = [0.45, 0.7, 1, 1.4, 2];

/** Half the width of the rim that a region may have about what changed, in pixels. */
const RIM = 4;

export interface Change {
  /** 1 for each pixel that changed or may have. */
  region: Uint8Array;
  /** Those of them that differ, and those far within. */
  core: Uint8Array;
}

/**
 * Finds what an edit changed. Noise, softening and compression do not count, and broad changes do though they are
 * faint.
 *
 * @param source as resampling alone would make it: to the answer's resolution and back
 * @param answer at the source's places, in its tone
 */
export function findChange(source: Planes, answer: Planes): Change {
  const { width, height } = source;
  const size = { width, height };
  const area = width * height;
  const [luma, its] = [toLuma(source).values, toLuma(answer).values];
  const soft = matchSoftness(luma, its, size);
  const bright = new Float32Array(area);
  for (let at = 0; at < area; at++) bright[at] = (soft[at] ?? 0) - (its[at] ?? 0);
  const blueness = compareColour(source.colours[2], answer.colours[2], { luma, its, factor: 0.564, size });
  const redness = compareColour(source.colours[0], answer.colours[0], { luma, its, factor: 0.713, size });
  const raw = combine(bright, blueness.apart, redness.apart);
  const fine = combine(blur(bright, size, 0.7), blueness.fine, redness.fine);
  addAlpha(fine, source, answer, size);
  const contrast = measureContrast(soft, size);
  const noise = 1.4826 * median(fine);
  const base = Math.min(16, Math.max(6, 3 + 3.5 * noise));
  // What is strong is cut, so that it does not spread.
  for (const values of [bright, blueness.apart, redness.apart]) clip(values, 2 * base);
  // What is broad is as well seen at half the size.
  const half = { width: Math.max(1, width >> 1), height: Math.max(1, height >> 1) };
  const spread = (values: Float32Array) => blur(halve({ ...size, values }).values, half, 2);
  const broad = combine(spread(bright), spread(blueness.apart), spread(redness.apart));
  const broadBase = Math.min(8, Math.max(3, 1.5 + 3.5 * 1.4826 * median(broad)));
  const strength = new Float32Array(area);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.min(half.height - 1, y >> 1) * half.width;
    for (let x = 0; x < width; x++, at++) {
      const allowed = contrast[at] ?? 0;
      const around = broad[row + Math.min(half.width - 1, x >> 1)] ?? 0;
      strength[at] = Math.max((fine[at] ?? 0) / (base + OF_CONTRAST * allowed), around / (broadBase + 0.04 * allowed));
    }
  }
  const region = fillHoles(follow(strength, size), size);
  const core = shrink(region, size, RIM);
  for (let at = 0; at < area; at++) if (region[at] && (raw[at] ?? 0) > 0.5 * (base + OF_CONTRAST * (contrast[at] ?? 0))) core[at] = 1;
  return { region, core };
}

interface ColourParts {
  /** Brightness of the source and of the answer. */
  luma: Float32Array;
  its: Float32Array;
  /** Of the difference from brightness, as JPEG stores it. */
  factor: number;
  size: Size;
}

/** By how much a colour differs; and `fine`, by how much more than compression may make of what is around. */
function compareColour(own: Float32Array, shown: Float32Array, { luma, its, factor, size }: ColourParts) {
  const apart = new Float32Array(own.length);
  const values = new Float32Array(own.length);
  for (let at = 0; at < own.length; at++) {
    const value = factor * ((own[at] ?? 0) - (luma[at] ?? 0));
    values[at] = value;
    apart[at] = value - factor * ((shown[at] ?? 0) - (its[at] ?? 0));
  }
  const fine = blur(apart, size, 1.4);
  const contrast = measureContrast(values, size);
  for (let at = 0; at < fine.length; at++) {
    const value = fine[at] ?? 0;
    const allowed = OF_COLOURS * (contrast[at] ?? 0);
    fine[at] = value > allowed ? value - allowed : value < -allowed ? value + allowed : 0;
  }
  return { apart, fine };
}

/** The source's brightness, softened as much as makes it most like the answer's. */
function matchSoftness(own: Float32Array, its: Float32Array, size: Size): Float32Array {
  const judge = (values: Float32Array) => {
    let sum = 0;
    for (let at = 0; at < values.length; at += 3) sum += Math.min(16, Math.abs((values[at] ?? 0) - (its[at] ?? 0)));
    return sum;
  };
  let best = { values: own, cost: judge(own) };
  for (const sigma of SOFTENINGS) {
    const values = blur(own, size, sigma);
    const cost = judge(values);
    if (cost >= best.cost) break;
    best = { values, cost };
  }
  return best.values;
}

function combine(bright: Float32Array, blueness: Float32Array, redness: Float32Array): Float32Array {
  const out = new Float32Array(bright.length);
  for (let at = 0; at < out.length; at++)
    out[at] = Math.sqrt((bright[at] ?? 0) ** 2 + 0.7 * ((blueness[at] ?? 0) ** 2 + (redness[at] ?? 0) ** 2));
  return out;
}

function clip(values: Float32Array, most: number): void {
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    if (value > most) values[at] = most;
    else if (value < -most) values[at] = -most;
  }
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

/** Of the brightest to the darkest pixel in the square around each; of all four of two rows and columns alike. */
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
  const [darkest, brightest] = [least(low, half, BLOCK / 2), greatest(high, half, BLOCK / 2)];
  const out = new Float32Array(values.length);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0, from = (y >> 1) * half.width; x < width; x++, at++) {
      out[at] = (brightest[from] ?? 0) - (darkest[from] ?? 0);
      from += x & 1;
    }
  return out;
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

/** Closes gaps, and holes that the edit left as they were by chance. */
function fillHoles(changed: Uint8Array, size: Size): Uint8Array {
  const filled = shrink(grow(changed, size, CLOSE), size, CLOSE);
  const most = LARGEST_HOLE * filled.length;
  for (const { pixels, touchesEdge } of listParts(filled, size, 0))
    if (!touchesEdge && pixels.length <= most) for (const at of pixels) filled[at] = 1;
  return filled;
}

export interface Part {
  /** Their numbers. */
  pixels: Int32Array;
  left: number;
  top: number;
  right: number;
  bottom: number;
  touchesEdge: boolean;
}

/** The connected parts of a value. Pixels are neighbours along the axes. */
export function listParts(values: Uint8Array, { width, height }: Size, value: number): Part[] {
  const seen = new Uint8Array(values.length);
  const queue = new Int32Array(values.length);
  const parts: Part[] = [];
  for (let start = 0; start < values.length; start++) {
    if (seen[start] || values[start] !== value) continue;
    const part = { left: width, top: height, right: 0, bottom: 0, touchesEdge: false };
    let [first, last] = [0, 0];
    const visit = (at: number) => {
      if (seen[at] || values[at] !== value) return;
      seen[at] = 1;
      queue[last++] = at;
    };
    visit(start);
    while (first < last) {
      const at = queue[first++] ?? 0;
      const x = at % width;
      const y = Math.floor(at / width);
      part.left = Math.min(part.left, x);
      part.right = Math.max(part.right, x);
      part.top = Math.min(part.top, y);
      part.bottom = Math.max(part.bottom, y);
      if (x > 0) visit(at - 1);
      else part.touchesEdge = true;
      if (x < width - 1) visit(at + 1);
      else part.touchesEdge = true;
      if (y > 0) visit(at - width);
      else part.touchesEdge = true;
      if (y < height - 1) visit(at + width);
      else part.touchesEdge = true;
    }
    parts.push({ ...part, pixels: queue.slice(0, last) });
  }
  return parts;
}
