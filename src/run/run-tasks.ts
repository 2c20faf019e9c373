import pLimit from "p-limit";
import { NO_CACHE } from "../cache/result-cache.ts";
import { afterCancelled, CANCEL_MS, untilCancelled } from "../cancel.ts";
import { type ErrorCode, RetouchError, toRetouchError } from "../errors.ts";
import { createIdentify, findFilters, type Identify } from "../git/clean-filters.ts";
import { newRateState, type RateState } from "../http/rate-limiter.ts";
import type { Inputs } from "../inputs/load.ts";
import type { Recipe } from "../inputs/recipe.ts";
import type { RunNotice } from "../notices.ts";
import { failedOutcome, keysOf, type Outcome } from "../outcome.ts";
import type { PlannedTask, PreparedTask } from "../plan/task.ts";
import { debug } from "../runner/log-writer.ts";
import { createBudget, type LearnedPrice, newLearnedPrice, type RunSpending } from "./budget.ts";
import { resultKeyOf } from "./earlier-results.ts";
import { placeFallbacks } from "./fallback.ts";
import { createModelClient } from "./model-client.ts";
import { restoreOriginal } from "./restore-original.ts";
import { failure } from "./run-messages.ts";
import { notStarted, runTask, type TaskOptions } from "./run-task.ts";
import { recordFile, takeCandidate } from "./take-candidate.ts";
import { createReferenceImages } from "./task-inputs.ts";
import { createByteLimiter, createTurns, type Turns } from "./task-limits.ts";

export interface RunTasksOptions
  extends Pick<TaskOptions, "context" | "workspace" | "lockFile" | "readBlob" | "priceOf" | "sourceText" | "signal" | "cache"> {
  inputs: Pick<Inputs, "maxCost" | "deliver" | "shard">;
  /** Outcomes of tasks that failed before any request. */
  rejected: readonly Outcome[];
  progress: ProgressListener;
}

/** Receives each task as it starts and finishes. */
export interface ProgressListener {
  started(): void;
  /** The requests to one more model are about to begin. */
  paced(rate: RateState): void;
  finished(outcome: Outcome): void;
}

export interface RunTasksResult {
  /** One for each task. After an internal error those that were finished before. */
  outcomes: Outcome[];
  notices: RunNotice[];
  /** Internal errors that ended the run early. */
  errors: RetouchError[];
}

/**
 * Runs all tasks, recipe by recipe, each over connections of its own and with one budget for all of them. Soon after a cancellation it
 * returns, with an outcome for each task that says how far it came.
 */
export async function runTasks(
  prepared: readonly PreparedTask[],
  taken: readonly PlannedTask[],
  options: RunTasksOptions,
): Promise<RunTasksResult> {
  const { workspace, lockFile, rejected, progress, signal } = options;
  let outcomes: Outcome[] = [];
  const notices: RunNotice[] = [];
  const errors: RetouchError[] = [];
  const onOutcome = (outcome: Outcome) => {
    progress.finished(outcome);
    outcomes.push(outcome);
  };
  rejected.forEach(onOutcome);
  try {
    const outputs = [...rejected, ...prepared, ...taken].map(({ task }) => task.output);
    const filters = (await untilCancelled(findFilters(workspace.root, outputs), signal, CANCEL_MS.tasks)) ?? new Map<string, string>();
    const identify = createIdentify(workspace, filters);
    for (const planned of taken) {
      const { task, candidate, isOriginal } = planned;
      const take = () => (candidate ? takeCandidate(task, candidate, { ...options, identify }) : recordFile(planned, options));
      const work = isOriginal ? restoreOriginal(planned, { ...options, identify }) : take();
      onOutcome((await untilCancelled(work, signal, CANCEL_MS.tasks)) ?? notStarted(task));
    }
    await runRecipes(prepared, { ...options, identify, filters, onOutcome, notify: (notice) => notices.push(notice) });
    if (!signal.aborted) outcomes = await placeFallbacks(outcomes, { workspace, lockFile, identify });
  } catch (error) {
    errors.push(toInternalError(error));
  }
  // A record of a result that did not come to be would keep it from being made.
  const made = new Set(outcomes.flatMap(keysOf));
  const unmade = [...lockFile.recorded.keys()].filter((key) => !made.has(key));
  await lockFile.restore(unmade).catch((error: unknown) => errors.push(toInternalError(error)));
  return { outcomes: outcomes, notices: [...notices], errors };
}

function toInternalError(error: unknown): RetouchError {
  // Only we can make sense of it.
  if (error instanceof Error && !(error instanceof RetouchError)) debug(String(error.stack));
  return toRetouchError(error, "delivery");
}

