import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import type { Readable } from "node:stream";

export interface ProcessOptions {
  /** The whole environment: nothing is added to it. */
  env: Readonly<Record<string, string>>;
  cwd?: string;
  /** Standard input; without it the process reads an empty one. */
  input?: Uint8Array | string;
  /** Kills the process, with all that it has started. */
  signal?: AbortSignal;
  /** Milliseconds until the process is killed, with all that it has started. Default: no limit. */
  timeoutMs?: number;
  /** Bytes of standard output, and of standard error, above which the process is killed. Default: 1 GiB. */
  maxOutputBytes?: number;
}

export type ProcessResult =
  | { status: "exited"; exitCode: number; stdout: Buffer; stderr: Buffer }
  | { status: "not-installed" | "timed-out" | "aborted" }
  /** It could not be started, was killed by something else, or printed too much. */
  | { status: "failed"; reason: string };

const MAX_OUTPUT_BYTES = 1 << 30;
/** Milliseconds from SIGTERM to SIGKILL. */
const KILL_GRACE_MS = 2000;
/** A process leads a group of its own, so that all of it can be ended: a hook of git runs programs, which git does not end. */
const HAS_GROUPS = process.platform !== "win32";

/** What runs now. */
const running = new Set<ChildProcess>();

// A run that is cancelled has no time to wait for a program that hangs: what it began must not go on without it, as a push would.
process.once("exit", () => {
  for (const child of running) signalAll(child, "SIGKILL");
});

/** Runs a program without a shell and waits until it has ended. Everything that can happen is a result: it never rejects. */
export async function runProcess(command: string, args: readonly string[], options: ProcessOptions): Promise<ProcessResult> {
  if (options.signal?.aborted) return { status: "aborted" };
  const { env, cwd, input } = options;
  try {
    const child = spawn(command, args, { env, cwd, windowsHide: true, detached: HAS_GROUPS });
    // A process that ends before it has read its input says why by its exit code.
    child.stdin.on("error", () => {}).end(input);
    running.add(child);
    return await waitFor(child, command, options).finally(() => running.delete(child));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? { status: "not-installed" } : { status: "failed", reason: message };
  }
}

/** @throws when the process could not be started. */
function waitFor(
  child: ChildProcessWithoutNullStreams,
  command: string,
  { signal, timeoutMs, maxOutputBytes = MAX_OUTPUT_BYTES }: ProcessOptions,
): Promise<ProcessResult> {
  const { promise, resolve, reject } = Promise.withResolvers<ProcessResult>();
  let isKilled = false;
  const kill = (result: ProcessResult) => {
    if (isKilled) return;
    isKilled = true;
    void stop(child).then(() => resolve(result));
  };
  const onExcess = () => kill({ status: "failed", reason: `${command} printed more than ${maxOutputBytes} bytes.` });
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => collect(stream, maxOutputBytes, onExcess));
  const onAbort = () => kill({ status: "aborted" });
  signal?.addEventListener("abort", onAbort);
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => kill({ status: "timed-out" }), timeoutMs);
  child.on("error", reject);
  child.on("close", (exitCode, exitSignal) => {
    if (isKilled) return;
    if (exitCode === null) resolve({ status: "failed", reason: `${command} was killed by ${exitSignal}.` });
    else resolve({ status: "exited", exitCode, stdout: Buffer.concat(stdout ?? []), stderr: Buffer.concat(stderr ?? []) });
  });
  return promise.finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
    child.stdout.destroy();
    child.stderr.destroy();
  });
}

function collect(stream: Readable, maxBytes: number, onExcess: () => void): Buffer[] {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
    else onExcess();
  });
  return chunks;
}

/** Ends a process and its group, by force if it does not end by itself. What it started may hold its output open, so its own end counts. */
async function stop(child: ChildProcess): Promise<void> {
  const hasEnded = child.exitCode !== null || child.signalCode !== null;
  const ended = hasEnded ? Promise.resolve() : new Promise((resolve) => child.once("exit", resolve));
  signalAll(child, "SIGTERM");
  const timer = setTimeout(() => signalAll(child, "SIGKILL"), KILL_GRACE_MS);
  await ended;
  clearTimeout(timer);
  signalAll(child, "SIGKILL");
}

function signalAll(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!HAS_GROUPS || child.pid === undefined) return void child.kill(signal);
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nobody is left of it.
  }
}

/** The variables of this process that a program may have. */
export function pickEnvironment(isAllowed: (name: string) => boolean): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) => (value !== undefined && isAllowed(name) ? [[name, value]] : []));
  return Object.fromEntries(entries);
}
