import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "../context.ts";
import { invalidInputs, RetouchError } from "../errors.ts";
import type { SourceImage } from "../git/discover.ts";
import { discoverSources } from "../git/discover.ts";
import { identify, type Workspace } from "../git/workspace.ts";
import { isPlainFile } from "../git/write-file.ts";
import { listChangedFiles } from "../github/changed-files.ts";
import type { GitHub } from "../github/github-client.ts";
import type { Inputs } from "../inputs/load.ts";
import { promptPlaceholders } from "../inputs/placeholders.ts";
import { type Recipe, type RecipeInputs, recipePrefix } from "../inputs/recipe.ts";
import { type LockFile, openLockFile } from "../lock/lock-file.ts";
import type { SkippedFile } from "../notices.ts";
import { measurePrompt } from "../providers/prompt-length.ts";
import { decodeText } from "../text/decode.ts";
import { hintAtComma } from "../text/suggest.ts";
import { parseTemplate } from "../text/template.ts";
import { type InspectOptions, type PreparedTask, prepareTask } from "./inspect.ts";
import { type Identity, planTasks } from "./plan.ts";
import { pathsToIdentify, type Selection } from "./targets.ts";
import { type Plan, type PlannedTask, type ResolvedRecipe, subjectOf, type Task } from "./task.ts";

/** What the run will work on: nothing is spent yet. */
export interface Prepared {
  plan: Plan;
  lockFile: LockFile;
  /** Files that the globs selected and that are no task, for the log. */
  skipped: SkippedFile[];
}

export interface PrepareOptions {
  context: Context;
  inputs: Inputs;
  workspace: Workspace;
  github: () => Promise<GitHub>;
}

/** Finds the images and decides what each needs, by git's identities and the lock alone: an image that is up to date is never read. */
export async function prepare({ context, inputs, workspace, github }: PrepareOptions): Promise<Prepared> {
  const problems: string[] = [];
  const recipes: ResolvedRecipe[] = [];
  for (const recipe of inputs.recipes) recipes.push(await resolveRecipe(recipe, workspace, problems));
  // Recipes may name the same file.
  if (problems.length > 0) throw invalidInputs([...new Set(problems)]);
  const lockFile = await openLockFile({ root: workspace.root, path: inputs.lockfile, force: inputs.force });
  const isPullRequest = context.eventName.startsWith("pull_request");
  const wantsChanged = ({ mode, changedOnly }: Recipe) =>
    mode !== "generate" && (changedOnly === true || (changedOnly === "auto" && isPullRequest));
  const changed = inputs.recipes.some(wantsChanged) ? await listChangedFiles(await github(), context) : undefined;
  const skipped = new Map<string, SkippedFile>();
  const selections: Selection[] = [];
  for (const recipe of recipes) {
    const { images, mode } = recipe;
    const filter = wantsChanged(recipe) ? changed : undefined;
    const found = mode === "generate" ? { sources: [], notices: [] } : await discoverSources(workspace, images, filter);
    for (const file of found.notices) skipped.set(file.path, file);
    selections.push({ recipe, ...found });
  }
  const identities = await identifyPaths(workspace, pathsToIdentify(selections));
  const plan = planTasks({ selections, inputs, lock: lockFile.entries, identities });
  if (plan.problems.length > 0) throw invalidInputs(plan.problems);
  return { plan, lockFile, skipped: [...skipped.values(), ...plan.skipped] };
}

async function identifyPaths(workspace: Workspace, paths: readonly string[]): Promise<Map<string, Identity>> {
  const blobs = await identify(workspace, paths);
  return new Map(
    paths.map((path): [string, Identity] => {
      const blob = blobs.get(path);
      const indexBlob = workspace.files.get(path)?.indexBlob;
      return [path, { ...(blob && { blob }), ...(indexBlob && { indexBlob }) }];
    }),
  );
}

/** Reads the files that a recipe names. What is wrong with them is added to the problems. */
async function resolveRecipe(recipe: RecipeInputs, workspace: Workspace, problems: string[]): Promise<ResolvedRecipe> {
  const tell = (problem: string) => void problems.push(`${recipePrefix(recipe)}${problem}`);
  const prompts = recipe.steps ?? [await loadPrompt(recipe, workspace.root, tell)];
  const glossary =
    recipe.glossary === undefined || recipe.mode !== "localize"
      ? undefined
      : await loadGlossary(recipe.glossary, recipe, workspace.root, problems);
  const references = await findReferences(recipe, workspace, tell);
  return { ...recipe, prompts, references, glossary };
}

async function loadPrompt({ prompt, promptFile, mode }: Recipe, root: string, tell: (problem: string) => void): Promise<string> {
  if (prompt !== undefined || promptFile === undefined) return prompt ?? "";
  if (!(await isPlainFile(root, promptFile))) {
    tell(`\`prompt-file\`: ${JSON.stringify(promptFile)} is not a regular file of the workspace. Is the repository checked out?`);
    return "";
  }
  const text = (await readFile(join(root, promptFile), "utf8")).trim();
  const template = parseTemplate(text, promptPlaceholders(mode));
  if (text === "") tell(`\`prompt-file\`: ${JSON.stringify(promptFile)} is empty.`);
  if (typeof template === "string") tell(`\`prompt-file\`: ${template}.`);
  return text;
}

