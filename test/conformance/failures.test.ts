import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test, vi } from "vitest";
import type { Fault, FaultAction } from "../emulators/faults.ts";
import { fixedAnswer } from "../emulators/picture.ts";
import { onPaid } from "../emulators/scenarios.ts";
import { answerSmall, drawSmall } from "./pictures.ts";
import { SUBJECTS, type Subject, subjectOf } from "./subjects.ts";
import { openWorkbench, type WorkbenchOptions } from "./workbench.ts";

// These wait more than they work.
vi.setConfig({ maxConcurrency: 6 });

const source = await drawSmall();
const answer = fixedAnswer(await answerSmall());

/** A repository with pictures `a.png`, `b.png` … and a vendor that answers at once. */
function openSmall(subject: Subject, names: string, options: WorkbenchOptions = {}) {
  const files = Object.fromEntries([...names].map((name) => [`${name}.png`, source]));
  return openWorkbench(subject, { files, answer, ...options });
}

/** Each adapter has run in the bundle in other tests. */
const WARM = { warm: true };

/** With one call at a time, the n-th paid request is the n-th picture's, as long as nothing is sent twice. */
const ONE_BY_ONE = { images: "*.png", concurrency: "1" };

describe.concurrent("the polls of a job", () => {
  const queue = subjectOf("oxen, queue");

  test("that nobody understands end as a job of which nobody knows", async () => {
    await using bench = await openSmall(queue, "a", WARM);
    bench.api.faults.push({ on: "poll", nth: "every", do: { kind: "garbage" } });
    const run = await bench.run(ONE_BY_ONE);
    expect(run.codes).toEqual(["ambiguous"]);
    expect(run.results[0]?.cost).toBeNull();
    expect(run.paid).toHaveLength(1);
  });

  test("that find no server are repeated as long as there is time", async () => {
    await using bench = await openSmall(queue, "a", WARM);
    bench.api.faults.push({ on: "poll", nth: "every", do: { kind: "status", status: 500 } });
    const run = await bench.run({ ...ONE_BY_ONE, timeout: "5" });
    expect(run.codes).toEqual(["timeout"]);
    expect(run.results[0]?.cost).toBeNull();
    expect([run.paid.length, bench.seen("cancel").length]).toEqual([1, 1]);
    expect(bench.seen("poll").length).toBeGreaterThanOrEqual(2);
  });

  test("cost no more than their own time when one of them hangs", async () => {
    await using bench = await openSmall(queue, "a", WARM);
    bench.api.faults.push({ on: "poll", nth: 1, do: { kind: "hang" } });
    const run = await bench.run(ONE_BY_ONE);
    expect(run.codes).toEqual([null]);
    expect(run.paid).toHaveLength(1);
  });
});

