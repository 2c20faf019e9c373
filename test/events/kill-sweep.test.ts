import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { snapshot } from "../conformance/workbench.ts";
import type { Checkout } from "../emulators/github/checkout.ts";
import { type GithubEmulator, startGithub } from "../emulators/github/github.ts";
import { startTlsProxy, type TlsProxy } from "../emulators/tls-proxy.ts";
import { pushEvent, type RunnerEvent } from "../runner/events.ts";
import { environmentOf, runAction } from "../runner/run-action.ts";
import { createHost, type Host } from "./host.ts";
import { drawNumbered, readNumbered } from "./numbered-pictures.ts";
import { blobId, type Provider, startProvider } from "./paid-calls.ts";
import { listKept } from "./promises.ts";

const MAIN = resolve(process.env.RETOUCH_DIST ?? resolve(import.meta.dirname, "../../dist"), "index.js");
const PRELOAD = pathToFileURL(join(import.meta.dirname, "kill-at-effect.ts")).href;
const LOCK = ".github/retouch.lock.json";

const PICTURES = new Map([1, 2].map((number) => [`${"_ab"[number]}.png`, drawNumbered({ kind: "original", number })]));
const ORIGINALS = new Map([...PICTURES].map(([path, bytes]) => [path, blobId(bytes)]));

let proxy: TlsProxy;
let host: Host;
let logs: string;

beforeAll(async () => {
  proxy = await startTlsProxy();
  host = createHost(proxy.env());
  logs = await mkdtemp(join(tmpdir(), "retouch-effects-"));
});

afterAll(async () => {
  await host[Symbol.asyncDispose]();
  await proxy.close();
  await rm(logs, { recursive: true });
});

interface Scene {
  github: GithubEmulator;
  provider: Provider;
  event: RunnerEvent;
  inputs: Record<string, string>;
}

/** Kills a run of two pictures just before an effect of it, in a repository of its own. @param at from 1; 0 kills nothing. */
async function killAt(scene: Scene, at: number): Promise<{ checkout: Checkout; effects: string[]; signal: string | null }> {
  const { github, event, inputs } = scene;
  const log = join(logs, `${at}-${inputs["commit-method"]}`);
  const checkout = await github.checkout({ ref: event.ref });
  const env = { NODE_OPTIONS: `--import=${PRELOAD}`, EFFECTS_LOG: log, EFFECTS_KILL_AT: String(at) };
  const { signal } = await runAction({ main: MAIN, ...event, ...checkout, ref: event.ref, github, token: github.token, env, inputs });
  return { checkout, signal, effects: (await readFile(log, "utf8")).trimEnd().split("\n") };
}

async function withScene<T>(method: string, play: (scene: Scene) => Promise<T>): Promise<T> {
  await using github = await startGithub({ proxy, files: { "README.md": "# Pictures\n" } });
  await using provider = await startProvider();
  const before = (await github.tip("main")) ?? "";
  await github.pushCommit({ files: Object.fromEntries(PICTURES) });
  const address = {
    provider: "openai-compatible",
    model: provider.api.model,
    "base-url": provider.api.baseUrl,
    "api-key": "sk-of-the-sweep",
  };
  const inputs = { images: "*.png", prompt: "Add a frame", deliver: "commit", concurrency: "1", "commit-method": method, ...address };
  return await play({ github, provider, inputs, event: await pushEvent(github, { before }) });
}

/** A later run: of the workspace as it was left, or of a new checkout. */
async function runAgain({ github, event, inputs }: Scene, checkout?: Checkout): Promise<void> {
  const { workspace, runnerTemp } = checkout ?? (await github.checkout({ ref: event.ref }));
  const newest = await pushEvent(github, { before: event.sha });
  const env = await environmentOf({ ...(checkout ? event : newest), github, token: github.token, workspace, inputs }, runnerTemp);
  const { exitCode, log } = await host.run(env);
  expect(exitCode, log).toBe(0);
}

