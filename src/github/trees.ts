import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { FOLDER, listParents, type Tree, type TreeEntry } from "../git/tree.ts";
import type { GitHub } from "./github-client.ts";

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
  return data.truncated ? undefined : new Map(data.tree.map(({ path, mode, sha }) => [path, { mode, sha }]));
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
    if (data.truncated)
      throw new RetouchError("unavailable", `GitHub does not list the folder ${prefix || "/"} completely: it has too many files.`);
    for (const entry of data.tree) {
      const path = `${prefix}${entry.path}`;
      entries.set(path, { mode: entry.mode, sha: entry.sha });
      if (entry.mode === FOLDER && folders.has(path)) await walk(entry.sha, `${path}/`);
    }
  }
  await walk(source.sha, "");
  return entries;
}