describe.concurrent.each(SUBJECTS)("$name", (subject) => {
  test("a wrong key ends the run", async () => {
    await using bench = await openSmall(subject, "abcdef", WARM);
    bench.api.faults.push({ ...bench.api.scenarios.unauthorized(), nth: "every" });
    const run = await bench.run({ images: "*.png", concurrency: "2" });
    expect(run.codes).toEqual(Array(6).fill("unauthorized"));
    expect(run.paid.length).toBeLessThanOrEqual(2);
    expect(run.outputs).toMatchObject({ failed: "6", cost: "0", changed: "false" });
    expect(await bench.lock()).toEqual({});
  });

  test("a refused picture stops no other, an empty account all that follow", async () => {
    await using bench = await openSmall(subject, "abcdef");
    const { refused, noCredit } = bench.api.scenarios;
    bench.api.faults.push({ ...refused(), nth: 2 }, { ...noCredit(), nth: 4 });
    const run = await bench.run({ ...ONE_BY_ONE, "fail-on": "all" });
    expect(run.codes).toEqual([null, "refused", null, "no-credit", "no-credit", "no-credit"]);
    expect(run.paid).toHaveLength(4);
    expect(run.exitCode).toBe(0);
    expect(Object.keys(await bench.lock())).toEqual(["a.png", "c.png"]);

    // Topped up: only what is missing is paid for.
    const next = await bench.run({ ...ONE_BY_ONE, "fail-on": "all" });
    expect(next.results.map(({ status }) => status)).toEqual(["unchanged", "edited", "unchanged", "edited", "edited", "edited"]);
    expect(next.paid).toHaveLength(4);
  });

  test("waits as long as a 429 asks for, and slows all down", async () => {
    await using bench = await openSmall(subject, "abc", WARM);
    const refusal = bench.api.scenarios.rateLimited(1);
    bench.api.faults.push({ ...refusal, nth: 1, times: 3 });
    const run = await bench.run({ images: "*.png", concurrency: "3", ...undocumentedRate(subject) });
    expect(run.codes).toEqual([null, null, null]);
    expect(run.paid).toHaveLength(6);
    const times = run.paid.map(({ at }) => at);
    expect((times[3] ?? 0) - (times[2] ?? 0)).toBeGreaterThan(900);
  });

  test("gives up on a 429 that never heals, and on one that asks for too long", async () => {
    await using bench = await openSmall(subject, "abc", WARM);
    bench.api.faults.push(
      { ...bench.api.scenarios.rateLimited(1), nth: "every", times: 2 },
      { ...bench.api.scenarios.rateLimited(3600), nth: 3, times: 99 },
    );
    const run = await bench.run({ ...ONE_BY_ONE, retries: "1", timeout: "20", ...undocumentedRate(subject) });
    // Nobody waits for an hour: what would come after it is not sent.
    expect(run.codes).toEqual(["rate-limited", "rate-limited", "rate-limited"]);
    expect(run.paid).toHaveLength(3);
    expect(run.billed).toBe(0);
    expect(run.outputs.cost).toBe("0");
  });

  test("sends again after a 503, and after a 500 where that is free", async () => {
    await using bench = await openSmall(subject, "abc", WARM);
    const { unavailable, serverError } = bench.api.scenarios;
    const broken = { ...unavailable(), nth: 1 };
    bench.api.faults.push(broken, { ...serverError(), nth: 3 });
    const run = await bench.run({ ...ONE_BY_ONE, retries: "1" });
    expect(run.codes).toEqual([null, subject.failuresAreFree ? null : "unavailable", null]);
    expect(run.paid).toHaveLength(subject.failuresAreFree ? 5 : 4);
  });

  test("never sends again what may have been run", async () => {
    const elsewhere = await startElsewhere();
    await using bench = await openSmall(subject, "abcdefghij", WARM);
    const courses: FaultAction[] = [
      { kind: "reset-before-reply", billed: true },
      { kind: "reset-mid-reply", billed: true },
      { kind: "garbage", billed: true },
      { kind: "garbage", body: { hello: "world" } },
      { kind: "html" },
      { kind: "redirect", to: elsewhere.url, status: 307 },
      { kind: "status", status: 504, body: "<html>Gateway Timeout</html>", headers: { "content-type": "text/html" }, billed: true },
      // Without the vendor's own words it is a gateway's, and says nothing of the bill.
      { kind: "html", status: 500, billed: true },
      { kind: "hang", billed: true },
    ];
    bench.api.faults.push(...courses.map((course, index): Fault => ({ ...onPaid(course), nth: index + 1 })));
    const run = await bench.run({ ...ONE_BY_ONE, timeout: "4" });
    const unexpected = Array(4).fill("unexpected-reply");
    expect(run.codes).toEqual(["ambiguous", "ambiguous", ...unexpected, "ambiguous", "unavailable", "ambiguous", null]);
    expect(run.paid).toHaveLength(10);
    expect(run.paid[8]?.aborted).toBe(true);
    expect(elsewhere.requests).toEqual([]);
    expect(run.results.slice(0, 9).every(({ cost }) => cost === null)).toBe(true);
    expect(Object.keys(await bench.lock())).toEqual(["j.png"]);
    elsewhere.close();
  });

  test("says that nobody listens, after it tried again", async () => {
    await using bench = await openSmall(subject, "a", WARM);
    const path = new URL(bench.api.baseUrl).pathname.replace(/\/$/, "");
    // Port 1 is given to nobody; one that was just closed may be another test's by now.
    const run = await bench.run({ ...ONE_BY_ONE, retries: "1", "base-url": `http://127.0.0.1:1${path}` });
    expect(run.codes).toEqual(["unavailable"]);
    expect(run.results[0]?.error?.message).toMatch(/Could not connect to the provider: .*ECONNREFUSED/);
    expect(run.results[0]?.cost).toBe(0);
    expect(run.durationMs).toBeGreaterThan(800);
  });
});

/** The default model's documented rate is kept after a 429, which would be half a minute a picture. */
function undocumentedRate({ inputs }: Subject): Record<string, string> {
  return inputs.provider === "dashscope" ? { model: "qwen-image-2.0" } : {};
}

/** A server that nobody should ask anything. */
async function startElsewhere() {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, close };
}
