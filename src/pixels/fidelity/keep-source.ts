import type { TaskNotice } from "../../notices.ts";
import { measureChange } from "../compare.ts";
import type { Placement } from "../geometry.ts";
import type { Header } from "../header.ts";
import { formatOfMediaType, type ImageFormat, type Size } from "../picture.ts";
import { drawAt } from "../resize.ts";
import { type RawPixels, runPicture } from "../sharp.ts";
import { chain, invertMapping, layUpon, type Mapping } from "./axis-map.ts";
import { type Examination, examine, type Keep, LEAST_CONFIDENCE } from "./examine.ts";
import type { Raster } from "./plane.ts";
import { restore } from "./restore.ts";
import { findMixedBackground, withAlphaOf } from "./source-alpha.ts";

/** What is restored from the source, and where the answer counts. */
export interface KeepWish {
  keep: Keep;
  /** A picture of the source's ratio; white may change. */
  mask?: Buffer | undefined;
  /** It was done in an earlier run: the picture is only measured. */
  isDone?: boolean | undefined;
  /** The task fails where too much changed. */
  isLimited?: boolean | undefined;
  /** The user asked for it, and is told where it is not done. */
  isExplicit?: boolean | undefined;
}

/** How far a result is its source. */
export interface Fidelity {
  /**
   * Share (0–1) of pixels that the edit changed. That the model moved, softened or toned the picture does not count. Where the two do not
   * show the same (a `confidence` below {@link LEAST_CONFIDENCE}): of those that differ visibly, see {@link measureChange}.
   */
  changed: number;
  /** The same, of those outside the mask or the text alone; of all where there is neither. */
  changedOutside: number;
  /** Structural similarity, up to 1, within what changed (or the mask, or the text) and elsewhere; null where there is nothing. */
  ssimInside: number | null;
  ssimOutside: number | null;
  /** Distance of colours in Oklab × 100. */
  deltaEInside: number | null;
  deltaEOutside: number | null;
  /** Where the edit changed it, the largest first: at most twelve, in pixels of the result. */
  regions: { x: number; y: number; width: number; height: number }[];
  /** By which the model moved the picture at its centre, in pixels of the result. */
  shift: { x: number; y: number };
  /** How much larger the model made it. */
  zoom: { x: number; y: number };
  /** By which the model changed all colours, of 255. */
  tone: number;
  /** 0–1: share of the source's parts that the answer shows at the place that was found. */
  confidence: number;
  /** Share (0–1) of pixels that were restored from the source; null where nothing was. */
  preserved: number | null;
  source: Size & { format: ImageFormat };
  answer: Size & { format: ImageFormat };
}

export interface KeepParts {
  source: { bytes: Buffer; header: Header };
  answer: { bytes: Buffer; header: Header };
  /** Both as the result shows them, reduced to one size. */
  reduced: { source: Raster; answer: Raster };
  placement: Placement;
  wish: KeepWish;
  /** The result takes its transparency from the source. */
  keepsAlpha: boolean;
  /** The result's format holds none. */
  isFlat: boolean;
}

export interface KeptSource {
  fidelity: Fidelity;
  notices: TaskNotice[];
  /** The result; absent where nothing was restored. */
  pixels?: RawPixels;
  /** They are the answer's, so that its own bytes will do. */
  isAnswer?: boolean;
}

/** Pixels at which pictures are compared that are only measured: of the copies that were reduced already. */
const FEW = 12_000;
const ALL = Number.POSITIVE_INFINITY;
/** Where less changed than these shares, it is measured by more pixels: all of the copies; and the pictures themselves. A word is small. */
const SMALL_CHANGE = 0.05;
const TINY_CHANGE = 0.005;
/** Pixels of source and answer up to which the pictures themselves are compared for a figure alone: no paid result is to fail for want of memory. */
const MOST_WHOLE = 50e6;
const WHITE = 128;

