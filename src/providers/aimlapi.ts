import { z } from "zod";
import type { ApiReply, Call, CallStep, Failure } from "../http/api-call.ts";
import { hasExactRatio } from "../pixels/geometry.ts";
import type { Size } from "../pixels/picture.ts";
import type { PictureLimits } from "../pixels/prepare-picture.ts";
import { findOutputSize } from "../pixels/size-limits.ts";
import { toDollars } from "../text/dollars.ts";
import { readErrorBody } from "./error-body.ts";
import type { EditRequest, GenerateRequest, HttpProvider, Model } from "./provider.ts";
import { RESULT_FLAGGED } from "./provider-messages.ts";
import { failureOf, imageSchema, isSuccess, readImageReferences, toDataUri, withoutResult } from "./replies.ts";

/** docs.aimlapi.com/api-references/image-models: two reply shapes, `data[]` and `images[]`; every field may be null. */
const replySchema = z.object({
  data: z.array(imageSchema).nullish(),
  images: z.array(imageSchema).nullish(),
  has_nsfw_concepts: z.array(z.boolean()).nullish(),
  meta: z.object({ usage: z.object({ usd_spent: z.number().nullish() }).nullish() }).nullish(),
});
/** docs.aimlapi.com/errors-and-messages: what no gateway before the API adds. */
const ownErrorSchema = z.object({
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

function readReply(reply: ApiReply): CallStep {
  if (!isSuccess(reply)) return readFailure(reply);
  const parsed = replySchema.safeParse(reply.json);
  const images = parsed.data?.data ?? parsed.data?.images;
  if (!parsed.success || !images) return withoutResult(reply, "`data` or `images`");
  const flags = parsed.data.has_nsfw_concepts ?? [];
  // The upstream returns a black picture for what its safety check refused.
  const allowed = images.filter((_, index) => flags[index] !== true);
  if (images.length > 0 && allowed.length === 0) return { kind: "failed", code: "refused", message: RESULT_FLAGGED };
  const references = readImageReferences(allowed);
  if (references.length === 0) return withoutResult(reply, "image");
  const header = Number.parseFloat(String(reply.headers["x-aimlapi-usd-spent"]));
  const cost = toDollars(header) ?? toDollars(parsed.data.meta?.usage?.usd_spent);
  return { kind: "done", images: references, cost };
}

function readFailure(reply: ApiReply): Failure {
  const failure = failureOf(reply, readErrorBody(reply.json)?.message);
  // "403: out of credits or forbidden": the message tells them apart, and both end the run.
  if (reply.status === 403 && /credit|balance|fund|billing|quota|top.?up|payment/i.test(failure.message))
    return { ...failure, code: "no-credit" };
  if (reply.status === 400 && /content|safety|moderat|policy|nsfw|inappropriate/i.test(failure.message))
    return { ...failure, code: "refused" };
  // Failed requests are not charged (service-endpoints/usage-logs); that holds for replies of the API itself, not of a gateway before it.
  const body = ownErrorSchema.safeParse(reply.json).data;
  const isOwn = body?.requestId != null || body?.statusCode != null;
  if (reply.status >= 500 && isOwn) return { ...failure, code: "unavailable", free: true };
  return failure;
}

/** The upstream is DashScope (seen in the result's host): its 10 MB limit is kept with room for base64. */
const LIMITS: PictureLimits = { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 7_000_000, maxSide: 3072 };

type Fields = Record<string, unknown>;

interface Shape extends Omit<Model, "limits" | "price" | "edit" | "generate"> {
  price?: number;
  /** Fields besides `model`, `prompt` and `negative_prompt`. Absent: the model takes no picture. */
  edit?(request: EditRequest): Fields;
  /** Absent: the model does not work without a picture. */
  generate?(request: GenerateRequest): Fields;
}

function toModel({ price, edit, generate, ...facts }: Shape): Model {
  const call = (request: EditRequest | GenerateRequest, fields: Fields): Call => ({
    request: {
      method: "POST",
      path: "/v1/images/generations",
      body: { json: { model: request.model, prompt: request.prompt, negative_prompt: request.negativePrompt, ...fields } },
    },
    read: readReply,
  });
  return {
    limits: LIMITS,
    ...facts,
    price: price === undefined ? undefined : () => price,
    edit: edit && ((request) => call(request, edit(request))),
    generate: generate && ((request) => call(request, generate(request))),
  };
}

/** Up to three in the user's order, the picture to edit first. */
const imageUrls = ({ image, references }: EditRequest) => ({ image_urls: [image, ...references].map(toDataUri) });

/** `image_size` is always named: the default is a landscape whatever the input is. */
const sized = (sides: { minSide: number; maxSide: number }, { target }: { target: Size }) => ({
  image_size: findOutputSize(target, { ...sides, step: 32 }),
});

const secondFields = (request: EditRequest | GenerateRequest) => ({
  ...sized({ minSide: 512, maxSide: 1440 }, request),
  seed: request.seed,
  watermark: request.watermark,
  enhance_prompt: request.promptExtend,
});

/**
 * …/image-models/Alibaba-Cloud/{qwen-image-2-0,qwen-image-2-0-pro,wan2-7-image}.json: `image_urls` 0–3, sides 512–1440 in multiples of 32.
 * The schema has no number of images.
 */
const SECOND: Shape = {
  takes: ["negative-prompt", "seed", "watermark", "prompt-extend"],
  promptLimit: 2000,
  negativePromptLimit: 500,
  references: 2,
  edit: (request) => ({ ...imageUrls(request), ...secondFields(request) }),
  generate: secondFields,
};

/** …/image-models/Alibaba-Cloud/{qwen-image-3,qwen-image-3-edit}.json: sides 384–2048 in multiples of 32, 1–4 images. */
const THIRD = {
  takes: ["negative-prompt", "seed", "prompt-extend", "safety-checker"],
  promptLimit: 800,
  negativePromptLimit: 500,
  candidates: 4,
} satisfies Partial<Shape>;

const thirdSides = { minSide: 384, maxSide: 2048 };
const thirdFields = (request: EditRequest | GenerateRequest) => ({
  num_images: request.count,
  seed: request.seed,
  enable_prompt_expansion: request.promptExtend,
  enable_safety_checker: request.safetyChecker,
});

/** docs.aimlapi.com/api-references/image-models/alibaba-cloud: parameters and limits by the page of each model, as of 2026-08-21. */
const MODELS: Readonly<Record<string, Model>> = {
  "alibaba/qwen-image-edit": toModel({
    takes: ["negative-prompt", "watermark"],
    promptLimit: 800,
    negativePromptLimit: 500,
    edit: ({ image, watermark }) => ({ image: toDataUri(image), watermark }),
  }),
  "alibaba/qwen-image-3-edit": toModel({
    ...THIRD,
    references: 2,
    edit: (request) => ({
      ...imageUrls(request),
      // Without `image_size` the result has the size of the first picture, to the pixel.
      ...(hasExactRatio(request.source, request.target) ? {} : sized(thirdSides, request)),
      output_format: "png",
      ...thirdFields(request),
    }),
  }),
  "alibaba/qwen-image-2-0": toModel({ ...SECOND, price: 0.0455 }),
  "alibaba/qwen-image-2-0-pro": toModel({ ...SECOND, price: 0.0975 }),
  "alibaba/wan-2-7-image": toModel(SECOND),
  "alibaba/qwen-image": toModel({
    takes: ["negative-prompt", "seed", "guidance-scale", "safety-checker"],
    promptLimit: 4000,
    guidanceScale: [1, 20],
    candidates: 4,
    price: 0.0455,
    generate: (request) => ({
      ...sized({ minSide: 512, maxSide: 1536 }, request),
      num_images: request.count,
      // JPEG is the default, and WebP is not offered.
      output_format: request.format === "jpeg" ? "jpeg" : "png",
      // The page's seeds begin at 1.
      seed: request.seed === undefined ? undefined : Math.max(1, request.seed),
      guidance_scale: request.guidanceScale,
      enable_safety_checker: request.safetyChecker,
    }),
  }),
  "alibaba/qwen-image-3": toModel({
    ...THIRD,
    generate: (request) => ({ ...sized(thirdSides, request), output_format: request.format, ...thirdFields(request) }),
  }),
};

export const aimlapi: HttpProvider = {
  kind: "http",
  name: "aimlapi",
  keyVariable: "AIMLAPI_API_KEY",
  keyRequired: true,
  baseUrl: "https://api.aimlapi.com",
  defaultModels: { edit: "alibaba/qwen-image-edit", localize: "alibaba/qwen-image-edit", generate: "alibaba/qwen-image" },
  modelNames: Object.keys(MODELS),
  findModel: (name) => (Object.hasOwn(MODELS, name) ? MODELS[name] : undefined),
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  concurrency: 4,
  secondsPerCall: 10,
  reportsCost: true,
  price: (name) => ({
    request: { method: "GET", path: `/v1/models?id=${encodeURIComponent(name)}&include=pricing` },
    read: (reply) => {
      const models = priceSchema.safeParse(reply.json).data?.data ?? [];
      const pricing = models.find(({ id, aliases }) => id === name || aliases?.includes(name))?.pricing;
      const unit = pricing?.kind === "fixed" ? pricing.units?.find(({ unit }) => /image/i.test(unit)) : undefined;
      return unit && unit.per > 0 ? toDollars(unit.price / unit.per) : undefined;
    },
  }),
};
