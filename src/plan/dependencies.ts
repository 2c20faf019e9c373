import type { Inputs } from "../inputs/load.ts";
import { recipeTitle } from "../inputs/recipe.ts";
import { maskPath } from "./targets.ts";
import type { Plan, ResolvedRecipe, Task } from "./task.ts";

interface PostponeOptions {
  inputs: Pick<Inputs, "force" | "lockfile">;
  /** Recipes of which only images that changed here were selected. */
  filtered: ReadonlySet<ResolvedRecipe>;
}

/**
 * Takes out of the plan what would be made from a file that another recipe makes anew in this run: it would be paid for twice. Where a
 * next run could not do better, that is a problem.
 */
export function postponeDependents(plan: Plan, { inputs: { force, lockfile }, filtered }: PostponeOptions): void {
  const written = new Map(plan.tasks.flatMap(({ task, action }) => (action === "edit" ? [[task.output, task.recipe] as const] : [])));
  const circle = findCircle(plan.tasks.flatMap(({ task, action }) => (action === "modified" ? [] : [task])));
  if (circle.length > 0) plan.problems.push(tellCircle(circle));
  // Each run makes anew what it selects.
  const always = force ? "`force`" : lockfile === undefined ? "`lockfile: none`" : undefined;
  plan.tasks = plan.tasks.filter(({ task, action }) => {
    const path = listUsed(task).find((one) => written.has(one));
    const producer = path === undefined ? undefined : written.get(path);
    if (action !== "edit" || !producer) return true;
    const what = `${path} is made anew by another recipe (${recipeTitle(producer)})`;
    if (always) plan.problems.push(`${always}: ${what}, and used for ${task.output}. Run one after the other, by \`recipes\`.`);
    else
      plan.warnings.push({
        code: "task-postponed",
        path: path ?? "",
        producer: producer.name,
        output: task.output,
        mayNotBeSelected: filtered.has(task.recipe),
      });
    return false;
  });
}

/** Files that a task is made from, besides one that it takes the place of. */
function listUsed({ recipe, source, output }: Task): string[] {
  const mask = source && maskPath(recipe, source.path);
  const used = [...(source ? [source.path] : []), ...(mask === undefined ? [] : [mask]), ...recipe.references.map(({ path }) => path)];
  return used.filter((path) => path !== output);
}

/** Tasks that are made from each other's results. */
function findCircle(tasks: readonly Task[]): readonly Task[] {
  const outputs = new Set(tasks.map(({ output }) => output));
  const used = new Set(tasks.flatMap(listUsed));
  const left = tasks.filter((task) => used.has(task.output) && listUsed(task).some((path) => outputs.has(path)));
  return left.length === tasks.length ? left : findCircle(left);
}

function tellCircle(circle: readonly Task[]): string {
  const recipes = new Set(circle.map(({ recipe }) => recipeTitle(recipe)));
  const outputs = circle.slice(0, 3).map(({ output }) => output);
  return `${[...recipes].join(", ")}: each uses what another one makes (${outputs.join(", ")}), so that each run would make it anew.`;
}
