import pLimit from "p-limit";
import type { Context } from "../context.ts";
import { toRetouchError } from "../errors.ts";
import { isObjectId } from "../git/blob-identity.ts";
import { readCheckout } from "../git/checkout.ts";
import { openReader } from "../git/git-process.ts";
import { readObjects } from "../git/read-objects.ts";
import type { Tree } from "../git/tree.ts";
import { readBlob, readBranchHead, readCommitTree } from "../github/git-data.ts";
import type { GitHub } from "../github/github-client.ts";
import { explainGitHubError } from "../github/github-errors.ts";
import type { RunNotice } from "../notices.ts";
import { branchFolder, isBranchFile } from "./branch-files.ts";
import type { Lock } from "./lock.ts";
import { parseLocks } from "./parse-lock.ts";

/** The newest state of a branch that is not checked out. */
export interface BranchTip {
  sha: string;
  /** At least what it has at the paths that were asked for, and the folders above them. */
  tree: Tree;
  /** Its lock, by file, but for the branches' files that were read before. */
  locks: ReadonlyMap<string, Lock>;
}

export interface BranchTipOptions {
  context: Context;
  github: () => Promise<GitHub>;
  branch: string;
  /** Of the lockfile. */
  lockPath: string;
  /** Branches' files that were read before, by path. */
  known: ReadonlyMap<string, unknown>;
  /** Files of which the tip's blobs are wanted. */
  paths: readonly string[];
  /** Leaves out what cannot be read of the lock. */
  force: boolean;
}

/** `tip` is absent where the branch has nothing newer than the checkout, or does not exist. */
export interface FoundTip {
  tip?: BranchTip;
  /** GitHub could not be asked. */
  notices: RunNotice[];
}

/**
 * Reads what a branch has and the checkout has not: a run may be repeated, or wait for another one, and begins with a commit that lacks the
 * newest results. One small request where the branch has not moved; else a few more.
 *
 * @throws RetouchError `invalid-input` if the lock of the branch cannot be read.
 */
export async function findNewerTip(options: BranchTipOptions): Promise<FoundTip> {
  const { branch, force } = options;
  try {
    const found = await readTip(options);
    if (!found) return { notices: [] };
    const { texts, ...tip } = found;
    return { tip: { ...tip, locks: parseLocks(texts, force).locks }, notices: [] };
  } catch (error) {
    const { code, message } = toRetouchError(error, "unavailable");
    if (code === "invalid-input") throw error;
    return { notices: [{ code: "branch-not-read", branch, reason: message }] };
  }
}

type TipTexts = Omit<BranchTip, "locks"> & { texts: ReadonlyMap<string, string> };

async function readTip({ context, github: connect, branch, lockPath, known, paths }: BranchTipOptions): Promise<TipTexts | undefined> {
  const doing = `reading the branch \`${branch}\``;
  try {
    const github = await connect();
    const [sha, checkedOut] = await Promise.all([readBranchHead(github, context, branch), listCheckedOut(context.workspace)]);
    if (sha === undefined || checkedOut.includes(sha)) return undefined;
    const git = openReader(context.workspace);
    const wanted = [...paths, lockPath, `${branchFolder(lockPath)}/`];
    const tree = await readCommitTree({ github, context, git, sha, paths: wanted });
    return { sha, tree, texts: await readTexts({ github, context, tree, lockPath, known }) };
  } catch (error) {
    throw explainGitHubError(error, { doing, permission: "contents: read", code: "unavailable" });
  }
}

/** The commit that is checked out, and the head of the pull request where that is a merge commit of GitHub's. */
export async function listCheckedOut(root: string): Promise<string[]> {
  const head = (await readCheckout(root))?.head;
  if (head === undefined || !isObjectId(head)) return [];
  // A shallow clone hides the parents from other commands.
  const [header = ""] = (await readObjects(root, [head])).get(head)?.bytes.toString("utf8").split("\n\n", 1) ?? [];
  const parents = [...header.matchAll(/^parent (\w+)$/gm)].map(([, parent = ""]) => parent);
  return [head, ...parents.slice(1)];
}

const READERS = 8;

export interface TextOptions extends Pick<BranchTipOptions, "context" | "lockPath" | "known"> {
  github: GitHub;
  tree: Tree;
}

/** Texts of the lock's files that were not read before: from the local clone, else from GitHub. */
export async function readTexts({ github, context, tree, lockPath, known }: TextOptions): Promise<Map<string, string>> {
  const files = [...tree].filter(
    ([path, { mode }]) => mode.startsWith("100") && (path === lockPath || (isBranchFile(lockPath, path) && !known.has(path))),
  );
  const local = await readObjects(
    context.workspace,
    files.map(([, { sha }]) => sha),
  );
  const limit = pLimit(READERS);
  const read = ([path, { sha }]: (typeof files)[number]) =>
    limit(async (): Promise<[string, string]> => {
      const bytes = local.get(sha)?.bytes ?? (await readBlob(github, context, sha));
      return [path, bytes.toString("utf8")];
    });
  return new Map(await Promise.all(files.map(read)));
}
