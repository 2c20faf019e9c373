import type { Context } from "../context.ts";
import type { GitHub } from "./github-client.ts";

/** The largest file that GitHub's API takes. */
export const MAX_API_FILE_BYTES = 37.5 * 1024 * 1024;
/** Larger trees time out. */
const MAX_TREE_ENTRIES = 100;

export interface TreeEntryInput {
  path: string;
  sha: string;
  type: "blob";
  mode: "100644" | "100755";
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
    const { data } = await github.rest.git.createTree({ owner, repo, tree, ...(sha !== undefined && { base_tree: sha }) });
    sha = data.sha;
  }
  return sha;
}
