/**
 * The closed set of error codes, in the order of the contract, each with general advice where the message itself does not say what to do.
 * A code is part of the public interface: it is in the `results` output, in annotations and in the comment.
 */
export const ADVICE = {
  "invalid-input": "",
  unauthorized: "Check the API key. It may be missing, wrong, or for a different region than `base-url`.",
  "no-credit":
    "Add credit to the provider account or raise its spending limit, then run again. Finished images are not billed again if they are committed with the lockfile or kept in the result cache.",
  forbidden: "",
  "rate-limited":
    "Lower `requests-per-minute` or `concurrency`, or run again later. Finished images are not billed again if they are committed with the lockfile or kept in the result cache.",
  refused: "Change the prompt or exclude the image.",
  unavailable: "Run again later. Finished images are not billed again if they are committed with the lockfile or kept in the result cache.",
  timeout: "Raise `timeout` or run again later.",
  ambiguous: "The request may have been billed, so it was not repeated. Check the provider's usage log, then run again.",
  "unexpected-reply": "Run again. If the error persists, open an issue.",
  "invalid-image": "",
  "unsupported-image": "Convert the file to PNG, JPEG or WebP, or exclude it with a `!` glob.",
  "lfs-pointer": "Set `lfs: true` on `actions/checkout` to download the images.",
  "too-large": "Use a smaller image or another model.",
  "untrusted-url": "Nothing was downloaded. Report the address to the provider.",
  budget: "Raise `max-cost` or `max-images`, or select fewer images.",
  cancelled:
    "Run again. Finished images are in the artifact, or in the workspace with `deliver: none`. They are not billed again if they are committed with the lockfile or kept in the result cache.",
  delivery: "",
  verify: "Check the image in the artifact, then change the prompt, the glossary or the model.",
  drift: "Check the image in the artifact, then change the prompt or raise `max-change`.",
} as const;

export type ErrorCode = keyof typeof ADVICE;

/** A line of a file of the repository. */
export interface FilePlace {
  file: string;
  /** From 1. */
  line: number;
}

/** A mistake in such a file. */
export interface FileProblem extends FilePlace {
  /** A sentence. */
  text: string;
}

export interface RetouchErrorOptions extends ErrorOptions {
  /** Sentences, where the message is a list of them. */
  problems?: readonly string[] | undefined;
  /** Where the first of them is, if it is in a file. */
  place?: FilePlace | undefined;
}

/** The one error class: a code of the closed set, a message for the user without secrets, and the cause. */
export class RetouchError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly string[] | undefined;
  readonly place: FilePlace | undefined;
  constructor(code: ErrorCode, message: string, { problems, place, ...options }: RetouchErrorOptions = {}) {
    super(message, options);
    this.name = "RetouchError";
    this.code = code;
    this.problems = problems;
    this.place = place;
  }
}

/** Turns anything thrown into a {@link RetouchError}; what is not one already gets `code`. */
export function toRetouchError(error: unknown, code: ErrorCode): RetouchError {
  if (error instanceof RetouchError) return error;
  return new RetouchError(code, error instanceof Error ? error.message : String(error), { cause: error });
}

/** One failure for all problems. */
export function invalidInputs(found: readonly (string | FileProblem)[]): RetouchError {
  const problems = [...new Set(found.map((problem) => (typeof problem === "string" ? problem : placeProblem(problem))))];
  const lines = [problemsTitle(problems), ...problems.map((problem) => `- ${problem}`)];
  return new RetouchError("invalid-input", lines.join("\n"), { problems, place: found.find((problem) => typeof problem !== "string") });
}

function placeProblem({ file, line, text }: FileProblem): string {
  return `${file}:${line}: ${text}`;
}

/** The line over a list of problems. */
export function problemsTitle({ length }: readonly string[]): string {
  return length === 1 ? "An input is wrong:" : `${length} problems in the inputs:`;
}
