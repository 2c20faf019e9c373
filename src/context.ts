import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { z } from "zod";

/** It goes into commands and addresses. All zeros: there is none. */
const commitId = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
const noCommitId = commitId.or(z.literal("")).default("");
const count = z.int().positive();
const commitSchema = z.object({ ref: z.string().default(""), sha: noCommitId });

/** A pull request, in an event or in a reply of the API. */
export const pullSchema = z.object({
  number: count.optional(),
  /** `open` or `closed`; a merged one is closed too. */
  state: z.string().optional(),
  draft: z.boolean().optional(),
  /** GitHub's trial merge with the base; of a merged one, what it became there. */
  merge_commit_sha: commitId.nullish(),
  changed_files: z.int().nonnegative().optional(),
  labels: z.array(z.object({ name: z.string() })).optional(),
  user: z.object({ login: z.string() }).nullish(),
  base: commitSchema.prefault({}),
  // Null: the fork was deleted.
  head: commitSchema.extend({ repo: z.object({ full_name: z.string() }).nullable().optional() }).prefault({}),
});

/** What a workflow or an app checked, and by whose push. `head_branch` is null in a suite for a fork; only a workflow's run names its event. */
const checkedSchema = z.object({
  event: z.string().optional(),
  head_branch: z.string().nullish(),
  head_sha: noCommitId,
  head_repository: z.object({ full_name: z.string() }).nullish(),
  pull_requests: z.array(z.object({ number: count })).default([]),
});

/** The parts of a webhook event that Retouch reads. Everything else is ignored, and every part may be missing. */
const eventSchema = z
  .object({
    number: count.optional(),
    action: z.string().optional(),
    before: commitId.optional(),
    after: commitId.optional(),
    deleted: z.boolean().optional(),
    repository: z.object({ default_branch: z.string().optional(), private: z.boolean().optional() }).optional(),
    pull_request: pullSchema.optional(),
    // A pull request is an issue that says so.
    issue: z.object({ number: count, pull_request: z.object({}).nullish() }).optional(),
    comment: z
      .object({
        id: count,
        body: z.string().nullish(),
        updated_at: z.iso.datetime({ offset: true }),
        user: z.object({ login: z.string(), type: z.string().optional() }).nullish(),
      })
      .optional()
      .catch(undefined),
    // Of a comment that was changed, its text before.
    changes: z
      .object({ body: z.object({ from: z.string() }).optional() })
      .optional()
      .catch(undefined),
    sender: z.object({ login: z.string(), type: z.string().optional() }).optional().catch(undefined),
    workflow_run: checkedSchema.optional(),
    check_suite: checkedSchema.optional(),
    check_run: z.object({ check_suite: checkedSchema.nullish() }).optional(),
    merge_group: z.object({ base_sha: commitId, head_sha: commitId }).optional(),
  })
  .transform(({ number, pull_request: pull, ...event }) => ({
    ...event,
    ...(pull && { pull_request: { ...pull, number: pull.number ?? number ?? 0 } }),
  }));

export type WebhookEvent = z.infer<typeof eventSchema>;
export type PullRequest = NonNullable<WebhookEvent["pull_request"]>;

/** Facts of the runner about this run, read once from the environment and passed down. */
export interface Context {
  /** Absolute path. */
  workspace: string;
  /** Absolute path of the runner's temporary folder. */
  tempDir: string;
  /** Empty outside GitHub, as `repo`. */
  owner: string;
  repo: string;
  eventName: string;
  event: WebhookEvent;
  sha: string;
  ref: string;
  /**
   * The branch a commit goes to: the pull request's head branch, or the branch of `GITHUB_REF`; absent for tags and merge groups. Once
   * the inputs are known, it is that of what is checked out, or with `deliver: pull-request` that of the pull request.
   */
  branch?: string;
  /** The branch that the run's own pull request is for; only with `deliver: pull-request`, once the inputs are known. */
  base?: string;
  apiUrl: string;
  graphqlUrl: string;
  serverUrl: string;
  runId: string;
  runAttempt: string;
  workflow: string;
  /** Path of the workflow's file in the repository; absent where it is another one's. */
  workflowFile?: string;
  job: string;
  /** The step's id, or the name that the runner makes for it, which tells the steps of a job apart. */
  step?: string;
}

export function loadContext(environment: Readonly<Record<string, string | undefined>>): Context {
  const read = (name: string, fallback = "") => environment[name] || fallback;
  const [owner = "", repo = ""] = read("GITHUB_REPOSITORY").split("/");
  const event = loadEvent(environment.GITHUB_EVENT_PATH);
  const apiUrl = read("GITHUB_API_URL", "https://api.github.com");
  return {
    workspace: resolve(read("GITHUB_WORKSPACE", process.cwd())),
    tempDir: resolve(read("RUNNER_TEMP", tmpdir())),
    owner,
    repo,
    eventName: read("GITHUB_EVENT_NAME"),
    event,
    sha: read("GITHUB_SHA"),
    ref: read("GITHUB_REF"),
    branch: branchOf(event, read("GITHUB_REF"), environment.GITHUB_HEAD_REF) || undefined,
    apiUrl,
    // https://docs.github.com/en/enterprise-server/graphql/guides/forming-calls-with-graphql#the-graphql-endpoint
    graphqlUrl: read("GITHUB_GRAPHQL_URL", `${apiUrl.replace(/\/v3\/?$/, "").replace(/\/$/, "")}/graphql`),
    serverUrl: read("GITHUB_SERVER_URL", "https://github.com"),
    runId: read("GITHUB_RUN_ID"),
    runAttempt: read("GITHUB_RUN_ATTEMPT", "1"),
    workflow: read("GITHUB_WORKFLOW"),
    workflowFile: fileOf(read("GITHUB_WORKFLOW_REF"), `${owner}/${repo}`),
    job: read("GITHUB_JOB"),
    step: read("GITHUB_ACTION"),
  };
}

/** @param workflowRef such as `octo-org/pictures/.github/workflows/images.yml@refs/heads/main` */
function fileOf(workflowRef: string, repository: string): string | undefined {
  const [file = ""] = workflowRef.split("@", 1);
  return file.startsWith(`${repository}/`) ? file.slice(repository.length + 1) : undefined;
}

/** Reads the event. One that cannot be read is treated as none; `judgeEvent` says where one is needed. */
function loadEvent(path: string | undefined): WebhookEvent {
  try {
    return path ? eventSchema.parse(JSON.parse(readFileSync(path, "utf8"))) : {};
  } catch {
    return {};
  }
}

function branchOf(event: WebhookEvent, ref: string, headRef: string | undefined): string | undefined {
  if (event.pull_request) return headRef || event.pull_request.head.ref;
  return /^refs\/heads\/(?!gh-readonly-queue\/)(.+)$/.exec(ref)?.[1];
}

/** Whether `owner/name` is the run's own repository. GitHub does not tell letter cases apart. */
export function isOwnRepository(fullName: string, { owner, repo }: Context): boolean {
  return fullName.toLowerCase() === `${owner}/${repo}`.toLowerCase();
}

/** Whether the server has no service for artifacts and caches; the rule of GitHub's own clients, which warn in words of their own. */
export function isEnterpriseServer(serverUrl: string): boolean {
  return !/^(github\.com|.+\.ghe\.com|.+\.localhost)$/i.test(new URL(serverUrl).hostname);
}
