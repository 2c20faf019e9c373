import type { Outcome } from "../outcome.ts";
import { formatDollars, formatSize, plural } from "../text/format.ts";
import { describeCandidates, explainTaking, listCandidates, showCandidates } from "./candidates.ts";
import { fold, joinFacts, table } from "./html.ts";
import { code, prose } from "./markdown.ts";
import { COLUMN, isBanner, isUpright, showAfter, showBefore } from "./pictures.ts";
import type { RenderBudget } from "./render-budget.ts";
import { type Report, sumCosts } from "./report.ts";
import { listNotes, localeCode, pathCode, scoreOf, sizeOf } from "./task-table.ts";
import { fallbackText } from "./wording.ts";

/** CSS pixels of a candidate in a row of them. */
const CANDIDATE = 120;

/** One source with its locales. */
export interface Locales {
  /** With pictures; at least one. */
  outcomes: readonly Outcome[];
  failed: readonly Outcome[];
  /** Further locales of a source that was shown before. */
  isMore: boolean;
}

/** How the pictures of one source are set. */
interface Grid {
  /** Columns of the table, that of the source included. */
  columns: number;
  perRow: number;
  /** The source has a row of its own. */
  isStacked: boolean;
  /** CSS pixels of one column. */
  column: number;
}

/** The picture of the source once, and beside it those of its locales. */
export function renderLocales(report: Report, locales: Locales, extent: RenderBudget): string {
  const [first] = locales.outcomes;
  if (!first) return "";
  const grid = chooseGrid(first, locales.outcomes.length);
  const wide = (html: string) => `<tr><td colspan="${grid.columns}">${html}</td></tr>`;
  const notes = renderNotes(report, locales, extent);
  const rows = [wide(describeSource(first, locales)), ...renderGrid(report, first, locales.outcomes, grid)];
  const html = table([], [...rows, ...(notes === "" ? [] : [wide(notes)])]);
  const candidates = renderAllCandidates(report, locales.outcomes);
  return candidates === "" ? html : `${html}\n${candidates}`;
}

/** Upright pictures stand up to three in a row, others two; a banner is too low to be judged in a third of a comment. */
function chooseGrid({ result, before }: Outcome, count: number): Grid {
  const size = before ?? result;
  const isStacked = isBanner(size);
  const rows = Math.ceil(count / (isUpright(size) ? 3 : 2));
  // As even as can be: four upright ones stand two by two.
  const perRow = Math.ceil(count / rows);
  const columns = isStacked ? perRow : perRow + 1;
  return { columns, perRow, isStacked, column: Math.floor((2 * COLUMN) / columns) };
}

function describeSource({ result, before }: Outcome, { outcomes, isMore }: Locales): string {
  const cost = sumCosts(outcomes);
  return joinFacts([
    `<b>${pathCode(result.source ?? result.output)}</b>`,
    before ? formatSize(before) : "",
    isMore ? `${outcomes.length} more locales` : plural(outcomes.length, "locale"),
    cost === null || cost === 0 ? "" : prose(formatDollars(cost)),
  ]);
}

function renderGrid(report: Report, first: Outcome, outcomes: readonly Outcome[], grid: Grid): string[] {
  const { columns, perRow, isStacked, column } = grid;
  const width = `width="${Math.floor(100 / columns)}%"`;
  const cells = outcomes.map(
    (outcome) => `<td ${width} align="center">${showAfter(report, outcome, column)}<br>\n${describeLocale(outcome)}</td>`,
  );
  const rows: string[] = [];
  for (let start = 0; start < cells.length; start += perRow) {
    const own = cells.slice(start, start + perRow);
    const empty = perRow - own.length;
    rows.push(`${own.join("")}${empty === 0 ? "" : `<td colspan="${empty}"></td>`}`);
  }
  const { sourceLocale } = first.task.recipe;
  const caption = sourceLocale === undefined ? "source" : `<b>${code(sourceLocale, 40)}</b>, source`;
  const source = `${showBefore(report, first, isStacked ? 2 * COLUMN : column)}<br>\n${caption}`;
  if (isStacked) return [`<td colspan="${columns}" align="center">${source}</td>`, ...rows].map((row) => `<tr>${row}</tr>`);
  const beside = `<td rowspan="${rows.length}" ${width} align="center">${source}</td>`;
  return rows.map((row, index) => `<tr>${index === 0 ? beside : ""}${row}</tr>`);
}

function describeLocale(outcome: Outcome): string {
  const { result, before, taken } = outcome;
  const size = sizeOf(outcome);
  return joinFacts([
    `<b>${localeCode(outcome)}</b>`,
    taken === undefined ? "" : `candidate ${taken} taken`,
    scoreOf(outcome),
    before && size !== formatSize(before) ? (size ?? "") : "",
    result.cost === null || result.cost === 0 ? "" : prose(formatDollars(result.cost)),
  ]);
}

/** Below the pictures: what is to be said of single locales, once where it holds for several; and those that failed. */
function renderNotes(report: Report, { outcomes, failed }: Locales, extent: RenderBudget): string {
  const notes = new Map<string, string[]>();
  const add = (note: string, outcome: Outcome) => {
    const names = notes.get(note) ?? [];
    notes.set(note, names);
    names.push(`<b>${localeCode(outcome)}</b>`);
  };
  for (const outcome of outcomes) {
    for (const note of listNotes(outcome, extent)) add(note, outcome);
    // Those whose pictures are shown have a table of their own.
    const candidates = listCandidates(report, outcome).length > 0 ? "" : describeCandidates(report, outcome);
    if (candidates !== "") add(candidates, outcome);
  }
  for (const outcome of failed) {
    const { error } = outcome.result;
    const why = error ? ` (${code(error.code)})` : "";
    add(joinFacts([`<b>failed</b>${why}`, scoreOf(outcome), prose(fallbackText(outcome))]), outcome);
  }
  return [...notes].map(([note, names]) => `${names.join(", ")}: ${note}`).join("<br>\n");
}

/** A row of pictures for each locale that has candidates. */
function renderAllCandidates(report: Report, outcomes: readonly Outcome[]): string {
  const found = outcomes.flatMap((outcome) => {
    const candidates = listCandidates(report, outcome);
    return candidates.length > 0 ? [{ outcome, candidates }] : [];
  });
  const [first] = found;
  if (!first) return "";
  const rows = found.map(
    ({ outcome, candidates }) => `<tr><td><b>${localeCode(outcome)}</b></td>${showCandidates(report, candidates, CANDIDATE).join("")}</tr>`,
  );
  const other = first.candidates[1]?.number ?? 2;
  const title = `Candidates of ${plural(found.length, "locale")}`;
  return fold(title, `${explainTaking(first.outcome.task.output, other)}\n${table([], rows)}`);
}
