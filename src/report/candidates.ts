import { type Outcome, retainedPath } from "../outcome.ts";
import { cutMiddle } from "../text/plain-text.ts";
import { table } from "./html.ts";
import { code, link } from "./markdown.ts";
import { isShown, type Shown, showFile } from "./pictures.ts";
import type { Report } from "./report.ts";

/** Pictures in one row, and the width of each in CSS pixels. */
const PER_ROW = 4;
const COLUMN = 160;

/** A path that is to be copied is not cut before this. */
const MAX_PATH = 250;

/** One of several results of a task. */
interface Candidate extends Shown {
  number: number;
}

/** The candidates whose pictures can be shown: those in the commit that keeps them, in a format that browsers know. */
export function listCandidates({ delivered }: Report, { task, kept = [] }: Outcome): Candidate[] {
  const { kept: place } = delivered ?? {};
  if (place === undefined || !isShown(task.output)) return [];
  return kept.flatMap((one) => {
    const { kind, number, width, height } = one;
    if (kind !== "candidate") return [];
    return { number, sha: place.sha, path: retainedPath(one, task.output), width, height, alt: `candidate ${number}` };
  });
}

/** Numbered, the delivered one marked. @returns cells of a table. */
export function showCandidates(report: Report, candidates: readonly Candidate[], column = COLUMN): string[] {
  return candidates.map((candidate) => {
    const { number } = candidate;
    const label = number === 1 ? "<b>1</b>, delivered" : `<b>${number}</b>`;
    return `<td align="center">${showFile(report, candidate, column)}<br>\n${label}</td>`;
  });
}

/** The pictures of one task in rows, and how to take another one. Empty when there is one result alone. */
export function renderCandidates(report: Report, outcome: Outcome): string {
  const candidates = listCandidates(report, outcome);
  if (candidates.length === 0) return describeCandidates(report, outcome);
  const cells = showCandidates(report, candidates);
  const rows: string[] = [];
  for (let start = 0; start < cells.length; start += PER_ROW) rows.push(`<tr>${cells.slice(start, start + PER_ROW).join("")}</tr>`);
  return `${describeCandidates(report, outcome)}\n${table([], rows)}`;
}

/** How many there are, and where the others are or how one of them is taken; empty when there is one result alone. */
export function describeCandidates(report: Report, { task, result, kept = [] }: Outcome): string {
  const { candidates = 1 } = result;
  if (candidates < 2) return "";
  const { artifact, kept: place } = report.delivered ?? {};
  const other = kept.find(({ kind, number }) => kind === "candidate" && number > 1)?.number ?? 2;
  if (place) return `${candidates} candidates. ${explainTaking(task.output, other)}`;
  const where = artifact ? `; the others are in the artifact ${link(artifact.url, code(artifact.name, 80))}` : "";
  return `${candidates} candidates${where}.`;
}

export function explainTaking(output: string, number: number): string {
  const input = code(`take-candidate: ${cutMiddle(output, MAX_PATH)}=${number}`);
  return `To take another, run the workflow with ${input}; it costs nothing.`;
}
