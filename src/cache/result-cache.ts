import { setTimeout as sleep } from "node:timers/promises";
import { CANCEL_MS, untilCancelled } from "../cancel.ts";
import type { Context } from "../context.ts";
import { toRetouchError } from "../errors.ts";
import { MAX_API_FILE_BYTES } from "../github/git-data.ts";
import type { GitHub } from "../github/github-client.ts";
import { explainGitHubError } from "../github/github-errors.ts";
import { debug } from "../runner/log-writer.ts";
import { createActionsResults } from "./actions-results.ts";
import type { CachedResult, ResultPlace, ResultStore } from "./cached-result.ts";
import { createGitResults } from "./git-results.ts";

/** What runs of the repository have paid for, beyond what is in its branches. It fails nothing: without it, more is paid. */
export interface ResultCache {
  /** Those of the keys that there is a result of. */
  find(keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** A result that was found; undefined where it is not what its record says. */
  read(key: string): Promise<CachedResult | undefined>;
  /** Keeps a result as soon as that is possible. Nobody waits for it. */
  add(result: CachedResult): void;
  /** Ends the writing: a last try, for a limited time. @returns what became of what was added. */
  finish(): Promise<CacheState>;
}

export interface CacheState {
  /** Keys of results that no place took. */
  left: ReadonlySet<string>;
  /** Those of them that are too large. */
  tooLarge: ReadonlySet<string>;
  /** Why the last write failed. */
  reason?: string;
  placeOf(key: string): ResultPlace | undefined;
}

export const NO_CACHE: ResultCache = {
  find: async () => new Set(),
  read: async () => undefined,
  add: () => {},
  finish: async () => ({ left: new Set(), tooLarge: new Set(), placeOf: () => undefined }),
};

export interface ResultCacheOptions {
  choice: "auto" | "git" | "actions" | "none";
  context: Context;
  github: () => Promise<GitHub>;
  hasToken: boolean;
  signal: AbortSignal;
  environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Opens the cache that this run can use. `auto`: the repository, and where the token may not write there the Actions cache, which shows at
 * the first write. Outside of GitHub there is none.
 */
export function openResultCache({ choice, context, github, hasToken, signal, environment }: ResultCacheOptions): ResultCache {
  if (choice === "none" || context.owner === "") return NO_CACHE;
  // Without a token, who asks for it gets to know what is missing.
  const git = choice === "git" || (choice === "auto" && hasToken) ? createGitResults({ context, github }) : undefined;
  const actions = choice === "git" ? undefined : createActionsResults(context, environment);
  const stores = [git, actions].filter((store) => store !== undefined);
  return stores.length === 0 ? NO_CACHE : createResultCache(stores, signal);
}

/** Milliseconds after a write in which results gather for the next one, and after a failed one. */
const PAUSE_MS = 1000;
const RETRY_MS = 10_000;
/** A batch fits into one tree. */
const BATCH = 50;
/** More than this waits for a place that does not answer; the rest is not kept. */
const MAX_WAITING_BYTES = 256 * 1024 * 1024;
/** Milliseconds for a look-up, for the bytes of a result, and for the last write. */
const FIND_MS = 10_000;
const READ_MS = 30_000;
const FINISH_MS = 30_000;
/** Look-ups that fail in a row until a place is asked no more. */
const MAX_FAILURES = 3;

/** @param stores in the order in which they are asked and written to. */
export function createResultCache(stores: readonly ResultStore[], signal: AbortSignal): ResultCache {
  /** How many look-ups have failed in a row. */
  const readers = new Map(stores.map((store) => [store, 0]));
  const writers = [...stores];
  const waiting = new Map<string, CachedResult>();
  const left = new Set<string>();
  const tooLarge = new Set<string>();
  /** Where a key was found. */
  const found = new Map<string, ResultStore>();
  const hurry = new AbortController();
  const isUrgent = AbortSignal.any([signal, hurry.signal]);
  let writing: Promise<void> | undefined;
  let reason: string | undefined;

  async function write(): Promise<void> {
    for (let failures = 0; waiting.size > 0; ) {
      const [store] = writers;
      if (!store) break;
      const batch = [...waiting.values()].slice(0, BATCH);
      try {
        await store.write(batch);
        failures = 0;
        for (const result of batch) {
          found.set(result.record.key, store);
          if (waiting.get(result.record.key) === result) waiting.delete(result.record.key);
        }
      } catch (error) {
        const explained = explainGitHubError(error, { doing: "keeping results", permission: "contents: write", code: "delivery" });
        reason = explained.message;
        debug(`Results were not kept (${store.name}): ${reason}`);
        if (store.isRefusal(error)) writers.shift();
        else if (++failures > 2 || isUrgent.aborted) break;
        else await pause(RETRY_MS * failures);
        continue;
      }
      await pause(PAUSE_MS);
    }
  }

  const pause = (ms: number) => sleep(ms, undefined, { signal: isUrgent, ref: false }).catch(() => {});

  const startWriting = () => {
    writing ??= write().finally(() => {
      writing = undefined;
    });
    return writing;
  };

  /** A failure costs what was asked for; a place that is down costs no run the time to learn that again and again. */
  async function lookUp(store: ResultStore, keys: readonly string[]): Promise<Iterable<string>> {
    const fail = (reason: string, failures: number) => {
      debug(`Results cannot be looked up (${store.name}): ${reason}`);
      if (failures >= MAX_FAILURES) readers.delete(store);
      else if (readers.has(store)) readers.set(store, failures);
      return [];
    };
    try {
      const answer = await Promise.race([store.find(keys), sleep(FIND_MS, undefined, { ref: false })]);
      if (!answer) return fail("no answer", MAX_FAILURES);
      if (readers.has(store)) readers.set(store, 0);
      return answer;
    } catch (error) {
      const [first] = error instanceof AggregateError ? error.errors : [error];
      const failed = error instanceof AggregateError ? error.errors.length : 1;
      return fail(toRetouchError(first, "unavailable").message, store.isLost(first) ? MAX_FAILURES : (readers.get(store) ?? 0) + failed);
    }
  }

  return {
    find: async (keys) => {
      const known = new Set(keys.filter((key) => waiting.has(key) || found.has(key)));
      for (const store of readers.keys()) {
        const missing = keys.filter((key) => !known.has(key));
        if (missing.length === 0) break;
        for (const key of await lookUp(store, missing)) {
          known.add(key);
          found.set(key, store);
        }
      }
      return known;
    },
    read: async (key) => {
      const own = waiting.get(key);
      const store = found.get(key);
      if (own || !store) return own;
      try {
        return await Promise.race([store.read(key), sleep(READ_MS, undefined, { ref: false })]);
      } catch (error) {
        debug(`A result could not be read (${store.name}): ${toRetouchError(error, "unavailable").message}`);
        return undefined;
      }
    },
    add: (result) => {
      const { key } = result.record;
      const bytes = [...waiting.values()].reduce((sum, one) => sum + one.bytes.length, result.bytes.length);
      if (result.bytes.length > MAX_API_FILE_BYTES) tooLarge.add(key);
      if (result.bytes.length > MAX_API_FILE_BYTES || bytes > MAX_WAITING_BYTES) left.add(key);
      else waiting.set(key, result);
      void startWriting();
    },
    finish: async () => {
      hurry.abort();
      const last = (async () => {
        await writing;
        await startWriting();
      })();
      await untilCancelled(Promise.race([last, sleep(FINISH_MS, undefined, { ref: false })]), signal, CANCEL_MS.delivery);
      const placeOf = (key: string) => stores.map((store) => store.placeOf?.(key)).find((place) => place !== undefined);
      return { left: new Set([...left, ...waiting.keys()]), tooLarge, reason, placeOf };
    },
  };
}
