import type { ResultPlace } from "../cache/cached-result.ts";
import { type CacheState, NO_CACHE, type ResultCache } from "../cache/result-cache.ts";
import { CANCEL_MS, untilCancelled } from "../cancel.ts";
import type { Context } from "../context.ts";
import { RetouchError, toRetouchError } from "../errors.ts";
import type { GitHub } from "../github/github-client.ts";
import { commitTarget, type Inputs } from "../inputs/load.ts";
import { findMergedBranch } from "../lock/branch-files.ts";
import { formatLock } from "../lock/lock.ts";
import type { LockFile } from "../lock/lock-file.ts";
import { mergeLock } from "../lock/merge-lock.ts";
import { isOutdated, type Proposal } from "../lock/proposal.ts";
import type { RunNotice } from "../notices.ts";
import { keysOf, type Outcome, type RenderedResult, type Result } from "../outcome.ts";
import { createStaleMarker } from "./artifact-extras.ts";
import { failReplaced } from "./changes.ts";
import { deliver } from "./deliver.ts";
import { createStaleTest, type Delivered } from "./delivered.ts";
import { FILTERED } from "./delivery-messages.ts";
import { nameShard, renderShardFile, type ShardFacts } from "./shard-file.ts";

const UNFINISHED = "The run was cancelled before the images were delivered. They are still in the workspace.";

export interface DeliverOutcomesOptions {
  context: Context;
  inputs: Inputs;
  lockFile: LockFile;
  github: () => Promise<GitHub>;
  cache: ResultCache;
  signal: AbortSignal;
  /** The run's own branch as the plan found it. */
  proposal?: Proposal;
  /** An object of the `results` output, as JSON has it. */
  renderResult(result: Result): RenderedResult;
  /** What else a shard says of itself. */
  facts?: ShardFacts;
}

/** Delivers what was made with its lock records. @returns the outcomes as they are then: a newer commit makes some of them stale. */
export async function deliverOutcomes(
  outcomes: readonly Outcome[],
  options: DeliverOutcomesOptions,
): Promise<{ delivered: Delivered; outcomes: Outcome[] }> {
  const { context, lockFile, signal } = options;
  const unfinished: Delivered = { stale: [], warnings: [], errors: [new RetouchError("delivery", UNFINISHED)] };
  const intact = await failReplaced(outcomes, context.workspace);
  const replaced = intact.filter((outcome) => !outcomes.includes(outcome)).map(({ task }) => task.output);
  const failures = await restore(lockFile, replaced);
  const [delivered = unfinished, cached] = await Promise.all([
    untilCancelled(deliverWithLock(intact, options), signal, CANCEL_MS.delivery),
    options.cache.finish(),
  ]);
  const { stale, errors, warnings } = delivered;
  const [isStale, markOne] = [createStaleTest(stale), createStaleMarker(stale)];
  const keys = intact.filter(({ task }) => isStale(task)).flatMap(keysOf);
  failures.push(...(await restore(lockFile, keys)));
  return {
    delivered: {
      ...delivered,
      kept: listPlaces(intact, cached),
      warnings: [...warnings, ...noteLost(intact, cached, { delivered, inputs: options.inputs })],
      errors: [...errors, ...failures],
    },
    outcomes: intact.map((outcome) => ({ ...outcome, result: markOne(outcome.result) })),
  };
}

/** Takes records of this run out of the lock. @returns why that failed. */
function restore(lockFile: LockFile, keys: readonly string[]): Promise<RetouchError[]> {
  return lockFile.restore(keys).then(
    () => [],
    (error: unknown) => [toRetouchError(error, "delivery")],
  );
}

/** Where the repository shows candidates and steps. */
function listPlaces(outcomes: readonly Outcome[], { placeOf }: CacheState): Delivered["kept"] {
  const keys = outcomes.flatMap(({ kept = [] }) => kept.flatMap(({ cacheKey }) => cacheKey ?? []));
  const places = new Map(
    keys.flatMap((key): [string, ResultPlace][] => {
      const place = placeOf(key);
      return place ? [[key, place]] : [];
    }),
  );
  return places.size > 0 ? places : undefined;
}

