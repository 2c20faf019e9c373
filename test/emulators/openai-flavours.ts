import { z } from "zod";
import type { Reply } from "./reply.ts";
import type { SentForm } from "./request-body.ts";

/** `openai`: api.openai.com; the others are servers that people run themselves. */
export type Flavour = "openai" | "vllm-omni" | "sglang" | "sdcpp" | "localai";

/** What one server reads, and how it says no. */
export interface FlavourRules {
  /** Of `/images/edits`, which is a form; empty where there is no such route. */
  fields: readonly string[];
  files: readonly string[];
  /** Of `/images/generations`, which is JSON. */
  generation: readonly string[];
  types: readonly string[];
  formats: readonly string[];
  maxImages: number;
  checksModel: boolean;
  problem(status: number, message: string, code?: string): Reply;
}

const SAMPLER = ["negative_prompt", "num_inference_steps", "guidance_scale", "true_cfg_scale", "seed"];
const detail = (status: number, message: string): Reply => ({ status, body: { detail: message } });

/**
 * Which parts each server reads. Self-hosted ones drop what they do not know. A client cannot tell them apart, so a part that any of them
 * reads passes at all of them; one that none reads is refused, so that nothing is sent for nothing.
 */
export const FLAVOURS: Record<Flavour, FlavourRules> = {
  openai: {
    fields: [
      "model",
      "prompt",
      "n",
      "size",
      "quality",
      "background",
      "output_format",
      "output_compression",
      "input_fidelity",
      "stream",
      "partial_images",
      "user",
    ],
    files: ["image", "image[]", "mask"],
    generation: [
      "model",
      "prompt",
      "n",
      "size",
      "quality",
      "background",
      "moderation",
      "output_format",
      "output_compression",
      "stream",
      "partial_images",
      "user",
    ],
    types: ["png", "jpg", "webp"],
    formats: ["png", "jpeg", "webp"],
    maxImages: 16,
    checksModel: true,
    problem: (status, message, code = "invalid_value") => ({ status, body: openaiError(message, "invalid_request_error", code) }),
  },
  "vllm-omni": {
    fields: [
      "model",
      "prompt",
      "n",
      "size",
      "response_format",
      "output_format",
      "output_compression",
      "background",
      "strength",
      "lora",
      "layers",
      "resolution",
      "url",
      "url[]",
      ...SAMPLER,
    ],
    files: ["image", "image[]", "mask", "mask_image"],
    generation: ["model", "prompt", "n", "size", "response_format", "user", ...SAMPLER],
    types: ["png", "jpg", "webp"],
    formats: ["png", "jpg", "jpeg", "webp"],
    maxImages: 16,
    checksModel: true,
    problem: detail,
  },
  sglang: {
    fields: [
      "model",
      "prompt",
      "n",
      "size",
      "response_format",
      "output_format",
      "output_quality",
      "output_compression",
      "background",
      "enable_upscaling",
      "url",
      "url[]",
      ...SAMPLER,
    ],
    files: ["image", "image[]", "mask"],
    generation: [
      "model",
      "prompt",
      "n",
      "size",
      "response_format",
      "output_format",
      "output_compression",
      "background",
      "user",
      ...SAMPLER,
    ],
    types: ["png", "jpg", "webp"],
    formats: ["png", "jpeg", "webp"],
    maxImages: 16,
    checksModel: false,
    problem: detail,
  },
  sdcpp: {
    fields: ["model", "prompt", "n", "size", "output_format", "output_compression"],
    files: ["image", "image[]", "mask"],
    generation: ["model", "prompt", "n", "size", "output_format", "output_compression"],
    types: ["png", "jpg"],
    formats: ["png", "jpeg"],
    maxImages: 16,
    checksModel: false,
    problem: (status, message) => ({ status, body: { error: message } }),
  },
  // Its documents name an edits route; its sources have none.
  localai: {
    fields: [],
    files: [],
    generation: ["model", "prompt", "n", "size", "response_format", "quality", "step", "seed", "file", "ref_images"],
    types: ["png", "jpg", "webp"],
    formats: ["png"],
    maxImages: 0,
    checksModel: true,
    problem: (status, message) => ({ status, body: openaiError(message, "invalid_request_error", null) }),
  },
};

