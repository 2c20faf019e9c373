import type { RenderBudget } from "./render-budget.ts";
import type { Report } from "./report.ts";
import { renderTitle } from "./sections.ts";

/** Renders a page with less and less of the report until it is within the limit; parts are cut as wholes, never in the middle. */
export function renderToFit(options: {
  report: Report;
  /** From most to least. */
  extents: RenderBudget[];
  limit: number;
  measure: (page: string) => number;
  /** The page's blocks; empty ones are left out. */
  render: (report: Report, extent: RenderBudget) => string[];
}): string {
  for (const extent of options.extents) {
    const page = joinBlocks(options.render(options.report, extent));
    if (options.measure(page) <= options.limit) return page;
  }
  return joinBlocks([renderTitle(options.report)]);
}

/** A blank line ends an HTML block: one between any two, none within. */
function joinBlocks(blocks: string[]): string {
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
