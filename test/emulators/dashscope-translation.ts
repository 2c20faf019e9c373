import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { z } from "zod";
import { invalid, refusalOf, refuse, signQuery } from "./dashscope-reply.ts";
import type { Store } from "./dashscope-store.ts";
import { describeProblem, ImageProblem, type InputImage } from "./input-image.ts";
import type { Made } from "./picture.ts";
import type { Call, ProviderServer } from "./provider-server.ts";
import type { Reply } from "./reply.ts";

export type TaskStatus = "PENDING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELED";

export interface Task {
  task_id: string;
  task_status: TaskStatus;
  submit_time: string;
  scheduled_time?: string;
  end_time?: string;
  image_url?: string;
  code?: string;
  message?: string;
}

interface Work {
  task: Task;
  timers: NodeJS.Timeout[];
  leave: () => void;
}

interface TranslationModel {
  /** US dollars; of the first version for Beijing, of the second for Singapore. */
  price: number;
  queuedOnly: boolean;
  sources: readonly string[];
  targets: readonly string[];
  /** One of the two languages must be one of these. */
  oneOf?: readonly string[];
}

const BOTH = ["zh", "en", "ko", "ja", "ru", "es", "fr", "pt", "it", "vi"];
/** The second version's page promises 55 languages, any to any. Codes of the series' table; the page's own list was not at hand. */
const MANY = [
  ...[...BOTH, "de", "ms", "th", "id", "ar"],
  ...["zh_tw", "yue", "hi", "he", "my", "ta", "ur", "bn", "pl", "nl", "ro", "tr", "km", "lo", "cs", "el", "sv", "hu", "da", "fi", "uk"],
  ...["bg", "sr", "te", "fa", "sw", "tl", "sk", "hr", "sl", "et", "lv", "lt", "nb", "ca", "kk"],
];
export const TRANSLATION_MODELS: Readonly<Record<string, TranslationModel>> = {
  "qwen-mt-image": {
    price: 0.000431,
    queuedOnly: true,
    sources: [...BOTH, "de"],
    targets: [...BOTH, "ms", "th", "id", "ar"],
    oneOf: ["zh", "en"],
  },
  "qwen-mt-image-2.0": { price: 0.0006, queuedOnly: false, sources: MANY, targets: MANY },
};
/** Full names are taken as well; a few of them. */
const NAMES: Readonly<Record<string, string>> = { chinese: "zh", english: "en", japanese: "ja", korean: "ko", french: "fr" };

const hasOtherScript = (text: string) => /(?!\p{Script=Latin})\p{L}/u.test(text);
/** What the page advises is taken for a rule here, and `skipImgSegment`, which still works there, is not known. */
const Body = z.strictObject({
  model: z.string(),
  input: z.strictObject({
    image_url: z.string().regex(/^(https?|oss):\/\/[\x21-\x7e]+$/, "must be a URL without Chinese characters"),
    source_lang: z.string().toLowerCase(),
    target_lang: z.string().toLowerCase(),
    ext: z
      .strictObject({
        domainHint: z
          .string()
          .refine((text) => text.split(/\s+/).length <= 200, "at most 200 words")
          .refine((text) => !hasOtherScript(text), "English only")
          .optional(),
        sensitives: z.array(z.string().min(1)).max(50).optional(),
        terminologies: z.array(z.strictObject({ src: z.string().min(1), tgt: z.string().min(1) })).optional(),
        config: z.strictObject({ imageSegment: z.boolean().optional() }).optional(),
      })
      .optional(),
  }),
});
const IMAGES = { types: ["jpg", "png", "bmp", "pnm", "tiff", "webp"], maxBytes: 10 * 1024 * 1024 };
const NO_TEXT = "No text detected for translation";

export interface Translator {
  translate(call: Call): Reply | Promise<Reply>;
  poll(id: string, call: Call): Reply;
  cancel(id: string): Reply;
  /** All tasks ever accepted, in order. */
  tasks: Task[];
  close(): void;
}

