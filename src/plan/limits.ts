import { RetouchError } from "../errors.ts";
import type { Inputs } from "../inputs/load.ts";
import type { RunNotice } from "../notices.ts";
import type { Size } from "../pixels/picture.ts";
import { LIMITS } from "./plan-messages.ts";
import { type Plan, type PlannedTask, type PreparedTask, subjectOf } from "./task.ts";

/**
 * @returns for a dry run, that there are more tasks than `max-images`.
 * @throws RetouchError `invalid-input` for any task with `frozen`; `budget` for more tasks than `max-images`, those of other shards counted.
 */
export function checkAmount(
  due: readonly PlannedTask[],
  { frozen, maxImages, dryRun }: Pick<Inputs, "frozen" | "maxImages" | "dryRun">,
  { whole }: Pick<Plan, "whole"> = {},
): RunNotice[] {
  const count = due.length + (whole?.otherDue ?? 0);
  if (frozen) {
    // A source alone does not tell several locales apart.
    const examples = due.slice(0, 5).map(({ task }) => (task.locale === undefined ? subjectOf(task) : task.output));
    throw new RetouchError("invalid-input", LIMITS.frozen(due.length, examples));
  }
  if (count <= maxImages) return [];
  if (!dryRun) throw new RetouchError("budget", LIMITS.images(count, maxImages));
  return [{ code: "would-stop", reason: LIMITS.wouldBeImages(count, maxImages) }];
}

/** US dollars for one image of a task; undefined if unknown. */
export type PriceOf = (task: Pick<PreparedTask, "task" | "target">) => number | undefined;

/** Pixels of an image of which no header was read, for prices that go by the size. */
const TYPICAL: Size = { width: 1024, height: 1024 };

/**
 * The limits of a shard: its part of what the whole run may cost. It goes by the prices, where all are known, else by the number of images,
 * so that each shard comes to the same parts.
 */
export function shareLimits<I extends Pick<Inputs, "maxCost">>(inputs: I, { whole }: Pick<Plan, "whole">, priceOf: PriceOf): I {
  if (!whole || inputs.maxCost === undefined) return inputs;
  const priced = whole.images.map((images) => ({ ...images, price: priceOf({ task: images.task, target: TYPICAL }) }));
  const isKnown = priced.every(({ price }) => price !== undefined);
  let [own, all] = [0, 0];
  for (const { price = 1, ...images } of priced) {
    own += (isKnown ? price : 1) * images.own;
    all += (isKnown ? price : 1) * images.all;
  }
  return { ...inputs, maxCost: all === 0 ? 0 : (inputs.maxCost * own) / all };
}

/** Counts the images for which a task is billed: one for each step that is not done yet, and then the candidates. */
export function countPictures({
  task,
  stepsDone = 0,
  isCached,
  isShared,
}: Pick<PreparedTask, "task" | "stepsDone" | "isCached" | "isShared">): number {
  return isCached || isShared ? 0 : task.recipe.prompts.length - 1 - stepsDone + task.recipe.candidates;
}

/** US dollars for all images of a task; undefined if unknown. */
export function priceTask(task: PreparedTask, priceOf: PriceOf): number | undefined {
  const count = countPictures(task);
  const price = count === 0 ? 0 : priceOf(task);
  return price === undefined ? undefined : price * count;
}

/** US dollars for all tasks; null if the price of one is unknown. */
export function estimateCost(tasks: readonly PreparedTask[], priceOf: PriceOf): number | null {
  return tasks.reduce<number | null>((sum, task) => {
    const price = priceTask(task, priceOf);
    return sum === null || price === undefined ? null : sum + price;
  }, 0);
}

/** Allows for the error of adding decimals. */
const TOLERANCE = 1e-9;

/**
 * @returns for a dry run, that the estimate is above `max-cost`.
 * @throws RetouchError `budget` if it is, or if nothing tells what a task costs.
 */
export function checkCost(
  tasks: readonly PreparedTask[],
  priceOf: PriceOf,
  { maxCost, dryRun, shard }: Pick<Inputs, "maxCost" | "dryRun" | "shard">,
): RunNotice[] {
  if (maxCost === undefined) return [];
  const priced = tasks.filter((task) => priceTask(task, priceOf) !== undefined);
  const estimate = estimateCost(priced, priceOf) ?? 0;
  if (estimate > maxCost + TOLERANCE) {
    const reason = LIMITS.cost(estimate, { maxCost, isMinimum: priced.length < tasks.length, isShard: shard !== undefined });
    if (!dryRun) throw new RetouchError("budget", `${reason} Nothing was sent.`);
    return [{ code: "would-stop", reason }];
  }
  const unpriced = tasks.find((task) => priceTask(task, priceOf) === undefined && !reportsCost(task));
  if (unpriced && !dryRun) throw new RetouchError("budget", LIMITS.unknownPrice(unpriced.task.recipe));
  return [];
}

/** Whether the provider's reply says what was billed. */
function reportsCost({ task }: PreparedTask): boolean {
  const { provider } = task.recipe;
  return provider.kind === "http" && provider.reportsCost === true;
}
