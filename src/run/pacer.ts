import { setTimeout as sleep } from "node:timers/promises";
import { RetouchError } from "../errors.ts";

/** Spaces the paid requests of all tasks: an even rate, and one pause for all when the provider says that it is too fast. */
export interface Pacer {
  /**
   * Returns when the next paid request may be sent.
   * @throws RetouchError `rate-limited` when the provider asked for a pause longer than `patienceMs`; the signal's reason when it aborts.
   */
  turn(signal: AbortSignal, patienceMs?: number): Promise<void>;
  /** A 429: everybody waits, and the rate is halved (or falls to the documented one). */
  slowDown(waitMs: number): void;
  /** A request went well: the rate recovers step by step. */
  recover(): void;
}

/** Slowest rate that repeated 429s lead to: one request a minute. */
const MAX_INTERVAL = 60_000;
/** First step when a provider without a documented rate answers 429. */
const FIRST_INTERVAL = 500;
/** Node runs a longer timer at once. */
const MAX_TIMER = 2 ** 31 - 1;

/**
 * @param requestsPerMinute kept from the start.
 * @param documentedRate requests a minute, kept from the first 429 on.
 */
export function createPacer({
  requestsPerMinute,
  documentedRate,
}: {
  requestsPerMinute: number | undefined;
  documentedRate: number | undefined;
}): Pacer {
  const base = requestsPerMinute ? 60_000 / requestsPerMinute : 0;
  const slowed = documentedRate ? 60_000 / documentedRate : FIRST_INTERVAL;
  let interval = base;
  let earliest = 0;
  let pausedUntil = 0;
  let queue: Promise<void> = Promise.resolve();
  const takeTurn = async (signal: AbortSignal, patienceMs: number) => {
    // `earliest` moves while somebody waits, when another task is told to slow down.
    for (let wait = earliest - Date.now(); wait > 0; wait = earliest - Date.now()) {
      const pause = pausedUntil - Date.now();
      if (pause > patienceMs)
        throw new RetouchError(
          "rate-limited",
          `the provider asked for a pause of ${Math.ceil(pause / 1000)} seconds, longer than \`timeout\``,
        );
      await sleep(Math.min(wait, MAX_TIMER), undefined, { signal });
    }
    signal.throwIfAborted();
    earliest = Date.now() + interval;
  };
  return {
    turn: (signal, patienceMs = Number.POSITIVE_INFINITY) => {
      const turn = queue.then(() => takeTurn(signal, patienceMs));
      // Who gave up waiting does not hold up those behind.
      queue = turn.catch(() => undefined);
      return turn;
    },
    slowDown: (waitMs) => {
      interval = Math.min(MAX_INTERVAL, Math.max(interval * 2, slowed));
      pausedUntil = Math.max(pausedUntil, Date.now() + waitMs);
      earliest = Math.max(earliest, pausedUntil);
    },
    recover: () => {
      interval = interval * 0.8 < Math.max(base, FIRST_INTERVAL / 4) ? base : interval * 0.8;
    },
  };
}
