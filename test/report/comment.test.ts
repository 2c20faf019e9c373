import fc from "fast-check";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { RetouchError } from "../../src/errors.ts";
import type { IdleReason, RunNotice } from "../../src/notices.ts";
import type { Plan } from "../../src/plan/task.ts";
import { COMMENT_LIMIT, renderComment } from "../../src/report/comment.ts";
import { finalLines } from "../../src/report/log.ts";
import type { Report } from "../../src/report/report.ts";
import { renderSummary, SUMMARY_LIMIT } from "../../src/report/summary.ts";
import { idOf } from "../proven.ts";
import {
  freeText,
  listSampleReports,
  SAMPLE_ARTIFACT,
  SAMPLE_COMMIT,
  SAMPLE_KEPT,
  sampleFailure,
  sampleLocalized,
  sampleOutcome,
  sampleReport,
  sampleUntouched,
  withCandidates,
} from "./sample-report.ts";

const committed = { delivered: { commit: SAMPLE_COMMIT, stale: [], warnings: [], errors: [] } };
const countPictures = (markdown: string) => markdown.match(/<img /g)?.length ?? 0;

test("many images that are up to date are counted and not listed; what a person modified is", () => {
  const upToDate = Array.from({ length: 300 }, (_, n) => sampleUntouched(`docs/${n}.png`, "unchanged"));
  const report = sampleReport([...upToDate, sampleUntouched("docs/mine.png", "modified")]);
  for (const page of [renderComment(report), renderSummary(report)]) {
    expect(page).toContain("300 up to date");
    expect(page).toContain("docs/mine.png");
    expect(page).not.toContain("docs/7.png");
  }
  expect(renderComment(sampleReport(upToDate.slice(0, 9)))).toContain("docs/7.png");
});

test("a comment says what was edited, what failed, what it cost and where it is", () => {
  const report = sampleReport(
    [
      sampleOutcome("docs/a.png", { warnings: [{ code: "option-ignored", option: "seed", model: "alibaba/qwen-image-edit" }] }),
      sampleFailure("docs/b.png", "refused", "The provider refused the image: DataInspectionFailed."),
      sampleUntouched("docs/c.png", "unchanged"),
    ],
    committed,
  );
  expect(renderComment(report)).toMatchInlineSnapshot(`
    "### Retouch: 1 image edited, 1 failed

    <p>1 up to date · $0.055 (estimated) · <code>aimlapi</code> <code>alibaba/qwen-image-edit</code> · 1&nbsp;min&nbsp;12&nbsp;s</p>

    <p>Committed to <code>new-banner</code> as <a href="https://github.com/octo-org/handbook/commit/4015b57a143aec5156fd1444a017a32137a3fd0f"><code>4015b57</code></a>, verified.</p>

    <table>
    <tr><th>Failed</th><th>Why</th></tr>
    <tr><td width="50%"><code>docs/b.png</code></td><td><b><code>refused</code></b><br>
    The provider refused the image: DataInspect<wbr>ionFailed.<br>
    <b>What to do:</b> Change the prompt or exclude the image.</td></tr>
    </table>

    <table>
    <tr><th>Before</th><th>After</th></tr>
    <tr><td width="50%" align="center"><a href="https://github.com/octo-org/handbook/blob/1a954628a960aaef81d7b2d4521929579f3541e6/docs/a.png?raw=true"><img src="https://github.com/octo-org/handbook/blob/1a954628a960aaef81d7b2d4521929579f3541e6/docs/a.png?raw=true" width="400" alt="docs/a.png before"></a></td><td width="50%" align="center"><a href="https://github.com/octo-org/handbook/blob/4015b57a143aec5156fd1444a017a32137a3fd0f/docs/a.png?raw=true"><img src="https://github.com/octo-org/handbook/blob/4015b57a143aec5156fd1444a017a32137a3fd0f/docs/a.png?raw=true" width="400" alt="docs/a.png after"></a></td></tr>
    <tr><td colspan="2"><b><code>docs/a.png</code></b> · 1280×720 · 312&nbsp;KB → 280&nbsp;KB · 12&nbsp;% of pixels changed · $0.055 · 4.2&nbsp;s<br>
    ⚠️ <code>seed</code> was ignored: the model <code>alibaba/qwen-image-edit</code> does not support it.</td></tr>
    </table>

    <details><summary>Unchanged images</summary>
    <table>
    <tr><th>Image</th><th>Result</th></tr>
    <tr><td><code>docs/c.png</code></td><td>up to date</td></tr>
    </table>
    </details>

    <p><sub>Revert a file to reject its edit, or change it by hand. Retouch keeps your version and does not edit it again.<br>
    Click an image to see it at full size. Transparent areas show the background of this page.<br>
    <a href="https://github.com/octo-org/handbook/actions/runs/8123456789">Log and summary of this run</a></sub></p>

    <!-- retouch-state: failures -->"
  `);
});

