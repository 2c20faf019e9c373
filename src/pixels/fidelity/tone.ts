import { createLeastSquares } from "./least-squares.ts";
import { median, type Planes } from "./plane.ts";
import { AS_IT_IS, addRows, bend, cutOff, isCutOff, type ToneMap, type ToneRow } from "./tone-map.ts";
import { listStarts, type ToneSamples } from "./tone-starts.ts";

export interface ToneMatch {
  /** Undefined where there is nothing to match, or too much: then the tone is the edit. */
  map: ToneMap | undefined;
  /** Mean distance, of 255, by which it moves a colour. */
  strength: number;
}

/** At most so many squares, each of so many pixels at least. */
const MOST_SAMPLES = 6000;
const LEAST_PIXELS = 16;
const LEAST_SAMPLES = 16;
/** Rounds in which each channel is fitted by itself; and in which all three are. */
const ROUNDS = 4;
const ROUNDS_TOGETHER = 3;
/** A start of less likelihood must explain so much more of the squares. */
const MORE = 0.01;
/** What differs by less, of 255, is left. */
const UNSEEN = 0.5;
/** What differs by more is no drift; and where most of the picture is as it was, so that the rest may have been toned by the edit. */
const TOO_FAR = 20;
const TOO_FAR_IN_PARTS = 10;
/** Share of the squares that must agree. */
const LEAST_AGREEING = 0.25;
/** A colour that is nearer than this, of 255, is the same. */
const SAME = 1.5;

/**
 * Finds how the tone of an answer as a whole differs from the source's. What the edit changed does not count (Tukey's biweight), and
 * what was cut off at black or white only tells on which side it lies.
 *
 * @param counts of each pixel, whether it may be unchanged
 */
export function matchTone(source: Planes, answer: Planes, counts?: Uint8Array): ToneMatch {
  const samples = takeSamples(source, answer, counts);
  const { length } = samples.own[0];
  if (length < LEAST_SAMPLES) return { map: undefined, strength: 0 };
  const apart = new Float32Array(length);
  const explain = (map: ToneMap) => {
    measureApart(samples, map, apart);
    return explainedShare(apart);
  };
  let best = { map: AS_IT_IS, explained: 0 };
  for (const start of listStarts(samples, explain)) {
    let map = start;
    for (let round = 0; round < ROUNDS; round++) ({ map } = refine(samples, map, apart, { base: start, areTogether: false }));
    const explained = explain(map);
    if (explained > best.explained + MORE) best = { map, explained };
    // No other can explain so much more.
    if (explained > 1 - MORE) break;
  }
  let { map } = best;
  let agreeing = 0;
  for (let round = 0; round < ROUNDS_TOGETHER; round++)
    ({ map, agreeing } = refine(samples, map, apart, { base: best.map, areTogether: true }));
  if (agreeing < LEAST_AGREEING) return { map: undefined, strength: 0 };
  measureApart(samples, AS_IT_IS, apart);
  const isInParts = apart.reduce((count, value) => count + (value <= SAME ? 1 : 0), 0) >= length / 2;
  measureApart({ own: samples.its, its: samples.its }, map, apart);
  const strength = apart.reduce((sum, value) => sum + value, 0) / Math.sqrt(3) / length;
  const farthest = apart.reduce((most, value) => Math.max(most, value), 0) / Math.sqrt(3);
  const isDrift = strength >= UNSEEN && strength <= TOO_FAR && !(isInParts && farthest > TOO_FAR_IN_PARTS);
  return { map: isDrift ? map : undefined, strength };
}

/** The share of the squares that a map brings to the source's colour, of which one that is nearer counts for more. */
function explainedShare(apart: Float32Array): number {
  const FAR = 6;
  let sum = 0;
  for (let at = 0; at < apart.length; at++) {
    const share = (apart[at] ?? 0) / FAR;
    if (share < 1) sum += (1 - share * share) ** 2;
  }
  return sum / apart.length;
}

/**
 * Betters a map by the squares that it nearly explains already.
 *
 * @param base what nothing tells of stays as it is there
 * @param areTogether each channel is made of all three; else of itself alone
 * @returns `agreeing`: share (0–1) of the squares that were not cut off and count
 */
