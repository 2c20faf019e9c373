import { invalidInputs } from "../errors.ts";
import { type ReadBlob, readOrigin } from "../git/blobs.ts";
import type { Workspace } from "../git/workspace.ts";
import type { PlannedTask, SourceText } from "../plan/task.ts";
import { info } from "../runner/log-writer.ts";
import type { PictureText } from "../text/text-places.ts";
import { sourceLanguages } from "./check-text.ts";
import { findMentioned } from "./compare-text.ts";
import { findMissingTesseract, readText } from "./tesseract.ts";
import { READING_SOURCES } from "./verify-messages.ts";

export interface TextReaderOptions {
  workspace: Workspace;
  readBlob: ReadBlob;
  tempDir: string;
  signal: AbortSignal;
}

/** Reads the text of tasks' sources, each picture and language once, where `verify: text` allows it. */
export function createSourceTextReader({ workspace, readBlob, tempDir, signal }: TextReaderOptions): SourceText {
  const read = new Map<string, Promise<PictureText>>();
  return createSourceText(async (task) => {
    const { source, originBlob, recipe } = task;
    if (!source || recipe.verify !== "text") return undefined;
    const languages = sourceLanguages(task);
    const start = async () => {
      if (read.size === 0) info(READING_SOURCES);
      const { bytes } = await readOrigin(workspace, { originBlob, source }, readBlob);
      return readText(bytes, languages, { tempDir, signal });
    };
    const key = [originBlob, ...languages].join(" ");
    const known = read.get(key) ?? start();
    read.set(key, known);
    return known;
  });
}

export function createSourceText(read: SourceText["read"]): SourceText {
  return {
    read,
    selectWords: async (task, words) => {
      const text = await read(task);
      return text === undefined ? undefined : findMentioned(text, words);
    },
  };
}

/** @throws RetouchError `invalid-input` when `verify: text` is wanted and Tesseract, or one of its languages, is missing. */
export async function checkTesseract(due: readonly PlannedTask[]): Promise<void> {
  const tasks = due.map(({ task }) => task).filter(({ recipe }) => recipe.verify === "text");
  if (tasks.length === 0) return;
  const locales = new Set(tasks.flatMap((task) => [...(task.locale === undefined ? [] : [task.locale]), ...sourceLanguages(task)]));
  const missing = await findMissingTesseract([...locales]);
  if (missing !== undefined) throw invalidInputs([`\`verify: text\`: ${missing}`]);
}
