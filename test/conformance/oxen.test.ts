import { describe, expect, test, vi } from "vitest";
import { oxenScenarios } from "../emulators/oxen.ts";
import { fixedAnswer } from "../emulators/picture.ts";
import { answerSmall, drawSmall } from "./pictures.ts";
import { subjectOf } from "./subjects.ts";
import { openWorkbench, type WorkbenchOptions } from "./workbench.ts";

// These wait more than they work.
vi.setConfig({ maxConcurrency: 6 });

const source = await drawSmall();
const answer = fixedAnswer(await answerSmall());
const queue = subjectOf("oxen, queue");
const events = subjectOf("oxen, events");
const ONE = { images: "a.png" };

const open = (subject = queue, options: WorkbenchOptions = {}) =>
  openWorkbench(subject, { files: { "a.png": source, "b.png": source }, answer, warm: true, ...options });

describe.concurrent.each([queue, events])("$name: a job", (subject) => {
  test.each([
    ["fails", oxenScenarios.queueFailed(), "unavailable", false],
    ["is refused by the content check", oxenScenarios.refused(), "refused", false],
    ["has parameters that only its run looks at", oxenScenarios.lateParamsFailure(), "invalid-input", false],
    ["is cancelled by somebody else", oxenScenarios.cancelled(), "cancelled", false],
    ["finds no credits left", oxenScenarios.lateNoCredit(), "no-credit", true],
  ])("%s", async (_, fault, code, fatal) => {
    await using bench = await open(subject);
    bench.api.faults.push(fault);
    const run = await bench.run({ images: "*.png", concurrency: "1" });
    expect(run.codes).toEqual([code, fatal ? code : null]);
    expect(run.paid).toHaveLength(fatal ? 1 : 2);
    expect(run.results[0]?.cost).toBe(0);
  });

  test("that never ends is cancelled when the time is over", async () => {
    await using bench = await open(subject);
    bench.api.faults.push(oxenScenarios.stuck());
    const run = await bench.run({ ...ONE, timeout: "2" });
    expect(run.codes).toEqual(["timeout"]);
    expect(run.results[0]?.error?.message).toMatch(/no result in time\. Job [\w-]+ was cancelled at the provider/);
    expect(bench.seen("cancel").map(({ method }) => method)).toEqual(["DELETE"]);
    expect(run.paid).toHaveLength(1);
    expect(bench.api.load.now).toBe(0);
  });

  test("is followed through polls that fail", async () => {
    await using bench = await open(subject);
    bench.api.faults.push(
      { on: "poll", nth: 1, do: { kind: "status", status: 500 } },
      { on: "poll", nth: 2, do: { kind: "reset-mid-reply" } },
      { on: "poll", nth: 3, do: { kind: "html", status: 502 } },
      { on: "poll", nth: 4, do: { kind: "garbage" } },
    );
    const run = await bench.run(ONE);
    expect(run.codes).toEqual([null]);
    expect(run.paid).toHaveLength(1);
    expect(bench.seen("poll")).toHaveLength(5);
  });

  test("that had ended when it was to be cancelled gives its picture, which is paid for", async () => {
    await using bench = await open(subject, { latencyMs: 300 });
    bench.api.faults.push(
      { on: "poll", nth: 1, times: 2, do: { kind: "status", status: 500 } },
      { on: "events", do: { kind: "variant", name: "deaf" } },
      { on: "cancel", do: { kind: "status", status: 404 } },
    );
    // Between the second poll, after 2.5 seconds, and the third, after 4.75.
    const run = await bench.run({ ...ONE, timeout: "4" });
    expect(run.codes).toEqual([null]);
    expect(run.paid).toHaveLength(1);
    expect(bench.seen("cancel")).toHaveLength(1);
  });

  test("asks for exactly one picture, of the source's ratio", async () => {
    await using bench = await open(subject);
    const run = await bench.run(ONE);
    expect(run.paid[0]?.body).toMatchObject({ num_generations: 1, aspect_ratio: "3:2", model: "qwen-image-edit" });
    expect(bench.api.ledger.runs).toBe(1);
  });
});

describe.concurrent("results of a job", () => {
  test("an address that expired is read afresh from the record", async () => {
    await using bench = await open();
    bench.api.faults.push({ on: "download", nth: 1, do: { kind: "status", status: 403 } });
    const run = await bench.run(ONE);
    expect(run.codes).toEqual([null]);
    expect([bench.seen("poll").length, bench.seen("download").length, run.paid.length]).toEqual([2, 2, 1]);
  });

  test("one that the API's own origin keeps to itself is asked for with the key at last", async () => {
    await using bench = await open(queue, { keyedDownloads: true });
    bench.api.faults.push({ on: "download", nth: 1, times: 2, do: { kind: "status", status: 403 } });
    await bench.run(ONE);
    expect(bench.seen("download").map(({ headers }) => headers.authorization)).toEqual([undefined, undefined, `Bearer ${bench.api.key}`]);
  });
});

describe.concurrent("the event stream", () => {
  test("is opened before the job is enqueued, and wakes the poll", async () => {
    await using bench = await open(events, { latencyMs: 1300 });
    const run = await bench.run(ONE);
    const kinds = run.requests.map(({ kind }) => kind).filter((kind) => kind !== "models");
    expect(kinds.slice(0, 2)).toEqual(["events", "paid"]);
    // Without it the second poll would come after 2.5 seconds.
    expect((bench.seen("poll").at(-1)?.at ?? 0) - (run.paid[0]?.at ?? 0)).toBeLessThan(2200);
    expect(run.stdout).not.toContain("event stream");
  });

  test.each([
    ["is deaf", oxenScenarios.deafEvents(), false],
    ["is refused", { on: "events" as const, do: { kind: "status" as const, status: 500 } }, true],
    ["breaks off", { on: "events" as const, do: { kind: "reset-mid-reply" as const } }, true],
    ["ends", { on: "events" as const, do: { kind: "truncate" as const } }, true],
    ["talks nonsense", { on: "events" as const, do: { kind: "garbage" as const } }, false],
    ["names other addresses", { on: "events" as const, do: { kind: "url" as const, url: "https://10.0.0.1/x" } }, false],
  ])("%s: results are polled for", async (_, fault, warned) => {
    await using bench = await open(events, { latencyMs: 300 });
    bench.api.faults.push(fault);
    const run = await bench.run({ images: "*.png" });
    expect(run.codes).toEqual([null, null]);
    expect(run.paid).toHaveLength(2);
    expect(run.annotations.some(({ message }) => message.includes("event stream"))).toBe(warned);
  });
});
