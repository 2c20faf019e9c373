import { describe, expect, it } from "vitest";
import { checkCommit } from "../../src/deliver/commit.ts";
import { deliver } from "../../src/deliver/deliver.ts";
import { COMMIT, FILES, testCommit } from "./commit-cases.ts";
import { makeContext, openJob, openSite } from "./site.ts";

describe("a commit by the API", () => {
  testCommit("api");

  it("goes by single requests when it is too large for one, and after a silent GraphQL", async () => {
    await using site = await openSite({ files: FILES });
    const big = "x".repeat(23_000_000);
    const job = await openJob(site, { "a.png": big });
    const delivered = await deliver({ ...COMMIT, ...job });
    expect(delivered).toMatchObject({ errors: [], commit: { verified: true } });
    expect(site.requests.map(({ operation }) => operation)).toContain("git/create-commit");
    expect((await site.file("main", "a.png"))?.length).toBe(big.length);

    const next = await openJob(site, { "b.png": "B" });
    site.faults.push({ match: { operation: "createCommitOnBranch" }, do: { status: 502 } });
    expect(await deliver({ ...COMMIT, ...next })).toMatchObject({ errors: [], commit: { verified: true } });
  });

  it("reads a tree that is too large to list folder by folder", async () => {
    await using site = await openSite({ files: { ...FILES, "deep/er/d.png": "d", "deep/e.txt": "e" }, limits: { treeListing: 5 } });
    const job = await openJob(site, { "deep/er/d.png": "D" });
    expect(await deliver({ ...COMMIT, ...job })).toMatchObject({ errors: [], stale: [], commit: { verified: true } });
    expect([...(await site.tree("main")).keys()]).toHaveLength(6);
  });
});

describe("checkCommit", () => {
  it("finds what would keep the commit from being made", async () => {
    await using site = await openSite({ files: { ...FILES, ".gitattributes": "*.webp filter=lfs\n" } });
    const checkout = await site.checkout();
    const context = makeContext({ github: site, checkout });
    const check = (change: object, outputs: string[], method: "auto" | "api" | "git" = "auto") =>
      checkCommit({ context: { ...context, ...change }, outputs, method });
    expect(await check({}, ["a.png", "b.webp"])).toEqual([]);
    expect((await check({}, ["b.webp"], "api"))[0]).toContain("cannot commit what Git LFS tracks (`b.webp`)");
    expect((await check({ workspace: checkout.runnerTemp }, ["a.png"], "git"))[0]).toContain("needs a git checkout");
  });
});
