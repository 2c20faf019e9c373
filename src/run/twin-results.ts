import { hashBytes, type ResultRecord } from "../cache/cached-result.ts";
import { type ReadBlob, readRecorded } from "../git/blobs.ts";
import { readPlainFile } from "../git/open-file.ts";
import type { Workspace } from "../git/workspace.ts";
import type { LockFile } from "../lock/lock-file.ts";
import type { Outcome } from "../outcome.ts";
import { isWithoutText } from "../plan/commanded.ts";
import { recipeHashOf, type Task } from "../plan/task.ts";

/** An image that is there already. */
export interface EarlierImage {
  record: Pick<ResultRecord, "sourceBlob" | "cost" | "text" | "unchanged">;
  /** Empty where there is no image. */
  bytes: Buffer;
  /** It was made in this run. */
  isNew?: boolean;
}

export interface TwinOptions {
  workspace: Workspace;
  lockFile: Pick<LockFile, "entries" | "recorded">;
  readBlob: ReadBlob;
  /** What became in this run of a twin that came before the task. */
  before?: Outcome;
}

/** The result that a twin of a task has, from this run or as the lock records it. Its cost is in the twin's record. */
export async function findTwinResult(
  task: Task,
  { workspace, lockFile, readBlob, before }: TwinOptions,
): Promise<EarlierImage | undefined> {
  const found = before
    ? { path: before.task.output, entry: lockFile.recorded.get(before.task.output) }
    : findRecordedTwin(task, lockFile.entries);
  if (!found?.entry) return undefined;
  const { path, entry } = found;
  const { sourceBlob } = entry;
  const isNew = before && !before.result.cached;
  const toImage = (bytes: Buffer, unchanged?: string) => ({
    record: { sourceBlob, cost: 0, text: before?.result.text, unchanged },
    bytes,
    isNew,
  });
  if (before ? before.result.status === "unchanged" : isWithoutText(entry)) {
    const notice = before?.result.warnings.find(({ code }) => code === "no-text-found");
    return toImage(Buffer.alloc(0), (notice?.code === "no-text-found" && notice.message) || "");
  }
  const isResult = (bytes: Buffer | undefined) => bytes !== undefined && hashBytes(bytes) === entry.sha256;
  const file = await readPlainFile(workspace.root, path).catch(() => undefined);
  if (file && isResult(file)) return toImage(file);
  // Somebody deleted or changed it since.
  const { outputBlob: blob } = entry;
  const recorded = blob === "" ? undefined : await readRecorded(workspace, { path, blob }, readBlob).catch(() => undefined);
  return recorded && isResult(recorded) ? toImage(recorded) : undefined;
}

/** Whether a twin of a task has the result in the workspace, as the plan saw it. */
export function hasTwin(task: Task, { entries }: Pick<LockFile, "entries">): boolean {
  const { twin, entry } = findRecordedTwin(task, entries) ?? {};
  return entry !== undefined && (isWithoutText(entry) || twin?.outputBlob === entry.outputBlob);
}

function findRecordedTwin({ twins = [], originBlob, isForced }: Task, entries: LockFile["entries"]) {
  // What an earlier run made does not count.
  if (isForced) return undefined;
  for (const twin of twins) {
    const entry = entries.get(twin.output);
    // A person wants the original there, and said nothing of the other.
    if (entry?.kept) continue;
    if (entry?.recipe === recipeHashOf(twin) && entry.sourceBlob === originBlob) return { twin, entry, path: twin.output };
  }
  return undefined;
}
