import { setTimeout as sleep } from "node:timers/promises";

/**
 * How long each kind of work may go on after the runner's first signal, in milliseconds. The runner sends SIGTERM after 7.5 seconds, which
 * changes nothing, and SIGKILL after 10: by then the outputs and the summary are written.
 */
export const CANCEL_MS = {
  /** The answer to a request that was sent and queues a job: a job without a name cannot be cancelled, and is billed. */
  jobName: 1500,
  /** One request that cancels a queued job at the provider, or reads it for the last time. */
  providerJob: 2000,
  /** Downloading results that are paid for. */
  paidResults: 3000,
  /** All tasks; one that is not finished then is reported as it stands. */
  tasks: 4000,
  /** The commit; what has none by then goes to the artifact. */
  commit: 4500,
  /** The commit and the artifact. */
  delivery: 7000,
  /** The comment on the pull request. */
  comment: 8500,
} as const;

/** The reason that the run is aborted for. */
export class Cancelled extends Error {
  /** Milliseconds since the epoch. */
  readonly at = Date.now();
  constructor(signal: string) {
    super(`the runner sent ${signal}`);
    this.name = "Cancelled";
  }
}

/** Resolves when the signal aborts, or at once when it has. */
export function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

/** A signal that aborts `graceMs` milliseconds after the run was cancelled, for the same reason. */
export function afterCancelled(cancelled: AbortSignal, graceMs: number): AbortSignal {
  const over = new AbortController();
  void whenAborted(cancelled).then(async () => {
    const since = cancelled.reason instanceof Cancelled ? cancelled.reason.at : Date.now();
    await sleep(Math.max(0, since + graceMs - Date.now()), undefined, { ref: false });
    over.abort(cancelled.reason);
  });
  return over.signal;
}

/** The work's result; undefined when the run was cancelled, and the work has not ended `graceMs` after that. */
export async function untilCancelled<T>(work: Promise<T>, cancelled: AbortSignal, graceMs: number): Promise<T | undefined> {
  return Promise.race([work, whenAborted(afterCancelled(cancelled, graceMs)).then(() => undefined)]);
}
