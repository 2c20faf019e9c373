import type { $brand } from "zod";

/** An amount in US dollars that somebody else named: of a reply, or of the lockfile. Only {@link isDollars} makes one. */
export type Dollars = number & $brand<"Dollars">;

/** For one call, or one file. No picture costs nearly as much, so more is a mistake, or an attempt to stop or to mislead the run. */
export const MAX_DOLLARS = 1000;

export function isDollars(value: unknown): value is Dollars {
  return typeof value === "number" && value >= 0 && value <= MAX_DOLLARS;
}

/** Undefined, which is "not known", for what is no amount. */
export function toDollars(value: unknown): Dollars | undefined {
  return isDollars(value) ? value : undefined;
}
