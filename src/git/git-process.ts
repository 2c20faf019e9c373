import { RetouchError } from "../errors.ts";
import { type ProcessResult, runProcess } from "../process.ts";
import { redact } from "../redact.ts";
import { DELIVERY_SETTINGS } from "./delivery-settings.ts";
import { deliveryEnvironment, readingEnvironment, type Variables } from "./git-environment.ts";
import { gitFailed, gitTimedOut, NO_REASON, type WaitsFor } from "./git-messages.ts";
import { type GitView, makeGitView, noHooksPath, writeUserSettings } from "./private-git.ts";
import { findRepository, type Repository } from "./repository.ts";

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
  /** Runs git and returns what it printed, as bytes; undefined when it fails or is not installed. @throws RetouchError `delivery` when it hangs. */
  read(args: readonly string[], options?: CallOptions): Promise<Buffer | undefined>;
}

export interface Reader extends Git {
  /** Runs Git LFS where it finds neither files of the repository nor its settings, for what it reads from a server. */
  readLfs(args: readonly string[], options?: CallOptions): Promise<Buffer | undefined>;
}

interface TimeLimit {
  minutes: number;
  waitsFor: WaitsFor;
}

/**
 * How long a command of git may take that runs programs of the repository or the machine, or that speaks to a server: far longer than one
 * that works. Without an end it would use up the hours of the job, and what was paid for would be in no artifact.
 */
const TIME_LIMITS: Readonly<Record<string, TimeLimit>> = {
  // Hooks may run a project's tests.
  commit: { minutes: 10, waitsFor: "hook" },
  // `pre-push` too; the server checks what it gets.
  push: { minutes: 10, waitsFor: "server" },
  lfs: { minutes: 10, waitsFor: "server" },
  fetch: { minutes: 5, waitsFor: "server" },
  "ls-remote": { minutes: 5, waitsFor: "server" },
};
/** Of the others, some run filters. */
const OTHERS: TimeLimit = { minutes: 10, waitsFor: "filter" };

const views = new Map<string, GitView>();

/**
 * Git as a reader, which runs nothing of a repository: its git directory is one of ours over the repository's data (see {@link makeGitView}),
 * so that no setting, no hook and no ref is there that could name a program or a server, whoever wrote them. It is used for `ls-files`,
 * `check-attr`, `cat-file blob`, `ls-tree`, `hash-object` without a path, `config --file`, and for `lfs smudge` and `lfs version`.
 *
 * Trusted are the git that is found on the PATH outside the workspace, and the job's environment (see `git-environment.ts`). The formats
 * of index, objects and attributes are git's own to defend.
 *
 * @returns undefined for a folder without git.
 * @throws RetouchError `invalid-input` for a repository that may not be used.
 */
export function openReader(where: string | Repository): Reader | undefined {
  const repository = typeof where === "string" ? findRepository(where) : where;
  if (!repository) return undefined;
  const view = views.get(repository.root) ?? makeGitView(repository);
  views.set(repository.root, view);
  const { env, gitDir, empty } = view;
  const git = openGit({ cwd: gitDir, env: { ...readingEnvironment(repository.root), ...env } });
  const network = { ...readingEnvironment(repository.root, { network: true }), ...env, GIT_WORK_TREE: empty };
  return { ...git, readLfs: (args, options) => openGit({ cwd: empty, env: network }).read(["lfs", ...args], options) };
}

const userSettings = new Map<string, string>();

export interface WriterOptions {
  /** Further `key=value` settings. */
  config?: readonly string[];
  env?: Variables;
  /** Runs the hooks of the repository; default: none. */
  hooks?: boolean;
}

/**
 * Git as the job itself would use it, for a commit that the workflow asks for: with the settings of the machine, of the user and of
 * `.git/config`, which hold where to push and how to log in, and which name filters and hooks. So this trusts whoever could write to
 * `.git`, as every git command of the job does. Only what would change the delivery is set anew (`delivery-settings.ts`).
 */
export function openWriter(repository: Repository, { config = [], env = {}, hooks = false }: WriterOptions = {}): Git {
  const { root, gitDir } = repository;
  const settings = userSettings.get(root) ?? writeUserSettings(repository);
  userSettings.set(root, settings);
  const all = [...DELIVERY_SETTINGS, ...(hooks ? [] : [`core.hooksPath=${noHooksPath()}`]), ...config];
  const named = { GIT_DIR: gitDir, GIT_WORK_TREE: root, GIT_CONFIG_GLOBAL: settings };
  return openGit({ cwd: root, env: { ...deliveryEnvironment(), ...named, ...env }, settings: all });
}

function openGit({ cwd, env, settings = [] }: { cwd: string; env: Variables; settings?: readonly string[] }): Git {
  const prefix = settings.flatMap((setting) => ["-c", setting]);
  const execute = (args: readonly string[], { input, env: own }: CallOptions = {}) =>
    runProcess("git", [...prefix, ...args], { cwd, input, env: { ...env, ...own }, timeoutMs: limitOf(args).minutes * 60_000 });
  return {
    async try(args, options) {
      return toReply(await execute(args, options), args);
    },
    async run(args, options) {
      const result = await execute(args, options);
      if (result.status === "timed-out") throw new RetouchError("delivery", explainHang(args));
      const reply = toReply(result, args);
      if (reply.exitCode !== 0) throw new RetouchError("delivery", gitFailed(args[0] ?? "", summarizeGit(reply)));
      return reply.stdout;
    },
    async read(args, options) {
      const result = await execute(args, options);
      if (result.status === "timed-out") throw new RetouchError("delivery", explainHang(args));
      return result.status === "exited" && result.exitCode === 0 ? result.stdout : undefined;
    },
  };
}

function limitOf([command = ""]: readonly string[]): TimeLimit {
  return TIME_LIMITS[command] ?? OTHERS;
}

function explainHang(args: readonly string[]): string {
  return gitTimedOut(args[0] ?? "", limitOf(args));
}

function toReply(result: ProcessResult, args: readonly string[]): GitReply {
  if (result.status === "exited")
    return { exitCode: result.exitCode, stdout: result.stdout.toString("utf8"), stderr: result.stderr.toString("utf8") };
  const reason = result.status === "failed" ? result.reason : `git: ${result.status}`;
  return { exitCode: 127, stdout: "", stderr: result.status === "timed-out" ? explainHang(args) : reason };
}

/** The end of what git said, on one line and without credentials. */
export function summarizeGit({ stdout, stderr }: GitReply): string {
  const lines = `${stderr}\n${stdout}`
    .split(/[\r\n]+/)
    .map((line) => line.replace(/^(remote|fatal|error): /, "").trim())
    .filter((line) => line !== "" && !line.startsWith("hint:"));
  return redact(lines.slice(0, 12).join("; ")).slice(0, 600) || NO_REASON;
}
