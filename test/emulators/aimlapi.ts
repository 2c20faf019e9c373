import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { describeProblem, ImageProblem, type InputImage, readInputImage, sizeByArea } from "./input-image.ts";
import { answerWith, type Made } from "./picture.ts";
import { type Call, type Emulator, type EmulatorOptions, type Route, type SeenRequest, startProviderServer } from "./provider-server.ts";
import type { Reply } from "./reply.ts";
import { onPaid, retryAfterHeader, type Scenarios } from "./scenarios.ts";

export interface AimlapiOptions extends EmulatorOptions {
  /** `a`: `{created, data: [{url}], meta}`; `b`: `{images: [{url, width, …}], has_nsfw_concepts}`. Both stand in the vendor's pages. */
  shape?: "a" | "b";
  /** In shape `a`: the picture itself in place of its URL. */
  inline?: boolean;
}

export interface AimlapiEmulator extends Emulator {
  scenarios: typeof aimlapiScenarios;
}

const CREDITS_PER_DOLLAR = 2_000_000;
const IMAGES = { types: ["png", "jpg", "webp", "bmp", "tiff", "gif"], maxBytes: 10 * 1024 * 1024 };

const prompt = z.string().min(1).max(800);
const negative_prompt = z.string().max(500);
const count = z.number().int().min(1).max(4);
const preset = z.enum(["square_hd", "square", "portrait_4_3", "portrait_16_9", "landscape_4_3", "landscape_16_9"]);
const side = (min: number, max: number) => z.number().int().min(min).max(max).multipleOf(32);

const size = (min: number, max: number) => z.union([preset, z.strictObject({ width: side(min, max), height: side(min, max) })]).optional();
const seed = z.number().int().min(0).max(2147483647).optional();

/** The 2.0 pair and Wan 2.7: without an image they generate, and without a size the answer is a landscape whatever the image is. */
const secondBody = z.strictObject({
  model: z.string(),
  prompt: z.string().min(1).max(2000),
  image_urls: z.array(z.string()).min(1).max(3).optional(),
  image_size: size(512, 1440),
  negative_prompt: negative_prompt.optional(),
  enhance_prompt: z.boolean().optional(),
  seed,
  watermark: z.boolean().optional(),
});

/** The 3.0 pair shares all but the images. */
const thirdBody = z.strictObject({
  model: z.string(),
  prompt,
  image_size: size(384, 2048),
  negative_prompt: negative_prompt.optional(),
  num_images: count.optional(),
  output_format: z.enum(["jpeg", "png", "webp"]).optional(),
  seed,
  enable_prompt_expansion: z.boolean().optional(),
  enable_safety_checker: z.boolean().optional(),
});

/** Pixels of the presets. */
const PRESETS: Record<z.infer<typeof preset>, { width: number; height: number }> = {
  square_hd: { width: 1024, height: 1024 },
  square: { width: 512, height: 512 },
  portrait_4_3: { width: 768, height: 1024 },
  portrait_16_9: { width: 576, height: 1024 },
  landscape_4_3: { width: 1024, height: 768 },
  landscape_16_9: { width: 1024, height: 576 },
};

/** Model → its body, by its page; the field of the image differs by model. Prices in US dollars: not on the edit page, so the sibling's. */
const MODELS = {
  "alibaba/qwen-image-edit": {
    price: 0.0455,
    body: z.strictObject({
      model: z.string(),
      prompt,
      image: z.string(),
      negative_prompt: negative_prompt.optional(),
      watermark: z.boolean().optional(),
    }),
  },
  "alibaba/qwen-image-3-edit": { price: 0.0455, body: thirdBody.extend({ image_urls: z.array(z.string()).min(1).max(3) }) },
  "alibaba/qwen-image-2-0": { price: 0.0455, body: secondBody },
  "alibaba/qwen-image-2-0-pro": { price: 0.0975, body: secondBody },
  "alibaba/wan-2-7-image": { price: 0.039, body: secondBody },
  "alibaba/qwen-image-3": { price: 0.0455, body: thirdBody },
  "alibaba/qwen-image": {
    price: 0.0455,
    body: z.strictObject({
      model: z.string(),
      prompt: z.string().min(1).max(4000),
      output_format: z.enum(["jpeg", "png"]).optional(),
      image_size: size(512, 1536),
      num_images: count.optional(),
      seed: z.number().int().min(1).optional(),
      enable_safety_checker: z.boolean().optional(),
      guidance_scale: z.number().min(1).max(20).optional(),
      negative_prompt: z.string().optional(),
    }),
  },
} as const;

