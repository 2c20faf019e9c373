import type { Size } from "../picture.ts";

/** One channel of a picture, 0 to 255, row by row. */
export interface Plane extends Size {
  values: Float32Array;
}

/** Red, green and blue, 0 to 255, on white or on another colour. */
export interface Planes extends Size {
  colours: readonly [Float32Array, Float32Array, Float32Array];
  /** Absent where all is opaque. */
  alpha?: Float32Array;
}

/** Pixels as they are: red, green, blue and alpha, a byte each. */
export interface Raster extends Size {
  pixels: Uint8Array;
}

export const mapColours = (colours: Planes["colours"], map: (values: Float32Array) => Float32Array): Planes["colours"] => [
  map(colours[0]),
  map(colours[1]),
  map(colours[2]),
];

export type Colour = readonly [red: number, green: number, blue: number];
export const WHITE: Colour = [255, 255, 255];

/** The mean of each square of so many pixels, what is transparent on a background; what is left over at the right and at the bottom is not counted. */
export function reduceRaster({ pixels, width, height }: Raster, factor: number, background: Colour = WHITE): Planes {
  const size = { width: Math.floor(width / factor), height: Math.floor(height / factor) };
  const area = size.width * size.height;
  const [red, green, blue, alpha] = [new Float32Array(area), new Float32Array(area), new Float32Array(area), new Float32Array(area)];
  const [red0, green0, blue0] = background;
  let isOpaque = true;
  for (let y = 0; y < size.height * factor; y++) {
    const row = Math.floor(y / factor) * size.width;
    for (let x = 0, index = y * width * 4, at = row; x < size.width; x++, at++) {
      let r = 0;
      let g = 0;
      let b = 0;
      let all = 0;
      for (let part = 0; part < factor; part++, index += 4) {
        const a = pixels[index + 3] ?? 255;
        all += a;
        if (a === 255) {
          r += pixels[index] ?? 0;
          g += pixels[index + 1] ?? 0;
          b += pixels[index + 2] ?? 0;
          continue;
        }
        isOpaque = false;
        const share = a / 255;
        r += (pixels[index] ?? 0) * share + red0 * (1 - share);
        g += (pixels[index + 1] ?? 0) * share + green0 * (1 - share);
        b += (pixels[index + 2] ?? 0) * share + blue0 * (1 - share);
      }
      red[at] = (red[at] ?? 0) + r;
      green[at] = (green[at] ?? 0) + g;
      blue[at] = (blue[at] ?? 0) + b;
      alpha[at] = (alpha[at] ?? 0) + all;
    }
  }
  if (factor > 1)
    for (const values of [red, green, blue, alpha]) for (let at = 0; at < area; at++) values[at] = (values[at] ?? 0) / factor ** 2;
  return { ...size, colours: [red, green, blue], ...(!isOpaque && { alpha }) };
}

/** Brightness as JPEG computes it. */
export function toLuma({ colours: [red, green, blue], width, height }: Planes): Plane {
  const values = new Float32Array(width * height);
  for (let at = 0; at < values.length; at++) values[at] = 0.299 * (red[at] ?? 0) + 0.587 * (green[at] ?? 0) + 0.114 * (blue[at] ?? 0);
  return { width, height, values };
}

/** Half as wide and high: the mean of four pixels each. */
export function halve({ values, width, height }: Plane): Plane {
  const size = { width: width >> 1, height: height >> 1 };
  const half = new Float32Array(size.width * size.height);
  for (let y = 0, at = 0; y < size.height; y++) {
    for (let x = 0, from = 2 * y * width; x < size.width; x++, at++, from += 2)
      half[at] = 0.25 * ((values[from] ?? 0) + (values[from + 1] ?? 0) + (values[from + width] ?? 0) + (values[from + width + 1] ?? 0));
  }
  return { ...size, values: half };
}

/** A Gaussian blur; a wide one is made of three means, which take the same time whatever the width. */
export function blur(values: Float32Array, size: Size, sigma: number): Float32Array {
  if (sigma <= 0) return values;
  if (sigma <= 2) return convolve(values, size, sigma);
  const radius = Math.max(1, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2));
  let out = values;
  for (let pass = 0; pass < 3; pass++) out = meanOfColumns(meanOfRows(out, size, radius), size, radius);
  return out;
}

