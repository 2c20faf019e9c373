import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TaskNotice } from "../notices.ts";
import { isLfsPointer, readGit, smudgeLfs } from "./run-git.ts";
import type { SourceImage } from "./source-image.ts";
import type { Workspace } from "./workspace.ts";

/** Reads a blob that the local clone does not have, from GitHub; undefined where it is not to be had. */
export type ReadBlob = (blob: string) => Promise<Buffer | undefined>;

/**
 * The bytes that a task edits: the file in the workspace, or the original that the lock recorded for an edit in place: from the local
 * clone, else (a clone of depth 1 has no older blobs) from GitHub, through Git LFS where it is a pointer.
 */
export async function readOrigin(
  workspace: Workspace,
  { originBlob, source }: { originBlob: string; source: SourceImage },
  readBlob: ReadBlob,
): Promise<{ bytes: Buffer; blob: string; warnings: TaskNotice[] }> {
  if (originBlob !== source.blob) {
    const blob = await findBlob(workspace, originBlob, readBlob);
    const original = blob && isLfsPointer(blob) ? await smudgeLfs(workspace.root, blob) : blob;
    if (original) return { bytes: original, blob: originBlob, warnings: [] };
  }
  const bytes = await readFile(join(workspace.root, source.path));
  return { bytes, blob: source.blob, warnings: originBlob === source.blob ? [] : [{ code: "original-not-found", blob: originBlob }] };
}

/** A blob of an earlier run: from the local clone, else from GitHub; undefined where it is not to be had any more. */
export async function findBlob(workspace: Workspace, blob: string, readBlob: ReadBlob): Promise<Buffer | undefined> {
  return (await readLocalBlob(workspace, blob)) ?? (await readBlob(blob));
}

async function readLocalBlob({ git, root }: Workspace, blob: string): Promise<Buffer | undefined> {
  return git ? readGit(root, ["cat-file", "blob", blob]) : undefined;
}

/** Keeps a blob in the local clone, so that it need not come over the network again. */
export async function storeBlob({ git, root }: Workspace, bytes: Buffer): Promise<void> {
  if (git) await readGit(root, ["hash-object", "-w", "--stdin"], bytes);
}
