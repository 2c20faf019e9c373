import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hasExactRatio,
  hasSameRatio,
  hasSimilarRatio,
  nearestRatio,
  placeAnswer,
  sizeOfRatio,
  targetSize,
} from "../../src/pixels/geometry.ts";
import type { Fit, Size } from "../../src/pixels/picture.ts";
import { findOutputSize, fitInputSize, type OutputLimits } from "../../src/pixels/size-limits.ts";

const sides = fc.oneof(fc.integer({ min: 1, max: 16_383 }), fc.integer({ min: 1, max: 64 }), fc.constantFrom(512, 1024, 1328, 2048));
const sizes = fc.record({ width: sides, height: sides });
const ratios = fc.record({ width: fc.integer({ min: 1, max: 21 }), height: fc.integer({ min: 1, max: 21 }) });
/** `1280x720` as a size. */
const size = (text: string): Size => {
  const [width = 0, height = 0] = text.split("x").map(Number);
  return { width, height };
};

describe("the size to ask a model for", () => {
  it.each([
    ["an exact size", { size: size("300x200"), ratio: size("1x1") }, "800x600", "300x200"],
    ["an exact size without a source", { size: size("300x200") }, undefined, "300x200"],
    ["the source's size", {}, "800x600", "800x600"],
    ["the largest of the ratio within the source", { ratio: size("16x9") }, "800x600", "800x450"],
    ["the same of an upright source", { ratio: size("16x9") }, "600x800", "600x338"],
    ["one of the common area without a source", { ratio: size("16x9") }, undefined, "1365x768"],
    ["the common one", {}, undefined, "1024x1024"],
  ])("is %s", (_name, wanted, source, expected) => {
    expect(targetSize(wanted, source === undefined ? undefined : size(source))).toEqual(size(expected));
  });

  it("has at least one pixel on each side", () => {
    expect(targetSize({ ratio: size("9999x1") }, size("3x3"))).toEqual(size("3x1"));
  });
});

describe("a size of a ratio", () => {
  it("touches the bounds, within them or around them", () => {
    fc.assert(
      fc.property(ratios, sizes, (ratio, bounds) => {
        const within = sizeOfRatio(ratio, bounds);
        const around = sizeOfRatio(ratio, bounds, "around");
        expect([within.width === bounds.width, within.height === bounds.height]).toContain(true);
        expect([around.width === bounds.width, around.height === bounds.height]).toContain(true);
        expect(within.width <= bounds.width && within.height <= bounds.height).toBe(true);
        expect(around.width >= bounds.width && around.height >= bounds.height).toBe(true);
      }),
    );
  });
});

