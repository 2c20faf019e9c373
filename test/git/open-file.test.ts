import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFileOpener, type FileOpener, kindOfPath, openFolder, readPlainFile } from "../../src/git/open-file.ts";
import { writeWorkspaceFile } from "../../src/git/write-file.ts";
import { type Folder, makeFolder } from "./repository.ts";

/** A folder with a file, and everything that must not be read through, which leads to another folder. */
function makeTrap(): Folder & { secret: string; outside: Folder } {
  const folder = makeFolder();
  const outside = makeFolder();
  outside.write({ "secret.png": "secret", "deep/secret.png": "secret" });
  folder.write({ "a.png": "a", "sub/deep/b.png": "b" });
  symlinkSync(join(outside.root, "secret.png"), join(folder.root, "link.png"));
  symlinkSync(outside.root, join(folder.root, "linked"));
  symlinkSync(join(outside.root, "missing.png"), join(folder.root, "dangling.png"));
  symlinkSync("a.png", join(folder.root, "inner.png"));
  symlinkSync("../..", join(folder.root, "sub/deep/up"));
  execFileSync("mkfifo", [join(folder.root, "pipe.png")]);
  mkdirSync(join(folder.root, "folder.png"));
  return Object.assign(folder, {
    secret: join(outside.root, "secret.png"),
    outside,
    [Symbol.dispose]: () => {
      for (const { root } of [folder, outside]) rmSync(root, { recursive: true, force: true });
    },
  });
}

// Windows and macOS have no handles of folders to go by.
describe.each([true, false])("a file that is read (by handle: %s)", (byHandle) => {
  it("is a regular file in folders, and nothing else", async () => {
    using folder = makeTrap();
    const read = async (path: string) => (await readPlainFile(folder.root, path, { byHandle }))?.toString();
    expect(await read("a.png")).toBe("a");
    expect(await read("sub/deep/b.png")).toBe("b");
    const others = ["link.png", "linked/secret.png", "linked/deep/secret.png", "dangling.png", "inner.png", "sub/deep/up/a.png"];
    others.push("pipe.png", "folder.png", "sub", "missing.png", "a.png/x", "../a.png", folder.secret, "sub/../a.png", "", ".", "a.png\0");
    for (const path of [...others, `${"x".repeat(300)}.png`]) expect(await read(path), path).toBeUndefined();
  });

  it("is read whole, and not beyond a limit", async () => {
    using folder = makeFolder();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        folder.write({ "a.png": Buffer.from(bytes) });
        expect(await readPlainFile(folder.root, "a.png", { byHandle })).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 20 },
    );
    folder.write({ "a.png": "12345" });
    expect(String(await readPlainFile(folder.root, "a.png", { byHandle, maxBytes: 5 }))).toBe("12345");
    const tooLarge = expect.objectContaining({ code: "too-large", message: expect.stringContaining("a.png") });
    await expect(readPlainFile(folder.root, "a.png", { byHandle, maxBytes: 4 })).rejects.toEqual(tooLarge);
    // A hole of a terabyte takes no place on the disk, and none in memory.
    truncateSync(join(folder.root, "a.png"), 2 ** 40);
    await expect(readPlainFile(folder.root, "a.png", { byHandle })).rejects.toEqual(tooLarge);
  });

  it.runIf(byHandle)("may say that it is empty and be long, as files of the kernel do", async () => {
    expect(String(await readPlainFile("/proc", "self/status".replace("self", String(process.pid))))).toContain("Pid:");
  });
});

it("the kind of what lies at a path follows no link either", () => {
  using folder = makeTrap();
  const kinds = Object.entries({ "a.png": "file", "link.png": "symlink", "linked/secret.png": "symlink", "dangling.png": "symlink" });
  const more = Object.entries({
    "folder.png": "other",
    "pipe.png": "other",
    "missing.png": "missing",
    "a.png/x": "missing",
    "../x": "missing",
  });
  for (const [path, kind] of [...kinds, ...more]) expect([path, kindOfPath(folder.root, path)]).toEqual([path, kind]);
});

describe("a folder that is open", () => {
  it("stays the same one, whatever takes its place", () => {
    using folder = makeTrap();
    using open = openFolder(folder.root, ["sub", "deep"]);
    renameSync(join(folder.root, "sub/deep"), join(folder.root, "sub/away"));
    symlinkSync(folder.outside.root, join(folder.root, "sub/deep"));
    expect(readFileSync(open.at("b.png"), "utf8")).toBe("b");
    expect(() => open.check()).toThrow(/^ELOOP/);
  });

  it.each([true, false])("is not the one that another folder replaced (by handle: %s)", (byHandle) => {
    using folder = makeTrap();
    using open = openFolder(folder.root, ["sub", "deep"], { byHandle });
    open.check();
    renameSync(join(folder.root, "sub"), join(folder.root, "away"));
    folder.write({ "sub/deep/b.png": "another" });
    expect(() => open.check()).toThrow(/^ELOOP/);
  });
});

