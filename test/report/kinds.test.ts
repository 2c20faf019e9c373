import { describe, expect, test } from "vitest";
import type { Outcome } from "../../src/outcome.ts";
import { COMMENT_LIMIT, renderComment } from "../../src/report/comment.ts";
import { finalLines, planLines } from "../../src/report/log.ts";
import { renderSummary, SUMMARY_LIMIT } from "../../src/report/summary.ts";
import { idOf } from "../proven.ts";
import {
  asFailure,
  asPlanned,
  freeText,
  SAMPLE_ARTIFACT,
  SAMPLE_COMMIT,
  SAMPLE_KEPT,
  sampleFidelity,
  sampleGenerated,
  sampleLocalized,
  sampleOutcome,
  sampleReport,
  withCandidates,
  withPreviews,
} from "./sample-report.ts";

const delivered = { commit: SAMPLE_COMMIT, stale: [], warnings: [], errors: [] };
const committed = { delivered };
const LOCALES = ["fr", "de", "pt-BR", "zh-Hans"];
const countPictures = (markdown: string) => markdown.match(/<img /g)?.length ?? 0;
const titleOf = (outcomes: Outcome[], dryRun = false) =>
  /^### Retouch: (.*)$/m.exec(renderComment(sampleReport(outcomes, { dryRun })))?.[1];
const factsOf = (outcomes: Outcome[], dryRun = false) =>
  /^<p>(.*?) · (?:about )?\$/m.exec(renderComment(sampleReport(outcomes, { dryRun })))?.[1];
const blockOf = (page: string, text: string) => page.split("\n\n").find((block) => block.includes(text)) ?? "";

