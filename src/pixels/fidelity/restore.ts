import type { Mapping } from "./axis-map.ts";
import type { Examination } from "./examine.ts";
import { toneGround } from "./ground.ts";
import type { Colour, Raster } from "./plane.ts";
import { makeTaps, type Taps } from "./resample.ts";
import { takeOut } from "./source-alpha.ts";
import { type ToneMap, toneColour } from "./tone-map.ts";

export interface RestoreParts extends Required<Pick<Examination, "weights" | "mapping">>, Pick<Examination, "matte"> {
  toneMap: ToneMap | undefined;
  /** Of each of the source's pixels, whether it may change. */
  mask?: Uint8Array | undefined;
  /** The answer has lost its transparency: that of the source stays, but for what `matte` tells. */
  keepsAlpha: boolean;
  /** See {@link findMixedBackground}. */
  background?: Colour | undefined;
}

/** Weights nearer to 0 and 1 than this are 0 and 1. */
const HARD = 1 / 510;
/** Levels, of 255, that compression may add beside an edge; of twice as many, none is noise. */
const NOISE = 16;
/** Levels of it that are shown where source and answer are mixed half and half. */
const SEEN_NOISE = 1;

/**
 * Writes into the source what is kept of the answer, moved to its place and in the source's tone. All other pixels stay as they are, bit
 * for bit.
 *
 * @returns the number of pixels that came from the answer, or in part
 */
export function restore(source: Raster, answer: Raster, parts: RestoreParts): number {
  const { mapping, toneMap, mask, matte, keepsAlpha } = parts;
  const { size, factor } = parts.weights;
  const background = parts.background && toneMap ? toneGround(toneMap, parts.background) : parts.background;
  const { width, height, pixels } = source;
  const showRow = createRowReader(answer, mapping, source);
  const row = new Float32Array(width);
  let count = 0;
  for (let y = 0; y < height; y++) {
    const span = readWeights(parts.weights, y, row);
    if (!span) continue;
    const shown = showRow(y, span);
    const reducedRow = Math.min(size.height - 1, Math.floor(y / factor)) * size.width;
    for (let x = span.from; x < span.to; x++) {
      const weight = row[x] ?? 0;
      if (weight <= HARD || (mask && !mask[y * width + x])) continue;
      count++;
      const at = reducedRow + Math.min(size.width - 1, Math.floor(x / factor));
      const options = { weight: weight >= 1 - HARD ? 1 : weight, toneMap, keepsAlpha, matte, background };
      paint(pixels, (y * width + x) * 4, shown, x * 4, at, options);
    }
  }
  return count;
}

interface Paint extends Pick<RestoreParts, "toneMap" | "keepsAlpha" | "matte" | "background"> {
  weight: number;
}

/** @param shown colours on black and alpha, 0–255 */
function paint(pixels: Uint8Array, to: number, shown: Float32Array, from: number, at: number, options: Paint): void {
  const { weight, toneMap, keepsAlpha, matte, background } = options;
  const shownAlpha = Math.min(255, Math.max(0, shown[from + 3] ?? 0));
  const share = shownAlpha > 0 ? 255 / shownAlpha : 0;
  const colour = [(shown[from] ?? 0) * share, (shown[from + 1] ?? 0) * share, (shown[from + 2] ?? 0) * share] as const;
  const ownAlpha = pixels[to + 3] ?? 255;
  const toned = toneMap
    ? [0, 1, 2].map((channel) => toneColour(toneMap, channel, { own: ownAlpha > 0 ? pixels[to + channel] : undefined, colour }))
    : colour;
  const matted = keepsAlpha ? matte?.alphaAt(at, toned) : undefined;
  const behind = matted === undefined ? background : matte?.ground;
  const alpha = keepsAlpha ? (matted ?? ownAlpha) : shownAlpha;
  const ofAnswer = weight * alpha;
  const total = ofAnswer + (1 - weight) * ownAlpha;
  pixels[to + 3] = clamp(total);
  if (pixels[to + 3] === 0) return;
  for (let channel = 0; channel < 3; channel++) {
    const own = pixels[to + channel] ?? 0;
    const its = toned[channel] ?? 0;
    pixels[to + channel] = clamp(
      own + fadeIn(clamp(behind ? takeOut(behind[channel] ?? 0, { shown: its, alpha }) : its) - own, ofAnswer / total),
    );
  }
}

