/** Keeps the sum of what was spent and what is in flight at or below `max-cost`. All in US dollars. */
export interface Budget {
  /** False when one more call of this price would go above the limit. A true answer holds the amount until `settle`. */
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
  return {
    spent: () => spent,
    reserve: (price) => {
      const amount = Math.max(price ?? 0, highest);
      // A millionth of a dollar of tolerance for sums of decimal fractions.
      if (limit !== undefined && (spent + held + amount > limit + 1e-6 || (amount === 0 && price === undefined && spent >= limit)))
        return undefined;
      held += amount;
      return {
        settle: (cost) => {
          held -= amount;
          const billed = cost ?? amount;
          spent += billed;
          highest = Math.max(highest, billed);
        },
      };
    },
  };
}
