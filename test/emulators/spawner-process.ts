/* The process that `spawner.ts` forks. It starts programs for its parent and passes on what they print. */
import { type ChildProcess, spawn } from "node:child_process";
import type { SpawnerMessage, SpawnerOrder } from "./spawner.ts";

const children = new Map<number, ChildProcess>();
const tell = (message: SpawnerMessage) => void (process.connected && process.send?.(message));

process.on("message", (order: SpawnerOrder) => {
  const { id } = order;
  if (order.kind === "kill") {
    children.get(id)?.kill(order.signal);
    return;
  }
  const child = spawn(order.program, order.args, { cwd: order.cwd, env: order.env });
  children.set(id, child);
  tell({ id, kind: "started", pid: child.pid });
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].on("data", (chunk: Buffer) => tell({ id, kind: "data", stream, chunk }));
    child[stream].on("end", () => tell({ id, kind: "end", stream }));
  }
  child.on("error", ({ message }) => tell({ id, kind: "failed", message }));
  child.on("exit", (code, signal) => {
    children.delete(id);
    tell({ id, kind: "exited", code, signal });
  });
  child.stdin.on("error", () => {}).end(order.input);
});

process.on("disconnect", () => {
  for (const child of children.values()) child.kill("SIGKILL");
  process.exit();
});