describe("what was done is called by its name", () => {
  const edited = sampleOutcome("a.png");
  const localized = sampleLocalized("b.png", "fr");
  const generated = sampleGenerated("c.png");

  test.each([
    ["1 image edited", [edited]],
    ["1 image localized", [localized]],
    ["2 images generated", [generated, sampleGenerated("d.png")]],
    ["3 images made", [edited, localized, generated]],
    ["1 image localized, 1 failed", [localized, asFailure(edited, "timeout", "x")]],
    ["1 candidate taken", [{ ...edited, taken: 2 }]],
    [
      "2 candidates taken",
      [
        { ...localized, taken: 1 },
        { ...generated, taken: 1 },
      ],
    ],
  ])("%s", (title, outcomes) => {
    expect(titleOf(outcomes)).toBe(title);
  });

  test.each([
    ["dry run, 1 image to edit", [edited]],
    ["dry run, 1 image to localize", [localized]],
    ["dry run, 3 images to make", [edited, localized, generated]],
    ["dry run, nothing to do", []],
  ])("%s", (title, outcomes) => {
    expect(titleOf(outcomes.map(asPlanned), true)).toBe(title);
  });

  test("and counted by kind, where the title has not counted it", () => {
    expect(factsOf([edited, localized, localized, generated])).toBe("<b>1</b> edited · <b>2</b> localized · <b>1</b> generated");
    expect(factsOf([edited, generated].map(asPlanned), true)).toContain("<b>1</b> to edit · <b>1</b> to generate");
    const page = renderComment(sampleReport([edited, asFailure(localized, "timeout", "x")]));
    expect(page).toMatch(/^### Retouch: 1 image edited, 1 failed\n\n<p>\$0\.055 /);
  });

  test("also when the model found no text", () => {
    const { task, result } = localized;
    const warning = { code: "no-text-found", message: "No text detected" } as const;
    const outcome: Outcome = { task, result: { ...result, status: "unchanged", warnings: [warning] } };
    const page = renderComment(sampleReport([outcome]));
    expect(page).toContain("### Retouch: no text found in 1 image");
    expect(page).toContain("<td>no text found</td>");
    expect(page).not.toContain("up to date");
  });
});

describe("a candidate that was taken", () => {
  const take = (outcome: Outcome, taken: number): Outcome => ({ ...outcome, taken, result: { ...outcome.result, cost: 0 } });
  const edited = take(sampleOutcome("docs/a.png", {}, { task: { originBlob: idOf("original") } }), 2);

  test("is told by its number, with the way to take another", () => {
    const report = sampleReport([edited], committed);
    for (const page of [renderComment(report), renderSummary(report)]) {
      expect(page).toContain("### Retouch: 1 candidate taken");
      expect(page).toContain("<b><code>docs/a.png</code></b> · took candidate 2 of an earlier run · 1280×720");
      expect(page).toContain("run the workflow with <code>take-candidate: docs/a.png=1</code>.");
      expect(page).not.toContain("edited");
    }
    expect(countPictures(renderComment(report))).toBe(2);
    expect(renderComment(report)).toContain("Revert a file to restore the previous version");
    expect(finalLines(report)[0]).toMatch(/^Retouch: 1 candidate taken, /);
  });

  test("stands with its locale", () => {
    const locales = ["de", "fr"].map((locale) => take(sampleLocalized("docs/a.png", locale), 1));
    const page = renderComment(sampleReport(locales, committed));
    expect(page).toContain("### Retouch: 2 candidates taken\n");
    for (const locale of ["de", "fr"]) expect(page).toContain(`<b><code>${locale}</code></b> · candidate 1 taken`);
    expect(page.match(/docs\/a\.de\.png=2<\/code>/g)).toHaveLength(1);
  });

  test("is named in the table where there is no commit", () => {
    expect(renderComment(sampleReport([edited]))).toContain("<td>took candidate 2 of an earlier run</td>");
  });

  test("is planned by a dry run", () => {
    const planned = { ...asPlanned(edited), taken: 2 };
    const report = sampleReport([planned], { dryRun: true });
    expect(renderComment(report)).toContain("### Retouch: dry run, 1 candidate to take");
    expect(planLines(report)).toEqual(["[1/1] take candidate 2 of an earlier run: docs/a.png $0", "plan: 1 candidate to take, about $0"]);
  });
});

describe("localized images", () => {
  const localize = (path: string, locales = LOCALES) => locales.map((locale) => sampleLocalized(path, locale));

  test("stand beside their source, which is shown once", () => {
    const [french, ...others] = localize("docs/a.png");
    if (!french) throw new Error("no outcome");
    french.result.text = { score: 0.962, missing: [], left: [] };
    const page = renderComment(sampleReport([french, ...others], committed));
    const table = blockOf(page, "<img ");
    expect(table).toContain("<b><code>docs/a.png</code></b> · 1280×720 · 4 locales · $0.12</td></tr>");
    expect([...table.matchAll(/alt="([^"]*)"/g)].map(([, alt]) => alt)).toEqual([
      "docs/a.png before",
      ...LOCALES.map((locale) => `docs/a.${locale}.png after`),
    ]);
    expect(table).toContain('<td rowspan="2" width="33%" align="center" valign="top">');
    expect(table).toContain("<b><code>fr</code></b> · text&nbsp;96&nbsp;% · $0.03</td>");
    expect(table.match(/<tr>/g)).toHaveLength(3);
  });

  test("name the source's language where it is known", () => {
    const [outcome] = localize("a.png", ["fr"]);
    if (!outcome) throw new Error("no outcome");
    outcome.task.recipe.sourceLocale = "en";
    expect(renderComment(sampleReport([outcome], committed))).toContain("<b><code>en</code></b>, source</td>");
  });

  test.each([
    // Width, height, locales, cells of each row: the source, and the locales.
    ["wide ones two in a row", 1280, 720, 4, [3, 2]],
    ["upright ones up to three", 600, 1300, 6, [4, 3]],
    ["four upright ones two by two", 600, 1300, 4, [3, 2]],
    ["a banner below its source", 1600, 400, 4, [1, 2, 2]],
    ["one beside its source", 1280, 720, 1, [2]],
    ["with an empty place at the end", 1280, 720, 3, [3, 2]],
  ])("%s", (_, width, height, count, cells) => {
    const locales = LOCALES.concat("ja", "ko").slice(0, count);
    const outcomes = locales.map((locale) => sampleLocalized("a.png", locale, { width, height }, { before: { width, height, bytes: 9 } }));
    const page = renderComment(sampleReport(outcomes, committed));
    const [, ...rows] = blockOf(page, "<img ").match(/<tr>[\s\S]*?<\/tr>/g) ?? [];
    expect(rows.map((row) => row.match(/<td/g)?.length)).toEqual(cells);
  });

  test("say once what holds for several, and what failed", () => {
    const warned = localize("a.png", ["fr", "de"]);
    for (const { result } of warned) result.warnings = [{ code: "option-ignored", option: "seed", model: "m" }];
    const failed = asFailure(sampleLocalized("a.png", "ja", { text: { score: 0.4, missing: ["販売"], left: [] } }), "verify", "Wrong.");
    failed.fallback = "en";
    failed.result.warnings = [{ code: "fallback-used", locale: "en" }];
    const page = renderComment(sampleReport([...warned, failed], committed));
    const table = blockOf(page, "<img ");
    expect(table).toContain(
      "<b><code>fr</code></b>, <b><code>de</code></b>: ⚠️ <code>seed</code> was ignored: the model m does not support it.",
    );
    expect(table).toContain(
      "<b><code>ja</code></b>: <b>failed</b> (<code>verify</code>) · text&nbsp;40&nbsp;% · the <code>en</code> image was used instead",
    );
    expect(blockOf(page, "What to do")).toContain(
      "<code>ja</code> · text&nbsp;40&nbsp;%<br>\nfailed; the <code>en</code> image was used instead",
    );
    // The same is not told a second time as a warning.
    expect(renderSummary(sampleReport([...warned, failed], committed))).not.toContain("⚠️ The <code>en</code> image");
  });

  test("tell what of the glossary is missing, and what was left", () => {
    const text = {
      score: 0.5,
      missing: ["<b>Speichern</b>", "@octocat"],
      left: ["Save", ...Array.from({ length: 20 }, (_, n) => `w${n}`)],
    };
    const outcome = sampleLocalized("a.png", "de", { text });
    const expected =
      "⚠️ text missing: <code>&#60;b&#62;Speichern&#60;/b&#62;</code>, <code>&#64;octocat</code>; still in the source language: <code>Save</code>, <code>w0</code>";
    for (const report of [sampleReport([outcome], committed), sampleReport([outcome])]) {
      for (const page of [renderComment(report), renderSummary(report)]) expect(page).toContain(expected);
      expect(renderComment(report)).toContain("<code>w6</code>, 13 more");
    }
    expect(renderComment(sampleReport([outcome]))).toContain("<code>de</code> · text&nbsp;50&nbsp;% · 1280×720");
  });

  test("are open for the first sources, and folded for the rest", () => {
    const page = renderComment(
      sampleReport(
        ["a.png", "b.png", "c.png", "d.png"].flatMap((path) => localize(path)),
        committed,
      ),
    );
    const [open = "", folded = ""] = page.split("<details>");
    expect([countPictures(open), countPictures(folded)]).toEqual([10, 10]);
    expect(folded).toContain("<summary>8 more localized images</summary>");
  });

  test("in very many locales are several blocks", () => {
    const locales = Array.from({ length: 25 }, (_, n) => `l${n}`);
    const page = renderComment(sampleReport(localize("a.png", locales), committed));
    expect(page.match(/· \d+ (?:more )?locales/g)).toEqual(["· 9 locales", "· 9 more locales", "· 7 more locales"]);
    expect(countPictures(page)).toBe(25 + 3);
  });

  test("without pictures have a row for each source", () => {
    const outcomes = ["a.png", "b.png", "c.png", "d.png"].flatMap((path) => localize(path));
    const [first] = outcomes;
    if (first) first.result.text = { score: 1, missing: [], left: [] };
    const page = renderComment(sampleReport(outcomes, { delivered: { artifact: SAMPLE_ARTIFACT, stale: [], warnings: [], errors: [] } }));
    const [open = ""] = page.split("<details>");
    expect(open).toContain(
      "<td><code>a.png</code></td><td><code>fr</code>&nbsp;100&nbsp;% · <code>de</code> · <code>pt-BR</code> · <code>zh-Hans</code></td><td>$0.12</td>",
    );
    expect(page).toContain("<summary>16 localized images without a preview</summary>");
  });
});

