import { createHash } from "node:crypto";
import type { Context } from "../context.ts";

/**
 * The branch of a run whose commits reach the default branch by a merge; undefined for the default branch.
 *
 * Such a branch records in a file of its own, because Git cannot merge one file to which two branches add: without a common lockfile each
 * difference is a conflict, and with one each pair of neighbouring lines. The name of the file has the hash of its text, so that no branch
 * ever changes a file that another one has: also a branch that goes on after a squash merge, or that others are based on, merges cleanly.
 */
export function findMergedBranch({ branch, base, event }: Pick<Context, "branch" | "base" | "event">): string | undefined {
  const defaultBranch = event.repository?.default_branch;
  const isMerged = base !== undefined || event.pull_request !== undefined || defaultBranch !== undefined;
  return isMerged && branch !== defaultBranch ? branch : undefined;
}

/** The folder of the branches' files: `.github/retouch.lock.d` beside `.github/retouch.lock.json`. */
export function branchFolder(lockPath: string): string {
  return `${lockPath.replace(/\.json$/, "")}.d`;
}

/** Whether a path is a branch's file. */
export function isBranchFile(lockPath: string, path: string): boolean {
  const folder = `${branchFolder(lockPath)}/`;
  return path.startsWith(folder) && path.endsWith(".json") && !path.includes("/", folder.length);
}

/** Whether a path is the file of this branch, with whatever text. */
export function isFileOfBranch(lockPath: string, branch: string, path: string): boolean {
  return isBranchFile(lockPath, path) && path.startsWith(branchPrefix(lockPath, branch));
}

/** The path of a branch's file with this text. */
export function branchFile(lockPath: string, branch: string, text: string): string {
  return `${branchPrefix(lockPath, branch)}${hash(text)}.json`;
}

/** The readable part of a branch's name, and a hash that tells it from others with the same one. */
function branchPrefix(lockPath: string, branch: string): string {
  const name = branch
    .replace(/[^\w.-]+/g, "-")
    .replace(/^[-.]+/, "")
    .slice(0, 40);
  return `${branchFolder(lockPath)}/${name || "branch"}-${hash(branch)}-`;
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 10);
}
