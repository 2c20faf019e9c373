import { createRequire } from "node:module";
import type { Comment, GithubEmulator, PullRequest } from "../emulators/github/github.ts";
import { headOid, readRef } from "../emulators/github/hub.ts";
import { commentJson, pullJson, repositoryJson, userJson } from "../emulators/github/rest-json.ts";

/** What starts a run; spread it into `runAction`. */
export interface RunnerEvent {
  eventName: string;
  event: Record<string, unknown>;
  ref: string;
  sha: string;
  headRef?: string;
  baseRef?: string;
}

type Payload = Record<string, unknown>;
interface Definition {
  name: string;
  examples: Payload[];
}

let examplesOfProcess: Definition[] | undefined;

/** A recorded payload of GitHub's, with its repository's name changed to the fixture's. */
function loadExample(github: GithubEmulator, name: string, action?: string): Payload {
  examplesOfProcess ??= createRequire(import.meta.url)("@octokit/webhooks-examples") as Definition[];
  const examples = examplesOfProcess.find((definition) => definition.name === name)?.examples ?? [];
  const example = examples.find((candidate) => candidate.action === action) ?? examples[0] ?? {};
  const text = JSON.stringify(example).replaceAll("Codertocat/Hello-World", `${github.owner}/${github.repo}`);
  return JSON.parse(text) as Payload;
}

function common(github: GithubEmulator): Payload {
  return { repository: repositoryJson(github.hub, github.hub.repository), sender: userJson("mona") };
}

export async function pullRequestEvent(github: GithubEmulator, pull: PullRequest, options: { action?: string } = {}): Promise<RunnerEvent> {
  const { hub } = github;
  const action = options.action ?? "synchronize";
  const example = loadExample(github, "pull_request", action);
  const counts = { changed_files: await countFiles(github, pull), comments: github.comments(pull.number).length };
  const recorded = example.pull_request as Payload;
  const event = {
    ...example,
    ...common(github),
    action,
    number: pull.number,
    pull_request: { ...recorded, ...(await pullJson(hub, pull)), ...counts },
  };
  const sha = (await readRef(hub, hub.repository, `refs/pull/${pull.number}/merge`)) ?? "";
  return { eventName: "pull_request", event, ref: `refs/pull/${pull.number}/merge`, sha, headRef: pull.head.branch, baseRef: pull.base };
}

/** Runs on the base branch, with a token that may write, whoever opened the pull request. */
export async function pullRequestTargetEvent(
  github: GithubEmulator,
  pull: PullRequest,
  options: { action?: string } = {},
): Promise<RunnerEvent> {
  const shared = await pullRequestEvent(github, pull, options);
  return { ...shared, eventName: "pull_request_target", ref: `refs/heads/${pull.base}`, sha: (await github.tip(pull.base)) ?? "" };
}