async function loadGlossary(path: string, { sourceLocale }: Recipe, root: string, problems: string[]): Promise<ResolvedRecipe["glossary"]> {
  // Its parsers are loaded only where there is one.
  const { readGlossary } = await import("../localize/glossary.ts");
  const read = async (name: string) => ((await isPlainFile(root, name)) ? decodeText(await readFile(join(root, name))) : undefined);
  const text = await read(path);
  if (text === undefined) {
    problems.push(`\`glossary\`: ${JSON.stringify(path)} is not a regular file of the workspace. Is the repository checked out?`);
    return undefined;
  }
  const glossary = await readGlossary({ path, text }, { ...(sourceLocale !== undefined && { sourceLocale }), readCatalogue: read });
  if (!Array.isArray(glossary)) return glossary;
  problems.push(...glossary);
  return undefined;
}

/** In the order of the globs, each one's files sorted. */
async function findReferences(recipe: RecipeInputs, workspace: Workspace, tell: (problem: string) => void): Promise<SourceImage[]> {
  const { references: patterns, model, modelName, mode } = recipe;
  if (patterns.length === 0 || mode === "generate") return [];
  const excluded = patterns.filter((pattern) => pattern.startsWith("!"));
  const found = new Map<string, SourceImage>();
  for (const pattern of patterns.filter((one) => !one.startsWith("!"))) {
    const { sources } = await discoverSources(workspace, [pattern, ...excluded]);
    if (sources.length === 0) tell(`\`references\`: ${pattern} selects no file.${hintAtComma(pattern)}`);
    for (const source of sources) if (!found.has(source.path)) found.set(source.path, source);
  }
  const most = model.references ?? 0;
  if (found.size > most) tell(`\`references\`: ${found.size} files; the model ${modelName} takes at most ${most} besides the image.`);
  return [...found.values()];
}

/** Sources that are looked at at a time: as many as Node reads files at once. */
const READERS = 4;

/** Looks at the sources of all tasks that are to be paid for. Tasks that cannot be done come back as errors; the others go on. */
export async function inspectTasks(
  due: readonly PlannedTask[],
  options: InspectOptions,
): Promise<{ jobs: PreparedTask[]; rejected: { task: Task; error: RetouchError }[] }> {
  const inspected: (PreparedTask | RetouchError)[] = [];
  const queue = due.entries();
  const inspectNext = async () => {
    for (const [index, { task }] of queue) inspected[index] = await prepareTask(task, options);
  };
  await Promise.all(Array.from({ length: READERS }, inspectNext));
  const jobs: PreparedTask[] = [];
  const rejected: { task: Task; error: RetouchError }[] = [];
  for (const [index, { task }] of due.entries()) {
    const job = inspected[index];
    if (!job) continue;
    if (job instanceof RetouchError) rejected.push({ task, error: job });
    else jobs.push(job);
  }
  // One stands for all of a recipe: they differ by the image's name alone.
  const problems = new Map<Recipe, string>();
  for (const job of jobs) {
    const { recipe } = job.task;
    const problem = problems.has(recipe) ? undefined : checkPrompts(job);
    if (problem !== undefined) problems.set(recipe, problem);
  }
  if (problems.size > 0) throw invalidInputs([...problems.values()]);
  return { jobs, rejected };
}

const WITH_TEXT = " With `verify: text` the glossary is cut to the terms that stand in the image.";

/** What is wrong with the words that the model would be given, as a sentence. */
function checkPrompts({ task, prompts, words }: PreparedTask): string | undefined {
  const { recipe } = task;
  const { glossary } = recipe;
  const { model, modelName } = recipe;
  const translation = recipe.mode === "localize" ? model.translate : undefined;
  if (translation) {
    const [hint] = prompts;
    const problem = translation.check?.({ ...words, ...(hint && { hint }) });
    // The prompt may be at fault.
    const isOfGlossary = translation.check?.(words) !== undefined;
    return (
      problem && `${recipePrefix(recipe)}the model ${modelName}: ${problem}${isOfGlossary && recipe.verify !== "text" ? WITH_TEXT : ""}`
    );
  }
  const long = prompts.map((prompt) => measurePrompt(model, prompt)).find((measured) => measured && !measured.fits);
  if (!long) return undefined;
  const name = subjectOf(task);
  if (!glossary)
    return `${recipePrefix(recipe)}\`prompt\`: ${long.length} for ${name}; the model ${modelName} takes at most ${long.limit}, and would cut it silently.`;
  const advice = recipe.verify === "text" ? "" : WITH_TEXT;
  return `${recipePrefix(recipe)}\`glossary\`: with its terms for ${task.locale} the instruction for ${name} has ${long.length}; the model ${modelName} takes at most ${long.limit}, and would cut it silently.${advice} Leave terms out, or choose a model that translates by itself.`;
}
