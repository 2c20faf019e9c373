import { ADVICE, type ErrorCode, problemsTitle, type RetouchError } from "../errors.ts";
import type { Outcome } from "../outcome.ts";
import { formatBytes, formatDollars, formatDuration, plural } from "../text/format.ts";
import { cutEnd, toLine } from "../text/plain-text.ts";
import { explainNothing, saidByReason } from "./reason-wording.ts";
import { hasRecipes, hasSandbox, listErrors, type Report, splitStale, sumCosts } from "./report.ts";
import {
  describeEstimate,
  describeRunCost,
  fallbackText,
  formatScore,
  headline,
  listFaults,
  listIdle,
  listWarnings,
  NO_COST,
  SANDBOX_NOTICE,
  statusText,
  warningsOf,
} from "./wording.ts";
import { describeToDo, doWord, listToDo } from "./work-words.ts";

const MAX_TEXT = 1000;

/** Text that we did not write as a part of one line of the log. That it gives the runner no commands is up to the writer of the log. */
export function toLogText(text: string): string {
  return cutEnd(toLine(text), MAX_TEXT);
}

/**
 * One finished task: `[12/40] edited docs/a.png 1280×720 312 KB $0.055 4.2 s`, or with a recipe and a locale
 * `[12/40] screens: localized a.png -> a.fr.png fr 1280×720 312 KB text 96 % $0.03 4.2 s`. Failures and warnings follow on indented
 * lines. `n` counts finished tasks, not the order of the plan.
 */
export function taskLines({ n, m, outcome }: { n: number; m: number; outcome: Outcome }): string[] {
  const { result } = outcome;
  const { width, height, bytes, cost, durationMs, error, text, recipe, candidates = 1 } = result;
  const name = result.source === null || result.output === result.source ? result.output : `${result.source} -> ${result.output}`;
  const score = formatScore(text);
  const parts = [
    `[${String(n).padStart(String(m).length)}/${m}]`,
    recipe !== undefined && `${toLogText(recipe)}:`,
    result.status === "edited" || result.status === "failed" ? toLogText(statusText(outcome)) : `${statusText(outcome)}:`,
    toLogText(name),
    result.locale !== null && toLogText(result.locale),
    width !== null && height !== null && `${width}×${height}`,
    bytes !== null && formatBytes(bytes),
    score !== "" && score,
    candidates > 1 && plural(candidates, "candidate"),
    cost !== null && formatDollars(cost),
    durationMs !== null && formatDuration(durationMs),
  ];
  const lines = [parts.filter((part) => typeof part === "string").join(" ")];
  if (error !== null) lines.push(`  ${error.code}: ${toLogText(error.message)}`);
  if (error !== null && ADVICE[error.code] !== "") lines.push(`  advice: ${ADVICE[error.code]}`);
  for (const warning of warningsOf(outcome)) lines.push(`  warning: ${toLogText(warning)}`);
  // The error of a text that was refused has them.
  for (const { kind, words } of text && error?.code !== "verify" ? listFaults(text) : [])
    lines.push(`  text ${kind}: ${toLogText(words.map((word) => JSON.stringify(word)).join(", "))}`);
  return lines;
}

