import { getExecOutput } from "@actions/exec";
import { RetouchError } from "../errors.ts";
import { redact } from "../redact.ts";
import { gitEnvironment } from "./run-git.ts";

export interface GitReply {
  exitCode: number;
  stdout: string;
  stderr: string;
}

export interface Git {
  /** Runs git and returns what it printed. @throws RetouchError `delivery` with git's own words when it fails. */
  run(args: readonly string[], env?: Variables): Promise<string>;
  /** Runs git, whatever it answers. */
  try(args: readonly string[], env?: Variables): Promise<GitReply>;
}

type Variables = Readonly<Record<string, string>>;

/**
 * The git command line in one folder, with the checkout's own credentials and never a question to a person.
 *
 * @param config further `key=value` settings, for these calls only.
 */
export function openGit({ cwd, config = [] }: { cwd: string; config?: readonly string[] }): Git {
  // In a container the files belong to another user than the one who runs; git then refuses without this.
  const settings = [
    `safe.directory=${cwd.replaceAll("\\", "/")}`,
    "gc.auto=0",
    "maintenance.auto=false",
    "core.quotePath=false",
    ...config,
  ];
  const prefix = settings.flatMap((setting) => ["-c", setting]);
  const attempt = (args: readonly string[], env: Variables = {}) =>
    execute([...prefix, ...args], {
      cwd,
      env: { ...gitEnvironment(), GIT_LFS_SKIP_SMUDGE: "1", LC_MESSAGES: "C", ...env },
    });
  return {
    try: attempt,
    async run(args, env) {
      const reply = await attempt(args, env);
      if (reply.exitCode !== 0) throw new RetouchError("delivery", `\`git ${args[0]}\` failed: ${summarizeGit(reply)}`);
      return reply.stdout;
    },
  };
}

/** Long lists go by files: with the toolkit's `input`, a git that ends before it read all of it brings the whole action down (EPIPE). */
async function execute(args: readonly string[], options: { cwd: string; env: Record<string, string> }): Promise<GitReply> {
  try {
    return await getExecOutput("git", [...args], { ...options, silent: true, ignoreReturnCode: true });
  } catch (error) {
    return { exitCode: 127, stdout: "", stderr: error instanceof Error ? error.message : String(error) };
  }
}

/** The end of what git said, on one line and without credentials. */
export function summarizeGit({ stdout, stderr }: GitReply): string {
  const lines = `${stderr}\n${stdout}`
    .split(/[\r\n]+/)
    .map((line) => line.replace(/^(remote|fatal|error): /, "").trim())
    .filter((line) => line !== "" && !line.startsWith("hint:"));
  return redact(lines.slice(0, 12).join("; ")).slice(0, 600) || "it gave no reason.";
}

/** Windows takes 32,767 characters in one command line. */
const MAX_ARGUMENTS = 16_000;

/** The paths in groups that fit into one command line each. */
export function groupPaths(paths: readonly string[]): string[][] {
  const groups: string[][] = [];
  let room = 0;
  for (const path of paths) {
    room -= path.length + 1;
    if (room < 0) {
      groups.push([]);
      room = MAX_ARGUMENTS - path.length - 1;
    }
    groups.at(-1)?.push(path);
  }
  return groups;
}
