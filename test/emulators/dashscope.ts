import { randomUUID } from "node:crypto";
import { z } from "zod";
import { FAMILIES, isTier2k, type Size } from "./dashscope-models.ts";
import { describeProblem, ImageProblem, type InputImage, readInputImage } from "./input-image.ts";
import { type Call, type Emulator, type EmulatorOptions, type Route, startProviderServer } from "./provider-server.ts";
import type { Reply } from "./reply.ts";
import { onPaid, retryAfterHeader, type Scenarios } from "./scenarios.ts";

export interface DashscopeEmulator extends Emulator {
  scenarios: typeof dashscopeScenarios;
}

const PATH = "/api/v1/services/aigc/multimodal-generation/generation";
const IMAGES = { types: ["jpg", "png", "bmp", "tiff", "webp", "gif"], maxBytes: 10 * 1024 * 1024 };

const Body = z.strictObject({
  model: z.string(),
  input: z.strictObject({
    messages: z
      .array(
        z.strictObject({
          role: z.literal("user"),
          content: z.array(z.union([z.strictObject({ image: z.string() }), z.strictObject({ text: z.string().min(1) })])),
        }),
      )
      .length(1),
  }),
  parameters: z.record(z.string(), z.unknown()).optional(),
});

/** DashScope (Qwen Cloud, Model Studio), synchronous image editing. Tasks and uploads are not emulated. */
export async function startDashscope(options: EmulatorOptions = {}): Promise<DashscopeEmulator> {
  const server = await startProviderServer(options, route, () => refuse(400, "InvalidParameter", "url error, please check url!"));

  function route(method: string, path: string): Route | undefined {
    return method === "POST" && path === PATH ? { kind: "paid", handle: edit } : undefined;
  }

  async function edit({ seen, publish }: Call): Promise<Reply> {
    if (seen.headers.authorization !== `Bearer ${server.key}`) return refuse(401, "InvalidApiKey", "Invalid API-key provided.");
    if (!/^application\/json\b/.test(seen.headers["content-type"] ?? "")) return invalid("Content-Type must be application/json");
    if (seen.headers["x-dashscope-async"] === "enable")
      return refuse(403, "AccessDenied", "current user api does not support asynchronous calls.");
    const parsed = Body.safeParse(seen.body);
    if (!parsed.success) return invalid(describeProblem(parsed.error));
    const { model, input } = parsed.data;
    const family = Object.hasOwn(FAMILIES, model) ? FAMILIES[model] : undefined;
    if (family === undefined) return refuse(404, "ModelNotFound", `Model not exist: ${model}`);

    const content = input.messages.flatMap((message) => message.content);
    const references = content.flatMap((item) => ("image" in item ? [item.image] : []));
    if (content.length - references.length !== 1) return invalid("the content must contain exactly one text item");
    if (references.length < family.images.min || references.length > family.images.max) {
      return invalid(`the content must contain ${family.images.min}~${family.images.max} image items`);
    }
    const parameters = family.parameters.safeParse(parsed.data.parameters ?? {});
    if (!parameters.success) return invalid(`parameters.${describeProblem(parameters.error)}`);
    if (parameters.data.prompt_extend_mode === "agent" && references.length > 0)
      return invalid("prompt_extend_mode agent is not supported for image editing");
    const count = parameters.data.n ?? family.defaultCount;
    const asked = readSize(parameters.data.size);
    const problem = asked && family.checkSize?.(asked, count);
    if (problem !== undefined) return invalid(`parameters.size: ${problem}`);

    let inputs: InputImage[];
    try {
      const schemes = seen.headers["x-dashscope-ossresourceresolve"] === "enable" ? ["oss"] : [];
      inputs = references.map((reference) => readInputImage(reference, { ...IMAGES, schemes }));
    } catch (error) {
      if (!(error instanceof ImageProblem)) throw error;
      if (error.reason === "size") return refuse(413, "BadRequest.TooLarge", error.message);
      return error.reason === "format" ? refuse(415, "UnsupportedFileFormat", error.message) : refuse(400, "InvalidURL", error.message);
    }
    const source = inputs.at(-1)?.bytes;
    const { width, height } = family.chooseSize(asked, inputs);
    const made = await server.make({ input: source, width, height, alpha: family.alpha });
    const dollars = options.price === undefined ? family.price(model, made, inputs.length, count) : options.price * count;
    // Several pictures are several items of one choice.
    const images = Array.from({ length: count }, () => ({ image: publish(made, { query: signQuery() }) }));
    return {
      status: 200,
      body: {
        output: { choices: [{ finish_reason: "stop", message: { role: "assistant", content: images } }] },
        usage: family.tieredUsage
          ? tieredUsage(made, inputs.length, count)
          : { width: made.width, image_count: count, height: made.height },
        request_id: randomUUID(),
      },
      commit: () => server.bill(dollars, count),
      takesMs: server.latencyMs,
    };
  }

  return Object.assign(server, { baseUrl: `${server.origin}/api/v1`, scenarios: dashscopeScenarios });
}

