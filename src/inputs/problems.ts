import { RetouchError } from "../errors.ts";

/** One failure for all problems. */
export function invalidInputs(problems: readonly string[]): RetouchError {
  const title = problems.length === 1 ? "An input is wrong:" : `${problems.length} inputs are wrong:`;
  return new RetouchError("invalid-input", [title, ...problems.map((problem) => `- ${problem}`)].join("\n"));
}

/** A text of a file in a message: on one line, and not long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
