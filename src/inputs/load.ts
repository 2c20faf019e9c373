import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { closest } from "fastest-levenshtein";
import type { ZodError } from "zod";
import type { Context } from "../context.ts";
import { invalidInputs } from "../errors.ts";
import { isPlainFile } from "../git/write-file.ts";
import { enumerate, sortByLine, suggest } from "../text/suggest.ts";
import { parseTemplate } from "../text/template.ts";
import { checkRecipe } from "./check-recipe.ts";
import { type InputValue, mergeInputs, OF_THE_PROVIDER, type RawRecipe } from "./input-value.ts";
import { COMMIT_MESSAGE_PLACEHOLDERS } from "./placeholders.ts";
import type { RecipeInputs } from "./recipe.ts";
import { INPUTS, type InputName, type RecipeValues, type RunValues } from "./table.ts";

/** Everything that the workflow asks for, checked as a whole. Loaded once and passed down. */
export interface Inputs extends Omit<RunValues, "lockfile" | "recipes" | "config"> {
  /** At least one: those of `config` that are to run, or the one that the workflow's own inputs make. */
  recipes: readonly RecipeInputs[];
  /** Absent for `none`. */
  lockfile?: string;
}

const PREFIX = "INPUT_";
const NAMES = Object.keys(INPUTS).filter(isInput);
const RUN_INPUTS = NAMES.filter((name) => "scope" in INPUTS[name]);
const RECIPE_INPUTS = NAMES.filter((name) => !("scope" in INPUTS[name]));

const LIST_INPUTS = RECIPE_INPUTS.filter((name) => "list" in INPUTS[name]);

function isInput(name: string): name is InputName {
  return Object.hasOwn(INPUTS, name);
}

/** `max-cost` is `INPUT_MAX-COST`: the runner keeps hyphens and upper-cases. */
export function variableOf(name: string): string {
  return PREFIX + name.replaceAll(" ", "_").toUpperCase();
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Reads and checks all inputs, and the recipes of `config`.
 *
 * @throws RetouchError `invalid-input` that lists every problem: the input, what was given, what is allowed.
 */
export async function loadInputs(environment: Readonly<Record<string, string | undefined>>, context: Context): Promise<Inputs> {
  const problems = new Set<string>();
  const given = readEnvironment(environment, problems);
  const run = readValues(RUN_INPUTS, given, problems) as unknown as RunValues;
  checkRun(run, { problems, context });
  const raw = run.config === undefined ? undefined : await loadConfig(run.config, context, problems);
  const own: RawRecipe = { name: "", at: "", given: new Map() };
  const recipes = (raw ?? [own]).flatMap((recipe) => {
    const isOtherProvider = !isMeant(given, recipe, raw ?? []);
    const merged = mergeInputs(recipe.given, given, { hasSteps: recipe.steps !== undefined, isOtherProvider });
    const values = readValues(RECIPE_INPUTS, merged, problems);
    return (
      checkRecipe({
        ...recipe,
        values: values as unknown as RecipeValues,
        given: merged,
        isFromFile: raw !== undefined,
        isChosen: run.recipes?.includes(recipe.name) ?? true,
        isKeyAnothers: given.has("api-key") && !merged.has("api-key"),
        run,
        problems,
        context,
        environment,
      }) ?? []
    );
  });
  checkMeant(given, raw ?? [], problems);
  const chosen = chooseRecipes(recipes, run, problems, raw);
  if (problems.size > 0) throw invalidInputs(sortByLine([...problems], run.config ?? ""));
  const { lockfile, recipes: _recipes, config: _config, ...rest } = run;
  return { ...rest, recipes: chosen, ...(lockfile !== "none" && { lockfile }) };
}

function readEnvironment(environment: Readonly<Record<string, string | undefined>>, problems: Set<string>): Map<string, InputValue> {
  const given = new Map<string, InputValue>();
  for (const [variable, value] of Object.entries(environment)) {
    const name = variable.slice(PREFIX.length).toLowerCase();
    const text = value?.trim();
    // An empty value means "not set", whatever its name; and the runner gives every default, which then nobody has set.
    if (variable.startsWith(PREFIX) && text && text !== defaultOf(name)) given.set(name, { text, at: "" });
  }
  for (const name of given.keys()) {
    if (name === "steps") problems.add("`steps` is not an input of this action; it belongs to a recipe of `config`.");
    else if (!isInput(name)) problems.add(`\`${name}\` is not an input of this action. Did you mean \`${closest(name, NAMES)}\`?`);
  }
  return given;
}

/** The text that stands for an input that is not set; an expression is evaluated by the runner alone. */
function defaultOf(name: string): string | undefined {
  const input = isInput(name) ? INPUTS[name] : undefined;
  return input && "default" in input && !input.default.startsWith("${{") ? input.default : undefined;
}

/** Each input by its own rule, under its camel-case name. What is wrong is told, and left out. */
function readValues(names: readonly InputName[], given: ReadonlyMap<string, InputValue>, problems: Set<string>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const input = INPUTS[name];
    const { text = defaultOf(name), at = "" } = given.get(name) ?? {};
    if (text === undefined) continue;
    const parsed = input.parse.safeParse(text);
    if (parsed.success) values[camelCase(name)] = parsed.data;
    else problems.add(`${at && `${at}: `}\`${name}\`: ${refuse(name, text, parsed.error)} Allowed: ${input.allowed}.`);
  }
  return values;
}

