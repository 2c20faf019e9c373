import { filterPaths } from "../git/discover.ts";
import type { Inputs } from "../inputs/load.ts";
import type { IdleReason, RunNotice } from "../notices.ts";
import { DEPENDENCIES } from "./plan-messages.ts";
import { type ListedSelection, maskPath } from "./targets.ts";
import type { Plan, PlannedTask, ResolvedRecipe, Task } from "./task.ts";

interface PostponeOptions {
  inputs: Pick<Inputs, "force" | "lockfile">;
  /** Recipes that work only on images that changed. */
  filtered: ReadonlySet<ResolvedRecipe>;
}

/**
 * Postpones tasks that use a file which another recipe changes in this run, because the next run would have to make them again. With
 * inputs that make every run change the file again, it is a problem.
 */
export function postponeDependents(
  planned: readonly PlannedTask[],
  { inputs, filtered }: PostponeOptions,
): Pick<Plan, "tasks" | "warnings" | "problems"> {
  const always = inputs.force === true ? "`force`" : inputs.lockfile === undefined ? "`lockfile: none`" : undefined;
  const dependents = findDependents(planned);
  const problems = always === undefined ? [] : [...dependents].map(([{ output }, use]) => DEPENDENCIES.always(always, { ...use, output }));
  const warnings = [...dependents].map(
    ([{ recipe, output }, { path, producer }]): RunNotice => ({
      code: "task-postponed",
      path,
      producer: producer.name,
      output,
      mayNotBeSelected: filtered.has(recipe),
    }),
  );
  return {
    tasks: planned.filter(({ task }) => !dependents.has(task)),
    problems: [...checkCircle(planned), ...problems],
    warnings: always === undefined ? warnings : [],
  };
}

/** The recipe that makes in this run what the globs of another one select, which match no file yet. */
export function findProducer(
  { recipe, idle }: ListedSelection,
  { planned, filtered }: Pick<PostponeOptions, "filtered"> & { planned: readonly PlannedTask[] },
): IdleReason | undefined {
  if (idle?.kind !== "no-file") return undefined;
  const made = new Map<string, string>(
    planned.flatMap(({ task, action }) => (action === "edit" ? [[task.output, task.recipe.name] as const] : [])),
  );
  const [path] = filterPaths(recipe.images, [...made.keys()]);
  if (path === undefined) return undefined;
  return { kind: "made-later", path, producer: made.get(path) ?? "", mayNotBeSelected: filtered.has(recipe) };
}

/** Tasks that use a file which this run changes, with the first such file and the recipe that changes it. */
function findDependents(planned: readonly PlannedTask[]): Map<Task, { path: string; producer: ResolvedRecipe }> {
  const due = planned.filter(({ action }) => action === "edit").map(({ task }) => task);
  const producers = new Map(due.map(({ output, recipe }): [string, ResolvedRecipe] => [output, recipe]));
  const dependents = new Map<Task, { path: string; producer: ResolvedRecipe }>();
  for (const task of due) {
    const path = listUsed(task).find((used) => producers.has(used));
    const producer = path === undefined ? undefined : producers.get(path);
    if (path !== undefined && producer) dependents.set(task, { path, producer });
  }
  return dependents;
}

/** Files that a task uses, except one that it overwrites. */
function listUsed({ recipe, source, output }: Task): string[] {
  const mask = source && maskPath(recipe, source.path);
  const used = [...(source ? [source.path] : []), ...(mask === undefined ? [] : [mask]), ...recipe.references.map(({ path }) => path)];
  return used.filter((path) => path !== output);
}

function checkCircle(planned: readonly PlannedTask[]): string[] {
  const circle = findCircle(planned.filter(({ action }) => action !== "modified").map(({ task }) => task));
  return circle.length === 0 ? [] : [DEPENDENCIES.circle(circle)];
}

/** Tasks that use each other's results: what is left when all that only use, or are only used, are gone. */
function findCircle(tasks: readonly Task[]): readonly Task[] {
  const outputs = new Set<string>(tasks.map(({ output }) => output));
  const used = new Set(tasks.flatMap(listUsed));
  const left = tasks.filter((task) => used.has(task.output) && listUsed(task).some((path) => outputs.has(path)));
  return left.length === tasks.length ? left : findCircle(left);
}
