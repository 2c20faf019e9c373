import { cutEnd } from "../text/plain-text.ts";
import { enumerate, quote, suggest } from "../text/suggest.ts";

/** Sentences about wrong inputs. For those of the file of recipes, `<path>:<line>: ` goes before each. */

// Reading files

export const READING = {
  CANCELLED: "The run was cancelled while it read files of the repository.",
  tooSlow: (path: string, seconds: number) =>
    `${JSON.stringify(path)}: reading takes more than ${seconds} seconds for all files. Divide it into smaller files, or leave out what is not needed.`,
  tooLarge: (path: string) =>
    `${JSON.stringify(path)}: reading takes too much memory. Divide it into smaller files, or leave out what is not needed.`,
};

// Single inputs

export function unknownInput(name: string, nearest: string): string {
  if (name === "steps") return "`steps` is not an input of this action. Use it in a recipe of `config`.";
  return `\`${name}\` is not an input of this action. Did you mean \`${nearest}\`?`;
}

/**
 * @param values The wrong value, or the wrong items of a list; undefined for a secret, which is never shown.
 * @param meant What the user may have meant, by wrong value.
 * @param hint Further advice: a sentence.
 */
export function wrongValue(
  name: string,
  values: readonly string[] | undefined,
  { meant, hint, allowed }: { meant: ReadonlyMap<string, string>; hint: string | undefined; allowed: string },
): string {
  const shown = values ? enumerate(values.map((value) => JSON.stringify(cutEnd(value, 200)))) : "the value";
  return [
    `\`${name}\`: ${shown} ${values && values.length > 1 ? "are" : "is"} not allowed.`,
    ...[...meant].map(([value, right]) =>
      values && values.length > 1 ? `${code(value)}: did you mean ${code(right)}?` : `Did you mean ${code(right)}?`,
    ),
    ...(hint === undefined ? [] : [hint]),
    `Allowed: ${allowed}.`,
  ].join(" ");
}

/** Services and models that are not providers by that name, and how to use them. */
const OTHER_PROVIDERS: readonly { names: readonly string[]; hint: string }[] = [
  { names: ["openai"], hint: "Use `provider: openai-compatible` with `base-url: https://api.openai.com/v1`." },
  { names: ["gpt-image", "gpt-image-2", "dall-e"], hint: "Use `provider: oxen` with `model: gpt-image-2`." },
  { names: ["gemini", "google", "nano-banana", "nano-banana-2"], hint: "Use `provider: oxen` with `model: nano-banana-2`." },
  { names: ["flux", "bfl", "black-forest-labs"], hint: "Use `provider: oxen` with `model: flux-kontext-dev`." },
  { names: ["qwen", "alibaba", "alibaba-cloud", "model-studio", "bailian"], hint: "Use `provider: dashscope`." },
  { names: ["vllm", "vllm-omni", "sglang", "localai", "stable-diffusion.cpp"], hint: "Use `provider: openai-compatible` with `base-url`." },
];

export const hintAtProvider = (given: string): string | undefined =>
  OTHER_PROVIDERS.find(({ names }) => names.includes(given.toLowerCase()))?.hint;

/** @param reason From `parseTemplate`. */
export const wrongTemplate = (name: string, reason: string) => `\`${name}\`: ${reason}.`;
export const notAFile = (name: string, path: string) =>
  `\`${name}\`: the workspace has no file ${JSON.stringify(path)}. Check the path, which is relative to the workspace, and that actions/checkout runs before this step.`;
export const notUtf8 = (name: string, path: string) => `\`${name}\`: ${JSON.stringify(path)} is not text in UTF-8. Save it as UTF-8.`;

// The run as a whole

export const excludeEachOther = (one: string, other: string) => `Set either \`${one}\` or \`${other}\`, not both.`;
export const FROZEN_NEEDS_LOCK = "`frozen` needs a `lockfile`: without one, every image is out of date.";
export const TAKING_NEEDS_LOCK =
  "`take-candidate` needs a `lockfile`, because it takes results that are recorded there. It cannot be used with `force` or `frozen`.";

export function commitNeedsBranch(target: "commit" | "pull-request", ref: string | undefined): string {
  const run = ref ? `this run is for \`${ref}\`` : "this run has no GITHUB_REF";
  if (target === "pull-request") return `\`deliver: pull-request\` needs a branch to propose the results for, but ${run}. Set \`base\`.`;
  return `\`deliver: commit\` needs a branch, but ${run}. Use \`deliver: artifact\`, or run on a pull request or a push to a branch.`;
}

