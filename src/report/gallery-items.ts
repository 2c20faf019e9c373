import type { Outcome } from "../outcome.ts";
import { formatDollars, formatSize, plural } from "../text/format.ts";
import type { RenderBudget } from "./fit.ts";
import { fold, type Html, html, join, joinFacts, joinLines, NOTHING, table, tr } from "./html.ts";
import { code, prose } from "./markdown.ts";
import {
  COLUMN,
  describeCandidates,
  explainTaking,
  isBanner,
  isNew,
  isUpright,
  linkDiff,
  listCandidates,
  otherThanDelivered,
  renderCandidates,
  showAfter,
  showBefore,
  showCandidates,
  showOlder,
  showOutlined,
} from "./pictures.ts";
import { type Report, sumCosts } from "./report.ts";
import { costOf, describeFigures, listNotes, localeCode, nameTask, pathCode, scoreOf, sizeOf } from "./task-cells.ts";
import { EDITED_FROM_ORIGINAL, failedWord, fallbackText, statusText } from "./wording.ts";

/** CSS pixels of a picture that stands alone. */
const ALONE = 560;

/**
 * Before and after side by side, the facts below. A picture where there was none stands alone. Candidates have a table of their own: within
 * another one it would force its width.
 */
export function renderPairs(report: Report, outcomes: readonly Outcome[], budget: RenderBudget): Html[] {
  const end = outcomes.findIndex((outcome) => listCandidates(report, outcome).length > 0);
  const pairs = end === -1 ? outcomes : outcomes.slice(0, end + 1);
  const first = table(
    pairs.every((outcome) => isNew(outcome) || isBanner(outcome.result)) ? [] : [html`Before`, html`After`],
    pairs.flatMap((outcome) => renderPair(report, outcome, budget)),
  );
  const [last] = pairs.slice(-1);
  if (end === -1 || last === undefined) return outcomes.length === 0 ? [] : [first];
  return [first, renderCandidates(report, last), ...renderPairs(report, outcomes.slice(end + 1), budget)];
}

function renderPair(report: Report, outcome: Outcome, budget: RenderBudget): Html[] {
  const others = listCandidates(report, outcome).length > 0 ? NOTHING : describeCandidates(report, outcome);
  const facts = joinLines([describePair(report, outcome), ...listNotes(outcome, budget), others]);
  return [...renderPictures(report, outcome), wide(facts, 2)];
}

/** A row of one cell. */
function wide(content: Html, columns: number): Html {
  return tr([html`<td colspan="${columns}">${content}</td>`]);
}

function centered(content: Html, columns: number): Html {
  return tr([html`<td colspan="${columns}" align="center">${content}</td>`]);
}

function renderPictures(report: Report, outcome: Outcome): Html[] {
  if (isNew(outcome)) return [centered(showAfter(report, outcome, ALONE), 2)];
  const isWide = isBanner(outcome.result);
  const column = isWide ? 2 * COLUMN : COLUMN;
  const before = showBefore(report, outcome, column);
  const after = showAfter(report, outcome, column);
  const outlined = showOutlined(report, outcome);
  const changed = outlined.length === 0 ? [] : [html`What changed`, outlined];
  if (isWide) return [wide(joinLines([html`Before`, before, html`After`, after, ...changed]), 2)];
  const pair = tr([before, after].map((side) => html`<td width="50%" align="center">${side}</td>`));
  return changed.length === 0 ? [pair] : [pair, centered(joinLines(changed), 2)];
}

function describePair(report: Report, outcome: Outcome): Html {
  const { task, taken } = outcome;
  // The picture on the left is an earlier result, not what the model was given.
  const isOther = task.source && task.originBlob !== task.source.blob && report.pullImages?.places.get(outcome) === undefined;
  const isFromOriginal = isOther && taken === undefined;
  return joinFacts([
    html`<b>${linkDiff(report, outcome, nameTask(outcome))}</b>`,
    isNew(outcome) ? html`new` : NOTHING,
    taken === undefined ? NOTHING : prose(statusText(outcome)),
    ...describeFigures(outcome),
    isFromOriginal ? prose(EDITED_FROM_ORIGINAL) : NOTHING,
  ]);
}

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
export function renderLocales(report: Report, locales: Locales, budget: RenderBudget): Html {
  const [first] = locales.outcomes;
  if (!first) return NOTHING;
  if (locales.outcomes.some((outcome) => showOlder(report, outcome, COLUMN).length > 0))
    return renderReplaced(report, first, locales, budget);
  const grid = chooseGrid(first, locales.outcomes.length);
  return renderBlock(report, first, { locales, rows: renderGrid(report, first, locales.outcomes, grid), columns: grid.columns }, budget);
}

/** The table of one source: what it is, its rows, and its notes. */
function renderBlock(
  report: Report,
  first: Outcome,
  { locales, rows, columns }: { locales: Locales; rows: readonly Html[]; columns: number },
  budget: RenderBudget,
): Html {
  const notes = renderNotes(report, locales, budget);
  const all = [wide(describeSource(first, locales), columns), ...rows, notes.length === 0 ? NOTHING : wide(notes, columns)];
  return join([table([], all), renderAllCandidates(report, locales.outcomes)], html`\n`);
}

