import { setTimeout as sleep } from "node:timers/promises";

/** Why the run is aborted, and since when: the runner kills the process 10 seconds after its first signal. */
export class Cancelled extends Error {
  readonly at = Date.now();
  constructor(signal: string) {
    super(`the runner sent ${signal}`);
    this.name = "Cancelled";
  }
}

/** The work's result; undefined when the run was cancelled, and the work has not ended `graceMs` after that. */
export async function untilCancelled<T>(work: Promise<T>, signal: AbortSignal, graceMs: number): Promise<T | undefined> {
  let giveUp: (() => void) | undefined;
  const graceOver = new Promise<undefined>((resolve) => {
    giveUp = () => {
      const since = signal.reason instanceof Cancelled ? signal.reason.at : Date.now();
      void sleep(Math.max(0, since + graceMs - Date.now()), undefined, { ref: false }).then(() => resolve(undefined));
    };
  });
  if (signal.aborted) giveUp?.();
  else signal.addEventListener("abort", () => giveUp?.(), { once: true });
  return Promise.race([work, graceOver]);
}
