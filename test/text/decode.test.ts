import { describe, expect, it } from "vitest";
import { decodeText, decodeUnicode } from "../../src/text/decode.ts";

describe("a file's bytes", () => {
  const text = '"a" = "é✓";';

  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16 LE with a mark", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16 BE with a mark", Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
    ["UTF-16 LE", Buffer.from(text, "utf16le")],
    ["UTF-16 BE", Buffer.from(text, "utf16le").swap16()],
  ])("in %s are text", (_, bytes) => {
    expect(decodeText(bytes)).toBe(text);
  });

  it("are in the encoding that the file declares, where they are no UTF-8", () => {
    const po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid "coffee"\nmsgstr "café"\n';
    expect(decodeText(Buffer.from(po, "latin1"))).toBe(po);
    const xml = '<?xml version="1.0" encoding="iso-8859-2"?><a>\u0159</a>';
    expect(decodeText(Buffer.from(xml.replace("\u0159", "\u00F8"), "latin1"))).toBe(xml);
  });

  it("that are neither are no text", () => {
    expect(decodeText(Buffer.from("café", "latin1"))).toBeUndefined();
    expect(decodeText(Buffer.from("charset=klingon café", "latin1"))).toBeUndefined();
    // Some tool's own U+FFFD is a character like any other.
    expect(decodeText(Buffer.from("caf\uFFFD"))).toBe("caf\uFFFD");
    expect(decodeText(Buffer.alloc(0))).toBe("");
  });
});

describe("a file that a person writes", () => {
  const text = "naïve: ✓\n";

  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16 LE with a mark", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16 BE with a mark", Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
  ])("may be in %s", (_, bytes) => {
    expect(decodeUnicode(bytes)).toBe(text);
  });

  it.each([
    ["Latin-1", Buffer.from("naïve", "latin1")],
    ["Latin-1, declared", Buffer.from("charset=ISO-8859-1 naïve", "latin1")],
    ["UTF-16 without a mark", Buffer.from("plain", "utf16le")],
    ["half a UTF-16 character", Buffer.from("\uFEFFab", "utf16le").subarray(0, -1)],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
  ])("may not be in %s", (_, bytes) => {
    expect(decodeUnicode(bytes)).toBeUndefined();
  });

  it("may be empty", () => {
    expect(decodeUnicode(Buffer.alloc(0))).toBe("");
  });
});
