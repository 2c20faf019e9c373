import { z } from "zod";
import { startAimlapi } from "../emulators/aimlapi.ts";
import { startDashscope } from "../emulators/dashscope.ts";
import { startOpenaiCompatible } from "../emulators/openai-compatible.ts";
import type { Flavour } from "../emulators/openai-flavours.ts";
import { startOxen } from "../emulators/oxen.ts";
import { startPixazo } from "../emulators/pixazo.ts";
import type { Emulator, EmulatorOptions, SeenRequest } from "../emulators/provider-server.ts";
import type { SentForm } from "../emulators/request-body.ts";
import type { Scenarios } from "../emulators/scenarios.ts";

export type Api = Emulator & { scenarios: Scenarios };

/** One way to reach one vendor; every scenario of the suite runs over each of them. */
export interface Subject {
  name: string;
  /** What a workflow writes to choose it, but for the address and the key. */
  inputs: Record<string, string>;
  /** The variable that holds the key when the input does not. */
  keyVariable: string;
  start(options?: EmulatorOptions): Promise<Api>;
  /** The answer names an address, which is fetched in a second step. */
  byAddress: boolean;
  /** The paid request enqueues a job. */
  queued: boolean;
  /** The vendor documents that its own 500 is not billed, so that it may be sent again. */
  failuresAreFree: boolean;
  /** US dollars that the action knows before it asks the model; absent where nobody tells. */
  price?: number | undefined;
  /** The price is asked of the vendor's catalogue, and so is not known on a dry run. */
  looksUpPrice?: true;
  /** Characters. */
  promptLimit?: number;
  /** Options of the workflow that its default model takes. */
  takes: readonly string[];
}

const bearer = (variable: string) => ({ keyVariable: variable });

const aimlapi: Omit<Subject, "name" | "start" | "byAddress"> = {
  ...bearer("AIMLAPI_API_KEY"),
  inputs: { provider: "aimlapi" },
  queued: false,
  failuresAreFree: true,
  price: 0.0455,
  looksUpPrice: true,
  promptLimit: 800,
  takes: ["negative-prompt", "watermark"],
};

const oxen = (transport: string): Subject => ({
  name: `oxen, ${transport}`,
  ...bearer("OXEN_API_KEY"),
  inputs: { provider: "oxen", transport },
  start: startOxen,
  byAddress: true,
  queued: transport !== "sync",
  failuresAreFree: false,
  price: 0.04,
  looksUpPrice: true,
  takes: [],
});

const openai = (flavour: Flavour, more: Partial<Subject> = {}): Subject => ({
  name: `openai-compatible, ${flavour}`,
  ...bearer("OPENAI_API_KEY"),
  inputs: { provider: "openai-compatible", model: flavour === "openai" ? "gpt-image-1" : "Qwen/Qwen-Image-Edit" },
  start: (options) => startOpenaiCompatible({ ...options, flavour, needsKey: true }),
  byAddress: false,
  queued: false,
  failuresAreFree: false,
  promptLimit: 32_000,
  takes: flavour === "openai" ? [] : ["negative-prompt", "seed"],
  ...more,
});

export const SUBJECTS: readonly Subject[] = [
  { ...aimlapi, name: "aimlapi, data[]", start: (options) => startAimlapi({ ...options, shape: "a" }), byAddress: true },
  { ...aimlapi, name: "aimlapi, images[]", start: (options) => startAimlapi({ ...options, shape: "b" }), byAddress: true },
  { ...aimlapi, name: "aimlapi, base64", start: (options) => startAimlapi({ ...options, inline: true }), byAddress: false },
  {
    name: "pixazo",
    keyVariable: "PIXAZO_API_KEY",
    inputs: { provider: "pixazo" },
    start: startPixazo,
    byAddress: true,
    queued: false,
    failuresAreFree: false,
    price: 0.055,
    takes: ["negative-prompt", "watermark"],
  },
  {
    name: "dashscope",
    ...bearer("DASHSCOPE_API_KEY"),
    inputs: { provider: "dashscope" },
    start: startDashscope,
    byAddress: true,
    queued: false,
    failuresAreFree: true,
    price: 0.075,
    promptLimit: 800,
    takes: ["negative-prompt", "seed", "watermark", "prompt-extend"],
  },
  oxen("queue"),
  oxen("sync"),
  oxen("events"),
  openai("openai"),
  openai("vllm-omni"),
  openai("sglang"),
  openai("sdcpp"),
];

