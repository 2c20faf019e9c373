import { z } from "zod";
import type { Call, EditRequest, Failure, HttpProvider, ImageReference, Model, Next, Option, Reply } from "./provider.ts";
import { failureOf, isSuccess, nearestRatio, toDataUri, unexpectedReply } from "./reading.ts";

/** docs.oxen.ai/inference-api/reference: image_editing, async_queue, models. */
const editSchema = z.object({ images: z.array(z.object({ url: z.string().nullish(), b64_json: z.string().nullish() })) });
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

function readEdit(reply: Reply): Next {
  if (!isSuccess(reply)) return readFailure(reply);
  const images = editSchema
    .safeParse(reply.json)
    .data?.images.flatMap(({ url, b64_json: base64 }): ImageReference[] => (base64 ? [{ base64 }] : url ? [{ url }] : []));
  return images?.length ? { kind: "done", images } : unexpectedReply("Oxen answered without an image");
}

function readEnqueued(reply: Reply): Next {
  if (!isSuccess(reply)) return readFailure(reply);
  const id = enqueueSchema.safeParse(reply.json).data?.generations[0]?.generation_id;
  if (!id) return unexpectedReply("Oxen answered without a `generation_id`");
  const path = `/ai/queue/${encodeURIComponent(id)}`;
  return {
    kind: "wait",
    job: id,
    poll: { request: { method: "GET", path }, read: (status) => readGeneration(status, path, id) },
    cancel: cancelOf(path),
  };
}

function cancelOf(path: string): Call {
  return {
    request: { method: "DELETE", path },
    read: (answer) => (isSuccess(answer) ? { kind: "done", images: [] } : readFailure(answer)),
  };
}

function readGeneration(reply: Reply, path: string, job: string): Next {
  if (!isSuccess(reply)) return readFailure(reply);
  const generation = generationSchema.safeParse(reply.json).data;
  const again = { request: { method: "GET" as const, path }, read: (next: Reply) => readGeneration(next, path, job) };
  switch (generation?.status) {
    case "queued":
    case "processing":
      return {
        kind: "wait",
        job,
        poll: again,
        cancel: cancelOf(path),
      };
    case "succeeded":
      return generation.result_url
        ? { kind: "done", images: [{ url: generation.result_url }], refresh: again }
        : unexpectedReply("Oxen reports success without a `result_url`");
    case "failed":
      return classify({ kind: "failed", code: "unavailable", message: generation.error_message ?? "the generation failed" });
    case "cancelled":
      return { kind: "failed", code: "cancelled", message: "the generation was cancelled at Oxen" };
    default:
      return unexpectedReply(`Oxen reports the status ${JSON.stringify(generation?.status ?? null)}`);
  }
}

const RATIOS = ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3"] as const;

interface Shape {
  takes?: readonly Option[];
  /** Fields besides `model` and `prompt`. `aspect_ratio` is always named: its default is 16:9 whatever the input is. */
  body(request: EditRequest): Record<string, unknown>;
}

const single = (request: EditRequest) => ({ input_image: toDataUri(request.image) });
const listed = (request: EditRequest) => ({ input_image: [toDataUri(request.image)] });
const ratio = (request: EditRequest) => ({ aspect_ratio: nearestRatio(RATIOS, request.target) });
const isSourceRatio = ({ source, target }: EditRequest) =>
  Math.abs(source.width * target.height - source.height * target.width) <= Math.max(target.width, target.height);

const PLUS: Shape = {
  takes: ["negative-prompt"],
  body: (request) => ({ ...listed(request), ...ratio(request), negative_prompt: request.negativePrompt, output_format: "png" }),
};

/** docs.oxen.ai/inference-api/reference/models, as of 2026-08-08. */
const SHAPES: Readonly<Record<string, Shape>> = {
  "qwen-image-edit": { body: (request) => ({ ...single(request), ...ratio(request) }) },
  "qwen-image-edit-plus": PLUS,
  "qwen-image-edit-2511": PLUS,
  "qwen-image-2": {
    takes: ["negative-prompt", "seed", "prompt-extend"],
    body: (request) => ({
      ...single(request),
      ...(isSourceRatio(request) ? { match_input_image: true } : ratio(request)),
      negative_prompt: request.negativePrompt,
      seed: request.seed,
      enable_prompt_expansion: request.promptExtend,
    }),
  },
  "gpt-image-2": {
    takes: ["mask"],
    body: (request) => ({ ...listed(request), ...ratio(request), mask_url: request.mask && toDataUri(request.mask), output_format: "png" }),
  },
  "nano-banana-2": { body: (request) => ({ ...listed(request), ...ratio(request) }) },
  "flux-kontext-dev": {
    takes: ["seed"],
    body: (request) => ({
      ...single(request),
      aspect_ratio: isSourceRatio(request) ? "match_input_image" : nearestRatio(RATIOS, request.target),
      seed: request.seed,
      output_format: "png",
    }),
  },
};

function toModel({ takes = [], body }: Shape): Model {
  return {
    limits: { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 7_000_000 },
    takes,
    edit: (request) => {
      const json = { model: request.model, prompt: request.prompt, ...body(request) };
      return request.transport === "sync"
        ? { request: { method: "POST", path: "/ai/images/edit", body: { json: { ...json, response_format: "url" } } }, read: readEdit }
        : { request: { method: "POST", path: "/ai/queue", body: { json: { ...json, num_generations: 1 } } }, read: readEnqueued };
    },
  };
}

const MODELS = new Map(Object.entries(SHAPES).map(([name, shape]) => [name, toModel(shape)]));

export const oxen: HttpProvider = {
  kind: "http",
  name: "oxen",
  keyVariable: "OXEN_API_KEY",
  keyRequired: true,
  baseUrl: "https://hub.oxen.ai/api",
  defaultModel: "qwen-image-edit",
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