function refine(
  samples: ToneSamples,
  map: ToneMap,
  apart: Float32Array,
  { base, areTogether }: { base: ToneMap; areTogether: boolean },
): { map: ToneMap; agreeing: number } {
  measureApart(samples, map, apart);
  const cutoff = 4.685 * Math.min(8, Math.max(1, median(apart)));
  const { own, its } = samples;
  const [red, green, blue] = its;
  const sums = [0, 1, 2].map(() => ({ equations: createLeastSquares(), total: 0, known: 0 }));
  const row = Float64Array.of(1, 0, 0, 0, 0);
  for (let at = 0; at < apart.length; at++) {
    const share = (apart[at] ?? 0) / cutoff;
    const weight = share < 1 ? (1 - share * share) ** 2 : 0;
    const colour = [red[at] ?? 0, green[at] ?? 0, blue[at] ?? 0] as const;
    const isAnyCut = isCutOff(colour[0]) || isCutOff(colour[1]) || isCutOff(colour[2]);
    for (let channel = 0; channel < 3; channel++) {
      const value = colour[channel] ?? 0;
      const sum = sums[channel];
      const from = base[channel];
      if (!sum || !from || (areTogether ? isAnyCut : isCutOff(value))) continue;
      sum.known++;
      if (weight === 0) continue;
      const expected = from[0] + from[1] * colour[0] + from[2] * colour[1] + from[3] * colour[2] + from[4] * bend(value);
      for (let i = 0; i < 3; i++) row[i + 1] = areTogether || i === channel ? (colour[i] ?? 0) / 255 : 0;
      row[4] = bend(value) / 255;
      sum.equations.add(weight, row, ((own[channel]?.[at] ?? 0) - expected) / 255);
      sum.total += weight;
    }
  }
  const rows = sums.map(({ equations, total }, channel): ToneRow => {
    const [offset = 0, ofRed = 0, ofGreen = 0, ofBlue = 0, curve = 0] = equations.solve(0.002 * total + 1e-6) ?? [];
    return addRows(base[channel] ?? AS_IT_IS[0], [255 * offset, ofRed, ofGreen, ofBlue, curve]);
  });
  const [known, total] = [sums.reduce((all, sum) => all + sum.known, 0), sums.reduce((all, sum) => all + sum.total, 0)];
  return { map: rows as unknown as ToneMap, agreeing: known === 0 ? 0 : total / known };
}

/** The distance of each colour from one that a map makes. Written out: arrays of three would take most of the time. */
function measureApart({ own, its }: ToneSamples, [r, g, b]: ToneMap, apart: Float32Array): void {
  const [reds, greens, blues] = its;
  const [ownReds, ownGreens, ownBlues] = own;
  for (let at = 0; at < apart.length; at++) {
    const red = reds[at] ?? 0;
    const green = greens[at] ?? 0;
    const blue = blues[at] ?? 0;
    const linearRed = r[0] + r[1] * red + r[2] * green + r[3] * blue;
    const x = cutOff(ownReds[at] ?? 0, red, linearRed, r[1]) - linearRed - r[4] * bend(red);
    const linearGreen = g[0] + g[1] * red + g[2] * green + g[3] * blue;
    const y = cutOff(ownGreens[at] ?? 0, green, linearGreen, g[2]) - linearGreen - g[4] * bend(green);
    const linearBlue = b[0] + b[1] * red + b[2] * green + b[3] * blue;
    const z = cutOff(ownBlues[at] ?? 0, blue, linearBlue, b[3]) - linearBlue - b[4] * bend(blue);
    apart[at] = Math.sqrt(x * x + y * y + z * z);
  }
}

/** Squares of which all pixels count. */
function takeSamples(source: Planes, answer: Planes, counts: Uint8Array | undefined): ToneSamples {
  const { width, height } = source;
  const most = Math.min(MOST_SAMPLES, (width * height) / LEAST_PIXELS);
  const side = Math.max(1, Math.ceil(Math.sqrt((width * height) / most)));
  const [columns, rows] = [Math.floor(width / side), Math.floor(height / side)];
  const kept: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const start = row * side * width + column * side;
      let all = true;
      for (let y = 0; counts && all && y < side; y++) for (let x = 0; all && x < side; x++) if (!counts[start + y * width + x]) all = false;
      if (all) kept.push(start);
    }
  }
  const means = (values: Float32Array) => {
    const out = new Float32Array(kept.length);
    for (let index = 0; index < out.length; index++) {
      const start = kept[index] ?? 0;
      let sum = 0;
      for (let y = 0; y < side; y++) for (let x = 0, at = start + y * width; x < side; x++, at++) sum += values[at] ?? 0;
      out[index] = sum / side ** 2;
    }
    return out;
  };
  const meansOf = ({ colours: [red, green, blue] }: Planes) => [means(red), means(green), means(blue)] as const;
  return { own: meansOf(source), its: meansOf(answer) };
}
