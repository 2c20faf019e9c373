import { basename, dirname } from "node:path/posix";
import type { Outcome } from "../outcome.ts";
import { formatBytes, formatDollars, formatDuration, formatShare, formatSize } from "../text/format.ts";
import { cutMiddle } from "../text/plain-text.ts";
import { describeCandidates } from "./candidates.ts";
import { describeChange, fold, table, unbroken } from "./html.ts";
import { code, message, prose } from "./markdown.ts";
import type { RenderBudget } from "./render-budget.ts";
import { hasRecipes, type Report } from "./report.ts";
import { formatScore, renderFaults } from "./text-faults.ts";
import { fallbackText, statusText, warningsOf } from "./wording.ts";

const PATH_LENGTH = 72;

export function pathCode(path: string): string {
  return code(cutMiddle(path, PATH_LENGTH));
}

/** `source`, or `source → output`; an output in the same folder by its name alone. */
function fileName({ result: { source, output } }: Outcome): string {
  if (source === null || source === output) return pathCode(output);
  return `${pathCode(source)} → ${pathCode(dirname(source) === dirname(output) ? basename(output) : output)}`;
}

/** The same, and the locale. */
export function taskName(outcome: Outcome): string {
  return `${fileName(outcome)}${outcome.result.locale === null ? "" : ` ${localeCode(outcome)}`}`;
}

export function localeCode({ result: { locale } }: Outcome): string {
  return locale === null ? "" : code(locale, 40);
}

/** One column of a table of tasks. */
export type Column = readonly [name: string, cell: (outcome: Outcome) => string];

export const RECIPE: Column = ["Recipe", ({ result: { recipe } }) => (recipe === undefined ? "" : code(recipe, 40))];
export const LOCALE: Column = ["Locale", localeCode];

const FIGURES: readonly Column[] = [
  ["Result", (outcome) => (outcome.result.status === "failed" ? "failed" : prose(statusText(outcome)))],
  ["Text", ({ result: { text } }) => (text === undefined ? "" : text.score === null ? "–" : unbroken(formatShare(text.score)))],
  ["Pixels", (outcome) => describeChange(outcome.before && formatSize(outcome.before), sizeOf(outcome))],
  [
    "Size",
    ({ before, result: { bytes } }) =>
      describeChange(before && unbroken(formatBytes(before.bytes)), bytes === null ? undefined : unbroken(formatBytes(bytes))),
  ],
  ["Changed", ({ changedShare }) => (changedShare === undefined ? "" : unbroken(formatShare(changedShare)))],
  ["Cost", ({ result }) => (result.cost === null ? "" : prose(formatDollars(result.cost)))],
  ["Time", ({ result }) => (result.durationMs === null ? "" : unbroken(formatDuration(result.durationMs)))],
];

/** One line a task, without pictures. `folded`: within a `<details>` of that title. */
export function renderTasks(report: Report, outcomes: readonly Outcome[], extent: RenderBudget, folded?: string): string {
  if (outcomes.length === 0) return "";
  const html = renderRows(report, outcomes, FIGURES, extent);
  return folded === undefined ? html : fold(folded, html);
}

/** A table of tasks with these columns after those that name a task. */
export function renderRows(report: Report, outcomes: readonly Outcome[], figures: readonly Column[], extent: RenderBudget): string {
  const shown = outcomes.slice(0, extent.rows);
  const columns: readonly Column[] = [
    ["Image", (outcome) => `${fileName(outcome)}${renderNotes(report, outcome, extent)}`],
    // A column with nothing in it would only take room.
    ...[...(hasRecipes(report) ? [RECIPE] : []), LOCALE, ...figures].filter(([, cell]) => shown.some((outcome) => cell(outcome) !== "")),
  ];
  const rows = shown.map((outcome) => `<tr>${columns.map(([, cell]) => `<td>${cell(outcome)}</td>`).join("")}</tr>`);
  const more = outcomes.length - rows.length;
  return table(
    columns.map(([name]) => name),
    rows,
    more === 0 ? "" : `and ${more} more: ${extent.rest}`,
  );
}

/** What a reader should know of a task besides its figures: warnings, and what is wrong with its text. */
export function listNotes(outcome: Outcome, extent: RenderBudget): string[] {
  const warnings = warningsOf(outcome).slice(0, extent.failures);
  const faults = renderFaults(outcome.result.text, extent);
  return [...warnings.map((warning) => message(warning, extent.text)), ...(faults === "" ? [] : [faults])].map((note) => `⚠️ ${note}`);
}

function renderNotes(report: Report, outcome: Outcome, extent: RenderBudget): string {
  return [prose(fallbackText(outcome)), ...listNotes(outcome, extent), describeCandidates(report, outcome)]
    .filter((note) => note !== "")
    .map((note) => `<br>\n${note}`)
    .join("");
}

export function sizeOf({ result: { width, height } }: Outcome): string | undefined {
  return width === null || height === null ? undefined : formatSize({ width, height });
}

/** `text 96 %`, as HTML that is not broken. */
export function scoreOf({ result: { text } }: Outcome): string {
  return unbroken(formatScore(text));
}
