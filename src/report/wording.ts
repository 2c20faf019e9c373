import type { Recipe } from "../inputs/recipe.ts";
import type { Outcome } from "../outcome.ts";
import type { Schedule } from "../plan/schedule.ts";
import type { PreparedTask } from "../plan/task.ts";
import { MODES } from "../providers/names.ts";
import { formatDollars, formatShare, plural } from "../text/format.ts";
import { toLine } from "../text/plain-text.ts";
import type { TextCheck } from "../verify/compare-text.ts";
import { wordRunNotice, wordTaskNotice } from "./notice-wording.ts";
import { isCostEstimated, isFoundEmpty, isSandbox, listErrors, listNotices, type Report, splitStale, tally } from "./report.ts";
import { DONE, describeDone, describeToDo } from "./work-words.ts";

/*
 * The sentences of the comment, the summary and the log, as plain text in which backticks mark names. Those of notices are in
 * `notice-wording.ts`, why nothing was done is in `reason-wording.ts`, and what was counted in `work-words.ts`.
 */

export const SANDBOX_NOTICE =
  "The sandbox provider calls no model. It puts a mark on each image so that you can test the workflow for free.";
export const LOCK_REPAIRED = "The lockfile contained merge conflict markers. The entries of both sides were kept.";

const SEE_SUMMARY = "see the run summary";
const SEE_RESULTS_FILE = "the file in the `results-file` output has the full list";
export const REST = { comment: SEE_SUMMARY, summary: SEE_RESULTS_FILE };

export const COMMENT_HINTS = {
  revertEdit: "Revert a file to reject its edit, or change it by hand. Retouch keeps your version and does not edit it again.",
  revertOther: "Revert a file to restore the previous version, or change it by hand. Retouch keeps your version and does not replace it.",
  newFile: "You can change a new file by hand. Retouch keeps your version. A deleted file is made again.",
  fullSize: "Click an image to see it at full size. Transparent areas show the background of this page.",
  fullSizeOrDiff:
    "Click an image to see it at full size, or its name to compare both versions. Transparent areas show the background of this page.",
  smallCopies: "These are small copies.",
  run: "Log and summary of this run",
};

/** What a box of the comment does. */
export const BOXES = {
  title: "Change an image",
  more: "To change the prompt, or an image without boxes, write a comment. `/retouch help` lists the commands.",
  again: ({ mode, provider }: Pick<Recipe, "mode" | "provider">) => `${mode} it again${provider.kind === "http" ? " (a paid call)" : ""}`,
  take: (number: number) => `use candidate ${number}`,
  keep: "keep the original",
  edit: ({ mode, provider }: Pick<Recipe, "mode" | "provider">) =>
    `${mode} it after all${provider.kind === "http" ? " (a paid call, unless its result is in the result cache)" : ""}`,
};

/** How to take part in the run's own pull request. */
export const PULL_HINTS = {
  commands: "To edit an image again or to use another candidate, write a comment. `/retouch help` lists the commands.",
  edit: "To change an image, edit its file on the branch",
  keep: "Retouch keeps your commits and adds to them.",
  revert: "To reject one image, revert its file on the branch.",
  others: "from other runs that share this branch",
  close:
    "To reject all of them, close the pull request. Retouch proposes an image again only if its source or the recipe changes, or with `force`.",
};

export const galleryNotUploaded = (reason: string, file: string) => `The gallery was not uploaded: ${reason} It is in ${file}.`;

/** The last comment on a pull request that Retouch closes itself. */
export const WITHDRAWN_COMMENT =
  "Nothing is left to propose: the target branch has these images already, or their sources are gone. Retouch closed this pull request.";

/** Where a pull request could not be opened. @param link opens one in the browser. */
export const PULL_FAILED = {
  notPermitted: (said: string) =>
    `GitHub did not let this workflow open the pull request (${said.replace(/\.$/, "")}). Turn on "Allow GitHub Actions to create and approve pull requests" under Settings → Actions → General.`,
  place: (branch: string, link: string) => `The images are on the branch \`${branch}\`. Open the pull request by hand: ${link}`,
  missing: (names: readonly string[]) => `GitHub did not assign ${names.join(", ")}. Assignees need write access.`,
};

export const EARLIER = "Earlier in this pull request";

