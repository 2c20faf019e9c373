import { plural } from "../text/format.ts";
import { listGalleryItems, renderGallery, takeGalleryItems } from "./gallery.ts";
import { fold } from "./html.ts";
import { renderPlan } from "./plan-table.ts";
import { renderRecipes } from "./recipe-table.ts";
import type { RenderBudget } from "./render-budget.ts";
import { renderToFit } from "./render-to-fit.ts";
import type { Report } from "./report.ts";
import { renderDelivery, renderFacts, renderFailures, renderNotices, renderTitle } from "./sections.ts";
import { renderTasks } from "./task-table.ts";

/** Bytes of UTF-8. The runner drops a summary of more than 1 MiB as a whole. */
export const SUMMARY_LIMIT = 1_000_000;

const REST = "the file that the output <code>results-file</code> names has them all, since a summary has at most 1 MiB";

const EXTENTS: RenderBudget[] = [
  { pictures: 120, rows: 10_000, failures: 10_000, text: 2000, rest: REST },
  { pictures: 60, rows: 4000, failures: 2000, text: 500, rest: REST },
  { pictures: 60, rows: 2000, failures: 500, text: 300, rest: REST },
  { pictures: 12, rows: 1000, failures: 100, text: 200, rest: REST },
  { pictures: 12, rows: 200, failures: 20, text: 200, rest: REST },
  { pictures: 0, rows: 10, failures: 3, text: 100, rest: REST },
];

/** More images than this that are up to date are counted and not listed: rows that say nothing new would hide those that do. */
const LISTED_UNCHANGED = 200;

/** The step summary: what the comment says, and every task and every error, in at most {@link SUMMARY_LIMIT} bytes. */
export function renderSummary(report: Report): string {
  return renderToFit({ extents: EXTENTS, limit: SUMMARY_LIMIT, measure: (text) => Buffer.byteLength(text), report, render });
}

function render(report: Report, extent: RenderBudget): string[] {
  const head = [
    ...[renderTitle(report), renderFacts(report), renderNotices(report, extent), renderDelivery(report)],
    ...[renderRecipes(report, extent), renderFailures(report, extent)],
  ];
  if (report.dryRun) return [...head, ...renderPlan(report, extent)];
  const exhibits = takeGalleryItems(report, listGalleryItems(report), extent.pictures);
  return [...head, ...renderGallery(report, exhibits, extent), renderAll(report, extent)];
}

function renderAll(report: Report, extent: RenderBudget): string {
  const { outcomes } = report;
  const others = outcomes.filter(({ result }) => result.status !== "unchanged");
  const isCut = outcomes.length - others.length > LISTED_UNCHANGED;
  const listed = isCut ? others : outcomes;
  if (listed.length === 0) return "";
  const title = isCut
    ? `${plural(listed.length, "task")}, without those up to date`
    : listed.length === 1
      ? "The task"
      : `All ${listed.length} tasks`;
  return fold(title, renderTasks(report, listed, extent));
}
