import { openGit } from "./git-process.ts";

export interface GitObject {
  sha: string;
  type: string;
  bytes: Buffer;
}

/**
 * Reads objects of the local clone in one process.
 *
 * @param names object ids or revisions.
 * @returns the objects by the names; those that are missing are left out, and all of them without git.
 */
export async function readObjects(root: string, names: readonly string[]): Promise<Map<string, GitObject>> {
  const objects = new Map<string, GitObject>();
  if (names.length === 0) return objects;
  const output = await openGit(root).read(["cat-file", "--batch"], { input: names.map((name) => `${name}\n`).join("") });
  let position = 0;
  for (const name of output ? names : []) {
    const end = output?.indexOf("\n", position) ?? -1;
    // `<id> <type> <size>`, or `<name> missing`.
    const [sha = "", type = "", size] = output?.toString("utf8", position, end).split(" ") ?? [];
    position = end + 1;
    if (output === undefined || end < 0 || size === undefined) continue;
    objects.set(name, { sha, type, bytes: output.subarray(position, position + Number(size)) });
    position += Number(size) + 1;
  }
  return objects;
}
