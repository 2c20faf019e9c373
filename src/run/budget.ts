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

export function createBudget(limit: number | undefined): Budget {
  let spent = 0;
  let held = 0;
  /** What a call turned out to cost, where that is more than the price list says, or the list says nothing. */
  let highest = 0;
  /** A call was billed, or may have been, and neither the list nor the reply says how much. */
  let isBlind = false;
  return {
    spent: () => spent,
    reserve: (price) => {
      const amount = Math.max(price ?? 0, highest);
      // A millionth of a dollar of tolerance for sums of decimal fractions.
      const isAbove = (limit ?? Number.POSITIVE_INFINITY) + 1e-6 < spent + held + amount;
      const isSpent = amount === 0 && price === undefined && limit !== undefined && spent >= limit;
      if (isAbove || isSpent || (isBlind && limit !== undefined)) return undefined;
      held += amount;
      return {
        settle: (cost) => {
          held -= amount;
          const billed = cost ?? amount;
          spent += billed;
          highest = Math.max(highest, billed);
          isBlind ||= cost === undefined && amount === 0 && price === undefined;
        },
      };
    },
  };
}
