import { execFile } from "node:child_process";
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import type { EmulatorOptions, SeenRequest } from "../emulators/provider-server.ts";
import { type RunOptions, type RunResult, runAction } from "../runner/run-action.ts";
import { checkRun } from "./invariants.ts";
import type { Api, Subject } from "./subjects.ts";

const execute = promisify(execFile);

/** One object of the `results` output, as the contract has it. */
export interface TaskResult {
  source: string;
  output: string;
  status: string;
  provider: string;
  model: string;
  width: number | null;
  height: number | null;
  bytes: number | null;
  sha256: string | null;
  cost: number | null;
  durationMs: number | null;
  warnings: string[];
  error: { code: string; message: string } | null;
}

export interface Run extends RunResult {
  results: TaskResult[];
  /** The vendor's record of this run alone. */
  requests: SeenRequest[];
  paid: SeenRequest[];
  seenDownloads: SeenRequest[];
  /** US dollars that the vendor billed for this run. */
  billed: number;
  /** Codes of the failed tasks, in order; `null` for those that did not fail. */
  codes: (string | null)[];
}

export interface LockEntry {
  source: string;
  sourceBlob: string;
  outputBlob: string;
  sha256: string;
  bytes: number;
  cost: number | null;
}

/** A repository with pictures, a vendor, and the action between them. */
export interface Workbench extends AsyncDisposable {
  subject: Subject;
  api: Api;
  workspace: string;
  runnerTemp: string;
  keyedDownloads: boolean;
  /** Runs the action, and checks what must hold for every run. */
  run(inputs?: Record<string, string>, options?: Partial<RunOptions>): Promise<Run>;
  read(path: string): Promise<Buffer>;
  write(path: string, bytes: Uint8Array | string): Promise<void>;
  lock(): Promise<Record<string, LockEntry>>;
  /** Requests of a kind since the workbench was opened. */
  seen(kind: SeenRequest["kind"]): SeenRequest[];
}

export const LOCK = ".github/retouch.lock.json";
const MAIN = process.env.RETOUCH_DIST === undefined ? undefined : join(process.env.RETOUCH_DIST, "index.js");

export interface WorkbenchOptions extends EmulatorOptions {
  files?: Record<string, Uint8Array | string>;
  /** False: a folder without git. */
  git?: boolean;
  /** Downloads of the API's own origin may bring the key. */
  keyedDownloads?: boolean;
}

export async function openWorkbench(
  subject: Subject,
  { files = {}, git = true, keyedDownloads = false, ...vendor }: WorkbenchOptions = {},
): Promise<Workbench> {
  const root = await mkdtemp(join(tmpdir(), "retouch-conformance-"));
  const workspace = join(root, "pictures");
  const runnerTemp = join(root, "_temp");
  await mkdir(workspace);
  const api = await subject.start(vendor);

  const bench: Workbench = {
    subject,
    keyedDownloads,
    api,
    workspace,
    runnerTemp,
    read: (path) => readFile(join(workspace, path)),
    write: async (path, bytes) => {
      await mkdir(dirname(join(workspace, path)), { recursive: true });
      await writeFile(join(workspace, path), bytes);
    },
    lock: async () => {
      const text = await readFile(join(workspace, LOCK), "utf8").catch(() => '{"outputs":{}}');
      return (JSON.parse(text) as { outputs: Record<string, LockEntry> }).outputs;
    },
    seen: (kind) => api.requests.filter((request) => request.kind === kind),
    run: async (inputs = {}, options = {}) => {
      const from = api.requests.length;
      const spent = api.ledger.dollars;
      const before = await snapshot(workspace);
      const lockBefore = await bench.lock().catch(() => ({}));
      await rm(runnerTemp, { recursive: true, force: true });
      const given = withoutEmpty({
        images: "**/*",
        prompt: "make it brighter",
        deliver: "none",
        "base-url": api.baseUrl,
        "api-key": api.key,
        ...subject.inputs,
        ...inputs,
      });
      const result = await runAction({ ...(MAIN === undefined ? {} : { main: MAIN }), workspace, runnerTemp, ...options, inputs: given });
      const results = JSON.parse(result.outputs.results || "[]") as TaskResult[];
      const requests = api.requests.slice(from);
      const run: Run = {
        ...result,
        results,
        requests,
        paid: requests.filter(({ kind }) => kind === "paid"),
        seenDownloads: requests.filter(({ kind }) => kind === "download"),
        billed: Math.round((api.ledger.dollars - spent) * 1e7) / 1e7,
        codes: results.map(({ error }) => error?.code ?? null),
      };
      await checkRun({ bench, run, inputs: given, before, after: await snapshot(workspace), lockBefore });
      return run;
    },
    [Symbol.asyncDispose]: async () => {
      await api[Symbol.asyncDispose]();
      await rm(root, { recursive: true, force: true, maxRetries: 3 });
    },
  };
  for (const [path, bytes] of Object.entries(files)) await bench.write(path, bytes);
  // One process in place of three: the suite opens hundreds.
  if (git) {
    const as = "git -c user.name=Mona -c user.email=mona@example.com";
    await execute("sh", ["-c", `git init -q -b main && git add -A && ${as} commit -q --allow-empty -m pictures`], { cwd: workspace });
  }
  return bench;
}

/** An input that is set to nothing is not given at all, so that a row can take a default away. */
function withoutEmpty(inputs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== ""));
}

/** Every file of a folder but git's own, with its bytes; of a symbolic link its name alone. */
export async function snapshot(root: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder)) {
      const path = join(folder, entry);
      const stat = await lstat(path);
      if (stat.isDirectory()) {
        if (entry !== ".git") await walk(path);
      } else files.set(relative(root, path), stat.isFile() ? await readFile(path) : Buffer.alloc(0));
    }
  };
  await walk(root);
  return files;
}
