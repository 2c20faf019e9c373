import { RetouchError } from "../errors.ts";
import { ratioDistance } from "./geometry.ts";
import type { Header } from "./header.ts";
import type { Size } from "./picture.ts";
import { fileTooLarge, outsideLimits, tooManyDecodedBytes, tooManyPixels, tooNarrow } from "./picture-messages.ts";

/** The contract's limit on decoded pixels: 100 megapixels. */
export const MAX_PIXELS = 100_000_000;
/** Bytes of a decoded picture: 100 megapixels with 8 bits a channel, 75 with 16 bits and transparency. */
const MAX_DECODED_BYTES = 600e6;
/** Bytes of a picture's file. */
const MAX_FILE_BYTES = 100e6;

/** @throws {RetouchError} `too-large`: the file is too large, or what it says of itself would take too much memory to decode. */
export function checkDecodable(header: Header, fileBytes = 0): void {
  const { width, height, decodedBytes: bytes } = header;
  if (fileBytes > MAX_FILE_BYTES) throw new RetouchError("too-large", fileTooLarge(fileBytes, MAX_FILE_BYTES));
  if (width * height > MAX_PIXELS) throw new RetouchError("too-large", tooManyPixels(header));
  if (bytes > MAX_DECODED_BYTES) throw new RetouchError("too-large", tooManyDecodedBytes(header, { bytes, maxBytes: MAX_DECODED_BYTES }));
}

/** Sizes of input images that a model takes. Absent: no limit is known. */
export interface InputLimits {
  maxPixels?: number;
  /** Pixels, of the shorter side. */
  minSide?: number;
  /** Pixels, of the longer side. */
  maxSide?: number;
  /** Longer side divided by the shorter one, at most. No scaling changes it. */
  maxRatio?: number;
}

/** Sizes that a model can be asked for. */
export interface OutputLimits {
  /** Pixels in all. */
  minArea: number;
  maxArea: number;
  minSide?: number;
  maxSide?: number;
  /** Sides are multiples of it. */
  step: number;
}

/**
 * Scales an input image to the nearest size that the model takes, ratio kept.
 * @throws {RetouchError} `too-large`: no size of this ratio is within the limits.
 */
export function fitInputSize(size: Size, limits: InputLimits): Size {
  const { maxPixels = Number.POSITIVE_INFINITY, maxSide = Number.POSITIVE_INFINITY, minSide = 1, maxRatio } = limits;
  const long = Math.max(size.width, size.height);
  const short = Math.min(size.width, size.height);
  if (maxRatio !== undefined && long > short * maxRatio) throw new RetouchError("too-large", tooNarrow(size, maxRatio));
  const most = Math.min(maxSide / long, Math.sqrt(maxPixels / (size.width * size.height)));
  const least = minSide / short;
  if (least > most) throw new RetouchError("too-large", outsideLimits(size, limits));
  return scaleSize(size, Math.min(most, Math.max(1, least)), least > 1 ? Math.ceil : Math.floor);
}

export function scaleSize(size: Size, scale: number, round: (value: number) => number): Size {
  if (scale === 1) return { width: size.width, height: size.height };
  // Against 1023.9999999, which is 1024.
  const side = (value: number) => Math.max(1, round(Number((value * scale).toFixed(6))));
  return { width: side(size.width), height: side(size.height) };
}

/** Scales a wanted size, ratio kept, to one that the model can be asked for. */
export function fitOutputSize(wanted: Size, limits: OutputLimits): Size {
  const { minArea, maxArea, step, minSide = step } = limits;
  // A strip as thin as may be must not be longer than the area allows.
  const maxSide = Math.min(limits.maxSide ?? Number.POSITIVE_INFINITY, Math.floor(maxArea / minSide / step) * step);
  const area = wanted.width * wanted.height;
  const byArea = Math.sqrt(Math.min(maxArea, Math.max(minArea, area)) / area);
  const short = Math.min(wanted.width, wanted.height);
  const long = Math.max(wanted.width, wanted.height);
  const scale = Math.min(maxSide / long, Math.max(minSide / short, byArea));
  // A limit must hold after rounding too: down where the area would be too large, up where it would be too small.
  const exact = { width: wanted.width * scale, height: wanted.height * scale };
  const rounded = (round: (value: number) => number) => ({
    width: Math.min(maxSide, Math.max(minSide, round(exact.width / step) * step)),
    height: Math.min(maxSide, Math.max(minSide, round(exact.height / step) * step)),
  });
  const near = rounded(Math.round);
  const nearArea = near.width * near.height;
  return nearArea > maxArea ? rounded(Math.floor) : nearArea < minArea ? rounded(Math.ceil) : near;
}

/**
 * Finds the size of whole steps with the ratio nearest to the wanted one, among those of about as many pixels: what differs in
 * ratio is cut off or stretched later, and a few pixels more or less are not seen.
 */
export function findNearestSize(wanted: Size, limits: { minSide: number; maxSide: number; step: number }): Size {
  const { minSide, maxSide, step } = limits;
  const fitted = fitOutputSize(wanted, { minArea: minSide ** 2, maxArea: maxSide ** 2, ...limits });
  let best = fitted;
  for (let width = minSide; width <= maxSide; width += step) {
    const near = Math.round((width * wanted.height) / wanted.width / step) * step;
    const size = { width, height: Math.min(maxSide, Math.max(minSide, near)) };
    const share = (size.width * size.height) / (fitted.width * fitted.height);
    if (share > 0.75 && share < 1.5 && ratioDistance(size, wanted) < ratioDistance(best, wanted)) best = size;
  }
  return best;
}
