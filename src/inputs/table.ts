import { z } from "zod";
import { canonicalLocale, fixUnderscores } from "../localize/locales.ts";
import { MODES, PROVIDER_NAMES } from "../providers/names.ts";
import { hintAtProvider } from "./input-messages.ts";
import {
  BOOLEANS,
  boolean,
  choices,
  globs,
  LOCALE,
  locale,
  MAX_CANDIDATES,
  number,
  oneOf,
  path,
  ratio,
  size,
  splitList,
  text,
} from "./value-types.ts";

/**
 * One input: its documentation and how its text becomes a value. The text is trimmed; an empty one means "not set", so that `default`
 * applies, or the value stays undefined.
 */
interface Input<T> {
  /** One sentence or two, for `action.yml` and the README. */
  description: string;
  /** The default in `action.yml`; absent if no text can express what happens when the input is not set. */
  default?: string;
  /** The allowed values, for errors: "Allowed: …". */
  allowed: string;
  /** Errors never show the value. */
  secret?: true;
  /** The input applies to the run as a whole, and a recipe of `config` cannot set it. Absent: each recipe may set it. */
  scope?: "run";
  /** The input has several values, which may be a list in `config`. */
  list?: true;
  /** Splits a list into the items that `parse` checks one by one. The paths of its issues begin with the index of the item. */
  split?: (text: string) => string[];
  /** The value that somebody meant by a wrong one, if that is clear. */
  meant?: (value: string) => string | undefined;
  /** Further advice about a wrong value: a sentence. */
  hint?: (value: string) => string | undefined;
  /** All possible values, if there is a closed set. */
  values?: readonly string[];
  parse: z.ZodType<T, string>;
}

const DELIVERIES = ["commit", "artifact"] as const;

