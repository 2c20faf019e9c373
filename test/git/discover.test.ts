import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { blobId, lfsPointer } from "../../src/git/blob-identity.ts";
import { discoverSources } from "../../src/git/discover.ts";
import { listFolder } from "../../src/git/list-folder.ts";
import { identify, openWorkspace } from "../../src/git/workspace.ts";
import { type Folder, makeFolder, makeRepository } from "./repository.ts";

async function discover({ root }: Folder, patterns: string[], changed?: string[]) {
  const workspace = await openWorkspace(root);
  return discoverSources(workspace, patterns, changed && new Set(changed));
}

const pathsOf = async (folder: Folder, ...patterns: string[]) => (await discover(folder, patterns)).sources.map(({ path }) => path);

describe("globs over a repository", () => {
  it("pass over what is no picture by its name, unless they are that name", async () => {
    using folder = makeRepository({ "d/a.png": "a", "d/b.SVG": "b", "d/guide.md": "c", "d/movie.mp4": "d", "d/LICENSE": "e" });
    expect(await pathsOf(folder, "d/**")).toEqual(["d/a.png", "d/b.SVG"]);
    expect((await discover(folder, ["d/**"])).notices).toEqual([{ code: "no-pictures", path: "d/LICENSE", count: 3 }]);
    expect((await discover(folder, ["d/**"], ["d/guide.md", "d/a.png"])).unfiltered).toEqual(["d/a.png", "d/b.SVG"]);
    expect(await pathsOf(folder, "d/LICENSE", "d/*.png")).toEqual(["d/LICENSE", "d/a.png"]);
  });

  it("match tracked and untracked files, and what git ignores never", async () => {
    using folder = makeRepository({ ".gitignore": "*.tmp.png\n/out/\n", "a.png": "a", "img/b.png": "b" });
    folder.write({
      "new.png": "n",
      "img/c.tmp.png": "x",
      "out/d.png": "x",
      ".git/e.png": "x",
      "img/.gitignore": "secret.png\n",
      "img/secret.png": "x",
    });
    expect(await pathsOf(folder, "**/*.png")).toEqual(["a.png", "img/b.png", "new.png"]);
    expect(await pathsOf(folder, "**", ".git/**")).not.toContain(".git/e.png");
    expect(await pathsOf(folder, "out/*.png", ".git/*.png")).toEqual([]);
  });

  const files = Object.fromEntries(
    [
      ...["a.png", "b.JPG", "img/c.png", "img/deep/d.webp", ".github/x.png", ".hidden.png", "img/[1].png", "img/1.png"],
      ...["ünï/Ä b.png", "ünï/日本.png", 'quo"te.png', "tab\tand\nline/e.png", "-x.png", "img/f.png/g.png"],
    ].map((path) => [path, path]),
  );

  it.each([
    [["*.png"], ["-x.png", ".hidden.png", "a.png", 'quo"te.png']],
    [["./a.png"], ["a.png"]],
    [["**/.github/*.png"], [".github/x.png"]],
    [["img/**/*.{png,webp}"], ["img/1.png", "img/[1].png", "img/c.png", "img/deep/d.webp", "img/f.png/g.png"]],
    [["img/*.png"], ["img/1.png", "img/[1].png", "img/c.png"]],
    [["img/[1].png"], ["img/1.png", "img/[1].png"]],
    [
      ["**/*.png", "!img/**", "!**/*ä*", "!.*/**", "!.*", "!-*", "!tab*/**"],
      ["a.png", 'quo"te.png', "ünï/Ä b.png", "ünï/日本.png"],
    ],
    [["!img/**", "img/*.png"], []],
    [["!./a.png", "[ab].*"], ["b.JPG"]],
    [
      ["ünï/*", "ünï/日本.png"],
      ["ünï/Ä b.png", "ünï/日本.png"],
    ],
    [["tab*/*"], ["tab\tand\nline/e.png"]],
    [["img"], []],
    [["missing/*.png"], []],
  ])("%j", async (patterns, expected) => {
    using folder = makeRepository(files);
    expect(await pathsOf(folder, ...patterns)).toEqual(expected);
  });

  it("mean route folders of web frameworks by their names, with git and without", async () => {
    const routes = ["app/[lang]/(shop)/hero.png", "app/l/(shop)/hero.png", "app/[lang]/shop/hero.png", "app/[lang]/(shop)/more/hero.png"];
    const tree = Object.fromEntries(routes.map((path) => [path, path]));
    using folder = makeRepository(tree);
    using plain = makeFolder();
    plain.write(tree);
    for (const one of [folder, plain]) expect(await pathsOf(one, "app/[lang]/(shop)/*.png")).toEqual(routes.slice(0, 1));
  });

  it("are refused where they take too long to compare with all files", async () => {
    using folder = makeRepository({ "a.png": "a", "b.png": "b" });
    const workspace = await openWorkspace(folder.root);
    const globs = Array.from({ length: 50 }, (_, index) => `${index}*.png`);
    await expect(discoverSources(workspace, globs, undefined, { left: 90 })).rejects.toMatchObject({
      code: "invalid-input",
      message: expect.stringContaining("Use fewer globs, or simpler ones."),
    });
  });

  it("`**` matches hidden folders too, and everything once", async () => {
    using folder = makeRepository(files);
    expect(await pathsOf(folder, "**", "**/*")).toEqual(Object.keys(files).toSorted());
  });

  it("in a folder of the repository are those of a folder without git: what lies above a workspace is not its own", async () => {
    using folder = makeRepository({ "a.png": "a", "app/b.png": "b" });
    const workspace = await openWorkspace(join(folder.root, "app"));
    const { sources } = await discoverSources(workspace, ["**/*.png"]);
    expect(sources).toEqual([{ path: "b.png", blob: blobId("b") }]);
  });

  it("count only what changed, when that is given", async () => {
    using folder = makeRepository({ "a.png": "a", "b.png": "b", "c.txt": "c" });
    symlinkSync("a.png", join(folder.root, "link.png"));
    folder.commit();
    const { sources, unfiltered } = await discover(folder, ["*.png"], ["b.png", "c.txt", "gone.png"]);
    expect(sources.map(({ path }) => path)).toEqual(["b.png"]);
    // The names of the others, by which results are known.
    expect(unfiltered).toEqual(["a.png", "b.png"]);
    expect((await discover(folder, ["*.png"])).unfiltered).toBeUndefined();
  });
});

