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
  aspect_ratio?: keyof typeof SIZES | undefined;
  match_input_image?: boolean | undefined;
  output_format?: "webp" | "jpg" | "png" | undefined;
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
  const [width, height] = SIZES[read.aspect_ratio ?? "16:9"];
  const size = read.match_input_image === true && input !== undefined ? { width: input.width, height: input.height } : { width, height };
  return { input: input?.bytes, ...size, format: read.output_format === "jpg" ? "jpeg" : (read.output_format ?? "png") };
}
