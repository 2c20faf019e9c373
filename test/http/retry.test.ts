import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BACKOFF, computeBackoff, parseRetryAfter, type RetryOptions, retry } from "../../src/http/retry.ts";

describe("waiting times", () => {
  it("double from about a second to about half a minute", () => {
    fc.assert(
      fc.property(fc.nat(60), (attempt) => {
        const middle = Math.min(30_000, 1000 * 2 ** attempt);
        expect(computeBackoff(BACKOFF, attempt)).toBeGreaterThanOrEqual(middle * 0.8);
        expect(computeBackoff(BACKOFF, attempt)).toBeLessThanOrEqual(middle * 1.2);
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
    ["-5", undefined],
    ["1e9", undefined],
    ["0x10", undefined],
    ["2011", 2_011_000],
    ["12/12/2099", undefined],
    ["9".repeat(400), undefined],
  ])("Retry-After: %j is %j ms", (header, expected) => {
    expect(parseRetryAfter(header)).toBe(expected);
  });

  it("Retry-After may be a date", () => {
    const wait = parseRetryAfter(new Date(Date.now() + 60_000).toUTCString());
    expect(wait).toBeGreaterThan(58_000);
    expect(wait).toBeLessThanOrEqual(60_000);
  });
});

describe.concurrent("what fails", () => {
  const QUICK = { baseMs: 1, maxMs: 1, jitter: [1, 1] } as const;
  /** Fails so many times, and then succeeds. */
  const failing = (failures: number) => {
    const attempts: number[] = [];
    const tryOnce = async (attempt: number) => {
      attempts.push(attempt);
      if (attempts.length <= failures) throw new Error(`failure ${attempts.length}`);
      return "done";
    };
    return { attempts, tryOnce };
  };
  const run = async (failures: number, options: Partial<RetryOptions> & Pick<RetryOptions, "policy">) => {
    const { attempts, tryOnce } = failing(failures);
    const result = await retry(tryOnce, { waitAfter: (_, { backoffMs }) => backoffMs, ...options }).catch((error: unknown) =>
      String(error),
    );
    return { attempts, result };
  };

  it("is tried again as often as the policy says, and then fails as the last attempt did", async () => {
    expect(await run(2, { policy: { ...QUICK, retries: 2 } })).toEqual({ attempts: [0, 1, 2], result: "done" });
    expect(await run(3, { policy: { ...QUICK, retries: 2 } })).toEqual({ attempts: [0, 1, 2], result: "Error: failure 3" });
    expect(await run(1, { policy: { ...QUICK, retries: 0 } })).toEqual({ attempts: [0], result: "Error: failure 1" });
  });

  it("is not tried again when the error is final, the wait too long, or the patience over", async () => {
    const once = { attempts: [0], result: "Error: failure 1" };
    expect(await run(1, { policy: { ...QUICK, retries: 9 }, waitAfter: () => undefined })).toEqual(once);
    expect(await run(1, { policy: { ...QUICK, retries: 9, maxWaitMs: 50 }, waitAfter: () => 51 })).toEqual(once);
    expect(await run(1, { policy: { ...QUICK, retries: 9, patienceMs: 0 } })).toEqual(once);
  });

  it("is not waited for when the signal aborts", async () => {
    const signal = AbortSignal.timeout(20);
    const { attempts, result } = await run(1, { policy: { ...QUICK, retries: 9 }, waitAfter: () => 60_000, signal });
    expect(attempts).toEqual([0]);
    expect(result).toContain("AbortError");
  });
});
