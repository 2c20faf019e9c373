import { RetouchError } from "../errors.ts";
import { runProcess } from "../process.ts";
import { redact } from "../redact.ts";
import { DELIVERY_SETTINGS } from "./delivery-settings.ts";
import { deliveryEnvironment, readingEnvironment, type Variables } from "./git-environment.ts";
import { gitFailed, NO_REASON } from "./git-messages.ts";
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
  /** Runs git and returns what it printed, as bytes; undefined when it fails or is not installed. */
  read(args: readonly string[], options?: CallOptions): Promise<Buffer | undefined>;
}

export interface Reader extends Git {
  /** Runs Git LFS where it finds neither files of the repository nor its settings, for what it reads from a server. */
  readLfs(args: readonly string[], options?: CallOptions): Promise<Buffer | undefined>;
}

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
    runProcess("git", [...prefix, ...args], { cwd, input, env: { ...env, ...own } });
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
