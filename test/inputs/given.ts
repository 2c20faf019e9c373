import type { Context } from "../../src/context.ts";
import { RetouchError } from "../../src/errors.ts";
import { type Inputs, loadInputs } from "../../src/inputs/load.ts";
import { variableOf } from "../../src/inputs/parse-inputs.ts";
import type { RecipeInputs } from "../../src/inputs/recipe.ts";

/** A push to a branch, as the runner describes it. */
export function pushContext(overrides: Partial<Context> = {}): Context {
  return {
    workspace: "/workspace",
    tempDir: "/tmp",
    owner: "octo",
    repo: "pictures",
    eventName: "push",
    event: { before: "a".repeat(40), after: "b".repeat(40) },
    sha: "b".repeat(40),
    ref: "refs/heads/main",
    branch: "main",
    apiUrl: "https://api.github.com",
    graphqlUrl: "https://api.github.com/graphql",
    serverUrl: "https://github.com",
    runId: "1",
    runAttempt: "1",
    workflow: "Images",
    job: "edit",
    ...overrides,
  };
}

export interface Given {
  context?: Partial<Context>;
  environment?: Record<string, string>;
}

/** Loads inputs as the runner hands them over, on top of the two that are nearly always needed. */
export async function load(given: Record<string, string>, { context = {}, environment = {} }: Given = {}): Promise<Inputs> {
  const inputs = { images: "**/*.png", prompt: "Remove the background.", ...given };
  const variables = Object.entries(inputs).map(([name, value]): [string, string] => [variableOf(name), value]);
  return loadInputs({ ...environment, ...Object.fromEntries(variables) }, pushContext(context));
}

/** The one recipe that the workflow's own inputs make. */
export async function loadRecipe(given: Record<string, string>, options: Given = {}): Promise<RecipeInputs> {
  const { recipes } = await load(given, options);
  const [recipe, ...others] = recipes;
  if (!recipe || others.length > 0) throw new Error(`${recipes.length} recipes`);
  return recipe;
}

/** The problems that loading tells, without their title; empty when all is well. */
export async function problemsOf(given: Record<string, string>, options: Given = {}): Promise<string[]> {
  try {
    await load(given, options);
    return [];
  } catch (error) {
    if (!(error instanceof RetouchError) || error.code !== "invalid-input") throw error;
    const [title = "", ...problems] = error.message.split("\n");
    const count = problems.length;
    if (title !== (count === 1 ? "An input is wrong:" : `${count} problems in the inputs:`)) throw new Error(`unexpected title: ${title}`);
    return problems.map((problem) => problem.replace(/^- /, ""));
  }
}
