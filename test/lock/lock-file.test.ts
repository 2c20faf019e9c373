import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatLock } from "../../src/lock/lock.ts";
import { openLockFile } from "../../src/lock/lock-file.ts";
import { parseLock } from "../../src/lock/parse-lock.ts";
import { makeEntry } from "./entries.ts";

const makeRoot = () => mkdtemp(join(tmpdir(), "retouch-lock-"));
const path = ".github/retouch.lock.json";

async function makeLock(text: string): Promise<string> {
  const root = await makeRoot();
  await mkdir(join(root, ".github"));
  await writeFile(join(root, path), text);
  return root;
}

describe("the lock of a run", () => {
  it("has every entry on disk when record() returns, also of many calls at once", async () => {
    const root = await makeRoot();
    const file = await openLockFile({ root, path, force: false });
    const outputs = Array.from({ length: 60 }, (_, index) => `${index}.png`);
    const onDisk = async () => parseLock(await readFile(join(root, path), "utf8")).lock;
    await Promise.all(
      outputs.map(async (output, index) => {
        if (index % 3 === 0) await new Promise((resolve) => setTimeout(resolve, index % 7));
        await file.record(output, makeEntry({ source: output }));
        expect((await onDisk()).has(output)).toBe(true);
      }),
    );
    expect([...(await onDisk()).keys()].toSorted()).toEqual(outputs.toSorted());
    expect(await onDisk()).toEqual(file.entries);
    expect(file.recorded.size).toBe(60);
    // Nothing of the writing is left behind.
    expect(await readdir(join(root, ".github"))).toEqual(["retouch.lock.json"]);
  });

  it("keeps what was there, and knows what is new", async () => {
    const root = await makeLock(formatLock(new Map([["old.png", makeEntry()]])));
    const file = await openLockFile({ root, path, force: true });
    await file.record("new.png", makeEntry());
    expect([...parseLock(await readFile(join(root, path), "utf8")).lock.keys()]).toEqual(["new.png", "old.png"]);
    expect([...file.recorded.keys()]).toEqual(["new.png"]);
  });

  it("goes on after a write that failed, without what was told to have failed", async () => {
    const root = await makeRoot();
    const file = await openLockFile({ root, path, force: false });
    await writeFile(join(root, ".github"), "in the way");
    const failed = [file.record("a.png", makeEntry()), file.record("b.png", makeEntry())];
    for (const result of await Promise.allSettled(failed)) expect(result.status).toBe("rejected");
    await rm(join(root, ".github"));
    await file.record("c.png", makeEntry());
    expect([...parseLock(await readFile(join(root, path), "utf8")).lock.keys()]).toEqual(["c.png"]);
  });

  it("restores the entries from before the run, on disk too", async () => {
    const old = makeEntry({ recipe: "old" });
    const root = await makeLock(formatLock(new Map([["a.png", old]])));
    const file = await openLockFile({ root, path, force: false });
    for (const output of ["a.png", "b.png", "c.png"]) await file.record(output, makeEntry({ recipe: "new" }));
    await file.restore(["a.png", "b.png"]);
    const { lock } = parseLock(await readFile(join(root, path), "utf8"));
    expect(lock).toEqual(file.entries);
    expect([...lock].map(([output, { recipe }]) => [output, recipe])).toEqual([
      ["a.png", "old"],
      ["c.png", "new"],
    ]);
    expect([...file.recorded.keys()]).toEqual(["c.png"]);
  });

  it("keeps the file's mode", async () => {
    const root = await makeLock("");
    await chmod(join(root, path), 0o664);
    const file = await openLockFile({ root, path, force: false });
    await file.record("a.png", makeEntry());
    expect((await lstat(join(root, path))).mode & 0o777).toBe(0o664);
  });

  it("is kept in memory alone for `none`", async () => {
    const file = await openLockFile({ root: "/does/not/exist", path: undefined, force: false });
    await file.record("a.png", makeEntry());
    expect(file.entries.size).toBe(0);
    expect(file.recorded.size).toBe(1);
    expect(file.path).toBeUndefined();
  });
});

describe("a lock that cannot be read", () => {
  it("is an error, and stays as it is", async () => {
    const root = await makeLock("{ broken");
    await expect(openLockFile({ root, path, force: false })).rejects.toMatchObject({ code: "invalid-input" });
    expect(await readFile(join(root, path), "utf8")).toBe("{ broken");
  });

  it("is replaced by a new one with force", async () => {
    const root = await makeLock("{ broken");
    const file = await openLockFile({ root, path, force: true });
    expect(file.entries.size).toBe(0);
    await file.record("a.png", makeEntry());
    expect(parseLock(await readFile(join(root, path), "utf8")).lock.size).toBe(1);
  });

  it.each([true, false])("is refused as a symbolic link, also as a folder's (force: %s)", async (force) => {
    const target = await makeLock(formatLock(new Map()));
    const root = await makeRoot();
    await symlink(join(target, path), join(root, "lock.json"));
    await symlink(join(target, ".github"), join(root, ".github"));
    for (const linked of ["lock.json", path])
      await expect(openLockFile({ root, path: linked, force })).rejects.toMatchObject({
        code: "invalid-input",
        message: `${linked} goes through a symbolic link. Retouch does not write through links.`,
      });
  });

  it.each([".git/retouch.json", "../lock.json", "."])("is refused at %s", async (refused) => {
    const root = await makeRoot();
    await mkdir(join(root, ".git"));
    await expect(openLockFile({ root, path: refused, force: true })).rejects.toMatchObject({ code: "invalid-input" });
  });
});
