import type { Size } from "../picture.ts";
import { createLeastSquares } from "./least-squares.ts";
import { blur, type Planes, toLuma } from "./plane.ts";

/** Side of the parts that are compared, in pixels. */
const PART = 24;
/** Share of the parts that must agree. */
const MOST_PARTS = 0.9;
/** Share of the parts that changed, below which an edit is one of a place. */
const LEAST_CHANGED = 0.05;

interface Two {
  /** As resampling alone would make it. */
  source: Planes;
  /** At the source's places, in its own tone. */
  answer: Planes;
}

/** Levels, of 255, and the share of what changed, by which shade may differ from one that is found. */
const SAME_SHADE = 4;
const OF_SHADE = 0.2;
/** Levels that a model adds to a colour; what adds more is no light. */
const MOST_ADDED = 12;
const ROUNDS = 4;

/**
 * Whether light that grows or falls evenly across the picture (a gradient, a vignette) is all that changed. Then there is no place at
 * which it ends, and none from which the source can be restored.
 *
 * @param changed 1 for each pixel
 */
export function isShaded({ source, answer }: Two, changed: Uint8Array): boolean {
  const parts = listParts(source);
  const isChanged = parts.map((part) => meanOf(changed, part, source.width) >= 0.5);
  if (isChanged.filter(Boolean).length < LEAST_CHANGED * parts.length) return false;
  const agrees = parts.map(() => true);
  for (const channel of [0, 1, 2] as const) {
    const own = parts.map((part) => meanOf(source.colours[channel], part, source.width));
    const its = parts.map((part) => meanOf(answer.colours[channel], part, source.width));
    const rows = parts.map(({ left, top }, at) => makeRow(own[at] ?? 0, left / source.width, top / source.height));
    const apart = fitShade(rows, own, its);
    if (!apart) return false;
    for (let at = 0; at < parts.length; at++)
      if ((apart[at] ?? 0) > Math.max(SAME_SHADE, OF_SHADE * Math.abs((own[at] ?? 0) - (its[at] ?? 0)))) agrees[at] = false;
  }
  const shareOf = (values: boolean[]) => values.filter(Boolean).length / values.length;
  return shareOf(agrees) >= MOST_PARTS && shareOf(agrees.filter((_, at) => isChanged[at])) >= MOST_PARTS;
}

/** Light that is even, falls across, falls down, and falls from the middle outwards; and what is added. */
function makeRow(own: number, across: number, down: number): Float64Array {
  const [x, y, value] = [2 * across - 1, 2 * down - 1, own / 255];
  return Float64Array.of(value, value * x, value * y, value * (x * x + y * y), 1);
}

/** How far each part is from the shade that most of them have; undefined where it is no light. */
function fitShade(rows: readonly Float64Array[], own: readonly number[], its: readonly number[]): number[] | undefined {
  let apart = own.map(() => 0);
  let added = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const equations = createLeastSquares();
    const cutoff = 4.685 * Math.max(2, 1.4826 * (apart.toSorted((a, b) => a - b)[apart.length >> 1] ?? 0));
    for (const [at, row] of rows.entries()) {
      const share = (apart[at] ?? 0) / cutoff;
      if (share < 1) equations.add((1 - share * share) ** 2, row, (its[at] ?? 0) - (own[at] ?? 0));
    }
    const found = equations.solve(1e-6);
    if (!found) return undefined;
    apart = rows.map((row, at) =>
      Math.abs(row.reduce((sum, value, index) => sum + value * (found[index] ?? 0), (own[at] ?? 0) - (its[at] ?? 0))),
    );
    added = found[4] ?? 0;
  }
  return Math.abs(added) <= MOST_ADDED ? apart : undefined;
}

/** Deviation of brightness from which there is detail in a part. */
const DETAILED = 1.5;
/** What is left of it after a blur, and the correlation with it; and the same of what was sharpened. A model keeps 0.9 to 1.05. */
const BLURRED = { most: 0.75, correlation: 0.5 };
const SHARPENED = { least: 1.15, correlation: 0.9 };
/** Share of the parts with detail that must be so; and of those in which something changed, the share that must show the same thing. */
const MOST_DETAILED = 0.5;
const MOST_CHANGED = 0.7;

/**
 * Whether all that changed is how sharp the picture is, by more than a model does it to each.
 *
 * @param changed 1 for each pixel
 * @param pixel of the answer, in pixels of the source
 */
export function isRefocused({ source, answer }: Two, changed: Uint8Array, pixel: number): boolean {
  const [own, its] = [toDetail(source, pixel), toDetail(answer, pixel)];
  const kinds = [
    { refocused: 0, same: 0, isOne: (gain: number) => gain < BLURRED.most, least: BLURRED.correlation },
    { refocused: 0, same: 0, isOne: (gain: number) => gain > SHARPENED.least, least: SHARPENED.correlation },
  ];
  let [all, touched] = [0, 0];
  for (const part of listParts(source)) {
    const sums = compareDetail(own, its, { changed, part, size: source });
    if (sums.own < DETAILED ** 2) continue;
    const [gain, correlation] = [Math.sqrt(sums.its / sums.own), sums.both / Math.sqrt(sums.own * sums.its)];
    all++;
    if (sums.hasChanged) touched++;
    for (const kind of kinds) {
      if (!(correlation > kind.least)) continue;
      if (kind.isOne(gain)) kind.refocused++;
      if (sums.hasChanged) kind.same++;
    }
  }
  return all > 0 && kinds.some(({ refocused, same }) => refocused >= MOST_DETAILED * all && same >= MOST_CHANGED * touched);
}

interface DetailParts {
  changed: Uint8Array;
  part: Part;
  size: Size;
}

/** The mean squares and products of a part, and whether anything in it changed. */
function compareDetail(a: Float32Array, b: Float32Array, { changed, part: { left, top }, size: { width, height } }: DetailParts) {
  const sums = { own: 0, its: 0, both: 0, hasChanged: false };
  const [right, bottom] = [Math.min(width, left + PART), Math.min(height, top + PART)];
  const n = (right - left) * (bottom - top);
  for (let y = top; y < bottom; y++) {
    for (let x = left, at = y * width + x; x < right; x++, at++) {
      const [one, other] = [a[at] ?? 0, b[at] ?? 0];
      sums.own += (one * one) / n;
      sums.its += (other * other) / n;
      sums.both += (one * other) / n;
      sums.hasChanged ||= changed[at] === 1;
    }
  }
  return sums;
}

/** Edges, less what resampling makes of the finest. */
function toDetail(planes: Planes, pixel: number): Float32Array {
  const size = Math.max(1, pixel);
  const { values } = toLuma(planes);
  const fine = blur(values, planes, size);
  const broad = blur(values, planes, 3 * size);
  return fine.map((value, at) => value - (broad[at] ?? 0));
}

interface Part {
  left: number;
  top: number;
}

function listParts({ width, height }: Planes): Part[] {
  const parts: Part[] = [];
  for (let top = 0; top < height; top += PART) for (let left = 0; left < width; left += PART) parts.push({ left, top });
  return parts;
}

function meanOf(values: ArrayLike<number>, { left, top }: Part, width: number): number {
  let [sum, n] = [0, 0];
  for (let y = top; y < Math.min(values.length / width, top + PART); y++)
    for (let x = left, at = y * width + x; x < Math.min(width, left + PART); x++, at++) {
      sum += values[at] ?? 0;
      n++;
    }
  return sum / n;
}
