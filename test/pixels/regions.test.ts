import { array, assert, integer, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { listRegions } from "../../src/pixels/fidelity/regions.ts";

const size = { width: 120, height: 70 };

/** Rectangles that may lie at an edge, or be one pixel. */
const rectangle = tuple(
  integer({ min: 0, max: 119 }),
  integer({ min: 0, max: 69 }),
  integer({ min: 1, max: 40 }),
  integer({ min: 1, max: 30 }),
).map(([left, top, width, height]) => ({
  left,
  top,
  right: Math.min(size.width, left + width),
  bottom: Math.min(size.height, top + height),
}));

function draw(rectangles: readonly { left: number; top: number; right: number; bottom: number }[]): Uint8Array {
  const changed = new Uint8Array(size.width * size.height);
  for (const { left, top, right, bottom } of rectangles)
    for (let y = top; y < bottom; y++) changed.fill(1, y * size.width + left, y * size.width + right);
  return changed;
}

describe("the regions of a change", () => {
  it.each([
    [{ left: 0, top: 0, right: 120, bottom: 9 }],
    [{ left: 50, top: 66, right: 70, bottom: 70 }],
    [{ left: 119, top: 69, right: 120, bottom: 70 }],
    [{ left: 0, top: 0, right: 120, bottom: 70 }],
  ])("end where it ends, also at the picture's edge: %j", (box) => {
    expect(listRegions(draw([box]), size)).toEqual([box]);
  });

  it("are within the picture, contain every changed pixel, and are no larger than that takes", () => {
    assert(
      property(array(rectangle, { minLength: 1, maxLength: 6 }), (rectangles) => {
        const changed = draw(rectangles);
        const boxes = listRegions(changed, size);
        const covered = draw(boxes);
        expect(changed.every((value, at) => value === 0 || covered[at] === 1)).toBe(true);
        for (const { left, top, right, bottom } of boxes) {
          expect(left >= 0 && top >= 0 && right <= size.width && bottom <= size.height && left < right && top < bottom).toBe(true);
          const has = (isOn: (x: number, y: number) => boolean) =>
            changed.some((value, at) => value === 1 && isOn(at % size.width, Math.floor(at / size.width)));
          const isWithin = (x: number, y: number) => x >= left && x < right && y >= top && y < bottom;
          for (const edge of [left, right - 1]) expect(has((x, y) => x === edge && isWithin(x, y))).toBe(true);
          for (const edge of [top, bottom - 1]) expect(has((x, y) => y === edge && isWithin(x, y))).toBe(true);
        }
      }),
    );
  });
});
