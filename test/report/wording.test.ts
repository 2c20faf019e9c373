import { expect, test } from "vitest";
import { findNoMatch } from "../../src/gate.ts";
import { loadInputs } from "../../src/inputs/load.ts";
import type { RunNotice } from "../../src/notices.ts";
import type { Outcome } from "../../src/outcome.ts";
import type { PreparedTask } from "../../src/plan/task.ts";
import { renderComment } from "../../src/report/comment.ts";
import { deliveryLines } from "../../src/report/log.ts";
import { wordRunNotice, wordTaskNotice } from "../../src/report/notice-wording.ts";
import { explainNothing } from "../../src/report/reason-wording.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { announce, describeEstimate, headline } from "../../src/report/wording.ts";
import {
  SAMPLE_CONTEXT,
  sampleFailure,
  sampleGenerated,
  sampleLocalized,
  sampleOutcome,
  sampleRemoved,
  sampleReport,
  sampleUntouched,
} from "./sample-report.ts";

const jobOf = ({ task }: ReturnType<typeof sampleOutcome>): PreparedTask => ({
  task,
  wanted: { fit: "cover", format: "png" },
  target: { width: 1024, height: 1024 },
  writePrompts: () => ["x"],
  words: { terms: [], keep: [] },
  warnings: [],
});

test("what is about to be paid for is announced by kind, with each model once", () => {
  const localized = ["fr", "de"].map((locale) => jobOf(sampleLocalized("a.png", locale)));
  expect(announce([jobOf(sampleOutcome("a.png"))], 0.055)).toBe("1 image to edit with aimlapi alibaba/qwen-image-edit, about $0.055");
  expect(announce([...localized, jobOf(sampleGenerated("b.png"))], null)).toBe(
    "2 images to localize, 1 to generate with aimlapi alibaba/qwen-image-edit and aimlapi alibaba/qwen-image, price not known",
  );
});

test("why nothing is made leaves out what there is none of", () => {
  const explain = (...statuses: ("unchanged" | "modified")[]) => {
    const outcomes = statuses.map((status, index) => sampleUntouched(`${index}.png`, status));
    return explainNothing(sampleReport(outcomes, { skip: { reason: "up-to-date" } }));
  };
  expect(explain("unchanged", "unchanged")).toBe("Nothing was done: 2 images are up to date.");
  expect(explain("modified")).toBe("Nothing was done: 1 file was edited by hand and kept. Set `force: true` to replace it.");
  expect(explain("unchanged", "modified", "modified")).toBe(
    "Nothing was done: 1 image is up to date. 2 files were edited by hand and kept. Set `force: true` to replace them.",
  );
});

test("what is newer on the branch and what is deleted there are counted each by its own", () => {
  const newer = sampleUntouched("a.png", "stale");
  const removed = ["b.png", "c.png"].map(sampleRemoved);
  const explain = (...outcomes: Outcome[]) => explainNothing(sampleReport(outcomes, { skip: { reason: "up-to-date" } }));
  expect(explain(...removed.slice(1))).toBe("Nothing was done: 1 image no longer exists on the branch.");
  expect(explain(newer, ...removed)).toBe(
    "Nothing was done: 1 image has a newer version on the branch. 2 images no longer exist on the branch.",
  );
  const report = sampleReport([newer, ...removed]);
  expect(headline(report)).toBe("1 image superseded by a newer commit, 2 deleted on the branch");
  expect(deliveryLines(report)).toEqual([
    "stale, not committed: a.png",
    "deleted on the branch, not committed: b.png",
    "deleted on the branch, not committed: c.png",
  ]);
  const page = renderComment(report);
  expect(page).toContain("<summary>Not committed because the branch has a newer version");
  expect(page).toContain("<summary>Not committed because the branch no longer has the image");
  for (const text of [page, renderSummary(report)]) expect(text).toContain("not committed: the image no longer exists on the branch");
});

test("recipes whose globs select no file are the reason where there is nothing else to do", async () => {
  const inputs = await loadInputs(
    { INPUT_IMAGES: "docs/*", INPUT_PROMPT: "x", INPUT_PROVIDER: "sandbox", "INPUT_CHANGED-ONLY": "false" },
    SAMPLE_CONTEXT,
  );
  const explain = (notices: readonly RunNotice[]) => explainNothing(sampleReport([], { skip: findNoMatch(inputs, notices) }));
  expect(
    explain([
      { code: "recipe-idle", recipe: "a", reason: { kind: "nothing-changed" } },
      { code: "recipe-idle", recipe: "b", reason: { kind: "no-file", globs: [{ glob: "docs/*" }], noCheckout: false } },
    ]),
  ).toBe(
    'Nothing was done: recipe "a": none of its images changed (`changed-only`). recipe "b": its globs match no files: `docs/*`. Check that the files are in the repository, and that git does not ignore them.',
  );
  expect(explain([])).toBe("Nothing was done: no changed image matches `docs/*` (`changed-only`).");
});

test("how long it takes is told in minutes, after the price", () => {
  const after = (durationMs: number) => describeEstimate(0.9, { durationMs, isRateBound: false, shards: 1, shardMs: durationMs });
  expect([0, 40_000, 61_000, 3_600_000, 10_002_000].map(after)).toEqual([
    "about $0.90",
    "about $0.90, a minute at most",
    "about $0.90, about 2 min",
    "about $0.90, about 1 h",
    "about $0.90, about 2 h 47 min",
  ]);
  expect(describeEstimate(110, { durationMs: 10_002_000, isRateBound: false, shards: 6, shardMs: 1_669_000 })).toBe(
    "about $110.00, about 2 h 47 min, or 6 shards of about 28 min",
  );
  const bound = wordRunNotice({ code: "too-long", durationMs: 61_200_000, isRateBound: true, shards: 1 });
  expect(bound).toMatch(/^This run takes about 17 hours, .* Shards share the rate limit, so they do not end in time either\./);
});

test("what a cancellation left is no failure, and a shard names itself", () => {
  const left = [sampleOutcome("a.png"), sampleFailure("b.png", "cancelled", "x"), sampleFailure("c.png", "timeout", "x")];
  expect(headline(sampleReport(left))).toBe("1 image edited, 1 failed, 1 cancelled");
  expect(headline(sampleReport(left.slice(1, 2), { shard: { index: 2, count: 5 } }))).toBe("1 image cancelled (shard 2 of 5)");
});

test("a source that is misnamed is named with its article", () => {
  expect(wordTaskNotice({ code: "misnamed", path: "a.png", format: "AVIF" })).toContain("a.png contains an AVIF image");
});
