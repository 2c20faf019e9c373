import { describe, expect, it } from "vitest";
import { deliver } from "../../src/deliver/deliver.ts";
import { blobId } from "../../src/git/blob-identity.ts";
import { openOwnFolder } from "../../src/git/own-folder.ts";
import { writeWorkspaceFile } from "../../src/git/write-file.ts";
import { type Outcome, type RetainedImage, retainedPath } from "../../src/outcome.ts";
import type { GithubEmulator } from "../emulators/github/github.ts";
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
    expect(delivered).toMatchObject({ errors: [], stale: [{ output: "a.png" }] });
    expect(delivered.commit).toBeUndefined();
    expect(await site.tip("main")).toBe(tip);
  });
});
