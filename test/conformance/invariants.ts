import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect } from "vitest";
import { look } from "./pictures.ts";
import { sentPictures } from "./subjects.ts";
import { LOCK, type LockEntry, type Run, snapshot, type TaskResult, type Workbench } from "./workbench.ts";

/** The closed set of the contract. */
const CODES = [
  ...["invalid-input", "unauthorized", "no-credit", "forbidden", "rate-limited", "refused", "unavailable", "timeout", "ambiguous"],
  ...["unexpected-reply", "invalid-image", "unsupported-image", "lfs-pointer", "too-large", "untrusted-url", "budget", "cancelled"],
  ...["delivery", "verify", "drift"],
];

interface Evidence {
  bench: Workbench;
  run: Run;
  inputs: Record<string, string>;
  /** The workspace's files. */
  before: Map<string, Buffer>;
  after: Map<string, Buffer>;
  lockBefore: Record<string, LockEntry>;
}

/** What the contract promises of every run, whatever its course. */
export async function checkRun(evidence: Evidence): Promise<void> {
  checkOutputs(evidence);
  checkReport(evidence);
  checkCredentials(evidence);
  checkMoney(evidence);
  await checkSecrets(evidence);
  await checkFiles(evidence);
  await checkLock(evidence);
}

function checkOutputs({ run, inputs }: Evidence): void {
  const { outputs, results } = run;
  const count = (...statuses: string[]) => String(results.filter(({ status }) => statuses.includes(status)).length);
  if (outputs["results-truncated"] === "false") {
    expect(outputs).toMatchObject({
      edited: count("edited"),
      failed: count("failed"),
      unchanged: count("unchanged", "modified", "stale"),
      changed: String(count("edited") !== "0"),
    });
  }
  for (const result of results) {
    expect(result.provider).toBe(inputs.provider);
    if (result.status === "failed") {
      expect(CODES).toContain(result.error?.code);
      expect(result.error?.message).toMatch(/\S/);
    } else expect(result.error).toBeNull();
  }
  const noErrors = run.annotations.every(({ level }) => level !== "error");
  if (results.some(({ status }) => status === "failed") && inputs["fail-on"] === undefined) expect(run.exitCode).toBe(1);
  // Red says why, and what says why is red unless the workflow tolerates it.
  if (run.exitCode !== 0) expect(noErrors, run.raw).toBe(false);
  else if (!noErrors) expect(inputs["fail-on"]).toBeDefined();
  if (run.exitCode === 0 && outputs.edited === "0" && outputs.failed === "0") expect(outputs["skip-reason"]).not.toBe("");
}

function checkReport({ run }: Evidence): void {
  expect(run.signal, run.raw).toBeNull();
  expect(run.stdout).toContain("Retouch: ");
  expect(run.summary).toContain("Retouch");
  expect(run.raw).not.toMatch(/UnhandledPromise|DeprecationWarning|MaxListenersExceeded/);
  for (const level of ["error", "warning"]) expect(run.annotations.filter((one) => one.level === level).length).toBeLessThanOrEqual(10);
  for (const { error } of run.results.slice(0, 5)) if (error) expect(run.stdout).toContain(error.code);
  for (const { error } of run.results.slice(0, 5)) if (error) expect(run.summary).toContain(error.code);
}

/** Keys travel to the API alone, and there always. */
function checkCredentials({ bench: { api, subject, keyedDownloads }, run, inputs }: Evidence): void {
  const header = subject.inputs.provider === "pixazo" ? "ocp-apim-subscription-key" : "authorization";
  const value = header === "authorization" ? `Bearer ${api.key}` : api.key;
  for (const { kind, headers } of run.requests) {
    if (kind === "download") {
      if (keyedDownloads) continue;
      expect(headers).not.toHaveProperty("authorization");
      expect(headers).not.toHaveProperty("ocp-apim-subscription-key");
    } else if (inputs["api-key"] === api.key) expect(headers[header]).toBe(value);
    expect(headers).not.toHaveProperty("cookie");
  }
}

