import type { Context } from "../context.ts";
import type { Delivered } from "../deliver/delivered.ts";
import type { RetouchError } from "../errors.ts";
import type { RunNotice } from "../notices.ts";
import type { Outcome, Status } from "../outcome.ts";
import { plural } from "../text/format.ts";
import { wordRunNotice } from "./notice-wording.ts";
import { describeDone, describeToDo, isFoundEmpty } from "./wording.ts";

/** Everything that a run has to tell. The comment, the summary, the log's last lines and the outputs are pure functions of it. */
export interface Report {
  context: Context;
  /** Of all recipes. Empty when the run ended before the inputs were known. */
  models: readonly { provider: string; model: string }[];
  /** No model was called: the provider of all recipes is `sandbox`. */
  sandbox: boolean;
  dryRun: boolean;
  /** The `skip-reason` output; empty when something was done. */
  skipReason: string;
  /** The same as a sentence for a person. */
  skipMessage: string;
  outcomes: Outcome[];
  /** Absent when it did not come to a delivery. */
  delivered?: Delivered;
  /** US dollars; null where the price is not known. */
  estimatedCost: number | null;
  /** US dollars; null where the price is not known. */
  cost: number | null;
  /** `cost` was computed from list prices, not reported by the provider. */
  costIsEstimate: boolean;
  durationMs: number;
  /** Of the whole run, without those in `delivered`. */
  errors: RetouchError[];
  /** Of the whole run, without those in `delivered`. */
  warnings: RunNotice[];
  /** Absolute path. */
  resultsFile?: string;
  comment?: { id: number; url: string };
}

/** Of a run that nothing is known of yet. */
export function emptyReport(context: Context): Report {
  return {
    ...{ context, models: [], sandbox: false, dryRun: false, skipReason: "", skipMessage: "" },
    ...{ outcomes: [], estimatedCost: null, cost: null, costIsEstimate: false, durationMs: 0, errors: [], warnings: [] },
  };
}

/** How many tasks ended in each status. */
export type Tally = Record<Status, number>;

export function tally(outcomes: Outcome[]): Tally {
  const counts: Tally = { edited: 0, unchanged: 0, modified: 0, failed: 0, planned: 0, stale: 0 };
  for (const { result } of outcomes) counts[result.status] += 1;
  return counts;
}

/** US dollars for some of the tasks; null where the price of an image is not known. What failed may have been billed on top of it. */
export function sumCosts(outcomes: readonly Outcome[]): number | null {
  const isKnown = ({ result: { status, cost } }: Outcome) => cost !== null || (status !== "edited" && status !== "planned");
  return outcomes.every(isKnown) ? outcomes.reduce((sum, { result }) => sum + (result.cost ?? 0), 0) : null;
}

/** Of the whole run, the delivery's included. */
export function listErrors(report: Report): RetouchError[] {
  return [...new Set([...report.errors, ...(report.delivered?.errors ?? [])])];
}

/** Of the whole run, the delivery's included; those of single tasks stand with their tasks. */
export function listWarnings(report: Report): string[] {
  return [...new Set([...report.warnings, ...(report.delivered?.warnings ?? [])].map(wordRunNotice))];
}

export const SANDBOX_NOTICE =
  "The sandbox provider calls no model: it puts a plain mark on each image that it is given, so that the workflow can be tried for nothing.";

/** Whether the report must say that no model was called, for all or for some of the images. */
export function tellsOfSandbox({ sandbox, models }: Report): boolean {
  return sandbox || models.some(({ provider }) => provider === "sandbox");
}

/** Whether several recipes are told of, so that each image is named with its own. */
export function hasRecipes({ outcomes }: Report): boolean {
  return outcomes.some(({ result }) => result.recipe !== outcomes[0]?.result.recipe);
}

/** The report in half a line, in our own words only. */
export function headline(report: Report): string {
  const { outcomes } = report;
  const counts = tally(outcomes);
  if (report.dryRun && listErrors(report).length === 0) {
    const due = outcomes.filter(({ result }) => result.status === "planned");
    return `dry run, ${outcomes.length === 0 ? "nothing to do" : describeToDo(due, outcomes)}`;
  }
  const empty = outcomes.filter(isFoundEmpty);
  const parts: string[] = [];
  if (counts.edited > 0) parts.push(describeDone(outcomes.filter(({ result }) => result.status === "edited")));
  if (counts.failed > 0) parts.push(parts.length === 0 ? `${plural(counts.failed, "image")} failed` : `${counts.failed} failed`);
  if (empty.length > 0) parts.push(`no text found in ${parts.length === 0 ? plural(empty.length, "image") : empty.length}`);
  if (counts.stale > 0) parts.push(`${counts.stale} overtaken by a newer commit`);
  if (listErrors(report).length > 0) parts.push(report.delivered === undefined ? "the run failed" : "delivery failed");
  return parts.length === 0 ? "nothing to do" : parts.join(", ");
}

/** Why nothing was done, as a sentence; empty when something was. */
export function explainNothing(report: Report): string {
  if (report.skipMessage !== "") return report.skipMessage;
  const counts = tally(report.outcomes);
  if (report.dryRun || counts.edited + counts.failed + counts.stale + listErrors(report).length > 0) return "";
  if (report.skipReason !== "") return `Nothing was done: ${report.skipReason}.`;
  if (report.outcomes.some(isFoundEmpty)) return "";
  return report.outcomes.length === 0 ? "No image was selected." : "Every selected image is up to date.";
}
