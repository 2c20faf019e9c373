import { canListChanges } from "../github/changed-files.ts";
import type { Mode } from "../providers/names.ts";
import { PROVIDERS } from "../providers/registry.ts";
import { parseTemplate, type Template } from "../text/template.ts";
import { checkProvider } from "./check-provider.ts";
import type { Checker, CheckRecipe } from "./checker.ts";
import { MASK_PLACEHOLDERS, outputPlaceholders, promptPlaceholders } from "./placeholders.ts";
import type { RecipeInputs } from "./recipe.ts";
import type { InputName } from "./table.ts";

const DEFAULT_OUTPUTS: Readonly<Record<Mode, string | undefined>> = {
  edit: "{dir}/{name}{ext}",
  localize: "{dir}/{name}.{locale}{ext}",
  generate: undefined,
};

/** Rules between a recipe's inputs, told also when single ones are wrong, so that one failure tells all of it. */
export function checkRecipe(options: CheckRecipe): RecipeInputs | undefined {
  const { values, given, at, name, steps, problems, isFromFile } = options;
  const isSet = (input: InputName) => given.has(input);
  const isOwn = (input: InputName) => {
    const value = given.get(input);
    return value !== undefined && (!isFromFile || (value.at !== "" && !value.isShared));
  };
  const mode = values.mode ?? (isSet("locales") ? "localize" : isSet("images") || !isPrompted(options) ? "edit" : "generate");
  const tell = (problem: string) => void problems.add(at ? `${at}: ${problem}` : problem);
  const checker: Checker = { ...options, mode, isSet, isOwn, tell };
  checkMode(checker);
  checkWords(checker);
  checkChanges(checker);
  if (isSet("size") && values.aspectRatio !== undefined) tell("`size` and `aspect-ratio` exclude each other.");
  const output = values.output ?? DEFAULT_OUTPUTS[mode];
  if (output === undefined && !isSet("output"))
    tell("`output` is required to generate: the path of the new image. (To edit images, name them with `images`.)");
  const outputTemplate = readTemplate(checker, "output", output, outputPlaceholders(mode));
  const maskTemplate = readTemplate(checker, "mask", values.mask, MASK_PLACEHOLDERS);
  if (values.provider === undefined) return undefined;
  const chosen = checkProvider(PROVIDERS[values.provider], checker);
  if (!chosen || !outputTemplate) return undefined;
  const { transport: _transport, mask: _mask, output: _output, model: _model, baseUrl: _baseUrl, apiKey: _apiKey, ...rest } = values;
  return {
    ...rest,
    ...chosen,
    name: isFromFile ? name : "",
    mode,
    // What the workflow gives as a default for other recipes is of no concern to this one.
    images: mode === "generate" ? [] : (values.images ?? []),
    references: values.references ?? [],
    locales: mode === "localize" ? (values.locales ?? []) : [],
    verify: mode === "localize" ? values.verify : "decode",
    ...(steps && { steps: steps.map(({ text }) => text) }),
    outputTemplate,
    ...(maskTemplate && { maskTemplate }),
  };
}

function isPrompted({ given, steps }: CheckRecipe): boolean {
  return given.has("prompt") || given.has("prompt-file") || steps !== undefined;
}

/** What is only for images that there are. */
const WITH_IMAGES = ["references", "mask", "max-change"] as const;

function checkMode(checker: Checker): void {
  const { mode, isSet, isOwn, tell, given, steps, values } = checker;
  const isWritten = isPrompted(checker);
  if (mode !== "generate" && !isSet("images")) tell("`images` is required: globs of the images, one a line.");
  if (mode !== "localize" && !isWritten) tell("`prompt` or `prompt-file` is required: the instruction for the model.");
  if (mode === "localize" && !isSet("locales")) tell("`locales` is required to localize: the languages, as BCP 47 tags.");
  if (isSet("prompt") && isSet("prompt-file")) tell("`prompt` and `prompt-file` exclude each other.");
  // With `mode` set; else the mode follows from them.
  if (mode === "generate" && isOwn("images")) tell("`images` has no meaning with `mode: generate`, which starts from the prompt alone.");
  if (mode !== "localize" && isOwn("locales")) tell(`\`locales\` has no meaning with \`mode: ${mode}\`; leave \`mode\` out to localize.`);
  for (const name of WITH_IMAGES)
    if (mode === "generate" && isOwn(name)) tell(`\`${name}\` goes along with \`images\`; to generate there are none.`);
  if (steps && mode !== "edit") tell("`steps` are for edits; they have no meaning here.");
  const placeholders = promptPlaceholders(mode);
  for (const { text, at } of [
    ...(given.has("prompt") ? [{ text: values.prompt ?? "", at: given.get("prompt")?.at ?? "" }] : []),
    ...(steps ?? []),
  ]) {
    const template = parseTemplate(text, placeholders);
    if (typeof template === "string")
      checker.problems.add(`${at && `${at}: `}\`${given.has("prompt") ? "prompt" : "steps"}\`: ${template}.`);
  }
}

/** What is only for images with text. */
const FOR_WORDS = ["glossary", "source-locale", "fallback-locale", "keep-subject-text"] as const;

function checkWords({ mode, values, isSet, isOwn, tell }: Checker): void {
  if (mode !== "localize") {
    // That `locales` itself has no meaning here is told already.
    for (const name of FOR_WORDS) if (isOwn(name) && !isSet("locales")) tell(`\`${name}\` needs \`locales\`.`);
    if (values.verify === "text" && isOwn("verify"))
      tell("`verify: text` needs `locales`: it is the text of localized images that is read.");
    return;
  }
  if (values.verify === "text" && !isSet("glossary")) tell("`verify: text` needs a `glossary`: the text that is looked for.");
  const { fallbackLocale, locales = [], sourceLocale } = values;
  if (fallbackLocale !== undefined && ![...locales, sourceLocale].includes(fallbackLocale))
    tell(`\`fallback-locale\`: ${fallbackLocale} is neither one of \`locales\` nor the \`source-locale\`.`);
}

/** Whether only images that changed are wanted, and whether the event says which those are. */
function checkChanges({ values: { changedOnly }, mode, isChosen, run, context, tell }: Checker): void {
  if (mode === "generate" || !isChosen) return;
  if (changedOnly !== true && !(changedOnly === "auto" && context.eventName.startsWith("pull_request"))) return;
  if (!canListChanges(context)) {
    tell(
      `\`changed-only: true\` has nothing to compare on the event \`${context.eventName || "none"}\`. Use \`auto\`, or run on a pull request or a push to a branch.`,
    );
  }
  if (!run.githubToken || !context.repo) tell("`github-token` and GITHUB_REPOSITORY are required with `changed-only`.");
}

function readTemplate(
  { tell }: Checker,
  name: "output" | "mask",
  source: string | undefined,
  placeholders: readonly string[],
): Template | undefined {
  if (source === undefined) return undefined;
  const parsed = parseTemplate(source, placeholders);
  if (typeof parsed !== "string") return parsed;
  tell(`\`${name}\`: ${parsed}.`);
  return undefined;
}
