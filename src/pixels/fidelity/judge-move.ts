import type { Size } from "../picture.ts";
import { cornerDistance, type Mapping } from "./axis-map.ts";
import { deviationOf } from "./move.ts";
import { blur, type Plane } from "./plane.ts";

export interface Alignment {
  /** From the source to the answer. */
  mapping: Mapping;
  /** 0–1: share of the source's parts with something in them that the answer shows at their place. */
  confidence: number;
}

interface Judged extends Alignment {
  /** The mean difference of edges, of which none counts for more than the contrast. */
  cost: number;
  /** Parts that lie at one place alone, by their numbers, and their correlations. */
  places: Map<number, number>;
}

/** Less the finest, of which resampling makes something else, and less the broadest, in which tones differ. */
export function toEdges({ values, width, height }: Plane): Plane {
  const size = { width, height };
  const fine = blur(values, size, 1);
  const broad = blur(fine, size, 6);
  for (let at = 0; at < fine.length; at++) fine[at] = (fine[at] ?? 0) - (broad[at] ?? 0);
  return { ...size, values: fine };
}

/** Side of the parts of a picture that are compared, in pixels. */
const PART = 24;
/** Deviation of brightness from which there is something in a part; and correlation from which both pictures show the same there. */
const TEXTURED = 2;
const SAME = 0.7;
/** Correlation from which it is surely the same; and share of all slopes that run across the others where there is more than a straight edge. */
const EXACT = 0.9;
const CORNERED = 0.15;
/** So many parts with something in them tell; with fewer, the plain ones count too. */
const ENOUGH = 6;

/** @param shown the answer, moved as it is thought to be */
export function verify(
  { source, edges: own, counts }: { source: Plane; edges: Plane; counts: Uint8Array | undefined },
  shown: Plane,
): Omit<Judged, "mapping"> {
  const its = toEdges(shown);
  const limit = 1.5 * Math.max(0.25, deviationOf(own.values));
  let [cost, counted] = [0, 0];
  const { width, height } = source;
  const textured = { all: 0, same: 0 };
  const plain = { all: 0, same: 0 };
  const places = new Map<number, number>();
  for (let top = 0; top < height; top += PART) {
    for (let left = 0; left < width; left += PART) {
      let [n, squaresA, squaresB, products, level] = [0, 0, 0, 0, 0];
      for (let y = top; y < Math.min(height, top + PART); y++) {
        for (let x = left, at = y * width + left; x < Math.min(width, left + PART); x++, at++) {
          if (counts && !counts[at]) continue;
          const a = own.values[at] ?? 0;
          const b = its.values[at] ?? 0;
          n++;
          cost += Math.min(limit, Math.abs(a - b));
          squaresA += a * a;
          squaresB += b * b;
          products += a * b;
          level += (source.values[at] ?? 0) - (shown.values[at] ?? 0);
        }
      }
      counted += n;
      if (n < (PART * PART) / 4) continue;
      if (squaresA > n * TEXTURED ** 2) {
        const correlation = products / Math.sqrt(squaresA * squaresB);
        textured.all++;
        if (correlation > SAME) textured.same++;
        if (hasCorners(own, left, top)) places.set(top * width + left, correlation);
      } else {
        plain.all++;
        if (squaresB < 2 * squaresA + n * TEXTURED ** 2 && Math.abs(level / n) < 24) plain.same++;
      }
    }
  }
  cost /= Math.max(1, counted);
  if (textured.all >= ENOUGH) return { confidence: textured.same / textured.all, cost, places };
  const all = textured.all + plain.all;
  return { confidence: all === 0 ? 0 : (textured.same + plain.same) / all, cost, places };
}

/** Whether there is more in a part than edges of one direction, along which it could lie anywhere (the structure tensor). */
function hasCorners({ values, width, height }: Plane, left: number, top: number): boolean {
  let [across, down, both] = [0, 0, 0];
  for (let y = Math.max(1, top); y < Math.min(height - 1, top + PART); y++) {
    for (let x = Math.max(1, left), at = y * width + x; x < Math.min(width - 1, left + PART); x++, at++) {
      const gx = (values[at + 1] ?? 0) - (values[at - 1] ?? 0);
      const gy = (values[at + width] ?? 0) - (values[at - width] ?? 0);
      across += gx * gx;
      down += gy * gy;
      both += gx * gy;
    }
  }
  const all = across + down;
  return all / 2 - Math.sqrt(Math.max(0, all ** 2 / 4 - across * down + both ** 2)) > CORNERED * all;
}

/** Share of the longest side by which a model hardly moves a corner; and confidence from which it did all the same. */
const FAR = 0.02;
const CERTAIN = 0.75;
/** So many places tell against a move, and so many of those that tell for it. */
const LEAST_AGAINST = 2;
const OF_THOSE_FOR = 0.2;

/**
 * Whether other words look like a move: large letters have strokes and whole letters in common. Then what stayed lies where it was, and
 * not where it would be moved to; or there is little else to see.
 */
export function isMisled(plain: Judged, found: Judged, { guesses, source }: { guesses: readonly Mapping[]; source: Size }): boolean {
  let [against, all] = [0, 0];
  for (const [at, correlation] of found.places) {
    if (correlation >= EXACT) all++;
    else if (correlation < SAME && (plain.places.get(at) ?? 0) >= EXACT) against++;
  }
  if (against >= Math.max(LEAST_AGAINST, OF_THOSE_FOR * all)) return true;
  const off = (guess: Mapping) => cornerDistance(found.mapping, guess, source) / Math.max(guess.x.scale, guess.y.scale);
  return found.confidence < CERTAIN && guesses.every((guess) => off(guess) > FAR * Math.max(source.width, source.height));
}