export async function pushEvent(
  github: GithubEmulator,
  push: { branch?: string; before: string; after?: string; forced?: boolean },
): Promise<RunnerEvent> {
  const branch = push.branch ?? github.defaultBranch;
  const ref = `refs/heads/${branch}`;
  const after = push.after ?? (await github.tip(branch)) ?? "";
  const created = /^0+$/.test(push.before);
  const event = {
    ...loadExample(github, "push"),
    ...common(github),
    ref,
    before: push.before,
    after,
    created,
    deleted: false,
    forced: push.forced ?? false,
    base_ref: null,
    compare: `https://github.com/${github.owner}/${github.repo}/compare/${push.before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: [],
    head_commit: { id: after, message: "", author: { name: "Mona Lisa", email: "mona@example.com" } },
  };
  return { eventName: "push", event, ref, sha: after };
}

export async function scheduleEvent(github: GithubEmulator, cron = "0 3 * * *"): Promise<RunnerEvent> {
  const sha = (await github.tip(github.defaultBranch)) ?? "";
  return { eventName: "schedule", event: { ...common(github), schedule: cron }, ref: `refs/heads/${github.defaultBranch}`, sha };
}

export async function workflowDispatchEvent(
  github: GithubEmulator,
  options: { branch?: string; inputs?: Record<string, string> } = {},
): Promise<RunnerEvent> {
  const branch = options.branch ?? github.defaultBranch;
  const ref = `refs/heads/${branch}`;
  const event = { ...loadExample(github, "workflow_dispatch"), ...common(github), inputs: options.inputs ?? null, ref };
  return { eventName: "workflow_dispatch", event, ref, sha: (await github.tip(branch)) ?? "" };
}

export interface CommentEventOptions {
  comment: Comment;
  /** Who wrote it, or changed it. */
  sender?: string;
  /** What it said before it was changed. */
  from?: string;
}

/** A comment on a pull request. It runs for the default branch, and brings nothing of the pull request but its number. */
export async function issueCommentEvent(github: GithubEmulator, pull: PullRequest, options?: CommentEventOptions): Promise<RunnerEvent> {
  const example = loadExample(github, "issue_comment", "created");
  const api = `https://api.github.com/repos/${github.owner}/${github.repo}/pulls/${pull.number}`;
  const issue = { ...(example.issue as Payload), number: pull.number, title: pull.title, pull_request: { url: api } };
  const sha = (await github.tip(github.defaultBranch)) ?? "";
  const { comment, sender, from } = options ?? {};
  const event = {
    ...{ ...example, ...common(github), issue },
    ...(comment && { comment: commentJson(github.hub, comment), sender: userJson(sender ?? comment.login) }),
    ...(from !== undefined && { action: "edited", changes: { body: { from } } }),
  };
  return { eventName: "issue_comment", event, ref: `refs/heads/${github.defaultBranch}`, sha };
}

/** What another workflow's run for a branch starts. Of a fork's, GitHub lists no pull request. */
export async function workflowRunEvent(
  github: GithubEmulator,
  options: { event: string; branch: string; sha: string; fork?: string; pulls?: PullRequest[] },
): Promise<RunnerEvent> {
  const { hub } = github;
  const example = loadExample(github, "workflow_run", "completed");
  const head = options.fork === undefined ? hub.repository : (hub.forks.get(options.fork) ?? hub.repository);
  const run = {
    ...(example.workflow_run as Payload),
    event: options.event,
    head_branch: options.branch,
    head_sha: options.sha,
    head_repository: repositoryJson(hub, head),
    pull_requests: (options.pulls ?? []).map(({ id, number }) => ({ id, number })),
  };
  const sha = (await github.tip(github.defaultBranch)) ?? "";
  const event = { ...example, ...common(github), action: "completed", workflow_run: run };
  return { eventName: "workflow_run", event, ref: `refs/heads/${github.defaultBranch}`, sha };
}

/** The queue's branch holds the base with the pull request on top. */
export async function mergeGroupEvent(github: GithubEmulator, pull: PullRequest): Promise<RunnerEvent> {
  const { hub } = github;
  const baseSha = (await github.tip(pull.base)) ?? "";
  const headSha = (await readRef(hub, hub.repository, `refs/pull/${pull.number}/merge`)) ?? "";
  const ref = `refs/heads/gh-readonly-queue/${pull.base}/pr-${pull.number}-${baseSha}`;
  await hub.store.run(["update-ref", ref, headSha]);
  const group = { head_sha: headSha, head_ref: ref, base_sha: baseSha, base_ref: `refs/heads/${pull.base}` };
  const example = loadExample(github, "merge_group", "checks_requested");
  const event = { ...example, ...common(github), merge_group: { ...(example.merge_group as Payload), ...group } };
  return { eventName: "merge_group", event, ref, sha: headSha };
}

async function countFiles(github: GithubEmulator, pull: PullRequest): Promise<number> {
  const [base, head] = [await github.tip(pull.base), await headOid(github.hub, pull)];
  return (await github.hub.store.text(["diff", "--name-only", "-M", `${base}...${head}`])).split("\n").filter(Boolean).length;
}
