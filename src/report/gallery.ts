import type { Outcome } from "../outcome.ts";
import { formatBytes, formatDollars, formatDuration, formatShare, plural } from "./format.ts";
import { blobUrl, picture, prose } from "./markdown.ts";
import { toLine } from "./plain-text.ts";
import type { Report } from "./report.ts";
import { describeChange, type Extent, fold, renderWarnings, sizeOf, table, taskName } from "./sections.ts";

/** Shown without a click; a reviewer's first look should not be a long scroll. */
const OPEN = 6;

/** CSS pixels. Two columns of this width fit into a comment on a desktop. */
const COLUMN = 400;
const MAX_HEIGHT = 480;

/** Wider than this (width / height), a picture in half a comment is too low to be judged: before then goes above after. */
const BANNER = 2.6;

/** What browsers show; anything else is a row without pictures. */
const SHOWN = /\.(?:png|jpe?g|jfif|webp|gif|avif|bmp)$/i;

/** Edited images of which the comment can show pictures: those in a commit, in a format that browsers know. */
export function listPictured({ outcomes, delivered }: Report): Outcome[] {
  if (delivered?.commit === undefined) return [];
  return outcomes.filter(({ result }) => result.status === "edited" && SHOWN.test(result.output));
}

/** Before and after side by side: the first ones open, the rest folded. */
export function renderGallery(report: Report, pictured: Outcome[], extent: Extent): string[] {
  const open = pictured.slice(0, OPEN);
  const folded = pictured.slice(OPEN);
  const html = open.length === 0 ? [] : [renderPairs(report, open, extent)];
  if (folded.length > 0) html.push(fold(`${plural(folded.length, "more edited image")}`, renderPairs(report, folded, extent)));
  return html;
}

function renderPairs(report: Report, outcomes: Outcome[], extent: Extent): string {
  return table(
    ["Before", "After"],
    outcomes.map((outcome) => renderPair(report, outcome, extent)),
    "",
  );
}

function renderPair(report: Report, outcome: Outcome, extent: Extent): string {
  const { task, result, before } = outcome;
  const { commit } = report.delivered ?? {};
  if (commit === undefined) return "";
  const { width, height } = result;
  const banner = width !== null && height !== null && width / height > BANNER && width > COLUMN;
  const show = (side: "before" | "after", sha: string, path: string, size: { width: number | null; height: number | null }) =>
    picture({
      url: blobUrl({ ...report.context, sha, path }),
      alt: `${toLine(path)} ${side}`,
      width: displayWidth(size, banner ? 2 * COLUMN : COLUMN),
    });
  // A source that is not in the repository has no address; `before` of a picture that was never read has no size.
  // Where there is no source, an older picture at the same place is what was before.
  const path = result.source ?? result.output;
  const isThere = (task.source ? task.source.indexBlob : task.outputIndexBlob) !== undefined;
  const shownBefore =
    !isThere || !SHOWN.test(path)
      ? `<i>${result.source === null ? "new" : "not in the repository"}</i>`
      : show("before", commit.parent, path, before ?? result);
  const shownAfter = show("after", commit.sha, result.output, result);
  const pictures = banner
    ? `<tr><td colspan="2">Before<br>\n${shownBefore}<br>\nAfter<br>\n${shownAfter}</td></tr>`
    : `<tr><td width="50%" align="center">${shownBefore}</td><td width="50%" align="center">${shownAfter}</td></tr>`;
  return `${pictures}\n<tr><td colspan="2">${describePair(outcome)}${renderWarnings(outcome, extent)}</td></tr>`;
}

function describePair(outcome: Outcome): string {
  const { task, result, before, changedShare } = outcome;
  const facts = [
    describeChange(before && `${before.width}×${before.height}`, sizeOf(outcome)),
    describeChange(before && formatBytes(before.bytes), result.bytes === null ? undefined : formatBytes(result.bytes)),
    changedShare === undefined ? "" : prose(`${formatShare(changedShare)} of pixels changed`),
    result.cost === null || result.cost === 0 ? "" : prose(formatDollars(result.cost)),
    result.durationMs === null ? "" : formatDuration(result.durationMs),
    // The picture on the left is then an earlier result, not what the model was given.
    !task.source || task.originBlob === task.source.blob ? "" : "edited anew from the original, not from the picture before",
  ];
  return [`<b>${taskName(outcome)}</b>`, ...facts.filter((fact) => fact !== "")].join(" · ");
}

/** Never enlarged, and not higher than a screen; the height follows from the width. */
function displayWidth({ width, height }: { width: number | null; height: number | null }, column: number): number {
  if (width === null || height === null) return column;
  return Math.max(1, Math.round(Math.min(column, width, (MAX_HEIGHT * width) / height)));
}
