import type { SourceText, Task } from "../plan/task.ts";
import { compareText, type ExpectedText, findOccurring, type TextCheck } from "./compare-text.ts";
import { OTHER_READINGS } from "./layout.ts";
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
  const expected = findOccurring(before, words);
  const check = await compareResult(result, { expected, languages, tempDir, signal });
  // Kept words alone say nothing of the translation.
  return expected.terms.length === 0 ? { ...check, score: null } : check;
}

export interface CompareOptions extends Pick<CheckTextOptions, "tempDir" | "signal"> {
  expected: ExpectedText;
  /** BCP 47 tags; the first counts most. */
  languages: readonly string[];
}

/** Reads a result, once more in other forms where something is missing, and compares it with what is expected. */
export async function compareResult(result: Buffer, { expected, languages, ...options }: CompareOptions): Promise<TextCheck> {
  const text = await readText(result, languages, options);
  const check = compareText(text, expected);
  if (check.missing.length === 0) return check;
  const again = await readText(result, languages, { ...options, isAgain: true });
  return compareText([text, again].join(OTHER_READINGS), expected);
}
