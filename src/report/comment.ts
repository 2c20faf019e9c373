import type { Outcome } from "../outcome.ts";
import { listGalleryItems, renderGallery, takeGalleryItems } from "./gallery.ts";
import { link, runUrl } from "./markdown.ts";
import { renderPlan } from "./plan-table.ts";
import { renderRecipes } from "./recipe-table.ts";
import type { RenderBudget } from "./render-budget.ts";
import { renderToFit } from "./render-to-fit.ts";
import { listErrors, type Report, tally } from "./report.ts";
import { renderDelivery, renderFacts, renderFailures, renderNotices, renderTitle } from "./sections.ts";
import { renderSources } from "./source-table.ts";
import { renderTasks } from "./task-table.ts";
import { doneWord } from "./wording.ts";

/** Characters (UTF-16 code units). GitHub's limit is 65,536; the rest is for the marker that finds the comment again. */
export const COMMENT_LIMIT = 65_000;

/** More rows than this are folded. */
const MANY = 12;

const REST = "see the summary of the run";

/** Says, unseen, that the comment tells of failures, so that a later run without any brings it up to date. */
const FAILURES = "<!-- retouch-state: failures -->";

/** Whether a comment that {@link renderComment} made tells of failures. */
export function hasFailures(body: string): boolean {
  return body.includes(FAILURES);
}

/** From all that is wanted to what always fits. */
const EXTENTS: RenderBudget[] = [
  { pictures: 60, rows: 1000, failures: 50, text: 500, rest: REST },
  { pictures: 36, rows: 1000, failures: 50, text: 300, rest: REST },
  { pictures: 12, rows: 1000, failures: 30, text: 300, rest: REST },
  { pictures: 12, rows: 300, failures: 20, text: 300, rest: REST },
  { pictures: 12, rows: 180, failures: 20, text: 300, rest: REST },
  { pictures: 12, rows: 100, failures: 10, text: 200, rest: REST },
  { pictures: 6, rows: 30, failures: 5, text: 200, rest: REST },
  { pictures: 0, rows: 10, failures: 3, text: 100, rest: REST },
  { pictures: 0, rows: 0, failures: 1, text: 60, rest: REST },
];

/**
 * The sticky comment as Markdown, without its marker, in at most {@link COMMENT_LIMIT} characters. Pictures are shown when there is
 * a commit that holds them; else the artifact is linked.
 */
export function renderComment(report: Report): string {
  const body = renderToFit({ extents: EXTENTS, limit: COMMENT_LIMIT, measure: (text) => text.length, report, render });
  return tally(report.outcomes).failed + listErrors(report).length > 0 ? `${body}\n${FAILURES}` : body;
}

function render(report: Report, extent: RenderBudget): string[] {
  const head = [renderTitle(report), renderFacts(report), renderNotices(report, extent)];
  const recipes = renderRecipes(report, extent);
  const failures = renderFailures(report, extent);
  if (report.dryRun) return [...head, recipes, failures, ...renderPlan(report, extent), renderFooter(report)];
  const exhibits = takeGalleryItems(report, listGalleryItems(report), extent.pictures);
  const pictured = new Set(exhibits.flatMap(({ outcomes }) => outcomes));
  const rest = report.outcomes.filter((outcome) => !pictured.has(outcome));
  const edited = rest.filter(({ result }) => result.status === "edited");
  const stale = rest.filter(({ result }) => result.status === "stale");
  const untouched = rest.filter(({ result }) => result.status === "unchanged" || result.status === "modified");
  // Without any pictures the table of what was made is all there is to see, so that it is not folded.
  const isFolded = pictured.size > 0 || edited.length > MANY;
  return [
    ...head,
    renderDelivery(report),
    recipes,
    failures,
    ...renderGallery(report, exhibits, extent),
    pictured.size === 0 && isFolded ? renderSources(report, extent) : "",
    renderTasks(report, edited, extent, isFolded ? `${edited.length} ${doneWord(edited)}, without pictures here` : undefined),
    renderTasks(report, stale, extent, `${stale.length} not committed, because the branch changed meanwhile`),
    renderTasks(report, untouched, extent, `${untouched.length} left unchanged`),
    renderFooter(report),
  ];
}

const OF_EDITS = "Revert a file to reject its edit, or touch it up: it is kept as you leave it, and not edited again by itself.";
const OF_REPLACED = "Revert a file to have the one before back, or touch it up: it is kept as you leave it, and not made again by itself.";

function renderFooter(report: Report): string {
  const edited = report.outcomes.filter(({ result }) => result.status === "edited");
  const hints: string[] = [];
  if (report.delivered?.commit !== undefined && edited.length > 0) {
    const replaced = edited.filter(isReplaced);
    if (replaced.length > 0) hints.push(doneWord(replaced) === "edited" ? OF_EDITS : OF_REPLACED);
    if (!edited.every(isReplaced)) hints.push("Touch a new file up, and it is kept as you leave it. One that is deleted is made again.");
    hints.push("Click a picture to see it in full size; here its transparent parts have the colour of the page.");
  }
  // Outside GitHub there is no run to link.
  if (report.context.runId !== "") hints.push(link(runUrl(report.context), "Log and summary of this run"));
  return hints.length === 0 ? "" : `<p><sub>${hints.join("<br>\n")}</sub></p>`;
}

/** Whether there was a file of that name before, so that reverting brings it back. */
function isReplaced({ task }: Outcome): boolean {
  return task.output === task.source?.path || task.outputIndexBlob !== undefined;
}
