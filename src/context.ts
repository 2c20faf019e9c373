import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { z } from "zod";

const commitSchema = z.object({ ref: z.string().default(""), sha: z.string().default("") });

/** The parts of a webhook event that Retouch reads. Everything else is ignored, and every part may be missing. */
const eventSchema = z
  .object({
    number: z.number().optional(),
    action: z.string().optional(),
    before: z.string().optional(),
    after: z.string().optional(),
    deleted: z.boolean().optional(),
    repository: z.object({ default_branch: z.string().optional(), private: z.boolean().optional() }).optional(),
    pull_request: z
      .object({
        number: z.number().optional(),
        draft: z.boolean().optional(),
        changed_files: z.number().optional(),
        labels: z.array(z.object({ name: z.string() })).optional(),
        user: z.object({ login: z.string() }).nullish(),
        base: commitSchema.prefault({}),
        // Null: the fork was deleted.
        head: commitSchema.extend({ repo: z.object({ full_name: z.string() }).nullable().optional() }).prefault({}),
      })
      .optional(),
    merge_group: z.object({ base_sha: z.string(), head_sha: z.string() }).optional(),
  })
  .transform(({ number, pull_request: pull, ...event }) => ({
    ...event,
    ...(pull && { pull_request: { ...pull, number: pull.number ?? number ?? 0 } }),
  }));

export type WebhookEvent = z.infer<typeof eventSchema>;

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
  /** The branch a commit goes to: the pull request's head branch, or the branch of `GITHUB_REF`; absent for tags and merge groups. */
  branch?: string;
  apiUrl: string;
  graphqlUrl: string;
  serverUrl: string;
  runId: string;
  runAttempt: string;
  workflow: string;
  job: string;
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
    job: read("GITHUB_JOB"),
  };
}

/** Reads the event. One that cannot be read is treated as none; {@link judgeTrust} says where one is needed. */
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

/** Why a pull request's event is left alone: the run has no secrets and a read-only token, or its author must not be trusted with them. */
export type Trust = "trusted" | "fork" | "dependabot" | "untrusted-target" | "unknown";

/**
 * Judges the author of a pull request. One of a fork or by Dependabot ends neutral. `pull_request_target` has secrets, so with a fork's
 * head it is refused. Without the event the author is unknown.
 */
export function judgeTrust({ event, eventName, owner, repo }: Context): Trust {
  const pull = event.pull_request;
  if (!pull) return eventName.startsWith("pull_request") ? "unknown" : "trusted";
  const isFork = pull.head.repo !== undefined && pull.head.repo?.full_name.toLowerCase() !== `${owner}/${repo}`.toLowerCase();
  if (isFork) return eventName === "pull_request_target" ? "untrusted-target" : "fork";
  return pull.user?.login === "dependabot[bot]" ? "dependabot" : "trusted";
}
