import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Identify } from "../git/clean-filters.ts";
import type { Workspace } from "../git/workspace.ts";
import { isPlainFile, writeWorkspaceFile } from "../git/write-file.ts";
import { isSameLocale } from "../localize/locales.ts";
import type { LockFile } from "../lock/lock-file.ts";
import type { TaskNotice } from "../notices.ts";
import type { Outcome } from "../outcome.ts";
import { formatOfName } from "../pixels/picture.ts";
import { fillPath } from "../plan/output-path.ts";
import type { Task } from "../plan/task.ts";
import { toLockEntry } from "./task-entry.ts";

export interface FallbackOptions {
  workspace: Workspace;
  lockFile: LockFile;
  identify: Identify;
}

/**
 * Puts the image of the fallback locale in the place of each localized one that failed and has none yet. The task stays failed, and is not
 * recorded as done: the next run tries it again.
 */
export async function placeFallbacks(outcomes: readonly Outcome[], options: FallbackOptions): Promise<Outcome[]> {
  const placed: Outcome[] = [];
  for (const outcome of outcomes) {
    try {
      placed.push(await placeFallback(outcome, options));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      placed.push(addNotice(outcome, { code: "fallback-failed", reason }));
    }
  }
  return placed;
}

async function placeFallback(outcome: Outcome, { workspace, lockFile, identify }: FallbackOptions): Promise<Outcome> {
  const { task, result } = outcome;
  const { output, source } = task;
  const { fallbackLocale: locale } = task.recipe;
  if (result.status !== "failed" || locale === undefined) return outcome;
  const path = fallbackPath(task);
  if (path === undefined || path === output || (await exists(join(workspace.root, output)))) return outcome;
  // The source itself may have another format or size than is wanted of the results.
  if (!(await isPlainFile(workspace.root, path)) || formatOfName(path) !== formatOfName(output))
    return addNotice(outcome, { code: "fallback-missing", locale });
  const bytes = await readFile(join(workspace.root, path));
  await writeWorkspaceFile(workspace.root, output, bytes);
  const outputBlob = await identify(output, bytes);
  // Without a record it would look like a person's work; without a recipe it is out of date.
  const entry = { bytes, outputBlob, recipe: "", cost: 0, sourceBlob: source?.blob ?? "" };
  await lockFile.record(output, toLockEntry(task, entry));
  return { ...addNotice(outcome, { code: "fallback-used", locale }), outputBlob, fallback: locale };
}

function addNotice(outcome: Outcome, notice: TaskNotice): Outcome {
  return { ...outcome, result: { ...outcome.result, warnings: [...outcome.result.warnings, notice] } };
}

/** The path of the image of a task's fallback locale. */
function fallbackPath({ recipe, source, locale }: Task): string | undefined {
  const { fallbackLocale, sourceLocale, outputTemplate, outputFormat, size, aspectRatio } = recipe;
  if (fallbackLocale === undefined || !source || locale === undefined || locale === fallbackLocale) return undefined;
  const isSource = sourceLocale !== undefined && isSameLocale(sourceLocale, fallbackLocale);
  if (isSource) return size || aspectRatio ? undefined : source.path;
  return fillPath(outputTemplate, source.path, { format: outputFormat, locale: fallbackLocale });
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
