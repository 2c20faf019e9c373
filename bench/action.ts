import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { watchPeak } from "./peak.ts";

export interface ActionRun {
  exitCode: number | null;
  /** Milliseconds since the epoch, with fractions, when the process was started. */
  startedAt: number;
  /** From there to its end. */
  durationMs: number;
  /** Its standard output. */
  log: string;
  outputs: string;
  /** The most memory of the action and of its processes at once, in MB of 10^6 bytes; only when it was asked for. */
  peakMb?: number;
}

export interface ActionOptions {
  /** The bundle. */
  main: string;
  workspace: string;
  inputs: Record<string, string>;
  watchMemory?: boolean;
}

/**
 * Runs the bundle in a child process with the variables that the runner sets. Leaner than the tests' runner, which parses every line
 * of the log: nothing but reading the log goes on here meanwhile, so that the action has the machine for itself.
 */
export async function runBundle({ main, workspace, inputs, watchMemory = false }: ActionOptions): Promise<ActionRun> {
  const temp = await mkdtemp(join(tmpdir(), "retouch-bench-run-"));
  try {
    const files = { output: join(temp, "output"), summary: join(temp, "summary"), event: join(temp, "event.json") };
    await Promise.all([writeFile(files.output, ""), writeFile(files.summary, ""), writeFile(files.event, "{}")]);
    await mkdir(join(temp, "_temp"));
    const env = {
      PATH: process.env.PATH ?? "",
      ...(process.env.RETOUCH_PIXELS && { RETOUCH_PIXELS: process.env.RETOUCH_PIXELS }),
      HOME: temp,
      LANG: "C.UTF-8",
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: workspace,
      GITHUB_REPOSITORY: "octo-org/pictures",
      GITHUB_EVENT_NAME: "push",
      GITHUB_EVENT_PATH: files.event,
      GITHUB_REF: "refs/heads/main",
      GITHUB_SHA: "0".repeat(40),
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      RUNNER_TEMP: join(temp, "_temp"),
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    };
    const { startedAt, durationMs, exitCode, out, peak } = await time(process.execPath, [main], { cwd: workspace, env, watchMemory });
    if (peak === 0) throw new Error("The memory of processes is measured on Linux only.");
    return {
      exitCode,
      startedAt,
      durationMs,
      log: out,
      outputs: await readFile(files.output, "utf8"),
      ...(peak !== undefined && { peakMb: peak / 1e6 }),
    };
  } finally {
    await rm(temp, { recursive: true, force: true, maxRetries: 3 });
  }
}

export interface Timed {
  exitCode: number | null;
  startedAt: number;
  durationMs: number;
  out: string;
  /** The most bytes of memory at once; only when it was asked for. */
  peak?: number;
}

interface TimeOptions {
  cwd: string;
  env?: Record<string, string>;
  watchMemory?: boolean;
}

/** Runs a program to its end; its standard error goes to ours. */
export async function time(program: string, args: string[], { watchMemory, ...options }: TimeOptions): Promise<Timed> {
  const startedAt = performance.timeOrigin + performance.now();
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "inherit"] });
  const endWatch = watchMemory && child.pid !== undefined ? watchPeak(child.pid) : undefined;
  const out = collect(child, 1);
  const { exitCode, endedAt } = await new Promise<{ exitCode: number | null; endedAt: number }>((done, fail) => {
    child.once("error", fail);
    child.once("exit", (code) => done({ exitCode: code, endedAt: performance.timeOrigin + performance.now() }));
  });
  return { exitCode, startedAt, durationMs: endedAt - startedAt, out: await out, peak: endWatch?.() };
}

async function collect(child: ChildProcess, descriptor: number): Promise<string> {
  const stream = child.stdio[descriptor];
  const chunks: Buffer[] = [];
  if (stream && "read" in stream) for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
