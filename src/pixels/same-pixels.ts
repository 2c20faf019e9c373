import { readHeader } from "./header.ts";
import type { Size } from "./picture.ts";
import { runPicture } from "./sharp.ts";

/** Pixels row by row: red, green and blue as they show on black, and alpha. */
export interface Frame extends Size {
  pixels: Uint8Array;
}

/** Decodes a picture to a size. */
export async function readFrame(bytes: Buffer, { width, height }: Size, fit: "fill" | "cover" = "fill"): Promise<Frame> {
  const pixels = await runPicture(bytes, (image) =>
    image.resize(width, height, { fit, kernel: "linear" }).toColourspace("srgb").ensureAlpha().raw(),
  );
  // What is transparent has a colour too, which an optimizer may change.
  for (let index = 0; index < pixels.length; index += 4) {
    const alpha = pixels[index + 3] ?? 255;
    if (alpha === 255) continue;
    for (let channel = 0; channel < 3; channel++) pixels[index + channel] = Math.round(((pixels[index + channel] ?? 0) * alpha) / 255);
  }
  return { width, height, pixels };
}

export function scaleSize({ width, height }: Size, scale: number): Size {
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** How far compression may move the mean of a block of pixels, of 255: in brightness, in blue and red against it, and in alpha. */
interface Tolerance {
  /** Side of a block in pixels. */
  block: number;
  /** In a block of one colour. */
  base: number;
}

/** A palette is dithered. */
const OF_LOSSLESS: Tolerance = { block: 4, base: 8 };
/** JPEG and WebP encode blocks of this size, and lose little of those in which nothing is. */
const OF_LOSSY: Tolerance = { block: 16, base: 2.5 };
/** For each step of brightness that there is in a block and around it: what is lost is lost at edges. */
const PER_CONTRAST = 0.04;
/** How far the mean of the whole picture may move. */
const OF_PICTURE = 1.5;

/** Longest side at which a small change is looked for, in pixels. */
const SIDE = 2048;

/** Whether a file is a known picture in another compression. */
export async function haveSamePixels(file: Buffer, known: Buffer): Promise<boolean> {
  const headers = [readHeader(file), readHeader(known)] as const;
  const [{ width, height }, other] = headers;
  if (width !== other.width || height !== other.height) return false;
  const size = scaleSize(other, Math.min(1, SIDE / Math.max(width, height)));
  const tolerance = headers.every(({ lossless }) => lossless) ? OF_LOSSLESS : OF_LOSSY;
  return areWithin(await readFrame(file, size), await readFrame(known, size), tolerance);
}

function areWithin(file: Frame, known: Frame, { block, base }: Tolerance): boolean {
  const { width, height } = file;
  const total = [0, 0, 0, 0];
  for (let top = 0; top < height; top += block) {
    for (let left = 0; left < width; left += block) {
      const area = { top, left, bottom: Math.min(top + block, height), right: Math.min(left + block, width) };
      const sums = sumDifferences(file, known, area);
      // A block that the edge cuts off counts like a whole one, so that noise does not weigh more there.
      const largest = Math.max(...sums.map(Math.abs)) / block ** 2;
      if (largest > base && largest > base + PER_CONTRAST * measureContrast(known, area, block / 2)) return false;
      for (const [channel, sum] of sums.entries()) total[channel] = (total[channel] ?? 0) + sum;
    }
  }
  return total.every((sum) => Math.abs(sum) <= OF_PICTURE * width * height);
}

type Area = Record<"top" | "left" | "bottom" | "right", number>;

/** Sums of the differences in brightness, in blue and red against it, and in alpha. */
function sumDifferences({ pixels: a, width }: Frame, { pixels: b }: Frame, { top, left, bottom, right }: Area): number[] {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let index = (y * width + left) * 4; index < (y * width + right) * 4; index += 4) {
      red += (a[index] ?? 0) - (b[index] ?? 0);
      green += (a[index + 1] ?? 0) - (b[index + 1] ?? 0);
      blue += (a[index + 2] ?? 0) - (b[index + 2] ?? 0);
      alpha += (a[index + 3] ?? 0) - (b[index + 3] ?? 0);
    }
  }
  const brightness = toBrightness(red, green, blue);
  return [brightness, 0.564 * (blue - brightness), 0.713 * (red - brightness), alpha];
}

/** As JPEG computes it. */
export function toBrightness(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/** Of the brightest to the darkest pixel of an area, and of so many around it. */
function measureContrast({ pixels, width, height }: Frame, { top, left, bottom, right }: Area, around: number): number {
  let [lowest, highest] = [255, 0];
  for (let y = Math.max(0, top - around); y < Math.min(height, bottom + around); y++) {
    for (let x = Math.max(0, left - around); x < Math.min(width, right + around); x++) {
      const index = (y * width + x) * 4;
      const value = toBrightness(pixels[index] ?? 0, pixels[index + 1] ?? 0, pixels[index + 2] ?? 0);
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
  }
  return highest - lowest;
}
