import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { type ObjectId, toObjectId } from "../git/blob-identity.ts";
import { findFilters, LFS_FILTER } from "../git/clean-filters.ts";
import { type Git, openWriter } from "../git/git-process.ts";
import { findRepository, type Repository, toWorktree } from "../git/repository.ts";
import { LIST_TREE, parseTree } from "../git/tree.ts";
import { writeWorkspaceFile } from "../git/write-file.ts";
import type { Change } from "./changes.ts";
import { checkStored, type StoredFile } from "./check-stored.ts";
import type { Committer, NewCommit } from "./commit-on-tip.ts";
import { CANNOT_COMMIT, COMMIT_FAILED } from "./delivery-messages.ts";
import { openRemote } from "./git-remote.ts";

/** Author and committer of what git commits. */
export const BOT = { name: "github-actions[bot]", email: "41898282+github-actions[bot]@users.noreply.github.com" };
const BOT_ENVIRONMENT = {
  GIT_AUTHOR_NAME: BOT.name,
  GIT_AUTHOR_EMAIL: BOT.email,
  GIT_COMMITTER_NAME: BOT.name,
  GIT_COMMITTER_EMAIL: BOT.email,
};

/** What `git lfs install` sets; without it git would commit the image in place of its pointer. */
const LFS_SETTINGS = [
  "filter.lfs.clean=git-lfs clean -- %f",
  "filter.lfs.smudge=git-lfs smudge -- %f",
  "filter.lfs.process=git-lfs filter-process",
  "filter.lfs.required=true",
];

interface CommitGit {
  context: Context;
  branch: string;
  /** The clean filters of outputs and lock, by path. */
  filters: ReadonlyMap<string, string>;
  /** Used where the checkout has no credentials. */
  token?: string;
}

/**
 * Commits by the git command line, with the checkout's own remote. It works in a worktree of its own at the tip of the branch: on
 * `pull_request` the checkout is the merge commit, and the user's index and files must stay as they are.
 *
 * @throws RetouchError `delivery` where there is no checkout.
 */
export function createGitCommitter({ context, branch, filters, token }: CommitGit): Committer {
  const repository = findRepository(context.workspace);
  if (!repository) throw new RetouchError("delivery", CANNOT_COMMIT.noCheckout);
  const usesLfs = [...filters.values()].includes(LFS_FILTER);
  const settings = { config: usesLfs ? LFS_SETTINGS : [], env: { ...BOT_ENVIRONMENT, GIT_LFS_SKIP_SMUDGE: "1" } };
  const git = openWriter(repository, settings);
  const remote = openRemote({ git, context, branch, token });
  let bench: Workbench | undefined;
  return {
    async readTip() {
      const sha = await remote.readHead();
      await remote.fetch(sha);
      return { sha, tree: parseTree(await git.run([...LIST_TREE, sha])) };
    },
    async readText(blob, path) {
      const isFiltered = (await findFilters(repository, [path])).has(path);
      const id = toObjectId(blob);
      return git.run(isFiltered ? ["cat-file", "--filters", `--path=${path}`, id] : ["cat-file", "blob", id]);
    },
    async readCommit(sha) {
      const header = (await git.run(["cat-file", "commit", sha])).split("\n\n", 1)[0] ?? "";
      return { parents: [...header.matchAll(/^parent (\w+)$/gm)].map(([, parent = ""]) => parent), verified: false };
    },
    async write(commit) {
      const { rebuild } = commit.tip;
      for (const sha of [commit.tip.sha, ...(rebuild?.merged ?? []), ...(rebuild?.head ? [rebuild.head] : [])])
        await remote.fetchCommit(sha);
      bench ??= await openWorkbench({ repository, git, tempDir: context.tempDir, settings, sha: commit.tip.sha });
      const sha = await commitFiles(commit, { ...bench, main: git, repository });
      await clearLfsConfig(bench.worktree.root);
      // The pre-push hook would do this where it is installed; objects that the server has are not sent again.
      const large = commit.changes.filter(({ task }) => filters.get(task.output) === LFS_FILTER);
      if (large.length > 0) await remote.pushLfs(bench.git, await listLfsIds(large));
      const pushed = await remote.push(bench.gitWithHooks, sha, rebuild);
      const head = pushed.exitCode === 0 ? sha : await remote.findHead();
      if (head === sha) return { sha, verified: false };
      if (head !== (rebuild ? rebuild.head : commit.tip.sha)) return undefined;
      throw remote.explain(pushed, `the push to \`${branch}\``);
    },
    async [Symbol.asyncDispose]() {
      if (!bench) return;
      await git.try(["worktree", "remove", "--force", bench.worktree.root]);
      await rm(dirname(bench.worktree.root), { recursive: true, force: true });
      await git.try(["worktree", "prune"]);
    },
  };
}

