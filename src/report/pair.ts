import type { Outcome } from "../outcome.ts";
import { formatBytes, formatDollars, formatDuration, formatShare } from "../text/format.ts";
import { renderCandidates } from "./candidates.ts";
import { describeChange, joinFacts, table } from "./html.ts";
import { prose } from "./markdown.ts";
import { COLUMN, isBanner, isNew, showAfter, showBefore } from "./pictures.ts";
import type { RenderBudget } from "./render-budget.ts";
import type { Report } from "./report.ts";
import { listNotes, sizeOf, taskName } from "./task-table.ts";
import { statusText } from "./wording.ts";

/** CSS pixels of a picture that stands alone. */
const ALONE = 560;

/** Before and after side by side, the facts below. A picture where there was none stands alone. */
export function renderPairs(report: Report, outcomes: readonly Outcome[], extent: RenderBudget): string {
  return table(
    outcomes.every(isNew) ? [] : ["Before", "After"],
    outcomes.map((outcome) => renderPair(report, outcome, extent)),
  );
}

function renderPair(report: Report, outcome: Outcome, extent: RenderBudget): string {
  const candidates = renderCandidates(report, outcome);
  const facts = [describePair(outcome), ...listNotes(outcome, extent)].join("<br>\n");
  const lines = [renderPictures(report, outcome), row(facts)];
  return [...lines, ...(candidates === "" ? [] : [row(candidates)])].join("\n");
}

function row(html: string): string {
  return `<tr><td colspan="2">${html}</td></tr>`;
}

function renderPictures(report: Report, outcome: Outcome): string {
  if (isNew(outcome)) return `<tr><td colspan="2" align="center">${showAfter(report, outcome, ALONE)}</td></tr>`;
  const banner = isBanner(outcome.result);
  const column = banner ? 2 * COLUMN : COLUMN;
  const before = showBefore(report, outcome, column);
  const after = showAfter(report, outcome, column);
  if (banner) return row(`Before<br>\n${before}<br>\nAfter<br>\n${after}`);
  return `<tr><td width="50%" align="center">${before}</td><td width="50%" align="center">${after}</td></tr>`;
}

function describePair(outcome: Outcome): string {
  const { task, result, before, changedShare, taken } = outcome;
  return joinFacts([
    `<b>${taskName(outcome)}</b>`,
    isNew(outcome) ? "new" : "",
    taken === undefined ? "" : statusText(outcome),
    describeChange(before && `${before.width}×${before.height}`, sizeOf(outcome)),
    describeChange(before && formatBytes(before.bytes), result.bytes === null ? undefined : formatBytes(result.bytes)),
    changedShare === undefined ? "" : prose(`${formatShare(changedShare)} of pixels changed`),
    result.cost === null || result.cost === 0 ? "" : prose(formatDollars(result.cost)),
    result.durationMs === null ? "" : formatDuration(result.durationMs),
    // The picture on the left is then an earlier result, not what the model was given.
    !task.source || task.originBlob === task.source.blob || taken !== undefined
      ? ""
      : "edited anew from the original, not from the picture before",
  ]);
}
