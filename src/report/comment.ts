import type { Outcome } from "../outcome.ts";
import { type RenderBudget, renderToFit } from "./fit.ts";
import { listGalleryItems, renderGallery, takeGalleryItems } from "./gallery.ts";
import { type Html, html, joinLines, NOTHING } from "./html.ts";
import { link, prose, runUrl } from "./markdown.ts";
import { listErrors, type Report, tally } from "./report.ts";
import { renderDelivery, renderFacts, renderFailures, renderNotices, renderTitle } from "./sections.ts";
import { renderPlan, renderRecipes, renderSources, renderTasks } from "./tables.ts";
import { COMMENT_HINTS, countImages, doneWord, REST } from "./wording.ts";

/** Characters (UTF-16 code units). GitHub's limit is 65,536; the rest is for the marker that finds the comment again. */
export const COMMENT_LIMIT = 65_000;

/** More rows than this are folded. */
const MANY = 12;

const rest = prose(REST.comment);

/** Marks, unseen, a comment that reports failures, so that a later run without any updates it. */
const FAILURES = "<!-- retouch-state: failures -->";

/** Whether a comment of {@link renderComment} reports failures. */
export function hasFailures(body: string): boolean {
  return body.includes(FAILURES);
}

/** From all that is wanted to what always fits. */
const BUDGETS: readonly RenderBudget[] = [
  { pictures: 60, rows: 1000, failures: 50, text: 500, rest },
  { pictures: 36, rows: 1000, failures: 50, text: 300, rest },
  { pictures: 12, rows: 1000, failures: 30, text: 300, rest },
  { pictures: 12, rows: 300, failures: 20, text: 300, rest },
  { pictures: 12, rows: 180, failures: 20, text: 300, rest },
  { pictures: 12, rows: 100, failures: 10, text: 200, rest },
  { pictures: 6, rows: 30, failures: 5, text: 200, rest },
  { pictures: 0, rows: 10, failures: 3, text: 100, rest },
  { pictures: 0, rows: 0, failures: 1, text: 60, rest },
];

/**
 * The sticky comment as Markdown, without its marker, in at most {@link COMMENT_LIMIT} characters. Pictures are shown when there is
 * a commit that holds them; else the artifact is linked.
 */
export function renderComment(report: Report): string {
  const render = (budget: RenderBudget) => renderBlocks(report, budget);
  const body = renderToFit({ budgets: BUDGETS, limit: COMMENT_LIMIT, measure: (text) => text.length, render });
  return tally(report.outcomes).failed + listErrors(report).length > 0 ? `${body}\n${FAILURES}` : body;
}

function renderBlocks(report: Report, budget: RenderBudget): [Html, ...Html[]] {
  const head = [renderFacts(report), renderNotices(report, budget)];
  const tables = [renderRecipes(report, budget), renderFailures(report, budget)];
  const body = report.dryRun
    ? [...tables, ...renderPlan(report, budget)]
    : [renderDelivery(report), ...tables, ...renderResults(report, budget)];
  return [renderTitle(report), ...head, ...body, renderFooter(report)];
}

/** The pictures, and tables of what has none. */
function renderResults(report: Report, budget: RenderBudget): Html[] {
  const items = takeGalleryItems(report, listGalleryItems(report), budget.pictures);
  const pictured = new Set(items.flatMap(({ outcomes }) => outcomes));
  const rest = report.outcomes.filter((outcome) => !pictured.has(outcome));
  const edited = rest.filter(({ result }) => result.status === "edited");
  const stale = rest.filter(({ result }) => result.status === "stale");
  const untouched = rest.filter(({ result }) => result.status === "unchanged" || result.status === "modified");
  // Without any pictures the table of what was made is all there is to see, so that it is not folded.
  const isFolded = pictured.size > 0 || edited.length > MANY;
  return [
    ...renderGallery(report, items, budget),
    pictured.size === 0 && isFolded ? renderSources(report, budget) : NOTHING,
    renderTasks(report, edited, budget, isFolded ? html`${prose(countImages(edited))} without a preview` : undefined),
    renderTasks(report, stale, budget, html`${stale.length} not committed because the branch has a newer version`),
    renderTasks(report, untouched, budget, html`${untouched.length} unchanged`),
  ];
}

function renderFooter(report: Report): Html {
  const edited = report.outcomes.filter(({ result }) => result.status === "edited");
  const isCommitted = report.delivered?.commit !== undefined && edited.length > 0;
  const replaced = edited.filter(isReplaced);
  const revert = doneWord(replaced) === "edited" ? COMMENT_HINTS.revertEdit : COMMENT_HINTS.revertOther;
  const hints = joinLines([
    isCommitted && replaced.length > 0 ? prose(revert) : NOTHING,
    isCommitted && replaced.length < edited.length ? prose(COMMENT_HINTS.newFile) : NOTHING,
    isCommitted ? prose(COMMENT_HINTS.fullSize) : NOTHING,
    // Outside GitHub there is no run to link.
    report.context.runId === "" ? NOTHING : link(runUrl(report.context), prose(COMMENT_HINTS.run)),
  ]);
  return hints.length === 0 ? NOTHING : html`<p><sub>${hints}</sub></p>`;
}

/** Whether there was a file of that name before, so that reverting restores it. */
function isReplaced({ task }: Outcome): boolean {
  return task.output === task.source?.path || task.outputIndexBlob !== undefined;
}