test.each([100, 180])("each of %i committed images has its picture or a link", (count) => {
  const outcomes = Array.from({ length: count }, (_, index) => sampleOutcome(`docs/${index}.png`));
  const page = renderComment(sampleReport(outcomes, committed));
  const linked = new Set(
    [...page.matchAll(/<a href="[^"]*\/blob\/[^"]*\/docs\/(\d+)\.png\?raw=true">/g)].map(([, number]) => Number(number)),
  );
  expect(linked.size).toBe(count);
});

test("how many images are up to date is said once", () => {
  const untouched = [...["a", "b", "c"].map((name) => sampleUntouched(`${name}.png`, "unchanged")), sampleUntouched("d.png", "modified")];
  for (const skip of [{ reason: "up-to-date" } as const, undefined]) {
    const report = sampleReport([...(skip ? [] : [sampleOutcome("e.png")]), ...untouched], { ...(skip ? {} : committed), skip });
    expect(renderComment(report).match(/\b3\b/g)).toHaveLength(1);
  }
});

test("another candidate is taken by a comment, where the workflow listens to them", () => {
  const outcome = withCandidates(sampleOutcome("docs/a b.png"), 2);
  const report = sampleReport([outcome], { delivered: { ...committed.delivered, kept: SAMPLE_KEPT }, hearsBoxes: true });
  expect(renderComment(report).replaceAll("<wbr>", "")).toContain(
    "2 candidates. To use another candidate at no cost, comment <code>/retouch take &#34;docs/a b.png&#34; 2</code>.",
  );
});

test("a run that did nothing says why", () => {
  const report = sampleReport([sampleUntouched("docs/c.png", "unchanged")], {
    cost: 0,
    durationMs: 400,
    skip: { reason: "up-to-date" },
  });
  expect(renderComment(report)).toMatchInlineSnapshot(`
    "### Retouch: nothing to do

    <p>$0 · <code>aimlapi</code> <code>alibaba/qwen-image-edit</code> · 0.4&nbsp;s</p>

    <p>Nothing was done: 1 image is up to date. (<b><code>up-to-date</code></b>)</p>

    <details><summary>Unchanged images</summary>
    <table>
    <tr><th>Image</th><th>Result</th></tr>
    <tr><td><code>docs/c.png</code></td><td>up to date</td></tr>
    </table>
    </details>

    <p><sub><a href="https://github.com/octo-org/handbook/actions/runs/8123456789">Log and summary of this run</a></sub></p>
    "
  `);
  const label = { reason: "label", label: "no-retouch" } as const;
  for (const skip of [undefined, label]) {
    for (const outcomes of [[], [sampleUntouched("docs/c.png", "modified")]]) {
      const summary = renderSummary(sampleReport(outcomes, { skip }));
      expect(summary).toContain(skip ? "the label &#34;no-retouch&#34;" : outcomes.length === 0 ? "No image was selected." : "up to date");
    }
  }
});

test("a dry run shows the plan with the estimate", () => {
  const report = sampleReport([sampleUntouched("a.png", "unchanged"), sampleUntouched("b.png", "planned", 0.055)], {
    dryRun: true,
    cost: null,
    durationMs: 400,
  });
  expect(renderComment(report)).toMatchInlineSnapshot(`
    "### Retouch: dry run, 1 image to edit

    <p>1 up to date · about $0.055 · <code>aimlapi</code> <code>alibaba/qwen-image-edit</code> · 0.4&nbsp;s</p>

    <table>
    <tr><th>Image</th><th>Plan</th><th>Estimate</th></tr>
    <tr><td><code>b.png</code></td><td>edit</td><td>$0.055</td></tr>
    <tr><td><code>a.png</code></td><td>up to date</td><td></td></tr>
    </table>

    <p><sub><a href="https://github.com/octo-org/handbook/actions/runs/8123456789">Log and summary of this run</a></sub></p>
    "
  `);
});

