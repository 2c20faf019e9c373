import {
  type BigIntStats,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  read,
  readSync,
  type Stats,
} from "node:fs";
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { RetouchError } from "../errors.ts";
import { allocateBuffer } from "../large-buffer.ts";
import { isRepositoryPath } from "../text/repository-path.ts";
import { fileTooLarge } from "./git-messages.ts";

const { O_RDONLY, O_DIRECTORY = 0, O_NOFOLLOW = 0, O_NONBLOCK = 0, COPYFILE_EXCL, COPYFILE_FICLONE } = constants;

const readPart = promisify(read);

/** Linux looks names up in a folder that is open. Elsewhere Node cannot, so that a folder is compared before and after. */
const HAS_HANDLES = existsSync("/proc/self/fd");

export interface FolderOptions {
  /** Makes the folders that are missing. */
  create?: boolean;
  /** False: as on Windows and macOS. */
  byHandle?: boolean;
}

/** A folder to which no link leads from the root. */
export interface OpenFolder extends Disposable {
  /** A path of an entry of this very folder, whatever lies at the folder's own path by now. */
  at(name: string): string;
  /** @throws ELOOP when another folder, or a link, is at its path by now. */
  check(): void;
}

/**
 * Opens a folder name by name. The root itself is the runner's, and trusted.
 *
 * @throws ENOENT, ENOTDIR or ELOOP where there is no such folder without a link.
 */
