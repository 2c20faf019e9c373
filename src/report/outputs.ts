import type { ShardFacts } from "../deliver/shard-file.ts";
import type { Outcome, RenderedResult, Result } from "../outcome.ts";
import type { Plan } from "../plan/task.ts";
import { formatDecimal } from "../text/format.ts";
import { toInertJson } from "../text/inert-json.ts";
import { renderMarkdown } from "./comment.ts";
import { wordRunNotice, wordTaskNotice } from "./notice-wording.ts";
import { type Findings, type Report, tally } from "./report.ts";

/**
 * UTF-16 code units of the `results` output. GitHub allows 1 MB for all outputs of a job and counts UTF-16, so that this is half of it:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idoutputs
 */
export const RESULTS_LIMIT = 250_000;

/** Every output of the action, for `action.yml` and `docs/outputs.md`. */
export const OUTPUTS = {
  changed:
    "`true` if a file was created or changed, also if a fallback image was used for a task that failed, or an original was restored.",
  "skip-reason":
    "Why the run did nothing: `no-match` `up-to-date` `fork` `dependabot` `closed` `no-branch` `no-command` `label` `draft` `dry-run` `no-text`. Otherwise empty.",
  edited: "Number of tasks that made an image: edited, localized or generated.",
  unchanged: "Number of tasks that left their image as it was: up to date, changed by a person and kept, or stale.",
  failed: "Number of tasks that failed.",
  results:
    "JSON array with one object per task: `source` `output` `locale` `status` (`edited` `unchanged` `modified` `failed` `planned` `stale`) `cached` (the result was paid for in an earlier run) `provider` `model` `width` `height` `bytes` `sha256` `cost` `durationMs` `warnings` `error` (`{code, message}`). `source` is null for a generated image. If they apply: `sourceBytes` (size of the source that was edited), `recipe` (its name in `config`), `text` (`{score, missing, left}`, with `verify: text`, and `replaced`: the missing texts that other text stands in place of), `fidelity` (how far the result is its source, see [Preserving what did not change](recipes.md#preserving-what-did-not-change)), `candidates` (how many there are).",
  "results-file": "Path of a file with the complete results.",
  "results-truncated": "`true` if `results` was too large for an output and contains only the first objects.",
  "estimated-cost": "Estimated cost in US dollars, as a decimal. Empty if the price is not known.",
  cost: "Cost in US dollars, as a decimal. Empty if the price is not known.",
  "commit-sha": "SHA of the commit.",
  "commit-verified": "`true` if GitHub shows the commit as verified.",
  branch: "Branch that received the commit, or that of the pull request.",
  "pull-request-number": "Number of the pull request, with `deliver: pull-request`.",
  "pull-request-url": "URL of the pull request.",
  "pull-request-operation":
    "What became of the pull request: `created` `updated` `closed`, or `none`. Empty without `deliver: pull-request`.",
  "comment-id": "ID of the comment on the pull request.",
  "comment-url": "URL of the comment.",
  "artifact-id": "ID of the artifact.",
  "artifact-url": "URL of the artifact.",
  "report-file":
    "Path of the before/after gallery: an HTML file that opens in a browser without a network (pictures of more than 34 MB in all are files beside it). The same gallery is uploaded as the artifact `<artifact-name>-report`. Empty if no image came out of the run, in a shard, and if the run was cancelled.",
  markdown:
    "The report with before and after as Markdown, at most 60 KB, for the body of an issue or pull request that another step makes. It has pictures where something is committed, or on a pull request with [`previews`](permissions.md#permissions-of-the-workflow).",
  matrix:
    'With `dry-run`: the shards to run the plan in, for `fromJSON` in a matrix, such as `{"shard":["1/4","2/4","3/4","4/4"]}`; `{"shard":[]}` if nothing is due. See [Scale](scale.md).',
} as const satisfies Record<string, string>;

export type OutputName = keyof typeof OUTPUTS;