test("an unknown price is called so", () => {
  expect(renderComment(sampleReport([sampleOutcome("a.png", { cost: null })], { cost: null }))).toContain("cost not known");
  const planned = sampleUntouched("a.png", "planned");
  expect(renderComment(sampleReport([planned], { dryRun: true, estimatedCost: null }))).toContain("price not known");
});

test("a run that asked nobody has no cost", () => {
  const late = { cost: null, estimatedCost: null, errors: [new RetouchError("forbidden", "`frozen`: 1 image out of date (a.png).")] };
  const outcomes = [sampleUntouched("a.png", "planned"), sampleUntouched("b.png", "unchanged")];
  expect(renderSummary(sampleReport(outcomes, late))).toContain("<p>1 up to date · no cost · ");
  // Wrong inputs: nothing was planned.
  expect(renderSummary(sampleReport([], { ...late, dryRun: true }))).toContain("<p>no cost · ");
});

test("a warning that is the reason too is said once", () => {
  const idle: RunNotice = {
    code: "recipe-idle",
    recipe: "docs",
    reason: { kind: "no-file", globs: [{ glob: "a.png" }], noCheckout: false },
  };
  const notices: RunNotice[] = [idle, { code: "comment-failed", reason: "a.svg is no picture." }];
  const page = renderSummary(sampleReport([], { notices, skip: { reason: "no-match", why: "notices", notices: [idle] } }));
  expect(page.match(/its globs match no files/g)).toHaveLength(1);
  expect(page).toContain("⚠️ <code>a.svg</code> is no picture.");
});

test("a recipe without a task says why in the log and in the summary, whatever the others did", () => {
  const reasons: [IdleReason, string][] = [
    [{ kind: "not-originals", example: "c/a.png" }, "all matched files are results, masks or references, for example c/a.png."],
    [{ kind: "nothing-changed" }, "none of its images changed (`changed-only`)."],
    [{ kind: "source-language-only" }, "`locales` contains only the source language."],
  ];
  const idle = reasons.map(([reason], index): RunNotice => ({ code: "recipe-idle", recipe: `r${index}`, reason }));
  const plan: Plan = { tasks: [], selected: [], skipped: [], warnings: [], problems: [], idle };
  const planned = (report: Partial<Report>, outcomes = [sampleOutcome("a.png")]) =>
    sampleReport(outcomes, { ...report, prepared: { plan } as Report["prepared"] });
  const lines = reasons.map(([, sentence], index) => `No task: recipe "r${index}": ${sentence}`);
  const upToDate = planned({ skip: { reason: "up-to-date" } }, [sampleUntouched("a.png", "unchanged")]);
  for (const report of [planned(committed), upToDate]) {
    expect(finalLines(report)).toEqual(expect.arrayContaining(lines));
    expect(renderSummary(report).match(/No task: recipe/g)).toHaveLength(3);
  }
  // What is the reason for the whole run is said once.
  const noMatch = planned({ skip: { reason: "no-match", why: "notices", notices: idle } }, []);
  for (const text of [finalLines(noMatch).join("\n"), renderSummary(noMatch)]) {
    expect(text).not.toContain("No task");
    expect(text.match(/changed-only/g)).toHaveLength(1);
  }
});

test("a cost that the provider reported is not called estimated", () => {
  const [computed, reported] = [sampleOutcome("a.png"), sampleOutcome("a.png", {}, { reportsCost: true })];
  expect(renderComment(sampleReport([computed]))).toContain("$0.055 (estimated)");
  expect(renderComment(sampleReport([reported]))).not.toContain("estimated");
});

test("the sandbox says that no model was called", () => {
  const report = sampleReport([sampleOutcome("a.png")], { models: [{ provider: "sandbox", model: "sandbox" }], cost: 0 });
  for (const page of [renderComment(report), renderSummary(report)]) expect(page).toContain("calls no model");
});

test("errors and warnings of the whole run are told with advice", () => {
  const report = sampleReport([sampleOutcome("a.png")], {
    errors: [new RetouchError("no-credit", "402.")],
    notices: [{ code: "comment-failed", reason: "b.png is a symbolic link." }],
    delivered: {
      artifact: SAMPLE_ARTIFACT,
      stale: [],
      warnings: [{ code: "artifact-failed", reason: "The name was taken." }],
      errors: [new RetouchError("delivery", "403: Grant `contents: write`.")],
    },
  });
  for (const page of [renderComment(report), renderSummary(report)]) {
    expect(page).toContain("<b><code>delivery</code></b>: 403: Grant <code>contents: write</code>.<br>");
    expect(page).toContain("<b><code>no-credit</code></b>: 402. Add credit to the provider account");
    expect(page).toContain("is a symbolic link.");
    expect(page).toContain("The name was taken.");
    expect(page).toContain(`<a href="${SAMPLE_ARTIFACT.url}"><code>retouch</code></a>`);
  }
});

