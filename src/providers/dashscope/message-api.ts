import { z } from "zod";
import type { ApiReply, CallStep, Failure } from "../../http/api-call.ts";
import type { Picture } from "../../pixels/picture.ts";
import { failureOf, isSuccess, judgeWords, readImageReferences, toDataUri, withoutResult } from "../replies.ts";

/**
 * The message shape of DashScope's multimodal generation, which Pixazo's gateway speaks too. Results may stand in several
 * choices or in several items of one. `code` may be an error inside HTTP 200, and is an empty string on Pixazo's success.
 */
const replySchema = z.object({
  status_code: z.number().nullish(),
  // A gateway's numeric code says no more than its HTTP status.
  code: z.string().nullish().catch(undefined),
  message: z.string().nullish(),
  error: z.unknown().optional(),
  output: z
    .object({
      choices: z.array(z.object({ message: z.object({ content: z.array(z.object({ image: z.string().nullish() })) }) })).nullish(),
    })
    .nullish(),
});

/** One user message: the pictures in order, which the prompt may number, then exactly one text. */
export function messagesBody(model: string, { pictures, prompt }: { pictures: readonly Picture[]; prompt: string }) {
  const content = [...pictures.map((picture) => ({ image: toDataUri(picture) })), { text: prompt }];
  return { model, input: { messages: [{ role: "user", content }] } };
}

/** The images of a successful reply; undefined when the reply is a failure, also one that hides in HTTP 200. */
export function readMessagesReply(reply: ApiReply): CallStep | undefined {
  const body = replySchema.safeParse(reply.json).data;
  if (!isSuccess(reply) || body?.code || (body?.status_code != null && body.status_code >= 400)) return undefined;
  const contents = (body?.output?.choices ?? []).flatMap(({ message }) => message.content);
  const images = readImageReferences(contents.map(({ image }) => ({ url: image })));
  return images.length > 0 ? { kind: "done", images } : withoutResult(reply, "image in `output.choices`");
}

type Verdict = Pick<Failure, "code" | "free" | "fatal">;

/** help: Model Studio, "Error codes". The first prefix that fits decides. A refusal that is no fault of the image ends the run. */
const BY_CODE: readonly (readonly [prefix: string, verdict: Verdict])[] = [
  ["DataInspectionFailed", { code: "refused" }],
  // The inspection could not load the picture in time; nothing was run.
  ["InvalidParameter.DataInspection", { code: "unavailable", free: true }],
  ["Arrearage", { code: "no-credit", fatal: true }],
  ["PrepaidBillOverdue", { code: "no-credit", fatal: true }],
  ["PostpaidBillOverdue", { code: "no-credit", fatal: true }],
  ["CommodityNotPurchased", { code: "no-credit", fatal: true }],
  ["AllocationQuota.FreeTierOnly", { code: "no-credit", fatal: true }],
  ["Insufficient Balance", { code: "no-credit", fatal: true }],
  ["InvalidApiKey", { code: "unauthorized", fatal: true }],
  ["AccessDenied", { code: "forbidden", fatal: true }],
  ["Workspace.AccessDenied", { code: "forbidden", fatal: true }],
  ["Model.AccessDenied", { code: "forbidden", fatal: true }],
  ["ModelNotFound", { code: "invalid-input", fatal: true }],
  ["WorkSpaceNotFound", { code: "invalid-input", fatal: true }],
  ["RequestTimeOut", { code: "ambiguous" }],
  ["BadRequest.TooLarge", { code: "too-large" }],
  ["BadRequest.InputDownloadFailed", { code: "unsupported-image" }],
  ["BadRequest.UnsupportedFileFormat", { code: "unsupported-image" }],
  ["UnsupportedFileFormat", { code: "unsupported-image" }],
  ["InvalidParameter", { code: "invalid-input" }],
  ["InvalidURL", { code: "invalid-input" }],
  ["BadRequest", { code: "invalid-input" }],
  // A quota that further requests cannot bring back: after the retries the run ends.
  ["Throttling.AllocationQuota", { code: "rate-limited", free: true, fatal: true }],
  ["Throttling", { code: "rate-limited", free: true }],
  ["LimitRequests", { code: "rate-limited", free: true }],
  ["ModelUnavailable", { code: "unavailable", free: true }],
  ["InternalError", { code: "unavailable" }],
  ["SystemError", { code: "unavailable" }],
  ["ModelServiceFailed", { code: "unavailable" }],
  ["RewriteFailed", { code: "unavailable" }],
];

/**
 * A failure by the vendor's `code`, else by HTTP status. `failuresAreFree`: the vendor bills successful images only. Where no document says
 * so, an error inside HTTP 200 may have been billed, and only a `code` that stands for a request that was not run has it sent again.
 */
export function readMessagesFailure(reply: ApiReply, { failuresAreFree = false } = {}): Failure {
  const body = replySchema.safeParse(reply.json).data;
  const code = body?.code || (typeof body?.error === "string" ? body.error : "");
  const status = isSuccess(reply) ? (body?.status_code ?? 400) : reply.status;
  const message = [code, body?.message].filter(Boolean).join(": ");
  const byStatus = failureOf({ ...reply, status }, message);
  const verdict = BY_CODE.find(([prefix]) => code.startsWith(prefix))?.[1];
  const maybeBilled = (isSuccess(reply) && !failuresAreFree) || undefined;
  // A gateway puts the words where the code is documented.
  if (!verdict) {
    const byWords = status === 400 ? judgeWords({ words: message }) : undefined;
    return { ...byStatus, ...byWords, free: maybeBilled ? undefined : byStatus.free, maybeBilled };
  }
  // `AccessDenied` of the wrong call style and the like are 4xx; a 5xx of the provider itself may be free by its document.
  return {
    kind: "failed",
    message: byStatus.message,
    maybeBilled,
    ...verdict,
    ...(failuresAreFree && status >= 500 && verdict.code === "unavailable" && { free: true }),
  };
}
