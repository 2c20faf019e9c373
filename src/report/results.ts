import type { Result } from "../outcome.ts";
import { formatDecimal } from "../text/format.ts";
import { wordTaskNotice } from "./notice-wording.ts";

/** One object of `results` as JSON: notices as sentences, costs and scores without the noise of binary fractions. */
export function renderResult(result: Result): object {
  const { cost, text, warnings } = result;
  return {
    ...result,
    cost: cost === null ? null : Number(formatDecimal(cost)),
    warnings: warnings.map(wordTaskNotice),
    text: text && { ...text, score: text.score === null ? null : Number(text.score.toFixed(4)) },
  };
}

/** The same as text, also for the results file and the artifact. */
export function stringifyResult(result: Result): string {
  return JSON.stringify(renderResult(result));
}
