import { afterCancelled, CANCEL_MS } from "../cancel.ts";

/** The time of one task, from its first request on. It ends early when the run is cancelled. */
export interface Deadline extends Disposable {
  /** Aborts with the time and with the run. */
  signal: AbortSignal;
  /** Aborts with the time, and a moment after the run was cancelled: for the answer that names a job. */
  readonly nameSignal: AbortSignal;
  /** Aborts with the time alone, since a result that is paid for is still fetched after a cancellation. */
  timeSignal: AbortSignal;
  /** Aborts a few seconds after the time: whatever a task is at then, it has ended. */
  over: AbortSignal;
  /** Starts the clock; a second call changes nothing. */
  start(): void;
  /** Milliseconds left. */
  left(): number;
  expired(): boolean;
}

/** What a task may take beyond its time, as long as that itself, to cancel its jobs and to fetch and store what is paid for. */
const GRACE_MS = { least: 2000, most: 8000 };

export function createDeadline(milliseconds: number, cancelled: AbortSignal): Deadline {
  const controller = new AbortController();
  const time = new AbortController();
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let end: number | undefined;
  let expired = false;
  const onCancel = () => controller.abort(cancelled.reason);
  if (cancelled.aborted) onCancel();
  cancelled.addEventListener("abort", onCancel, { once: true });
  return {
    signal: controller.signal,
    get nameSignal() {
      return AbortSignal.any([time.signal, afterCancelled(cancelled, CANCEL_MS.jobName)]);
    },
    timeSignal: time.signal,
    over: over.signal,
    start: () => {
      if (end !== undefined) return;
      end = Date.now() + milliseconds;
      timer = setTimeout(() => {
        expired = true;
        const reason = new Error(`no result within ${milliseconds / 1000} seconds`);
        time.abort(reason);
        controller.abort(reason);
        timer = setTimeout(() => over.abort(reason), Math.min(GRACE_MS.most, Math.max(GRACE_MS.least, milliseconds)));
      }, milliseconds);
    },
    left: () => (end === undefined ? milliseconds : Math.max(0, end - Date.now())),
    expired: () => expired,
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      cancelled.removeEventListener("abort", onCancel);
    },
  };
}
