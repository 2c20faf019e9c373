import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { findFilters, LFS_FILTER } from "../git/clean-filters.ts";
import { openReader, openWriter, summarizeGit } from "../git/git-process.ts";
import { findRepository, type Repository } from "../git/repository.ts";
import { MAX_API_FILE_BYTES } from "../github/git-data.ts";
import type { GitHub } from "../github/github-client.ts";
import { branchFolder } from "../lock/branch-files.ts";
import type { Proposal, ProposalOptions } from "../lock/proposal.ts";
import type { Change, LockChange, LockOnlyChange } from "./changes.ts";
import { createApiCommitter } from "./commit-api.ts";
import { createGitCommitter } from "./commit-git.ts";
import { commitOnTip, type TipCommit } from "./commit-on-tip.ts";
import { createProposalCommitter } from "./commit-proposal.ts";
import type { Commit, StaleOutput } from "./delivered.ts";
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
  const { workspace } = context;
  const repository = findRepository(workspace);
  if (!repository) return method === "git" ? [CANNOT_COMMIT.noCheckout] : [];
  const filters = await findFilters(workspace, outputs);
  const tracked = [...filters.keys()].filter((path) => filters.get(path) === LFS_FILTER);
  const filtered = [...filters.keys()].filter((path) => !tracked.includes(path));
  if (method === "api") {
    const problems = tracked.length > 0 ? [CANNOT_COMMIT.lfsByApi(tracked)] : [];
    return filtered.length > 0 ? [...problems, CANNOT_COMMIT.filteredByApi(filtered)] : problems;
  }
  const problems = await Promise.all(
    [...Map.groupBy(filtered, (path) => filters.get(path) ?? "")].map(([filter, paths]) => checkFilter(repository, filter, paths)),
  );
  const isLfsMissing = tracked.length > 0 && !(await openReader(repository)?.readLfs(["version"]));
  return [...(isLfsMissing ? [CANNOT_COMMIT.lfsMissing(tracked)] : []), ...problems.flat()];
}

/** Git stores a file as it is where its filter is not set up, even one that should be encrypted. */
async function checkFilter(repository: Repository, filter: string, paths: readonly string[]): Promise<string[]> {
  const git = openWriter(repository);
  const [path = ""] = paths;
  const read = async (key: string) => (await git.try(["config", "--get", `filter.${filter}.${key}`])).stdout.trim();
  const commands = await Promise.all(["clean", "smudge", "process"].map(read));
  if (commands.every((command) => command === "")) return [CANNOT_COMMIT.filterMissing(filter, path)];
  const sample = paths.find((one) => existsSync(join(repository.root, one)));
  const tried = sample === undefined ? undefined : await git.try(["hash-object", "--", sample]);
  return tried && tried.exitCode !== 0 ? [CANNOT_COMMIT.filterFails(filter, sample ?? path, summarizeGit(tried))] : [];
}

/** How the lock of the run's own branch is read. */
export type ReadOptions = Pick<ProposalOptions, "known" | "force">;

export interface CommitOptions {
  /** Made only when the API is used. */
  github: () => Promise<GitHub>;
  /** For a commit by git from a checkout without credentials. */
  githubToken?: string;
  context: Context;
  changes: readonly Change[];
  lockOnly: readonly LockOnlyChange[];
  lock?: LockChange;
  /** Only with `deliver: pull-request`. */
  reading?: ReadOptions;
  /** Gets what the commit brings, which may be less than was asked for, and nothing for a commit of the lock alone. */
  message: (committed: readonly Change[], proposal: Proposal | undefined) => string;
  method: CommitMethod;
}

export interface CommitResult {
  /** Absent when the branch has everything already, or everything is stale. */
  commit?: Commit;
  stale: StaleOutput[];
  /** The run's own branch as it was before the commit. */
  proposal?: Proposal;
}

/**
 * Commits the changes to the run's branch.
 *
 * @throws RetouchError `delivery` with the permission or the cause in its message.
 */
export async function deliverCommit(options: CommitOptions): Promise<CommitResult> {
  const { context, changes, lockOnly, lock, message, reading } = options;
  const { branch, workspace, serverUrl, owner, repo } = context;
  if (branch === undefined) throw new RetouchError("delivery", CANNOT_COMMIT.noBranch);
  const outputs = changes.map(({ task }) => task.output);
  const filters = await findFilters(workspace, lock ? [...outputs, lock.path] : outputs);
  const tasks = [...changes, ...lockOnly].map(({ task }) => task);
  const lockPaths = lock ? [lock.path, `${branchFolder(lock.path)}/`] : [];
  const paths = [...tasks.flatMap(({ source, output }) => (source ? [source.path, output] : output)), ...lockPaths];
  const toCommit = (commit: TipCommit["commit"]) =>
    commit && { ...commit, branch, url: `${serverUrl}/${owner}/${repo}/commit/${commit.sha}` };
  const isByGit = needsGit({ ...options, filters });
  const byGit = () => createGitCommitter({ context, branch, filters, token: options.githubToken });
  const byApi = async () => createApiCommitter({ github: await options.github(), context, branch, paths });
  if (reading === undefined) {
    await using committer = isByGit ? byGit() : await byApi();
    const { commit, stale } = await commitOnTip({ ...options, committer, message: (committed) => message(committed, undefined) });
    return { stale, commit: toCommit(commit) };
  }
  const reader = await byApi();
  const read = { context, github: await options.github(), lockPath: lock?.path, paths, known: reading.known, force: reading.force };
  await using committer = createProposalCommitter({ ...read, reader, writer: isByGit ? byGit() : reader });
  const { commit, stale } = await commitOnTip({ ...options, committer, message: (committed) => message(committed, committer.found) });
  return { stale, commit: toCommit(commit), proposal: committer.found };
}

interface Choice {
  method: CommitMethod;
  changes: readonly Change[];
  filters: ReadonlyMap<string, string>;
}

function needsGit({ method, changes, filters }: Choice): boolean {
  if (method !== "auto") return method === "git";
  return filters.size > 0 || changes.some(({ bytes }) => bytes > MAX_API_FILE_BYTES);
}
