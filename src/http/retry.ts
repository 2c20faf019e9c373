import { setTimeout as sleep } from "node:timers/promises";

/** How often something is tried again, and how soon. Times are in milliseconds. `run/call.ts` decides which paid requests may be. */
export interface RetryPolicy {
  /** Attempts after the first one. */
  retries: number;
  /** Wait before the first retry. It doubles with each one. */
  baseMs: number;
  /** Longest wait that doubling leads to. */
  maxMs: number;
  /** Least and greatest factor of a wait. One in between is drawn, so that tasks that failed together do not come back together. */
  jitter: readonly [least: number, greatest: number];
  /** Time since the first attempt after which nothing is tried again. */
  patienceMs?: number;
  /** Longest wait that a server may ask for. A longer one ends the retries. */
  maxWaitMs?: number;
}

/** 1 s, 2 s, 4 s … up to 30 s, ± 20 %. */
export const BACKOFF = { baseMs: 1000, maxMs: 30_000, jitter: [0.8, 1.2] } as const satisfies Partial<RetryPolicy>;

export interface RetryOptions {
  policy: RetryPolicy;
  /**
   * Milliseconds to wait before the next attempt; undefined when the error is final. It is asked after the last attempt too.
   *
   * @param failed `attempt` counts from 0; `backoffMs` is the policy's own wait.
   */
  waitAfter(error: unknown, failed: { attempt: number; backoffMs: number }): number | undefined;
  onRetry?: (error: unknown, waitMs: number) => void;
  /** Ends a wait with an `AbortError`. */
  signal?: AbortSignal;
}

/** Milliseconds to wait after an attempt, counted from 0. */
export function computeBackoff({ baseMs, maxMs, jitter: [least, greatest] }: Omit<RetryPolicy, "retries">, attempt: number): number {
  return Math.min(maxMs, baseMs * 2 ** attempt) * (least + Math.random() * (greatest - least));
}

/** The result of the first attempt that succeeds. @throws the error of the last one. */
export async function retry<T>(tryOnce: (attempt: number) => Promise<T>, { policy, waitAfter, onRetry, signal }: RetryOptions): Promise<T> {
  const { retries, patienceMs = Number.POSITIVE_INFINITY, maxWaitMs = Number.POSITIVE_INFINITY } = policy;
  const startedAt = Date.now();
  for (let attempt = 0; ; attempt++) {
    try {
      return await tryOnce(attempt);
    } catch (error) {
      const waitMs = waitAfter(error, { attempt, backoffMs: computeBackoff(policy, attempt) });
      const isOver = attempt >= retries || Date.now() - startedAt >= patienceMs;
      if (waitMs === undefined || waitMs > maxWaitMs || isOver) throw error;
      onRetry?.(error, waitMs);
      await sleep(waitMs, undefined, { signal });
    }
  }
}

/** A `Retry-After` header in milliseconds: seconds or an HTTP date. */
export function parseRetryAfter(header: string | string[] | undefined, now = Date.now()): number | undefined {
  const value = Array.isArray(header) ? header[0] : header;
  if (!value) return undefined;
  // A date has the name of a month; without one, the engine takes `-5` and the like for dates too.
  const isDate = /[a-z]{3}/i.test(value);
  const milliseconds = isDate ? Date.parse(value) - now : /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) * 1000 : Number.NaN;
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}
