import { join } from "node:path";
import { resultKey } from "../cache/result-key.ts";
import type { Context } from "../context.ts";
import { toRetouchError } from "../errors.ts";
import { identifyBytes } from "../git/blob-identity.ts";
import { findBlob, type ReadBlob, storeBlob } from "../git/blobs.ts";
import { openOwnFolder, setAside } from "../git/own-folder.ts";
import type { Workspace } from "../git/workspace.ts";
import { writeWorkspaceFile } from "../git/write-file.ts";
import { candidateKey, type LockEntry } from "../lock/lock.ts";
import type { LockFile } from "../lock/lock-file.ts";
import { isPlacement, type TaskNotice } from "../notices.ts";
import { type Outcome, type RetainedImage, rejectedPath, retainedPath } from "../outcome.ts";
import type { FinishedImage } from "../pixels/finish-picture.ts";
import type { Thumbnails } from "../pixels/preview.ts";
import type { ProvenPicture } from "../pixels/prove-picture.ts";
import { recipeHashOf, requestHashOf, type Task } from "../plan/task.ts";
import type { TextCheck } from "../verify/compare-text.ts";
import { type KeepOptions, keepImage } from "./earlier-results.ts";
import { toLockEntry } from "./task-entry.ts";
import type { TaskInputs } from "./task-inputs.ts";

/** Stores a finished image that is no output outside the workspace, and in git's object store, where a later run finds it. */
export async function retainImage(
  { bytes, width, height }: ProvenPicture,
  { output, ...place }: Pick<RetainedImage, "key" | "kind" | "number" | "cacheKey" | "placement"> & { output: string },
  { context, workspace }: { context: Context; workspace: Workspace },
): Promise<RetainedImage> {
  const file = await writeWorkspaceFile(await openOwnFolder(context.tempDir), retainedPath(place, output), bytes);
  await storeBlob(workspace, bytes);
  return { ...place, file, blob: identifyBytes(workspace, bytes, false), width, height };
}

/** The bytes of a retained image: from the local clone, else from GitHub; undefined where neither has it any more. */
export async function readRetained(
  { outputBlob }: Pick<LockEntry, "outputBlob">,
  { workspace, readBlob }: { workspace: Workspace; readBlob: ReadBlob },
): Promise<Buffer | undefined> {
  return outputBlob === "" ? undefined : findBlob(workspace, outputBlob, readBlob).catch(() => undefined);
}

/**
 * Stores the model's own bytes, which are paid for, outside the workspace under the name of the output.
 *
 * @returns absolute paths; undefined where there are none.
 */
export async function saveRejected(
  { tempDir }: Context,
  task: Task,
  images: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<string[] | undefined> {
  const saved: string[] = [];
  let index = 0;
  for await (const bytes of images) {
    try {
      saved.push(await writeWorkspaceFile(await openOwnFolder(tempDir), rejectedPath(task.output, index++), bytes));
    } catch {
      // A full disk must not hide why the image was rejected.
    }
  }
  return saved.length > 0 ? saved : undefined;
}

/**
 * Keeps the image that was edited where the report finds it.
 *
 * @returns its absolute path: in the workspace, or in the run's own folder where the result takes its place.
 */
export async function keepOriginal(
  { source, output }: Pick<Task, "source" | "output">,
  { source: bytes, sourceBlob }: Pick<TaskInputs, "source" | "sourceBlob">,
  { context, workspace }: { context: Context; workspace: Workspace },
): Promise<string | undefined> {
  if (!source || !bytes) return undefined;
  if (source.path !== output && source.blob === sourceBlob) return join(workspace.root, source.path);
  // Only the report misses it.
  const write = async () =>
    writeWorkspaceFile(await openOwnFolder(context.tempDir), `originals/${source.path}`, bytes, { isDurable: false });
  return write().catch(() => undefined);
}

/** Keeps the small pictures of a task for the report, which makes what it misses. */
export async function keepThumbnails({ tempDir }: Context, { before, after }: Thumbnails): Promise<Outcome["thumbnails"]> {
  const keep = async (bytes: Buffer | undefined) => bytes && (await setAside(tempDir, bytes).catch(() => undefined));
  return { before: await keep(before), after: await keep(after) };
}

export interface RetainOptions extends KeepOptions, Pick<TaskInputs, "sourceBlob"> {
  context: Context;
  workspace: Workspace;
  lockFile: LockFile;
  /** US dollars that were paid for all of them; null where not known. */
  paid: number | null;
  /** They are kept already. */
  isEarlier: boolean;
  check?: TextCheck;
}

/** Keeps the result, and stores all candidates where there are several, the first included. Where that fails, the output alone is delivered. */
export async function retainCandidates(
  task: Task,
  images: readonly FinishedImage[],
  { sourceBlob, paid, isEarlier, check, ...options }: RetainOptions,
): Promise<{ images: RetainedImage[]; notices: TaskNotice[] }> {
  const { output } = task;
  const recipe = recipeHashOf(task);
  const retained: RetainedImage[] = [];
  const isAlone = images.length === 1;
  try {
    for (const [index, finished] of images.entries()) {
      const part = { kind: "candidate", number: index + 1 } as const;
      // The output's record has the cost of all.
      const facts = { ...part, sourceBlob, recipe: requestHashOf(task), ...(index === 0 ? { cost: paid, text: check } : { cost: 0 }) };
      // What costs nothing is kept only where there is something to choose from.
      const isKept = !isEarlier && (task.recipe.provider.kind === "http" || !isAlone);
      const cacheKey = isKept ? keepImage(task, finished, facts, options) : resultKey(task, facts);
      if (isAlone) break;
      const key = candidateKey(output, part.number);
      const placement = finished.warnings.find(isPlacement);
      const image = await retainImage(finished, { key, ...part, output, cacheKey, placement }, options);
      await options.lockFile.record(key, toLockEntry(task, { ...finished, outputBlob: image.blob, recipe, cost: 0, sourceBlob }));
      retained.push(image);
    }
    return { images: retained, notices: [] };
  } catch (error) {
    const { code, message } = toRetouchError(error, "delivery");
    return { images: [], notices: [{ code: "candidates-not-kept", cause: { code, message } }] };
  }
}
