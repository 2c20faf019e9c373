import type { Outcome } from "../outcome.ts";
import { type Html, html, join } from "./html.ts";

/** Characters of a name that a phone shows on one line, in the whole column and in half of it. */
export const WHOLE_COLUMN = 36;
export const HALF_COLUMN = 16;

/** How much of a report is shown. Pages are rendered again with less until they are within GitHub's limits. */
export interface RenderBudget {
  /** Pictures, where before, after and each candidate count as one. */
  pictures: number;
  /** Rows of the table of tasks. */
  rows: number;
  /** Rows of the table of failures, and of each list. */
  failures: number;
  /** Characters of one message. */
  text: number;
  /** The table of tasks links the images that have no picture in the page. */
  links?: boolean;
  /** Characters of a page: what has more is rendered again with less, so that nobody need render it to its end. */
  room?: number;
  /** Warnings that stand at the top, with their images. */
  common?: ReadonlyMap<string, readonly Outcome[]>;
  /** Where a reader finds the rest. */
  rest: Html;
}

export interface FitOptions {
  /** From most to least. */
  budgets: readonly RenderBudget[];
  limit: number;
  /** Not less than the characters. */
  measure: (page: string) => number;
  /** The page's blocks; empty ones are left out. The first is all that is left when nothing else fits. */
  render: (budget: RenderBudget) => readonly [Html, ...Html[]];
}

/** Renders a page with smaller and smaller budgets until it is within the limit; parts are cut as wholes, never in the middle. */
export function renderToFit({ budgets, limit, measure, render }: FitOptions): string {
  let title = html``;
  for (const budget of budgets) {
    const blocks = render({ ...budget, room: limit });
    const page = joinBlocks(blocks);
    if (measure(page) <= limit) return page;
    [title] = blocks;
  }
  return joinBlocks([title]);
}

/** A blank line ends an HTML block: one between any two, none within. */
function joinBlocks(blocks: readonly Html[]): string {
  return `${join(blocks, html`\n\n`)}\n`;
}

/** Renders one after the other until they fill more than the page. */
export function renderWithin<T>(items: readonly T[], { room = Number.POSITIVE_INFINITY }: RenderBudget, render: (item: T) => Html): Html[] {
  const rendered: Html[] = [];
  let length = 0;
  for (const item of items) {
    if (length > room) break;
    const one = render(item);
    length += one.length;
    rendered.push(one);
  }
  return rendered;
}
