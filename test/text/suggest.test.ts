import { expect, test } from "vitest";
import { nearest } from "../../src/text/suggest.ts";

test.each([
  ["promt", "prompt"],
  ["PROMPT", "prompt"],
  ["Prompt-File", "prompt-file"],
  ["aimlapi", undefined],
])("the name that %j means is %j", (given, name) => {
  expect(nearest(given, ["prompt", "prompt-file", "images"])).toBe(name);
});