type Body = {
  image?: string | undefined;
  image_urls?: string[] | undefined;
  image_size?: unknown;
  num_images?: number | undefined;
  output_format?: "jpeg" | "png" | "webp" | undefined;
};

/** The AI/ML API: https://docs.aimlapi.com/api-references/image-models/alibaba-cloud/qwen-image-edit */
export async function startAimlapi(options: AimlapiOptions = {}): Promise<AimlapiEmulator> {
  const server = await startProviderServer(options, route, (seen) => refuse(seen, 404, `Cannot ${seen.method} ${seen.path}`));

  function route(method: string, path: string): Route | undefined {
    if (method === "POST" && path === "/v1/images/generations") return { kind: "paid", handle: generate };
    if (method === "GET" && path === "/v1/models")
      return { kind: "models", handle: ({ seen, url }) => listModels(seen, url, options.price) };
    return undefined;
  }

  async function generate({ seen, variant, publish }: Call): Promise<Reply> {
    if (seen.headers.authorization !== `Bearer ${server.key}`) return refuse(seen, 401, "Unauthorized: invalid or missing API key");
    if (!/^application\/json\b/.test(seen.headers["content-type"] ?? ""))
      return refuse(seen, 400, "Body validation error! Expected application/json");
    const name = z.object({ model: z.string() }).safeParse(seen.body).data?.model ?? "";
    const model = Object.entries(MODELS).find(([id]) => id === name)?.[1];
    if (model === undefined) return refuse(seen, 400, `Body validation error! model: unknown "${name}"`);
    const parsed = model.body.safeParse(seen.body);
    if (!parsed.success) return refuse(seen, 400, `Body validation error! ${describeProblem(parsed.error)}`);
    const body: Body = parsed.data;
    const references = body.image === undefined ? (body.image_urls ?? []) : [body.image];
    let inputs: InputImage[];
    try {
      inputs = references.map((reference) => readInputImage(reference, IMAGES));
    } catch (error) {
      if (error instanceof ImageProblem) return refuse(seen, 400, `Body validation error! image: ${error.message}`);
      throw error;
    }
    const price = options.price ?? model.price;
    const wanted = body.num_images ?? 1;
    const count = variant?.name === "fewer" ? Math.min(wanted, Number(variant.detail)) : wanted;
    // Which of the pictures the safety check flags; the upstream blanks those.
    const flagged = (index: number) => variant?.name === "nsfw" && (variant.detail ?? `${index}`).split(",").includes(`${index}`);
    const order = {
      input: inputs[0]?.bytes,
      ...chooseSize(name, inputs, body.image_size),
      alpha: false,
      format: body.output_format ?? (name === "alibaba/qwen-image" ? ("jpeg" as const) : ("png" as const)),
    };
    const images: Published = [];
    for (let index = 0; index < count; index++) {
      const nsfw = flagged(index);
      const made = await (nsfw ? answerWith({ flat: true }) : server.make)(order);
      images.push({ made, nsfw, url: options.inline ? null : publish(made, { query: signQuery() }) });
    }
    const billed = images.filter(({ nsfw }) => !nsfw).length;
    const dollars = Math.round(price * billed * 1e7) / 1e7;
    return {
      status: 200,
      headers: {
        ...traceHeaders(seen),
        "x-aimlapi-credits-used": String(Math.round(dollars * CREDITS_PER_DOLLAR)),
        "x-aimlapi-usd-spent": String(dollars),
      },
      body: options.shape === "b" || variant?.name === "nsfw" ? shapeB(images) : shapeA(images, dollars),
      commit: () => server.bill(dollars, billed),
      takesMs: server.latencyMs,
    };
  }

  return Object.assign(server, { baseUrl: server.origin, scenarios: aimlapiScenarios });
}

type Published = { made: Made; nsfw: boolean; url: string | null }[];

function shapeA(images: Published, dollars: number): unknown {
  return {
    created: Math.floor(Date.now() / 1000),
    data: images.map(({ made, url }) => (url === null ? { url: null, b64_json: made.bytes.toString("base64") } : { url })),
    meta: { usage: { credits_used: Math.round(dollars * CREDITS_PER_DOLLAR), usd_spent: dollars } },
  };
}

