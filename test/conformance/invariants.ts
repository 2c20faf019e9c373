import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect } from "vitest";
import { look } from "./pictures.ts";
import { isForm, sentPictures } from "./subjects.ts";
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
  /** Values among which the run found its keys. */
  keys: readonly (string | undefined)[];
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
    // Each recipe of a file may name its own.
    const providers = inputs.config === undefined ? [inputs.provider] : run.shares.map(({ subject }) => subject.inputs.provider);
    expect(providers).toContain(result.provider);
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
  // A picture that was paid for and has no text is no reason to have done nothing.
  const isIdle =
    outputs.edited === "0" && outputs.failed === "0" && results.every(({ status, cost }) => status !== "unchanged" || cost === 0);
  if (run.exitCode === 0 && isIdle) expect(outputs["skip-reason"]).not.toBe("");
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

/** Keys travel to their own API alone, and there always. */
function checkCredentials({ bench: { keyedDownloads }, run: { shares }, keys }: Evidence): void {
  for (const { api, subject, requests } of shares) {
    const header = subject.inputs.provider === "pixazo" ? "ocp-apim-subscription-key" : "authorization";
    const value = header === "authorization" ? `Bearer ${api.key}` : api.key;
    const strange = shares.flatMap((other) => (other.api === api ? [] : [other.api.key]));
    for (const { kind, path, headers, body } of requests) {
      // What is fetched, and what is put into a store, is not of the API's own host.
      if (kind === "download" || kind === "upload") {
        if (kind === "download" && keyedDownloads) continue;
        expect(headers).not.toHaveProperty("authorization");
        expect(headers).not.toHaveProperty("ocp-apim-subscription-key");
        if (isForm(body)) expect(Object.values(body.fields).filter((field) => field.includes(api.key))).toEqual([]);
      } else if (keys.includes(api.key)) expect(headers[header]).toBe(value);
      expect(headers).not.toHaveProperty("cookie");
      for (const key of strange) expect(`${path} ${Object.values(headers).join(" ")}`).not.toContain(key);
    }
  }
}

/** What the outputs say was spent is what the vendor billed; where the action cannot know, it says so and never says too much. */
function checkMoney({ run }: Evidence): void {
  const { cost } = run.outputs;
  const unknown = run.results.filter(
    ({ status, cost: own, warnings }) =>
      (status === "failed" && own === null) || warnings.some((warning) => / may have been billed\./.test(warning)),
  );
  if (unknown.length > 0) {
    expect(run.stdout).toMatch(/may (also )?have been billed\. Check the provider's usage log\./);
    if (cost) expect(Number(cost)).toBeLessThanOrEqual(run.billed + 1e-9);
  } else if (cost) expect(Number(cost), "the `cost` output").toBeCloseTo(run.billed, 7);
  else if (run.results.some(({ status }) => status === "edited"))
    expect(
      run.shares.map(({ subject }) => subject.price),
      "all prices are known, and `cost` is empty",
    ).toContain(undefined);
  if (cost) {
    const told = run.results.reduce((sum, result) => sum + (result.cost ?? 0), 0);
    expect(Number(cost)).toBeCloseTo(told, 7);
  }
}

async function checkSecrets({ bench: { runnerTemp }, run, after }: Evidence): Promise<void> {
  const printed = run.raw
    .split("\n")
    .filter((line) => !line.startsWith("::add-mask::"))
    .join("\n");
  const texts = new Map([["the output", printed]]);
  for (const [path, bytes] of [...(await snapshot(runnerTemp)), ...after]) texts.set(path, bytes.toString("latin1"));
  const pictures = run.paid.flatMap(sentPictures).map((bytes) => bytes.toString("base64").slice(0, 48));
  const signed = run.requests.flatMap(({ kind, body }) => (kind === "upload" && isForm(body) ? [body.fields] : []));
  const signatures = signed.flatMap(({ Signature = "", policy = "" }) => [Signature, policy]).filter((text) => text !== "");
  const secrets = [...run.shares.flatMap(({ api }) => [api.key, Buffer.from(api.key).toString("base64")]), ...signatures];
  for (const [name, text] of texts) {
    for (const secret of secrets) expect(text.includes(secret), `a key or a signature stands in ${name}`).toBe(false);
    if (name !== "_github_workflow/event.json") expect(text, name).not.toMatch(/Bearer sk-|Signature=[^*]|;base64,[A-Za-z0-9+/]{16}/);
    // The gallery alone may hold pictures.
    const shown = name.endsWith("retouch-report.html") ? [] : pictures;
    for (const picture of shown) expect(text.includes(picture), `a picture's base64 stands in ${name}`).toBe(false);
  }
}

/** Edited files are complete pictures of the announced size; all else is as it was. The lock is looked at for itself. */
async function checkFiles({ run, before, after, inputs }: Evidence): Promise<void> {
  const edited = new Map(run.results.filter(({ status }) => status === "edited").map((result) => [result.output, result]));
  const placed = run.results.filter(({ warnings }) => warnings.some((warning) => FALLBACK.test(warning))).map(({ output }) => output);
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const bytes = after.get(path);
    const result = edited.get(path);
    if (result) await checkEdited(result, bytes);
    else if (placed.includes(path)) await look(bytes ?? Buffer.alloc(0));
    else if (path !== (inputs.lockfile ?? LOCK))
      expect(bytes?.equals(before.get(path) ?? Buffer.alloc(0)) ?? "gone", `${path} is as before`).toBe(before.has(path));
  }
  for (const path of [...edited.keys(), ...placed]) expect(after.has(path), `${path} is there`).toBe(true);
}

