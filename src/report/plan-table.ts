import type { Outcome } from "../outcome.ts";
import { formatDollars, plural } from "../text/format.ts";
import { fold, table } from "./html.ts";
import { code, prose } from "./markdown.ts";
import type { RenderBudget } from "./render-budget.ts";
import { hasRecipes, type Report, sumCosts } from "./report.ts";
import { type Column, renderRows } from "./task-table.ts";
import { statusText } from "./wording.ts";

/** More tasks than this are counted first, and listed in a folded table. */
const MANY = 12;

const COLUMNS: readonly Column[] = [
  ["Plan", (outcome) => prose(statusText(outcome))],
  ["Estimate", ({ result: { status, cost } }) => (status === "planned" && cost !== null ? prose(formatDollars(cost)) : "")],
];

/** What a `dry-run` found: what would be made, with the price of each. */
export function renderPlan(report: Report, extent: RenderBudget): string[] {
  const outcomes = report.outcomes.filter(({ result }) => result.status !== "failed");
  if (outcomes.length === 0) return [];
  // What would be done, and paid for, comes first.
  const sorted = outcomes.toSorted((a, b) => Number(b.result.status === "planned") - Number(a.result.status === "planned"));
  const tasks = renderRows(report, sorted, COLUMNS, extent);
  const counts = renderCounts(report, extent);
  return counts === "" ? [tasks] : [counts, fold(`All ${plural(outcomes.length, "task")}`, tasks)];
}

/** How many images there are of each recipe and locale; empty where the tasks can be read one by one. */
function renderCounts(report: Report, extent: RenderBudget): string {
  const due = report.outcomes.filter(({ result }) => result.status === "planned");
  const groups = [...Map.groupBy(due, ({ result: { recipe, locale } }) => JSON.stringify([recipe, locale])).values()];
  if (due.length <= MANY || groups.length < 2) return "";
  const several = hasRecipes(report);
  const rows = groups.slice(0, extent.rows).map((group) => {
    const [first] = group;
    const { recipe = "", locale = null } = first?.result ?? {};
    const named = several ? `<td>${code(recipe, 80)}</td>` : "";
    return `<tr>${named}<td>${locale === null ? "" : code(locale, 40)}</td><td>${group.length}</td><td>${describePrice(group)}</td></tr>`;
  });
  const more = groups.length - rows.length;
  return table(
    [...(several ? ["Recipe"] : []), "Locale", "Images", "Estimate"],
    rows,
    more === 0 ? "" : `and ${plural(more, "more row")}: ${extent.rest}`,
  );
}

function describePrice(outcomes: readonly Outcome[]): string {
  const price = sumCosts(outcomes);
  return price === null ? "not known" : prose(formatDollars(price));
}
