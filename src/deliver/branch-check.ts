import { FOLDER, listParents, type Tree } from "../git/tree.ts";
import type { Task } from "../plan/task.ts";
import type { Change } from "./changes.ts";

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
export function hasSource({ source }: Task, tip: Tree): boolean {
  return !source || isSame(tip.get(source.path)?.sha, source.indexBlob, source.blob);
}

/** Where the tip has something that a file must not be written to or through: a symbolic link, a folder, a submodule. */
export function isBlocked(path: string, tip: Tree): boolean {
  const mode = tip.get(path)?.mode;
  if (mode !== undefined && !mode.startsWith("100")) return true;
  return listParents(path).some((parent) => (tip.get(parent)?.mode ?? FOLDER) !== FOLDER);
}

/** A workspace without git has no index; then the bytes that were edited must be the tip's. */
function isSame(tipBlob: string | undefined, indexBlob: string | undefined, worktreeBlob: string | undefined): boolean {
  return tipBlob === indexBlob || (tipBlob !== undefined && tipBlob === worktreeBlob);
}
