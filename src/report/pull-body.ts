import type { Proposed } from "../deliver/delivered.ts";
import { toObjectId } from "../git/blob-identity.ts";
import { emptyResult, type Outcome } from "../outcome.ts";
import { formatDollars } from "../text/format.ts";
import { toLine } from "../text/plain-text.ts";
import { type RenderBudget, renderToFit } from "./fit.ts";
import { countPictures, listGalleryItems, renderGallery, takeGalleryItems } from "./gallery.ts";
import { fold, type Html, html, join, joinFacts, joinLines, NOTHING, table, tr } from "./html.ts";
import { blobUrl, code, link, picture, prose, runUrl } from "./markdown.ts";
import { COLUMN, isShown } from "./pictures.ts";
import { type Report, sumCosts } from "./report.ts";
import { renderFacts } from "./sections.ts";
import { renderTasks } from "./tables.ts";
import { nameFile } from "./task-cells.ts";
import { COMMENT_HINTS, PULL_HINTS, REST, SANDBOX_NOTICE } from "./wording.ts";
import { countImages } from "./work-words.ts";

/** Characters of a pull request's text that GitHub takes, and some for the markers. */
const BODY_LIMIT = 65_000;

const END = "<!-- retouch:end -->";
const BEGIN = /<!-- retouch:begin(?: ([0-9a-f]+))? -->/;

const rest = prose(REST.comment);
const BUDGETS: readonly RenderBudget[] = [
  { pictures: 60, rows: 500, failures: 0, text: 300, links: true, rest },
  { pictures: 24, rows: 200, failures: 0, text: 300, rest },
  { pictures: 12, rows: 60, failures: 0, text: 200, rest },
  { pictures: 6, rows: 20, failures: 0, text: 100, rest },
  { pictures: 0, rows: 0, failures: 0, text: 60, rest },
];

/**
 * The text of the run's pull request: Retouch's part stands between two markers, and what others wrote outside of them stays.
 *
 * @param others the text as it is on GitHub, or that of the workflow for a new one.
 * @param mark told again by {@link readMark}.
 */
export function renderPullBody(report: Report, { proposed, others, mark }: { proposed: Proposed; others: string; mark: string }): string {
  const [before, after] = splitBody(others);
  const limit = Math.max(BODY_LIMIT - before.length - after.length, 0);
  const shown = showProposed(report, proposed);
  const part = renderToFit({
    ...{ budgets: BUDGETS, limit, measure: (text: string) => text.length },
    render: (budget) => renderBlocks(shown, proposed, budget),
  });
  return [before, `<!-- retouch:begin ${mark} -->\n\n${part}\n${END}`, after].filter((text) => text !== "").join("\n\n");
}

/** The mark of the last run; undefined where somebody removed Retouch's part. */
export function readMark(body: string): string | undefined {
  return BEGIN.exec(body)?.[1];
}

/** What stands before and after Retouch's part. */
function splitBody(body: string): [before: string, after: string] {
  const begin = BEGIN.exec(body);
  const end = begin ? body.indexOf(END, begin.index) : -1;
  if (!begin || end < 0) return [body.trim(), ""];
  return [body.slice(0, begin.index).trim(), body.slice(end + END.length).trim()];
}

/** The report of all that is proposed, as if this run had made it. */
function showProposed(report: Report, { kept, before, head = "" }: Proposed): Report {
  const { delivered, context } = report;
  const made = report.outcomes.filter(({ result }) => result.status === "edited");
  const earlier = kept.map(({ outcome, cost }): Outcome => {
    const { sha256, bytes } = outcome.result;
    return { ...outcome, result: { ...emptyResult(outcome.task), status: "edited", sha256, bytes, cost } };
  });
  // What the branch had there before is no picture of the base.
  const outcomes = [...made, ...earlier].map(({ task, ...outcome }): Outcome => {
    const outputIndexBlob = before.baseTree.get(task.output)?.sha;
    return { ...outcome, task: { ...task, outputIndexBlob: outputIndexBlob && toObjectId(outputIndexBlob) } };
  });
  const url = `${context.serverUrl}/${context.owner}/${context.repo}/commit/${head}`;
  // Whatever the commit was made on, the base has what was there before.
  const commit = { ...(delivered?.commit ?? { sha: head, branch: before.branch, verified: false, url }), parent: before.baseSha };
  return {
    ...{ ...report, outcomes, cost: sumCosts(outcomes), skip: undefined, notices: [], errors: [] },
    delivered: { stale: [], warnings: [], errors: [], commit, artifact: delivered?.artifact, kept: delivered?.kept },
  };
}

function renderBlocks(report: Report, proposed: Proposed, budget: RenderBudget): [Html, ...Html[]] {
  const items = takeGalleryItems(report, listGalleryItems(report), budget.pictures);
  const pictured = new Set(items.flatMap(({ outcomes }) => outcomes));
  const others = report.outcomes.filter((outcome) => !pictured.has(outcome));
  const isSandbox = report.models.some(({ provider }) => provider === "sandbox");
  return [
    renderFacts(report, false),
    isSandbox ? html`<p><b>Sandbox.</b> ${prose(SANDBOX_NOTICE)}</p>` : NOTHING,
    ...renderGallery(report, items, budget),
    renderTasks(report, others, budget, pictured.size > 0 ? html`${prose(countImages(others))} without a preview` : undefined),
    renderOthers(report, proposed, { ...budget, pictures: budget.pictures - sum(items.map((item) => countPictures(report, item))) }),
    renderHints(report),
  ];
}

/** What other runs have put on the branch: their text of the pull request is replaced by this one. */
function renderOthers({ context }: Report, { others, before, head }: Proposed, budget: RenderBudget): Html {
  if (others.length === 0) return NOTHING;
  const cost = others.reduce<number | null>((sum, { entry }) => (sum === null || entry.cost === null ? null : sum + entry.cost), 0);
  const show = (sha: string | undefined, path: string, side: string) =>
    sha === undefined || path === "" || !isShown(path)
      ? NOTHING
      : picture({ url: blobUrl({ ...context, sha, path }), alt: `${toLine(path)} ${side}`, width: COLUMN });
  const rows = others.slice(0, budget.rows).map(({ output, entry: { source } }, index) => {
    const name = html`<tr><td colspan="2"><b>${nameFile({ result: { source: source || null, output } })}</b></td></tr>`;
    if (2 * (index + 1) > budget.pictures) return name;
    const pair = [show(before.baseSha, source, "before"), show(head, output, "after")];
    return join([tr(pair.map((side) => html`<td width="50%" align="center">${side}</td>`)), name], html`\n`);
  });
  const rest = others.length - rows.length;
  const title = joinFacts([
    html`<b>${others.length}</b> ${prose(PULL_HINTS.others)}`,
    cost === null || cost === 0 ? NOTHING : prose(formatDollars(cost)),
  ]);
  return fold(title, table([html`Before`, html`After`], rows, rest > 0 ? html`${rest} more: ${budget.rest}` : NOTHING));
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

function renderHints({ context, hearsBoxes }: Report): Html {
  const lines = [
    html`${prose(PULL_HINTS.edit)} ${code(context.branch ?? "")}. ${prose(PULL_HINTS.keep)}`,
    prose(PULL_HINTS.revert),
    prose(PULL_HINTS.close),
    hearsBoxes ? prose(PULL_HINTS.commands) : NOTHING,
    context.runId === "" ? NOTHING : link(runUrl(context), prose(COMMENT_HINTS.run)),
  ];
  return html`<p><sub>${joinLines(lines)}</sub></p>`;
}
