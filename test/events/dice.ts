/** Random choices that a seed gives again. */
export interface Dice {
  /** From 0 to `below` - 1. */
  pick(below: number): number;
  /** Whether something of this share comes up. */
  chance(share: number): boolean;
  one<T>(values: readonly T[]): T | undefined;
  /** A key, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
}

/** Mulberry32. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = (below: number) => Math.floor(next() * below);
  return {
    pick,
    chance: (share) => next() < share,
    one: (values) => values[pick(values.length)],
    weighted: (weights) => {
      const entries = Object.entries<number | undefined>(weights) as [keyof typeof weights, number | undefined][];
      let at = next() * entries.reduce((sum, [, weight = 0]) => sum + weight, 0);
      for (const [key, weight = 0] of entries) {
        at -= weight;
        if (at < 0) return key;
      }
      throw new Error("there is nothing to choose from");
    },
  };
}
