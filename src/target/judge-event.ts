import { type Context, isOwnRepository, type PullRequest } from "../context.ts";
import { findChecked } from "../github/carried-pull.ts";

/** Whether those who decided about the files of this run may spend its money and use its token. */
export type Verdict =
  | "trusted"
  /** The run has no secrets, and a token that only reads. */
  | "fork"
  | "dependabot"
  /** Somebody outside decided, and the run has secrets. */
  | "fork-with-secrets"
  | "unknown";

/** Judges by the event alone; {@link findTarget} compares what it says with what is checked out. Without the event nobody is known. */
export function judgeEvent(context: Context): Verdict {
  const { event, eventName } = context;
  if (event.pull_request) return judgePull(event.pull_request, context);
  if (eventName.startsWith("pull_request") || (eventName === "issue_comment" && !event.issue)) return "unknown";
  const checked = findChecked(context);
  if (eventName === "workflow_run" && checked?.isFork === undefined) return "unknown";
  return checked?.isFork ? "fork-with-secrets" : "trusted";
}

function judgePull({ head, user }: PullRequest, context: Context): Verdict {
  if (head.repo === undefined) return "unknown";
  // Null: the fork was deleted.
  if (head.repo === null || !isOwnRepository(head.repo.full_name, context)) return hasSecrets(context) ? "fork-with-secrets" : "fork";
  return user?.login === "dependabot[bot]" ? "dependabot" : "trusted";
}

/** Whether GitHub gives a run its secrets whoever opened the pull request. */
export function hasSecrets({ eventName }: Context): boolean {
  return !eventName.startsWith("pull_request") || eventName === "pull_request_target";
}
