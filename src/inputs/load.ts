import type { Context } from "../context.ts";
import { type FileProblem, invalidInputs } from "../errors.ts";
import { readPlainFile } from "../git/open-file.ts";
import { decodeUnicode } from "../text/decode.ts";
import { parseTemplate } from "../text/template.ts";
import { checkRecipe } from "./check-recipe.ts";
import * as messages from "./input-messages.ts";
import { type InputProblem, type InputValues, mergeInputs, PROVIDER_INPUTS, type RawRecipe } from "./input-value.ts";
import { LIST_INPUTS, parseRecipeInputs, parseRunInputs, RECIPE_INPUTS, RUN_INPUTS, readWorkflowInputs } from "./parse-inputs.ts";
import { COMMIT_MESSAGE_PLACEHOLDERS } from "./placeholders.ts";
import type { RecipeInputs } from "./recipe.ts";
import type { RecipeToCheck } from "./recipe-checker.ts";
import { createTextReader, RECIPE_FILE, type TextReader } from "./text-reader.ts";
import type { Command, Shard } from "./value-types.ts";
import type { RunValues } from "./values.ts";

/** Everything that the workflow asks for, checked as a whole. Loaded once and passed down. */
export interface Inputs extends Omit<RunValues, "lockfile" | "recipes"> {
  /** At least one, but to merge: the selected recipes of `config`, or the one that the workflow's own inputs make. */
  recipes: readonly RecipeInputs[];
  /** Absent for `none`. */
  lockfile?: string;
  /** `mode: merge`. There are no recipes then. */
  isMerge?: true;
  /** Of a comment: they alone decide which images are worked on. */
  commands?: readonly Command[];
}

/**
 * Reads and checks all inputs, and the recipes of `config`.
 *
 * @throws RetouchError `invalid-input` that lists every problem: the input, what was given, what is allowed.
 */
export async function loadInputs(
  environment: Readonly<Record<string, string | undefined>>,
  context: Context,
  reader: TextReader = createTextReader(),
): Promise<Inputs> {
  const workflow = readWorkflowInputs(environment);
  if (workflow.given.get("mode")?.text === "merge") return loadMergeInputs(workflow, context);
  const run = parseRunInputs(workflow.given);
  const file = run.values.config === undefined ? undefined : await loadRecipeFile(run.values.config, context, reader);
  const raw = file?.recipes ?? [{ name: "", given: new Map() }];
  const surroundings = { run: run.values, context, environment, isFromFile: file !== undefined };
  const checked = raw.map((recipe) => parseAndCheck(recipe, { workflow: workflow.given, ...surroundings }));
  const problems = [
    ...workflow.problems,
    ...run.problems,
    ...checkRun(run.values, context),
    ...checkSelection(run.values.recipes, file?.recipes),
    ...checkProviderInputs(workflow.given, raw),
    ...(file?.problems ?? []),
    ...checked.flatMap((recipe) => recipe.problems),
  ];
  if (problems.length > 0) throw invalidInputs(listProblems(problems, run.values.config));
  const { lockfile, recipes: selected, ...rest } = run.values;
  // All recipes have been checked: a mistake in one that is not selected is reported now, and not when it is its turn.
  const recipes = checked.flatMap(({ recipe }) => recipe ?? []).filter(({ name }) => selected?.includes(name) ?? true);
  const { shard } = rest;
  return {
    ...rest,
    recipes: shard ? recipes.map((recipe) => shareRate(recipe, shard)) : recipes,
    lockfile: lockfile === "none" ? undefined : lockfile,
  };
}

/** Shards ask at the same time, and the rate is that of the account. */
function shareRate(recipe: RecipeInputs, { count }: Shard): RecipeInputs {
  const share = (rate: number | undefined) => rate && rate / count;
  const model = { ...recipe.model, requestsPerMinute: share(recipe.model.requestsPerMinute) };
  return { ...recipe, model, requestsPerMinute: share(recipe.requestsPerMinute) };
}