/** A worktree of the checkout, in which the commit is made. */
interface Workbench {
  worktree: Repository;
  git: Git;
  gitWithHooks: Git;
}

interface OpenWorkbench {
  repository: Repository;
  git: Git;
  tempDir: string;
  settings: { config: readonly string[]; env: Readonly<Record<string, string>> };
  sha: string;
}

async function openWorkbench({ repository, git, tempDir, settings, sha }: OpenWorkbench): Promise<Workbench> {
  await mkdir(tempDir, { recursive: true });
  const root = join(await mkdtemp(join(tempDir, "retouch-commit-")), "worktree");
  // Files lie there as they are stored: a filter may look for its key in the git directory of the checkout, and find that of the worktree.
  const config = [...settings.config, ...(await listFiltersOff(git))];
  await openWriter(repository, { ...settings, config }).run(["worktree", "add", "--quiet", "--detach", root, sha]);
  const worktree = toWorktree(repository, root);
  const open = (hooks: boolean) => openWriter(worktree, { ...settings, config, hooks });
  return { worktree, git: open(false), gitWithHooks: open(true) };
}

/** Settings that turn off all filters but that of Git LFS. */
async function listFiltersOff(git: Git): Promise<string[]> {
  const { stdout } = await git.try(["config", "-z", "--name-only", "--get-regexp", "^filter\\."]);
  const names = stdout.split("\0").flatMap((key) => /^filter\.(.+)\.\w+$/s.exec(key)?.[1] ?? []);
  return [...new Set(names)].flatMap((name) =>
    name === LFS_FILTER
      ? []
      : [`filter.${name}.process=`, `filter.${name}.clean=`, `filter.${name}.smudge=`, `filter.${name}.required=false`],
  );
}

interface CommitFiles extends Workbench {
  /** Of the checkout, where filters find what they need. */
  main: Git;
  repository: Repository;
}

/** Commits in the worktree. @returns the commit's id. */
async function commitFiles(commit: NewCommit, { worktree, git, gitWithHooks, main, repository }: CommitFiles): Promise<ObjectId> {
  // An earlier try may have left the worktree at an older tip.
  await git.run(["reset", "--quiet", "--hard", commit.tip.sha]);
  const { rebuild } = commit.tip;
  for (const parent of rebuild?.merged ?? [])
    await git.run(["merge", "--quiet", "--no-commit", "--no-ff", "--allow-unrelated-histories", "--strategy=ours", parent]);
  await placeFiles(worktree.root, commit);
  const entries = await storeFiles(commit, { worktree, main, repository });
  const added = entries.map(({ path, blob }) => `${commit.tip.tree.get(path)?.mode ?? "100644"} ${blob}\t${path}\0`);
  const removals = commit.lock?.removed ?? [];
  const written = new Set([...entries.map(({ path }) => path), ...removals]);
  const delta = [...(rebuild?.delta ?? [])].filter(([path]) => !written.has(path));
  const kept = delta.flatMap(([path, entry]) => (entry ? { path, blob: entry.sha, mode: entry.mode } : []));
  const brought = kept.map(({ path, blob, mode }) => `${mode} ${blob}\t${path}\0`);
  const toRemoval = (path: string) => `0 ${"0".repeat(commit.tip.sha.length)}\t${path}\0`;
  const dropped = delta.flatMap(([path, entry]) => (entry ? [] : path));
  const removed = [...removals, ...dropped].map(toRemoval);
  // Into the index by what is stored, so that neither ignore rules nor a sparse checkout nor conversions of text apply.
  await git.run(["update-index", "-z", "--add", "--replace", "--index-info"], {
    input: [...brought, ...added, ...removed].join(""),
  });
  const filtered = entries.filter(({ filter = LFS_FILTER }) => filter !== LFS_FILTER).map(({ path }) => path);
  if (filtered.length > 0) await git.run(["checkout-index", "--force", "-z", "--stdin"], { input: filtered.join("\0") });
  await gitWithHooks.run(["commit", "--quiet", "--cleanup=whitespace", "--file=-"], { input: commit.message });
  const sha = toObjectId((await git.run(["rev-parse", "HEAD"])).trim());
  await checkStored({ git, tip: commit.tip, commit: sha }, { files: [...entries, ...kept], removed: [...removals, ...dropped] });
  return sha;
}

