import type { ObjectId } from "./blob-identity.ts";
import { openReader } from "./git-process.ts";

export interface GitObject {
  sha: string;
  type: string;
  bytes: Buffer;
}

/**
 * Reads objects of the local clone in one process.
 *
 * @param ids of the objects.
 * @returns the objects by the ids; those that are missing are left out, and all of them without git.
 */
export async function readObjects(root: string, ids: readonly ObjectId[]): Promise<Map<string, GitObject>> {
  const objects = new Map<string, GitObject>();
  if (ids.length === 0) return objects;
  const output = await openReader(root)?.read(["cat-file", "--batch"], { input: ids.map((id) => `${id}\n`).join("") });
  let position = 0;
  for (const id of output ? ids : []) {
    const end = output?.indexOf("\n", position) ?? -1;
    // `<id> <type> <size>`, or `<id> missing`.
    const [sha = "", type = "", size] = output?.toString("utf8", position, end).split(" ") ?? [];
    position = end + 1;
    if (output === undefined || end < 0 || size === undefined) continue;
    objects.set(id, { sha, type, bytes: output.subarray(position, position + Number(size)) });
    position += Number(size) + 1;
  }
  return objects;
}
