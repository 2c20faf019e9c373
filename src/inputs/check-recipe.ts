import { canListChanges } from "../github/changed-files.ts";
import type { Mode } from "../providers/names.ts";
import { PROVIDERS } from "../providers/registry.ts";
import { parseTemplate, type Template } from "../text/template.ts";
import { checkProvider } from "./check-provider.ts";
import * as messages from "./input-messages.ts";
import type { InputProblem } from "./input-value.ts";
import { MASK_PLACEHOLDERS, outputPlaceholders, promptPlaceholders } from "./placeholders.ts";
import type { RecipeInputs } from "./recipe.ts";
import type { RecipeChecker, RecipeToCheck } from "./recipe-checker.ts";
import type { InputName } from "./values.ts";

/**
 * Checks the rules between a recipe's inputs. They are checked even if single inputs are wrong, so that one failure lists all problems.
 *
 * @returns the recipe, unless it cannot be made for its problems.
 */
export function checkRecipe(recipe: RecipeToCheck): { recipe?: RecipeInputs; problems: InputProblem[] } {
  const problems: InputProblem[] = [];
  const checker = makeChecker(recipe, problems);
  const { mode, values, reportProblem } = checker;
  checkMode(checker);
  checkPlaceholders(checker);
  checkLocalization(checker);
  checkChangedOnly(checker);
  if (checker.isSet("size") && values.aspectRatio !== undefined) reportProblem(messages.excludeEachOther("size", "aspect-ratio"));
  const output = values.output ?? DEFAULT_OUTPUTS[mode];
  if (output === undefined && !checker.isSet("output")) reportProblem(messages.OUTPUT_REQUIRED);
  const outputTemplate = readTemplate(checker, "output", output, outputPlaceholders(mode));
  const maskTemplate = readTemplate(checker, "mask", values.mask, MASK_PLACEHOLDERS);
  const chosen = values.provider && checkProvider(PROVIDERS[values.provider], checker);
  if (!chosen || !outputTemplate) return { problems };
  const { transport: _transport, mask: _mask, output: _output, model: _model, baseUrl: _baseUrl, apiKey: _apiKey, ...rest } = values;
  const checked: RecipeInputs = {
    ...rest,
    ...chosen,
    name: recipe.isFromFile ? recipe.name : "",
    mode,
    // Inherited inputs that this mode has no use for are dropped.
    images: mode === "generate" ? [] : (values.images ?? []),
    references: values.references ?? [],
    locales: mode === "localize" ? (values.locales ?? []) : [],
    verify: mode === "localize" ? values.verify : "decode",
    steps: recipe.steps?.map(({ text }) => text),
    outputTemplate,
    maskTemplate,
  };
  return { recipe: checked, problems };
}

const DEFAULT_OUTPUTS: Readonly<Record<Mode, string | undefined>> = {
  edit: "{dir}/{name}{ext}",
  localize: "{dir}/{name}.{locale}{ext}",
  generate: undefined,
};

function makeChecker(recipe: RecipeToCheck, problems: InputProblem[]): RecipeChecker {
  const { values, given, isFromFile } = recipe;
  const isSet = (name: InputName) => given.has(name);
  return {
    ...recipe,
    mode: values.mode ?? (isSet("locales") ? "localize" : isSet("images") || !hasPrompt(recipe) ? "edit" : "generate"),
    isSet,
    isSetHere: (name) => {
      const value = given.get(name);
      return value !== undefined && (!isFromFile || (value.line !== undefined && !value.isDefault));
    },
    reportProblem: (text, line = recipe.line) => void problems.push({ text, line }),
  };
}

function hasPrompt({ given, steps }: RecipeToCheck): boolean {
  return given.has("prompt") || given.has("prompt-file") || steps !== undefined;
}

/** Inputs that only make sense if there is an image to start from. */
const FOR_EXISTING_IMAGES = ["references", "mask", "max-change"] as const;

function checkMode(checker: RecipeChecker): void {
  const { mode, values, isSet, isSetHere, reportProblem, steps } = checker;
  if (mode !== "generate" && !isSet("images")) reportProblem(messages.IMAGES_REQUIRED);
  if (mode !== "localize" && !hasPrompt(checker)) reportProblem(messages.PROMPT_REQUIRED);
  if (mode === "localize" && !isSet("locales")) reportProblem(messages.LOCALES_REQUIRED);
  if (isSet("prompt") && isSet("prompt-file")) reportProblem(messages.excludeEachOther("prompt", "prompt-file"));
  // These two can only be wrong if `mode` is set: otherwise, the mode follows from them.
  if (mode === "generate" && isSetHere("images")) reportProblem(messages.IMAGES_TO_GENERATE);
  if (mode !== "localize" && isSetHere("locales")) reportProblem(messages.localesWithMode(mode));
  for (const name of FOR_EXISTING_IMAGES) if (mode === "generate" && isSetHere(name)) reportProblem(messages.needsImages(name));
  if (mode === "generate" && values.preserve !== "auto" && values.preserve !== "off" && isSetHere("preserve"))
    reportProblem(messages.needsImages("preserve"));
  if (steps && mode !== "edit") reportProblem(messages.STEPS_ONLY_EDIT);
}

function checkPlaceholders({ mode, given, steps = [], reportProblem }: RecipeChecker): void {
  const prompt = given.get("prompt");
  for (const { name, text, line } of [
    ...(prompt ? [{ name: "prompt", ...prompt }] : []),
    ...steps.map((step) => ({ name: "steps", ...step })),
  ]) {
    const template = parseTemplate(text, promptPlaceholders(mode));
    if (typeof template === "string") reportProblem(messages.wrongTemplate(name, template), line);
  }
}

/** Inputs that only make sense for the text of images. */
const FOR_TEXT = ["glossary", "source-locale", "fallback-locale", "keep-subject-text"] as const;

function checkLocalization({ mode, values, isSet, isSetHere, reportProblem }: RecipeChecker): void {
  if (mode !== "localize") {
    // With `locales`, there is a problem about these already.
    for (const name of FOR_TEXT) if (isSetHere(name) && !isSet("locales")) reportProblem(messages.needsLocales(name));
    if (values.verify === "text" && isSetHere("verify")) reportProblem(messages.READING_NEEDS_LOCALES);
    return;
  }
  if (values.verify === "text" && !isSet("glossary")) reportProblem(messages.READING_NEEDS_GLOSSARY);
  const { fallbackLocale, locales = [], sourceLocale } = values;
  if (fallbackLocale !== undefined && ![...locales, sourceLocale].includes(fallbackLocale))
    reportProblem(messages.wrongFallback(fallbackLocale));
}

function checkChangedOnly({ values: { changedOnly }, mode, willRun, run, context, reportProblem }: RecipeChecker): void {
  if (mode === "generate" || !willRun) return;
  if (changedOnly !== true && !(changedOnly === "auto" && context.eventName.startsWith("pull_request"))) return;
  if (!canListChanges(context)) reportProblem(messages.nothingToCompare(context.eventName));
  if (!run.githubToken) reportProblem(messages.tokenRequired("changed-only"));
  if (!context.repo) reportProblem(messages.repositoryRequired("changed-only"));
}

function readTemplate(
  { reportProblem }: RecipeChecker,
  name: "output" | "mask",
  source: string | undefined,
  placeholders: readonly string[],
): Template | undefined {
  if (source === undefined) return undefined;
  const parsed = parseTemplate(source, placeholders);
  if (typeof parsed !== "string") return parsed;
  reportProblem(messages.wrongTemplate(name, parsed));
  return undefined;
}
