import { z } from "zod";
import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { type ObjectId, toObjectId } from "../git/blob-identity.ts";
import { openReader } from "../git/git-process.ts";
import type { Tree, TreeEntry } from "../git/tree.ts";
import {
  MAX_API_FILE_BYTES,
  readBlob,
  readBranchHead,
  readCommitTree,
  type TreeEntryInput,
  writeBlob,
  writeTree,
} from "../github/git-data.ts";
import type { GitHub } from "../github/github-client.ts";
import { explainGitHubError, readFailure } from "../github/github-errors.ts";
import { moveBranch } from "../github/pulls.ts";
import type { Committer, NewCommit, Tip } from "./commit-on-tip.ts";
import { CANNOT_COMMIT, COMMIT_FAILED } from "./delivery-messages.ts";

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
  const git = openReader(context.workspace);
  // GraphQL gives up on what takes it too long; REST does the same in small steps.
  let isGraphqlTired = false;
  return {
    readTip: () =>
      explained(`reading the branch \`${branch}\``, async () => {
        const sha = await readHead({ github, context, branch });
        return { sha, tree: await readCommitTree({ github, context, git, sha, paths }) };
      }),
    readText: (blob) =>
      explained("reading the lockfile", async () => {
        const id = toObjectId(blob);
        const local = await git?.read(["cat-file", "blob", id]);
        return (local ?? (await readBlob(github, context, id))).toString("utf8");
      }),
    readCommit: (sha) =>
      explained("reading a commit", async () => {
        const { data } = await github.rest.git.getCommit({ owner: context.owner, repo: context.repo, commit_sha: sha });
        return { parents: data.parents.map((parent) => parent.sha), verified: data.verification.verified };
      }),
    async write({ tip, message, ...content }) {
      const request = { github, context, branch, tip, message, additions: listAdditions(content), removed: content.lock?.removed ?? [] };
      try {
        return await (isGraphqlTired || needsRest(request) ? writeByRest(request) : writeByGraphql(request));
      } catch (error) {
        const { isTransient, types, reason } = readFailure(error);
        isGraphqlTired ||= isTransient;
        // A replica that lags behind may still show the old tip.
        if (isTransient || types?.includes("STALE_DATA") || /is at [0-9a-f]+ but expected/.test(reason)) return undefined;
        return await explained(`the commit to \`${branch}\``, async () => {
          if (tip.rebuild || (await readHead({ github, context, branch })) === tip.sha) throw error;
          return undefined;
        });
      }
    },
    async [Symbol.asyncDispose]() {},
  };
}

async function explained<T>(doing: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw explainGitHubError(error, { doing, permission: "contents: write", code: "delivery" });
  }
}

async function readHead({ github, context, branch }: Pick<CommitApi, "github" | "context" | "branch">): Promise<ObjectId> {
  const sha = await readBranchHead(github, context, branch);
  if (sha === undefined) throw new RetouchError("delivery", COMMIT_FAILED.branchGoneOrHidden(branch));
  return sha;
}

function needsRest({ additions, tip }: WriteRequest): boolean {
  if (tip.rebuild) return true;
  // Base64 is a third larger.
  const isLarge = additions.reduce((sum, { size }) => sum + (size * 4) / 3, 0) > MAX_GRAPHQL_CONTENTS;
  // GraphQL knows no file modes and makes each file a plain one.
  return isLarge || additions.some(({ path }) => tip.tree.get(path)?.mode === EXECUTABLE);
}

interface Addition {
  path: string;
  /** Of the file, in bytes. */
  size: number;
  /** Reads the file when it is sent: all of them together may not fit into the memory. */
  read(): Promise<Buffer>;
}

