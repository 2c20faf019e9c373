import { lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { expect } from "vitest";
import type { EmulatorOptions, SeenRequest } from "../emulators/provider-server.ts";
import { runProgram } from "../emulators/spawner.ts";
import { type RunOptions, type RunResult, runAction } from "../runner/run-action.ts";
import { checkRun } from "./invariants.ts";
import type { Api, Subject } from "./subjects.ts";

/** One object of the `results` output, as the contract has it. */
export interface TaskResult {
  /** Null for a picture that was generated. */
  source: string | null;
  output: string;
  locale: string | null;
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
  recipe?: string;
  text?: { score: number | null; missing: string[]; left: string[] };
  candidates?: number;
  fidelity?: { changed: number };
}

/** A vendor's share of one run. */
export interface Share {
  subject: Subject;
  api: Api;
  requests: SeenRequest[];
  paid: SeenRequest[];
  /** US dollars. */
  billed: number;
}

export interface Run extends RunResult {
  results: TaskResult[];
  /** One for each vendor, the bench's own first. */
  shares: readonly [Share, ...Share[]];
  /** The vendors' record of this run alone. */
  requests: SeenRequest[];
  paid: SeenRequest[];
  seenDownloads: SeenRequest[];
  /** US dollars that the vendors billed for this run. */
  billed: number;
  /** Codes of the failed tasks, in order; `null` for those that did not fail. */
  codes: (string | null)[];
}

export interface LockEntry {
  source: string;
  sourceBlob: string;
  recipe: string;
  outputBlob: string;
  sha256: string;
  bytes: number;
  cost: number | null;
}

/** A repository with pictures, a vendor, and the action between them. */
export interface Workbench extends AsyncDisposable {
  subject: Subject;
  api: Api;
  /** The other vendors, in the order of `also`. */
  others: readonly Api[];
  workspace: string;
  /** Of the last run. */
  runnerTemp: string;
  keyedDownloads: boolean;
  /**
   * Runs the action, and checks what must hold for every run. The first run of each file, and of each vendor, is one of the bundle.
   * Those that follow are run from the sources by a process that has run them before, at a tenth of the cost; so is each of a bench that
   * is warm. With settings (variables, a cancellation) it is the bundle unless they say `warm`.
   */
  run(inputs?: Record<string, string>, options?: Partial<RunOptions>): Promise<Run>;
  read(path: string): Promise<Buffer>;
  write(path: string, bytes: Uint8Array | string): Promise<void>;
  lock(): Promise<Record<string, LockEntry>>;
  /** Requests of a kind since the workbench was opened. */
  seen(kind: SeenRequest["kind"]): SeenRequest[];
}

export const LOCK = ".github/retouch.lock.json";
/** Another build may be tested by naming its folder; then every run is one of it. */
const MAIN = process.env.RETOUCH_DIST === undefined ? undefined : resolve(process.env.RETOUCH_DIST, "index.js");

/** Files and vendors that have had a run of the bundle. */
const begun = new Set<string | undefined>();

export interface WorkbenchOptions extends EmulatorOptions {
  files?: Record<string, Uint8Array | string>;
  /** False: a folder without git. */
  git?: boolean;
  /** Downloads of the API's own origin may bring the key. */
  keyedDownloads?: boolean;
  /** No run of the bundle: for what each vendor's adapter does, which other tests have run in the bundle. */
  warm?: boolean;
  /** Further vendors, for recipes; each needs a key of its own. */
  also?: readonly { subject: Subject; options: EmulatorOptions & { key: string } }[];
}

export async function openWorkbench(
  subject: Subject,
  { files = {}, git = true, keyedDownloads = false, warm: isWarm = false, also = [], ...options }: WorkbenchOptions = {},
): Promise<Workbench> {
  const root = await mkdtemp(join(tmpdir(), "retouch-conformance-"));
  const workspace = join(root, "pictures");
  await mkdir(workspace);
  const api = await subject.start(options);
  const others = await Promise.all(also.map(({ subject: one, options: own }) => one.start(own)));
  const vendors = [{ subject, api }, ...also.map(({ subject: one }, index) => ({ subject: one, api: others[index] ?? api }))] as const;

  let runs = 0;
  const bench: Workbench = {
    subject,
    keyedDownloads,
    api,
    others,
    workspace,
    runnerTemp: join(root, "_temp"),
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
    run: async (inputs = {}, settings = {}) => {
      const marks = vendors.map(({ api: one }) => ({ from: one.requests.length, spent: one.ledger.dollars }));
      const before = await snapshot(workspace);
      const lockBefore = await bench.lock().catch(() => ({}));
      await rm(bench.runnerTemp, { recursive: true, force: true });
      // A process that is warm knows the folder of the run before.
      bench.runnerTemp = join(root, `_temp-${++runs}`);
      const given = withoutEmpty({
        images: "**/*",
        prompt: "make it brighter",
        deliver: "none",
        "base-url": api.baseUrl,
        "api-key": api.key,
        ...subject.inputs,
        ...inputs,
      });
      const { testPath } = expect.getState();
      const isKnown = begun.has(testPath) && begun.has(subject.name);
      const warm = MAIN === undefined && (isWarm || isKnown) && Object.keys(settings).length === 0;
      if (!warm) begun.add(testPath).add(subject.name);
      const { runnerTemp } = bench;
      const result = await runAction({ ...(MAIN && { main: MAIN }), warm, workspace, runnerTemp, ...settings, inputs: given });
      const results = JSON.parse(result.outputs.results || "[]") as TaskResult[];
      const shareOf = ({ subject: whose, api: one }: { subject: Subject; api: Api }, index: number): Share => {
        const { from = 0, spent = 0 } = marks[index] ?? {};
        const requests = one.requests.slice(from);
        const paid = requests.filter(({ kind }) => kind === "paid");
        return { subject: whose, api: one, requests, paid, billed: Math.round((one.ledger.dollars - spent) * 1e7) / 1e7 };
      };
      const [own, ...rest] = vendors;
      const shares: Run["shares"] = [shareOf(own, 0), ...rest.map((vendor, index) => shareOf(vendor, index + 1))];
      const requests = shares.flatMap((share) => share.requests).toSorted((a, b) => a.at - b.at);
      const run: Run = {
        ...result,
        results,
        shares,
        requests,
        paid: requests.filter(({ kind }) => kind === "paid"),
        seenDownloads: requests.filter(({ kind }) => kind === "download"),
        billed: Math.round(shares.reduce((sum, share) => sum + share.billed, 0) * 1e7) / 1e7,
        codes: results.map(({ error }) => error?.code ?? null),
      };
      const keys = [given["api-key"], ...Object.values(settings.env ?? {})];
      await checkRun({ bench, run, inputs: given, keys, before, after: await snapshot(workspace), lockBefore });
      return run;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(vendors.map(({ api: one }) => one[Symbol.asyncDispose]()));
      await rm(root, { recursive: true, force: true, maxRetries: 3 });
    },
  };
  for (const [path, bytes] of Object.entries(files)) await bench.write(path, bytes);
  // One process in place of three: the suite opens hundreds.
  if (git) {
    const as = "git -c user.name=Mona -c user.email=mona@example.com";
    const script = `git init -q --template= -b main && git add -A && ${as} commit -q --allow-empty -m pictures`;
    const { exitCode, stderr } = await runProgram({ program: "sh", args: ["-c", script], cwd: workspace, env: process.env });
    if (exitCode !== 0) throw new Error(`no repository: ${stderr}`);
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

/** The same of pictures that the workspace has no place for: below a folder of the run's own whose name nobody knows before. */
export async function snapshotOwn(
  { runnerTemp }: Pick<Workbench, "runnerTemp">,
  kind: "rejected" | "steps" | "candidates",
): Promise<Map<string, Buffer>> {
  const [folder] = (await readdir(runnerTemp)).filter((name) => name.startsWith("retouch-images-"));
  return snapshot(join(runnerTemp, folder ?? "", kind));
}