/** The plan of a `dry-run`: one line a task, with several recipes one for each of them, and one for the sum. */
export function planLines(report: Report): string[] {
  const { outcomes, estimatedCost } = report;
  const lines = outcomes.flatMap((outcome, index) => taskLines({ n: index + 1, m: outcomes.length, outcome }));
  const due = outcomes.filter(({ result }) => result.status === "planned");
  const recipes = hasRecipes(report) ? [...Map.groupBy(due, ({ result }) => result.recipe ?? "")] : [];
  const sums = recipes.map(([name, own]) => `plan of ${toLogText(name)}: ${toDo(own, own)}${describePrice(own)}`);
  // Nothing was planned where the inputs are wrong, or nothing is selected.
  if (outcomes.length === 0) return [];
  return [...lines, ...sums, `plan: ${toDo(due, outcomes)}, ${describeEstimate(estimatedCost, report.schedule)}`];
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

/** The last lines of a run. */
export function finalLines(report: Report): string[] {
  const { models, durationMs, dryRun } = report;
  const cost = describeRunCost(report);
  const parts = [
    `Retouch: ${headline(report)}`,
    ...models.map(({ provider, model }) => toLogText(model === provider ? provider : `${provider} ${model}`)),
    !dryRun && cost !== NO_COST && cost,
    formatDuration(durationMs),
  ];
  const lines = [parts.filter((part) => typeof part === "string").join(", ")];
  const nothing = explainNothing(report);
  if (nothing !== "") lines.push(`Why: ${toLogText(nothing)}`);
  lines.push(...listIdle(report, saidByReason(report)).map(toLogText));
  if (hasSandbox(report)) lines.push(SANDBOX_NOTICE);
  return lines;
}

/** Where the results are, one line each. */
export function deliveryLines({ delivered, comment, outcomes, pull, gallery }: Report): string[] {
  const { commit, artifact } = delivered ?? {};
  const { newer, removed } = splitStale(outcomes);
  const replaced = outcomes.filter(({ fallback }) => fallback !== undefined);
  return [
    ...replaced.map((outcome) => `failed; ${toLogText(fallbackText(outcome))}: ${toLogText(outcome.result.output)}`),
    ...newer.map(({ result }) => `stale, not committed: ${toLogText(result.output)}`),
    ...removed.map(({ result }) => `deleted on the branch, not committed: ${toLogText(result.output)}`),
    ...(commit
      ? [
          `Commit ${commit.sha.slice(0, 12)} on ${toLogText(commit.branch)}${commit.verified ? " (verified)" : ""}: ${toLogText(commit.url)}`,
        ]
      : []),
    ...(pull ? [`Pull request #${pull.number}${pull.operation === "none" ? "" : ` ${pull.operation}`}: ${toLogText(pull.url)}`] : []),
    ...(artifact ? [`Artifact ${toLogText(artifact.name)}: ${toLogText(artifact.url)}`] : []),
    ...(gallery ? [`Gallery: ${toLogText(gallery.url ?? gallery.file)}`] : []),
    ...(comment ? [`Comment: ${toLogText(comment.url)}`] : []),
  ];
}

/** An annotation of the run. */
export interface Annotation {
  level: "error" | "warning";
  title: string;
  message: string;
  /** Relative to the workspace; absent when it is about the whole run. */
  file?: string;
  /** Of the file. */
  line?: number;
}

/** What the runner keeps of each kind in one step, and of one message (ExecutionContext.cs of actions/runner). */
const MAX_ANNOTATIONS = 10;
const MAX_MESSAGE = 4000;

/** At most ten errors, and at most ten warnings: first those of the whole run, then one for each failed task with its file. The rest is in the summary. */
export function annotate(report: Report): Annotation[] {
  const errors = [
    ...listErrors(report).map((error) => ({
      ...describeError(error.code, linesOf(error)),
      file: error.place?.file,
      line: error.place?.line,
    })),
    ...report.outcomes.flatMap(({ result: { status, error, source, output, locale } }) =>
      status === "failed" && error ? [{ ...describeError(error.code, linesOf(error), locale), file: source ?? output }] : [],
    ),
  ];
  const warnings = listWarnings(report).map(
    (warning): Annotation => ({ level: "warning", title: "Retouch", message: toMessage([warning]) }),
  );
  return [...errors.slice(0, MAX_ANNOTATIONS), ...warnings.slice(0, MAX_ANNOTATIONS)];
}

/** The lines of a message. Those of a list of problems are known; what a program or a hook said has its own. */
export function linesOf({ message, problems }: Pick<RetouchError, "message"> & { problems?: RetouchError["problems"] }): string[] {
  return problems ? [problemsTitle(problems), ...problems.map((problem) => `- ${problem}`)] : message.split("\n");
}

function describeError(code: ErrorCode, lines: readonly string[], locale: string | null = null): Annotation {
  const title = `Retouch: ${code}${locale === null ? "" : ` (${toLogText(locale)})`}`;
  const message = toMessage(lines);
  const sentence = `${message}${/[.!?…]$/.test(message) ? "" : "."}`;
  return { level: "error", title, message: ADVICE[code] === "" ? sentence : `${sentence} ${ADVICE[code]}` };
}

function toMessage(lines: readonly string[]): string {
  return cutEnd(lines.map(toLogText).join("\n"), MAX_MESSAGE - 500);
}
