import { distance } from "fastest-levenshtein";
import { type Problem, ProblemList } from "../text/problem-list.ts";
import { nearest, suggest } from "../text/suggest.ts";
import { readYaml, type YamlEntry, type YamlNode } from "../text/yaml-lines.ts";
import * as messages from "./input-messages.ts";
import { type InputValue, type InputValues, mergeInputs, type RawRecipe } from "./input-value.ts";
import { CONFIG_NAME, isOfRecipe, MAX_STEPS, OF_THE_RUN, REFUSED } from "./recipe-file-schema.ts";

/** The inputs of the action, as far as the reader of the file must know them. */
export interface KnownInputs {
  /** Names of the inputs that a recipe may set. */
  recipeInputs: readonly string[];
  /** Those of them that have several values, and so may be lists. */
  listInputs: readonly string[];
  /** Names of the inputs of the run as a whole. */
  runInputs: readonly string[];
}

export interface RecipeFile {
  recipes: RawRecipe[];
  problems: Problem[];
}

/** Of a recipe's defaults, each recipe is checked with all of them. */
const MAX_RECIPES = 200;

/** Characters of a value. An environment variable, as which the runner hands over an input, holds no more. */
const MAX_VALUE = 100_000;

/**
 * Reads the file of recipes. Lists become lines; numbers and booleans are the text that is written; null, an empty text and an empty
 * list mean "not set", and in a recipe also that a default of the file does not apply. The values are checked by the caller, by the
 * same rules as the workflow's inputs.
 *
 * @returns the recipes and all problems of the file. If there are problems, recipes may be missing or incomplete.
 */
export function readRecipeFile(text: string, known: KnownInputs): RecipeFile {
  const { root, problems } = readYaml(text);
  if (root === undefined) return { recipes: [], problems };
  const list = new ProblemList();
  for (const { line, text } of problems) list.add(line, text);
  const recipes = new RecipeFileReader(known, list).readFile(root);
  return { recipes, problems: list.list() };
}

const TOP_KEYS = ["recipes", "defaults", "$schema"];
const RECIPE_KEYS = ["name", "steps"];

type Entries = ReadonlyMap<string, YamlEntry>;

class RecipeFileReader {
  readonly #problems: ProblemList;
  readonly #recipeInputs: readonly string[];
  readonly #runInputs: readonly string[];
  readonly #listInputs: readonly string[];
  /** Lines of the recipes by name. */
  readonly #names = new Map<string, number>();

  constructor({ recipeInputs, runInputs, listInputs }: KnownInputs, problems: ProblemList) {
    this.#problems = problems;
    this.#recipeInputs = recipeInputs.filter(isOfRecipe);
    this.#runInputs = [...OF_THE_RUN, ...runInputs];
    this.#listInputs = listInputs;
  }

