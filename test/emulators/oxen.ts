import { randomUUID } from "node:crypto";
import { z } from "zod";
import { createEventChannel } from "./event-channel.ts";
import { describeProblem, ImageProblem } from "./input-image.ts";
import { OXEN_MODELS, type OxenModel, type OxenOrder, type OxenRoute, readOrder } from "./oxen-models.ts";
import { type Call, type Emulator, type EmulatorOptions, type Route, startProviderServer } from "./provider-server.ts";
import type { Reply } from "./reply.ts";
import { onPaid, retryAfterHeader, type Scenarios } from "./scenarios.ts";

export interface OxenOptions extends EmulatorOptions {
  /** Of the event stream; the vendor's is 15,000. */
  keepAliveMs?: number;
  /** Other traffic of the user on the event stream before each own event: unrelated types, a stranger's generation. */
  eventNoise?: boolean;
}

export interface OxenEmulator extends Emulator {
  scenarios: typeof oxenScenarios;
  /** All generations ever enqueued, in order. */
  generations: Generation[];
}

export type GenerationStatus = "queued" | "processing" | "succeeded" | "failed" | "cancelled";

export interface Generation {
  generation_id: string;
  model_name: string;
  prompt: string;
  media_type: "image";
  status: GenerationStatus;
  result_url: string | null;
  error_message: string | null;
  enqueued_at: number;
  started_at: number | null;
  completed_at: number | null;
}

interface Job {
  generation: Generation;
  /** As submitted; they come back in each poll, the picture too. */
  fields: Record<string, unknown>;
  timers: NodeJS.Timeout[];
  leave: () => void;
}

/** US dollars. The vendor's page names no price; its models endpoint does, and this one's says so. */
const PRICE = 0.04;
const now = () => Math.floor(Date.now() / 1000);
const isActive = (status: GenerationStatus): boolean => status === "queued" || status === "processing";

const Envelope = z.looseObject({ model: z.string(), target_namespace: z.string().optional() });
const SyncEnvelope = Envelope.extend({ response_format: z.enum(["url", "b64_json"]).optional() });
/** Checked when enqueued; all else only when the generation runs. */
const QueueEnvelope = Envelope.extend({ num_generations: z.number().int().min(1).max(4).optional() });

