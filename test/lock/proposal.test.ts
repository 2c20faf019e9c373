import { describe, expect, it } from "vitest";
import { blobId } from "../../src/git/blob-identity.ts";
import { createGitHub } from "../../src/github/github-client.ts";
import { branchFile } from "../../src/lock/branch-files.ts";
import { formatLock, type Lock } from "../../src/lock/lock.ts";
import { findProposedTip } from "../../src/lock/proposed-tip.ts";
import { makeContext, openSite } from "../deliver/site.ts";
import type { GithubEmulator, PushOptions } from "../emulators/github/github.ts";
import { BOT_PERSON } from "../emulators/github/hub.ts";
import { makeEntry } from "./entries.ts";

const LOCK = ".github/retouch.lock.json";
const BRANCH = "retouch/images";

const START = { "README.md": "start\n", "a.png": "a", "b.png": "b", "en/c.png": "c" };

interface Result {
  path: string;
  source: string;
  from: string;
  to: string;
}

/** The commit of an earlier run: an edit in place, and a translation. */
async function propose(github: GithubEmulator, more: PushOptions["files"] = {}): Promise<Lock> {
  const results: Result[] = [
    { path: "a.png", source: "a.png", from: "a", to: "A" },
    { path: "fr/c.png", source: "en/c.png", from: "c", to: "C" },
  ];
  const lock: Lock = new Map();
  for (const { path, source, from, to } of results) lock.set(path, makeEntry({ source, sourceBlob: blobId(from), outputBlob: blobId(to) }));
  const text = formatLock(lock);
  const files = { ...Object.fromEntries(results.map(({ path, to }) => [path, to])), [branchFile(LOCK, BRANCH, text)]: text };
  await github.pushCommit({ branch: BRANCH, files: { ...files, ...more }, author: BOT_PERSON });
  await github.openPullRequest({ head: BRANCH, author: BOT_PERSON.name });
  return lock;
}

async function look(github: GithubEmulator) {
  const checkout = await github.checkout({ ref: "main" });
  const context = { ...makeContext({ github, checkout, branch: BRANCH }), base: "main" };
  github.requests.length = 0;
  const options = { context, lockPath: LOCK, known: new Map(), paths: Object.keys(START), force: false, isDue: true };
  const found = await findProposedTip({ ...options, github: () => createGitHub({ token: github.token, context }) });
  if (!found) throw new Error("there is no base");
  return { ...found, requests: github.requests.map(({ operation }) => operation) };
}

const asDeclined = (lock: Lock) => new Map([...lock].map(([key, entry]) => [key, [entry]]));
const removed = (delta: ReadonlyMap<string, unknown>) => [...delta].flatMap(([path, entry]) => (entry ? [] : path));

describe("the branch of a pull request", () => {
  it("is what it has, where nobody touched it and the base did not move", async () => {
    await using github = await openSite({ files: START });
    const lock = await propose(github);
    const { proposal, declined, tip } = await look(github);
    expect(proposal).toMatchObject({ isLive: true, isOwn: true, isEmpty: false, isBehind: false, parents: [await github.tip("main")] });
    expect([...proposal.proposed].sort()).toEqual(["a.png", "fr/c.png"]);
    expect(declined.size).toBe(0);
    expect([...(tip?.locks.values() ?? [])]).toEqual([lock]);
  });

  it("gives way to the base where it changed the same file, or has the source no more", async () => {
    await using github = await openSite({ files: START });
    await propose(github);
    await github.pushCommit({ files: { "a.png": "a2", "README.md": "new\n" } });
    const first = (await look(github)).proposal;
    expect(first).toMatchObject({ isOwn: true, isBehind: true, isEmpty: false });
    expect([...first.proposed]).toEqual(["fr/c.png"]);
    expect(first.tree.get("a.png")?.sha).toBe(blobId("a2"));
    await github.pushCommit({ files: { "en/c.png": null } });
    const second = (await look(github)).proposal;
    expect(second).toMatchObject({ isOwn: true, isEmpty: true, isBehind: false });
    expect(second.tree.has("fr/c.png")).toBe(false);
  });

  it("says no for what somebody reverted or deleted there", async () => {
    await using github = await openSite({ files: START });
    const lock = await propose(github);
    const head = await github.pushCommit({ branch: BRANCH, files: { "a.png": "a", "fr/c.png": null, "b.png": "mine" } });
    const { proposal, declined } = await look(github);
    expect(proposal).toMatchObject({ isOwn: false, isEmpty: false, isBehind: false, parents: [head] });
    expect([...proposal.proposed]).toEqual(["b.png"]);
    expect(declined).toEqual(asDeclined(lock));
  });

  it("is merged with the base where somebody committed there; the base's own changes of a result count", async () => {
    await using github = await openSite({ files: START });
    await propose(github);
    const head = await github.pushCommit({ branch: BRANCH, files: { "notes.txt": "mine" } });
    const base = await github.pushCommit({ files: { "a.png": "a2", "README.md": "new\n", "en/c.png": null } });
    const { proposal } = await look(github);
    expect(proposal).toMatchObject({ isOwn: false, isBehind: true, parents: [head, base] });
    expect([...proposal.delta.keys()].sort()).toEqual(["README.md", "a.png", "en/c.png", "fr/c.png"]);
    expect(removed(proposal.delta).sort()).toEqual(["en/c.png", "fr/c.png"]);
    expect([...proposal.proposed]).toEqual(["notes.txt"]);
  });

  it("stays as it is where a merge would take more than it may: a conflict, and a repository that is not listed as a whole", async () => {
    const deep = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`deep/${index}.txt`, "x"]));
    await using github = await openSite({ files: { ...START, ...deep } });
    await propose(github);
    const head = await github.pushCommit({ branch: BRANCH, files: { "notes.txt": "mine" } });
    await github.pushCommit({ files: { "README.md": "new\n" } });
    github.hub.limits.treeListing = 10;
    expect((await look(github)).proposal).toMatchObject({ isBehind: false, parents: [head] });
    github.hub.limits.treeListing = 100_000;
    expect((await look(github)).proposal).toMatchObject({ isBehind: true });
    await github.pushCommit({ branch: BRANCH, files: { "README.md": "mine\n" } });
    expect((await look(github)).proposal).toMatchObject({ isBehind: false, parents: [await github.tip(BRANCH)] });
  });

  it("begins anew after it was merged or closed, and what was closed is declined", async () => {
    await using github = await openSite({ files: START });
    const lock = await propose(github);
    await github.pushCommit({ branch: BRANCH, files: { "notes.txt": "mine" } });
    await github.endPullRequest(1, {});
    const closed = await look(github);
    expect(closed.proposal).toMatchObject({
      isLive: false,
      isOwn: true,
      head: await github.tip(BRANCH),
      parents: [await github.tip("main")],
    });
    expect(closed.declined).toEqual(asDeclined(lock));
    const pull = github.hub.pulls.get(1);
    if (pull) pull.body = "Words.\n\n<!-- retouch: withdrawn -->";
    expect((await look(github)).declined.size).toBe(0);
    if (pull) Object.assign(pull, { body: "", merged: true });
    expect((await look(github)).declined.size).toBe(0);
  });
});
