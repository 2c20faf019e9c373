import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findMergedBranch, isBranchFile } from "../../src/lock/branch-files.ts";
import type { Lock } from "../../src/lock/lock.ts";
import { mergeLock } from "../../src/lock/merge-lock.ts";
import { parseLock, parseLocks } from "../../src/lock/parse-lock.ts";
import { uniteLocks } from "../../src/lock/unite-locks.ts";
import { execute, type GitStore, openGitStore } from "../emulators/github/git-store.ts";
import { idOf } from "../proven.ts";
import { makeEntry } from "./entries.ts";

const LOCK = ".github/retouch.lock.json";
const AUTHOR = { name: "t", email: "t@example.com" };

let folder: string;
let store: GitStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "retouch-branches-"));
  await execute(["init", "--quiet", "--bare", join(folder, "r.git")]);
  store = openGitStore(join(folder, "r.git"));
});
afterAll(async () => {
  store.close();
  await rm(folder, { recursive: true });
});

async function commit(parents: string[], edits: Record<string, string | null>): Promise<string> {
  const changes = Object.entries(edits);
  const oids = await store.writeBlobs(changes.flatMap(([, text]) => (text === null ? [] : [Buffer.from(text)])));
  const tree = await store.editTree(
    parents[0],
    changes.map(([path, text]) => ({ path, oid: text === null ? null : (oids.shift() ?? null) })),
  );
  return store.writeCommit({ tree, parents, message: "x\n", author: AUTHOR, committer: AUTHOR });
}

/** The lock's files of a commit. */
async function readLocks(oid: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { path } of await store.listTree(oid, { recursive: true }))
    if (path === LOCK || isBranchFile(LOCK, path)) texts.set(path, String((await store.read(`${oid}:${path}`))?.content));
  return texts;
}

const keysIn = async (oid: string) => [...uniteLocks(parseLocks(await readLocks(oid), false).locks.values()).keys()].sort();

let clock = Date.UTC(2026, 0, 1);

/** The commit of a run that edits these images on a branch. */
async function retouch(oid: string, branch: string | undefined, images: readonly string[]): Promise<string> {
  clock += 1000;
  const at = new Date(clock).toISOString();
  const recorded: Lock = new Map(images.map((source) => [source, makeEntry({ source, at, outputBlob: idOf(`${source} at ${at}`) })]));
  const options = { path: LOCK, branch, known: new Map(), recorded, keys: new Set(images), force: false };
  const edit = mergeLock(await readLocks(oid), options);
  return commit([oid], {
    ...Object.fromEntries(images.slice(0, 20).map((path) => [path, `${path} at ${at}`])),
    ...Object.fromEntries((edit?.removed ?? []).map((path) => [path, null])),
    ...Object.fromEntries((edit?.files ?? []).map(({ path, text }) => [path, text])),
  });
}

/** What the merge button does; fails with git's words for a conflict. */
async function merge(ours: string, theirs: string, { squash = false } = {}): Promise<string> {
  const { code, stdout } = await execute(["--git-dir", store.dir, "merge-tree", "--write-tree", ours, theirs]);
  expect(code, String(stdout)).toBe(0);
  const parents = squash ? [ours] : [ours, theirs];
  return store.writeCommit({ tree: String(stdout).trim(), parents, message: "m\n", author: AUTHOR, committer: AUTHOR });
}

const NAMES = {
  "numbered shots of one folder": (number: number) => `docs/shot-${String(number).padStart(4, "0")}.png`,
  "locales of one image": (number: number) =>
    `app/screen-${number >> 3}.${["ar", "de", "es", "fr", "ja", "pt-BR", "ru", "zh-Hans"][number % 8]}.png`,
  "folders far apart": (number: number) => `${String.fromCharCode(97 + ((number * 7) % 26))}${(number * 11) % 17}/${number}.png`,
};

