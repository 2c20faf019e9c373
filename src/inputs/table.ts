import { z } from "zod";
import { canonicalLocale, fixUnderscores } from "../localize/locales.ts";
import { MODES, PROVIDER_NAMES } from "../providers/names.ts";
import { hintAtProvider } from "./input-messages.ts";
import {
  autoOrBoolean,
  boolean,
  booleanOrGlobs,
  branchName,
  choices,
  deliveries,
  globs,
  type Input,
  LOCALE,
  locale,
  MAX_CANDIDATES,
  MAX_LOCALES,
  names,
  number,
  oneOf,
  path,
  ratio,
  shard,
  size,
  splitList,
  text,
} from "./value-types.ts";

/** All inputs of the action, in the order of the documentation. The single source of `action.yml`, the tables of inputs and the parser. */
export const INPUTS = {
  mode: {
    description:
      "The kind of task. `edit`: one image becomes one edited image. `localize`: one image and one locale become one image with its text in that language. `generate`: a prompt becomes one new image. `merge`: collect the results of all shards of this workflow run and deliver them together; takes only the inputs of the delivery, see [Scale](scale.md). Default: `localize` if `locales` is set, `generate` if `images` is not set, otherwise `edit`.",
    ...oneOf(MODES),
    allowed: "`edit`, `localize` or `generate`, or in the workflow itself `merge`",
  },
  images: {
    description:
      "Globs of the images to edit or localize, one per line. `!` excludes. Paths are relative to the workspace. Files that git ignores never match.",
    ...globs(),
  },
  "changed-only": {
    description:
      "`true`: only images that this pull request or push changed. `auto`: `true` on `pull_request*` events, otherwise `false`. If the list of changes is not available, the run fails. It never falls back to all images.",
    default: "auto",
    ...autoOrBoolean(),
  },
  prompt: {
    description:
      "The instruction for the model. `{path}`, `{name}`, `{width}`, `{height}` and, with `locales`, `{locale}` and `{language}` are replaced. `{{` is a literal brace. With `locales`, the prompt is added to Retouch's own instruction.",
    ...text("an instruction"),
  },
  "prompt-file": { description: "A file in the workspace that contains the instruction. Use it instead of `prompt`.", ...path() },
  "negative-prompt": { description: "What the result should not show. Only for models that support it.", ...text("a text") },
  references: {
    description:
      "Globs of additional images to send with each image, for example a product, a person or a style sheet. They are sent in the order of the globs. Only for models that accept several images.",
    ...globs(),
  },
  provider: {
    description: "The image API to use. `sandbox` runs inside the action, without a key and without a network connection.",
    default: "sandbox",
    hint: hintAtProvider,
    ...oneOf(PROVIDER_NAMES),
  },
  model: { description: "The provider's model. Default: depends on the provider, see [Providers](providers.md).", ...text("a model name") },
  "api-key": {
    description:
      "The provider's API key, from a secret. Default: the environment variable `AIMLAPI_API_KEY`, `PIXAZO_API_KEY`, `DASHSCOPE_API_KEY`, `OXEN_API_KEY` or `OPENAI_API_KEY`. Always masked.",
    secret: true,
    // Header values cannot hold control characters; anything else is the provider's to judge.
    ...text("a key without spaces or line breaks", z.string().regex(/^[\x21-\x7e]+$/)),
  },
  "base-url": {
    description:
      "Origin and path prefix of the API, for another region, a gateway or a self-hosted server. `http:` is allowed only for loopback and private hosts. Required for `openai-compatible`, where it must end in `/v1`.",
    ...text("an `https:` address without user, query or fragment; `http:` only to a loopback or private host"),
  },
  transport: {
    description: "How to call a provider that offers several ways (Oxen): `sync`, `queue` or `events`.",
    default: "auto",
    ...oneOf(["auto", "sync", "queue", "events"]),
  },
  "aspect-ratio": {
    description: "`source`: the result has exactly the pixel size of the source. `W:H`: the result has this aspect ratio.",
    default: "source",
    ...ratio(),
  },
  size: { description: "Exact size of the result, `WxH`. Cannot be combined with `aspect-ratio`.", ...size() },
  fit: {
    description:
      "What to do if the model returns another aspect ratio than requested: `cover` crops, `contain` pads, `fill` stretches, `fail` fails the task.",
    default: "cover",
    ...oneOf(["cover", "contain", "fill", "fail"]),
  },
  "output-format": {
    description: "File format of the result: `source`, `png`, `jpeg` or `webp`.",
    default: "source",
    ...oneOf(["source", "png", "jpeg", "webp"]),
  },
  seed: { description: "Seed for the model. Only for models that support it.", ...number({ min: 0, max: 2_147_483_647, integer: true }) },
  watermark: { description: "Whether to request the provider's watermark. Only for models that support it.", ...boolean() },
  "prompt-extend": {
    description:
      "Whether the provider may rewrite the prompt before it uses it. Only for models that support it. Default: depends on the model.",
    ...boolean(),
  },
  "guidance-scale": {
    description: "How closely the model follows the prompt. Only for models that support it.",
    ...number({ min: 0, max: 50 }),
  },
  "safety-checker": { description: "Turns the provider's safety check on or off. Only for models that support it.", ...boolean() },
  candidates: {
    description:
      "Number of results to make for each task, in as few paid calls as the model allows. The first one is delivered. The others go to the artifact and the comment.",
    default: "1",
    ...number({ min: 1, max: MAX_CANDIDATES, integer: true }),
  },
  "take-candidate": {
    description:
      "Replaces a result with another candidate that an earlier run recorded in the lockfile, at no cost: a number for all selected images, or `path=number`, one per line. The run does nothing else.",
    scope: "run",
    ...choices(),
  },
  preserve: {
    description:
      "Which parts of the source replace the model's, pixel for pixel, after Retouch has aligned the two: `outside-change` (everything that the edit did not change), `outside-text` (everything but changed text) or `off`. `auto`: `outside-text` with `locales`, otherwise `off`. With `mask`, everything outside the mask. See [Preserving what did not change](recipes.md#preserving-what-did-not-change).",
    default: "auto",
    ...oneOf(["auto", "off", "outside-text", "outside-change"]),
  },
  mask: {
    description:
      "Path template of a mask of the same size as the source. White areas may change. `{dir}`, `{name}` and `{ext}` are replaced, as in `{dir}/{name}.mask.png`. Only for models that take a mask, or with `preserve`.",
    ...path(),
  },
  "max-change": {
    description:
      "Largest share (0–1) of pixels outside the mask that may differ visibly. Without a mask, of the whole image. A task above it fails as `drift`.",
    ...number({ min: 0, max: 1 }),
  },
  locales: {
    description: "Languages to translate the text of the images into, as BCP 47 tags: `fr, de, pt-BR, zh-Hans`.",
    list: true,
    split: splitList,
    meant: fixUnderscores,
    allowed: LOCALE,
    parse: z
      .string()
      .transform(splitList)
      .refine(({ length }) => length <= MAX_LOCALES, { abort: true })
      .pipe(z.array(locale()).min(1))
      .transform((tags) => [...new Set(tags)]),
  },
  "source-locale": {
    description: "Language of the text in the images. Images are not localized into this language. `auto`: the model detects it.",
    default: "auto",
    allowed: "`auto`, or a BCP 47 tag of a known language",
    meant: fixUnderscores,
    parse: z
      .string()
      .transform((value) => (value === "auto" ? undefined : (canonicalLocale(value) ?? "")))
      .refine((value) => value !== ""),
  },
  "fallback-locale": {
    description:
      "If a locale fails and has no image yet, use the image of this locale in its place: one of `locales`, or the `source-locale`.",
    allowed: "a BCP 47 tag of a known language",
    meant: fixUnderscores,
    parse: locale(),
  },
  glossary: {
    description:
      "JSON or YAML file with `terms` (source text and its translations), `keep` (text that is never translated) and `catalogues` (the app's own PO, `.strings`, `.xcstrings`, Android XML, ARB or JSON files). See [Glossary](localization.md#glossary).",
    ...path(),
  },
  "keep-subject-text": { description: "Keep text on products, people and logos as it is. Only for models that support it.", ...boolean() },
  verify: {
    description:
      "`decode`: decode the result completely and compare it with the source before a file is replaced. `text`: also read the text of a localized result with Tesseract and compare it with the glossary.",
    default: "decode",
    ...oneOf(["decode", "text"]),
  },
  output: {
    description:
      "Path template of the result. `{dir}`, `{subdir}` (the folder below the fixed part of the glob), `{name}`, `{ext}`, `{index}` and, with `locales`, `{locale}` and `{language}` are replaced. Default: `{dir}/{name}{ext}` (in place) to edit, `{dir}/{name}.{locale}{ext}` to localize. Required to generate.",
    ...path(),
  },
  config: {
    description:
      "YAML file with several recipes, see [Several recipes in one file](recipes.md#several-recipes-in-one-file). Inputs of the workflow are defaults for each recipe. `base-url`, `api-key` and `github-token` are not allowed in it.",
    scope: "run",
    ...path(),
  },
  recipes: {
    description: "Names of the recipes in `config` to run. Default: all.",
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
    description:
      "Where the results go: `commit` (to the branch), `pull-request` (to a branch of its own, proposed for the branch), `artifact`, or `none` (files stay in the workspace). `artifact` can be combined with one of the others, separated by a comma.",
    default: "artifact",
    ...deliveries(),
  },
  "commit-message": {
    scope: "run",
    description:
      "Template of the commit message. `{count}`, `{paths}` and `{locales}` are replaced. A line with only `{paths}` becomes a list. Default: `chore(images): …`.",
    ...text("a message"),
  },
  "commit-method": {
    scope: "run",
    description:
      "`api`: a verified commit through the GitHub API. `git`: the git command line. `auto`: `api`, or `git` if Git LFS tracks an output or the change is too large for the API.",
    default: "auto",
    ...oneOf(["auto", "api", "git"]),
  },
  branch: {
    scope: "run",
    description:
      "Branch of the pull request. Retouch makes it and keeps it up to date. Only with `deliver: pull-request`. Default: `retouch/` and the name of the workflow; if `base` is not the default branch, also its name.",
    ...branchName(),
  },
  base: {
    scope: "run",
    description: "Branch that the pull request is for. Only with `deliver: pull-request`. Default: the branch that is checked out.",
    ...branchName(),
  },
  "pr-title": {
    scope: "run",
    description:
      "Template of the title of the pull request. `{count}`, `{paths}` and `{locales}` are replaced. Only with `deliver: pull-request`. Default: the first line of the commit message.",
    ...text("a title"),
  },
  "pr-body": {
    scope: "run",
    description:
      "Template of the text above Retouch's own part of a new pull request. `{count}`, `{paths}` and `{locales}` are replaced. Only with `deliver: pull-request`.",
    ...text("a text"),
  },
  "pr-labels": {
    scope: "run",
    description: "Labels of a new pull request. Labels that do not exist are created. Only with `deliver: pull-request`.",
    ...names("label names"),
  },
  "pr-draft": {
    scope: "run",
    description: "Open the pull request as a draft. Only with `deliver: pull-request`.",
    default: "false",
    ...boolean(),
  },
  "pr-reviewers": {
    scope: "run",
    description:
      "Users, or teams as `org/team`, who are asked to review a new pull request. Only with `deliver: pull-request`. A team needs the token of a GitHub App.",
    ...names("users, or teams as `org/team`", /^@?[\w-]+(\[bot\]|\/[\w.-]+)?$/),
  },
  "pr-assignees": {
    scope: "run",
    description: "Users to whom a new pull request is assigned. Only with `deliver: pull-request`.",
    ...names("users", /^@?[\w-]+(\[bot\])?$/),
  },
  "artifact-name": {
    scope: "run",
    description: "Name of the artifact.",
    default: "retouch",
    // The characters that the artifact service refuses in a name.
    ...text('a name without `" : < > | * ? \\ /` and line breaks', z.string().regex(/^[^":<>|*?\\/\r\n]{1,200}$/)),
  },
  comment: { scope: "run", description: "Write a before/after comment on the pull request.", default: "true", ...boolean() },
  "comment-key": {
    scope: "run",
    description:
      "Distinguishes several comments on one pull request. Default: workflow, job, step and the images that the step makes, so that each leg of a matrix has a comment of its own.",
    ...text("a text of at most 100 characters", z.string().max(100)),
  },
  "max-images": {
    scope: "run",
    description: "Maximum number of tasks, of all shards together. A run with more tasks fails before the first paid call.",
    default: "100",
    ...number({ min: 1, max: 100_000, integer: true }),
  },
  "max-cost": {
    scope: "run",
    description:
      "Maximum cost of the run in US dollars. A higher estimate fails before the first paid call. When the run reaches the limit, it makes no further calls.",
    ...number({ min: 0, max: 1_000_000 }),
  },
  "dry-run": {
    scope: "run",
    description: "Plan, estimate and report only. Makes no provider calls, writes and delivers nothing, and needs no key.",
    default: "false",
    ...boolean(),
  },
  concurrency: {
    description: "Maximum number of calls in progress at the same time. Default: depends on the provider.",
    ...number({ min: 1, max: 64, integer: true }),
  },
  "requests-per-minute": {
    description: "Maximum number of paid requests per minute, spread evenly. Default: depends on the provider and the model.",
    ...number({ min: 0.1, max: 60_000 }),
  },
  timeout: {
    description: "Maximum time for one task in seconds, including the time in the provider's queue.",
    default: "300",
    ...number({ min: 1, max: 21_600, integer: true, unit: "seconds" }),
  },
  retries: {
    description: "Maximum retries for requests known not to be billed.",
    default: "3",
    ...number({ min: 0, max: 20, integer: true }),
  },
  "fail-on": {
    scope: "run",
    description: "Which failed tasks fail the step: `any`, `all` or `never`. Successful results are delivered in each case.",
    default: "any",
    ...oneOf(["any", "all", "never"]),
  },
  lockfile: {
    scope: "run",
    description:
      "Path of the file that records finished results, so that nothing is paid for twice, or `none`. A branch that is merged into another records in a file of its own in a folder beside it.",
    default: ".github/retouch.lock.json",
    ...path(", or `none`"),
  },
  force: {
    scope: "run",
    description:
      "Edit again even if the lockfile says that an image is up to date, and overwrite files that a person changed: `true`, or globs of the sources or outputs that it applies to.",
    default: "false",
    ...booleanOrGlobs(),
  },
  "on-modified": {
    scope: "run",
    description:
      "What to do with an output that differs from the recorded file: `keep` it, `edit` it again, or `auto`: look at it. Then a file that was only recompressed counts as the result, a new screenshot over an edited one is edited, and everything else is kept.",
    default: "auto",
    ...oneOf(["auto", "keep", "edit"]),
  },
  "result-cache": {
    scope: "run",
    description:
      "Where finished results are kept beyond the checkout, so that no run pays for them again: `git` (refs below `refs/retouch/results/`), `actions` (the Actions cache) or `none`. `auto`: `git` where the token may write contents, otherwise `actions`; `none` with `lockfile: none`. See [Costs](costs.md#results-of-earlier-runs).",
    default: "auto",
    ...oneOf(["auto", "git", "actions", "none"]),
  },
  previews: {
    scope: "run",
    description:
      "Pictures in the comment when nothing is committed. `auto`: small copies below `refs/retouch/previews/`, where the token may write contents; otherwise the comment links the gallery. `none`: always the link.",
    default: "auto",
    ...oneOf(["auto", "none"]),
  },
  frozen: { scope: "run", description: "Make no provider calls and fail if any task is out of date.", default: "false", ...boolean() },
  shard: {
    scope: "run",
    description:
      "`i/n`: do only this share of the tasks, as one of n jobs of a matrix. The results go to an artifact, and a job with `mode: merge` delivers those of all shards. `max-cost` and `requests-per-minute` are divided among the shards. See [Scale](scale.md).",
    ...shard(),
  },
  "skip-labels": {
    scope: "run",
    description: "Do nothing on pull requests that have one of these labels.",
    ...names("label names"),
  },
  "skip-drafts": { scope: "run", description: "Do nothing on draft pull requests.", default: "false", ...boolean() },
  "github-token": {
    scope: "run",
    description: "Token for the GitHub API. See [Permissions](permissions.md).",
    default: "${{ github.token }}",
    secret: true,
    ...text("a token without spaces or line breaks", z.string().regex(/^[\x21-\x7e]+$/)),
  },
} as const satisfies Record<string, Input<unknown>>;
