import type { Mode } from "../providers/names.ts";
import type { Model, Provider, Transport } from "../providers/provider.ts";
import type { Template } from "../text/template.ts";
import type { RecipeValues } from "./values.ts";

/** One job of the action: which images, what to do with them, and by which model. Checked as a whole. */
export interface Recipe
  extends Omit<
    RecipeValues,
    | "mode"
    | "images"
    | "references"
    | "glossary"
    | "locales"
    | "provider"
    | "model"
    | "transport"
    | "mask"
    | "output"
    | "baseUrl"
    | "apiKey"
  > {
  /** Empty for the recipe that the workflow's own inputs make. */
  name: string;
  mode: Mode;
  /** Empty to generate. */
  images: readonly string[];
  /** Empty unless the mode is `localize`. */
  locales: readonly string[];
  /** Prompts to apply one after another, instead of `prompt`. */
  steps?: readonly string[];
  provider: Provider;
  modelName: string;
  model: Model;
  /** Absent for `sandbox`. Without a trailing slash. */
  baseUrl?: string;
  apiKey?: string;
  transport: Transport;
  outputTemplate: Template;
  maskTemplate?: Template;
}

/** A recipe before the files that it names are read. */
export interface RecipeInputs extends Recipe {
  /** Globs. */
  references: readonly string[];
  /** Path. */
  glossary?: string;
}

/** What `preserve: auto` means in a mode. */
export function defaultPreserve(mode: Mode): Exclude<Recipe["preserve"], "auto"> {
  return mode === "localize" ? "outside-text" : "off";
}

/** What is restored from the source. */
export function resolvePreserve({ mode, preserve }: Pick<Recipe, "mode" | "preserve">): Exclude<Recipe["preserve"], "auto"> {
  if (mode === "generate") return "off";
  return preserve === "auto" ? defaultPreserve(mode) : preserve;
}

/** Whether a recipe works only on images that changed. */
export function isChangedOnly({ mode, changedOnly }: Pick<Recipe, "mode" | "changedOnly">, eventName: string): boolean {
  return mode !== "generate" && (changedOnly === true || (changedOnly === "auto" && eventName.startsWith("pull_request")));
}

/** The name of a recipe in messages. */
export function recipeTitle({ name }: Pick<Recipe, "name">): string {
  return `recipe ${JSON.stringify(name)}`;
}

/** A prefix for sentences about a recipe; empty for the workflow's own. */
export function recipePrefix(recipe: Pick<Recipe, "name">): string {
  return recipe.name === "" ? "" : `${recipeTitle(recipe)}: `;
}
