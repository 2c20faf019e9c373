import { RetouchError } from "../errors.ts";
import { formatLock, type Lock, type LockEntry, parseLock } from "./lock.ts";

/**
 * The branch's own lock, with those of our records that `keys` names: entries that others wrote meanwhile stay. Where it says the same
 * already, but for the time and the cost, it is left as it is.
 *
 * @throws RetouchError `delivery` when the branch's lock cannot be read, but for `force`.
 */
export function mergeLock(
  tip: string | undefined,
  { recorded, keys, force }: { recorded: Lock; keys: ReadonlySet<string>; force: boolean },
): string {
  let lock: Lock;
  let repaired = false;
  try {
    ({ lock, repaired } = parseLock(tip ?? ""));
  } catch (error) {
    // With `force` a new one is started; else what it holds would be paid for again.
    if (!force)
      throw new RetouchError("delivery", `On the branch: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    lock = new Map();
  }
  const isKnown = (output: string, { sourceBlob, recipe, outputBlob }: LockEntry) => {
    const known = lock.get(output);
    return known?.sourceBlob === sourceBlob && known.recipe === recipe && known.outputBlob === outputBlob;
  };
  const news = [...recorded].filter(([output, entry]) => keys.has(output) && !isKnown(output, entry));
  if (news.length === 0 && !repaired && tip !== undefined) return tip;
  for (const [output, entry] of news) lock.set(output, entry);
  return formatLock(lock);
}
