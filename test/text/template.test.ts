import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillTemplate, parseTemplate, type Template } from "../../src/text/template.ts";

const KNOWN = ["dir", "name", "ext"] as const;

function parse(source: string): Template {
  const template = parseTemplate(source, KNOWN);
  if (typeof template === "string") throw new Error(template);
  return template;
}

const values = fc.record({ dir: fc.string(), name: fc.string(), ext: fc.string() });

describe("a template", () => {
  it.each([
    ["{dir}/{name}{ext}", "D/NE"],
    ["{{{name}}", "{N}"],
    ["{{name}", "{name}"],
    ["{{{{", "{{"],
    ["}}", "}}"],
    ["", ""],
    ["a\n{name}", "a\nN"],
  ])("%j gives %j", (source, expected) => {
    expect(fillTemplate(parse(source), { dir: "D", name: "N", ext: "E" })).toBe(expected);
  });

  it.each(["{", "{}", "{Name}", "{ name }", "{path}", "{name", "x{na\nme}", "{{{", "{constructor}", '{"a": 1}'])(
    "%j is an error",
    (source) => {
      expect(parseTemplate(source, KNOWN)).toMatch(
        /^".*" is not a placeholder\. Use \{dir\} \{name\} \{ext\}, or \{\{ for a literal brace$/,
      );
    },
  );

  it("gives any text back whose braces are doubled, with the placeholders filled in", () => {
    const part = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.constantFrom("{", "}", "{{", "{name}", "\n"));
    const parts = fc.array(
      fc.oneof(
        part.map((text) => ({ text })),
        fc.constantFrom(...KNOWN).map((placeholder) => ({ placeholder })),
      ),
    );
    fc.assert(
      fc.property(parts, values, (wanted, filled) => {
        const source = wanted.map((one) => ("text" in one ? one.text.replaceAll("{", "{{") : `{${one.placeholder}}`)).join("");
        const expected = wanted.map((one) => ("text" in one ? one.text : filled[one.placeholder])).join("");
        expect(fillTemplate(parse(source), filled)).toBe(expected);
      }),
    );
  });

  it("is a sentence or a template whatever it says, and does not look into what it is filled with", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("{", "}", "n", "name", "\n", "$&") }), (source) => {
        const template = parseTemplate(source, KNOWN);
        if (typeof template === "string") return;
        const filled = fillTemplate(template, { dir: "{name}", name: "$&{dir}", ext: "{{" });
        const count = (text: string, part: string) => text.split(part).length - 1;
        const names = template.filter((part) => "placeholder" in part).length;
        expect(count(filled, "$&{dir}")).toBeGreaterThanOrEqual(names);
      }),
    );
  });
});
