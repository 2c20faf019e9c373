import { createHash } from "node:crypto";
import type { Recipe } from "../inputs/recipe.ts";
import type { Words } from "./task.ts";

export interface HashedParts {
  /** As templates, so that no image need be read. */
  prompts: readonly string[];
  maskBlob?: string | undefined;
  references?: readonly string[];
  locale?: string | undefined;
  words?: Words | undefined;
}

/**
 * SHA-256 over everything but the source that decides the result. How the request travels (`base-url`, `transport`, rates) and how the
 * result is delivered are left out, as is how many candidates there are: changing them pays for nothing again. What is absent does not count, so that a record of an earlier
 * version stays good.
 */
export function hashRecipe(recipe: Recipe, { prompts, maskBlob, references = [], locale, words }: HashedParts): string {
  const { aspectRatio, size, fit, outputFormat, seed, watermark, promptExtend, negativePrompt, provider, modelName, mode } = recipe;
  const { guidanceScale, safetyChecker, sourceLocale, keepSubjectText } = recipe;
  const isPlain = prompts.length === 1;
  const parts = {
    version: 1,
    mode,
    provider: provider.name,
    model: modelName,
    prompt: isPlain ? prompts[0] : undefined,
    negativePrompt,
    aspectRatio,
    size,
    fit,
    outputFormat,
    seed,
    watermark,
    promptExtend,
    maskBlob,
    steps: isPlain ? undefined : prompts,
    references: references.length > 0 ? references : undefined,
    guidanceScale,
    safetyChecker,
    ...(mode === "localize" && { locale, sourceLocale, keepSubjectText, ...(words && sortWords(words)) }),
  };
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** In an order of their own: a catalogue that lists its texts in another order is the same. */
function sortWords({ terms, keep }: Words): Words {
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return { terms: terms.toSorted((a, b) => byText(a.source, b.source)), keep: keep.toSorted(byText) };
}
