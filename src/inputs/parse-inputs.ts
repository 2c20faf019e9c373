import { closest } from "fastest-levenshtein";
import type { ZodError } from "zod";
import { unknownInput, wrongValue } from "./input-messages.ts";
import type { InputProblem, InputValue, InputValues } from "./input-value.ts";
import { INPUTS } from "./table.ts";
import type { InputName, RecipeValues, RunValues } from "./values.ts";

const NAMES = Object.keys(INPUTS).filter(isInput);
export const RUN_INPUTS = NAMES.filter((name) => "scope" in INPUTS[name]);
export const RECIPE_INPUTS = NAMES.filter((name) => !("scope" in INPUTS[name]));
export const LIST_INPUTS = RECIPE_INPUTS.filter((name) => "list" in INPUTS[name]);

function isInput(name: string): name is InputName {
  return Object.hasOwn(INPUTS, name);
}

const PREFIX = "INPUT_";

/** The environment variable of an input. The runner keeps hyphens and converts to upper case: `INPUT_MAX-COST` for `max-cost`. */
export function variableOf(name: string): string {
  return PREFIX + name.replaceAll(" ", "_").toUpperCase();
}

/** Reads the inputs that the workflow sets from the environment. */
export function readWorkflowInputs(environment: Readonly<Record<string, string | undefined>>): {
  given: InputValues;
  problems: InputProblem[];
} {
  const given = new Map<string, InputValue>();
  for (const [variable, value] of Object.entries(environment)) {
    const name = variable.slice(PREFIX.length).toLowerCase();
    const text = value?.trim();
    // An empty value means "not set", whatever its name. The runner also passes defaults, which nobody has set.
    if (variable.startsWith(PREFIX) && text && text !== defaultOf(name)) given.set(name, { text });
  }
  const unknown = [...given.keys()].filter((name) => !isInput(name));
  return { given, problems: unknown.map((name) => ({ text: unknownInput(name, closest(name, NAMES)) })) };
}

/** The text of an input that is not set. Expressions are evaluated by the runner, and so are no default here. */
function defaultOf(name: string): string | undefined {
  const input = isInput(name) ? INPUTS[name] : undefined;
  return input && "default" in input && !input.default.startsWith("${{") ? input.default : undefined;
}

/** Parses the inputs of the run, each by its own rule. Wrong values are left out. */
export function parseRunInputs(given: InputValues): { values: RunValues; problems: InputProblem[] } {
  const { values, problems } = parseInputs(RUN_INPUTS, given);
  return { values: values as unknown as RunValues, problems };
}

/** Parses the inputs of a recipe, each by its own rule. Wrong values are left out. */
export function parseRecipeInputs(given: InputValues): { values: RecipeValues; problems: InputProblem[] } {
  const { values, problems } = parseInputs(RECIPE_INPUTS, given);
  return { values: values as unknown as RecipeValues, problems };
}

function parseInputs(names: readonly InputName[], given: InputValues): { values: Record<string, unknown>; problems: InputProblem[] } {
  const values: Record<string, unknown> = {};
  const problems: InputProblem[] = [];
  for (const name of names) {
    const { text = defaultOf(name), line } = given.get(name) ?? {};
    if (text === undefined) continue;
    const parsed = INPUTS[name].parse.safeParse(text);
    if (parsed.success) values[camelCase(name)] = parsed.data;
    else problems.push({ text: describeError(name, text, parsed.error), line });
  }
  return { values, problems };
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Names the wrong value; of a list, all items that are wrong if the rule looks at each. */
function describeError(name: InputName, text: string, { issues }: ZodError): string {
  const input = INPUTS[name];
  const items = "split" in input ? input.split(text) : [];
  const wrong = new Set(issues.flatMap(({ path: [index] }) => (typeof index === "number" && items[index]) || []));
  const values = wrong.size > 0 ? [...wrong] : [text];
  const hint = "hint" in input ? input.hint(text) : undefined;
  const meantBy = (value: string) => (hint === undefined && "meant" in input && input.meant(value)) || undefined;
  return wrongValue(name, "secret" in input ? undefined : values, {
    // Of more, no message says so.
    meant: new Map(values.slice(0, 10).flatMap((value) => (meantBy(value) === undefined ? [] : [[value, meantBy(value) ?? ""] as const]))),
    hint,
    allowed: input.allowed,
  });
}
