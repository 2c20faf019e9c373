import type { Outcome, Status } from "../outcome.ts";
import { formatDollars, formatShare, plural } from "../text/format.ts";
import { HALF_COLUMN, type RenderBudget, renderWithin } from "./fit.ts";
import { fold, type Html, html, join, joinFacts, joinLines, NOTHING, row, table } from "./html.ts";
import { code, message, prose, unbroken } from "./markdown.ts";
import { describeCandidates, linkResult } from "./pictures.ts";
import { hasRecipes, type Report, splitStale, sumCosts } from "./report.ts";
import { describeFigures, listNotes, localeCode, nameFile, nameTask, pathCode, recipeCode, scoreOf } from "./task-cells.ts";
import { failedWord, fallbackText, statusText, warningsOf } from "./wording.ts";
import { listDone, listToDo } from "./work-words.ts";

/** Where the rest of a cut table is; empty where nothing is cut. */
function renderMore(more: number, noun: string, { rest }: RenderBudget): Html {
  return more === 0 ? NOTHING : html`and ${prose(noun === "" ? `${more} more` : plural(more, noun))}: ${rest}`;
}

function renderPrice(price: number | null): Html {
  return prose(price === null ? "not known" : formatDollars(price));
}

/** One column of a table of tasks. */
export type Column<T = Outcome> = readonly [name: Html, cell: (one: T) => Html];

const RECIPE: Column = [html`Recipe`, recipeCode];

const STATUS: readonly Column[] = [
  [html`Result`, (outcome) => prose(outcome.result.status === "failed" ? failedWord(outcome) : statusText(outcome))],
];

const PLAN: readonly Column[] = [
  [html`Plan`, (outcome) => prose(statusText(outcome))],
  [html`Estimate`, ({ result: { status, cost } }) => (status === "planned" && cost !== null ? prose(formatDollars(cost)) : NOTHING)],
];

/** More images than this that are up to date are counted and not listed: rows that say nothing new would hide those that do. */
export const LISTED_UNCHANGED = 200;

/** One line a task, without pictures. `folded` is the title of a `<details>` around it. */
export function renderTasks(report: Report, outcomes: readonly Outcome[], budget: RenderBudget, folded?: Html): Html {
  if (outcomes.length === 0) return NOTHING;
  const tasks = renderRows(report, outcomes, STATUS, budget, (outcome) => [scoreOf(outcome), ...describeFigures(outcome)]);
  return folded === undefined ? tasks : fold(folded, tasks);
}

/** A table of tasks with these columns after the one that names a task. What `describe` says is below the name. */
function renderRows(
  report: Report,
  outcomes: readonly Outcome[],
  figures: readonly Column[],
  budget: RenderBudget,
  describe: (outcome: Outcome) => readonly Html[] = () => [],
): Html {
  const shown = outcomes.slice(0, budget.rows);
  const several = hasRecipes(report);
  const columns: readonly Column[] = [
    [
      html`Image`,
      (outcome) => {
        const facts = [several ? recipeCode(outcome) : NOTHING, localeCode(outcome), ...describe(outcome)];
        const linked = (name: Html) => (budget.links ? linkResult(report, outcome, name) : name);
        return joinLines([nameFile(outcome, HALF_COLUMN, linked), ...renderNotes(report, outcome, budget), joinFacts(facts)]);
      },
    ],
    ...dropEmpty(figures, shown),
  ];
  const rows = renderWithin(shown, budget, (outcome) => row(columns.map(([, cell]) => cell(outcome))));
  return table(
    columns.map(([name]) => name),
    rows,
    renderMore(outcomes.length - rows.length, "", budget),
  );
}

/** A column with nothing in it would only take room. */
function dropEmpty<T>(columns: readonly Column<T>[], rows: readonly T[]): Column<T>[] {
  return columns.filter(([, cell]) => rows.some((one) => cell(one).length > 0));
}

/** Images that a warning names. */
const MAX_NAMED = 5;

