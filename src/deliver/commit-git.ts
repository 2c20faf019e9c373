import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { type Git, type GitReply, openGit, summarizeGit } from "../git/git-process.ts";
import { LIST_TREE, parseTree } from "../git/tree.ts";
import type { Change } from "./changes.ts";
import type { Committer, NewCommit } from "./commit-on-tip.ts";
import { COMMIT_FAILED, REMOTE_REFUSED } from "./delivery-messages.ts";

const BOT = { name: "github-actions[bot]", email: "41898282+github-actions[bot]@users.noreply.github.com" };
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

/** GitHub's words for a token without the permission. Other refusals, as of an archived repository, come with the status 403 too. */
const LACKS_PERMISSION = /denied to|Write access .* not granted|must have push access/i;

interface CommitGit {
  context: Context;
  branch: string;
  /** Outputs that Git LFS tracks. */
  lfsTracked: ReadonlySet<string>;
}

/**
 * Commits by the git command line, with the checkout's own remote and credentials. It works in a worktree of its own at the tip of the
 * branch: on `pull_request` the checkout is the merge commit, and the user's index and files must stay as they are.
 */
export function createGitCommitter({ context, branch, lfsTracked }: CommitGit): Committer {
  const settings = { config: lfsTracked.size > 0 ? LFS_SETTINGS : [], env: { GIT_LFS_SKIP_SMUDGE: "1" } };
  const git = openGit(context.workspace, settings);
  const remote: Remote = { git, branch, ref: `refs/heads/${branch}` };
  let worktree: string | undefined;
  return {
    async readTip() {
      const sha = await readHead(remote);
      await fetchCommit(remote, sha);
      return { sha, tree: parseTree(await git.run([...LIST_TREE, sha])) };
    },
    readText: (blob) => git.run(["cat-file", "blob", blob]),
    async readCommit(sha) {
      const header = (await git.run(["cat-file", "commit", sha])).split("\n\n", 1)[0] ?? "";
      return { parents: [...header.matchAll(/^parent (\w+)$/gm)].map(([, parent = ""]) => parent), verified: false };
    },
    async write(commit) {
      worktree ??= await addWorktree(git, context.tempDir, commit.tip.sha);
      const inside = openGit(worktree, settings);
      const sha = await commitFiles(inside, worktree, commit);
      await pushLfsObjects(
        inside,
        commit.changes.filter(({ task }) => lfsTracked.has(task.output)),
      );
      const pushed = await inside.try(["push", "--quiet", "origin", `HEAD:${remote.ref}`]);
      const head = pushed.exitCode === 0 ? sha : await readHead(remote);
      if (head === sha) return { sha, verified: false };
      if (head !== commit.tip.sha) return undefined;
      throw explainRemote(pushed, `the push to \`${branch}\``);
    },
    async [Symbol.asyncDispose]() {
      if (!worktree) return;
      await git.try(["worktree", "remove", "--force", worktree]);
      await rm(dirname(worktree), { recursive: true, force: true });
      await git.try(["worktree", "prune"]);
    },
  };
}

interface Remote {
  git: Git;
  branch: string;
  ref: string;
}

async function readHead({ git, branch, ref }: Remote): Promise<string> {
  const reply = await git.try(["ls-remote", "origin", ref]);
  if (reply.exitCode !== 0) throw explainRemote(reply, `reading the branch \`${branch}\``);
  // The pattern also matches the end of longer names.
  const line = reply.stdout.split("\n").find((entry) => entry.endsWith(`\t${ref}`));
  const sha = line && /^[0-9a-f]{40,64}/.exec(line)?.[0];
  if (!sha) throw new RetouchError("delivery", COMMIT_FAILED.branchGone(branch));
  return sha;
}

/** Brings the commit into the checkout. A shallow one stays shallow, and a complete one is not made shallow. */
async function fetchCommit({ git, branch, ref }: Remote, sha: string): Promise<void> {
  const has = async () => (await git.try(["cat-file", "-e", `${sha}^{commit}`])).exitCode === 0;
  if (await has()) return;
  const isShallow = (await git.run(["rev-parse", "--is-shallow-repository"])).trim() === "true";
  const fetch = ["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", ...(isShallow ? ["--depth=1"] : []), "origin"];
  const reply = await git.try([...fetch, ref]);
  if (reply.exitCode !== 0) throw explainRemote(reply, `fetching the branch \`${branch}\``);
  // The branch moved between the two requests, and the shallow fetch brought only its newest commit.
  if (!(await has())) await git.run([...fetch, sha]);
}

async function addWorktree(git: Git, tempDir: string, sha: string): Promise<string> {
  await mkdir(tempDir, { recursive: true });
  const worktree = join(await mkdtemp(join(tempDir, "retouch-commit-")), "worktree");
  await git.run(["worktree", "add", "--quiet", "--detach", worktree, sha]);
  return worktree;
}

/** Commits in the worktree. @returns the commit's id. */
async function commitFiles(git: Git, worktree: string, commit: NewCommit): Promise<string> {
  // An earlier try may have left the worktree at an older tip.
  await git.run(["reset", "--quiet", "--hard", commit.tip.sha]);
  await placeFiles(worktree, commit);
  const { files = [], removed = [] } = commit.lock ?? {};
  const paths = [...commit.changes.map(({ task }) => task.output), ...files.map(({ path }) => path), ...removed];
  // An output may lie where git ignores files; the workflow named it.
  const add = ["--literal-pathspecs", "add", "--force", "--pathspec-from-file=-", "--pathspec-file-nul"];
  await git.run(add, { input: paths.join("\0") });
  await git.run(["commit", "--quiet", "--file=-"], { input: commit.message, env: BOT_ENVIRONMENT });
  return (await git.run(["rev-parse", "HEAD"])).trim();
}

async function placeFiles(dir: string, { changes, lock }: NewCommit): Promise<void> {
  for (const { task, file } of changes) {
    const target = join(dir, task.output);
    await mkdir(dirname(target), { recursive: true });
    // Copying into the file that is there keeps its executable bit.
    await copyFile(file, target);
  }
  for (const { path, text } of lock?.files ?? []) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
  for (const path of lock?.removed ?? []) await rm(join(dir, path), { force: true });
}

/** The pre-push hook would do this where it is installed; objects that the server has are not sent again. */
async function pushLfsObjects(git: Git, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const ids = await Promise.all(changes.map(({ file }) => hashFile(file)));
  const reply = await git.try(["lfs", "push", "--object-id", "origin", ...ids]);
  if (reply.exitCode !== 0) throw explainRemote(reply, "sending the images to Git LFS");
}

/** The object id of Git LFS: SHA-256 of the file. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

function explainRemote(reply: GitReply, doing: string): RetouchError {
  const said = summarizeGit(reply);
  const explain = /could not read (Username|Password)|Authentication failed|terminal prompts disabled/i.test(said)
    ? REMOTE_REFUSED.credentials
    : LACKS_PERMISSION.test(said)
      ? REMOTE_REFUSED.permission
      : REMOTE_REFUSED.other;
  return new RetouchError("delivery", explain(doing, said));
}
