import type { Context } from "../context.ts";
import { canListChanges } from "../github/changed-files.ts";
import { isSameLocale } from "../localize/locales.ts";
import { parseTemplate, type Template } from "../plan/template.ts";
import type { HttpProvider, Model, Provider, Transport } from "../providers/provider.ts";
import { PROVIDERS } from "../providers/registry.ts";
import { hostOf, isLocalHost } from "../run/address.ts";
import type { Given, RawRecipe } from "./config.ts";
import { nearest } from "./problems.ts";
import { INPUTS, type InputName, type Mode, type RecipeValues, type RunValues } from "./table.ts";

/** What is to be done with some images, checked as a whole. */
export interface Recipe
  extends Omit<
    RecipeValues,
    "mode" | "images" | "references" | "locales" | "provider" | "model" | "transport" | "mask" | "output" | "baseUrl" | "apiKey"
  > {
  /** Empty for the one that the workflow's own inputs make. */
  name: string;
  mode: Mode;
  /** Empty to generate. */
  images: readonly string[];
  references: readonly string[];
  /** Empty but to localize. */
  locales: readonly string[];
  /** Prompts that are applied one after another, instead of `prompt`. */
  steps?: readonly string[];
  provider: Provider;
  modelName: string;
  model: Model;
  /** Absent for `sandbox`. Without a trailing slash. */
  baseUrl?: string;
  apiKey?: string;
  transport: Transport;
  outputTemplate: Template;
  maskTemplate?: Template;
}

/** A recipe's name for messages; empty for the workflow's own. */
export function nameOf({ name }: Pick<Recipe, "name">): string {
  return name === "" ? "" : `recipe ${JSON.stringify(name)}: `;
}

export function promptPlaceholders(mode: Mode): readonly string[] {
  const always = ["path", "name", "width", "height"];
  return mode === "localize" ? [...always, "locale", "language"] : always;
}

function outputPlaceholders(mode: Mode): readonly string[] {
  if (mode === "generate") return ["name", "ext", "index"];
  const always = ["dir", "name", "ext", "index"];
  return mode === "localize" ? [...always, "locale", "language"] : always;
}

const MASK_PLACEHOLDERS = ["dir", "name", "ext"] as const;

const DEFAULT_OUTPUTS: Readonly<Record<Mode, string | undefined>> = {
  edit: "{dir}/{name}{ext}",
  localize: "{dir}/{name}.{locale}{ext}",
  generate: undefined,
};

/** Whether a model can do what the mode asks for. Local providers do everything. */
export function canDo({ kind }: Provider, model: Model, mode: Mode): boolean {
  if (kind === "local") return true;
  if (mode === "generate") return model.generate !== undefined;
  return model.edit !== undefined || (mode === "localize" && model.translate !== undefined);
}

export interface CheckRecipe extends RawRecipe {
  values: RecipeValues;
  /** With the workflow's inputs, and what they stand for in `config`. */
  given: ReadonlyMap<string, Given>;
  isFromFile: boolean;
  /** It is to run now: the key and the event of this run are for it. */
  isChosen: boolean;
  /** The workflow gives a key, and it belongs to another provider. */
  isKeyAnothers: boolean;
  run: RunValues;
  problems: Set<string>;
  context: Context;
  environment: Readonly<Record<string, string | undefined>>;
}

interface Checker extends CheckRecipe {
  mode: Mode;
  isSet(name: InputName): boolean;
  /** Set for this very recipe, and not as a default for several, of which some have no use for it. */
  isOwn(name: InputName): boolean;
  tell(problem: string): void;
}

