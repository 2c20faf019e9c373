import { createHash } from "node:crypto";
import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import { identifyBytes } from "../git/blob-identity.ts";
import type { Workspace } from "../git/workspace.ts";
import { isPlainFile, writeWorkspaceFile } from "../git/write-file.ts";
import { isSameLocale } from "../localize/locales.ts";
import type { LockFile } from "../lock/lock-file.ts";
import type { Outcome } from "../outcome.ts";
import { formatOfName } from "../pixels/picture.ts";
import { fillPath } from "../plan/output-path.ts";
import type { Task } from "../plan/task.ts";
import { entryOf } from "./run-task.ts";

export interface FallbackOptions {
  workspace: Workspace;
  lockFile: LockFile;
  lfsTracked: ReadonlySet<string>;
}

/**
 * Puts the picture of the fallback locale in the place of each localized one that failed and has none yet. The task stays failed, and is not
 * recorded as done: the next run tries it again.
 */
export async function placeFallbacks(outcomes: readonly Outcome[], options: FallbackOptions): Promise<void> {
  for (const outcome of outcomes) {
    if (outcome.result.status !== "failed" || outcome.task.recipe.fallbackLocale === undefined) continue;
    try {
      await placeFallback(outcome, options);
    } catch (error) {
      outcome.result.warnings.push({ code: "fallback-failed", reason: error instanceof Error ? error.message : String(error) });
    }
  }
}

async function placeFallback(outcome: Outcome, { workspace, lockFile, lfsTracked }: FallbackOptions): Promise<void> {
  const { task, result } = outcome;
  const path = fallbackPath(task);
  if (path === undefined || path === task.output || (await exists(join(workspace.root, task.output)))) return;
  const { fallbackLocale = "" } = task.recipe;
  // The source itself may have another format or size than is wanted of the results.
  if (!(await isPlainFile(workspace.root, path)) || formatOfName(path) !== formatOfName(task.output)) {
    result.warnings.push({ code: "fallback-missing", locale: fallbackLocale });
    return;
  }
  const bytes = await readFile(join(workspace.root, path));
  await writeWorkspaceFile(workspace.root, task.output, bytes);
  outcome.outputBlob = identifyBytes(workspace, bytes, lfsTracked.has(task.output));
  outcome.fallback = fallbackLocale;
  result.warnings.push({ code: "fallback-used", locale: fallbackLocale });
  // Without a record it would look like a person's work; without a recipe it is out of date.
  const finished = { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
  const material = { sourceBlob: task.source?.blob ?? "" };
  await lockFile.record(task.output, entryOf(task, { finished, outputBlob: outcome.outputBlob, recipe: "", cost: 0, material }));
}

/** Where the picture of a task's fallback locale lies. */
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
