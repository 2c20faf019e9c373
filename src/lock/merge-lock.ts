import { RetouchError } from "../errors.ts";
import { formatLock, type Lock, type LockEntry } from "./lock.ts";
import { type ParsedLock, parseLock } from "./parse-lock.ts";

export interface MergeLockOptions {
  /** Entries of this run. */
  recorded: Lock;
  /** Those of them to add. */
  keys: ReadonlySet<string>;
  /** Replaces a lockfile that cannot be read. */
  force: boolean;
}

/**
 * Adds entries of this run to the lockfile of the branch to which they are committed, and keeps the entries that others committed
 * meanwhile. An entry that differs from the branch's only in time and cost is not added, so that no commit is made for it.
 *
 * @param tip text of the branch's lockfile; undefined if it has none.
 * @returns the new text; `tip` itself if there is nothing to add.
 * @throws RetouchError `delivery` if the branch's lockfile cannot be read.
 */
export function mergeLock(tip: string | undefined, { recorded, keys, force }: MergeLockOptions): string {
  const { lock, repaired } = parseTip(tip ?? "", force);
  const added = [...recorded].filter(([key, entry]) => keys.has(key) && !isSameResult(lock.get(key), entry));
  if (added.length === 0 && !repaired && tip !== undefined) return tip;
  return formatLock(new Map([...lock, ...added]));
}

function parseTip(text: string, force: boolean): ParsedLock {
  try {
    return parseLock(text);
  } catch (cause) {
    if (force) return { lock: new Map(), repaired: false };
    throw new RetouchError("delivery", `On the branch: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function isSameResult(known: LockEntry | undefined, { sourceBlob, recipe, outputBlob }: LockEntry): boolean {
  return known?.sourceBlob === sourceBlob && known.recipe === recipe && known.outputBlob === outputBlob;
}
