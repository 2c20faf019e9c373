import type { Size } from "../pixels/picture.ts";
import { messagesBody, readMessagesFailure, readMessagesReply } from "./messages.ts";
import type { EditRequest, HttpProvider, Model, Option } from "./provider.ts";
import { fitSize } from "./reading.ts";

const MEGAPIXEL_LIMITS = { minArea: 512 ** 2, maxArea: 2048 ** 2 };

interface Family {
  takes: readonly Option[];
  promptLimit?: number;
  /** Documented requests a minute. */
  requestsPerMinute?: number;
  price?: (target: Size) => number;
  maxSide?: number;
  /** `size` to ask for; absent where the model refuses the parameter. */
  size?: (target: Size) => Size;
}

const ALL: readonly Option[] = ["negative-prompt", "seed", "watermark", "prompt-extend"];

/** Sides 512–2048, which the service rounds to multiples of 16. */
const sizeBySide = (target: Size) => fitSize(target, { ...MEGAPIXEL_LIMITS, minSide: 512, maxSide: 2048, step: 16 });
/** Any sides with a total of 512²–2048² pixels. */
const sizeByArea = (target: Size) => fitSize(target, { ...MEGAPIXEL_LIMITS, step: 1 });
/** Ratio 1:8 to 8:1 on top of that, a little less so that whole pixels stay within. */
const sizeByAreaAndRatio = ({ width, height }: Size) =>
  sizeByArea({ width: Math.max(width, Math.ceil(height / 7.9)), height: Math.max(height, Math.ceil(width / 7.9)) });

/** Above this the 3.0 family bills its 2K tier. The prices hold the 0.003 of one input picture. */
const TWO_K_TIER = 2_250_000;
const tiered = (one: number, two: number) => (target: Size) => {
  const { width, height } = sizeByAreaAndRatio(target);
  return width * height > TWO_K_TIER ? two : one;
};

/** Model Studio, "Qwen image editing" and "Qwen image generation and editing"; prices for Singapore. As of 2026-10-12. */
const FAMILIES: Readonly<Record<string, Family>> = {
  "qwen-image-2.0-pro": { takes: ALL, promptLimit: 800, requestsPerMinute: 2, price: () => 0.075, size: sizeByArea },
  "qwen-image-2.0": { takes: ALL, promptLimit: 800, price: () => 0.035, size: sizeByArea },
  "qwen-image-edit-max": { takes: ALL, promptLimit: 800, price: () => 0.075, size: sizeBySide },
  "qwen-image-edit-plus": { takes: ALL, promptLimit: 800, price: () => 0.03, size: sizeBySide },
  // Neither `size` nor `prompt_extend` may be sent; the answer has about one megapixel in the input's ratio.
  "qwen-image-edit": { takes: ["negative-prompt", "seed", "watermark"], promptLimit: 800, price: () => 0.045 },
  "qwen-image-3.0": { takes: ALL, requestsPerMinute: 5, price: tiered(0.033, 0.078), maxSide: 2048, size: sizeByAreaAndRatio },
  "qwen-image-3.0-pro": { takes: ALL, requestsPerMinute: 5, price: tiered(0.043, 0.078), maxSide: 2048, size: sizeByAreaAndRatio },
  // Without `n` it makes four pictures, each of them billed.
  "wan2.7-image": { takes: ["seed", "watermark"], size: sizeByArea },
  // Clients of this family send neither `negative_prompt` nor a rewrite mode.
  "qwen-image-2.1-pro": { takes: ["seed", "watermark", "prompt-extend"], size: sizeByArea },
};

function toModel({ takes, promptLimit, requestsPerMinute, price, maxSide = 3072, size }: Family): Model {
  return {
    // 10 MB for the encoded request's picture; base64 adds a third.
    limits: { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 7_000_000, minSide: 384, maxSide },
    ...(promptLimit && { promptLimit }),
    negativePromptLimit: 500,
    takes,
    ...(price && { price }),
    ...(requestsPerMinute && { requestsPerMinute }),
    edit: (request) => ({
      request: {
        method: "POST",
        path: "/services/aigc/multimodal-generation/generation",
        body: { json: { ...messagesBody(request.model, request), parameters: parametersOf(request, size?.(request.target)) } },
      },
      // "Only successful images are billed": a failure of the service itself may be sent again.
      read: (reply) => readMessagesReply(reply) ?? readMessagesFailure(reply, { failuresAreFree: true }),
    }),
  };
}

/** `n` is always written: defaults differ by model, and each image is billed. The separator of `size` is an asterisk. */
function parametersOf(request: EditRequest, size: Size | undefined): Record<string, unknown> {
  return {
    n: 1,
    size: size && `${size.width}*${size.height}`,
    negative_prompt: request.negativePrompt,
    prompt_extend: request.promptExtend,
    watermark: request.watermark,
    seed: request.seed,
  };
}

const MODELS = new Map(Object.entries(FAMILIES).map(([name, family]) => [name, toModel(family)]));

export const dashscope: HttpProvider = {
  kind: "http",
  name: "dashscope",
  keyVariable: "DASHSCOPE_API_KEY",
  keyRequired: true,
  baseUrl: "https://dashscope-intl.aliyuncs.com/api/v1",
  defaultModel: "qwen-image-2.0-pro",
  modelNames: [...MODELS.keys()],
  // Dated snapshots have the rules of their family.
  findModel: (name) => MODELS.get(name.replace(/-\d{4}-\d{2}-\d{2}$/, "")),
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  concurrency: 2,
};
