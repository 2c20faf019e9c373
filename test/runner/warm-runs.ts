import { authorityOfProcess } from "../emulators/tls-proxy.ts";
import { createHost, type Host, type HostRun } from "../events/host.ts";

/** So many runs at the same time; each takes a process of its own, which stays for the files after this one. */
const MOST = 6;
const idle: Host[] = [];
const waiting: (() => void)[] = [];
let busy = 0;

export interface WarmRun extends HostRun {
  exitCode: number;
  durationMs: number;
}

/**
 * Runs the action from its sources in a process that is warm. Most of a short run is the start of its program: this one costs a tenth of a
 * run of the bundle.
 *
 * @throws when it does not end by itself in time.
 */
export async function runWarm(env: Record<string, string>, timeoutMs: number): Promise<WarmRun> {
  while (busy >= MOST) await new Promise<void>((resolve) => waiting.push(resolve));
  busy += 1;
  const host = idle.pop() ?? createHost({}, { authority: await authorityOfProcess() });
  const started = performance.now();
  const timer = setTimeout(() => host.kill(), timeoutMs);
  try {
    const { exitCode, log } = await host.run(env);
    if (exitCode === undefined) throw new Error(`the action did not end by itself:\n${log}`);
    return { exitCode, log, durationMs: performance.now() - started };
  } finally {
    clearTimeout(timer);
    idle.push(host);
    busy -= 1;
    waiting.shift()?.();
  }
}
