import type { SourceText, Task } from "../plan/task.ts";
import { compareText, findOccurring, type TextCheck } from "./compare-text.ts";
import { readText } from "./tesseract.ts";
import { guessLanguages } from "./tesseract-languages.ts";

export interface CheckTextOptions {
  task: Task;
  /** Encoded. */
  result: Buffer;
  /** Of the source. */
  sourceText: SourceText;
  tempDir: string;
  signal: AbortSignal;
}

/** Languages that the text of a task's source is read in. */
export function sourceLanguages({ recipe, words }: Pick<Task, "recipe" | "words">): string[] {
  const { sourceLocale } = recipe;
  if (sourceLocale !== undefined) return [sourceLocale];
  const terms = words?.terms ?? [];
  const languages = guessed.get(terms) ?? guessLanguages(terms.map(({ source }) => source));
  guessed.set(terms, languages);
  return languages;
}

/** They are the same for all images of a locale. */
const guessed = new WeakMap<NonNullable<Task["words"]>["terms"], string[]>();

/**
 * Reads source and result, and compares the result with what the glossary wants for the words that stand in the source.
 *
 * @throws RetouchError `verify`
 */
export async function checkText({ task, result, sourceText, tempDir, signal }: CheckTextOptions): Promise<TextCheck> {
  const { words = { terms: [], keep: [] }, locale } = task;
  const before = (await sourceText.read(task)) ?? "";
  const languages = [...(locale === undefined ? [] : [locale]), ...sourceLanguages(task)];
  const after = await readText(result, languages, { tempDir, signal });
  const expected = findOccurring(before, words);
  const check = compareText(after, expected);
  // Kept words alone say nothing of the translation.
  return expected.terms.length === 0 ? { ...check, score: null } : check;
}
