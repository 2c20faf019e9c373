import type { $brand } from "zod";
import { findPathFlaw, foldName, foldPath, isRepositoryPath, type RepositoryPath } from "../text/repository-path.ts";
import { OUTPUTS } from "./plan-messages.ts";

/**
 * A path at which results may be written and committed: in the repository, and of no file that decides what git, GitHub or this action
 * do. Only {@link ProtectedPaths.isOutput} makes one.
 */
export type OutputPath = RepositoryPath & $brand<"OutputPath">;

export interface ProtectedPaths {
  /** Why results may not have a path, without a full stop; undefined where they may. */
  refuse(path: string): string | undefined;
  isOutput(path: string): path is OutputPath;
}

/** They decide which filters and hooks run, and from where submodules and large files come; in any folder. */
const GIT_FILES = new Set([".gitattributes", ".gitignore", ".gitmodules", ".lfsconfig"]);
/** They run, or decide who is asked. */
const GITHUB_FILES = /^\.github\/(workflows|actions)(\/|$)|(^|\/)codeowners$/;

const FLAWS = { outside: OUTPUTS.outside, "in-git": OUTPUTS.inGit, unstorable: OUTPUTS.unstorable };

/**
 * The files that no result may take the place of, in all spellings that some file system takes for the same.
 *
 * @param files the lockfile, and what the recipes are read from.
 */
export function protectPaths(files: readonly string[]): ProtectedPaths {
  const inputs = new Set(files.map(foldPath));
  const judge = (path: string): string | undefined => {
    const flaw = findPathFlaw(path);
    if (flaw) return FLAWS[flaw](path);
    const names = path.split("/").map(foldName);
    if (names.some((name) => GIT_FILES.has(name))) return OUTPUTS.gitFile(path);
    if (GITHUB_FILES.test(names.join("/"))) return OUTPUTS.gitHubFile(path);
    // Nor may it need a folder in such a file's place.
    return names.some((_, index) => inputs.has(names.slice(0, index + 1).join("/"))) ? OUTPUTS.input(path) : undefined;
  };
  // Each of many thousands is asked for as a source, as an output and as what another recipe makes.
  const judged = new Map<string, string | undefined>();
  const refuse = (path: string) => {
    if (!judged.has(path)) judged.set(path, judge(path));
    return judged.get(path);
  };
  return { refuse, isOutput: (path): path is OutputPath => isRepositoryPath(path) && refuse(path) === undefined };
}
