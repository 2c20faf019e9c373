import { formatDollars } from "./format.ts";
import { prose } from "./markdown.ts";
import type { Report } from "./report.ts";
import { STATUS_TEXT } from "./report.ts";
import { type Extent, renderWarnings, table, taskName } from "./sections.ts";

/** What a `dry-run` found: a table of what would be edited, with the price of each. */
export function renderPlan(report: Report, extent: Extent): string {
  const outcomes = report.outcomes.filter(({ result }) => result.status !== "failed");
  if (outcomes.length === 0) return "";
  // What would be done, and paid for, comes first.
  const sorted = outcomes.toSorted((a, b) => Number(b.result.status === "planned") - Number(a.result.status === "planned"));
  const rows = sorted.slice(0, extent.rows).map((outcome) => {
    const { status, cost } = outcome.result;
    const price = status === "planned" && cost !== null ? prose(formatDollars(cost)) : "";
    return `<tr><td>${taskName(outcome)}${renderWarnings(outcome, extent)}</td><td>${STATUS_TEXT[status]}</td><td>${price}</td></tr>`;
  });
  const more = outcomes.length - rows.length;
  return table(["Image", "Plan", "Estimate"], rows, more === 0 ? "" : `and ${more} more: ${extent.rest}`);
}
