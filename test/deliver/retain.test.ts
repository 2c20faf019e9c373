import { rm, symlink, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { deliver } from "../../src/deliver/deliver.ts";
import { retainImages } from "../../src/deliver/retain.ts";
import { blobId } from "../../src/git/blob-identity.ts";
import { openOwnFolder } from "../../src/git/own-folder.ts";
import { writeWorkspaceFile } from "../../src/git/write-file.ts";
import { createGitHub } from "../../src/github/github-client.ts";
import type { RunNotice } from "../../src/notices.ts";
import { type Outcome, type RetainedImage, retainedPath } from "../../src/outcome.ts";
import type { GithubEmulator } from "../emulators/github/github.ts";
import { readKeptRefs } from "../scenarios/kept.ts";
import { lock, openJob, openSite, uncancelled } from "./site.ts";

const COMMIT = { targets: ["commit"], commitMethod: "auto", artifactName: "retouch", signal: uncancelled, lock } as const;
const FILES = { "a.png": "a", "b.png": "b" };

/** Puts pictures beside a finished output, as a run does. */
async function keep(
  outcome: Outcome,
  tempDir: string,
  contents: readonly string[],
  kind: RetainedImage["kind"] = "candidate",
): Promise<Outcome> {
  const { output } = outcome.task;
  const kept: RetainedImage[] = [];
  for (const [index, content] of contents.entries()) {
    const number = index + 1;
    const file = await writeWorkspaceFile(await openOwnFolder(tempDir), retainedPath({ kind, number }, output), content);
    kept.push({ key: `${output}#${kind}-${number}`, kind, number, file, blob: blobId(content), width: 1, height: 1 });
  }
  return { ...outcome, kept };
}

async function openKeeping(site: GithubEmulator, edits: Record<string, string>) {
  const job = await openJob(site, edits);
  const outcomes = await Promise.all(
    job.outcomes.map((one, index) => keep(one, job.context.tempDir, [`${Object.values(edits)[index]}`, "two"])),
  );
  return { ...job, outcomes };
}

const reasonOf = ([notice]: readonly RunNotice[]) => (notice && "reason" in notice ? notice.reason : "");

const created = (site: GithubEmulator, what: string) => site.requests.filter(({ operation }) => operation === `git/create-${what}`).length;

describe("candidates and steps", () => {
  it("come into the repository after the commit, each blob once, under a ref of this attempt", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openKeeping(site, { "a.png": "A", "b.png": "B" });
    const delivered = await deliver({ ...COMMIT, ...job, context: { ...job.context, runAttempt: "3" } });
    expect(delivered).toMatchObject({ errors: [], warnings: [], kept: { ref: "refs/retouch/kept/42-3" } });
    const refs = await readKeptRefs(site);
    expect(refs["refs/retouch/kept/42-3"]).toEqual({
      sha: delivered.kept?.sha,
      parents: "",
      files: new Map([
        ["candidates/1/a.png", blobId("A")],
        ["candidates/1/b.png", blobId("B")],
        ["candidates/2/a.png", blobId("two")],
        ["candidates/2/b.png", blobId("two")],
      ]),
    });
    expect(created(site, "blob")).toBe(1);
    const operations = site.requests.map(({ operation }) => operation);
    expect(operations.indexOf("git/create-blob")).toBeGreaterThan(operations.indexOf("createCommitOnBranch"));
    expect(
      String(await site.file("main", lock.path))
        .split("\n")
        .filter(Boolean),
    ).toEqual(["a.png", "b.png"].flatMap((path) => [path, `${path}#candidate-1`, `${path}#candidate-2`]));
    expect(site.violations).toEqual([]);
  });

  it("are many in as many trees as GitHub takes", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A" });
    const contents = Array.from({ length: 101 }, (_, index) => `picture ${index}`);
    const outcomes = await Promise.all(job.outcomes.map((one) => keep(one, job.context.tempDir, contents, "step")));
    const delivered = await deliver({ ...COMMIT, ...job, outcomes });
    expect(delivered).toMatchObject({ errors: [], warnings: [] });
    expect(created(site, "tree")).toBe(2);
    expect(Object.values(await readKeptRefs(site))[0]?.files.size).toBe(101);
    // Steps of what succeeded are in no artifact.
    expect(site.artifacts.size).toBe(0);
  });

  it("are not asked for without a commit that succeeded", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openKeeping(site, { "a.png": "A" });
    await deliver({ ...COMMIT, ...job, targets: ["artifact"] });
    await deliver({ ...COMMIT, ...job, signal: AbortSignal.abort() });
    await site.protect("main");
    const refused = await deliver({ ...COMMIT, ...job });
    expect(refused.errors).toHaveLength(1);
    expect(refused.kept).toBeUndefined();
    expect(created(site, "blob")).toBe(0);
    expect([...site.readArtifact("retouch-3").keys()].sort()).toEqual(["a.png", "candidates/2/a.png", "results.json"]);
  });

  it("are told of where they could not be kept, with the cause", async () => {
    await using site = await openSite({ files: FILES });
    const warningOf = async (change: object) => {
      const job = await openKeeping(site, { "a.png": `A${Math.random()}` });
      const { commit, errors, warnings, kept } = await deliver({ ...COMMIT, ...job, commitMethod: "git", ...change });
      expect({ errors, kept, committed: commit !== undefined }).toEqual({ errors: [], kept: undefined, committed: true });
      const reason = expect.any(String);
      expect(warnings).toEqual([{ code: "candidates-not-in-repository", reason, artifact: expect.stringMatching(/^retouch/) }]);
      return reasonOf(warnings);
    };
    const { context } = await openJob(site, {});
    expect(await warningOf({ github: () => createGitHub({ token: "", context }) })).toContain("`github-token` is empty");
    expect(await warningOf({ github: () => createGitHub({ token: site.readToken, context }) })).toContain("`permissions: contents: write`");
    site.faults.push({ match: { operation: "git/create-tree" }, do: { status: 502 } });
    expect(await warningOf({})).toContain("GitHub did not complete the request for the commit that keeps them (502");
  });

  it("are not kept under ids that the lock does not know", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openKeeping(site, { "a.png": "A" });
    const outcomes = job.outcomes.map((one) => ({
      ...one,
      kept: one.kept?.map((picture, index) => ({ ...picture, blob: blobId(["A", "two"][index] ?? "", "sha256") })) ?? [],
    }));
    const { commit, kept, warnings } = await deliver({ ...COMMIT, ...job, outcomes });
    expect(commit).toBeDefined();
    expect(kept).toBeUndefined();
    expect(reasonOf(warnings)).toContain("SHA-256");
    expect(await readKeptRefs(site)).toEqual({});
  });

  it("are not kept where something else, or a link, took their place", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openKeeping(site, { "a.png": "A" });
    const file = job.outcomes[0]?.kept?.[1]?.file ?? "";
    const told = async () => {
      const { commit, kept, warnings } = await deliver({ ...COMMIT, ...job });
      expect(kept).toBeUndefined();
      expect(commit === undefined || created(site, "blob") === 0).toBe(true);
      return reasonOf(warnings);
    };
    await writeFile(file, "another");
    expect(await told()).toContain("is not the result any more");
    await rm(file);
    await symlink("/etc/hostname", file);
    expect(reasonOf((await retainImages({ ...job, known: new Set(), artifact: undefined })).notices)).toContain("is no file any more");
    expect(await readKeptRefs(site)).toEqual({});
  });

  it("are given up when the run is cancelled meanwhile, and the commit is told all the same", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openKeeping(site, { "a.png": "A" });
    const cancelling = new AbortController();
    site.faults.push({ match: { operation: "git/create-blob" }, do: { before: async () => cancelling.abort() } });
    const { commit, errors } = await deliver({ ...COMMIT, ...job, signal: cancelling.signal });
    expect(errors).toEqual([]);
    expect(commit?.sha).toBe(await site.tip("main"));
  });

  it("but for files above GitHub's limit", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A" });
    const large = "x".repeat(37.5 * 1024 * 1024 + 1);
    const outcomes = await Promise.all(job.outcomes.map((one) => keep(one, job.context.tempDir, ["A", large])));
    const { kept, warnings } = await deliver({ ...COMMIT, ...job, outcomes });
    expect(warnings).toEqual([{ code: "too-large-to-keep", count: 1 }]);
    expect([...((await readKeptRefs(site))[kept?.ref ?? ""]?.files.keys() ?? [])]).toEqual(["candidates/1/a.png"]);
  });
});

