import { createHash } from "node:crypto";
import type { Context } from "../../src/context.ts";
import { RetouchError } from "../../src/errors.ts";
import type { Outcome, Result } from "../../src/outcome.ts";
import type { Report } from "../../src/report/report.ts";

const sha1 = (text: string) => createHash("sha1").update(text).digest("hex");

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

/** An outcome of an edited image; `result` and `outcome` replace parts of it. */
export function sampleOutcome(path: string, result: Partial<Result> = {}, outcome: Partial<Omit<Outcome, "result">> = {}): Outcome {
  const blob = sha1(path);
  return {
    task: { source: { path, blob, indexBlob: blob }, output: result.output ?? path, recipe: "r", originBlob: blob },
    before: { width: 1280, height: 720, bytes: 319_488 },
    changedShare: 0.124,
    result: {
      source: path,
      output: path,
      locale: null,
      status: "edited",
      provider: "aimlapi",
      model: "alibaba/qwen-image-edit",
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

const NOTHING: Partial<Result> = { width: null, height: null, bytes: null, sha256: null, cost: null, durationMs: null };

/** An outcome of a task that made no file. */
export function sampleFailure(path: string, code: RetouchError["code"], message: string): Outcome {
  const { task, result } = sampleOutcome(path, { ...NOTHING, status: "failed", durationMs: 2100, error: { code, message } });
  return { task, result };
}

export function sampleUntouched(path: string, status: "unchanged" | "modified" | "stale" | "planned", cost: number | null = null): Outcome {
  const { task, result } = sampleOutcome(path, { ...NOTHING, status, cost });
  return { task, result };
}

export function sampleReport(outcomes: Outcome[], report: Partial<Report> = {}): Report {
  const cost = outcomes.reduce((sum, { result }) => sum + (result.cost ?? 0), 0);
  return {
    context: SAMPLE_CONTEXT,
    provider: "aimlapi",
    model: "alibaba/qwen-image-edit",
    sandbox: false,
    dryRun: false,
    skipReason: "",
    skipMessage: "",
    outcomes,
    estimatedCost: cost,
    cost,
    costIsEstimate: true,
    durationMs: 72_400,
    errors: [],
    warnings: [],
    ...report,
  };
}

const committed = { delivered: { commit: SAMPLE_COMMIT, artifact: SAMPLE_ARTIFACT, stale: [], warnings: [], errors: [] } };

/** The reports that `scripts/render-comment.ts` shows. */
export function listSampleReports(): Record<string, Report> {
  const edited = [
    sampleOutcome("docs/screenshots/settings.png"),
    sampleOutcome(
      "assets/banner.png",
      { width: 1600, height: 400, bytes: 91_000, warnings: ["The model returned no transparency; that of the source was put back."] },
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
  if (untracked) delete untracked.task.source.indexBlob;
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
      { ...committed, warnings: ["docs/link.png is a symbolic link and was left out."] },
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
      skipReason: "up-to-date",
      skipMessage: "All 2 selected images are up to date: same image, same prompt, same model as in the lock.",
      durationMs: 410,
    }),
    "dry-run": sampleReport(
      [
        ...["docs/a.png", "docs/b.png", "docs/c.webp"].map((path) => sampleUntouched(path, "planned", 0.055)),
        sampleUntouched("docs/d.png", "unchanged"),
      ],
      { dryRun: true, skipReason: "dry-run", skipMessage: "Dry run: nothing was sent, written or delivered.", cost: null, durationMs: 380 },
    ),
    sandbox: sampleReport(
      edited.slice(0, 2).map((outcome) => ({ ...outcome, result: { ...outcome.result, cost: 0 } })),
      {
        ...committed,
        provider: "sandbox",
        model: "sandbox",
        sandbox: true,
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
  };
}
