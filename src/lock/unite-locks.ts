import type { Lock, LockEntry } from "./lock.ts";

/** Git blob id of the file at a path; undefined where there is none, or nobody knows. */
export type BlobOf = (path: string) => string | undefined;

/**
 * Unites locks of one repository, in whatever order. Of two records of one key, the one that describes the file counts: somebody may have
 * resolved a conflict of two branches by taking the older image. Otherwise the newer one counts.
 *
 * @param blobOf the files that the records are about.
 */
export function uniteLocks(locks: Iterable<Lock>, blobOf: BlobOf = () => undefined): Lock {
  const united: Lock = new Map();
  for (const lock of locks) {
    for (const [key, entry] of lock) {
      const other = united.get(key);
      if (!other || isBetter(entry, other, blobOf(key))) united.set(key, entry);
    }
  }
  return united;
}

function isBetter(entry: LockEntry, other: LockEntry, blob: string | undefined): boolean {
  const [isMatch, isOtherMatch] = [entry.outputBlob === blob, other.outputBlob === blob];
  if (isMatch !== isOtherMatch) return isMatch;
  if (entry.at !== other.at) return entry.at > other.at;
  // Any order will do, as long as it is always the same one.
  return JSON.stringify(entry) > JSON.stringify(other);
}
