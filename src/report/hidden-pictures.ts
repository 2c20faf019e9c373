import { findFilters, isFiltered } from "../git/clean-filters.ts";
import type { Outcome } from "../outcome.ts";

/** The outcomes with a picture that a filter such as git-crypt hides in the repository: a copy elsewhere would show it. */
export async function findHidden(outcomes: readonly Outcome[], root: string): Promise<ReadonlySet<Outcome>> {
  const pathsOf = ({ task: { source, output } }: Outcome) => [...(source ? [source.path] : []), output];
  const filters = await findFilters(root, [...new Set(outcomes.flatMap(pathsOf))]);
  return new Set(outcomes.filter((outcome) => pathsOf(outcome).some((path) => isFiltered(filters, path))));
}
