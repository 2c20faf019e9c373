import type { Outcome } from "../outcome.ts";
import { formatDollars, formatShare } from "../text/format.ts";
import { joinFacts, table, unbroken } from "./html.ts";
import { prose } from "./markdown.ts";
import type { RenderBudget } from "./render-budget.ts";
import { hasRecipes, type Report, sumCosts } from "./report.ts";
import { localeCode, pathCode, RECIPE } from "./task-table.ts";

/** Locales in one row. */
const MAX_LOCALES = 40;

/** Where there are no pictures: what became of each source, its locales in one row. Empty where nothing was localized. */
export function renderSources(report: Report, extent: RenderBudget): string {
  const { outcomes } = report;
  const localized = outcomes.filter(({ result }) => result.locale !== null && (result.status === "edited" || result.status === "failed"));
  const groups = [...Map.groupBy(localized, ({ result: { recipe, source } }) => JSON.stringify([recipe, source])).values()];
  const several = hasRecipes(report);
  const rows = groups.slice(0, extent.rows).map((group) => renderSource(group, several));
  const more = groups.length - rows.length;
  const head = ["Image", ...(several ? [RECIPE[0]] : []), "Locales", "Cost"];
  return groups.length === 0 ? "" : table(head, rows, more === 0 ? "" : `and ${more} more: ${extent.rest}`);
}

function renderSource(outcomes: readonly Outcome[], several: boolean): string {
  const [first] = outcomes;
  if (!first) return "";
  const shown = outcomes.slice(0, MAX_LOCALES).map(describeLocale);
  const more = outcomes.length > shown.length ? [`and ${outcomes.length - shown.length} more`] : [];
  const sum = sumCosts(outcomes);
  const cost = sum === null ? "not known" : prose(formatDollars(sum));
  const cells = [pathCode(first.result.source ?? first.result.output), ...(several ? [RECIPE[1](first)] : [])];
  return `<tr>${[...cells, joinFacts([...shown, ...more]), cost].map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
}

function describeLocale(outcome: Outcome): string {
  const { status, text } = outcome.result;
  const score = text && text.score !== null ? `&nbsp;${unbroken(formatShare(text.score))}` : "";
  return `${localeCode(outcome)}${status === "failed" ? "&nbsp;<b>failed</b>" : ""}${score}`;
}
