import type { Lock } from "../lock/lock.ts";
import type { FileOwner } from "../notices.ts";
import { stemOf } from "./output-path.ts";
import type { ListedSelection } from "./targets.ts";
import type { ResolvedRecipe } from "./task.ts";

/** Tells what a selected file is for, if it is no original to work on. */
export type RoleLookup = (path: string, output: string, recipe: ResolvedRecipe) => FileOwner | undefined;

/**
 * Finds the results, masks and references among the files that globs match, so that they are not edited themselves. A generated image is
 * an original for other recipes, but not for one that would overwrite it.
 */
export function createRoleLookup(listed: readonly ListedSelection[], { lock, hasLock }: { lock: Lock; hasLock: boolean }): RoleLookup {
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
