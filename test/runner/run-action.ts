import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "yaml";
import { z } from "zod";
import type { GithubEmulator } from "../emulators/github/github.ts";
import { type Spawned, spawnProgram } from "../emulators/spawner.ts";
import { createDesign } from "./designed-commands.ts";
import { createFileCommands, type FileCommandResult } from "./file-commands.ts";
import { runWarm } from "./warm-runs.ts";
import { type Annotation, createCommandReader, parseCommand } from "./workflow-commands.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/**
 * Options of Node's that change what a run costs and nothing that it does. Most of a short run is compiling: so V8 optimises
 * WebAssembly ten times later than by itself, and the next run has the compiled JavaScript of this one.
 */
const NODE_OPTIONS = ["--wasm-tiering-budget=130000000"];
const COMPILE_CACHE = { NODE_COMPILE_CACHE: join(ROOT, "node_modules/.cache/retouch-tests") };

export interface RunOptions {
  /** Default: the bundle, `dist/index.js`. */
  main?: string;
  /** Not the bundle, but its sources in a process that has run them before. Not for runs that are cancelled. */
  warm?: boolean;
  /** Values of `with:`; undeclared names are passed on too, as the runner does. */
  inputs?: Record<string, string>;
  /** Variables of the job and the step. */
  env?: Record<string, string>;
  eventName?: string;
  event?: unknown;
  ref?: string;
  sha?: string;
  headRef?: string;
  baseRef?: string;
  workspace: string;
  /** RUNNER_TEMP; take it from `checkout()`, since the credential lies there. Default: a new folder, removed after the run. */
  runnerTemp?: string;
  github?: Pick<GithubEmulator, "env">;
  /** An emulator of a provider, if it has variables to hand to the action. */
  provider?: { env?(): Record<string, string> };
  /** `github.token`; also the default of inputs that name it. */
  token?: string;
  /** Values of `secrets`, masked from the start. */
  secrets?: string[];
  workflow?: string;
  job?: string;
  /** Path of action.yml; default: the project's, if there is one. */
  actionFile?: string;
  onLine?: (line: string) => void;
  /** Cancels the job at the first line of output that it accepts. */
  cancelWhen?: (line: string) => boolean;
  /** Milliseconds from SIGINT to SIGTERM, and from there to SIGKILL; the runner's own are the default. */
  cancelDelays?: { terminate: number; kill: number };
  /** Kills the run, as a runner that is lost does, once it resolves. */
  killAfter?: Promise<unknown>;
  /** Milliseconds after which the run is killed and the call rejects. */
  timeoutMs?: number;
}

export interface RunResult {
  conclusion: "success" | "failure" | "cancelled";
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  outputs: Record<string, string>;
  state: Record<string, string>;
  summary: string;
  annotations: Annotation[];
  /** The log as a person sees it: both streams, masked, commands that show nothing left out. */
  stdout: string;
  lines: string[];
  /** Both streams as they were written, to look for leaked secrets. */
  raw: string;
  masks: string[];
  durationMs: number;
  /** Highest resident set of the action's process; Linux only. */
  maxRssKb?: number;
}

/**
 * Runs a JavaScript action in a child process as actions/runner 2.336 does.
 *
 * @throws when Retouch (an `index.js`) printed a line that the runner takes for a command and that is not one of its own, or handed over
 * by files what it has not declared: whatever the test is about, that must not happen.
 */
