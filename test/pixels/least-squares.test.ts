import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLeastSquares } from "../../src/pixels/fidelity/least-squares.ts";

const numbers = (length: number) => fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: length, maxLength: length });

describe("a fit by least squares", () => {
  it("finds what all equations agree on, whatever they weigh, and leaves at 0 what none of them tells of", () => {
    fc.assert(
      fc.property(numbers(5), fc.array(numbers(6), { minLength: 8, maxLength: 20 }), fc.boolean(), (wanted, rows, isShort) => {
        const equations = createLeastSquares();
        const known = isShort ? wanted.with(3, 0) : wanted;
        // Five that are surely independent, and some that come as they may.
        const all = [...[0, 1, 2, 3, 4].map((one) => [0, 0, 0, 0, 0, 1].with(one, 1)), ...rows];
        for (const [a = 0, b = 0, c = 0, d = 0, e = 0, weight = 1] of all) {
          const row = Float64Array.of(a, b, c, isShort ? 0 : d, e);
          equations.add(
            Math.abs(weight),
            row,
            row.reduce((sum, factor, at) => sum + factor * (known[at] ?? 0), 0),
          );
        }
        for (const [at, value] of (equations.solve(1e-9) ?? []).entries()) expect(value).toBeCloseTo(known[at] ?? Number.NaN, 4);
      }),
    );
  });

  it("finds nothing where nothing is told", () => {
    expect(createLeastSquares().solve(0)).toBeUndefined();
  });
});