describe("two branches that each add results", () => {
  describe.each(Object.entries(NAMES))("to %s", (_, nameOf) => {
    it.each([0, 10, 1000])("merge in either order, with a lock of %i on the base", async (size) => {
      const start = await commit([], { "README.md": "x" });
      const base =
        size === 0
          ? start
          : await retouch(
              start,
              undefined,
              Array.from({ length: size }, (__, n) => nameOf(2 * n)),
            );
      // Those of one branch are between those of the other one.
      const left = Array.from({ length: 7 }, (__, n) => nameOf(size + 4 * n + 1));
      const right = Array.from({ length: 20 }, (__, n) => nameOf(size + 4 * n + 3));
      const a = await retouch(await retouch(base, "a", left.slice(0, 3)), "a", left.slice(3));
      const b = await retouch(base, "b", right);
      const all = [...(await keysIn(base)), ...left, ...right].sort();
      expect(await keysIn(await merge(await merge(base, a), b))).toEqual(all);
      expect(await keysIn(await merge(await merge(base, b), a))).toEqual(all);
    });
  });
});

describe("a branch's own file", () => {
  it("is one, however often the branch records, and is not the lockfile", async () => {
    let oid = await retouch(await commit([], { "README.md": "x" }), undefined, ["m.png"]);
    const lock = (await readLocks(oid)).get(LOCK);
    for (const image of ["a.png", "b.png", "a.png"]) oid = await retouch(oid, "feature/a", [image]);
    const files = await readLocks(oid);
    expect(files.size).toBe(2);
    expect(files.get(LOCK)).toBe(lock);
    const [, text] = [...files].find(([path]) => isBranchFile(LOCK, path)) ?? [];
    expect([...parseLock(text ?? "").lock.keys()]).toEqual(["a.png", "b.png"]);
  });

  it("stays out of the way of a branch that goes on after it was merged by squash", async () => {
    const main = await commit([], { "README.md": "x" });
    const topic = await retouch(main, "topic", ["a.png"]);
    const squashed = await merge(main, topic, { squash: true });
    const further = await retouch(topic, "topic", ["b.png"]);
    expect(await keysIn(await merge(squashed, further))).toEqual(["a.png", "b.png"]);
  });

  it("stays out of the way of a branch that another one is based on", async () => {
    const main = await commit([], { "README.md": "x" });
    const topic = await retouch(main, "topic", ["a.png"]);
    const stacked = await retouch(topic, "stacked", ["b.png"]);
    const squashed = await merge(main, await retouch(topic, "topic", ["c.png"]), { squash: true });
    expect(await keysIn(await merge(squashed, stacked))).toEqual(["a.png", "b.png", "c.png"]);
  });

  it("is replaced by a later branch of the same name, while others merge", async () => {
    const main = await commit([], { "README.md": "x" });
    const [first, other] = [await retouch(main, "bot", ["a.png"]), await retouch(main, "other", ["o.png"])];
    const merged = await merge(main, first);
    const again = await retouch(merged, "bot", ["b.png"]);
    const both = await merge(await merge(merged, other), again);
    expect(await keysIn(both)).toEqual(["a.png", "b.png", "o.png"]);
    expect((await readLocks(both)).size).toBe(2);
  });

  it("merges while the default branch records too", async () => {
    const main = await commit([], { "README.md": "x" });
    const topic = await retouch(main, "topic", ["b.png"]);
    const further = await retouch(await retouch(main, undefined, ["a.png"]), undefined, ["c.png"]);
    expect(await keysIn(await merge(further, topic))).toEqual(["a.png", "b.png", "c.png"]);
  });
});

describe("the branch that records by itself", () => {
  const repository = { default_branch: "main" };
  const pull = { pull_request: { number: 1, base: { ref: "main", sha: "" }, head: { ref: "topic", sha: "" } } };
  it.each([
    ["the head of a pull request", { branch: "topic", event: { ...pull, repository } }, "topic"],
    ["the same where the event lacks the repository", { branch: "topic", event: pull }, "topic"],
    ["a branch that was pushed to", { branch: "topic", event: { repository } }, "topic"],
    ["not the default branch", { branch: "main", event: { repository } }, undefined],
    ["not the default branch as the head of a pull request", { branch: "main", event: { ...pull, repository } }, undefined],
    ["none where the default branch is not known", { branch: "topic", event: {} }, undefined],
  ])("is %s", (_, context, branch) => {
    expect(findMergedBranch(context)).toBe(branch);
  });
});
