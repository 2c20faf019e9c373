import { z } from "zod";
import type { ApiReply, Call, CallStep } from "../../http/api-call.ts";
import type { Model, TranslateRequest, Translation } from "../provider.ts";
import { ENGLISH_ONLY, JOB_CANCELLED, missingInReply, tooLongHint, tooManyKept, unknownStatus } from "../provider-messages.ts";
import { isSuccess, jobIdSchema, readImageReferences, unexpectedReply, withoutResult } from "../replies.ts";
import { LANGUAGES, type Languages, languageCode, supportsPair } from "./language-codes.ts";
import { readMessagesFailure } from "./message-api.ts";

/** help: Model Studio, "Qwen-MT-Image API reference". */
const replySchema = z.object({
  code: z.string().nullish().catch(undefined),
  output: z
    .object({
      task_id: jobIdSchema.nullish().catch(undefined),
      // Absent in a synchronous reply.
      task_status: z.string().nullish(),
      image_url: z.string().nullish(),
      message: z.string().nullish(),
      code: z.string().nullish(),
    })
    .nullish(),
});

const MAX_KEPT = 50;
const MAX_HINT_WORDS = 200;
const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u;

/** The vendor advises these bounds for the sake of the result; glossary pairs have none. */
const checkWords: NonNullable<Translation["check"]> = ({ keep, hint = "" }) => {
  if (keep.length > MAX_KEPT) return tooManyKept(MAX_KEPT, keep.length);
  const words = hint.split(/\s+/).filter(Boolean).length;
  if (words > MAX_HINT_WORDS) return tooLongHint(MAX_HINT_WORDS, words);
  if (OTHER_SCRIPT.test(hint)) return ENGLISH_ONLY;
  return undefined;
};

interface Version extends Pick<Model, "requestsPerMinute"> {
  languages: Languages;
  price: number;
  /** It knows tasks only. */
  isQueued: boolean;
}

function toModel({ languages, price, isQueued, ...facts }: Version): Model {
  return {
    // The page says 100 MB, and said 10 before. Transparency is lost.
    limits: {
      mediaTypes: ["image/png", "image/jpeg", "image/webp", "image/tiff"],
      maxBytes: 10_000_000,
      minSide: 15,
      maxSide: 8192,
      maxRatio: 10,
      alpha: false,
    },
    takes: ["keep-subject-text"],
    price: () => price,
    ...facts,
    translate: {
      supports: (from, to) => supportsPair(languages, from, to),
      code: languageCode,
      check: checkWords,
      call: (request) => ({
        request: {
          method: "POST",
          path: "/services/aigc/image2image/image-synthesis",
          headers: { "x-dashscope-ossresourceresolve": "enable", ...(isQueued && { "x-dashscope-async": "enable" }) },
          body: { json: bodyOf(request) },
        },
        isQueued,
        read: (reply) => readTranslation(reply),
      }),
    },
  };
}

function bodyOf({ model, imageUrl, from, to, terms, keep, hint, keepSubjectText }: TranslateRequest): Record<string, unknown> {
  const ext = {
    ...(hint && { domainHint: hint }),
    ...(keep.length > 0 && { sensitives: keep }),
    ...(terms.length > 0 && { terminologies: terms.map(({ source, target }) => ({ src: source, tgt: target })) }),
    // Text on people, products and logos is left alone when the picture is cut into segments.
    ...(keepSubjectText !== undefined && { config: { imageSegment: keepSubjectText } }),
  };
  return {
    model,
    input: {
      image_url: imageUrl,
      source_lang: from === undefined ? "auto" : (languageCode(from) ?? from),
      target_lang: languageCode(to) ?? to,
      ...(Object.keys(ext).length > 0 && { ext }),
    },
  };
}

/**
 * A synchronous reply, a task that was accepted, or the record of one. Only what succeeded is billed.
 *
 * @param known the task whose record it is: its name does not change.
 */
function readTranslation(reply: ApiReply, known?: string): CallStep {
  const body = replySchema.safeParse(reply.json).data;
  if (!isSuccess(reply) || body?.code) return readMessagesFailure(reply, { failuresAreFree: true });
  const { task_id: named, task_status: status, image_url: url, message } = body?.output ?? {};
  const task = known ?? named;
  switch (status ?? "SUCCEEDED") {
    case "PENDING":
    case "RUNNING":
      return task ? waitFor(task) : unexpectedReply(reply, missingInReply("`task_id`"));
    case "SUCCEEDED":
      // An address may stand beside it: of the picture as it was.
      if (/no text detected/i.test(message ?? "")) return { kind: "unchanged", message: message ?? "" };
      if (url) return { kind: "done", images: readImageReferences([{ url }]) };
      // What is said about a record is no end of its task.
      return known === undefined ? withoutResult(reply, "`image_url`") : unexpectedReply(reply, missingInReply("`image_url`"));
    case "FAILED":
      return readMessagesFailure({ ...reply, status: 500, json: body?.output }, { failuresAreFree: true });
    case "CANCELED":
      return { kind: "failed", code: "cancelled", message: JOB_CANCELLED };
    default:
      // `UNKNOWN` among them: records are kept for a day.
      return unexpectedReply(reply, unknownStatus(status));
  }
}

function waitFor(task: string): CallStep {
  const path = `/tasks/${encodeURIComponent(task)}`;
  const cancel: Call = {
    // Refused once the task runs.
    request: { method: "POST", path: `${path}/cancel` },
    read: (answer) => (isSuccess(answer) ? { kind: "done", images: [] } : readMessagesFailure(answer)),
  };
  const poll: Call = { request: { method: "GET", path }, read: (reply) => readTranslation(reply, task) };
  return { kind: "wait", job: task, poll, cancel: [cancel] };
}

/** Prices in US dollars and rates: of the first for Beijing, where alone it is offered, of the second for Singapore. As of 2026-10-12. */
export const TRANSLATION_MODELS = {
  // Its rate is 60 in Beijing.
  "qwen-mt-image-2.0": toModel({ languages: LANGUAGES["qwen-mt-image-2.0"], price: 0.0006, isQueued: false, requestsPerMinute: 1 }),
  "qwen-mt-image": toModel({ languages: LANGUAGES["qwen-mt-image"], price: 0.000431, isQueued: true, requestsPerMinute: 60 }),
} as const satisfies Record<string, Model>;