/** For hooks that look at files. */
async function placeFiles(dir: string, { changes, lock }: NewCommit): Promise<void> {
  const files = [...changes.map(({ task, read }) => ({ path: task.output, read })), ...listLockFiles(lock)];
  for (const { path, read } of files) await writeWorkspaceFile(dir, path, await read(), { isDurable: false });
  for (const path of lock?.removed ?? []) await rm(join(dir, path), { force: true });
}

function listLockFiles(lock: NewCommit["lock"]): { path: string; read(): Promise<Buffer> }[] {
  return (lock?.files ?? []).map(({ path, text }) => ({ path, read: async () => Buffer.from(text) }));
}

interface FilteredFile extends StoredFile {
  filter: string | undefined;
}

/**
 * Puts the files into the objects of the checkout, each through its filter.
 *
 * @throws RetouchError `delivery` where that gives another blob than the one that was recorded, or where the branch has another filter.
 */
async function storeFiles(
  { changes, lock }: NewCommit,
  { worktree, main, repository }: Pick<CommitFiles, "worktree" | "main" | "repository">,
): Promise<FilteredFile[]> {
  const files = [
    ...changes.map(({ task, read, blob }) => ({ path: task.output, blob, read })),
    ...listLockFiles(lock).map((file) => ({ ...file, blob: undefined })),
  ];
  const paths = files.map(({ path }) => path);
  // How the branches' files of the lock are called is known only now.
  const [inCheckout, onBranch] = await Promise.all([findFilters(repository, paths), findFilters(worktree, paths)]);
  const stored: FilteredFile[] = [];
  for (const { path, blob: recorded, read } of files) {
    const filter = inCheckout.get(path);
    if (onBranch.get(path) !== filter) throw new RetouchError("delivery", COMMIT_FAILED.otherFilter(path));
    const way = filter === undefined ? "--no-filters" : `--path=${path}`;
    const blob = toObjectId((await main.run(["hash-object", "-w", way, "--stdin"], { input: await read() })).trim());
    if (recorded !== undefined && blob !== recorded) throw new RetouchError("delivery", COMMIT_FAILED.otherBlob(path));
    stored.push({ path, blob, filter });
  }
  return stored;
}

/** A file of the repository does not decide where Git LFS sends images, nor how; settings of the checkout and the machine may. */
async function clearLfsConfig(root: string): Promise<void> {
  const file = join(root, ".lfsconfig");
  await rm(file, { recursive: true, force: true });
  await writeFile(file, "", { flag: "wx" });
}

/** The object ids of Git LFS: SHA-256 of each file. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
async function listLfsIds(changes: readonly Change[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { read } of changes) {
    const bytes = await read();
    ids.push(createHash("sha256").update(bytes).digest("hex"));
  }
  return ids;
}
