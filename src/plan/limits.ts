import { RetouchError } from "../errors.ts";
import type { Inputs } from "../inputs/load.ts";
import type { Size } from "../pixels/picture.ts";
import { plural } from "../report/format.ts";
import type { Planned } from "./plan.ts";

/** @throws RetouchError when there is more to do than the workflow allows: anything at all with `frozen`, else more than `max-images`. */
export function checkAmount(due: readonly Planned[], { frozen, maxImages }: Inputs): void {
  if (frozen) {
    const examples = due.slice(0, 5).map(({ task }) => task.source.path);
    const more = due.length > examples.length ? ", …" : "";
    throw new RetouchError(
      "invalid-input",
      `\`frozen\`: ${plural(due.length, "image")} out of date (${examples.join(", ")}${more}). Run without \`frozen\` and commit the result.`,
    );
  }
  if (due.length > maxImages) {
    throw new RetouchError("budget", `${plural(due.length, "image")} to edit, and \`max-images\` is ${maxImages}. Nothing was sent.`);
  }
}

/** US dollars for all jobs; null where the price of one is not known. */
export function estimateCost(jobs: readonly { target: Size }[], priceOf: (job: { target: Size }) => number | undefined): number | null {
  const prices = jobs.map(priceOf);
  return prices.reduce<number | null>((sum, price) => (sum === null || price === undefined ? null : sum + price), 0);
}

/** @throws RetouchError `budget` when `max-cost` would not be kept, or cannot be. */
export function checkCost(estimated: number | null, { maxCost, provider, modelName, dryRun }: Inputs): void {
  if (maxCost === undefined) return;
  if (estimated === null) {
    if (dryRun || (provider.kind === "http" && provider.reportsCost)) return;
    throw new RetouchError(
      "budget",
      `\`max-cost\` cannot be kept to: the price of ${modelName} is not known, and ${provider.name} does not tell it with the result. Nothing was sent. Leave \`max-cost\` out, and bound the run by \`max-images\`.`,
    );
  }
  if (estimated > maxCost + 1e-9) {
    throw new RetouchError(
      "budget",
      `The run would cost about ${estimated.toFixed(4)} US dollars, and \`max-cost\` is ${maxCost}. Nothing was sent.`,
    );
  }
}
