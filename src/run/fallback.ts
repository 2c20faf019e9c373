import { kindOfPath, readPlainFile } from "../git/open-file.ts";
import { isSameLocale } from "../localize/locales.ts";
import type { LockFile } from "../lock/lock-file.ts";
import type { TaskNotice } from "../notices.ts";
import type { Outcome } from "../outcome.ts";
import { formatOfName } from "../pixels/picture.ts";
import { provePicture } from "../pixels/prove-picture.ts";
import { createSubdirs, fillPath, hasSubdir } from "../plan/output-path.ts";
import type { Task } from "../plan/task.ts";
import { toLockEntry } from "./task-entry.ts";
import { type WriteOutputOptions, writeOutput } from "./write-output.ts";

export interface FallbackOptions extends WriteOutputOptions {
  lockFile: LockFile;
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

async function placeFallback(outcome: Outcome, { lockFile, ...options }: FallbackOptions): Promise<Outcome> {
  const { task, result } = outcome;
  const { output, source } = task;
  const { root } = options.workspace;
  const { fallbackLocale: locale } = task.recipe;
  if (result.status !== "failed" || locale === undefined) return outcome;
  const path = fallbackPath(task);
  if (path === undefined || path === output || kindOfPath(root, output) !== "missing") return outcome;
  // The source itself may have another format or size than is wanted of the results.
  const bytes = formatOfName(path) === formatOfName(output) ? await readPlainFile(root, path) : undefined;
  if (!bytes) return addNotice(outcome, { code: "fallback-missing", locale });
  const picture = await provePicture(bytes);
  const written = await writeOutput(task, picture, options);
  // Without a record it would look like a person's work; without a recipe it is out of date.
  const sourceBlob = source?.blob ?? ("" as const);
  await lockFile.record(output, toLockEntry(task, { ...picture, ...written, recipe: "", cost: 0, sourceBlob }));
  return { ...addNotice(outcome, { code: "fallback-used", locale }), ...written, fallback: locale };
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
  const subdir = hasSubdir(outputTemplate) ? createSubdirs(recipe.images, [source.path])(source.path) : undefined;
  return fillPath(outputTemplate, source.path, { format: outputFormat, locale: fallbackLocale, subdir });
}
