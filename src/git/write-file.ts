import { randomUUID } from "node:crypto";
import { lstat, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { RetouchError } from "../errors.ts";
import { UNWRITABLE } from "./git-messages.ts";

/**
 * The absolute path of a file that may be written: inside the workspace, not in `.git`, and no part of it a symbolic link,
 * which could lead anywhere.
 *
 * @throws RetouchError `invalid-input`
 */
export async function checkWritable(root: string, path: string): Promise<string> {
  const absolute = resolve(root, path);
  const parts = relative(root, absolute).split(sep);
  if (parts[0] === ".." || parts[0] === "" || absolute === root) throw new RetouchError("invalid-input", UNWRITABLE.outside(path));
  if (parts.some((part) => isGitFolder(part))) throw new RetouchError("invalid-input", UNWRITABLE.inGit(path));
  let current = root;
  for (const part of parts) {
    current = join(current, part);
    const stat = await lstat(current).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT") return undefined;
      throw new RetouchError("invalid-input", UNWRITABLE.inaccessible(path, cause.code ?? cause.message), { cause });
    });
    if (!stat) break;
    if (stat.isSymbolicLink()) throw new RetouchError("invalid-input", UNWRITABLE.throughLink(path));
    if (current !== absolute && !stat.isDirectory()) throw new RetouchError("invalid-input", UNWRITABLE.belowFile(path));
    if (current === absolute && !stat.isFile()) throw new RetouchError("invalid-input", UNWRITABLE.notAFile(path));
  }
  return absolute;
}

/** Whether a path is a regular file of the workspace that no symbolic link leads to. */
export async function isPlainFile(root: string, path: string): Promise<boolean> {
  let current = root;
  for (const part of path.split("/")) {
    current = join(current, part);
    const stat = await lstat(current).catch(() => undefined);
    if (!stat || stat.isSymbolicLink()) return false;
  }
  return (await lstat(current)).isFile();
}

/** Also in the spellings that Windows takes for the same. */
function isGitFolder(part: string): boolean {
  return /^(\.git[. ]*|git~\d+)$/i.test(part);
}

/** Replaces a file as a whole: written beside it, synced, renamed. A crash leaves the old file or the new one. Its mode is kept. */
export async function writeWorkspaceFile(root: string, path: string, bytes: Uint8Array | string): Promise<string> {
  const absolute = await checkWritable(root, path);
  await mkdir(dirname(absolute), { recursive: true });
  const mode = (await lstat(absolute).catch(() => undefined))?.mode;
  const temporary = join(dirname(absolute), `.retouch-${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, "wx", 0o644);
    try {
      await file.writeFile(bytes);
      // The process's umask cuts the mode given to `open`.
      if (mode !== undefined) await file.chmod(mode & 0o777);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, absolute);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return absolute;
}
