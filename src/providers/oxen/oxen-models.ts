import type { Call } from "../../http/api-call.ts";
import { hasExactRatio, nearestRatio } from "../../pixels/geometry.ts";
import type { ModelInput } from "../model-options.ts";
import type { EditRequest, GenerateRequest, Model } from "../provider.ts";
import { toDataUri } from "../replies.ts";
import { readEnqueued, readImages } from "./oxen-replies.ts";

type Ratios = readonly [string, ...string[]];
const RATIOS = ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3"] as const;

/** `aspect_ratio` is always named: its default is 16:9 whatever the input is. */
const ratio = (ratios: Ratios, { target }: EditRequest | GenerateRequest) => ({ aspect_ratio: nearestRatio(ratios, target) });

type Fields = Record<string, unknown>;

interface Shape extends Pick<Model, "references" | "promptTokens" | "guidanceScale"> {
  takes?: readonly ModelInput[];
  /** Fields besides `model` and `prompt`. Absent: the model takes no picture. */
  edit?(request: EditRequest): Fields;
  /** Absent: the model does not work without a picture. */
  generate?(request: GenerateRequest): Fields;
  /** Of a synchronous call without a picture, where it is not the one for generating. */
  generateAt?: string;
}

const single = ({ image }: EditRequest) => ({ input_image: toDataUri(image) });
/** The picture to edit is `@Image1`. */
const inputs = ({ image, references }: EditRequest) => [image, ...references].map(toDataUri);

/** models/{qwen-image-edit-plus,qwen-image-edit-2511}: up to three pictures. */
const EDIT_PLUS: Shape = {
  takes: ["negative-prompt"],
  references: 2,
  edit: (request) => ({
    input_image: inputs(request),
    ...ratio(RATIOS, request),
    negative_prompt: request.negativePrompt,
    output_format: "png",
  }),
};

/** models/{qwen-image,qwen-image-2512}. Their own formats are lossy, at a quality of 80. */
const TEXT_TO_IMAGE: Shape = {
  takes: ["negative-prompt", "seed", "guidance-scale", "safety-checker"],
  guidanceScale: [0, 10],
  generate: (request) => ({
    ...ratio(RATIOS, request),
    negative_prompt: request.negativePrompt,
    seed: request.seed,
    guidance: request.guidanceScale,
    disable_safety_checker: request.safetyChecker === undefined ? undefined : !request.safetyChecker,
    output_format: request.format === "jpeg" ? "jpg" : request.format,
    output_quality: request.format === "png" ? undefined : 95,
  }),
};

const qwen2 = (request: EditRequest | GenerateRequest) => ({
  negative_prompt: request.negativePrompt,
  seed: request.seed,
  enable_prompt_expansion: request.promptExtend,
});
const QWEN_2_RATIOS = [...RATIOS, "2:1", "1:2"] as const;

/** `num_images` is never sent: only the first is returned, and all are billed. Thinking needs the expansion. */
const qwen3 = (request: EditRequest | GenerateRequest) => ({
  ...qwen2(request),
  enable_thinking: request.promptExtend === false ? false : undefined,
  watermark: request.watermark,
});
const QWEN_3_RATIOS = ["1:1", "16:9", "9:16", "4:3", "3:4"] as const;

const GPT_RATIOS = [...RATIOS, "21:9", "9:21"] as const;
const BANANA_RATIOS = [...RATIOS, "4:5", "5:4", "21:9", "4:1", "1:4", "8:1", "1:8"] as const;

/**
 * docs.oxen.ai/inference-api/reference/models, as read in 2026-11. Of `gpt-image-2` and `nano-banana-2` the pages name no number of pictures:
 * it is OpenAI's own (16) and Google's own (14).
 */
const SHAPES: Readonly<Record<string, Shape>> = {
  "qwen-image-edit": { edit: (request) => ({ ...single(request), ...ratio(RATIOS, request) }) },
  "qwen-image-edit-plus": EDIT_PLUS,
  "qwen-image-edit-2511": EDIT_PLUS,
  "qwen-image-2": {
    takes: ["negative-prompt", "seed", "prompt-extend"],
    promptTokens: 1000,
    edit: (request) => ({
      ...single(request),
      ...(hasExactRatio(request.source, request.target) ? { match_input_image: true } : ratio(QWEN_2_RATIOS, request)),
      ...qwen2(request),
    }),
    generate: (request) => ({ ...ratio(QWEN_2_RATIOS, request), ...qwen2(request) }),
  },
  "qwen-image-3": {
    takes: ["negative-prompt", "seed", "prompt-extend", "watermark"],
    promptTokens: 4500,
    references: 2,
    edit: (request) => ({
      input_images: inputs(request),
      // `auto` is the ratio of the last picture.
      ...(hasExactRatio(request.source, request.target) && request.references.length === 0
        ? { aspect_ratio: "auto" }
        : ratio(QWEN_3_RATIOS, request)),
      ...qwen3(request),
    }),
    generate: (request) => ({ ...ratio(QWEN_3_RATIOS, request), ...qwen3(request) }),
    generateAt: "/ai/images/edit",
  },
  "gpt-image-2": {
    takes: ["mask"],
    references: 15,
    edit: (request) => ({
      input_image: inputs(request),
      ...ratio(GPT_RATIOS, request),
      mask_url: request.mask && toDataUri(request.mask),
      output_format: "png",
    }),
    generate: (request) => ({ ...ratio(GPT_RATIOS, request), output_format: request.format }),
  },
  "nano-banana-2": {
    references: 13,
    edit: (request) => ({ input_image: inputs(request), ...ratio(BANANA_RATIOS, request) }),
    generate: (request) => ratio(BANANA_RATIOS, request),
  },
  "flux-kontext-dev": {
    takes: ["seed"],
    edit: (request) => ({
      ...single(request),
      ...(hasExactRatio(request.source, request.target) ? { aspect_ratio: "match_input_image" } : ratio(RATIOS, request)),
      seed: request.seed,
      output_format: "png",
    }),
  },
  "qwen-image": TEXT_TO_IMAGE,
  "qwen-image-2512": TEXT_TO_IMAGE,
};

/** reference/{image_editing,image_generation,async_queue}: a synchronous call makes one picture, a queued one up to four. */
function toModel({ takes = [], edit, generate, generateAt = "/ai/images/generate", ...facts }: Shape): Model {
  const call = (path: string, request: EditRequest | GenerateRequest, fields: Fields): Call => {
    const json = { model: request.model, prompt: request.prompt, ...fields };
    if (request.transport === "sync")
      return { request: { method: "POST", path, body: { json: { ...json, response_format: "url" } } }, read: readImages };
    const { count } = request;
    return {
      request: { method: "POST", path: "/ai/queue", body: { json: { ...json, num_generations: count } } },
      isQueued: true,
      read: (reply) => readEnqueued(reply, count),
    };
  };
  return {
    limits: { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 7_000_000 },
    takes,
    ...facts,
    candidates: 4,
    edit: edit && ((request) => call("/ai/images/edit", request, edit(request))),
    generate: generate && ((request) => call(generateAt, request, generate(request))),
  };
}

export const OXEN_MODELS: ReadonlyMap<string, Model> = new Map(Object.entries(SHAPES).map(([name, shape]) => [name, toModel(shape)]));