interface RecipesOptions extends RunTasksOptions {
  identify: Identify;
  filters: ReadonlyMap<string, string>;
  onOutcome: (outcome: Outcome) => void;
  notify: (notice: RunNotice) => void;
}

/** Most bytes of sources and images that wait to be decoded before no further call is made. */
const MAX_UNDECODED_BYTES = 16 * 1024 * 1024;

async function runRecipes(prepared: readonly PreparedTask[], options: RecipesOptions): Promise<void> {
  const { workspace, signal, progress, onOutcome, notify } = options;
  const { maxCost, deliver, shard } = options.inputs;
  // The merge of shards may commit.
  const keepsLocal = shard !== undefined || deliver.some((target) => target !== "artifact");
  const spending: RunSpending = { spent: 0, held: 0 };
  const references = createReferenceImages(workspace);
  const turns = createTurns<Outcome>();
  const abandoned = afterCancelled(signal, CANCEL_MS.tasks);
  /** Refusals by accounts, and of their models. */
  const refusals = new Map<string, RetouchError>();
  const models = new Map<string, { rate: RateState; learned: LearnedPrice }>();
  for (const [recipe, tasks] of Map.groupBy(prepared, ({ task }) => task.recipe)) {
    const keys = accountKeys(recipe);
    const { rate, learned } = models.get(keys.model) ?? { rate: newRateState(), learned: newLearnedPrice() };
    if (!models.has(keys.model)) progress.paced(rate);
    models.set(keys.model, { rate, learned });
    const budget = createBudget(maxCost, spending, learned);
    const refused = refusals.get(keys.account) ?? refusals.get(keys.model);
    await using modelClient = await createModelClient({ recipe, budget, rate, refused, maxCost, signal, notify, debug });
    const taskOptions: TurnOptions = {
      ...options,
      ...{ modelClient, references, turns, abandoned, keepsLocal },
      callLimit: pLimit(countPlaces(recipe, tasks, options)),
      undecoded: createByteLimiter(MAX_UNDECODED_BYTES),
      onStart: progress.started,
    };
    await Promise.all(tasks.map(async (task) => onOutcome(await runInTurn(task, taskOptions))));
    const refusal = modelClient.refusal();
    if (refusal) refusals.set(ACCOUNT_CODES.includes(refusal.code) ? keys.account : keys.model, refusal);
  }
}

interface TurnOptions extends Omit<TaskOptions, "before"> {
  turns: Turns<Outcome>;
}

/**
 * Runs a task, after those before it that want the very same result. Copies of one picture are paid for once, where one finds the other's
 * result in the cache. Twins are paid for once in any case: one that comes later has the result of the first, or its failure, since the
 * same request may be billed again.
 */
async function runInTurn(prepared: PreparedTask, { turns, ...options }: TurnOptions): Promise<Outcome> {
  const { task } = prepared;
  const isTwin = task.twins !== undefined;
  const isCopy = options.cache !== NO_CACHE && !task.isForced;
  if (task.recipe.provider.kind !== "http" || !(isTwin || isCopy)) return runTask(prepared, options);
  // A command may ask for another prompt or seed than the recipe, which the key does not know.
  using turn = await turns(JSON.stringify([resultKeyOf(task), task.recipe.prompts, task.recipe.seed]));
  const before = isTwin ? turn.before : undefined;
  const failed = before?.result.error;
  // A cancellation, or a refusal of the whole account, holds for the task itself.
  const isItsOwn = options.signal.aborted || options.modelClient.refusal() !== undefined;
  if (before && failed && !isItsOwn)
    return failedOutcome(task, new RetouchError(failed.code, failure.ofTwin(before.task.output, failed.message)));
  const outcome = await runTask(prepared, { ...options, before });
  turn.leave(before ?? outcome);
  return outcome;
}

/** The number of calls that may be in flight. */
function countPlaces({ concurrency, provider }: Recipe, tasks: readonly PreparedTask[], { inputs, priceOf }: RecipesOptions): number {
  // With `max-cost` and a price that only the replies tell, one call at a time keeps what is in flight from going above it.
  const isBlind = inputs.maxCost !== undefined && tasks.some((task) => priceOf(task) === undefined);
  return isBlind ? 1 : (concurrency ?? provider.concurrency);
}

/** Codes that hold for all models of an account. */
const ACCOUNT_CODES: readonly ErrorCode[] = ["unauthorized", "no-credit"];

function accountKeys({ provider, baseUrl, apiKey, modelName }: Recipe): { account: string; model: string } {
  const account = [provider.name, baseUrl, apiKey];
  return { account: JSON.stringify(account), model: JSON.stringify([...account, modelName]) };
}
