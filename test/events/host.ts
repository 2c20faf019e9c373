import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** One run of the action: the variables of its step. */
export interface HostOrder {
  env: Record<string, string>;
}

/** Ends what a run prints: what it prints and its reply come on different ways. */
export const END = "\0end of the run\0";

export interface HostReply {
  exitCode: number;
}

export interface HostRun {
  /** Undefined where the run was killed. */
  exitCode: number | undefined;
  /** What it printed. */
  log: string;
}

/** A process that runs the action from its sources, one run after another. A run that is killed takes it along; the next begins a new one. */
export interface Host extends AsyncDisposable {
  run(env: Record<string, string>): Promise<HostRun>;
  /** As the runner does where a job is cancelled. */
  cancel(): void;
  /** As where a runner is lost. */
  kill(): void;
}

const PROGRAM = join(import.meta.dirname, "host-process.ts");
const COMPILE_CACHE = resolve(import.meta.dirname, "../../node_modules/.cache/retouch-tests");

/**
 * @param env variables that Node reads when it starts: the authorities that it trusts.
 * @param options `authority`: the PEM of one, where no file of it outlives the process.
 */
export function createHost(env: Record<string, string>, { authority }: { authority?: string } = {}): Host {
  let running: { child: ChildProcess; temp: string } | undefined;

  async function start(): Promise<ChildProcess> {
    const temp = await mkdtemp(join(tmpdir(), "retouch-host-"));
    const caFile = join(temp, "ca.pem");
    if (authority !== undefined) await writeFile(caFile, authority);
    const trusted = authority === undefined ? {} : { NODE_EXTRA_CA_CERTS: caFile };
    const child = fork(PROGRAM, [], {
      env: { PATH: process.env.PATH, ...env, ...trusted, RUNNER_TEMP: temp, NODE_COMPILE_CACHE: COMPILE_CACHE },
      execArgv: [],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    running = { child, temp };
    child.once("exit", () => {
      if (running?.child === child) running = undefined;
      void rm(temp, { recursive: true, force: true });
    });
    return child;
  }

  return {
    run: async (variables) => {
      const child = running?.child ?? (await start());
      const log: Buffer[] = [];
      const printed = Promise.withResolvers<void>();
      const listen = (chunk: Buffer) => {
        log.push(chunk);
        if (log.slice(-2).join("").includes(END)) printed.resolve();
      };
      for (const stream of [child.stdout, child.stderr]) stream?.on("data", listen);
      const { promise, resolve: settle } = Promise.withResolvers<number | undefined>();
      const onMessage = ({ exitCode }: HostReply) => settle(exitCode);
      const onExit = () => settle(undefined);
      child.on("message", onMessage).on("exit", onExit);
      child.send({ env: variables } satisfies HostOrder);
      const exitCode = await promise;
      if (exitCode !== undefined) await printed.promise;
      child.off("message", onMessage).off("exit", onExit);
      for (const stream of [child.stdout, child.stderr]) stream?.off("data", listen);
      return { exitCode, log: Buffer.concat(log).toString("utf8").replace(END, "") };
    },
    cancel: () => void running?.child.kill("SIGINT"),
    kill: () => void running?.child.kill("SIGKILL"),
    [Symbol.asyncDispose]: async () => {
      if (!running) return;
      const { child } = running;
      const gone = new Promise((done) => child.once("exit", done));
      child.disconnect();
      await gone;
    },
  };
}