/** Inputs of the run that decide what is made, and not how it is delivered. */
const MAKING_INPUTS: readonly string[] = [
  ...["config", "recipes", "take-candidate", "max-images", "max-cost", "dry-run", "force", "on-modified", "frozen", "shard"],
];

/** The inputs of `mode: merge`. What is delivered stands in the shards' artifacts. */
function loadMergeInputs({ given, problems }: ReturnType<typeof readWorkflowInputs>, context: Context): Inputs {
  const run = parseRunInputs(given);
  // A key does no harm: many workflows set one for all their steps.
  const isUnused = (name: string) => [...RECIPE_INPUTS, ...MAKING_INPUTS].includes(name) && name !== "mode" && name !== "api-key";
  const unused = [...given.keys()].filter(isUnused);
  const found = [
    ...problems,
    ...run.problems,
    ...checkRun(run.values, context),
    ...unused.map((name) => ({ text: messages.notToMerge(name) })),
  ];
  if (found.length > 0) throw invalidInputs(listProblems(found, undefined));
  const { lockfile, recipes: _recipes, ...rest } = run.values;
  return { ...rest, recipes: [], lockfile: lockfile === "none" ? undefined : lockfile, isMerge: true };
}

/** Those about the workflow, then those about the file in the order of its lines. */
function listProblems(problems: readonly InputProblem[], file = ""): (string | FileProblem)[] {
  const sorted = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return sorted.map(({ line, text }) => (line === undefined ? text : { file, line, text }));
}

/** A larger file is not read at all; the reader has a limit of its own. */
const MAX_CONFIG_BYTES = 16 << 20;

async function loadRecipeFile(
  path: string,
  { workspace }: Context,
  reader: TextReader,
): Promise<{ recipes: RawRecipe[]; problems: InputProblem[] }> {
  const fail = (text: string) => ({ recipes: [], problems: [{ text }] });
  const bytes = await readPlainFile(workspace, path, { maxBytes: MAX_CONFIG_BYTES });
  if (!bytes) return fail(messages.notAFile("config", path));
  const text = decodeUnicode(bytes);
  if (text === undefined) return fail(messages.notUtf8("config", path));
  const known = { recipeInputs: RECIPE_INPUTS, runInputs: RUN_INPUTS, listInputs: LIST_INPUTS };
  return reader.read(RECIPE_FILE, { text, known }, { path, bytes: text.length });
}

type Surroundings = Pick<RecipeToCheck, "run" | "context" | "environment" | "isFromFile"> & {
  /** The workflow's inputs. */
  workflow: InputValues;
};

function parseAndCheck(recipe: RawRecipe, { workflow, ...surroundings }: Surroundings): ReturnType<typeof checkRecipe> {
  const isOtherProvider = !usesWorkflowProvider(recipe, workflow);
  const given = mergeInputs(recipe.given, workflow, { hasSteps: recipe.steps !== undefined, isOtherProvider });
  const parsed = parseRecipeInputs(given);
  const checked = checkRecipe({
    ...recipe,
    ...surroundings,
    given,
    values: parsed.values,
    willRun: surroundings.run.recipes?.includes(recipe.name) ?? true,
    isKeyForOther: workflow.has("api-key") && !given.has("api-key"),
  });
  return { recipe: checked.recipe, problems: [...parsed.problems, ...checked.problems] };
}

/**
 * Whether a recipe uses the provider that the workflow itself names: its key, address, model and transport are for that one alone, whatever
 * a file of the repository says. If it names none, they are for no recipe that names one.
 */
function usesWorkflowProvider({ given }: RawRecipe, workflow: InputValues): boolean {
  const named = given.get("provider")?.text;
  return named === undefined || named === workflow.get("provider")?.text;
}

