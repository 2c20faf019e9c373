import { hearsBoxes } from "../commands/hears-boxes.ts";
import type { PullRequest } from "../context.ts";
import { findPullOfBranch } from "../github/carried-pull.ts";
import { createGitHub, type GitHub } from "../github/github-client.ts";
import { upsertComment } from "../github/sticky-comment.ts";
import type { Inputs } from "../inputs/load.ts";
import { redact } from "../redact.ts";
import { debug } from "../runner/log-writer.ts";
import { isOutdated, renderComment } from "./comment.ts";
import { makeCommentKey } from "./comment-key.ts";
import type { PreviewOptions } from "./previews.ts";
import { findPullImages } from "./pull-images.ts";
import { listErrors, type Previews, type Report, tally } from "./report.ts";

/** Why a run has nothing to do with its pull request. */
const LEFT_ALONE: ReadonlySet<string> = new Set(["fork", "dependabot", "closed", "no-branch", "no-command", "label", "draft"]);

/**
 * Writes the comment of the pull request. A run that has no news leaves it as it is, but for what that one could not do and is over now, and
 * for images that are not there any more.
 *
 * @returns the comment that was written, or why that failed.
 */
export async function postComment(report: Report, inputs: Inputs | undefined, signal: AbortSignal): Promise<Partial<Report>> {
  const { context, dryRun, skip } = report;
  // Without inputs there is no token; a fork's token may not write, and a dry run writes nothing, and for a shard the merge does.
  if (!inputs?.comment || !inputs.githubToken || dryRun || inputs.shard) return {};
  if (skip && LEFT_ALONE.has(skip.reason)) return {};
  // A mistake in a command concerns who wrote it.
  if (report.heard && report.outcomes.length === 0) return {};
  if (!context.event.pull_request && findChangedBranch(report) === undefined) return {};
  let known: Pick<Report, "pullImages" | "previews"> = {};
  try {
    const github = await createGitHub({ token: inputs.githubToken, context });
    const pull = context.event.pull_request ?? (await findRenewed(report, github));
    const { number } = pull ?? {};
    if (!pull || !number) return {};
    const isNews = hasNews(report);
    const comment = await upsertComment({
      ...{ github, context, number },
      ...makeCommentKey(inputs, context),
      compose: async (found) => {
        if (found === undefined && !(isNews && context.event.pull_request)) return undefined;
        const pullImages = await findPullImages(report, pull, github);
        known = { pullImages };
        if (!isNews && found !== undefined && !isOutdated(found, pullImages)) return undefined;
        if (inputs.previews === "auto")
          known = { pullImages, previews: await findPreviews(report, { github, context, pull: number, signal }) };
        return renderComment({ ...report, ...known, hearsBoxes: await hearsBoxes(context) });
      },
    });
    return { comment, ...known };
  } catch (error) {
    const reason = redact(error instanceof Error ? error.message : String(error));
    return { notices: [...report.notices, { code: "comment-failed", reason }], ...known };
  }
}

/** Where no commit shows what the run made. */
async function findPreviews(report: Report, options: PreviewOptions): Promise<Previews | undefined> {
  if (report.delivered?.commit || tally(report.outcomes).edited === 0 || options.signal.aborted) return undefined;
  const { publishPreviews } = await import("./previews.ts");
  return publishPreviews(report, options);
}

function hasNews(report: Report): boolean {
  const { edited, failed, stale } = tally(report.outcomes);
  return edited + failed + (report.skip ? 0 : stale) + listErrors(report).length > 0;
}

/** The pull request of a branch that a run for no pull request has changed, such as one by hand that took another candidate. */
async function findRenewed(report: Report, github: GitHub): Promise<PullRequest | undefined> {
  const branch = findChangedBranch(report);
  try {
    return branch === undefined ? undefined : await findPullOfBranch(github, report.context, branch);
  } catch (error) {
    // Nobody asked for a comment here.
    debug(`The pull request of the branch could not be read: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** The branch that a run for no pull request has changed, where another one may be its base. */
function findChangedBranch({ context, delivered }: Report): string | undefined {
  const { branch } = delivered?.commit ?? {};
  return branch === context.event.repository?.default_branch ? undefined : branch;
}
