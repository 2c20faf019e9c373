import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { readHeader, stripMetadata } from "../../src/pixels/header.ts";
import { checkColours, GREY, RGB, SHOWN, three } from "./colours.ts";
import { chromaticityChunk, gammaChunk, patchPng, pngChunk, rgbProfile } from "./profiles.ts";

/** By the standards' own formulas: the inverse of BT.709's curve, the matrix of BT.2087 from BT.2020 to BT.709, the curve of sRGB. */
const BT709 = [
  [224, 56, 46],
  [56, 197, 75],
  [56, 85, 224],
  [140, 140, 140],
  [251, 242, 206],
  [26, 36, 20],
] as const;
const BT2020 = [
  [255, 0, 30],
  [0, 207, 42],
  [0, 85, 234],
  [140, 140, 140],
  [255, 241, 201],
  [19, 37, 18],
] as const;

const WHITE = [0.3127, 0.329];
const OF_SRGB = chromaticityChunk(...WHITE, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06);
const OF_P3 = chromaticityChunk(...WHITE, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06);
const OF_ADOBE = chromaticityChunk(...WHITE, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06);
const STANDARD = gammaChunk(45_455);
const LINEAR = gammaChunk(100_000);
const code = (...values: number[]) => ({ cICP: Buffer.from(values) });
const P3 = rgbProfile("P3", "p3", "srgb");
const STANDARD_PROFILE = rgbProfile("sRGB", "srgb", "srgb");

interface Row {
  chunks: Record<string, Buffer>;
  shown: readonly (readonly number[])[];
  profile?: Buffer;
  more?: number;
}

const COLOURED: Record<string, Row> = {
  "cICP of sRGB": { chunks: code(1, 13, 0, 1), shown: RGB },
  "cICP of Display P3": { chunks: code(12, 13, 0, 1), shown: SHOWN.p3 },
  "cICP of BT.709": { chunks: code(1, 1, 0, 1), shown: BT709 },
  // With 16 bits, what lies outside of Display P3 is clipped to that first.
  "cICP of BT.2020": { chunks: code(9, 14, 0, 1), shown: BT2020, more: 2 },
  "cICP of BT.2020, linear": { chunks: code(9, 8, 0, 1), shown: SHOWN.rec2020, more: 2 },
  "cICP of sRGB's primaries, linear": { chunks: code(1, 8, 0, 1), shown: SHOWN.linear },
  "cICP of sRGB's primaries, gamma 2.2": { chunks: code(1, 4, 0, 1), shown: SHOWN.gamma22 },
  "cICP of PQ, which is passed over": { chunks: code(9, 16, 0, 1), shown: RGB },
  "cICP of PQ beside a profile, which counts then": { chunks: code(9, 16, 0, 1), profile: P3, shown: SHOWN.p3 },
  "cICP of narrow range, which is passed over": { chunks: code(12, 13, 0, 0), shown: RGB },
  "cICP that is cut short": { chunks: code(12, 13), shown: RGB },
  "cICP of sRGB before all else": { chunks: { ...code(1, 13, 0, 1), gAMA: LINEAR }, profile: P3, shown: RGB },
  "cICP of Display P3 before all else": { chunks: { ...code(12, 13, 0, 1), gAMA: LINEAR }, profile: STANDARD_PROFILE, shown: SHOWN.p3 },
  "gAMA that stands for sRGB": { chunks: { gAMA: STANDARD }, shown: RGB },
  "gAMA and cHRM that stand for sRGB": { chunks: { gAMA: STANDARD, cHRM: OF_SRGB }, shown: RGB },
  "gAMA, linear": { chunks: { gAMA: LINEAR }, shown: SHOWN.linear },
  "gAMA and cHRM of Adobe RGB": { chunks: { gAMA: gammaChunk(45_471), cHRM: OF_ADOBE }, shown: SHOWN.adobe },
  "cHRM of Display P3 alone": { chunks: { cHRM: OF_P3 }, shown: SHOWN.p3 },
  "sRGB before gAMA and cHRM": { chunks: { sRGB: Buffer.from([0]), gAMA: LINEAR, cHRM: OF_P3 }, shown: RGB },
  "a profile before gAMA and cHRM": { chunks: { gAMA: LINEAR, cHRM: OF_P3 }, profile: STANDARD_PROFILE, shown: RGB },
  "numbers that cannot be": { chunks: { gAMA: gammaChunk(0), cHRM: Buffer.alloc(32) }, shown: RGB },
};
const SAME_GREY = three(GREY.flat());
const GREYS: Record<string, Row> = {
  "gAMA that stands for sRGB": { chunks: { gAMA: STANDARD, cHRM: OF_P3 }, shown: SAME_GREY },
  "gAMA, linear": { chunks: { gAMA: LINEAR }, shown: three(SHOWN.greyLinear) },
  "gAMA of 1.8": { chunks: { gAMA: gammaChunk(55_556) }, shown: three(SHOWN.grey18) },
  "cICP, linear": { chunks: code(1, 8, 0, 1), shown: three(SHOWN.greyLinear) },
  "cICP of sRGB": { chunks: code(12, 13, 0, 1), shown: SAME_GREY },
};

describe.each([8, 16] as const)("a PNG of %d bits shows the colours of its chunks, sent and as result", (depth) => {
  it.each(Object.entries(COLOURED))("%s", async (_name, { chunks, profile, shown, more = 0 }) => {
    await checkColours(patchPng({ colours: RGB, depth, chunks, profile }), shown, 2 + more);
  });

  it.each(Object.entries(GREYS))("grey: %s", async (_name, { chunks, shown }) => {
    await checkColours(patchPng({ colours: GREY, depth, chunks }), shown, 2);
  });
});

/** Puts chunks behind the first one, or before the last one. */
function insert(png: Buffer, chunks: Record<string, Buffer>, at = 33): Buffer {
  const added = Object.entries(chunks).map(([name, data]) => pngChunk(name, data));
  return Buffer.concat([png.subarray(0, at), ...added, png.subarray(at)]);
}

it("so does one with a palette", async () => {
  const png = await sharp(patchPng({ colours: RGB, depth: 8 }))
    .png({ palette: true })
    .toBuffer();
  await checkColours(insert(png, code(12, 13, 0, 1)), SHOWN.p3, 3);
});

it("chunks behind the pixels say nothing", async () => {
  const png = patchPng({ colours: RGB, depth: 8 });
  const late = insert(png, { gAMA: LINEAR }, png.length - 12);
  expect(readHeader(late).conversion).toEqual([]);
  await checkColours(late, RGB, 0);
});

it("what goes out with its own bytes has the same colours without its profile", () => {
  const png = patchPng({ colours: RGB, depth: 8, chunks: { gAMA: LINEAR, cHRM: OF_P3 }, profile: STANDARD_PROFILE });
  expect(readHeader(png).conversion).toEqual([]);
  expect(stripMetadata(png, "image/png")).toEqual(patchPng({ colours: RGB, depth: 8 }));
  const plain = patchPng({ colours: RGB, depth: 8, chunks: { gAMA: STANDARD, cHRM: OF_SRGB } });
  expect(stripMetadata(plain, "image/png")).toEqual(plain);
});
