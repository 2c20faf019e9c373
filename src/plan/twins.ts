import type { RunNotice } from "../notices.ts";
import { type PlannedTask, type ResolvedRecipe, requestHashOf, type Task } from "./task.ts";

/** The tasks, each with its twins: those of the same source that ask a model which translates by itself for the very same. */
export function linkTwins(planned: readonly PlannedTask[]): PlannedTask[] {
  const groups = new Map<string, Task[]>();
  for (const { task } of planned) {
    const key = twinKey(task);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return planned.map((one) => {
    const { task } = one;
    const twins = groups.get(twinKey(task) ?? "")?.filter((other) => other !== task) ?? [];
    return twins.length > 0 ? { ...one, task: { ...task, twins } } : one;
  });
}

function twinKey(task: Task): string | undefined {
  const { recipe, source, originBlob, locale } = task;
  if (!recipe.model.translate || locale === undefined) return undefined;
  // A command in a comment may ask for another prompt or seed, which the hash does not know.
  return JSON.stringify([source?.path, originBlob, requestHashOf(task), recipe.prompts, recipe.seed]);
}

/** Locales that the model of a recipe with something to do does not tell apart. */
export function listSameLanguages(planned: readonly PlannedTask[]): RunNotice[] {
  const due = new Set(planned.flatMap(({ task, action }) => (action === "edit" ? [task.recipe] : [])));
  return [...due].flatMap((recipe) => compareLocales(recipe, planned));
}

function compareLocales(recipe: ResolvedRecipe, planned: readonly PlannedTask[]): RunNotice[] {
  const { translate } = recipe.model;
  if (!translate) return [];
  /** By locale. */
  const hashes = new Map<string, string>();
  for (const { task } of planned) if (task.recipe === recipe && task.locale !== undefined) hashes.set(task.locale, requestHashOf(task));
  const languages = [...Map.groupBy(hashes.keys(), (locale) => translate.code(locale)).values()];
  return languages.flatMap((locales) => {
    const requests = [...Map.groupBy(locales, (locale) => hashes.get(locale)).values()];
    const named = { code: "same-language", recipe: recipe.name, model: recipe.modelName } as const;
    const shared = requests.filter(({ length }) => length > 1).map((some): RunNotice => ({ ...named, locales: some, isShared: true }));
    return requests.length > 1 ? [...shared, { ...named, locales, isShared: false }] : shared;
  });
}
