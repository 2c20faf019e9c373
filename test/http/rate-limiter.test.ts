import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createRateLimiter, newRateState } from "../../src/http/rate-limiter.ts";

const NEVER = new AbortController().signal;
/** Timers may fire a millisecond early. */
const EARLY = 5;

describe.concurrent("the rateLimiter", () => {
  const refused = (retryAfterMs: number) => ({ retryAfterMs, backoffMs: 1000, isFirst: true });
  const NO_RATE = { requestsPerMinute: undefined, documentedRate: undefined };
  const measure = async (turns: Promise<void>[]): Promise<number[]> => {
    const start = performance.now();
    return Promise.all(turns.map((turn) => turn.then(() => performance.now() - start)));
  };

  it("lets everybody through where no rate is known", async () => {
    const rateLimiter = createRateLimiter(NO_RATE);
    const times = await measure(Array.from({ length: 50 }, () => rateLimiter.waitTurn(NEVER)));
    expect(Math.max(...times)).toBeLessThan(1000);
  });

  it("spaces requests evenly at the rate that was asked for, from the first on", async () => {
    const rateLimiter = createRateLimiter({ requestsPerMinute: 120, documentedRate: 1 });
    const times = await measure(Array.from({ length: 4 }, () => rateLimiter.waitTurn(NEVER)));
    for (const [index, time] of times.entries()) expect(time).toBeGreaterThanOrEqual(index * 500 - EARLY);
    expect(times[0]).toBeLessThan(450);
    expect(times[3]).toBeLessThan(20_000);
  });

  it("takes the refusals of calls that were in flight together for one", async () => {
    const rateLimiter = createRateLimiter(NO_RATE);
    for (let call = 0; call < 8; call++) rateLimiter.slowDown(refused(100));
    const times = await measure([1, 2, 3].map(() => rateLimiter.waitTurn(NEVER)));
    // 100 ms of pause, then 500 ms between two: not 500 ms doubled seven times.
    expect(times[2]).toBeLessThan(10_000);
  });

  it("takes a first 429 without a reason for an accident", async () => {
    const rateLimiter = createRateLimiter({ requestsPerMinute: undefined, documentedRate: 1 });
    expect(rateLimiter.slowDown({ retryAfterMs: undefined, backoffMs: 50, isFirst: true })).toBe(50);
    expect(rateLimiter.slowDown({ retryAfterMs: undefined, backoffMs: 50, isFirst: false })).toBe(60_000);
  });

  it("makes all wait after a 429, then keeps to the documented rate", async () => {
    const rateLimiter = createRateLimiter({ requestsPerMinute: undefined, documentedRate: 1200 });
    await rateLimiter.waitTurn(NEVER);
    rateLimiter.slowDown({ retryAfterMs: undefined, backoffMs: 150, isFirst: false });
    const times = await measure([1, 2, 3].map(() => rateLimiter.waitTurn(NEVER)));
    for (const [index, time] of times.entries()) expect(time).toBeGreaterThanOrEqual(150 + index * 50 - EARLY);
  });

  it("holds up who waits already when somebody else is told to slow down", async () => {
    const rateLimiter = createRateLimiter({ requestsPerMinute: 1200, documentedRate: undefined });
    const turns = measure([1, 2].map(() => rateLimiter.waitTurn(NEVER)));
    await sleep(10);
    rateLimiter.slowDown(refused(200));
    expect((await turns)[1]).toBeGreaterThanOrEqual(205 - EARLY);
  });

  it("recovers step by step until nothing is held up", async () => {
    const rateLimiter = createRateLimiter(NO_RATE);
    rateLimiter.slowDown(refused(0));
    for (let step = 0; step < 10; step++) rateLimiter.recover();
    const times = await measure([1, 2, 3].map(() => rateLimiter.waitTurn(NEVER)));
    expect(times[2]).toBeLessThan(450);
  });

  it("never recovers above the rate that was asked for", async () => {
    const rateLimiter = createRateLimiter({ requestsPerMinute: 1200, documentedRate: undefined });
    for (let step = 0; step < 10; step++) rateLimiter.recover();
    expect((await measure([1, 2, 3].map(() => rateLimiter.waitTurn(NEVER))))[2]).toBeGreaterThanOrEqual(100 - EARLY);
  });

  it("keeps one pace for all who ask the same model, each at the rate that it asked for", async () => {
    const state = newRateState();
    const slow = createRateLimiter({ requestsPerMinute: 60, documentedRate: undefined }, state);
    const fast = createRateLimiter(NO_RATE, state);
    const other = createRateLimiter(NO_RATE);
    const turns = [slow.waitTurn(NEVER), fast.waitTurn(NEVER), slow.waitTurn(NEVER)];
    expect(state.waiting).toBe(3);
    const times = await measure(turns);
    expect(state.waiting).toBe(0);
    expect(times[1]).toBeLessThan(900);
    expect(times[2]).toBeGreaterThanOrEqual(1000 - EARLY);
    slow.slowDown(refused(0));
    const [next = 0] = await measure([fast.waitTurn(NEVER)]);
    expect(next).toBeGreaterThanOrEqual(350);
    expect((await measure([other.waitTurn(NEVER)]))[0]).toBeLessThan(450);
  });

  it("lets nobody wait longer for 429s than they have patience, and sleeps for none of it", async () => {
    const state = { ...newRateState(), interval: 60_000, sentAt: Date.now() };
    const rateLimiter = createRateLimiter({ requestsPerMinute: undefined, documentedRate: undefined }, state);
    const started = Date.now();
    const turns = await Promise.allSettled([1, 2, 3].map(() => rateLimiter.waitTurn(NEVER, 30_000)));
    expect(turns).toEqual(turns.map(() => ({ status: "rejected", reason: expect.objectContaining({ code: "rate-limited" }) })));
    expect(Date.now() - started).toBeLessThan(20_000);
    // Those who wait together wait together no longer either.
    state.interval = 800;
    state.sentAt = Date.now();
    const later = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(() => rateLimiter.waitTurn(NEVER, 2000)));
    expect(later.map(({ status }) => status)).toEqual([...Array(2).fill("fulfilled"), ...Array(4).fill("rejected")]);
    expect(Date.now() - started).toBeLessThan(20_000);
  });

  it("counts the pace that was asked for as no wait", async () => {
    const rateLimiter = createRateLimiter({ requestsPerMinute: 1200, documentedRate: undefined });
    const turns = await Promise.allSettled(Array.from({ length: 8 }, () => rateLimiter.waitTurn(NEVER, 100)));
    expect(turns.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => "fulfilled"));
  });

  it("recovers within eight replies that are no 429, so that one in nine does not add up", () => {
    const state = newRateState();
    const rateLimiter = createRateLimiter(NO_RATE, state);
    for (let round = 0; round < 30; round++) {
      state.pausedUntil = 0;
      rateLimiter.slowDown(refused(0));
      expect(state.interval).toBe(500);
      for (let reply = 0; reply < 8; reply++) rateLimiter.recover();
      expect(state.interval).toBe(0);
    }
  });

  it("lets go of who gives up, without holding up those behind", async () => {
    const rateLimiter = createRateLimiter({ requestsPerMinute: 1200, documentedRate: undefined });
    const stop = new AbortController();
    const first = rateLimiter.waitTurn(NEVER);
    const given = rateLimiter.waitTurn(stop.signal);
    const third = measure([rateLimiter.waitTurn(NEVER)]);
    stop.abort(new Error("enough"));
    await first;
    await expect(given).rejects.toThrow();
    expect((await third)[0]).toBeLessThan(90);
  });

  it("waits for a time that no timer can hold", async () => {
    const rateLimiter = createRateLimiter(NO_RATE);
    rateLimiter.slowDown(refused(2 ** 40));
    const stop = new AbortController();
    const turn = rateLimiter.waitTurn(stop.signal);
    expect(await Promise.race([turn.then(() => "through"), sleep(50, "waits")])).toBe("waits");
    stop.abort();
    await expect(turn).rejects.toThrow();
  });
});
