import { RetouchError } from "../errors.ts";
import type { ObjectId } from "../git/blob-identity.ts";
import type { Git } from "../git/git-process.ts";
import type { Tip } from "./commit-on-tip.ts";
import { NOT_PUSHED } from "./delivery-messages.ts";

/** What a commit is to have at a path. */
export interface StoredFile {
  path: string;
  blob: ObjectId;
}

/** What a commit is to change. */
interface Meant {
  files: readonly StoredFile[];
  /** Paths that it is to remove. */
  removed: readonly string[];
}

interface MadeCommit {
  git: Git;
  tip: Tip;
  commit: ObjectId;
}

/**
 * Compares a commit with what was proven, before it is pushed: the hooks of the branch have had their say by then. It changes the paths
 * that are meant and no other, and leaves them plain files, of the same mode, with the blobs that were stored for them.
 *
 * @throws RetouchError `delivery`
 */
export async function checkStored({ git, tip, commit }: MadeCommit, { files, removed }: Meant): Promise<void> {
  const changed = readDiff(await git.run(["diff-tree", "-r", "-z", "--no-renames", tip.sha, commit]));
  const meant = new Set([...files.map(({ path }) => path), ...removed]);
  const others = [...changed.keys()].filter((path) => !meant.has(path));
  if (others.length > 0) throw new RetouchError("delivery", NOT_PUSHED.others(others));
  for (const { path, blob } of files) {
    const before = tip.tree.get(path);
    const after = changed.get(path) ?? before;
    if (after?.sha !== blob) throw new RetouchError("delivery", NOT_PUSHED.otherBytes(path));
    if (after.mode !== (before?.mode ?? "100644")) throw new RetouchError("delivery", NOT_PUSHED.otherMode(path));
  }
  const kept = removed.find((path) => (changed.get(path)?.mode ?? ABSENT) !== ABSENT);
  if (kept !== undefined) throw new RetouchError("delivery", NOT_PUSHED.otherBytes(kept));
}

/** The mode where a commit has nothing. */
const ABSENT = "000000";

/** What a commit has at each path that it changes. */
function readDiff(listing: string): Map<string, Record<"mode" | "sha", string>> {
  const fields = listing.split("\0");
  const changed = new Map<string, Record<"mode" | "sha", string>>();
  for (let index = 0; index + 1 < fields.length; index += 2) {
    // `:<old mode> <new mode> <old id> <new id> <status>`, and the path.
    const [, mode = "", , sha = ""] = (fields[index] ?? "").split(" ");
    changed.set(fields[index + 1] ?? "", { mode, sha });
  }
  return changed;
}
