import { readFile, stat } from "node:fs/promises";
import { z } from "zod";
import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { openGit } from "../git/git-process.ts";
import { LIST_TREE, parseTree, type Tree } from "../git/tree.ts";
import { MAX_API_FILE_BYTES, type TreeEntryInput, writeTree } from "../github/git-data.ts";
import type { GitHub } from "../github/github-client.ts";
import { explainGitHubError, readFailure } from "../github/github-errors.ts";
import { readTreeAt } from "../github/trees.ts";
import type { Committer, NewCommit, Tip } from "./commit-on-tip.ts";

/** GraphQL takes about 40 MB in all; this leaves room for the paths and the message. */
const MAX_GRAPHQL_CONTENTS = 30_000_000;
const EXECUTABLE = "100755";

interface CommitApi {
  github: GitHub;
  context: Context;
  branch: string;
  /** What to read of the tip. */
  paths: readonly string[];
}

/**
 * Commits that GitHub signs for the token: no author is given, for with one they would not be verified.
 * https://docs.github.com/en/authentication/managing-commit-signature-verification/about-commit-signature-verification#signature-verification-for-bots
 */
export function createApiCommitter({ github, context, branch, paths }: CommitApi): Committer {
  const repository = { owner: context.owner, repo: context.repo };
  const explain = (error: unknown, doing: string) => explainGitHubError(error, { doing, permission: "contents: write", code: "delivery" });
  const git = openGit(context.workspace);
  const attempt = async <T>(doing: string, call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      throw explain(error, doing);
    }
  };
  const readHead = async () => {
    try {
      return (await github.rest.git.getRef({ ...repository, ref: `heads/${branch}` })).data.object.sha;
    } catch (error) {
      if (readFailure(error).status !== 404) throw error;
      throw new RetouchError("delivery", `The branch \`${branch}\` does not exist any more, or the token may not read it.`, {
        cause: error,
      });
    }
  };

  // GraphQL gives up on what takes it too long; REST does the same in small steps.
  let isGraphqlTired = false;

  return {
    readTip: () =>
      attempt(`reading the branch \`${branch}\``, async () => {
        const sha = await readHead();
        // What is checked out need not be asked for.
        const local = await git.try([...LIST_TREE, sha]);
        return { sha, tree: local.exitCode === 0 ? parseTree(local.stdout) : await readTreeAt({ github, context, sha, paths }) };
      }),
    readText: (blob) =>
      attempt("reading the lock file", async () => {
        const local = await git.try(["cat-file", "blob", blob]);
        if (local.exitCode === 0) return local.stdout;
        const { data } = await github.rest.git.getBlob({ ...repository, file_sha: blob });
        return Buffer.from(data.content, "base64").toString("utf8");
      }),
    readCommit: (sha) =>
      attempt("reading a commit", async () => {
        const { data } = await github.rest.git.getCommit({ ...repository, commit_sha: sha });
        return { parents: data.parents.map((parent) => parent.sha), verified: data.verification.verified };
      }),
    async write(commit) {
      const doing = `the commit to \`${branch}\``;
      const additions = await attempt(doing, () => listAdditions(commit));
      try {
        // Base64 is a third larger.
        const isLarge = additions.reduce((sum, { size }) => sum + (size * 4) / 3, 0) > MAX_GRAPHQL_CONTENTS;
        // GraphQL knows no file modes and makes each file a plain one.
        const isExecutable = additions.some(({ path }) => commit.tip.tree.get(path)?.mode === EXECUTABLE);
        const request = { github, context, branch, tip: commit.tip, message: commit.message, additions };
        return isLarge || isExecutable || isGraphqlTired ? await writeByRest(request) : await writeByGraphql(request);
      } catch (error) {
        const { isTransient, types, reason } = readFailure(error);
        // A replica that lags behind may still show the old tip.
        if (types?.includes("STALE_DATA") || /is at [0-9a-f]+ but expected/.test(reason)) return undefined;
        if (isTransient) {
          isGraphqlTired = true;
          return undefined;
        }
        const head = await attempt(doing, readHead);
        if (head !== commit.tip.sha) return undefined;
        throw explain(error, doing);
      }
    },
  };
}

interface Addition {
  path: string;
  /** Of the file, in bytes. */
  size: number;
  /** The file in base64, read when it is sent: all of them together may not fit into the memory. */
  read(): Promise<string>;
}

async function listAdditions({ changes, lock }: NewCommit): Promise<Addition[]> {
  const additions: Addition[] = [];
  for (const { task, file } of changes) {
    const { size } = await stat(file);
    if (size > MAX_API_FILE_BYTES) {
      throw new RetouchError(
        "delivery",
        `\`${task.output}\` is larger than the 37.5 MB that GitHub's API takes; set \`commit-method: git\`.`,
      );
    }
    additions.push({ path: task.output, size, read: () => readFile(file, "base64") });
  }
  if (lock) {
    const text = Buffer.from(lock.text);
    additions.push({ path: lock.path, size: text.length, read: async () => text.toString("base64") });
  }
  return additions;
}

interface WriteRequest {
  github: GitHub;
  context: Context;
  branch: string;
  tip: Tip;
  message: string;
  additions: readonly Addition[];
}

const MUTATION = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid signature { isValid } } }
}`;

const createdSchema = z.object({
  createCommitOnBranch: z.object({ commit: z.object({ oid: z.string(), signature: z.object({ isValid: z.boolean() }).nullish() }) }),
});

/** https://docs.github.com/en/graphql/reference/mutations#createcommitonbranch */
async function writeByGraphql({ github, context, branch, tip, message, additions }: WriteRequest) {
  const [headline = "", ...body] = message.split("\n");
  const input = {
    branch: { repositoryNameWithOwner: `${context.owner}/${context.repo}`, branchName: branch },
    message: { headline, ...(body.length > 0 && { body: body.join("\n").trim() }) },
    expectedHeadOid: tip.sha,
    fileChanges: { additions: await Promise.all(additions.map(async ({ path, read }) => ({ path, contents: await read() }))) },
  };
  const { commit } = createdSchema.parse(await github.graphql(MUTATION, { input })).createCommitOnBranch;
  return { sha: commit.oid, verified: commit.signature?.isValid ?? false };
}

/**
 * One request a file, so that only the single file's size is bounded.
 * https://docs.github.com/en/rest/git
 */
async function writeByRest({ github, context, branch, tip, message, additions }: WriteRequest) {
  const repository = { owner: context.owner, repo: context.repo };
  const entries: TreeEntryInput[] = [];
  // One after another, as GitHub asks of those who write.
  for (const { path, read } of additions) {
    const { data } = await github.rest.git.createBlob({ ...repository, content: await read(), encoding: "base64" });
    entries.push({ path, sha: data.sha, type: "blob", mode: readMode(tip.tree, path) });
  }
  const base = (await github.rest.git.getCommit({ ...repository, commit_sha: tip.sha })).data.tree.sha;
  const tree = (await writeTree({ github, context }, entries, base)) ?? base;
  const { data } = await github.rest.git.createCommit({ ...repository, message, tree, parents: [tip.sha] });
  await github.rest.git.updateRef({ ...repository, ref: `heads/${branch}`, sha: data.sha, force: false });
  return { sha: data.sha, verified: data.verification.verified };
}

function readMode(tree: Tree, path: string): "100644" | "100755" {
  return tree.get(path)?.mode === EXECUTABLE ? EXECUTABLE : "100644";
}
