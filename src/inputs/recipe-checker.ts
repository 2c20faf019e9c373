import type { Context } from "../context.ts";
import type { Mode } from "../providers/names.ts";
import type { InputValues, RawRecipe } from "./input-value.ts";
import type { InputName, RecipeValues, RunValues } from "./values.ts";

/** A recipe whose inputs are well-formed one by one, and what the rules between inputs depend on. */
export interface RecipeToCheck extends RawRecipe {
  /** The recipe's own inputs over the defaults of the file and of the workflow. */
  given: InputValues;
  /** The same, parsed. */
  values: RecipeValues;
  isFromFile: boolean;
  /** Whether this run includes the recipe. Only then the key must be there and the event must fit. */
  willRun: boolean;
  /** Whether the workflow sets `api-key`, but for another provider than the recipe's. */
  isKeyForOther: boolean;
  run: RunValues;
  context: Context;
  environment: Readonly<Record<string, string | undefined>>;
}

/** What a rule between inputs works with. */
export interface RecipeChecker extends RecipeToCheck {
  mode: Mode;
  isSet(name: InputName): boolean;
  /** Whether the input is set for this very recipe, and not inherited. A recipe may inherit what it has no use for. */
  isSetHere(name: InputName): boolean;
  /** @param line Where the problem is, if not at the beginning of the recipe. */
  reportProblem(text: string, line?: number): void;
}
