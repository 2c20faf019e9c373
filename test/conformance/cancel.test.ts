import { setTimeout as sleep } from "node:timers/promises";
import { deflateSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { type Answer, fixedAnswer } from "../emulators/picture.ts";
import { onPaid } from "../emulators/scenarios.ts";
import { answerSmall, draw, drawSmall } from "./pictures.ts";
import { SUBJECTS, subjectOf, withModel } from "./subjects.ts";
import { openWorkbench, snapshotOwn } from "./workbench.ts";

// Few at once: what is asserted is when things happen.
vi.setConfig({ maxConcurrency: 4 });

const source = await drawSmall();
const answer = fixedAnswer(await answerSmall());

describe.concurrent.each(SUBJECTS)("$name", (subject) => {
  test("a cancelled run keeps what is finished, and lets go of the rest", async () => {
    const files = Object.fromEntries([..."abcdef"].map((name) => [`${name}.png`, source]));
    // The second never ends; the first is done while it is in flight.
    const answerLate: Answer = async (order) => {
      await vi.waitUntil(() => bench.seen("paid").length >= 2, { timeout: 60_000 });
      return answer(order);
    };
    await using bench = await openWorkbench(subject, { files, answer: answerLate, latencyMs: 700 });
    const endless = subject.queued ? { kind: "variant" as const, name: "job-stuck" } : { kind: "hang" as const, billed: true };
    bench.api.faults.push({ ...onPaid(endless), nth: 2, times: 99 });
    const run = await bench.run({ images: "*.png", concurrency: "2" }, { cancelWhen: (line) => line.startsWith("[1/6] edited") });
    expect(run.conclusion).toBe("cancelled");
    expect(run.signal, "it ended by itself, before the runner's SIGTERM").toBeNull();
    expect(run.codes.filter((code) => code === null)).toHaveLength(1);
    expect(run.codes.filter((code) => code === "cancelled")).toHaveLength(5);
    expect(Object.keys(await bench.lock())).toHaveLength(1);
    expect(run.outputs).toMatchObject({ edited: "1", failed: "5", changed: "true" });
    expect(run.paid.length).toBeLessThanOrEqual(3);
    if (subject.queued) expect(bench.seen("cancel").length).toBeGreaterThanOrEqual(1);
    else expect(run.paid.filter(({ aborted }) => aborted).length).toBe(run.paid.length - 1);
    // The other side sees the end of a connection a little later. A job whose name never came back cannot be cancelled.
    const nameless = subject.queued ? run.paid.filter(({ aborted }) => aborted).length : 0;
    await vi.waitUntil(() => bench.api.load.now <= nameless, { timeout: 20_000 });

    // What is left is done by the next run, and only that.
    bench.api.faults.length = 0;
    bench.api.latencyMs = 0;
    const next = await bench.run({ images: "*.png", concurrency: "4" });
    expect(next.paid).toHaveLength(5);
    expect(next.outputs).toMatchObject({ edited: "5", unchanged: "1" });
  });
});

/** A PNG with very many profiles, each of which is 8 MiB when it is inflated. */
function profileBomb(png: Buffer): Buffer {
  const deflated = deflateSync(Buffer.alloc(8 << 20));
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from("iCCPa\0\0", "latin1"), deflated, Buffer.alloc(4)]);
  chunk.writeUInt32BE(deflated.length + 3);
  return Buffer.concat([png.subarray(0, 33), Buffer.alloc(chunk.length * 3000, chunk), png.subarray(33)]);
}

describe("a reply that is made to keep whoever reads it busy", () => {
  test("does not keep a cancelled run from ending in time, with what is finished", async () => {
    const bomb = profileBomb(await answerSmall());
    const quick = fixedAnswer(await answerSmall());
    const [a, b, c] = await Promise.all([drawSmall(10), drawSmall(40), drawSmall(70)]);
    await using bench = await openWorkbench(subjectOf("aimlapi, data[]"), {
      files: { "a.png": a, "b.png": b, "c.png": c },
      answer: async (recipe) => {
        if (recipe.input?.equals(a)) return { ...(await quick(recipe)), bytes: bomb };
        // One comes while the bomb is read, and the last never, so that there is something to cancel.
        await sleep(recipe.input?.equals(b) ? 1200 : 30_000, undefined, { ref: false });
        return quick(recipe);
      },
    });
    let cancelledAt = Number.NaN;
    const began = performance.now();
    const cancelWhen = (line: string) => {
      const isDone = /^\[\d\/3\] edited b\.png/.test(line);
      if (isDone) cancelledAt = performance.now() - began;
      return isDone;
    };
    const run = await bench.run({ images: "*.png", concurrency: "3" }, { cancelWhen });
    expect(run.conclusion).toBe("cancelled");
    expect(run.signal, "it ended by itself").toBeNull();
    expect(cancelledAt).toBeLessThan(25_000);
    expect(run.codes.slice(1)).toEqual([null, "cancelled"]);
    expect(Object.keys(await bench.lock())).toContain("b.png");
  });
});

describe("pictures that take long to finish", () => {
  test("do not keep a cancelled run from delivering what is finished, and are kept aside", async () => {
    const subject = withModel(subjectOf("aimlapi, data[]"), "alibaba/qwen-image-3-edit", { price: 0.0455 });
    // To be encoded anew eight times, each of which takes a second or more.
    const size = { width: 6000, height: 4500 };
    const large = await draw(size.width, size.height).webp({ effort: 0 }).toBuffer();
    const slow = { bytes: await draw(size.width, size.height).png().toBuffer(), contentType: "image/png", ...size };
    const quick = fixedAnswer(await answerSmall());
    const files = { "a.png": source, "b.webp": large, "c.png": source };
    const asked = Promise.withResolvers<void>();
    await using bench = await openWorkbench(subject, {
      files,
      answer: async (recipe) => {
        const isLarge = (recipe.input?.length ?? 0) > source.length * 2;
        if (isLarge) asked.resolve();
        // The small ones are finished, and the run cancelled, only when the large one is paid for.
        await asked.promise;
        return isLarge ? slow : quick(recipe);
      },
    });
    const inputs = { images: "*", candidates: "8", concurrency: "2", "requests-per-minute": "6000" };
    const run = await bench.run(inputs, { cancelWhen: (line) => line.startsWith("[2/3] edited") });
    expect(run.conclusion).toBe("cancelled");
    expect(run.signal, "it ended by itself").toBeNull();
    expect(run.codes).toEqual([null, "cancelled", null]);
    expect(run.results[1]?.cost).toBe(0.364);
    expect(await bench.read("b.webp")).toEqual(large);
    expect(run.raw.length).toBeLessThan(10_000);
    const aside = [...(await snapshotOwn(bench, "rejected"))].filter(([path]) => path.endsWith("/b.webp"));
    expect(aside.map(([, bytes]) => bytes.equals(slow.bytes))).toEqual(Array(8).fill(true));
  });
});
