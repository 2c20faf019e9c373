import type { ObjectId } from "../git/blob-identity.ts";
import type { Tree } from "../git/tree.ts";
import type { LockEntry } from "../lock/lock.ts";
import type { OutputClaim } from "./conflicts.ts";
import type { PlannedTask, Task } from "./task.ts";

/** Git blob ids of a path: of the file, and in the index. Both are absent if there is no file. */
export interface Identity {
  blob?: ObjectId;
  indexBlob?: ObjectId;
}

export interface TipComparison {
  /** The branch's newest commit. */
  tip: Tree;
  identityOf: (path: string) => Identity;
  claim: Pick<OutputClaim, "source" | "output">;
  entry: LockEntry | undefined;
  /** Of the wanted result. */
  recipe: string;
  force: boolean;
}

/**
 * Decides what to do with a task of which the branch's newest commit has other files than the checkout. `unchanged`: the wanted result is
 * there. `edit`: an older result of Retouch is there, and is replaced. `stale`: somebody changed a file there, so that nothing can be
 * committed.
 *
 * @returns undefined if the branch has the files of the checkout.
 */
export function compareWithTip({ tip, identityOf, claim, entry, recipe, force }: TipComparison): PlannedTask["action"] | undefined {
  const { source, output } = claim;
  const isNewer = (path: string) => {
    const { blob, indexBlob } = identityOf(path);
    const tipBlob = tip.get(path)?.sha;
    return tipBlob !== indexBlob && tipBlob !== blob;
  };
  const isSourceNewer = source !== undefined && isNewer(source);
  if (!isSourceNewer && !isNewer(output)) return undefined;
  if (!entry || entry.outputBlob !== tip.get(output)?.sha) return "stale";
  const isUpToDate = entry.recipe === recipe && !force;
  if (source === output) {
    const { blob, indexBlob } = identityOf(output);
    // An image that this job has made, and that no commit has, is not what was edited there.
    if (blob !== indexBlob && blob !== entry.sourceBlob) return "stale";
    return isUpToDate ? "unchanged" : "edit";
  }
  const sourceBlob = source === undefined ? "" : isSourceNewer ? tip.get(source)?.sha : identityOf(source).blob;
  if (isUpToDate && entry.sourceBlob === sourceBlob) return "unchanged";
  return isSourceNewer ? "stale" : "edit";
}

/** What a task began with and the branch no longer has: its source, or the file that its result would replace. */
export function findRemoved({ source, output, outputIndexBlob }: Task, tip: Tree): string | undefined {
  if (source?.indexBlob !== undefined && !tip.has(source.path)) return source.path;
  return outputIndexBlob !== undefined && !tip.has(output) ? output : undefined;
}
