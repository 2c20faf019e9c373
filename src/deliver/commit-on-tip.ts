import { setTimeout as sleep } from "node:timers/promises";
import { RetouchError } from "../errors.ts";
import { FOLDER, listParents, type Tree, type TreeEntry } from "../git/tree.ts";
import { isBranchFile } from "../lock/branch-files.ts";
import type { LockEdit } from "../lock/merge-lock.ts";
import { findRemoved } from "../plan/compare-tip.ts";
import type { Task } from "../plan/task.ts";
import type { Change, LockChange, LockOnlyChange } from "./changes.ts";
import type { StaleOutput } from "./delivered.ts";
import { CANNOT_COMMIT, COMMIT_FAILED } from "./delivery-messages.ts";

export interface Tip {
  sha: string;
  /** At least what the tip has at the outputs, the sources and the lock, and the folders above them. */
  tree: Tree;
  /** The branch does not simply get a commit more. */
  rebuild?: Rebuild;
}

/** How a branch of Retouch's own is made, or made anew. Then `Tip` is what it begins with. */
export interface Rebuild {
  /** The commit that it is at; undefined where there is no such branch. */
  head: string | undefined;
  /** Parents of the commit besides the tip. */
  merged: readonly string[];
  /** What `Tip.tree` has other than the commit; undefined for what it has not. */
  delta: ReadonlyMap<string, TreeEntry | undefined>;
  /** The branch gets a commit although nothing is added. */
  isDue: boolean;
}

export interface NewCommit {
  tip: Tip;
  changes: readonly Change[];
  lock?: LockEdit;
  message: string;
}

/** A way to make commits. All of its methods throw `RetouchError` with the code `delivery`. */
export interface Committer extends AsyncDisposable {
  readTip(): Promise<Tip>;
  /** @param path where the tip has the blob. */
  readText(blob: string, path: string): Promise<string>;
  readCommit(sha: string): Promise<{ parents: string[]; verified: boolean }>;
  /** Commits onto this very tip. Undefined when it was not the tip any more, or when nobody knows whether the commit was made. */
  write(commit: NewCommit): Promise<{ sha: string; verified: boolean } | undefined>;
}

export interface TipCommit {
  /** Absent when the branch had everything already, or everything is stale. */
  commit?: { sha: string; parent: string; verified: boolean };
  stale: StaleOutput[];
}

const TRIES = 5;

interface Job {
  committer: Committer;
  changes: readonly Change[];
  lockOnly: readonly LockOnlyChange[];
  lock?: LockChange;
  message: (committed: readonly Change[]) => string;
}

/**
 * Commits onto the tip of the branch, and again onto the new tip when the branch moved meanwhile: whole files, never a merge, never by
 * force. What changed there meanwhile is looked at anew each time.
 *
 * @param options.pauseMs mean pause before the second try; it doubles with each further one.
 */
export async function commitOnTip({ pauseMs = 500, ...job }: Job & { pauseMs?: number }): Promise<TipCommit> {
  const { committer, lock, message } = job;
  let last: Tip | undefined;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await sleep(pauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
    const tip = await committer.readTip();
    const { fresh, missing, recorded, stale } = compareWithTip(job, tip);
    const keys = new Set(recorded.flatMap((one) => one.keys));
    const lockEdit = lock && keys.size > 0 ? await mergeLock({ committer, lock, tip, keys }) : undefined;
    if (missing.length === 0 && lockEdit === undefined && !tip.rebuild?.isDue) {
      const lost = last && !tip.rebuild && recorded.length > 0 ? await findLostCommit(committer, { tip, last }) : undefined;
      return { commit: lost, stale };
    }
    const written = await committer.write({ tip, changes: missing, lock: lockEdit, message: message(fresh) });
    if (written) return { commit: { ...written, parent: tip.sha }, stale };
    last = tip;
  }
  throw new RetouchError("delivery", COMMIT_FAILED.tries(TRIES));
}

