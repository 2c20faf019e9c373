import * as core from "@actions/core";
import { untilCancelled } from "../cancel.ts";
import type { ErrorCode, RetouchError } from "../errors.ts";
import { findLfsTracked } from "../git/blob-identity.ts";
import { newRateState, type RateState } from "../http/rate-limiter.ts";
import type { Inputs } from "../inputs/load.ts";
import type { Recipe } from "../inputs/recipe.ts";
import type { RunNotice } from "../notices.ts";
import type { Outcome } from "../outcome.ts";
import { loadSharp } from "../pixels/sharp.ts";
import type { PlannedTask, PreparedTask, ResolvedRecipe } from "../plan/task.ts";
import { redact } from "../redact.ts";
import { createBudget, type LearnedPrice, newLearnedPrice, type RunSpending } from "./budget.ts";
import { placeFallbacks } from "./fallback.ts";
import { createModelClient } from "./model-client.ts";
import { type RunRecipeOptions, runRecipe } from "./run-recipe.ts";
import type { TaskOptions } from "./run-task.ts";
import { takeCandidate } from "./take-candidate.ts";
import { createReferenceImages } from "./task-inputs.ts";
import { notStarted } from "./task-progress.ts";

export interface WorkOptions extends Omit<TaskOptions, "asker" | "lfsTracked" | "references" | "force" | "deadline"> {
  inputs: Pick<Inputs, "maxCost" | "force">;
  /** Tasks that failed before anything was asked for them; they count in the log's `n/m`. */
  refused: readonly Outcome[];
  progress: ProgressListener;
  warn: (notice: RunNotice) => void;
  onOutcome: (outcome: Outcome) => void;
}

/** Told of each task as it begins and ends. */
export interface ProgressListener {
  onStart(): void;
  onOutcome(outcome: Outcome): void;
}

/** After a cancellation; then there are seconds left to deliver what is finished. */
const GRACE_MS = 4000;

/**
 * Does all jobs, recipe by recipe, each over connections of its own and with one budget for all of them. Of a run that is cancelled, what has
 * not ended soon after is told of as it stands, and nothing that it comes to later.
 */
export async function runTasks(jobs: readonly PreparedTask[], taken: readonly PlannedTask[], options: WorkOptions): Promise<void> {
  const { refused, signal, progress } = options;
  const onOutcome = (outcome: Outcome) => {
    progress.onOutcome(outcome);
    options.onOutcome(outcome);
  };
  for (const outcome of refused) progress.onOutcome(outcome);
  const unfinished = new Map([...jobs, ...taken].map(({ task }) => [task, async () => notStarted(task)]));
  let isOver = false;
  const listeners: Listeners = {
    onStart: ({ task }, leave) => {
      if (isOver) return;
      progress.onStart();
      unfinished.set(task, leave);
    },
    onOutcome: (outcome) => {
      if (isOver) return;
      unfinished.delete(outcome.task);
      onOutcome(outcome);
    },
    warn: (notice) => {
      if (!isOver) options.warn(notice);
    },
  };
  try {
    await untilCancelled(runRecipes(jobs, taken, { ...options, ...listeners }), signal, GRACE_MS);
  } finally {
    isOver = true;
  }
  for (const leave of unfinished.values()) onOutcome(await leave());
}

type Listeners = Pick<RunRecipeOptions, "onStart" | "onOutcome"> & Pick<WorkOptions, "warn">;

async function runRecipes(
  jobs: readonly PreparedTask[],
  taken: readonly PlannedTask[],
  { warn, refused, inputs, ...options }: WorkOptions & Listeners,
): Promise<void> {
  if (jobs.length + taken.length === 0) return;
  const { workspace, signal } = options;
  const lfsTracked = await findLfsTracked(
    workspace.root,
    [...jobs, ...taken].map(({ task }) => task.output),
  );
  const outcomes: Outcome[] = [];
  const onOutcome = (outcome: Outcome) => {
    outcomes.push(outcome);
    options.onOutcome(outcome);
  };
  for (const { task, candidate } of taken) if (candidate) onOutcome(await takeCandidate(task, candidate, { ...options, lfsTracked }));
  if (jobs.length > 0) warmUp();
  const spending: RunSpending = { spent: 0, held: 0 };
  const references = createReferenceImages(workspace);
  /** Why an account, or a model of it, can do nothing more. */
  const fatal = new Map<string, RetouchError>();
  const models = new Map<string, { pace: RateState; learned: LearnedPrice }>();
  const debug = (message: string) => core.debug(redact(message));
  for (const [recipe, own] of groupByOrder(jobs)) {
    const keys = accountKeys(recipe);
    const { force, maxCost } = inputs;
    const { pace, learned } = models.get(keys.model) ?? { pace: newRateState(), learned: newLearnedPrice() };
    models.set(keys.model, { pace, learned });
    const budget = createBudget(maxCost, spending, learned);
    const known = fatal.get(keys.account) ?? fatal.get(keys.model);
    await using asker = await createModelClient({ recipe, budget, pace, refused: known, maxCost, signal, warn, debug });
    await runRecipe(own, { ...options, recipe, asker, references, lfsTracked, force, maxCost, onOutcome });
    const refusal = asker.refusal();
    if (refusal) fatal.set(OF_THE_ACCOUNT.includes(refusal.code) ? keys.account : keys.model, refusal);
  }
  if (!signal.aborted) await placeFallbacks([...refused, ...outcomes], { workspace, lockFile: options.lockFile, lfsTracked });
}

/** What holds for all models of an account. */
const OF_THE_ACCOUNT: readonly ErrorCode[] = ["unauthorized", "no-credit"];

function accountKeys({ provider, baseUrl, apiKey, modelName }: Recipe): { account: string; model: string } {
  const account = [provider.name, baseUrl, apiKey];
  return { account: JSON.stringify(account), model: JSON.stringify([...account, modelName]) };
}

const WARM_UP_MS = 50;

/** Loads the image library while the first requests are under way, and not when the first answer is there. */
function warmUp(): void {
  setTimeout(() => {
    try {
      loadSharp();
    } catch (error) {
      // The first picture fails by it, and tells it.
      core.debug(String(error));
    }
  }, WARM_UP_MS).unref();
}

function groupByOrder(jobs: readonly PreparedTask[]): Map<ResolvedRecipe, PreparedTask[]> {
  const groups = new Map<ResolvedRecipe, PreparedTask[]>();
  for (const job of jobs) {
    const group = groups.get(job.task.recipe);
    if (group) group.push(job);
    else groups.set(job.task.recipe, [job]);
  }
  return groups;
}
