import { randomUUID } from "node:crypto";
import { ImageProblem, type InputImage, readImageBytes, roundTo16 } from "./input-image.ts";
import {
  type Fields,
  FLAVOURS,
  type Flavour,
  type FlavourRules,
  knownParts,
  openaiError,
  readBody,
  readFields,
} from "./openai-flavours.ts";
import type { Made, PictureFormat } from "./picture.ts";
import { type Call, type Emulator, type EmulatorOptions, type Route, startProviderServer } from "./provider-server.ts";
import type { Reply } from "./reply.ts";
import type { SentForm } from "./request-body.ts";
import { onPaid, retryAfterHeader, type Scenarios } from "./scenarios.ts";

export interface OpenaiCompatibleOptions extends EmulatorOptions {
  flavour?: Flavour;
  /** Name of the one model served; another is refused where the server looks at it. */
  model?: string;
  /** A key is asked for; by default of `openai` only. */
  needsKey?: boolean;
  /** `sglang`: how the picture comes when the request does not say. */
  reply?: "b64_json" | "url" | "relative-url";
}

export interface OpenaiCompatibleEmulator extends Emulator {
  model: string;
  scenarios: ReturnType<typeof openaiCompatibleScenarios>;
}

/** `POST /v1/images/edits` (a form) and `/v1/images/generations` (JSON), as OpenAI's reference and the servers after it have them. */
export async function startOpenaiCompatible(options: OpenaiCompatibleOptions = {}): Promise<OpenaiCompatibleEmulator> {
  const flavour = options.flavour ?? "openai";
  const rules = FLAVOURS[flavour];
  const known = knownParts(flavour);
  const model = options.model ?? (flavour === "openai" ? "gpt-image-1" : "Qwen/Qwen-Image-Edit");
  const needsKey = options.needsKey ?? flavour === "openai";
  const server = await startProviderServer(options, route, () => rules.problem(404, "Not Found", "unknown_url"));

  function route(method: string, path: string): Route | undefined {
    if (method === "POST" && path === "/v1/images/edits" && rules.fields.length > 0) return { kind: "paid", handle: withKey(edit) };
    if (method === "POST" && path === "/v1/images/generations") return { kind: "paid", handle: withKey(generate) };
    if (method === "GET" && path === "/v1/models") {
      return {
        kind: "models",
        handle: () => ({
          status: 200,
          body: { object: "list", data: [{ id: model, object: "model", created: 1756832341, owned_by: flavour }] },
        }),
      };
    }
    if (method === "GET" && path === "/health") return { kind: "other", handle: () => ({ status: 200, body: {} }) };
    return undefined;
  }

  function withKey(handle: Route["handle"]): Route["handle"] {
    return (call) => {
      if (!needsKey || call.seen.headers.authorization === `Bearer ${server.key}`) return handle(call);
      return flavour === "openai" ? unauthorized() : rules.problem(401, "Unauthorized");
    };
  }

  function edit(call: Call): Reply | Promise<Reply> {
    const form = call.seen.body;
    if (!/^multipart\/form-data\b/.test(call.seen.headers["content-type"] ?? "") || !isForm(form)) {
      return rules.problem(flavour === "openai" ? 400 : 422, "expected multipart/form-data", "invalid_content_type");
    }
    const unknown = [
      ...Object.keys(form.fields).filter((name) => !known.fields.has(name)),
      ...form.files.map((file) => file.field).filter((name) => !known.files.has(name)),
    ];
    if (unknown.length > 0) return rules.problem(400, `Unknown parameter: '${unknown[0]}'.`, "unknown_parameter");
    const fields = readFields(form, rules, flavour);
    if (typeof fields === "string") return rules.problem(400, fields);
    const refusal = refuse(fields);
    if (refusal !== undefined) return refusal;
    let inputs: InputImage[];
    try {
      inputs = readImages(form, rules, flavour);
    } catch (error) {
      if (error instanceof ImageProblem) return rules.problem(400, error.message, "invalid_image_file");
      throw error;
    }
    const first = inputs[0];
    if (first === undefined)
      return rules.problem(flavour === "openai" || flavour === "sdcpp" ? 400 : 422, "image is required", "missing_required_parameter");
    return answer(call, fields, first);
  }

  function generate(call: Call): Reply | Promise<Reply> {
    const { body, headers } = call.seen;
    if (!/^application\/json\b/.test(headers["content-type"] ?? "") || typeof body !== "object" || body === null)
      return rules.problem(flavour === "openai" ? 400 : 422, "expected application/json", "invalid_content_type");
    const unknown = Object.keys(body).find((name) => !known.generation.has(name));
    if (unknown !== undefined) return rules.problem(400, `Unknown parameter: '${unknown}'.`, "unknown_parameter");
    const fields = readBody(body, rules, flavour);
    if (typeof fields === "string") return rules.problem(400, fields);
    const refusal = refuse(fields);
    if (refusal !== undefined) return refusal;
    return answer(call, fields, undefined);
  }

  function refuse(fields: Fields): Reply | undefined {
    if (rules.checksModel && fields.model !== model)
      return rules.problem(400, `The model '${fields.model ?? ""}' does not exist. Served: '${model}'.`, "model_not_found");
    if (fields.response_format === "url" && flavour === "vllm-omni") return rules.problem(400, "response_format must be b64_json");
    return undefined;
  }

  async function answer({ publish, variant }: Call, fields: Fields, input: InputImage | undefined): Promise<Reply> {
    const format: PictureFormat = fields.output_format === "jpg" ? "jpeg" : (fields.output_format ?? "png");
    const order = {
      input: input?.bytes,
      ...chooseSize(fields.size, input, flavour, model),
      alpha: fields.background === "transparent",
      format,
    };
    const count = variant?.name === "fewer" ? Math.min(fields.n, Number(variant.detail)) : fields.n;
    const made: Made[] = [];
    for (let index = 0; index < count; index++) made.push(await server.make(order));
    const how =
      fields.response_format ?? (flavour === "sglang" ? (options.reply ?? "b64_json") : flavour === "localai" ? "url" : "b64_json");
    const data = made.map((one) =>
      how === "b64_json"
        ? { b64_json: one.bytes.toString("base64") }
        : { url: publish(one, { relative: how === "relative-url" }), b64_json: null },
    );
    return {
      status: 200,
      body: {
        created: Math.floor(Date.now() / 1000),
        data,
        ...(flavour === "openai"
          ? {
              background: "opaque",
              output_format: format,
              quality: "high",
              size: `${made[0]?.width}x${made[0]?.height}`,
              usage: { input_tokens: 300, output_tokens: 4160 * count, total_tokens: 300 + 4160 * count },
            }
          : {}),
      },
      commit: () => server.bill((options.price ?? (flavour === "openai" ? 0.167 : 0)) * count, count),
      takesMs: server.latencyMs,
    };
  }

  return Object.assign(server, { baseUrl: `${server.origin}/v1`, model, scenarios: openaiCompatibleScenarios(flavour) });
}

