import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseReply } from "../../src/http/reply-json.ts";

const parse = (text: string) => parseReply(Buffer.from(text));
/** Milliseconds, and the memory that is left in use. */
function measure(work: () => unknown): { ms: number; bytes: number } {
  const [started, before] = [performance.now(), process.memoryUsage().heapUsed];
  work();
  return { ms: performance.now() - started, bytes: process.memoryUsage().heapUsed - before };
}

describe("a reply within bounds", () => {
  it("is parsed as JSON is, whatever brackets and quotes its texts hold", () => {
    const texts = fc.string({ unit: fc.constantFrom(...'[]{}",:\\/ \n\tu0é'), maxLength: 40 });
    const values = fc.jsonValue({ maxDepth: 6, stringUnit: "grapheme" });
    fc.assert(
      fc.property(fc.dictionary(texts, fc.oneof(texts, values)), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(parse(text)).toEqual({ json: JSON.parse(text) });
      }),
    );
  });

  it("may be no JSON", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[]{}",:\\1 '), maxLength: 30 }), (text) => {
        let json: unknown;
        try {
          json = JSON.parse(text);
        } catch {
          // As the reader has it.
        }
        expect(parse(text)).toEqual({ json });
      }),
    );
    expect(parse("<html>")).toEqual({ json: undefined });
    expect(parse('{"a": "')).toEqual({ json: undefined });
  });

  it("may hold pictures as texts", () => {
    const picture = "iVBORw0KGgo".repeat(1_000_000);
    const text = JSON.stringify({ data: [{ b64_json: picture }, { b64_json: picture }] });
    expect(measure(() => expect(parse(text).problem).toBeUndefined()).ms).toBeLessThan(15_000);
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(parse(nested(64)).problem).toBeUndefined();
    expect(parse(JSON.stringify(Array.from({ length: 10_000 }, (_, index) => index))).problem).toBeUndefined();
  });
});

describe("a large text in base64", () => {
  const picture = Buffer.alloc(100_001, "a picture of odd length");
  it.each([
    ["as it is", picture.toString("base64")],
    ["for addresses, without padding", picture.toString("base64url")],
    ["with the head of a data URI", ` data:image/png;base64,${picture.toString("base64")}`],
  ])("is decoded: %s", (_, text) => {
    const json = {
      data: [
        { b64_json: text, note: "é" },
        { b64_json: "aaaa", at: [text, 1] },
      ],
    };
    expect(parse(JSON.stringify(json, undefined, 2))).toEqual({
      json: {
        data: [
          { b64_json: picture, note: "é" },
          { b64_json: "aaaa", at: [picture, 1] },
        ],
      },
    });
  });

  it("may begin with the mark of UTF-8", () => {
    expect(parse(`\uFEFF ${JSON.stringify({ b64_json: picture.toString("base64") })}`)).toEqual({ json: { b64_json: picture } });
  });

  it.each([
    ["broken in lines", (picture.toString("base64").match(/.{1,76}/g) ?? []).join("\n")],
    ["with blanks", picture.toString("base64").replace("I", " I")],
    ["with escaped slashes", `${picture.toString("base64")}"`],
    ["with padding in it", `${picture.toString("base64")}${picture.toString("base64")}`],
    ["words", "no picture at all ".repeat(10_000)],
  ])("stays the text that it is where anything else is in it: %s", (_, text) => {
    expect(parse(JSON.stringify({ text }))).toEqual({ json: { text } });
  });
});

describe("more structure than any reply needs is not parsed", () => {
  const LARGE = 16_000_000;
  it.each([
    ["brackets", "[".repeat(LARGE), "nested more than 64 levels"],
    ["objects", '{"a":'.repeat(LARGE / 5), "nested more than 64 levels"],
    ["empty lists", `[${"[],".repeat(LARGE / 3)}[]]`, "more than 20000 values"],
    ["numbers", `[${"1,".repeat(LARGE / 2)}1]`, "more than 20000 values"],
    ["names", `{${'"a":1,'.repeat(LARGE / 6)}"b":1}`, "more than 20000 values"],
    ["blanks", `[${" ".repeat(LARGE)}]`, "more than 20000 values"],
    ["one number", `[${"1".repeat(LARGE)}]`, "more than 20000 values"],
    ["escaped quotes", `["${'\\"'.repeat(LARGE / 2)}"]`, "more than 20000 values"],
  ])("%s", (_, text, problem) => {
    const bytes = Buffer.from(text);
    const { ms, bytes: heap } = measure(() =>
      expect(parseReply(bytes)).toEqual({ json: undefined, problem: expect.stringContaining(problem) }),
    );
    expect(ms).toBeLessThan(15_000);
    // Less than the text itself would take.
    expect(heap).toBeLessThan(15_000_000);
  });
});