describe("a folder without git", () => {
  it("works the same way, without a record of what is tracked", async () => {
    using folder = makeFolder();
    folder.write({ "a.png": "a", "img/b.png": "b", ".github/x.png": "x", ".git/c.png": "c", "img/no.png": "n" });
    symlinkSync(join(folder.root, "a.png"), join(folder.root, "link.png"));
    symlinkSync("/", join(folder.root, "rootlink"));
    symlinkSync(join(folder.root, "img"), join(folder.root, "linked"));
    // A path without a wildcard is looked for as it is.
    const { sources, notices } = await discover(folder, ["./**/*.png", "!img/no.png", "linked/b.png"]);
    expect(sources).toEqual([
      { path: ".github/x.png", blob: blobId("x") },
      { path: "a.png", blob: blobId("a") },
      { path: "img/b.png", blob: blobId("b") },
    ]);
    expect(notices).toEqual([
      { code: "symbolic-link", path: "link.png" },
      { code: "symbolic-link", path: "linked/b.png" },
    ]);
  });

  it("looks only where a glob may find something", async () => {
    using folder = makeFolder();
    folder.write({ "docs/img/a.png": "a", "docs/img/node_modules/b.png": "b", "other/c.png": "c" });
    const isWanted = vi.fn(() => true);
    expect((await listFolder(folder.root, isWanted)).toSorted()).toEqual(["docs/img/a.png", "docs/img/node_modules/b.png", "other/c.png"]);
    expect(isWanted.mock.calls.flat().toSorted()).toEqual(["docs", "docs/img", "docs/img/node_modules", "other"]);
    expect((await listFolder(folder.root, (path) => path !== "docs")).toSorted()).toEqual(["other/c.png"]);
    expect(await pathsOf(folder, "docs/**/*.png", "!**/node_modules/**")).toEqual(["docs/img/a.png"]);
  });
});

describe("what is no image", () => {
  it("is left out, with a notice where somebody may wonder", async () => {
    using other = makeRepository({ "x.png": "x" });
    using folder = makeRepository({ "a.png": "a", "gone.png": "g", "replaced.png": "r", "folder.png/b.png": "b" });
    symlinkSync("a.png", join(folder.root, "link.png"));
    folder.git("submodule", "add", "-q", other.root, "sub.png");
    folder.commit();
    rmSync(join(folder.root, "gone.png"));
    rmSync(join(folder.root, "replaced.png"));
    symlinkSync("/etc/hostname", join(folder.root, "replaced.png"));
    symlinkSync("/etc", join(folder.root, "untracked.png"));
    mkdirSync(join(folder.root, "empty.png"));
    const { sources, notices } = await discover(folder, ["**/*.png"]);
    expect(sources.map(({ path }) => path)).toEqual(["a.png", "folder.png/b.png"]);
    expect(notices).toEqual([
      { code: "not-in-workspace", path: "gone.png" },
      ...["link.png", "replaced.png", "untracked.png"].map((path) => ({ code: "symbolic-link", path })),
    ]);
  });

  it("is what a sparse checkout left out", async () => {
    using folder = makeRepository({ "in/a.png": "a", "out/b.png": "b" });
    folder.git("sparse-checkout", "set", "in");
    const { sources, notices } = await discover(folder, ["**/*.png"]);
    expect(sources.map(({ path }) => path)).toEqual(["in/a.png"]);
    expect(notices).toEqual([{ code: "not-in-workspace", path: "out/b.png" }]);
  });
});

