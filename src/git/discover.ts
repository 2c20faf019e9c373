import { RetouchError } from "../errors.ts";
import type { SkippedPath } from "../notices.ts";
import { compileGlobs, createGlobBudget, folderOf, type GlobBudget, GlobBudgetSpent } from "../text/glob.ts";
import { isPictureName } from "../text/path-rules.ts";
import type { ObjectId } from "./blob-identity.ts";
import { GLOBS_TOO_COSTLY } from "./git-messages.ts";
import { listFolder } from "./list-folder.ts";
import { kindOfPath, type PathKind } from "./open-file.ts";
import { identify, type Workspace } from "./workspace.ts";

/** A file that the globs selected. Nothing of its content has been read yet. */
export interface SourceImage {
  /** Relative to the workspace, with forward slashes. */
  path: string;
  /** Git blob id of the bytes in the workspace: from the index where the file is clean, else computed. For a file that Git LFS tracks, of its pointer. */
  blob: ObjectId;
  /** Git blob id in the index, which is what a branch tip must still have for the result not to be stale; absent when untracked. */
  indexBlob?: ObjectId;
}

export interface Discovered {
  sources: SourceImage[];
  /** With `changed`: paths that the globs select, changed or not. Nothing else is known of them. */
  unfiltered?: string[];
  /** Files that matched and are no task, with the reason, for the log. */
  notices: SkippedPath[];
}

/** Paths that the globs select. Of a repository, they are compared with git's own list, so that no folder is walked. */
async function selectPaths(workspace: Workspace, patterns: readonly string[], budget: GlobBudget): Promise<string[]> {
  const { positive, negative } = splitGlobs(patterns);
  try {
    const paths = workspace.git ? [...workspace.files.keys()] : await listPaths(workspace.root, { positive, negative, budget });
    return matchPaths({ positive, negative, budget }, paths);
  } catch (cause) {
    if (cause instanceof GlobBudgetSpent) throw new RetouchError("invalid-input", GLOBS_TOO_COSTLY, { cause });
    throw cause;
  }
}

interface Globs {
  positive: readonly string[];
  negative: readonly string[];
  budget: GlobBudget;
}

function splitGlobs(patterns: readonly string[]): Pick<Globs, "positive" | "negative"> {
  const tidy = patterns.map((pattern) => pattern.replace(/^(!?)(\.\/)+/, "$1"));
  return {
    positive: tidy.filter((pattern) => !pattern.startsWith("!")),
    negative: tidy.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1)),
  };
}

function matchPaths({ positive, negative, budget }: Globs, paths: readonly string[]): string[] {
  const isWanted = compileGlobs(positive, paths, budget);
  const isExcluded = compileGlobs(negative, paths, budget);
  return paths.filter((path) => isWanted(path) && !isExcluded(path));
}

/** What the globs may select in a folder without git. A path that a glob names as it is counts behind a link too, so that the log tells it. */
async function listPaths(root: string, { positive, negative, budget }: Globs): Promise<string[]> {
  const listed = await listFolder(root, makeFolderTest(positive, negative, budget));
  return [...new Set([...listed, ...positive.filter((path) => kindOfPath(root, path) === "symlink")])];
}

/** One for all recipes of a run. */
const budgets = new WeakMap<Workspace, GlobBudget>();

function budgetOf(workspace: Workspace): GlobBudget {
  const budget = budgets.get(workspace) ?? createGlobBudget();
  budgets.set(workspace, budget);
  return budget;
}

/** Makes the test whether a folder may hold a selected file: it lies in the fixed folder of a glob, or above one, and is not left out as a whole. */
function makeFolderTest(positive: readonly string[], negative: readonly string[], budget: GlobBudget): (folder: string) => boolean {
  const fixed = [...new Set(positive.map((glob) => `${folderOf(glob)}/`.replace(/^\/$/, "")))];
  const isLeftOut = compileGlobs(
    negative.filter((glob) => glob.endsWith("/**")),
    [],
    budget,
  );
  return (folder) => fixed.some((base) => `${folder}/`.startsWith(base) || base.startsWith(`${folder}/`)) && !isLeftOut(folder);
}

/** Those of some paths that globs select. */
export function filterPaths(patterns: readonly string[], paths: readonly string[]): string[] {
  return matchPaths({ ...splitGlobs(patterns), budget: createGlobBudget() }, paths);
}

/**
 * Finds the images that the globs select and identifies them by blob id, without reading those that are as git knows them.
 * Symbolic links are never read; folders and submodules are no images, and neither are files that have the name of something else, unless
 * a pattern is that very name.
 *
 * @param changed only these paths count, when given.
 * @throws RetouchError `invalid-input` where the globs take too long to compare with all files.
 */
export async function discoverSources(
  workspace: Workspace,
  patterns: readonly string[],
  changed?: ReadonlySet<string>,
  budget: GlobBudget = budgetOf(workspace),
): Promise<Discovered> {
  const notices: SkippedPath[] = [];
  const paths: string[] = [];
  const matched = (await selectPaths(workspace, patterns, budget)).sort();
  const selected = matched.filter((path) => isPictureName(path) || patterns.includes(path) || kindIn(workspace, path) !== "file");
  const isSelected = new Set(selected);
  const others = matched.filter((path) => !isSelected.has(path));
  const [other] = others;
  if (other !== undefined) notices.push({ code: "no-pictures", path: other, count: others.length });
  for (const path of selected) {
    if (changed && !changed.has(path)) continue;
    const known = workspace.files.get(path);
    const kind = known?.kind === "file" && !known.dirty ? "file" : kindOf(workspace.root, path, known?.kind);
    if (kind === "file") paths.push(path);
    else if (kind === "symlink") notices.push({ code: "symbolic-link", path });
    else if (kind === "missing" && workspace.git) notices.push({ code: "not-in-workspace", path });
  }
  const identities = await identify(workspace, paths);
  const sources = paths.flatMap((path): SourceImage[] => {
    const blob = identities.get(path);
    const indexBlob = workspace.files.get(path)?.indexBlob;
    if (!blob) notices.push({ code: "unreadable", path });
    return blob ? [{ path, blob, indexBlob }] : [];
  });
  const unfiltered = changed && selected.filter((path) => kindIn(workspace, path) === "file");
  return { sources, notices, unfiltered };
}

/** What git knows of a path; without git, it may be anything. */
function kindIn(workspace: Workspace, path: string): "file" | "symlink" | "submodule" {
  return workspace.files.get(path)?.kind ?? "file";
}

function kindOf(root: string, path: string, known: string | undefined): PathKind {
  if (known === "symlink") return "symlink";
  return known === "submodule" ? "other" : kindOfPath(root, path);
}