/**
 * One for each set of limits and each way in which a picture leaves and comes back; for scenarios in which the pixels are the work, and
 * the rest differs by nothing else.
 */
export const DISTINCT: readonly Subject[] = SUBJECTS.filter(
  ({ name }) => !["aimlapi, images[]", "aimlapi, base64", "oxen, sync", "oxen, events", "openai-compatible, sglang"].includes(name),
);

/** The subject of this name, for rows that one vendor alone has. */
export function subjectOf(name: string): Subject {
  const found = SUBJECTS.find((subject) => subject.name === name);
  if (found === undefined) throw new Error(`no subject ${name}`);
  return found;
}

/** A subject with another model than its default. A price that is not given is known to nobody. */
export function withModel({ price: _, ...subject }: Subject, model: string, facts: Partial<Subject> = {}): Subject {
  return { ...subject, ...facts, name: `${subject.name}: ${model}`, inputs: { ...subject.inputs, model } };
}

/** Works inside the action: the vendor beside it is one that nobody may ask anything. */
export const SANDBOX: Subject = {
  name: "sandbox",
  inputs: { provider: "sandbox", "base-url": "", "api-key": "" },
  keyVariable: "OPENAI_API_KEY",
  start: (options) => startOpenaiCompatible({ ...options, needsKey: true }),
  byAddress: false,
  queued: false,
  failuresAreFree: true,
  price: 0,
  takes: [],
};

/** Those whose model is told in words what text there shall be. */
export const WORDED: readonly Subject[] = [
  subjectOf("aimlapi, data[]"),
  subjectOf("pixazo"),
  withModel(subjectOf("dashscope"), "qwen-image-2.0", { price: 0.035 }),
  subjectOf("oxen, queue"),
  subjectOf("oxen, sync"),
  subjectOf("openai-compatible, openai"),
  subjectOf("openai-compatible, vllm-omni"),
  subjectOf("openai-compatible, sglang"),
  subjectOf("openai-compatible, sdcpp"),
];

/** Models that are made for translation: the vendor's default to localize, which answers at once, and the one that knows tasks only. */
export const TRANSLATORS: readonly Subject[] = [
  { ...withoutLimit(subjectOf("dashscope")), name: "dashscope: qwen-mt-image-2.0", price: 0.0006, takes: [] },
  { ...withModel(withoutLimit(subjectOf("dashscope")), "qwen-mt-image", { price: 0.000431 }), queued: true, takes: [] },
];

function withoutLimit({ promptLimit: _, ...subject }: Subject): Subject {
  return subject;
}

/** The source pictures in a paid request, as the vendor got them. */
export function sentPictures({ body }: SeenRequest): Buffer[] {
  if (isForm(body)) return body.files.filter(({ field }) => field.startsWith("image")).map(({ bytes }) => bytes);
  return [...JSON.stringify(body).matchAll(/"data:image\/[a-z]+;base64,([^"]*)"/g)].map(([, base64 = ""]) => Buffer.from(base64, "base64"));
}

/** The words in a paid request, as the vendor got them. */
export function sentPrompt({ body }: SeenRequest): string {
  if (isForm(body)) return body.fields.prompt ?? "";
  const { prompt, input } = PromptBody.parse(body);
  return prompt ?? input?.messages.flatMap(({ content }) => content.flatMap(({ text }) => text ?? [])).join("\n") ?? "";
}

const PromptBody = z.object({
  prompt: z.string().optional(),
  input: z.object({ messages: z.array(z.object({ content: z.array(z.object({ text: z.string().optional() })) })) }).optional(),
});

export function isForm(body: unknown): body is SentForm {
  return typeof body === "object" && body !== null && "files" in body && "fields" in body;
}
