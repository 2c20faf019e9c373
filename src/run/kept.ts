import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "../context.ts";
import type { LockEntry } from "../lock/lock.ts";
import type { Kept } from "../outcome.ts";
import type { Finished } from "../pixels/finish.ts";
import type { ReadBlob } from "../plan/inspect.ts";
import { keepBlob, readLocalBlob } from "../workspace/origin.ts";
import { identifyBytes, type Workspace } from "../workspace/workspace.ts";

export interface KeepOptions {
  context: Context;
  workspace: Workspace;
}

/** Puts a finished picture that is no output outside the workspace and into git's object store, where a later run finds it. */
export async function keepPicture(
  { bytes, width, height }: Finished,
  place: Pick<Kept, "key" | "kind" | "number">,
  { context, workspace }: KeepOptions,
): Promise<Kept> {
  const blob = identifyBytes(workspace, bytes, false);
  const folder = join(context.tempDir, "retouch", "kept");
  await mkdir(folder, { recursive: true });
  const file = join(folder, blob);
  await writeFile(file, bytes);
  await keepBlob(workspace, bytes);
  return { ...place, file, blob, width, height };
}

/** The bytes of a kept picture: from the local clone, else from GitHub; undefined where they are not to be had any more. */
export async function readKept(
  { outputBlob }: Pick<LockEntry, "outputBlob">,
  { workspace, readBlob }: { workspace: Workspace; readBlob: ReadBlob },
): Promise<Buffer | undefined> {
  return (await readLocalBlob(workspace, outputBlob)) ?? (await readBlob(outputBlob).catch(() => undefined));
}
