import { isSameLocale } from "../localize/locales.ts";
import type { Mode } from "../providers/names.ts";
import type { Model, Provider, Translation } from "../providers/provider.ts";
import * as messages from "./input-messages.ts";
import type { RecipeChecker } from "./recipe-checker.ts";

/** A provider's model by name. */
export interface ChosenModel {
  provider: Provider;
  modelName: string;
  model: Model;
}

/** The models of a provider that can do what the mode asks for, and also `condition`. */
export function modelsFor(provider: Provider, mode: Mode, condition: (model: Model) => boolean = () => true): string[] {
  const able = provider.modelNames.flatMap((name) => {
    const model: Model | undefined = provider.findModel(name);
    return model && canDo(provider, model, mode) && condition(model) ? [{ name, isTranslator: model.translate !== undefined }] : [];
  });
  // Models that are made for translation come first: they are better at it, and cheaper.
  return able.sort((a, b) => Number(b.isTranslator) - Number(a.isTranslator)).map(({ name }) => name);
}

/** Whether a model can do what the mode asks for. Local providers do everything. */
function canDo({ kind }: Provider, model: Model, mode: Mode): boolean {
  if (kind === "local") return true;
  if (mode === "generate") return model.generate !== undefined;
  return model.edit !== undefined || (mode === "localize" && model.translate !== undefined);
}

/** Reports what the model cannot do, if the result would be another than asked for. */
export function checkModel(chosen: ChosenModel, checker: RecipeChecker): void {
  const { provider, model, modelName } = chosen;
  const { mode } = checker;
  if (!canDo(provider, model, mode)) {
    checker.reportProblem(messages.modelCannot(modelName, mode, messages.modelsThatCan(provider.name, modelsFor(provider, mode))));
    return;
  }
  checkPictures(chosen, checker);
  if (mode === "localize" && model.translate) checkLanguages(chosen, model.translate, checker);
  checkLimits(chosen, checker);
}

/** How many images go in. A model that translates by itself takes one. */
function checkPictures({ provider, model, modelName }: ChosenModel, { mode, values, isSet, reportProblem }: RecipeChecker): void {
  const others = (condition: (model: Model) => boolean) => messages.modelsThatCan(provider.name, modelsFor(provider, mode, condition));
  const translates = mode === "localize" && model.translate !== undefined;
  const isHonoured = model.takes.includes("mask") || values.preserve === "outside-change" || values.preserve === "outside-text";
  if (isSet("mask") && mode !== "generate" && !isHonoured)
    reportProblem(
      messages.noMask(
        modelName,
        others(({ takes }) => takes.includes("mask")),
      ),
    );
  if (isSet("references") && mode !== "generate" && (!model.references || translates))
    reportProblem(
      messages.noReferences(
        modelName,
        others(({ references = 0 }) => references > 0),
      ),
    );
}

function checkLanguages(
  { provider, modelName }: ChosenModel,
  translation: Translation,
  { mode, values, reportProblem }: RecipeChecker,
): void {
  const { sourceLocale, locales = [] } = values;
  const wanted = locales.filter((locale) => sourceLocale === undefined || !isSameLocale(sourceLocale, locale));
  const unknown = wanted.filter((locale) => !translation.supports(sourceLocale, locale));
  if (unknown.length > 0) {
    const translatesAll = ({ translate, edit }: Model) =>
      translate ? unknown.every((locale) => translate.supports(sourceLocale, locale)) : edit !== undefined;
    const able = messages.modelsThatCan(provider.name, modelsFor(provider, mode, translatesAll));
    reportProblem(messages.untranslatable(modelName, sourceLocale, unknown, able));
  }
}

function checkLimits({ model, modelName }: ChosenModel, { values, reportProblem }: RecipeChecker): void {
  const { guidanceScale, negativePrompt } = values;
  if (guidanceScale !== undefined && model.guidanceScale && model.takes.includes("guidance-scale")) {
    const [least, most] = model.guidanceScale;
    if (guidanceScale < least || guidanceScale > most) reportProblem(messages.wrongGuidance(guidanceScale, modelName, model.guidanceScale));
  }
  if (negativePrompt !== undefined && model.negativePromptLimit !== undefined && model.takes.includes("negative-prompt")) {
    const { length } = negativePrompt;
    if (length > model.negativePromptLimit) reportProblem(messages.negativePromptTooLong(length, modelName, model.negativePromptLimit));
  }
}