describe("pictures", () => {
  test("come from the parent and the commit, in a table without blank lines", () => {
    const page = renderComment(sampleReport([sampleOutcome("a b.png", { output: "c.png" })], committed));
    const urls = [...page.matchAll(/<a href="([^"]+)"><img src="([^"]+)" width="400" alt="([^"]+)"><\/a>/g)].map(([, ...parts]) => parts);
    const before = `https://github.com/octo-org/handbook/blob/${SAMPLE_COMMIT.parent}/a%20b.png?raw=true`;
    const after = `https://github.com/octo-org/handbook/blob/${SAMPLE_COMMIT.sha}/c.png?raw=true`;
    expect(urls).toEqual([
      [before, before, "a b.png before"],
      [after, after, "c.png after"],
    ]);
    for (const block of page.split("\n\n"))
      expect(block.match(/<(table|details|p)>/g)?.length ?? 0).toBe(block.match(/<\/(table|details|p)>/g)?.length ?? 0);
  });

  test("are left out without a commit, and of what is not in it", () => {
    const outcomes = [
      sampleOutcome("a.png"),
      sampleUntouched("b.png", "stale"),
      sampleUntouched("c.png", "unchanged"),
      sampleFailure("d.png", "timeout", "x"),
    ];
    expect(
      countPictures(
        renderComment(sampleReport(outcomes, { delivered: { artifact: SAMPLE_ARTIFACT, stale: [], warnings: [], errors: [] } })),
      ),
    ).toBe(0);
    expect(countPictures(renderComment(sampleReport(outcomes, committed)))).toBe(2);
  });

  test("before is left out when the source was not in the repository", () => {
    const outcome = sampleOutcome("a.png");
    delete outcome.task.source?.indexBlob;
    const page = renderComment(sampleReport([outcome], committed));
    expect(countPictures(page)).toBe(1);
    expect(page).toContain("not in the repository");
  });

  test("formats that browsers do not show are rows", () => {
    const page = renderComment(sampleReport([sampleOutcome("a.tiff")], committed));
    expect(countPictures(page)).toBe(0);
    expect(page).toContain("<code>a.tiff</code>");
  });

  test("are not enlarged, and not higher than a screen", () => {
    const widthOf = (width: number, height: number) =>
      /width="(\d+)" alt="a.png after"/.exec(renderComment(sampleReport([sampleOutcome("a.png", { width, height })], committed)))?.[1];
    expect([widthOf(32, 32), widthOf(4000, 3000), widthOf(600, 1200), widthOf(3000, 600), widthOf(1, 100_000)]).toEqual([
      "32",
      "400",
      "240",
      "800",
      "1",
    ]);
  });

  test("after the sixth pair they are folded", () => {
    const page = renderComment(
      sampleReport(
        Array.from({ length: 9 }, (_, n) => sampleOutcome(`${n}.png`)),
        committed,
      ),
    );
    const [open = "", folded = ""] = page.split("<details>");
    expect([countPictures(open), countPictures(folded)]).toEqual([12, 6]);
    expect(folded).toContain("<summary>3 more edited images</summary>");
  });
});

test("a picture that was edited from the original says so", () => {
  const outcome = sampleOutcome("a.png");
  outcome.task.originBlob = idOf("original");
  expect(renderComment(sampleReport([outcome], committed))).toContain("edited from the original");
});

test("what was cancelled is not called failed", () => {
  const stopped = sampleFailure("stopped.png", "cancelled", "The run was cancelled before this image was started.");
  const failed = sampleFailure("failed.png", "timeout", "No result after 300 s.");
  const report = sampleReport([stopped]);
  for (const page of [renderComment(report), renderSummary(report)]) {
    expect(page).toContain("<th>Cancelled</th>");
    expect(page).not.toMatch(/>failed</i);
  }
  expect(renderSummary(report)).toContain("<td>cancelled</td>");
  expect(renderComment(sampleReport([stopped, failed]))).toContain("<th>Failed or cancelled</th>");
  expect(renderComment(sampleReport([failed]))).toContain("<th>Failed</th>");
});

