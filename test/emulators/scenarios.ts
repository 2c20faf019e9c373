import type { Fault, FaultAction } from "./faults.ts";

/**
 * Ready faults that every vendor has, in its own words. Spread one to place it: `{ ...scenarios.unavailable(), nth: 2 }`.
 */
export interface Scenarios {
  /** 429; the header `retry-after` in seconds where it is given. */
  rateLimited(retryAfter?: number): Fault;
  unauthorized(): Fault;
  /** No money on the account: ends a whole run. */
  noCredit(): Fault;
  /** The content check refuses this picture or prompt. */
  refused(): Fault;
  /** 503. */
  unavailable(): Fault;
  /** 500. */
  serverError(): Fault;
}

/** A fault on the next paid request. */
export function onPaid(action: FaultAction): Fault {
  return { on: "paid", do: action };
}

export function retryAfterHeader(seconds: number | undefined): Record<string, string> {
  return seconds === undefined ? {} : { "retry-after": String(seconds) };
}
