import childProcess from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { isMainThread } from "node:worker_threads";

/*
 * Loaded before the action: counts what it does to the world outside of its process, and kills it just before the effect of a number. A
 * file that is written then is written by half. Each effect is noted in a file, which survives.
 */

const { EFFECTS_KILL_AT = "0", EFFECTS_LOG = "", GITHUB_WORKSPACE: workspace = "", RUNNER_TEMP: temp = "" } = process.env;
const killAt = Number(EFFECTS_KILL_AT);
const note = fs.appendFileSync;
let count = 0;

function effect(name: string, halfway?: () => void): void {
  count += 1;
  note(EFFECTS_LOG, `${name}\n`);
  if (count !== killAt) return;
  halfway?.();
  process.kill(process.pid, "SIGKILL");
}

/** The folders of the workspace are named by open handles too. Files of it are written elsewhere first. */
const isInWorkspace = (path: unknown) =>
  typeof path === "string" &&
  path !== EFFECTS_LOG &&
  (path.startsWith(`${workspace}/`) || path.startsWith("/proc/self/fd/") || (path.startsWith(`${temp}/`) && path.endsWith(".tmp")));

function watch<T extends object>(owner: T, names: readonly (keyof T & string)[], isEffect: (args: unknown[]) => boolean): void {
  for (const name of names) {
    const original = owner[name] as (...args: unknown[]) => unknown;
    const watched = function (this: unknown, ...args: unknown[]): unknown {
      if (isEffect(args)) effect(`${name.replace(/Sync$/, "")} ${args.filter((arg) => typeof arg === "string").join(" ")}`.slice(0, 200));
      return original.apply(this, args);
    };
    Object.assign(owner, { [name]: watched });
  }
}

if (isMainThread) {
  const onPath = ([path]: unknown[]) => isInWorkspace(path);
  watch(fs, ["mkdirSync", "writeFileSync", "copyFileSync", "renameSync", "rmSync", "unlinkSync", "symlinkSync"], onPath);
  watch(fs.promises, ["mkdir", "writeFile", "rename", "rm", "unlink"], onPath);
  watch(fs.promises, ["open"], ([path, flags]) => isInWorkspace(path) && typeof flags === "string" && flags !== "r");
  watch(fs, ["openSync"], ([path, flags]) => isInWorkspace(path) && typeof flags === "string" && flags !== "r");
  const { writeSync } = fs;
  Object.assign(fs, {
    writeSync: (file: number, bytes: unknown, ...rest: never[]) => {
      if (bytes instanceof Uint8Array && isInWorkspace(fs.readlinkSync(`/proc/self/fd/${file}`)))
        effect(`write ${bytes.length} bytes`, () => void writeSync(file, bytes.subarray(0, bytes.length >> 1)));
      return writeSync(file, bytes as Uint8Array, ...rest);
    },
  });
  watch(childProcess, ["spawn"], ([program]) => program === "git");
  subscribe("undici:request:create", (message) => {
    const { method, origin, path } = (message as { request: { method: string; origin: string; path: string } }).request;
    if (method !== "GET" && method !== "CONNECT") effect(`${method} ${origin}${path}`);
  });
  subscribe("http.client.request.start", (message) => {
    const { method, host, path } = (message as { request: { method: string; host: string; path: string } }).request;
    if (method !== "GET" && method !== "CONNECT") effect(`${method} ${host}${path}`);
  });
  syncBuiltinESMExports();
}
