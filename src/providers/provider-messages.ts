// Parts of sentences: they stand behind a code or another message.

export const JOB_CANCELLED = "the job was cancelled at the provider";
export const JOB_FAILED = "the provider reported a failure without a reason";
export const RESULT_FLAGGED = "the provider's safety check flagged the result";

/** @param what without an article, such as `image`. */
export function missingInReply(what: string): string {
  return `the API response contains no ${what}`;
}

/** @param what part of a sentence. */
export function saysInstead(what: string, message: string): string {
  return `${what}; it says: ${message}`;
}

export function unknownStatus(status: string | null | undefined): string {
  return `the API reported an unknown job status: ${JSON.stringify(status ?? null)}`;
}

// Sentences about words that a model translates by.

export function tooManyKept(limit: number, count: number): string {
  return `The model accepts at most ${limit} words under \`keep\`; the glossary has ${count}.`;
}

export function tooLongHint(limit: number, count: number): string {
  return `The model accepts a prompt of at most ${limit} words; this one has ${count}.`;
}

export const ENGLISH_ONLY = "The model only understands English prompts; this one contains letters of another script.";
