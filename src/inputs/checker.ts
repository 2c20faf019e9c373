import type { Context } from "../context.ts";
import type { Mode } from "../providers/names.ts";
import type { InputValue, RawRecipe } from "./input-value.ts";
import type { InputName, RecipeValues, RunValues } from "./table.ts";

/** A recipe whose inputs are well-formed one by one, and what is around it. */
export interface CheckRecipe extends RawRecipe {
  values: RecipeValues;
  /** With the workflow's inputs, and what they stand for in `config`. */
  given: ReadonlyMap<string, InputValue>;
  isFromFile: boolean;
  /** It is to run now: the key and the event of this run are for it. */
  isChosen: boolean;
  /** The workflow gives a key, and it belongs to another provider. */
  isKeyAnothers: boolean;
  run: RunValues;
  problems: Set<string>;
  context: Context;
  environment: Readonly<Record<string, string | undefined>>;
}

/** The same, with what the rules between inputs ask for. */
export interface Checker extends CheckRecipe {
  mode: Mode;
  isSet(name: InputName): boolean;
  /** Set for this very recipe, and not as a default for several, of which some have no use for it. */
  isOwn(name: InputName): boolean;
  tell(problem: string): void;
}
