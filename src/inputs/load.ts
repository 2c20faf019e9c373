import { distance } from "fastest-levenshtein";
import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { canListChanges } from "../github/changed-files.ts";
import { parseTemplate, type Template } from "../plan/template.ts";
import type { HttpProvider, Model, Provider, Transport } from "../providers/provider.ts";
import { PROVIDERS } from "../providers/registry.ts";
import { hostOf, isLocalHost } from "../run/address.ts";
import { INPUTS, type InputName, type InputValues } from "./table.ts";

/** Everything that the workflow asks for, checked as a whole. Loaded once and passed down. */
export interface Inputs extends Omit<InputValues, "transport" | "mask" | "output" | "lockfile" | "images" | "provider" | "model"> {
  images: string[];
  provider: Provider;
  modelName: string;
  model: Omit<Model, "edit"> & Partial<Pick<Model, "edit">>;
  /** Absent for `sandbox`. Without a trailing slash. */
  baseUrl?: string;
  transport: Transport;
  outputTemplate: Template;
  maskTemplate?: Template;
  /** Absent for `none`. */
  lockfile?: string;
}

export const PROMPT_PLACEHOLDERS = ["path", "name", "width", "height"] as const;
const OUTPUT_PLACEHOLDERS = ["dir", "name", "ext", "index"] as const;
const MASK_PLACEHOLDERS = ["dir", "name", "ext"] as const;
const MESSAGE_PLACEHOLDERS = ["count", "paths"] as const;

const PREFIX = "INPUT_";