describe("translations that replace older ones", () => {
  const older = { task: { outputIndexBlob: idOf("older") } };
  const parent = (path: string) => `/blob/${SAMPLE_COMMIT.parent}/${path}?raw=true`;

  test("stand each beside the one before, the source beside them all", () => {
    const outcomes = [sampleLocalized("docs/a.png", "fr", {}, older), sampleLocalized("docs/a.png", "de")];
    const block = blockOf(renderComment(sampleReport(outcomes, committed)), "<img ");
    expect([...block.matchAll(/alt="([^"]*)"/g)].map(([, alt]) => alt)).toEqual([
      "docs/a.png before",
      "docs/a.fr.png before",
      "docs/a.fr.png after",
      "docs/a.de.png after",
    ]);
    expect(block).toContain(parent("docs/a.fr.png"));
    expect(block).toContain('<td rowspan="2" width="33%" align="center" valign="top">');
    expect(block).toMatch(/<td width="33%" align="center"><i>new<\/i><\/td><td [^>]*>.*docs\/a\.de\.png after/);
  });

  test("are shown where the branch has them, when nothing is committed", () => {
    const head = { ref: "topic", sha: "f".repeat(40) };
    const event = { pull_request: { number: 7, base: { ref: "main", sha: "" }, head } };
    const report = withPreviews(sampleReport([sampleLocalized("docs/a.png", "fr", {}, older)]));
    const page = renderComment({ ...report, context: { ...report.context, event } });
    expect(page).toContain(`/blob/${head.sha}/docs/a.fr.png?raw=true`);
    expect(countPictures(page)).toBe(3);
  });
});

