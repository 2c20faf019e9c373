import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder that is gone at the end of the block. */
export interface Folder extends Disposable {
  root: string;
  /** Writes files by path, with their folders. */
  write(files: Record<string, string | Buffer>): void;
  /** Runs git, and gives its trimmed output. */
  git(...args: string[]): string;
  commit(): void;
}

const IDENTITY = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false", "-c", "protocol.file.allow=always"];

export function runGit(cwd: string, ...args: string[]): string {
  return execFileSync("git", [...IDENTITY, ...args], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}

export function makeFolder(): Folder {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "retouch-workspace-")));
  const git = (...args: string[]) => runGit(root, ...args);
  return {
    root,
    write: (files) => {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), content);
      }
    },
    git,
    commit: () => {
      git("add", "--all");
      git("commit", "-qm", "x", "--allow-empty");
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A repository with these files committed. */
export function makeRepository(files: Record<string, string | Buffer> = {}, ...options: string[]): Folder {
  const folder = makeFolder();
  folder.git("init", "-qb", "main", ...options);
  folder.write(files);
  folder.commit();
  return folder;
}
