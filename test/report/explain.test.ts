import { expect, test } from "vitest";
import { loadInputs } from "../../src/inputs/load.ts";
import type { PlannedTask, PreparedTask } from "../../src/plan/task.ts";
import { announce, explainNoMatch, explainUpToDate } from "../../src/report/explain.ts";
import { SAMPLE_CONTEXT, sampleGenerated, sampleLocalized, sampleOutcome } from "./sample-report.ts";

const jobOf = ({ task }: ReturnType<typeof sampleOutcome>): PreparedTask => ({
  task,
  wanted: { fit: "cover", format: "png" },
  target: { width: 1024, height: 1024 },
  prompts: ["x"],
  words: { terms: [], keep: [] },
  warnings: [],
});

test("what is about to be paid for is told by kind, with each model once", () => {
  const localized = ["fr", "de"].map((locale) => jobOf(sampleLocalized("a.png", locale)));
  expect(announce([jobOf(sampleOutcome("a.png"))], 0.055)).toBe("1 image to edit with aimlapi alibaba/qwen-image-edit, about $0.055");
  expect(announce([...localized, jobOf(sampleGenerated("b.png"))], null)).toBe(
    "2 images to localize, 1 to generate with aimlapi alibaba/qwen-image-edit and aimlapi alibaba/qwen-image, price not known",
  );
});

test("why nothing is made leaves out what there is none of", () => {
  const { task } = sampleLocalized("a.png", "fr");
  const explain = (...actions: PlannedTask["action"][]) => explainUpToDate(actions.map((action) => ({ task, action })));
  expect(explain("unchanged", "unchanged")).toBe("Nothing was done: 2 images up to date by the lockfile.");
  expect(explain("modified")).toBe("Nothing was done: 1 file changed by a person since was kept; `force: true` makes it anew.");
  expect(explain("unchanged", "modified", "modified")).toBe(
    "Nothing was done: 1 image up to date by the lockfile. 2 files changed by a person since were kept; `force: true` makes them anew.",
  );
});

test("recipes whose globs select no file are the reason where there is nothing else to do", async () => {
  const inputs = await loadInputs(
    { INPUT_IMAGES: "docs/*", INPUT_PROMPT: "x", INPUT_PROVIDER: "sandbox", "INPUT_CHANGED-ONLY": "false" },
    SAMPLE_CONTEXT,
  );
  const plan = { tasks: [], notices: [], problems: [] };
  expect(
    explainNoMatch(inputs, SAMPLE_CONTEXT, {
      ...plan,
      idle: ['recipe "a": none of its images was changed here (`changed-only`).'],
      warnings: ['recipe "b": its globs select no file.'],
    }),
  ).toBe('Nothing was done: recipe "a": none of its images was changed here (`changed-only`). recipe "b": its globs select no file.');
});