export async function runAction(options: RunOptions): Promise<RunResult> {
  if (options.runnerTemp !== undefined) return runIn(options.runnerTemp, options);
  const dir = await mkdtemp(join(tmpdir(), "retouch-runner-"));
  try {
    return await runIn(join(dir, "_temp"), options);
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function runIn(runnerTemp: string, options: RunOptions): Promise<RunResult> {
  if (!process.version.startsWith("v24."))
    throw new Error(`actions run on Node 24, and this is ${process.version}: start the tests by npm`);
  const main = options.main ?? join(ROOT, "dist/index.js");
  const files = await createFileCommands(runnerTemp);
  const declared = readActionFile(options.actionFile ?? join(ROOT, "action.yml"));
  const env = await environmentOf(options, runnerTemp, declared);
  const isByDesign = createDesign(new Set(Object.values(env).map((value) => value.trim())));
  const undesigned: string[] = [];
  const commands = createCommandReader([...(options.token ? [options.token] : []), ...(options.secrets ?? [])]);
  const lines: string[] = [];
  const raw: string[] = [];
  const take = (line: string) => {
    raw.push(line);
    const command = parseCommand(line);
    if (command && !isByDesign(line, command)) undesigned.push(line);
    const shown = commands.take(line);
    if (shown !== undefined) lines.push(shown);
    options.onLine?.(line);
  };
  const program = { env: { ...env, ...files.env }, main, take };
  const { exitCode, signal, cancelled, durationMs, maxRssKb } = await (options.warm ? runSources : runProgram)(program, options);

  const handed = await files.read();
  undesigned.push(...listUndeclared(handed, declared));
  if (basename(main) === "index.js" && undesigned.length > 0)
    throw new Error(`the action gave the runner what it must not:\n${undesigned.join("\n")}`);
  const errors = [...commands.failures.map((message) => ({ message, fatal: true })), ...handed.errors];
  for (const { message } of errors) commands.take(`::error::${message}`);
  const failed = exitCode !== 0 || errors.some((error) => error.fatal);
  return {
    conclusion: cancelled ? "cancelled" : failed ? "failure" : "success",
    exitCode,
    signal,
    outputs: { ...commands.outputs, ...handed.outputs },
    state: { ...commands.state, ...handed.state },
    summary: commands.mask(handed.summary),
    annotations: commands.annotations,
    stdout: lines.join("\n"),
    lines,
    raw: raw.join("\n"),
    masks: commands.masks,
    durationMs,
    ...(maxRssKb === undefined ? {} : { maxRssKb }),
  };
}

interface Program {
  main: string;
  env: Record<string, string>;
  /** Gets each line that it prints. */
  take(line: string): void;
}

interface Ended {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  cancelled: boolean;
  durationMs: number;
  maxRssKb?: number;
}

async function runProgram({ main, env, take }: Program, options: RunOptions): Promise<Ended> {
  const started = performance.now();
  const child = spawnProgram({
    program: process.execPath,
    args: [...NODE_OPTIONS, main],
    cwd: options.workspace,
    env: { ...env, ...COMPILE_CACHE },
  });
  const cancellation = new AbortController();
  let cancelled = false;
  const printed: string[] = [];
  const watch = (line: string) => {
    printed.push(line);
    take(line);
    if (cancelled || !options.cancelWhen?.(line)) return;
    cancelled = true;
    void cancel(child, options.cancelDelays ?? { terminate: 7_500, kill: 2_500 }, cancellation.signal);
  };
  const streams = [readLines(child.stdout, watch), readLines(child.stderr, watch)];
  const rss = watchRss(await child.pid);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill("SIGKILL");
  }, options.timeoutMs ?? TIMEOUT_MS);
  void options.killAfter?.then(() => child.kill("SIGKILL"));
  const { exitCode, signal } = await child.exit;
  clearTimeout(timer);
  cancellation.abort();
  // A grandchild that holds the streams open is waited for, but not for long.
  await Promise.race([Promise.all(streams), sleep(5_000, undefined, { ref: false })]);
  const durationMs = performance.now() - started;
  child.stdout.destroy();
  child.stderr.destroy();
  if (timedOut) throw new Error(`the action did not end in time:\n${printed.join("\n")}`);
  return { exitCode, signal, cancelled, durationMs, maxRssKb: rss.stop() };
}

async function runSources({ env, take }: Program, { timeoutMs = TIMEOUT_MS }: RunOptions): Promise<Ended> {
  const { exitCode, durationMs, log } = await runWarm(env, timeoutMs);
  await readLines(Readable.from([Buffer.from(log)]), take);
  return { exitCode, signal: null, cancelled: false, durationMs };
}

const TIMEOUT_MS = 110_000;

