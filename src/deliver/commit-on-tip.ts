import { setTimeout as sleep } from "node:timers/promises";
import { RetouchError } from "../errors.ts";
import type { Tree } from "../git/tree.ts";
import { checkChange, hasSource, isBlocked } from "./branch-check.ts";
import type { Change, LockChange, LockOnlyChange } from "./changes.ts";

export interface Tip {
  sha: string;
  /** At least what the tip has at the outputs, the sources and the lock, and the folders above them. */
  tree: Tree;
}

export interface NewCommit {
  tip: Tip;
  changes: readonly Change[];
  lock?: { path: string; text: string };
  message: string;
}

/** A way to make commits. All of its methods throw `RetouchError` with the code `delivery`. */
export interface Committer {
  readTip(): Promise<Tip>;
  readText(blob: string): Promise<string>;
  readCommit(sha: string): Promise<{ parents: string[]; verified: boolean }>;
  /** Commits onto this very tip. Undefined when it was not the tip any more, or when nobody knows whether the commit was made. */
  write(commit: NewCommit): Promise<{ sha: string; verified: boolean } | undefined>;
}

export interface TipCommit {
  /** Absent when the branch had everything already, or everything is stale. */
  commit?: { sha: string; parent: string; verified: boolean };
  stale: string[];
}

const TRIES = 5;

/**
 * Commits onto the tip of the branch, and again onto the new tip when the branch moved meanwhile: whole files, never a merge, never by
 * force. What changed there meanwhile is looked at anew each time.
 *
 * @param options.pauseMs mean pause before the second try; it doubles with each further one.
 */
export async function commitOnTip(options: {
  committer: Committer;
  changes: readonly Change[];
  findings: readonly LockOnlyChange[];
  lock?: LockChange;
  message: (committed: readonly Change[]) => string;
  pauseMs?: number;
}): Promise<TipCommit> {
  const { committer, changes, findings, lock, message, pauseMs = 500 } = options;
  let last: Tip | undefined;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await sleep(pauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
    const tip = await committer.readTip();
    const verdicts = changes.map((change) => ({ change, verdict: checkChange(change, tip.tree) }));
    const fresh = verdicts.flatMap(({ change, verdict }) => (verdict === "stale" ? [] : change));
    const applied = verdicts.flatMap(({ change, verdict }) => (verdict === "apply" ? change : []));
    const told = new Set<LockOnlyChange>([...fresh, ...findings.filter(({ task }) => hasSource(task, tip.tree))]);
    const stale = [...changes, ...findings].flatMap((one) => (told.has(one) ? [] : one.task.output));
    const keys = new Set([...told].flatMap((one) => one.keys));
    const lockText = lock && keys.size > 0 ? await mergeLock({ committer, lock, tip, keys }) : undefined;
    if (applied.length === 0 && lockText === undefined) {
      // A commit whose answer was lost on the way is found here.
      const found = last && told.size > 0 ? await committer.readCommit(tip.sha) : undefined;
      if (!found || !last || found.parents.join() !== last.sha) return { stale };
      return { commit: { sha: tip.sha, parent: last.sha, verified: found.verified }, stale };
    }
    const written = await committer.write({
      ...{ tip, changes: applied, message: message(fresh) },
      ...(lock && lockText !== undefined && { lock: { path: lock.path, text: lockText } }),
    });
    if (written) return { commit: { ...written, parent: tip.sha }, stale };
    last = tip;
  }
  throw new RetouchError(
    "delivery",
    `The commit did not succeed in ${TRIES} tries: each time the branch had moved, or GitHub gave no answer.`,
  );
}

/** The lock's new text; undefined when the tip has it already. */
async function mergeLock({ committer, lock, tip, keys }: { committer: Committer; lock: LockChange; tip: Tip; keys: ReadonlySet<string> }) {
  if (isBlocked(lock.path, tip.tree))
    throw new RetouchError("delivery", `On the branch \`${lock.path}\` is a link or a folder, or lies below a link.`);
  const blob = tip.tree.get(lock.path)?.sha;
  const tipText = blob === undefined ? undefined : await committer.readText(blob);
  const text = lock.merge(tipText, keys);
  return text === tipText ? undefined : text;
}
