import fc from "fast-check";
import { expect, it } from "vitest";
import { findLightStrokes, type Grey, invert } from "../../src/verify/strokes.ts";

/** The definition, taken literally. */
function topHat({ width, pixels }: Grey, radius: number): number[] {
  const around = (values: readonly number[], choose: (...values: number[]) => number) =>
    values.map((_, index) => {
      const window = values.filter(
        (_, other) =>
          Math.abs((other % width) - (index % width)) <= radius &&
          Math.abs(Math.floor(other / width) - Math.floor(index / width)) <= radius,
      );
      return choose(...window);
    });
  const opened = around(around([...pixels], Math.min), Math.max);
  return [...pixels].map((value, index) => 255 - (value - (opened[index] ?? 0)));
}

it("is the picture less its opening", () => {
  const pictures = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .chain(([width, height]) =>
      fc.uint8Array({ minLength: width * height, maxLength: width * height }).map((pixels): Grey => ({ width, height, pixels })),
    );
  fc.assert(
    fc.property(pictures, fc.integer({ min: 0, max: 4 }), (picture, radius) => {
      const { pixels, ...size } = findLightStrokes(picture, radius);
      expect({ ...size, pixels: [...pixels] }).toEqual({ width: picture.width, height: picture.height, pixels: topHat(picture, radius) });
    }),
  );
});

it("keeps a thin line, and drops the area it is on, in either polarity", () => {
  const pixels = new Uint8Array(20 * 20).fill(40);
  for (let x = 5; x < 15; x++) for (let y = 0; y < 20; y++) pixels[y * 20 + x] = 120;
  for (let y = 4; y < 16; y++) pixels[y * 20 + 9] = 250;
  const strokes = findLightStrokes({ width: 20, height: 20, pixels }, 2);
  const darkest = (y: number, x: number) => strokes.pixels[y * 20 + x];
  expect([darkest(8, 9), darkest(8, 7), darkest(8, 2), darkest(1, 9)]).toEqual([125, 255, 255, 255]);
  expect(invert(invert(strokes))).toEqual(strokes);
});
