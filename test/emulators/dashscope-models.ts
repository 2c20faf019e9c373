import { z } from "zod";
import { type InputImage, roundTo16, sizeByArea } from "./input-image.ts";

export interface Size {
  width: number;
  height: number;
}

/** How one model family reads its `parameters`. */
export interface Family {
  parameters: z.ZodType<Parameters>;
  images: { min: number; max: number };
  /** Pictures made when `n` is not sent. */
  defaultCount: number;
  alpha: boolean;
  /** A message where the asked size is not taken. */
  checkSize?(size: Size, count: number): string | undefined;
  chooseSize(asked: Size | undefined, inputs: readonly InputImage[]): Size;
  /** US dollars of one request, Singapore. */
  price(id: string, size: Size, inputs: number, count: number): number;
  /** The newer form of `usage`. */
  tieredUsage?: boolean;
}

export interface Parameters {
  n?: number | undefined;
  size?: string | undefined;
  prompt_extend_mode?: string | undefined;
}

const count = z.number().int().min(1).max(6).optional();
const seed = z.number().int().min(0).max(2147483647).optional();
const flag = z.boolean().optional();
/** Longer ones are cut off in silence by the vendor, so they pass. */
const negative_prompt = z.string().optional();
/** `1536x1024` and `1K` fail here: the separator is an asterisk. */
const size = z
  .string()
  .regex(/^\d+\*\d+$/, "must be width*height")
  .optional();

const inTotal = ({ width, height }: Size, least = 512) =>
  width * height < least ** 2 || width * height > 2048 * 2048
    ? `the total pixels must be between ${least}*${least} and 2048*2048`
    : undefined;
const inRatio = ({ width, height }: Size) =>
  width > 8 * height || height > 8 * width ? "the ratio must be between 1:8 and 8:1" : undefined;
/** A picture out of words alone is a square, unless its size is named. */
const last = (inputs: readonly InputImage[]): InputImage => inputs.at(-1) ?? { width: 2048, height: 2048 };
/** Above it a picture of the 3.0 family counts, and costs, as 2K. */
const TIER_2K = 2_250_000;
export const isTier2k = (made: Size) => made.width * made.height > TIER_2K;

const base: Family = {
  parameters: z.strictObject({ n: z.literal(1).optional(), negative_prompt, watermark: flag, seed }),
  images: { min: 1, max: 3 },
  defaultCount: 1,
  alpha: false,
  chooseSize: (_, inputs) => sizeByArea(last(inputs)),
  price: (_, __, ___, n) => 0.045 * n,
};

const sides = ({ width, height }: Size) =>
  Math.min(width, height) < 512 || Math.max(width, height) > 2048 ? "width and height must be between 512 and 2048" : undefined;

const plus: Family = {
  parameters: z.strictObject({ n: count, size, prompt_extend: flag, negative_prompt, watermark: flag, seed }),
  images: { min: 1, max: 3 },
  defaultCount: 1,
  alpha: false,
  // By a comment in the page's older sample; the newer one has both, for the max model.
  checkSize: (asked, n) => (n > 1 ? "size can only be set when n is 1" : sides(asked)),
  chooseSize: (asked, inputs) =>
    asked === undefined ? sizeByArea(last(inputs)) : { width: roundTo16(asked.width), height: roundTo16(asked.height) },
  price: (id, _, __, n) => (id.startsWith("qwen-image-edit-max") ? 0.075 : 0.03) * n,
};

const max: Family = { ...plus, checkSize: sides };

const second: Family = {
  parameters: plus.parameters,
  images: { min: 0, max: 3 },
  defaultCount: 1,
  alpha: false,
  checkSize: (asked) => inTotal(asked),
  chooseSize: (asked, inputs) => asked ?? last(inputs),
  price: (id, _, __, n) => (id.startsWith("qwen-image-2.0-pro") ? 0.075 : 0.035) * n,
};

/** The pages name no price; the 2.0-pro's stands in. Takes no negative prompt, and returns transparency. */
const secondRgba: Family = {
  ...second,
  parameters: z.strictObject({ n: count, size, prompt_extend: flag, watermark: flag, seed }),
  images: { min: 0, max: 10 },
  alpha: true,
  price: (_, __, ___, n) => 0.075 * n,
};

const third: Family = {
  parameters: z.strictObject({
    n: count,
    size,
    prompt_extend: flag,
    prompt_extend_mode: z.enum(["direct", "agent"]).optional(),
    enable_thinking: flag,
    negative_prompt,
    watermark: flag,
    seed,
  }),
  images: { min: 0, max: 3 },
  defaultCount: 1,
  alpha: false,
  checkSize: (asked) => inRatio(asked) ?? inTotal(asked),
  // Without a size the answer goes up to the 2K tier, and is billed as such.
  chooseSize: (asked, inputs) => asked ?? sizeByArea(last(inputs), 2040 * 2040),
  price: (id, made, inputs, n) => (id === "qwen-image-3.0" ? 0.03 : isTier2k(made) ? 0.075 : 0.04) * n + 0.003 * inputs,
  tieredUsage: true,
};

/** Makes four pictures unless told otherwise. The pages name no price. */
const wan: Family = {
  parameters: z.strictObject({
    n: z.number().int().min(1).max(4).optional(),
    size: z
      .string()
      .regex(/^(\d+\*\d+|[12]K)$/, "must be width*height, 1K or 2K")
      .optional(),
    bbox_list: z.array(z.unknown()).optional(),
    watermark: flag,
    seed,
  }),
  images: { min: 0, max: 9 },
  defaultCount: 4,
  alpha: false,
  checkSize: (asked) => inRatio(asked) ?? inTotal(asked, 768),
  chooseSize: (asked, inputs) => asked ?? sizeByArea(last(inputs), 2040 * 2040),
  price: (_, __, ___, n) => 0.03 * n,
};

/** Model names of the request page and of those that came since. Those for text alone, of fixed sizes, were retired on 2026-10-10. */
export const FAMILIES: Readonly<Record<string, Family>> = {
  "qwen-image-edit": base,
  "qwen-image-edit-plus": plus,
  "qwen-image-edit-plus-2025-10-30": plus,
  "qwen-image-edit-plus-2025-12-15": plus,
  "qwen-image-edit-max": max,
  "qwen-image-edit-max-2026-01-16": max,
  "qwen-image-2.0": second,
  "qwen-image-2.0-2026-03-03": second,
  "qwen-image-2.0-pro": second,
  "qwen-image-2.0-pro-2026-03-03": second,
  "qwen-image-2.0-pro-2026-04-22": second,
  "qwen-image-2.0-pro-2026-06-22": second,
  "qwen-image-2.1-pro": secondRgba,
  "qwen-image-2.1-pro-turbo": secondRgba,
  "qwen-image-3.0": third,
  "qwen-image-3.0-pro": third,
  "wan2.7-image": wan,
};
