import type { Size } from "../picture.ts";
import { align } from "./align.ts";
import { chain, type Mapping, scaleBy } from "./axis-map.ts";
import type { Alignment } from "./judge-move.ts";
import { halve, type Plane, type Planes, toLuma } from "./plane.ts";

/** Pictures are aligned at this size: finer detail tells nothing more of where they lie. */
const MOST_TO_ALIGN = 300_000;
/** Pixels by which they are aligned: where nothing is moved by it, a tenth of a pixel will do. */
const POINTS_TO_RESTORE = 40_000;
const POINTS_TO_MEASURE = 3000;

/** As {@link align}, by copies that are no larger than it takes. */
export function alignReduced(
  { own, its, counts }: { own: Planes; its: Planes; counts: Uint8Array | undefined },
  guesses: readonly [Mapping, ...Mapping[]],
  isMeasured: boolean,
): Alignment {
  let [source, answer] = [toLuma(own), toLuma(its)];
  const times = { source: 1, answer: 1 };
  while (source.width * source.height > MOST_TO_ALIGN) {
    source = halve(source);
    times.source *= 2;
  }
  const isLarge = ({ width, height }: Plane) => Math.min(width / source.width, height / source.height) >= 1.9;
  while (isLarge(answer)) {
    answer = halve(answer);
    times.answer *= 2;
  }
  const reduce = (mapping: Mapping) => chain(chain(scaleBy(times.source), mapping), scaleBy(1 / times.answer));
  const [first, ...others] = guesses;
  const reduced = counts && (times.source === 1 ? counts : sampleMask(counts, own, source, times.source));
  const mostPoints = isMeasured ? POINTS_TO_MEASURE : POINTS_TO_RESTORE;
  const { mapping, confidence } = align(source, answer, [reduce(first), ...others.map(reduce)], { counts: reduced, mostPoints });
  return { mapping: chain(chain(scaleBy(1 / times.source), mapping), scaleBy(times.answer)), confidence };
}

function sampleMask(values: Uint8Array, from: Size, to: Size, factor: number): Uint8Array {
  return Uint8Array.from({ length: to.width * to.height }, (_, at) => {
    const x = (at % to.width) * factor;
    const y = Math.floor(at / to.width) * factor;
    return values[y * from.width + x] ?? 0;
  });
}