/** Measures an answer against its source, and restores from the source what the edit did not change. Both have one ratio. */
export async function keepSource(parts: KeepParts): Promise<KeptSource> {
  const { keep, isDone, isLimited } = parts.wish;
  if (keep !== "all" && !isDone) return restoreSource(parts);
  return { fidelity: isLimited ? await measureWhole(parts) : await measure(parts), notices: [] };
}

/** By reduced copies as long as they tell enough: to decode both pictures once more takes as long as all the rest. */
async function measure(parts: KeepParts): Promise<Fidelity> {
  const { width, height } = parts.reduced.source;
  const coarse = await measureReduced(parts, FEW);
  if (coarse.confidence < LEAST_CONFIDENCE || coarse.changed >= SMALL_CHANGE) return coarse;
  const fine = width * height > FEW ? await measureReduced(parts, ALL) : coarse;
  const { placement, answer } = parts;
  const isWhole = width === placement.width && height === placement.height;
  const isLarge = areaOf(placement) + areaOf(answer.header) > MOST_WHOLE;
  return isWhole || isLarge || fine.changed >= TINY_CHANGE ? fine : measureWhole(parts);
}

const areaOf = ({ width, height }: Size) => width * height;

async function measureReduced(parts: KeepParts, mostPixels: number): Promise<Fidelity> {
  const { placement, wish, reduced } = parts;
  const { source, answer } = reduced;
  const [across, down] = [placement.width / source.width, placement.height / source.height];
  const [placed, ...others] = listGuesses({ ...parts, placement: { ...placement, width: source.width, height: source.height } });
  const asShown = (guess: Mapping) => chain(guess, invertMapping(placed));
  const mask = await readMask(wish.mask, source);
  const found = examine({
    source,
    answer,
    guesses: [asShown(placed), ...others.map(asShown)],
    keep: wish.keep,
    mask,
    keepsAlpha: parts.keepsAlpha,
    isMeasured: true,
    mostPixels,
  });
  const shift = { x: found.shift.x * across, y: found.shift.y * down };
  const regions = found.regions.map(({ left, top, right, bottom }) => ({
    left: Math.floor(left * across),
    top: Math.floor(top * down),
    right: Math.min(placement.width, Math.ceil(right * across)),
    bottom: Math.min(placement.height, Math.ceil(bottom * down)),
  }));
  return describe({ ...found, shift, regions }, parts);
}

async function measureWhole(parts: KeepParts): Promise<Fidelity> {
  const { found } = await examineWhole(parts, true);
  return describe(found, parts);
}

/** The source in it may be written to. */
async function examineWhole(parts: KeepParts, isMeasured: boolean) {
  const { placement, wish, keepsAlpha } = parts;
  const source = await readRaster(parts.source, placement, parts.isFlat);
  const answer = await readRaster(parts.answer, parts.answer.header, parts.isFlat);
  const mask = await readMask(wish.mask, placement);
  const found = examine({ source, answer, guesses: listGuesses(parts), keep: wish.keep, mask, keepsAlpha, isMeasured });
  return { source, answer, mask, found };
}

async function restoreSource(parts: KeepParts): Promise<KeptSource> {
  const { placement, wish, keepsAlpha } = parts;
  const { width, height } = placement;
  const { keep } = wish;
  const { source, answer, mask, found } = await examineWhole(parts, false);
  const isAligned = found.confidence >= LEAST_CONFIDENCE;
  const { weights } = found;
  // Where all may change, nothing tells where it lies.
  const isFree = mask !== undefined && !mask.includes(0);
  const notices: TaskNotice[] =
    isAligned || isFree || wish.isExplicit !== true ? [] : [{ code: "not-aligned", isMasked: weights !== undefined }];
  if (!weights) {
    if (isAligned && wish.isExplicit) notices.push({ code: "nothing-preserved", isAll: found.changed > 0.5 });
    return { fidelity: await describe(found, parts), notices };
  }
  const background = keepsAlpha ? findMixedBackground(parts.reduced.source, parts.reduced.answer) : undefined;
  const count = restore(source, answer, { ...found, weights, mask, keepsAlpha, background });
  const fidelity = await describe(found, parts, 1 - count / (width * height));
  const isAnswer = placement.method === "keep" && Buffer.compare(source.pixels, answer.pixels) === 0;
  if (count === 0 && keep !== "mask" && !isAnswer) notices.push({ code: "nothing-edited" });
  return { fidelity, notices, pixels: { width, height, pixels: source.pixels, channels: 4 }, isAnswer };
}

