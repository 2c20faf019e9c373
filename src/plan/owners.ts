import type { Lock } from "../lock/lock.ts";
import type { FileOwner } from "../notices.ts";
import { stemOf } from "./output-path.ts";
import { maskPath, type Target } from "./targets.ts";
import type { ResolvedRecipe } from "./task.ts";

/** A recipe with all that its globs select, and what it would make of it. */
export interface ListedRecipe {
  recipe: ResolvedRecipe;
  paths: readonly string[];
  targets: readonly Target[];
}

/**
 * Tells whose product a path is, so that results, masks and references are not edited again when a glob matches them too. A generated
 * picture is an original: other recipes may start from it, but not take its place.
 */
export function createOwnerLookup(listed: readonly ListedRecipe[], { lock, hasLock }: { lock: Lock; hasLock: boolean }) {
  const masks = new Set(listed.flatMap(({ recipe, paths }) => paths.map((path) => maskPath(recipe, path))));
  /** By output, for outputs that are not in place. */
  const madeFrom = new Map<string, { recipe: ResolvedRecipe; source: string }>();
  const generated = new Set<string>();
  for (const { recipe, targets } of listed) {
    for (const { source, output } of targets) {
      if (source === undefined) generated.add(output);
      else if (source !== output) madeFrom.set(output, { recipe, source });
    }
  }
  return (path: string, output: string, recipe: ResolvedRecipe): FileOwner | undefined => {
    if (masks.has(path)) return { kind: "mask" };
    if (recipe.references.some((reference) => reference.path === path)) return { kind: "reference" };
    const recorded = lock.get(path)?.source;
    if (recorded !== undefined && recorded !== "" && recorded !== path) return { kind: "result", source: recorded };
    const maker = madeFrom.get(path);
    // `logo.png` beside `logo.jpg`, of which the lock knows nothing, is an original: the recipe edits it in place as well.
    const isTwin = hasLock && maker?.recipe === recipe && output === path && stemOf(maker.source) === stemOf(path);
    if (maker && !isTwin) return { kind: "result", source: maker.source };
    return output === path && (recorded === "" || generated.has(path)) ? { kind: "generated" } : undefined;
  };
}
