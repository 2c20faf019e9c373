import type { Size } from "../picture.ts";
import { type Planes, toLuma } from "./plane.ts";

/** How alike two pictures are in two regions: structure (SSIM, 1 is the same) and colour (distance in Oklab × 100, 0 is the same). */
export interface Likeness {
  ssimInside: number | null;
  ssimOutside: number | null;
  deltaEInside: number | null;
  deltaEOutside: number | null;
}

/** Side of a window in pixels. */
const WINDOW = 8;
/** Of Wang et al. 2004, for 8 bits. */
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/** @param weights of each pixel, how much it belongs to the inside, 0–1 */
export function measureLikeness(source: Planes, result: Planes, weights: Float32Array): Likeness {
  const ssim = measureStructure(toLuma(source).values, toLuma(result).values, weights, source);
  const colour = measureColour(source, result, weights);
  return { ssimInside: ssim.inside, ssimOutside: ssim.outside, deltaEInside: colour.inside, deltaEOutside: colour.outside };
}

/** Means; null where there is nothing. */
interface Sides {
  inside: number | null;
  outside: number | null;
}

function createSides(): { add(weight: number, value: number): void; means(): Sides } {
  const sums = { inside: 0, outside: 0 };
  const counts = { inside: 0, outside: 0 };
  return {
    add: (weight, value) => {
      // What is between belongs to neither.
      const side = weight === 0 ? "outside" : weight >= 0.5 ? "inside" : undefined;
      if (!side) return;
      sums[side] += value;
      counts[side]++;
    },
    means: () => ({
      inside: counts.inside > 0 ? sums.inside / counts.inside : null,
      outside: counts.outside > 0 ? sums.outside / counts.outside : null,
    }),
  };
}

function measureStructure(own: Float32Array, its: Float32Array, weights: Float32Array, { width, height }: Size): Sides {
  const sides = createSides();
  const [down, across] = [Math.min(WINDOW, height), Math.min(WINDOW, width)];
  const n = down * across;
  for (let top = 0; top + down <= height; top += WINDOW) {
    for (let left = 0; left + across <= width; left += WINDOW) {
      let [sumA, sumB, squares, products, weight] = [0, 0, 0, 0, 0];
      for (let y = top; y < top + down; y++) {
        for (let x = 0, at = y * width + left; x < across; x++, at++) {
          const a = own[at] ?? 0;
          const b = its[at] ?? 0;
          sumA += a;
          sumB += b;
          squares += a * a + b * b;
          products += a * b;
          weight += weights[at] ?? 0;
        }
      }
      const [meanA, meanB] = [sumA / n, sumB / n];
      const variances = squares / n - meanA * meanA - meanB * meanB;
      const covariance = products / n - meanA * meanB;
      const value = ((2 * meanA * meanB + C1) * (2 * covariance + C2)) / ((meanA * meanA + meanB * meanB + C1) * (variances + C2));
      sides.add(weight / n, value);
    }
  }
  return sides.means();
}

function measureColour(source: Planes, result: Planes, weights: Float32Array): Sides {
  const sides = createSides();
  // One of four pixels tells as much.
  for (let y = 0; y < source.height; y += 2)
    for (let x = 0; x < source.width; x += 2) {
      const at = y * source.width + x;
      sides.add(weights[at] ?? 0, measureDistance(source, result, at));
    }
  return sides.means();
}

function measureDistance({ colours: a }: Planes, { colours: b }: Planes, at: number): number {
  if (a[0][at] === b[0][at] && a[1][at] === b[1][at] && a[2][at] === b[2][at]) return 0;
  const one = toOklab(a[0][at] ?? 0, a[1][at] ?? 0, a[2][at] ?? 0);
  const other = toOklab(b[0][at] ?? 0, b[1][at] ?? 0, b[2][at] ?? 0);
  return 100 * Math.sqrt((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2);
}

const LINEAR = Float32Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

const linear = (value: number) => LINEAR[Math.min(255, Math.max(0, Math.round(value)))] ?? 0;

/** https://bottosson.github.io/posts/oklab/ */
function toOklab(red: number, green: number, blue: number): [number, number, number] {
  const r = linear(red);
  const g = linear(green);
  const b = linear(blue);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
