import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type ObjectId, toObjectId } from "../git/blob-identity.ts";
import { openReader } from "../git/git-process.ts";
import { readPlainFile } from "../git/open-file.ts";
import { readObjects } from "../git/read-objects.ts";
import { checkWritable } from "../git/write-file.ts";
import { branchFolder, isBranchFile } from "./branch-files.ts";

export interface CheckoutOptions {
  /** The workspace. */
  root: string;
  /** Of the lockfile. */
  path: string;
  /** Paths that git knows; empty without git. */
  tracked: Iterable<string>;
}

/**
 * Reads the lockfile and the branches' files of the checkout. What a sparse checkout leaves out of the workspace is read from the index.
 *
 * @returns texts by path.
 * @throws RetouchError `invalid-input` if one of them is behind a symbolic link.
 */
export async function readCheckoutLock({ root, path, tracked }: CheckoutOptions): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const file of [path, ...(await listBranchFiles(root, path))]) {
    const bytes = await readPlainFile(root, file);
    if (bytes) texts.set(file, bytes.toString("utf8"));
  }
  const absent = [...tracked].filter((file) => (file === path || isBranchFile(path, file)) && !texts.has(file));
  for (const [file, text] of await readHidden(root, absent)) texts.set(file, text);
  return texts;
}

async function listBranchFiles(root: string, path: string): Promise<string[]> {
  const folder = branchFolder(path);
  await checkWritable(root, `${folder}/any.json`);
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(ignoreMissing);
  const files = (entries ?? []).filter((entry) => entry.isFile()).map(({ name }) => `${folder}/${name}`);
  return files.filter((file) => isBranchFile(path, file)).sort();
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

/** Those of the files that git leaves out of the workspace on purpose, and not those that somebody has deleted. */
async function readHidden(root: string, files: readonly string[]): Promise<Map<string, string>> {
  if (files.length === 0) return new Map();
  const wanted = new Set(files);
  const listing = await openReader(root)?.read(["ls-files", "-z", "-t", "--stage"]);
  // `<tag> <mode> <object> <stage>\t<path>`
  const hidden = (listing?.toString("utf8").split("\0") ?? []).flatMap((line): [file: string, blob: ObjectId][] => {
    const file = line.slice(line.indexOf("\t") + 1);
    return line.startsWith("S ") && wanted.has(file) ? [[file, toObjectId(line.split(" ", 3)[2] ?? "")]] : [];
  });
  const objects = await readObjects(
    root,
    hidden.map(([, blob]) => blob),
  );
  return new Map(
    hidden.flatMap(([file, blob]): [string, string][] => {
      const object = objects.get(blob);
      return object ? [[file, object.bytes.toString("utf8")]] : [];
    }),
  );
}