export function openFolder(
  root: string,
  names: readonly string[],
  { create = false, byHandle = HAS_HANDLES }: FolderOptions = {},
): OpenFolder {
  const passed: { path: string; dev: bigint; ino: bigint }[] = [];
  let handle = byHandle ? openSync(root, O_RDONLY | O_DIRECTORY) : undefined;
  let path = root;
  const at = (name: string) => (handle === undefined ? join(path, name) : `/proc/self/fd/${handle}/${name}`);
  const close = () => void (handle !== undefined && closeSync(handle));
  try {
    for (const name of names) {
      const entry = at(name);
      if (create) makeFolder(entry);
      if (handle !== undefined) {
        const inner = openSync(entry, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
        closeSync(handle);
        handle = inner;
      }
      const stat = handle === undefined ? lstatSync(entry, { bigint: true }) : fstatSync(handle, { bigint: true });
      if (!stat.isDirectory()) throw notTheFolder(entry);
      path = join(path, name);
      passed.push({ path, dev: stat.dev, ino: stat.ino });
    }
  } catch (error) {
    close();
    throw error;
  }
  return {
    at,
    check: () => {
      for (const { path, dev, ino } of passed) {
        const stat = lstatSync(path, { bigint: true });
        if (!stat.isDirectory() || stat.dev !== dev || stat.ino !== ino) throw notTheFolder(path);
      }
    },
    [Symbol.dispose]: close,
  };
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

function notTheFolder(path: string): Error {
  return Object.assign(new Error(`ELOOP: not the folder that it was, '${path}'`), { code: "ELOOP" });
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** There is no file: nothing, a link, a folder, a socket, or a name that no file can have. */
const NO_FILE = ["ENOENT", "ENOTDIR", "ELOOP", "EISDIR", "ENXIO", "ENAMETOOLONG"];

/** A regular file that is open, until it is disposed of. */
export interface PlainFile extends Disposable {
  fd: number;
  /** Bytes, when it was opened. */
  size: number;
  /** Reads its first bytes. @returns their number */
  readStart(bytes: Buffer): number;
}

/** Opens files of one workspace, one after the other. */
export interface FileOpener extends Disposable {
  /** A regular file, for reading; undefined where there is none, or a link leads to it. */
  open(path: string): PlainFile | undefined;
}

/**
 * The folder of the last file stays open: of thousands of files in it, only the first has it looked up. Not by a thread: to wait for one
 * takes ten times as long.
 */
export function createFileOpener(root: string, { byHandle = HAS_HANDLES }: FolderOptions = {}): FileOpener {
  let last: { path: string; folder: OpenFolder } | undefined;
  const close = () => {
    last?.folder[Symbol.dispose]();
    last = undefined;
  };
  const enter = (path: string): OpenFolder => {
    if (last?.path === path) return last.folder;
    close();
    last = { path, folder: openFolder(root, path.split("/").filter(Boolean), { byHandle }) };
    return last.folder;
  };
  return {
    open: (path) => {
      if (!isRepositoryPath(path)) return undefined;
      const end = path.lastIndexOf("/");
      let fd: number | undefined;
      try {
        const folder = enter(path.slice(0, Math.max(0, end)));
        const entry = folder.at(path.slice(end + 1));
        // A pipe would otherwise be waited for.
        fd = openSync(entry, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        const opened = fstatSync(fd, { bigint: true });
        if (!opened.isFile()) return refuse(fd);
        if (byHandle) return toPlainFile(fd, opened);
        folder.check();
        const { dev, ino } = lstatSync(entry, { bigint: true });
        return dev === opened.dev && ino === opened.ino ? toPlainFile(fd, opened) : refuse(fd);
      } catch (error) {
        refuse(fd);
        // Another folder may be there now.
        close();
        if (!NO_FILE.includes(codeOf(error) ?? "")) throw error;
        return undefined;
      }
    },
    [Symbol.dispose]: close,
  };
}

/** Opens a single file, see {@link FileOpener}. */
export function openPlainFile(root: string, path: string, options: FolderOptions = {}): PlainFile | undefined {
  using files = createFileOpener(root, options);
  return files.open(path);
}

function toPlainFile(fd: number, { size }: BigIntStats): PlainFile {
  return { fd, size: Number(size), readStart: (bytes) => readSync(fd, bytes, 0, bytes.length, 0), [Symbol.dispose]: () => closeSync(fd) };
}

function refuse(fd: number | undefined): undefined {
  if (fd !== undefined) closeSync(fd);
}

const MAX_SMALL = 1 << 20;

/** Above what is taken as a picture. */
export const MAX_FILE_BYTES = 128 << 20;

/**
 * Reads a regular file of a folder; undefined where there is none, or a link leads to it.
 *
 * @throws RetouchError `too-large`
 */
export async function readPlainFile(
  root: string,
  path: string,
  { maxBytes = MAX_FILE_BYTES, ...options }: FolderOptions & { maxBytes?: number } = {},
): Promise<Buffer | undefined> {
  using file = openPlainFile(root, path, options);
  if (!file) return undefined;
  const { size } = file;
  // One more byte is asked for, and shows whether the file is longer by now.
  let bytes: Buffer = allocateBuffer(Math.min(size, maxBytes) + 1);
  for (let length = 0; ; ) {
    // For a small file, to wait for a thread takes longer than to read it.
    const isSmall = bytes.length <= MAX_SMALL;
    const bytesRead = isSmall
      ? readSync(file.fd, bytes, length, bytes.length - length, null)
      : (await readPart(file.fd, bytes, length, bytes.length - length, null)).bytesRead;
    length += bytesRead;
    if (length > maxBytes) throw new RetouchError("too-large", fileTooLarge(path, maxBytes));
    if (bytesRead === 0 || (length === size && size > 0)) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * length, maxBytes + 1));
  }
}

/**
 * Copies a regular file of a folder to a new file elsewhere, past this process's memory where the system can.
 *
 * @returns false where there is none, or a link leads to it.
 */
export async function copyPlainFile(root: string, path: string, target: string): Promise<boolean> {
  if (!HAS_HANDLES) {
    const bytes = await readPlainFile(root, path);
    if (bytes) await writeFile(target, bytes, { flag: "wx" });
    return bytes !== undefined;
  }
  using file = openPlainFile(root, path);
  if (!file) return false;
  await copyFile(`/proc/self/fd/${file.fd}`, target, COPYFILE_EXCL | COPYFILE_FICLONE);
  return true;
}

export type PathKind = "file" | "symlink" | "other" | "missing";

/** What lies at a path; a link anywhere in it counts as one. */
export function kindOfPath(root: string, path: string): PathKind {
  if (!isRepositoryPath(path)) return "missing";
  const names = path.split("/");
  for (let count = 1; count <= names.length; count++) {
    const stat = lookAt(join(root, ...names.slice(0, count)));
    if (!stat) return "missing";
    if (stat.isSymbolicLink()) return "symlink";
    if (count === names.length && stat.isFile()) return "file";
  }
  return "other";
}

/** The size of what lies at a path, in bytes; 0 where there is nothing. */
export function sizeOfFile(root: string, path: string): number {
  return lookAt(join(root, path))?.size ?? 0;
}

function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}