export const PULL_NEEDS_LOCK = "`deliver: pull-request` needs a `lockfile`, which records what was proposed.";
export const needsPull = (name: string) => `\`${name}\` needs \`deliver: pull-request\`.`;
export const tokenRequired = (input: string) =>
  `\`github-token\` is empty, but \`${input}\` needs it. Check that the secret exists, or remove the input to use the job's own token.`;
export const repositoryRequired = (input: string) => `\`${input}\` needs a repository on GitHub, but GITHUB_REPOSITORY is not set.`;
export const notToMerge = (name: string) =>
  `\`${name}\` cannot be used with \`mode: merge\`. Remove it here, and set it in the jobs of the shards.`;
export const RECIPES_NEED_CONFIG = "`recipes` needs `config`: the file that contains the recipes.";
export const noSuchRecipe = (name: string, known: readonly string[]) =>
  `\`recipes\`: there is no recipe ${JSON.stringify(name)}.${suggest(name, known) || ` The file has: ${enumerate(known)}.`}`;
export const providerInputUnused = (name: string) =>
  `\`${name}\` belongs to a provider that no recipe uses. Set \`provider\` to the provider that it is for.`;

// A recipe

export const IMAGES_REQUIRED = "`images` is required: globs of the images, one per line.";
export const PROMPT_REQUIRED = "`prompt` or `prompt-file` is required: the instruction for the model.";
export const LOCALES_REQUIRED = "`locales` is required to localize: the languages, as BCP 47 tags.";
export const OUTPUT_REQUIRED = "`output` is required to generate: the path of the new image. (To edit images, set `images`.)";
export const IMAGES_TO_GENERATE = "`images` cannot be used with `mode: generate`, which uses the prompt only.";
export const STEPS_ONLY_EDIT = "`steps` can only be used to edit.";
export const READING_NEEDS_LOCALES = "`verify: text` needs `locales`: it reads the text of localized images.";
export const READING_NEEDS_GLOSSARY = "`verify: text` needs a `glossary`: the text to look for.";
export const localesWithMode = (mode: string) => `\`locales\` cannot be used with \`mode: ${mode}\`. Remove \`mode\` to localize.`;
export const needsImages = (name: string) => `\`${name}\` needs \`images\`. It cannot be used to generate.`;
export const needsLocales = (name: string) => `\`${name}\` needs \`locales\`.`;
export const wrongFallback = (locale: string) =>
  `\`fallback-locale\` must be one of \`locales\` or the \`source-locale\`; ${locale} is neither.`;
export const nothingToCompare = (event: string) =>
  `\`changed-only: true\` has nothing to compare on the event \`${event || "none"}\`. Use \`auto\`, or run on a pull request or a push to a branch.`;

// Provider and model

/** @param models Of the provider that can do the mode; empty where any name may be given. */
export const modelRequired = (provider: string, mode: string, models: readonly string[]) =>
  `\`model\` is required with \`provider: ${provider}\`${models.length > 0 ? ` to ${mode}: ${codes(models)}` : ""}.`;
export const providerCannot = (provider: string, mode: string, able: readonly string[]) =>
  `\`provider: ${provider}\` has no model to ${mode}. Providers that have one: ${codes(able)}.`;

/** @param elsewhere Other providers with a model of this name. */
export function unknownModel(model: string, provider: string, known: readonly string[], elsewhere: readonly string[]): string {
  const others = elsewhere.length > 0 ? ` It is a model of ${codes(elsewhere.map((name) => `provider: ${name}`))}.` : "";
  return `\`model\`: ${JSON.stringify(model)} is not known for \`provider: ${provider}\`.${others}${suggest(model, known)} Known: ${codes(known)}.`;
}

/** Models of the provider that can do what the chosen one cannot; a sentence after another, or empty. */
export const modelsThatCan = (provider: string, models: readonly string[]) =>
  models.length > 0 ? ` Models of \`provider: ${provider}\` that can: ${codes(models)}.` : "";
/** @param able From {@link modelsThatCan}, as in the functions below. */
export const modelCannot = (model: string, mode: string, able: string) => `\`model\`: ${model} cannot ${mode}.${able}`;
export const noMask = (model: string, able: string) =>
  `\`mask\`: the model ${model} takes no mask.${able} Or set \`preserve: outside-change\`: then Retouch keeps to the mask afterwards.`;
export const noReferences = (model: string, able: string) => `\`references\`: the model ${model} takes one image only.${able}`;

export function untranslatable(model: string, from: string | undefined, locales: readonly string[], able: string): string {
  const source = from === undefined ? "" : ` from ${from}`;
  return `\`locales\`: the model ${model} does not translate${source} into ${enumerate(locales)}.${able}`;
}

export const wrongGuidance = (scale: number, model: string, [least, most]: readonly [number, number]) =>
  `\`guidance-scale\`: ${scale} is not allowed for the model ${model}. Allowed: ${least} to ${most}.`;
