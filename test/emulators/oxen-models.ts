import { z } from "zod";
import { ImageProblem, readInputImage } from "./input-image.ts";
import type { PictureFormat } from "./picture.ts";

/** What a model makes of a request's own fields; the transport's (model, namespace, count, reply format) are taken out before. */
export interface OxenModel {
  displayName: string;
  fields: z.ZodType<OxenFields>;
}

export interface OxenFields {
  prompt: string;
  input_image?: string | string[] | undefined;
  /** `match_input_image` and `auto`: as the input. */
  aspect_ratio?: keyof typeof SIZES | "match_input_image" | "auto" | undefined;
  mask_url?: string | undefined;
  match_input_image?: boolean | undefined;
  output_format?: "webp" | "jpg" | "jpeg" | "png" | undefined;
}

/** Pixels per ratio, as Qwen-Image's own table has them; 16:9 when the request does not say. */
const SIZES = {
  "1:1": [1328, 1328],
  "16:9": [1664, 928],
  "9:16": [928, 1664],
  "4:3": [1472, 1104],
  "3:4": [1104, 1472],
  "3:2": [1584, 1056],
  "2:3": [1056, 1584],
  "2:1": [1792, 896],
  "1:2": [896, 1792],
} as const;

const seven = z.enum(["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3"]).optional();
const nine = z.enum(["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "2:1", "1:2"]).optional();
const prompt = z.string().min(1);
const manyImages: OxenModel["fields"] = z.strictObject({
  prompt,
  input_image: z.array(z.string()).min(1).max(3),
  aspect_ratio: seven,
  negative_prompt: z.string().optional(),
  output_format: z.enum(["webp", "jpg", "png"]).optional(),
});

const someImages = z.array(z.string()).min(1).max(16);
const withAuto = z.union([nine, z.literal("auto")]);

/** Request fields by the vendor's page of each model. */
export const OXEN_MODELS: Readonly<Record<string, OxenModel>> = {
  "qwen-image-edit": { displayName: "Qwen Image Edit", fields: z.strictObject({ prompt, input_image: z.string(), aspect_ratio: seven }) },
  "qwen-image-edit-plus": { displayName: "Qwen Image Edit - 2509", fields: manyImages },
  "qwen-image-edit-2511": { displayName: "Qwen Image Edit - 2511", fields: manyImages },
  "qwen-image-2": {
    displayName: "Qwen Image 2.0 Pro",
    fields: z.strictObject({
      prompt,
      input_image: z.string().optional(),
      match_input_image: z.boolean().optional(),
      aspect_ratio: nine,
      enable_prompt_expansion: z.boolean().optional(),
      negative_prompt: z.string().optional(),
      seed: z.number().int().optional(),
    }),
  },
  "gpt-image-2": {
    displayName: "GPT Image 2",
    fields: z.strictObject({
      prompt,
      input_image: someImages,
      mask_url: z.string().optional(),
      aspect_ratio: withAuto,
      resolution: z.enum(["1K", "2K", "4K"]).optional(),
      quality: z.enum(["low", "medium", "high"]).optional(),
      output_format: z.enum(["webp", "jpeg", "png"]).optional(),
    }),
  },
  "nano-banana-2": {
    displayName: "Nano Banana 2",
    fields: z.strictObject({
      prompt,
      input_image: someImages,
      aspect_ratio: withAuto,
      resolution: z.enum(["512", "1K", "2K", "4K"]).optional(),
    }),
  },
  "flux-kontext-dev": {
    displayName: "FLUX.1 Kontext [dev]",
    fields: z
      .strictObject({
        prompt,
        input_image: z.string(),
        aspect_ratio: z.union([nine, z.literal("match_input_image")]),
        output_format: z.enum(["webp", "jpg", "png"]).optional(),
        seed: z.number().int().optional(),
      })
      // Lossy unless it is told otherwise.
      .transform((fields) => ({ output_format: "webp" as const, ...fields })),
  },
};

const IMAGES = { types: ["jpg", "png", "gif", "webp"] };

export interface OxenOrder {
  input: Buffer | undefined;
  width: number;
  height: number;
  format: PictureFormat;
}

/** Reads a model's fields as it does when the generation runs; throws {@link ImageProblem} or a ZodError. */
export function readOrder(model: OxenModel, fields: unknown): OxenOrder {
  const read = model.fields.parse(fields);
  const input = [read.input_image ?? []].flat().map((reference) => readInputImage(reference, IMAGES))[0];
  if (read.match_input_image === true && input === undefined) throw new ImageProblem("form", "match_input_image needs an input_image");
  // White may be edited; a mask of another size is refused.
  const mask = read.mask_url === undefined ? undefined : readInputImage(read.mask_url, { types: ["png"] });
  if (mask?.bytes !== undefined && (mask.width !== input?.width || mask.height !== input?.height))
    throw new ImageProblem("form", "the mask must have the size of the image");
  const format = read.output_format === "jpg" ? "jpeg" : (read.output_format ?? "png");
  const ratio = read.aspect_ratio ?? "16:9";
  const matches = read.match_input_image === true || ratio === "match_input_image" || ratio === "auto";
  if (matches && input !== undefined) return { input: input.bytes, width: input.width, height: input.height, format };
  const [width, height] = SIZES[ratio === "match_input_image" || ratio === "auto" ? "16:9" : ratio];
  return { input: input?.bytes, width, height, format };
}
