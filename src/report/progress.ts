import type { RateState } from "../http/rate-limiter.ts";
import type { Prepared } from "../plan/prepare.ts";
import { checkDuration } from "../plan/schedule.ts";
import type { PlannedTask } from "../plan/task.ts";
import type { Estimate } from "../run/estimate.ts";
import type { ProgressListener } from "../run/run-tasks.ts";
import * as log from "../runner/log-writer.ts";
import { formatDollars } from "../text/format.ts";
import { taskLines, toLogText } from "./log.ts";
import { wordRunNotice, wordSkippedFile } from "./notice-wording.ts";
import { announce, LOCK_REPAIRED } from "./wording.ts";

/** Prints which selected files have no task, and that the lockfile was repaired. */
export function printSkipped({ skipped, lockFile }: Prepared): void {
  const sentences = skipped.map(wordSkippedFile);
  if (sentences.length > 0) {
    using _group = log.openGroup(`Skipped (${sentences.length})`);
    for (const sentence of sentences) log.info(toLogText(sentence));
  }
  if (lockFile.repaired) log.info(LOCK_REPAIRED);
}

/** A person who watches the log wonders about silence longer than this. */
const HEARTBEAT_MS = 20_000;
/** And wants to know now and then how long it takes. */
const OVERVIEW_MS = 120_000;

/** Prints what is about to be paid for, a line for each finished task, and one from time to time while none finishes. */
export function createProgressLog(
  { prepared, rejected, estimatedCost, schedule }: Pick<Estimate, "prepared" | "rejected" | "estimatedCost" | "schedule">,
  taken: readonly PlannedTask[],
): ProgressListener & Disposable {
  if (prepared.length > 0) log.info(toLogText(announce(prepared, estimatedCost, schedule)));
  // Said again at the end, which such a run may not see.
  for (const notice of checkDuration(schedule)) log.info(toLogText(`warning: ${wordRunNotice(notice)}`));
  const total = rejected.length + prepared.length + taken.length;
  let started = 0;
  let done = 0;
  let cost: number | null = 0;
  let first: { at: number; done: number } | undefined;
  const rates: RateState[] = [];
  const tell = () => {
    const [now, inProgress] = [Date.now(), started - done];
    const isHeld = rates.some(({ waiting, pausedUntil }) => pausedUntil > now || (waiting > 0 && waiting >= inProgress));
    const leftMs = first && done > first.done ? ((now - first.at) * (total - done)) / (done - first.done) : undefined;
    log.info(waitingLine({ inProgress, done, total, cost, isHeld, leftMs }));
  };
  const heartbeat = setInterval(tell, HEARTBEAT_MS).unref();
  const overview = setInterval(tell, OVERVIEW_MS).unref();
  return {
    started: () => {
      // What failed before any request took no time.
      first ??= { at: Date.now(), done };
      started += 1;
    },
    paced: (rate) => void rates.push(rate),
    finished: (outcome) => {
      done += 1;
      started = Math.max(started, done);
      cost = cost === null || outcome.result.cost === null ? null : cost + outcome.result.cost;
      heartbeat.refresh();
      for (const line of taskLines({ n: done, m: total, outcome })) log.info(line);
    },
    [Symbol.dispose]: () => [heartbeat, overview].forEach(clearInterval),
  };
}

export interface Waiting {
  inProgress: number;
  done: number;
  total: number;
  /** US dollars so far. */
  cost: number | null;
  /** It is the rate limit that holds up the next requests. */
  isHeld: boolean;
  /** Milliseconds, by what was done so far; undefined as long as nothing is. */
  leftMs: number | undefined;
}

/** Printed from time to time while nothing finishes, so that a person who watches sees that the job lives. */
export function waitingLine({ inProgress, done, total, cost, isHeld, leftMs }: Waiting): string {
  const spent = cost === null ? "" : `, ${formatDollars(cost)} so far`;
  const left = leftMs === undefined ? "" : `, about ${Math.max(1, Math.round(leftMs / 60_000))} min left`;
  return `waiting for the ${isHeld ? "rate limit" : "provider"}: ${inProgress} in progress, ${done} of ${total} done${spent}${left}`;
}
