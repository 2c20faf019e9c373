import pLimit from "p-limit";
import { openResultCache } from "./cache/result-cache.ts";
import type { Context } from "./context.ts";
import { deliverOutcomes } from "./deliver/deliver-outcomes.ts";
import { SHARDS } from "./deliver/delivery-messages.ts";
import { type FoundShards, findShards, type OpenShard, openShard } from "./deliver/shard-artifacts.ts";
import { type ShardTask, takeOutcome, uniteTasks } from "./deliver/take-shard.ts";
import { RetouchError, toRetouchError } from "./errors.ts";
import { findNoMatch, rightsOf } from "./gate.ts";
import { createIdentify, findFilters } from "./git/clean-filters.ts";
import { openWorkspace } from "./git/workspace.ts";
import type { GitHub } from "./github/github-client.ts";
import type { Inputs } from "./inputs/load.ts";
import { branchFolder } from "./lock/branch-files.ts";
import { openLockFile } from "./lock/lock-file.ts";
import type { RunNotice } from "./notices.ts";
import type { Outcome } from "./outcome.ts";
import { lookAtBranch } from "./plan/prepare.ts";
import { type ProtectedPaths, protectPaths } from "./plan/protected-paths.ts";
import type { Plan, PlannedTask } from "./plan/task.ts";
import { renderResult } from "./report/outputs.ts";
import { type Found, proceed } from "./report/publish.ts";
import { settleRun, tally } from "./report/report.ts";
import * as log from "./runner/log-writer.ts";

export interface MergeOptions {
  context: Context;
  inputs: Inputs;
  github: () => Promise<GitHub>;
  signal: AbortSignal;
  /** The files that git knows in the workspace, where it was asked already. */
  listing?: Promise<Buffer | undefined>;
}

/** Downloads at a time, and images at a time. */
const DOWNLOADS = 8;
const IMAGES = 4;

/** `mode: merge`: takes what the shards of this workflow run left, and delivers it as one run would. */
export async function merge(run: MergeOptions): Promise<Found> {
  const { context, inputs, github } = run;
  const workspace = await openWorkspace(context.workspace, run.listing, rightsOf(context, inputs));
  const lockFile = await openLockFile({ ...workspace, path: inputs.lockfile, force: false });
  const paths = protectPaths(inputs.lockfile === undefined ? [] : [inputs.lockfile, branchFolder(inputs.lockfile)]);
  const { shards, missing, reasons } = await openShards(await findShards(inputs.artifactName, context), { ...run, paths });
  try {
    const { recipes, tasks } = uniteTasks(shards);
    const last = listLast(shards);
    const plan = toPlan(tasks, last);
    const known = await lookAtBranch({ context, inputs, github, lockFile }, plan);
    const { tip, proposal } = known;
    if (tip) lockFile.learn(tip.locks, (path) => tip.tree.get(path)?.sha, known.declined);
    const filters = await findFilters(
      workspace.root,
      tasks.map(({ task }) => task.output),
    );
    const identify = createIdentify(workspace, filters);
    const limit = pLimit(IMAGES);
    const outcomes = await Promise.all(tasks.map((task) => limit(() => takeOutcome(task, { context, workspace, lockFile, identify }))));
    const lost = judgeMissing(missing, { reasons, outcomes, inputs });
    const notices: RunNotice[] = [...known.notices, ...last.flatMap(listNotices), ...lost.notices];
    const settled = settleRun(outcomes, notices, [...last.flatMap(listErrors), ...lost.errors]);
    const isEmpty = outcomes.length === 0 && settled.errors.length === 0;
    const estimatedCost = sum(last.map(({ file }) => file.estimatedCost));
    const facts = {
      ...settled,
      ...(isEmpty && { skip: findNoMatch({ ...inputs, recipes }, [...plan.idle, ...notices]) }),
      inputs: { ...inputs, recipes },
      prepared: { plan, lockFile },
      proposal,
      estimatedCost,
      missingShards: missing.length,
    };
    const cache = await openKept(outcomes, run);
    return await proceed(facts, () => deliverOutcomes(outcomes, { ...run, lockFile, proposal, renderResult, cache }));
  } finally {
    await Promise.all(shards.map((shard) => shard[Symbol.asyncDispose]()));
  }
}

