import { ADVICE } from "../errors.ts";
import type { Outcome } from "../outcome.ts";
import { formatBytes, formatDollars, formatDuration, plural } from "../text/format.ts";
import { cutEnd, toLine } from "../text/plain-text.ts";
import { explainNothing, hasRecipes, headline, type Report, SANDBOX_NOTICE, sumCosts, tellsOfSandbox } from "./report.ts";
import { formatScore, listFaults } from "./text-faults.ts";
import { describeToDo, doWord, listToDo, statusText, warningsOf } from "./wording.ts";

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
 * One finished task: `[12/40] edited docs/a.png 1280×720 312 KB $0.055 4.2 s`, or with a recipe and a locale
 * `[12/40] screens: localized a.png -> a.fr.png fr 1280×720 312 KB text 96 % $0.03 4.2 s`. Failures and warnings follow on indented
 * lines of the same string. `n` counts finished tasks, not the order of the plan.
 */
export function taskLine({ n, m, outcome }: { n: number; m: number; outcome: Outcome }): string {
  const { result } = outcome;
  const { width, height, bytes, cost, durationMs, error, text, recipe, candidates = 1 } = result;
  const name = result.source === null || result.output === result.source ? result.output : `${result.source} -> ${result.output}`;
  const parts = [
    `[${String(n).padStart(String(m).length)}/${m}]`,
    recipe !== undefined && `${toLogText(recipe)}:`,
    result.status === "edited" || result.status === "failed" ? toLogText(statusText(outcome)) : `${statusText(outcome)}:`,
    toLogText(name),
    result.locale !== null && toLogText(result.locale),
    width !== null && height !== null && `${width}×${height}`,
    bytes !== null && formatBytes(bytes),
    formatScore(text) !== "" && formatScore(text),
    candidates > 1 && plural(candidates, "candidate"),
    cost !== null && formatDollars(cost),
    durationMs !== null && formatDuration(durationMs),
  ];
  const lines = [parts.filter((part) => typeof part === "string").join(" ")];
  if (error !== null) lines.push(`  ${error.code}: ${toLogText(error.message)}`, `  advice: ${ADVICE[error.code]}`);
  for (const warning of warningsOf(outcome)) lines.push(`  warning: ${toLogText(warning)}`);
  // The error of a text that was refused has them.
  for (const { kind, words } of text && error?.code !== "verify" ? listFaults(text) : [])
    lines.push(`  text ${kind}: ${toLogText(words.map((word) => JSON.stringify(word)).join(", "))}`);
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

/** The plan of a `dry-run`: one line a task, with several recipes one for each of them, and one for the sum. */
export function planLines(report: Report): string[] {
  const { outcomes, estimatedCost } = report;
  const lines = outcomes.map((outcome, index) => taskLine({ n: index + 1, m: outcomes.length, outcome }));
  const due = outcomes.filter(({ result }) => result.status === "planned");
  const recipes = hasRecipes(report) ? [...Map.groupBy(due, ({ result }) => result.recipe ?? "")] : [];
  const sums = recipes.map(([name, own]) => `plan of ${toLogText(name)}: ${toDo(own, own)}${describePrice(own)}`);
  // Nothing was planned where the inputs are wrong, or nothing is selected.
  if (outcomes.length === 0) return [];
  const sum = estimatedCost === null ? "price not known" : `about ${formatDollars(estimatedCost)}`;
  return [...lines, ...sums, `plan: ${toDo(due, outcomes)}, ${sum}`];
}

/** `2 images to edit, 1 to generate`. @param all as for `describeToDo`. */
function toDo(due: readonly Outcome[], all: readonly Outcome[]): string {
  const [first, ...rest] = [...Map.groupBy(due, (outcome) => doWord([outcome])).values()];
  const others = rest.flatMap(listToDo).map(({ count, word }) => `${count} ${word}`);
  return [describeToDo(first ?? [], all), ...others].join(", ");
}

function describePrice(due: readonly Outcome[]): string {
  const price = sumCosts(due);
  return price === null ? "" : `, about ${formatDollars(price)}`;
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
  if (tellsOfSandbox(report)) lines.push(SANDBOX_NOTICE);
  return lines.join("\n");
}

/** Where the results are, one line each. */
export function deliveryLines({ delivered, comment, outcomes }: Report): string[] {
  const { commit, artifact } = delivered ?? {};
  const stale = outcomes.filter(({ result }) => result.status === "stale");
  const replaced = outcomes.flatMap(({ result, fallback }) => (fallback === undefined ? [] : { output: result.output, fallback }));
  return [
    ...replaced.map(({ output, fallback }) => `failed, with the image of ${toLogText(fallback)} in its place: ${toLogText(output)}`),
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
