import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBudget, newLearnedPrice, type Reservation, type RunSpending } from "../../src/run/budget.ts";

describe("the budget", () => {
  const price = fc.integer({ min: 0, max: 400 }).map((cents) => cents / 1000);

  it("is never exceeded by what is spent and held, when prices are known", () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("reserve" as const), price }),
      fc.record({
        kind: fc.constant("settle" as const),
        which: fc.nat(),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        known: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3, noNaN: true }), fc.array(step, { maxLength: 60 }), (limit, steps) => {
        const budget = createBudget(limit);
        const open: { price: number; reservation: Reservation }[] = [];
        for (const one of steps) {
          const held = open.reduce((sum, call) => sum + call.price, 0);
          expect(budget.spent() + held).toBeLessThanOrEqual(limit + 2e-6);
          if (one.kind === "reserve") {
            const reservation = budget.reserve(one.price);
            if (reservation) open.push({ price: one.price, reservation });
            // What would surely fit is not refused, unless a dearer call was seen.
            else expect(budget.spent() + held + 0.4).toBeGreaterThan(limit - 1e-6);
          } else {
            const [call] = open.splice(one.which % Math.max(1, open.length), 1);
            call?.reservation.settle(one.known ? call.price * one.share : undefined);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("takes every call that is paid by the last cent", () => {
    const budget = createBudget(0.3);
    for (let call = 0; call < 3; call++) budget.reserve(0.1)?.settle(0.1);
    expect(budget.spent()).toBeCloseTo(0.3);
    expect(budget.reserve(0.1)).toBeUndefined();
  });

  it("learns what a call costs where nobody said", () => {
    const budget = createBudget(0.25);
    budget.reserve(undefined)?.settle(0.1);
    budget.reserve(undefined)?.settle(0.1);
    expect(budget.reserve(undefined)).toBeUndefined();
    expect(createBudget(0).reserve(undefined)).toBeUndefined();
    expect(createBudget(0).reserve(0)).toBeDefined();
  });

  it("learns how much dearer a model is than its list says", () => {
    const budget = createBudget(1);
    budget.reserve(0.1)?.settle(0.3);
    const twice = budget.reserve(0.2);
    expect(twice).toBeDefined();
    expect(budget.reserve(0.1)).toBeUndefined();
    // A cheaper call does not make it cheaper again.
    twice?.settle(0.1);
    expect(budget.reserve(0.21)).toBeUndefined();
    expect(budget.reserve(0.19)).toBeDefined();
  });

  it("is one for all recipes of a run, and what one model costs says nothing of another", () => {
    const run: RunSpending = { spent: 0, held: 0 };
    const [first, second] = [createBudget(1, run), createBudget(1, run)];
    first.reserve(0.1)?.settle(0.4);
    expect(second.spent()).toBe(0.4);
    const held = second.reserve(0.5);
    expect(held).toBeDefined();
    expect(first.reserve(0.1)).toBeUndefined();
    held?.settle(0);
    expect(first.reserve(0.1)).toBeDefined();
  });

  it("knows of each model what another recipe learned of it", () => {
    const run: RunSpending = { spent: 0, held: 0 };
    const learned = newLearnedPrice();
    createBudget(1, run, learned).reserve(undefined)?.settle(0.6);
    expect(createBudget(1, run, learned).reserve(undefined)).toBeUndefined();
    createBudget(1, run, learned).reserve(0.1)?.settle(0.2);
    expect(createBudget(1, run, learned).reserve(0.15)).toBeUndefined();
    expect(createBudget(1, run).reserve(0.15)).toBeDefined();
    const blind = newLearnedPrice();
    createBudget(1, { spent: 0, held: 0 }, blind).reserve(undefined)?.settle(undefined);
    expect(createBudget(1, { spent: 0, held: 0 }, blind).reserve(undefined)).toBeUndefined();
  });

  it("is never exceeded by all recipes together, when prices are known", () => {
    const step = fc.record({ recipe: fc.nat(2), price, settles: fc.boolean(), which: fc.nat() });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2, noNaN: true }), fc.array(step, { maxLength: 40 }), (limit, steps) => {
        const run: RunSpending = { spent: 0, held: 0 };
        const budgets = [createBudget(limit, run), createBudget(limit, run), createBudget(limit, run)];
        const open: Reservation[] = [];
        for (const { recipe, price, settles, which } of steps) {
          const reservation = budgets[recipe]?.reserve(price);
          if (reservation) open.push(reservation);
          else expect(run.spent + run.held + price).toBeGreaterThan(limit);
          if (settles) open.splice(which % Math.max(1, open.length), 1)[0]?.settle(undefined);
          expect(run.spent + run.held).toBeLessThanOrEqual(limit + 2e-6);
        }
      }),
    );
  });

  it("gives back what was surely not billed, keeps what may have been, and has no end without a limit", () => {
    const budget = createBudget(0.1);
    budget.reserve(0.1)?.settle(0);
    const second = budget.reserve(0.1);
    second?.settle(undefined);
    expect(budget.spent()).toBeCloseTo(0.1);
    expect(budget.reserve(0.1)).toBeUndefined();
    const endless = createBudget(undefined);
    for (let call = 0; call < 100; call++) endless.reserve(1000)?.settle(1000);
    expect(endless.reserve(undefined)).toBeDefined();
  });
});
