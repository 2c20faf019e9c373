import { createHash } from "node:crypto";
import type { Context } from "../../src/context.ts";
import { RetouchError } from "../../src/errors.ts";
import { toObjectId } from "../../src/git/blob-identity.ts";
import { loadInputs } from "../../src/inputs/load.ts";
import type { Recipe } from "../../src/inputs/recipe.ts";
import type { TaskNotice } from "../../src/notices.ts";
import type { Outcome, Result, RetainedImage } from "../../src/outcome.ts";
import type { Fidelity } from "../../src/pixels/fidelity/keep-source.ts";
import type { OutputPath } from "../../src/plan/protected-paths.ts";
import type { Task } from "../../src/plan/task.ts";
import type { Mode } from "../../src/providers/names.ts";
import { findOutlined } from "../../src/report/outline.ts";
import type { Places, Previews, PullImages, Report } from "../../src/report/report.ts";

const sha1 = (text: string) => toObjectId(createHash("sha1").update(text).digest("hex"));

/** Reports are tested with paths that no plan would let through. */
function anyOutput(path: string): OutputPath {
  const isTaken = (text: string): text is OutputPath => text === path;
  if (!isTaken(path)) throw new Error(path);
  return path;
}

export const SAMPLE_CONTEXT: Context = {
  workspace: "/workspace",
  tempDir: "/temp",
  owner: "octo-org",
  repo: "handbook",
  eventName: "pull_request",
  event: {},
  sha: sha1("head"),
  ref: "refs/pull/7/merge",
  branch: "new-banner",
  apiUrl: "https://api.github.com",
  graphqlUrl: "https://api.github.com/graphql",
  serverUrl: "https://github.com",
  runId: "8123456789",
  runAttempt: "1",
  workflow: "Images",
  job: "retouch",
};

export const SAMPLE_COMMIT = {
  sha: sha1("commit"),
  parent: sha1("head"),
  branch: "new-banner",
  verified: true,
  url: `https://github.com/octo-org/handbook/commit/${sha1("commit")}`,
};

export const SAMPLE_ARTIFACT = {
  id: 4711,
  name: "retouch",
  url: "https://github.com/octo-org/handbook/actions/runs/8123456789/artifacts/4711",
};

const places = new Map<string, { sha: string; path: string }>();

/** Where the candidates of all samples can be seen. */
export const SAMPLE_KEPT: ReadonlyMap<string, { sha: string; path: string }> = places;

/** A recipe as a workflow's inputs make it. */
async function loadRecipe(inputs: Record<string, string>): Promise<Recipe> {
  const given = Object.entries({ provider: "aimlapi", "api-key": "key", "changed-only": "false", ...inputs });
  const environment = Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
  const { recipes } = await loadInputs(environment, SAMPLE_CONTEXT);
  const [recipe] = recipes;
  if (!recipe) throw new Error("the inputs make no recipe");
  return recipe;
}

const RECIPES: Readonly<Record<Mode, Recipe>> = {
  edit: await loadRecipe({ images: "**/*", prompt: "Remove the text." }),
  localize: await loadRecipe({ images: "**/*", locales: "fr, de, pt-BR, zh-Hans" }),
  generate: await loadRecipe({ prompt: "Hills at dawn", output: "docs/hero.png" }),
};

/** Parts of an outcome that a sample replaces. */
export interface SampleOptions extends Partial<Omit<Outcome, "result" | "task">> {
  mode?: Mode;
  /** The provider reports what it billed. */
  reportsCost?: boolean;
  task?: Partial<Task>;
}

