import type { Recipe } from "../../src/inputs/recipe.ts";
import type { Task } from "../../src/plan/task.ts";
import { sandbox } from "../../src/providers/sandbox/sandbox.ts";
import { outputOf } from "../proven.ts";

const model = sandbox.findModel("sandbox");
if (!model) throw new Error("the sandbox has no model");

/** An edit in place, with every input at its default. */
export const RECIPE: Recipe = {
  ...{ name: "", mode: "edit", images: ["**/*.png"], references: [], locales: [], prompt: "x", provider: sandbox, model },
  ...{
    modelName: "sandbox",
    transport: "sync",
    changedOnly: "auto",
    fit: "cover",
    outputFormat: "source",
    candidates: 1,
    preserve: "auto",
  },
  ...{ verify: "decode", timeout: 300, retries: 3, aspectRatio: undefined, sourceLocale: undefined },
  outputTemplate: [{ placeholder: "dir" }, { text: "/" }, { placeholder: "name" }, { placeholder: "ext" }],
};

/** A task of a plan, for what comes after it. */
export function taskOf({ output, ...task }: Omit<Partial<Task>, "output"> & { output: string }): Task {
  const recipe = { ...RECIPE, prompts: ["x"], references: [], inputFiles: [] };
  return { recipe, recipeHashes: ["r"], originBlob: task.source?.blob ?? "", ...task, output: outputOf(output) };
}
