import type { z } from "zod";
import type { INPUTS } from "./table.ts";

export type InputName = keyof typeof INPUTS;

type Parsed = { [Name in InputName]: z.output<(typeof INPUTS)[Name]["parse"]> };

/** Inputs that always have a value, because of a default in `action.yml`. Only the runner can evaluate one that is an expression. */
type Defaulted = {
  [Name in InputName]: (typeof INPUTS)[Name] extends { default: `\${{${string}` }
    ? never
    : (typeof INPUTS)[Name] extends { default: string }
      ? Name
      : never;
}[InputName];

type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : Name;

/** Names of the inputs that apply to the run as a whole. */
export type RunInputName = {
  [Name in InputName]: (typeof INPUTS)[Name] extends { scope: "run" } ? Name : never;
}[InputName];

type Values<Names extends InputName> = { [Name in Names & Defaulted as CamelCase<Name>]: Parsed[Name] } & {
  [Name in Exclude<Names, Defaulted> as CamelCase<Name>]?: Parsed[Name] | undefined;
};

/** The run's inputs under camel-case names. Each is well-formed; `loadInputs` checks the rules between them. */
export type RunValues = Values<RunInputName>;
/** Inputs of a recipe under camel-case names, each well-formed. */
export type RecipeValues = Values<Exclude<InputName, RunInputName>>;