/** An outcome of a task that made its picture; `result` and `options` replace parts of it. */
export function sampleOutcome(
  path: string,
  result: Partial<Result> = {},
  { mode = "edit", reportsCost = false, task, ...outcome }: SampleOptions = {},
): Outcome {
  const blob = sha1(path);
  const { provider } = RECIPES[mode];
  const recipe = {
    ...RECIPES[mode],
    provider: provider.kind === "http" ? { ...provider, reportsCost } : provider,
    name: result.recipe ?? "",
    candidates: result.candidates ?? 1,
  };
  const isNew = mode === "generate";
  return {
    task: {
      recipe: { ...recipe, prompts: [recipe.prompt ?? ""], references: [], inputFiles: [] },
      ...(!isNew && { source: { path, blob, indexBlob: blob } }),
      ...(result.locale && { locale: result.locale }),
      output: anyOutput(result.output ?? path),
      recipeHashes: ["r"],
      originBlob: isNew ? "" : blob,
      ...task,
    },
    ...(!isNew && { before: { width: 1280, height: 720, bytes: 319_488 }, changedShare: 0.124 }),
    result: {
      source: isNew ? null : path,
      output: path,
      locale: null,
      status: "edited",
      cached: false,
      provider: "aimlapi",
      model: recipe.modelName,
      width: 1280,
      height: 720,
      bytes: 286_720,
      sha256: "0".repeat(64),
      cost: 0.055,
      durationMs: 4210,
      warnings: [],
      error: null,
      ...result,
    },
    ...outcome,
  };
}

/** An outcome of an image in one locale. */
export function sampleLocalized(path: string, locale: string, result: Partial<Result> = {}, options: SampleOptions = {}): Outcome {
  // By a function, since a `$` in a hostile locale would be read as a pattern.
  const output = path.replace(/(\.\w+)?$/, (extension) => `.${locale}${extension}`);
  return sampleOutcome(path, { output, locale, cost: 0.03, ...result }, { mode: "localize", ...options });
}

/** An outcome of a generated image. */
export function sampleGenerated(path: string, result: Partial<Result> = {}, options: SampleOptions = {}): Outcome {
  return sampleOutcome(path, { width: 1024, height: 1024, ...result }, { mode: "generate", ...options });
}

/** The same with candidates, of which the first is the output. */
export function withCandidates(outcome: Outcome, count: number): Outcome {
  const { task, result } = outcome;
  const { width, height } = result;
  const kept = Array.from({ length: count }, (_, index): RetainedImage => {
    const place = { key: `${task.output}#candidate-${index + 1}`, kind: "candidate" as const, number: index + 1 };
    const cacheKey = sha1(place.key);
    places.set(cacheKey, { sha: sha1("kept"), path: `${cacheKey.slice(0, 2)}/${cacheKey}.png` });
    return { ...place, cacheKey, file: `/temp/${index}`, blob: sha1(`${index}`), width: width ?? 1, height: height ?? 1 };
  });
  return { ...outcome, kept, result: { ...result, candidates: count } };
}

/** A notice that is nothing but a text of others. */
export function freeText(reason: string): TaskNotice {
  return { code: "fallback-failed", reason };
}

const NOTHING: Partial<Result> = { width: null, height: null, bytes: null, sha256: null, cost: null, durationMs: null };

/** An outcome without its picture, and without anything that was measured. */
function asUnmade({ task, result: { text: _text, candidates: _candidates, ...known } }: Outcome, result: Partial<Result>): Outcome {
  return { task, result: { ...known, ...NOTHING, ...result } };
}

/** An outcome of a task that made no file. */
export function sampleFailure(path: string, code: RetouchError["code"], message: string): Outcome {
  return asFailure(sampleOutcome(path), code, message);
}

export function asFailure(outcome: Outcome, code: RetouchError["code"], message: string): Outcome {
  const { text } = outcome.result;
  return asUnmade(outcome, { status: "failed", durationMs: 2100, error: { code, message }, ...(text && { text }) });
}

export function sampleUntouched(path: string, status: "unchanged" | "modified" | "stale" | "planned", cost: number | null = null): Outcome {
  return asUnmade(sampleOutcome(path), { status, cost });
}

/** Of an image that was deleted on the branch. */
export function sampleRemoved(path: string): Outcome {
  const outcome = sampleUntouched(path, "stale");
  return { ...outcome, result: { ...outcome.result, warnings: [{ code: "removed-on-branch", path }] } };
}

export function asPlanned(outcome: Outcome): Outcome {
  return asUnmade(outcome, { status: "planned", cost: outcome.result.cost });
}

