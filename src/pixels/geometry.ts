import { RetouchError } from "../errors.ts";
import type { Fit, Size } from "./picture.ts";
import { answerRatio } from "./picture-messages.ts";
import { isRoundedRatio, isRoundedSize } from "./rounded-size.ts";

/** How an answer is brought to its size. `keep`: it has that size; `scale`: it has that ratio, up to rounding. */
export type Method = "keep" | "scale" | "crop" | "pad" | "stretch";

export interface Placement extends Size {
  method: Method;
  /** Factor by which the answer's pixels are spread; above 1 it is enlarged. */
  scale: number;
}

/** The size of an image that the user wants. Without both, the image keeps the size that it has. */
export interface WantedSize {
  /** Exact, in pixels. */
  size?: Size | undefined;
  /** Counts when there is no exact size. */
  ratio?: Size | undefined;
}

/** A picture that was sent to a model in another size. Rounding has changed the ratio of a thin one. */
export interface Resized {
  from: Size;
  to: Size;
}

const METHODS = { cover: "crop", contain: "pad", fill: "stretch" } as const;

/** Size to ask for where the user gives none: the one that most models know best. */
const NEW_SIZE: Size = { width: 1024, height: 1024 };

interface PlaceOptions extends WantedSize {
  fit: Fit;
  maxSide?: number;
  sent?: Resized | undefined;
}

/**
 * Where the pixels of an answer go, in a result of the wanted size, or of the wanted ratio at the answer's own resolution.
 * @param maxSide of a result for which no exact size is wanted
 * @param sent what the model answers: an answer of the ratio that was sent has that of the picture.
 * @throws {RetouchError} `invalid-image` with `fit: fail`, when the answer has another ratio.
 */
export function placeAnswer(answer: Size, { size, ratio, fit, maxSide, sent }: PlaceOptions): Placement {
  const { width, height } = size ?? resultWithin(ratio ? resultOfRatio(answer, ratio, fit) : answer, maxSide);
  const across = width / answer.width;
  const down = height / answer.height;
  if (across === 1 && down === 1) return { width, height, method: "keep", scale: 1 };
  const isAsSent = sent !== undefined && isWhole(answer, sent.to) && hasSameRatio(sent.from, { width, height });
  if (isAsSent || isWhole(answer, { width, height })) return { width, height, method: "scale", scale: Math.max(across, down) };
  if (fit === "fail") throw new RetouchError("invalid-image", answerRatio(answer, { width, height }));
  return { width, height, method: METHODS[fit], scale: fit === "contain" ? Math.min(across, down) : Math.max(across, down) };
}

/** An answer of this ratio, up to what models round: to crop it would lose what was asked for. */
function isWhole(answer: Size, size: Size): boolean {
  return hasSameRatio(answer, size) || isRoundedSize(answer, size) || isRoundedRatio(answer, size);
}

/** A result of the ratio at the answer's own resolution: the answer's size where it is off by rounding only. */
function resultOfRatio(answer: Size, ratio: Size, fit: Fit): Size {
  const size = sizeOfRatio(ratio, answer, fit === "contain" ? "around" : "within");
  return hasSimilarRatio(answer, size) ? answer : size;
}

/** A padded strip can become far longer than the answer. */
function resultWithin(size: Size, maxSide = Number.POSITIVE_INFINITY): Size {
  return Math.max(size.width, size.height) <= maxSide ? size : sizeOfRatio(size, { width: maxSide, height: maxSide });
}

/** The largest size of the ratio within the bounds, or the smallest around them. */
export function sizeOfRatio(ratio: Size, bounds: Size, where: "within" | "around" = "within"): Size {
  const units = [bounds.width / ratio.width, bounds.height / ratio.height];
  return multiply(ratio, where === "around" ? Math.max(...units) : Math.min(...units));
}

/**
 * The size to ask a model for. With a ratio alone: the largest within the source; without a source, one with as many pixels as
 * {@link NEW_SIZE}.
 */
export function targetSize({ size, ratio }: WantedSize, source?: Size): Size {
  if (size) return size;
  if (!ratio) return source ? { width: source.width, height: source.height } : NEW_SIZE;
  if (source) return sizeOfRatio(ratio, source);
  return multiply(ratio, Math.sqrt((NEW_SIZE.width * NEW_SIZE.height) / (ratio.width * ratio.height)));
}

function multiply(ratio: Size, unit: number): Size {
  return { width: Math.max(1, Math.round(ratio.width * unit)), height: Math.max(1, Math.round(ratio.height * unit)) };
}

/**
 * True when one size scaled to the other is off by rounding only: up to 2 pixels in the second one, and 2 % (which is what
 * counts for icons). Such a difference is resized away; cropping it would move the picture for nothing.
 */
export function hasSimilarRatio(from: Size, to: Size): boolean {
  const across = to.width / from.width;
  const down = to.height / from.height;
  const scale = Math.max(across, down);
  const off = Math.max(Math.abs(from.width * scale - to.width), Math.abs(from.height * scale - to.height));
  return off <= 2 && Math.abs(across / down - 1) <= 0.02;
}

/** Factor between two ratios up to which nobody sees a picture squeezed: sizes in whole steps of a model differ by as much. */
const UNSEEN_FACTOR = 1.01;

/** True when a picture of one size is scaled to the other: to crop it would lose something, and be seen. */
export function hasSameRatio(from: Size, to: Size): boolean {
  return hasSimilarRatio(from, to) || ratioDistance(from, to) < Math.log(UNSEEN_FACTOR);
}

/** True when one size scaled to the other is off by less than one pixel in the second one. */
export function hasExactRatio(from: Size, to: Size): boolean {
  return Math.abs(from.width * to.height - from.height * to.width) <= Math.max(to.width, to.height);
}

/** The entry of `ratios` that is nearest to the wanted one, by the factor between them. */
export function nearestRatio<const R extends string>(ratios: readonly [R, ...R[]], wanted: Size): R {
  const distance = (ratio: string) => {
    const [width = 1, height = 1] = ratio.split(":").map(Number);
    return ratioDistance(wanted, { width, height });
  };
  return ratios.reduce((best, ratio) => (distance(ratio) < distance(best) ? ratio : best));
}

/** Logarithm of the factor between two ratios: 0 when they are the same, equally large in both directions. */
export function ratioDistance(one: Size, other: Size): number {
  return Math.abs(Math.log((one.width / one.height) * (other.height / other.width)));
}
