import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { lstat, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { RetouchError } from "../errors.ts";
import { blobId, findLfsTracked, isLfsPointer, lfsPointer, listFiles } from "./run-git.ts";

/** What git knows of a path, without reading the file. */
export interface WorkspaceFile {
  kind: "file" | "symlink" | "submodule";
  /** Blob id in the index; absent when untracked. */
  indexBlob?: string;
  /** The file differs from the index, or is untracked: its identity must be computed from its bytes. */
  dirty: boolean;
}

export interface Workspace {
  root: string;
  /** False in a folder without git: then every file counts as untracked, and `files` is empty. */
  git: boolean;
  /** Tracked and untracked files, relative, with forward slashes. What git ignores is not among them. */
  files: ReadonlyMap<string, WorkspaceFile>;
  objectFormat: "sha1" | "sha256";
}

/** Asks git once for everything under the workspace, unless `asked` holds its answer already. */
export async function openWorkspace(root: string, asked: Promise<Buffer | undefined> = listFiles(root)): Promise<Workspace> {
  const listing = await asked;
  if (!listing) {
    if (isRepository(root)) {
      throw new RetouchError(
        "invalid-input",
        "The workspace is a git repository, but git is not installed here or cannot read it. What git ignores could not be told from what it does not, so nothing was done.",
      );
    }
    return { root, git: false, files: new Map(), objectFormat: "sha1" };
  }
  const files = new Map<string, WorkspaceFile>();
  let objectFormat: Workspace["objectFormat"] = "sha1";
  for (const entry of listing.toString("utf8").split("\0")) {
    const tag = entry[0];
    if (tag === "?") files.set(entry.slice(2), { kind: "file", dirty: true });
    else if (tag !== undefined) {
      // `<tag> <mode> <object> <stage>\t<path>`; a modified file is listed a second time with the tag C. One that a sparse checkout
      // left out has the tag S.
      const tab = entry.indexOf("\t");
      const mode = entry.slice(2, 8);
      const indexBlob = entry.slice(9, tab - 2);
      if (indexBlob.length === 64) objectFormat = "sha256";
      files.set(entry.slice(tab + 1), {
        kind: mode === "120000" ? "symlink" : mode === "160000" ? "submodule" : "file",
        indexBlob,
        dirty: tag === "C" || tag === "S" || entry[tab - 1] !== "0",
      });
    }
  }
  return { root, git: true, files, objectFormat };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isRepository(folder: string): boolean {
  // A folder of that name alone is no repository; a file stands for one elsewhere.
  return (
    existsSync(join(folder, ".git", "HEAD")) ||
    isFile(join(folder, ".git")) ||
    (dirname(folder) !== folder && isRepository(dirname(folder)))
  );
}

/**
 * Git's identity of the bytes that each path has now: its pointer's, where Git LFS tracks it. Only what differs from the index is read.
 * Paths without a regular file are left out.
 */
export async function identify(workspace: Workspace, paths: readonly string[]): Promise<Map<string, string>> {
  const identities = new Map<string, string>();
  const unknown: string[] = [];
  for (const path of paths) {
    const known = workspace.files.get(path);
    if (!known || known.dirty) unknown.push(path);
    else if (known.kind === "file" && known.indexBlob) identities.set(path, known.indexBlob);
  }
  const tracked = await findTracked(workspace, unknown);
  for (const path of unknown) {
    const absolute = join(workspace.root, path);
    const stat = await lstat(absolute).catch(() => undefined);
    if (stat?.isFile()) identities.set(path, identifyBytes(workspace, await readFile(absolute), tracked.has(path)));
  }
  return identities;
}

/** The paths of these that Git LFS tracks. */
export async function findTracked(workspace: Workspace, paths: readonly string[]): Promise<Set<string>> {
  return workspace.git ? findLfsTracked(workspace.root, paths) : new Set();
}

/** The same for bytes that a path will have. A pointer that was never replaced by its file stands for itself. */
export function identifyBytes({ objectFormat }: Workspace, bytes: Buffer, isTracked: boolean): string {
  if (!isTracked || isLfsPointer(bytes)) return blobId(bytes, objectFormat);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return blobId(lfsPointer({ sha256, bytes: bytes.length }), objectFormat);
}
