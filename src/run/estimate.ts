import { openResultCache, type ResultCache } from "../cache/result-cache.ts";
import type { Context } from "../context.ts";
import type { ReadBlob } from "../git/blobs.ts";
import type { Workspace } from "../git/workspace.ts";
import { createBlobReader } from "../github/blob-reader.ts";
import type { GitHub } from "../github/github-client.ts";
import type { Inputs } from "../inputs/load.ts";
import type { LockFile } from "../lock/lock-file.ts";
import { emptyResult, failedOutcome, type Outcome, plannedOutcome } from "../outcome.ts";
import { estimateCost, type PriceOf, priceTask } from "../plan/limits.ts";
import { prepareTasks } from "../plan/prepare-task.ts";
import { type Schedule, scheduleTasks } from "../plan/schedule.ts";
import type { Plan, PlannedTask, PreparedTask, SourceText } from "../plan/task.ts";
import { debug } from "../runner/log-writer.ts";
import { checkTesseract, createSourceTextReader } from "../verify/source-text.ts";
import { markCached } from "./earlier-results.ts";
import { lookUpPrices } from "./prices.ts";

export interface EstimateOptions {
  context: Context;
  inputs: Inputs;
  workspace: Workspace;
  plan: Pick<Plan, "whole">;
  lockFile: LockFile;
  github: () => Promise<GitHub>;
  signal: AbortSignal;
}

/** Opens the cache of a run. Nothing is asked of it yet. */
export function openCache({ inputs, ...options }: Pick<EstimateOptions, "context" | "inputs" | "github" | "signal">): ResultCache {
  const { lockfile, githubToken, resultCache } = inputs;
  // Who wants no record of what was made wants it made again.
  const choice = resultCache === "auto" && lockfile === undefined ? "none" : resultCache;
  return openResultCache({ ...options, choice, hasToken: githubToken !== undefined, environment: process.env });
}

/** What is due, ready to be paid for, and what it will cost. */
export interface Estimate {
  prepared: PreparedTask[];
  /** Failures of images that cannot be edited. */
  rejected: Outcome[];
  priceOf: PriceOf;
  /** US dollars; null where the price of a model is unknown. */
  estimatedCost: number | null;
  schedule: Schedule;
  readBlob: ReadBlob;
  sourceText: SourceText;
  cache: ResultCache;
}

/** Looks at the images that are due, and at the prices of their models. Nothing is paid for. */
export async function estimateRun(due: readonly PlannedTask[], options: EstimateOptions): Promise<Estimate> {
  const { context, inputs, workspace, plan, signal } = options;
  const { dryRun } = inputs;
  await checkTesseract(due);
  const readBlob = createBlobReader({ ...options, hasToken: inputs.githubToken !== undefined, stores: !dryRun });
  const sourceText = createSourceTextReader({ workspace, readBlob, tempDir: context.tempDir, signal });
  const found = await prepareTasks(due, { workspace, readBlob, sourceText, dryRun });
  const cache = openCache(options);
  const prepared = await markCached(found.prepared, { cache, lockFile: options.lockFile });
  const isPaid = prepared.some(({ isCached }) => !isCached);
  // All shards divide `max-cost` by the same prices.
  const others = inputs.maxCost === undefined ? [] : (plan.whole?.images ?? []);
  const priceOf = await lookUpPrices([...prepared, ...others], { mayCall: !dryRun && isPaid, signal, debug });
  const rejected = found.failed.map(({ task, error }) => failedOutcome(task, error));
  const estimatedCost = estimateCost(prepared, priceOf);
  const schedule = scheduleTasks(prepared, { count: inputs.shard?.count, cost: estimatedCost });
  return { prepared, rejected, priceOf, estimatedCost, schedule, readBlob, sourceText, cache };
}

/** The outcomes of a dry run. */
export function planOutcomes({ prepared, priceOf }: Estimate, taken: readonly PlannedTask[]): Outcome[] {
  return [
    ...prepared.map((task) => plannedOutcome(task, priceTask(task, priceOf))),
    ...taken.map(({ task, candidate }): Outcome => ({ task, result: { ...emptyResult(task), cost: 0 }, taken: candidate?.number })),
  ];
}
