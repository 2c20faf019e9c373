import type { Outcome } from "../outcome.ts";
import { formatDollars, plural } from "../text/format.ts";
import { table } from "./html.ts";
import { code, prose } from "./markdown.ts";
import type { RenderBudget } from "./render-budget.ts";
import { hasRecipes, type Report, sumCosts } from "./report.ts";
import { listDone, listToDo } from "./wording.ts";

/** Locales that are named; of more their number is told. */
const MAX_LOCALES = 8;

/** Which recipe did what, one row each; empty where there is only one. */
export function renderRecipes(report: Report, extent: RenderBudget): string {
  if (!hasRecipes(report)) return "";
  const recipes = [...Map.groupBy(report.outcomes, ({ result }) => result.recipe ?? "")];
  const columns: readonly (readonly [name: string, cell: (outcomes: readonly Outcome[]) => string])[] = [
    [report.dryRun ? "Plan" : "Result", describeCounts],
    ["Locales", describeLocales],
    ["Model", describeModel],
    [report.dryRun ? "Estimate" : "Cost", describeCost],
  ];
  const used = columns.filter(([, cell]) => recipes.some(([, outcomes]) => cell(outcomes) !== ""));
  const rows = recipes
    .slice(0, extent.rows)
    .map(([name, outcomes]) => `<tr><td>${code(name, 80)}</td>${used.map(([, cell]) => `<td>${cell(outcomes)}</td>`).join("")}</tr>`);
  const more = recipes.length - rows.length;
  return table(["Recipe", ...used.map(([name]) => name)], rows, more === 0 ? "" : `and ${plural(more, "more recipe")}: ${extent.rest}`);
}

function describeCounts(outcomes: readonly Outcome[]): string {
  const of = (...wanted: Outcome["result"]["status"][]) => outcomes.filter(({ result }) => wanted.includes(result.status));
  const parts = [
    ...[...listDone(of("edited")), ...listToDo(of("planned"))].map(({ count, word }) => `<b>${count}</b> ${word}`),
    ...(of("failed").length > 0 ? [`<b>${of("failed").length} failed</b>`] : []),
    ...(of("stale").length > 0 ? [`${of("stale").length} stale`] : []),
    ...(of("unchanged", "modified").length > 0 ? [`${of("unchanged", "modified").length} left unchanged`] : []),
  ];
  return parts.join(", ");
}

function describeLocales(outcomes: readonly Outcome[]): string {
  const locales = [...new Set(outcomes.flatMap(({ result }) => result.locale ?? []))];
  return locales.length > MAX_LOCALES ? `${locales.length} locales` : locales.map((locale) => code(locale, 40)).join(" ");
}

function describeModel([first]: readonly Outcome[]): string {
  if (!first) return "";
  const { provider, model } = first.result;
  return `${code(provider, 80)}${model === provider ? "" : ` ${code(model, 120)}`}`;
}

/** Empty where nothing was to be paid for. */
function describeCost(outcomes: readonly Outcome[]): string {
  if (outcomes.every(({ result }) => result.status === "unchanged" || result.status === "modified")) return "";
  if (outcomes.every(({ result }) => result.provider === "sandbox")) return "no cost";
  const cost = sumCosts(outcomes);
  return cost === null ? "not known" : prose(formatDollars(cost));
}
