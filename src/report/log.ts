import { ADVICE } from "../errors.ts";
import type { Outcome } from "../outcome.ts";
import { formatBytes, formatDollars, formatDuration, plural } from "./format.ts";
import { cutEnd, toLine } from "./plain-text.ts";
import { explainNothing, headline, type Report, SANDBOX_NOTICE, STATUS_TEXT, tally } from "./report.ts";

/*
 * The runner reads commands in what an action prints: `::name::` at the start of a line, blanks before it not counted, and the old
 * `##[name]` anywhere in a line. So each line here starts with our own words, and text that we did not write goes through
 * `toLogText`.
 */

const MAX_TEXT = 1000;

/** Text that we did not write as a part of one line of the log. */
export function toLogText(text: string): string {
  return cutEnd(toLine(text), MAX_TEXT).replace(/#(?=#\[)/g, "# ");
}

/**
 * One finished task: `[12/40] edited docs/a.png 1280×720 312 KB $0.055 4.2 s`. Failures and warnings follow on indented lines of
 * the same string. `n` counts finished tasks, not the order of the plan.
 */
export function taskLine({ n, m, outcome }: { n: number; m: number; outcome: Outcome }): string {
  const { result } = outcome;
  const { width, height, bytes, cost, durationMs, error } = result;
  const name = result.source === null || result.output === result.source ? result.output : `${result.source} -> ${result.output}`;
  const parts = [
    `[${String(n).padStart(String(m).length)}/${m}]`,
    result.status === "edited" || result.status === "failed" ? result.status : `${STATUS_TEXT[result.status]}:`,
    toLogText(name),
    result.locale !== null && toLogText(result.locale),
    width !== null && height !== null && `${width}×${height}`,
    bytes !== null && formatBytes(bytes),
    cost !== null && formatDollars(cost),
    durationMs !== null && formatDuration(durationMs),
  ];
  const lines = [parts.filter((part) => typeof part === "string").join(" ")];
  if (error !== null) lines.push(`  ${error.code}: ${toLogText(error.message)}`, `  advice: ${ADVICE[error.code]}`);
  for (const warning of result.warnings) lines.push(`  warning: ${toLogText(warning)}`);
  return lines.join("\n");
}

/** Printed from time to time while nothing finishes, so that a person who watches sees that the job lives. */
export function waitingLine({
  inFlight,
  done,
  total,
  cost,
}: {
  inFlight: number;
  done: number;
  total: number;
  cost: number | null;
}): string {
  const spent = cost === null ? "" : `, ${formatDollars(cost)} so far`;
  return `waiting for the provider: ${inFlight} in flight, ${done} of ${total} done${spent}`;
}

/** The plan of a `dry-run`, one line a task and one for the sum. */
export function planLines(report: Report): string[] {
  const { outcomes, estimatedCost } = report;
  const lines = outcomes.map((outcome, index) => taskLine({ n: index + 1, m: outcomes.length, outcome }));
  const sum = estimatedCost === null ? "price not known" : `about ${formatDollars(estimatedCost)}`;
  return [...lines, `plan: ${plural(tally(outcomes).planned, "image")} to edit, ${sum}`];
}

/** The last line, or lines, of a run. */
export function finalLine(report: Report): string {
  const { models, sandbox, cost, costIsEstimate, durationMs, dryRun } = report;
  const parts = [
    `Retouch: ${headline(report)}`,
    ...models.map(({ provider, model }) => toLogText(model === provider ? provider : `${provider} ${model}`)),
    !sandbox && !dryRun && cost !== null && `${formatDollars(cost)}${costIsEstimate && cost > 0 ? " (estimated)" : ""}`,
    formatDuration(durationMs),
  ];
  const lines = [parts.filter((part) => typeof part === "string").join(", ")];
  const nothing = explainNothing(report);
  if (nothing !== "") lines.push(`Why: ${toLogText(nothing)}`);
  if (sandbox) lines.push(SANDBOX_NOTICE);
  return lines.join("\n");
}

/** Where the results are, one line each. */
export function deliveryLines({ delivered, comment, outcomes }: Report): string[] {
  const { commit, artifact } = delivered ?? {};
  const stale = outcomes.filter(({ result }) => result.status === "stale");
  return [
    ...stale.map(({ result }) => `stale, not committed: ${toLogText(result.output)}`),
    ...(commit
      ? [
          `Commit ${commit.sha.slice(0, 12)} on ${toLogText(commit.branch)}${commit.verified ? " (verified)" : ""}: ${toLogText(commit.url)}`,
        ]
      : []),
    ...(artifact ? [`Artifact ${toLogText(artifact.name)}: ${toLogText(artifact.url)}`] : []),
    ...(comment ? [`Comment: ${toLogText(comment.url)}`] : []),
  ];
}
