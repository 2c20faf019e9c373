import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TaskNotice } from "../notices.ts";
import { isLfsPointer } from "./blob-identity.ts";
import type { SourceImage } from "./discover.ts";
import { openGit } from "./git-process.ts";
import type { Workspace } from "./workspace.ts";

/** Reads a blob that the local clone does not have, from GitHub; undefined where it cannot be read. */
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
    const original = blob && isLfsPointer(blob) ? await smudgeLfs(workspace, blob) : blob;
    if (original) return { bytes: original, blob: originBlob, warnings: [] };
  }
  const bytes = await readFile(join(workspace.root, source.path));
  return { bytes, blob: source.blob, warnings: originBlob === source.blob ? [] : [{ code: "original-not-found", blob: originBlob }] };
}

/** A blob of an earlier run: from the local clone, else from GitHub; undefined where neither has it any more. */
export async function findBlob({ git, root }: Workspace, blob: string, readBlob: ReadBlob): Promise<Buffer | undefined> {
  const local = git ? await openGit(root).read(["cat-file", "blob", blob]) : undefined;
  return local ?? readBlob(blob);
}

/** Keeps a blob in the local clone, so that it need not come over the network again. */
export async function storeBlob({ git, root }: Workspace, bytes: Buffer): Promise<void> {
  if (git) await openGit(root).read(["hash-object", "-w", "--stdin"], { input: bytes });
}

/** The file that an LFS pointer stands for; undefined where git-lfs or the object is missing. */
async function smudgeLfs({ root }: Workspace, pointer: Buffer): Promise<Buffer | undefined> {
  const bytes = await openGit(root).read(["lfs", "smudge"], { input: pointer });
  return bytes?.equals(pointer) ? undefined : bytes;
}
