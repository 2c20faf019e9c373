import type { ResultPlace } from "../cache/cached-result.ts";
import type { Heard } from "../commands/hear-commands.ts";
import type { Context } from "../context.ts";
import type { Delivered } from "../deliver/delivered.ts";
import type { RetouchError } from "../errors.ts";
import type { Skip } from "../gate.ts";
import type { Inputs } from "../inputs/load.ts";
import type { Shard } from "../inputs/value-types.ts";
import type { Proposal } from "../lock/proposal.ts";
import type { RunNotice } from "../notices.ts";
import type { Outcome, Status } from "../outcome.ts";
import type { Prepared } from "../plan/prepare.ts";
import type { Schedule } from "../plan/schedule.ts";
import type { Task } from "../plan/task.ts";
import type { EarlierCandidate } from "./earlier-candidates.ts";

/** What the stages of a run find. One that ends early leaves the rest out. */
export interface Findings {
  /** Absent when the run ended before there was a plan. */
  prepared?: Pick<Prepared, "plan" | "lockFile">;
  /** Present when nothing was done. */
  skip?: Skip | undefined;
  /** In the order of the plan. */
  outcomes: readonly Outcome[];
  /** Notices of the whole run, without those of the delivery. */
  notices: readonly RunNotice[];
  /** Errors of the whole run, without those of the delivery. */
  errors: readonly RetouchError[];
  /** US dollars; null where the price is unknown. */
  estimatedCost: number | null;
  /** How long the tasks take; absent where none is due. */
  schedule?: Schedule;
  /** US dollars; null where the price is unknown. */
  cost: number | null;
  /** Of a merge: how many shards left no results. */
  missingShards?: number;
  /** Absent when there was no delivery. */
  delivered?: Delivered;
  /** The run's own branch as the plan found it. */
  proposal?: Proposal;
  /** The comment whose commands the run obeys. */
  heard?: Heard;
}

export interface PostedPull {
  number: number;
  url: string;
  operation: "created" | "updated" | "closed" | "none";
}

/** The commits that show an image. */
export interface Places {
  /** Absent where no commit is known that holds the original. */
  before?: string;
  /** Has the image that the result replaced, where that is not the original. */
  older?: string;
  after: string;
}

/** What the comment knows of its pull request beyond this run. */
export interface PullImages {
  number: number;
  /** Images that earlier runs made and that the branch still has, the newest first. */
  earlier: readonly Outcome[];
  /** Of these, and of images of this run for which the commit of this run does not tell. */
  places: ReadonlyMap<Outcome, Places>;
  /** Candidates of earlier images whose pictures the repository still has; at least two of each. */
  candidates?: ReadonlyMap<Outcome, readonly EarlierCandidate[]>;
  /** Images of which the branch has the original, because a person wants it, where the pull request changed that or records it. */
  originals?: readonly Task[];
  /** The same for the same images with the same bytes; absent where GitHub did not say which there are. */
  digest?: string;
}

/** Where small copies of pictures are, by the blob ids of these, and with outlines by the key of `findOutlined`. */
export type Previews = ReadonlyMap<string, ResultPlace>;

export interface Gallery {
  /** Absolute path of the page. */
  file: string;
  /** Absent where it could not be uploaded. */
  url?: string;
}

/** Everything that a run reports. The comment, the summary, the log's last lines and the outputs are pure functions of it. */
export interface Report extends Findings {
  context: Context;
  /** Models of all recipes. Empty when the run ended before the inputs were known. */
  models: readonly { provider: string; model: string }[];
  dryRun: boolean;
  /** The share of the tasks that this run does. */
  shard?: Shard;
  durationMs: number;
  /** Absolute path. */
  resultsFile?: string | undefined;
  /** The before/after gallery; absent where there is nothing to see. */
  gallery?: Gallery;
  comment?: { id: number; url: string };
  /** The run's own pull request; absent when there is none. */
  pull?: PostedPull;
  /** Present where a comment was to be written. */
  pullImages?: PullImages;
  /** Present where no commit shows what the comment does. */
  previews?: Previews;
  /** The workflow starts when somebody ticks a box of the comment. */
  hearsBoxes?: boolean;
}

export interface ReportFacts extends Partial<Findings> {
  context: Context;
  /** Absent when the run ended before they were known. */
  inputs?: Inputs;
  durationMs: number;
}

export function createReport({ context, inputs, durationMs, ...found }: ReportFacts): Report {
  const { recipes = [], dryRun = false, shard } = inputs ?? {};
  const models = recipes.map(({ provider, modelName: model }) => ({ provider: provider.name, model }));
  const byName = new Map(models.map((one) => [`${one.provider} ${one.model}`, one]));
  const nothing: Findings = { outcomes: [], notices: [], errors: [], estimatedCost: null, cost: null };
  return { ...nothing, ...found, context, models: [...byName.values()], dryRun, shard, durationMs };
}