/** Oxen.ai: synchronous edits and generation, the queue, the event stream and the models endpoint. Base `…/api`. */
export async function startOxen(options: OxenOptions = {}): Promise<OxenEmulator> {
  const jobs = new Map<string, Job>();
  const generations: Generation[] = [];
  const events = createEventChannel(options.keepAliveMs ?? 15_000);
  const price = options.price ?? PRICE;
  const server = await startProviderServer(options, route, () => notFound());

  function route(method: string, path: string): Route | undefined {
    const id = /^\/api\/ai\/queue\/([^/]+)$/.exec(path)?.[1];
    const model = /^\/api\/ai\/models\/([^/]+)$/.exec(path)?.[1];
    if (method === "POST" && path === "/api/ai/images/edit") return { kind: "paid", handle: withKey((call) => makeNow("edit", call)) };
    if (method === "POST" && path === "/api/ai/images/generate")
      return { kind: "paid", handle: withKey((call) => makeNow("generate", call)) };
    if (method === "POST" && path === "/api/ai/queue") return { kind: "paid", queued: true, handle: withKey(enqueue) };
    if (method === "GET" && path === "/api/ai/queue") return { kind: "poll", handle: withKey(list) };
    if (method === "GET" && id !== undefined) return { kind: "poll", handle: withKey((call) => poll(id, call)) };
    if (method === "DELETE" && id !== undefined) return { kind: "cancel", handle: withKey(() => cancel(id)) };
    if (method === "GET" && path === "/api/events") return { kind: "events", handle: withKey(subscribe) };
    if (method === "GET" && path === "/api/ai/models") return { kind: "models", handle: withKey(listModels) };
    if (method === "GET" && model !== undefined) return { kind: "models", handle: withKey(() => getModel(decodeURIComponent(model))) };
    return undefined;
  }

  function withKey(handle: Route["handle"]): Route["handle"] {
    return (call) => (call.seen.headers.authorization === `Bearer ${server.key}` ? handle(call) : unauthenticated());
  }

  async function makeNow(route: OxenRoute, { seen, variant, publish }: Call): Promise<Reply> {
    const envelope = readEnvelope(seen.headers["content-type"], seen.body, SyncEnvelope);
    if (envelope.reply) return envelope.reply;
    if (!envelope.model.routes.includes(route)) return invalidParams(`${envelope.name} is not served by /ai/images/${route}`);
    const { response_format, ...fields } = envelope.fields;
    const order = tryOrder(envelope.model, fields);
    if (typeof order === "string") return invalidParams(order);
    if (variant?.name === "job-failed" || variant?.name === "first-job-failed")
      return { status: 400, body: errorA("unknown_error", variant.detail ?? "Generation failed") };
    const made = await server.make({ ...order, alpha: false });
    return {
      status: 200,
      body: {
        model: envelope.name,
        created: now(),
        images: [
          response_format === "b64_json" ? { b64_json: made.bytes.toString("base64") } : { url: publish(made, { query: signQuery() }) },
        ],
      },
      commit: () => server.bill(price * order.images, order.images),
      takesMs: server.latencyMs,
    };
  }

  function enqueue({ seen, variant, publish }: Call): Reply {
    const envelope = readEnvelope(seen.headers["content-type"], seen.body, QueueEnvelope);
    if (envelope.reply) return envelope.reply;
    const { num_generations, ...fields } = envelope.fields;
    const wanted = Number(num_generations ?? 1);
    const count = variant?.name === "fewer" ? Math.min(wanted, Number(variant.detail)) : wanted;
    const ids = Array.from({ length: count }, () => randomUUID());
    return {
      status: 200,
      body: { generations: ids.map((generation_id) => ({ generation_id, status: "queued" })) },
      commit: () => {
        for (const [index, id] of ids.entries())
          begin({ id, name: envelope.name, model: envelope.model, fields, variant: courseOf(variant, index), publish });
      },
    };
  }

  interface Beginning {
    id: string;
    name: string;
    model: OxenModel;
    fields: Record<string, unknown>;
    variant: Call["variant"];
    publish: Call["publish"];
  }

  function begin({ id, name, model, fields, variant, publish }: Beginning): void {
    const generation: Generation = {
      generation_id: id,
      model_name: name,
      prompt: String(fields.prompt ?? ""),
      media_type: "image",
      status: "queued",
      result_url: null,
      error_message: null,
      enqueued_at: now(),
      started_at: null,
      completed_at: null,
    };
    const job: Job = { generation, fields, timers: [], leave: server.enter() };
    jobs.set(id, job);
    generations.push(generation);
    const start = () => Object.assign(generation, { status: "processing", started_at: now() });
    const finish = async () => {
      if (variant?.name === "job-cancelled") return end(job, { status: "cancelled" });
      if (variant?.name === "job-stuck") return;
      if (variant?.name === "job-failed") return end(job, { status: "failed", error_message: variant.detail ?? "Generation failed" });
      const order = tryOrder(model, fields);
      if (typeof order === "string") return end(job, { status: "failed", error_message: order });
      const made = await server.make({ ...order, alpha: false });
      if (!isActive(generation.status)) return;
      server.bill(price * order.images, order.images);
      end(job, { status: "succeeded", result_url: publish(made, { query: signQuery() }) });
    };
    job.timers.push(
      setTimeout(start, server.latencyMs / 4),
      setTimeout(
        () => void finish().catch((error: unknown) => end(job, { status: "failed", error_message: String(error) })),
        server.latencyMs,
      ),
    );
  }

  function end(job: Job, outcome: Partial<Generation>): void {
    if (!isActive(job.generation.status)) return;
    for (const timer of job.timers) clearTimeout(timer);
    Object.assign(job.generation, outcome, { completed_at: now() });
    job.leave();
    const { generation_id, status, media_type, model_name: model, result_url: url, error_message: error } = job.generation;
    // The vendor sends none for cancelled ones, and names the fields otherwise than in a poll.
    if (status === "cancelled") return;
    if (options.eventNoise !== false) {
      events.publish("deployment_status_changed", { deployment_id: randomUUID(), status: "active" });
      events.publish("media_generation_completed", {
        generation_id: randomUUID(),
        status: "succeeded",
        media_type: "video",
        model: "kling-video-o3-pro",
        url: "https://hub.oxen.ai/api/repos/other",
      });
    }
    events.publish(
      "media_generation_completed",
      status === "succeeded" ? { generation_id, status, media_type, model, url } : { generation_id, status, media_type, error },
    );
  }

  function poll(id: string, { replacedUrl }: Call): Reply {
    const job = jobs.get(id);
    if (job === undefined) return notFound();
    const { generation, fields } = job;
    return {
      status: 200,
      body: {
        ...fields,
        ...generation,
        ...(replacedUrl === undefined || generation.result_url === null ? {} : { result_url: replacedUrl }),
      },
    };
  }

  function list({ url }: Call): Reply {
    const model = url.searchParams.get("model");
    const status = url.searchParams.get("status");
    const listed = [...jobs.values()]
      .filter(({ generation }) => (status === null ? isActive(generation.status) : generation.status === status))
      .filter(({ generation }) => model === null || generation.model_name === model)
      .map(({ generation, fields }) => ({ ...fields, ...generation }));
    return { status: 200, body: { count: listed.length, generations: listed } };
  }

  function cancel(id: string): Reply {
    const job = jobs.get(id);
    if (job === undefined) return notFound();
    // Of one that has ended it changes nothing.
    return { status: 200, body: { status: "success", generation_id: id }, commit: () => end(job, { status: "cancelled" }) };
  }

  function subscribe(): Reply {
    return {
      status: 200,
      headers: { "content-type": "text/event-stream", "cache-control": "no-cache" },
      body: undefined,
      stream: events.subscribe,
    };
  }

  function listModels(): Reply {
    return { status: 200, body: { object: "list", data: Object.keys(OXEN_MODELS).map((id) => describeModel(id, price)) } };
  }

  function getModel(id: string): Reply {
    return Object.hasOwn(OXEN_MODELS, id) ? { status: 200, body: describeModel(id, price) } : modelNotFound(id);
  }

  const dispose = server[Symbol.asyncDispose];
  return Object.assign(server, {
    baseUrl: `${server.origin}/api`,
    scenarios: oxenScenarios,
    generations,
    [Symbol.asyncDispose]: async () => {
      events.close();
      for (const { timers } of jobs.values()) for (const timer of timers) clearTimeout(timer);
      await dispose();
    },
  });
}

