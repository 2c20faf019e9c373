import { setTimeout as sleep } from "node:timers/promises";
import { RetouchError } from "../errors.ts";
import { pauseTooLong, TOO_SLOW } from "./http-messages.ts";

/** A reply with status 429. */
export interface RateRefusal {
  /** The pause of its `Retry-After`, in milliseconds; undefined when the provider does not say. */
  retryAfterMs: number | undefined;
  /** The wait of our own policy, in milliseconds. */
  backoffMs: number;
  /** Whether the request was refused for the first time. */
  isFirst: boolean;
}

/** Spaces the paid requests of all tasks: an even rate, and one pause for all when the provider says that it is too fast. */
export interface RateLimiter {
  /**
   * Returns when the next paid request may be sent. What 429s hold it up takes at most `patienceMs`; what the pace takes that the user
   * asked for, or that is documented, does not count.
   *
   * @throws RetouchError `rate-limited` when it would take longer; the signal's reason when it aborts.
   */
  waitTurn(signal: AbortSignal, patienceMs?: number): Promise<void>;
  /** A 429: everybody waits, and the rate is halved (or falls to the documented one). @returns how long the refused request waits. */
  slowDown(refusal: RateRefusal): number;
  /** A request was not too fast, whatever else became of it: the rate recovers step by step. */
  recover(): void;
}

/** The recent requests to one model of an account, and what the provider said of its rate. In milliseconds. */
export interface RateState {
  /** Least time between two requests, after 429s. */
  interval: number;
  sentAt: number;
  pausedUntil: number;
  /** Requests that wait for their turn. */
  waiting: number;
  /** When the next turn would be due if no 429 had held up any. */
  nextDue: number;
  /** Ends when all who wait have had their turn. */
  queue: Promise<void>;
}

export function newRateState(): RateState {
  return { interval: 0, sentAt: Number.NEGATIVE_INFINITY, pausedUntil: 0, waiting: 0, nextDue: 0, queue: Promise.resolve() };
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
 * @param state of all who ask the same model; each keeps its own `requestsPerMinute`, counted from the last request of any of them.
 */
export function createRateLimiter(
  { requestsPerMinute, documentedRate }: { requestsPerMinute: number | undefined; documentedRate: number | undefined },
  state: RateState = newRateState(),
): RateLimiter {
  const base = requestsPerMinute ? 60_000 / requestsPerMinute : 0;
  const documented = documentedRate ? 60_000 / documentedRate : FIRST_INTERVAL;
  const interval = () => Math.max(base, state.interval);
  const left = () => Math.max(state.sentAt + interval(), state.pausedUntil) - Date.now();
  const takeTurn = async (signal: AbortSignal, patienceMs: number, due: number) => {
    // It grows while somebody waits, when another task gets a 429.
    for (let wait = left(); wait > 0; wait = left()) {
      const pause = state.pausedUntil - Date.now();
      if (pause > patienceMs) throw new RetouchError("rate-limited", pauseTooLong(Math.ceil(pause / 1000)));
      if (Date.now() + wait - due > patienceMs) throw new RetouchError("rate-limited", TOO_SLOW);
      await sleep(Math.min(wait, MAX_TIMER), undefined, { signal });
    }
    signal.throwIfAborted();
    state.sentAt = Date.now();
  };
  return {
    waitTurn: (signal, patienceMs = Number.POSITIVE_INFINITY) => {
      const due = Math.max(Date.now(), state.nextDue);
      state.nextDue = due + Math.max(base, documentedRate ? documented : 0);
      state.waiting += 1;
      const turn = state.queue
        .then(() => takeTurn(signal, patienceMs, due))
        .finally(() => {
          state.waiting -= 1;
        });
      // Who gave up waiting does not hold up those behind.
      state.queue = turn.catch(() => undefined);
      return turn;
    },
    slowDown: ({ retryAfterMs, backoffMs, isFirst }) => {
      // Once is an accident. From the second time on, without a `Retry-After`, the documented rate is kept.
      const isGuess = retryAfterMs === undefined && !isFirst;
      const wait = retryAfterMs ?? Math.max(backoffMs, isGuess ? documented : 0);
      // The calls that were in flight together are all refused together: that is one reason to slow down, not many.
      if (Date.now() >= state.pausedUntil)
        state.interval = Math.min(Math.max(base, MAX_INTERVAL), Math.max(interval() * 2, isGuess ? documented : FIRST_INTERVAL));
      state.pausedUntil = Math.max(state.pausedUntil, Date.now() + wait);
      return wait;
    },
    recover: () => {
      state.interval = state.interval * 0.8 < Math.max(base, FIRST_INTERVAL / 4) ? 0 : state.interval * 0.8;
    },
  };
}
