import fc from "fast-check";
import { expect, it } from "vitest";
import { cutOut, frameOf, putIn } from "../../src/pixels/fidelity/mask-parts.ts";

const masks = fc.record({ width: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 12 }) }).chain((size) => {
  const values = fc.uint8Array({ min: 0, max: 1, minLength: size.width * size.height, maxLength: size.width * size.height });
  return fc.record({ size: fc.constant(size), mask: values, room: fc.integer({ min: 0, max: 5 }) });
});

it("the frame of a mask holds all of its ones, and room around them where the picture has it", () => {
  fc.assert(
    fc.property(masks, ({ size, mask, room }) => {
      const frame = frameOf(mask, size, room);
      expect(putIn(cutOut(mask, size, frame), frame, size)).toEqual(mask);
      const isOne = (x: number, y: number) => mask[y * size.width + x] === 1;
      for (let y = 0; y < size.height; y++)
        for (let x = 0; x < size.width; x++) {
          const isNear = mask.some(
            (value, at) => value === 1 && Math.abs((at % size.width) - x) <= room && y === Math.floor(at / size.width),
          );
          const isInside = x >= frame.left && x < frame.left + frame.width && y >= frame.top && y < frame.top + frame.height;
          if (isOne(x, y) || isNear) expect(isInside).toBe(true);
        }
    }),
    { numRuns: 300 },
  );
});

it("a mask without ones has an empty frame", () => {
  const size = { width: 4, height: 3 };
  const frame = frameOf(new Uint8Array(12), size, 2);
  expect(frame).toMatchObject({ width: 0, height: 0 });
  expect(putIn(cutOut(new Uint8Array(12), size, frame), frame, size)).toEqual(new Uint8Array(12));
});
