import { RetouchError } from "../errors.ts";
import type { Fit, Size } from "./picture.ts";

/** How an answer is brought to its size. `keep`: it has that size; `scale`: same ratio, up to rounding. */
export type Method = "keep" | "scale" | "crop" | "pad" | "stretch";

export interface Placement extends Size {
  method: Method;
  /** Factor by which the answer's pixels are spread; above 1 it is enlarged. */
  scale: number;
}

const METHODS = { cover: "crop", contain: "pad", fill: "stretch" } as const;

/**
 * Where the pixels of an answer go, in a result of the wanted size, or of the wanted ratio at the answer's own resolution.
 * @throws {RetouchError} `invalid-image` with `fit: fail`, when the answer has another ratio.
 */
export function placeAnswer(answer: Size, wanted: { size?: Size; ratio?: Size; fit: Fit }): Placement {
  const size = wanted.size ?? (wanted.ratio === undefined ? answer : sizeOfRatio(answer, wanted.ratio, wanted.fit));
  const across = size.width / answer.width;
  const down = size.height / answer.height;
  const place = (method: Method, scale: number): Placement => ({ width: size.width, height: size.height, method, scale });
  if (across === 1 && down === 1) return place("keep", 1);
  if (hasSameRatio(answer, size)) return place("scale", Math.max(across, down));
  if (wanted.fit === "fail") {
    throw new RetouchError(
      "invalid-image",
      `The model answered ${formatSize(answer)}, another ratio than ${formatSize(size)}, and \`fit\` is \`fail\`.`,
    );
  }
  return place(METHODS[wanted.fit], wanted.fit === "contain" ? Math.min(across, down) : Math.max(across, down));
}

/**
 * True when one size scaled to the other is off by rounding only: up to 2 pixels in the second one, and 2 % (which is what
 * counts for icons). Such a difference is resized away; cropping it would move the picture for nothing.
 */
export function hasSameRatio(from: Size, to: Size): boolean {
  const across = to.width / from.width;
  const down = to.height / from.height;
  const scale = Math.max(across, down);
  const off = Math.max(Math.abs(from.width * scale - to.width), Math.abs(from.height * scale - to.height));
  return off <= 2 && Math.abs(across / down - 1) <= 0.02;
}

/** The largest size of the ratio within the answer (`contain`: the smallest around it); the answer's own when it is off by rounding only. */
function sizeOfRatio(answer: Size, ratio: Size, fit: Fit): Size {
  const unit = (fit === "contain" ? Math.max : Math.min)(answer.width / ratio.width, answer.height / ratio.height);
  const size = { width: Math.max(1, Math.round(ratio.width * unit)), height: Math.max(1, Math.round(ratio.height * unit)) };
  return hasSameRatio(answer, size) ? answer : size;
}

export function formatSize(size: Size): string {
  return `${size.width}×${size.height}`;
}
