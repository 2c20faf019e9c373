import type { SourceText, Task } from "../plan/task.ts";
import { type Box, NO_TEXT, type PictureText } from "../text/text-places.ts";
import { comparePicture, type ExpectedText, findOccurring, passes, type TextCheck } from "./compare-text.ts";
import { findCandidates } from "./places.ts";
import { judge } from "./second-look.ts";
import { type LineReading, readLines, readText } from "./tesseract.ts";
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
  const before = (await sourceText.read(task)) ?? NO_TEXT;
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

/** Reads one result. */
export interface ResultReader {
  read(forms: "usual" | "further"): Promise<PictureText>;
  readLines(boxes: readonly Box[]): Promise<LineReading[][]>;
}

export function compareResult(result: Buffer, { expected, languages, ...options }: CompareOptions): Promise<TextCheck> {
  const reader: ResultReader = {
    read: (forms) => readText(result, languages, { ...options, forms }),
    readLines: (boxes) => readLines(result, boxes, { locales: languages, ...options }),
  };
  return checkReading(reader, expected);
}

/**
 * Compares a result with what is expected. Where something is missing, it is read once more in other forms; and the places where missing or
 * doubtful texts must stand are read by themselves.
 */
export async function checkReading(reader: ResultReader, expected: ExpectedText): Promise<TextCheck> {
  let text = await reader.read("usual");
  let comparison = comparePicture(text, expected);
  if (comparison.check.missing.length > 0) {
    const again = await reader.read("further");
    text = { ...text, blocks: [...text.blocks, ...again.blocks.map((block) => ({ ...block, isOther: true }))] };
    comparison = comparePicture(text, expected);
  }
  const { check } = comparison;
  // It fails anyway.
  if (!passes(check)) return check;
  const candidates = findCandidates(comparison, expected, text).slice(0, MOST_CANDIDATES);
  const readings = await reader.readLines(candidates.map(({ box }) => box));
  const phrases = comparison.wanted.flatMap((one) => one.phrases);
  const verdicts = candidates.map(({ wanted, texts }, index) => {
    const others = phrases.filter((phrase) => !wanted.phrases.includes(phrase));
    const verdict = judge(readings[index] ?? [], wanted, { known: expected.known ?? new Set(), before: texts, others });
    return { wanted: wanted.text, verdict };
  });
  const right = new Set(verdicts.filter(({ verdict }) => verdict === "wanted").map(({ wanted }) => wanted));
  const others = new Set(verdicts.filter(({ verdict }) => verdict === "other").map(({ wanted }) => wanted));
  const replaced = [...others].filter((text) => !right.has(text));
  return { ...check, missing: [...new Set([...check.missing, ...replaced])], ...(replaced.length > 0 && { replaced }) };
}

/** Where more is missing, the share that was found decides. */
const MOST_CANDIDATES = 12;
