import { type Context, isOwnRepository, type PullRequest, pullSchema } from "../context.ts";
import { explainGone } from "./explain-gone.ts";
import type { GitHub } from "./github-client.ts";

/** What was checked before this run began, by another workflow's run or by an app. */
export interface Checked {
  /** Undefined where the event does not say it. */
  isFork: boolean | undefined;
  sha: string;
  branch?: string;
  /** The first of its open pull requests. GitHub lists none for a fork. */
  pull?: number;
  /** It was made for a pull request, be it listed or not. */
  isForPull: boolean;
}

export function findChecked(context: Context): Checked | undefined {
  const { workflow_run: run, check_run, check_suite } = context.event;
  const checked = run ?? check_suite ?? check_run?.check_suite;
  if (!checked) return undefined;
  const { head_branch, head_sha: sha, head_repository: head, pull_requests, event = "" } = checked;
  // Null: the fork was deleted.
  const isForkRun = head === undefined ? undefined : head === null || !isOwnRepository(head.full_name, context);
  const pull = pull_requests[0]?.number;
  return {
    isFork: run ? isForkRun : head_branch === null,
    sha,
    branch: head_branch ?? undefined,
    pull,
    isForPull: pull !== undefined || event.startsWith("pull_request"),
  };
}

/** Whether the event is about a pull request without bringing it. */
export function carriesPull(context: Context): boolean {
  const { issue, pull_request } = context.event;
  return !pull_request && (issue?.pull_request != null || findChecked(context)?.isForPull === true);
}

/** The open or closed pull request of an event that {@link carriesPull}; undefined where it has none that is open. */
export async function readCarriedPull(github: GitHub, context: Context): Promise<PullRequest | undefined> {
  const { pull, branch } = findChecked(context) ?? {};
  const number = context.event.issue?.number ?? pull;
  if (number !== undefined) return readPull(github, context, number);
  return branch === undefined ? undefined : findPullOfBranch(github, context, branch);
}

/** The first open pull request that would merge a branch of the run's own repository. */
export async function findPullOfBranch(github: GitHub, { owner, repo }: Context, branch: string): Promise<PullRequest | undefined> {
  const { data } = await github.rest.pulls.list({ owner, repo, head: `${owner}:${branch}`, state: "open", per_page: 1 });
  return data[0] && parsePull(data[0], data[0].number);
}

/** The pull request as it is now. @throws RetouchError where GitHub no longer has it. */
export async function readPull(github: GitHub, context: Context, number: number): Promise<PullRequest> {
  const { owner, repo } = context;
  try {
    return parsePull((await github.rest.pulls.get({ owner, repo, pull_number: number })).data, number);
  } catch (error) {
    throw (await explainGone(error, { github, context, doing: "reading the pull request", named: [{ kind: "pull", number }] })) ?? error;
  }
}

function parsePull(data: unknown, number: number): PullRequest {
  return { ...pullSchema.parse(data), number };
}
