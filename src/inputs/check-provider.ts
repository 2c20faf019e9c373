import { hostOf, isLocalHost } from "../http/addresses.ts";
import type { HttpProvider, Model, Provider, Transport } from "../providers/provider.ts";
import { PROVIDERS } from "../providers/registry.ts";
import { type ChosenModel, checkModel, modelsFor } from "./check-model.ts";
import * as messages from "./input-messages.ts";
import type { Recipe } from "./recipe.ts";
import type { RecipeChecker } from "./recipe-checker.ts";
import { INPUTS } from "./table.ts";

type Connection = Pick<Recipe, "baseUrl" | "apiKey">;

/** Checks the provider's connection and model. */
export function checkProvider(
  provider: Provider,
  checker: RecipeChecker,
): (ChosenModel & Connection & Pick<Recipe, "transport">) | undefined {
  if (provider.kind === "local" && checker.isSet("base-url")) checker.reportProblem(messages.addressUnused(provider.name));
  const transport = checkTransport(provider, checker);
  const connection = provider.kind === "http" ? checkConnection(provider, checker) : {};
  const chosen = chooseModel(provider, checker);
  if (!chosen) return undefined;
  checkModel(chosen, checker);
  return { ...chosen, transport, ...connection };
}

function checkTransport(provider: Provider, { values: { transport }, reportProblem }: RecipeChecker): Transport {
  const choice = provider.kind === "http" ? (provider.transports ?? []) : [];
  const [automatic = "sync"] = choice;
  if (transport === undefined || transport === "auto") return automatic;
  if (!choice.includes(transport)) reportProblem(messages.wrongTransport(transport, provider.name, choice));
  return transport;
}

function chooseModel(provider: Provider, { values, mode, reportProblem }: RecipeChecker): ChosenModel | undefined {
  const modelName = values.model ?? provider.defaultModels[mode];
  if (!modelName) {
    const able = modelsFor(provider, mode);
    if (able.length > 0 || provider.modelNames.length === 0) reportProblem(messages.modelRequired(provider.name, mode, able));
    else reportProblem(messages.providerCannot(provider.name, mode, providersFor(mode)));
    return undefined;
  }
  const model: Model | undefined = provider.findModel(modelName);
  if (!model) reportProblem(messages.unknownModel(modelName, provider.name, provider.modelNames, providersWith(modelName)));
  return model && { provider, modelName, model };
}

function providersFor(mode: RecipeChecker["mode"]): string[] {
  return Object.values(PROVIDERS).flatMap(({ name, defaultModels }) => (defaultModels[mode] === undefined ? [] : [name]));
}

/** Providers that know the model, except those that accept any name. */
function providersWith(modelName: string): string[] {
  return Object.values(PROVIDERS).flatMap((provider) =>
    provider.modelNames.length > 0 && provider.findModel(modelName) ? [provider.name] : [],
  );
}

function checkConnection(provider: HttpProvider, checker: RecipeChecker): Connection {
  const { values, run, environment, willRun, isKeyForOther, reportProblem } = checker;
  const apiKey = values.apiKey ?? (environment[provider.keyVariable]?.trim() || undefined);
  const makesCalls = !run.dryRun && !run.frozen && !run.takeCandidate;
  if (provider.keyRequired && !apiKey && makesCalls && willRun)
    reportProblem(messages.keyRequired(provider.name, provider.keyVariable, isKeyForOther));
  const given = values.baseUrl ?? provider.baseUrl;
  if (!given && willRun) reportProblem(messages.addressRequired(provider.name));
  const baseUrl = given === undefined ? undefined : checkBaseUrl(given, reportProblem);
  if (given && baseUrl && provider.name === "openai-compatible" && !baseUrl.endsWith("/v1"))
    reportProblem(messages.addressWithoutVersion(given));
  return { baseUrl, apiKey };
}

function checkBaseUrl(given: string, reportProblem: RecipeChecker["reportProblem"]): string | undefined {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !["https:", "http:"].includes(url.protocol) || url.username || url.password || url.search || url.hash) {
    // What is before an `@` may be a password, so that such an address is not repeated.
    const shown = given.includes("@") ? "the address" : JSON.stringify(given.replace(/[?#].*$/s, ""));
    reportProblem(messages.wrongAddress(shown, INPUTS["base-url"].allowed));
    return undefined;
  }
  if (url.protocol === "http:" && !isLocalHost(hostOf(url))) {
    reportProblem(messages.unencryptedAddress(given));
    return undefined;
  }
  return url.href.replace(/\/+$/, "");
}