describe("where an answer goes", () => {
  it.each<[string, string, Fit, object]>([
    ["300x200", "300x200", "fail", { method: "keep", scale: 1 }],
    ["301x200", "600x400", "fail", { method: "scale", scale: 2 }],
    ["1312x736", "1920x1080", "fail", { method: "scale", scale: 1080 / 736 }],
    ["1312x736", "1920x1080", "cover", { method: "scale", scale: 1080 / 736 }],
    ["200x200", "300x200", "cover", { method: "crop", scale: 1.5 }],
    ["200x200", "300x200", "contain", { method: "pad", scale: 1 }],
    ["200x200", "300x200", "fill", { method: "stretch", scale: 1.5 }],
  ])("%s in %s with %s", (answer, wanted, fit, expected) => {
    expect(placeAnswer(size(answer), { size: size(wanted), fit })).toEqual({ ...size(wanted), ...expected });
  });

  it("is the exact ratio that was asked for, scaled where the answer is off by less than 1 %", () => {
    expect(placeAnswer(size("1360x768"), { ratio: size("16x9"), fit: "cover" })).toEqual({
      ...size("1360x765"),
      method: "scale",
      scale: 1,
    });
  });

  const steps = fc.constantFrom(8, 16, 32, 64);
  const ways = fc.constantFrom(Math.floor, Math.round, Math.ceil);
  const round = (side: number, step: number, way: (value: number) => number) => Math.max(1, way(side / step)) * step;

  it("is all of the place where its sides are those of the source, or of what was sent, in whole blocks", () => {
    const wanted = fc.record({ width: fc.integer({ min: 1, max: 3000 }), height: fc.integer({ min: 1, max: 3000 }) });
    const property = fc.property(wanted, steps, ways, fc.constantFrom(1, 0.5, 3), (from, step, way, times) => {
      const sent = { width: Math.ceil(from.width * times), height: Math.ceil(from.height * times) };
      const answer = { width: round(sent.width, step, way), height: round(sent.height, step, way) };
      const { method } = placeAnswer(answer, { size: from, fit: "fail", sent: { from, to: sent } });
      expect(["keep", "scale"]).toContain(method);
      if (times === 1) expect(placeAnswer(answer, { size: from, fit: "cover" })).toEqual({ ...from, method, scale: expect.any(Number) });
    });
    fc.assert(property, { examples: [[size("240x160"), 64, Math.ceil, 1]] });
  });

  it("is all of the place where it has the wanted ratio at the model's own size, in whole blocks; also of a thin one", () => {
    const wanted = fc.record({ width: fc.integer({ min: 100, max: 3000 }), height: fc.integer({ min: 10, max: 3000 }) });
    const area = fc.integer({ min: 1024 ** 2, max: 2048 ** 2 });
    const property = fc.property(wanted, steps, ways, area, (from, step, way, pixels) => {
      const scale = Math.sqrt(pixels / (from.width * from.height));
      const answer = { width: round(from.width * scale, step, way), height: round(from.height * scale, step, way) };
      expect(["keep", "scale"]).toContain(placeAnswer(answer, { size: from, fit: "fail" }).method);
    });
    fc.assert(property, { examples: [[size("640x480"), 64, Math.round, 1024 ** 2]] });
  });

  it.each([
    ["1024x1024", "1100x1024"],
    ["1024x1024", "800x600"],
    ["512x512", "300x200"],
    ["256x256", "320x240"],
    ["1536x1024", "1400x1000"],
    ["1536x1024", "1920x1080"],
    ["1024x1000", "1024x1024"],
    ["2048x512", "1000x100"],
  ])("is cut where blocks do not explain its ratio: %s for %s", (answer, wanted) => {
    expect(placeAnswer(size(answer), { size: size(wanted), fit: "cover" })).toMatchObject({ ...size(wanted), method: "crop" });
  });

  it("is the exact ratio where the model rounded it, and cut where it did not", () => {
    expect(placeAnswer(size("1344x768"), { ratio: size("16x9"), fit: "cover" })).toMatchObject({ ...size("1344x756"), method: "scale" });
    expect(placeAnswer(size("1024x960"), { ratio: size("1x1"), fit: "cover" })).toMatchObject({ ...size("960x960"), method: "crop" });
  });

  it("is in no strip that is longer than its format holds", () => {
    expect(placeAnswer(size("1024x1024"), { ratio: size("100x1"), fit: "contain", maxSide: 16_383 })).toMatchObject(size("16383x164"));
  });

  it("is nowhere in another ratio with `fail`", () => {
    expect(() => placeAnswer(size("200x200"), { size: size("300x200"), fit: "fail" })).toThrow(
      "The model returned 200×200, a different aspect ratio than 300×200, and `fit` is `fail`.",
    );
  });
});

it.each([
  ["1024x683", "1500x1000", true],
  ["16x16", "33x32", false],
  ["100x100", "101x100", true],
  ["100x100", "103x100", false],
])("%s and %s have a similar ratio: %s", (from, to, similar) => {
  expect(hasSimilarRatio(size(from), size(to))).toBe(similar);
});

it.each([
  ["1000x1000", "2019x2000", true],
  ["1000x1000", "2000x2019", true],
  ["1000x1000", "2021x2000", false],
  ["16x32", "33x65", true],
])("%s and %s are the same ratio: %s", (from, to, same) => {
  expect(hasSameRatio(size(from), size(to))).toBe(same);
});