/** All inputs of the action, in the order of the documentation. The single source of `action.yml`, the tables of inputs and the parser. */
export const INPUTS = {
  mode: {
    description:
      "`edit`: one image, one edited image. `localize`: one image and one locale, the image with its text in that language. `generate`: a prompt, one new image. Not set: `localize` with `locales`, `generate` without `images`, else `edit`.",
    ...oneOf(MODES),
  },
  images: {
    description:
      "Globs of the images to edit or localize, one a line; `!` excludes. Relative to the workspace. What git ignores never matches.",
    ...globs(),
  },
  "changed-only": {
    description:
      "`true`: only images changed in this pull request or push. `auto`: true on `pull_request*` events, else false. If the list of changes cannot be had, the run fails; it never falls back to all images.",
    default: "auto",
    allowed: "`auto`, `true` or `false`",
    parse: z
      .string()
      .refine((value) => value === "auto" || BOOLEANS.has(value))
      .transform((value) => (value === "auto" ? ("auto" as const) : BOOLEANS.get(value) === true)),
  },
  prompt: {
    description:
      "The instruction for the model. `{path}` `{name}` `{width}` `{height}`, and with `locales` `{locale}` `{language}`, are replaced; `{{` is a literal brace. With `locales` it is added to what Retouch asks for.",
    ...text("an instruction"),
  },
  "prompt-file": { description: "A file of the workspace that holds the instruction, instead of `prompt`.", ...path() },
  "negative-prompt": { description: "What the result should not show, where the model takes it.", ...text("a text") },
  references: {
    description:
      "Globs of further input images that are sent with each one, in this order, where the model takes several: a product, a person, a style sheet.",
    ...globs(),
  },
  provider: {
    description: "Whose model works. `sandbox` runs inside the action, with no key and no network.",
    default: "sandbox",
    hint: hintAtProvider,
    ...oneOf(PROVIDER_NAMES),
  },
  model: { description: "The provider's model. Not set: the provider's default, see [Providers](#providers).", ...text("a model name") },
  "api-key": {
    description:
      "The provider's API key, from a secret. Not set: `AIMLAPI_API_KEY`, `PIXAZO_API_KEY`, `DASHSCOPE_API_KEY`, `OXEN_API_KEY` or `OPENAI_API_KEY` of the environment. Always masked.",
    secret: true,
    // Header values cannot hold control characters; anything else is the provider's to judge.
    ...text("a key without spaces or line breaks", z.string().regex(/^[\x21-\x7e]+$/)),
  },
  "base-url": {
    description:
      "Origin and path prefix of the API: another region, a gateway, a self-hosted server. `http:` only to a loopback or private host. Required, and ends in `/v1`, for `openai-compatible`.",
    ...text("an `https:` address without user, query or fragment; `http:` only to a loopback or private host"),
  },
  transport: {
    description: "How to talk to a provider that has a choice (Oxen).",
    default: "auto",
    ...oneOf(["auto", "sync", "queue", "events"]),
  },
  "aspect-ratio": {
    description: "`source`: the result has exactly the source's pixel size. `W:H`: the result has this ratio.",
    default: "source",
    ...ratio(),
  },
  size: { description: "Exact size of the result, `WxH`. Excludes `aspect-ratio`.", ...size() },
  fit: {
    description:
      "When the model's answer has another ratio than wanted: `cover` crops, `contain` pads, `fill` stretches, `fail` fails the task.",
    default: "cover",
    ...oneOf(["cover", "contain", "fill", "fail"]),
  },
  "output-format": { description: "File format of the result.", default: "source", ...oneOf(["source", "png", "jpeg", "webp"]) },
  seed: { description: "Seed, where the model takes one.", ...number({ min: 0, max: 2_147_483_647, integer: true }) },
  watermark: { description: "Ask for the provider's watermark, or for none, where the model takes it.", ...boolean() },
  "prompt-extend": {
    description:
      "Let the provider rewrite the prompt before it is used, or not, where the model takes it. Not set: the model's own default.",
    ...boolean(),
  },
  "guidance-scale": {
    description: "How closely the model keeps to the prompt, where it takes this.",
    ...number({ min: 0, max: 50 }),
  },
  "safety-checker": { description: "The provider's safety check on or off, where the model takes it.", ...boolean() },
  candidates: {
    description:
      "Results wanted per task, in as few paid calls as the model allows; the first is delivered, the others go to the artifact and the comment.",
    default: "1",
    ...number({ min: 1, max: MAX_CANDIDATES, integer: true }),
  },
  "take-candidate": {
    description:
      "Put another candidate of an earlier run in the result's place, from the lock's record and without paying: a number for all that is selected, or `path=number`, one a line. Nothing else is done then.",
    scope: "run",
    ...choices(),
  },
  mask: {
    description:
      "Path template of a mask of the source's size (white = may change), for models that take one: `{dir}` `{name}` `{ext}`, as in `{dir}/{name}.mask.png`.",
    ...path(),
  },
  "max-change": {
    description:
      "Share (0–1) of pixels outside the mask (without a mask: of the whole picture) that may differ visibly before the task fails as `drift`.",
    ...number({ min: 0, max: 1 }),
  },
  locales: {
    description: "Languages that the text of the images is wanted in: BCP 47 tags, such as `fr, de, pt-BR, zh-Hans`.",
    list: true,
    split: splitList,
    meant: fixUnderscores,
    allowed: LOCALE,
    parse: z
      .string()
      .transform(splitList)
      .pipe(z.array(locale()).min(1))
      .transform((tags) => [...new Set(tags)]),
  },
  "source-locale": {
    description: "Language of the text in the images; it is not localized into itself. `auto`: the model finds out.",
    default: "auto",
    allowed: "`auto`, or a BCP 47 tag of a known language",
    meant: fixUnderscores,
    parse: z
      .string()
      .transform((value) => (value === "auto" ? undefined : (canonicalLocale(value) ?? "")))
      .refine((value) => value !== ""),
  },
  "fallback-locale": {
    description: "Where a locale fails and has no image yet, put the image of this one there: one of `locales`, or the `source-locale`.",
    allowed: "a BCP 47 tag of a known language",
    meant: fixUnderscores,
    parse: locale(),
  },
  glossary: {
    description:
      "JSON or YAML file: `terms` (source text and its text per locale), `keep` (never translated), `catalogues` (the app's own PO, `.strings`, `.xcstrings`, Android XML, ARB or JSON files). See [Glossary](#a-glossary-shared-with-the-app).",
    ...path(),
  },
  "keep-subject-text": { description: "Leave text on products, people and logos as it is.", ...boolean() },
  verify: {
    description:
      "`decode`: the result is decoded completely and compared with the source before it replaces a file. `text`: the text of a localized result is also read with Tesseract and compared with the glossary.",
    default: "decode",
    ...oneOf(["decode", "text"]),
  },
  output: {
    description:
      "Path template of the result: `{dir}` `{name}` `{ext}` `{index}`, and with `locales` `{locale}` `{language}`. Not set: `{dir}/{name}{ext}` (in place) to edit, `{dir}/{name}.{locale}{ext}` to localize. Required to generate.",
    ...path(),
  },
  config: {
    description:
      "YAML file with several recipes, see [Recipes in a file](#several-recipes-in-a-file). Inputs given in the workflow are defaults for each. `base-url`, `api-key` and `github-token` are refused in it.",
    scope: "run",
    ...path(),
  },
  recipes: {
    description: "Names of the recipes of `config` to run. Not set: all.",
    scope: "run",
    list: true,
    allowed: "names of recipes, separated by commas or line breaks",
    // An empty list would be a run that does nothing.
    parse: z
      .string()
      .transform(splitList)
      .refine((names) => names.length > 0),
  },
  deliver: {
    scope: "run",
    description: "`commit`, `artifact`, both, or `none` (files stay in the workspace).",
    default: "artifact",
    list: true,
    split: splitList,
    allowed: "`commit`, `artifact`, both separated by a comma, or `none` alone",
    parse: z
      .string()
      .transform(splitList)
      .pipe(z.array(z.enum([...DELIVERIES, "none"])).min(1))
      .refine((items) => items.length === 1 || !items.includes("none"))
      .transform((items) => DELIVERIES.filter((known) => items.includes(known))),
  },
  "commit-message": {
    scope: "run",
    description: "Template of the commit message: `{count}` `{paths}` `{locales}`. Not set: `chore(images): …`.",
    ...text("a message"),
  },
  "commit-method": {
    scope: "run",
    description:
      "`api`: verified commit through the GitHub API. `git`: the git command line. `auto`: `api`, and `git` when Git LFS tracks an output or the change is too large for the API.",
    default: "auto",
    ...oneOf(["auto", "api", "git"]),
  },
  "artifact-name": {
    scope: "run",
    description: "Name of the artifact.",
    default: "retouch",
    // The characters that the artifact service refuses in a name.
    ...text('a name without `" : < > | * ? \\ /` and line breaks', z.string().regex(/^[^":<>|*?\\/\r\n]{1,200}$/)),
  },
  comment: { scope: "run", description: "Write the before/after comment on the pull request.", default: "true", ...boolean() },
  "comment-key": {
    scope: "run",
    description: "Tells several comments on one pull request apart. Not set: the workflow's and job's name.",
    ...text("a text of at most 100 characters", z.string().max(100)),
  },
  "max-images": {
    scope: "run",
    description: "More tasks than this: fail before the first paid call.",
    default: "100",
    ...number({ min: 1, max: 100_000, integer: true }),
  },
  "max-cost": {
    scope: "run",
    description: "US dollars. An estimate above it fails before the first paid call; reaching it during the run stops further calls.",
    ...number({ min: 0, max: 1_000_000 }),
  },
  "dry-run": {
    scope: "run",
    description: "Plan, estimate and report. No provider call; nothing is written or delivered; no key needed.",
    default: "false",
    ...boolean(),
  },
  concurrency: { description: "Calls in flight. Not set: per provider.", ...number({ min: 1, max: 64, integer: true }) },
  "requests-per-minute": {
    description: "Paid requests a minute, spread evenly. Not set: per provider and model.",
    ...number({ min: 0.1, max: 60_000 }),
  },
  timeout: {
    description: "Seconds for one task, queue time included.",
    default: "300",
    ...number({ min: 1, max: 21_600, integer: true, unit: "seconds" }),
  },
  retries: { description: "For what may be retried without paying twice.", default: "3", ...number({ min: 0, max: 20, integer: true }) },
  "fail-on": {
    scope: "run",
    description: "Which failed tasks fail the step: `any`, `all` or `never`. What succeeded is delivered in each case.",
    default: "any",
    ...oneOf(["any", "all", "never"]),
  },
  lockfile: {
    scope: "run",
    description: "Where the record of finished edits is kept, so that nothing is paid for twice; or `none`.",
    default: ".github/retouch.lock.json",
    ...path(", or `none`"),
  },
  force: {
    scope: "run",
    description: "Edit again although the lock says up to date, and replace files that a person changed.",
    default: "false",
    ...boolean(),
  },
  frozen: { scope: "run", description: "Call nobody; fail if any task is out of date.", default: "false", ...boolean() },
  "skip-labels": {
    scope: "run",
    description: "Do nothing on pull requests with one of these labels.",
    list: true,
    allowed: "label names, separated by commas or line breaks",
    parse: z.string().transform(splitList),
  },
  "skip-drafts": { scope: "run", description: "Do nothing on draft pull requests.", default: "false", ...boolean() },
  "github-token": {
    scope: "run",
    description: "Token for the GitHub API, see [Permissions](#permissions).",
    default: "${{ github.token }}",
    secret: true,
    ...text("a token without spaces or line breaks", z.string().regex(/^[\x21-\x7e]+$/)),
  },
} as const satisfies Record<string, Input<unknown>>;

export type InputName = keyof typeof INPUTS;

type Parsed = { [Name in InputName]: z.output<(typeof INPUTS)[Name]["parse"]> };

/** Inputs that always have a value, because of a default in `action.yml`. Only the runner can evaluate one that is an expression. */
type Defaulted = {
  [Name in InputName]: (typeof INPUTS)[Name] extends { default: `\${{${string}` }
    ? never
    : (typeof INPUTS)[Name] extends { default: string }
      ? Name
      : never;
}[InputName];

type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : Name;

/** Names of the inputs that apply to the run as a whole. */
export type RunInputName = {
  [Name in InputName]: (typeof INPUTS)[Name] extends { scope: "run" } ? Name : never;
}[InputName];

type Values<Names extends InputName> = { [Name in Names & Defaulted as CamelCase<Name>]: Parsed[Name] } & {
  [Name in Exclude<Names, Defaulted> as CamelCase<Name>]?: Parsed[Name] | undefined;
};

/** The run's inputs under camel-case names. Each is well-formed; `loadInputs` checks the rules between them. */
export type RunValues = Values<RunInputName>;
/** Inputs of a recipe under camel-case names, each well-formed. */
export type RecipeValues = Values<Exclude<InputName, RunInputName>>;
