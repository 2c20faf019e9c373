import { openSync, readSync, writeSync } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { RetouchError } from "../errors.ts";
import { fileGone } from "./git-messages.ts";
import { readPlainFile } from "./open-file.ts";

const folders = new Map<string, Promise<string>>();

/**
 * The run's own folder for pictures that the workspace has no place for, below the runner's temporary one: fresh, under a name that nobody
 * can know before, and closed to other users.
 */
export function openOwnFolder(tempDir: string): Promise<string> {
  const folder = folders.get(tempDir) ?? makeFolder(tempDir);
  folders.set(tempDir, folder);
  return folder;
}

async function makeFolder(tempDir: string): Promise<string> {
  try {
    await mkdir(tempDir, { recursive: true });
    return await mkdtemp(join(tempDir, "retouch-images-"));
  } catch (error) {
    folders.delete(tempDir);
    throw error;
  }
}

/** Bytes that are needed only at the end of a run, and lie in a file of its own until then. */
export interface SetAside {
  length: number;
  read(): Buffer;
}

const files = new Map<string, { fd: number; end: number }>();

/** Puts bytes at the end of the run's file for them, so that memory does not grow with the number of images. */
export async function setAside(tempDir: string, bytes: Buffer): Promise<SetAside> {
  const folder = await openOwnFolder(tempDir);
  const file = files.get(folder) ?? { fd: openSync(join(folder, "set-aside"), "wx+", 0o600), end: 0 };
  files.set(folder, file);
  const [{ length }, start] = [bytes, file.end];
  file.end += length;
  for (let written = 0; written < length; ) written += writeSync(file.fd, bytes, written, length - written, start + written);
  return {
    length,
    read: () => {
      const copy = Buffer.allocUnsafeSlow(length);
      return copy.subarray(0, readSync(file.fd, copy, 0, length, start));
    },
  };
}

/** Reads a file of the run's own folder by its absolute path. @throws RetouchError `delivery` when it is gone. */
export async function readOwnFile(file: string): Promise<Buffer> {
  const bytes = await readPlainFile(dirname(file), basename(file));
  if (!bytes) throw new RetouchError("delivery", fileGone(file));
  return bytes;
}