function readSize(text: string | undefined): Size | undefined {
  if (text === undefined || !text.includes("*")) return undefined;
  const [width = 0, height = 0] = text.split("*").map(Number);
  return { width, height };
}

function tieredUsage(made: Size, inputs: number, count: number): unknown {
  return {
    input_image_count: inputs,
    input_image_type: "qima_input_1k",
    output_image_count: count,
    output_image_type: isTier2k(made) ? "qima_output_2k" : "qima_output_1k",
    output_width: made.width,
    output_height: made.height,
  };
}

/** The address is good for a day. */
function signQuery(): string {
  return `Expires=${Math.floor(Date.now() / 1000) + 86_400}&OSSAccessKeyId=LTAIemulator&Signature=${randomUUID()}%3D`;
}

function errorBody(code: string, message: string): unknown {
  return { code, message, request_id: randomUUID() };
}

function refuse(status: number, code: string, message: string): Reply {
  return { status, body: errorBody(code, message) };
}

function invalid(message: string): Reply {
  return refuse(400, "InvalidParameter", message);
}

const fail = (status: number, code: string, message: string, headers: Record<string, string> = {}) =>
  onPaid({ kind: "status", status, headers, body: errorBody(code, message) });

/** Codes of the error page; only pictures that were made are billed, so a 500 is free. */
export const dashscopeScenarios = {
  rateLimited: (retryAfter?: number) =>
    fail(429, "Throttling.RateQuota", "Requests rate limit exceeded, please try again later.", retryAfterHeader(retryAfter)),
  unauthorized: () => fail(401, "InvalidApiKey", "Invalid API-key provided."),
  noCredit: () => fail(400, "Arrearage", "Access denied, please make sure your account is in good standing."),
  refused: () => fail(400, "DataInspectionFailed", "Output data may contain inappropriate content."),
  unavailable: () => fail(503, "ModelUnavailable", "Model is unavailable, please try again later."),
  serverError: () => fail(500, "InternalError", "An internal error has occured, please try again later."),
  /** A 429 that never heals. */
  billOverdue: () => fail(429, "PostpaidBillOverdue", "The postpaid bill is overdue."),
  allocationQuota: () => fail(429, "Throttling.AllocationQuota", "Allocated quota exceeded, please increase your quota limit."),
  forbidden: () => fail(403, "Model.AccessDenied", "Model access denied."),
  modelNotFound: () => fail(404, "ModelNotFound", "Model not exist."),
  /** 408: whether the model ran cannot be known. */
  requestTimeout: () => fail(408, "RequestTimeOut", "Request timed out, please try again later."),
  /** HTTP 200 with an error in the body and no output. */
  ok200WithCode: () => fail(200, "InternalError.Algo", "An internal error has occured during execution."),
} satisfies Scenarios & Record<string, unknown>;