/** Two taps to each side at a time, since to read and write a sum takes as long as to add a tap. */
function convolve(values: Float32Array, { width, height }: Size, sigma: number): Float32Array {
  const kernel = makeKernel(sigma);
  const reach = kernel.length - 1;
  const [middle = 1] = kernel;
  const rows = new Float32Array(values.length);
  const padded = new Float32Array(width + 2 * reach);
  for (let start = 0; start < values.length; start += width) {
    padded.set(values.subarray(start, start + width), reach);
    padded.fill(values[start] ?? 0, 0, reach);
    padded.fill(values[start + width - 1] ?? 0, reach + width);
    for (let x = 0; x < width; x++) rows[start + x] = middle * (padded[reach + x] ?? 0);
    for (let tap = 1; tap < reach; tap += 2) {
      const [near, far] = [kernel[tap] ?? 0, kernel[tap + 1] ?? 0];
      for (let at = start, x = reach; x < reach + width; at++, x++)
        rows[at] =
          (rows[at] ?? 0) +
          near * ((padded[x - tap] ?? 0) + (padded[x + tap] ?? 0)) +
          far * ((padded[x - tap - 1] ?? 0) + (padded[x + tap + 1] ?? 0));
    }
  }
  const out = new Float32Array(values.length);
  const rowAt = (y: number) => Math.min(height - 1, Math.max(0, y)) * width;
  for (let y = 0; y < height; y++) {
    const start = y * width;
    for (let at = start; at < start + width; at++) out[at] = middle * (rows[at] ?? 0);
    for (let tap = 1; tap < reach; tap += 2) {
      const [near, far] = [kernel[tap] ?? 0, kernel[tap + 1] ?? 0];
      const [above, below, farAbove, farBelow] = [rowAt(y - tap), rowAt(y + tap), rowAt(y - tap - 1), rowAt(y + tap + 1)];
      for (let x = 0, at = start; x < width; x++, at++)
        out[at] =
          (out[at] ?? 0) +
          near * ((rows[above + x] ?? 0) + (rows[below + x] ?? 0)) +
          far * ((rows[farAbove + x] ?? 0) + (rows[farBelow + x] ?? 0));
    }
  }
  return out;
}

/** The weights of a Gaussian from its middle on; of taps to each side there are as many as are taken at a time. */
function makeKernel(sigma: number): Float32Array {
  const radius = Math.ceil(2.5 * sigma);
  const kernel = new Float32Array(2 * Math.ceil(radius / 2) + 1);
  for (let tap = 0; tap <= radius; tap++) kernel[tap] = Math.exp(-(tap ** 2) / (2 * sigma * sigma));
  const total = kernel.reduce((sum, weight, tap) => sum + (tap === 0 ? 1 : 2) * weight, 0);
  return kernel.map((weight) => weight / total);
}

function meanOfRows(values: Float32Array, { width, height }: Size, radius: number): Float32Array {
  const out = new Float32Array(values.length);
  const share = 1 / (2 * radius + 1);
  const last = width - 1;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    for (let x = -radius; x <= radius; x++) sum += values[row + Math.min(last, Math.max(0, x))] ?? 0;
    for (let x = 0; x <= last; x++) {
      out[row + x] = sum * share;
      sum += (values[row + Math.min(last, x + radius + 1)] ?? 0) - (values[row + Math.max(0, x - radius)] ?? 0);
    }
  }
  return out;
}

function meanOfColumns(values: Float32Array, { width, height }: Size, radius: number): Float32Array {
  const out = new Float32Array(values.length);
  const share = 1 / (2 * radius + 1);
  const last = height - 1;
  const sums = new Float64Array(width);
  for (let y = -radius; y <= radius; y++) {
    const from = Math.min(last, Math.max(0, y)) * width;
    for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) + (values[from + x] ?? 0);
  }
  for (let y = 0; y <= last; y++) {
    const [row, next, before] = [y * width, Math.min(last, y + radius + 1) * width, Math.max(0, y - radius) * width];
    for (let x = 0; x < width; x++) {
      const sum = sums[x] ?? 0;
      out[row + x] = sum * share;
      sums[x] = sum + (values[next + x] ?? 0) - (values[before + x] ?? 0);
    }
  }
  return out;
}