async function describe(found: Examination, parts: KeepParts, preserved: number | null = null): Promise<Fidelity> {
  const { source, answer } = parts;
  const { changed, changedOutside } =
    found.confidence >= LEAST_CONFIDENCE ? { changed: found.changed, changedOutside: found.drift } : await compareAsShown(parts);
  const facts = ({ width, height, mediaType }: Header) => ({ width, height, format: formatOfMediaType(mediaType) });
  const roundAll = ({ x, y }: { x: number; y: number }) => ({ x: round(x), y: round(y) });
  const roundKnown = (value: number | null) => (value === null ? null : round(value));
  return {
    changed: round(changed),
    changedOutside: round(changedOutside),
    ssimInside: roundKnown(found.ssimInside),
    ssimOutside: roundKnown(found.ssimOutside),
    deltaEInside: roundKnown(found.deltaEInside),
    deltaEOutside: roundKnown(found.deltaEOutside),
    regions: found.regions.map(({ left, top, right, bottom }) => ({ x: left, y: top, width: right - left, height: bottom - top })),
    shift: roundAll(found.shift),
    zoom: roundAll(found.zoom),
    tone: round(found.tone),
    confidence: round(found.confidence),
    preserved: roundKnown(preserved),
    source: facts(source.header),
    answer: facts(answer.header),
  };
}

/** What differs visibly, place by place: all that can be told of two pictures that do not show the same. */
async function compareAsShown({
  reduced: { source, answer },
  wish,
  keepsAlpha,
}: KeepParts): Promise<Pick<Fidelity, "changed" | "changedOutside">> {
  const mask = await readMask(wish.mask, source);
  const shown = keepsAlpha ? withAlphaOf(source, answer) : answer;
  const changed = measureChange(source, shown);
  return { changed, changedOutside: mask ? measureChange(source, shown, { counts: (at) => mask[at] === 0 }) : changed };
}

/** To four decimals. */
const round = (value: number) => Math.round(value * 1e4) / 1e4;

/** As the result shows the answer; and where that has another ratio, the other ways in which the model may have meant it. */
function listGuesses({ placement, answer: { header } }: KeepParts): [Mapping, ...Mapping[]] {
  const lay = (lie: Parameters<typeof layUpon>[2]) => layUpon(placement, header, lie);
  switch (placement.method) {
    case "crop":
      return [lay("inside"), lay("stretched"), lay("around")];
    case "pad":
      return [lay("around"), lay("stretched"), lay("inside")];
    case "stretch":
      return [lay("stretched"), lay("inside"), lay("around")];
    default:
      return [lay("stretched")];
  }
}

async function readRaster({ bytes, header }: { bytes: Buffer; header: Header }, to: Size, isFlat: boolean): Promise<Raster> {
  // What a decoder reduces by itself is off by a part of a pixel where its blocks are not whole.
  const fastShrinkOnLoad = header.width % 8 === 0 && header.height % 8 === 0;
  return drawAt(bytes, {
    from: header,
    to,
    build: (image) => (isFlat ? image.flatten({ background: "white" }) : image).toColourspace("srgb").ensureAlpha(),
    options: { kernel: "linear", fastShrinkOnLoad },
  });
}

async function readMask(bytes: Buffer | undefined, { width, height }: Size): Promise<Uint8Array | undefined> {
  if (!bytes) return undefined;
  const grey = await runPicture(bytes, (image) =>
    image.flatten({ background: "black" }).resize(width, height, { fit: "fill", kernel: "nearest" }).toColourspace("b-w").raw(),
  );
  return grey.map((value) => (value >= WHITE ? 1 : 0));
}
