/** A value as an input's text, trimmed and not empty, and where it stands. */
export interface InputValue {
  text: string;
  /** `<path>:<line>`; empty for the workflow. */
  at: string;
  /** It stands in `defaults`. */
  isShared?: true;
}

/** One recipe of the file, its inputs not yet checked. */
export interface RawRecipe {
  name: string;
  /** `<path>:<line>` of the recipe. */
  at: string;
  /** By input name; the recipe's own over the file's defaults. */
  given: ReadonlyMap<string, InputValue>;
  /** Prompts of `steps`, each with its place. */
  steps?: readonly InputValue[];
}

/** Inputs that say the same thing in different ways: who gives one of them does not take over the others. `steps` stands in `config` alone. */
const ALTERNATIVES: readonly (readonly string[])[] = [
  ["prompt", "prompt-file", "steps"],
  ["size", "aspect-ratio"],
];

/** What is one provider's, and does not go to another. */
export const OF_THE_PROVIDER = ["api-key", "base-url", "model", "transport"];

/**
 * What holds for a recipe: what it says itself, and where it says nothing, what is behind it.
 *
 * @param own by input name; undefined says that what is behind does not hold.
 */
export function mergeInputs(
  own: ReadonlyMap<string, InputValue | undefined>,
  behind: ReadonlyMap<string, InputValue>,
  { hasSteps, isOtherProvider }: { hasSteps: boolean; isOtherProvider: boolean },
): Map<string, InputValue> {
  const isSet = (name: string) => (name === "steps" ? hasSteps : own.get(name) !== undefined);
  const alternatives = ALTERNATIVES.filter((group) => group.some(isSet)).flat();
  const hidden = new Set([...own.keys(), ...alternatives, ...(isOtherProvider ? OF_THE_PROVIDER : [])]);
  const given = new Map([...behind].filter(([name]) => !hidden.has(name)));
  for (const [name, value] of own) if (value !== undefined) given.set(name, value);
  return given;
}
