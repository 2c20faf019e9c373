import { marked } from "marked";
import { type Browser, chromium, type Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser, renderPage } from "../../scripts/comment-page.ts";
import { inlinePictures, type SamplePicture } from "../../scripts/sample-pictures.ts";
import { renderComment } from "../../src/report/comment.ts";
import type { Report } from "../../src/report/report.ts";
import { renderSummary } from "../../src/report/summary.ts";
import {
  listSampleReports,
  SAMPLE_KEPT,
  sampleFailure,
  sampleOutcome,
  sampleReport,
  withCandidates,
  withPreviews,
} from "./sample-report.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox", "--disable-gpu"] });
});
afterAll(() => browser?.close());

/** A plain one of the same shape, which is drawn in no time. */
const drawn = new Map<string, Promise<Buffer>>();
async function drawPlain({ width, height }: SamplePicture): Promise<Buffer> {
  const scale = 64 / Math.max(width, height);
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const key = JSON.stringify(size);
  const known =
    drawn.get(key) ??
    sharp({ create: { ...size, channels: 3, background: "#88aacc" } })
      .png()
      .toBuffer();
  drawn.set(key, known);
  return known;
}

interface Layout {
  /** Pixels of the column that the comment's content has. */
  column: number;
  /** Elements that reach beyond the column, and tables that would have to be scrolled. */
  wide: string[];
  /** Pictures that are not there, are nothing but a line, or have another shape than their file. */
  misshapen: string[];
  pictures: number;
}

/** What the browser makes of a page. Everything that is folded is opened first. */
const MEASURE = `(() => {
  const comment = document.querySelector(".comment");
  const style = getComputedStyle(comment);
  const box = comment.getBoundingClientRect();
  const left = box.left + Number.parseFloat(style.borderLeftWidth) + Number.parseFloat(style.paddingLeft);
  const right = box.right - Number.parseFloat(style.borderRightWidth) - Number.parseFloat(style.paddingRight);
  const name = (one) => one.outerHTML.replace(/base64,[^"]*/, "").slice(0, 120);
  const all = [...comment.querySelectorAll("*")];
  const beyond = (one) => {
    const { left: from, right: to, width } = one.getBoundingClientRect();
    return width === 0 ? 0 : Math.round(Math.max(left - from, to - right, one.tagName === "TABLE" ? one.scrollWidth - one.clientWidth : 0));
  };
  // Of what reaches beyond it, what is not within something that does so too.
  const wide = all.filter((one) => beyond(one) > 0 && !(beyond(one.parentElement) > 0 && one.parentElement !== comment));
  const images = [...document.images];
  const isMisshapen = (image) => {
    const { width, height } = image.getBoundingClientRect();
    const shape = image.naturalHeight / image.naturalWidth;
    const asked = Number(image.getAttribute("width"));
    return !(image.naturalWidth > 0) || width < Math.min(24, asked) || width > asked + 0.5 || Math.abs(height - width * shape) > 0.05 * height + 1.5;
  };
  return {
    column: right - left,
    wide: wide.map((one) => beyond(one) + " px: " + name(one)),
    misshapen: images.filter(isMisshapen).map((image) => name(image) + JSON.stringify(image.getBoundingClientRect())),
    pictures: images.length,
  };
})()`;

async function layOut(page: Page, markdown: string, report: Report, width: number): Promise<Layout> {
  const html = await inlinePictures(await marked.parse(markdown, { gfm: true }), report, drawPlain);
  await page.setContent(renderPage(html.replaceAll("<details>", "<details open>"), "light", width));
  await page.waitForFunction("[...document.images].every(({ complete }) => complete)");
  return page.evaluate<Layout>(MEASURE);
}

const committed = { delivered: { ...withPreviews(sampleReport([])).delivered, kept: SAMPLE_KEPT, stale: [], warnings: [], errors: [] } };
const long = "website/static/img/a_very_long_name_without_any_place_to_break_it_in_the_middle_of_a_table.png";

/** Those of a phone's field cases, and the samples. */
const REPORTS: Readonly<Record<string, Report>> = {
  "F32: two pictures with three candidates each": withPreviews(
    sampleReport(
      [sampleOutcome("docs/screenshots/settings.png"), sampleOutcome(long)].map((outcome) => withCandidates(outcome, 3)),
      committed,
    ),
  ),
  "F33: three of five pictures failed for different reasons": withPreviews(
    sampleReport([
      sampleOutcome("docs/a.png"),
      sampleOutcome("docs/b.png"),
      sampleFailure(
        "docs/crowd.png",
        "refused",
        "The provider refused the image: DataInspectionFailed, input image may contain inappropriate content.",
      ),
      sampleFailure("docs/late.png", "timeout", "No result after 300 s."),
      sampleFailure(
        long,
        "invalid-image",
        "The answer is no picture: `text/html; charset=utf-8` of 1.4 KB, https://cdn.example.com/a/very/long/address/of/an/answer.html",
      ),
    ]),
  ),
  ...listSampleReports(),
};

describe.each([390, 1400])("in a browser, %i px wide", (width) => {
  test.each(Object.keys(REPORTS))("comment and summary fit their column: %s", async (name) => {
    const report = REPORTS[name];
    if (!report) throw new Error(name);
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    for (const markdown of [renderComment(report), renderSummary(report)]) {
      const { column, wide, misshapen, pictures } = await layOut(page, markdown, report, width);
      expect({ column, wide, misshapen }).toEqual({ column: width === 390 ? 324 : width - 82, wide: [], misshapen: [] });
      expect(pictures).toBe(markdown.match(/<img /g)?.length ?? 0);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    }
    await page.close();
  });
});
