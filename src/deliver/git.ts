import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { RetouchError } from "../errors.ts";
import { redact } from "../redact.ts";

export interface GitReply {
  exitCode: number;
  stdout: string;
  stderr: string;
}

export interface Git {
  /** Runs git and returns what it printed. @throws RetouchError `delivery` with git's own words when it fails. */
  run(args: readonly string[], options?: GitOptions): Promise<string>;
  /** Runs git, whatever it answers. */
  try(args: readonly string[], options?: GitOptions): Promise<GitReply>;
}

export interface GitOptions {
  input?: string;
  env?: Record<string, string>;
}

/** Secrets of the action, and what lets a program speak to the runner's services: hooks and filters get none of it. */
const KEPT_BACK = /^(INPUT_|ACTIONS_(RUNTIME|ID_TOKEN|RESULTS)|.*_API_KEY$)/i;

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
  const prefix = ["-C", cwd, ...settings.flatMap((setting) => ["-c", setting])];
  const attempt = (args: readonly string[], { input = "", env = {} }: GitOptions = {}) =>
    execute([...prefix, ...args], {
      input,
      env: { ...readEnvironment(), GIT_TERMINAL_PROMPT: "0", GIT_LFS_SKIP_SMUDGE: "1", LC_MESSAGES: "C", ...env },
    });
  return {
    try: attempt,
    async run(args, options) {
      const reply = await attempt(args, options);
      if (reply.exitCode !== 0) throw new RetouchError("delivery", `\`git ${args[0]}\` failed: ${summarizeGit(reply)}`);
      return reply.stdout;
    },
  };
}

/** By hand, since `@actions/exec` brings the whole action down (an unhandled EPIPE) when git ends before it read its input. */
function execute(args: readonly string[], { input, env }: Required<GitOptions>): Promise<GitReply> {
  return new Promise((resolve) => {
    // Windows looks for a program in the child's folder first; a repository must not bring its own git.
    const child = spawn("git", args, { cwd: dirname(process.execPath), env, windowsHide: true });
    const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      return chunks;
    });
    const read = (chunks: Buffer[] = []) => Buffer.concat(chunks).toString("utf8");
    child.on("error", (error) => resolve({ exitCode: 127, stdout: "", stderr: error.message }));
    child.on("close", (code) => resolve({ exitCode: code ?? 1, stdout: read(stdout), stderr: read(stderr) }));
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

function readEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name, value]) => value !== undefined && !KEPT_BACK.test(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, value ?? ""]));
}

/** The end of what git said, on one line and without credentials. */
export function summarizeGit({ stdout, stderr }: GitReply): string {
  const lines = `${stderr}\n${stdout}`
    .split(/[\r\n]+/)
    .map((line) => line.replace(/^(remote|fatal|error): /, "").trim())
    .filter((line) => line !== "" && !line.startsWith("hint:"));
  return redact(lines.slice(0, 12).join("; ")).slice(0, 600) || "it gave no reason.";
}

/** Which of the paths an attribute sends through Git LFS. Empty where there is no git. */
export async function findLfsTracked(workspace: string, paths: readonly string[]): Promise<Set<string>> {
  const { exitCode, stdout } = await openGit({ cwd: workspace }).try(["check-attr", "-z", "--stdin", "filter"], { input: joinZ(paths) });
  if (exitCode !== 0) return new Set();
  const fields = stdout.split("\0");
  return new Set(fields.filter((_, index) => index % 3 === 0 && fields[index + 2] === "lfs"));
}

/** Paths as git's `-z` options take them. */
export function joinZ(paths: readonly string[]): string {
  return paths.map((path) => `${path}\0`).join("");
}
