import { createHash } from "node:crypto";
import { join } from "node:path";
import { RetouchError } from "../errors.ts";
import type { TaskNotice } from "../notices.ts";
import { blobIdLike, isLfsPointer, type ObjectId } from "./blob-identity.ts";
import { findFilters, LFS_FILTER } from "./clean-filters.ts";
import type { SourceImage } from "./discover.ts";
import { authorize, withSettings } from "./git-environment.ts";
import { fileGone } from "./git-messages.ts";
import { openReader, openWriter } from "./git-process.ts";
import { readPlainFile } from "./open-file.ts";
import { findRepository } from "./repository.ts";
import type { Workspace } from "./workspace.ts";

/** Reads a blob that the local clone does not have, from GitHub; undefined where it cannot be read. */
export type ReadBlob = (blob: ObjectId) => Promise<Buffer | undefined>;

/**
 * The bytes that a task edits: the file in the workspace, or the original that the lock recorded for an edit in place: from the local
 * clone, else (a clone of depth 1 has no older blobs) from GitHub, through the path's filter, and through Git LFS where it is a pointer.
 *
 * @throws RetouchError `invalid-image` when the file is gone; `too-large`
 */
export async function readOrigin(
  workspace: Workspace,
  { originBlob, source }: { originBlob: ObjectId | ""; source: SourceImage },
  readBlob: ReadBlob,
): Promise<{ bytes: Buffer; blob: ObjectId; warnings: TaskNotice[] }> {
  if (originBlob !== "" && originBlob !== source.blob) {
    const original = await readRecorded(workspace, { path: source.path, blob: originBlob }, readBlob);
    if (original) return { bytes: original, blob: originBlob, warnings: [] };
  }
  const bytes = await readPlainFile(workspace.root, source.path);
  if (!bytes) throw new RetouchError("invalid-image", fileGone(source.path));
  return { bytes, blob: source.blob, warnings: originBlob === source.blob ? [] : [{ code: "original-not-found", blob: originBlob }] };
}

/** What a work tree would have of a blob at a path, wherever it is kept; undefined where it cannot be had any more. */
export async function readRecorded(
  workspace: Workspace,
  { path, blob }: { path: string; blob: ObjectId },
  readBlob: ReadBlob,
): Promise<Buffer | undefined> {
  const bytes = await findBlob(workspace, blob, readBlob);
  return bytes && (isLfsPointer(bytes) ? smudgeLfs(workspace, bytes) : smudge(workspace, { path, blob: bytes }));
}

/** A blob of an earlier run: from the local clone, else from GitHub; undefined where neither has it any more, or has other bytes. */
export async function findBlob({ root }: Workspace, blob: ObjectId, readBlob: ReadBlob): Promise<Buffer | undefined> {
  const local = await openReader(root)?.read(["cat-file", "blob", blob]);
  const bytes = local ?? (await readBlob(blob));
  return bytes && blobIdLike(blob, bytes) === blob ? bytes : undefined;
}

/** Keeps a blob in the local clone, so that it need not come over the network again. */
export async function storeBlob({ root }: Workspace, bytes: Buffer): Promise<void> {
  await openReader(root)?.read(["hash-object", "-w", "--stdin"], { input: bytes });
}

/** What a work tree would have of a blob at a path; undefined where it is filtered, and the filter may not be run or fails. */
async function smudge({ root, runsFilters }: Workspace, { path, blob }: { path: string; blob: Buffer }): Promise<Buffer | undefined> {
  const filter = (await findFilters(root, [path])).get(path);
  if (filter === undefined || filter === LFS_FILTER) return blob;
  const repository = runsFilters ? findRepository(root) : undefined;
  const id = await openReader(root)?.read(["hash-object", "-w", "--stdin"], { input: blob });
  return repository && id && openWriter(repository).read(["cat-file", "--filters", `--path=${path}`, id.toString("latin1").trim()]);
}

/** The file that an LFS pointer stands for: from the local clone, else from the server; undefined where neither has it, or `git-lfs` is missing. */
async function smudgeLfs({ root, remote }: Workspace, pointer: Buffer): Promise<Buffer | undefined> {
  const sha256 = /^oid sha256:([0-9a-f]{64})$/m.exec(pointer.toString("latin1"))?.[1];
  const repository = findRepository(root);
  if (sha256 === undefined || !repository) return undefined;
  const local = await readPlainFile(repository.commonDir, join("lfs/objects", sha256.slice(0, 2), sha256.slice(2, 4), sha256));
  if (local && createHash("sha256").update(local).digest("hex") === sha256) return local;
  if (!remote) return undefined;
  const env = withSettings({}, [["remote.origin.url", remote.url], ...(remote.token ? authorize(remote.url, remote.token) : [])]);
  const bytes = await openReader(root)?.readLfs(["smudge"], { input: pointer, env });
  return bytes?.equals(pointer) ? undefined : bytes;
}
