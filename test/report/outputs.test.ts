import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MARKDOWN_LIMIT, renderMarkdown } from "../../src/report/comment.ts";
import { buildOutputs, RESULTS_LIMIT, renderResultsFile } from "../../src/report/outputs.ts";
import { idOf } from "../proven.ts";
import {
  asFailure,
  freeText,
  SAMPLE_ARTIFACT,
  SAMPLE_COMMIT,
  sampleFailure,
  sampleGenerated,
  sampleLocalized,
  sampleOutcome,
  sampleReport,
  sampleUntouched,
  withCandidates,
} from "./sample-report.ts";

const nothing = buildOutputs(sampleReport([], { skip: { reason: "no-match", why: "no-candidates" }, cost: null, estimatedCost: null }));

test("of a run that did nothing are all there", () => {
  expect(nothing).toEqual({
    changed: "false",
    "skip-reason": "no-match",
    edited: "0",
    unchanged: "0",
    failed: "0",
    results: "[]",
    "report-file": "",
    "results-file": "",
    "results-truncated": "false",
    "estimated-cost": "",
    cost: "",
    "commit-sha": "",
    "commit-verified": "",
    branch: "",
    "pull-request-number": "",
    "pull-request-url": "",
    "pull-request-operation": "",
    "comment-id": "",
    "comment-url": "",
    "artifact-id": "",
    "artifact-url": "",
    matrix: "",
    markdown: expect.stringMatching(/^### Retouch: nothing to do\n/),
  });
});

test("of a run that delivered", () => {
  const report = sampleReport([sampleOutcome("a.png"), sampleOutcome("b.png"), sampleOutcome("c.png")], {
    resultsFile: "/temp/results.json",
    delivered: { commit: SAMPLE_COMMIT, artifact: SAMPLE_ARTIFACT, stale: [], warnings: [], errors: [] },
    comment: { id: 99, url: "https://github.com/octo-org/handbook/pull/7#issuecomment-99" },
  });
  const { results, markdown, ...rest } = buildOutputs(report);
  expect(rest).toEqual({
    changed: "true",
    "skip-reason": "",
    edited: "3",
    unchanged: "0",
    failed: "0",
    "report-file": "",
    "results-file": "/temp/results.json",
    "results-truncated": "false",
    "estimated-cost": "0.165",
    cost: "0.165",
    "commit-sha": SAMPLE_COMMIT.sha,
    "commit-verified": "true",
    branch: "new-banner",
    "pull-request-number": "",
    "pull-request-url": "",
    "pull-request-operation": "",
    "comment-id": "99",
    "comment-url": "https://github.com/octo-org/handbook/pull/7#issuecomment-99",
    "artifact-id": "4711",
    "artifact-url": SAMPLE_ARTIFACT.url,
    matrix: "",
  });
  expect(markdown).toBe(renderMarkdown(report));
  expect(JSON.parse(results ?? "")).toEqual(report.outcomes.map(({ result }) => result));
});

test("each task is in one count, and what left its image alone is unchanged", () => {
  const outcomes = [
    sampleOutcome("a.png"),
    sampleUntouched("b.png", "unchanged"),
    sampleUntouched("c.png", "modified"),
    sampleUntouched("d.png", "stale"),
    sampleFailure("e.png", "timeout", "x"),
  ];
  expect(buildOutputs(sampleReport(outcomes))).toMatchObject({ changed: "true", edited: "1", unchanged: "3", failed: "1" });
});

test("the image of a fallback locale is a change, though its task failed", () => {
  const failed = asFailure(sampleLocalized("a.png", "de"), "verify", "Wrong.");
  expect(buildOutputs(sampleReport([failed]))).toMatchObject({ changed: "false", edited: "0", failed: "1" });
  const replaced = { ...failed, fallback: "en", outputBlob: idOf("fallback") };
  expect(buildOutputs(sampleReport([replaced]))).toMatchObject({ changed: "true", edited: "0", failed: "1" });
});

test("a dry run counts and changes nothing, and estimates", () => {
  const report = sampleReport([sampleUntouched("a.png", "planned", 0.055)], { dryRun: true, skip: { reason: "dry-run" }, cost: null });
  expect(buildOutputs(report)).toMatchObject({
    changed: "false",
    edited: "0",
    failed: "0",
    "estimated-cost": "0.055",
    cost: "",
    "skip-reason": "dry-run",
  });
});

test("a commit by git is not verified", () => {
  const delivered = { commit: { ...SAMPLE_COMMIT, verified: false }, stale: [], warnings: [], errors: [] };
  expect(buildOutputs(sampleReport([sampleOutcome("a.png")], { delivered }))["commit-verified"]).toBe("false");
});

describe("results", () => {
  test("have every key of the contract, and costs without float noise", () => {
    const { results = "" } = buildOutputs(sampleReport([sampleOutcome("a.png", { cost: 0.1 + 0.2 })]));
    const [first] = JSON.parse(results);
    expect(Object.keys(first)).toEqual([
      "source",
      "output",
      "locale",
      "status",
      "cached",
      "provider",
      "model",
      "width",
      "height",
      "bytes",
      "sha256",
      "cost",
      "durationMs",
      "warnings",
      "error",
    ]);
    expect(first.cost).toBe(0.3);
  });

  test("have further keys where those features are used", () => {
    const text = { score: 1 / 3, missing: ["Speichern"], left: [] };
    const outcomes = [withCandidates(sampleLocalized("a.png", "de", { recipe: "store", text }), 2), sampleGenerated("b.png")];
    const [localized, generated] = JSON.parse(buildOutputs(sampleReport(outcomes)).results ?? "");
    expect(localized).toMatchObject({ locale: "de", status: "edited", recipe: "store", text: { ...text, score: 0.3333 }, candidates: 2 });
    expect(generated).toMatchObject({ source: null, output: "b.png", status: "edited" });
    expect(Object.keys(generated)).not.toContain("recipe");
  });

  test("name files exactly, and give a later step that prints them no command and nothing unseen", () => {
    const path = 'a##[error]b \u202e\u2028\u0085\u200b\u{e0041}"\n::error::c.png';
    const outcomes = [sampleOutcome(path)];
    const { results = "" } = buildOutputs(sampleReport(outcomes));
    for (const json of [results, renderResultsFile(outcomes)]) {
      expect(JSON.parse(json)[0]).toMatchObject({ source: path, output: path });
      expect(json.trim()).not.toMatch(/##\[|^\s*::|[\p{Cc}\p{Cf}\u2028]/mu);
    }
  });

  test("too large are first left without their measures", () => {
    const outcomes = Array.from({ length: 400 }, (_, n) => sampleOutcome(`${n}`, { fidelity }));
    const few = JSON.parse(buildOutputs(sampleReport(outcomes.slice(0, 100))).results ?? "");
    expect(few.map((one: object) => "fidelity" in one)).toEqual(Array(100).fill(true));
    const { results = "", "results-truncated": truncated } = buildOutputs(sampleReport(outcomes));
    expect(truncated).toBe("false");
    const parsed: object[] = JSON.parse(results);
    expect(parsed.map((one) => "fidelity" in one)).toEqual(Array(400).fill(false));
    expect(renderResultsFile(outcomes).match(/"fidelity"/g)).toHaveLength(400);
  });

  test("too large are cut to whole objects", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 3000 }), (count, length) => {
        const outcomes = Array.from({ length: count }, (_, n) => sampleOutcome(`${n}`, { warnings: [freeText("é".repeat(length))] }));
        const { results = "", "results-truncated": truncated } = buildOutputs(sampleReport(outcomes));
        const parsed: unknown[] = JSON.parse(results);
        expect(results.length).toBeLessThanOrEqual(RESULTS_LIMIT);
        expect(truncated).toBe(String(parsed.length < count));
        const warnings = [`The fallback image could not be used: ${"é".repeat(length)}`];
        expect(parsed).toEqual(outcomes.slice(0, parsed.length).map(({ result }) => ({ ...result, warnings })));
        // Not cut more than need be.
        if (truncated === "true") expect(results.length + length + 600).toBeGreaterThan(RESULTS_LIMIT);
      }),
      { numRuns: 25 },
    );
  });
});

