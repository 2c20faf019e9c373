import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatBytes,
  formatDecimal,
  formatDollars,
  formatDuration,
  formatExcess,
  formatShare,
  formatSigned,
  formatSize,
  plural,
  withArticle,
} from "../../src/text/format.ts";

test("bytes", () => {
  expect([0, 1023, 1024, 1500, 319_488, 1_048_000, 1_048_575, 1_500_000, 67_108_864].map(formatBytes)).toEqual([
    "0 B",
    "1023 B",
    "1 KB",
    "1.5 KB",
    "312 KB",
    "1023 KB",
    "1 MB",
    "1.4 MB",
    "64 MB",
  ]);
});

test("dollars", () => {
  expect([0, 0.00001, 0.0001, 0.0042, 0.055, 0.5, 0.1 + 0.2, 0.99999, 1.2, 1234.5].map(formatDollars)).toEqual([
    "$0",
    "<$0.0001",
    "$0.0001",
    "$0.0042",
    "$0.055",
    "$0.50",
    "$0.30",
    "$1.00",
    "$1.20",
    "$1234.50",
  ]);
});

test("decimals have no float noise and no exponent", () => {
  expect([0, 0.055 * 3, 0.1 + 0.2, 1e-6, 1e-7, 12, 100, 1.5].map(formatDecimal)).toEqual([
    "0",
    "0.165",
    "0.3",
    "0.000001",
    "0",
    "12",
    "100",
    "1.5",
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 9 }), (millionths) => {
      const text = formatDecimal(millionths / 1e6);
      expect(text).toMatch(/^(?:0|[1-9]\d*)(?:\.\d{0,5}[1-9])?$/);
      expect(Math.round(Number(text) * 1e6)).toBe(millionths);
    }),
  );
});

test("durations", () => {
  expect([0, 40, 4210, 59_949, 59_950, 72_400, 3_599_600, 7_500_000].map(formatDuration)).toEqual([
    "0.0 s",
    "0.0 s",
    "4.2 s",
    "59.9 s",
    "1 min 0 s",
    "1 min 12 s",
    "1 h 0 min",
    "2 h 5 min",
  ]);
});

test("figures that may be below 0 have one minus sign, and none where they are 0", () => {
  expect([-1.7, 2.6, -0.04, 0].map((value) => formatSigned(value, 1))).toEqual(["−1.7", "2.6", "0.0", "0.0"]);
  expect([2, -1.04].map((value) => formatSigned(value, 1, "+"))).toEqual(["+2.0", "−1.0"]);
});

test("shares", () => {
  expect([0, 0.0001, 0.001, 0.014, 0.124, 0.5, 0.9951, 0.99951, 1].map(formatShare)).toEqual([
    "0 %",
    "<0.1 %",
    "0.1 %",
    "1.4 %",
    "12 %",
    "50 %",
    "99.5 %",
    ">99.9 %",
    "100 %",
  ]);
});

test("sizes and counts", () => {
  expect(formatSize({ width: 1280, height: 720 })).toBe("1280×720");
  expect([0, 1, 2].map((count) => plural(count, "image"))).toEqual(["0 images", "1 image", "2 images"]);
});

test("a share above its limit", () => {
  const word = (share: number, limit: number) => Object.values(formatExcess(share, limit)).join(" of ");
  expect(word(0.0008, 0.0005)).toBe("0.08 % of 0.05 %");
  expect(word(0.214, 0.01)).toBe("21.4 % of 1 %");
  expect(word(0.2, 0)).toBe("20 % of 0 %");
  expect(word(1e-8, 0)).toBe("0.000001 % of 0 %");
  expect(word(0.29 + 1e-9, 0.29)).toBe("29.0000001 % of 29 %");
  expect(word(0.999_99, 0.5)).toBe("99.999 % of 50 %");
  expect(word(1, 0.07)).toBe("100 % of 7 %");
});

test("a format has the article that it is spoken with", () => {
  expect(["PNG", "AVIF", "SVG", "HEIC", "WebP"].map(withArticle)).toEqual(["a PNG", "an AVIF", "an SVG", "a HEIC", "a WebP"]);
});
