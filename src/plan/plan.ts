import type { Inputs } from "../inputs/load.ts";
import type { Lock, LockEntry } from "../lock/lock.ts";
import type { SourceImage } from "../workspace/source-image.ts";
import { fillPath, formatOfName, isInPlace } from "./paths.ts";
import { hashRecipe } from "./recipe.ts";
import type { Task } from "./task.ts";

/** What is to be done with a task, by the lock alone. */
export interface Planned {
  task: Task;
  action: "edit" | "unchanged" | "modified";
  entry?: LockEntry;
}

export interface Plan {
  tasks: Planned[];
  notices: string[];
  /** Mistakes of the workflow: nothing may be spent. */
  problems: string[];
}

/** Identities of a path: what it holds now, and what the index holds. Both absent where there is no file. */
export interface Identity {
  blob?: string;
  indexBlob?: string;
}

export interface PlanOptions {
  inputs: Inputs;
  prompt: string;
  sources: readonly SourceImage[];
  lock: Lock;
  /** Of outputs that are not sources, and of masks. */
  identities: ReadonlyMap<string, Identity>;
}

/** Output paths that the plan will ask the identity of, besides the sources themselves. */
export function pathsToIdentify(inputs: Inputs, sources: readonly SourceImage[]): string[] {
  const known = new Set(sources.map(({ path }) => path));
  const outputs = nameOutputs(inputs, sources).values();
  const masks = inputs.maskTemplate ? sources.map(({ path }) => maskPath(inputs, path)) : [];
  return [...new Set([...outputs, ...masks])].filter((path): path is string => path !== undefined && !known.has(path));
}

/** Output by source. */
function nameOutputs({ outputTemplate, outputFormat }: Inputs, sources: readonly SourceImage[]): Map<string, string> {
  const inPlace = outputFormat === "source" && isInPlace(outputTemplate);
  return new Map(sources.map(({ path }) => [path, inPlace ? path : fillPath(outputTemplate, path, outputFormat)]));
}

export function maskPath(inputs: Inputs, source: string): string | undefined {
  return inputs.maskTemplate && fillPath(inputs.maskTemplate, source);
}

/** Decides, from identities alone, what each source becomes. Pure. */
export function planTasks({ inputs, prompt, sources, lock, identities }: PlanOptions): Plan {
  const notices: string[] = [];
  const problems: string[] = [];
  const outputOf = nameOutputs(inputs, sources);
  const masks = new Set(sources.map(({ path }) => maskPath(inputs, path)));
  const sourceBlobs = new Map(sources.map((source) => [source.path, source]));
  const madeFrom = new Map([...outputOf].filter(([source, output]) => source !== output).map(([source, output]) => [output, source]));
  const producers = new Map<string, string>();
  const recipes = new Map<string | undefined, string>();
  const recipeFor = (maskBlob: string | undefined) => {
    const recipe = recipes.get(maskBlob) ?? hashRecipe(inputs, prompt, maskBlob);
    recipes.set(maskBlob, recipe);
    return recipe;
  };
  const tasks: Planned[] = [];
  for (const source of sources) {
    const output = outputOf.get(source.path) ?? source.path;
    const owner = ownerOf(source.path, { madeFrom, lock, masks });
    if (owner !== undefined) {
      notices.push(`${source.path} is ${owner}, and is not edited itself.`);
      continue;
    }
    const other = producers.get(output);
    if (other !== undefined) {
      problems.push(
        `\`output\`: ${other} and ${source.path} would both be written to ${output}. Make the template tell them apart, as by {dir}, {name} or {ext}.`,
      );
      continue;
    }
    producers.set(output, source.path);
    const format = inputs.outputFormat === "source" ? formatOfName(source.path) : inputs.outputFormat;
    const promised = formatOfName(output);
    if (promised !== undefined && format !== undefined && promised !== format) {
      problems.push(`\`output\`: ${output} would hold a ${format} picture. Use {ext} in the template, or set \`output-format\`.`);
      continue;
    }
    const existing: Identity = sourceBlobs.get(output) ?? identities.get(output) ?? {};
    const mask = maskPath(inputs, source.path);
    const maskBlob = mask && (sourceBlobs.get(mask) ?? identities.get(mask))?.blob;
    tasks.push(planTask({ source, output, existing, recipe: recipeFor(maskBlob), entry: lock.get(output), force: inputs.force }));
  }
  return { tasks, notices, problems };
}

interface Owners {
  /** Source by output, for outputs that are not in place. */
  madeFrom: ReadonlyMap<string, string>;
  lock: Lock;
  masks: ReadonlySet<string | undefined>;
}

/** Whose product a path is, so that results are not edited again when a glob matches them too. */
function ownerOf(path: string, { madeFrom, lock, masks }: Owners): string | undefined {
  if (masks.has(path)) return "a mask";
  const recorded = lock.get(path);
  const source = recorded && recorded.source !== path ? recorded.source : madeFrom.get(path);
  return source && `the result of ${source}`;
}

interface TaskFacts {
  source: SourceImage;
  output: string;
  existing: Identity;
  recipe: string;
  entry: LockEntry | undefined;
  force: boolean;
}

function planTask({ source, output, existing, recipe, entry, force }: TaskFacts): Planned {
  const inPlace = output === source.path;
  const isOurs = entry !== undefined && existing.blob === entry.outputBlob;
  // A result in place is edited again from the original that the lock recorded, so that edits do not pile up.
  const originBlob = inPlace && isOurs ? entry.sourceBlob : source.blob;
  const task: Task = { source, output, recipe, originBlob, ...(existing.indexBlob && { outputIndexBlob: existing.indexBlob }) };
  const known = entry && { entry };
  if (force || !entry || existing.blob === undefined) return { task, action: "edit", ...known };
  if (!isOurs) return { task, action: "modified", ...known };
  const sameSource = inPlace || entry.sourceBlob === source.blob;
  return { task, action: sameSource && entry.recipe === recipe ? "unchanged" : "edit", ...known };
}
