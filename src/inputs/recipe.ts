import type { Model, Provider, Transport } from "../providers/provider.ts";
import type { Template } from "../text/template.ts";
import type { Mode, RecipeValues } from "./table.ts";

/** What is to be done with some images, checked as a whole. */
export interface Recipe
  extends Omit<
    RecipeValues,
    "mode" | "images" | "references" | "locales" | "provider" | "model" | "transport" | "mask" | "output" | "baseUrl" | "apiKey"
  > {
  /** Empty for the one that the workflow's own inputs make. */
  name: string;
  mode: Mode;
  /** Empty to generate. */
  images: readonly string[];
  references: readonly string[];
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

/** A recipe as messages name it. */
export function titleOf({ name }: Pick<Recipe, "name">): string {
  return `recipe ${JSON.stringify(name)}`;
}

/** The same before a sentence; empty for the workflow's own. */
export function nameOf(recipe: Pick<Recipe, "name">): string {
  return recipe.name === "" ? "" : `${titleOf(recipe)}: `;
}

export function promptPlaceholders(mode: Mode): readonly string[] {
  const always = ["path", "name", "width", "height"];
  return mode === "localize" ? [...always, "locale", "language"] : always;
}
