/** The parts of a webhook event that Retouch reads; everything else is ignored. */
export interface WebhookEvent {
  action?: string;
  before?: string;
  after?: string;
  deleted?: boolean;
  repository?: { default_branch?: string; private?: boolean };
  pull_request?: {
    number: number;
    draft?: boolean;
    changed_files?: number;
    labels?: { name: string }[];
    user?: { login: string } | null;
    base: { ref: string; sha: string };
    head: { ref: string; sha: string; repo: { full_name: string } | null };
  };
  merge_group?: { base_sha: string; head_sha: string };
}

/** What the runner says about this run; read once from the environment and passed down. */
export interface Context {
  /** Absolute path. */
  workspace: string;
  /** Absolute path; never inside the workspace. */
  tempDir: string;
  owner: string;
  repo: string;
  eventName: string;
  event: WebhookEvent;
  sha: string;
  ref: string;
  /** The branch a commit goes to: the pull request's head branch, or the branch of `GITHUB_REF`; undefined for tags and merge groups. */
  branch?: string;
  apiUrl: string;
  graphqlUrl: string;
  serverUrl: string;
  runId: string;
  runAttempt: string;
  workflow: string;
  job: string;
}
