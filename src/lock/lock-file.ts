import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkWritable, writeWorkspaceFile } from "../git/write-file.ts";
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
  /** Puts back what the lock said before this run, for results that did not come to be. */
  forget(outputs: readonly string[]): Promise<void>;
}

/**
 * @param force a lock that cannot be read is replaced by a new one.
 * @throws RetouchError `invalid-input` when the lock cannot be read or may not be written.
 */
export async function openLockFile({ root, path, force }: { root: string; path: string | undefined; force: boolean }): Promise<LockFile> {
  const recorded: Lock = new Map();
  if (path === undefined)
    return {
      ...{ entries: new Map(), recorded, repaired: false },
      record: async (output, entry) => void recorded.set(output, entry),
      forget: async () => {},
    };
  await checkWritable(root, path);
  const { lock: entries, repaired } = await load(join(root, path), force);
  const before = new Map(entries);
  let pending: Promise<void> | undefined;
  let writing: Promise<void> = Promise.resolve();
  // Changes that come while the file is being written share the next write.
  const write = () => {
    pending ??= writing
      .catch(() => undefined)
      .then(async () => {
        pending = undefined;
        writing = writeWorkspaceFile(root, path, formatLock(entries)).then(() => undefined);
        await writing;
      });
    return pending;
  };
  const restore = (output: string) => {
    const entry = before.get(output);
    if (entry) entries.set(output, entry);
    else entries.delete(output);
    recorded.delete(output);
  };
  return {
    path,
    entries,
    recorded,
    repaired,
    record: async (output, entry) => {
      entries.set(output, entry);
      recorded.set(output, entry);
      try {
        await write();
      } catch (error) {
        // The task fails, so that no later write may say that it is done.
        restore(output);
        throw error;
      }
    },
    forget: async (outputs) => {
      for (const output of outputs) restore(output);
      if (outputs.length > 0) await write();
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
