import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRateLimiter, newRateState } from "../../src/http/rate-limiter.ts";
import { backoff, retryAfter } from "../../src/http/retry.ts";
import { createDeadline } from "../../src/run/deadline.ts";

const NEVER = new AbortController().signal;
/** Timers may fire a millisecond early. */
const EARLY = 5;

describe.concurrent("the pacer", () => {
  const asked = (askedMs: number) => ({ askedMs, backoffMs: 1000, isFirst: true });
  const NO_RATE = { requestsPerMinute: undefined, documentedRate: undefined };
  const measure = async (turns: Promise<void>[]): Promise<number[]> => {
    const start = performance.now();
    return Promise.all(turns.map((turn) => turn.then(() => performance.now() - start)));
  };

  it("lets everybody through where no rate is known", async () => {
    const pacer = createRateLimiter(NO_RATE);
    const times = await measure(Array.from({ length: 50 }, () => pacer.turn(NEVER)));
    expect(Math.max(...times)).toBeLessThan(100);
  });

  it("spaces requests evenly at the rate that was asked for, from the first on", async () => {
    const pacer = createRateLimiter({ requestsPerMinute: 1200, documentedRate: 1 });
    const times = await measure(Array.from({ length: 6 }, () => pacer.turn(NEVER)));
    for (const [index, time] of times.entries()) expect(time).toBeGreaterThanOrEqual(index * 50 - EARLY);
    expect(times[0]).toBeLessThan(45);
    expect(times[5]).toBeLessThan(800);
  });

  it("takes the refusals of calls that were in flight together for one", async () => {
    const pacer = createRateLimiter(NO_RATE);
    for (let call = 0; call < 8; call++) pacer.slowDown(asked(100));
    const times = await measure([1, 2, 3].map(() => pacer.turn(NEVER)));
    // 100 ms of pause, then 500 ms between two: not 500 ms doubled seven times.
    expect(times[2]).toBeLessThan(2000);
  });

  it("takes a first 429 without a reason for an accident", async () => {
    const pacer = createRateLimiter({ requestsPerMinute: undefined, documentedRate: 1 });
    expect(pacer.slowDown({ askedMs: undefined, backoffMs: 50, isFirst: true })).toBe(50);
    expect(pacer.slowDown({ askedMs: undefined, backoffMs: 50, isFirst: false })).toBe(60_000);
  });

  it("makes all wait after a 429, then keeps to the documented rate", async () => {
    const pacer = createRateLimiter({ requestsPerMinute: undefined, documentedRate: 1200 });
    await pacer.turn(NEVER);
    pacer.slowDown({ askedMs: undefined, backoffMs: 150, isFirst: false });
    const times = await measure([1, 2, 3].map(() => pacer.turn(NEVER)));
    for (const [index, time] of times.entries()) expect(time).toBeGreaterThanOrEqual(150 + index * 50 - EARLY);
  });

  it("holds up who waits already when somebody else is told to slow down", async () => {
    const pacer = createRateLimiter({ requestsPerMinute: 1200, documentedRate: undefined });
    const turns = measure([1, 2].map(() => pacer.turn(NEVER)));
    await sleep(10);
    pacer.slowDown(asked(200));
    expect((await turns)[1]).toBeGreaterThanOrEqual(205 - EARLY);
  });

  it("recovers step by step until nothing is held up", async () => {
    const pacer = createRateLimiter(NO_RATE);
    pacer.slowDown(asked(0));
    for (let step = 0; step < 10; step++) pacer.recover();
    const times = await measure([1, 2, 3].map(() => pacer.turn(NEVER)));
    expect(times[2]).toBeLessThan(100);
  });

  it("never recovers above the rate that was asked for", async () => {
    const pacer = createRateLimiter({ requestsPerMinute: 1200, documentedRate: undefined });
    for (let step = 0; step < 10; step++) pacer.recover();
    expect((await measure([1, 2, 3].map(() => pacer.turn(NEVER))))[2]).toBeGreaterThanOrEqual(100 - EARLY);
  });

  it("keeps one pace for all who ask the same model, each at the rate that it asked for", async () => {
    const pace = newRateState();
    const slow = createRateLimiter({ requestsPerMinute: 300, documentedRate: undefined }, pace);
    const fast = createRateLimiter(NO_RATE, pace);
    const other = createRateLimiter(NO_RATE);
    const times = await measure([slow.turn(NEVER), fast.turn(NEVER), slow.turn(NEVER)]);
    expect(times[1]).toBeLessThan(190);
    expect(times[2]).toBeGreaterThanOrEqual(200 - EARLY);
    slow.slowDown(asked(0));
    const [next = 0] = await measure([fast.turn(NEVER)]);
    expect(next).toBeGreaterThanOrEqual(350);
    expect((await measure([other.turn(NEVER)]))[0]).toBeLessThan(100);
  });

  it("lets go of who gives up, without holding up those behind", async () => {
    const pacer = createRateLimiter({ requestsPerMinute: 1200, documentedRate: undefined });
    const stop = new AbortController();
    const first = pacer.turn(NEVER);
    const given = pacer.turn(stop.signal);
    const third = measure([pacer.turn(NEVER)]);
    stop.abort(new Error("enough"));
    await first;
    await expect(given).rejects.toThrow();
    expect((await third)[0]).toBeLessThan(90);
  });

  it("waits for a time that no timer can hold", async () => {
    const pacer = createRateLimiter(NO_RATE);
    pacer.slowDown(asked(2 ** 40));
    const stop = new AbortController();
    const turn = pacer.turn(stop.signal);
    expect(await Promise.race([turn.then(() => "through"), sleep(50, "waits")])).toBe("waits");
    stop.abort();
    await expect(turn).rejects.toThrow();
  });
});

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

describe("waiting times", () => {
  it("double from about a second to about half a minute", () => {
    fc.assert(
      fc.property(fc.nat(60), (attempt) => {
        const middle = Math.min(30_000, 1000 * 2 ** attempt);
        expect(backoff(attempt)).toBeGreaterThanOrEqual(middle * 0.8);
        expect(backoff(attempt)).toBeLessThanOrEqual(middle * 1.2);
      }),
    );
  });

  it.each([
    ["0", 0],
    ["7", 7000],
    ["1.5", 1500],
    [" 2 ", 2000],
    [["3", "4"], 3000],
    ["Wed, 21 Oct 2015 07:28:00 GMT", 0],
    [undefined, undefined],
    ["", undefined],
    ["soon", undefined],
    ["9".repeat(400), undefined],
  ])("Retry-After: %j is %j ms", (header, expected) => {
    expect(retryAfter(header)).toBe(expected);
  });

  it("Retry-After may be a date", () => {
    const wait = retryAfter(new Date(Date.now() + 60_000).toUTCString());
    expect(wait).toBeGreaterThan(58_000);
    expect(wait).toBeLessThanOrEqual(60_000);
  });
});
