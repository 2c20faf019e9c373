/**
 * The closed set of error codes, in the order of the contract. A code is part of the public interface: it stands in the
 * `results` output, in annotations and in the comment.
 */
export const ADVICE = {
  "invalid-input": "Correct the input named in the message.",
  unauthorized: "Check the API key: it is missing, wrong, or belongs to another region than `base-url`.",
  "no-credit": "Top up the provider account or raise its spending limit, then run again; finished images are not paid for twice.",
  forbidden: "Give the key or the token the access that the message names.",
  "rate-limited": "Lower `requests-per-minute` or `concurrency`, or run again later; finished images are not paid for twice.",
  refused: "The provider's content check refused this image or prompt. Change the prompt, or exclude the image.",
  unavailable: "The service that the message names did not serve the request. Run again later; finished images are not paid for twice.",
  timeout: "Raise `timeout`, or run again later.",
  ambiguous: "The provider may have run and billed this request, so it was not sent again. Check the provider's usage log, then run again.",
  "unexpected-reply": "The provider answered in a form that is not documented. Run again, and report it if it stays.",
  "invalid-image": "Replace the file by a complete image. Where it is the model's answer, look at it in the artifact, and run again.",
  "unsupported-image": "Convert the file to PNG, JPEG or WebP, or exclude it with a `!` glob.",
  "lfs-pointer": "Set `lfs: true` on actions/checkout, so that the images are fetched.",
  "too-large": "Make the image smaller, or choose a model with a higher limit.",
  "untrusted-url": "The provider named a result address that must not be fetched. Nothing was downloaded; report it to the provider.",
  budget: "Raise `max-cost` or `max-images`, or select fewer images.",
  cancelled:
    "Run again. What is finished is in the artifact, or in the workspace with `deliver: none`; committed with the lockfile, it is not paid for twice.",
  delivery: "Grant the permission, or mend the cause, that the message names.",
  verify: "Look at the picture in the artifact; change the prompt, the glossary or the model.",
  drift: "Look at the picture in the artifact; change the prompt, or raise `max-change`.",
} as const;

export type ErrorCode = keyof typeof ADVICE;

/** The one error class: a code of the closed set, a message for the user without secrets, and the cause. */
export class RetouchError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "RetouchError";
    this.code = code;
  }
}

/** Turns anything thrown into a {@link RetouchError}; what is not one already gets `code`. */
export function toRetouchError(error: unknown, code: ErrorCode): RetouchError {
  if (error instanceof RetouchError) return error;
  return new RetouchError(code, error instanceof Error ? error.message : String(error), { cause: error });
}

/** One failure for all problems. */
export function invalidInputs(problems: readonly string[]): RetouchError {
  const title = problems.length === 1 ? "An input is wrong:" : `${problems.length} inputs are wrong:`;
  return new RetouchError("invalid-input", [title, ...problems.map((problem) => `- ${problem}`)].join("\n"));
}
