import { expect, it } from "vitest";
import { isDollars, toDollars } from "../../src/text/dollars.ts";

it("an amount is a number from nothing to more than any picture costs", () => {
  for (const amount of [0, 0.0001, 1, 1000]) expect(toDollars(amount)).toBe(amount);
  for (const other of [-0.01, 1000.01, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, "1", null, undefined, [1], true])
    expect([toDollars(other), isDollars(other)]).toEqual([undefined, false]);
});
