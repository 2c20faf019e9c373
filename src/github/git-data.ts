import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { blobId, blobIdLike, type ObjectId, toObjectId } from "../git/blob-identity.ts";
import type { Git } from "../git/git-process.ts";
import { FOLDER, LIST_TREE, listParents, parseTree, type Tree, type TreeEntry } from "../git/tree.ts";
import type { GitHub } from "./github-client.ts";
import { readFailure } from "./github-errors.ts";
import { folderTooLarge, otherBlob } from "./github-messages.ts";

/** The largest file that GitHub's API takes. */
export const MAX_API_FILE_BYTES = 37.5 * 1024 * 1024;
/** Larger trees time out. */
const MAX_TREE_ENTRIES = 100;

/** The newest commit of a branch; undefined where there is no such branch, or the token may not read it. */
export async function readBranchHead(github: GitHub, { owner, repo }: Context, branch: string): Promise<ObjectId | undefined> {
  try {
    return toObjectId((await github.rest.git.getRef({ owner, repo, ref: `heads/${branch}` })).data.object.sha);
  } catch (error) {
    if (readFailure(error).status === 404) return undefined;
    throw error;
  }
}

interface ReadTree {
  github: GitHub;
  context: Context;
  /** A commit or tree id. */
  sha: string;
}

/**
 * The whole tree, in one request.
 *
 * @returns undefined when it is larger than GitHub lists (100,000 entries or 7 MB).
 * @see https://docs.github.com/en/rest/git/trees#get-a-tree
 */
export async function readWholeTree({ github, context, sha }: ReadTree): Promise<Tree | undefined> {
  const { data } = await github.rest.git.getTree({ owner: context.owner, repo: context.repo, tree_sha: sha, recursive: "1" });
  return data.truncated ? undefined : new Map(data.tree.map(({ path, mode, sha }) => [path, { mode, sha: toObjectId(sha) }]));
}

/** The tree as far as these paths and the folders above them need it: whole where GitHub gives it, else folder by folder. */
export async function readTreeAt({ paths, ...source }: ReadTree & { paths: readonly string[] }): Promise<Tree> {
  const whole = await readWholeTree(source);
  if (whole) return whole;
  const { github, context } = source;
  const folders = new Set(paths.flatMap(listParents));
  const entries = new Map<string, TreeEntry>();
  async function walk(sha: string, prefix: string): Promise<void> {
    const { data } = await github.rest.git.getTree({ owner: context.owner, repo: context.repo, tree_sha: sha });
    if (data.truncated) throw new RetouchError("unavailable", folderTooLarge(prefix || "/"));
    for (const entry of data.tree) {
      const path = `${prefix}${entry.path}`;
      entries.set(path, { mode: entry.mode, sha: toObjectId(entry.sha) });
      if (entry.mode === FOLDER && folders.has(path)) await walk(entry.sha, `${path}/`);
    }
  }
  await walk(source.sha, "");
  return entries;
}

/** The tree of a commit as far as these paths need it. What is checked out need not be asked for. */
export async function readCommitTree({ git, ...source }: ReadTree & { git: Git | undefined; paths: readonly string[] }): Promise<Tree> {
  const local = await git?.read([...LIST_TREE, source.sha]);
  return local ? parseTree(local.toString("utf8")) : readTreeAt(source);
}

export interface TreeEntryInput {
  path: string;
  /** Null removes the path; absent with `content`. */
  sha?: string | null;
  /** The text of a small file. */
  content?: string;
  type: "blob" | "commit";
  mode: "100644" | "100755" | "120000" | "160000";
}

/**
 * Makes a tree, in as many requests as its entries need.
 *
 * @param base the tree that it starts from; absent for an empty one.
 * @returns the tree's id; undefined for an empty one.
 * @see https://docs.github.com/en/rest/git/trees#create-a-tree
 */
export async function writeTree(
  { github, context: { owner, repo } }: { github: GitHub; context: Context },
  entries: readonly TreeEntryInput[],
  base?: string,
): Promise<string | undefined> {
  let sha = base;
  for (let start = 0; start < entries.length; start += MAX_TREE_ENTRIES) {
    const tree = entries.slice(start, start + MAX_TREE_ENTRIES);
    const { data } = await github.rest.git.createTree({ owner, repo, tree, base_tree: sha });
    sha = data.sha;
  }
  return sha;
}

/** Stores a file and returns its blob id. @throws RetouchError `unexpected-reply` when GitHub stored other bytes. */
export async function writeBlob(github: GitHub, { owner, repo }: Context, bytes: Buffer): Promise<ObjectId> {
  const { data } = await github.rest.git.createBlob({ owner, repo, content: bytes.toString("base64"), encoding: "base64" });
  const sha = toObjectId(data.sha);
  if (sha !== blobIdLike(sha, bytes)) throw new RetouchError("unexpected-reply", otherBlob(blobId(bytes)));
  return sha;
}

/** An older blob, which a clone of depth 1 does not have. @throws RetouchError `unexpected-reply` when GitHub sends other bytes. */
export async function readBlob(github: GitHub, { owner, repo }: Context, blob: ObjectId): Promise<Buffer> {
  const { data } = await github.rest.git.getBlob({ owner, repo, file_sha: blob });
  const bytes = Buffer.from(data.content, "base64");
  if (blobIdLike(blob, bytes) !== blob) throw new RetouchError("unexpected-reply", otherBlob(blob));
  return bytes;
}

/** The same; undefined where GitHub does not have it or does not answer. */
export function findGitHubBlob(github: GitHub, context: Context, blob: ObjectId): Promise<Buffer | undefined> {
  return readBlob(github, context, blob).catch(() => undefined);
}