export function sampleReport(outcomes: Outcome[], report: Partial<Report> = {}): Report {
  const cost = outcomes.reduce((sum, { result }) => sum + (result.cost ?? 0), 0);
  return {
    context: SAMPLE_CONTEXT,
    models: [{ provider: "aimlapi", model: "alibaba/qwen-image-edit" }],
    dryRun: false,
    outcomes,
    estimatedCost: cost,
    cost,
    durationMs: 72_400,
    errors: [],
    notices: [],
    ...report,
  };
}

/** Of a picture in which the edit changed these places. */
export function sampleFidelity(regions: Fidelity["regions"], changed = 0.07): Fidelity {
  const none = { x: 0, y: 0 };
  const likeness = { ssimInside: 0.4, ssimOutside: 1, deltaEInside: 21.5, deltaEOutside: 0 };
  const move = { shift: none, zoom: { x: 1, y: 1 }, tone: 0, confidence: 0.9, preserved: 1 - changed };
  const picture = { width: 1280, height: 720, format: "png" as const };
  return { changed, changedOutside: 0, regions, ...likeness, ...move, source: picture, answer: picture };
}

export const SAMPLE_GALLERY = { file: "/temp/report.html", url: `${SAMPLE_ARTIFACT.url}1` };

/** The same report where nothing was committed, and the comment has small copies of its pictures. */
export function withPreviews({ outcomes, ...report }: Report): Report {
  const shown = outcomes.map((outcome) => ({ ...outcome, outputBlob: outcome.outputBlob ?? sha1(`after ${outcome.task.output}`) }));
  const keys = shown.flatMap((outcome) => {
    const { task, outputBlob, kept = [] } = outcome;
    return [task.originBlob, outputBlob, ...kept.map(({ blob }) => blob), findOutlined(outcome)?.key ?? ""].filter(Boolean);
  });
  const previews: Previews = new Map(keys.map((key) => [key, { sha: sha1("previews"), path: `${key}.webp` }]));
  const delivered = { artifact: SAMPLE_ARTIFACT, stale: [], warnings: [], errors: [] };
  return { ...report, outcomes: shown, delivered, previews, gallery: SAMPLE_GALLERY };
}

const committed = { delivered: { commit: SAMPLE_COMMIT, artifact: SAMPLE_ARTIFACT, stale: [], warnings: [], errors: [] } };

const LOCALES = ["fr", "de", "pt-BR", "zh-Hans"];

/** The pictures of `examples/`. */
const PICTURES = [
  { path: "docs/images/app-screenshot.png", width: 1200, height: 750, bytes: 74_000 },
  { path: "docs/images/banner.png", width: 1200, height: 360, bytes: 198_000 },
  { path: "docs/images/photo.jpg", width: 900, height: 1200, bytes: 83_860 },
  { path: "docs/images/icon-palette.png", width: 256, height: 256, bytes: 4232 },
] as const;

/** Every example picture in every locale, as one recipe makes them. */
function localizeAll(recipe: string | undefined, locales: readonly string[] = LOCALES, folder = ""): Outcome[] {
  return PICTURES.flatMap(({ path, ...before }, p) =>
    locales.map((locale, l) => {
      const score =
        p === 1 && l === 1
          ? { score: 0.86, missing: ["Sommerschlussverkauf"], left: ["off"] }
          : { score: l === 0 ? 1 : 0.96, missing: [], left: [] };
      return sampleLocalized(
        path,
        locale,
        {
          ...before,
          ...(folder !== "" && { output: `${folder}/${locale}/${path.slice("docs/images/".length)}` }),
          ...(recipe !== undefined && { recipe }),
          text: score,
        },
        { before },
      );
    }),
  );
}

