import { distance } from "fastest-levenshtein";
import { RetouchError } from "../errors.ts";

/** One failure for all problems. */
export function invalidInputs(problems: readonly string[]): RetouchError {
  const title = problems.length === 1 ? "An input is wrong:" : `${problems.length} inputs are wrong:`;
  return new RetouchError("invalid-input", [title, ...problems.map((problem) => `- ${problem}`)].join("\n"));
}

/** The known name that is spelt most like the given one. */
export function nearest(name: string, known: readonly string[]): string {
  return known.reduce((best, candidate) => (distance(name, candidate) < distance(name, best) ? candidate : best), known[0] ?? "");
}
