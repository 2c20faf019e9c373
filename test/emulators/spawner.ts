import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { PassThrough, type Readable } from "node:stream";
import { buffer } from "node:stream/consumers";

/*
 * Starts programs by way of a small process. The process of the tests holds hundreds of megabytes, and Linux copies the page
 * tables of whoever starts a program: 30 ms of a core for each `git`, against 3 ms from here.
 */

export interface SpawnOrder {
  program: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  cwd?: string;
  /** Standard input; empty by default. */
  input?: Uint8Array | string;
}

export type SpawnerOrder = { id: number } & (({ kind: "start" } & SpawnOrder) | { kind: "kill"; signal: NodeJS.Signals });

export type SpawnerMessage = { id: number } & (
  | { kind: "started"; pid: number | undefined }
  | { kind: "data"; stream: "stdout" | "stderr"; chunk: Uint8Array }
  | { kind: "end"; stream: "stdout" | "stderr" }
  | { kind: "failed"; message: string }
  | { kind: "exited"; code: number | null; signal: NodeJS.Signals | null }
);

export interface Exit {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
}

export interface Spawned {
  /** Rejects when the program could not be started. */
  pid: Promise<number>;
  stdout: Readable;
  stderr: Readable;
  /** The end of the program itself; its output may go on, by what it started. */
  exit: Promise<Exit>;
  kill(signal: NodeJS.Signals): void;
}

const handlers = new Map<number, (message: SpawnerMessage) => void>();
let spawner: ChildProcess | undefined;
let count = 0;

function send(order: SpawnerOrder): void {
  if (!spawner?.connected) {
    spawner = fork(join(import.meta.dirname, "spawner-process.ts"), [], { serialization: "advanced", execArgv: [] });
    spawner.on("message", (message: SpawnerMessage) => handlers.get(message.id)?.(message));
  }
  // It alone must not keep the tests from ending; while a program runs, somebody waits for it.
  spawner.ref();
  spawner.channel?.ref();
  spawner.send(order);
}

function release(id: number): void {
  handlers.delete(id);
  if (handlers.size > 0) return;
  spawner?.unref();
  spawner?.channel?.unref();
}

export function spawnProgram(order: SpawnOrder): Spawned {
  const id = ++count;
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  const pid = Promise.withResolvers<number>();
  const exit = Promise.withResolvers<Exit>();
  // Whoever is interested in one of the two need not look at the other.
  for (const { promise } of [pid, exit] as const) promise.catch(() => {});
  let open = 3;
  const close = () => {
    if (--open === 0) release(id);
  };
  handlers.set(id, (message) => {
    switch (message.kind) {
      case "started":
        if (message.pid !== undefined) pid.resolve(message.pid);
        break;
      case "data":
        streams[message.stream].write(message.chunk);
        break;
      case "end":
        streams[message.stream].end();
        close();
        break;
      case "failed": {
        const error = new Error(`${order.program}: ${message.message}`);
        pid.reject(error);
        exit.reject(error);
        for (const stream of Object.values(streams)) stream.end();
        release(id);
        break;
      }
      case "exited":
        exit.resolve({ exitCode: message.code, signal: message.signal });
        close();
    }
  });
  send({ id, kind: "start", ...order });
  return { pid: pid.promise, ...streams, exit: exit.promise, kill: (signal) => send({ id, kind: "kill", signal }) };
}

/** Runs a program to the end of its output. @throws when it could not be started. */
export async function runProgram(order: SpawnOrder): Promise<Exit & { stdout: Buffer; stderr: Buffer }> {
  const { stdout, stderr, exit } = spawnProgram(order);
  const [ended, out, err] = await Promise.all([exit, buffer(stdout), buffer(stderr)]);
  return { ...ended, stdout: out, stderr: err };
}