/** Translation of the text in pictures, at once (the second version) or as a task. */
export function createTranslator(server: ProviderServer, store: Store, price: number | undefined): Translator {
  const works = new Map<string, Work>();
  const tasks: Task[] = [];

  function translate(call: Call): Reply | Promise<Reply> {
    const { headers, body } = call.seen;
    if (!/^application\/json\b/.test(headers["content-type"] ?? "")) return invalid("Content-Type must be application/json");
    const parsed = Body.safeParse(body);
    if (!parsed.success) return invalid(describeProblem(parsed.error));
    const { model: name, input } = parsed.data;
    const model = Object.hasOwn(TRANSLATION_MODELS, name) ? TRANSLATION_MODELS[name] : undefined;
    if (model === undefined) return refuse(404, "ModelNotFound", `Model not exist: ${name}`);
    const isQueued = headers["x-dashscope-async"] === "enable";
    if (model.queuedOnly && !isQueued) return refuse(403, "AccessDenied", "current user api does not support synchronous calls");
    const language = NAMES[input.target_lang] ?? input.target_lang;
    const problem = checkPair(model, NAMES[input.source_lang] ?? input.source_lang, language);
    if (problem !== undefined) return invalid(problem);
    const order: Order = { call, name, model, reference: input.image_url, language };
    return isQueued ? accept(order) : now(order);
  }

  interface Order {
    call: Call;
    name: string;
    model: TranslationModel;
    reference: string;
    language: string;
  }

  async function now(order: Order): Promise<Reply> {
    try {
      const { image_url, message, dollars } = await run(order);
      return {
        status: 200,
        body: { output: { image_url, message }, usage: { image_count: 1 }, request_id: randomUUID() },
        commit: () => server.bill(dollars, 1),
        takesMs: server.latencyMs,
      };
    } catch (error) {
      const { status, code, message } = refusalOf(error);
      return refuse(status, code, message);
    }
  }

  /** Makes the picture; what is refused is not billed, a picture without text is. */
  async function run({ call: { seen, variant, publish }, name, model, reference, language }: Order) {
    const input = store.readImage(reference, { model: name, rules: IMAGES, headers: seen.headers });
    checkMeasures(input);
    const hasText = variant?.name !== "no-text" && !(await isOfOneColour(input.bytes));
    const { width, height } = input;
    const made = hasText
      ? await server.make({ input: input.bytes, width, height, alpha: false, format: "jpeg", language })
      : await repeat(input);
    const image_url = publish(made, { query: signQuery(), extension: "jpg" });
    return { image_url, dollars: price ?? model.price, ...(hasText ? {} : { message: NO_TEXT }) };
  }

  function accept(order: Order): Reply {
    const task_id = randomUUID();
    return {
      status: 200,
      body: { request_id: randomUUID(), output: { task_id, task_status: "PENDING" } },
      commit: () => begin(task_id, order),
    };
  }

  function begin(id: string, order: Order): void {
    const { variant } = order.call;
    const task: Task = { task_id: id, task_status: "PENDING", submit_time: timestamp() };
    const work: Work = { task, timers: [], leave: server.enter() };
    tasks.push(task);
    // A record that is lost counts as one that has run out.
    if (variant?.name !== "task-forgotten") works.set(id, work);
    const start = () => Object.assign(task, { task_status: "RUNNING", scheduled_time: timestamp() });
    const finish = async () => {
      if (variant?.name === "task-stuck") return;
      if (variant?.name === "task-canceled") return end(work, { task_status: "CANCELED" });
      if (variant?.name === "task-failed") {
        const [code = "", message = ""] = (variant.detail ?? "").split(": ");
        return end(work, { task_status: "FAILED", code, message });
      }
      try {
        const { dollars, ...outcome } = await run(order);
        if (!isActive(task)) return;
        server.bill(dollars, 1);
        end(work, { task_status: "SUCCEEDED", ...outcome });
      } catch (error) {
        const { code, message } = refusalOf(error);
        end(work, { task_status: "FAILED", code, message });
      }
    };
    if (variant?.name === "task-pending") return;
    work.timers.push(
      setTimeout(start, server.latencyMs / 4),
      setTimeout(
        () => void finish().catch((error: unknown) => end(work, { task_status: "FAILED", code: "InternalError", message: String(error) })),
        server.latencyMs,
      ),
    );
  }

  function end(work: Work, outcome: Partial<Task>): void {
    if (!isActive(work.task)) return;
    for (const timer of work.timers) clearTimeout(timer);
    Object.assign(work.task, outcome, { end_time: timestamp() });
    work.leave();
  }

  function poll(id: string, { replacedUrl }: Call): Reply {
    const task = works.get(id)?.task;
    const output = task === undefined ? { task_id: id, task_status: "UNKNOWN" } : { ...task };
    if (replacedUrl !== undefined && "image_url" in output) output.image_url = replacedUrl;
    const usage = task?.task_status === "SUCCEEDED" ? { usage: { image_count: 1 } } : {};
    return { status: 200, body: { request_id: randomUUID(), output, ...usage } };
  }

  function cancel(id: string): Reply {
    const work = works.get(id);
    if (work?.task.task_status !== "PENDING")
      return refuse(400, "UnsupportedOperation", "Failed to cancel the task, please confirm if the task is in PENDING status.");
    return { status: 200, body: { request_id: randomUUID() }, commit: () => end(work, { task_status: "CANCELED" }) };
  }

  const close = () => {
    for (const { timers } of works.values()) for (const timer of timers) clearTimeout(timer);
  };
  return { translate, poll, cancel, tasks, close };
}

function isActive({ task_status }: Task): boolean {
  return task_status === "PENDING" || task_status === "RUNNING";
}

function checkPair({ sources, targets, oneOf }: TranslationModel, source: string, target: string): string | undefined {
  if (!targets.includes(target)) return `target_lang ${target} is not supported`;
  if (source === "auto") return undefined;
  if (!sources.includes(source)) return `source_lang ${source} is not supported`;
  if (source === target) return "source_lang and target_lang must differ";
  if (oneOf !== undefined && !oneOf.includes(source) && !oneOf.includes(target))
    return "at least one of source_lang and target_lang must be Chinese or English";
  return undefined;
}

function checkMeasures({ width, height }: InputImage): void {
  if (Math.min(width, height) < 15 || Math.max(width, height) > 8192)
    throw new ImageProblem("size", "width and height must be between 15 and 8192");
  if (width > 10 * height || height > 10 * width) throw new ImageProblem("size", "the ratio must be between 1:10 and 10:1");
}

/** Where there is one colour, there is no text. Pictures of which only the address is known count as having some. */
async function isOfOneColour(bytes: Buffer | undefined): Promise<boolean> {
  if (bytes === undefined) return false;
  const { channels } = await sharp(bytes, { failOn: "none" }).flatten({ background: "white" }).stats();
  return channels.every(({ min, max }) => min === max);
}

/** The picture as it was, which stands beside the message that it has no text. */
async function repeat({ bytes, width, height }: InputImage): Promise<Made> {
  const source = bytes ? sharp(bytes, { failOn: "none" }) : sharp({ create: { width, height, channels: 3, background: "white" } });
  return { bytes: await source.flatten({ background: "white" }).jpeg().toBuffer(), contentType: "image/jpeg", width, height };
}

/** `YYYY-MM-DD HH:mm:ss.SSS`. */
function timestamp(): string {
  return new Date().toISOString().replace("T", " ").replace("Z", "");
}
