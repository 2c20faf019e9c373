import type { Call } from "../../http/api-call.ts";
import type { Size } from "../../pixels/picture.ts";
import { findOutputSize } from "../../pixels/size-limits.ts";
import type { ModelInput } from "../model-options.ts";
import type { EditRequest, GenerateRequest, HttpProvider, Model } from "../provider.ts";
import { messagesBody, readMessagesFailure, readMessagesReply } from "./message-api.ts";
import { TRANSLATION_MODELS } from "./translation.ts";
import { dashscopeUpload } from "./upload-policy.ts";

const MEGAPIXEL_LIMITS = { minArea: 512 ** 2, maxArea: 2048 ** 2 };

interface Family extends Pick<Model, "takes" | "promptLimit" | "promptTokens" | "perCall" | "requestsPerMinute"> {
  /** Input pictures in all. */
  inputs: number;
  /** `n` at most. */
  candidates: number;
  /** It needs an input picture. */
  editsOnly?: true;
  price?: (target: Size, inputs: number) => number;
  maxSide?: number;
  /** `size` to ask for; absent where the model refuses the parameter. */
  size?: (target: Size) => Size;
}

const ALL: readonly ModelInput[] = ["negative-prompt", "seed", "watermark", "prompt-extend"];

/** Sides 512–2048, which the service rounds to multiples of 16. */
const sizeBySide = (target: Size) => findOutputSize(target, { ...MEGAPIXEL_LIMITS, minSide: 512, maxSide: 2048, step: 16 });
/** Any sides with a total of 512²–2048² pixels. */
const sizeByArea = (target: Size) => findOutputSize(target, { ...MEGAPIXEL_LIMITS, step: 1 });
/** Ratio 1:8 to 8:1, a little less so that whole pixels stay within. */
const withinRatio = ({ width, height }: Size) => ({
  width: Math.max(width, Math.ceil(height / 7.9)),
  height: Math.max(height, Math.ceil(width / 7.9)),
});
const sizeByAreaAndRatio = (target: Size) => sizeByArea(withinRatio(target));
const sizeOfWan = (target: Size) => findOutputSize(withinRatio(target), { ...MEGAPIXEL_LIMITS, minArea: 768 ** 2, step: 1 });

/** Above this the 3.0 family bills its 2K tier; each input picture costs 0.003 on top. */
const TWO_K_TIER = 2_250_000;
const tiered = (one: number, two: number) => (target: Size, inputs: number) => {
  const { width, height } = sizeByAreaAndRatio(target);
  return (width * height > TWO_K_TIER ? two : one) + 0.003 * inputs;
};

const EDIT: Family = { takes: ALL, inputs: 3, candidates: 1, editsOnly: true, promptLimit: 800 };
const SECOND: Family = { takes: ALL, inputs: 3, candidates: 6, promptLimit: 800, size: sizeByArea };
const THIRD: Family = {
  ...{ takes: ALL, inputs: 3, candidates: 6, promptTokens: 4500, requestsPerMinute: 5, maxSide: 2048 },
  size: sizeByAreaAndRatio,
};

/**
 * Model Studio, "Qwen image generation and editing", "Qwen image editing", "Wan2.7 image generation and editing"; prices for Singapore. As
 * of 2026-10-12. The text-to-image models of fixed sizes (`qwen-image`, `-plus`, `-max`) were retired on 2026-10-10.
 */
const FAMILIES: Readonly<Record<string, Family>> = {
  "qwen-image-2.0-pro": { ...SECOND, requestsPerMinute: 2, price: () => 0.075 },
  "qwen-image-2.0": { ...SECOND, price: () => 0.035 },
  "qwen-image-edit-max": { ...EDIT, candidates: 6, price: () => 0.075, size: sizeBySide },
  // An older sample of the vendor has `size` fail beside an `n` above 1. Several calls cost the same, and keep size and order.
  "qwen-image-edit-plus": { ...EDIT, candidates: 6, perCall: 1, price: () => 0.03, size: sizeBySide },
  // Neither `size` nor `prompt_extend` may be sent; the answer has about one megapixel in the last input's ratio.
  "qwen-image-edit": { ...EDIT, takes: ["negative-prompt", "seed", "watermark"], price: () => 0.045 },
  "qwen-image-3.0": { ...THIRD, price: tiered(0.03, 0.075) },
  "qwen-image-3.0-pro": { ...THIRD, price: tiered(0.04, 0.075) },
  // Without `n` it makes four pictures, each of them billed; more than four are for sequences.
  "wan2.7-image": { takes: ["seed", "watermark"], inputs: 9, candidates: 4, size: sizeOfWan },
  // Clients of this family send neither `negative_prompt` nor a rewrite mode.
  "qwen-image-2.1-pro": { takes: ["seed", "watermark", "prompt-extend"], inputs: 10, candidates: 6, size: sizeByArea },
};

function toModel({ inputs, editsOnly, price, maxSide = 3072, size, ...facts }: Family): Model {
  return {
    // 10 MB for the encoded request's picture; base64 adds a third.
    limits: { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 7_000_000, minSide: 384, maxSide },
    ...facts,
    negativePromptLimit: 500,
    references: inputs - 1,
    // A generation has no input picture: where inputs cost, its price is a little less than told.
    price: price && ((target, references = 0) => price(target, references + 1)),
    edit: (request) => {
      const { image, references } = request;
      // Without a size the answer takes the ratio of the last picture.
      return ask(request, size ? [image, ...references] : [...references, image], size);
    },
    generate: editsOnly ? undefined : (request) => ask(request, [], size),
  };
}

function ask(request: EditRequest | GenerateRequest, pictures: EditRequest["references"], size: Family["size"]): Call {
  return {
    request: {
      method: "POST",
      path: "/services/aigc/multimodal-generation/generation",
      body: {
        json: {
          ...messagesBody(request.model, { pictures, prompt: request.prompt }),
          parameters: parametersOf(request, size?.(request.target)),
        },
      },
    },
    // "Only successful images are billed": a failure of the service itself may be sent again.
    read: (reply) => readMessagesReply(reply) ?? readMessagesFailure(reply, { failuresAreFree: true }),
  };
}

/** `n` is always written: defaults differ by model, and each image is billed. The separator of `size` is an asterisk. */
function parametersOf(request: EditRequest | GenerateRequest, size: Size | undefined): Record<string, unknown> {
  return {
    n: request.count,
    size: size && `${size.width}*${size.height}`,
    negative_prompt: request.negativePrompt,
    prompt_extend: request.promptExtend,
    watermark: request.watermark,
    seed: request.seed,
  };
}

const MODELS = new Map<string, Model>([
  ...Object.entries(FAMILIES).map(([name, family]) => [name, toModel(family)] as const),
  ...Object.entries(TRANSLATION_MODELS),
]);

export const dashscope: HttpProvider = {
  kind: "http",
  name: "dashscope",
  keyVariable: "DASHSCOPE_API_KEY",
  keyRequired: true,
  baseUrl: "https://dashscope-intl.aliyuncs.com/api/v1",
  defaultModels: { edit: "qwen-image-2.0-pro", localize: "qwen-mt-image-2.0", generate: "qwen-image-2.0-pro" },
  modelNames: [...MODELS.keys()],
  // Dated snapshots have the rules of their family.
  findModel: (name) => MODELS.get(name.replace(/-\d{4}-\d{2}-\d{2}$/, "")),
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  concurrency: 2,
  secondsPerCall: 45,
  upload: dashscopeUpload,
};
