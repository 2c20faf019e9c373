import { median, type Planes } from "./plane.ts";
import { solve } from "./solve.ts";

/** Red, green and blue of the source's tone from those of the answer: for each, an offset (0–255) and three factors. */
export type ToneMap = readonly [ToneRow, ToneRow, ToneRow];
type ToneRow = readonly [offset: number, red: number, green: number, blue: number];

export interface ToneMatch {
  /** Undefined where there is nothing to match, or too much: then the tone is the edit. */
  map: ToneMap | undefined;
  /** Mean distance, of 255, by which it moves a colour. */
  strength: number;
}

const AS_IT_IS: ToneMap = [
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
];
/** Means of squares are compared, in which softening and noise do not show; at most so many. */
const MOST_SAMPLES = 6000;
const ITERATIONS = 7;
/** What differs by less, of 255, is left. */
const UNSEEN = 0.5;
/** What differs by more is no drift. */
const TOO_FAR = 20;
/** Share of the squares that must agree. */
const LEAST_AGREEING = 0.25;

/**
 * Finds how the tone of an answer as a whole differs from the source's. What the edit changed does not count (Tukey's biweight).
 *
 * @param counts of each pixel, whether it may be unchanged
 */
export function matchTone(source: Planes, answer: Planes, counts?: Uint8Array): ToneMatch {
  const own = takeMeans(source, counts);
  const its = takeMeans(answer, counts);
  const length = own[0].length;
  if (length < 16) return { map: undefined, strength: 0 };
  let map: ToneMap = [0, 1, 2].map((channel): ToneRow => {
    const [, ...factors] = AS_IT_IS[channel] ?? AS_IT_IS[0];
    const [a, b] = [own[channel] ?? own[0], its[channel] ?? its[0]];
    return [median(a.map((value, at) => value - (b[at] ?? 0))), ...factors];
  }) as unknown as ToneMap;
  const apart = new Float32Array(length);
  let agreeing = 0;
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    measureApart(own, its, map, apart);
    const cutoff = 4.685 * Math.min(8, Math.max(1, median(apart)));
    const normal = new Float64Array(16);
    const right = [new Float64Array(4), new Float64Array(4), new Float64Array(4)] as const;
    let total = 0;
    const row = new Float64Array(4);
    for (let at = 0; at < length; at++) {
      const share = (apart[at] ?? 0) / cutoff;
      if (share >= 1) continue;
      const weight = (1 - share * share) ** 2;
      row[0] = 1;
      for (let i = 0; i < 3; i++) row[i + 1] = (its[i]?.[at] ?? 0) / 255;
      total += weight;
      for (let i = 0; i < 4; i++) {
        const weighted = weight * (row[i] ?? 0);
        for (let j = i; j < 4; j++) normal[i * 4 + j] = (normal[i * 4 + j] ?? 0) + weighted * (row[j] ?? 0);
        // What is looked for is the change to the answer's own colour, so that what nothing tells of stays as it is.
        for (let channel = 0; channel < 3; channel++) {
          const side = right[channel];
          if (side) side[i] = (side[i] ?? 0) + (weighted * ((own[channel]?.[at] ?? 0) - (its[channel]?.[at] ?? 0))) / 255;
        }
      }
    }
    agreeing = total / length;
    const changes = right.map((side) => solve(normal, side, 0.002 * total + 1e-6));
    const [red, green, blue] = changes.map((change, channel): ToneRow => {
      const [offset = 0, r = 0, g = 0, b = 0] = change ?? [];
      const [, ownR, ownG, ownB] = AS_IT_IS[channel] ?? AS_IT_IS[0];
      return [offset * 255, ownR + r, ownG + g, ownB + b];
    });
    if (red && green && blue) map = [red, green, blue];
  }
  measureApart(its, its, map, apart);
  const strength = apart.reduce((sum, value) => sum + value, 0) / Math.sqrt(3) / length;
  const isDrift = strength >= UNSEEN && strength <= TOO_FAR && agreeing >= LEAST_AGREEING;
  return { map: isDrift ? map : undefined, strength: agreeing >= LEAST_AGREEING ? strength : 0 };
}

/** The distance of each colour from one that a map makes. Written out: arrays of three would take most of the time. */
function measureApart(from: Planes["colours"], colours: Planes["colours"], [r, g, b]: ToneMap, apart: Float32Array): void {
  const [reds, greens, blues] = colours;
  const [fromReds, fromGreens, fromBlues] = from;
  for (let at = 0; at < apart.length; at++) {
    const red = reds[at] ?? 0;
    const green = greens[at] ?? 0;
    const blue = blues[at] ?? 0;
    const x = (fromReds[at] ?? 0) - (r[0] + r[1] * red + r[2] * green + r[3] * blue);
    const y = (fromGreens[at] ?? 0) - (g[0] + g[1] * red + g[2] * green + g[3] * blue);
    const z = (fromBlues[at] ?? 0) - (b[0] + b[1] * red + b[2] * green + b[3] * blue);
    apart[at] = Math.sqrt(x * x + y * y + z * z);
  }
}

/** Brightness below which, and above which, a colour may have been cut off at black or white. */
const BLACK = 1.5;
const WHITE = 253.5;

/** Brings an answer's pixels to the source's tone, in place. What was cut off at black or white is the source's where it may be. */
export function applyTone({ colours }: Planes, map: ToneMap, source: Planes): void {
  const [red, green, blue] = colours;
  for (let at = 0; at < red.length; at++) {
    const r = red[at] ?? 0;
    const g = green[at] ?? 0;
    const b = blue[at] ?? 0;
    for (let channel = 0; channel < 3; channel++) {
      const row = map[channel];
      const values = colours[channel];
      if (!row || !values) continue;
      const toned = row[0] + row[1] * r + row[2] * g + row[3] * b;
      const plain = values[at] ?? 0;
      const own = source.colours[channel]?.[at] ?? 0;
      const isCut = (plain <= BLACK && own < toned) || (plain >= WHITE && own > toned);
      values[at] = isCut ? own : toned;
    }
  }
}

/** The means of squares, of which all pixels count. */
function takeMeans({ colours, width, height }: Planes, counts: Uint8Array | undefined): Planes["colours"] {
  const side = Math.max(1, Math.ceil(Math.sqrt((width * height) / MOST_SAMPLES)));
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
  return [means(colours[0]), means(colours[1]), means(colours[2])];
}
