import { setTimeout as sleep } from "node:timers/promises";
import { RetouchError } from "../errors.ts";

export interface Refusal429 {
  /** By `Retry-After`; undefined when the provider does not say. */
  askedMs: number | undefined;
  backoffMs: number;
  /** The request was refused for the first time. */
  isFirst: boolean;
}

/** Spaces the paid requests of all tasks: an even rate, and one pause for all when the provider says that it is too fast. */
export interface RateLimiter {
  /**
   * Returns when the next paid request may be sent.
   * @throws RetouchError `rate-limited` when the provider asked for a pause longer than `patienceMs`; the signal's reason when it aborts.
   */
  turn(signal: AbortSignal, patienceMs?: number): Promise<void>;
  /** A 429: everybody waits, and the rate is halved (or falls to the documented one). @returns how long the refused request waits. */
  slowDown(refusal: Refusal429): number;
  /** A request went well: the rate recovers step by step. */
  recover(): void;
}

/** What was sent to a model of an account, and what the provider said of its rate. In milliseconds. */
export interface RateState {
  /** Between two requests, after 429s. */
  interval: number;
  sentAt: number;
  pausedUntil: number;
  /** Who waits for a turn. */
  queue: Promise<void>;
}

export function newRateState(): RateState {
  return { interval: 0, sentAt: Number.NEGATIVE_INFINITY, pausedUntil: 0, queue: Promise.resolve() };
}

/** Slowest rate that repeated 429s lead to: one request a minute. */
const MAX_INTERVAL = 60_000;
/** First step when a provider without a documented rate answers 429. */
const FIRST_INTERVAL = 500;
/** Node runs a longer timer at once. */
const MAX_TIMER = 2 ** 31 - 1;

/**
 * @param requestsPerMinute kept from the start.
 * @param documentedRate requests a minute, kept once 429s without `Retry-After` repeat: accounts have other limits than the documents say.
 * @param pace of all who ask the same model; each keeps its own `requestsPerMinute`, counted from whosever request was the last.
 */
export function createRateLimiter(
  { requestsPerMinute, documentedRate }: { requestsPerMinute: number | undefined; documentedRate: number | undefined },
  pace: RateState = newRateState(),
): RateLimiter {
  const base = requestsPerMinute ? 60_000 / requestsPerMinute : 0;
  const documented = documentedRate ? 60_000 / documentedRate : FIRST_INTERVAL;
  const interval = () => Math.max(base, pace.interval);
  const left = () => Math.max(pace.sentAt + interval(), pace.pausedUntil) - Date.now();
  const takeTurn = async (signal: AbortSignal, patienceMs: number) => {
    // It grows while somebody waits, when another task is told to slow down.
    for (let wait = left(); wait > 0; wait = left()) {
      const pause = pace.pausedUntil - Date.now();
      if (pause > patienceMs)
        throw new RetouchError(
          "rate-limited",
          `the provider asked for a pause of ${Math.ceil(pause / 1000)} seconds, longer than \`timeout\``,
        );
      await sleep(Math.min(wait, MAX_TIMER), undefined, { signal });
    }
    signal.throwIfAborted();
    pace.sentAt = Date.now();
  };
  return {
    turn: (signal, patienceMs = Number.POSITIVE_INFINITY) => {
      const turn = pace.queue.then(() => takeTurn(signal, patienceMs));
      // Who gave up waiting does not hold up those behind.
      pace.queue = turn.catch(() => undefined);
      return turn;
    },
    slowDown: ({ askedMs, backoffMs, isFirst }) => {
      // Once is an accident. Who is told so again without being told how long keeps to what the vendor documents.
      const isGuess = askedMs === undefined && !isFirst;
      const wait = askedMs ?? Math.max(backoffMs, isGuess ? documented : 0);
      // The calls that were in flight together are all refused together: that is one reason to slow down, not many.
      if (Date.now() >= pace.pausedUntil)
        pace.interval = Math.min(Math.max(base, MAX_INTERVAL), Math.max(interval() * 2, isGuess ? documented : FIRST_INTERVAL));
      pace.pausedUntil = Math.max(pace.pausedUntil, Date.now() + wait);
      return wait;
    },
    recover: () => {
      pace.interval = pace.interval * 0.8 < Math.max(base, FIRST_INTERVAL / 4) ? 0 : pace.interval * 0.8;
    },
  };
}
