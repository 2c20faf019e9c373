import type { Size } from "../picture.ts";
import { alignReduced } from "./align-reduced.ts";
import { chain, cornerDistance, invertMapping, type Mapping, scaleBy } from "./axis-map.ts";
import { findChange } from "./change-region.ts";
import { featherInside, featherRegion } from "./feather.ts";
import {
  chooseGround,
  dropHidden,
  exclude,
  excludeAll,
  excludeGround,
  findGround,
  type Ground,
  hideUncovered,
  layOnGround,
  listAtEdge,
  listHidden,
  toneGround,
  unite,
} from "./ground.ts";
import { isInPlace } from "./in-place.ts";
import { findMargin } from "./margin.ts";
import { findMatte, type Matte } from "./matte.ts";
import { type Likeness, measureLikeness } from "./measures.ts";
import { grow, mapColours, type Planes, type Raster, reduceRaster } from "./plane.ts";
import { type Box, listRegions } from "./regions.ts";
import { makeTaps, resamplePlanes } from "./resample.ts";
import { keepText } from "./text-region.ts";
import { matchTone } from "./tone.ts";
import { applyTone, type ToneMap } from "./tone-map.ts";
import { isRefocused, isShaded } from "./whole-edit.ts";

/** What of an answer is kept: nothing is restored; what changed; the text that changed; what is white in the user's mask. */
export type Keep = "all" | "change" | "text" | "mask";

export interface ExamineParts {
  /** At the size of the result. */
  source: Raster;
  answer: Raster;
  /** From the source to the answer, as the result shows it unless it is moved; and other ways in which it may lie. */
  guesses: readonly [Mapping, ...Mapping[]];
  keep: Keep;
  /** Of each of the source's pixels, whether it may change. */
  mask?: Uint8Array | undefined;
  /** The result takes its transparency from the source: what is transparent there is not compared. */
  keepsAlpha?: boolean;
  /** Nothing is restored, whatever is kept: the answer is only measured. */
  isMeasured?: boolean;
  /** Pixels at which the two are compared, at most. */
  mostPixels?: number;
}

export interface Examination extends Likeness {
  /** From the source to the answer. */
  mapping: Mapping;
  confidence: number;
  /** How far the answer's content lies from the source's at the centre, in pixels of the source, and how much larger it is. */
  shift: { x: number; y: number };
  zoom: { x: number; y: number };
  toneMap: ToneMap | undefined;
  /** Mean distance, of 255, of the answer's colours from the source's tone. */
  tone: number;
  /** Share of pixels that the edit changed; 1 below {@link LEAST_CONFIDENCE}, where the pictures do not show the same. */
  changed: number;
  /** Where it did, the largest first, in pixels of the source. */
  regions: Box[];
  /** Share of the pixels outside the text or the mask that changed all the same; of all where there is neither. */
  drift: number;
  /** How much of the answer each pixel of the reduced source shows, 0–1; absent: nothing is restored. */
  weights?: { values: Float32Array; size: Size; factor: number };
  /** Of an answer without transparency; absent: that of the source stays. */
  matte?: Matte | undefined;
}

const MOST_PIXELS = 1_500_000;
/** Below this confidence the pictures do not show the same. */
export const LEAST_CONFIDENCE = 0.2;
/** A picture that lies nearer to its place than this, in pixels of the source, is not resampled. */
const IN_PLACE = 0.12;
/** Pixels beside a mask or a text into which the soft edge of a change within may reach. */
const BESIDE = 5;
/** A tone that differs by less, of 255, is no edit. */
const SEEN_TONE = 0.75;
/** Where more than this share of what the answer shows changed, there is nothing to restore. */
const MOST_CHANGED = 0.95;

