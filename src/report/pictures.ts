import type { ResultPlace } from "../cache/cached-result.ts";
import type { Outcome } from "../outcome.ts";
import type { Size } from "../pixels/picture.ts";
import { cutMiddle, toLine } from "../text/plain-text.ts";
import { HALF_COLUMN } from "./fit.ts";
import { type Html, html, join, NOTHING, table, tr } from "./html.ts";
import { blobUrl, code, diffUrl, encodeSegment, link, picture } from "./markdown.ts";
import { findOutlined, OUTLINED } from "./outline.ts";
import type { Places, Report } from "./report.ts";

/** CSS pixels. Two columns of this width fit into a comment on a desktop. */
export const COLUMN = 400;
const MAX_HEIGHT = 480;

/** The box of a picture in a column of that many CSS pixels. */
const inColumn = (width: number) => ({ width, height: MAX_HEIGHT });

/** Wider than this (width / height), a picture in half a comment is too low to be judged: before then goes above after. */
const BANNER = 2.6;

/** Formats that browsers show; anything else is a row without pictures. */
const SHOWN = /\.(?:png|jpe?g|jfif|webp|gif|avif|bmp)$/i;

export function isShown(path: string): boolean {
  return SHOWN.test(path);
}

/** A size in pixels, where it is known. */
interface MaybeSize {
  width: number | null;
  height: number | null;
}

export function isBanner({ width, height }: MaybeSize): boolean {
  return width !== null && height !== null && width / height > BANNER && width > COLUMN;
}

export function isUpright({ width, height }: MaybeSize): boolean {
  return width !== null && height !== null && height > width;
}

/** A file of a commit as a picture. */
interface Shown extends MaybeSize, ResultPlace {
  /** What the alternative text names, where it is not the path. */
  name?: string;
  /** Alternative text besides the path. */
  alt: string;
}

/** A picture in a box of CSS pixels, never enlarged. */
function showFile({ context }: Report, { sha, path, alt, name = path, ...size }: Shown, box: Size): Html {
  return picture({ url: blobUrl({ ...context, sha, path }), alt: `${toLine(name)} ${alt}`, width: displayWidth(size, box) });
}

/** The height follows from the width. */
function displayWidth({ width, height }: MaybeSize, box: Size): number {
  if (width === null || height === null) return box.width;
  return Math.max(1, Math.round(Math.min(box.width, width, (box.height * width) / height)));
}

/** Whether there is neither a source nor an older picture where a generated one is now. */
export function isNew({ task }: Outcome): boolean {
  return task.source === undefined && task.outputIndexBlob === undefined;
}

/** What was there before: the source, and where there is none an older picture at the same place. */
export function showBefore(report: Report, outcome: Outcome, column: number): Html {
  const { task, result, before } = outcome;
  const place = findPlaces(report, outcome).before;
  // `before` of a picture that was never read has no size.
  const { width, height } = before ?? result;
  if (place) return showFile(report, { ...place, name: result.source ?? result.output, alt: "before", width, height }, inColumn(column));
  return isInRepository(task) ? html`<i>no preview</i>` : html`<i>not in the repository</i>`;
}

export function showAfter(report: Report, outcome: Outcome, column: number): Html {
  const { output: name, width, height } = outcome.result;
  const place = findPlaces(report, outcome).after;
  return place === undefined ? NOTHING : showFile(report, { ...place, name, alt: "after", width, height }, inColumn(column));
}

/** The result with what changed outlined; empty where there is no such copy. */
export function showOutlined(report: Report, outcome: Outcome): Html {
  const { output: name, width, height } = outcome.result;
  const place = commitsOf(report, outcome) ? undefined : report.previews?.get(findOutlined(outcome)?.key ?? "");
  return place === undefined
    ? NOTHING
    : showFile(report, { ...place, name, alt: "with outlines around what changed", width, height }, OUTLINED);
}

/** The translation that a new one replaced; empty where there was none. */
export function showOlder(report: Report, outcome: Outcome, column: number): Html {
  const { task, result } = outcome;
  const { output: path, width, height } = result;
  // Without a commit the branch has it still.
  const sha = (commitsOf(report, outcome) ?? { older: report.context.event.pull_request?.head.sha }).older;
  const isReplaced = task.outputIndexBlob !== undefined && result.source !== path && isShown(path);
  return isReplaced && sha ? showFile(report, { sha, path, alt: "before", width, height }, inColumn(column)) : NOTHING;
}

/** Whether the result can be shown: a commit has it in a format that browsers know, or there is a small copy. */
export function isPictured(report: Report, outcome: Outcome): boolean {
  return findPlaces(report, outcome).after !== undefined;
}

/** A source that is not in the repository has no address. */
function isInRepository({ source, outputIndexBlob }: Outcome["task"]): boolean {
  return (source ? source.indexBlob : outputIndexBlob) !== undefined;
}

/** Where an image can be seen, as far as it can. */
function findPlaces(report: Report, outcome: Outcome): { before?: ResultPlace; after?: ResultPlace } {
  const { task, result, outputBlob } = outcome;
  const commits = commitsOf(report, outcome);
  if (!commits) return { before: report.previews?.get(task.originBlob), after: report.previews?.get(outputBlob ?? "") };
  const placeOf = (sha: string | undefined, path: string) => (sha === undefined || !isShown(path) ? undefined : { sha, path });
  return {
    before: isInRepository(task) ? placeOf(commits.before, result.source ?? result.output) : undefined,
    after: placeOf(commits.after, result.output),
  };
}

/** The commits that show an image, where there are any. */
function commitsOf({ pullImages: pull, delivered }: Report, outcome: Outcome): Places | undefined {
  const { commit } = delivered ?? {};
  return pull?.places.get(outcome) ?? (commit && { before: commit.parent, older: commit.parent, after: commit.sha });
}

