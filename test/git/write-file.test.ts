import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkWritable, writeWorkspaceFile } from "../../src/git/write-file.ts";
import { type Folder, makeFolder } from "./repository.ts";

const modeOf = (folder: Folder, path: string) => lstatSync(join(folder.root, path)).mode & 0o777;
const writeTo = (folder: Folder, path: string): string => {
  folder.write({ [path]: "x" });
  return join(folder.root, path);
};
const refusal = (message: string) => expect.objectContaining({ code: "invalid-input", message: expect.stringContaining(message) });

describe("a file is written", () => {
  it("whole, with its folders, and nothing beside it", async () => {
    using folder = makeFolder();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), fc.constantFrom("a.png", "b/c/ü d.png"), async (bytes, path) => {
        expect(await writeWorkspaceFile(folder.root, path, bytes)).toBe(join(folder.root, path));
        expect(readFileSync(join(folder.root, path))).toEqual(Buffer.from(bytes));
        expect(readdirSync(join(folder.root, path, ".."))).toHaveLength(path === "a.png" ? readdirSync(folder.root).length : 1);
      }),
      { numRuns: 20 },
    );
    expect(readdirSync(folder.root).toSorted()).toEqual(["a.png", "b"]);
  });

  it.each([0o644, 0o600, 0o666, 0o755, 0o777, 0o444])("and keeps the mode %o", async (mode) => {
    using folder = makeFolder();
    folder.write({ "a.png": "old" });
    chmodSync(join(folder.root, "a.png"), mode);
    await writeWorkspaceFile(folder.root, "a.png", "new");
    expect(modeOf(folder, "a.png")).toBe(mode);
    expect(readFileSync(join(folder.root, "a.png"), "utf8")).toBe("new");
  });

  it("by taking the old one's place: who reads sees the old bytes or the new ones", async () => {
    using folder = makeFolder();
    const contents = ["a", "b"].map((letter) => letter.repeat(1 << 20));
    await writeWorkspaceFile(folder.root, "a.png", contents[0] ?? "");
    let writing = true;
    const seen = new Set<string>();
    const read = async () => {
      while (writing) {
        seen.add(readFileSync(join(folder.root, "a.png"), "utf8"));
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const reading = read();
    for (let turn = 1; turn < 20; turn++) await writeWorkspaceFile(folder.root, "a.png", contents[turn % 2] ?? "");
    writing = false;
    await reading;
    for (const one of seen) expect(contents.includes(one)).toBe(true);
  });

  it.each([
    ...(existsSync("/dev/shm") ? [["on another file system", () => mkdtempSync("/dev/shm/retouch-test-")] as const] : []),
    ["a file", (folder: Folder) => writeTo(folder, "temp")] as const,
  ])("beside the old one where the temporary folder is %s", async (_, makeTemp) => {
    using folder = makeFolder();
    using other = makeFolder();
    const module = new URL("../../src/git/write-file.ts", import.meta.url).href;
    const script = `const { writeWorkspaceFile } = await import(${JSON.stringify(module)});
      for (const text of ["old", "new"]) await writeWorkspaceFile(${JSON.stringify(folder.root)}, "b/a.png", text);`;
    const temp = makeTemp(other);
    execFileSync(process.execPath, ["--input-type=module", "-e", script], { env: { RUNNER_TEMP: temp } });
    rmSync(temp, { recursive: true });
    expect(readdirSync(join(folder.root, "b"))).toEqual(["a.png"]);
    expect(readFileSync(join(folder.root, "b/a.png"), "utf8")).toBe("new");
  });

  it("or leaves the old one and no rest when it cannot be", async () => {
    using folder = makeFolder();
    folder.write({ "a.png": "old", file: "x" });
    await expect(writeWorkspaceFile(folder.root, "file/a.png", "new")).rejects.toEqual(refusal("needs a folder where there is a file"));
    expect(readFileSync(join(folder.root, "a.png"), "utf8")).toBe("old");
    expect(readdirSync(folder.root).toSorted()).toEqual(["a.png", "file"]);
  });
});

describe("nothing is written", () => {
  it.each([
    ...["..", "../x.png", "a/../../x.png", "/etc/x.png", ".", "a/..", ""].map((path) => [path, "outside the workspace"]),
    ...[
      ".git/x",
      ".git",
      "a/.git/hooks/x",
      ".GIT/config",
      "sub/.Git",
      ".g\u200cit/x",
      "a/git~2/x",
      ".git::$INDEX_ALLOCATION/x",
      ".git. /x",
    ].map((path) => [path, "inside .git"]),
    ...["a\0.png", "\ud800.png"].map((path) => [path, "not a name that git can store"]),
    ["folder", "not a regular file"],
    ["link.png", "through a symbolic link"],
    ["linked/x.png", "through a symbolic link"],
    ["dangling.png", "through a symbolic link"],
    ["file/x.png", "needs a folder where there is a file"],
    [`${"x".repeat(300)}.png`, "cannot be written (ENAMETOOLONG)"],
  ])("to %j", async (path, message) => {
    using folder = makeFolder();
    using target = makeFolder();
    folder.write({ "folder/a.png": "a", file: "f", "a/b.png": "b" });
    target.write({ "t.png": "untouched" });
    symlinkSync(join(target.root, "t.png"), join(folder.root, "link.png"));
    symlinkSync(target.root, join(folder.root, "linked"));
    symlinkSync(join(target.root, "missing.png"), join(folder.root, "dangling.png"));
    mkdirSync(join(folder.root, ".git"));
    await expect(checkWritable(folder.root, path)).rejects.toEqual(refusal(message));
    await expect(writeWorkspaceFile(folder.root, path, "x")).rejects.toEqual(refusal(message));
    expect(readdirSync(target.root)).toEqual(["t.png"]);
    expect(readFileSync(join(target.root, "t.png"), "utf8")).toBe("untouched");
    expect(readdirSync(join(folder.root, ".git"))).toEqual([]);
  });

  it("although names that only look alike are taken", async () => {
    using folder = makeFolder();
    for (const path of ["..a.png", ".gitignore", ".github/x.png", "a.git/x.png", "...", "~/x.png"])
      expect(await checkWritable(folder.root, path)).toBe(join(folder.root, path));
  });
});
