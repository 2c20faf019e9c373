import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { blobId, identifyBytes, type ObjectId, toObjectId } from "./blob-identity.ts";
import { openReader, openWriter } from "./git-process.ts";
import { findRepository, type Repository } from "./repository.ts";

export const LFS_FILTER = "lfs";

/** Whether git stores something else at a path than the file or its LFS pointer, such as an encrypted file. */
export function isFiltered(filters: ReadonlyMap<string, string>, path: string): boolean {
  return (filters.get(path) ?? LFS_FILTER) !== LFS_FILTER;
}

/** The clean filter that each of these paths goes through, by `.gitattributes`; empty in a folder without git. */
export async function findFilters(where: string | Repository, paths: readonly string[]): Promise<Map<string, string>> {
  const filters = new Map<string, string>();
  const reader = paths.length === 0 ? undefined : openReader(where);
  const output = await reader?.read(["check-attr", "-z", "--stdin", "filter"], { input: `${paths.join("\0")}\0` });
  const fields = output?.toString("utf8").split("\0") ?? [];
  for (const [index, path] of paths.entries()) {
    // Path, attribute and value of each.
    const [found, , value = ""] = fields.slice(3 * index, 3 * index + 3);
    if (found === path && !["", "unspecified", "unset", "set"].includes(value)) filters.set(path, value);
  }
  return filters;
}

/** What git would store of bytes at a path: its blob id. */
export type Identify = (path: string, bytes: Buffer) => Promise<ObjectId>;

export interface IdentifyOptions {
  root: string;
  objectFormat: "sha1" | "sha256";
  /** Whether filters other than that of Git LFS may be run. They are programs that `.git/config` names. */
  runsFilters?: boolean;
}

/** @param filters of the paths that will be identified. */
export function createIdentify({ root, objectFormat, runsFilters }: IdentifyOptions, filters: ReadonlyMap<string, string>): Identify {
  return async (path, bytes) => {
    const filter = filters.get(path);
    if (filter === undefined || filter === LFS_FILTER) return identifyBytes({ objectFormat }, bytes, filter === LFS_FILTER);
    const repository = runsFilters ? findRepository(root) : undefined;
    const id = repository && (await openWriter(repository).read(["hash-object", `--path=${path}`, "--stdin"], { input: bytes }));
    // A filter that fails keeps the commit from being made.
    return id ? toObjectId(id.toString("latin1").trim()) : blobId(bytes, objectFormat);
  };
}

/** Paths whose files are those that git wrote or looked at for the index, to the nanosecond. No content is read and no filter is run. */
export async function findUntouched(root: string, paths: readonly string[]): Promise<Set<string>> {
  const listing = paths.length === 0 ? undefined : await openReader(root)?.read(["ls-files", "-z", "--stage", "--debug"]);
  const recorded = new Map<string, string>();
  for (const { groups = {} } of listing?.toString("utf8").matchAll(DEBUG_ENTRY) ?? [])
    recorded.set(groups.path ?? "", describeEntry(groups));
  const untouched = new Set<string>();
  for (const path of paths) {
    const stat = await lstat(join(root, path), { bigint: true }).catch(() => undefined);
    if (stat?.isFile() && recorded.get(path) === describeStat(stat)) untouched.add(path);
  }
  return untouched;
}

/** Of an entry without conflict. Another form, of another version of git, matches nothing. */
const DEBUG_ENTRY =
  /\d{6} [0-9a-f]+ 0\t(?<path>[^\0]+)\0 {2}ctime: (?<ctime>\d+:\d+)\n {2}mtime: (?<mtime>\d+:\d+)\n {2}dev: \d+\tino: (?<ino>\d+)\n {2}uid: \d+\tgid: \d+\n {2}size: (?<size>\d+)\t/g;

function describeEntry({ ctime, mtime, ino, size }: Record<string, string | undefined>): string {
  return [ctime, mtime, ino, size].join();
}

function describeStat({ ctimeNs, mtimeNs, ino, size }: { ctimeNs: bigint; mtimeNs: bigint; ino: bigint; size: bigint }): string {
  const toTime = (time: bigint) => `${time / 1_000_000_000n}:${time % 1_000_000_000n}`;
  // The index has 32 bits for each number.
  return [toTime(ctimeNs), toTime(mtimeNs), BigInt.asUintN(32, ino), BigInt.asUintN(32, size)].join();
}
