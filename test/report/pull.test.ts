import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { loadInputs } from "../../src/inputs/load.ts";
import { isOutdated, renderComment, renderMarkdown } from "../../src/report/comment.ts";
import { makeCommentKey } from "../../src/report/comment-key.ts";
import { diffUrl } from "../../src/report/markdown.ts";
import { renderSummary } from "../../src/report/summary.ts";
import {
  asEarlier,
  listSampleReports,
  SAMPLE_COMMIT,
  SAMPLE_CONTEXT,
  SAMPLE_KEPT,
  sampleFailure,
  sampleLocalized,
  sampleOutcome,
  samplePull,
  sampleReport,
  sampleUntouched,
  withCandidates,
} from "./sample-report.ts";

const committed = { delivered: { commit: SAMPLE_COMMIT, stale: [], warnings: [], errors: [] } };
const listAlts = (page: string) => [...page.matchAll(/ alt="([^"]*)"/g)].map(([, alt]) => alt);

describe("the images of earlier runs", () => {
  const [a, b] = ["a.png", "b.png"].map((path) => asEarlier(sampleOutcome(path)));
  const earlier = [b, a].flatMap((one) => one ?? []);

  test("stand below those of this run, in the order that they are given, and not among the unchanged", () => {
    const outcomes = [sampleUntouched("a.png", "unchanged"), sampleUntouched("b.png", "unchanged"), sampleOutcome("c.png")];
    const pull = samplePull(earlier, { before: "1".repeat(40), after: "2".repeat(40) });
    const page = renderComment(sampleReport(outcomes, { ...committed, pullImages: pull }));
    expect(listAlts(page)).toEqual(["c.png before", "c.png after", "b.png before", "b.png after", "a.png before", "a.png after"]);
    expect(page).toContain(`/blob/${"1".repeat(40)}/a.png?raw=true`);
    expect(page).toContain(`/blob/${"2".repeat(40)}/a.png?raw=true`);
    expect(page).toContain("### Retouch: 1 image edited\n");
    expect(page).not.toContain("unchanged");
    const anchor = createHash("sha256").update("a.png").digest("hex");
    expect(page).toContain(`<a href="https://github.com/octo-org/handbook/pull/7/files#diff-${anchor}"><code>a.png</code></a>`);
  });

  test("give way to those of this run, and the rest of them is counted", () => {
    const many = Array.from({ length: 25 }, (_, n) => sampleOutcome(`new/${n}.png`));
    const old = Array.from({ length: 25 }, (_, n) => asEarlier(sampleOutcome(`old/${n}.png`)));
    const untouched = old.map(({ task }) => sampleUntouched(task.output, "unchanged"));
    const page = renderComment(sampleReport([...many, ...untouched], { ...committed, pullImages: samplePull(old) }));
    const shown = listAlts(page).filter((alt) => alt?.endsWith("after"));
    expect(shown).toEqual([...many, ...old.slice(0, 5)].map(({ task }) => `${task.output} after`));
    // The others are one click away.
    const listed = page.slice(page.indexOf("<summary>Unchanged images</summary>"));
    const diffs = old
      .slice(5)
      .map(({ task }) => `<a href="${diffUrl({ ...SAMPLE_CONTEXT, pull: 7, path: task.output })}"><code>${task.output}</code></a>`);
    for (const diff of diffs) expect(listed).toContain(diff);
    expect(listed.match(/<a href/g)).toHaveLength(diffs.length + 1);
  });

  test("are the title where there is nothing else to say", () => {
    const skip = { reason: "up-to-date" } as const;
    const report = sampleReport([sampleUntouched("a.png", "unchanged")], { skip, pullImages: samplePull(earlier) });
    expect(renderComment(report)).toContain("### Retouch: 2 images edited in this pull request\n");
    expect(renderMarkdown(report)).toMatch(/^### Retouch: 2 images edited in this pull request\n/);
  });

  test("decide whether a run without news changes the comment", () => {
    const page = renderComment(sampleReport([sampleOutcome("c.png")], { ...committed, pullImages: samplePull(earlier) }));
    const same = samplePull(earlier);
    expect(isOutdated(page, same)).toBe(false);
    expect(isOutdated(page, { ...same, digest: "fedcba9876543210" })).toBe(true);
    // Where GitHub did not say which there are.
    expect(isOutdated(page, { ...same, digest: undefined })).toBe(false);
    const failed = renderComment(sampleReport([sampleFailure("c.png", "timeout", "x")], { pullImages: samplePull(earlier) }));
    expect(isOutdated(failed, same)).toBe(true);
  });

  test("of a source in several locales are one item", () => {
    const locales = ["fr", "de"].map((locale) => asEarlier(sampleLocalized("a.png", locale)));
    const page = renderComment(sampleReport([], { pullImages: samplePull(locales) }));
    expect(listAlts(page)).toEqual(["a.png before", "a.fr.png after", "a.de.png after"]);
    expect(page).toContain(`${createHash("sha256").update("a.de.png").digest("hex")}"><code>de</code></a>`);
  });
});

describe("on a phone", () => {
  test("no table is within another one, and candidates have one of their own with at most three in a row", () => {
    for (const count of [2, 3, 4, 7]) {
      const outcomes = ["a.png", "b.png"].map((path) => withCandidates(sampleOutcome(path), count));
      const page = renderComment(sampleReport(outcomes, { delivered: { ...committed.delivered, kept: SAMPLE_KEPT } }));
      expect(page).not.toMatch(/<table>(?:(?!<\/table>).)*<table>/s);
      const tables = [...page.matchAll(/<table>.*?<\/table>/gs)].map(([table]) => table);
      expect(tables.map((table) => table.includes("candidate"))).toEqual([false, true, false, true]);
      for (const row of tables[1]?.match(/<tr>.*?<\/tr>/gs) ?? []) expect(row.match(/<img /g)?.length).toBeLessThanOrEqual(3);
    }
  });

  test("failures have two columns, and no name is longer than half of one without a place to break it", () => {
    const name = `${"folder_with_a_name/".repeat(2)}${"long".repeat(6)}.png`;
    const failures = (["refused", "timeout", "unexpected-reply"] as const).map((code) => sampleFailure(name, code, `About ${code}.`));
    const page = renderComment(sampleReport([...failures, sampleOutcome(name)]));
    const table = /<table>\n<tr><th>Failed.*?<\/table>/s.exec(page)?.[0] ?? "";
    for (const row of table.match(/<tr>.*?<\/tr>/gs) ?? []) expect(row.match(/<t[hd][ >]/g)).toHaveLength(2);
    expect(table).toContain("<b>What to do:</b> Change the prompt or exclude the image.");
    const shown = [...page.matchAll(/<td(?: width="50%")?><code>(.*?)<\/code>/g)].map(([, text = ""]) => text);
    expect(shown).toHaveLength(4);
    for (const text of shown) {
      expect(text.replaceAll("<wbr>", "")).toBe(name);
      for (const part of text.split(/<wbr>|-/)) expect(part.length).toBeLessThanOrEqual(16);
    }
  });

  test("no table of the comment or of the summary has more columns than fit", () => {
    for (const [name, report] of Object.entries(listSampleReports()))
      for (const page of [renderComment(report), renderSummary(report)])
        for (const row of page.match(/<tr>.*?<\/tr>/gs) ?? []) {
          // Pictures shrink, text does not.
          const most = row.includes("<img ") ? 5 : 4;
          expect(row.match(/<t[hd][ >]/g)?.length, `${name}: ${row}`).toBeLessThanOrEqual(most);
        }
  });

  test("a figure and its unit stay together", () => {
    // Not in the words of a provider.
    const own = (page: string) => page.replace(/<td><b><code>.*?<\/td>|<code>.*?<\/code>|<br>\n⚠️.*?<|<summary>.*?<\/summary>/gs, "");
    const pages = Object.values(listSampleReports()).map((report) => own(renderComment(report)));
    expect(pages.join("")).toMatch(/\d&nbsp;KB → \d+&nbsp;KB/);
    for (const page of pages) expect(page).not.toMatch(/\d (?:%|(?:B|KB|MB|s|min)\b)/);
  });
});

describe("the key of the comment", () => {
  const keyOf = async (given: Record<string, string>, context = SAMPLE_CONTEXT) => {
    const inputs = Object.entries({ provider: "sandbox", "changed-only": "false", images: "docs/*.png", ...given });
    return makeCommentKey(
      await loadInputs(Object.fromEntries(inputs.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])), context),
      context,
    );
  };

  test("tells what makes other images apart, and nothing that may change on the way", async () => {
    const { key } = await keyOf({ prompt: "A" });
    expect(key).toMatch(/^Images \/ retouch \/ [0-9a-f]{8}$/);
    const same: Record<string, string>[] = [
      { prompt: "B" },
      { prompt: "A", seed: "3" },
      { prompt: "A", force: "true" },
      { prompt: "A", candidates: "2" },
    ];
    for (const given of same) expect((await keyOf(given)).key).toBe(key);
    const other = [
      await keyOf({ prompt: "A", images: "site/*.png" }),
      await keyOf({ prompt: "A", output: "{dir}/{name}.new{ext}" }),
      await keyOf({ locales: "fr" }),
      await keyOf({ locales: "de" }),
      await keyOf({ prompt: "A" }, { ...SAMPLE_CONTEXT, step: "__retouch-action_retouch_2" }),
      await keyOf({ prompt: "A" }, { ...SAMPLE_CONTEXT, job: "other" }),
    ];
    expect(new Set([key, ...other.map((one) => one.key)]).size).toBe(7);
    expect((await keyOf({ locales: "fr, de" })).key).toBe((await keyOf({ locales: "de, fr" })).key);
  });

  test("takes over the comment of its job, and by hand that of another workflow with the same images", async () => {
    const pull = { pull_request: { number: 7, base: { ref: "main", sha: "" }, head: { ref: "topic", sha: "" } } };
    const onPull = await keyOf({ prompt: "A" }, { ...SAMPLE_CONTEXT, event: pull });
    expect(onPull.adopt("Images / retouch")).toBe(onPull.key);
    const byHand = await keyOf({ prompt: "A" }, { ...SAMPLE_CONTEXT, workflow: "Take" });
    expect(byHand.adopt(onPull.key)).toBe(onPull.key);
    expect(onPull.adopt(byHand.key)).toBeUndefined();
    expect(byHand.adopt((await keyOf({ prompt: "A", images: "*.png" })).key)).toBeUndefined();
    const given = await keyOf({ prompt: "A", "comment-key": "mine" });
    expect([given.key, given.adopt("Images / retouch")]).toEqual(["mine", undefined]);
  });
});
