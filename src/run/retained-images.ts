import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Context } from "../context.ts";
import { findBlob, keepBlob, type ReadBlob } from "../git/blobs.ts";
import { identifyBytes, type Workspace } from "../git/workspace.ts";
import type { LockEntry } from "../lock/lock.ts";
import { type Kept, keptPath } from "../outcome.ts";
import type { Finished } from "../pixels/finish-picture.ts";

export interface KeepOptions {
  context: Context;
  workspace: Workspace;
}

/** Puts a finished picture that is no output outside the workspace and into git's object store, where a later run finds it. */
export async function keepPicture(
  { bytes, width, height }: Finished,
  { output, ...place }: Pick<Kept, "key" | "kind" | "number"> & { output: string },
  { context, workspace }: KeepOptions,
): Promise<Kept> {
  const file = join(context.tempDir, "retouch", keptPath(place, output));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
  await keepBlob(workspace, bytes);
  return { ...place, file, blob: identifyBytes(workspace, bytes, false), width, height };
}

/** The bytes of a kept picture: from the local clone, else from GitHub; undefined where they are not to be had any more. */
export async function readKept(
  { outputBlob }: Pick<LockEntry, "outputBlob">,
  { workspace, readBlob }: { workspace: Workspace; readBlob: ReadBlob },
): Promise<Buffer | undefined> {
  return findBlob(workspace, outputBlob, readBlob).catch(() => undefined);
}
