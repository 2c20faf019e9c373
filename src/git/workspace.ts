import { RetouchError } from "../errors.ts";
import { isObjectId, type ObjectId } from "./blob-identity.ts";
import { createIdentify, findFilters, findUntouched, isFiltered } from "./clean-filters.ts";
import { GIT_UNREADABLE } from "./git-messages.ts";
import { openReader } from "./git-process.ts";
import { readPlainFile } from "./open-file.ts";
import { findRepository } from "./repository.ts";

/** What git knows of a path, without reading the file. */
export interface WorkspaceFile {
  kind: "file" | "symlink" | "submodule";
  /** Blob id in the index; absent when untracked. */
  indexBlob?: ObjectId;
  /** The file differs from the index, or is untracked: its identity must be computed from its bytes. */
  dirty: boolean;
  /** A sparse checkout may have left it out: it is there as the index has it, and not on disk. */
  isSparse?: boolean;
}

/** What a run may do beyond reading. */
export interface WorkspaceRights {
  /** Whether filters other than that of Git LFS may be run, which are programs that `.git/config` names: where the run commits anyway. */
  runsFilters?: boolean;
  /** Where Git LFS has the files that are not on this machine. */
  remote?: { url: string; token?: string };
}

export interface Workspace extends WorkspaceRights {
  root: string;
  /** False in a folder without git: then every file counts as untracked, and `files` is empty. */
  git: boolean;
  /** Tracked and untracked files, relative, with forward slashes. What git ignores is not among them. */
  files: ReadonlyMap<string, WorkspaceFile>;
  objectFormat: "sha1" | "sha256";
}

/**
 * Git's list of everything under a folder: the index, what differs from it, and what is untracked and not ignored. Git compares time
 * stamps and sizes only, so no file is read. Undefined without git, or where it cannot be read.
 */
export async function listFiles(root: string): Promise<Buffer | undefined> {
  try {
    return await openReader(root)?.read(["ls-files", "-z", "-t", "--stage", "--cached", "--modified", "--others", "--exclude-standard"]);
  } catch {
    // `openWorkspace` says why.
    return undefined;
  }
}

/**
 * Asks git once for everything under the workspace, unless `asked` holds its answer already.
 *
 * @throws RetouchError `invalid-input` for a repository that cannot or may not be read.
 */
export async function openWorkspace(
  root: string,
  asked: Promise<Buffer | undefined> = listFiles(root),
  rights: WorkspaceRights = {},
): Promise<Workspace> {
  const listing = await asked;
  if (listing) return { ...rights, root, git: true, ...parseListing(listing.toString("utf8")) };
  if (findRepository(root)) throw new RetouchError("invalid-input", GIT_UNREADABLE);
  return { ...rights, root, git: false, files: new Map(), objectFormat: "sha1" };
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
        indexBlob: isObjectId(indexBlob) ? indexBlob : undefined,
        dirty: tag === "C" || tag === "S" || entry[tab - 1] !== "0",
        isSparse: tag === "S" || undefined,
      });
    }
  }
  return { files, objectFormat };
}

/**
 * Git's identity of the bytes that each path has now: of what it stores, where a clean filter applies. Only what differs from the index is
 * read. Paths without a regular file that can be read are left out.
 */
export async function identify(workspace: Workspace, paths: readonly string[]): Promise<Map<string, ObjectId>> {
  const { root, files } = workspace;
  const identities = new Map<string, ObjectId>();
  const unknown: string[] = [];
  for (const path of paths) {
    const known = files.get(path);
    if (!known || known.dirty) unknown.push(path);
    else if (known.kind === "file" && known.indexBlob) identities.set(path, known.indexBlob);
  }
  const filters = await findFilters(root, unknown);
  const identifyBytes = createIdentify(workspace, filters);
  // Without its filter, a file that was written in the same second as the index looks changed.
  const untouched = await findUntouched(
    root,
    unknown.filter((path) => isFiltered(filters, path)),
  );
  for (const path of unknown) {
    const indexBlob = untouched.has(path) ? files.get(path)?.indexBlob : undefined;
    const bytes = indexBlob === undefined ? await readPlainFile(root, path).catch(ignoreTooLarge) : undefined;
    const identity = indexBlob ?? (bytes && (await identifyBytes(path, bytes)));
    if (identity !== undefined) identities.set(path, identity);
  }
  return identities;
}

function ignoreTooLarge(error: unknown): undefined {
  if (error instanceof RetouchError && error.code === "too-large") return undefined;
  throw error;
}
