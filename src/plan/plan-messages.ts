import { type Recipe, recipePrefix, recipeTitle } from "../inputs/recipe.ts";
import type { PromptLength } from "../providers/prompt-length.ts";
import { plural } from "../text/format.ts";
import { hintAtComma } from "../text/suggest.ts";

/** What a message names a recipe by. */
type Named = Pick<Recipe, "name">;

// Files that a recipe names.

export function notAFile(input: "prompt-file" | "glossary", path: string): string {
  return `\`${input}\`: ${JSON.stringify(path)} is not a regular file in the workspace. Is the repository checked out?`;
}

export function unreadableText(path: string): string {
  return `\`prompt-file\`: ${JSON.stringify(path)} is not UTF-8 text. Save it as UTF-8.`;
}

export function emptyPrompt(path: string): string {
  return `\`prompt-file\`: ${JSON.stringify(path)} is empty.`;
}

export function wrongPlaceholder(problem: string): string {
  return `\`prompt-file\`: ${problem}.`;
}

export function noReference(glob: string): string {
  return `\`references\`: ${glob} matches no files.${hintAtComma(glob)}`;
}

export function tooManyReferences(count: number, { modelName, limit }: { modelName: string; limit: number }): string {
  return `\`references\`: ${plural(count, "file")}; the model ${modelName} accepts at most ${limit} in addition to the image.`;
}

// Output paths.

/** @param sources paths of the two sources; undefined for a generated image. */
export function sameOutput([a, b]: readonly [string | undefined, string | undefined], output: string): string {
  const nameOf = (path: string | undefined) => path ?? "a generated image";
  const same = a === undefined ? "two generated images" : `two results of ${a}`;
  return `${a === b ? same : `${nameOf(a)} and ${nameOf(b)}`} would both be written to ${output}`;
}

export const SEPARATE_OUTPUTS = "Set a different `output` for each of the two recipes.";

export const ONLY_EXTENSION_DIFFERS =
  "Only their extensions differ, and `output-format` makes them the same. Exclude one of them in `images`. If one is the result of the other, commit the lockfile, which records this.";

/** @param locales two locales with the same `{language}`, if that is in the template. */
export function useLocale(locales?: readonly [string | undefined, string | undefined]): string {
  return `Use {locale} in the template${locales ? `: ${locales[0]} and ${locales[1]} have the same {language}` : ""}.`;
}

export function usePlaceholders(placeholders: string): string {
  return `Use ${placeholders} in the template to tell them apart.`;
}

export function outputIsReference(output: string): string {
  return `${output} is also one of the \`references\`, so every run would edit all images again`;
}

export function outputIsMask(output: string): string {
  return `${output} is also a mask of these images, so every run would edit all images again`;
}

export const OTHER_PATH = "Choose another path.";

export function otherFormat(output: string, format: string): string {
  return `${output} would contain a ${format} image`;
}

/** @param format the format that the path names, if it can be written. */
export function matchFormat(format: string | undefined): string {
  return `End the template with {ext}${format === undefined ? "" : `, or set \`output-format: ${format}\``}.`;
}

export function noWritableFormat(output: string): string {
  return `${output} has no extension of a format that can be written`;
}

export const USE_EXTENSION = "End the template with .png, .jpg, .webp or {ext}.";

/** @param more number of further outputs with the same problem. */
export function outputProblem(
  { recipes, problem, advice }: { recipes: readonly Named[]; problem: string; advice: string },
  more: number,
): string {
  const [recipe, other] = recipes;
  const prefix = recipe && !other ? recipePrefix(recipe) : "";
  const titles = other ? ` (${recipes.map(recipeTitle).join(", ")})` : "";
  return `${prefix}\`output\`: ${problem}${titles}${more > 0 ? `, and ${more} more like this` : ""}. ${advice}`;
}

// Recipes that use each other's results.

