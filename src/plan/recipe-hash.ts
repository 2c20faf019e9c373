import { createHash } from "node:crypto";
import { defaultPreserve, type Recipe, resolvePreserve } from "../inputs/recipe.ts";
import { termsFor } from "../localize/terms.ts";
import type { ResolvedRecipe, Task, Words } from "./task.ts";

export interface HashedParts {
  /** Prompts with their placeholders, so that no image need be read. */
  prompts: readonly string[];
  maskBlob?: string;
  /** Git blob ids of the reference images. */
  references?: readonly string[];
  locale?: string;
  words?: Words;
}

/**
 * SHA-256 over everything but the source that decides the result. An output with another hash is made again, so what does not change the
 * result is left out: how requests are sent (`base-url`, `transport`, rates), how results are delivered, and the number of candidates.
 * Absent values do not count, so that hashes of earlier versions stay valid.
 */
export function hashRecipe(recipe: Recipe, { prompts, maskBlob, references = [], locale, words }: HashedParts): string {
  const { aspectRatio, size, fit, outputFormat, seed, watermark, promptExtend, negativePrompt, provider, modelName, mode } = recipe;
  const { guidanceScale, safetyChecker, sourceLocale, keepSubjectText } = recipe;
  const isPlain = prompts.length === 1;
  const preserve = resolvePreserve(recipe);
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
    // What it is by default does not count, so that hashes from before there was such an input stay valid.
    preserve: preserve === defaultPreserve(mode) ? undefined : preserve,
    ...(mode === "localize" && { locale, sourceLocale, keepSubjectText, ...(words && sortWords(words)) }),
  };
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** Sorts the words, so that the order in a catalogue does not count. */
function sortWords({ terms, keep }: Words): Words {
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return { terms: terms.toSorted((a, b) => byText(a.source, b.source)), keep: keep.toSorted(byText) };
}

/** The parts of a task that follow from its recipe, locale and mask. */
type HashedTask = Pick<Task, "recipeHashes" | "requestHash" | "words">;

export type TaskHasher = (task: Pick<HashedParts, "maskBlob" | "locale">) => HashedTask;

/** Hashes the recipe for each locale and mask once: thousands of tasks may share them. */
export function createTaskHasher(recipe: ResolvedRecipe): TaskHasher {
  const known = new Map<string, HashedTask>();
  return (task) => {
    const key = `${task.maskBlob} ${task.locale}`;
    const hashed = known.get(key) ?? hashTask(recipe, task);
    known.set(key, hashed);
    return hashed;
  };
}

function hashTask(recipe: ResolvedRecipe, { maskBlob, locale }: Pick<HashedParts, "maskBlob" | "locale">): HashedTask {
  const { prompts, glossary } = recipe;
  const references = recipe.references.map(({ blob }) => blob);
  const words = glossary && locale !== undefined ? { terms: termsFor(glossary, locale), keep: glossary.keep } : undefined;
  const told = tellLocale(recipe, locale);
  const hashUpTo = (count: number, named = locale) => {
    // The images between two prompts are stored without loss, whatever the output's format.
    const outputFormat = count < prompts.length ? "source" : recipe.outputFormat;
    return hashRecipe({ ...recipe, outputFormat }, { prompts: prompts.slice(0, count), maskBlob, references, locale: named, words });
  };
  const [first, ...rest] = prompts.map((_, index) => hashUpTo(index + 1));
  const requestHash = told === locale ? undefined : hashUpTo(prompts.length, told);
  return { recipeHashes: [first ?? hashUpTo(0), ...rest], requestHash, words };
}

/** How a request names a locale. One that translates by itself knows it by a code, which several regions may share. */
function tellLocale({ model, prompts }: ResolvedRecipe, locale: string | undefined): string | undefined {
  const code = locale === undefined ? undefined : model.translate?.code(locale);
  // The user's own words may tell it more.
  return code === undefined || prompts.some((prompt) => /\{(?:locale|language)\}/.test(prompt)) ? locale : code;
}
