import * as core from "@actions/core";
import { type ReadBlob, readOrigin } from "../git/blobs.ts";
import type { Workspace } from "../git/workspace.ts";
import type { ReadText } from "../plan/inspect.ts";
import type { PlannedTask } from "../plan/plan.ts";
import { invalidInputs } from "../text/suggest.ts";
import { sourceLanguages } from "./check-text.ts";

export interface TextReaderOptions {
  workspace: Workspace;
  readBlob: ReadBlob;
  tempDir: string;
  signal: AbortSignal;
}

/** Reads the text of tasks' sources, each picture and language once, where `verify: text` allows it. */
export function createSourceTextReader({ workspace, readBlob, tempDir, signal }: TextReaderOptions): ReadText {
  const read = new Map<string, Promise<string>>();
  return async (task) => {
    const { source, originBlob, recipe } = task;
    if (!source || recipe.verify !== "text") return undefined;
    const { readText } = await import("./tesseract.ts");
    const languages = sourceLanguages(task);
    const start = async () => {
      if (read.size === 0) core.info("Reading the text of the images with Tesseract, before anything is paid for.");
      const { bytes } = await readOrigin(workspace, { originBlob, source }, readBlob);
      return readText(bytes, languages, { tempDir, signal });
    };
    const key = [originBlob, ...languages].join(" ");
    const known = read.get(key) ?? start();
    read.set(key, known);
    return known;
  };
}

/** @throws RetouchError `invalid-input` when `verify: text` is wanted and Tesseract, or one of its languages, is missing. */
export async function checkTesseract(due: readonly PlannedTask[]): Promise<void> {
  const tasks = due.map(({ task }) => task).filter(({ recipe }) => recipe.verify === "text");
  if (tasks.length === 0) return;
  const { findMissingTesseract } = await import("./tesseract.ts");
  const locales = new Set(tasks.flatMap((task) => [...(task.locale === undefined ? [] : [task.locale]), ...sourceLanguages(task)]));
  const missing = await findMissingTesseract([...locales]);
  if (missing !== undefined) throw invalidInputs([`\`verify: text\`: ${missing}`]);
}