/** From low to high: job and step variables, inputs, the runner's own. Nothing of this process leaks in but the PATH. */
export async function environmentOf(
  options: Omit<RunOptions, "main">,
  runnerTemp: string,
  declared: ActionFile = readActionFile(join(ROOT, "action.yml")),
): Promise<Record<string, string>> {
  const home = join(dirname(runnerTemp), "_home");
  const eventDir = join(runnerTemp, "_github_workflow");
  await Promise.all([mkdir(home, { recursive: true }), mkdir(eventDir, { recursive: true })]);
  const eventPath = join(eventDir, "event.json");
  await writeFile(eventPath, JSON.stringify(options.event ?? {}));
  const ref = options.ref ?? "refs/heads/main";
  const workflow = options.workflow ?? "Images";
  const repository = { GITHUB_REPOSITORY: "octo-org/pictures", GITHUB_REPOSITORY_OWNER: "octo-org" };
  const servers = {
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_API_URL: "https://api.github.com",
    GITHUB_GRAPHQL_URL: "https://api.github.com/graphql",
  };
  return {
    PATH: process.env.PATH ?? "",
    HOME: home,
    LANG: "C.UTF-8",
    CI: "true",
    ...repository,
    ...servers,
    ...options.github?.env(),
    ...options.provider?.env?.(),
    ...options.env,
    ...inputVariables(options, declared),
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION: "__self",
    GITHUB_ACTOR: "mona",
    GITHUB_BASE_REF: options.baseRef ?? "",
    GITHUB_EVENT_NAME: options.eventName ?? "push",
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_HEAD_REF: options.headRef ?? "",
    GITHUB_JOB: options.job ?? "edit",
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(heads|tags|pull)\//, ""),
    GITHUB_REF_PROTECTED: "false",
    GITHUB_REF_TYPE: ref.startsWith("refs/tags/") ? "tag" : "branch",
    GITHUB_RETENTION_DAYS: "90",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: "1658821493",
    GITHUB_RUN_NUMBER: "7",
    GITHUB_SHA: options.sha ?? "0".repeat(40),
    GITHUB_TRIGGERING_ACTOR: "mona",
    GITHUB_WORKFLOW: workflow,
    GITHUB_WORKFLOW_REF: `octo-org/pictures/.github/workflows/images.yml@${ref}`,
    GITHUB_WORKSPACE: options.workspace,
    RUNNER_ARCH: "X64",
    RUNNER_ENVIRONMENT: "github-hosted",
    RUNNER_NAME: "GitHub Actions 1",
    RUNNER_OS: "Linux",
    RUNNER_TEMP: runnerTemp,
    RUNNER_TOOL_CACHE: join(runnerTemp, "_tool"),
    RUNNER_WORKSPACE: dirname(options.workspace),
  };
}

const actionBody = z.object({
  outputs: z.record(z.string(), z.unknown()).optional(),
  inputs: z.record(z.string(), z.object({ default: z.unknown().optional() }).nullable()).optional(),
});

type ActionFile = z.infer<typeof actionBody>;

/** Every declared input is present, empty without a default; `required` is not enforced. */
function inputVariables(options: Omit<RunOptions, "main">, declared: ActionFile): Record<string, string> {
  const defaults = Object.entries(declared.inputs ?? {}).map(([name, input]) => [name, evaluate(String(input?.default ?? ""), options)]);
  const values: Record<string, string> = { ...Object.fromEntries(defaults), ...options.inputs };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, value]));
}

function readActionFile(file: string): ActionFile {
  try {
    return actionBody.parse(parse(readFileSync(file, "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw error;
  }
}

function evaluate(text: string, options: Pick<RunOptions, "token">): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    if (expression === "github.token") return options.token ?? "";
    throw new Error(`the default \${{ ${expression} }} is not evaluated here`);
  });
}

/** What was handed over by files and stands in no `outputs` of the action. */
function listUndeclared({ outputs, state, env, paths }: FileCommandResult, declared: ActionFile): string[] {
  const unknown = Object.entries(outputs).filter(([name]) => !(name in (declared.outputs ?? {})));
  const values = [...unknown, ...Object.entries(state), ...Object.entries(env)].map((pair) => pair.join("="));
  return paths === "" ? values : [...values, paths];
}

/** Lines as .NET reads them: they end at `\n`, `\r` or both, and at nothing else. */
function readLines(stream: Readable, take: (line: string) => void): Promise<void> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  stream.on("data", (bytes: Buffer) => {
    // A carriage return at the end may be the half of a break.
    const [text = "", half = ""] = (rest + decoder.write(bytes)).split(/(\r)$/);
    const lines = text.split(/\r\n|\r|\n/);
    rest = (lines.pop() ?? "") + half;
    for (const line of lines) take(line);
  });
  return new Promise((done) =>
    stream.once("close", () => {
      if (rest !== "") take(rest.replace(/\r$/, ""));
      done();
    }),
  );
}

/** Signals go to the action's own process only; its children get none (ProcessInvoker.cs). */
async function cancel(child: Spawned, delays: { terminate: number; kill: number }, signal: AbortSignal): Promise<void> {
  try {
    child.kill("SIGINT");
    await sleep(delays.terminate, undefined, { signal });
    child.kill("SIGTERM");
    await sleep(delays.kill, undefined, { signal });
    child.kill("SIGKILL");
  } catch {
    // The process ended before the next signal.
  }
}

/** The kernel keeps the peak, so that a few looks are enough. */
function watchRss(pid: number): { stop(): number | undefined } {
  let peak: number | undefined;
  const look = async () => {
    const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    const found = /^VmHWM:\s+(\d+) kB/m.exec(status);
    if (found) peak = Number(found[1]);
  };
  const timer = setInterval(() => void look(), 250);
  return {
    stop() {
      clearInterval(timer);
      return peak;
    },
  };
}