/** Takes the envelope's fields out of a body, or says what the vendor says. */
function readEnvelope(contentType: string | undefined, body: unknown, schema: typeof SyncEnvelope | typeof QueueEnvelope) {
  if (!/^application\/json\b/.test(contentType ?? "")) return { reply: invalidParams("Content-Type must be application/json") };
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const inCount = parsed.error.issues[0]?.path[0] === "num_generations";
    return { reply: invalidParams(inCount ? "num_generations must be an integer between 1 and 4" : describeProblem(parsed.error)) };
  }
  const { model: name, target_namespace: _, ...fields } = parsed.data;
  const model = Object.hasOwn(OXEN_MODELS, name) ? OXEN_MODELS[name] : undefined;
  return model === undefined ? { reply: modelNotFound(name) } : { name, model, fields: fields as Record<string, unknown> };
}

/** What befalls one of several jobs: `first-job-failed` is the fate of the first alone. */
function courseOf(variant: Call["variant"], index: number): Call["variant"] {
  if (variant?.name !== "first-job-failed") return variant;
  return index === 0 ? { ...variant, name: "job-failed" } : undefined;
}

function tryOrder(model: OxenModel, fields: Record<string, unknown>): OxenOrder | string {
  try {
    return readOrder(model, fields);
  } catch (error) {
    if (error instanceof z.ZodError) return `Invalid parameters: ${describeProblem(error)}`;
    if (error instanceof ImageProblem) return `Invalid input_image: ${error.message}`;
    throw error;
  }
}

