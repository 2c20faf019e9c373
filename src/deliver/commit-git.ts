import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { type Git, groupPaths, openGit, summarizeGit } from "../git/git-process.ts";
import { LIST_TREE, parseTree } from "../git/tree.ts";
import type { Change } from "./changes.ts";
import type { Committer, NewCommit } from "./commit-on-tip.ts";

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

interface CommitGit {
  context: Context;
  branch: string;
  /** Outputs that Git LFS tracks. */
  lfsTracked: ReadonlySet<string>;
}

export interface GitCommitter extends Committer {
  /** Changes with the blob ids that git would give them: an output that LFS tracks is stored as its pointer. */
  clean(changes: readonly Change[]): Promise<Change[]>;
  /** Removes the worktree. */
  close(): Promise<void>;
}

/**
 * Commits by the git command line, with the checkout's own remote and credentials. It works in a worktree of its own at the tip of the
 * branch: on `pull_request` the checkout is the merge commit, and the user's index and files must stay as they are.
 */
export function createGitCommitter({ context, branch, lfsTracked }: CommitGit): GitCommitter {
  const settings = { config: lfsTracked.size > 0 ? LFS_SETTINGS : [], env: { GIT_LFS_SKIP_SMUDGE: "1" } };
  const git = openGit(context.workspace, settings);
  const ref = `refs/heads/${branch}`;
  let worktree: string | undefined;

  const readHead = async () => {
    const reply = await git.try(["ls-remote", "origin", ref]);
    if (reply.exitCode !== 0) throw explainRemote(reply, `reading the branch \`${branch}\``);
    // The pattern also matches the end of longer names.
    const line = reply.stdout.split("\n").find((entry) => entry.endsWith(`\t${ref}`));
    const sha = line && /^[0-9a-f]{40,64}/.exec(line)?.[0];
    if (!sha) throw new RetouchError("delivery", `The branch \`${branch}\` does not exist any more.`);
    return sha;
  };

  /** The worktree at the tip, cleared of an earlier try. */
  async function checkOut(sha: string): Promise<{ dir: string; git: Git }> {
    if (!worktree) {
      await mkdir(context.tempDir, { recursive: true });
      worktree = join(await mkdtemp(join(context.tempDir, "retouch-commit-")), "worktree");
      await git.run(["worktree", "add", "--quiet", "--detach", worktree, sha]);
    }
    const inside = openGit(worktree, settings);
    await inside.run(["reset", "--quiet", "--hard", sha]);
    return { dir: worktree, git: inside };
  }

  return {
    async readTip() {
      const sha = await readHead();
      await fetchCommit({ git, sha, ref, branch });
      return { sha, tree: parseTree(await git.run([...LIST_TREE, sha])) };
    },
    readText: (blob) => git.run(["cat-file", "blob", blob]),
    async readCommit(sha) {
      const header = (await git.run(["cat-file", "commit", sha])).split("\n\n", 1)[0] ?? "";
      return { parents: [...header.matchAll(/^parent (\w+)$/gm)].map(([, parent = ""]) => parent), verified: false };
    },
    async clean(changes) {
      const filtered = changes.filter(({ task }) => lfsTracked.has(task.output));
      if (filtered.length === 0) return [...changes];
      const blobs: string[] = [];
      for (const paths of groupPaths(filtered.map(({ task }) => task.output)))
        blobs.push(...(await git.run(["hash-object", "--", ...paths])).trim().split("\n"));
      const cleaned = new Map(filtered.map(({ task }, index) => [task.output, blobs[index]]));
      return changes.map((change) => ({ ...change, blob: cleaned.get(change.task.output) ?? change.blob }));
    },
    async write(commit) {
      const { dir, git: inside } = await checkOut(commit.tip.sha);
      await placeFiles(dir, commit);
      const paths = [...commit.changes.map(({ task }) => task.output), ...(commit.lock ? [commit.lock.path] : [])];
      // An output may lie where git ignores files; the workflow named it.
      const [list, message] = [join(dirname(dir), "paths"), join(dirname(dir), "message")];
      await Promise.all([writeFile(list, paths.join("\0")), writeFile(message, commit.message)]);
      await inside.run(["--literal-pathspecs", "add", "--force", `--pathspec-from-file=${list}`, "--pathspec-file-nul"]);
      await inside.run(["commit", "--quiet", `--file=${message}`], { env: BOT_ENVIRONMENT });
      const sha = (await inside.run(["rev-parse", "HEAD"])).trim();
      await pushLfsObjects(
        inside,
        commit.changes.filter(({ task }) => lfsTracked.has(task.output)),
      );
      const pushed = await inside.try(["push", "--quiet", "origin", `HEAD:${ref}`]);
      if (pushed.exitCode === 0) return { sha, verified: false };
      const head = await readHead();
      if (head === sha) return { sha, verified: false };
      if (head !== commit.tip.sha) return undefined;
      throw explainRemote(pushed, `the push to \`${branch}\``);
    },
    async close() {
      if (!worktree) return;
      await git.try(["worktree", "remove", "--force", worktree]);
      await rm(dirname(worktree), { recursive: true, force: true });
      await git.try(["worktree", "prune"]);
    },
  };
}

/** Brings the commit into the checkout. A shallow one stays shallow, and a complete one is not made shallow. */
async function fetchCommit({ git, sha, ref, branch }: { git: Git; sha: string; ref: string; branch: string }): Promise<void> {
  const has = async () => (await git.try(["cat-file", "-e", `${sha}^{commit}`])).exitCode === 0;
  if (await has()) return;
  const isShallow = (await git.run(["rev-parse", "--is-shallow-repository"])).trim() === "true";
  const depth = isShallow ? ["--depth=1"] : [];
  const reply = await git.try(["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", ...depth, "origin", ref]);
  if (reply.exitCode !== 0) throw explainRemote(reply, `fetching the branch \`${branch}\``);
  // The branch moved between the two requests, and the shallow fetch brought only its newest commit.
  if (!(await has())) await git.run(["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", ...depth, "origin", sha]);
}

async function placeFiles(dir: string, { changes, lock }: NewCommit): Promise<void> {
  for (const { task, file } of changes) {
    const target = join(dir, task.output);
    await mkdir(dirname(target), { recursive: true });
    // Copying into the file that is there keeps its executable bit.
    await copyFile(file, target);
  }
  if (!lock) return;
  await mkdir(dirname(join(dir, lock.path)), { recursive: true });
  await writeFile(join(dir, lock.path), lock.text);
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

function explainRemote(reply: { exitCode: number; stdout: string; stderr: string }, doing: string): RetouchError {
  const said = summarizeGit(reply);
  if (/could not read (Username|Password)|Authentication failed|terminal prompts disabled/i.test(said)) {
    return new RetouchError(
      "delivery",
      `The remote refused ${doing}: the checkout has no credentials. Do not set \`persist-credentials: false\` on actions/checkout. (${said})`,
    );
  }
  if (/\b403\b|denied to|Write access .* not granted/i.test(said)) {
    return new RetouchError("delivery", `The remote refused ${doing}: the token needs \`permissions: contents: write\`. (${said})`);
  }
  return new RetouchError("delivery", `git did not succeed in ${doing}: ${said}`);
}
