import { randomUUID } from "node:crypto";
import { z } from "zod";
import { FAMILIES, isTier2k, type Size } from "./dashscope-models.ts";
import { errorBody, invalid, refusalOf, refuse, signQuery } from "./dashscope-reply.ts";
import { openStore } from "./dashscope-store.ts";
import { createTranslator, type Task, TRANSLATION_MODELS } from "./dashscope-translation.ts";
import { describeProblem, type InputImage } from "./input-image.ts";
import type { Made } from "./picture.ts";
import { type Call, type Emulator, type EmulatorOptions, type Route, startProviderServer } from "./provider-server.ts";
import type { Reply } from "./reply.ts";
import { onPaid, retryAfterHeader, type Scenarios } from "./scenarios.ts";

export interface DashscopeOptions extends EmulatorOptions {
  /** Origin of the store that policies name, instead of a path of the server's own; serve it with `handleResult`. */
  uploadOrigin?: string;
}

export interface DashscopeEmulator extends Emulator {
  scenarios: typeof dashscopeScenarios;
  /** All translation tasks ever accepted, in order. */
  tasks: Task[];
}

const BASE = "/api/v1";
const GENERATION = `${BASE}/services/aigc/multimodal-generation/generation`;
const TRANSLATION = `${BASE}/services/aigc/image2image/image-synthesis`;
/** Of the store when it has no host of its own, where it is the root. */
const STORE = "/oss-upload";
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

/** DashScope (Qwen Cloud, Model Studio): image generation and editing, image translation with its tasks, and the temporary store. */
export async function startDashscope(options: DashscopeOptions = {}): Promise<DashscopeEmulator> {
  const server = await startProviderServer(options, route, () => refuse(400, "InvalidParameter", "url error, please check url!"));
  const store = openStore((name) => Object.hasOwn(FAMILIES, name) || Object.hasOwn(TRANSLATION_MODELS, name));
  const translator = createTranslator(server, store, options.price);

  function route(method: string, path: string, headers: Readonly<Record<string, string>>): Route | undefined {
    const [, task, cancel] = /^\/api\/v1\/tasks\/([^/]+)(\/cancel)?$/.exec(path) ?? [];
    if (method === "POST" && path === GENERATION) return { kind: "paid", handle: withKey(generate) };
    if (method === "POST" && path === TRANSLATION)
      return { kind: "paid", queued: headers["x-dashscope-async"] === "enable", handle: withKey((call) => translator.translate(call)) };
    if (method === "GET" && task && !cancel) return { kind: "poll", handle: withKey((call) => translator.poll(task, call)) };
    if (method === "POST" && task && cancel) return { kind: "cancel", handle: withKey(() => translator.cancel(task)) };
    if (method === "GET" && path === `${BASE}/uploads`)
      return { kind: "policy", handle: withKey((call) => store.givePolicy(call, options.uploadOrigin ?? `${server.origin}${STORE}`)) };
    // Its form is signed; a key would be a leak.
    if (method === "POST" && path === (options.uploadOrigin === undefined ? STORE : "/"))
      return { kind: "upload", handle: (call) => store.takeUpload(call) };
    return undefined;
  }

  function withKey(handle: Route["handle"]): Route["handle"] {
    return (call) =>
      call.seen.headers.authorization === `Bearer ${server.key}` ? handle(call) : refuse(401, "InvalidApiKey", "Invalid API-key provided.");
  }

  /** With pictures an edit, without a generation. */
  async function generate({ seen, publish }: Call): Promise<Reply> {
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
      inputs = references.map((reference) => store.readImage(reference, { model, rules: IMAGES, headers: seen.headers }));
    } catch (error) {
      const { status, code, message } = refusalOf(error);
      return refuse(status, code, message);
    }
    const { width, height } = family.chooseSize(asked, inputs);
    // The last picture rules the ratio where no size is asked for; where one is, the first is taken for the one that is edited.
    const edited = asked ? inputs[0] : inputs.at(-1);
    const made: Made[] = [];
    for (let i = 0; i < count; i++) made.push(await server.make({ input: edited?.bytes, width, height, alpha: family.alpha }));
    const [size = { width, height }] = made;
    const dollars = options.price === undefined ? family.price(model, size, inputs.length, count) : options.price * count;
    // Several pictures are several items of one choice.
    const images = made.map((one) => ({ image: publish(one, { query: signQuery() }) }));
    return {
      status: 200,
      body: {
        output: { choices: [{ finish_reason: "stop", message: { role: "assistant", content: images } }] },
        usage: family.tieredUsage
          ? tieredUsage(size, inputs.length, count)
          : { width: size.width, image_count: count, height: size.height },
        request_id: randomUUID(),
      },
      commit: () => server.bill(dollars, count),
      takesMs: server.latencyMs,
    };
  }

  const dispose = server[Symbol.asyncDispose];
  return Object.assign(server, {
    baseUrl: `${server.origin}${BASE}`,
    scenarios: dashscopeScenarios,
    tasks: translator.tasks,
    [Symbol.asyncDispose]: async () => {
      translator.close();
      await dispose();
    },
  });
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

const fail = (status: number, code: string, message: string, headers: Record<string, string> = {}) =>
  onPaid({ kind: "status", status, headers, body: errorBody(code, message) });
const vary = (name: string, detail?: string) => onPaid({ kind: "variant", name, ...(detail === undefined ? {} : { detail }) });

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
  /** A translation finds nothing to translate, and is billed. Pictures of one colour have the same course without a fault. */
  noText: () => vary("no-text"),
  /** A translation task ends in failure, which is not billed. */
  taskFailed: (code = "InternalError.Algo", message = "An internal error has occured during execution.") =>
    vary("task-failed", `${code}: ${message}`),
  /** By somebody else, say in the vendor's console. */
  taskCanceled: () => vary("task-canceled"),
  /** Runs and never ends. */
  taskStuck: () => vary("task-stuck"),
  /** Never begins, and so can be cancelled. */
  taskPending: () => vary("task-pending"),
  /** Accepted, and then not known. */
  taskForgotten: () => vary("task-forgotten"),
} satisfies Scenarios & Record<string, unknown>;