/** Finds how an answer lies upon its source, what the edit changed, and how alike they are elsewhere. */
export function examine(parts: ExamineParts): Examination {
  const { source, answer, guesses, keepsAlpha = false, mostPixels = MOST_PIXELS } = parts;
  const [placed, ...others] = guesses;
  const factor = Math.max(1, Math.ceil(Math.sqrt((source.width * source.height) / mostPixels)));
  const ground = keepsAlpha ? findGround(source, answer, placed) : chooseGround(source);
  const own = reduceRaster(source, factor, ground.colour);
  const answerFactor = Math.max(1, Math.floor(Math.min(answer.width / own.width, answer.height / own.height)));
  const its = reduceRaster(answer, answerFactor, ground.colour);
  const mask = parts.mask && reduceMask(parts.mask, source, factor);
  const hidden = listHidden(own);
  const counts = excludeAll(mask, hidden);

  const toReduced = (mapping: Mapping) => chain(chain(scaleBy(factor), mapping), scaleBy(1 / answerFactor));
  const toFull = (mapping: Mapping) => chain(chain(scaleBy(1 / factor), mapping), scaleBy(answerFactor));
  // To find what moved takes most of the time.
  const isStill = isInPlace(own, its);
  const { mapping, confidence } = isStill
    ? { mapping: toReduced(placed), confidence: 1 }
    : // On one colour, the edges against it are all that many a picture has.
      alignReduced(
        { own, its, counts: ground.isPlain ? excludeAll(mask) : counts },
        [toReduced(placed), ...others.map(toReduced)],
        parts.isMeasured === true,
      );
  const isAligned = confidence >= LEAST_CONFIDENCE;
  const off = cornerDistance(toFull(mapping), placed, source) / Math.max(placed.x.scale, placed.y.scale);
  const full = isAligned && off > IN_PLACE ? toFull(mapping) : placed;
  const pair = { own, its, mapping: toReduced(full), placed: toReduced(placed), mask, hidden, ground, counts, factor, isStill };
  return {
    mapping: full,
    confidence,
    ...describeMove(full, placed, source),
    ...(isAligned ? compareAligned(pair, parts) : compareApart(pair, parts)),
  };
}

/** Two reduced pictures, and how they lie. */
interface Pair {
  own: Planes;
  its: Planes;
  /** From the source to the answer: as it was found; and as the result shows it unless it is moved. */
  mapping: Mapping;
  placed: Mapping;
  mask: Uint8Array | undefined;
  /** 1 where the source is transparent. */
  hidden: Uint8Array | undefined;
  /** What is seen there. */
  ground: Ground;
  /** 1 where a pixel may be unchanged. */
  counts: Uint8Array | undefined;
  factor: number;
  isStill: boolean;
}

type Findings = Omit<Examination, "mapping" | "confidence" | "shift" | "zoom">;

function compareAligned(pair: Pair, { keep, keepsAlpha = false, isMeasured = false }: ExamineParts): Findings {
  const { its, mapping, mask, ground, factor, isStill } = pair;
  const moved = resamplePlanes(its, mapping, pair.own);
  const framed = findFramed(pair, mapping);
  const soften = (own: Planes) =>
    isResampled(mapping) ? resamplePlanes(resamplePlanes(own, invertMapping(mapping), its), mapping, own) : own;
  const plain = soften(pair.own);
  const { map: toneMap, strength } = isStill ? { map: undefined, strength: 0 } : matchTone(plain, moved, pair.counts);
  // The ground is the answer's, and is toned as that is.
  const own = toneMap ? layOnGround(pair.own, ground.colour, toneGround(toneMap, ground.colour)) : pair.own;
  const unmoved = own === pair.own ? plain : soften(own);
  const { source: compared, answer: shown } = toneMap ? applyTone(moved, toneMap, unmoved) : { source: unmoved, answer: moved };
  hideUncovered(compared, shown, ground.isPlain ? framed : excludeGround(framed, own));
  const { region: changed, core, isSharper, isOfOtherFocus } = findChange(compared, shown);
  // What is drawn on a plain ground is seen in the result.
  if (pair.hidden) dropHidden({ region: changed, core }, ground.isPlain ? listAtEdge(pair.hidden, own) : pair.hidden, own);
  const hidden = pair.hidden && exclude(pair.hidden, core);
  const text = mask || keep !== "text" ? undefined : keepText(changed, { source: own, answer: shown });
  // What changed is what was paid for: where none of it looks like text, all of it is kept.
  const found = text?.includes(1) ? text : changed;
  const margin = findMargin(framed, found, own);
  const region = mask ?? unite(found, margin);
  const covered = exclude(unite(framed, margin), hidden);
  const share = shareOf(core);
  // A tone alone may be what an edit asks for, and so may sharpness.
  const isEdited = region.includes(1) || (strength < SEEN_TONE && !isSharper);
  const isWhole = () =>
    (mask ?? found) === changed &&
    (isShaded({ source: plain, answer: moved }, core) ||
      (isOfOtherFocus && isRefocused({ source: compared, answer: shown }, core, 1 / mapping.x.scale)));
  const isAll = shareOf(core, excludeAll(framed)) > MOST_CHANGED;
  const isKept = !isMeasured && keep !== "all" && (keep === "mask" || (!isAll && isEdited && !isWhole()));
  const weights = mask ? featherInside(mask, own) : featherRegion(region, own, { grow: 1 + Math.max(1, 1 / mapping.x.scale), fade: 3 });
  return {
    toneMap,
    tone: strength,
    changed: share,
    regions: listRegions(core, own).map((box) => scaleBox(box, factor)),
    drift: mask || keep === "text" ? shareOf(core, grow(mask ?? text ?? changed, own, BESIDE)) : share,
    ...measureResult({ ...pair, hidden, ...(isKept && { own }) }, { shown: isKept ? shown : undefined, weights, covered }),
    ...(isKept && {
      weights: { values: weights, size: sizeOf(own), factor },
      matte:
        keepsAlpha && ground.isPlain
          ? findMatte(changed, { source: own, answer: shown, ground: toneMap ? toneGround(toneMap, ground.colour) : ground.colour })
          : undefined,
    }),
  };
}

