import * as core from "@actions/core";
import type { ProgressListener } from "../run/run-tasks.ts";
import { taskLine, waitingLine } from "./log.ts";

/** A person who watches the log wonders about silence longer than this. */
const HEARTBEAT_MS = 20_000;

/** Prints a line for each finished task, and one from time to time while none finishes. */
export function createProgressLog(total: number): ProgressListener & Disposable {
  let started = 0;
  let done = 0;
  let cost: number | null = 0;
  const heartbeat = setInterval(() => core.info(waitingLine({ inFlight: started - done, done, total, cost })), HEARTBEAT_MS).unref();
  return {
    started: () => {
      started += 1;
    },
    finished: (outcome) => {
      done += 1;
      started = Math.max(started, done);
      cost = cost === null || outcome.result.cost === null ? null : cost + outcome.result.cost;
      heartbeat.refresh();
      core.info(taskLine({ n: done, m: total, outcome }));
    },
    [Symbol.dispose]: () => clearInterval(heartbeat),
  };
}
