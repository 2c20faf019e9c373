import { expect, test } from "vitest";
import { cutEnd } from "../../src/text/plain-text.ts";

test.each([
  ["a".repeat(5), 5, "aaaaa"],
  ["a".repeat(6), 5, "aaaa…"],
  ["😀".repeat(5), 5, "😀".repeat(5)],
  ["😀".repeat(6), 5, "😀😀😀😀…"],
  [`${"😀".repeat(5)}a`, 5, "😀😀😀😀…"],
  [`a${"😀".repeat(1000)}`, 3, "a😀…"],
  ["😀😀", Number.POSITIVE_INFINITY, "😀😀"],
])("%s is cut to %d characters, and none in its middle", (text, max, cut) => {
  expect(cutEnd(text, max)).toBe(cut);
});