export const negativePromptTooLong = (length: number, model: string, limit: number) =>
  `\`negative-prompt\` has ${length} characters; the model ${model} takes at most ${limit}.`;

/** @param choice The transports of the provider; empty if it has one only. */
export function wrongTransport(transport: string, provider: string, choice: readonly string[]): string {
  if (choice.length === 0) return `\`transport\` cannot be chosen with \`provider: ${provider}\`. Use \`auto\`.`;
  return `\`transport\`: ${JSON.stringify(transport)} is not available with \`provider: ${provider}\`. Allowed: ${choice.join(", ")}.`;
}

/** @param isForOther Whether the workflow sets `api-key`, but for another provider. */
export function keyRequired(provider: string, variable: string, isForOther: boolean): string {
  const how = isForOther
    ? `The workflow's \`api-key\` is only for the \`provider\` that the workflow itself names. If it is this one, set \`provider\` there; otherwise set ${variable} in \`env\`.`
    : `Set the input, or ${variable} in \`env\`.`;
  return `\`api-key\` is required with \`provider: ${provider}\`. ${how} Check that the secret exists and is not empty.`;
}

export const addressUnused = (provider: string) => `\`base-url\` cannot be used with \`provider: ${provider}\`, which uses no network.`;
export const addressRequired = (provider: string) =>
  `\`base-url\` is required with \`provider: ${provider}\`: the address of the server, ending in \`/v1\`.`;
/** @param shown Without credentials. */
export const wrongAddress = (shown: string, allowed: string) => `\`base-url\`: ${shown} is not allowed. Allowed: ${allowed}.`;
export const addressWithoutVersion = (given: string) => `\`base-url\`: ${JSON.stringify(given)} must end in \`/v1\`.`;
export const unencryptedAddress = (given: string) =>
  `\`base-url\`: ${JSON.stringify(given)} would send images and the key unencrypted. Use \`https:\`; \`http:\` is for loopback and private hosts.`;

// The file of recipes

export const NOT_A_RECIPE_FILE = "The file must be a mapping with the list `recipes`.";
export const RECIPES_REQUIRED = "`recipes` is required: a list, each item with a `name` and inputs.";
export const tooManyRecipes = (most: number) => `\`recipes\` has more than ${most} items. Divide them among several files and steps.`;
export const valueTooLong = (name: string, most: number) => `\`${name}\` has more than ${most} characters.`;
export const WRONG_DEFAULTS = "`defaults` must be a mapping of inputs.";
export const NOT_A_RECIPE = "A recipe must be a mapping with a `name` and inputs.";
export const NAME_REQUIRED = "`name` is required in a recipe.";
export const WRONG_NAME = "`name` must be 1 to 60 letters, digits, spaces, `.`, `_` or `-`, and begin with a letter or digit.";
export const WRONG_STEP = "A step must be a prompt: a string that is not empty.";
export const wrongSteps = (most: number) => `\`steps\` must be a list of 1 to ${most} prompts, which are applied one after another.`;
export const repeatedName = (name: string, firstLine: number) =>
  `The name ${quote(name)} is already used by the recipe on line ${firstLine}.`;
export const wrongKind = (name: string, isList: boolean, given: "list" | "mapping") =>
  `\`${name}\` must be ${isList ? "a string or a list of strings" : "a single value"}, not a ${given}.`;
export const nestedItem = (name: string, given: "list" | "mapping") =>
  `\`${name}\` must be a list of strings; this item is a ${given}.${given === "mapping" ? " Put it in quotes if it contains a colon." : ""}`;
export const itemNeedsQuotes = (name: string, text: string) => `\`${name}\` must be a list of strings; put ${quote(text)} in quotes.`;
export const emptyItem = (name: string) => `\`${name}\` has an empty item.`;
/** @param hint A sentence that begins with a blank, or empty. */
export const unknownKey = (name: string, hint: string) => `${quote(name)} is not known here.${hint}`;
/** @param reason One of those below. */
export const refusedKey = (name: string, reason: string) => `\`${name}\` ${reason}.`;
export const REFUSED_IN_FILES =
  "is not allowed in a file of the repository, because anyone who can push could send the images and the key to another server; set it in the workflow";
export const BELONGS_TO_THE_RUN = "applies to the whole run; set it in the workflow";
export const BELONGS_TO_A_RECIPE = "belongs in a recipe";
export const BELONGS_BELOW = "belongs in a recipe or in `defaults`";
export const BELONGS_AT_THE_TOP = "belongs at the top of the file";

const code = (name: string) => `\`${name}\``;

const codes = (names: readonly string[]) => names.map(code).join(", ");
