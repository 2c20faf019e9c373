import { stat } from "node:fs/promises";
import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { findLfsTracked } from "../git/blob-identity.ts";
import { openGit } from "../git/git-process.ts";
import { MAX_API_FILE_BYTES } from "../github/git-data.ts";
import type { GitHub } from "../github/github-client.ts";
import { branchFolder } from "../lock/branch-files.ts";
import type { Change, LockChange, LockOnlyChange } from "./changes.ts";
import { createApiCommitter } from "./commit-api.ts";
import { createGitCommitter } from "./commit-git.ts";
import { commitOnTip } from "./commit-on-tip.ts";
import type { Commit } from "./delivered.ts";
import { CANNOT_COMMIT } from "./delivery-messages.ts";

export type CommitMethod = "auto" | "api" | "git";

interface Planned {
  context: Context;
  outputs: readonly string[];
  method: CommitMethod;
}

/**
 * What would keep a commit of these outputs from being made, one sentence each; looked at before anything is spent.
 * A token's permissions cannot be asked for: whether it may write shows only when it does.
 */
export async function checkCommit({ context, outputs, method }: Planned): Promise<string[]> {
  const git = openGit(context.workspace);
  const tracked = [...(await findLfsTracked(context.workspace, outputs))];
  const problems: string[] = [];
  if (tracked.length > 0 && method === "api") problems.push(CANNOT_COMMIT.lfsByApi(tracked));
  if (tracked.length > 0 && method !== "api" && (await git.try(["lfs", "version"])).exitCode !== 0)
    problems.push(CANNOT_COMMIT.lfsMissing(tracked));
  const top = await git.try(["rev-parse", "--show-prefix"]);
  if (method === "git" && top.exitCode !== 0) problems.push(CANNOT_COMMIT.noCheckout);
  if (top.exitCode === 0 && top.stdout.trim() !== "") problems.push(CANNOT_COMMIT.subfolder);
  return problems;
}

export interface CommitOptions {
  /** Made only when the API is used. */
  github: () => Promise<GitHub>;
  context: Context;
  changes: readonly Change[];
  lockOnly: readonly LockOnlyChange[];
  lock?: LockChange;
  /** Gets what the commit brings, which may be less than was asked for, and nothing for a commit of the lock alone. */
  message: (committed: readonly Change[]) => string;
  method: CommitMethod;
}

export interface CommitResult {
  /** Absent when the branch has everything already, or everything is stale. */
  commit?: Commit;
  /** Outputs of which nothing was committed, because they or their sources changed on the branch meanwhile. */
  stale: string[];
}

/**
 * Commits the changes to the run's branch.
 *
 * @throws RetouchError `delivery` with the permission or the cause in its message.
 */
export async function deliverCommit(options: CommitOptions): Promise<CommitResult> {
  const { context, changes, lockOnly, lock, method } = options;
  const { branch, workspace, serverUrl, owner, repo } = context;
  if (branch === undefined) throw new RetouchError("delivery", CANNOT_COMMIT.noBranch);
  const lfsTracked = await findLfsTracked(
    workspace,
    changes.map(({ task }) => task.output),
  );
  const tasks = [...changes, ...lockOnly].map(({ task }) => task);
  const lockPaths = lock ? [lock.path, `${branchFolder(lock.path)}/`] : [];
  const paths = [...tasks.flatMap(({ source, output }) => (source ? [source.path, output] : output)), ...lockPaths];
  await using committer = (await needsGit({ method, changes, lfsTracked }))
    ? createGitCommitter({ context, branch, lfsTracked })
    : createApiCommitter({ github: await options.github(), context, branch, paths });
  const { commit, stale } = await commitOnTip({ ...options, committer });
  return { stale, commit: commit && { ...commit, branch, url: `${serverUrl}/${owner}/${repo}/commit/${commit.sha}` } };
}

interface Choice {
  method: CommitMethod;
  changes: readonly Change[];
  lfsTracked: ReadonlySet<string>;
}

async function needsGit({ method, changes, lfsTracked }: Choice): Promise<boolean> {
  if (method !== "auto") return method === "git";
  if (lfsTracked.size > 0) return true;
  const sizes = await Promise.all(changes.map(async ({ file }) => (await stat(file)).size));
  return sizes.some((size) => size > MAX_API_FILE_BYTES);
}
