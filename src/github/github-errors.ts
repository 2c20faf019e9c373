import { z } from "zod";
import { type ErrorCode, RetouchError } from "../errors.ts";
import { redact } from "../redact.ts";

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
    isRateLimit,
    isTransient: status !== undefined && status >= 500,
  };
}

export type Permission = "contents: read" | "contents: write" | "pull-requests: read" | "pull-requests: write";

/**
 * Says what GitHub did not do, and which permission to grant.
 *
 * @param doing as in "GitHub refused …".
 * @param code for a refusal; without it `forbidden`, and `unavailable` when GitHub could not be reached.
 */
export function explainGitHubError(
  error: unknown,
  { doing, permission, code }: { doing: string; permission: Permission; code?: ErrorCode },
): RetouchError {
  if (error instanceof RetouchError) return error;
  const { status, types, reason, isRateLimit, isTransient } = readFailure(error);
  const make = (fallback: ErrorCode, message: string) => new RetouchError(code ?? fallback, message, { cause: error });
  const said = `${status ? `${status}: ` : ""}${reason}`;
  if (isRateLimit) return make("unavailable", `GitHub's rate limit stopped ${doing} (${said}). Run again later.`);
  if (status === 401) return make("forbidden", `GitHub did not accept \`github-token\` for ${doing} (${said}).`);
  if (status === 403 || status === 404 || types?.includes("FORBIDDEN") || types?.includes("NOT_FOUND")) {
    return make("forbidden", `GitHub refused ${doing} (${said}). The token needs \`permissions: ${permission}\`.`);
  }
  if (isTransient || (status === undefined && !types)) return make("unavailable", `GitHub could not be asked for ${doing} (${said}).`);
  return make("unavailable", `GitHub refused ${doing} (${said}).`);
}
