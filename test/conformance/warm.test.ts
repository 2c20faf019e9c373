import { expect, test } from "vitest";
import { drawSmall } from "./pictures.ts";
import { SANDBOX } from "./subjects.ts";
import { openWorkbench } from "./workbench.ts";

const source = await drawSmall();

/** What a run says of itself, without the names and the times that are another run's. */
async function describeRun(warm: boolean, inputs: Record<string, string>) {
  await using bench = await openWorkbench(SANDBOX, { files: { "a.png": source, "b.png": source, "c.png": "no picture" }, warm });
  const run = await bench.run({ images: "*.png", concurrency: "1", ...inputs });
  const results = run.results.map((result) => ({ ...result, durationMs: result.durationMs === null ? null : 0 }));
  const { exitCode, conclusion, annotations, masks, state, outputs } = run;
  const plain = (text: string) =>
    text.replaceAll(/\d+(\.\d+)?(?: |&nbsp;)(ms|s)\b/g, "(time)").replaceAll(/\S*retouch-[\w./-]+/g, "(path)");
  return {
    ...{ exitCode, conclusion, annotations, masks, state, results, lock: Object.keys(await bench.lock()) },
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, name === "results" ? "" : plain(value)])),
    // Which of two pictures is done first is chance.
    lines: run.lines.map((line) => plain(line).replace(/^\[\d\//, "[of ")).toSorted(),
    summary: plain(run.summary),
  };
}

test.each([
  ["edits", { "fail-on": "never" }],
  ["fails", {}],
  ["says what is wrong", { seed: "-1", tiemout: "3" }],
  ["only plans", { "dry-run": "true" }],
])("a run of the sources in a warm process says the same as one of the bundle where it %s", async (_, inputs) => {
  expect(await describeRun(true, inputs)).toEqual(await describeRun(false, inputs));
});