/** The parts that are let through: OpenAI's are a closed set. */
export function knownParts(flavour: Flavour): Record<"fields" | "files" | "generation", ReadonlySet<string>> {
  const read = flavour === "openai" ? [FLAVOURS.openai] : Object.values(FLAVOURS).filter((rules) => rules !== FLAVOURS.openai);
  return {
    fields: new Set(read.flatMap(({ fields }) => fields)),
    files: new Set(read.flatMap(({ files }) => files)),
    generation: new Set(read.flatMap(({ generation }) => generation)),
  };
}

const integer = (min: number, max: number) => z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(min).max(max));

const number = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform(Number);

const shared = {
  model: z.string().optional(),
  prompt: z.string().min(1).max(32_000),
  size: z
    .string()
    .regex(/^(auto|\d+x\d+)$/, "must be auto or widthxheight")
    .optional(),
  response_format: z.enum(["b64_json", "url"]).optional(),
  output_format: z.enum(["png", "jpeg", "jpg", "webp"]).optional(),
  background: z.enum(["transparent", "opaque", "auto"]).optional(),
  quality: z.enum(["low", "medium", "high", "auto"]).optional(),
  negative_prompt: z.string().optional(),
};

/** Every value of a form is text. */
const FormFields = z.looseObject({
  ...shared,
  n: integer(1, 10).default(1),
  output_compression: integer(0, 100).optional(),
  input_fidelity: z.enum(["high", "low"]).optional(),
  seed: integer(0, 2 ** 32).optional(),
  guidance_scale: number.optional(),
});

const JsonFields = z.looseObject({
  ...shared,
  n: z.number().int().min(1).max(10).default(1),
  moderation: z.enum(["low", "auto"]).optional(),
  output_compression: z.number().int().min(0).max(100).optional(),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 32)
    .optional(),
  guidance_scale: z.number().optional(),
});

/** What both routes read. */
export type Fields = Pick<
  z.infer<typeof JsonFields>,
  "model" | "prompt" | "n" | "size" | "response_format" | "output_format" | "background"
>;

/** A form's typed fields, or what is wrong with them. */
export function readFields(form: SentForm, rules: FlavourRules, flavour: Flavour): Fields | string {
  if (form.repeated.some((name) => !name.endsWith("[]"))) return `Duplicate parameter: '${form.repeated[0]}'.`;
  return check(FormFields.safeParse(form.fields), rules, flavour);
}

/** The same of a JSON body. */
export function readBody(body: unknown, rules: FlavourRules, flavour: Flavour): Fields | string {
  return check(JsonFields.safeParse(body), rules, flavour);
}

function check(parsed: z.ZodSafeParseResult<Fields>, rules: FlavourRules, flavour: Flavour): Fields | string {
  if (!parsed.success) return `Invalid value: '${parsed.error.issues[0]?.path.join(".")}': ${parsed.error.issues[0]?.message}`;
  const { size, output_format, background, model } = parsed.data;
  if (output_format !== undefined && !rules.formats.includes(output_format)) return `Invalid value: '${output_format}'.`;
  if (flavour === "openai") {
    if (size !== undefined && model?.startsWith("gpt-image-1") && !["auto", "1024x1024", "1536x1024", "1024x1536"].includes(size))
      return `Invalid value: '${size}'.`;
    if (background === "transparent" && output_format === "jpeg") return "Transparent background is not supported for jpeg.";
  }
  return parsed.data;
}

export function openaiError(message: string, type: string, code: string | null): unknown {
  return { error: { message, type, param: null, code } };
}
