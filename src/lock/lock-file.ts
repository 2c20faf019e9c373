import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkWritable, writeWorkspaceFile } from "../git/write-file.ts";
import { formatLock, type Lock, type LockEntry } from "./lock.ts";
import { type ParsedLock, parseLock } from "./parse-lock.ts";

/** The lockfile in the workspace during a run. */
export interface LockFile {
  /** Absent with `lockfile: none`. */
  path?: string;
  /** Entries of earlier runs and of this one. */
  entries: Lock;
  /** Entries of this run. */
  recorded: Lock;
  /** The file contained the markers of a merge conflict. */
  repaired: boolean;
  /** Adds an entry. Returns once it is on disk: an image that was paid for must not be forgotten. */
  record(key: string, entry: LockEntry): Promise<void>;
  /** Restores the entries from before this run, for results that were not finished or not delivered. */
  restore(keys: readonly string[]): Promise<void>;
}

export interface LockFileOptions {
  /** The workspace. */
  root: string;
  /** Undefined with `lockfile: none`. */
  path: string | undefined;
  /** Replaces a lockfile that cannot be read. */
  force: boolean;
}

/** @throws RetouchError `invalid-input` if the lockfile cannot be read or must not be written. */
export async function openLockFile({ root, path, force }: LockFileOptions): Promise<LockFile> {
  if (path === undefined) return createNoLockFile();
  await checkWritable(root, path);
  const { lock: entries, repaired } = await readLock(join(root, path), force);
  const before = new Map(entries);
  const recorded: Lock = new Map();
  const write = shareWrites(() => writeWorkspaceFile(root, path, formatLock(entries)));
  const restoreEntry = (key: string) => {
    const entry = before.get(key);
    if (entry) entries.set(key, entry);
    else entries.delete(key);
    recorded.delete(key);
  };
  return {
    path,
    entries,
    recorded,
    repaired,
    record: async (key, entry) => {
      entries.set(key, entry);
      recorded.set(key, entry);
      try {
        await write();
      } catch (error) {
        // The task fails, so no later write may record it as done.
        restoreEntry(key);
        throw error;
      }
    },
    restore: async (keys) => {
      for (const key of keys) restoreEntry(key);
      if (keys.length > 0) await write();
    },
  };
}

/** `lockfile: none`: what this run makes is known until it ends. */
function createNoLockFile(): LockFile {
  const recorded: Lock = new Map();
  return {
    entries: new Map(),
    recorded,
    repaired: false,
    record: async (key, entry) => void recorded.set(key, entry),
    restore: async () => {},
  };
}

async function readLock(absolute: string, force: boolean): Promise<ParsedLock> {
  try {
    return parseLock(await readFile(absolute, "utf8"));
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (isMissing || force) return { lock: new Map(), repaired: false };
    throw error;
  }
}

/** Makes a function that writes once at a time. Calls that come during a write share the next one. */
function shareWrites(write: () => Promise<unknown>): () => Promise<void> {
  let pending: Promise<void> | undefined;
  let current: Promise<unknown> = Promise.resolve();
  return () => {
    pending ??= current
      .catch(() => undefined)
      .then(async () => {
        pending = undefined;
        current = write();
        await current;
      });
    return pending;
  };
}