describe("the size of an input image", () => {
  it("is within every limit, or there is none", () => {
    const limits = fc.record({ minSide: fc.integer({ min: 1, max: 512 }), maxSide: fc.integer({ min: 600, max: 4096 }) });
    fc.assert(
      fc.property(sizes, limits, (wanted, limit) => {
        try {
          const { width, height } = fitInputSize(wanted, limit);
          expect(Math.min(width, height)).toBeGreaterThanOrEqual(limit.minSide);
          expect(Math.max(width, height)).toBeLessThanOrEqual(limit.maxSide);
        } catch (error) {
          expect(error).toMatchObject({ code: "too-large" });
        }
      }),
    );
  });

  it.each([
    ["400x20", { minSide: 384, maxSide: 3072 }, /^The image \(400×20\) cannot be scaled to the model's limits: sides of at least 384/],
    ["402x40", { maxRatio: 10 }, /^The image \(402×40\) is too long and narrow: .* at most 10 times the shorter one\.$/],
  ])("does not exist for %s", (wanted, limits, message) => {
    expect(() => fitInputSize(size(wanted), limits)).toThrow(message);
  });
});

describe("the size to ask for", () => {
  const limits = fc.constantFrom<OutputLimits>(
    { minArea: 512 ** 2, maxArea: 2048 ** 2, step: 1 },
    { minArea: 512 ** 2, maxArea: 2048 ** 2, step: 16, minSide: 512, maxSide: 2048 },
    { minArea: 512 ** 2, maxArea: 1328 ** 2, step: 16 },
    { minArea: 256 ** 2, maxArea: 1024 ** 2, step: 32 },
    { minSide: 512, maxSide: 1536, step: 32 },
    { minSide: 384, maxSide: 2048, step: 32 },
  );
  const departure = (size: Size, wanted: Size) => Math.abs(Math.log((size.width / size.height) * (wanted.height / wanted.width)));
  const areaOf = ({ width, height }: Size) => width * height;

  /** Whether the model can be asked for it. */
  const isWithin = ({ width, height }: Size, { step, minSide = step, maxSide = Number.POSITIVE_INFINITY, ...limit }: OutputLimits) => {
    const { minArea = 0, maxArea = Number.POSITIVE_INFINITY } = limit;
    const area = width * height;
    const isWhole = width % step === 0 && height % step === 0;
    return isWhole && Math.min(width, height) >= minSide && Math.max(width, height) <= maxSide && area >= minArea && area <= maxArea;
  };

  it("keeps to every limit, and no other of about as many pixels has a better ratio", () => {
    fc.assert(
      fc.property(sizes, limits, (wanted, limit) => {
        const size = findOutputSize(wanted, limit);
        expect(isWithin(size, limit), JSON.stringify(size)).toBe(true);
        if (departure(size, wanted) < 0.0005 || limit.step === 1) return;
        for (let width = limit.step; width <= size.width * 1.1; width += limit.step) {
          for (const round of [Math.floor, Math.ceil]) {
            const other = { width, height: round((width * wanted.height) / wanted.width / limit.step) * limit.step };
            // As many pixels as the size that was found, or a tenth more or less.
            const isSimilar = Math.abs(Math.log(areaOf(other) / areaOf(size))) < 0.1;
            if (isSimilar && isWithin(other, limit)) expect(departure(other, wanted)).toBeGreaterThan(departure(size, wanted) - 0.0015);
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("is the wanted one where the model makes it, and has its ratio where there are steps of one pixel", () => {
    fc.assert(
      fc.property(fc.record({ width: fc.integer({ min: 600, max: 1900 }), height: fc.integer({ min: 600, max: 1900 }) }), (wanted) => {
        expect(findOutputSize(wanted, { minArea: 512 ** 2, maxArea: 2048 ** 2, step: 1 })).toEqual(wanted);
        expect(departure(findOutputSize(wanted, { minArea: 512 ** 2, maxArea: 1024 ** 2, step: 1 }), wanted)).toBeLessThan(0.001);
      }),
    );
  });

  it.each([
    ["1024x768", { minSide: 512, maxSide: 1536, step: 32 }, "1024x768"],
    ["1920x1080", { minSide: 512, maxSide: 1536, step: 32 }, "1536x864"],
    ["640x480", { minSide: 512, maxSide: 1536, step: 32 }, "768x576"],
    ["1366x768", { minSide: 512, maxSide: 1536, step: 32 }, "1536x864"],
    ["100x1000", { minSide: 512, maxSide: 1536, step: 32 }, "512x1536"],
    // Half the pixels would give the very ratio; a quarter of a per cent is not worth them.
    ["1920x1080", { minSide: 512, maxSide: 1440, step: 32 }, "1312x736"],
    ["1920x1080", { minSide: 512, maxSide: 2048, step: 16 }, "2048x1152"],
    ["1920x1080", { minArea: 512 ** 2, maxArea: 1328 ** 2, step: 16 }, "1680x944"],
  ])("of %s within %o is %s", (wanted, limit, expected) => {
    expect(findOutputSize(size(wanted), limit)).toEqual(size(expected));
  });
});

it.each([
  [640, 480, 320, 240, true],
  [640, 480, 333, 250, true],
  [640, 480, 640, 640, false],
  [1000, 1001, 1000, 1000, true],
])("%i×%i and %i×%i have the same ratio: %s", (width, height, targetWidth, targetHeight, same) => {
  expect(hasExactRatio({ width, height }, { width: targetWidth, height: targetHeight })).toBe(same);
});

describe("the nearest ratio", () => {
  const RATIOS = ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3"] as const;
  const factor = (ratio: string, { width, height }: Size) => {
    const [w = 1, h = 1] = ratio.split(":").map(Number);
    return Math.max(((width / height) * h) / w, ((height / width) * w) / h);
  };

  it("has no better one, and turns with the picture", () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const nearest = nearestRatio(RATIOS, size);
        for (const other of RATIOS) expect(factor(nearest, size)).toBeLessThanOrEqual(factor(other, size) * (1 + 1e-9));
        const turned = nearestRatio(RATIOS, { width: size.height, height: size.width });
        expect(factor(turned.split(":").reverse().join(":"), size)).toBeCloseTo(factor(nearest, size));
      }),
    );
  });

  it.each([
    [1920, 1080, "16:9"],
    [1000, 1001, "1:1"],
    [4000, 3000, "4:3"],
    [1, 5000, "9:16"],
    [600, 400, "3:2"],
  ])("of %i×%i is %s", (width, height, ratio) => {
    expect(nearestRatio(RATIOS, { width, height })).toBe(ratio);
  });
});
