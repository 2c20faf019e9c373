import type { SourceImage } from "../git/discover.ts";
import type { Inputs } from "../inputs/load.ts";
import type { Recipe } from "../inputs/recipe.ts";
import { termsFor } from "../localize/terms.ts";
import { type Lock, type LockEntry, stepKey } from "../lock/lock.ts";
import type { IdleReason } from "../notices.ts";
import { formatOfName } from "../pixels/picture.ts";
import { hintAtComma } from "../text/suggest.ts";
import { takeCandidates } from "./choose-candidates.ts";
import { checkOutput, claimOutput, describeConflicts, type OutputClaim, type OutputConflict } from "./conflicts.ts";
import { postponeDependents } from "./dependencies.ts";
import { createOwnerLookup } from "./owners.ts";
import { hashRecipe } from "./recipe-hash.ts";
import { listSkippedLocales, listTargets, maskPath, type Selection } from "./targets.ts";
import { type Plan, type PlannedTask, type ResolvedRecipe, recipeHashOf, type Task, type Words } from "./task.ts";

/** Identities of a path: what it holds now, and what the index holds. Both absent where there is no file. */
export interface Identity {
  blob?: string;
  indexBlob?: string;
}

export interface PlanOptions {
  selections: readonly Selection[];
  inputs: Pick<Inputs, "force" | "takeCandidate" | "lockfile">;
  lock: Lock;
  /** Of outputs that are not sources, and of masks. */
  identities: ReadonlyMap<string, Identity>;
}

/** Decides, from identities alone, what each source becomes. Pure. */
export function planTasks({ selections, inputs, lock, identities }: PlanOptions): Plan {
  const plan: Plan = { tasks: [], skipped: [], warnings: [], problems: [], idle: [] };
  // What did not change here is listed too: what is a result or a mask does not depend on it.
  const listed = selections.map(({ recipe, sources, unfiltered }) => {
    const paths = unfiltered ?? sources.map(({ path }) => path);
    return { recipe, paths, targets: listTargets(recipe, paths), own: new Map(sources.map((source) => [source.path, source])) };
  });
  const sources = new Map(listed.flatMap(({ own }) => [...own]));
  const hasLock = inputs.lockfile !== undefined;
  const ownerOf = createOwnerLookup(listed, { lock, hasLock });
  const producers = new Map<string, OutputClaim>();
  const wrong: OutputConflict[] = [];
  const identityOf = (path: string): Identity => sources.get(path) ?? identities.get(path) ?? {};
  for (const { recipe, paths, targets, own } of listed) {
    const idle = explainIdle(recipe, { selected: own.size, all: paths.length, targets: targets.length });
    // Without any file its globs may be wrong.
    if (idle !== undefined)
      (paths.length === 0 ? plan.warnings : plan.idle).push({ code: "recipe-idle", recipe: recipe.name, reason: idle });
    plan.skipped.push(...listSkippedLocales(recipe));
    const before = plan.tasks.length;
    const hashesOf = createHasher(recipe);
    const masks = new Set(paths.map((path) => maskPath(recipe, path)));
    const owned = new Set<string>();
    for (const target of targets) {
      const { source: path, locale, output } = target;
      const source = path === undefined ? undefined : own.get(path);
      const isSelected = path === undefined || source !== undefined;
      const owner = path === undefined ? undefined : ownerOf(path, output, recipe);
      if (path !== undefined && owner !== undefined) {
        if (isSelected && !owned.has(path)) plan.skipped.push({ code: "not-an-original", path, owner, mode: recipe.mode });
        if (isSelected) owned.add(path);
        continue;
      }
      // Of an unchanged file that is no picture nothing is made.
      if (!isSelected && formatOfName(path) === undefined) continue;
      const collision = claimOutput({ ...target, recipe, isSelected }, producers);
      const problem = collision ?? (isSelected ? checkOutput(recipe, target, masks) : undefined);
      if (problem !== undefined) wrong.push(problem);
      if (problem !== undefined || !isSelected) continue;
      const mask = source && maskPath(recipe, source.path);
      const { recipes, words } = hashesOf({ maskBlob: mask && identityOf(mask).blob, locale });
      const facts = { recipe, source, locale, words, output, recipes, existing: identityOf(output), entry: lock.get(output), lock };
      plan.tasks.push(planTask(facts, { force: inputs.force, hasLock }));
    }
    if (owned.size > 0 && plan.tasks.length === before)
      plan.idle.push({ code: "recipe-idle", recipe: recipe.name, reason: { kind: "not-originals", example: [...owned][0] ?? "" } });
  }
  plan.problems.push(...describeConflicts(wrong));
  if (inputs.takeCandidate) takeCandidates(plan, { choices: inputs.takeCandidate, lock, blobOf: (path) => identityOf(path).blob });
  else if (selections.length > 1) {
    const filtered = new Set(selections.flatMap(({ recipe, unfiltered }) => (unfiltered ? [recipe] : [])));
    postponeDependents(plan, { inputs, filtered });
  }
  return plan;
}

