import { RetouchError } from "../errors.ts";
import { branchFile, isFileOfBranch } from "./branch-files.ts";
import { formatLock, type Lock, type LockEntry } from "./lock.ts";
import { parseLock } from "./parse-lock.ts";
import { uniteLocks } from "./unite-locks.ts";

/** What a commit does to the files of a lock. */
export interface LockEdit {
  files: readonly { path: string; text: string }[];
  /** Paths of files that the branch has and that the commit removes. */
  removed: readonly string[];
}

export interface MergeLockOptions {
  /** Of the lockfile. */
  path: string;
  /** The branch, if it records in a file of its own. */
  branch: string | undefined;
  /** Branches' files that were read before, by path. */
  known: ReadonlyMap<string, Lock>;
  /** Entries of this run. */
  recorded: Lock;
  /** Those of them to add. */
  keys: ReadonlySet<string>;
  /** Replaces a file that cannot be read. */
  force: boolean;
}

/** The lock of a commit, by file. */
interface TipLock {
  locks: Map<string, Lock>;
  /** Files with the markers of a merge conflict. */
  repaired: Set<string>;
  /** Files that cannot be read, with `force`. */
  unreadable: string[];
}

/**
 * Adds entries of this run to the lock of the branch to which they are committed, and keeps the entries that others committed meanwhile. An
 * entry that differs from the branch's only in time and cost is not added, so that no commit is made for it.
 *
 * @param tip texts of the branch's lock files by path; undefined for those that are known.
 * @returns undefined if there is nothing to add.
 * @throws RetouchError `delivery` if a file of the branch cannot be read.
 */
export function mergeLock(tip: ReadonlyMap<string, string | undefined>, options: MergeLockOptions): LockEdit | undefined {
  const { path, branch, recorded, keys } = options;
  const { locks, repaired, unreadable } = parseTip(tip, options);
  const united = uniteLocks(locks.values());
  const added = [...recorded].filter(([key, entry]) => keys.has(key) && !isSameResult(united.get(key), entry));
  const own = branch === undefined ? [path] : [...locks.keys()].filter((file) => isFileOfBranch(path, branch, file));
  const files: { path: string; text: string }[] = [];
  const removed = unreadable.filter((file) => file !== path);
  if (added.length > 0) {
    const text = formatLock(new Map([...uniteLocks(own.flatMap((file) => locks.get(file) ?? [])), ...added]));
    const target = branch === undefined ? path : branchFile(path, branch, text);
    files.push({ path: target, text });
    removed.push(...own.filter((file) => branch !== undefined && file !== target));
  }
  const needsRepair = repaired.has(path) || unreadable.includes(path);
  if (needsRepair && files[0]?.path !== path) files.push({ path, text: formatLock(locks.get(path) ?? new Map()) });
  return files.length + removed.length > 0 ? { files, removed } : undefined;
}

function parseTip(tip: ReadonlyMap<string, string | undefined>, { known, force }: MergeLockOptions): TipLock {
  const found: TipLock = { locks: new Map(), repaired: new Set(), unreadable: [] };
  for (const [file, text] of tip) {
    try {
      const { lock, repaired } = text === undefined ? { lock: known.get(file) ?? new Map(), repaired: false } : parseLock(text, file);
      found.locks.set(file, lock);
      if (repaired) found.repaired.add(file);
    } catch (cause) {
      if (!force) throw new RetouchError("delivery", `On the branch: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
      found.unreadable.push(file);
    }
  }
  return found;
}

function isSameResult(known: LockEntry | undefined, { sourceBlob, recipe, outputBlob }: LockEntry): boolean {
  return known?.sourceBlob === sourceBlob && known.recipe === recipe && known.outputBlob === outputBlob;
}
