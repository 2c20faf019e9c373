import { z } from "zod";
import type { Call, Failure, ImageReference, Next, Reply } from "../http/api-call.ts";
import { hasExactRatio, nearestRatio } from "../pixels/geometry.ts";
import type { ModelInput } from "./model-options.ts";
import type { EditRequest, GenerateRequest, HttpProvider, Model } from "./provider.ts";
import { failureOf, isSuccess, readImageReferences, toDataUri, unexpectedReply } from "./replies.ts";

/** docs.oxen.ai/inference-api/reference: image_editing, image_generation, async_queue, models. */
const imagesSchema = z.object({ images: z.array(z.object({ url: z.string().nullish(), b64_json: z.string().nullish() })) });
const enqueueSchema = z.object({ generations: z.array(z.object({ generation_id: z.string() })).min(1) });
const generationSchema = z.object({
  status: z.string(),
  result_url: z.string().nullish(),
  error_message: z.string().nullish(),
});
const eventSchema = z.object({ generation_id: z.string() });
/** Two shapes: `{error: {type, title, detail}, status_message}` and `{error: {message}}`. */
const errorSchema = z.object({
  error: z
    .union([
      z.string(),
      z.object({ type: z.string().nullish(), title: z.string().nullish(), detail: z.string().nullish(), message: z.string().nullish() }),
    ])
    .nullish(),
  status_message: z.string().nullish(),
});
const modelSchema = z.object({ pricing: z.object({ method: z.string(), cost_per_image: z.coerce.number().nullish() }).nullish() });

function readFailure(reply: Reply): Failure {
  const body = errorSchema.safeParse(reply.json).data;
  const error = typeof body?.error === "string" ? { message: body.error } : body?.error;
  const message =
    error &&
    ("message" in error && error.message
      ? error.message
      : [("title" in error && error.title) || "", ("detail" in error && error.detail) || ""].filter(Boolean).join(": "));
  return classify(failureOf(reply, message || body?.status_message || undefined));
}

/** Queue jobs report errors as text only, so the documented strings decide. */
function classify(failure: Failure): Failure {
  if (/insufficient credits/i.test(failure.message)) return { ...failure, code: "no-credit", fatal: true, free: false };
  if (/model not found/i.test(failure.message)) return { ...failure, code: "invalid-input", fatal: true, free: false };
  // Fields are looked at only when a queued job runs.
  if (/^invalid (parameters|input)/i.test(failure.message)) return { ...failure, code: "invalid-input" };
  if (/moderat|safety|content policy|nsfw|sensitive|inappropriate|flagged/i.test(failure.message))
    return { ...failure, code: "refused", free: false, fatal: false };
  return failure;
}

function readImages(reply: Reply): Next {
  if (!isSuccess(reply)) return readFailure(reply);
  const images = readImageReferences(imagesSchema.safeParse(reply.json).data?.images);
  return images.length > 0 ? { kind: "done", images } : unexpectedReply("Oxen answered without an image");
}

/** The jobs of one call, in order. Each makes one picture under an id of its own, and they are read one after the other. */
interface Jobs {
  all: readonly string[];
  /** Not known to have ended; the first is polled. */
  left: readonly string[];
  images: readonly ImageReference[];
  /** The first. */
  failure?: Failure;
}

function readEnqueued(reply: Reply): Next {
  if (!isSuccess(reply)) return readFailure(reply);
  const ids = enqueueSchema.safeParse(reply.json).data?.generations.map(({ generation_id: id }) => id);
  return ids ? follow({ all: ids, left: ids, images: [] }) : unexpectedReply("Oxen answered without a `generation_id`");
}

/** What comes next: a poll of the first job that is left; at the end all pictures, or where there is none, why. */
function follow(jobs: Jobs): Next {
  const { all, left, images, failure } = jobs;
  const [job] = left;
  if (job !== undefined) {
    const poll: Call = { request: { method: "GET", path: recordOf(job) }, read: (reply) => readGeneration(reply, jobs) };
    return { kind: "wait", job, poll, cancel: left.map(cancelOf), ...(images.length > 0 && { images }) };
  }
  if (images.length === 0 && failure) return failure;
  const again = follow({ all, left: all, images: [] });
  return { kind: "done", images: [...images], ...(again.kind === "wait" && { refresh: again.poll }) };
}

const recordOf = (job: string) => `/ai/queue/${encodeURIComponent(job)}`;

function cancelOf(job: string): Call {
  return {
    request: { method: "DELETE", path: recordOf(job) },
    read: (answer) => (isSuccess(answer) ? { kind: "done", images: [] } : readFailure(answer)),
  };
}