export const EDITED_FROM_ORIGINAL = "edited from the original, not from the previous result";

/** What became of a task, or will. */
export function statusText(outcome: Outcome): string {
  const { task, result, taken } = outcome;
  const { candidates, mode } = task.recipe;
  switch (result.status) {
    case "edited":
      if (taken !== undefined) return `took candidate ${taken} of an earlier run`;
      return result.cached ? `${DONE[mode]}, from an earlier run` : DONE[mode];
    case "planned":
      if (taken !== undefined) return `take candidate ${taken} of an earlier run`;
      if (result.cached) return `${mode}, from an earlier run`;
      return candidates > 1 ? `${mode}, ${candidates} candidates` : mode;
    case "unchanged":
      if (isDeclined(outcome)) return "declined before";
      return result.warnings.some(({ code }) => code === "no-text-found") ? "no text found" : "up to date";
    case "modified":
      return outcome.restored ? "original restored" : "kept: edited by hand";
    case "failed":
      return [failedWord(outcome), fallbackText(outcome)].filter(Boolean).join("; ");
    case "stale":
      return splitStale([outcome]).removed.length > 0
        ? "not committed: the image no longer exists on the branch"
        : "not committed: the branch has a newer version";
  }
}

/** A task that somebody stopped has not failed. */
export function failedWord({ result }: Pick<Outcome, "result">): string {
  return result.error?.code === "cancelled" ? "cancelled" : "failed";
}

export function isDeclined({ result }: Outcome): boolean {
  return result.warnings.some(({ code }) => code === "declined");
}

/** Which image is used in the place of a failed one; empty where none is. */
export function fallbackText({ fallback }: Outcome): string {
  return fallback === undefined ? "" : `the \`${toLine(fallback).replaceAll("`", "")}\` image was used instead`;
}

/** Sentences for a task's notices, without what {@link statusText} says. */
export function warningsOf({ result }: Outcome): readonly string[] {
  return result.warnings.filter(({ code }) => code !== "fallback-used" && code !== "removed-on-branch").map(wordTaskNotice);
}

/** Sentences for the notices of the whole run. @param without notices that are shown elsewhere. */
export function listWarnings(report: Report, without: readonly unknown[] = []): string[] {
  return [
    ...new Set(
      listNotices(report)
        .filter((notice) => !without.includes(notice))
        .map(wordRunNotice),
    ),
  ];
}

/** Why recipes have no task, one sentence each. @param without notices that are shown elsewhere. */
export function listIdle({ prepared }: Report, without: readonly unknown[] = []): string[] {
  const idle = prepared?.plan.idle ?? [];
  return idle.filter((notice) => !without.includes(notice)).map((notice) => `No task: ${wordRunNotice(notice)}`);
}

/** `text 96 %`; empty where nothing was read, or no term of the glossary is in the image. */
export function formatScore(check: TextCheck | undefined): string {
  return check === undefined || check.score === null ? "" : `text ${formatShare(check.score)}`;
}

/** What is wrong with the text of a result, by kind, each with the words as they were read or wanted. */
export function listFaults({ missing, left }: TextCheck): { kind: string; words: readonly string[] }[] {
  return [
    { kind: "missing", words: missing },
    { kind: "still in the source language", words: left },
  ].filter(({ words }) => words.length > 0);
}

/** The report in half a line, in our own words only. */
export function headline(report: Report): string {
  const { shard } = report;
  const said = describeAll(report);
  return shard ? `${said} (shard ${shard.index} of ${shard.count})` : said;
}