/** How many tasks ended in each status. */
export type Tally = Record<Status, number>;

export function tally(outcomes: readonly Outcome[]): Tally {
  const counts: Tally = { edited: 0, unchanged: 0, modified: 0, failed: 0, planned: 0, stale: 0 };
  for (const { result } of outcomes) counts[result.status] += 1;
  return counts;
}

/** What was not committed, by whether the branch has a newer version or no longer has the image. */
export function splitStale(outcomes: readonly Outcome[]): { newer: Outcome[]; removed: Outcome[] } {
  const isRemoved = ({ result }: Outcome) => result.warnings.some(({ code }) => code === "removed-on-branch");
  const stale = outcomes.filter(({ result }) => result.status === "stale");
  return { newer: stale.filter((one) => !isRemoved(one)), removed: stale.filter(isRemoved) };
}

/**
 * US dollars for some of the tasks; null where the price of an image is not known. What failed at an unknown price may have been billed on
 * top of what is known; alone, it leaves nothing known.
 */
export function sumCosts(outcomes: readonly Outcome[]): number | null {
  const unknown = outcomes.filter((outcome) => outcome.result.cost === null);
  // An image in which nothing was found to do is billed like any other.
  const isMade = (outcome: Outcome) => ["edited", "planned"].includes(outcome.result.status) || isFoundEmpty(outcome);
  if (unknown.some(isMade)) return null;
  const sum = outcomes.reduce((total, { result }) => total + (result.cost ?? 0), 0);
  return sum === 0 && unknown.some(({ result }) => result.status === "failed") ? null : sum;
}

/** What is known when all tasks have ended. @param notices those of the plan and of the run. */
export function settleRun(
  outcomes: readonly Outcome[],
  notices: readonly RunNotice[],
  errors: readonly RetouchError[],
): Omit<Findings, "estimatedCost"> {
  const results = outcomes.map(({ result }) => result);
  // Failures that may have been billed are reported, not guessed.
  const { length: count } = results.filter(({ status, cost }) => status === "failed" && cost === null);
  const maybeBilled: RunNotice[] = count === 0 ? [] : [{ code: "failed-maybe-billed", count }];
  // Models may have been called and have found nothing to do, or the lock alone was brought up to date.
  const isIdle = errors.length === 0 && outcomes.every(isLeft);
  const reason = outcomes.some(isFoundEmpty) ? "no-text" : "up-to-date";
  const skip: Skip | undefined = isIdle ? { reason } : undefined;
  return { skip, outcomes, errors, notices: [...notices, ...maybeBilled], cost: sumCosts(outcomes) };
}

/** Whether a task left its file as it was. */
function isLeft({ result: { status }, restored }: Outcome): boolean {
  return status === "unchanged" || (status === "modified" && !restored);
}

/** Whether the cost of a task was computed from list prices, not reported by the provider. */
function isEstimate({ task }: Outcome): boolean {
  const { provider } = task.recipe;
  return provider.kind === "http" && !provider.reportsCost;
}

/** Whether the cost of the run was computed from list prices. */
export function isCostEstimated({ outcomes, cost }: Report): boolean {
  return cost !== null && cost > 0 && outcomes.some(isEstimate);
}

/** Errors of the whole run, those of the delivery included. */
export function listErrors({ errors, delivered }: Report): RetouchError[] {
  return [...errors, ...(delivered?.errors ?? [])];
}

/** Notices of the whole run, those of the delivery included; those of single tasks are in their outcomes. */
export function listNotices({ notices, delivered }: Report): RunNotice[] {
  return [...notices, ...(delivered?.warnings ?? [])];
}

/** Whether no model was called: the provider of all recipes is `sandbox`. */
export function isSandbox({ models }: Report): boolean {
  return models.length > 0 && models.every(({ provider }) => provider === "sandbox");
}

/** Whether the report must say that no model was called, for all or for some of the images. */
export function hasSandbox({ models }: Report): boolean {
  return models.some(({ provider }) => provider === "sandbox");
}

/** Whether there are several recipes, so that each image is named with its own. */
export function hasRecipes({ outcomes }: Report): boolean {
  return outcomes.some(({ result }) => result.recipe !== outcomes[0]?.result.recipe);
}

/** Whether a model was called in this run and found nothing to do. */
export function isFoundEmpty({ result }: Outcome): boolean {
  return result.status === "unchanged" && result.durationMs !== null;
}