describe.each([true, false])("files that are opened one after the other (by handle: %s)", (byHandle) => {
  const startOf = (files: FileOpener, path: string) => {
    using file = files.open(path);
    const bytes = Buffer.alloc(8);
    return file && String(bytes.subarray(0, file.readStart(bytes)));
  };

  it("are each the one at its path", () => {
    using folder = makeFolder();
    folder.write({ "a.png": "a", "sub/b.png": "b", "sub/c.png": "c", "sub/deep/d.png": "d" });
    using files = createFileOpener(folder.root, { byHandle });
    const paths = [
      "sub/b.png",
      "sub/c.png",
      "a.png",
      "sub/missing.png",
      "sub/b.png",
      "sub/deep/d.png",
      "missing/x.png",
      "sub/deep",
      "sub/c.png",
    ];
    expect(paths.map((path) => startOf(files, path))).toEqual(["b", "c", "a", undefined, "b", "d", undefined, undefined, "c"]);
  });

  it("never lie behind a link that takes the place of their folder", () => {
    using folder = makeTrap();
    folder.outside.write({ "b.png": "secret", "c.png": "secret" });
    folder.write({ "sub/deep/c.png": "c" });
    using files = createFileOpener(folder.root, { byHandle });
    expect(startOf(files, "sub/deep/b.png")).toBe("b");
    renameSync(join(folder.root, "sub/deep"), join(folder.root, "sub/away"));
    symlinkSync(folder.outside.root, join(folder.root, "sub/deep"));
    expect(startOf(files, "sub/deep/c.png")).toBe(byHandle ? "c" : undefined);
    unlinkSync(join(folder.root, "sub/deep"));
    folder.write({ "sub/deep/c.png": "new" });
    if (!byHandle) expect(startOf(files, "sub/deep/c.png")).toBe("new");
  });
});

/** Swaps a folder and a link to another one, as fast as it goes, until it is ended. */
async function startSwapping(folder: string, target: string): Promise<AsyncDisposable> {
  const code = `
    const { renameSync, symlinkSync, unlinkSync } = require("node:fs");
    const { workerData: { folder, target, stop }, parentPort } = require("node:worker_threads");
    parentPort.postMessage("started");
    const attempt = (step, ...paths) => { try { step(...paths); } catch {} };
    for (let turn = 0; Atomics.load(stop, 0) === 0; turn++) {
      // A new name each time: a writer may have made the folder anew.
      const away = folder + turn;
      attempt(renameSync, folder, away);
      attempt(symlinkSync, target, folder);
      attempt(unlinkSync, folder);
      attempt(renameSync, away, folder);
    }`;
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(code, { eval: true, workerData: { folder, target, stop } });
  await new Promise((resolve) => worker.once("message", resolve));
  return {
    [Symbol.asyncDispose]: async () => {
      Atomics.store(stop, 0, 1);
      await new Promise((resolve) => worker.once("exit", resolve));
    },
  };
}

describe("a link that comes and goes", () => {
  it("leads no write elsewhere", async () => {
    using folder = makeFolder();
    using outside = makeFolder();
    mkdirSync(join(folder.root, "sub"));
    mkdirSync(join(outside.root, "deep"));
    await using _ = await startSwapping(join(folder.root, "sub"), outside.root);
    for (let turn = 0; turn < 500; turn++)
      await writeWorkspaceFile(folder.root, `sub/deep/${turn}.png`, "x", { isDurable: false }).catch(() => undefined);
    expect(readdirSync(outside.root, { recursive: true })).toEqual(["deep"]);
  });

  it("leads no read elsewhere", async () => {
    using folder = makeFolder();
    using outside = makeFolder();
    folder.write({ "sub/deep/a.png": "ours" });
    outside.write({ "deep/a.png": "secret" });
    await using _ = await startSwapping(join(folder.root, "sub"), outside.root);
    const seen = new Set<string>();
    for (let turn = 0; turn < 2000; turn++) seen.add(String(await readPlainFile(folder.root, "sub/deep/a.png")));
    seen.delete("undefined");
    seen.delete("ours");
    expect([...seen]).toEqual([]);
  });
});

it("a hard link is a file like any other", async () => {
  using folder = makeFolder();
  folder.write({ "a.png": "a" });
  linkSync(join(folder.root, "a.png"), join(folder.root, "b.png"));
  unlinkSync(join(folder.root, "a.png"));
  expect(String(await readPlainFile(folder.root, "b.png"))).toBe("a");
});
