import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createDeadline } from "../../src/run/deadline.ts";

const NEVER = new AbortController().signal;

describe.concurrent("a deadline", () => {
  it("counts from the first request on", async () => {
    using deadline = createDeadline(80, NEVER);
    await sleep(100);
    expect(deadline).toMatchObject({ signal: { aborted: false } });
    expect(deadline.left()).toBe(80);
    deadline.start();
    await sleep(30);
    deadline.start();
    expect(deadline.left()).toBeLessThanOrEqual(55);
    await sleep(80);
    expect([deadline.signal.aborted, deadline.timeSignal.aborted, deadline.expired(), deadline.left()]).toEqual([true, true, true, 0]);
    expect(String(deadline.signal.reason)).toContain("no result within 0.08 seconds");
  });

  it("ends early on cancelling, but leaves the time to fetch what is paid for", () => {
    const stop = new AbortController();
    using deadline = createDeadline(1000, stop.signal);
    deadline.start();
    stop.abort(new Error("enough"));
    expect([deadline.signal.aborted, deadline.timeSignal.aborted, deadline.expired()]).toEqual([true, false, false]);
    using late = createDeadline(1000, stop.signal);
    expect(late.signal.aborted).toBe(true);
  });

  it("leaves nothing behind", async () => {
    const stop = new AbortController();
    const deadline = createDeadline(10, stop.signal);
    deadline.start();
    deadline[Symbol.dispose]();
    stop.abort();
    await sleep(30);
    expect([deadline.signal.aborted, deadline.expired()]).toEqual([false, false]);
  });
});
