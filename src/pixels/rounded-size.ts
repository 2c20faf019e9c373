import type { Size } from "./picture.ts";

/** Models make pictures in whole blocks of so many pixels. */
const STEPS = [8, 16, 32, 64] as const;
/** Where a side lies that becomes a whole block when it is rounded up, to the nearest, or down, in blocks from there. */
const ROUNDINGS = [
  [-0.999, 0],
  [-0.5, 0.5],
  [0, 0.999],
] as const;
/** The blocks of a picture of a common ratio, at least. With fewer, a square would be as good as most pictures. */
const MIN_BLOCKS = 14 ** 2;
/** Longer pictures come from no list of ratios that a model has, but from what it was sent or asked for. */
const LONGEST_LISTED = 4;

/** Each side is that of the other size, rounded to whole blocks in the same way. */
export function isRoundedSize(answer: Size, exact: Size): boolean {
  return listScales(answer, exact).some(({ least, most }) => least <= 1 && 1 <= most);
}

/**
 * Each side is that of the ratio at some scale, rounded to whole blocks in the same way. Blocks must be small beside the picture, unless
 * it is so long that its ratio cannot be the model's own choice.
 */
export function isRoundedRatio(answer: Size, ratio: Size): boolean {
  const isLong = Math.max(answer.width, answer.height) > LONGEST_LISTED * Math.min(answer.width, answer.height);
  const largest = isLong ? Number.POSITIVE_INFINITY : Math.sqrt((answer.width * answer.height) / MIN_BLOCKS);
  return listScales(answer, ratio).some(({ step, least, most }) => step <= largest && least < most);
}

/** By step and way of rounding, the scales at which this answer is made of a size. There are none where the least is above the most. */
function listScales(answer: Size, exact: Size): { step: number; least: number; most: number }[] {
  const steps = STEPS.filter((step) => answer.width % step === 0 && answer.height % step === 0);
  return steps.flatMap((step) =>
    ROUNDINGS.map(([from, to]) => {
      // No side is less than one block.
      const least = (side: number) => (side === step ? 0 : side + from * step);
      return {
        step,
        least: Math.max(least(answer.width) / exact.width, least(answer.height) / exact.height),
        most: Math.min((answer.width + to * step) / exact.width, (answer.height + to * step) / exact.height),
      };
    }),
  );
}