/** Runs of several modes and recipes. */
function listRecipeReports(): Record<string, Report> {
  const kept = { delivered: { ...committed.delivered, kept: SAMPLE_KEPT } };
  const [screenshot] = localizeAll(undefined, ["ja"]);
  const failed = screenshot && {
    ...asFailure(
      screenshot,
      "verify",
      'The text of the result is not what the glossary wants: 40 % of the wanted text was found; missing: "\u8ca9\u58f2".',
    ),
    fallback: "en",
  };
  if (failed)
    failed.result = {
      ...failed.result,
      text: { score: 0.4, missing: ["\u8ca9\u58f2"], left: ["Sales per day"] },
      warnings: [{ code: "fallback-used", locale: "en" }],
    };
  const hero = (result: Partial<Result> = {}, options: SampleOptions = {}) =>
    sampleGenerated("docs/images/hero.png", { width: 1664, height: 936, bytes: 812_000, cost: 0.02, ...result }, options);
  const older = { before: { width: 1664, height: 936, bytes: 790_000 }, task: { outputIndexBlob: sha1("hero") } };
  const models = [
    { provider: "dashscope", model: "qwen-mt-image-2.0" },
    { provider: "aimlapi", model: "alibaba/qwen-image" },
    { provider: "aimlapi", model: "alibaba/qwen-image-edit" },
  ];
  const dashscope = ({ task, ...outcome }: Outcome): Outcome => ({
    ...outcome,
    task,
    result: { ...outcome.result, provider: "dashscope", model: "qwen-mt-image-2.0" },
  });
  const threeRecipes = [
    ...localizeAll("store").map(dashscope),
    ...localizeAll("help-centre", ["es", "it", "pl", "ar"], "help").map(dashscope),
    ...localizeAll("handbook", ["ja", "ko", "zh-Hant", "he"], "handbook").map(dashscope),
  ];
  const replaced = localizeAll(undefined)
    .slice(0, 8)
    .map((outcome, index) => ({
      ...outcome,
      task: { ...outcome.task, ...(index !== 2 && { outputIndexBlob: sha1(`older ${outcome.task.output}`) }) },
    }));
  const mixed = [
    ...localizeAll("store").slice(0, 8).map(dashscope),
    hero({ recipe: "hero" }),
    withCandidates(
      sampleOutcome(
        "docs/images/photo.jpg",
        { recipe: "clean-up", width: 900, height: 1200, bytes: 91_000 },
        { before: { width: 900, height: 1200, bytes: 83_860 } },
      ),
      3,
    ),
  ];
  return {
    localized: sampleReport([...localizeAll(undefined), ...(failed ? [failed] : [])].map(dashscope), {
      ...committed,
      models: models.slice(0, 1),
    }),
    "localized-artifact": sampleReport(localizeAll(undefined).map(dashscope), {
      models: models.slice(0, 1),
      delivered: { artifact: SAMPLE_ARTIFACT, stale: [], warnings: [], errors: [] },
    }),
    replaced: sampleReport(replaced.map(dashscope), { ...committed, models: models.slice(0, 1) }),
    previews: withPreviews(sampleReport([...localizeAll(undefined).slice(0, 8), hero()].map(dashscope), { models: models.slice(0, 2) })),
    recipes: sampleReport(threeRecipes, { ...committed, models: models.slice(0, 1) }),
    "recipes-mixed": sampleReport(mixed, { ...kept, models }),
    "recipes-plan": sampleReport(threeRecipes.map(asPlanned), {
      dryRun: true,
      skip: { reason: "dry-run" },
      cost: null,
      models: models.slice(0, 1),
    }),
    generated: sampleReport([hero()], { ...committed, models: models.slice(1, 2) }),
    regenerated: sampleReport([withCandidates(hero({}, older), 4)], { ...kept, models: models.slice(1, 2) }),
    candidates: sampleReport(
      [
        withCandidates(
          sampleOutcome(
            "docs/images/app-screenshot.png",
            { width: 1200, height: 750, bytes: 91_000 },
            { before: { width: 1200, height: 750, bytes: 74_000 } },
          ),
          4,
        ),
        withCandidates(
          sampleOutcome(
            "docs/images/banner.png",
            { width: 1200, height: 360, bytes: 227_000 },
            { before: { width: 1200, height: 360, bytes: 198_000 } },
          ),
          4,
        ),
      ],
      kept,
    ),
    "candidates-localized": sampleReport(
      localizeAll(undefined)
        .slice(0, 4)
        .map((outcome) => withCandidates(outcome, 3)),
      kept,
    ),
    "candidates-taken": sampleReport(
      [
        {
          ...sampleOutcome(
            "docs/images/photo.jpg",
            { width: 900, height: 1200, bytes: 91_000, cost: 0, durationMs: 140 },
            { task: { originBlob: sha1("original") } },
          ),
          taken: 2,
        },
        ...localizeAll(undefined)
          .slice(0, 2)
          .map((outcome) => ({ ...outcome, taken: 3, result: { ...outcome.result, cost: 0 } })),
      ],
      committed,
    ),
    "candidates-artifact": sampleReport([withCandidates(hero(), 3)], { ...committed, models: models.slice(1, 2) }),
  };
}

