export const CONFIG_SCHEMA_URL = "https://raw.githubusercontent.com/retouch-action/retouch/main/docs/retouch.schema.json";

export const MAX_STEPS = 10;

/** A recipe's name. No comma, since the input `recipes` separates names by it. */
export const CONFIG_NAME = String.raw`^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$`;

/** Never in a file of the repository. */
export const REFUSED = ["base-url", "api-key", "github-token"];
/** Of the run as a whole, whatever else is. */
export const OF_THE_RUN = ["config", "recipes"];

/** Whatever else is said of them, the others never stand in a recipe. */
export const isOfRecipe = (name: string) => !REFUSED.includes(name) && !OF_THE_RUN.includes(name);

/** What the schema needs to know of an input. */
export interface SchemaInput {
  /** Plain text. */
  description: string;
  /** Whether a recipe may set it. */
  recipe: boolean;
  /** Holds several values. */
  list?: boolean;
  /** JSON schema of its value, such as `{ enum: [...] }`. Not set: any text, number or boolean. */
  schema?: object;
}

const TEXT = { type: ["string", "number", "boolean"] };
const LIST = { type: ["string", "number", "boolean", "array"], items: { type: "string" } };
const NULL = { type: "null" };

/**
 * The JSON schema that is published for editors. It says which names and kinds of value the file takes; `readConfig` and the rules of the
 * inputs say the rest.
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
        description: "Inputs for each recipe that does not set them.",
        type: ["object", "null"],
        additionalProperties: false,
        properties: references,
      },
      recipes: { description: "What to do, one recipe after another.", type: "array", minItems: 1, items: { $ref: "#/$defs/recipe" } },
    },
    $defs: {
      recipe: {
        type: "object",
        required: ["name"],
        additionalProperties: false,
        properties: {
          name: {
            description: "By which the input `recipes` picks it. Unique in the file.",
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