function shapeB(images: Published): unknown {
  return {
    images: images.map(({ made, url }) => ({ url, width: made.width, height: made.height, content_type: made.contentType })),
    timings: { inference: 5.7323 },
    seed: 4128479875,
    has_nsfw_concepts: images.map(({ nsfw }) => nsfw),
    prompt: "",
  };
}

function chooseSize(model: string, inputs: InputImage[], asked: unknown): { width: number; height: number } {
  const exact = z.object({ width: z.number(), height: z.number() }).safeParse(asked).data;
  if (exact !== undefined) return exact;
  const input = inputs[0];
  const named = preset.safeParse(asked).data;
  if (named !== undefined) return PRESETS[named];
  if (model === "alibaba/qwen-image-3") return PRESETS.square_hd;
  if (input === undefined || model.startsWith("alibaba/qwen-image-2-0") || model.startsWith("alibaba/wan")) return PRESETS.landscape_4_3;
  return model === "alibaba/qwen-image-3-edit" ? { width: input.width, height: input.height } : sizeByArea(input);
}

/** The catalogue is open: no key. https://docs.aimlapi.com/api-references/service-endpoints/models-catalogue */
function listModels(seen: SeenRequest, url: URL, price: number | undefined): Reply {
  const ids = url.searchParams.getAll("id").flatMap((value) => value.toLowerCase().split(","));
  const sections = (url.searchParams.get("include") ?? "").split(",");
  const data = Object.entries(MODELS)
    .filter(([id]) => ids.length === 0 || ids.includes(id))
    .map(([id, model]) => ({
      id,
      type: "image",
      info: { name: id.replace("alibaba/", ""), developer: "Alibaba Cloud" },
      tags: ["playground:image"],
      ...(sections.includes("pricing") || sections.includes("all")
        ? { pricing: { kind: "fixed", units: [{ price: price ?? model.price, unit: "image", per: 1 }] } }
        : {}),
    }));
  const body = { object: "list", data };
  const etag = `W/"${createHash("sha1").update(JSON.stringify(body)).digest("base64url")}"`;
  if (seen.headers["if-none-match"] === etag) return { status: 304, headers: { etag }, body: Buffer.alloc(0) };
  return { status: 200, headers: { etag }, body };
}

/** As the storage behind the vendor signs its links; a client keeps it out of every log. */
function signQuery(): string {
  return `Expires=${Math.floor(Date.now() / 1000) + 7 * 86_400}&OSSAccessKeyId=LTAIemulator&Signature=${randomUUID()}%3D`;
}

function traceHeaders(seen: SeenRequest): Record<string, string> {
  const own = seen.headers["x-client-request-id"];
  return {
    "x-inference-id": randomUUID(),
    ...(own !== undefined && /^[A-Za-z0-9._:-]{1,128}$/.test(own) ? { "x-client-request-id": own } : {}),
  };
}

function refuse(seen: SeenRequest, status: number, message: string): Reply {
  return { status, headers: traceHeaders(seen), body: errorBody(status, message, seen.path) };
}

/** https://docs.aimlapi.com/errors-and-messages/general-info; `statusCode` is a string there. */
function errorBody(status: number, message: string, path = "/v1/images/generations"): unknown {
  return { message, path, requestId: randomUUID(), statusCode: String(status), timestamp: new Date().toISOString() };
}

const fail = (status: number, message: string, headers: Record<string, string> = {}) =>
  onPaid({ kind: "status", status, headers, body: errorBody(status, message) });

/** Failed requests are not charged. `has_nsfw_concepts` comes with 200 and a blank picture. */
export const aimlapiScenarios = {
  rateLimited: (retryAfter?: number) => fail(429, "Too many requests: rate or concurrency limit reached", retryAfterHeader(retryAfter)),
  unauthorized: () => fail(401, "Unauthorized: invalid or missing API key"),
  noCredit: () => fail(403, "You have run out of credits. Top up your balance to continue."),
  refused: () => onPaid({ kind: "variant", name: "nsfw" }),
  /** Some of several pictures, by their places from 0. */
  refusedSome: (...places: number[]) => onPaid({ kind: "variant", name: "nsfw", detail: places.join(",") }),
  /** Fewer pictures than were asked for; only those are billed. */
  fewer: (count: number) => onPaid({ kind: "variant", name: "fewer", detail: String(count) }),
  unavailable: () => fail(503, "Service Unavailable"),
  serverError: () => fail(500, "Internal server error"),
  generationTimeout: () => fail(504, "Gateway Timeout"),
} satisfies Scenarios & Record<string, unknown>;