interface OpenShards {
  shards: OpenShard[];
  /** Shards that left nothing that can be read, as `2/4`. */
  missing: string[];
  /** Why, of those that left something. */
  reasons: string[];
}

async function openShards(
  { count, artifacts }: FoundShards,
  { context, signal, paths }: MergeOptions & { paths: ProtectedPaths },
): Promise<OpenShards> {
  // The client writes lines of its own.
  using _group = log.openGroup(`Artifact download (${artifacts.length})`);
  const limit = pLimit(DOWNLOADS);
  const opened = await Promise.all(
    artifacts.map((artifact) =>
      limit(async () => {
        signal.throwIfAborted();
        return {
          index: artifact.index,
          shard: await openShard(artifact, { context, paths }).catch((error: unknown) => toRetouchError(error, "delivery")),
        };
      }),
    ),
  );
  const shards = opened.flatMap(({ shard }) => (shard instanceof RetouchError ? [] : shard));
  const found = new Set(opened.flatMap(({ index, shard }) => (shard instanceof RetouchError ? [] : index)));
  return {
    shards,
    missing: Array.from({ length: count }, (_, at) => at + 1).flatMap((index) => (found.has(index) ? [] : `${index}/${count}`)),
    reasons: opened.flatMap(({ shard }) => (shard instanceof RetouchError ? shard.message : [])),
  };
}

/** Without the attempts of shards that were run again since. @param shards the newest attempt of each first */
function listLast(shards: readonly OpenShard[]): OpenShard[] {
  const known = new Map<number, Set<string>>();
  return shards.filter(({ file: { shard }, tasks }) => {
    const outputs = known.get(shard.index);
    const isLast = outputs === undefined || tasks.some(({ task }) => !outputs.has(task.output));
    known.set(shard.index, new Set([...(outputs ?? []), ...tasks.map(({ task }) => task.output)]));
    return isLast;
  });
}

/** For the report: what the lock's records are looked up for. */
function toPlan(tasks: readonly ShardTask[], shards: readonly OpenShard[]): Plan {
  const planned = tasks.map(({ task, said }): PlannedTask => ({ task, action: said.result.status === "edited" ? "edit" : "unchanged" }));
  return {
    tasks: planned,
    selected: planned,
    skipped: [],
    warnings: [],
    problems: [],
    idle: toNotices(shards.flatMap(({ file }) => file.idle)),
  };
}

/** A shard without results is a failure like that of a task: `fail-on` decides. */
function judgeMissing(
  missing: readonly string[],
  { reasons, outcomes, inputs: { failOn } }: { reasons: readonly string[]; outcomes: readonly Outcome[]; inputs: Inputs },
): { notices: RunNotice[]; errors: RetouchError[] } {
  if (missing.length === 0) return { notices: [], errors: [] };
  const reason = [SHARDS.missing(missing), ...reasons].join(" ");
  const { edited, stale } = tally(outcomes);
  const isHarmless = failOn === "never" || (failOn === "all" && edited + stale > 0);
  return isHarmless
    ? { notices: [{ code: "shard-missing", reason }], errors: [] }
    : { notices: [], errors: [new RetouchError("delivery", reason)] };
}

const listNotices = ({ file }: OpenShard) => toNotices(file.notices);

/** What several shards say is said once. */
const toNotices = (texts: readonly string[]) => [...new Set(texts)].map((text): RunNotice => ({ code: "of-shard", text }));

const listErrors = ({ file: { errors, shard } }: OpenShard) =>
  errors.map(({ code, message }) => new RetouchError(code, SHARDS.failed(`${shard.index}/${shard.count}`, message)));

function sum(costs: readonly (number | null)[]): number | null {
  return costs.reduce((total, cost) => (total === null || cost === null ? null : total + cost), 0);
}

/** The cache in which the repository shows candidates and steps. */
async function openKept(outcomes: readonly Outcome[], { context, inputs, github, signal }: MergeOptions) {
  const hasToken = inputs.githubToken !== undefined;
  const cache = openResultCache({ choice: inputs.resultCache, context, github, hasToken, signal, environment: process.env });
  const keys = outcomes.flatMap(({ kept = [] }) => kept.flatMap(({ cacheKey }) => cacheKey ?? []));
  if (keys.length > 0) await cache.find(keys);
  return cache;
}