function isForm(body: unknown): body is SentForm {
  return typeof body === "object" && body !== null && "files" in body && "fields" in body;
}

function readImages(form: SentForm, rules: FlavourRules, flavour: Flavour): InputImage[] {
  const files = form.files.filter((file) => file.field === "image" || file.field === "image[]");
  if (files.length > rules.maxImages) throw new ImageProblem("form", `at most ${rules.maxImages} images are taken`);
  if (files.filter((file) => file.field === "image").length > 1)
    throw new ImageProblem("form", "Duplicate parameter: 'image'. Use 'image[]' for several.");
  const inputs = files.map((file) => readImageBytes(file.bytes, file.type, { types: rules.types, maxBytes: 50 * 1024 * 1024 }));
  // Only these look at it; the others take the part and leave it unread.
  const mask = form.files.find((file) => file.field === (flavour === "vllm-omni" ? "mask_image" : "mask"));
  if (mask !== undefined && flavour !== "sglang") {
    const read = readImageBytes(mask.bytes, mask.type, { types: ["png"], ...(flavour === "openai" ? { maxBytes: 4 * 1024 * 1024 } : {}) });
    if (read.width !== inputs[0]?.width || read.height !== inputs[0]?.height)
      throw new ImageProblem("form", "the mask must have the size of the image");
  }
  const urls = Object.keys(form.fields).filter((name) => name === "url" || name === "url[]");
  return inputs.length > 0 ? inputs : urls.map(() => ({ width: 1024, height: 768 }));
}

function chooseSize(
  asked: string | undefined,
  input: InputImage | undefined,
  flavour: Flavour,
  model: string,
): { width: number; height: number } {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(asked ?? "") ?? [];
  if (width !== undefined && height !== undefined) return { width: Number(width), height: Number(height) };
  if (input === undefined)
    return flavour === "sdcpp" || flavour === "localai" ? { width: 512, height: 512 } : { width: 1024, height: 1024 };
  if (flavour === "openai" && model.startsWith("gpt-image-1")) {
    const ratio = input.width / input.height;
    return ratio > 1.2 ? { width: 1536, height: 1024 } : ratio < 1 / 1.2 ? { width: 1024, height: 1536 } : { width: 1024, height: 1024 };
  }
  // A diffusion model's sides are multiples of its patch.
  return { width: roundTo16(input.width), height: roundTo16(input.height) };
}

function unauthorized(): Reply {
  return { status: 401, body: openaiError("Incorrect API key provided.", "invalid_request_error", "invalid_api_key") };
}

/** In the flavour's words; self-hosted servers have no account, so theirs are what a gateway before them would say. */
export function openaiCompatibleScenarios(flavour: Flavour) {
  const fail = (status: number, message: string, kind: { type: string; code: string | null }, headers: Record<string, string> = {}) =>
    onPaid({
      kind: "status",
      status,
      headers: { ...headers, ...(flavour === "openai" ? { "x-request-id": `req_${randomUUID().replaceAll("-", "")}` } : {}) },
      body: flavour === "openai" ? openaiError(message, kind.type, kind.code) : FLAVOURS[flavour].problem(status, message).body,
    });
  return {
    rateLimited: (retryAfter?: number) =>
      fail(
        429,
        "Rate limit reached for images per min.",
        { type: "rate_limit_error", code: "rate_limit_exceeded" },
        retryAfterHeader(retryAfter),
      ),
    unauthorized: () => fail(401, "Incorrect API key provided.", { type: "invalid_request_error", code: "invalid_api_key" }),
    noCredit: () =>
      fail(429, "You exceeded your current quota, please check your plan and billing details.", {
        type: "insufficient_quota",
        code: "insufficient_quota",
      }),
    refused: () =>
      fail(400, "Your request was rejected by the safety system.", { type: "image_generation_user_error", code: "moderation_blocked" }),
    unavailable: () => fail(503, "The engine is currently overloaded, please try again later", { type: "server_error", code: null }),
    serverError: () => fail(500, "The server had an error while processing your request.", { type: "server_error", code: null }),
    /** Fewer pictures than were asked for, as where a server has a limit of its own; only those are billed. */
    fewer: (count: number) => onPaid({ kind: "variant", name: "fewer", detail: String(count) }),
    forbidden: () => fail(403, "Your organization must be verified to use this model.", { type: "invalid_request_error", code: null }),
  } satisfies Scenarios & Record<string, unknown>;
}
