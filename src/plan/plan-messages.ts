import { type Recipe, recipePrefix, recipeTitle } from "../inputs/recipe.ts";
import type { Size } from "../pixels/picture.ts";
import type { PromptLength } from "../providers/prompt-length.ts";
import { formatSize, plural, withArticle } from "../text/format.ts";
import { hintAtComma } from "../text/suggest.ts";

/** A recipe in a message. */
type Named = Pick<Recipe, "name">;

/** What is wrong with the files that a recipe names. */
export const FILES = {
  notText: (path: string) => `\`prompt-file\`: ${JSON.stringify(path)} is not UTF-8 text. Save it as UTF-8.`,
  promptTooLarge: (path: string) => `\`prompt-file\`: ${JSON.stringify(path)} is larger than 1 MB.`,
  cataloguesTooLarge: (path: string, megabytes: number) =>
    `\`glossary\`: the files that ${JSON.stringify(path)} lists have more than ${megabytes} MB in all. List only those with texts that stand in images.`,
  empty: (path: string) => `\`prompt-file\`: ${JSON.stringify(path)} is empty.`,
  placeholder: (problem: string) => `\`prompt-file\`: ${problem}.`,
  noReference: (glob: string) => `\`references\`: ${glob} matches no files.${hintAtComma(glob)}`,
  tooManyReferences: (count: number, { modelName, limit }: { modelName: string; limit: number }) =>
    `\`references\`: ${plural(count, "file")}; the model ${modelName} accepts at most ${limit} in addition to the image.`,
};

/** What is wrong with an output path; without a full stop. */
export const OUTPUTS = {
  /** @param sources paths of the two sources; undefined for a generated image. */
  shared: ([a, b]: readonly [string | undefined, string | undefined], output: string) => {
    const nameOf = (path: string | undefined) => path ?? "a generated image";
    const same = a === undefined ? "two generated images" : `two results of ${a}`;
    return `${a === b ? same : `${nameOf(a)} and ${nameOf(b)}`} would both be written to ${output}`;
  },
  reference: (output: string) => `${output} is also one of the \`references\`, so every run would edit all images again`,
  mask: (output: string) => `${output} is also a mask of these images, so every run would edit all images again`,
  otherFormat: (output: string, format: string) => `${output} would contain ${withArticle(format)} image`,
  outside: (output: string) => `${output} is outside the workspace`,
  inGit: (output: string) => `${output} is inside .git`,
  unstorable: (output: string) => `${JSON.stringify(output)} is not a name that git can store`,
  gitFile: (output: string) => `${output} would be a file that decides what git does`,
  gitHubFile: (output: string) => `${output} would be among the workflows, actions and code owners of the repository`,
  input: (output: string) => `${output} is the lockfile or another file that the recipes read`,
  noFormat: (output: string) => `${output} has no extension of a format that can be written`,
};

/** What to do about an output path; sentences. */
export const OUTPUT_ADVICE = {
  separate: "Set a different `output` for each of the two recipes.",
  exclude:
    "Only their extensions differ, and `output-format` makes them the same. Exclude one of them in `images`. If one is the result of the other, commit the lockfile, which records this.",
  /** @param same two locales with one `{language}`, if the template uses that. */
  locale: (same?: readonly [string | undefined, string | undefined]) =>
    `Use {locale} in the template${same ? `: ${same.join(" and ")} have the same {language}` : ""}.`,
  placeholders: (names: string) => `Use ${names} in the template to tell them apart.`,
  otherPath: "Choose another path.",
  /** @param format the format that the path names, if it can be written. */
  format: (format: string | undefined) =>
    `End the template with {ext}${format === undefined ? "" : `, or set \`output-format: ${format}\``}.`,
  extension: "End the template with .png, .jpg, .webp or {ext}.",
};

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

/** What is wrong with recipes that use each other's results. */
export const DEPENDENCIES = {
  /** @param input the input because of which every run changes `path` again. */
  always: (input: string, { path, producer, output }: { path: string; producer: Named; output: string }) =>
    `${input}: the ${recipeTitle(producer)} changes ${path}, which is used to make ${output}. Run one recipe after the other with \`recipes\`.`,
  circle: (tasks: readonly { recipe: Named; output: string }[]) => {
    const titles = new Set(tasks.map(({ recipe }) => recipeTitle(recipe)));
    const outputs = tasks.slice(0, 3).map(({ output }) => output);
    return `${[...titles].join(", ")}: each uses results of another one (${outputs.join(", ")}), so every run would make them again.`;
  },
};