describe.each(["sha1", "sha256"])("identities in a %s repository", (format) => {
  const hash = (folder: Folder, path: string) => folder.git("hash-object", "--no-filters", "--", path);

  it("are git's own, for what is clean, changed and new", async () => {
    using folder = makeRepository(
      { "clean.png": "1", "changed.png": "2", "staged.png": "3", "same.png": "4" },
      `--object-format=${format}`,
    );
    folder.write({ "changed.png": "two", "staged.png": "three", "new.png": Buffer.from([0, 255, 13, 10]), "sub/ü.png": "" });
    folder.git("add", "staged.png");
    // Touched without a change: git looks again.
    utimesSync(join(folder.root, "same.png"), 1, 1);
    const { sources } = await discover(folder, ["**/*.png"]);
    expect(sources.map(({ path }) => path)).toEqual(["changed.png", "clean.png", "new.png", "same.png", "staged.png", "sub/ü.png"]);
    for (const { path, blob, indexBlob } of sources) {
      expect([path, blob]).toEqual([path, hash(folder, path)]);
      const tracked = folder.git("ls-files", "--stage", "--", path).split(" ")[1];
      expect([path, indexBlob]).toEqual([path, tracked]);
    }
  });

  it("of any bytes are what hash-object says", async () => {
    using folder = makeRepository({ "a.png": "tracked" }, `--object-format=${format}`);
    const workspace = await openWorkspace(folder.root);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        writeFileSync(join(folder.root, "any.png"), bytes);
        expect((await identify(workspace, ["any.png"])).get("any.png")).toBe(hash(folder, "any.png"));
      }),
      { numRuns: 15 },
    );
  });
});

describe("identities", () => {
  it("after a merge conflict are of the bytes that lie there", async () => {
    using folder = makeRepository({ "a.png": "base" });
    folder.git("checkout", "-qb", "topic");
    folder.write({ "a.png": "theirs" });
    folder.commit();
    folder.git("checkout", "-q", "main");
    folder.write({ "a.png": "ours" });
    folder.commit();
    expect(() => folder.git("merge", "-q", "topic")).toThrow();
    const { sources } = await discover(folder, ["*.png"]);
    expect(sources).toMatchObject([{ path: "a.png", blob: folder.git("hash-object", "a.png") }]);
  });

  it("leave out what is no file", async () => {
    using folder = makeRepository({ "a.png": "a" });
    mkdirSync(join(folder.root, "folder"));
    symlinkSync("a.png", join(folder.root, "link.png"));
    const workspace = await openWorkspace(folder.root);
    expect([...(await identify(workspace, ["a.png", "folder", "link.png", "missing.png"])).keys()]).toEqual(["a.png"]);
  });

  it("of what Git LFS tracks are of the pointer, as git keeps it", async () => {
    using folder = makeRepository();
    folder.git("lfs", "install", "--local");
    folder.write({ ".gitattributes": "*.png filter=lfs diff=lfs merge=lfs -text\n", "a.png": "first", "b.png": "second" });
    folder.commit();
    folder.write({ "b.png": "changed", "new.png": "new" });
    const { sources } = await discover(folder, ["*.png"]);
    const expected = { "a.png": "first", "b.png": "changed", "new.png": "new" };
    for (const [path, content] of Object.entries(expected)) {
      const pointer = lfsPointer({ sha256: await sha256(content), bytes: content.length });
      expect(sources.find((source) => source.path === path)?.blob).toBe(blobId(pointer));
      expect(blobId(pointer)).toBe(folder.git("hash-object", path));
    }
    // A pointer that was never replaced by its file stands for itself.
    folder.write({ "new.png": lfsPointer({ sha256: await sha256("new"), bytes: 3 }) });
    expect((await discover(folder, ["new.png"])).sources[0]?.blob).toBe(sources.find(({ path }) => path === "new.png")?.blob);
  });
});

async function sha256(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).toString("hex");
}
