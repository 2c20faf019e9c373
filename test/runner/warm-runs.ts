import { connect, createServer, type Socket } from "node:net";
import { authorityOfProcess } from "../emulators/tls-proxy.ts";
import { createHost, type Host, type HostRun } from "../events/host.ts";

/** So many runs at the same time; each takes a process of its own, which stays for the files after this one. */
const MOST = 4;
const PROXY_VARIABLES = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];
const idle: WarmHost[] = [];
const waiting: (() => void)[] = [];
let busy = 0;

export interface WarmRun extends HostRun {
  exitCode: number;
  durationMs: number;
}

interface WarmHost {
  host: Host;
  door: Door;
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
  const warm = idle.pop() ?? { host: createHost({}, { authority: await authorityOfProcess() }), door: await openDoor() };
  const started = performance.now();
  const timer = setTimeout(() => warm.host.kill(), timeoutMs);
  try {
    const { exitCode, log } = await warm.host.run({ ...env, ...warm.door.leadTo(env.HTTPS_PROXY) });
    if (exitCode === undefined) throw new Error(`the action did not end by itself:\n${log}`);
    return { exitCode, log, durationMs: performance.now() - started };
  } finally {
    clearTimeout(timer);
    idle.push(warm);
    busy -= 1;
    waiting.shift()?.();
  }
}

/** One address for the proxies of all runs: libraries keep the one that they have seen first. */
interface Door {
  /** @returns the variables that name the door in place of the proxy; none without a proxy. */
  leadTo(proxy: string | undefined): Record<string, string>;
}

async function openDoor(): Promise<Door> {
  const sockets = new Set<Socket>();
  let port = 0;
  const server = createServer((incoming) => {
    const outgoing = connect(port, "127.0.0.1");
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const own = address && typeof address === "object" ? `http://127.0.0.1:${address.port}` : "";
  return {
    leadTo: (proxy) => {
      // A connection that was kept would lead to the proxy of another test.
      for (const socket of sockets) socket.destroy();
      if (proxy === undefined) return {};
      port = Number(new URL(proxy).port);
      return Object.fromEntries(PROXY_VARIABLES.map((name) => [name, own]));
    },
  };
}
