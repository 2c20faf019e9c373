import { createHash } from "node:crypto";
import type { Shard } from "../inputs/value-types.ts";
import { type Plan, type PlannedTask, requestHashOf, type Task, type WholeRun } from "./task.ts";

/** Leaves a plan the tasks of one shard. The shards of one plan have each task exactly once. */
export function takeShard(plan: Plan, shard: Shard | undefined): Plan {
  if (!shard) return plan;
  const shardOf = assignShards(
    plan.tasks.map(({ task }) => task),
    shard.count,
  );
  const own = plan.tasks.filter(({ task }) => shardOf(task) === shard.index);
  const due = plan.tasks.filter(isDue);
  const ownDue = new Set(own.filter(isDue));
  const images = [...Map.groupBy(due, ({ task }) => task.recipe)].flatMap(([, [first, ...rest]]) => {
    if (!first) return [];
    const all = [first, ...rest];
    return [{ task: first.task, own: countImages(all.filter((planned) => ownDue.has(planned))), all: countImages(all) }];
  });
  const whole: WholeRun = { tasks: plan.tasks.length, otherDue: due.length - ownDue.size, images };
  return { ...plan, tasks: own, whole };
}

const isDue = ({ action }: PlannedTask) => action === "edit";

function countImages(planned: readonly PlannedTask[]): number {
  return planned.reduce((sum, { task: { recipe } }) => sum + recipe.prompts.length - 1 + recipe.candidates, 0);
}

/**
 * Gives each task to a shard by a hash of its output path, so that another run, and another machine, come to the same. Tasks that use each
 * other's results stay together, under the first of their paths: copies of one picture, which are paid for once, and the locales of a
 * source, one of which stands in for another.
 */
function assignShards(tasks: readonly Task[], count: number): (task: Task) => number {
  const parents = new Map<string, string>();
  const find = (key: string): string => {
    const parent = parents.get(key) ?? key;
    if (parent === key) return key;
    const root = find(parent);
    parents.set(key, root);
    return root;
  };
  const first = new Map<string, string>();
  for (const task of tasks) for (const key of listBonds(task)) parents.set(find(key), find(task.output));
  for (const { output } of tasks) {
    const root = find(output);
    const before = first.get(root);
    if (before === undefined || output < before) first.set(root, output);
  }
  return ({ output }) => (hashPath(first.get(find(output)) ?? output) % count) + 1;
}

/** What a task has in common with those that it must not be parted from. No path has a line break at its start. */
function listBonds(task: Task): string[] {
  const { source, originBlob, recipe } = task;
  if (!source) return [];
  return [`\n${originBlob} ${requestHashOf(task)}`, ...(recipe.fallbackLocale === undefined ? [] : [`\n${recipe.name}\n${source.path}`])];
}

function hashPath(path: string): number {
  return createHash("sha256").update(path).digest().readUIntBE(0, 6);
}