describe("small copies", () => {
  const SEED = { code: "option-ignored", option: "seed", model: "m" } as const;
  const many = Array.from({ length: 40 }, (_, n) => sampleOutcome(`${n}.tiff`, { warnings: [SEED] }));

  test("show what was not committed, in any format, and the rest is in the gallery", () => {
    const report = withPreviews(sampleReport(many));
    const page = renderComment(report);
    expect(countPictures(page)).toBe(60);
    expect(page).not.toContain("See the images before and after");
    expect(page).toContain(`<p>See all images in <a href="${report.gallery?.url}">the gallery</a>.</p>`);
    expect(page).toContain(`<a href="${report.gallery?.url}#39.tiff"><code>39.tiff</code></a>`);
    expect(page).toContain("These are small copies.");
    expect(page).not.toContain("Revert a file");
    expect(countPictures(renderSummary(report))).toBe(80);
  });

  test("of candidates stand in for those that the repository does not keep", () => {
    const outcome = withCandidates(sampleOutcome("a.png"), 3);
    expect([...renderComment(withPreviews(sampleReport([outcome]))).matchAll(/alt="a\.png (candidate \d)"/g)]).toHaveLength(3);
  });

  test("with outlines stand below before and after, and are counted with them", () => {
    const region = { x: 10, y: 20, width: 300, height: 200 };
    const fidelity = sampleFidelity([region]);
    const report = withPreviews(sampleReport([sampleOutcome("a.png", { fidelity })]));
    for (const page of [renderComment(report), renderSummary(report)]) {
      const pictures = [...page.matchAll(/<img src="([^"]*)" width="(\d+)" alt="([^"]*)">/g)];
      expect(pictures.map(([, , width, alt]) => [alt, width])).toEqual([
        ["a.png before", "400"],
        ["a.png after", "400"],
        ["a.png with outlines around what changed", "320"],
      ]);
      expect(new Set(pictures.map(([, address]) => address)).size).toBe(3);
      expect(page).toMatch(/<tr><td colspan="2" align="center">What changed<br>\n<a [^\n]*<\/a><\/td><\/tr>\n<tr><td colspan="2"><b>/);
    }
    const upright = sampleOutcome("a.png", { width: 600, height: 1200, fidelity });
    expect(renderComment(withPreviews(sampleReport([upright])))).toContain('width="120" alt="a.png with outlines');
    const all = Array.from({ length: 25 }, (_, n) => sampleOutcome(`${n}.png`, { fidelity }));
    expect(countPictures(renderComment(withPreviews(sampleReport(all))))).toBe(60);
    // With a commit there are no copies.
    expect(countPictures(renderComment(sampleReport([sampleOutcome("a.png", { fidelity })], committed)))).toBe(2);
  });

  test.each([
    ["nearly everything changed", sampleOutcome("a.png", { fidelity: sampleFidelity([{ x: 0, y: 0, width: 900, height: 700 }], 0.61) })],
    [
      "one outline would be around everything",
      sampleOutcome("a.png", { fidelity: sampleFidelity([{ x: 9, y: 9, width: 1200, height: 700 }]) }),
    ],
    ["nothing changed", sampleOutcome("a.png", { fidelity: sampleFidelity([], 0) })],
    [
      "the picture is tiny",
      sampleOutcome("a.png", { width: 64, height: 64, fidelity: sampleFidelity([{ x: 9, y: 9, width: 9, height: 9 }]) }),
    ],
    ["texts are translated", sampleLocalized("a.png", "fr", { fidelity: sampleFidelity([{ x: 9, y: 9, width: 99, height: 99 }]) })],
    ["nothing was measured", sampleOutcome("a.png")],
  ])("have no outlines where %s", (_, outcome) => {
    expect(countPictures(renderComment(withPreviews(sampleReport([outcome]))))).toBe(2);
  });

  test("a warning that several images have stands once, with some of their names", () => {
    const own = sampleOutcome("own.png", { warnings: [{ code: "transparency-restored" }] });
    const page = renderComment(withPreviews(sampleReport([own, ...many])));
    expect(page.match(/<code>seed<\/code> was ignored/g)).toHaveLength(1);
    expect(page).toMatch(
      /⚠️ <code>seed<\/code> was ignored[^\n]* 40 images: <code>0\.tiff<\/code>, .*<code>4\.tiff<\/code> and 35 more<\/p>/,
    );
    expect(page).toMatch(/<code>own\.png<\/code><\/b> [^\n]*\n⚠️ The model removed the transparency/);
  });
});

