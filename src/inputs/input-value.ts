/** A mistake in an input; `text` is a sentence. */
export interface InputProblem {
  text: string;
  /** In the file of recipes; absent for the workflow. */
  line?: number;
}

/** The text of an input, trimmed and not empty. */
export interface InputValue {
  text: string;
  /** In the file of recipes; absent for the workflow. */
  line?: number;
  /** Whether it is one of the file's `defaults`. */
  isDefault?: true;
}

/** Inputs by name. */
export type InputValues = ReadonlyMap<string, InputValue>;

/** A recipe whose inputs are not checked yet: one of the file, or the one that the workflow's own inputs make. */
export interface RawRecipe {
  name: string;
  /** Line of the recipe; absent for the workflow's own. */
  line?: number;
  /** Its own inputs, over the file's defaults. */
  given: InputValues;
  /** The prompts of `steps`. */
  steps?: readonly InputValue[];
}

/** Groups of inputs that replace each other: whoever sets one does not inherit the others. `steps` exists in recipes only. */
const ALTERNATIVES: readonly (readonly string[])[] = [
  ["prompt", "prompt-file", "steps"],
  ["size", "aspect-ratio"],
];

/** Inputs that belong to one provider, and must not reach another. */
export const PROVIDER_INPUTS = ["api-key", "base-url", "model", "transport"];

/**
 * Merges what a recipe sets with what it inherits.
 *
 * @param own Undefined for an input that is explicitly not set, and so is not inherited.
 */
export function mergeInputs(
  own: ReadonlyMap<string, InputValue | undefined>,
  inherited: InputValues,
  { hasSteps, isOtherProvider }: { hasSteps: boolean; isOtherProvider: boolean },
): InputValues {
  const isSet = (name: string) => (name === "steps" ? hasSteps : own.get(name) !== undefined);
  const alternatives = ALTERNATIVES.filter((group) => group.some(isSet)).flat();
  const hidden = new Set([...own.keys(), ...alternatives, ...(isOtherProvider ? PROVIDER_INPUTS : [])]);
  const merged = new Map([...inherited].filter(([name]) => !hidden.has(name)));
  for (const [name, value] of own) if (value !== undefined) merged.set(name, value);
  return merged;
}
