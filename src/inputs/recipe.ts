import type { Mode } from "../providers/names.ts";
import type { Model, Provider, Transport } from "../providers/provider.ts";
import type { Template } from "../text/template.ts";
import type { RecipeValues } from "./table.ts";

/** What is to be done with some images, checked as a whole. */
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
  /** Empty for the one that the workflow's own inputs make. */
  name: string;
  mode: Mode;
  /** Empty to generate. */
  images: readonly string[];
  /** Empty but to localize. */
  locales: readonly string[];
  /** Prompts that are applied one after another, instead of `prompt`. */
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

/** A recipe as the inputs give it: files are named, and not read yet. */
export interface RecipeInputs extends Recipe {
  /** Globs. */
  references: readonly string[];
  /** Path. */
  glossary?: string;
}

/** A recipe as messages name it. */
export function recipeTitle({ name }: Pick<Recipe, "name">): string {
  return `recipe ${JSON.stringify(name)}`;
}

/** The same before a sentence; empty for the workflow's own. */
export function recipePrefix(recipe: Pick<Recipe, "name">): string {
  return recipe.name === "" ? "" : `${recipeTitle(recipe)}: `;
}
