import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createGitHub } from "../../src/github/github-client.ts";
import { type BranchTipOptions, findNewerTip } from "../../src/lock/branch-tip.ts";
import { formatLock } from "../../src/lock/lock.ts";
import { makeContext, openSite } from "../deliver/site.ts";
import type { CheckoutOptions } from "../emulators/github/checkout.ts";
import type { GithubEmulator } from "../emulators/github/github.ts";
import { makeEntry } from "./entries.ts";

const LOCK = ".github/retouch.lock.json";
const branchFile = (name: string) => `.github/retouch.lock.d/${name}.json`;
const lockOf = (...keys: string[]) => formatLock(new Map(keys.map((source) => [source, makeEntry({ source })])));
const START = { "a.png": "a", [LOCK]: lockOf("a.png"), [branchFile("old")]: lockOf("b.png") };

/** What the action finds on a branch from a checkout, and which requests it made. */
async function look(
  github: GithubEmulator,
  checkout: CheckoutOptions,
  { token = github.token, ...options }: Partial<BranchTipOptions> & { token?: string } = {},
) {
  const folder = await github.checkout(checkout);
  const context = makeContext({ github, checkout: folder });
  github.requests.length = 0;
  const found = await findNewerTip({
    ...{ context, branch: "main", lockPath: LOCK, known: new Map(), paths: ["a.png"], force: false },
    github: () => createGitHub({ token, context }),
    ...options,
  });
  return { ...found, folder, requests: github.requests.map(({ operation }) => operation) };
}

describe("the newest commit of a branch", () => {
  it("is asked for in one request, and is no news where it is checked out", async () => {
    await using github = await openSite({ files: START });
    expect(await look(github, { ref: "main" })).toMatchObject({ notices: [], requests: ["git/get-ref"] });
    await github.pushCommit({ branch: "topic", files: { "b.png": "b" } });
    await github.openPullRequest({ head: "topic" });
    const merged = await look(github, { ref: "refs/pull/1/merge" }, { branch: "topic" });
    expect(merged.tip).toBeUndefined();
    expect(merged.requests).toEqual(["git/get-ref"]);
    // The base of a merge commit has not its files.
    expect((await look(github, { ref: "refs/pull/1/merge" }, { branch: "main" })).tip).toBeDefined();
    const sha = await github.pushCommit({ branch: "topic", files: { "b.png": "newer" } });
    const old = (await github.log("topic"))[1]?.oid;
    expect((await look(github, { ref: old }, { branch: "topic" })).tip?.sha).toBe(sha);
  });

  it("comes with its files and with the lock's, but for those that were read before or are in the clone", async () => {
    await using github = await openSite({ files: START });
    const ref = await github.tip("main");
    await github.pushCommit({ files: { "a.png": "edited", [branchFile("new")]: lockOf("c.png"), [branchFile("known")]: lockOf("d.png") } });
    const { tip, notices, requests, folder } = await look(github, { ref }, { known: new Map([[branchFile("known"), true]]) });
    expect(notices).toEqual([]);
    expect(tip?.sha).toBe(await github.tip("main"));
    expect(tip?.tree.get("a.png")?.sha).toBe((await github.tree("main")).get("a.png"));
    const keys = [...(tip?.locks ?? [])].map(([path, lock]) => [path, ...lock.keys()]);
    expect(keys.sort()).toEqual(
      [
        [branchFile("new"), "c.png"],
        [branchFile("old"), "b.png"],
        [LOCK, "a.png"],
      ].sort(),
    );
    expect(requests).toEqual(["git/get-ref", "git/get-tree", "git/get-blob"]);
    expect(await readFile(join(folder.workspace, "a.png"), "utf8")).toBe("a");
  });

  it("is read folder by folder where the repository is large", async () => {
    await using github = await openSite({ files: START, limits: { treeListing: 3 } });
    const ref = await github.tip("main");
    await github.pushCommit({ files: { [branchFile("new")]: lockOf("c.png"), "x/y/z.png": "z" } });
    const { tip } = await look(github, { ref }, { paths: ["a.png", "x/q.png"] });
    expect([...(tip?.locks.keys() ?? [])]).toContain(branchFile("new"));
    expect([...(tip?.tree.keys() ?? [])]).toContain("x/y");
    expect([...(tip?.tree.keys() ?? [])]).not.toContain("x/y/z.png");
  });

  it("is none of a branch that is not there", async () => {
    await using github = await openSite({ files: START });
    expect(await look(github, { ref: "main" }, { branch: "gone" })).toMatchObject({ notices: [], requests: ["git/get-ref"] });
  });

  it("that GitHub does not tell is a notice", async () => {
    await using github = await openSite({ files: START });
    github.faults.push({
      match: { operation: "git/get-ref" },
      do: { status: 403, body: { message: "Resource not accessible by integration" } },
    });
    const { tip, notices } = await look(github, { ref: "main" });
    expect(tip).toBeUndefined();
    expect(notices).toMatchObject([{ code: "branch-not-read", branch: "main" }]);
    expect(JSON.stringify(notices)).toContain("contents: read");
  });

  it("with a lock that cannot be read is an error, unless by force", async () => {
    await using github = await openSite({ files: START });
    const ref = await github.tip("main");
    await github.pushCommit({ files: { [branchFile("new")]: "{ broken" } });
    await expect(look(github, { ref })).rejects.toMatchObject({ code: "invalid-input" });
    expect([...((await look(github, { ref }, { force: true })).tip?.locks.keys() ?? [])]).toEqual([branchFile("old"), LOCK]);
  });
});