function listAdditions({ changes, lock }: Pick<NewCommit, "changes" | "lock">): Addition[] {
  const tooLarge = changes.find(({ bytes }) => bytes > MAX_API_FILE_BYTES);
  if (tooLarge) throw new RetouchError("delivery", CANNOT_COMMIT.tooLarge(tooLarge.task.output));
  const additions = changes.map(({ task, bytes: size, read }): Addition => ({ path: task.output, size, read }));
  for (const { path, text } of lock?.files ?? []) {
    const bytes = Buffer.from(text);
    additions.push({ path, size: bytes.length, read: async () => bytes });
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
  /** Paths. */
  removed: readonly string[];
}

const MUTATION = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid signature { isValid } } }
}`;

const createdSchema = z.object({
  createCommitOnBranch: z.object({ commit: z.object({ oid: z.string(), signature: z.object({ isValid: z.boolean() }).nullish() }) }),
});

/** https://docs.github.com/en/graphql/reference/mutations#createcommitonbranch */
async function writeByGraphql({ github, context, branch, tip, message, additions, removed }: WriteRequest) {
  const [headline = "", ...body] = message.split("\n");
  const input = {
    branch: { repositoryNameWithOwner: `${context.owner}/${context.repo}`, branchName: branch },
    message: { headline, body: body.join("\n").trim() || undefined },
    expectedHeadOid: tip.sha,
    fileChanges: {
      additions: await Promise.all(additions.map(async ({ path, read }) => ({ path, contents: (await read()).toString("base64") }))),
      deletions: removed.map((path) => ({ path })),
    },
  };
  const { commit } = createdSchema.parse(await github.graphql(MUTATION, { input })).createCommitOnBranch;
  return { sha: commit.oid, verified: commit.signature?.isValid ?? false };
}

/**
 * One request a file, so that only the single file's size is bounded.
 * https://docs.github.com/en/rest/git
 */
async function writeByRest(request: WriteRequest): Promise<{ sha: string; verified: boolean } | undefined> {
  const { github, context, branch, tip, message, additions, removed } = request;
  const { owner, repo } = context;
  const written = new Set([...removed, ...additions.map(({ path }) => path)]);
  const delta = [...(tip.rebuild?.delta ?? [])].filter(([path]) => !written.has(path));
  const entries: TreeEntryInput[] = delta.map(([path, entry]) =>
    entry ? { path, ...describeEntry(entry) } : { path, sha: null, type: "blob", mode: "100644" },
  );
  // What the commit does not begin with is not removed, but left out.
  for (const path of removed.filter((one) => !tip.rebuild?.delta.has(one)))
    entries.push({ path, sha: null, type: "blob", mode: readMode(tip.tree, path) });
  // One after another, as GitHub asks of those who write.
  for (const { path, read } of additions) {
    const sha = await writeBlob(github, context, await read());
    entries.push({ path, sha, type: "blob", mode: readMode(tip.tree, path) });
  }
  const base = (await github.rest.git.getCommit({ owner, repo, commit_sha: tip.sha })).data.tree.sha;
  const tree = (await writeTree({ github, context }, entries, base)) ?? base;
  const parents = [tip.sha, ...(tip.rebuild?.merged ?? [])];
  const { data } = await github.rest.git.createCommit({ owner, repo, message, tree, parents });
  const commit = { sha: data.sha, verified: data.verification.verified };
  if (tip.rebuild) return (await moveTo(request, tip.rebuild.head, data.sha)) ? commit : undefined;
  await github.rest.git.updateRef({ owner, repo, ref: `heads/${branch}`, sha: data.sha, force: false });
  return commit;
}

/** @returns false where somebody else moved the branch meanwhile. */
async function moveTo({ github, context, branch }: WriteRequest, from: string | undefined, to: string): Promise<boolean> {
  try {
    await moveBranch(github, context, { branch, from, to });
    return true;
  } catch (error) {
    const head = await readBranchHead(github, context, branch);
    // The answer may have been lost on the way.
    if (head !== to && head === from) throw error;
    return head === to;
  }
}

function describeEntry({ mode, sha }: TreeEntry): Omit<TreeEntryInput, "path"> {
  if (mode === "160000") return { sha, type: "commit", mode };
  return { sha, type: "blob", mode: mode === EXECUTABLE || mode === "120000" ? mode : "100644" };
}

function readMode(tree: Tree, path: string): "100644" | "100755" {
  return tree.get(path)?.mode === EXECUTABLE ? EXECUTABLE : "100644";
}
