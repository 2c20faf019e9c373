import { execFile } from "node:child_process";
import { createHash } from "node:crypto";

const MAX_OUTPUT = 1 << 30;

/** Secrets of the action, and what lets a program speak to the runner's services: hooks and filters get none of it. */
const KEPT_BACK = /^(INPUT_|ACTIONS_(RUNTIME|ID_TOKEN|RESULTS)|.*_API_KEY$)/i;

/** The environment for git and what it starts: without secrets, and without a question to a person. */
export function gitEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).flatMap(([name, value]) => (value === undefined || KEPT_BACK.test(name) ? [] : [[name, value]]));
  return { ...Object.fromEntries(kept), GIT_TERMINAL_PROMPT: "0" };
}

/** Runs git in the workspace and gives its standard output; undefined when git fails or is not installed. */
export function readGit(workspace: string, args: readonly string[], input?: Buffer | string): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const child = execFile(
      "git",
      // In a container job the checkout belongs to another user, which git would refuse to read.
      ["-c", "safe.directory=*", ...args],
      {
        cwd: workspace,
        encoding: "buffer",
        maxBuffer: MAX_OUTPUT,
        env: { ...gitEnvironment(), GIT_OPTIONAL_LOCKS: "0" },
      },
      (error, stdout) => resolve(error ? undefined : stdout),
    );
    // A git that ended before it read its input is told by its exit code.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}

/**
 * Git's list of everything under a folder: the index, what differs from it, and what is untracked and not ignored. Git compares time
 * stamps and sizes only, so no file is read. Undefined without git.
 */
export function listFiles(root: string): Promise<Buffer | undefined> {
  return readGit(root, ["ls-files", "-z", "-t", "--stage", "--cached", "--modified", "--others", "--exclude-standard"]);
}

/** Git's id of a blob with these bytes. */
export function blobId(bytes: Uint8Array | string, algorithm: "sha1" | "sha256" = "sha1"): string {
  const content = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  return createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest("hex");
}

/** The pointer that Git LFS keeps in place of a file. git-lfs/docs/spec.md. */
export function lfsPointer(file: { sha256: string; bytes: number }): string {
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${file.sha256}\nsize ${file.bytes}\n`;
}

/** The paths of these that Git LFS tracks, by `.gitattributes`. */
export async function findLfsTracked(workspace: string, paths: readonly string[]): Promise<Set<string>> {
  if (paths.length === 0) return new Set();
  const output = await readGit(workspace, ["check-attr", "-z", "--stdin", "filter"], `${paths.join("\0")}\0`);
  const fields = output?.toString("utf8").split("\0") ?? [];
  const tracked = new Set<string>();
  for (let i = 0; i + 2 < fields.length; i += 3) {
    const path = fields[i];
    if (path !== undefined && fields[i + 2] === "lfs") tracked.add(path);
  }
  return tracked;
}

/** Turns an LFS pointer into the file it stands for, by `git lfs smudge`; undefined where git-lfs or the object is not to be had. */
export async function smudgeLfs(workspace: string, pointer: Buffer): Promise<Buffer | undefined> {
  const bytes = await readGit(workspace, ["lfs", "smudge"], pointer);
  return bytes?.equals(pointer) ? undefined : bytes;
}

/** True for the text that Git LFS leaves in place of a file that was not fetched (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md). */
export function isLfsPointer(bytes: Uint8Array): boolean {
  return (
    bytes.length < 1024 &&
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", 0, 42) === "version https://git-lfs.github.com/spec/v1"
  );
}
