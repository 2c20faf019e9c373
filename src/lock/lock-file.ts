import type { WorkspaceFile } from "../git/workspace.ts";
import { checkWritable, writeWorkspaceFile } from "../git/write-file.ts";
import { readCheckoutLock } from "./checkout-lock.ts";
import { createLockText, type Declined, type Lock, type LockEntry } from "./lock.ts";
import { parseLocks } from "./parse-lock.ts";
import { type BlobOf, uniteLocks } from "./unite-locks.ts";

/** The lock of the repository during a run. In the workspace it is one file, with the entries of all files that were read. */
export interface LockFile {
  /** Of the lockfile; absent with `lockfile: none`. */
  path?: string;
  /** Entries of earlier runs and of this one. */
  entries: Lock;
  /** Entries of this run. */
  recorded: Lock;
  /** What was read, by path: the lockfile of the checkout, and the branches' files of the checkout and of the branch's tip. */
  known: ReadonlyMap<string, Lock>;
  /** A file contained the markers of a merge conflict. */
  repaired: boolean;
  /** Adds entries that the branch has and the checkout has not, before anything is recorded. @param without entries that do not count. */
  learn(locks: ReadonlyMap<string, Lock>, blobOf: BlobOf, without?: Declined): void;
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
  /** What git knows; empty without git. */
  files?: ReadonlyMap<string, WorkspaceFile>;
}

/** @throws RetouchError `invalid-input` if the lockfile cannot be read or must not be written. */
export async function openLockFile({ root, path, force, files = new Map() }: LockFileOptions): Promise<LockFile> {
  if (path === undefined) return createNoLockFile();
  await checkWritable(root, path);
  const { locks, repaired } = parseLocks(await readCheckoutLock({ root, path, tracked: files.keys() }), force);
  const entries = uniteLocks(locks.values(), (key) => files.get(key)?.indexBlob);
  return openEntries({ root, path, entries, known: new Map(locks), repaired });
}

interface OpenOptions {
  root: string;
  path: string;
  entries: Lock;
  known: Map<string, Lock>;
  repaired: boolean;
}

function openEntries({ root, path, entries, known, repaired }: OpenOptions): LockFile {
  let before = new Map(entries);
  const recorded: Lock = new Map();
  let text: ReturnType<typeof createLockText> | undefined;
  const write = shareWrites(() => {
    text ??= createLockText(entries);
    return writeWorkspaceFile(root, path, text.format());
  });
  const set = (key: string, entry: LockEntry | undefined) => {
    if (entry) entries.set(key, entry);
    else entries.delete(key);
    text?.set(key, entry);
  };
  const restoreEntry = (key: string) => {
    set(key, before.get(key));
    recorded.delete(key);
  };
  return {
    ...{ path, entries, recorded, known, repaired },
    learn: (locks, blobOf, without) => {
      for (const [file, lock] of locks) known.set(file, lock);
      const others = [...locks.values()].map(
        (lock) => new Map([...lock].filter(([key, entry]) => without?.get(key)?.includes(entry) !== true)),
      );
      for (const [key, entry] of uniteLocks([entries, ...others], blobOf)) set(key, entry);
      before = new Map(entries);
    },
    record: async (key, entry) => {
      set(key, entry);
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
    known: new Map(),
    repaired: false,
    learn: () => {},
    record: async (key, entry) => void recorded.set(key, entry),
    restore: async () => {},
  };
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
