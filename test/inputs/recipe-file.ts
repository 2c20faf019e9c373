import { stringify } from "yaml";
import type { Recipe } from "../../src/inputs/recipe.ts";
import { makeFolder } from "../git/repository.ts";
import { type Given, load, problemsOf } from "./given.ts";

const PATH = ".github/retouch.yml";

/** A file of recipes: its text, or what it holds. */
export type RecipeFile = string | { defaults?: Record<string, unknown>; recipes: Record<string, unknown>[] };

async function withFile<T>(
  file: RecipeFile,
  given: Record<string, string>,
  { context, ...options }: Given,
  use: (given: Record<string, string>, options: Given) => Promise<T>,
): Promise<T> {
  using folder = makeFolder();
  folder.write({ [PATH]: typeof file === "string" ? file : stringify(file) });
  const all = { images: "", prompt: "", config: PATH, ...given };
  return await use(all, { ...options, context: { ...context, workspace: folder.root } });
}

/** The recipes of a file that are to run, by name, with these inputs in the workflow. */
export async function recipesOf(
  file: RecipeFile,
  given: Record<string, string> = {},
  options: Given = {},
): Promise<Record<string, Recipe>> {
  const { recipes } = await withFile(file, given, options, load);
  return Object.fromEntries(recipes.map((recipe) => [recipe.name, recipe]));
}

/** The problems of a file of recipes with these inputs in the workflow. */
export async function problemsOfFile(file: RecipeFile, given: Record<string, string> = {}, options: Given = {}): Promise<string[]> {
  return withFile(file, given, options, problemsOf);
}
