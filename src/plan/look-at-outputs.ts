import pLimit from "p-limit";
import type { ObjectId } from "../git/blob-identity.ts";
import { type ReadBlob, readRecorded } from "../git/blobs.ts";
import { readPlainFile } from "../git/open-file.ts";
import type { Workspace } from "../git/workspace.ts";
import type { LockEntry } from "../lock/lock.ts";
import { findVersion } from "../pixels/versions.ts";
import { isInPlace, type Look, lookKey, needsLook } from "./looks.ts";
import { LOOKS } from "./plan-messages.ts";
import type { PlannedTask, Task } from "./task.ts";

/** The result that the lock records, from where runs keep results; undefined where it is not there. */
export type FindResult = (task: Task, entry: LockEntry) => Promise<Buffer | undefined>;

export interface LookOptions {
  workspace: Workspace;
  readBlob: ReadBlob;
  findResult: FindResult;
}

/** Files that are in memory at once, each with what it is compared with. */
const READERS = 2;

/**
 * Looks at the outputs that are not the recorded ones and that no look was taken at before.
 *
 * @returns the looks that were added.
 */
export async function lookAtOutputs(
  planned: readonly PlannedTask[],
  looks: Map<string, Look>,
  options: LookOptions,
): Promise<{ added: number }> {
  const limit = pLimit(READERS);
  const before = looks.size;
  const look = async ({ task, entry }: PlannedTask) => {
    if (!entry || task.outputBlob === undefined) return;
    const key = lookKey(task.output, task.outputBlob, entry);
    if (!looks.has(key)) looks.set(key, await limit(() => compare(task, entry, options)));
  };
  await Promise.all(planned.filter(needsLook).map(look));
  return { added: looks.size - before };
}

async function compare(task: Task, entry: LockEntry, { workspace, readBlob, findResult }: LookOptions): Promise<Look> {
  const { outputBlob, sourceBlob } = entry;
  const { output: path } = task;
  try {
    const file = await readPlainFile(workspace.root, path);
    if (!file) return { unknown: LOOKS.notAFile };
    const read = async (blob: ObjectId | "") => (blob === "" ? undefined : readRecorded(workspace, { path, blob }, readBlob));
    // A shallow clone lacks it, and GitHub too once it is in no commit any more.
    const result = (await read(outputBlob)) ?? (await findResult(task, entry));
    if (!result) return { unknown: LOOKS.resultGone };
    // A translation that was touched up stays as it is, whatever its source was.
    const original = isInPlace(task) ? await read(sourceBlob) : undefined;
    const version = await findVersion({ file, result, original });
    if (!isInPlace(task) || version === "result") return { version };
    if (!original) return { unknown: LOOKS.originalGone };
    // The model had found nothing to do in it: there is no edit that a file could carry.
    return { version: outputBlob === sourceBlob ? "other" : version };
  } catch (error) {
    return { unknown: error instanceof Error ? error.message : String(error) };
  }
}