/** What is not allowed of an input's text, and what may be meant: of a list all items that are wrong, where the rule looks at each. */
function refuse(name: InputName, text: string, { issues }: ZodError): string {
  const input = INPUTS[name];
  if ("secret" in input) return "the value is not allowed.";
  const items = "split" in input ? input.split(text) : [];
  const wrong = [...new Set(issues.flatMap(({ path: [index] }) => (typeof index === "number" && items[index]) || []))];
  const shown = wrong.length > 0 ? wrong : [text];
  const meant = shown.flatMap((value) => ("meant" in input && input.meant(value)) || []);
  return [
    `${enumerate(shown.map((value) => JSON.stringify(value)))} ${shown.length > 1 ? "are" : "is"} not allowed.`,
    ...(meant.length > 0 ? [`Did you mean ${enumerate(meant.map((value) => `\`${value}\``))}?`] : []),
  ].join(" ");
}

/**
 * Whether what the workflow says of its provider is meant for a recipe's. Where it names none, it can only be meant for the one that the
 * recipes name.
 */
function isMeant(workflow: ReadonlyMap<string, InputValue>, recipe: RawRecipe, all: readonly RawRecipe[]): boolean {
  const own = workflow.get("provider")?.text;
  const provider = recipe.given.get("provider")?.text ?? own;
  if (own !== undefined) return provider === own;
  const named = new Set(all.map(({ given }) => given.get("provider")?.text).filter((name) => name !== undefined && name !== "sandbox"));
  return named.size === 0 || (named.size === 1 && named.has(provider));
}

/** What the workflow says of its provider, and no recipe would heed. */
function checkMeant(workflow: ReadonlyMap<string, InputValue>, all: readonly RawRecipe[], problems: Set<string>): void {
  const isTrial = all.every(({ given }) => (given.get("provider") ?? workflow.get("provider"))?.text === "sandbox");
  if (isTrial || all.some((recipe) => isMeant(workflow, recipe, all))) return;
  for (const name of OF_THE_PROVIDER) {
    if (workflow.has(name) && name !== "api-key")
      problems.add(`\`${name}\` is for one provider, and the recipes name others. Set \`provider\` to the one that is meant.`);
  }
}

async function loadConfig(path: string, { workspace }: Context, problems: Set<string>): Promise<RawRecipe[]> {
  if (!(await isPlainFile(workspace, path))) {
    problems.add(`\`config\`: ${JSON.stringify(path)} is not a regular file of the workspace. Is the repository checked out?`);
    return [];
  }
  const { readConfig } = await import("./recipe-file.ts");
  const text = await readFile(join(workspace, path), "utf8");
  const { recipes, problems: found } = readConfig({
    path,
    text,
    recipeInputs: RECIPE_INPUTS,
    runInputs: RUN_INPUTS,
    listInputs: LIST_INPUTS,
  });
  for (const problem of found) problems.add(problem);
  return recipes;
}

/** The recipes that `recipes` names. All of them have been checked: a mistake in another one is told now, not when it is its turn. */
function chooseRecipes(
  recipes: readonly RecipeInputs[],
  { recipes: names }: RunValues,
  problems: Set<string>,
  raw: readonly RawRecipe[] | undefined,
): readonly RecipeInputs[] {
  if (names === undefined) return recipes;
  if (!raw) problems.add("`recipes` needs `config`: the file that the recipes stand in.");
  const known = (raw ?? []).map(({ name }) => name);
  for (const name of names) {
    if (known.length > 0 && !known.includes(name))
      problems.add(`\`recipes\`: there is no recipe ${JSON.stringify(name)}.${suggest(name, known) || ` There are: ${enumerate(known)}.`}`);
  }
  return recipes.filter(({ name }) => names.includes(name));
}

interface Surroundings {
  problems: Set<string>;
  context: Context;
}

function checkRun(run: RunValues, { problems, context }: Surroundings): void {
  if (run.force && run.frozen) problems.add("`force` and `frozen` exclude each other.");
  if (run.frozen && run.lockfile === "none") problems.add("`frozen` needs a `lockfile`: without a record every image is out of date.");
  if (run.takeCandidate && (run.lockfile === "none" || run.force || run.frozen))
    problems.add("`take-candidate` takes from the lock's record: it needs a `lockfile`, and excludes `force` and `frozen`.");
  if (run.commitMessage !== undefined) {
    const template = parseTemplate(run.commitMessage, COMMIT_MESSAGE_PLACEHOLDERS);
    if (typeof template === "string") problems.add(`\`commit-message\`: ${template}.`);
  }
  const wantsCommit = run.deliver?.includes("commit") && !run.dryRun;
  if (wantsCommit && !context.branch) {
    const where = context.ref ? `this run is for \`${context.ref}\`` : "this run has no GITHUB_REF";
    problems.add(
      `\`deliver: commit\` needs a branch, but ${where}. Use \`deliver: artifact\`, or run on a pull request or a push to a branch.`,
    );
  }
  // The git command line has the checkout's own remote and credentials.
  if (wantsCommit && run.commitMethod !== "git" && (!run.githubToken || !context.repo))
    problems.add("`github-token` and GITHUB_REPOSITORY are required with `deliver: commit`.");
}