describe("generated images", () => {
  test("stand alone when they are new", () => {
    const page = renderComment(sampleReport([sampleGenerated("hero.png")], committed));
    expect(countPictures(page)).toBe(1);
    expect(page).not.toContain("Before");
    expect(page).toContain("<b><code>hero.png</code></b> · new · 1024×1024");
  });

  test("stand beside the older one at the same place", () => {
    const outcome = sampleGenerated("hero.png", {}, { task: { outputIndexBlob: idOf("older") } });
    const page = renderComment(sampleReport([outcome], committed));
    expect([...page.matchAll(/blob\/(\w+)\/hero\.png\?raw=true"><img/g)].map(([, sha]) => sha)).toEqual([
      SAMPLE_COMMIT.parent,
      SAMPLE_COMMIT.sha,
    ]);
    expect(page).not.toContain("· new ·");
  });

  test("that are deleted are made again, which is told", () => {
    expect(renderComment(sampleReport([sampleGenerated("hero.png")], committed))).toContain("A deleted file is made again.");
    expect(renderComment(sampleReport([sampleOutcome("a.png")], committed))).not.toContain("is made again");
  });
});

describe("candidates", () => {
  const outcome = withCandidates(sampleOutcome("docs/a.png"), 3);

  test("are numbered pictures of the commit that keeps them", () => {
    const page = renderComment(sampleReport([outcome], { delivered: { ...delivered, kept: SAMPLE_KEPT } }));
    const places = (outcome.kept ?? []).map(({ cacheKey = "" }) => SAMPLE_KEPT.get(cacheKey));
    const urls = places.map((place) => `https://github.com/octo-org/handbook/blob/${place?.sha}/${place?.path}?raw=true`);
    for (const url of urls) expect(page).toContain(`<a href="${url}"><img src="${url}" width="160"`);
    expect(page).toContain("<br>\n<b>1</b>, delivered</td>");
    expect(page).toContain("<br>\n<b>3</b></td>");
    expect(page).toContain(
      "3 candidates. To use another candidate at no cost, run the workflow with <code>take-candidate: docs/a.png=2</code>.",
    );
  });

  test("are in the artifact otherwise", () => {
    const page = renderComment(sampleReport([outcome], { delivered: { ...delivered, artifact: SAMPLE_ARTIFACT } }));
    expect(countPictures(page)).toBe(2);
    expect(page).toContain(`3 candidates; the others are in the artifact <a href="${SAMPLE_ARTIFACT.url}"><code>retouch</code></a>.`);
    expect(page).not.toContain("take-candidate");
  });

  test("of locales are folded, a row for each", () => {
    const outcomes = LOCALES.map((locale) => withCandidates(sampleLocalized("a.png", locale), 2));
    const page = renderComment(sampleReport(outcomes, { delivered: { ...delivered, kept: SAMPLE_KEPT } }));
    const [open = "", folded = ""] = page.split("<details>");
    expect([countPictures(open), countPictures(folded)]).toEqual([5, 8]);
    expect(folded).toContain("<summary>Candidates of 4 locales</summary>");
    expect(folded).toContain("<code>take-candidate: a.fr.png=2</code>");
    expect(folded.match(/<tr><td><b><code>[\w-]+<\/code><\/b><\/td>/g)).toHaveLength(4);
  });

  test("are told where there are no pictures", () => {
    const page = renderComment(sampleReport([outcome], { delivered: { artifact: SAMPLE_ARTIFACT, stale: [], warnings: [], errors: [] } }));
    expect(page).toContain("<code>docs/a.png</code><br>\n3 candidates; the others are in the artifact");
  });
});

describe("recipes", () => {
  const outcomes = [
    ...LOCALES.map((locale) => sampleLocalized("a.png", locale, { recipe: "store" })),
    asFailure(sampleLocalized("b.png", "fr", { recipe: "store" }), "refused", "No."),
    sampleGenerated("hero.png", { recipe: "hero" }),
    sampleOutcome("c.png", { recipe: "clean-up" }),
  ];

  test("have a row that says what each did, and a heading over its pictures", () => {
    const report = sampleReport(outcomes, committed);
    const page = renderComment(report);
    // Three columns, for a phone.
    for (const one of [renderSummary(report), page])
      expect(blockOf(one, "<th>Recipe</th>").replaceAll("<wbr>", "")).toBe(
        [
          "<table>\n<tr><th>Recipe</th><th>Result</th><th>Cost</th></tr>",
          "<tr><td><code>store</code><br>\n<code>fr</code> <code>de</code> <code>pt-BR</code> <code>zh-Hans</code><br>",
          "<code>aimlapi</code> <code>alibaba/qwen-image-edit</code></td><td><b>4</b> localized, <b>1 failed</b></td><td>$0.12</td></tr>",
          "<tr><td><code>hero</code><br>\n<code>aimlapi</code> <code>alibaba/qwen-image</code></td><td><b>1</b> generated</td><td>$0.055</td></tr>",
          "<tr><td><code>clean-up</code><br>\n<code>aimlapi</code> <code>alibaba/qwen-image-edit</code></td><td><b>1</b> edited</td><td>$0.055</td></tr>",
          "</table>",
        ].join("\n"),
      );
    expect(page.match(/<h4>.*<\/h4>/g)).toEqual(["store", "hero", "clean-up"].map((name) => `<h4>Recipe <code>${name}</code></h4>`));
    expect(blockOf(page, "What to do")).toContain("<code>fr</code> · recipe <code>store</code>");
  });

  test("are not named when there is only one", () => {
    const page = renderComment(sampleReport(outcomes.slice(0, 5), committed));
    expect(page).not.toContain("store");
    expect(page).not.toContain("<h4>");
  });

  test("each have their first pictures open", () => {
    const many = ["x", "y", "z"].flatMap((recipe) =>
      ["a.png", "b.png", "c.png", "d.png"].flatMap((path) => LOCALES.map((locale) => sampleLocalized(path, locale, { recipe }))),
    );
    const page = renderComment(sampleReport(many, committed));
    expect(countPictures(page)).toBe(60);
    const parts = page.split("<h4>").slice(1);
    expect(parts.map((part) => countPictures(part.split("<details>")[0] ?? ""))).toEqual([5, 5, 5]);
  });

  test("in great number are folded", () => {
    const many = Array.from({ length: 12 }, (_, n) =>
      LOCALES.map((locale) => sampleLocalized("a.png", locale, { recipe: `r${n}` })),
    ).flat();
    const page = renderComment(sampleReport(many, committed));
    const folded = [...page.matchAll(/<details><summary>([^<]*)<\/summary>/g)].map(([, title]) => title);
    expect(folded).toEqual(Array.from({ length: 7 }, () => "4 localized images"));
  });

  test("of several models name those that fit, and count the rest", () => {
    const models = ["a", "b", "c", "d"].map((model) => ({ provider: model === "a" ? "oxen" : "aimlapi", model }));
    expect(renderComment(sampleReport(outcomes, { models }))).toContain(
      "<code>oxen</code> <code>a</code> · <code>aimlapi</code> <code>b</code>, <code>c</code> · 1 more model",
    );
  });

  test("of which only some are sandboxes say so", () => {
    const models = [
      { provider: "sandbox", model: "sandbox" },
      { provider: "aimlapi", model: "m" },
    ];
    expect(renderComment(sampleReport(outcomes, { models }))).toContain("calls no model");
  });
});

describe("a plan", () => {
  const plan = (outcomes: Outcome[]) => renderComment(sampleReport(outcomes.map(asPlanned), { dryRun: true, cost: null }));

  test("has the locale of each image below its name, and prices", () => {
    const page = plan(LOCALES.map((locale) => sampleLocalized("docs/a.png", locale)));
    expect(page).toContain("<tr><th>Image</th><th>Plan</th><th>Estimate</th></tr>");
    expect(page).toContain("<td><code>docs/a.png</code> → <code>a.fr.png</code><br>\n<code>fr</code></td><td>localize</td><td>$0.03</td>");
  });

  test("of many tasks counts them by recipe and locale first", () => {
    const tasks = ["x", "y"].flatMap((recipe) =>
      ["a.png", "b.png"].flatMap((path) => LOCALES.map((locale) => sampleLocalized(path, locale, { recipe }))),
    );
    const page = plan(tasks);
    const counts = blockOf(page, "<th>Recipe</th><th>Images</th>");
    expect(counts.match(/<tr><td>/g)).toHaveLength(8);
    expect(counts).toContain("<tr><td><code>x</code> <code>fr</code></td><td>2</td><td>$0.06</td></tr>");
    expect(page).toContain("<summary>All 16 tasks</summary>");
  });

  test("of many tasks of one kind is folded", () => {
    const page = plan(Array.from({ length: 13 }, (_, n) => sampleOutcome(`${n}.png`)));
    expect(page).toContain("### Retouch: dry run, 13 images to edit\n");
    expect(page.split("<details><summary>All 13 tasks</summary>")[0]).not.toContain("<table>");
  });

  test("says how many candidates are paid for", () => {
    const page = plan([sampleOutcome("a.png", { candidates: 3 })]);
    expect(page).toContain("<td>edit, 3 candidates</td>");
  });
});

describe("limits", () => {
  const long = (n: number) => `${`ordner-${n}/`.repeat(30)}${"ä".repeat(150)}-${n}.png`;
  const words = Array.from({ length: 30 }, (_, n) => `"<&@${"wort".repeat(20)}${n}`);
  const localized = Array.from({ length: 125 }, (_, n) =>
    LOCALES.map((locale) => {
      const check = { score: 0.8, missing: words, left: words };
      const outcome = sampleLocalized(long(n), locale, { recipe: `recipe ${n % 7}`, text: check, warnings: [freeText("@x ".repeat(200))] });
      return withCandidates(outcome, 4);
    }),
  ).flat();
  const failures = localized.map((outcome, n) => ({ ...asFailure(outcome, "verify", `Wrong at ${n}: ${words.join()}`), fallback: "en" }));

  test.each([
    ["localized", localized, { delivered: { ...delivered, kept: SAMPLE_KEPT } }],
    ["localized, in the artifact", localized, { delivered: { ...delivered, artifact: SAMPLE_ARTIFACT } }],
    ["without pictures", localized, { delivered: { stale: [], warnings: [], errors: [] } }],
    ["failed", failures, committed],
    ["half of them failed", localized.map((outcome, n) => (n % 2 === 0 ? outcome : (failures[n] ?? outcome))), committed],
    ["planned", localized.map(asPlanned), { dryRun: true }],
  ])("500 tasks with long names are within them: %s", (_, outcomes, report) => {
    const comment = renderComment(sampleReport(outcomes, report));
    expect(comment.length).toBeLessThanOrEqual(COMMENT_LIMIT);
    expect(comment).toContain("<table>");
    expect(comment.match(/<tr>/g)?.length).toBe(comment.match(/<\/tr>/g)?.length);
    expect(Buffer.byteLength(renderSummary(sampleReport(outcomes, report)))).toBeLessThanOrEqual(SUMMARY_LIMIT);
  });
});
