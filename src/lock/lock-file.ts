import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkWritable, writeWorkspaceFile } from "../workspace/write-file.ts";
import { formatLock, type Lock, type LockEntry, parseLock } from "./lock.ts";

/** The lock of this run. `record` returns when the entry is on disk. */
export interface LockFile {
  /** Absent for `lockfile: none`. */
  path?: string;
  entries: Lock;
  /** Outputs recorded in this run. */
  recorded: Lock;
  repaired: boolean;
  record(output: string, entry: LockEntry): Promise<void>;
}

/**
 * @param force a lock that cannot be read is replaced by a new one.
 * @throws RetouchError `invalid-input` when the lock cannot be read or may not be written.
 */
export async function openLockFile({ root, path, force }: { root: string; path: string | undefined; force: boolean }): Promise<LockFile> {
  const recorded: Lock = new Map();
  if (path === undefined)
    return { entries: new Map(), recorded, repaired: false, record: async (output, entry) => void recorded.set(output, entry) };
  await checkWritable(root, path);
  const { lock: entries, repaired } = await load(join(root, path), force);
  let pending: Promise<void> | undefined;
  let writing: Promise<void> = Promise.resolve();
  return {
    path,
    entries,
    recorded,
    repaired,
    record: (output, entry) => {
      entries.set(output, entry);
      recorded.set(output, entry);
      // Entries that come while the file is being written share the next write.
      pending ??= writing
        .catch(() => undefined)
        .then(async () => {
          pending = undefined;
          writing = writeWorkspaceFile(root, path, formatLock(entries)).then(() => undefined);
          await writing;
        });
      return pending;
    },
  };
}

async function load(absolute: string, force: boolean): Promise<{ lock: Lock; repaired: boolean }> {
  try {
    return parseLock(await readFile(absolute, "utf8"));
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (missing || force) return { lock: new Map(), repaired: false };
    throw error;
  }
}