/** Of pictures that do not show the same: nothing is the model's own doing, and only the user's mask tells what is kept. */
function compareApart(pair: Pair, { keep, isMeasured = false }: ExamineParts): Findings {
  const { own, its, placed, mask, hidden, factor } = pair;
  const isKept = keep === "mask" && mask !== undefined && !isMeasured;
  const weights = mask ? featherInside(mask, own) : new Float32Array(own.width * own.height).fill(1);
  const shown = isKept ? resamplePlanes(its, placed, own) : undefined;
  return {
    ...{ toneMap: undefined, tone: 0, changed: 1, regions: [], drift: 1 },
    ...measureResult(pair, { shown, weights, covered: exclude(findFramed(pair, placed), hidden) }),
    ...(isKept && { weights: { values: weights, size: sizeOf(own), factor } }),
  };
}

const sizeOf = ({ width, height }: Size): Size => ({ width, height });

interface ResultParts {
  /** The answer at the source's places; absent where the result is the answer as it came. */
  shown: Planes | undefined;
  /** Of what is not covered, they become 0. */
  weights: Float32Array;
  covered: Uint8Array;
}

function measureResult({ own, its, placed, hidden }: Pair, { shown, weights, covered }: ResultParts): Likeness {
  for (let at = 0; at < weights.length; at++) if (!covered[at]) weights[at] = 0;
  const result = shown ? blend(own, shown, weights) : resamplePlanes(its, placed, own);
  if (hidden)
    hideUncovered(
      own,
      result,
      hidden.map((value) => 1 - value),
    );
  return measureLikeness(own, result, weights);
}

/** 1 where all of a square may change. */
function reduceMask(mask: Uint8Array, { width, height }: Size, factor: number): Uint8Array {
  const size = { width: Math.floor(width / factor), height: Math.floor(height / factor) };
  const out = new Uint8Array(size.width * size.height).fill(1);
  for (let y = 0; y < size.height * factor; y++)
    for (let x = 0; x < size.width * factor; x++)
      if (!mask[y * width + x]) out[Math.floor(y / factor) * size.width + Math.floor(x / factor)] = 0;
  return out;
}

/** Whether the answer has fewer pixels than the source, which makes it softer. */
const isResampled = ({ x, y }: Mapping) => Math.min(x.scale, y.scale) < 0.98;

/** 1 for each pixel that the answer shows. */
function findFramed({ own: { width, height }, its }: Pair, mapping: Mapping): Uint8Array {
  const [x, y] = [makeTaps(mapping.x, its.width, width).covered, makeTaps(mapping.y, its.height, height).covered];
  const framed = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) if (y[row]) framed.set(x, row * width);
  return framed;
}

function scaleBox({ left, top, right, bottom }: Box, factor: number): Box {
  return { left: left * factor, top: top * factor, right: right * factor, bottom: bottom * factor };
}

/** The share that changed, of what is not in a region. */
function shareOf(changed: Uint8Array, region?: Uint8Array): number {
  let [count, all] = [0, 0];
  for (let at = 0; at < changed.length; at++) {
    if (region?.[at]) continue;
    all++;
    if (changed[at]) count++;
  }
  return all === 0 ? 0 : count / all;
}

function blend(source: Planes, shown: Planes, weights: Float32Array): Planes {
  const { width, height } = source;
  let channel = 0;
  const colours = mapColours(source.colours, (values) => {
    const its = shown.colours[channel++];
    const out = values.slice();
    for (let at = 0; at < out.length; at++) {
      const weight = weights[at] ?? 0;
      if (weight > 0) out[at] = (out[at] ?? 0) + weight * ((its?.[at] ?? 0) - (out[at] ?? 0));
    }
    return out;
  });
  return { width, height, colours };
}

/** Of the content in the result as it is without being moved. */
function describeMove(mapping: Mapping, placed: Mapping, { width, height }: Size): Pick<Examination, "shift" | "zoom"> {
  const there = chain(mapping, invertMapping(placed));
  return {
    shift: { x: there.x.scale * (width / 2) + there.x.offset - width / 2, y: there.y.scale * (height / 2) + there.y.offset - height / 2 },
    zoom: { x: there.x.scale, y: there.y.scale },
  };
}
