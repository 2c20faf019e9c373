import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { type Answer, fixedAnswer } from "../emulators/picture.ts";
import { answerSmall, drawSmall } from "./pictures.ts";
import { SUBJECTS, subjectOf } from "./subjects.ts";
import { openWorkbench } from "./workbench.ts";

// Few at once: what is asserted is when things happen.
vi.setConfig({ maxConcurrency: 4 });

const source = await drawSmall();
const answer = fixedAnswer(await answerSmall());
const named = (names: string) => Object.fromEntries([...names].map((name) => [`${name}.png`, source]));

describe.concurrent.each(SUBJECTS)("$name", (subject) => {
  test("keeps so many calls in flight, and no more", async () => {
    // The first calls are answered only once so many are in flight, and a while after, in which one too many would be seen.
    const answerTogether: Answer = async (order) => {
      if (bench.api.load.peak < 3) {
        await vi.waitUntil(() => bench.api.load.peak >= 3, { timeout: 60_000 });
        await sleep(500);
      }
      return answer(order);
    };
    await using bench = await openWorkbench(subject, { files: named("abcdefgh"), answer: answerTogether, latencyMs: 100 });
    const run = await bench.run({ images: "*.png", concurrency: "3" });
    expect(run.codes).toEqual(Array(8).fill(null));
    expect(bench.api.load.peak).toBe(3);
  });

  test("spaces its requests as it is told", async () => {
    await using bench = await openWorkbench(subject, { files: named("abcd"), answer });
    const run = await bench.run({ images: "*.png", concurrency: "4", "requests-per-minute": "120" });
    expect(run.codes).toEqual([null, null, null, null]);
    const times = run.paid.map(({ at }) => at);
    // One and a half seconds, less what the first was late on a busy machine; without spacing it is next to nothing.
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(700);
  });
});

test("several recipes of one model are spaced as one", async () => {
  const recipes = [..."abc"].map((name) => `  - { name: ${name}, images: ${name}.png, prompt: x }\n`).join("");
  const files = { ...named("abc"), "retouch.yml": `recipes:\n${recipes}` };
  await using bench = await openWorkbench(subjectOf("aimlapi, data[]"), { files, answer });
  const run = await bench.run({ images: "", prompt: "", config: "retouch.yml", "requests-per-minute": "30" });
  expect(run.codes).toEqual([null, null, null]);
  const times = run.paid.map(({ at }) => at);
  // Four seconds, less what the first was late.
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(2500);
});