const size = { width: 800, height: 600, format: "png" } as const;
const fidelity = {
  ...{ changed: 0.1234, changedOutside: 0.1234, ssimInside: 0.4567, ssimOutside: 0.9876, deltaEInside: 12.3456, deltaEOutside: 0.4321 },
  regions: Array.from({ length: 5 }, (_, n) => ({ x: 100 * n, y: 100 * n, width: 120, height: 80 })),
  ...{ shift: { x: 1.2345, y: 0.1234 }, zoom: { x: 1.0012, y: 1.0012 }, tone: 1.2345, confidence: 0.9876, preserved: null },
  ...{ source: size, answer: size },
};

test("the Markdown for other steps is the comment without its marks, and within its own limit", () => {
  const delivered = { commit: SAMPLE_COMMIT, stale: [], warnings: [], errors: [] };
  const failed = sampleReport([sampleOutcome("a.png"), sampleFailure("b.png", "timeout", "x")], { delivered });
  expect(renderMarkdown(failed)).toMatch(/^### Retouch: 1 image edited, 1 failed\n.* alt="a.png after".*<\/p>\n$/s);
  const many = Array.from({ length: 900 }, (_, index) => sampleOutcome(`${"\u753b\u50cf".repeat(20)}-${index}.png`));
  const bytes = Buffer.byteLength(renderMarkdown(sampleReport(many, { delivered })));
  expect(bytes).toBeLessThanOrEqual(MARKDOWN_LIMIT);
  expect(bytes).toBeGreaterThan(MARKDOWN_LIMIT / 4);
});

test("of a dry run are the shards for a matrix, and none where nothing is due", () => {
  const planned = sampleOutcome("a.png");
  planned.result.status = "planned";
  const schedule = { durationMs: 3 * 3_600_000, isRateBound: false, shards: 3, shardMs: 3_600_000 };
  const matrixOf = (more: object, outcomes = [planned]) => buildOutputs(sampleReport(outcomes, { dryRun: true, schedule, ...more })).matrix;
  expect(matrixOf({})).toBe('{"shard":["1/3","2/3","3/3"]}');
  expect(matrixOf({ schedule: undefined })).toBe('{"shard":["1/1"]}');
  expect(matrixOf({ schedule: undefined }, [])).toBe('{"shard":[]}');
  expect(matrixOf({ dryRun: false })).toBe("");
  expect(matrixOf({ shard: { index: 1, count: 3 } })).toBe("");
});