/** Each new translation beside the one that it replaced, and the source beside them all. */
function renderReplaced(report: Report, first: Outcome, locales: Locales, budget: RenderBudget): Html {
  const { outcomes } = locales;
  const isStacked = isBanner(first.before ?? first.result);
  const columns = isStacked ? 2 : 3;
  const column = Math.floor((2 * COLUMN) / (isStacked ? 1 : columns));
  const width = html`width="${Math.floor(100 / columns)}%"`;
  const source = joinLines([showBefore(report, first, column), captionSource(first)]);
  const beside = html`<td rowspan="${outcomes.length}" ${width} align="center" valign="top">${source}</td>`;
  const pairs = outcomes.map((outcome, index) => {
    const older = showOlder(report, outcome, column);
    const after = showAfter(report, outcome, column);
    const name = describeLocale(report, outcome);
    if (isStacked) return wide(joinLines([name, ...(older.length > 0 ? [html`Before`, older, html`After`] : []), after]), columns);
    const before = older.length > 0 ? joinLines([older, html`before`]) : html`<i>new</i>`;
    const cells = [before, joinLines([after, name])].map((content) => html`<td ${width} align="center">${content}</td>`);
    return tr(index === 0 ? [beside, ...cells] : cells);
  });
  return renderBlock(report, first, { locales, rows: isStacked ? [centered(source, columns), ...pairs] : pairs, columns }, budget);
}

function captionSource({ task: { recipe } }: Outcome): Html {
  return recipe.sourceLocale === undefined ? html`source` : html`<b>${code(recipe.sourceLocale, 40)}</b>, source`;
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

function describeSource({ result, before }: Outcome, { outcomes, isMore }: Locales): Html {
  const cost = sumCosts(outcomes);
  return joinFacts([
    html`<b>${pathCode(result.source ?? result.output)}</b>`,
    before ? prose(formatSize(before)) : NOTHING,
    prose(isMore ? `${outcomes.length} more locales` : plural(outcomes.length, "locale")),
    cost === null || cost === 0 ? NOTHING : prose(formatDollars(cost)),
  ]);
}

function renderGrid(report: Report, first: Outcome, outcomes: readonly Outcome[], grid: Grid): Html[] {
  const { columns, perRow, isStacked, column } = grid;
  const width = html`width="${Math.floor(100 / columns)}%"`;
  const cells = outcomes.map(
    (outcome) => html`<td ${width} align="center">${showAfter(report, outcome, column)}<br>\n${describeLocale(report, outcome)}</td>`,
  );
  const rows = Array.from({ length: Math.ceil(cells.length / perRow) }, (_, index): readonly Html[] => {
    const own = cells.slice(index * perRow, (index + 1) * perRow);
    return own.length === perRow ? own : [...own, html`<td colspan="${perRow - own.length}"></td>`];
  });
  const source = joinLines([showBefore(report, first, isStacked ? 2 * COLUMN : column), captionSource(first)]);
  if (isStacked) return [centered(source, columns), ...rows.map(tr)];
  const beside = html`<td rowspan="${rows.length}" ${width} align="center" valign="top">${source}</td>`;
  return rows.map((own, index) => tr(index === 0 ? [beside, ...own] : own));
}

function describeLocale(report: Report, outcome: Outcome): Html {
  const { before, taken } = outcome;
  const size = sizeOf(outcome) ?? NOTHING;
  return joinFacts([
    html`<b>${linkDiff(report, outcome, localeCode(outcome))}</b>`,
    taken === undefined ? NOTHING : html`candidate ${taken} taken`,
    scoreOf(outcome),
    before && size !== prose(formatSize(before)) ? size : NOTHING,
    costOf(outcome),
  ]);
}

/** Notes below the pictures: those on single locales, each once where it holds for several, and the failures. */
function renderNotes(report: Report, { outcomes, failed }: Locales, budget: RenderBudget): Html {
  const notes = [
    ...outcomes.flatMap((outcome) => {
      // Those whose pictures are shown have a table of their own.
      const candidates = listCandidates(report, outcome).length > 0 ? NOTHING : describeCandidates(report, outcome);
      return [...listNotes(outcome, budget), candidates].map((note) => ({ outcome, note }));
    }),
    ...failed.map((outcome) => ({ outcome, note: describeFailure(outcome) })),
  ].filter(({ note }) => note.length > 0);
  const lines = [...Map.groupBy(notes, ({ note }) => note)].map(([note, about]) => {
    const names = about.map(({ outcome }) => html`<b>${localeCode(outcome)}</b>`);
    return html`${join(names, html`, `)}: ${note}`;
  });
  return joinLines(lines);
}

function describeFailure(outcome: Outcome): Html {
  const { error } = outcome.result;
  const why = error && error.code !== "cancelled" ? html` (${code(error.code)})` : NOTHING;
  return joinFacts([html`<b>${prose(failedWord(outcome))}</b>${why}`, scoreOf(outcome), prose(fallbackText(outcome))]);
}

/** A row of pictures for each locale that has candidates. */
function renderAllCandidates(report: Report, outcomes: readonly Outcome[]): Html {
  const found = outcomes
    .map((outcome) => ({ outcome, candidates: listCandidates(report, outcome) }))
    .filter(({ candidates }) => candidates.length > 0);
  const [first] = found;
  if (!first) return NOTHING;
  const rows = found.map(({ outcome, candidates }) =>
    tr([html`<td><b>${localeCode(outcome)}</b></td>`, ...showCandidates(report, candidates, CANDIDATE)]),
  );
  const other = otherThanDelivered(first.candidates);
  const title = html`Candidates of ${prose(plural(found.length, "locale"))}`;
  return fold(title, html`${explainTaking(report, first.outcome.task.output, other)}\n${table([], rows)}`);
}