function describeAll(report: Report): string {
  const { outcomes, pullImages } = report;
  const counts = tally(outcomes);
  const hasErrors = listErrors(report).length > 0;
  if (report.dryRun && !hasErrors) {
    const due = outcomes.filter(({ result }) => result.status === "planned");
    return `dry run, ${outcomes.length === 0 ? "nothing to do" : describeToDo(due, outcomes)}`;
  }
  const { length: empty } = outcomes.filter(isFoundEmpty);
  const parts: string[] = [];
  if (counts.edited > 0) parts.push(describeDone(outcomes.filter(({ result }) => result.status === "edited")));
  const { length: cancelled } = outcomes.filter(({ result }) => result.error?.code === "cancelled");
  const addCount = (count: number, what: string) => {
    if (count > 0) parts.push(`${parts.length === 0 ? plural(count, "image") : count} ${what}`);
  };
  addCount(counts.failed - cancelled, "failed");
  addCount(cancelled, "cancelled");
  if (empty > 0) parts.push(`no text found in ${parts.length === 0 ? plural(empty, "image") : empty}`);
  const { length: restored } = outcomes.filter((outcome) => outcome.restored);
  if (restored > 0) parts.push(`${plural(restored, "original")} restored`);
  const { newer, removed } = splitStale(outcomes);
  addCount(newer.length, "superseded by a newer commit");
  addCount(removed.length, "deleted on the branch");
  if (report.missingShards) parts.push(`${plural(report.missingShards, "shard")} missing`);
  if (hasErrors && !report.missingShards) parts.push(report.delivered === undefined ? "the run failed" : "delivery failed");
  else if (report.delivered && report.delivered.errors.length > 0) parts.push("delivery failed");
  if (parts.length > 0) return parts.join(", ");
  const { earlier = [] } = pullImages ?? {};
  return earlier.length > 0 ? `${describeDone(earlier)} in this pull request` : "nothing to do";
}

export const NO_COST = "no cost";

/** `about $0.9`, `$0.9 (estimated)`, `cost not known`, `no cost`: of the whole run. */
export function describeRunCost(report: Report): string {
  const { cost, estimatedCost, outcomes, dryRun } = report;
  if (isSandbox(report)) return NO_COST;
  if (dryRun && outcomes.length > 0) return describeEstimate(estimatedCost, report.schedule);
  if (cost === null) return outcomes.some(isCalled) ? "cost not known" : NO_COST;
  return `${formatDollars(cost)}${isCostEstimated(report) ? " (estimated)" : ""}`;
}

/** `about $0.9, about 12 min`. */
export function describeEstimate(estimatedCost: number | null, schedule?: Schedule): string {
  const price = estimatedCost === null ? "price not known" : `about ${formatDollars(estimatedCost)}`;
  if (schedule === undefined || schedule.durationMs === 0) return price;
  const { shards, shardMs } = schedule;
  const split = shards > 1 ? `, or ${shards} shards of ${describeTime({ durationMs: shardMs })}` : "";
  return `${price}, ${describeTime(schedule)}${split}`;
}

/** `about 12 min`: of an estimate, which knows no seconds. */
export function describeTime({ durationMs }: Pick<Schedule, "durationMs">): string {
  const minutes = Math.ceil(durationMs / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (minutes <= 1) return "a minute at most";
  return `about ${[hours > 0 && `${hours} h`, rest > 0 && `${rest} min`].filter(Boolean).join(" ")}`;
}

/** Whether a model was called, or may have been. */
function isCalled(outcome: Outcome): boolean {
  const { status, cost } = outcome.result;
  // What failed before anything was sent has the cost 0.
  return status === "edited" || status === "stale" || (status === "failed" && cost === null) || isFoundEmpty(outcome);
}

/** What is about to be paid for, in one line of the log: `4 images to edit, 12 to localize with dashscope qwen-image-2.0-pro, about $0.9`. */
export function announce(jobs: readonly PreparedTask[], estimatedCost: number | null, schedule?: Schedule): string {
  const recipes = [...new Set(jobs.map(({ task }) => task.recipe))];
  const counts = MODES.map((mode) => ({ mode, count: jobs.filter(({ task }) => task.recipe.mode === mode).length }));
  const work = counts
    .filter(({ count }) => count > 0)
    .map(({ mode, count }, index) => `${index === 0 ? plural(count, "image") : count} to ${mode}`);
  const models = recipes.map(({ provider, modelName }) =>
    provider.kind === "local" ? "the sandbox, which calls no model" : `${provider.name} ${modelName}`,
  );
  const isPaid = recipes.some(({ provider }) => provider.kind === "http");
  const { length: cached } = jobs.filter(({ isCached }) => isCached);
  return [
    `${work.join(", ")} with ${[...new Set(models)].join(" and ")}`,
    ...(cached > 0 ? [`${cached} of them from an earlier run`] : []),
    ...(isPaid ? [describeEstimate(estimatedCost, schedule)] : []),
  ].join(", ");
}