/** A name as a link to GitHub's own comparison of the two versions, in a pull request that has them. */
export function linkDiff(report: Report, outcome: Outcome, name: Html): Html {
  const { context, pullImages: pull } = report;
  if (pull === undefined || commitsOf(report, outcome) === undefined) return name;
  return link(diffUrl({ ...context, pull: pull.number, path: outcome.result.output }), name);
}

/** The name of a result as a link to where it can be seen: where it was committed, by this run or before in the pull request, else the gallery. */
export function linkResult(report: Report, one: Outcome, name: Html): Html {
  const { output, status } = one.result;
  const made = status === "edited" ? one : report.pullImages?.earlier.find(({ task }) => task.output === output);
  const after = made && commitsOf(report, made)?.after;
  const { gallery } = report;
  if (made === undefined || after === undefined)
    return status === "edited" && gallery?.url ? link(`${gallery.url}#${encodeSegment(output)}`, name) : name;
  if (report.pullImages) return linkDiff(report, made, name);
  return link(blobUrl({ ...report.context, sha: after, path: output }), name);
}

/** Candidates in one row, which a phone shows as large as can be told apart, and the width of each in CSS pixels. */
const CANDIDATES_IN_ROW = 3;
const CANDIDATE_COLUMN = 160;

/** A path that is to be copied is not cut before this. */
const MAX_PATH = 250;

/** One of several results of a task. */
interface Candidate extends Shown {
  number: number;
  isDelivered: boolean;
}

/** The candidates whose pictures can be shown: those that the repository keeps in a format that browsers know, or small copies of them. */
export function listCandidates({ delivered, pullImages, previews }: Report, outcome: Outcome): Candidate[] {
  const { task, kept = [] } = outcome;
  const earlier = pullImages?.candidates?.get(outcome);
  // All have the size of the output.
  const { width, height } = outcome.result;
  if (earlier) return earlier.map((one) => ({ ...one, ...namesOf(one.number, task), width, height }));
  return kept.flatMap(({ kind, number, blob, cacheKey = "", ...size }) => {
    const own = isShown(task.output) ? delivered?.kept?.get(cacheKey) : undefined;
    const place = own ?? previews?.get(blob);
    if (kind !== "candidate" || !place) return [];
    return { ...place, number, isDelivered: number === 1, ...namesOf(number, task), width: size.width, height: size.height };
  });
}

function namesOf(number: number, { output }: Outcome["task"]): Pick<Shown, "alt" | "name"> {
  return { alt: `candidate ${number}`, name: output };
}

/** Cells of a table with numbered pictures, the delivered one marked. */
export function showCandidates(report: Report, candidates: readonly Candidate[], column: number, width = NOTHING): Html[] {
  return candidates.map((candidate) => {
    const { number, isDelivered } = candidate;
    const label = isDelivered ? html`<b>${number}</b>, delivered` : html`<b>${number}</b>`;
    return html`<td${width} align="center">${showFile(report, candidate, inColumn(column))}<br>\n${label}</td>`;
  });
}

/** The pictures of one task in rows as even as can be, and how to take another one. */
export function renderCandidates(report: Report, outcome: Outcome): Html {
  const candidates = listCandidates(report, outcome);
  const count = Math.ceil(candidates.length / CANDIDATES_IN_ROW);
  const perRow = Math.ceil(candidates.length / count);
  const cells = showCandidates(report, candidates, CANDIDATE_COLUMN, html` width="${Math.floor(100 / perRow)}%"`);
  const rows = Array.from({ length: count }, (_, index) => tr(cells.slice(index * perRow, (index + 1) * perRow)));
  return join([html`<p>${describeCandidates(report, outcome)}</p>`, table([], rows)], html`\n`);
}

/** How many there are, and where the others are or how one of them is taken; empty when there is one result alone. */
export function describeCandidates(report: Report, outcome: Outcome): Html {
  const { task, result, kept = [] } = outcome;
  const earlier = report.pullImages?.candidates?.get(outcome);
  if (earlier) return html`${earlier.length} candidates. ${explainTaking(report, task.output, otherThanDelivered(earlier))}`;
  const { candidates = 1 } = result;
  if (candidates < 2) return NOTHING;
  const { artifact, kept: places } = report.delivered ?? {};
  const isKept = kept.some(({ kind, cacheKey = "" }) => kind === "candidate" && places?.has(cacheKey));
  const other = kept.find(({ kind, number }) => kind === "candidate" && number > 1)?.number ?? 2;
  if (isKept) return html`${candidates} candidates. ${explainTaking(report, task.output, other)}`;
  const where = artifact ? html`; the others are in the artifact ${link(artifact.url, code(artifact.name, 80))}` : NOTHING;
  return html`${candidates} candidates${where}.`;
}

/** The number of a candidate that can be taken. */
export function otherThanDelivered(candidates: readonly Pick<Candidate, "number" | "isDelivered">[]): number {
  return candidates.find(({ isDelivered }) => !isDelivered)?.number ?? 2;
}

/** By a comment, where the workflow listens to them. */
export function explainTaking({ hearsBoxes }: Report, output: string, number: number): Html {
  const path = cutMiddle(output, MAX_PATH);
  const asCode = (text: string) => code(text, Number.POSITIVE_INFINITY, HALF_COLUMN);
  if (hearsBoxes)
    return html`To use another candidate at no cost, comment ${asCode(`/retouch take ${/\s/.test(path) ? `"${path}"` : path} ${number}`)}.`;
  return html`To use another candidate at no cost, run the workflow with ${asCode(`take-candidate: ${path}=${number}`)}.`;
}
