import { describe, expect, it } from "vitest";
import { INPUTS } from "../../src/inputs/table.ts";
import { listIgnoredOptions, MODEL_OPTIONS, type ModelInput, pickOptions } from "../../src/providers/model-options.ts";

const VALUES = {
  negativePrompt: "blur",
  seed: 0,
  watermark: false,
  promptExtend: true,
  guidanceScale: 4,
  safetyChecker: false,
  keepSubjectText: true,
};
const ALL = Object.keys(MODEL_OPTIONS) as ModelInput[];
const ignored = (takes: readonly ModelInput[], values: object, translate?: object) =>
  listIgnoredOptions({ takes, translate }, "m", values).map((notice) => ("option" in notice ? notice.option : notice.code));

it("an option has the name of an input", () => {
  for (const name of ALL) expect(Object.keys(INPUTS)).toContain(name);
});

describe("the options of a request", () => {
  it("are those that the model takes", () => {
    expect(pickOptions({ takes: ALL }, VALUES)).toEqual(VALUES);
    expect(pickOptions({ takes: ["seed", "watermark", "mask"] }, VALUES)).toEqual({ seed: 0, watermark: false });
    expect(pickOptions({ takes: [] }, VALUES)).toEqual({});
  });

  it("hold nothing else of a recipe, and no value that is not set", () => {
    expect(pickOptions({ takes: ALL }, { seed: 7, prompt: "a hat" } as object)).toEqual({ seed: 7 });
  });
});

describe("the notices about ignored options", () => {
  it("name what is set and not taken, in the order of the table", () => {
    expect(listIgnoredOptions({ takes: ["watermark"] }, "m", { watermark: true, seed: 0 })).toEqual([
      { code: "option-ignored", option: "seed", model: "m" },
    ]);
    expect(ignored([], VALUES, {})).toEqual(ALL);
    expect(ignored(ALL, VALUES, {})).toEqual([]);
    expect(ignored([], {})).toEqual([]);
  });

  it("leave out what the prompt tells the model", () => {
    expect(ignored([], { keepSubjectText: true })).toEqual([]);
    expect(ignored([], { keepSubjectText: true }, {})).toEqual(["keep-subject-text"]);
  });
});
