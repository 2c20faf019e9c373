import type { Skip } from "../gate.ts";
import type { RunNotice } from "../notices.ts";
import type { Outcome } from "../outcome.ts";
import { hasSecrets } from "../target/judge-event.ts";
import { plural } from "../text/format.ts";
import { wordRunNotice } from "./notice-wording.ts";
import { isFoundEmpty, listErrors, type Report, splitStale, tally } from "./report.ts";
import { isDeclined } from "./wording.ts";

/** Why nothing was done, as a sentence; empty when something was. */
export function explainNothing(report: Report): string {
  if (report.skip) return wordSkip(report.skip, report);
  const counts = tally(report.outcomes);
  if (report.dryRun || counts.edited + counts.failed + counts.stale + listErrors(report).length > 0) return "";
  if (report.outcomes.some(({ restored }) => restored)) return "";
  if (report.outcomes.some(isFoundEmpty)) return "";
  return report.outcomes.length === 0 ? "No image was selected." : "All selected images are up to date.";
}

const NO_ACCESS = "so this run has no access to secrets and cannot write to the repository.";
const NO_TRUST = "so its images are not trusted with the secrets of this run.";

function wordSkip(skip: Skip, { outcomes, context, pull }: Report): string {
  const isPullChanged = pull !== undefined && pull.operation !== "none";
  const why = hasSecrets(context) ? NO_TRUST : NO_ACCESS;
  switch (skip.reason) {
    case "fork":
      return `Nothing was done: the pull request comes from a fork, ${why}`;
    case "dependabot":
      return `Nothing was done: the pull request was opened by Dependabot, ${why}`;
    case "closed":
      return "Nothing was done: the pull request is closed.";
    case "no-branch":
      return `Nothing was done: the branch \`${skip.branch}\` does not exist any more.`;
    case "no-command":
      return `Nothing was done: ${skip.why}`;
    case "label":
      return `Nothing was done: the pull request has the label "${skip.label}", which is listed in \`skip-labels\`.`;
    case "draft":
      return "Nothing was done: the pull request is a draft and `skip-drafts` is set.";
    case "dry-run":
      return "Nothing was done: `dry-run` is set.";
    case "no-text":
      return "Nothing was changed: the model found no text in the images.";
    case "no-match":
      return `Nothing was done: ${wordNoMatch(skip)}`;
    case "up-to-date":
      return `${isPullChanged ? "No image was made" : "Nothing was done"}: ${wordUpToDate(outcomes)}`;
  }
}

function wordNoMatch(skip: Skip & { reason: "no-match" }): string {
  switch (skip.why) {
    case "no-candidates":
      return "the lockfile has no other candidates for the selected images.";
    case "notices":
      return skip.notices.map(wordRunNotice).join(" ");
    case "nothing-changed":
      return `no changed image matches ${listPatterns(skip.patterns)} (\`changed-only\`).`;
    case "empty-shard":
      return `this shard has no tasks. Other shards have ${skip.tasks === 1 ? "the only one" : `all ${skip.tasks}`}.`;
  }
}

function listPatterns(patterns: readonly string[]): string {
  return [...new Set(patterns)].map((pattern) => `\`${pattern}\``).join(", ");
}

function wordUpToDate(outcomes: readonly Outcome[]): string {
  const { unchanged: all, modified } = tally(outcomes);
  const { newer, removed } = splitStale(outcomes);
  const { length: declined } = outcomes.filter(isDeclined);
  const unchanged = all - declined;
  const [was, it] = modified === 1 ? ["was", "it"] : ["were", "them"];
  const parts = [
    ...(unchanged > 0 ? [`${plural(unchanged, "image")} ${unchanged === 1 ? "is" : "are"} up to date`] : []),
    ...(declined > 0
      ? [
          `${plural(declined, "image")} ${declined === 1 ? "was" : "were"} declined in an earlier pull request. Set \`force\` to propose again`,
        ]
      : []),
    ...(newer.length > 0 ? [`${plural(newer.length, "image")} ${newer.length === 1 ? "has" : "have"} a newer version on the branch`] : []),
    ...(removed.length > 0
      ? [`${plural(removed.length, "image")} no longer ${removed.length === 1 ? "exists" : "exist"} on the branch`]
      : []),
    ...(modified > 0 ? [`${plural(modified, "file")} ${was} edited by hand and kept. Set \`force: true\` to replace ${it}`] : []),
  ];
  return `${parts.join(". ")}.`;
}

/** Whether {@link explainNothing} counts what is up to date and what was edited by hand. */
export function countsUnchanged({ skip }: Report): boolean {
  return skip?.reason === "up-to-date";
}

/** Notices that {@link explainNothing} says. */
export function saidByReason({ skip }: Report): readonly RunNotice[] {
  return skip?.reason === "no-match" && skip.why === "notices" ? skip.notices : [];
}
