import { sep } from "node:path";
import type { $brand } from "zod";

/**
 * A path from the top of the workspace: of parts between forward slashes, none of them `..`, or `.git` in any spelling. Only
 * {@link isRepositoryPath} makes one. Whether links lead elsewhere shows when the file is opened, see `git/open-file.ts`.
 */
export type RepositoryPath = string & $brand<"RepositoryPath">;

/** Why a text is no path of the repository. */
export type PathFlaw = "outside" | "in-git" | "unstorable";

export function isRepositoryPath(path: string): path is RepositoryPath {
  return findPathFlaw(path) === undefined;
}

/** Line breaks and other controls are parts of names like any character: git stores them, and each place that shows names escapes them. */
export function findPathFlaw(path: string): PathFlaw | undefined {
  if (!path.isWellFormed() || path.includes("\0")) return "unstorable";
  // A backslash is a separator for Windows, and a colon the beginning of a drive's folder or of a second content.
  const names = path.split(/[\\/]/);
  if (names.some((name) => name === "" || name === "." || name === "..") || (sep === "\\" && /[\\:]/.test(path))) return "outside";
  // Nearly all paths are plain, and there may be many thousands.
  if (ASCII.test(path) && !LIKE_GIT.test(path)) return undefined;
  return names.some((name) => /^(\.git|git~\d+)$/.test(foldName(name))) ? "in-git" : undefined;
}

const LIKE_GIT = /(^|[\\/])\.?git/i;

const ASCII = /^[\x20-\x7e]*$/;

/**
 * One spelling for all names that some file system takes for the same: by case, by Unicode form, with characters that HFS+ passes over,
 * with the dots, the spaces or the name of a second content that NTFS allows at the end.
 */
export function foldName(name: string): string {
  const [main = ""] = name.split(":", 1);
  // Of ASCII there is one form, and nothing in it is passed over.
  const visible = ASCII.test(main) ? main : main.normalize("NFKC").replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  // In both directions: `ı` and `K` (Kelvin) have one counterpart only.
  return visible
    .toUpperCase()
    .toLowerCase()
    .replace(/[. ]+$/, "");
}

/** The same for each part of a path. */
export function foldPath(path: string): string {
  return path.split("/").map(foldName).join("/");
}