/** The call whose result a file is; undefined for the original of that path. */
async function readCall({ provider }: Scene, path: string, bytes: Buffer): Promise<number | undefined> {
  const { kind, number } = await readNumbered(bytes);
  const blob = kind === "result" ? provider.calls[number - 1]?.blob : blobId(bytes);
  expect(blob, `${path} is the original or a result of it`).toBe(ORIGINALS.get(path));
  return kind === "result" ? number : undefined;
}

/** No file is there that is none of a run's, each is whole, old or new, and the lock records no other. @returns the calls whose results it records, and those that it does not yet. */
async function checkWorkspace(scene: Scene, workspace: string): Promise<{ recorded: number[]; unrecorded: number[] }> {
  const text = await readFile(join(workspace, LOCK), "utf8").catch(() => '{"outputs":{}}');
  const { outputs } = JSON.parse(text) as { outputs: Record<string, { sourceBlob: string; outputBlob: string }> };
  const found: Awaited<ReturnType<typeof checkWorkspace>> = { recorded: [], unrecorded: [] };
  expect([...(await snapshot(workspace)).keys()].filter((path) => path !== LOCK).sort()).toEqual(["README.md", ...PICTURES.keys()].sort());
  for (const path of PICTURES.keys()) {
    const bytes = await readFile(join(workspace, path));
    const call = await readCall(scene, path, bytes);
    if (outputs[path]) expect(outputs[path]).toMatchObject({ sourceBlob: ORIGINALS.get(path), outputBlob: blobId(bytes) });
    if (call !== undefined) (outputs[path] ? found.recorded : found.unrecorded).push(call);
  }
  return found;
}

/** Nothing but originals is sent, and none twice whose first result is among those that can be had. */
function checkCalls({ provider: { calls } }: Scene, known: ReadonlySet<number>): void {
  for (const [index, { blob }] of calls.entries()) {
    expect([...ORIGINALS.values()]).toContain(blob);
    const earlier = calls.slice(0, index).filter((one) => one.blob === blob && known.has(one.number));
    expect(earlier, `call ${index + 1} pays again`).toEqual([]);
  }
}

/** Of the effects, every ninth is the last one of a run; in the weekly workflow, each is. */
const STEP = Number(process.env.RETOUCH_SWEEP_STEP ?? 9);

describe.each([
  // All that happens once money is spent.
  { method: "api", first: /\/v1\/images\/edits/, step: STEP },
  // What git does of it.
  { method: "git", first: /^rename .*a\.png/, step: 2 * STEP },
])("a run that is killed at any of its effects, with commits by $method", ({ method, first, step }) => {
  test("leaves whole files and a right lock, and the next run pays only for what was in flight", { timeout: 900_000 }, async () => {
    const { effects } = await withScene(method, (scene) => killAt(scene, 0));
    const start = effects.findIndex((effect) => first.test(effect)) + 1;
    expect(start).toBeGreaterThan(0);
    expect(effects.length - start).toBeGreaterThan(15);
    let killed = 0;
    for (let at = start; at <= effects.length; at += step) {
      await withScene(method, async (scene) => {
        const { github } = scene;
        const { checkout, effects, signal } = await killAt(scene, at);
        const last = `${at}. ${effects.at(-1)}`;
        try {
          // What is kept in one batch now was kept in two before, so that a run may end with fewer effects.
          if (signal === "SIGKILL") killed += 1;
          else expect(effects.length).toBeLessThan(at);
          const { recorded, unrecorded } = await checkWorkspace(scene, checkout.workspace);
          // As after a step that ran out of memory. What is written and not recorded is in flight, and nobody can tell it from an original.
          if (at % 2 === 0 && unrecorded.length === 0) {
            const { all } = await listKept(github);
            await runAgain(scene, checkout);
            checkCalls(scene, new Set([...all, ...recorded]));
            await checkWorkspace(scene, checkout.workspace);
          }
          const known = (await listKept(github)).all;
          await runAgain(scene);
          checkCalls(scene, known);
          for (const path of PICTURES.keys())
            expect(await readCall(scene, path, (await github.file("main", path)) ?? Buffer.alloc(0))).toBeDefined();
        } catch (error) {
          throw new Error(`killed before effect ${last}: ${error}`, { cause: error });
        }
      });
    }
    expect(killed).toBeGreaterThan(Math.floor(15 / step));
  });
});
