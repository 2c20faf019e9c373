import { posix } from "node:path";
import { RetouchError } from "../errors.ts";
import { promptPlaceholders } from "../inputs/placeholders.ts";
import { recipePrefix } from "../inputs/recipe.ts";
import { localizeInstruction } from "../localize/instruction.ts";
import { languageName } from "../localize/locales.ts";
import type { Size } from "../pixels/picture.ts";
import { measurePrompt } from "../providers/prompt-length.ts";
import { fillTemplate, parseTemplate } from "../text/template.ts";
import { PROMPTS } from "./plan-messages.ts";
import { type PreparedTask, type SourceText, subjectOf, type Task, type Words } from "./task.ts";

/** What the model is told: the prompts, and the words of the glossary. */
type Wording = Pick<PreparedTask, "writePrompts" | "words">;

/**
 * Chooses what the prompts of a task hold. To localize, they contain the translations of the glossary; a glossary that is too long for the
 * model is cut to the words that appear in the image, if `verify: text` allows to read them.
 *
 * @param size of the image that `{width}` and `{height}` stand for.
 */
export async function chooseWording(task: Task, { size, sourceText }: { size: Size; sourceText: SourceText }): Promise<Wording> {
  const { locale, recipe, words = { terms: [], keep: [] } } = task;
  const fill = () => recipe.prompts.map((prompt) => fillPrompt(prompt, task, size));
  if (locale === undefined) return { writePrompts: fill, words };
  const wordingOf = (some: Words): Wording => ({
    writePrompts: recipe.model.translate ? fill : () => [writeInstruction(task, { locale, filled: fill(), words: some })],
    words: some,
  });
  const whole = wordingOf(words);
  if (words.terms.length + words.keep.length === 0 || isAccepted(task, whole)) return whole;
  const present = await sourceText.selectWords(task, words);
  return present === undefined ? whole : wordingOf(present);
}

function fillPrompt(prompt: string, task: Task, { width, height }: Size): string {
  const { recipe, locale } = task;
  const template = parseTemplate(prompt, promptPlaceholders(recipe.mode));
  // Checked when the inputs and the prompt file were read.
  if (typeof template === "string") throw new RetouchError("invalid-input", template);
  const path = subjectOf(task);
  return fillTemplate(template, {
    path,
    name: posix.parse(path).name,
    width: `${width}`,
    height: `${height}`,
    locale: locale ?? "",
    language: locale === undefined ? "" : languageName(locale),
  });
}

/** Writes the instruction for a model that does not translate by itself. */
function writeInstruction(
  { recipe }: Task,
  { locale, filled, words }: { locale: string; filled: readonly string[]; words: Words },
): string {
  const subjects = recipe.keepSubjectText ? "Leave text on products, people and logos as it is." : "";
  const prompt = [...filled, subjects].filter((text) => text !== "").join(" ");
  const instruction = findInstruction({ from: recipe.sourceLocale, to: locale, words });
  return prompt.trim() === "" ? instruction : `${instruction} ${prompt.trim()}`;
}

/** Instructions by the words that they hold, and by languages: they are the same for all images of a recipe. */
const instructions = new WeakMap<Words, Map<string, string>>();

function findInstruction({ from, to, words }: { from: string | undefined; to: string; words: Words }): string {
  const known = instructions.get(words) ?? new Map<string, string>();
  instructions.set(words, known);
  const instruction = known.get(`${from} ${to}`) ?? localizeInstruction({ from, to, ...words });
  known.set(`${from} ${to}`, instruction);
  return instruction;
}

function isAccepted({ recipe: { model } }: Task, { writePrompts, words }: Wording): boolean {
  if (model.translate) return model.translate.check?.(words) === undefined;
  return writePrompts().every((prompt) => measurePrompt(model, prompt)?.fits !== false);
}

/** Checks that the model accepts the prompts as they are. @returns the problem, as a sentence. */
export function checkPrompts({ task, writePrompts, words }: PreparedTask): string | undefined {
  const { recipe, locale } = task;
  const prompts = writePrompts();
  const { glossary, mode, model, modelName } = recipe;
  const facts = { subject: subjectOf(task), locale, modelName, canCut: recipe.verify !== "text" };
  const translate = mode === "localize" ? model.translate : undefined;
  if (translate) {
    const problem = translate.check?.({ ...words, hint: prompts[0] || undefined });
    // The problem may be one of the prompt alone.
    const canCut = facts.canCut && translate.check?.(words) !== undefined;
    return problem && `${recipePrefix(recipe)}${PROMPTS.translation(problem, { modelName, canCut })}`;
  }
  const long = prompts.map((prompt) => measurePrompt(model, prompt)).find((measured) => measured?.fits === false);
  return long && `${recipePrefix(recipe)}${(glossary ? PROMPTS.glossaryTooLong : PROMPTS.tooLong)(long, facts)}`;
}
