import { listPictured, renderGallery } from "./gallery.ts";
import { link, runUrl } from "./markdown.ts";
import { renderPlan } from "./plan.ts";
import { listErrors, type Report, tally } from "./report.ts";
import { type Extent, renderDelivery, renderFacts, renderFailures, renderNotices, renderTasks, renderTitle } from "./sections.ts";
import { renderWithin } from "./within.ts";

/** Characters (UTF-16 code units). GitHub's limit is 65,536; the rest is for the marker that finds the comment again. */
export const COMMENT_LIMIT = 65_000;

const REST = "see the summary of the run";

/** Says, unseen, that the comment tells of failures, so that a later run without any brings it up to date. */
const FAILURES = "<!-- retouch-state: failures -->";

/** Whether a comment that {@link renderComment} made tells of failures. */
export function hasFailures(body: string): boolean {
  return body.includes(FAILURES);
}

/** From all that is wanted to what always fits. */
const EXTENTS: Extent[] = [
  { pictures: 30, rows: 1000, failures: 50, text: 500, rest: REST },
  { pictures: 18, rows: 1000, failures: 50, text: 300, rest: REST },
  { pictures: 6, rows: 1000, failures: 30, text: 300, rest: REST },
  { pictures: 6, rows: 300, failures: 20, text: 300, rest: REST },
  { pictures: 6, rows: 180, failures: 20, text: 300, rest: REST },
  { pictures: 6, rows: 100, failures: 10, text: 200, rest: REST },
  { pictures: 3, rows: 30, failures: 5, text: 200, rest: REST },
  { pictures: 0, rows: 10, failures: 3, text: 100, rest: REST },
  { pictures: 0, rows: 0, failures: 1, text: 60, rest: REST },
];

/**
 * The sticky comment as Markdown, without its marker, in at most {@link COMMENT_LIMIT} characters. Pictures are shown when there is
 * a commit that holds them; else the artifact is linked.
 */
export function renderComment(report: Report): string {
  const body = renderWithin({ extents: EXTENTS, limit: COMMENT_LIMIT, measure: (text) => text.length, report, render });
  return tally(report.outcomes).failed + listErrors(report).length > 0 ? `${body}\n${FAILURES}` : body;
}

function render(report: Report, extent: Extent): string[] {
  const head = [renderTitle(report), renderFacts(report), renderNotices(report, extent)];
  if (report.dryRun) return [...head, renderFailures(report, extent), renderPlan(report, extent), renderFooter(report)];
  const pictured = listPictured(report).slice(0, extent.pictures);
  const rest = report.outcomes.filter((outcome) => !pictured.includes(outcome));
  const edited = rest.filter(({ result }) => result.status === "edited");
  const stale = rest.filter(({ result }) => result.status === "stale");
  const untouched = rest.filter(({ result }) => result.status === "unchanged" || result.status === "modified");
  return [
    ...head,
    renderDelivery(report),
    renderFailures(report, extent),
    ...renderGallery(report, pictured, extent),
    // Without any pictures the table of what was edited is all there is to see, so that it is not folded.
    renderTasks(edited, extent, pictured.length > 0 || edited.length > 12 ? `${edited.length} edited, without pictures here` : undefined),
    renderTasks(stale, extent, `${stale.length} not committed, because the branch changed meanwhile`),
    renderTasks(untouched, extent, `${untouched.length} left unchanged`),
    renderFooter(report),
  ];
}

function renderFooter(report: Report): string {
  const hints: string[] = [];
  if (report.delivered?.commit !== undefined && report.outcomes.some(({ result }) => result.status === "edited")) {
    hints.push("Revert a file to reject its edit, or touch it up: it is kept as you leave it, and not edited again by itself.");
    hints.push("Click a picture to see it in full size; here its transparent parts have the colour of the page.");
  }
  // Outside GitHub there is no run to link.
  if (report.context.runId !== "") hints.push(link(runUrl(report.context), "Log and summary of this run"));
  return hints.length === 0 ? "" : `<p><sub>${hints.join("<br>\n")}</sub></p>`;
}
