import { readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { NO_CACHE, openResultCache } from "../../src/cache/result-cache.ts";
import { failReplaced } from "../../src/deliver/changes.ts";
import { type DeliverOptions, deliver } from "../../src/deliver/deliver.ts";
import { deliverOutcomes } from "../../src/deliver/deliver-outcomes.ts";
import { RetouchError } from "../../src/errors.ts";
import { openLockFile } from "../../src/lock/lock-file.ts";
import { parseLock } from "../../src/lock/parse-lock.ts";
import { wordRunNotice } from "../../src/report/notice-wording.ts";
import { resultOf } from "../cache/results.ts";
import { load } from "../inputs/given.ts";
import { entryOf } from "../plan/facts.ts";
import { lock, openJob, openSite, uncancelled } from "./site.ts";

const COMMIT = { targets: ["commit"], commitMethod: "git", artifactName: "retouch", signal: uncancelled, lock } as const;
const FILES = { "a.png": "a", "b.png": "b" };

/** A job whose checkout has a hook. */
async function openHooked(site: Awaited<ReturnType<typeof openSite>>, script: string) {
  const job = await openJob(site, { "a.png": "A" });
  writeFileSync(join(job.checkout.workspace, ".git/hooks/pre-commit"), `#!/bin/sh\nset -e\n${script}\n`, { mode: 0o755 });
  return job;
}

describe("a commit is pushed as it was proven, or not at all", () => {
  it.each([
    ["adds a file", "echo x > .gitattributes; git add .gitattributes", "changes more than the results (`.gitattributes`)"],
    ["removes a file", "git rm -q --cached b.png", "changes more than the results (`b.png`)"],
    ["changes a result", "echo x > a.png; git add a.png", "has something else at `a.png`"],
    ["changes the lock", `echo x > ${lock.path}; git add ${lock.path}`, `has something else at \`${lock.path}\``],
    ["makes a result executable", "git update-index --chmod=+x a.png", "changes the mode of `a.png`"],
    ["makes a link of a result", "ln -sf /etc/passwd a.png; git add a.png", "has something else at `a.png`"],
    ["takes a result back", "git reset -q HEAD a.png", "has something else at `a.png`"],
  ])("where a hook %s", async (_, script, message) => {
    await using site = await openSite({ files: FILES });
    const job = await openHooked(site, script);
    const tip = await site.tip("main");
    const { commit, errors, artifact } = await deliver({ ...COMMIT, ...job });
    expect(commit).toBeUndefined();
    expect(errors).toEqual([expect.objectContaining({ code: "delivery", message: expect.stringContaining(message) })]);
    expect(await site.tip("main")).toBe(tip);
    expect(String(site.readArtifact(artifact?.name ?? "").get("a.png"))).toBe("A");
  });

  it("although the branch's attributes would change its bytes", async () => {
    await using site = await openSite({ files: { ...FILES, ".gitattributes": "*.png text\n" } });
    const job = await openJob(site, { "a.png": "A\r\nB\r\n" });
    expect(await deliver({ ...COMMIT, ...job })).toMatchObject({ errors: [], stale: [] });
    expect(String(await site.file("main", "a.png"))).toBe("A\r\nB\r\n");
  });
});

it("a blob that GitHub stores under another id is not committed", async () => {
  await using site = await openSite();
  // An executable file goes by single requests.
  await site.pushCommit({ files: { "a.png": { content: "a", mode: "100755" } } });
  const job = await openJob(site, { "a.png": "A" });
  const tip = await site.tip("main");
  site.faults.push({ match: { operation: "git/create-blob" }, do: { status: 201, body: { sha: "1".repeat(40) } } });
  const { commit, errors } = await deliver({ ...COMMIT, ...job, commitMethod: "api" });
  expect(commit).toBeUndefined();
  expect(errors[0]?.message).toContain("GitHub has other bytes");
  expect(await site.tip("main")).toBe(tip);
});

describe.each(["api", "git"] as const)("a result that something else took the place of (%s)", (commitMethod) => {
  const options = { ...COMMIT, commitMethod } satisfies Partial<DeliverOptions>;
  const replacements = [
    ["other bytes", (path: string) => writeFileSync(path, "secret")],
    ["a link", (path: string) => symlinkSync("/etc/hostname", path)],
    ["nothing", () => {}],
  ] as const;

  it.each(replacements)("is a failure of its own: %s", async (_, replace) => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A", "b.png": "B" });
    const path = join(job.checkout.workspace, "a.png");
    rmSync(path);
    replace(path);
    const outcomes = await failReplaced(job.outcomes, job.checkout.workspace);
    expect(outcomes.map(({ result: { status, error } }) => [status, error?.code])).toEqual([
      ["failed", "delivery"],
      ["edited", undefined],
    ]);
    expect(await deliver({ ...options, ...job, outcomes, targets: ["commit", "artifact"] })).toMatchObject({ errors: [], stale: [] });
    expect([...(await site.tree("main")).keys()].sort()).toEqual([lock.path, "a.png", "b.png"].sort());
    expect([String(await site.file("main", "a.png")), String(await site.file("main", "b.png"))]).toEqual(["a", "B"]);
    expect([...site.readArtifact("retouch").keys()]).toEqual(["b.png", "results.json"]);
  });

  it.each(replacements)("is noticed also at the last moment: %s", async (_, replace) => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A" });
    const path = join(job.checkout.workspace, "a.png");
    rmSync(path);
    replace(path);
    const { commit, artifact, errors } = await deliver({ ...options, ...job });
    expect([commit, artifact]).toEqual([undefined, undefined]);
    expect(errors[0]?.message).toContain("changed after Retouch wrote it");
    expect(String(await site.file("main", "a.png"))).toBe("a");
    expect(site.artifacts.size).toBe(0);
  });
});

