import { z } from "zod";
import type { PictureLimits } from "../pixels/prepare.ts";
import type { EditRequest, Failure, HttpProvider, ImageReference, Model, Next, Option, Reply } from "./provider.ts";
import { failureOf, isSuccess, nearestRatio, toDataUri, unexpectedReply } from "./reading.ts";

/** docs.aimlapi.com/api-references/image-models: two reply shapes, `data[]` and `images[]`; every field may be null. */
const imageSchema = z.object({ url: z.string().nullish(), b64_json: z.string().nullish() });
const replySchema = z.object({
  data: z.array(imageSchema).nullish(),
  images: z.array(imageSchema).nullish(),
  has_nsfw_concepts: z.array(z.boolean()).nullish(),
  meta: z.object({ usage: z.object({ usd_spent: z.number().nullish() }).nullish() }).nullish(),
});
/** docs.aimlapi.com/errors-and-messages. */
const errorSchema = z.object({
  message: z.string(),
  requestId: z.string().nullish(),
  statusCode: z.union([z.string(), z.number()]).nullish(),
});

/** docs.aimlapi.com model catalogue: `GET /v1/models?id=…&include=pricing`. `price` is for `per` units. */
const priceSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      aliases: z.array(z.string()).nullish(),
      pricing: z
        .object({ kind: z.string(), units: z.array(z.object({ price: z.number(), unit: z.string(), per: z.number() })).nullish() })
        .nullish(),
    }),
  ),
});

function readReply(reply: Reply): Next {
  if (!isSuccess(reply)) return readFailure(reply);
  const parsed = replySchema.safeParse(reply.json);
  const images = parsed.data?.data ?? parsed.data?.images;
  if (!parsed.success || !images) return unexpectedReply("AIML API answered without `data` or `images`");
  // The upstream returns a black picture for what its safety check refused.
  if (parsed.data.has_nsfw_concepts?.[0])
    return { kind: "failed", code: "refused", message: "the safety check flagged the result (has_nsfw_concepts)" };
  const references = images.flatMap(({ url, b64_json: base64 }): ImageReference[] => (base64 ? [{ base64 }] : url ? [{ url }] : []));
  if (references.length === 0) return unexpectedReply("AIML API answered without an image");
  const header = Number.parseFloat(String(reply.headers["x-aimlapi-usd-spent"]));
  const cost = Number.isFinite(header) ? header : parsed.data.meta?.usage?.usd_spent;
  return { kind: "done", images: references, ...(cost != null && { cost }) };
}

function readFailure(reply: Reply): Failure {
  const body = errorSchema.safeParse(reply.json).data;
  const failure = failureOf(reply, body?.message);
  // "403: out of credits or forbidden": the message tells them apart, and both end the run.
  if (reply.status === 403 && /credit|balance|fund|billing|quota|top.?up|payment/i.test(failure.message))
    return { ...failure, code: "no-credit" };
  if (reply.status === 400 && /content|safety|moderat|policy|nsfw|inappropriate/i.test(failure.message))
    return { ...failure, code: "refused" };
  // Failed requests are not charged (service-endpoints/usage-logs); that holds for replies of the API itself, not of a gateway before it.
  const isOwn = body?.requestId != null || body?.statusCode != null;
  if (reply.status >= 500 && isOwn) return { ...failure, code: "unavailable", free: true };
  return failure;
}

/** The upstream is DashScope (seen in the result's host): its 10 MB limit is kept with room for base64. */
const LIMITS: PictureLimits = { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 7_000_000, maxSide: 3072 };

const PRESETS = {
  "1:1": "square_hd",
  "4:3": "landscape_4_3",
  "16:9": "landscape_16_9",
  "3:4": "portrait_4_3",
  "9:16": "portrait_16_9",
} as const;

interface Shape {
  takes: readonly Option[];
  promptLimit: number;
  price?: number;
  body(request: EditRequest): Record<string, unknown>;
}

function model({ takes, promptLimit, price, body }: Shape): Model {
  return {
    limits: LIMITS,
    promptLimit,
    negativePromptLimit: 500,
    takes,
    ...(price !== undefined && { price: () => price }),
    edit: (request) => ({
      request: {
        method: "POST",
        path: "/v1/images/generations",
        body: { json: { model: request.model, prompt: request.prompt, negative_prompt: request.negativePrompt, ...body(request) } },
      },
      read: readReply,
    }),
  };
}

/** Multi-image models: their default size is a preset landscape whatever the input is, so the nearest preset is always named. */
const presetBody = (request: EditRequest) => ({
  image_urls: [toDataUri(request.image)],
  image_size: PRESETS[nearestRatio(["1:1", "4:3", "16:9", "3:4", "9:16"], request.target)],
  seed: request.seed,
  watermark: request.watermark,
  enhance_prompt: request.promptExtend,
});

/** As of 2026-08-21. */
const MODELS: Readonly<Record<string, Model>> = {
  "alibaba/qwen-image-edit": model({
    takes: ["negative-prompt", "watermark"],
    promptLimit: 800,
    body: ({ image, watermark }) => ({ image: toDataUri(image), watermark }),
  }),
  "alibaba/qwen-image-3-edit": model({
    takes: ["negative-prompt", "seed", "prompt-extend"],
    promptLimit: 800,
    // Without `image_size` the result has the size of the input; explicit sides must be multiples of 32.
    body: ({ image, seed, promptExtend }) => ({
      image_urls: [toDataUri(image)],
      num_images: 1,
      output_format: "png",
      seed,
      enable_prompt_expansion: promptExtend,
    }),
  }),
  "alibaba/qwen-image-2-0": model({ takes: ["seed", "watermark", "prompt-extend"], promptLimit: 2000, price: 0.0455, body: presetBody }),
  "alibaba/qwen-image-2-0-pro": model({
    takes: ["seed", "watermark", "prompt-extend"],
    promptLimit: 2000,
    price: 0.0975,
    body: presetBody,
  }),
};

export const aimlapi: HttpProvider = {
  kind: "http",
  name: "aimlapi",
  keyVariable: "AIMLAPI_API_KEY",
  keyRequired: true,
  baseUrl: "https://api.aimlapi.com",
  defaultModel: "alibaba/qwen-image-edit",
  modelNames: Object.keys(MODELS),
  findModel: (name) => (Object.hasOwn(MODELS, name) ? MODELS[name] : undefined),
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  concurrency: 4,
  reportsCost: true,
  price: (name) => ({
    request: { method: "GET", path: `/v1/models?id=${encodeURIComponent(name)}&include=pricing` },
    read: (reply) => {
      const models = priceSchema.safeParse(reply.json).data?.data ?? [];
      const pricing = models.find(({ id, aliases }) => id === name || aliases?.includes(name))?.pricing;
      const unit = pricing?.kind === "fixed" ? pricing.units?.find(({ unit }) => /image/i.test(unit)) : undefined;
      return unit && unit.per > 0 ? unit.price / unit.per : undefined;
    },
  }),
};