export interface Dependency {
  /** The file that one recipe changes and another one uses. */
  path: string;
  producer: Named;
  output: string;
}

/** @param input the input because of which every run changes the file again. */
export function alwaysOutdated(input: string, { path, producer, output }: Dependency): string {
  return `${input}: the ${recipeTitle(producer)} changes ${path}, which is used to make ${output}. Run one recipe after the other with \`recipes\`.`;
}

export function circularRecipes(recipes: readonly Named[], outputs: readonly string[]): string {
  const titles = new Set(recipes.map(recipeTitle));
  return `${[...titles].join(", ")}: each uses results of another one (${outputs.slice(0, 3).join(", ")}), so every run would make them again.`;
}

// `take-candidate`.

export function noSuchOutput(path: string): string {
  return `\`take-candidate\`: no recipe makes ${path} from the selected images.`;
}

export function noSuchCandidate(output: string, number: number, recorded: readonly number[]): string {
  return `\`take-candidate\`: ${output} has no candidate ${number}; the lockfile records ${recorded.join(", ") || "none"}.`;
}

// What the model accepts.

export function promptTooLong({ length, limit }: PromptLength, { subject, modelName }: { subject: string; modelName: string }): string {
  return `\`prompt\`: ${length} for ${subject}; the model ${modelName} accepts at most ${limit} and would ignore the rest.`;
}

const TERMS_IN_IMAGE = " With `verify: text`, only the terms that appear in the image are sent.";

interface GlossaryFacts {
  subject: string;
  locale: string | undefined;
  modelName: string;
  /** `verify: text` is set. */
  isCut: boolean;
}

export function glossaryTooLong({ length, limit }: PromptLength, { subject, locale, modelName, isCut }: GlossaryFacts): string {
  return `\`glossary\`: with its terms for ${locale}, the prompt for ${subject} has ${length}; the model ${modelName} accepts at most ${limit} and would ignore the rest.${isCut ? "" : TERMS_IN_IMAGE} Remove terms, or choose a model that translates by itself.`;
}

/** @param canCut fewer terms would solve it. */
export function translationProblem(problem: string, { modelName, canCut }: { modelName: string; canCut: boolean }): string {
  return `the model ${modelName}: ${problem}${canCut ? TERMS_IN_IMAGE : ""}`;
}

// Single images.

export function maskNotAFile(path: string): string {
  return `The mask ${path} is not a regular file in the workspace.`;
}

export function wrongExtension(path: string, { promised, format }: { promised: string | undefined; format: string }): string {
  const name = promised === undefined ? "has no image extension" : `has the extension of a ${promised} image`;
  return `${path} ${name} but contains a ${format} image. Rename it.`;
}

export const NO_BMP = "Retouch cannot write BMP. Set `output-format`.";

// Limits of a run.

export function outOfDate(count: number, examples: readonly string[]): string {
  const more = count > examples.length ? ", …" : "";
  return `\`frozen\`: ${plural(count, "image")} out of date (${examples.join(", ")}${more}). Run without \`frozen\` and commit the result.`;
}

export function tooManyImages(count: number, maxImages: number): string {
  return `The run would make ${plural(count, "image")}, but \`max-images\` is ${maxImages}. Nothing was sent.`;
}

/** @param estimate US dollars; a minimum if some prices are unknown. */
export function tooExpensive(estimate: number, { maxCost, isMinimum }: { maxCost: number; isMinimum: boolean }): string {
  return `The run would cost ${isMinimum ? "at least" : "about"} ${estimate.toFixed(4)} US dollars, but \`max-cost\` is ${maxCost}. Nothing was sent.`;
}

export function unknownPrice({ modelName, provider }: Pick<Recipe, "modelName" | "provider">): string {
  return `\`max-cost\` cannot be enforced: the price of ${modelName} is not known, and ${provider.name} does not report it with the result. Nothing was sent. Remove \`max-cost\`, and limit the run with \`max-images\`.`;
}