/** Reads the record of the first job that is left. What is not understood is no end: the caller asks again. */
function readGeneration(reply: Reply, jobs: Jobs): Next {
  if (!isSuccess(reply)) return readFailure(reply);
  const generation = generationSchema.safeParse(reply.json).data;
  const ended = { ...jobs, left: jobs.left.slice(1) };
  const failed = (failure: Failure) => follow({ ...ended, failure: jobs.failure ?? failure });
  switch (generation?.status) {
    case "queued":
    case "processing":
      return follow(jobs);
    case "succeeded":
      return generation.result_url
        ? follow({ ...ended, images: [...jobs.images, ...readImageReferences([{ url: generation.result_url }])] })
        : unexpectedReply("Oxen reports success without a `result_url`");
    case "failed":
      return failed(classify({ kind: "failed", code: "unavailable", message: generation.error_message ?? "the generation failed" }));
    case "cancelled":
      return failed({ kind: "failed", code: "cancelled", message: "the generation was cancelled at Oxen" });
    default:
      return unexpectedReply(`Oxen reports the status ${JSON.stringify(generation?.status ?? null)}`);
  }
}

type Ratios = readonly [string, ...string[]];
const RATIOS = ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3"] as const;

/** `aspect_ratio` is always named: its default is 16:9 whatever the input is. */
const ratio = (ratios: Ratios, { target }: EditRequest | GenerateRequest) => ({ aspect_ratio: nearestRatio(ratios, target) });

type Fields = Record<string, unknown>;

interface Shape extends Pick<Model, "references" | "promptTokens" | "guidanceScale"> {
  takes?: readonly ModelInput[];
  /** Fields besides `model` and `prompt`. Absent: the model takes no picture. */
  edit?(request: EditRequest): Fields;
  /** Absent: the model does not work without a picture. */
  generate?(request: GenerateRequest): Fields;
  /** Of a synchronous call without a picture, where it is not the one for generating. */
  generateAt?: string;
}

const single = ({ image }: EditRequest) => ({ input_image: toDataUri(image) });
/** The picture to edit is `@Image1`. */
const inputs = ({ image, references }: EditRequest) => [image, ...references].map(toDataUri);

/** models/{qwen-image-edit-plus,qwen-image-edit-2511}: up to three pictures. */
const EDIT_PLUS: Shape = {
  takes: ["negative-prompt"],
  references: 2,
  edit: (request) => ({
    input_image: inputs(request),
    ...ratio(RATIOS, request),
    negative_prompt: request.negativePrompt,
    output_format: "png",
  }),
};

/** models/{qwen-image,qwen-image-2512}. Their own formats are lossy, at a quality of 80. */
const TEXT_TO_IMAGE: Shape = {
  takes: ["negative-prompt", "seed", "guidance-scale", "safety-checker"],
  guidanceScale: [0, 10],
  generate: (request) => ({
    ...ratio(RATIOS, request),
    negative_prompt: request.negativePrompt,
    seed: request.seed,
    guidance: request.guidanceScale,
    disable_safety_checker: request.safetyChecker === undefined ? undefined : !request.safetyChecker,
    output_format: request.format === "jpeg" ? "jpg" : request.format,
    output_quality: request.format === "png" ? undefined : 95,
  }),
};

const qwen2 = (request: EditRequest | GenerateRequest) => ({
  negative_prompt: request.negativePrompt,
  seed: request.seed,
  enable_prompt_expansion: request.promptExtend,
});
const QWEN_2_RATIOS = [...RATIOS, "2:1", "1:2"] as const;

/** `num_images` is never sent: only the first is returned, and all are billed. Thinking needs the expansion. */
const qwen3 = (request: EditRequest | GenerateRequest) => ({
  ...qwen2(request),
  enable_thinking: request.promptExtend === false ? false : undefined,
  watermark: request.watermark,
});
const QWEN_3_RATIOS = ["1:1", "16:9", "9:16", "4:3", "3:4"] as const;

const GPT_RATIOS = [...RATIOS, "21:9", "9:21"] as const;
const BANANA_RATIOS = [...RATIOS, "4:5", "5:4", "21:9", "4:1", "1:4", "8:1", "1:8"] as const;

/**
 * docs.oxen.ai/inference-api/reference/models, as read in 2026-11. Of `gpt-image-2` and `nano-banana-2` the pages name no number of pictures:
 * it is OpenAI's own (16) and Google's own (14).
 */
