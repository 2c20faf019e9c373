import { randomUUID } from "node:crypto";
import { closeSync, fchmodSync, fsync, lstatSync, openSync, renameSync, rmSync, type Stats, writeSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { RetouchError } from "../errors.ts";
import { findPathFlaw } from "../text/repository-path.ts";
import { UNWRITABLE } from "./git-messages.ts";
import { codeOf, type FolderOptions, type OpenFolder, openFolder } from "./open-file.ts";
import { openPrivateFolder } from "./private-git.ts";

const sync = promisify(fsync);

const FLAWS = { outside: UNWRITABLE.outside, "in-git": UNWRITABLE.inGit, unstorable: UNWRITABLE.unstorable };

/**
 * The absolute path of a file that may be written: inside the workspace, not in `.git`, and no part of it a symbolic link,
 * which could lead anywhere.
 *
 * @param folders those that were looked at before, which many outputs share; more are added
 * @throws RetouchError `invalid-input`
 */
export async function checkWritable(root: string, path: string, folders = new Set<string>()): Promise<string> {
  const flaw = findPathFlaw(path);
  if (flaw) throw new RetouchError("invalid-input", FLAWS[flaw](path));
  const absolute = join(root, path);
  for (let end = path.indexOf("/"); ; end = path.indexOf("/", end + 1)) {
    const isFolder = end >= 0;
    const current = isFolder ? path.slice(0, end) : path;
    if (isFolder && folders.has(current)) continue;
    const stat = look(path, isFolder ? join(root, current) : absolute);
    if (!stat) return absolute;
    if (stat.isSymbolicLink()) throw new RetouchError("invalid-input", UNWRITABLE.throughLink(path));
    if (isFolder && !stat.isDirectory()) throw new RetouchError("invalid-input", UNWRITABLE.belowFile(path));
    if (!isFolder && !stat.isFile()) throw new RetouchError("invalid-input", UNWRITABLE.notAFile(path));
    if (!isFolder) return absolute;
    folders.add(current);
  }
}

/** Not by a thread: to wait for one takes ten times as long, and there may be thousands of outputs. */
function look(path: string, current: string): Stats | undefined {
  try {
    return lstatSync(current, { throwIfNoEntry: false });
  } catch (cause) {
    throw new RetouchError("invalid-input", UNWRITABLE.inaccessible(path, codeOf(cause) ?? String(cause)), { cause });
  }
}

/** What is written: as a whole, or in parts. */
export type Content = Uint8Array | string | readonly Uint8Array[];

export interface WriteOptions extends Pick<FolderOptions, "byHandle"> {
  /** False: not synced, for what need not survive a crash of the machine. */
  isDurable?: boolean;
}

/**
 * Replaces a file as a whole: written elsewhere, synced, renamed. A crash leaves the old file or the new one, and no other file in the
 * workspace, which a later step might commit. The file's mode is kept. It is renamed in a folder that was opened without following a link,
 * so that one that appears meanwhile leads nowhere.
 *
 * @throws RetouchError `invalid-input`
 */
export async function writeWorkspaceFile(
  root: string,
  path: string,
  bytes: Content,
  { isDurable = true, byHandle }: WriteOptions = {},
): Promise<string> {
  const absolute = await checkWritable(root, path);
  const names = path.split("/");
  const name = names.pop() ?? "";
  try {
    using folder = openFolder(root, names, { create: true, byHandle });
    await replaceFile(folder, name, bytes, isDurable);
    folder.check();
  } catch (cause) {
    if (codeOf(cause) !== "ELOOP" && codeOf(cause) !== "ENOTDIR") throw cause;
    throw new RetouchError("invalid-input", UNWRITABLE.throughLink(path), { cause });
  }
  return absolute;
}

/** The run's temporary folder is on another file system than the workspace: then files are written beside those that they replace. */
let isApart = false;

async function replaceFile(folder: OpenFolder, name: string, bytes: Content, isDurable: boolean): Promise<void> {
  const temporary = `.retouch-${randomUUID()}.tmp`;
  if (!isApart) {
    try {
      return await replaceBy(join(openPrivateFolder(), temporary), { folder, name, bytes, isDurable });
    } catch (error) {
      // The temporary folder may be full, or not there; the workspace is asked before what was paid for is given up.
      isApart = codeOf(error) === "EXDEV";
    }
  }
  return replaceBy(folder.at(temporary), { folder, name, bytes, isDurable });
}

interface Replacing {
  folder: OpenFolder;
  name: string;
  bytes: Content;
  isDurable: boolean;
}

async function replaceBy(temporary: string, { folder, name, bytes, isDurable }: Replacing): Promise<void> {
  const target = folder.at(name);
  const mode = lstatSync(target, { throwIfNoEntry: false })?.mode;
  try {
    // But for the sync not by threads, which take longer to wait for than the calls themselves.
    const file = openSync(temporary, "wx", 0o644);
    try {
      folder.check();
      writeWhole(file, bytes);
      // The process's umask cuts the mode given to `open`.
      if (mode !== undefined) fchmodSync(file, mode & 0o777);
      if (isDurable) await sync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeWhole(file: number, content: Content): void {
  for (const bytes of listParts(content)) for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

/** Bytes below which parts are written as one. */
const SMALL = 1 << 20;

function listParts(content: Content): readonly Uint8Array[] {
  if (typeof content === "string") return [Buffer.from(content)];
  if (content instanceof Uint8Array) return [content];
  return content.reduce((sum, { length }) => sum + length, 0) < SMALL ? [Buffer.concat(content)] : content;
}