/** Why a recipe has nothing to do, by the numbers of its images and targets alone. */
function explainIdle({ mode, name, images }: Recipe, count: { selected: number; all: number; targets: number }): IdleReason | undefined {
  if (mode === "generate") return undefined;
  if (count.selected > 0) return count.targets === 0 ? { kind: "source-language-only" } : undefined;
  if (count.all > 0) return name === "" ? undefined : { kind: "nothing-changed" };
  const comma = images.some((glob) => hintAtComma(glob) !== "");
  // For the workflow's own inputs, the run says by itself that its globs select nothing.
  return name === "" && !comma ? undefined : { kind: "no-file", comma };
}

/** The hashes that tasks of an order have: the same for all of one locale and one mask. */
function createHasher(recipe: ResolvedRecipe) {
  const { prompts, glossary } = recipe;
  const references = recipe.references.map(({ blob }) => blob);
  const known = new Map<string, { recipes: Task["recipeHashes"]; words: Words | undefined }>();
  return ({ maskBlob, locale }: { maskBlob: string | undefined; locale: string | undefined }) => {
    const key = `${maskBlob} ${locale}`;
    const found = known.get(key);
    if (found) return found;
    const words = glossary && locale !== undefined ? { terms: termsFor(glossary, locale), keep: glossary.keep } : undefined;
    // A step on the way is made without loss, whatever the output's format.
    const hashOf = (count: number) => {
      const upTo = count < prompts.length ? { ...recipe, outputFormat: "source" as const } : recipe;
      return hashRecipe(upTo, { prompts: prompts.slice(0, count), maskBlob, references, locale, words });
    };
    const [first, ...rest] = prompts.map((_, index) => hashOf(index + 1));
    const made = { recipes: [first ?? hashOf(0), ...rest] satisfies Task["recipeHashes"], words };
    known.set(key, made);
    return made;
  };
}

interface TaskFacts {
  recipe: ResolvedRecipe;
  source: SourceImage | undefined;
  locale: string | undefined;
  words: Words | undefined;
  output: string;
  existing: Identity;
  recipes: Task["recipeHashes"];
  entry: LockEntry | undefined;
  lock: Lock;
}

/** The last of several prompts that has been applied already, and is paid for. */
function findStep({ output, recipes, lock }: Pick<TaskFacts, "output" | "recipes" | "lock">, originBlob: string): Task["stepDone"] {
  for (let number = recipes.length - 1; number > 0; number--) {
    const record = lock.get(stepKey(output, number));
    if (record?.recipe === recipes[number - 1] && record?.sourceBlob === originBlob) return { number, blob: record.outputBlob };
  }
  return undefined;
}

function planTask(
  { recipe, source, locale, words, output, existing, recipes, entry, lock }: TaskFacts,
  { force, hasLock }: { force: boolean; hasLock: boolean },
): PlannedTask {
  const inPlace = output === source?.path;
  const isOurs = entry !== undefined && existing.blob === entry.outputBlob;
  // A result in place is edited again from the original that the lock recorded, so that edits do not pile up.
  const originBlob = inPlace && isOurs ? entry.sourceBlob : (source?.blob ?? "");
  const stepDone = force ? undefined : findStep({ output, recipes, lock }, originBlob);
  const task: Task = {
    ...{ recipe, output, recipeHashes: recipes, originBlob },
    ...(source && { source }),
    ...(locale !== undefined && { locale }),
    ...(words && { words }),
    ...(existing.indexBlob && { outputIndexBlob: existing.indexBlob }),
    ...(!entry && !inPlace && existing.blob !== undefined && hasLock && { replaces: true }),
    ...(stepDone && { stepDone }),
  };
  const known = entry && { entry };
  // A translation that somebody made before Retouch came.
  const isKept = !force && hasLock && locale !== undefined && !inPlace && existing.blob !== undefined;
  if (!entry) return { task, action: isKept ? "modified" : "edit" };
  if (force) return { task, action: "edit", ...known };
  const isSame = (inPlace || entry.sourceBlob === (source?.blob ?? "")) && entry.recipe === recipeHashOf(task);
  // A result that is the source itself: there was nothing to do, and no file of its own is wanted.
  const isEmpty = existing.blob === undefined && entry.sourceBlob !== "" && entry.sourceBlob === entry.outputBlob;
  if (isEmpty && isSame) return { task, action: "unchanged", isEmpty, ...known };
  if (existing.blob === undefined) return { task, action: "edit", ...known };
  if (!isOurs) return { task, action: "modified", ...known };
  return { task, action: isSame ? "unchanged" : "edit", ...known };
}