/** `max-cost` is `INPUT_MAX-COST`: the runner keeps hyphens and upper-cases. */
export function variableOf(name: string): string {
  return PREFIX + name.replaceAll(" ", "_").toUpperCase();
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Reads and checks all inputs.
 *
 * @throws RetouchError `invalid-input` that lists every problem: the input, what was given, what is allowed.
 */
export function loadInputs(environment: Readonly<Record<string, string | undefined>>, context: Context): Inputs {
  const problems: string[] = [];
  const given = new Map<string, string>();
  for (const [variable, value] of Object.entries(environment)) {
    // An empty value means "not set", whatever its name.
    if (variable.startsWith(PREFIX) && value?.trim()) given.set(variable.slice(PREFIX.length).toLowerCase(), value.trim());
  }
  for (const name of given.keys()) {
    if (!Object.hasOwn(INPUTS, name))
      problems.push(`\`${name}\` is not an input of this action. Did you mean \`${nearest(name, Object.keys(INPUTS))}\`?`);
  }
  const values: Record<string, unknown> = {};
  for (const [name, input] of Object.entries(INPUTS)) {
    const fallback = "default" in input && !input.default.startsWith("${{") ? input.default : undefined;
    const text = given.get(name) || fallback;
    if (text === undefined) continue;
    const parsed = input.parse.safeParse(text);
    if (parsed.success) values[camelCase(name)] = parsed.data;
    else problems.push(`\`${name}\`: ${"secret" in input ? "the value" : JSON.stringify(text)} is not allowed. Allowed: ${input.allowed}.`);
  }
  const wellFormed = problems.length === 0;
  const checker = {
    values: values as unknown as InputValues,
    problems,
    isSet: (name: InputName) => Boolean(given.get(name)),
    environment,
    context,
  };
  // Rules between inputs are checked also when single ones are wrong, so that one failure tells all of it.
  const inputs = checkTogether(checker);
  if (problems.length > 0 || !wellFormed || !inputs) throw invalidInputs(problems);
  return inputs;
}

/** One failure for all problems. */
export function invalidInputs(problems: readonly string[]): RetouchError {
  const title = problems.length === 1 ? "An input is wrong:" : `${problems.length} inputs are wrong:`;
  return new RetouchError("invalid-input", [title, ...problems.map((problem) => `- ${problem}`)].join("\n"));
}

export function nearest(name: string, known: readonly string[]): string {
  return known.reduce((best, candidate) => (distance(name, candidate) < distance(name, best) ? candidate : best), known[0] ?? "");
}

interface Checker {
  values: InputValues;
  problems: string[];
  isSet(name: InputName): boolean;
  environment: Readonly<Record<string, string | undefined>>;
  context: Context;
}

function checkTogether(checker: Checker): Inputs | undefined {
  const { values, problems, isSet } = checker;
  if (!isSet("images")) problems.push("`images` is required: globs of the images to edit, one a line.");
  if (!isSet("prompt") && !isSet("prompt-file")) problems.push("`prompt` or `prompt-file` is required: the instruction for the model.");
  if (isSet("prompt") && isSet("prompt-file")) problems.push("`prompt` and `prompt-file` exclude each other.");
  if (isSet("size") && values.aspectRatio !== undefined) problems.push("`size` and `aspect-ratio` exclude each other.");
  if (values.force && values.frozen) problems.push("`force` and `frozen` exclude each other.");
  const lockfile = values.lockfile === "none" ? undefined : values.lockfile;
  if (values.frozen && values.lockfile === "none")
    problems.push("`frozen` needs a `lockfile`: without a record every image is out of date.");
  checkGitHub(checker);
  if (values.prompt !== undefined) {
    const template = parseTemplate(values.prompt, PROMPT_PLACEHOLDERS);
    if (typeof template === "string") problems.push(`\`prompt\`: ${template}.`);
  }
  const template = (
    name: "output" | "mask" | "commit-message",
    source: string | undefined,
    placeholders: readonly string[],
  ): Template | undefined => {
    if (source === undefined) return undefined;
    const parsed = parseTemplate(source, placeholders);
    if (typeof parsed !== "string") return parsed;
    problems.push(`\`${name}\`: ${parsed}.`);
    return undefined;
  };
  const outputTemplate = template("output", values.output ?? "{dir}/{name}{ext}", OUTPUT_PLACEHOLDERS);
  const maskTemplate = template("mask", values.mask, MASK_PLACEHOLDERS);
  template("commit-message", values.commitMessage, MESSAGE_PLACEHOLDERS);
  if (values.provider === undefined) return undefined;
  const chosen = checkProvider(PROVIDERS[values.provider], checker);
  if (!chosen || !values.images || !outputTemplate) return undefined;
  const {
    transport: _transport,
    mask: _mask,
    output: _output,
    lockfile: _lockfile,
    model: _model,
    baseUrl: _baseUrl,
    apiKey: _apiKey,
    ...rest
  } = values;
  return {
    ...rest,
    ...chosen,
    images: values.images,
    outputTemplate,
    ...(maskTemplate && { maskTemplate }),
    ...(lockfile && { lockfile }),
  };
}

/** What needs GitHub must have it: a branch, a repository, a token, an event that changed something. */
function checkGitHub({ values, problems, context }: Checker): void {
  const wantsCommit = values.deliver?.includes("commit") && !values.dryRun;
  const wantsChanges = values.changedOnly === true || (values.changedOnly === "auto" && context.eventName.startsWith("pull_request"));
  if (wantsCommit && !context.branch) {
    const where = context.ref ? `this run is for \`${context.ref}\`` : "this run has no GITHUB_REF";
    problems.push(
      `\`deliver: commit\` needs a branch, but ${where}. Use \`deliver: artifact\`, or run on a pull request or a push to a branch.`,
    );
  }
  if (wantsChanges && !canListChanges(context)) {
    problems.push(
      `\`changed-only: true\` has nothing to compare on the event \`${context.eventName || "none"}\`. Use \`auto\`, or run on a pull request or a push to a branch.`,
    );
  }
  // The git command line has the checkout's own remote and credentials.
  const commitsByApi = wantsCommit && values.commitMethod !== "git";
  if ((commitsByApi || wantsChanges) && (!values.githubToken || !context.repo)) {
    problems.push(`\`github-token\` and GITHUB_REPOSITORY are required with \`${commitsByApi ? "deliver: commit" : "changed-only"}\`.`);
  }
}

type Chosen = Pick<Inputs, "provider" | "modelName" | "model" | "baseUrl" | "apiKey" | "transport">;

function checkProvider(provider: Provider, checker: Checker): Chosen | undefined {
  const { values, problems, isSet } = checker;
  if (provider.kind === "local") {
    if (isSet("base-url")) problems.push(`\`base-url\` has no meaning with \`provider: ${provider.name}\`, which uses no network.`);
  }
  const transport = checkTransport(provider, values, problems);
  const http = provider.kind === "http" ? checkConnection(provider, checker) : {};
  const modelName = values.model ?? provider.defaultModel;
  if (!modelName) {
    problems.push(`\`model\` is required with \`provider: ${provider.name}\`.`);
    return undefined;
  }
  const model = provider.findModel(modelName);
  if (!model) {
    const known = provider.modelNames.map((name) => `\`${name}\``).join(", ");
    problems.push(
      `\`model\`: ${JSON.stringify(modelName)} is not known for \`provider: ${provider.name}\`. Did you mean \`${nearest(modelName, provider.modelNames)}\`? Known: ${known}.`,
    );
    return undefined;
  }
  if (isSet("mask") && !model.takes.includes("mask")) problems.push(`\`mask\`: the model ${modelName} takes no mask.`);
  const negativeLimit = model.negativePromptLimit ?? Number.POSITIVE_INFINITY;
  if (values.negativePrompt && model.takes.includes("negative-prompt") && values.negativePrompt.length > negativeLimit) {
    problems.push(
      `\`negative-prompt\`: ${values.negativePrompt.length} characters; the model ${modelName} takes at most ${negativeLimit}.`,
    );
  }
  return { provider, modelName, model, transport, ...http };
}

function checkTransport(provider: Provider, { transport }: InputValues, problems: string[]): Transport {
  const choice = provider.kind === "http" ? provider.transports : undefined;
  const automatic = choice?.[0] ?? "sync";
  if (transport === undefined || transport === "auto") return automatic;
  if (!choice?.includes(transport)) {
    problems.push(
      choice
        ? `\`transport\`: ${JSON.stringify(transport)} is not offered by \`provider: ${provider.name}\`. Allowed: ${choice.join(", ")}.`
        : `\`transport\`: \`provider: ${provider.name}\` has no choice; leave it at \`auto\`.`,
    );
  }
  return transport;
}

function checkConnection(provider: HttpProvider, { values, problems, environment }: Checker): Pick<Inputs, "baseUrl" | "apiKey"> {
  const apiKey = values.apiKey ?? (environment[provider.keyVariable]?.trim() || undefined);
  const callsNobody = values.dryRun || values.frozen;
  if (provider.keyRequired && !apiKey && !callsNobody) {
    problems.push(
      `\`api-key\` is required with \`provider: ${provider.name}\`; give the input, or ${provider.keyVariable} in \`env\`. Is the secret set, and not empty?`,
    );
  }
  const given = values.baseUrl ?? provider.baseUrl;
  if (!given) problems.push(`\`base-url\` is required with \`provider: ${provider.name}\`: the server's address, ending in \`/v1\`.`);
  const baseUrl = given && checkBaseUrl(given, problems);
  if (baseUrl && provider.name === "openai-compatible" && !baseUrl.endsWith("/v1"))
    problems.push(`\`base-url\`: ${JSON.stringify(given)} does not end in \`/v1\`.`);
  return { ...(baseUrl && { baseUrl }), ...(apiKey && { apiKey }) };
}

function checkBaseUrl(given: string, problems: string[]): string | undefined {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !["https:", "http:"].includes(url.protocol) || url.username || url.password || url.search || url.hash) {
    // What stands before an `@` may be a password, so such an address is not repeated.
    const shown = given.includes("@") ? "the address" : JSON.stringify(given.replace(/[?#].*$/s, ""));
    problems.push(`\`base-url\`: ${shown} is not allowed. Allowed: ${INPUTS["base-url"].allowed}.`);
    return undefined;
  }
  if (url.protocol === "http:" && !isLocalHost(hostOf(url))) {
    problems.push(
      `\`base-url\`: ${JSON.stringify(given)} would send images and the key unencrypted. Use \`https:\`; \`http:\` is for loopback and private hosts.`,
    );
    return undefined;
  }
  return url.href.replace(/\/+$/, "");
}
