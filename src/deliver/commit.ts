import { stat } from "node:fs/promises";
import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { findLfsTracked } from "../git/blob-identity.ts";
import { openGit } from "../git/git-process.ts";
import { MAX_API_FILE_BYTES } from "../github/git-data.ts";
import type { GitHub } from "../github/github-client.ts";
import type { Change, LockChange, LockOnlyChange } from "./changes.ts";
import { createApiCommitter } from "./commit-api.ts";
import { createGitCommitter } from "./commit-git.ts";
import { commitOnTip, type TipCommit } from "./commit-on-tip.ts";
import type { Commit } from "./delivered.ts";

export type CommitMethod = "auto" | "api" | "git";

/**
 * What would keep a commit of these outputs from being made, one sentence each; looked at before anything is spent.
 * A token's permissions cannot be asked for: whether it may write shows only when it does.
 */
export async function checkCommit({
  context,
  outputs,
  method,
}: {
  context: Context;
  outputs: readonly string[];
  method: CommitMethod;
}): Promise<string[]> {
  const problems: string[] = [];
  const tracked = [...(await findLfsTracked(context.workspace, outputs))];
  const examples = tracked
    .slice(0, 3)
    .map((path) => `\`${path}\``)
    .join(", ");
  if (tracked.length > 0 && method === "api") {
    problems.push(`\`commit-method: api\` cannot commit what Git LFS tracks (${examples}). Use \`auto\` or \`git\`.`);
  }
  const git = openGit(context.workspace);
  if (tracked.length > 0 && method !== "api" && (await git.try(["lfs", "version"])).exitCode !== 0) {
    problems.push(`Git LFS tracks outputs (${examples}), but \`git-lfs\` is not installed on this runner.`);
  }
  const top = await git.try(["rev-parse", "--show-prefix"]);
  if (method === "git" && top.exitCode !== 0)
    problems.push("`commit-method: git` needs a git checkout in the workspace. Run actions/checkout before, without `path`.");
  if (top.exitCode === 0 && top.stdout.trim() !== "")
    problems.push("`deliver: commit` needs the repository's top folder as the workspace.");
  return problems;
}

export interface CommitOptions {
  /** Made only when the API is used. */
  github: () => Promise<GitHub>;
  context: Context;
  changes: readonly Change[];
  /** Go into the lock alone. */
  findings: readonly LockOnlyChange[];
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
 * @throws RetouchError `delivery`, whose message names the permission or the cause.
 */
export async function deliverCommit(options: CommitOptions): Promise<CommitResult> {
  const { context, changes, findings, lock, method } = options;
  const { branch } = context;
  if (branch === undefined) throw new RetouchError("delivery", "This run has no branch to commit to.");
  const outputs = changes.map(({ task }) => task.output);
  const lfsTracked = await findLfsTracked(context.workspace, outputs);
  const { commit, stale } = (await needsGit({ method, changes, lfsTracked }))
    ? await commitByGit({ ...options, branch, lfsTracked })
    : await commitOnTip({
        ...options,
        committer: createApiCommitter({
          ...{ github: await options.github(), context, branch },
          paths: [
            ...[...changes, ...findings].flatMap(({ task }) => [...(task.source ? [task.source.path] : []), task.output]),
            ...(lock ? [lock.path] : []),
          ],
        }),
      });
  if (!commit) return { stale };
  return { commit: { ...commit, branch, url: `${context.serverUrl}/${context.owner}/${context.repo}/commit/${commit.sha}` }, stale };
}

async function commitByGit({
  branch,
  lfsTracked,
  ...options
}: CommitOptions & { branch: string; lfsTracked: ReadonlySet<string> }): Promise<TipCommit> {
  const committer = createGitCommitter({ context: options.context, branch, lfsTracked });
  try {
    return await commitOnTip({ ...options, committer, changes: await committer.clean(options.changes) });
  } finally {
    await committer.close();
  }
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
