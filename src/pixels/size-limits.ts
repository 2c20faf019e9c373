import { RetouchError } from "../errors.ts";
import { hasSameRatio, ratioDistance } from "./geometry.ts";
import type { Header } from "./header.ts";
import type { Size } from "./picture.ts";
import { PictureError } from "./picture-error.ts";
import { outsideLimits, tooNarrow } from "./picture-messages.ts";

/** The contract's limit on decoded pixels: 100 megapixels. */
export const MAX_PIXELS = 100_000_000;
/** Bytes of a decoded picture: 100 megapixels with 8 bits a channel, 75 with 16 bits and transparency. */
const MAX_DECODED_BYTES = 600e6;
/** Bytes of a picture's file. */
const MAX_FILE_BYTES = 100e6;

/** @throws {PictureError} `too-large`: the file is too large, or what it says of itself would take too much memory to decode. */
export function checkDecodable(header: Header, fileBytes = 0): void {
  const { width, height, decodedBytes: bytes } = header;
  const size = { width, height };
  if (fileBytes > MAX_FILE_BYTES) throw new PictureError({ kind: "too-many-bytes", bytes: fileBytes, maxBytes: MAX_FILE_BYTES });
  if (width * height > MAX_PIXELS) throw new PictureError({ kind: "too-many-pixels", size });
  if (bytes > MAX_DECODED_BYTES) throw new PictureError({ kind: "too-many-decoded-bytes", size, bytes, maxBytes: MAX_DECODED_BYTES });
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

/** Sizes that a model can be asked for: at least one of an area and a longest side. */
export interface OutputLimits {
  /** Pixels in all. */
  minArea?: number;
  maxArea?: number;
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

/** How far a ratio may be off, as the logarithm of a factor, for what half or twice the pixels cost. */
const OFF_BY_A_HALVING = 0.005;
/** What a ratio costs that counts as another one, in halvings: something would be cut off. */
const OTHER_RATIO = 10;
/** A ratio that is as good as the wanted one: less than a pixel in two thousand. */
const EXACT = 0.0005;

/**
 * The size to ask a model for: of about as many pixels as are wanted, or as the model makes at least or at most, and of a ratio as near to
 * the wanted one as its steps allow. What differs in ratio is stretched later, or cut off.
 */
export function findOutputSize(wanted: Size, limits: OutputLimits): Size {
  const { step, minSide = step } = limits;
  const { minArea = minSide ** 2, maxArea = (limits.maxSide ?? 0) ** 2 } = limits;
  // A strip as thin as may be must not be longer than the area allows.
  const maxSide = Math.min(limits.maxSide ?? Number.POSITIVE_INFINITY, Math.floor(maxArea / minSide / step) * step);
  const bounds = { minArea, maxArea, minSide, maxSide, step };
  const fitted = scaleToBounds(wanted, bounds);
  if (ratioDistance(fitted, wanted) < EXACT) return fitted;
  const area = fitted.width * fitted.height;
  const cost = (size: Size) =>
    ratioDistance(size, wanted) / OFF_BY_A_HALVING +
    Math.abs(Math.log2((size.width * size.height) / area)) +
    (hasSameRatio(size, wanted) ? 0 : OTHER_RATIO);
  let best = fitted;
  const most = Math.min(maxSide, fitted.width * 4);
  for (let width = Math.max(minSide, Math.ceil(fitted.width / 4 / step) * step); width <= most; width += step) {
    const near = Math.round((width * wanted.height) / wanted.width / step) * step;
    const size = { width, height: Math.min(maxSide, Math.max(minSide, near)) };
    const own = size.width * size.height;
    if (own >= minArea && own <= maxArea && cost(size) < cost(best)) best = size;
  }
  return best;
}

/** Scales a wanted size, ratio kept but for rounding. */
function scaleToBounds(wanted: Size, { minArea, maxArea, minSide, maxSide, step }: Required<OutputLimits>): Size {
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
