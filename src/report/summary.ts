import { plural } from "../text/format.ts";
import { type RenderBudget, renderToFit } from "./fit.ts";
import { listGalleryItems, renderGallery, takeGalleryItems } from "./gallery.ts";
import { fold, type Html, NOTHING } from "./html.ts";
import { prose } from "./markdown.ts";
import type { Report } from "./report.ts";
import {
  renderDelivery,
  renderFacts,
  renderFailures,
  renderGalleryLink,
  renderIdle,
  renderMoreInGallery,
  renderNotices,
  renderTitle,
} from "./sections.ts";
import { findCommonWarnings, LISTED_UNCHANGED, renderPlan, renderRecipes, renderTasks } from "./tables.ts";
import { REST } from "./wording.ts";

/** Bytes of UTF-8. The runner drops a summary of more than 1 MiB as a whole. */
export const SUMMARY_LIMIT = 1_000_000;

const rest = prose(REST.summary);

const BUDGETS: readonly RenderBudget[] = [
  { pictures: 120, rows: 10_000, failures: 10_000, text: 2000, links: true, rest },
  { pictures: 60, rows: 4000, failures: 2000, text: 500, links: true, rest },
  { pictures: 60, rows: 2000, failures: 500, text: 300, rest },
  { pictures: 12, rows: 1000, failures: 100, text: 200, rest },
  { pictures: 12, rows: 200, failures: 20, text: 200, rest },
  { pictures: 0, rows: 10, failures: 3, text: 100, rest },
];

/** The step summary: what the comment says, and every task and every error, in at most {@link SUMMARY_LIMIT} bytes. */
export function renderSummary(report: Report): string {
  const render = (budget: RenderBudget) => renderBlocks(report, budget);
  return renderToFit({ budgets: BUDGETS, limit: SUMMARY_LIMIT, measure: (text) => Buffer.byteLength(text), render });
}

function renderBlocks(report: Report, given: RenderBudget): [Html, ...Html[]] {
  const budget = { ...given, common: findCommonWarnings(report) };
  const head = [
    renderGalleryLink(report),
    renderFacts(report),
    renderNotices(report, budget),
    renderIdle(report, budget),
    renderDelivery(report),
    renderRecipes(report, budget),
  ];
  return [renderTitle(report), ...head, renderFailures(report, budget), ...renderResults(report, budget)];
}

function renderResults(report: Report, budget: RenderBudget): Html[] {
  if (report.dryRun) return renderPlan(report, budget);
  const items = takeGalleryItems(report, listGalleryItems(report), budget.pictures);
  const pictured = new Set(items.flatMap(({ outcomes }) => outcomes));
  const rest = report.outcomes.filter((outcome) => outcome.result.status === "edited" && !pictured.has(outcome));
  const more = pictured.size > 0 ? renderMoreInGallery(report, rest) : NOTHING;
  return [...renderGallery(report, items, budget), more, renderAll(report, { ...budget, common: undefined })];
}

function renderAll(report: Report, budget: RenderBudget): Html {
  const { outcomes } = report;
  const others = outcomes.filter(({ result }) => result.status !== "unchanged");
  const isCut = outcomes.length - others.length > LISTED_UNCHANGED;
  const listed = isCut ? others : outcomes;
  const { length } = listed;
  const title = isCut
    ? `${plural(length, "task")}, not counting images that are up to date`
    : length === 1
      ? "The task"
      : `All ${length} tasks`;
  return length === 0 ? NOTHING : fold(prose(title), renderTasks(report, listed, budget));
}
