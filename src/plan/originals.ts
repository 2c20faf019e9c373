import type { Lock } from "../lock/lock.ts";
import type { FileOwner, SkippedPath } from "../notices.ts";
import { formatOfName } from "../pixels/picture.ts";
import type { OutputClaim } from "./conflicts.ts";
import { stemOf } from "./output-path.ts";
import type { ProtectedPaths } from "./protected-paths.ts";
import type { ListedSelection } from "./targets.ts";
import type { ResolvedRecipe } from "./task.ts";

/** A selection with the results of its originals. */
export interface SortedSelection {
  selection: ListedSelection;
  claims: OutputClaim[];
  /** Selected files that are no originals. */
  skipped: SkippedPath[];
}

/**
 * Finds the images to work on among the files that globs match: results, masks and references are not edited themselves. A generated
 * image is an original for other recipes, but not for one that would overwrite it.
 */
export function findOriginals(listed: readonly ListedSelection[], facts: RoleFacts): SortedSelection[] {
  const roleOf = createRoleLookup(listed, facts);
  return listed.map((selection) => {
    const claims: OutputClaim[] = [];
    const skipped = new Map<string, SkippedPath>();
    for (const target of selection.targets) {
      const { source: path, output } = target;
      const image = path === undefined ? undefined : selection.selected.get(path);
      const owner = path === undefined ? undefined : roleOf(path, output, selection.recipe);
      if (path === undefined || owner === undefined) {
        // A file that did not change and is no image claims no path.
        if (path === undefined || image || formatOfName(path) !== undefined) claims.push({ ...target, selection, image });
      } else if (image && !skipped.has(path)) skipped.set(path, { code: "not-an-original", path, owner, mode: selection.recipe.mode });
    }
    return { selection, claims, skipped: [...skipped.values()] };
  });
}

/** What a file is for; undefined for an original. */
type RoleLookup = (path: string, output: string, recipe: ResolvedRecipe) => FileOwner | undefined;

interface RoleFacts {
  lock: Lock;
  hasLock: boolean;
  paths: ProtectedPaths;
}

function createRoleLookup(listed: readonly ListedSelection[], { lock, hasLock, paths }: RoleFacts): RoleLookup {
  const masks = new Set(listed.flatMap((selection) => [...selection.masks]));
  /** Results by path, but for those in place. */
  const results = new Map<string, { recipe: ResolvedRecipe; source: string }>();
  const generated = new Set<string>();
  for (const { recipe, targets } of listed) {
    for (const { source, output } of targets) {
      if (source === undefined) generated.add(output);
      else if (source !== output) results.set(output, { recipe, source });
    }
  }
  return (path, output, recipe) => {
    if (paths.refuse(path) !== undefined) return { kind: "settings" };
    if (masks.has(path)) return { kind: "mask" };
    if (recipe.references.some((reference) => reference.path === path)) return { kind: "reference" };
    const recorded = lock.get(path)?.source;
    if (recorded !== undefined && recorded !== "" && recorded !== path) return { kind: "result", source: recorded };
    const result = results.get(path);
    // `logo.jpg` and `logo.png` with `output-format: png`: without an entry in the lockfile, `logo.png` is an original too.
    const hasSameStem = result !== undefined && stemOf(result.source) === stemOf(path);
    const isOriginal = hasLock && hasSameStem && result.recipe === recipe && output === path;
    if (result && !isOriginal) return { kind: "result", source: result.source };
    return output === path && (recorded === "" || generated.has(path)) ? { kind: "generated" } : undefined;
  };
}
