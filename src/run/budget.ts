/**
 * Keeps the sum of what was spent and what is in flight at or below `max-cost`. All in US dollars. The estimate is checked before the first
 * call, in `plan/limits.ts`.
 */
export interface Budget {
  /** Holds the price until it is settled; undefined when one more call would go above the limit, or nobody knows whether it would. */
  reserve(price: number | undefined): Reservation | undefined;
  spent(): number;
}

export interface Reservation {
  /** @param cost what was billed, or may have been; 0 where it surely was not; undefined where nobody knows. */
  settle(cost: number | undefined): void;
}

/** What all recipes of a run have spent and reserved together. */
export interface RunSpending {
  spent: number;
  held: number;
}

/** What a model turned out to cost; it says nothing of another one. */
export interface LearnedPrice {
  /** How much more a call cost than the price list says. */
  overrun: number;
  /** What a call cost, where the list says nothing. */
  highest: number;
  /** A call was billed, or may have been, and neither the list nor the reply says how much. */
  isBlind: boolean;
}

export function newLearnedPrice(): LearnedPrice {
  return { overrun: 1, highest: 0, isBlind: false };
}

/** The budget of one recipe. */
export function createBudget(
  limit: number | undefined,
  run: RunSpending = { spent: 0, held: 0 },
  learned: LearnedPrice = newLearnedPrice(),
): Budget {
  return {
    spent: () => run.spent,
    reserve: (price) => {
      const amount = price === undefined ? learned.highest : price * learned.overrun;
      // A millionth of a dollar of tolerance for sums of decimal fractions.
      const isAbove = (limit ?? Number.POSITIVE_INFINITY) + 1e-6 < run.spent + run.held + amount;
      const isSpent = amount === 0 && price === undefined && limit !== undefined && run.spent >= limit;
      if (isAbove || isSpent || (learned.isBlind && limit !== undefined)) return undefined;
      run.held += amount;
      return {
        settle: (cost) => {
          run.held -= amount;
          const billed = cost ?? amount;
          run.spent += billed;
          if (price === undefined) learned.highest = Math.max(learned.highest, billed);
          else if (price > 0) learned.overrun = Math.max(learned.overrun, billed / price);
          learned.isBlind ||= cost === undefined && amount === 0 && price === undefined;
        },
      };
    },
  };
}
