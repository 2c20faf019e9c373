import { describe, expect, it } from "vitest";
import { readYaml, toPlain } from "../../src/text/yaml-lines.ts";
import { growthOf, LINEAR } from "./growth.ts";

const ENDLESS = { problems: [{ line: 1, text: "Aliases make this file endless or far too large. Write the values out instead." }] };

const list = (count: number, item: (index: number) => string) => Array.from({ length: count }, (_, index) => item(index)).join("");

describe("a file that aliases make larger than it is", () => {
  it.each([
    ["lists of lists", `a0: &a0 [x]\n${list(20, (i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]\n`)}`],
    ["a long text, many times", `a: &a ${"x".repeat(10_000)}\nb: [${"*a,".repeat(1000)}]`],
    ["a long key, many times", `a: &a { ${"k".repeat(1000)}: 1 }\nb: [${"*a,".repeat(1000)}]`],
    ["merged into many", `a: &a {${list(2000, (i) => `k${i}: 1,`)}}\n${list(2000, (i) => `m${i}: {<<: *a}\n`)}`],
    ["merged many times", `a: &a {${list(2000, (i) => `k${i}: 1,`)}}\nb: {<<: [${"*a,".repeat(2000)}]}`],
    ["merged one into the next", `m0: &m0 {k: 1}\n${list(2000, (i) => `m${i + 1}: &m${i + 1} {<<: *m${i}, k${i}: 1}\n`)}`],
    ["a list in itself", "a: &a [*a]"],
    ["a mapping in itself", "a: &a { b: { c: *a } }"],
  ])("is refused: %s", (_, text) => {
    expect(readYaml(text)).toEqual(ENDLESS);
  });

  it("is read where that is little", () => {
    const { root, problems } = readYaml("a: &a [1, 2]\nb: { <<: &c { d: *a }, e: *c }\n");
    expect(problems).toEqual([]);
    expect(root && toPlain(root)).toEqual({ a: [1, 2], b: { d: [1, 2], e: { d: [1, 2] } } });
    const recipes = list(100, (i) => `- {<<: *a, name: r${i}}\n`);
    expect(readYaml(`- &a {images: [a, b], prompt: ${"x".repeat(500)}}\n${recipes}`).root).toBeDefined();
  });
});

describe("a file of a hostile hand", () => {
  it.each([
    ["brackets", "[".repeat(20_000), "The file is nested too deeply."],
    ["closed brackets", `${"[".repeat(600)}${"]".repeat(600)}`, "The file is nested too deeply."],
    ["lists", "- ".repeat(10_000), "The file is nested too deeply."],
    ["lists before a key", `${"- ".repeat(3000)}x\na: 1\n`, "The file is nested too deeply."],
    ["mappings", "{a: ".repeat(10_000), "The file is nested too deeply."],
    ["length", `a: ${"x".repeat(1_000_001)}`, "The file is larger than 1 MB."],
  ])("is refused for its %s", (_, text, problem) => {
    expect(readYaml(text).problems.map(({ text }) => text)).toContain(problem);
  });

  it("has a hundred problems at most", () => {
    for (const text of ["a\n: b\n".repeat(2000), "- !a x\n".repeat(2000), "- ? [a]\n".repeat(2000), list(2000, () => "a: 1\n")]) {
      const { problems } = readYaml(text);
      expect(problems).toHaveLength(101);
      expect(problems.at(-1)?.text).toBe("There are more problems than these. Fix these first.");
    }
  });

  it.each([
    ["a string that does not close, in JSON", (size: number) => `{"a": "${'\\"'.repeat(size)}`],
    ["comments in JSON", (size: number) => `{${"/*".repeat(size)}`],
  ])("takes time in proportion to its length: %s", async (_, make) => {
    const read = (size: number) => readYaml(make(size), { isJson: true });
    expect(await growthOf(read, 8000)).toBeLessThan(LINEAR);
  });
});

describe("JSON of more than 1 MB", () => {
  const long = "x".repeat(1_000_000);

  it("is read without lines", () => {
    const { root, problems } = readYaml(JSON.stringify({ a: { b: [1, null, long] }, __proto__: 1 }), { isJson: true });
    expect(problems).toEqual([]);
    expect(root && toPlain(root)).toEqual({ a: { b: [1, null, long] } });
    expect(root).toMatchObject({ kind: "mapping", line: 1 });
  });

  it.each([
    [
      "a comma at the end",
      `{\n"a": "${long}",\n}`,
      3,
      "This is not valid JSON. A file of more than 1 MB may have no comments and no trailing commas either.",
    ],
    ["700 levels", `${"[".repeat(700)}"${long}"${"]".repeat(700)}`, 1, "The file is nested too deeply."],
    ["a million levels", `${"[".repeat(1_000_001)}${"]".repeat(1_000_001)}`, 1, "The file is nested too deeply."],
  ])("is refused for %s", (_, text, line, problem) => {
    expect(readYaml(text, { isJson: true })).toEqual({ problems: [{ line, text: problem }] });
  });
});