/** Rules between a recipe's inputs, told also when single ones are wrong, so that one failure tells all of it. */
export function checkRecipe(options: CheckRecipe): Recipe | undefined {
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
    for (const name of FOR_WORDS) if (isOwn(name)) tell(`\`${name}\` needs \`locales\`.`);
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

type Chosen = Pick<Recipe, "provider" | "modelName" | "model" | "baseUrl" | "apiKey" | "transport">;

function checkProvider(provider: Provider, checker: Checker): Chosen | undefined {
  const { values, mode, tell, isSet } = checker;
  if (provider.kind === "local" && isSet("base-url"))
    tell(`\`base-url\` has no meaning with \`provider: ${provider.name}\`, which uses no network.`);
  const transport = checkTransport(provider, checker);
  const http = provider.kind === "http" ? checkConnection(provider, checker) : {};
  const modelName = values.model ?? provider.defaultModels[mode];
  if (!modelName) {
    const able = Object.values(PROVIDERS).filter(({ defaultModels }) => defaultModels[mode] !== undefined);
    const own = provider.modelNames.filter((name) => canDo(provider, provider.findModel(name) ?? NO_MODEL, mode));
    tell(
      provider.modelNames.length === 0 || own.length > 0
        ? `\`model\` is required with \`provider: ${provider.name}\`${own.length > 0 ? ` to ${mode}: ${list(own)}` : ""}.`
        : `\`provider: ${provider.name}\` has no model to ${mode}. Providers that have: ${list(able.map(({ name }) => name))}.`,
    );
    return undefined;
  }
  const model: Model | undefined = provider.findModel(modelName);
  if (!model) {
    tell(
      `\`model\`: ${JSON.stringify(modelName)} is not known for \`provider: ${provider.name}\`. Did you mean \`${nearest(modelName, provider.modelNames)}\`? Known: ${list(provider.modelNames)}.`,
    );
    return undefined;
  }
  checkModel({ provider, model, modelName }, checker);
  return { provider, modelName, model, transport, ...http };
}

/** One that can do nothing. */
const NO_MODEL: Model = { limits: { mediaTypes: [] }, takes: [] };

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

/** What the model cannot do, where the result would be another than asked for. */
function checkModel(
  { provider, model, modelName }: Pick<Chosen, "provider" | "model" | "modelName">,
  { values, mode, tell, isSet }: Checker,
): void {
  const others = (can: (model: Model) => boolean) => {
    const able = provider.modelNames.flatMap((name) => {
      const other: Model | undefined = provider.findModel(name);
      return other !== undefined && canDo(provider, other, mode) && can(other)
        ? [{ name, isTranslator: other.translate !== undefined }]
        : [];
    });
    // What translates by itself is named first: it is made for the work, and cheaper.
    const names = able.sort((a, b) => Number(b.isTranslator) - Number(a.isTranslator)).map(({ name }) => name);
    return able.length > 0 ? ` Models of \`provider: ${provider.name}\` that can: ${list(names)}.` : "";
  };
  if (!canDo(provider, model, mode)) {
    tell(`\`model\`: ${modelName} cannot ${mode}.${others(() => true)}`);
    return;
  }
  const translation = mode === "localize" ? model.translate : undefined;
  if (isSet("mask") && mode !== "generate" && !model.takes.includes("mask"))
    tell(`\`mask\`: the model ${modelName} takes no mask.${others(({ takes }) => takes.includes("mask"))}`);
  if (isSet("references") && mode !== "generate" && (!model.references || translation))
    tell(`\`references\`: the model ${modelName} takes one picture only.${others(({ references = 0 }) => references > 0)}`);
  if ((values.candidates ?? 1) > 1 && provider.kind === "http" && (!model.candidates || model.candidates < 2 || translation))
    tell(`\`candidates\`: the model ${modelName} makes one picture only.${others(({ candidates = 1 }) => candidates > 1)}`);
  if (translation) {
    const { sourceLocale } = values;
    const byCode = new Map<string | undefined, string>();
    for (const locale of values.locales ?? []) {
      if (sourceLocale !== undefined && isSameLocale(sourceLocale, locale)) continue;
      if (translation.supports(sourceLocale, locale)) {
        const other = byCode.get(translation.code(locale));
        if (other !== undefined) tell(`\`locales\`: ${other} and ${locale} are one language for the model ${modelName}; name one of them.`);
        byCode.set(translation.code(locale), locale);
        continue;
      }
      const from = sourceLocale === undefined ? "" : ` from ${sourceLocale}`;
      const able = others((other) => (other.translate ? other.translate.supports(sourceLocale, locale) : other.edit !== undefined));
      tell(`\`locales\`: the model ${modelName} does not translate${from} into ${locale}.${able}`);
    }
  }
  const negativeLimit = model.negativePromptLimit ?? Number.POSITIVE_INFINITY;
  if (values.negativePrompt && model.takes.includes("negative-prompt") && values.negativePrompt.length > negativeLimit)
    tell(`\`negative-prompt\`: ${values.negativePrompt.length} characters; the model ${modelName} takes at most ${negativeLimit}.`);
}

function checkTransport(provider: Provider, { values: { transport }, tell }: Checker): Transport {
  const choice = provider.kind === "http" ? provider.transports : undefined;
  const automatic = choice?.[0] ?? "sync";
  if (transport === undefined || transport === "auto") return automatic;
  if (!choice?.includes(transport)) {
    tell(
      choice
        ? `\`transport\`: ${JSON.stringify(transport)} is not offered by \`provider: ${provider.name}\`. Allowed: ${choice.join(", ")}.`
        : `\`transport\`: \`provider: ${provider.name}\` has no choice; leave it at \`auto\`.`,
    );
  }
  return transport;
}

function checkConnection(
  provider: HttpProvider,
  { values, run, tell, environment, isChosen, isKeyAnothers }: Checker,
): Pick<Recipe, "baseUrl" | "apiKey"> {
  const apiKey = values.apiKey ?? (environment[provider.keyVariable]?.trim() || undefined);
  const callsNobody = run.dryRun || run.frozen || run.takeCandidate;
  if (provider.keyRequired && !apiKey && !callsNobody && isChosen) {
    const how = isKeyAnothers
      ? `the input belongs to the workflow's own \`provider\`, so give ${provider.keyVariable} in \`env\``
      : `give the input, or ${provider.keyVariable} in \`env\``;
    tell(`\`api-key\` is required with \`provider: ${provider.name}\`; ${how}. Is the secret set, and not empty?`);
  }
  const given = values.baseUrl ?? provider.baseUrl;
  if (!given && isChosen) tell(`\`base-url\` is required with \`provider: ${provider.name}\`: the server's address, ending in \`/v1\`.`);
  const baseUrl = given && checkBaseUrl(given, tell);
  if (baseUrl && provider.name === "openai-compatible" && !baseUrl.endsWith("/v1"))
    tell(`\`base-url\`: ${JSON.stringify(given)} does not end in \`/v1\`.`);
  return { ...(baseUrl && { baseUrl }), ...(apiKey && { apiKey }) };
}

function checkBaseUrl(given: string, tell: Checker["tell"]): string | undefined {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !["https:", "http:"].includes(url.protocol) || url.username || url.password || url.search || url.hash) {
    // What stands before an `@` may be a password, so such an address is not repeated.
    const shown = given.includes("@") ? "the address" : JSON.stringify(given.replace(/[?#].*$/s, ""));
    tell(`\`base-url\`: ${shown} is not allowed. Allowed: ${INPUTS["base-url"].allowed}.`);
    return undefined;
  }
  if (url.protocol === "http:" && !isLocalHost(hostOf(url))) {
    tell(
      `\`base-url\`: ${JSON.stringify(given)} would send images and the key unencrypted. Use \`https:\`; \`http:\` is for loopback and private hosts.`,
    );
    return undefined;
  }
  return url.href.replace(/\/+$/, "");
}
