import { z } from "zod";
import type { Reply } from "./reply.ts";
import type { SentForm } from "./request-body.ts";

/** `openai`: api.openai.com; the others are servers that people run themselves. */
export type Flavour = "openai" | "vllm-omni" | "sglang" | "sdcpp";

/** What one server reads, and how it says no. */
export interface FlavourRules {
  fields: readonly string[];
  files: readonly string[];
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
    types: ["png", "jpg", "webp"],
    formats: ["png", "jpeg", "webp"],
    maxImages: 16,
    checksModel: false,
    problem: detail,
  },
  sdcpp: {
    fields: ["model", "prompt", "n", "size", "output_format", "output_compression"],
    files: ["image", "image[]", "mask"],
    types: ["png", "jpg"],
    formats: ["png", "jpeg"],
    maxImages: 16,
    checksModel: false,
    problem: (status, message) => ({ status, body: { error: message } }),
  },
};

/** The parts that are let through: OpenAI's are a closed set. */
export function knownParts(flavour: Flavour): { fields: ReadonlySet<string>; files: ReadonlySet<string> } {
  const read = flavour === "openai" ? [FLAVOURS.openai] : [FLAVOURS["vllm-omni"], FLAVOURS.sglang, FLAVOURS.sdcpp];
  return { fields: new Set(read.flatMap(({ fields }) => fields)), files: new Set(read.flatMap(({ files }) => files)) };
}

const integer = (min: number, max: number) => z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(min).max(max));

const Fields = z.looseObject({
  model: z.string().optional(),
  prompt: z.string().min(1).max(32_000),
  n: integer(1, 10).default(1),
  size: z
    .string()
    .regex(/^(auto|\d+x\d+)$/, "must be auto or widthxheight")
    .optional(),
  response_format: z.enum(["b64_json", "url"]).optional(),
  output_format: z.enum(["png", "jpeg", "jpg", "webp"]).optional(),
  background: z.enum(["transparent", "opaque", "auto"]).optional(),
  quality: z.enum(["low", "medium", "high", "auto"]).optional(),
  output_compression: integer(0, 100).optional(),
  input_fidelity: z.enum(["high", "low"]).optional(),
  seed: integer(0, 2 ** 32).optional(),
});

/** Typed fields, or what is wrong with them. */
export function readFields(form: SentForm, rules: FlavourRules, flavour: Flavour): z.infer<typeof Fields> | string {
  if (form.repeated.some((name) => !name.endsWith("[]"))) return `Duplicate parameter: '${form.repeated[0]}'.`;
  const parsed = Fields.safeParse(form.fields);
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