  #report(line: number, text: string | (() => string)): undefined {
    this.#problems.add(line, text);
  }

  readFile(root: YamlNode): RawRecipe[] {
    if (root.kind !== "mapping") {
      this.#report(root.line, messages.NOT_A_RECIPE_FILE);
      return [];
    }
    this.#checkKeys(root.entries, TOP_KEYS);
    const defaults = this.#readDefaults(root.entries.get("defaults"));
    const recipes = root.entries.get("recipes");
    if (recipes?.value.kind !== "list" || recipes.value.items.length === 0) {
      this.#report(recipes?.line ?? root.line, messages.RECIPES_REQUIRED);
      return [];
    }
    if (recipes.value.items.length > MAX_RECIPES) {
      this.#report(recipes.line, messages.tooManyRecipes(MAX_RECIPES));
      return [];
    }
    return recipes.value.items.flatMap((item, index) => this.#readRecipe(item, index + 1, defaults) ?? []);
  }

  #readDefaults(entry: YamlEntry | undefined): InputValues {
    if (!entry || isNull(entry.value)) return new Map();
    if (entry.value.kind !== "mapping") {
      this.#report(entry.line, messages.WRONG_DEFAULTS);
      return new Map();
    }
    this.#checkKeys(entry.value.entries, this.#recipeInputs);
    const values = [...this.#readInputs(entry.value.entries)];
    return new Map(values.flatMap(([name, value]) => (value ? [[name, { ...value, isDefault: true }]] : [])));
  }

  #readRecipe(node: YamlNode, number: number, defaults: InputValues): RawRecipe | undefined {
    if (node.kind !== "mapping") return this.#report(node.line, messages.NOT_A_RECIPE);
    const { entries, line } = node;
    this.#checkKeys(entries, [...RECIPE_KEYS, ...this.#recipeInputs]);
    const own = this.#readInputs(entries);
    const steps = this.#readSteps(entries.get("steps"));
    for (const name of ["prompt", "prompt-file"])
      if (steps && own.get(name)) this.#report(own.get(name)?.line ?? line, messages.excludeEachOther(name, "steps"));
    const name = this.#readName(entries.get("name"), line) ?? `recipe ${number}`;
    const [provider, defaultProvider] = [own.get("provider")?.text, defaults.get("provider")?.text];
    const isOtherProvider = provider !== undefined && defaultProvider !== undefined && provider !== defaultProvider;
    return { name, line, given: mergeInputs(own, defaults, { hasSteps: steps !== undefined, isOtherProvider }), steps };
  }

  #readName(entry: YamlEntry | undefined, recipeLine: number): string | undefined {
    if (!entry || isNull(entry.value)) return this.#report(entry?.line ?? recipeLine, messages.NAME_REQUIRED);
    const name = textOf(entry.value);
    if (name === undefined || !new RegExp(CONFIG_NAME, "u").test(name)) return this.#report(entry.line, messages.WRONG_NAME);
    const firstLine = this.#names.get(name);
    if (firstLine !== undefined) return this.#report(entry.line, messages.repeatedName(name, firstLine));
    this.#names.set(name, recipeLine);
    return name;
  }

  /** @returns undefined if there are no steps; an empty list if they are wrong. */
  #readSteps(entry: YamlEntry | undefined): InputValue[] | undefined {
    if (!entry || isNull(entry.value)) return undefined;
    if (entry.value.kind !== "list" || entry.value.items.length === 0 || entry.value.items.length > MAX_STEPS) {
      this.#report(entry.line, messages.wrongSteps(MAX_STEPS));
      return [];
    }
    return entry.value.items.flatMap((step) => {
      const text = isString(step) ? textOf(step) : undefined;
      if (text === undefined) return this.#report(step.line, messages.WRONG_STEP) ?? [];
      return this.#checkLength("steps", step.line, text) === undefined ? [] : [{ text, line: step.line }];
    });
  }

  /** @returns undefined as the value of an entry that means "not set". */
  #readInputs(entries: Entries): Map<string, InputValue | undefined> {
    const known = [...entries].filter(([name]) => this.#recipeInputs.includes(name));
    return new Map(
      known.map(([name, { line, value }]) => {
        const text = this.#checkLength(name, line, this.#readValue(name, line, value));
        return [name, text === undefined ? undefined : { text, line }];
      }),
    );
  }

  #readValue(name: string, line: number, node: YamlNode): string | undefined {
    if (node.kind === "scalar") return textOf(node);
    const takesList = this.#listInputs.includes(name);
    if (node.kind === "mapping" || !takesList) return this.#report(line, messages.wrongKind(name, takesList, node.kind));
    return node.items.flatMap((item) => this.#readItem(name, item) ?? []).join("\n") || undefined;
  }

  #checkLength(name: string, line: number, text: string | undefined): string | undefined {
    return text !== undefined && text.length > MAX_VALUE ? this.#report(line, messages.valueTooLong(name, MAX_VALUE)) : text;
  }

  #readItem(name: string, item: YamlNode): string | undefined {
    if (item.kind !== "scalar") return this.#report(item.line, messages.nestedItem(name, item.kind));
    const text = textOf(item);
    if (text === undefined) return this.#report(item.line, messages.emptyItem(name));
    return isString(item) ? text : this.#report(item.line, messages.itemNeedsQuotes(name, text));
  }

  #checkKeys(entries: Entries, allowed: readonly string[]): void {
    for (const [name, { line }] of entries) {
      if (allowed.includes(name)) continue;
      const reason = this.#reasonToRefuse(name);
      this.#report(line, () => (reason ? messages.refusedKey(name, reason) : messages.unknownKey(name, this.#hintFor(name, allowed))));
    }
  }

  /** Why a known name may not be in the file, or not in this place; undefined for a name that is not known at all. */
  #reasonToRefuse(name: string): string | undefined {
    if (REFUSED.includes(name)) return messages.REFUSED_IN_FILES;
    if (this.#runInputs.includes(name)) return messages.BELONGS_TO_THE_RUN;
    if (RECIPE_KEYS.includes(name)) return messages.BELONGS_TO_A_RECIPE;
    if (this.#recipeInputs.includes(name)) return messages.BELONGS_BELOW;
    return TOP_KEYS.includes(name) ? messages.BELONGS_AT_THE_TOP : undefined;
  }

  /** The nearest name; for a typing error like `api_key`, that it is not allowed either. */
  #hintFor(name: string, allowed: readonly string[]): string {
    const meant = nearest(name, allowed);
    const other = nearest(name, [...REFUSED, ...this.#runInputs, ...RECIPE_KEYS, ...this.#recipeInputs, ...TOP_KEYS]);
    const isOther =
      other !== undefined && distance(name, other) <= 2 && (meant === undefined || distance(name, other) < distance(name, meant));
    return isOther ? ` ${messages.refusedKey(other, this.#reasonToRefuse(other) ?? "")}` : suggest(name, allowed);
  }
}

function isNull(node: YamlNode): boolean {
  return node.kind === "scalar" && node.value === null;
}

function isString(node: YamlNode): boolean {
  return node.kind === "scalar" && typeof node.value === "string";
}

/** The text as written, since `007` and `1e3` are no numbers to an input; undefined for a blank one. */
function textOf(node: YamlNode): string | undefined {
  return (node.kind === "scalar" && node.text.trim()) || undefined;
}
