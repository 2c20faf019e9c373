import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openWorkspace } from "../../src/git/workspace.ts";
import { formatLock } from "../../src/lock/lock.ts";
import { openLockFile } from "../../src/lock/lock-file.ts";
import { makeRepository } from "../git/repository.ts";
import { idOf } from "../proven.ts";
import { makeEntry } from "./entries.ts";

const path = ".github/retouch.lock.json";
const branchFile = ".github/retouch.lock.d/topic-1-2.json";
const lockOf = (...keys: string[]) => formatLock(new Map(keys.map((source) => [source, makeEntry({ source })])));
const FILES = { "docs/a.txt": "a", [path]: lockOf("a.png"), [branchFile]: lockOf("b.png") };

async function open(root: string, force = false) {
  const { files } = await openWorkspace(root);
  return openLockFile({ root, path, force, files });
}

describe("the lock of a checkout", () => {
  it("is the lockfile and the files of branches, tracked or not", async () => {
    using folder = makeRepository(FILES);
    writeFileSync(join(folder.root, ".github/retouch.lock.d/later-1-2.json"), lockOf("c.png"));
    writeFileSync(join(folder.root, ".github/retouch.lock.d/notes.txt"), "no lock");
    const file = await open(folder.root);
    expect([...file.entries.keys()].sort()).toEqual(["a.png", "b.png", "c.png"]);
    expect([...file.known.keys()].sort()).toEqual([".github/retouch.lock.d/later-1-2.json", branchFile, path]);
    // Without git too.
    const plain = await openLockFile({ root: folder.root, path, force: false });
    expect(plain.entries.size).toBe(3);
  });

  it("is read from the index where a sparse checkout leaves it out", async () => {
    using folder = makeRepository(FILES);
    execFileSync("git", ["sparse-checkout", "set", "docs"], { cwd: folder.root });
    expect((await openLockFile({ root: folder.root, path, force: false })).entries.size).toBe(0);
    expect([...(await open(folder.root)).entries.keys()].sort()).toEqual(["a.png", "b.png"]);
  });

  it("lacks what somebody has deleted", async () => {
    using folder = makeRepository(FILES);
    rmSync(join(folder.root, path));
    expect([...(await open(folder.root)).entries.keys()]).toEqual(["b.png"]);
  });

  it("takes of two records the one that describes the file in the index, else the later one", async () => {
    using folder = makeRepository({ "a.png": "a", ...FILES });
    const { files } = await openWorkspace(folder.root);
    const outputBlob = files.get("a.png")?.indexBlob ?? "";
    const [early, late] = ["2026-01-01T00:00:00.000Z", "2026-01-02T00:00:00.000Z"];
    const both = (name: string) => [
      formatLock(new Map([[name, makeEntry({ outputBlob, at: early })]])),
      formatLock(new Map([[name, makeEntry({ outputBlob: idOf("other"), at: late })]])),
    ];
    for (const [name, at] of [
      ["a.png", early],
      ["gone.png", late],
    ] as const) {
      for (const [first = "", second = ""] of [both(name), both(name).reverse()]) {
        writeFileSync(join(folder.root, path), first);
        writeFileSync(join(folder.root, branchFile), second);
        expect((await open(folder.root)).entries.get(name)?.at).toBe(at);
      }
    }
  });

  it("names the file that cannot be read, and goes on without it by force", async () => {
    using folder = makeRepository({ ...FILES, [branchFile]: "{ broken" });
    await expect(open(folder.root)).rejects.toThrow(`The lockfile \`${branchFile}\` cannot be read (`);
    expect([...(await open(folder.root, true)).entries.keys()]).toEqual(["a.png"]);
  });

  it("is not read through a symbolic link", async () => {
    using folder = makeRepository({ [path]: lockOf("a.png") });
    using other = makeRepository(FILES);
    symlinkSync(join(other.root, ".github/retouch.lock.d"), join(folder.root, ".github/retouch.lock.d"));
    await expect(open(folder.root)).rejects.toThrow("goes through a symbolic link");
    rmSync(join(folder.root, ".github/retouch.lock.d"));
    mkdirSync(join(folder.root, ".github/retouch.lock.d"));
    symlinkSync(join(other.root, branchFile), join(folder.root, branchFile));
    expect([...(await open(folder.root)).entries.keys()]).toEqual(["a.png"]);
  });
});
