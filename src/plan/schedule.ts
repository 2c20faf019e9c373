import { MAX_SHARDS } from "../inputs/value-types.ts";
import type { RunNotice } from "../notices.ts";
import type { PreparedTask, ResolvedRecipe } from "./task.ts";

/** How long a run takes, roughly: vendors publish few figures, and accounts differ. */
export interface Schedule {
  /** Milliseconds for the tasks of this run, with its concurrency and its share of the rate. */
  durationMs: number;
  /** The rate alone takes longer than the work, or than a job may. Shards share it, so that they do not help. */
  isRateBound: boolean;
  /** Shards to run the tasks in; 0 where there is nothing to do. */
  shards: number;
  /** Milliseconds for one of them. */
  shardMs: number;
}

/** After it a job ends, unless the workflow says otherwise. The action cannot see `timeout-minutes`. */
export const JOB_LIMIT_MS = 6 * 3_600_000;
/** What one job may take before the work is split, and what a shard is to take. A job that is lost has this much to repeat at most. */
const ALONE_MS = 60 * 60_000;
const SHARD_MS = 30 * 60_000;
/** US dollars that a shard is to cost at most: what is lost with a job, where nothing keeps its results. */
const SHARD_DOLLARS = 100;
/** Milliseconds until the first request, and for a result that only has to be read. */
const START_MS = 2000;
const CACHED_MS = 200;

/** Images that one call makes. Where it makes one, more candidates take more calls. */
export function imagesPerCall({ candidates, provider, transport, model }: ResolvedRecipe): number {
  if (provider.kind === "local") return candidates;
  // A provider that has a queue makes several images of one request only there.
  const isSingle = provider.transports !== undefined && transport === "sync";
  return isSingle ? 1 : (model.perCall ?? model.candidates ?? 1);
}

/** Requests that a task sends: one for each step that is not done yet, and then those for the candidates. */
function countCalls({ task: { recipe }, stepsDone = 0, isCached }: PreparedTask): number {
  return isCached ? 0 : recipe.prompts.length - 1 - stepsDone + Math.ceil(recipe.candidates / imagesPerCall(recipe));
}

export interface ScheduleOptions {
  /** Shards of which this is one already. */
  count?: number | undefined;
  /** US dollars for all tasks, as far as it is known. */
  cost?: number | null;
}

/** Recipes run one after another, the tasks of each at the same time as far as its concurrency and its rate allow. */
export function scheduleTasks(tasks: readonly PreparedTask[], { count = 1, cost }: ScheduleOptions = {}): Schedule {
  let [workMs, rateMs, durationMs] = [0, 0, tasks.length === 0 ? 0 : START_MS];
  for (const [recipe, own] of Map.groupBy(tasks, ({ task }) => task.recipe)) {
    const { provider, model, concurrency = provider.concurrency, requestsPerMinute = model.requestsPerMinute } = recipe;
    const calls = own.reduce((sum, task) => sum + countCalls(task), 0);
    const cached = own.filter(({ isCached }) => isCached).length;
    const work = (calls * provider.secondsPerCall * 1000 + cached * CACHED_MS) / Math.min(concurrency, own.length);
    const rate = requestsPerMinute === undefined ? 0 : (calls / requestsPerMinute) * 60_000;
    workMs += work;
    rateMs += rate;
    durationMs += Math.max(work, rate);
  }
  // More shards than the rate keeps busy would only wait for it.
  const byTime = workMs <= ALONE_MS ? 1 : Math.ceil(workMs / Math.max(SHARD_MS, rateMs));
  const wanted = Math.min(Math.max(byTime, Math.ceil((cost ?? 0) / SHARD_DOLLARS)), tasks.length, Math.floor(MAX_SHARDS / count));
  const shardMs = wanted <= 1 ? durationMs : START_MS + Math.max(workMs / wanted, rateMs);
  return {
    durationMs,
    isRateBound: rateMs > Math.min(workMs, JOB_LIMIT_MS),
    shards: wanted * count,
    shardMs,
  };
}

/** A warning that the job will end before the run does. */
export function checkDuration({ durationMs, isRateBound, shards }: Schedule): RunNotice[] {
  return durationMs > JOB_LIMIT_MS ? [{ code: "too-long", durationMs, isRateBound, shards }] : [];
}
