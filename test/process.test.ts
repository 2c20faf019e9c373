import { once } from "node:events";
import type { Socket } from "node:net";
import { expect, it } from "vitest";
import { pickEnvironment, runProcess } from "../src/process.ts";
import { startTcp } from "./http/servers.ts";

const env = { PATH: process.env.PATH ?? "" };
const sh = (script: string, options: Partial<Parameters<typeof runProcess>[2]> = {}) =>
  runProcess("sh", ["-c", script], { env, ...options });

it("gives what a process printed, and its exit code", async () => {
  const result = await sh("cat; echo oops >&2; exit 3", { input: Buffer.from([0, 255, 10]) });
  expect(result).toEqual({ status: "exited", exitCode: 3, stdout: Buffer.from([0, 255, 10]), stderr: Buffer.from("oops\n") });
  expect(await sh("cat")).toMatchObject({ status: "exited", exitCode: 0, stdout: Buffer.alloc(0) });
});

it("survives a process that does not read its input", async () => {
  expect(await sh("exec true", { input: Buffer.alloc(1 << 22) })).toMatchObject({ status: "exited", exitCode: 0 });
});

it("passes the environment that it is given, and no more", async () => {
  process.env.RETOUCH_TEST = "secret";
  const result = await sh("echo $RETOUCH_TEST$MINE", { env: { ...env, MINE: "mine" } });
  expect(result).toMatchObject({ stdout: Buffer.from("mine\n") });
  expect(pickEnvironment((name) => name.startsWith("RETOUCH_"))).toEqual({ RETOUCH_TEST: "secret" });
  delete process.env.RETOUCH_TEST;
});

it("tells a program that is not installed from one that cannot be started", async () => {
  expect(await runProcess("retouch-no-such-program", [], { env })).toEqual({ status: "not-installed" });
  expect(await runProcess("/etc", [], { env })).toMatchObject({ status: "failed" });
  expect(await runProcess("sh", ["\0"], { env })).toMatchObject({ status: "failed" });
});

it.each([
  ["hangs", "exec sleep 60"],
  ["does not listen to SIGTERM", "trap '' TERM; while :; do sleep 1; done"],
  ["leaves its output to another process", "sleep 30 & exec sleep 60"],
  ["has ended, but not what holds its output", "sleep 30 &"],
])("ends a process that %s", async (_what, script) => {
  const startedAt = Date.now();
  expect(await sh(script, { timeoutMs: 300 })).toEqual({ status: "timed-out" });
  expect(Date.now() - startedAt).toBeLessThan(20_000);
});

it("ends a process when it is aborted, and starts none after that", async () => {
  const abort = new AbortController();
  const running = sh("exec sleep 60", { signal: abort.signal });
  setTimeout(() => abort.abort(), 200);
  expect(await running).toEqual({ status: "aborted" });
  expect(await sh("exec true", { signal: abort.signal })).toEqual({ status: "aborted" });
});

it("says what killed a process, and ends one that prints too much", async () => {
  expect(await sh("kill -9 $$")).toEqual({ status: "failed", reason: "sh was killed by SIGKILL." });
  expect(await runProcess("yes", [], { env, maxOutputBytes: 1000 })).toEqual({
    status: "failed",
    reason: "yes printed more than 1000 bytes.",
  });
});

it("ends all that still runs when the program ends", async () => {
  const [parent, child] = [Promise.withResolvers<Socket>(), Promise.withResolvers<Socket>()];
  await using server = await startTcp((socket) =>
    socket.once("data", (name) => (String(name) === "parent" ? parent : child).resolve(socket)),
  );
  const deaf = `process.on("SIGTERM", () => {}); require("node:net").connect(${server.port}, "127.0.0.1").write("child")`;
  const script = `import { createRequire } from "node:module";
    const require = createRequire(import.meta.url);
    const { runProcess } = await import(${JSON.stringify(new URL("../src/process.ts", import.meta.url).href)});
    void runProcess(process.execPath, ["-e", ${JSON.stringify(deaf)}], { env: {} });
    const socket = require("node:net").connect(${server.port}, "127.0.0.1");
    socket.write("parent");
    socket.once("data", () => process.exit());`;
  const ended = runProcess(process.execPath, ["--input-type=module", "-e", script], { env });
  const [program, started] = await Promise.all([parent.promise, child.promise]);
  const closed = once(started, "close");
  program.write("exit");
  expect(await ended).toMatchObject({ status: "exited", exitCode: 0, stderr: Buffer.alloc(0) });
  await closed;
});
