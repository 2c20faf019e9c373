import { setTimeout as sleep } from "node:timers/promises";
import pLimit from "p-limit";
import { describe, expect, it } from "vitest";
import { createByteLimiter, takePlace } from "../../src/run/task-limits.ts";

/** Whether a promise has settled by now. */
const isDone = async (promise: Promise<unknown>) => Promise.race([promise.then(() => true), sleep(10, false)]);

describe("places", () => {
  it("are taken in order, and free again once released or disposed of", async () => {
    const limit = pLimit(1);
    const first = await takePlace(limit);
    const [second, third] = [takePlace(limit), takePlace(limit)];
    expect(await isDone(second)).toBe(false);
    first.release();
    const place = await second;
    // It was free already.
    first[Symbol.dispose]();
    expect(await isDone(third)).toBe(false);
    place[Symbol.dispose]();
    expect(await isDone(third)).toBe(true);
  });
});

describe("bytes in memory", () => {
  it("hold up what is new while they are above the limit, and never what is there", async () => {
    const limiter = createByteLimiter(100);
    const full = limiter.add(100);
    expect(await isDone(limiter.waitForRoom())).toBe(true);
    const over = limiter.add(1);
    const [one, other] = [limiter.waitForRoom(), limiter.waitForRoom()];
    expect(await isDone(one)).toBe(false);
    full[Symbol.dispose]();
    expect(await isDone(Promise.all([one, other]))).toBe(true);
    over[Symbol.dispose]();
    expect(await isDone(limiter.waitForRoom())).toBe(true);
  });
});
