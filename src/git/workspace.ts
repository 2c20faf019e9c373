import { existsSync, statSync } from "node:fs";
import { lstat, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { RetouchError } from "../errors.ts";
import { findLfsTracked, identifyBytes } from "./blob-identity.ts";
import { GIT_UNREADABLE } from "./git-messages.ts";
import { openGit } from "./git-process.ts";

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

/**
 * Git's list of everything under a folder: the index, what differs from it, and what is untracked and not ignored. Git compares time
 * stamps and sizes only, so no file is read. Undefined without git.
 */
export function listFiles(root: string): Promise<Buffer | undefined> {
  return openGit(root).read(["ls-files", "-z", "-t", "--stage", "--cached", "--modified", "--others", "--exclude-standard"]);
}

/** Asks git once for everything under the workspace, unless `asked` holds its answer already. */
export async function openWorkspace(root: string, asked: Promise<Buffer | undefined> = listFiles(root)): Promise<Workspace> {
  const listing = await asked;
  if (listing) return { root, git: true, ...parseListing(listing.toString("utf8")) };
  if (isRepository(root)) throw new RetouchError("invalid-input", GIT_UNREADABLE);
  return { root, git: false, files: new Map(), objectFormat: "sha1" };
}

function parseListing(listing: string): Pick<Workspace, "files" | "objectFormat"> {
  const files = new Map<string, WorkspaceFile>();
  let objectFormat: Workspace["objectFormat"] = "sha1";
  for (const entry of listing.split("\0")) {
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
  return { files, objectFormat };
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
  const tracked = await findLfsTracked(workspace.root, unknown);
  for (const path of unknown) {
    const absolute = join(workspace.root, path);
    const stat = await lstat(absolute).catch(() => undefined);
    if (stat?.isFile()) identities.set(path, identifyBytes(workspace, await readFile(absolute), tracked.has(path)));
  }
  return identities;
}
