import { expect, test } from "vitest";
import type { Job } from "../../src/plan/inspect.ts";
import { announce } from "../../src/report/explain.ts";
import { sampleGenerated, sampleLocalized, sampleOutcome } from "./sample-report.ts";

const jobOf = ({ task }: ReturnType<typeof sampleOutcome>): Job => ({
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
