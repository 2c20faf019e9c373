import { resolve } from "node:path";
import { expect } from "vitest";
import { z } from "zod";
import type { AimlapiEmulator } from "../emulators/aimlapi.ts";
import type { Checkout, CheckoutOptions } from "../emulators/github/checkout.ts";
import type { GithubEmulator, PullRequest, PullRequestOptions, PushOptions } from "../emulators/github/github.ts";
import { pullRequestEvent, type RunnerEvent } from "../runner/events.ts";
import { type RunOptions, type RunResult, runAction } from "../runner/run-action.ts";

/** Another build may be tested by naming its folder; then every run is one of it. */
const { RETOUCH_DIST } = process.env;
const MAIN = resolve(RETOUCH_DIST ?? resolve(import.meta.dirname, "../../dist"), "index.js");

/** Files of scenarios that have had a run of the bundle. */
const begun = new Set<string | undefined>();

export const LOCK = ".github/retouch.lock.json";

/** Where a branch that is merged into another one has its records. */
export const BRANCH_LOCK = /^\.github\/retouch\.lock\.d\/[\w.-]+\.json$/;

export interface SceneOptions extends Partial<RunOptions> {
  /** A checkout that is there already, or how to make one; default: what actions/checkout makes for the event. */
  checkout?: Checkout | CheckoutOptions;
  /** Values that may stand nowhere, besides the tokens. */
  hidden?: string[];
  /** Hosts that nobody answers for and that are asked all the same. */
  egress?: string[];
}

export type Scene = RunResult & { checkout: Checkout };

/**
 * Runs the action for an event as a job would after actions/checkout. The first run of each file is the bundle's, and each that is
 * cancelled or killed; the others are run from the sources by a process that has run them before, at a tenth of the cost. Whatever the
 * scenario is about, the action must not have sent anything that GitHub's documents do not allow, nor talked to anybody else, nor shown a
 * secret.
 */
export async function play(github: GithubEmulator, event: RunnerEvent, options: SceneOptions = {}): Promise<Scene> {
  const { checkout: given, hidden = [], egress = [], inputs, ...rest } = options;
  const token = rest.token ?? github.token;
  const checkout = given && "workspace" in given ? given : await github.checkout({ ref: event.ref, token, ...given });
  const { testPath } = expect.getState();
  const isStopped = rest.cancelWhen !== undefined || rest.killAfter !== undefined;
  const warm = RETOUCH_DIST === undefined && begun.has(testPath) && !isStopped;
  begun.add(testPath);
  // From here on it is the action that asks.
  github.requests.length = 0;
  const result = await runAction({
    ...{ main: MAIN, warm },
    ...event,
    github,
    token,
    workspace: checkout.workspace,
    runnerTemp: checkout.runnerTemp,
    inputs: { images: "**/*.png", prompt: "Add a frame", deliver: "commit", ...inputs },
    ...rest,
  });
  expect(github.violations).toEqual([]);
  expect(github.proxy.egress).toEqual(egress);
  expectHidden(github, result, [token, github.token, github.readToken, github.env().ACTIONS_RUNTIME_TOKEN ?? "", ...hidden]);
  return { ...result, checkout };
}

function expectHidden(github: GithubEmulator, { raw, summary, outputs }: RunResult, secrets: readonly string[]): void {
  const shown = raw.split("\n").filter((line) => !line.startsWith("::add-mask::"));
  const texts = [...shown, summary, ...Object.values(outputs), ...github.hub.comments.map(({ body }) => body)];
  for (const secret of secrets.filter(Boolean)) {
    const encoded = Buffer.from(`x-access-token:${secret}`).toString("base64");
    expect(texts.filter((text) => text.includes(secret) || text.includes(encoded))).toEqual([]);
  }
}

/** Pushes a branch and opens a pull request for it. */
export async function openPull(
  github: GithubEmulator,
  files: PushOptions["files"],
  { head = "topic", ...options }: Partial<PullRequestOptions> = {},
): Promise<PullRequest> {
  await github.pushCommit({ branch: head, files, ...(options.fork !== undefined && { fork: options.fork }) });
  return github.openPullRequest({ head, ...options });
}

/** The whole way: a pull request with these files, and a run for it. */
export async function playPull(github: GithubEmulator, pull: PullRequest, options: SceneOptions = {}): Promise<Scene> {
  return play(github, await pullRequestEvent(github, pull), options);
}

export interface ResultRow {
  source: string;
  output: string;
  status: string;
  cached: boolean;
  cost: number | null;
  warnings: string[];
  error: { code: string; message: string } | null;
}

export function readResults({ outputs }: RunResult): ResultRow[] {
  return JSON.parse(outputs.results ?? "") as ResultRow[];
}

/** Statuses by source; a failure with its code. */
export function statusOf(result: RunResult): Record<string, string> {
  return Object.fromEntries(readResults(result).map(({ source, status, error }) => [source, error?.code ?? status]));
}

export interface LockRow {
  outputBlob: string;
  sourceBlob: string;
  recipe: string;
  cost: number | null;
  at: string;
}

/** The outputs that the lock on a branch records, in whichever file, sorted. */
export async function readLock(github: GithubEmulator, branch: string): Promise<Record<string, LockRow>> {
  const rows: [string, LockRow][] = [];
  for (const path of await listLockFiles(github, branch)) {
    const text = String(await github.file(branch, path));
    rows.push(...Object.entries((JSON.parse(text) as { outputs: Record<string, LockRow> }).outputs));
  }
  // Of two records of one output, the later one comes last.
  rows.sort(([a, { at }], [b, { at: other }]) => (a === b ? at.localeCompare(other) : a < b ? -1 : 1));
  return Object.fromEntries(rows);
}

/** Paths of the files that a branch's lock is in. */
export async function listLockFiles(github: GithubEmulator, branch: string): Promise<string[]> {
  return [...(await github.tree(branch)).keys()].filter((path) => path === LOCK || BRANCH_LOCK.test(path));
}

/** Paths of a branch's other files, sorted. */
export async function listPaths(github: GithubEmulator, branch: string): Promise<string[]> {
  return [...(await github.tree(branch)).keys()].filter((path) => path !== LOCK && !BRANCH_LOCK.test(path)).sort();
}

/** How often GitHub was asked for an operation. */
export function countRequests(github: GithubEmulator, operation: string): number {
  return github.requests.filter((request) => request.operation.split("+").includes(operation)).length;
}

/** Inputs that send the run to an emulator of the provider. */
export function aimlapiInputs(api: AimlapiEmulator): Record<string, string> {
  return { provider: "aimlapi", "api-key": api.key, "base-url": api.baseUrl };
}

export function countPaid(api: AimlapiEmulator): number {
  return api.requests.filter(({ kind }) => kind === "paid").length;
}

const paidBody = z.object({ image: z.string().optional(), image_urls: z.array(z.string()).optional(), prompt: z.string() });

/** The pictures that the provider was sent, in order. */
export function readSent(api: AimlapiEmulator): Buffer[] {
  return api.requests.flatMap(({ kind, body }) => {
    if (kind !== "paid") return [];
    const { image, image_urls } = paidBody.parse(body);
    return [Buffer.from((image ?? image_urls?.[0] ?? "").replace(/^data:[^,]*,/, ""), "base64")];
  });
}
