import { RetouchError } from "../errors.ts";
import { pickEnvironment, runProcess } from "../process.ts";
import { redact } from "../redact.ts";
import { gitFailed, NO_REASON } from "./git-messages.ts";

type Variables = Readonly<Record<string, string>>;

interface CallOptions {
  input?: Uint8Array | string;
  /** Further variables, for this call alone. */
  env?: Variables;
}

export interface GitReply {
  exitCode: number;
  stdout: string;
  stderr: string;
}

export interface Git {
  /** Runs git and returns what it printed. @throws RetouchError `delivery` with git's own words when it fails. */
  run(args: readonly string[], options?: CallOptions): Promise<string>;
  /** Runs git and returns its reply, whatever the exit code. */
  try(args: readonly string[], options?: CallOptions): Promise<GitReply>;
  /** Runs git and returns what it printed, as bytes; undefined when it fails or is not installed. */
  read(args: readonly string[], options?: CallOptions): Promise<Buffer | undefined>;
}

/** Secrets of the action, and what lets a program speak to the runner's services: hooks and filters get none of it. */
const KEPT_BACK = /^(INPUT_|ACTIONS_(RUNTIME|ID_TOKEN|RESULTS)|.*_API_KEY$)/i;

const SETTINGS = [
  // In a container job the checkout belongs to another user, whose repository git would refuse to read.
  "safe.directory=*",
  "gc.auto=0",
  "maintenance.auto=false",
  "core.quotePath=false",
  // Git would run the program that this names, whenever it looks at files.
  "core.fsmonitor=false",
  // A folder that merely looks like a repository is none.
  "safe.bareRepository=explicit",
];

/** No question to a person, no lock that only saves time, and messages in English. */
const ENVIRONMENT: Variables = { GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", LC_MESSAGES: "C" };

/**
 * The git command line in one folder, with the checkout's own credentials.
 *
 * @param config further `key=value` settings for these calls only.
 * @param env further variables for these calls only.
 */
export function openGit(cwd: string, { config = [], env: own = {} }: { config?: readonly string[]; env?: Variables } = {}): Git {
  const prefix = [...SETTINGS, ...config].flatMap((setting) => ["-c", setting]);
  const execute = (args: readonly string[], { input, env = {} }: CallOptions = {}) =>
    runProcess("git", [...prefix, ...args], {
      cwd,
      input,
      env: { ...pickEnvironment((name) => !KEPT_BACK.test(name)), ...ENVIRONMENT, ...own, ...env },
    });
  const attempt = async (args: readonly string[], options?: CallOptions): Promise<GitReply> => {
    const result = await execute(args, options);
    if (result.status === "exited")
      return { exitCode: result.exitCode, stdout: result.stdout.toString("utf8"), stderr: result.stderr.toString("utf8") };
    return { exitCode: 127, stdout: "", stderr: result.status === "failed" ? result.reason : `git: ${result.status}` };
  };
  return {
    try: attempt,
    async run(args, options) {
      const reply = await attempt(args, options);
      if (reply.exitCode !== 0) throw new RetouchError("delivery", gitFailed(args[0] ?? "", summarizeGit(reply)));
      return reply.stdout;
    },
    async read(args, options) {
      const result = await execute(args, options);
      return result.status === "exited" && result.exitCode === 0 ? result.stdout : undefined;
    },
  };
}

/** The end of what git said, on one line and without credentials. */
export function summarizeGit({ stdout, stderr }: GitReply): string {
  const lines = `${stderr}\n${stdout}`
    .split(/[\r\n]+/)
    .map((line) => line.replace(/^(remote|fatal|error): /, "").trim())
    .filter((line) => line !== "" && !line.startsWith("hint:"));
  return redact(lines.slice(0, 12).join("; ")).slice(0, 600) || NO_REASON;
}