test("failures for one reason share a row", () => {
  const failures = Array.from({ length: 5 }, (_, n) => sampleFailure(`${n}.png`, "no-credit", "402: no credit."));
  const page = renderComment(sampleReport(failures));
  expect(page.match(/402: no credit\./g)).toHaveLength(1);
  for (let n = 0; n < 5; n += 1) expect(page).toContain(`<code>${n}.png</code>`);
});

describe("limits", () => {
  const longPath = fc.oneof(
    fc.string({ minLength: 1, maxLength: 300, unit: "binary" }),
    fc.constantFrom("@".repeat(4000), `${"é/".repeat(2000)}x.png`, "\"<&'".repeat(300)),
  );
  const outcome = fc.oneof(
    longPath.map((path) => sampleOutcome(`${path}.png`, { warnings: [freeText(path), freeText(path)] })),
    longPath.map((path) => sampleFailure(path, "unavailable", `503: ${path}`)),
    longPath.map((path) => sampleUntouched(path, "stale")),
    longPath.map((path) => {
      const text = { score: 0.5, missing: [path, path], left: [path] };
      return withCandidates(sampleLocalized(`${path}.png`, "fr", { recipe: path, text, warnings: [freeText(path)] }), 3);
    }),
  );

  test("any report is within the comment's and the summary's", () => {
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 30 }), fc.constantFrom(1, 20, 60), longPath, (outcomes, times, text) => {
        const many = Array.from({ length: times }, () => outcomes).flat();
        const report = sampleReport(many, {
          delivered: { ...committed.delivered, kept: SAMPLE_KEPT },
          models: [{ provider: text, model: `${text}!` }],
          skip: { reason: "label", label: text },
          notices: Array.from({ length: times }, () => ({ code: "comment-failed", reason: text })),
        });
        const comment = renderComment(report);
        expect(comment.length).toBeLessThanOrEqual(COMMENT_LIMIT);
        // More than the headline that is left when nothing else fits.
        expect(comment).toContain("<p>");
        expect(Buffer.byteLength(renderSummary(report))).toBeLessThanOrEqual(SUMMARY_LIMIT);
      }),
      { numRuns: 30 },
    );
  });

  test("what does not fit is counted, and cut in whole rows", () => {
    const outcomes = Array.from({ length: 9000 }, (_, n) =>
      sampleOutcome(`docs/pictures/${n}.png`, { warnings: [{ code: "option-ignored", option: "seed", model: "m" }] }),
    );
    const report = sampleReport(outcomes, committed);
    for (const page of [renderComment(report), renderSummary(report)]) {
      const more = Number(/and (\d+) more: /.exec(page)?.[1]);
      const rows = new Set([...page.replaceAll("<wbr>", "").matchAll(/<td><code>docs\/pictures\/(\d+)\.png<\/code>/g)].map(([, n]) => n));
      expect(rows.size).toBeGreaterThan(90);
      const pairs = page === renderSummary(report) ? 0 : countPictures(page) / 2;
      expect(rows.size + pairs + more).toBe(outcomes.length);
      expect(page.match(/<tr>/g)?.length).toBe(page.match(/<\/tr>/g)?.length);
    }
  });
});

test("the summary names every task and every error", () => {
  const failures = Array.from({ length: 300 }, (_, n) => sampleFailure(`f/${n}.png`, "unavailable", `503 at ${n} o'clock.`));
  const page = renderSummary(
    sampleReport([...failures, sampleUntouched("a.png", "modified"), sampleUntouched("b.png", "stale")], committed),
  );
  for (let n = 0; n < 300; n += 1) expect(page).toContain(`503 at ${n} o'clock.`);
  expect(page).toContain("<code>a.png</code></td><td>kept: edited by hand");
  expect(page).toContain("<code>b.png</code></td><td>not committed: the branch has a newer version");
});

test("the samples are well-formed HTML", () => {
  for (const [name, report] of Object.entries(listSampleReports())) {
    for (const page of [renderComment(report), renderSummary(report)]) {
      const open: string[] = [];
      for (const [, end, tag = ""] of marked.parse(page, { gfm: true, async: false }).matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
        if (tag === "br" || tag === "img" || tag === "wbr") continue;
        if (end === "") open.push(tag);
        else expect([name, open.pop()]).toEqual([name, tag]);
      }
      expect(open).toEqual([]);
    }
  }
});
