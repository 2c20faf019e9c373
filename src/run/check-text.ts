import type { Task } from "../plan/task.ts";
import { compareText, occurring, type TextCheck } from "../verify/compare.ts";
import { readText, scriptsOf } from "../verify/tesseract.ts";

export interface CheckTextOptions {
  task: Task;
  source: Buffer;
  result: Buffer;
  tempDir: string;
  signal: AbortSignal;
}

/** Languages that the text of a task's source is read in. */
export function sourceLanguages({ order, words }: Pick<Task, "order" | "words">): string[] {
  const { sourceLocale } = order.recipe;
  return sourceLocale === undefined ? scriptsOf((words?.terms ?? []).map(({ source }) => source)) : [sourceLocale];
}

/**
 * Reads source and result, and compares the result with what the glossary wants for the words that stand in the source.
 *
 * @throws RetouchError `verify`
 */
export async function checkText({ task, source, result, tempDir, signal }: CheckTextOptions): Promise<TextCheck> {
  const { words = { terms: [], keep: [] }, locale } = task;
  const languages = sourceLanguages(task);
  const before = await readText(source, languages, { tempDir, signal });
  const after = await readText(result, [...(locale === undefined ? [] : [locale]), ...languages], { tempDir, signal });
  return compareText(after, occurring(before, words));
}
