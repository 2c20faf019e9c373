import { lstat } from "node:fs/promises";
import { join } from "node:path";
import glob from "fast-glob";
import micromatch from "micromatch";
import type { SkippedPath } from "../notices.ts";
import { identify, type Workspace } from "./workspace.ts";

/** A file that the globs selected. Nothing of its content has been read yet. */
export interface SourceImage {
  /** Relative to the workspace, with forward slashes. */
  path: string;
  /** Git blob id of the bytes in the workspace: from the index where the file is clean, else computed. For a file that Git LFS tracks, of its pointer. */
  blob: string;
  /** Git blob id in the index, which is what a branch tip must still have for the result not to be stale; absent when untracked. */
  indexBlob?: string;
}

export interface Discovered {
  sources: SourceImage[];
  /** With `changed`: paths that the globs select, changed or not. Nothing else is known of them. */
  unfiltered?: string[];
  /** Files that matched and are no task, with the reason, for the log. */
  notices: SkippedPath[];
}

const OPTIONS = { dot: true, nonegate: true } as const;

/** Paths that the globs select, sorted. fast-glob's matcher runs over git's own list, so that no folder is walked. */
function selectPaths(workspace: Workspace, patterns: readonly string[]): Promise<string[]> | string[] {
  const tidy = patterns.map((pattern) => pattern.replace(/^(!?)(\.\/)+/, "$1"));
  const positive = tidy.filter((pattern) => !pattern.startsWith("!"));
  const negative = tidy.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
  if (!workspace.git)
    return glob(positive, {
      cwd: workspace.root,
      dot: true,
      ignore: [...negative, "**/.git/**"],
      followSymbolicLinks: false,
      onlyFiles: false,
    });
  const wanted = positive.map(makeMatcher);
  const unwanted = negative.map(makeMatcher);
  return [...workspace.files.keys()].filter((path) => wanted.some((match) => match(path)) && !unwanted.some((match) => match(path)));
}

/** A path that equals the pattern matches whatever its marks mean; a line break in a folder's name is a character like any other. */
function makeMatcher(pattern: string): (path: string) => boolean {
  const regex = new RegExp(micromatch.makeRe(pattern, OPTIONS).source, "s");
  return (path) => path === pattern || regex.test(path);
}

/**
 * Finds the images that the globs select and identifies them by blob id, without reading those that are as git knows them.
 * Symbolic links are never read; folders and submodules are no images.
 *
 * @param changed only these paths count, when given.
 */
export async function discoverSources(
  workspace: Workspace,
  patterns: readonly string[],
  changed?: ReadonlySet<string>,
): Promise<Discovered> {
  const notices: SkippedPath[] = [];
  const paths: string[] = [];
  const selected = (await selectPaths(workspace, patterns)).sort();
  for (const path of selected) {
    if (changed && !changed.has(path)) continue;
    const known = workspace.files.get(path);
    const kind = known?.kind === "file" && !known.dirty ? "file" : await kindOf(workspace.root, path, known?.kind);
    if (kind === "file") paths.push(path);
    else if (kind === "symlink") notices.push({ code: "symbolic-link", path });
    else if (kind === "missing" && workspace.git) notices.push({ code: "not-in-workspace", path });
  }
  const identities = await identify(workspace, paths);
  const sources = paths.flatMap((path): SourceImage[] => {
    const blob = identities.get(path);
    const indexBlob = workspace.files.get(path)?.indexBlob;
    return blob ? [{ path, blob, indexBlob }] : [];
  });
  const unfiltered = changed && selected.filter((path) => (workspace.files.get(path)?.kind ?? "file") === "file");
  return { sources, notices, unfiltered };
}

async function kindOf(root: string, path: string, known: string | undefined): Promise<"file" | "symlink" | "other" | "missing"> {
  if (known === "symlink") return "symlink";
  if (known === "submodule") return "other";
  const stat = await lstat(join(root, path)).catch(() => undefined);
  if (!stat) return "missing";
  return stat.isSymbolicLink() ? "symlink" : stat.isFile() ? "file" : "other";
}