/**
 * What is added to the source's colour where the answer fades in. The noise of its compression fades in later than what it shows: beside
 * a letter it would be seen on a ground that has none.
 *
 * @param apart by how much the answer differs
 * @param share of the answer
 */
function fadeIn(apart: number, share: number): number {
  if (share >= 1) return apart;
  const [plain, most] = [share * Math.abs(apart), (SEEN_NOISE * share) / (1 - share)];
  if (plain <= most) return share * apart;
  const isMore = Math.min(1, Math.max(0, Math.abs(apart) / NOISE - 1));
  return Math.sign(apart) * (most + isMore * (plain - most));
}

const clamp = (value: number) => (value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value));

/** The weights of a row, between those of the reduced picture. @returns where there are any */
function readWeights(
  { values, size, factor }: Required<Examination>["weights"],
  y: number,
  row: Float32Array,
): { from: number; to: number } | undefined {
  const at = Math.min(size.height - 1, Math.max(0, (y + 0.5) / factor - 0.5));
  const top = Math.min(size.height - 1, Math.floor(at));
  const bottom = Math.min(size.height - 1, top + 1);
  const down = at - top;
  let [from, to] = [row.length, 0];
  for (let x = 0; x < row.length; x++) {
    const across = Math.min(size.width - 1, Math.max(0, (x + 0.5) / factor - 0.5));
    const left = Math.floor(across);
    const right = Math.min(size.width - 1, left + 1);
    const part = across - left;
    const upper = (values[top * size.width + left] ?? 0) * (1 - part) + (values[top * size.width + right] ?? 0) * part;
    const lower = (values[bottom * size.width + left] ?? 0) * (1 - part) + (values[bottom * size.width + right] ?? 0) * part;
    const weight = upper * (1 - down) + lower * down;
    row[x] = weight;
    if (weight <= HARD) continue;
    if (x < from) from = x;
    to = x + 1;
  }
  return to > from ? { from, to } : undefined;
}

/** Reads the rows of the answer as the source has them, from top to bottom. What several need is made once. */
function createRowReader(answer: Raster, mapping: Mapping, { width, height }: Raster) {
  const across = makeTaps(mapping.x, answer.width, width);
  const down = makeTaps(mapping.y, answer.height, height);
  const narrow = new Map<number, Float32Array>();
  const out = new Float32Array(width * 4);
  return (y: number, { from, to }: { from: number; to: number }): Float32Array => {
    const first = down.first[y] ?? 0;
    for (const made of narrow.keys()) if (made < first) narrow.delete(made);
    out.fill(0, from * 4, to * 4);
    for (let tap = 0; tap < down.count; tap++) {
      const weight = down.weights[y * down.count + tap] ?? 0;
      if (weight === 0) continue;
      const line = narrow.get(first + tap) ?? narrowRow(answer, first + tap, across);
      narrow.set(first + tap, line);
      for (let at = from * 4; at < to * 4; at++) out[at] = (out[at] ?? 0) + weight * (line[at] ?? 0);
    }
    return out;
  };
}

/** Colours on black, so that what is transparent does not show. */
function narrowRow({ pixels, width }: Raster, y: number, { count, first, weights, covered }: Taps): Float32Array {
  const line = new Float32Array(covered.length * 4);
  for (let x = 0; x < covered.length; x++) {
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (let tap = 0, at = (y * width + (first[x] ?? 0)) * 4; tap < count; tap++, at += 4) {
      const weight = weights[x * count + tap] ?? 0;
      if (weight === 0) continue;
      const a = pixels[at + 3] ?? 255;
      const share = a === 255 ? weight : (weight * a) / 255;
      red += share * (pixels[at] ?? 0);
      green += share * (pixels[at + 1] ?? 0);
      blue += share * (pixels[at + 2] ?? 0);
      alpha += weight * a;
    }
    line[x * 4] = red;
    line[x * 4 + 1] = green;
    line[x * 4 + 2] = blue;
    line[x * 4 + 3] = alpha;
  }
  return line;
}