/** What earlier runs of the pull request made, each with the commits that show it. */
export function samplePull(earlier: Outcome[], places: Partial<Places> = {}): PullImages {
  const known = { before: sha1("base"), after: sha1("commit"), ...places };
  return { number: 7, earlier, places: new Map(earlier.map((outcome) => [outcome, known])), digest: "0123456789abcdef" };
}

/** An image as a later run knows it. */
export function asEarlier({ task, result }: Outcome): Outcome {
  return { task, result: { ...result, durationMs: null } };
}

function listPullReports(): Record<string, Report> {
  const photo = sampleOutcome("docs/images/photo.jpg", { width: 900, height: 1200, bytes: 91_000 }, { before: PICTURES[2] });
  const screenshot = sampleOutcome("docs/images/app-screenshot.png", { width: 1200, height: 750, bytes: 91_000 });
  const banner = sampleOutcome("docs/images/banner.png", { width: 1200, height: 360, bytes: 227_000 });
  const failed = sampleFailure("docs/images/team.jpg", "refused", "The provider refused the image: DataInspectionFailed.");
  const unchanged = ["docs/images/app-screenshot.png", "docs/images/banner.png"].map((path) => sampleUntouched(path, "unchanged"));
  const pull = samplePull([screenshot, banner].map(asEarlier));
  const skip = { reason: "up-to-date" } as const;
  const french = localizeAll(undefined).slice(0, 4).map(asEarlier);
  return {
    pull: sampleReport([photo, failed, ...unchanged], { ...committed, pullImages: pull }),
    "pull-unchanged": sampleReport([...unchanged, sampleUntouched("docs/images/photo.jpg", "modified")], {
      skip,
      cost: 0,
      pullImages: pull,
    }),
    "pull-localized": sampleReport(localizeAll(undefined).slice(8, 12), { ...committed, pullImages: samplePull(french) }),
  };
}

