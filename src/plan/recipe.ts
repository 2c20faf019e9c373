import { createHash } from "node:crypto";
import type { Inputs } from "../inputs/load.ts";

/**
 * SHA-256 over everything but the source that decides the result. How the request travels (`base-url`, `transport`, rates) and how the
 * result is delivered are left out: changing them pays for nothing again. The prompt counts as a template, so that no image need be read.
 */
export function hashRecipe(inputs: Inputs, prompt: string, maskBlob: string | undefined): string {
  const { aspectRatio, size, fit, outputFormat, seed, watermark, promptExtend, negativePrompt, provider, modelName } = inputs;
  const recipe = {
    version: 1,
    mode: "edit",
    provider: provider.name,
    model: modelName,
    prompt,
    negativePrompt,
    aspectRatio,
    size,
    fit,
    outputFormat,
    seed,
    watermark,
    promptExtend,
    maskBlob,
  };
  return createHash("sha256").update(JSON.stringify(recipe)).digest("hex");
}