/** What the outputs say was spent is what the vendor billed; where the action cannot know, it says so and never says too much. */
function checkMoney({ bench: { subject }, run }: Evidence): void {
  const { cost } = run.outputs;
  const unknown = run.results.filter((result) => result.status === "failed" && result.cost === null);
  if (unknown.length > 0) {
    expect(run.annotations.map(({ message }) => message).join("\n")).toMatch(/may have been billed/);
    if (cost) expect(Number(cost)).toBeLessThanOrEqual(run.billed + 1e-9);
  } else if (cost) expect(Number(cost), "the `cost` output").toBeCloseTo(run.billed, 7);
  else if (run.results.some(({ status }) => status === "edited"))
    expect(subject.price, "a price is known, and `cost` is empty").toBeUndefined();
  if (cost) {
    const told = run.results.reduce((sum, result) => sum + (result.cost ?? 0), 0);
    expect(Number(cost)).toBeCloseTo(told, 7);
  }
}

async function checkSecrets({ bench: { api, runnerTemp }, run, after }: Evidence): Promise<void> {
  const printed = run.raw
    .split("\n")
    .filter((line) => !line.startsWith("::add-mask::"))
    .join("\n");
  const texts = new Map([["the output", printed]]);
  for (const [path, bytes] of [...(await snapshot(runnerTemp)), ...after]) texts.set(path, bytes.toString("latin1"));
  const pictures = run.paid.flatMap(sentPictures).map((bytes) => bytes.toString("base64").slice(0, 48));
  for (const [name, text] of texts) {
    expect(text.includes(api.key), `the key stands in ${name}`).toBe(false);
    expect(text.includes(Buffer.from(api.key).toString("base64")), `the encoded key stands in ${name}`).toBe(false);
    if (name !== "_github_workflow/event.json") expect(text, name).not.toMatch(/Bearer sk-|Signature=[^*]|;base64,[A-Za-z0-9+/]{16}/);
    for (const picture of pictures) expect(text.includes(picture), `a picture's base64 stands in ${name}`).toBe(false);
  }
}

/** Edited files are complete pictures of the announced size; all else is as it was. */
async function checkFiles({ run, before, after, inputs }: Evidence): Promise<void> {
  const edited = new Map(run.results.filter(({ status }) => status === "edited").map((result) => [result.output, result]));
  const lock = inputs.lockfile ?? LOCK;
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const bytes = after.get(path);
    const result = edited.get(path);
    if (result) await checkEdited(result, bytes);
    else if (path !== lock || edited.size === 0)
      expect(bytes?.equals(before.get(path) ?? Buffer.alloc(0)) ?? "gone", `${path} is as before`).toBe(before.has(path));
  }
  for (const path of edited.keys()) expect(after.has(path), `${path} is there`).toBe(true);
}

async function checkEdited(result: TaskResult, bytes: Buffer | undefined): Promise<void> {
  if (bytes === undefined) throw new Error(`${result.output} is missing`);
  const { width, height } = await look(bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  expect({ width, height, bytes: bytes.length, sha256 }).toEqual({
    width: result.width,
    height: result.height,
    bytes: result.bytes,
    sha256: result.sha256,
  });
}

/** The lock knows what was edited, with the bytes that lie there, and nothing that failed. */
async function checkLock({ bench, run, lockBefore, inputs }: Evidence): Promise<void> {
  if (inputs.lockfile === "none") return;
  const lock = await bench.lock().catch(() => undefined);
  if (lock === undefined) return;
  const rest = { ...lock };
  for (const result of run.results) {
    if (result.status !== "edited") continue;
    const entry = lock[result.output];
    expect(entry, result.output).toMatchObject({ source: result.source, sha256: result.sha256, bytes: result.bytes, cost: result.cost });
    expect(entry?.outputBlob).toBe(blobId(await readFile(`${bench.workspace}/${result.output}`)));
    delete rest[result.output];
  }
  for (const [output, entry] of Object.entries(rest)) expect(entry).toEqual(lockBefore[output]);
}

export function blobId(bytes: Buffer): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