/** What was not kept, and why. Who asks for a place gets to know that it took nothing; `auto` promises none. */
function noteLost(
  outcomes: readonly Outcome[],
  cached: CacheState,
  { delivered, inputs }: { delivered: Delivered; inputs: Inputs },
): RunNotice[] {
  const { left, tooLarge, reason } = cached;
  const notes = noteLeft(outcomes, cached, delivered);
  const { length: count } = [...left].filter((key) => !tooLarge.has(key));
  const isSaid = notes.some((notice) => "reason" in notice && notice.reason === reason);
  if (inputs.resultCache !== "git" || reason === undefined || count === 0 || isSaid) return notes;
  return [...notes, { code: "results-not-kept", count, reason }];
}

/** Beside a commit, candidates and steps are expected to be there for later runs. */
function noteLeft(
  outcomes: readonly Outcome[],
  { left, tooLarge, reason }: CacheState,
  { commit, artifact, stale }: Delivered,
): RunNotice[] {
  if (!commit) return [];
  const isStale = createStaleTest(stale);
  const kept = outcomes.flatMap((outcome) => (isStale(outcome.task) ? [] : (outcome.kept ?? [])));
  const lost = kept.flatMap(({ cacheKey }) => (cacheKey !== undefined && left.has(cacheKey) ? cacheKey : []));
  const { length: count } = lost.filter((key) => tooLarge.has(key));
  const tell = (why: string): RunNotice => ({ code: "candidates-not-in-repository", reason: why, artifact: artifact?.name });
  return [
    ...(kept.some(({ cacheKey }) => cacheKey === undefined) ? [tell(FILTERED)] : []),
    ...(count > 0 ? [{ code: "too-large-to-keep", count } as const] : []),
    ...(lost.length > count && reason !== undefined ? [tell(reason)] : []),
  ];
}

/** Where nothing is to be made: brings the run's own branch up to date, or tells the merge so. */
export async function renewProposal(
  outcomes: readonly Outcome[],
  options: Omit<DeliverOutcomesOptions, "cache">,
): Promise<{ delivered?: Delivered; outcomes?: Outcome[] }> {
  const { inputs, proposal } = options;
  if (inputs.shard) return inputs.dryRun ? {} : deliverOutcomes(outcomes, { ...options, cache: NO_CACHE });
  if (!proposal || !isOutdated(proposal) || inputs.frozen || commitTarget(inputs) === undefined) return {};
  return deliverOutcomes(outcomes, { ...options, cache: NO_CACHE });
}

function deliverWithLock(
  outcomes: readonly Outcome[],
  { context, inputs, lockFile, github, signal, proposal, renderResult, facts }: DeliverOutcomesOptions,
): Promise<Delivered> {
  const { path, known } = lockFile;
  const costOf = (output: string) => entries.get(output)?.cost ?? null;
  const { force, commitMessage, commitMethod, githubToken, shard } = inputs;
  const [targets, artifactName]: [typeof inputs.deliver, string] = shard
    ? [["artifact"], nameShard(inputs.artifactName, shard)]
    : [inputs.deliver, inputs.artifactName];
  // As they are now: what a cancelled run was at may still be recorded, and is not delivered.
  const [recorded, entries] = [new Map(lockFile.recorded), new Map(lockFile.entries)];
  const without = (left: ReadonlySet<string>) => formatLock(new Map([...entries].filter(([key]) => !left.has(key))));
  const branch = findMergedBranch(context);
  const withLock = path !== undefined && {
    lock: {
      ...{ path, recorded },
      isKnown: (file: string) => file !== path && known.has(file),
      merge: (tip: ReadonlyMap<string, string | undefined>, keys: ReadonlySet<string>) =>
        mergeLock(tip, { path, branch, known, recorded, keys, force: force === true }),
    },
    artifactExtra: (left: ReadonlySet<string>) => [{ path, content: without(left) }],
  };
  return deliver({
    ...{ context, github, githubToken, outcomes, renderResult, targets, commitMessage, commitMethod, artifactName, signal },
    shardFile: shard && ((parts) => renderShardFile({ ...parts, shard, outcomes, recorded, renderResult, facts, recipes: inputs.recipes })),
    proposing: targets.includes("pull-request") ? { proposal, costOf, known, force: force === true } : undefined,
    ...withLock,
  });
}