/** The reports that `scripts/render-comment.ts` shows. */
export function listSampleReports(): Record<string, Report> {
  const edited = [
    sampleOutcome("docs/screenshots/settings.png"),
    sampleOutcome(
      "assets/banner.png",
      { width: 1600, height: 400, bytes: 91_000, warnings: [{ code: "transparency-restored" }] },
      { before: { width: 1600, height: 400, bytes: 88_000 }, changedShare: 0.031 },
    ),
    sampleOutcome("photos/harbour.jpg", { width: 1200, height: 900 }, { before: { width: 1200, height: 900, bytes: 2_400_000 } }),
    sampleOutcome("assets/icons/logo@2x.png", { width: 64, height: 64, bytes: 2_300 }, { before: { width: 64, height: 64, bytes: 1_900 } }),
    sampleOutcome("docs/phone.webp", { width: 600, height: 1300 }, { before: { width: 600, height: 1300, bytes: 140_000 } }),
    sampleOutcome("docs/new/drawing.png", { output: "docs/new/drawing.clean.png" }, {}),
    sampleOutcome("website/static/img/very/deep/folder/of/pictures/for/the/landing-page/hero-illustration.png"),
    sampleOutcome("docs/chart.png", { width: 900, height: 500 }, { before: { width: 900, height: 500, bytes: 40_000 } }),
  ];
  const untracked = edited[5];
  if (untracked?.task.source) delete untracked.task.source.indexBlob;
  const failures = [
    sampleFailure(
      "photos/crowd.jpg",
      "refused",
      "The provider refused the image: DataInspectionFailed, input image may contain inappropriate content.",
    ),
    sampleFailure("photos/old.tiff", "unsupported-image", "`photos/old.tiff` is a TIFF with several pages."),
    sampleFailure("photos/late.png", "ambiguous", "The connection broke after the request was sent."),
    sampleFailure("photos/later.png", "ambiguous", "The connection broke after the request was sent."),
  ];
  const noCredit = Array.from({ length: 9 }, (_, n) =>
    sampleFailure(`photos/${n}.png`, "no-credit", "402: the account has no credit left."),
  );
  return {
    mixed: sampleReport(
      [
        ...edited,
        ...failures,
        sampleUntouched("docs/a.png", "unchanged"),
        sampleUntouched("docs/b.png", "modified"),
        sampleUntouched("docs/c.png", "stale", 0.055),
      ],
      { ...committed, notices: [{ code: "call-ended-early" }] },
    ),
    artifact: sampleReport(edited.slice(0, 5), {
      cost: 0.275,
      delivered: {
        artifact: SAMPLE_ARTIFACT,
        stale: [],
        warnings: [],
        errors: [
          new RetouchError(
            "delivery",
            "The token may not write to `new-banner`: 403 Resource not accessible by integration. Grant `contents: write`.",
          ),
        ],
      },
    }),
    "all-failed": sampleReport(noCredit, { cost: 0 }),
    "no-op": sampleReport([sampleUntouched("docs/a.png", "unchanged"), sampleUntouched("docs/b.png", "modified")], {
      cost: 0,
      skip: { reason: "up-to-date" },
      durationMs: 410,
    }),
    "dry-run": sampleReport(
      [
        ...["docs/a.png", "docs/b.png", "docs/c.webp"].map((path) => sampleUntouched(path, "planned", 0.055)),
        sampleUntouched("docs/d.png", "unchanged"),
      ],
      { dryRun: true, skip: { reason: "dry-run" }, cost: null, durationMs: 380 },
    ),
    sandbox: sampleReport(
      edited.slice(0, 2).map((outcome) => ({ ...outcome, result: { ...outcome.result, cost: 0 } })),
      {
        ...committed,
        models: [{ provider: "sandbox", model: "sandbox" }],
        cost: 0,
        durationMs: 900,
      },
    ),
    huge: sampleReport(
      Array.from({ length: 400 }, (_, n) =>
        n % 40 === 7
          ? sampleFailure(`photos/${n}.jpg`, "timeout", `No result after ${300 + n} s.`)
          : sampleOutcome(`photos/${n}.jpg`, { width: 1200, height: 900 }),
      ),
      committed,
    ),
    "previews-hundred": withPreviews(
      sampleReport(
        Array.from({ length: 100 }, (_, n) => {
          const size = { width: 1200, height: 900 };
          const outcome = sampleOutcome(`photos/very/long/folder/name/of-pictures/${n}.jpg`, {
            ...size,
            warnings: [{ code: "option-ignored", option: "seed", model: "alibaba/qwen-image-edit" }],
          });
          return { ...outcome, before: { ...size, bytes: 400_000 } };
        }),
      ),
    ),
    outlined: withPreviews(
      sampleReport([
        sampleOutcome(
          "docs/images/app-screenshot.png",
          { width: 1200, height: 750, fidelity: sampleFidelity([{ x: 19, y: 617, width: 294, height: 114 }]) },
          { before: { width: 1200, height: 750, bytes: 74_000 } },
        ),
        sampleOutcome(
          "docs/images/banner.png",
          { width: 1200, height: 360, fidelity: sampleFidelity([{ x: 9, y: 294, width: 147, height: 57 }]) },
          { before: { width: 1200, height: 360, bytes: 198_000 } },
        ),
        withCandidates(
          sampleOutcome(
            "docs/images/photo.jpg",
            { width: 900, height: 1200, fidelity: sampleFidelity([{ x: 23, y: 1082, width: 245, height: 95 }]) },
            { before: { width: 900, height: 1200, bytes: 83_860 } },
          ),
          3,
        ),
      ]),
    ),
    "plan-long": sampleReport(
      Array.from({ length: 2000 }, (_, n) => sampleUntouched(`photos/2024/${n}.jpg`, "planned", 0.055)),
      { dryRun: true, skip: { reason: "dry-run" }, cost: null, estimatedCost: 110 },
    ),
    ...listRecipeReports(),
    ...listPullReports(),
  };
}
