import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Context } from "../context.ts";
import { identifyBytes } from "../git/blob-identity.ts";
import { findBlob, type ReadBlob, storeBlob } from "../git/blobs.ts";
import type { Workspace } from "../git/workspace.ts";
import type { LockEntry } from "../lock/lock.ts";
import { type RetainedImage, retainedPath } from "../outcome.ts";
import type { FinishedImage } from "../pixels/finish-picture.ts";

export interface KeepOptions {
  context: Context;
  workspace: Workspace;
}

/** Puts a finished picture that is no output outside the workspace and into git's object store, where a later run finds it. */
export async function retainImage(
  { bytes, width, height }: FinishedImage,
  { output, ...place }: Pick<RetainedImage, "key" | "kind" | "number"> & { output: string },
  { context, workspace }: KeepOptions,
): Promise<RetainedImage> {
  const file = join(context.tempDir, "retouch", retainedPath(place, output));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
  await storeBlob(workspace, bytes);
  return { ...place, file, blob: identifyBytes(workspace, bytes, false), width, height };
}

/** The bytes of a kept picture: from the local clone, else from GitHub; undefined where they are not to be had any more. */
export async function readRetained(
  { outputBlob }: Pick<LockEntry, "outputBlob">,
  { workspace, readBlob }: { workspace: Workspace; readBlob: ReadBlob },
): Promise<Buffer | undefined> {
  return findBlob(workspace, outputBlob, readBlob).catch(() => undefined);
}