/** The greatest value of the square of `2 × radius + 1` pixels around each. Windows are made of windows half as wide. */
export function greatest(values: Float32Array, { width, height }: Size, radius: number): Float32Array {
  const out = values.slice();
  const window = 2 * radius + 1;
  for (let length = 1; length < window; ) {
    const more = Math.min(length, window - length);
    for (let y = 0; y < height; y++) {
      const end = (y + 1) * width - more;
      for (let at = y * width; at < end; at++) {
        const other = out[at + more] ?? 0;
        if (other > (out[at] ?? 0)) out[at] = other;
      }
    }
    const end = (height - more) * width;
    for (let at = 0, below = more * width; at < end; at++, below++) {
      const other = out[below] ?? 0;
      if (other > (out[at] ?? 0)) out[at] = other;
    }
    length += more;
  }
  // Each window began at its pixel; it must lie around it.
  const moved = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    const from = Math.max(0, y - radius) * width;
    for (let x = 0, at = y * width; x < width; x++, at++) moved[at] = out[from + Math.max(0, x - radius)] ?? 0;
  }
  return moved;
}

/** The least likewise. */
export function least(values: Float32Array, size: Size, radius: number): Float32Array {
  return negate(greatest(negate(values), size, radius));
}

function negate(values: Float32Array): Float32Array {
  const out = new Float32Array(values.length);
  for (let at = 0; at < out.length; at++) out[at] = -(values[at] ?? 0);
  return out;
}

/** 1 where there is a 1 in the square of `2 × radius + 1` pixels around. */
export function grow(mask: Uint8Array, size: Size, radius: number): Uint8Array {
  return spreadValue(mask, size, radius, 1);
}

/** 1 where all of the square is 1. */
export function shrink(mask: Uint8Array, size: Size, radius: number): Uint8Array {
  return spreadValue(mask, size, radius, 0);
}

function spreadValue(mask: Uint8Array, { width, height }: Size, radius: number, value: 0 | 1): Uint8Array {
  const rows = new Uint8Array(mask.length).fill(1 - value);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    let last = Number.NEGATIVE_INFINITY;
    for (let x = 0; x < width; x++) {
      if (mask[start + x] !== value) continue;
      rows.fill(value, start + Math.max(0, x - radius, last + 1), start + Math.min(width, x + radius + 1));
      last = x + radius;
    }
  }
  const out = rows.slice();
  // Rows since there was one, from above and from below: the radius does not count for the time that it takes.
  const since = new Int32Array(width);
  for (const step of [1, -1]) {
    since.fill(radius + 1);
    for (let y = step > 0 ? 0 : height - 1; y >= 0 && y < height; y += step) {
      for (let x = 0, at = y * width; x < width; x++, at++) {
        const apart = rows[at] === value ? 0 : (since[x] ?? 0) + 1;
        since[x] = apart;
        if (apart <= radius) out[at] = value;
      }
    }
  }
  return out;
}

/** The middle of some values, of a sample where there are many. */
export function median(values: Float32Array, most = 8192): number {
  if (values.length === 0) return 0;
  const step = Math.max(1, Math.floor(values.length / most));
  const sample = new Float32Array(Math.floor((values.length - 1) / step) + 1);
  for (let at = 0; at < sample.length; at++) sample[at] = values[at * step] ?? 0;
  return select(sample, sample.length >> 1);
}

/** The value that would stand at a place if they were sorted, which takes several times as long (Hoare's selection). */
function select(values: Float32Array, place: number): number {
  for (let [first, last] = [0, values.length - 1]; first < last; ) {
    const pivot = values[(first + last) >> 1] ?? 0;
    let [low, high] = [first, last];
    while (low <= high) {
      while ((values[low] ?? 0) < pivot) low++;
      while ((values[high] ?? 0) > pivot) high--;
      if (low > high) break;
      const value = values[low] ?? 0;
      values[low++] = values[high] ?? 0;
      values[high--] = value;
    }
    if (place <= high) last = high;
    else if (place >= low) first = low;
    else break;
  }
  return values[place] ?? 0;
}