/** What is wrong with `take-candidate`, and with the same command of a comment. */
export const CANDIDATES = {
  noOutput: (path: string) => `\`take-candidate\`: no recipe makes ${path} from the selected images.`,
  noCandidate: (output: string, number: number, recorded: readonly number[]) =>
    `${output} has no candidate ${number}; the lockfile records ${recorded.join(", ") || "none"}.`,
};

const TERMS_IN_IMAGE = " With `verify: text`, only the terms that appear in the image are sent.";

export interface PromptFacts {
  /** Path of the image. */
  subject: string;
  locale: string | undefined;
  modelName: string;
  /** `verify: text` could shorten the glossary, but is not set. */
  canCut: boolean;
}

/** What a model does not accept. */
export const PROMPTS = {
  tooLong: ({ length, limit }: PromptLength, { subject, modelName }: PromptFacts) =>
    `\`prompt\`: ${length} for ${subject}; the model ${modelName} accepts at most ${limit} and would ignore the rest.`,
  glossaryTooLong: ({ length, limit }: PromptLength, { subject, locale, modelName, canCut }: PromptFacts) =>
    `\`glossary\`: with its terms for ${locale}, the prompt for ${subject} has ${length}; the model ${modelName} accepts at most ${limit} and would ignore the rest.${canCut ? TERMS_IN_IMAGE : ""} Remove terms, or choose a model that translates by itself.`,
  translation: (problem: string, { modelName, canCut }: Pick<PromptFacts, "modelName" | "canCut">) =>
    `the model ${modelName}: ${problem}${canCut ? TERMS_IN_IMAGE : ""}`,
};

/** Why an output could not be compared with what was recorded. */
export const LOOKS = {
  notAFile: "It is not a regular file.",
  resultGone: "The recorded result is neither in the clone nor on GitHub.",
  originalGone: "The recorded original is neither in the clone nor on GitHub.",
};

/** Why an image cannot be worked on. */
export const IMAGES = {
  mask: (path: string) => `The mask ${path} is not a regular file in the workspace.`,
  pixels: (size: Size) => `The result would have ${formatSize(size)} pixels. The limit is 100 megapixels. Set a smaller \`size\`.`,
  sides: (size: Size, { label, maxSide }: { label: string; maxSide: number }) =>
    `The result would have ${formatSize(size)} pixels, but ${label} holds at most ${maxSide} a side. Set another \`output-format\`, or a \`size\`.`,
  bmp: "Retouch cannot write BMP. Set `output-format`.",
};

/** Why a run is not started. */
export const LIMITS = {
  frozen: (count: number, examples: readonly string[]) =>
    `\`frozen\`: ${plural(count, "image")} out of date (${examples.join(", ")}${count > examples.length ? ", …" : ""}). Run without \`frozen\` and commit the result.`,
  tasks: (most: number) =>
    `The globs select more than ${most} images, each counted once per locale and recipe. Use narrower globs, or fewer recipes.`,
  images: (count: number, maxImages: number) =>
    `The run would make ${plural(count, "image")}, but \`max-images\` is ${maxImages}. Nothing was sent.`,
  wouldBeImages: (count: number, maxImages: number) =>
    `It would make ${plural(count, "image")}, but \`max-images\` is ${maxImages}. Raise \`max-images\`, or select fewer images.`,
  /** @param estimate US dollars; a minimum if some prices are unknown. */
  cost: (estimate: number, { maxCost, isMinimum, isShard }: { maxCost: number; isMinimum: boolean; isShard: boolean }) => {
    const amount = `${isMinimum ? "at least" : "about"} ${estimate.toFixed(4)}`;
    return isShard
      ? `The shard would cost ${amount} US dollars, but its part of \`max-cost\` is ${maxCost.toFixed(4)}.`
      : `The run would cost ${amount} US dollars, but \`max-cost\` is ${maxCost}.`;
  },
  unknownPrice: ({ modelName, provider }: Pick<Recipe, "modelName" | "provider">) =>
    `\`max-cost\` cannot be enforced: the price of ${modelName} is not known, and ${provider.name} does not report it with the result. Nothing was sent. Remove \`max-cost\`, and limit the run with \`max-images\`.`,
};
