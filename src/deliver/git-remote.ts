import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { authorize, deliveryEnvironment, withSettings } from "../git/git-environment.ts";
import { type Git, type GitReply, summarizeGit } from "../git/git-process.ts";
import { COMMIT_FAILED, REMOTE_REFUSED } from "./delivery-messages.ts";

/** GitHub's words for a token without the permission. Other refusals, as of an archived repository, come with the status 403 too. */
const LACKS_PERMISSION = /denied to|Write access .* not granted|must have push access/i;
/** How a server refuses that is asked for what a push begins with. */
const REFUSED_BY_SERVER = /returned error: 40[134]\b|read-only|ERROR: /;
/** Of git, Git LFS and SSH. */
const LACKS_CREDENTIALS =
  /could not read (Username|Password)|Authentication (failed|required)|terminal prompts disabled|credentials for .* not found|Permission denied \(publickey|Host key verification failed/i;

export interface RemoteOptions {
  git: Git;
  context: Context;
  branch: string;
  token: string | undefined;
}

/** The branch on the remote of the checkout. All methods throw `RetouchError` with the code `delivery`. */
export interface Remote {
  readHead(): Promise<string>;
  /** The same; undefined where there is no such branch. */
  findHead(): Promise<string | undefined>;
  /** Brings a commit of whatever branch into the checkout, without its history. */
  fetchCommit(sha: string): Promise<void>;
  /** Brings the commit into the checkout. A shallow one stays shallow, and a complete one is not made shallow. */
  fetch(sha: string): Promise<void>;
  /**
   * @param git of the work tree whose hooks run.
   * @param replaced moves the branch by force, but only from this commit; its `head` is undefined where it must not exist.
   */
  push(git: Git, sha: string, replaced?: { head: string | undefined }): Promise<GitReply>;
  pushLfs(git: Git, ids: readonly string[]): Promise<void>;
  explain(reply: GitReply, doing: string): RetouchError;
  /** Why the remote would take no push, as far as it says so before anything is sent to it. */
  findRefusal(): Promise<RetouchError | undefined>;
  /** Whether it is surely `github-token` that the remote is asked with. */
  usesToken(): Promise<boolean>;
}

/**
 * The checkout's own credentials come first: they may be a token by which a commit starts other workflows. Where it has none
 * (`persist-credentials: false`), `github-token` is used, in the environment of git alone, for this repository's address alone.
 */
export function openRemote({ git, context, branch, token }: RemoteOptions): Remote {
  const { serverUrl, owner, repo } = context;
  const url = `${serverUrl}/${owner}/${repo}`;
  const ref = `refs/heads/${branch}`;
  let usesToken = false;

  async function ask(asking: Git, makeArgs: (remote: string) => string[]): Promise<GitReply> {
    if (!usesToken || token === undefined) {
      const reply = await asking.try(makeArgs("origin"));
      if (reply.exitCode === 0 || !token || !LACKS_CREDENTIALS.test(reply.stderr) || !(await isOrigin())) return reply;
    }
    usesToken = true;
    return asking.try(makeArgs(url), { env: withSettings(deliveryEnvironment(), authorize(url, token)) });
  }

  /** The checkout may be of another repository, for which the token is not meant. */
  async function isOrigin(): Promise<boolean> {
    const { stdout } = await git.try(["config", "--get", "remote.origin.url"]);
    const name = /[/:]([^/:]+\/[^/]+?)(\.git)?\/?$/.exec(stdout.trim())?.[1];
    return name?.toLowerCase() === `${owner}/${repo}`.toLowerCase();
  }

  const explain = (reply: GitReply, doing: string): RetouchError => {
    const said = summarizeGit(reply);
    const message = LACKS_CREDENTIALS.test(said)
      ? REMOTE_REFUSED.credentials
      : LACKS_PERMISSION.test(said)
        ? REMOTE_REFUSED.permission
        : REMOTE_REFUSED.other;
    return new RetouchError("delivery", message(doing, said));
  };

  async function findHead(): Promise<string | undefined> {
    const reply = await ask(git, (remote) => ["ls-remote", remote, ref]);
    if (reply.exitCode !== 0) throw explain(reply, `reading the branch \`${branch}\``);
    // The pattern also matches the end of longer names.
    const line = reply.stdout.split("\n").find((entry) => entry.endsWith(`\t${ref}`));
    return line && /^[0-9a-f]{40,64}/.exec(line)?.[0];
  }

  const has = async (sha: string) => (await git.try(["cat-file", "-e", `${sha}^{commit}`])).exitCode === 0;
  const fetch = (wanted: string, depth: readonly string[]) =>
    ask(git, (remote) => ["fetch", "--quiet", "--no-tags", "--no-prune", "--no-recurse-submodules", ...depth, remote, wanted]);
  const findDepth = async () => ((await git.run(["rev-parse", "--is-shallow-repository"])).trim() === "true" ? ["--depth=1"] : []);

  async function fetchCommit(sha: string): Promise<void> {
    const reply = (await has(sha)) ? undefined : await fetch(sha, await findDepth());
    if (reply && reply.exitCode !== 0) throw explain(reply, `fetching the branch \`${branch}\``);
  }

  return {
    explain,
    findHead,
    fetchCommit,
    async findRefusal() {
      // Of a ref that is not there, only whether it could be made is asked.
      const reply = await ask(git, (remote) => ["push", "--dry-run", "--quiet", "--no-verify", remote, "HEAD:refs/retouch/probe"]);
      const isRefused = [LACKS_CREDENTIALS, LACKS_PERMISSION, REFUSED_BY_SERVER].some((words) => words.test(reply.stderr));
      return reply.exitCode !== 0 && isRefused ? explain(reply, "a push to the repository") : undefined;
    },
    async usesToken() {
      const { stdout } = await git.try(["config", "--get-regexp", "^http\\..*\\.extraheader$"]);
      const headers = stdout.split("\n").flatMap((line) => /AUTHORIZATION: basic (\S+)/i.exec(line)?.[1] ?? []);
      const own = Buffer.from(`x-access-token:${token}`).toString("base64");
      return headers.length > 0 && headers.every((header) => header === own);
    },
    async readHead() {
      const sha = await findHead();
      if (!sha) throw new RetouchError("delivery", COMMIT_FAILED.branchGone(branch));
      return sha;
    },
    async fetch(sha) {
      if (await has(sha)) return;
      const reply = await fetch(ref, await findDepth());
      if (reply.exitCode !== 0) throw explain(reply, `fetching the branch \`${branch}\``);
      // The branch moved between the two requests, and the shallow fetch brought only its newest commit.
      await fetchCommit(sha);
    },
    push: (asking, sha, replaced) => {
      const force = replaced ? [`--force-with-lease=${ref}:${replaced.head ?? ""}`] : [];
      return ask(asking, (remote) => ["push", "--quiet", ...force, remote, `${sha}:${ref}`]);
    },
    async pushLfs(asking, ids) {
      const reply = await ask(asking, (remote) => ["lfs", "push", "--object-id", remote, ...ids]);
      if (reply.exitCode !== 0) throw explain(reply, "sending the images to Git LFS");
    },
  };
}
