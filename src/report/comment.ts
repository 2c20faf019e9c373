import type { Outcome } from "../outcome.ts";
import { renderBoxes } from "./boxes.ts";
import { type RenderBudget, renderToFit } from "./fit.ts";
import { countPictures, type GalleryItem, listEarlierItems, listGalleryItems, renderGallery, takeGalleryItems } from "./gallery.ts";
import { type Html, html, join, joinLines, NOTHING } from "./html.ts";
import { link, prose, runUrl } from "./markdown.ts";
import { listErrors, type PullImages, type Report, splitStale, tally } from "./report.ts";
import {
  renderDelivery,
  renderFacts,
  renderFailures,
  renderGalleryLink,
  renderMoreInGallery,
  renderNotices,
  renderTitle,
} from "./sections.ts";
import { findCommonWarnings, LISTED_UNCHANGED, renderPlan, renderRecipes, renderSources, renderTasks } from "./tables.ts";
import { COMMENT_HINTS, EARLIER, REST } from "./wording.ts";
import { countImages, doneWord } from "./work-words.ts";

/** Characters (UTF-16 code units). GitHub's limit is 65,536; the rest is for the marker that finds the comment again. */
export const COMMENT_LIMIT = 65_000;

/** Bytes of UTF-8: a body with some words of its own keeps within GitHub's limit, and a variable of the environment within Linux's (128 KiB). */
export const MARKDOWN_LIMIT = 60_000;

/** More rows than this are folded. */
const MANY = 12;

const rest = prose(REST.comment);

/** Marks, unseen, a comment that reports failures, so that a later run without any updates it. */
const FAILURES = "<!-- retouch-state: failures -->";

/** Says, unseen, which images a comment shows, so that a later run that finds others updates it. */
const markImages = (digest: string) => `<!-- retouch-images: ${digest} -->`;

/** Whether a run that has nothing to report has something to change in a comment of {@link renderComment}. */
export function isOutdated(body: string, { digest }: PullImages): boolean {
  return body.includes(FAILURES) || (digest !== undefined && !body.includes(markImages(digest)));
}

/** From all that is wanted to what always fits. */
const BUDGETS: readonly RenderBudget[] = [
  { pictures: 60, rows: 1000, failures: 50, text: 500, links: true, rest },
  { pictures: 36, rows: 1000, failures: 50, text: 300, links: true, rest },
  { pictures: 12, rows: 1000, failures: 30, text: 300, links: true, rest },
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
  const body = renderToFit({ budgets: BUDGETS, limit: COMMENT_LIMIT, measure: ({ length }) => length, render });
  const failed = tally(report.outcomes).failed + listErrors(report).length > 0 ? [FAILURES] : [];
  const { digest } = report.pullImages ?? {};
  return [...(digest === undefined ? [] : [markImages(digest)]), body, ...failed].join("\n");
}

/**
 * The same for another step, which may put it into the body of an issue or a pull request: in at most {@link MARKDOWN_LIMIT} bytes, and
 * without what finds the comment again.
 */
export function renderMarkdown(report: Report): string {
  const render = (budget: RenderBudget) => renderBlocks(report, budget);
  return renderToFit({ budgets: BUDGETS, limit: MARKDOWN_LIMIT, measure: (text) => Buffer.byteLength(text), render });
}

function renderBlocks(report: Report, given: RenderBudget): [Html, ...Html[]] {
  const budget = { ...given, common: findCommonWarnings(report) };
  const head = [renderGalleryLink(report), renderFacts(report), renderNotices(report, budget)];
  const tables = [renderRecipes(report, budget), renderFailures(report, budget)];
  const body = report.dryRun
    ? [...tables, ...renderPlan(report, budget)]
    : [renderDelivery(report), ...tables, ...renderResults(report, budget)];
  const boxes = budget.pictures > 0 ? renderBoxes(report) : NOTHING;
  return [renderTitle(report), ...head, ...body, boxes, renderFooter(report)];
}

