import { z } from "zod";
import type { ErrorCode } from "../errors.ts";
import type { ApiReply, DataUri, Failure, ImageReference } from "../http/api-call.ts";
import { DATA_HEAD } from "../http/reply-json.ts";
import type { Picture } from "../pixels/picture.ts";
import { type ErrorBody, readErrorBody } from "./error-body.ts";
import { missingInReply, saysInstead } from "./provider-messages.ts";

/** `data:<mime>;base64,…`. The media type is lower case, as the vendors ask, and comes from the content, not the file's name. */
export function toDataUri(picture: Picture): DataUri {
  return { picture, toJSON: () => `data:${picture.mediaType};base64,${picture.bytes.toString("base64")}` };
}

/** A complete 2xx reply that is not understood, with what it says. It may have been billed. */
export function unexpectedReply({ json }: ApiReply, what: string): Failure {
  const said = readErrorBody(json);
  return { kind: "failed", code: "unexpected-reply", message: said ? saysInstead(what, said.message) : what };
}

/**
 * A complete 2xx reply without its result: some APIs and gateways report errors that way. Whatever it says, it may have been billed, and is
 * not sent again.
 *
 * @param what without an article, such as `image`.
 */
export function withoutResult(reply: ApiReply, what: string): Failure {
  const said = readErrorBody(reply.json);
  const verdict = said && judgeWords(said);
  return said && verdict
    ? { kind: "failed", message: said.message, ...verdict, maybeBilled: true }
    : unexpectedReply(reply, missingInReply(what));
}

/** OpenAI's codes and sentences, AIML API's and DashScope's. Gateways in front of a server pass on the words, and not always the code. */
const NO_CREDIT =
  /billing|payment required|exceeded your current quota|arrearage|\b(insufficient|out of|not enough|no more)[_ ]((user|account)[_ ])?(quota|credits?|balance|funds?)\b/i;
const REFUSED =
  /moderation|content[ _](policy|filter)|policy[ _]?violation|safety (system|check|filter)|nsfw|inappropriate content|flagged (as|by|for)|DataInspectionFailed|Green net check/i;

/** What the words of an error say for sure, whatever the HTTP status is; of a server in trouble they say nothing. */
export function judgeWords({ words, status = 400 }: Pick<ErrorBody, "words" | "status">): Pick<Failure, "code" | "fatal"> | undefined {
  if (status >= 500) return undefined;
  if (status === 402 || NO_CREDIT.test(words)) return { code: "no-credit", fatal: true };
  return REFUSED.test(words) ? { code: "refused" } : undefined;
}

/** What HTTP says of a failure where the vendor's document says nothing else. */
const BY_STATUS: Readonly<Record<number, { code: ErrorCode; free?: boolean; fatal?: boolean }>> = {
  401: { code: "unauthorized", fatal: true },
  402: { code: "no-credit", fatal: true },
  403: { code: "forbidden", fatal: true },
  404: { code: "invalid-input", fatal: true },
  // The server gave up waiting, or a gateway did: the model behind it may have run.
  408: { code: "ambiguous" },
  413: { code: "too-large" },
  415: { code: "unsupported-image" },
  429: { code: "rate-limited", free: true },
  502: { code: "ambiguous" },
  503: { code: "unavailable", free: true },
  504: { code: "ambiguous" },
};

/** The failure that a non-2xx reply stands for, with the vendor's own words. */
export function failureOf(reply: ApiReply, message: string | undefined): Failure {
  const known = BY_STATUS[reply.status] ?? { code: reply.status >= 500 ? ("unavailable" as const) : ("invalid-input" as const) };
  return { kind: "failed", message: message?.trim() || `HTTP ${reply.status}`, ...known };
}

export function isSuccess(reply: ApiReply): boolean {
  return reply.status >= 200 && reply.status < 300;
}

/** Name of a job in the paths of its provider. What is no plain name cannot be one. */
export const jobIdSchema = z.string().regex(/^(?!\.{1,2}$)[\x21-\x7e]{1,200}$/);

/** Large texts in base64 are decoded already. */
const textSchema = z.union([z.string(), z.instanceof(Buffer)]);

/** Image in the reply of many APIs (OpenAI: images reference). Gateways leave fields null or empty. */
export const imageSchema = z.object({ url: textSchema.nullish(), b64_json: textSchema.nullish() });

/**
 * Image references of a reply, in order, without the entries that name no image. Gateways put base64 with or without the head
 * of a data URI into either field.
 */
export function readImageReferences(entries: readonly z.infer<typeof imageSchema>[] | null | undefined): ImageReference[] {
  return (entries ?? []).flatMap(({ url, b64_json: base64 }): ImageReference[] => {
    if (isThere(base64)) return [decode(base64)];
    if (!isThere(url)) return [];
    return typeof url !== "string" || DATA_HEAD.test(url) ? [decode(url)] : [{ url }];
  });
}

function isThere<T extends string | Buffer>(text: T | null | undefined): text is T {
  return typeof text === "string" ? text.trim() !== "" : text != null;
}

function decode(text: string | Buffer): ImageReference {
  return typeof text === "string" ? { base64: text.replace(DATA_HEAD, "") } : { bytes: text };
}
