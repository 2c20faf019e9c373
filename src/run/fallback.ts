import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Outcome } from "../outcome.ts";
import { fillPath } from "../plan/paths.ts";
import type { Task } from "../plan/task.ts";
import { identifyBytes, type Workspace } from "../workspace/workspace.ts";
import { writeWorkspaceFile } from "../workspace/write-file.ts";

/**
 * Puts the picture of the fallback locale in the place of each localized one that failed and has none yet. The task stays failed, and is not
 * recorded: the next run tries it again.
 */
export async function placeFallbacks(
  outcomes: readonly Outcome[],
  { workspace, lfsTracked }: { workspace: Workspace; lfsTracked: ReadonlySet<string> },
): Promise<void> {
  for (const outcome of outcomes) {
    const { task, result } = outcome;
    const path = fallbackPath(task);
    if (result.status !== "failed" || path === undefined || path === task.output) continue;
    if (await isFile(workspace, task.output)) continue;
    const bytes = (await isFile(workspace, path)) ? await readFile(join(workspace.root, path)) : undefined;
    if (!bytes) continue;
    await writeWorkspaceFile(workspace.root, task.output, bytes);
    const { fallbackLocale = "" } = task.order.recipe;
    outcome.outputBlob = identifyBytes(workspace, bytes, lfsTracked.has(task.output));
    outcome.fallback = fallbackLocale;
    result.warnings.push(`The image of ${fallbackLocale} was put in its place.`);
  }
}

/** Where the picture of a task's fallback locale lies. */
function fallbackPath({ order, source, locale }: Task): string | undefined {
  const { fallbackLocale, sourceLocale, outputTemplate, outputFormat } = order.recipe;
  if (fallbackLocale === undefined || !source || locale === undefined || locale === fallbackLocale) return undefined;
  return fallbackLocale === sourceLocale
    ? source.path
    : fillPath(outputTemplate, source.path, { format: outputFormat, locale: fallbackLocale });
}

async function isFile({ root }: Workspace, path: string): Promise<boolean> {
  return lstat(join(root, path)).then(
    (stat) => stat.isFile(),
    () => false,
  );
}
