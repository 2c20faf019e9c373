import type { Context } from "../context.ts";
import { identifyBytes } from "../git/blob-identity.ts";
import { findBlob, type ReadBlob, storeBlob } from "../git/blobs.ts";
import { openOwnFolder } from "../git/own-folder.ts";
import type { Workspace } from "../git/workspace.ts";
import { writeWorkspaceFile } from "../git/write-file.ts";
import type { LockEntry } from "../lock/lock.ts";
import { type RetainedImage, rejectedPath, retainedPath } from "../outcome.ts";
import type { ProvenPicture } from "../pixels/prove-picture.ts";
import type { Task } from "../plan/task.ts";

/** Stores a finished image that is no output outside the workspace, and in git's object store, where a later run finds it. */
export async function retainImage(
  { bytes, width, height }: ProvenPicture,
  { output, ...place }: Pick<RetainedImage, "key" | "kind" | "number"> & { output: string },
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
export async function saveRejected({ tempDir }: Context, task: Task, images: readonly Buffer[]): Promise<string[] | undefined> {
  const saved: string[] = [];
  for (const [index, bytes] of images.entries()) {
    try {
      saved.push(await writeWorkspaceFile(await openOwnFolder(tempDir), rejectedPath(task.output, index), bytes));
    } catch {
      // A full disk must not hide why the image was rejected.
    }
  }
  return saved.length > 0 ? saved : undefined;
}
