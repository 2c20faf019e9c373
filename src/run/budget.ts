/** Keeps the sum of what was spent and what is in flight at or below `max-cost`. All in US dollars. */
export interface Budget {
  /** Holds the price until it is settled; undefined when one more call would go above the limit, or nobody knows whether it would. */
  reserve(price: number | undefined): Reservation | undefined;
  spent(): number;
}

export interface Reservation {
  /** @param cost what was billed, or may have been; 0 where it surely was not; undefined where nobody knows. */
  settle(cost: number | undefined): void;
}

/** What the recipes of a run have in common. */
export interface Spending {
  spent: number;
  held: number;
}

/** The budget of one recipe: what a model turns out to cost says nothing of another one. */
export function createBudget(limit: number | undefined, run: Spending = { spent: 0, held: 0 }): Budget {
  /** How much more a call turned out to cost than the price list says. */
  let overrun = 1;
  /** What a call turned out to cost, where the list says nothing. */
  let highest = 0;
  /** A call was billed, or may have been, and neither the list nor the reply says how much. */
  let isBlind = false;
  return {
    spent: () => run.spent,
    reserve: (price) => {
      const amount = price === undefined ? highest : price * overrun;
      // A millionth of a dollar of tolerance for sums of decimal fractions.
      const isAbove = (limit ?? Number.POSITIVE_INFINITY) + 1e-6 < run.spent + run.held + amount;
      const isSpent = amount === 0 && price === undefined && limit !== undefined && run.spent >= limit;
      if (isAbove || isSpent || (isBlind && limit !== undefined)) return undefined;
      run.held += amount;
      return {
        settle: (cost) => {
          run.held -= amount;
          const billed = cost ?? amount;
          run.spent += billed;
          if (price === undefined) highest = Math.max(highest, billed);
          else if (price > 0) overrun = Math.max(overrun, billed / price);
          isBlind ||= cost === undefined && amount === 0 && price === undefined;
        },
      };
    },
  };
}
