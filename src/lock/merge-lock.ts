import { formatLock, type Lock, type LockEntry, parseLock } from "./lock.ts";

/**
 * The branch's own lock, with our records of what is committed: entries that others wrote meanwhile stay. Where it says the same
 * already, but for the time and the cost, it is left as it is.
 */
export function mergeLock(tip: string | undefined, recorded: Lock, committed: ReadonlySet<string>): string {
  let lock: Lock;
  let repaired = false;
  try {
    ({ lock, repaired } = parseLock(tip ?? ""));
  } catch {
    // Only with `force` did the run begin with such a lock; a new one is started.
    lock = new Map();
  }
  const isKnown = (output: string, { sourceBlob, recipe, outputBlob }: LockEntry) => {
    const known = lock.get(output);
    return known?.sourceBlob === sourceBlob && known.recipe === recipe && known.outputBlob === outputBlob;
  };
  const news = [...recorded].filter(([output, entry]) => committed.has(output) && !isKnown(output, entry));
  if (news.length === 0 && !repaired && tip !== undefined) return tip;
  for (const [output, entry] of news) lock.set(output, entry);
  return formatLock(lock);
}
