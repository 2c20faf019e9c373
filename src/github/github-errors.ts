import { z } from "zod";
import { type ErrorCode, RetouchError } from "../errors.ts";
import { redact } from "../redact.ts";
import { REFUSED } from "./github-messages.ts";

/** What octokit throws: its request error, or its GraphQL error. Octokit gives a broken connection the status 500, without a response. */
const failureSchema = z.object({
  message: z.string().catch(""),
  status: z.number().optional().catch(undefined),
  response: z
    .object({ headers: z.record(z.string(), z.unknown()).optional().catch(undefined), data: z.unknown() })
    .optional()
    .catch(undefined),
  errors: z
    .array(z.object({ type: z.string().optional(), message: z.string().catch("") }))
    .optional()
    .catch(undefined),
});

export interface Failure {
  /** HTTP status; 500 for a broken connection; undefined when it is no failure of a request. */
  status: number | undefined;
  headers: Record<string, unknown>;
  /** GraphQL's error types, such as `FORBIDDEN`; undefined when it is no error of GraphQL. */
  types: string[] | undefined;
  /** GitHub's own words, on one line. */
  reason: string;
  /** Whether the status is GitHub's own. */
  isAnswered: boolean;
  isRateLimit: boolean;
  /** Nobody knows whether GitHub did what was asked. */
  isTransient: boolean;
}

export function readFailure(error: unknown): Failure {
  const { message, status, response, errors } = failureSchema.parse(error instanceof Object ? error : { message: String(error) });
  const headers = response?.headers ?? {};
  const reason = redact(
    (errors?.map((one) => one.message).join(" ") || message)
      .replace(/\s+/g, " ")
      .replace(/ - https?:\S+$/, "")
      .trim(),
  ).slice(0, 300);
  const isRateLimit =
    status === 429 ||
    (status === 403 && (headers["retry-after"] !== undefined || headers["x-ratelimit-remaining"] === "0" || /rate limit/i.test(message)));
  return {
    status,
    headers,
    types: errors?.flatMap(({ type }) => type ?? []),
    reason,
    isAnswered: response !== undefined,
    isRateLimit,
    isTransient: status !== undefined && status >= 500,
  };
}

export type Permission = "contents: read" | "contents: write" | "pull-requests: read" | "pull-requests: write";

/**
 * GitHub's words for a token without the permission; of what the token may not even see, GitHub says that it does not exist. Other
 * refusals (a locked conversation, an archived repository, a rule) are repeated without advice that would not help.
 */
const LACKS_PERMISSION =
  /^Resource not accessible by |\bmust have (admin|push|write|read)\b|not have the correct permissions|^Not Found$|^Could not resolve to a /i;

/**
 * Says what GitHub did not do and why, and which permission to grant where that is the cause.
 *
 * @param doing as in "GitHub refused …".
 * @param code for a refusal; without it `forbidden`, and `unavailable` when GitHub could not be reached.
 */
export function explainGitHubError(
  error: unknown,
  { doing, permission, code }: { doing: string; permission: Permission; code?: ErrorCode },
): RetouchError {
  if (error instanceof RetouchError) return error;
  const { status, types, reason, isAnswered, isRateLimit, isTransient } = readFailure(error);
  const make = (fallback: ErrorCode, message: string) => new RetouchError(code ?? fallback, message, { cause: error });
  const said = `${isAnswered && status ? `${status}: ` : ""}${reason}`;
  if (isRateLimit) return make("unavailable", REFUSED.rateLimit(doing, said));
  if (status === 401) return make("forbidden", REFUSED.token(doing, said));
  if (status === 403 || status === 404 || types?.includes("FORBIDDEN") || types?.includes("NOT_FOUND")) {
    return make("forbidden", LACKS_PERMISSION.test(reason) ? REFUSED.permission(doing, said, permission) : REFUSED.other(doing, said));
  }
  if (isTransient || (status === undefined && !types)) return make("unavailable", REFUSED.incomplete(doing, said));
  return make("unavailable", REFUSED.other(doing, said));
}
