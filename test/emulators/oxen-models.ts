import { z } from "zod";
import { ImageProblem, readInputImage } from "./input-image.ts";
import type { PictureFormat } from "./picture.ts";

/** Where a model is called synchronously; the queue takes all. */
export type OxenRoute = "edit" | "generate";

/** What a model makes of a request's own fields; the transport's (model, namespace, count, reply format) are taken out before. */
export interface OxenModel {
  displayName: string;
  routes: readonly OxenRoute[];
  fields: z.ZodType<OxenFields>;
}

export interface OxenFields {
  prompt: string;
  input_image?: string | string[] | undefined;
  input_images?: string[] | undefined;
  /** `match_input_image` and `auto`: as the input. */
  aspect_ratio?: keyof typeof SIZES | "match_input_image" | "auto" | undefined;
  mask_url?: string | undefined;
  match_input_image?: boolean | undefined;
  /** All are billed, and only the first is returned. */
  num_images?: number | undefined;
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
  "4:5": [1152, 1440],
  "5:4": [1440, 1152],
  "21:9": [2016, 864],
  "9:21": [864, 2016],
  "4:1": [2624, 656],
  "1:4": [656, 2624],
  "8:1": [3712, 464],
  "1:8": [464, 3712],
} as const;

const SEVEN = ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3"] as const;
const seven = z.enum(SEVEN).optional();
const nine = z.enum([...SEVEN, "2:1", "1:2"]).optional();
const prompt = z.string().min(1);
const seed = z.number().int().min(0).max(2147483647).optional();
const negative_prompt = z.string().optional();

const manyImages: OxenModel["fields"] = z.strictObject({
  prompt,
  input_image: z.array(z.string()).min(1).max(3),
  aspect_ratio: seven,
  negative_prompt,
  output_format: z.enum(["webp", "jpg", "png"]).optional(),
});

/** The pages say "image(s)"; the most is the makers' own. */
const someImages = (most: number) => z.array(z.string()).min(1).max(most).optional();

const textToImage = (format: "jpg" | "webp"): OxenModel["fields"] =>
  z
    .strictObject({
      prompt,
      negative_prompt,
      aspect_ratio: seven,
      image_size: z.enum(["optimize_for_quality", "optimize_for_speed"]).optional(),
      num_inference_steps: z.number().int().min(1).max(50).optional(),
      guidance: z.number().min(0).max(10).optional(),
      seed,
      output_format: z.enum(["webp", "jpg", "png"]).default(format),
      output_quality: z.number().int().min(0).max(100).optional(),
      disable_safety_checker: z.boolean().optional(),
    })
    .transform((fields): OxenFields => fields);

/** Request fields by the vendor's page of each model. */
export const OXEN_MODELS: Readonly<Record<string, OxenModel>> = {
  "qwen-image-edit": {
    displayName: "Qwen Image Edit",
    routes: ["edit"],
    fields: z.strictObject({ prompt, input_image: z.string(), aspect_ratio: seven }),
  },
  "qwen-image-edit-plus": { displayName: "Qwen Image Edit - 2509", routes: ["edit"], fields: manyImages },
  "qwen-image-edit-2511": { displayName: "Qwen Image Edit - 2511", routes: ["edit"], fields: manyImages },
  "qwen-image-2": {
    displayName: "Qwen Image 2.0 Pro",
    routes: ["edit", "generate"],
    fields: z.strictObject({
      prompt,
      input_image: z.string().optional(),
      match_input_image: z.boolean().optional(),
      aspect_ratio: nine,
      enable_prompt_expansion: z.boolean().optional(),
      negative_prompt,
      seed,
    }),
  },
  "qwen-image-3": {
    displayName: "Qwen Image 3.0",
    // Its page's synchronous call without a picture goes there too.
    routes: ["edit"],
    fields: z
      .strictObject({
        prompt,
        input_images: z.array(z.string()).max(3).optional(),
        aspect_ratio: z.enum(["auto", "16:9", "9:16", "1:1", "4:3", "3:4"]).default("auto"),
        resolution: z.enum(["1K", "2K"]).optional(),
        num_images: z.number().int().min(1).max(6).optional(),
        enable_prompt_expansion: z.boolean().optional(),
        enable_thinking: z.boolean().optional(),
        negative_prompt,
        seed,
        watermark: z.boolean().optional(),
      })
      .transform((fields): OxenFields => fields),
  },
  "gpt-image-2": {
    displayName: "GPT Image 2",
    routes: ["edit", "generate"],
    fields: z.strictObject({
      prompt,
      input_image: someImages(16),
      mask_url: z.string().optional(),
      aspect_ratio: z.enum([...SEVEN, "21:9", "9:21", "auto"]).optional(),
      resolution: z.enum(["1K", "2K", "4K"]).optional(),
      quality: z.enum(["low", "medium", "high"]).optional(),
      output_format: z.enum(["webp", "jpeg", "png"]).optional(),
    }),
  },
  "nano-banana-2": {
    displayName: "Nano Banana 2",
    routes: ["edit", "generate"],
    fields: z.strictObject({
      prompt,
      input_image: someImages(14),
      aspect_ratio: z.enum([...SEVEN, "4:5", "5:4", "21:9", "4:1", "1:4", "8:1", "1:8", "auto"]).optional(),
      resolution: z.enum(["512", "1K", "2K", "4K"]).optional(),
      google_search: z.boolean().optional(),
      thinking_level: z.enum(["minimal", "high"]).optional(),
    }),
  },
  "flux-kontext-dev": {
    displayName: "FLUX.1 Kontext [dev]",
    routes: ["edit"],
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
  "qwen-image": { displayName: "Qwen Image", routes: ["generate"], fields: textToImage("jpg") },
  "qwen-image-2512": { displayName: "Qwen Image - 2512", routes: ["generate"], fields: textToImage("webp") },
};

const IMAGES = { types: ["jpg", "png", "gif", "webp"] };

export interface OxenOrder {
  input: Buffer | undefined;
  width: number;
  height: number;
  format: PictureFormat;
  /** Pictures that are billed. */
  images: number;
}

/** Reads a model's fields as it does when the generation runs; throws {@link ImageProblem} or a ZodError. */
export function readOrder(model: OxenModel, fields: unknown): OxenOrder {
  const read = model.fields.parse(fields);
  const inputs = [read.input_image ?? read.input_images ?? []].flat().map((reference) => readInputImage(reference, IMAGES));
  const input = inputs[0];
  if (read.match_input_image === true && input === undefined) throw new ImageProblem("form", "match_input_image needs an input_image");
  // White may be edited; a mask of another size is refused.
  const mask = read.mask_url === undefined ? undefined : readInputImage(read.mask_url, { types: ["png"] });
  if (mask?.bytes !== undefined && (mask.width !== input?.width || mask.height !== input?.height))
    throw new ImageProblem("form", "the mask must have the size of the image");
  const format = read.output_format === "jpg" ? "jpeg" : (read.output_format ?? "png");
  const common = { input: input?.bytes, format, images: read.num_images ?? 1 } as const;
  const ratio = read.aspect_ratio ?? "16:9";
  const matches = read.match_input_image === true || ratio === "match_input_image" || ratio === "auto";
  // Of several pictures `auto` is the last one's.
  const like = ratio === "auto" ? inputs.at(-1) : input;
  if (matches && like !== undefined) return { ...common, width: like.width, height: like.height };
  const [width, height] = SIZES[ratio === "match_input_image" || ratio === "auto" ? "16:9" : ratio];
  return { ...common, width, height };
}