/** Warnings that images of several sources have, each once. Nothing else shows these: see {@link findCommonWarnings}. */
export function renderCommonWarnings(report: Report, budget: RenderBudget): Html[] {
  const common = [...(budget.common ?? [])].slice(0, budget.failures);
  return common.map(([warning, outcomes]) => {
    const shown = outcomes.slice(0, MAX_NAMED);
    const several = hasRecipes(report);
    const names = shown.map((outcome) => join([nameTask(outcome), several ? recipeCode(outcome) : NOTHING], html` `));
    const more = outcomes.length - shown.length;
    return html`⚠️ ${message(warning, budget.text)} ${prose(plural(outcomes.length, "image"))}: ${join(names, html`, `)}${more > 0 ? html` and ${more} more` : NOTHING}`;
  });
}

/** Warnings that images of several sources have, with these. */
export function findCommonWarnings({ outcomes }: Report): Map<string, Outcome[]> {
  const all = outcomes.flatMap((outcome) => [...new Set(warningsOf(outcome))].map((warning) => ({ outcome, warning })));
  const groups = [...Map.groupBy(all, ({ warning }) => warning)].map(([warning, own]): [string, Outcome[]] => [
    warning,
    own.map(({ outcome }) => outcome),
  ]);
  return new Map(groups.filter(([, own]) => new Set(own.map(({ result: { source, output } }) => source ?? output)).size > 1));
}

function renderNotes(report: Report, outcome: Outcome, budget: RenderBudget): Html[] {
  return [prose(fallbackText(outcome)), ...listNotes(outcome, budget), describeCandidates(report, outcome)];
}

/** More tasks than this are counted first, and listed in a folded table. */
const MANY = 12;

/** What a `dry-run` found: what would be made, with the price of each. */
export function renderPlan(report: Report, budget: RenderBudget): Html[] {
  const outcomes = report.outcomes.filter(({ result }) => result.status !== "failed");
  if (outcomes.length === 0) return [];
  // What would be done, and paid for, comes first.
  const sorted = outcomes.toSorted((a, b) => Number(b.result.status === "planned") - Number(a.result.status === "planned"));
  const tasks = renderRows(report, sorted, PLAN, budget);
  const counts = renderCounts(report, budget);
  return outcomes.length <= MANY ? [tasks] : [counts, fold(html`All ${prose(plural(outcomes.length, "task"))}`, tasks)];
}

/** How many images there are of each recipe and locale; empty where the tasks can be read one by one. */
function renderCounts(report: Report, budget: RenderBudget): Html {
  const due = report.outcomes.filter(({ result }) => result.status === "planned");
  const groups = [...Map.groupBy(due, ({ result: { recipe, locale } }) => JSON.stringify([recipe, locale])).values()];
  if (due.length <= MANY || groups.length < 2) return NOTHING;
  const columns: readonly Column<readonly Outcome[]>[] = [
    // In one column: four would be beyond the edge of a phone.
    ofFirst([
      hasRecipes(report) ? html`Recipe` : html`Locale`,
      (one) => join([hasRecipes(report) ? recipeCode(one) : NOTHING, localeCode(one)], html` `),
    ]),
    [html`Images`, ({ length }) => html`${length}`],
    [html`Estimate`, (group) => renderPrice(sumCosts(group))],
  ];
  return renderGroups(groups, columns, "more row", budget);
}

/** The same column for a group that has it in common. */
function ofFirst([name, cell]: Column): Column<readonly Outcome[]> {
  return [name, ([first]) => (first ? cell(first) : NOTHING)];
}

function renderGroups(
  groups: readonly (readonly Outcome[])[],
  columns: readonly Column<readonly Outcome[]>[],
  noun: string,
  budget: RenderBudget,
): Html {
  const rows = groups.slice(0, budget.rows).map((group) => row(columns.map(([, cell]) => cell(group))));
  return table(
    columns.map(([name]) => name),
    rows,
    renderMore(groups.length - rows.length, noun, budget),
  );
}

/** Locales that are named; more are counted. */
const MAX_LOCALES = 8;

