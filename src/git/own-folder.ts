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

/** Reads a file of the run's own folder by its absolute path. @throws RetouchError `delivery` when it is gone. */
export async function readOwnFile(file: string): Promise<Buffer> {
  const bytes = await readPlainFile(dirname(file), basename(file));
  if (!bytes) throw new RetouchError("delivery", fileGone(file));
  return bytes;
}
