import { hostOf, isLocalHost } from "../http/addresses.ts";
import { isSameLocale } from "../localize/locales.ts";
import type { Mode } from "../providers/names.ts";
import type { HttpProvider, Model, Provider, Transport } from "../providers/provider.ts";
import { PROVIDERS } from "../providers/registry.ts";
import { suggest } from "../text/suggest.ts";
import type { Checker } from "./checker.ts";
import type { Recipe } from "./recipe.ts";
import { INPUTS } from "./table.ts";

/** Whether a model can do what the mode asks for. Local providers do everything. */
function canDo({ kind }: Provider, model: Model, mode: Mode): boolean {
  if (kind === "local") return true;
  if (mode === "generate") return model.generate !== undefined;
  return model.edit !== undefined || (mode === "localize" && model.translate !== undefined);
}

type Chosen = Pick<Recipe, "provider" | "modelName" | "model" | "baseUrl" | "apiKey" | "transport">;

/** Who does the work, and whether it can: the model, the way to it, the key. */
export function checkProvider(provider: Provider, checker: Checker): Chosen | undefined {
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
      `\`model\`: ${JSON.stringify(modelName)} is not known for \`provider: ${provider.name}\`.${suggest(modelName, provider.modelNames)} Known: ${list(provider.modelNames)}.`,
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
  const [least, most] = model.guidanceScale ?? [0, Number.POSITIVE_INFINITY];
  const { guidanceScale = least } = values;
  if (model.takes.includes("guidance-scale") && (guidanceScale < least || guidanceScale > most))
    tell(`\`guidance-scale\`: ${guidanceScale} is not allowed for the model ${modelName}. Allowed: ${least} to ${most}.`);
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