/** Which recipe did what, one row each; empty where there is only one. */
export function renderRecipes(report: Report, budget: RenderBudget): Html {
  if (!hasRecipes(report)) return NOTHING;
  const groups: (readonly Outcome[])[] = [...Map.groupBy(report.outcomes, ({ result }) => result.recipe ?? "").values()];
  const [name, cell] = ofFirst(RECIPE);
  const nameAll = (group: readonly Outcome[]) => joinLines([cell(group), describeLocales(group), describeModel(group)]);
  const columns: readonly Column<readonly Outcome[]>[] = [
    [report.dryRun ? html`Plan` : html`Result`, describeCounts],
    [report.dryRun ? html`Estimate` : html`Cost`, describeCost],
  ];
  return renderGroups(groups, [[name, nameAll], ...dropEmpty(columns, groups)], "more recipe", budget);
}

function describeCounts(outcomes: readonly Outcome[]): Html {
  const of = (...wanted: Status[]) => outcomes.filter(({ result }) => wanted.includes(result.status));
  const [failed, unchanged] = [Map.groupBy(of("failed"), failedWord), of("unchanged", "modified")];
  const { newer, removed } = splitStale(outcomes);
  return join(
    [
      ...[...listDone(of("edited")), ...listToDo(of("planned"))].map(({ count, word }) => html`<b>${count}</b> ${prose(word)}`),
      ...[...failed].map(([word, { length }]) => html`<b>${length} ${prose(word)}</b>`),
      newer.length > 0 ? html`${newer.length} stale` : NOTHING,
      removed.length > 0 ? html`${removed.length} deleted on the branch` : NOTHING,
      unchanged.length > 0 ? html`${unchanged.length} unchanged` : NOTHING,
    ],
    html`, `,
  );
}

function describeLocales(outcomes: readonly Outcome[]): Html {
  const locales = [...new Set(outcomes.flatMap(({ result }) => result.locale ?? []))];
  if (locales.length > MAX_LOCALES) return html`${locales.length} locales`;
  return join(
    locales.map((locale) => code(locale, 40)),
    html` `,
  );
}

function describeModel([first]: readonly Outcome[]): Html {
  if (!first) return NOTHING;
  const { provider, model } = first.result;
  return join([code(provider, 80), model === provider ? NOTHING : code(model, 120, HALF_COLUMN)], html` `);
}

/** Empty where nothing was to be paid for. */
function describeCost(outcomes: readonly Outcome[]): Html {
  if (outcomes.every(({ result }) => result.status === "unchanged" || result.status === "modified")) return NOTHING;
  if (outcomes.every(({ result }) => result.provider === "sandbox")) return html`no cost`;
  return renderPrice(sumCosts(outcomes));
}

/** Locales in one row. */
const LOCALES_IN_ROW = 40;

/** Where there are no pictures: what became of each source, its locales in one row. Empty where nothing was localized. */
export function renderSources(report: Report, budget: RenderBudget): Html {
  const localized = report.outcomes.filter(
    ({ result }) => result.locale !== null && (result.status === "edited" || result.status === "failed"),
  );
  const groups = [...Map.groupBy(localized, ({ result: { recipe, source } }) => JSON.stringify([recipe, source])).values()];
  if (groups.length === 0) return NOTHING;
  const image: Column = [html`Image`, ({ result: { source, output } }) => pathCode(source ?? output, HALF_COLUMN)];
  const columns: readonly Column<readonly Outcome[]>[] = [
    ofFirst(image),
    ...(hasRecipes(report) ? [ofFirst(RECIPE)] : []),
    [html`Locales`, listLocales],
    [html`Cost`, (group) => renderPrice(sumCosts(group))],
  ];
  return renderGroups(groups, columns, "", budget);
}

function listLocales(outcomes: readonly Outcome[]): Html {
  const shown = outcomes.slice(0, LOCALES_IN_ROW).map(describeLocale);
  return joinFacts([...shown, outcomes.length > shown.length ? html`and ${outcomes.length - shown.length} more` : NOTHING]);
}

function describeLocale(outcome: Outcome): Html {
  const { status, text } = outcome.result;
  const failed = status === "failed" ? html`<b>${prose(failedWord(outcome))}</b>` : NOTHING;
  return join([localeCode(outcome), failed, text && text.score !== null ? unbroken(formatShare(text.score)) : NOTHING], html`&nbsp;`);
}
