import type { ResizeOptions, Sharp } from "sharp";
import type { Size } from "./picture.ts";
import { type RawPixels, runPicture, runPixels } from "./sharp.ts";

interface Resizing {
  /** The picture's own size, as it is shown. */
  from: Size;
  to: Size;
  /** What is done besides; 1, 3 or 4 channels come out. */
  build: (image: Sharp) => Sharp;
  /** For reducing. */
  options?: ResizeOptions;
}

export function isLarger(to: Size, from: Size): boolean {
  return to.width > from.width || to.height > from.height;
}

/**
 * The pixels of a picture at a size. libvips reduces exactly. What it enlarges lies half a pixel of the result too far to the right and to
 * the bottom, so that is done here, with the kernel that it uses itself, in the same time.
 */
export async function drawAt(picture: Buffer | RawPixels, { from, to, build, options }: Resizing): Promise<RawPixels & { pixels: Buffer }> {
  const width = Math.min(from.width, to.width);
  const height = Math.min(from.height, to.height);
  const draw = (image: Sharp) => {
    if (width !== from.width || height !== from.height) image.resize(width, height, { fit: "fill", ...options });
    return build(image).raw();
  };
  const pixels = await (Buffer.isBuffer(picture) ? runPicture(picture, draw) : runPixels(picture, draw));
  const channels = pixels.length / (width * height);
  if (channels !== 1 && channels !== 3 && channels !== 4) throw new Error(`pixels of ${channels} channels`);
  const drawn = { pixels, width, height, channels } as const;
  return isLarger(to, drawn) ? enlarge(drawn, to) : drawn;
}

/** Pixels that go into each pixel along one axis, and their weights. */
interface Taps {
  from: Int32Array;
  weights: Float32Array;
}

const COUNT = 4;

/** Cubic, after Catmull and Rom. */
function weigh(distance: number): number {
  const x = Math.abs(distance);
  if (x >= 2) return 0;
  return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2;
}

/** Beyond its edge, a picture goes on as it ends. */
function makeTaps(inLength: number, outLength: number): Taps {
  const from = new Int32Array(outLength * COUNT);
  const weights = new Float32Array(outLength * COUNT);
  for (let out = 0, at = 0; out < outLength; out++) {
    const middle = ((out + 0.5) * inLength) / outLength - 0.5;
    const first = Math.floor(middle) - 1;
    for (let tap = first; tap < first + COUNT; tap++, at++) {
      from[at] = Math.max(0, Math.min(inLength - 1, tap));
      weights[at] = weigh(tap - middle);
    }
  }
  return { from, weights };
}

function enlarge({ pixels, width, height, channels }: RawPixels, to: Size): RawPixels & { pixels: Buffer } {
  const [across, down] = [makeTaps(width, to.width), makeTaps(height, to.height)];
  const length = to.width * channels;
  const out = new Uint8ClampedArray(length * to.height);
  const mixed = new Float32Array(length);
  // Each row of the picture is needed for a few rows of the result, one after another.
  const rows = Array.from({ length: COUNT }, () => ({ y: -1, values: new Float32Array(length) }));
  const widen = (y: number): Float32Array => {
    const row = rows[y % COUNT] ?? { y: -1, values: new Float32Array(length) };
    if (row.y === y) return row.values;
    const own = pixels.subarray(y * width * channels, (y + 1) * width * channels);
    widenRow(channels === 4 ? multiplyByAlpha(own) : own, row.values, { across, channels });
    row.y = y;
    return row.values;
  };
  for (let y = 0; y < to.height; y++) {
    const at = y * COUNT;
    const [a = 0, b = 0, c = 0, d = 0] = down.from.subarray(at, at + COUNT);
    mixRows([widen(a), widen(b), widen(c), widen(d)], down.weights.subarray(at, at + COUNT), mixed);
    if (channels === 4) divideByAlpha(mixed);
    out.set(mixed, y * length);
  }
  return { pixels: Buffer.from(out.buffer), width: to.width, height: to.height, channels };
}

function widenRow(row: ArrayLike<number>, out: Float32Array, { across, channels }: { across: Taps; channels: number }): void {
  const { from, weights } = across;
  for (let at = 0, tap = 0; at < out.length; tap += COUNT) {
    const [p, q, r, s] = [weights[tap] ?? 0, weights[tap + 1] ?? 0, weights[tap + 2] ?? 0, weights[tap + 3] ?? 0];
    let a = (from[tap] ?? 0) * channels;
    let b = (from[tap + 1] ?? 0) * channels;
    let c = (from[tap + 2] ?? 0) * channels;
    let d = (from[tap + 3] ?? 0) * channels;
    for (let channel = 0; channel < channels; channel++, at++)
      out[at] = p * (row[a++] ?? 0) + q * (row[b++] ?? 0) + r * (row[c++] ?? 0) + s * (row[d++] ?? 0);
  }
}

type Rows = readonly [Float32Array, Float32Array, Float32Array, Float32Array];

function mixRows([a, b, c, d]: Rows, [p = 0, q = 0, r = 0, s = 0]: Float32Array, out: Float32Array): void {
  for (let at = 0; at < out.length; at++) out[at] = p * (a[at] ?? 0) + q * (b[at] ?? 0) + r * (c[at] ?? 0) + s * (d[at] ?? 0);
}

/** What does not show has no colour that could spread. */
function multiplyByAlpha(row: Uint8Array): Float32Array {
  const out = Float32Array.from(row);
  for (let at = 0; at < out.length; at += 4)
    for (let channel = at; channel < at + 3; channel++) out[channel] = ((out[channel] ?? 0) * (row[at + 3] ?? 0)) / 255;
  return out;
}

function divideByAlpha(row: Float32Array): void {
  for (let at = 0; at < row.length; at += 4) {
    const alpha = row[at + 3] ?? 0;
    for (let channel = at; channel < at + 3; channel++) row[channel] = alpha > 0 ? ((row[channel] ?? 0) * 255) / alpha : 0;
  }
}
