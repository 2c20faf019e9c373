import { RetouchError } from "../errors.ts";
import type { Inputs } from "../inputs/load.ts";
import { plural } from "../text/format.ts";
import type { PreparedTask } from "./inspect.ts";
import type { PlannedTask } from "./task.ts";
import { subjectOf } from "./task.ts";

/** @throws RetouchError when there is more to do than the workflow allows: anything at all with `frozen`, else more than `max-images`. */
export function checkAmount(due: readonly PlannedTask[], { frozen, maxImages }: Inputs): void {
  if (frozen) {
    // Of one source there are several results in other languages.
    const examples = due.slice(0, 5).map(({ task }) => (task.locale === undefined ? subjectOf(task) : task.output));
    const more = due.length > examples.length ? ", …" : "";
    throw new RetouchError(
      "invalid-input",
      `\`frozen\`: ${plural(due.length, "image")} out of date (${examples.join(", ")}${more}). Run without \`frozen\` and commit the result.`,
    );
  }
  if (due.length > maxImages) {
    throw new RetouchError("budget", `${plural(due.length, "image")} to make, and \`max-images\` is ${maxImages}. Nothing was sent.`);
  }
}

/** Pictures that a job is billed for: its candidates, after one of each earlier step that is not there yet. */
export function countPictures({ task: { recipe }, prompts, stepsDone = 0 }: Pick<PreparedTask, "task" | "prompts" | "stepsDone">): number {
  return prompts.length - 1 - stepsDone + recipe.candidates;
}

/** US dollars for all jobs; null where the price of one is not known. */
export function estimateCost(jobs: readonly PreparedTask[], priceOf: PriceOf): number | null {
  return jobs.reduce<number | null>((sum, job) => {
    const price = priceOf(job);
    return sum === null || price === undefined ? null : sum + price * countPictures(job);
  }, 0);
}

/** @throws RetouchError `budget` when `max-cost` would not be kept, or cannot be. */
export function checkCost(jobs: readonly PreparedTask[], priceOf: PriceOf, { maxCost, dryRun }: Inputs): void {
  if (maxCost === undefined) return;
  const known = jobs.filter((job) => priceOf(job) !== undefined);
  const estimated = estimateCost(known, priceOf) ?? 0;
  if (estimated > maxCost + 1e-9) {
    const atLeast = known.length < jobs.length ? "at least" : "about";
    throw new RetouchError(
      "budget",
      `The run would cost ${atLeast} ${estimated.toFixed(4)} US dollars, and \`max-cost\` is ${maxCost}. Nothing was sent.`,
    );
  }
  const blind = jobs.find((job) => priceOf(job) === undefined && !tellsCost(job));
  if (dryRun || !blind) return;
  const { modelName, provider } = blind.task.recipe;
  throw new RetouchError(
    "budget",
    `\`max-cost\` cannot be kept to: the price of ${modelName} is not known, and ${provider.name} does not tell it with the result. Nothing was sent. Leave \`max-cost\` out, and bound the run by \`max-images\`.`,
  );
}

function tellsCost({ task }: PreparedTask): boolean {
  const { provider } = task.recipe;
  return provider.kind === "http" && provider.reportsCost === true;
}

/** US dollars for one picture of a job; undefined where nobody knows. */
export type PriceOf = (job: Pick<PreparedTask, "task" | "target">) => number | undefined;