/** The fields of a model object that have to do with images. */
function describeModel(id: string, price: number): unknown {
  return {
    id,
    object: "model",
    created: 1750000000,
    owned_by: "oxen",
    display_name: OXEN_MODELS[id]?.displayName,
    description: null,
    summary: null,
    model_type: "base",
    endpoint: `/images/${OXEN_MODELS[id]?.routes[0]}`,
    capabilities: { input: ["text", "image"], output: ["image"] },
    pricing: { method: "per_image", input_cost_per_token: null, output_cost_per_token: null, cost_per_second: null, cost_per_image: price },
    fine_tuning: null,
    deployments: [],
    developer: { name: "Qwen", logo: null },
    request_schema: { type: "object", properties: {} },
  };
}

function signQuery(): string {
  return `X-Amz-Expires=3600&X-Amz-Signature=${randomUUID().replaceAll("-", "")}`;
}

function errorA(type: string, title: string): unknown {
  return { error: { type, title }, status: "error", status_message: type };
}

const unauthenticated = (): Reply => ({
  status: 401,
  body: errorA("unauthenticated", "You must be authenticated to access this resource"),
});
const invalidParams = (title: string): Reply => ({ status: 400, body: errorA("invalid_params", title) });
const notFound = (): Reply => ({ status: 404, body: errorA("resource_not_found", "The requested resource could not be found") });
const modelNotFound = (id: string): Reply => ({ status: 404, body: { error: { message: `Model not found: ${id}` } } });

const fail = (status: number, body: unknown, headers: Record<string, string> = {}) => onPaid({ kind: "status", status, headers, body });
const failJob = (detail: string) => onPaid({ kind: "variant", name: "job-failed", detail });

/** The vendor has two error shapes; both occur here. What fails in a queued job comes with its record, else as a 400. */
export const oxenScenarios = {
  rateLimited: (retryAfter?: number) => fail(429, errorA("unknown_error", "Too many requests"), retryAfterHeader(retryAfter)),
  unauthorized: () => fail(401, errorA("unauthenticated", "You must be authenticated to access this resource")),
  noCredit: () => fail(402, { error: { message: "Insufficient credits" } }),
  refused: () => failJob("The request was rejected by content moderation: the input or output may contain sensitive content"),
  unavailable: () => fail(503, { error: { message: "Service unavailable" } }),
  serverError: () => fail(500, errorA("unknown_error", "Something went wrong")),
  queueFailed: () => failJob("Internal worker error"),
  /** Fields are checked only when the generation runs. */
  lateParamsFailure: () => failJob("Invalid parameters: aspect_ratio: invalid option"),
  /** Credits ran out between enqueueing and running. */
  lateNoCredit: () => failJob("Insufficient credits"),
  /** By somebody else, say in the vendor's workbench. */
  cancelled: () => onPaid({ kind: "variant", name: "job-cancelled" }),
  /** Of several jobs of one call the first fails. */
  firstJobFails: (detail = "Internal worker error") => onPaid({ kind: "variant", name: "first-job-failed", detail }),
  /** Fewer jobs than were asked for. */
  fewer: (count: number) => onPaid({ kind: "variant", name: "fewer", detail: String(count) }),
  /** Never ends. */
  stuck: () => onPaid({ kind: "variant", name: "job-stuck" }),
  /** The event stream opens and stays silent but for its keep-alives. */
  deafEvents: () => ({ on: "events" as const, do: { kind: "variant" as const, name: "deaf" } }),
} satisfies Scenarios & Record<string, unknown>;
