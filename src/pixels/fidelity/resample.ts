import type { Size } from "../picture.ts";
import type { AxisMap, Mapping } from "./axis-map.ts";
import { mapColours, type Planes } from "./plane.ts";

/** What goes into each pixel along one axis: `count` weights each, from the pixel `first` on. */
export interface Taps {
  count: number;
  first: Int32Array;
  weights: Float32Array;
  /** The pixel's middle is within the picture that it is taken from. */
  covered: Uint8Array;
}

/** Lobes of the kernel to each side. */
const LOBES = 3;

function lanczos(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= LOBES) return 0;
  const angle = Math.PI * x;
  return (LOBES * Math.sin(angle) * Math.sin(angle / LOBES)) / (angle * angle);
}

/** Lanczos, as wide as the pixels that become one. Beyond its edge, a picture goes on as it ends. */
export function makeTaps({ scale, offset }: AxisMap, inLength: number, outLength: number): Taps {
  const width = Math.max(1, Math.abs(scale));
  const count = Math.min(inLength, Math.ceil(2 * LOBES * width) + 1);
  const first = new Int32Array(outLength);
  const covered = new Uint8Array(outLength);
  const weights = new Float32Array(outLength * count);
  for (let out = 0; out < outLength; out++) {
    const middle = scale * (out + 0.5) + offset;
    covered[out] = middle >= 0 && middle <= inLength ? 1 : 0;
    const from = Math.ceil(middle - LOBES * width - 0.5);
    const start = Math.min(Math.max(0, from), inLength - count);
    first[out] = start;
    let total = 0;
    for (let tap = from; tap <= middle + LOBES * width - 0.5; tap++) {
      const weight = lanczos((tap + 0.5 - middle) / width);
      const at = out * count + Math.min(count - 1, Math.max(0, Math.min(inLength - 1, Math.max(0, tap)) - start));
      weights[at] = (weights[at] ?? 0) + weight;
      total += weight;
    }
    for (let at = out * count; at < (out + 1) * count; at++) weights[at] = (weights[at] ?? 0) / total;
  }
  return { count, first, weights, covered };
}

const isStanding = ({ scale, offset }: AxisMap) => scale === 1 && offset === 0;

/** One channel as another picture shows it. @param mapping from that picture to this one */
export function resample(values: Float32Array, from: Size, mapping: Mapping, to: Size): Float32Array {
  // Its own, since tones are changed in place.
  if (from.width === to.width && from.height === to.height && isStanding(mapping.x) && isStanding(mapping.y)) return values.slice();
  const [across, down] = [makeTaps(mapping.x, from.width, to.width), makeTaps(mapping.y, from.height, to.height)];
  const narrow = new Float32Array(to.width * from.height);
  for (let y = 0; y < from.height; y++) {
    const row = y * from.width;
    for (let x = 0, at = y * to.width; x < to.width; x++, at++) {
      const start = row + (across.first[x] ?? 0);
      let sum = 0;
      for (let tap = 0, weight = x * across.count; tap < across.count; tap++, weight++)
        sum += (across.weights[weight] ?? 0) * (values[start + tap] ?? 0);
      narrow[at] = sum;
    }
  }
  const out = new Float32Array(to.width * to.height);
  for (let y = 0; y < to.height; y++) {
    const row = out.subarray(y * to.width, (y + 1) * to.width);
    for (let tap = 0; tap < down.count; tap++) {
      const weight = down.weights[y * down.count + tap] ?? 0;
      if (weight === 0) continue;
      const start = ((down.first[y] ?? 0) + tap) * to.width;
      for (let x = 0; x < to.width; x++) row[x] = (row[x] ?? 0) + weight * (narrow[start + x] ?? 0);
    }
  }
  return out;
}

/** All channels likewise. */
export function resamplePlanes(planes: Planes, mapping: Mapping, to: Size): Planes {
  const map = (values: Float32Array) => resample(values, planes, mapping, to);
  const { width, height } = to;
  return { width, height, colours: mapColours(planes.colours, map), ...(planes.alpha && { alpha: map(planes.alpha) }) };
}