/** The pictures, and tables of what has none. */
function renderResults(report: Report, budget: RenderBudget): Html[] {
  const items = takeGalleryItems(report, listGalleryItems(report), budget.pictures);
  const pictured = new Set(items.flatMap(({ outcomes }) => outcomes));
  const left = items.reduce((sum, item) => sum - countPictures(report, item), budget.pictures);
  const earlier = takeGalleryItems(report, listEarlierItems(report), left);
  const standing = new Set(earlier.flatMap(({ outcomes }) => outcomes.map(({ task }) => task.output)));
  const rest = report.outcomes.filter((outcome) => !pictured.has(outcome));
  const edited = rest.filter(({ result }) => result.status === "edited");
  const { newer, removed } = splitStale(rest);
  const untouched = rest.filter(
    ({ task, result }) => (result.status === "unchanged" && !standing.has(task.output)) || result.status === "modified",
  );
  const modified = untouched.filter(({ result }) => result.status === "modified");
  // Without any pictures the table of what was made is all there is to see, so that it is not folded.
  const isFolded = pictured.size > 0 || edited.length > MANY;
  return [
    ...renderGallery(report, items, budget),
    pictured.size === 0 && isFolded ? renderSources(report, budget) : NOTHING,
    pictured.size > 0 ? renderMoreInGallery(report, edited) : NOTHING,
    renderTasks(report, edited, budget, isFolded ? html`${prose(countImages(edited))} without a preview` : undefined),
    ...renderEarlier(report, earlier, budget),
    renderTasks(report, newer, budget, html`Not committed because the branch has a newer version`),
    renderTasks(report, removed, budget, html`Not committed because the branch no longer has the image`),
    untouched.length - modified.length > LISTED_UNCHANGED
      ? renderTasks(report, modified, budget, html`Edited by hand and kept`)
      : renderTasks(report, untouched, budget, html`Unchanged images`),
  ];
}

/** What earlier runs made in the pull request. The title says so where there is nothing else. */
function renderEarlier(report: Report, items: readonly GalleryItem[], budget: RenderBudget): Html[] {
  if (items.length === 0) return [];
  return [html`<h4>${prose(EARLIER)}</h4>`, ...renderGallery(report, items, budget)];
}

function renderFooter(report: Report): Html {
  const { pullImages: pull, delivered, outcomes } = report;
  const made = delivered?.commit === undefined ? [] : outcomes.filter(({ result }) => result.status === "edited");
  const edited = [...made, ...(pull?.earlier ?? [])];
  const isCommitted = edited.length > 0;
  const replaced = edited.filter(isReplaced);
  const revert = doneWord(replaced) === "edited" ? COMMENT_HINTS.revertEdit : COMMENT_HINTS.revertOther;
  const hints = joinLines([
    isCommitted && replaced.length > 0 ? prose(revert) : NOTHING,
    isCommitted && replaced.length < edited.length ? prose(COMMENT_HINTS.newFile) : NOTHING,
    isCommitted ? prose(pull ? COMMENT_HINTS.fullSizeOrDiff : COMMENT_HINTS.fullSize) : NOTHING,
    report.previews ? explainCopies(report) : NOTHING,
    // Outside GitHub there is no run to link.
    report.context.runId === "" ? NOTHING : link(runUrl(report.context), prose(COMMENT_HINTS.run)),
  ]);
  return hints.length === 0 ? NOTHING : html`<p><sub>${hints}</sub></p>`;
}

/** Small copies, and where the images themselves are. */
function explainCopies({ gallery, delivered }: Report): Html {
  const url = gallery?.url ?? delivered?.artifact?.url;
  const where = gallery?.url ? html`gallery` : html`artifact`;
  const full = url === undefined ? NOTHING : html`The ${link(url, where)} has the images at full size.`;
  return join([prose(COMMENT_HINTS.smallCopies), full], html` `);
}

/** Whether there was a file of that name before, so that reverting restores it. */
function isReplaced({ task }: Outcome): boolean {
  return task.output === task.source?.path || task.outputIndexBlob !== undefined;
}
