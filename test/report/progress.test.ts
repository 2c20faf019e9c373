import { afterEach, expect, test, vi } from "vitest";
import { newRateState } from "../../src/http/rate-limiter.ts";
import { createProgressLog } from "../../src/report/progress.ts";
import { plan } from "../plan/facts.ts";
import { sampleOutcome } from "./sample-report.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("while nothing finishes, the log says what it waits for, and how long the rest takes", async () => {
  const { tasks } = await plan({ sources: { "a.png": "1", "b.png": "2", "c.png": "3", "d.png": "4" } });
  vi.useFakeTimers();
  const written: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written.push(String(text).trim());
    return true;
  });
  const schedule = { durationMs: 7 * 3_600_000, isRateBound: false, shards: 14, shardMs: 1_800_000 };
  using progress = createProgressLog({ prepared: [], rejected: [], estimatedCost: 0, schedule }, tasks);
  expect(written).toEqual([
    "warning: This run takes about 7 hours, and a job ends after 6 hours by default. Split it into shards: 14 with `shard: i/14`. Finished images are not paid for again.",
  ]);
  const rate = newRateState();
  progress.paced(rate);
  progress.started();
  progress.started();
  vi.advanceTimersByTime(21_000);
  rate.pausedUntil = Date.now() + 60_000;
  vi.advanceTimersByTime(20_000);
  rate.pausedUntil = 0;
  progress.finished(sampleOutcome("a.png", { cost: 0 }));
  // The one that is left waits for its turn.
  rate.waiting = 1;
  vi.advanceTimersByTime(20_000);
  expect(written.filter((line) => line.startsWith("waiting"))).toEqual([
    "waiting for the provider: 2 in progress, 0 of 4 done, $0 so far",
    "waiting for the rate limit: 2 in progress, 0 of 4 done, $0 so far",
    "waiting for the rate limit: 1 in progress, 1 of 4 done, $0 so far, about 3 min left",
  ]);
  // Also while one after another finishes.
  rate.waiting = 0;
  for (let n = 0; n < 7; n++) {
    vi.advanceTimersByTime(10_000);
    progress.finished(sampleOutcome("b.png", { cost: 0 }));
  }
  expect(written.filter((line) => line.startsWith("waiting"))).toHaveLength(4);
});