describe.each(["api", "git"] as const)("a commit of the lock alone by %s", (commitMethod) => {
  /** An edit in steps that broke off after the first. */
  async function openBroken(site: GithubEmulator) {
    const job = await openJob(site, { "a.png": "A" });
    const outcomes = await Promise.all(
      job.outcomes.map(async ({ outputBlob: _, ...one }) =>
        keep({ ...one, result: { ...one.result, status: "failed" as const } }, job.context.tempDir, ["one"], "step"),
      ),
    );
    return { ...job, outcomes };
  }

  it("is made once when the answer is lost, and not again when the branch has it", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openBroken(site);
    const operation = commitMethod === "api" ? "createCommitOnBranch" : "git-receive-pack";
    site.faults.push({ match: { operation }, do: { dropReply: true } });
    const delivered = await deliver({ ...COMMIT, ...job, commitMethod });
    expect(delivered).toMatchObject({ errors: [], commit: { sha: await site.tip("main"), verified: commitMethod === "api" } });
    expect((await site.log("main")).map(({ message }) => message.trim())).toEqual([
      "chore(images): record what Retouch found (sandbox)",
      "Start",
    ]);
    expect(String(await site.file("main", lock.path))).toBe("a.png#step-1\n");
    expect(String(await site.file("main", "a.png"))).toBe("a");
    const again = await deliver({ ...COMMIT, ...job, commitMethod });
    expect(again.commit).toBeUndefined();
    expect(await site.log("main")).toHaveLength(2);
  });

  it("is left out where the source was changed meanwhile", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openBroken(site);
    const tip = await site.pushCommit({ files: { "a.png": "theirs" } });
    const delivered = await deliver({ ...COMMIT, ...job, commitMethod });
    expect(delivered).toMatchObject({ errors: [], stale: ["a.png"] });
    expect(delivered.commit).toBeUndefined();
    expect(delivered.kept).toBeUndefined();
    expect(await site.tip("main")).toBe(tip);
  });
});
