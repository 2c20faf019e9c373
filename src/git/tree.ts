import { type ObjectId, toObjectId } from "./blob-identity.ts";

/** What a commit has at a path. */
export interface TreeEntry {
  /** `100644`, `100755` (executable), `120000` (symbolic link), `040000` (folder), `160000` (submodule). */
  mode: string;
  sha: ObjectId;
}

/** By path, with forward slashes; folders are entries too. */
export type Tree = ReadonlyMap<string, TreeEntry>;

export const FOLDER = "040000";

/** The folders above a path, from the top: `a`, `a/b` for `a/b/c.png`. */
export function listParents(path: string): string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}

/** All entries of a commit's tree, for {@link parseTree}. */
export const LIST_TREE = ["ls-tree", "-z", "-r", "-t"] as const;

export function parseTree(listing: string): Tree {
  const entries = listing.split("\0").filter(Boolean);
  return new Map(
    entries.map((entry): [string, TreeEntry] => {
      const tab = entry.indexOf("\t");
      const [mode = "", , sha = ""] = entry.slice(0, tab).split(" ");
      return [entry.slice(tab + 1), { mode, sha: toObjectId(sha) }];
    }),
  );
}
