import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface BenchFolder extends AsyncDisposable {
  path: string;
}

export async function makeFolder(): Promise<BenchFolder> {
  const path = await mkdtemp(join(tmpdir(), "retouch-bench-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}

export async function git(folder: string, ...args: string[]): Promise<string> {
  const who = ["-c", "user.name=bench", "-c", "user.email=bench@example.com", "-c", "gc.auto=0"];
  return (await run("git", [...who, ...args], { cwd: folder, maxBuffer: 1 << 28 })).stdout;
}

/** A repository with these files committed, and its clone: what actions/checkout leaves. @returns the clone's path. */
export async function cloneWith(folder: string, files: Iterable<[path: string, bytes: Buffer]>): Promise<string> {
  const origin = join(folder, "origin");
  await mkdir(origin);
  await git(origin, "init", "--quiet", "--initial-branch=main");
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(origin, path)), { recursive: true });
    await writeFile(join(origin, path), bytes);
  }
  await git(origin, "add", "--all");
  await git(origin, "commit", "--quiet", "--message", "images");
  const clone = join(folder, "clone");
  await git(folder, "clone", "--quiet", origin, clone);
  return clone;
}

/** Brings a clone back to its commit. */
export async function restore(clone: string): Promise<void> {
  await git(clone, "reset", "--quiet", "--hard");
  await git(clone, "clean", "--quiet", "-fdx");
}
