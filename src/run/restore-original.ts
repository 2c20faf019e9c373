import { RetouchError, toRetouchError } from "../errors.ts";
import { readRecorded } from "../git/blobs.ts";
import { emptyResult, failedOutcome, type Outcome } from "../outcome.ts";
import { readHeader } from "../pixels/header.ts";
import { formatOfMediaType } from "../pixels/picture.ts";
import { provePicture } from "../pixels/prove-picture.ts";
import { isRejected } from "../plan/commanded.ts";
import { type PlannedTask, recipeHashOf } from "../plan/task.ts";
import { failure } from "./run-messages.ts";
import type { TaskOptions } from "./run-task.ts";
import { toLockEntry } from "./task-entry.ts";
import { writeOutput } from "./write-output.ts";

type RestoreOptions = Pick<TaskOptions, "workspace" | "lockFile" | "identify" | "readBlob">;

/**
 * Puts the original of a result in its place, bit for bit, and sees to it that it is not edited again. In place, a result that was
 * reverted says so by itself, whatever the recipe. Otherwise the original is recorded as the result, and as kept.
 */
export async function restoreOriginal(planned: PlannedTask, options: RestoreOptions): Promise<Outcome> {
  try {
    return await restore(planned, options);
  } catch (error) {
    return failedOutcome(planned.task, toRetouchError(error, "invalid-image"));
  }
}

async function restore(planned: PlannedTask, { workspace, lockFile, identify, readBlob }: RestoreOptions): Promise<Outcome> {
  const { task } = planned;
  const { source, output, originBlob: blob, outputBlob: before } = task;
  const bytes = source && blob !== "" ? await readRecorded(workspace, { path: source.path, blob }, readBlob) : undefined;
  if (!bytes) throw new RetouchError("invalid-input", failure.originalGone(output));
  const picture = await provePicture(bytes);
  const { width, height, sha256 } = picture;
  const isThere = before === blob;
  const format = formatOfMediaType(readHeader(bytes).mediaType);
  const written = isThere ? undefined : await writeOutput(task, picture, { workspace, identify, wanted: format });
  const record = { bytes, sha256, outputBlob: written?.outputBlob ?? blob, recipe: recipeHashOf(task), cost: 0, sourceBlob: blob };
  if (!isRejected(planned)) await lockFile.record(output, { ...toLockEntry(task, record), kept: true });
  const result = { ...emptyResult(task), status: "modified" as const, width, height, bytes: bytes.length, sha256, cost: 0 };
  return { task, result, ...written, restored: written ? true : undefined };
}
