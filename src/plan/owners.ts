import type { Lock } from "../lock/lock.ts";
import { stemOf } from "./output-path.ts";
import { maskPath, type Target } from "./targets.ts";
import type { Order } from "./task.ts";

/** A recipe with all that its globs select, and what it would make of it. */
export interface Listed {
  order: Order;
  paths: readonly string[];
  targets: readonly Target[];
}

/**
 * Tells whose product a path is, so that results, masks and references are not edited again when a glob matches them too. A generated
 * picture is an original: other recipes may start from it, but not take its place.
 */
export function createOwners(listed: readonly Listed[], { lock, hasLock }: { lock: Lock; hasLock: boolean }) {
  const masks = new Set(listed.flatMap(({ order, paths }) => paths.map((path) => maskPath(order, path))));
  /** By output, for outputs that are not in place. */
  const madeFrom = new Map<string, { order: Order; source: string }>();
  const generated = new Set<string>();
  for (const { order, targets } of listed) {
    for (const { source, output } of targets) {
      if (source === undefined) generated.add(output);
      else if (source !== output) madeFrom.set(output, { order, source });
    }
  }
  return (path: string, output: string, order: Order): string | undefined => {
    if (masks.has(path)) return "a mask";
    if (order.references.some((reference) => reference.path === path)) return "a reference";
    const recorded = lock.get(path)?.source;
    if (recorded !== undefined && recorded !== "" && recorded !== path) return `the result of ${recorded}`;
    const maker = madeFrom.get(path);
    // `logo.png` beside `logo.jpg`, of which the lock knows nothing, is an original: the recipe edits it in place as well.
    const isTwin = hasLock && maker?.order === order && output === path && stemOf(maker.source) === stemOf(path);
    if (maker && !isTwin) return `the result of ${maker.source}`;
    return output === path && (recorded === "" || generated.has(path)) ? "a generated image" : undefined;
  };
}
