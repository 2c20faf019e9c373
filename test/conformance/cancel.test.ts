import { describe, expect, test, vi } from "vitest";
import { fixedAnswer } from "../emulators/picture.ts";
import { onPaid } from "../emulators/scenarios.ts";
import { answerSmall, drawSmall } from "./pictures.ts";
import { SUBJECTS } from "./subjects.ts";
import { openWorkbench } from "./workbench.ts";

// These wait more than they work.
vi.setConfig({ maxConcurrency: 10 });

const source = await drawSmall();
const answer = fixedAnswer(await answerSmall());

describe.concurrent.each(SUBJECTS)("$name", (subject) => {
  test("a cancelled run keeps what is finished, and lets go of the rest", async () => {
    const files = Object.fromEntries([..."abcdef"].map((name) => [`${name}.png`, source]));
    await using bench = await openWorkbench(subject, { files, answer, latencyMs: 700 });
    // The second never ends; the first is done while it is in flight.
    const endless = subject.queued ? { kind: "variant" as const, name: "job-stuck" } : { kind: "hang" as const, billed: true };
    bench.api.faults.push({ ...onPaid(endless), nth: 2, times: 99 });
    const began = performance.now();
    let cancelledAt = 0;
    const run = await bench.run(
      { images: "*.png", concurrency: "2" },
      {
        cancelWhen: (line) => {
          const now = line.startsWith("[1/6] edited");
          if (now) cancelledAt = performance.now() - began;
          return now;
        },
      },
    );
    expect(run.conclusion).toBe("cancelled");
    expect(run.signal, "it ended by itself, before the runner's SIGTERM").toBeNull();
    expect(run.durationMs - cancelledAt).toBeLessThan(6000);
    expect(run.codes.filter((code) => code === null)).toHaveLength(1);
    expect(run.codes.filter((code) => code === "cancelled")).toHaveLength(5);
    expect(Object.keys(await bench.lock())).toHaveLength(1);
    expect(run.outputs).toMatchObject({ edited: "1", failed: "5", changed: "true" });
    expect(run.paid.length).toBeLessThanOrEqual(3);
    if (subject.queued) expect(bench.seen("cancel").length).toBeGreaterThanOrEqual(1);
    else expect(run.paid.filter(({ aborted }) => aborted).length).toBe(run.paid.length - 1);
    expect(bench.api.load.now).toBe(0);

    // What is left is done by the next run, and only that.
    bench.api.faults.length = 0;
    bench.api.latencyMs = 0;
    const next = await bench.run({ images: "*.png", concurrency: "4" });
    expect(next.paid).toHaveLength(5);
    expect(next.outputs).toMatchObject({ edited: "5", unchanged: "1" });
  });
});