/** In the place of a failed locale. */
const FALLBACK = /^The \S+ image was used instead\.$/;

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

/** The lock knows what was edited, with the bytes that lie there, and nothing that failed but the steps before and what stands in for it. */
async function checkLock({ bench, run, lockBefore, before, after, inputs }: Evidence): Promise<void> {
  if (inputs.lockfile === "none") return;
  const lock = await bench.lock().catch(() => undefined);
  if (lock === undefined) return;
  const rest = { ...lock };
  for (const result of run.results) {
    const entry = lock[result.output];
    if (result.status === "edited") {
      const { source, sha256, bytes } = result;
      // A candidate that was taken costs nothing, and was paid for when it was made.
      const cost = inputs["take-candidate"] ? lockBefore[result.output]?.cost : result.cost;
      expect(entry, result.output).toMatchObject({ source: source ?? "", sha256, bytes, cost });
      expect(entry?.outputBlob).toBe(blobId(await readFile(`${bench.workspace}/${result.output}`)));
      delete rest[result.output];
    }
    // What the model found nothing to do in is recorded as its own result.
    if (isFoundEmpty(result)) {
      expect(entry?.outputBlob).toBe(entry?.sourceBlob);
      delete rest[result.output];
    }
    // Of no recipe: it is out of date, and is no person's work either.
    if (result.warnings.some((warning) => FALLBACK.test(warning)) && entry?.recipe === "") {
      expect(entry.outputBlob).toBe(blobId(await readFile(`${bench.workspace}/${result.output}`)));
      delete rest[result.output];
    }
    const made = new RegExp(result.status === "edited" ? "^#(candidate|step)-\\d+$" : "^#step-\\d+$");
    for (const key of Object.keys(rest))
      if (key.startsWith(`${result.output}#`) && made.test(key.slice(result.output.length))) delete rest[key];
  }
  for (const [output, entry] of Object.entries(rest)) expect(entry).toEqual(lockBefore[output]);
  // A run that records nothing writes nothing.
  const path = inputs.lockfile ?? LOCK;
  if (run.paid.length === 0 && run.outputs.edited === "0" && !run.results.some(isFoundEmpty))
    expect(after.get(path)?.toString()).toBe(before.get(path)?.toString());
}

/** Whether this run found nothing to do in a picture, by its model or by what is recorded of a twin. */
function isFoundEmpty({ status, durationMs }: TaskResult): boolean {
  return status === "unchanged" && durationMs !== null;
}

export function blobId(bytes: Buffer): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