/** What of a job can still be committed. */
function compareWithTip({ changes, lockOnly }: Job, { tree }: Tip) {
  const verdicts = changes.map((change) => ({ change, verdict: checkChange(change, tree) }));
  const fresh = verdicts.flatMap(({ change, verdict }) => (verdict === "stale" ? [] : change));
  const recorded = new Set<LockOnlyChange>([...fresh, ...lockOnly.filter(({ task }) => hasSource(task, tree))]);
  return {
    /** What the branch will have. */
    fresh,
    /** Of these, what the branch does not have yet. */
    missing: verdicts.flatMap(({ change, verdict }) => (verdict === "apply" ? change : [])),
    /** What the lock may hold. */
    recorded: [...recorded],
    stale: [...changes, ...lockOnly].flatMap((one) => (recorded.has(one) ? [] : describeStale(one.task, tree))),
  };
}

function describeStale(task: Task, tree: Tree): StaleOutput {
  return { output: task.output, removed: findRemoved(task, tree) };
}

/** A commit of the try before whose answer was lost on the way. */
async function findLostCommit(committer: Committer, { tip, last }: { tip: Tip; last: Tip }): Promise<TipCommit["commit"]> {
  const { parents, verified } = await committer.readCommit(tip.sha);
  return parents.join() === last.sha ? { sha: tip.sha, parent: last.sha, verified } : undefined;
}

interface LockMerge {
  committer: Committer;
  lock: LockChange;
  tip: Tip;
  keys: ReadonlySet<string>;
}

/** What to commit of the lock; undefined when the tip has it already. */
async function mergeLock({ committer, lock, tip, keys }: LockMerge): Promise<LockEdit | undefined> {
  const texts = new Map<string, string | undefined>();
  for (const [path, { mode, sha }] of tip.tree) {
    const isLock = (path === lock.path || isBranchFile(lock.path, path)) && mode.startsWith("100");
    if (isLock) texts.set(path, lock.isKnown(path) ? undefined : await committer.readText(sha, path));
  }
  const edit = lock.merge(texts, keys);
  const blocked = edit?.files.find(({ path }) => isBlocked(path, tip.tree));
  if (blocked) throw new RetouchError("delivery", CANNOT_COMMIT.lockBlocked(blocked.path));
  return edit;
}

/** `apply`: to be committed. `done`: the branch has exactly this output. `stale`: somebody changed the source or the output there. */
export type Verdict = "apply" | "done" | "stale";

/** Compares what the task began with and what the tip of the branch has now. */
export function checkChange({ task, blob }: Change, tip: Tree): Verdict {
  const { source, output, outputIndexBlob } = task;
  if (isBlocked(output, tip)) return "stale";
  if (tip.get(output)?.sha === blob) return "done";
  if (!hasSource(task, tip)) return "stale";
  const worktreeBlob = output === source?.path ? source.blob : undefined;
  return isSame(tip.get(output)?.sha, outputIndexBlob, worktreeBlob) ? "apply" : "stale";
}

/** Whether the tip still has the source that the task began with. */
function hasSource({ source }: Task, tip: Tree): boolean {
  return !source || isSame(tip.get(source.path)?.sha, source.indexBlob, source.blob);
}

/** Where the tip has something that a file must not be written to or through: a symbolic link, a folder, a submodule. */
function isBlocked(path: string, tip: Tree): boolean {
  const mode = tip.get(path)?.mode;
  if (mode !== undefined && !mode.startsWith("100")) return true;
  return listParents(path).some((parent) => (tip.get(parent)?.mode ?? FOLDER) !== FOLDER);
}

/** A workspace without git has no index; then the bytes that were edited must be the tip's. */
function isSame(tipBlob: string | undefined, indexBlob: string | undefined, worktreeBlob: string | undefined): boolean {
  return tipBlob === indexBlob || (tipBlob !== undefined && tipBlob === worktreeBlob);
}