/** Reports what the workflow says of its provider if no recipe uses that provider. */
function checkProviderInputs(workflow: InputValues, all: readonly RawRecipe[]): InputProblem[] {
  const isTrial = all.every(({ given }) => (given.get("provider") ?? workflow.get("provider"))?.text === "sandbox");
  if (isTrial || all.some((recipe) => usesWorkflowProvider(recipe, workflow))) return [];
  // A key does no harm: many workflows set one for all their steps.
  const unused = PROVIDER_INPUTS.filter((name) => workflow.has(name) && name !== "api-key");
  return unused.map((name) => ({ text: messages.providerInputUnused(name) }));
}

function checkSelection(names: readonly string[] | undefined, recipes: readonly RawRecipe[] | undefined): InputProblem[] {
  if (names === undefined) return [];
  if (recipes === undefined) return [{ text: messages.RECIPES_NEED_CONFIG }];
  const known = recipes.map(({ name }) => name);
  // Without any recipe, the file itself has a problem.
  const unknown = known.length > 0 ? names.filter((name) => !known.includes(name)) : [];
  return unknown.map((name) => ({ text: messages.noSuchRecipe(name, known) }));
}

/** What of `deliver` writes to a branch; undefined if nothing does. */
export function commitTarget({ deliver, dryRun }: Pick<Inputs, "deliver" | "dryRun">): "commit" | "pull-request" | undefined {
  if (dryRun) return undefined;
  return deliver?.includes("pull-request") ? "pull-request" : deliver?.includes("commit") ? "commit" : undefined;
}

const TEMPLATES: readonly [name: string, read: (run: RunValues) => string | undefined][] = [
  ["commit-message", (run) => run.commitMessage],
  ["pr-title", (run) => run.prTitle],
  ["pr-body", (run) => run.prBody],
];

/** Inputs that mean nothing without a pull request. */
const PULL_INPUTS: readonly [name: string, isSet: (run: RunValues) => boolean][] = [
  ["branch", ({ branch }) => branch !== undefined],
  ["base", ({ base }) => base !== undefined],
  ["pr-title", ({ prTitle }) => prTitle !== undefined],
  ["pr-body", ({ prBody }) => prBody !== undefined],
  ["pr-labels", ({ prLabels }) => prLabels !== undefined],
  ["pr-draft", ({ prDraft }) => prDraft],
  ["pr-reviewers", ({ prReviewers }) => prReviewers !== undefined],
  ["pr-assignees", ({ prAssignees }) => prAssignees !== undefined],
];

function checkRun(run: RunValues, context: Context): InputProblem[] {
  const hasLock = run.lockfile !== "none";
  const commits = commitTarget(run);
  const isPull = run.deliver?.includes("pull-request") ?? false;
  // The git command line uses the remote and the credentials of the checkout; only the API opens pull requests.
  const needsToken = commits && (run.commitMethod !== "git" || isPull);
  const problems = [
    run.force && run.frozen && messages.excludeEachOther("force", "frozen"),
    run.frozen && !hasLock && messages.FROZEN_NEEDS_LOCK,
    run.takeCandidate && (!hasLock || run.force || run.frozen) && messages.TAKING_NEEDS_LOCK,
    isPull && run.deliver?.includes("commit") && messages.excludeEachOther("deliver: commit", "deliver: pull-request"),
    commits && !context.branch && !run.base && messages.commitNeedsBranch(commits, context.ref),
    needsToken && !run.githubToken && messages.tokenRequired(`deliver: ${commits}`),
    needsToken && !context.repo && messages.repositoryRequired(`deliver: ${commits}`),
    isPull && !hasLock && messages.PULL_NEEDS_LOCK,
    ...(isPull ? [] : PULL_INPUTS.filter(([, isSet]) => isSet(run)).map(([name]) => messages.needsPull(name))),
    ...TEMPLATES.map(([name, read]) => {
      const template = parseTemplate(read(run) ?? "", COMMIT_MESSAGE_PLACEHOLDERS);
      return typeof template === "string" && messages.wrongTemplate(name, template);
    }),
  ];
  return problems.flatMap((text) => (typeof text === "string" ? [{ text }] : []));
}