/** Every output is always set; what there is nothing of is empty. */
export function buildOutputs(report: Report): Record<OutputName, string> {
  const { outcomes, delivered, comment, pull } = report;
  const counts = tally(outcomes);
  const { json, truncated } = cutResults(outcomes.map(({ result }) => result));
  return {
    // A stale result is not counted: no commit holds it, and its file on the branch is somebody else's newer one.
    changed: String(counts.edited > 0 || outcomes.some((outcome) => outcome.restored || isReplaced(outcome))),
    "skip-reason": report.skip?.reason ?? "",
    edited: String(counts.edited),
    // All tasks that left their image as it was. A stale one is among them, not among the failures: the source was pushed again while
    // this run edited the old one, so there is nothing to fix, the newer push has a run of its own, and a workflow that alerts on
    // `failed` should not do so for a lost race. `results` tells it from the others, and the comment and the log name it.
    unchanged: String(counts.unchanged + counts.modified + counts.stale),
    failed: String(counts.failed),
    results: json,
    "results-file": report.resultsFile ?? "",
    "results-truncated": String(truncated),
    "estimated-cost": report.estimatedCost === null ? "" : formatDecimal(report.estimatedCost),
    cost: report.cost === null ? "" : formatDecimal(report.cost),
    "commit-sha": delivered?.commit?.sha ?? "",
    "commit-verified": delivered?.commit === undefined ? "" : String(delivered.commit.verified),
    branch: delivered?.commit?.branch ?? (pull && report.context.branch) ?? "",
    "pull-request-number": pull === undefined ? "" : String(pull.number),
    "pull-request-url": pull?.url ?? "",
    "pull-request-operation": pull?.operation ?? (report.context.base === undefined ? "" : "none"),
    "comment-id": comment === undefined ? "" : String(comment.id),
    "comment-url": comment?.url ?? "",
    "artifact-id": delivered?.artifact === undefined ? "" : String(delivered.artifact.id),
    "artifact-url": delivered?.artifact?.url ?? "",
    "report-file": report.gallery?.file ?? "",
    markdown: renderMarkdown(report),
    matrix: renderMatrix(report),
  };
}

/** The shards for a matrix: those that the plan is to be run in. Empty where it was not planned for that. */
function renderMatrix({ dryRun, outcomes, schedule, errors, shard }: Report): string {
  if (!dryRun || shard || errors.length > 0) return "";
  // A file that no model can be given fails in a run, and is to be seen there.
  const { length: count } = outcomes.filter(({ result: { status } }) => status === "planned" || status === "failed");
  const shards = count === 0 ? 0 : Math.max(schedule?.shards ?? 0, 1);
  return JSON.stringify({ shard: Array.from({ length: shards }, (_, index) => `${index + 1}/${shards}`) });
}

/** What a shard tells the merge besides its tasks. */
export function describeFacts({
  notices,
  errors = [],
  estimatedCost,
  plan,
}: Pick<Findings, "notices" | "estimatedCost"> & Partial<Findings> & { plan: Pick<Plan, "idle"> }): ShardFacts {
  return {
    notices: notices.map(wordRunNotice),
    idle: plan.idle.map(wordRunNotice),
    errors: errors.map(({ code, message }) => ({ code, message })),
    estimatedCost,
  };
}

/** Whether another locale's image is used instead of a failed one. */
function isReplaced({ result, outputBlob }: Outcome): boolean {
  return result.status === "failed" && outputBlob !== undefined;
}

/** All results; where there is no room for all, without their measures; then as many as there is room for, from the first. */
function cutResults(results: readonly Result[]): { json: string; truncated: boolean } {
  const whole = fillResults(results);
  return whole.truncated ? fillResults(results.map((result) => ({ ...result, fidelity: undefined }))) : whole;
}

function fillResults(results: readonly Result[]): { json: string; truncated: boolean } {
  const kept: string[] = [];
  let length = "[]".length;
  for (const result of results) {
    const json = stringifyResult(result);
    length += json.length + (kept.length === 0 ? 0 : 1);
    if (length > RESULTS_LIMIT) return { json: `[${kept.join(",")}]`, truncated: true };
    kept.push(json);
  }
  return { json: `[${kept.join(",")}]`, truncated: false };
}

/** One object of `results` as JSON: notices as sentences, costs and scores without the noise of binary fractions. */
export function renderResult(result: Result): RenderedResult {
  const { cost, text, warnings } = result;
  return {
    ...result,
    cost: cost === null ? null : Number(formatDecimal(cost)),
    warnings: warnings.map(wordTaskNotice),
    text: text && { ...text, score: text.score === null ? null : Number(text.score.toFixed(4)) },
  };
}

/** All results as a JSON file, one object a line. */
export function renderResultsFile(outcomes: readonly Outcome[]): string {
  return `[${outcomes.map(({ result }) => stringifyResult(result)).join(",\n")}]\n`;
}

function stringifyResult(result: Result): string {
  return toInertJson(renderResult(result));
}
