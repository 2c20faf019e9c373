import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import type { Context, WebhookEvent } from "../../src/context.ts";
import type { LockChange } from "../../src/deliver/changes.ts";
import { toObjectId } from "../../src/git/blob-identity.ts";
import { createIdentify, findFilters } from "../../src/git/clean-filters.ts";
import { createGitHub } from "../../src/github/github-client.ts";
import type { Outcome } from "../../src/outcome.ts";
import { renderResult } from "../../src/report/outputs.ts";
import type { Checkout, CheckoutOptions } from "../emulators/github/checkout.ts";
import { type GithubEmulator, type GithubOptions, startGithub } from "../emulators/github/github.ts";
import { startTlsProxy } from "../emulators/tls-proxy.ts";
import { taskOf } from "../plan/tasks.ts";

/** One proxy for the whole test file: octokit chooses its proxy once, when it is loaded. */
const proxy = await startTlsProxy();
setDefaultCACertificates([...getCACertificates(), readFileSync(proxy.caFile, "utf8")]);

/** The emulator, with this process's environment set as a job's would be. */
export async function openSite(options: GithubOptions = {}): Promise<GithubEmulator> {
  const github = await startGithub({ ...options, proxy });
  Object.assign(process.env, github.env());
  return github;
}

interface ContextOptions {
  github: GithubEmulator;
  checkout: Checkout;
  branch?: string;
  event?: WebhookEvent;
  eventName?: string;
}

export function makeContext({ github, checkout, branch = "main", event = {}, eventName = "push" }: ContextOptions): Context {
  return {
    workspace: checkout.workspace,
    tempDir: checkout.runnerTemp,
    owner: github.owner,
    repo: github.repo,
    eventName,
    event,
    sha: checkout.sha,
    ref: checkout.ref,
    branch,
    apiUrl: "https://api.github.com",
    graphqlUrl: "https://api.github.com/graphql",
    serverUrl: "https://github.com",
    runId: "42",
    runAttempt: "1",
    workflow: "Images",
    job: "edit",
  };
}

interface JobOptions extends CheckoutOptions {
  branch?: string;
  event?: WebhookEvent;
  /** One that is there already. */
  checkout?: Checkout;
}

/** What a job has after editing in place: `edits` are in the workspace, and known by their blobs. */
export async function openJob(
  github: GithubEmulator,
  edits: Record<string, string>,
  { token = github.token, branch = "main", event, checkout: given, ...options }: JobOptions = {},
) {
  const checkout = given ?? (await github.checkout({ ref: branch, token, ...options }));
  const context = makeContext({ github, checkout, branch, ...(event && { event }) });
  const outcomes: Outcome[] = [];
  for (const [path, content] of Object.entries(edits)) outcomes.push(await editFile(checkout, path, content));
  return { checkout, context, outcomes, renderResult, github: () => createGitHub({ token, context }) };
}

async function editFile({ workspace }: Checkout, path: string, content: string): Promise<Outcome> {
  const run = (...args: string[]) => execFileSync("git", args, { cwd: workspace, encoding: "utf8" }).trim();
  const listed = run("--literal-pathspecs", "ls-files", "-s", "--", path).split(" ")[1];
  const indexBlob = listed === undefined ? undefined : toObjectId(listed);
  const identify = createIdentify({ root: workspace, objectFormat: "sha1", runsFilters: true }, await findFilters(workspace, [path]));
  await mkdir(dirname(join(workspace, path)), { recursive: true });
  await writeFile(join(workspace, path), content);
  return {
    task: taskOf({
      source: { path, blob: indexBlob ?? toObjectId("0".repeat(40)), ...(indexBlob && { indexBlob }) },
      output: path,
      ...(indexBlob && { outputIndexBlob: indexBlob }),
    }),
    result: {
      ...{
        source: path,
        output: path,
        locale: null,
        status: "edited",
        cached: false,
        provider: "sandbox",
        model: "sandbox",
        width: 1,
        height: 1,
      },
      ...{ bytes: content.length, sha256: "", cost: 0, durationMs: 1, warnings: [], error: null },
    },
    outputBlob: await identify(path, Buffer.from(content)),
    outputSha256: createHash("sha256").update(content).digest("hex"),
  };
}

export const uncancelled = new AbortController().signal;

/** A lock that only lists keys, so that what is asked of the callback can be seen. */
export const lock: LockChange = {
  path: ".github/retouch.lock.json",
  recorded: { has: () => true },
  isKnown: () => false,
  merge(tip, keys) {
    const before = tip.get(lock.path) ?? "";
    const lines = [...new Set([...before.split("\n").filter(Boolean), ...keys])].sort();
    const text = lines.map((line) => `${line}\n`).join("");
    return text === before ? undefined : { files: [{ path: lock.path, text }], removed: [] };
  },
};