const SHAPES: Readonly<Record<string, Shape>> = {
  "qwen-image-edit": { edit: (request) => ({ ...single(request), ...ratio(RATIOS, request) }) },
  "qwen-image-edit-plus": EDIT_PLUS,
  "qwen-image-edit-2511": EDIT_PLUS,
  "qwen-image-2": {
    takes: ["negative-prompt", "seed", "prompt-extend"],
    promptTokens: 1000,
    edit: (request) => ({
      ...single(request),
      ...(hasExactRatio(request.source, request.target) ? { match_input_image: true } : ratio(QWEN_2_RATIOS, request)),
      ...qwen2(request),
    }),
    generate: (request) => ({ ...ratio(QWEN_2_RATIOS, request), ...qwen2(request) }),
  },
  "qwen-image-3": {
    takes: ["negative-prompt", "seed", "prompt-extend", "watermark"],
    promptTokens: 4500,
    references: 2,
    edit: (request) => ({
      input_images: inputs(request),
      // `auto` is the ratio of the last picture.
      ...(hasExactRatio(request.source, request.target) && request.references.length === 0
        ? { aspect_ratio: "auto" }
        : ratio(QWEN_3_RATIOS, request)),
      ...qwen3(request),
    }),
    generate: (request) => ({ ...ratio(QWEN_3_RATIOS, request), ...qwen3(request) }),
    generateAt: "/ai/images/edit",
  },
  "gpt-image-2": {
    takes: ["mask"],
    references: 15,
    edit: (request) => ({
      input_image: inputs(request),
      ...ratio(GPT_RATIOS, request),
      mask_url: request.mask && toDataUri(request.mask),
      output_format: "png",
    }),
    generate: (request) => ({ ...ratio(GPT_RATIOS, request), output_format: request.format }),
  },
  "nano-banana-2": {
    references: 13,
    edit: (request) => ({ input_image: inputs(request), ...ratio(BANANA_RATIOS, request) }),
    generate: (request) => ratio(BANANA_RATIOS, request),
  },
  "flux-kontext-dev": {
    takes: ["seed"],
    edit: (request) => ({
      ...single(request),
      ...(hasExactRatio(request.source, request.target) ? { aspect_ratio: "match_input_image" } : ratio(RATIOS, request)),
      seed: request.seed,
      output_format: "png",
    }),
  },
  "qwen-image": TEXT_TO_IMAGE,
  "qwen-image-2512": TEXT_TO_IMAGE,
};

/** reference/{image_editing,image_generation,async_queue}: a synchronous call makes one picture, a queued one up to four. */
function toModel({ takes = [], edit, generate, generateAt = "/ai/images/generate", ...facts }: Shape): Model {
  const call = (path: string, request: EditRequest | GenerateRequest, fields: Fields): Call => {
    const json = { model: request.model, prompt: request.prompt, ...fields };
    return request.transport === "sync"
      ? { request: { method: "POST", path, body: { json: { ...json, response_format: "url" } } }, read: readImages }
      : { request: { method: "POST", path: "/ai/queue", body: { json: { ...json, num_generations: request.count } } }, read: readEnqueued };
  };
  return {
    limits: { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 7_000_000 },
    takes,
    ...facts,
    candidates: 4,
    ...(edit && { edit: (request) => call("/ai/images/edit", request, edit(request)) }),
    ...(generate && { generate: (request) => call(generateAt, request, generate(request)) }),
  };
}

const MODELS = new Map(Object.entries(SHAPES).map(([name, shape]) => [name, toModel(shape)]));

export const oxen: HttpProvider = {
  kind: "http",
  name: "oxen",
  keyVariable: "OXEN_API_KEY",
  keyRequired: true,
  baseUrl: "https://hub.oxen.ai/api",
  defaultModels: { edit: "qwen-image-edit", localize: "qwen-image-edit" },
  modelNames: [...MODELS.keys()],
  findModel: (name) => MODELS.get(name),
  // The queue first: a job outlives a broken connection, and can be cancelled.
  transports: ["queue", "sync", "events"],
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  concurrency: 8,
  price: (name) => ({
    request: { method: "GET", path: `/ai/models/${encodeURIComponent(name)}` },
    read: (reply) => {
      const pricing = modelSchema.safeParse(reply.json).data?.pricing;
      return pricing?.method === "per_image" ? (pricing.cost_per_image ?? undefined) : undefined;
    },
  }),
  events: {
    path: "/events",
    readJob: ({ event, data }) => {
      if (event !== "media_generation_completed") return undefined;
      try {
        return eventSchema.safeParse(JSON.parse(data)).data?.generation_id;
      } catch {
        return undefined;
      }
    },
  },
};
