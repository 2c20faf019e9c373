import { lstatSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { RetouchError } from "../errors.ts";
import { GIT_UNREADABLE, REPOSITORY_REFUSED } from "./git-messages.ts";

/** Absolute paths. */
export interface Repository {
  /** Top of the work tree. */
  root: string;
  /** Index and HEAD of this work tree. */
  gitDir: string;
  /** Objects, refs and settings, which all work trees of a repository share. */
  commonDir: string;
}

/**
 * The repository whose work tree a folder is. What git itself would take for one is of no account: it looks in the folders above, where
 * somebody else's repository may lie, and takes a folder with the right names for a bare one, which a commit or an artifact can bring.
 * Here it is one of these two:
 *
 * - the folder `.git`, which is no link and has no `commondir`: what actions/checkout makes;
 * - a file `.git` that names a git directory outside the workspace, which names the workspace in turn: `git worktree add`, a submodule.
 *
 * It belongs to this user, to root, or to the owner of the workspace: in a container job, the runner's user.
 *
 * @returns undefined for a folder without git: then no program of git is started for it.
 * @throws RetouchError `invalid-input` for a `.git` that is none of these.
 */
export function findRepository(root: string): Repository | undefined {
  const entry = join(root, ".git");
  const stat = look(entry);
  if (!stat || (stat.isDirectory() && !look(join(entry, "HEAD")))) return undefined;
  try {
    if (stat.isSymbolicLink()) throw refuse(REPOSITORY_REFUSED.link);
    const repository = stat.isDirectory() ? { root, gitDir: entry, commonDir: entry } : followGitFile(root, entry);
    // Git would take objects and settings from where it says.
    if (stat.isDirectory() && look(join(entry, "commondir"))) throw refuse(REPOSITORY_REFUSED.elsewhere);
    if (!look(join(repository.commonDir, "objects"))?.isDirectory()) throw refuse(GIT_UNREADABLE);
    checkOwners(repository, entry);
    return repository;
  } catch (cause) {
    throw cause instanceof RetouchError ? cause : new RetouchError("invalid-input", GIT_UNREADABLE, { cause });
  }
}

/** The work tree that `git worktree add` made in a folder, of a repository that is known. */
export function toWorktree({ commonDir }: Repository, root: string): Repository {
  return { root, gitDir: readGitFile(join(root, ".git")), commonDir };
}

/** Not what a link leads to. */
function look(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

function refuse(message: string): RetouchError {
  return new RetouchError("invalid-input", message);
}

function readGitFile(file: string): string {
  const path = /^gitdir: (.+?)\r?\n?$/.exec(readFileSync(file, "utf8"))?.[1];
  if (path === undefined) throw refuse(GIT_UNREADABLE);
  return resolve(dirname(file), path);
}

function followGitFile(root: string, file: string): Repository {
  const gitDir = realpathSync(readGitFile(file));
  const isLinked = look(join(gitDir, "commondir")) !== undefined;
  const commonDir = isLinked ? realpathSync(resolve(gitDir, readLine(join(gitDir, "commondir")))) : gitDir;
  const workTree = isLinked ? dirname(readLine(join(gitDir, "gitdir"))) : readSetting(commonDir, "worktree");
  const top = realpathSync(root);
  const isOurs = workTree !== undefined && realpathSync(resolve(gitDir, workTree)) === top;
  if (!isOurs || [gitDir, commonDir].some((path) => isInside(path, top))) throw refuse(REPOSITORY_REFUSED.elsewhere);
  return { root, gitDir, commonDir };
}

function readLine(file: string): string {
  return readFileSync(file, "utf8").replace(/\r?\n$/, "");
}

/** Whether a path is a folder or lies in it. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  // On Windows there is none to another drive.
  return !isAbsolute(way) && way.split(sep)[0] !== "..";
}

/** Whether who owns a part of a repository may decide what git does. */
export function isTrustedOwner(uid: number, { self, workspace }: { self: number; workspace: number }): boolean {
  return [self, workspace, 0].includes(uid);
}

function checkOwners({ root, gitDir, commonDir }: Repository, entry: string): void {
  const self = process.getuid?.();
  // Windows has no such owners.
  if (self === undefined) return;
  const workspace = statSync(root).uid;
  const config = join(commonDir, "config");
  for (const path of [entry, gitDir, commonDir, config]) {
    const uid = look(path)?.uid;
    if (uid !== undefined && !isTrustedOwner(uid, { self, workspace })) throw refuse(REPOSITORY_REFUSED.owner(path, uid));
  }
}

const MAX_CONFIG_BYTES = 1 << 20;

/** The last value of a setting in the repository's own file, by its plain form: `name = value` on a line. */
export function readSetting(commonDir: string, name: string): string | undefined {
  const file = join(commonDir, "config");
  const stat = look(file);
  if (!stat?.isFile() || stat.size > MAX_CONFIG_BYTES) return undefined;
  const settings = readFileSync(file, "utf8")
    .split("\n")
    .map((line) => {
      const split = line.indexOf("=");
      return { key: line.slice(0, Math.max(split, 0)).trim().toLowerCase(), value: line.slice(split + 1).trim() };
    });
  return settings.findLast(({ key }) => key === name)?.value;
}