it("a result that something else took the place of is neither committed nor recorded, and the others are", async () => {
  await using site = await openSite({ files: FILES });
  const { outcomes, ...job } = await openJob(site, { "a.png": "A", "b.png": "B" });
  const { workspace } = job.context;
  const lockFile = await openLockFile({ root: workspace, path: "retouch.lock.json", force: false });
  for (const { task, outputBlob } of outcomes) await lockFile.record(task.output, entryOf({ source: task.output, outputBlob }));
  writeFileSync(join(workspace, "a.png"), "secret");
  const inputs = await load({ deliver: "commit", "github-token": site.token });
  const ended = await deliverOutcomes(outcomes, { ...job, inputs, lockFile, cache: NO_CACHE, signal: uncancelled });
  expect(ended.outcomes.map(({ result: { output, status } }) => [output, status])).toEqual([
    ["a.png", "failed"],
    ["b.png", "edited"],
  ]);
  expect(ended.delivered).toMatchObject({ errors: [], stale: [], commit: { sha: await site.tip("main") } });
  expect([String(await site.file("main", "a.png")), String(await site.file("main", "b.png"))]).toEqual(["a", "B"]);
  for (const text of [await site.file("main", "retouch.lock.json"), readFileSync(join(workspace, "retouch.lock.json"))])
    expect([...parseLock(String(text)).lock.keys()]).toEqual(["b.png"]);
});

it.each([
  ["git", [["results-not-kept", 1]]],
  ["auto", []],
] as const)("`result-cache: %s` without the right to write", async (resultCache, expected) => {
  await using site = await openSite({ files: FILES });
  const { outcomes, ...job } = await openJob(site, { "a.png": "A" });
  const lockFile = await openLockFile({ root: job.context.workspace, path: "retouch.lock.json", force: false });
  const inputs = await load({ deliver: "none", "result-cache": resultCache });
  const github = () => Promise.reject(new RetouchError("forbidden", "GitHub refused keeping results."));
  const environment = {};
  const cache = openResultCache({ ...job, choice: "git", github, hasToken: resultCache === "auto", signal: uncancelled, environment });
  cache.add(resultOf("a"));
  const { delivered } = await deliverOutcomes(outcomes, { ...job, inputs, lockFile, cache, signal: uncancelled });
  expect(delivered.warnings.map((notice) => [notice.code, "count" in notice && notice.count])).toEqual(expected);
  for (const notice of delivered.warnings)
    expect(wordRunNotice(notice)).toMatch(/pay for it again\. GitHub refused keeping results\. Fix that, or set `result-cache: auto`/);
});
