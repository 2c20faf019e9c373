import type { FitEnum } from "sharp";
import type { Method } from "./geometry.ts";
import type { Size } from "./picture.ts";
import { runPicture } from "./sharp.ts";

/** A picture decoded in full and reduced, as RGBA with 8 bits in sRGB. */
export interface Thumbnail extends Size {
  pixels: Uint8Array;
  /** At least one pixel lets the background through. */
  transparent: boolean;
  /** All pixels have one colour, or all are transparent. */
  flat: boolean;
  /** No pixel that shows has a visible colour. */
  grey: boolean;
}

/** Longest side of a thumbnail, in pixels. */
const SIDE = 360;
/** Differences up to this, of 255, come from coding and resizing, and are not seen side by side. */
const VISIBLE = 16;
/** Differences within a picture up to this, of 255, are still one colour: JPEG adds that much. */
const FLAT = 2;

/** The way in which sharp resizes for each {@link Method}. */
export const FIT_OF: Record<Method, keyof FitEnum> = { keep: "fill", scale: "fill", crop: "cover", pad: "contain", stretch: "fill" };

/** The size at which pictures of a size are compared: itself, or reduced to {@link SIDE} on its longest side. */
export function reduceSize(size: Size): Size {
  const scale = Math.min(1, SIDE / Math.max(size.width, size.height));
  return { width: Math.max(1, Math.round(size.width * scale)), height: Math.max(1, Math.round(size.height * scale)) };
}

/**
 * Decodes a picture to a thumbnail of exactly `size`. All its data are read, so this is the proof that it is complete; JPEG
 * and WebP are decoded at the reduced size, which costs a fraction of their pixels.
 * @throws what the decoder says, when the picture is damaged.
 */
export async function makeThumbnail(bytes: Buffer, size: Size, method: Method): Promise<Thumbnail> {
  const pixels = await runPicture(bytes, (image) =>
    image
      // A kernel without ringing, and opaque padding: what is transparent or differs is so in the picture itself.
      .resize(size.width, size.height, { fit: FIT_OF[method], kernel: "linear", background: "white" })
      .toColourspace("srgb")
      .ensureAlpha()
      .raw(),
  );
  return { ...size, pixels, ...inspect(pixels) };
}

function inspect(pixels: Uint8Array): Pick<Thumbnail, "transparent" | "flat" | "grey"> {
  const low = [255, 255, 255, 255];
  const high = [0, 0, 0, 0];
  let grey = true;
  for (let index = 0; index < pixels.length; index += 4) {
    for (let channel = 0; channel < 4; channel++) {
      const value = pixels[index + channel] ?? 0;
      if (value < (low[channel] ?? 0)) low[channel] = value;
      if (value > (high[channel] ?? 0)) high[channel] = value;
    }
    grey &&= isGrey(pixels, index);
  }
  const flat = high[3] === 0 || high.every((value, channel) => value - (low[channel] ?? 0) <= FLAT);
  return { transparent: (low[3] ?? 255) < 255, flat, grey };
}

function isGrey(pixels: Uint8Array, index: number): boolean {
  const red = pixels[index] ?? 0;
  const green = pixels[index + 1] ?? 0;
  const blue = pixels[index + 2] ?? 0;
  const alpha = pixels[index + 3] ?? 0;
  return (Math.max(red, green, blue) - Math.min(red, green, blue)) * alpha <= VISIBLE * 255;
}

/**
 * Share (0–1) of the pixels of two thumbnails of one size that differ visibly: in red, green, blue (as they show on black) or
 * alpha by more than {@link VISIBLE}. Thumbnails are small so that noise and the grain of JPEG average out, and a figure
 * of a large picture costs no more than one of a small one.
 *
 * @param counts which pixels count, by their number; absent: all.
 */
export function measureChange(
  before: Pick<Thumbnail, "pixels">,
  after: Pick<Thumbnail, "pixels">,
  { counts }: { counts?: ((pixel: number) => boolean) | undefined } = {},
): number {
  const isVisible = (difference: number) => Math.abs(difference) > VISIBLE * 255;
  const a = before.pixels;
  const b = after.pixels;
  let changed = 0;
  let total = 0;
  for (let index = 0; index < a.length; index += 4) {
    if (counts && !counts(index / 4)) continue;
    total++;
    const alphaA = a[index + 3] ?? 0;
    const alphaB = b[index + 3] ?? 0;
    // Written out, because a loop over the channels takes five times as long.
    const red = (a[index] ?? 0) * alphaA - (b[index] ?? 0) * alphaB;
    const green = (a[index + 1] ?? 0) * alphaA - (b[index + 1] ?? 0) * alphaB;
    const blue = (a[index + 2] ?? 0) * alphaA - (b[index + 2] ?? 0) * alphaB;
    if (Math.abs(alphaA - alphaB) > VISIBLE || isVisible(red) || isVisible(green) || isVisible(blue)) changed++;
  }
  return total === 0 ? 0 : changed / total;
}
