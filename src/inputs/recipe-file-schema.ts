export const CONFIG_SCHEMA_URL = "https://raw.githubusercontent.com/retouch-action/retouch/main/docs/retouch.schema.json";

export const MAX_STEPS = 10;

/** Pattern of a recipe's name. Without commas, because the input `recipes` separates names by them. */
export const CONFIG_NAME = String.raw`^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$`;

/** Inputs that a file of the repository may never set: anyone who can push could send the key elsewhere. */
export const REFUSED = ["base-url", "api-key", "github-token"];
/** Inputs that name the file and its recipes, and so cannot be in it. */
export const OF_THE_RUN = ["config", "recipes"];

/** Whether a recipe may set an input, as far as its name says. */
export const isOfRecipe = (name: string) => !REFUSED.includes(name) && !OF_THE_RUN.includes(name);

/** An input, as far as the schema needs it. */
export interface SchemaInput {
  /** Plain text. */
  description: string;
  /** Whether a recipe may set it. */
  recipe: boolean;
  /** Whether it has several values. */
  list?: boolean;
  /** JSON schema of its value, such as `{ enum: [...] }`. Absent: any string, number or boolean. */
  schema?: object;
}

const TEXT = { type: ["string", "number", "boolean"] };
const LIST = { type: ["string", "number", "boolean", "array"], items: { type: "string" } };
const NULL = { type: "null" };

/**
 * The JSON schema that is published for editors. It covers names and kinds of values; `readRecipeFile` and the rules of the inputs check
 * the rest.
 */
export function configJsonSchema(inputs: Readonly<Record<string, SchemaInput>>): unknown {
  const ofRecipe = Object.entries(inputs).filter(([name, input]) => input.recipe && isOfRecipe(name));
  const references = Object.fromEntries(ofRecipe.map(([name]) => [name, { $ref: `#/$defs/${name}` }]));
  const steps = { type: "array", minItems: 1, maxItems: MAX_STEPS, items: { type: "string", pattern: "\\S" } };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: CONFIG_SCHEMA_URL,
    title: "Recipes of the action Retouch",
    type: "object",
    required: ["recipes"],
    additionalProperties: false,
    properties: {
      $schema: { type: "string" },
      defaults: {
        description: "Inputs for all recipes that do not set them.",
        type: ["object", "null"],
        additionalProperties: false,
        properties: references,
      },
      recipes: {
        description: "The recipes, in the order in which they run.",
        type: "array",
        minItems: 1,
        items: { $ref: "#/$defs/recipe" },
      },
    },
    $defs: {
      recipe: {
        type: "object",
        required: ["name"],
        additionalProperties: false,
        properties: {
          name: {
            description: "The name to use in the input `recipes`. Unique in the file.",
            type: ["string", "number"],
            pattern: CONFIG_NAME,
          },
          steps: {
            description: "Prompts applied one after another, each to the result of the one before. Instead of `prompt`.",
            anyOf: [steps, NULL],
          },
          ...references,
        },
        if: { required: ["steps"], properties: { steps: { type: "array" } } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema.
        then: { properties: { prompt: NULL, "prompt-file": NULL } },
      },
      ...Object.fromEntries(
        ofRecipe.map(([name, { description, list, schema }]) => [name, { description, anyOf: [schema ?? (list ? LIST : TEXT), NULL] }]),
      ),
    },
  };
}
