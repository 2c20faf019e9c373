import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { blobId, lfsPointer } from "../../src/git/blob-identity.ts";
import { findBlob, readOrigin, storeBlob } from "../../src/git/blobs.ts";
import { findFilters, findUntouched } from "../../src/git/clean-filters.ts";
import { discoverSources } from "../../src/git/discover.ts";
import { openReader } from "../../src/git/git-process.ts";
import { findRepository, isTrustedOwner } from "../../src/git/repository.ts";
import { LIST_TREE } from "../../src/git/tree.ts";
import { identify, listFiles, openWorkspace } from "../../src/git/workspace.ts";
import { setTrap, type Trap } from "./hostile.ts";
import { type Folder, makeRepository, runGit } from "./repository.ts";

const PATH = process.env.PATH;
afterEach(() => {
  process.env.PATH = PATH;
});

const MISSING = blobId("nowhere");
const POINTER = lfsPointer({ sha256: "0".repeat(64), bytes: 7 });

/** A repository in which every file looks changed, all attributes name the trap's drivers, and the settings are the trap's. */
function makeHostile(trap: Trap): Folder {
  const folder = makeRepository({
    ".gitattributes": "* filter=trap diff=trap merge=trap\nlfs/* filter=lfs\n",
    ".lfsconfig": "[lfs]\n\turl = https://trap.invalid/\n",
    "a.png": "a",
    "lfs/b.png": POINTER,
  });
  for (const path of ["a.png", "lfs/b.png"]) utimesSync(join(folder.root, path), 1, 1);
  folder.write({ "new.png": "n" });
  appendFileSync(join(folder.root, ".git/config"), trap.config);
  rmSync(join(folder.root, ".git/hooks"), { recursive: true, force: true });
  trap.writeHooks(join(folder.root, ".git/hooks"));
  return folder;
}

/** All that `src/git` reads of a workspace; where it is refused, as far as that goes. */
async function readAll(root: string): Promise<string | undefined> {
  await listFiles(root);
  try {
    const workspace = await openWorkspace(root);
    const { sources } = await discoverSources(workspace, ["**/*.png"]);
    const paths = sources.map(({ path }) => path);
    await identify(workspace, [...paths, "missing.png"]);
    await findFilters(root, paths);
    await findUntouched(root, paths);
    await storeBlob(workspace, Buffer.from("stored"));
    for (const blob of [blobId("a"), blobId("stored"), MISSING]) await findBlob(workspace, blob, async () => undefined);
    const source = { path: paths[0] ?? "a.png", blob: blobId("other") };
    const readBlob = async () => Buffer.from(POINTER);
    const remote = { url: "https://127.0.0.1:1/o/r", token: "ghs_1" };
    for (const originBlob of [blobId("a"), blobId(POINTER), MISSING])
      await readOrigin({ ...workspace, remote }, { originBlob, source }, readBlob);
    const reader = openReader(root);
    for (const args of [
      [...LIST_TREE, blobId("a")],
      ["lfs", "version"],
    ])
      await reader?.try(args);
    await reader?.readLfs(["version"]);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** As somebody who does not know better would. */
function useGit(folder: Folder): void {
  for (const args of [
    ["ls-files", "--modified"],
    ["add", "new.png"],
    ["cat-file", "blob", MISSING],
    ["lfs", "smudge"],
  ]) {
    try {
      folder.git(...args);
    } catch {
      // What it left is looked at.
    }
  }
}

/** What a workspace is, made from a hostile repository; git would find that repository in each. */
const PLACES: Record<string, (hostile: Folder) => string> = {
  "at its top": ({ root }) => root,
  "at its top, in the form of a bare one": ({ root }) => {
    for (const name of ["HEAD", "config", "objects", "refs", "hooks", "index"]) renameSync(join(root, ".git", name), join(root, name));
    rmSync(join(root, ".git"), { recursive: true });
    appendFileSync(join(root, "config"), "[core]\n\tbare = false\n\tworktree = .\n");
    return root;
  },
  "above it": ({ root }) => {
    mkdirSync(join(root, "work/site"), { recursive: true });
    writeFileSync(join(root, "work/site/a.png"), "a");
    return join(root, "work/site");
  },
  "above it, beside a folder `.git` that is none": ({ root }) => {
    mkdirSync(join(root, "work/.git"), { recursive: true });
    writeFileSync(join(root, "work/a.png"), "a");
    return join(root, "work");
  },
  "inside it, where a file `.git` leads": ({ root }) => {
    renameSync(join(root, ".git"), join(root, "data"));
    writeFileSync(join(root, ".git"), "gitdir: data\n");
    return root;
  },
  "elsewhere, where a file `.git` leads": ({ root }) => {
    const workspace = join(root, "work");
    mkdirSync(workspace);
    writeFileSync(join(workspace, ".git"), `gitdir: ${join(root, ".git")}\n`);
    return workspace;
  },
  "elsewhere, where a link leads": ({ root }) => {
    const workspace = join(root, "work");
    mkdirSync(workspace);
    symlinkSync(join(root, ".git"), join(workspace, ".git"));
    return workspace;
  },
  "elsewhere, where `commondir` leads": ({ root }) => {
    const workspace = join(root, "work");
    mkdirSync(join(workspace, ".git"), { recursive: true });
    for (const name of ["HEAD", "index"]) cpSync(join(root, ".git", name), join(workspace, ".git", name));
    writeFileSync(join(workspace, ".git/commondir"), join(root, ".git"));
    return workspace;
  },
  "the owner of a worktree": (hostile) => {
    const workspace = join(hostile.root, "..", `${hostile.root.split("/").pop()}-tree`);
    hostile.git("-c", "core.hooksPath=/nowhere", "-c", "core.fsmonitor=false", "worktree", "add", "--quiet", "--no-checkout", workspace);
    writeFileSync(join(workspace, "a.png"), "a");
    return workspace;
  },
};
/** Where that repository may be used. */
const USED = ["at its top", "the owner of a worktree"];
/** Where the workspace claims to have one. */
const REFUSED = Object.keys(PLACES).filter((place) => /leads$/.test(place));

describe.each(Object.entries(PLACES))("a hostile repository %s", (place, makeWorkspace) => {
  it("runs nothing", async () => {
    using trap = setTrap();
    using hostile = makeHostile(trap);
    const root = makeWorkspace(hostile);
    using _ = { [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
    trap.clear();
    trap.writePrograms(join(root, "bin"));
    trap.writePrograms(root);
    process.env.PATH = [".", "", "bin", "./bin", join(root, "bin"), root, PATH].join(delimiter);
    const refusal = await readAll(root);
    process.env.PATH = PATH;
    expect(trap.marks()).toEqual([]);
    if (REFUSED.includes(place)) expect(refusal).toMatch(/`\.git` in the workspace (is a symbolic link|points to a repository)/);
    else expect(refusal).toBeUndefined();
    if (!REFUSED.includes(place)) expect(findRepository(root) !== undefined).toBe(USED.includes(place));
    useGit({ ...hostile, git: (...args) => runGit(root, ...args) });
    expect(trap.marks()).not.toEqual([]);
  });
});

describe("a repository", () => {
  it("below which another user's files lie is not used", () => {
    for (const uid of [0, 1000, 1001]) expect(isTrustedOwner(uid, { self: 1000, workspace: 1001 })).toBe(true);
    for (const uid of [1002, 65534]) expect(isTrustedOwner(uid, { self: 0, workspace: 1001 })).toBe(false);
    // Only root can give files away.
    if (process.getuid?.() !== 0) return;
    for (const path of [".git", ".git/config"]) {
      using folder = makeRepository({ "a.png": "a" });
      chownSync(join(folder.root, path), 4242, 4242);
      expect(() => findRepository(folder.root)).toThrow(`${join(folder.root, path)} belongs to another user (4242)`);
      // In a container job everything belongs to the runner's user.
      chownSync(folder.root, 4242, 4242);
      expect(findRepository(folder.root)).toBeDefined();
    }
  });

  it("is asked for nothing but data, by an environment that is a list", async () => {
    using folder = makeRepository({ "a.png": "a" });
    process.env.SOME_SECRET = "sk-1";
    const shown = await openReader(folder.root)?.run(["-c", "alias.env=!env", "env"]);
    delete process.env.SOME_SECRET;
    const names = (shown ?? "").split("\n").flatMap((line) => /^(\w+)=/.exec(line)?.[1] ?? []);
    expect(names).toContain("GIT_DIR");
    const ours = /^(GIT_\w+|HOME|PATH|PWD|OLDPWD|SHLVL|_|LANG|LC_\w+|TMPDIR|TEMP|TMP|TZ|LD_LIBRARY_PATH|RUNNER_TRACKING_ID)$/;
    expect(names.filter((name) => !ours.test(name))).toEqual([]);
    expect(shown).not.toContain("sk-1");
    expect(readFileSync(join(folder.root, ".git/config"), "utf8")).not.toContain("retouch");
  });

  it("of a file system with rules of its own is read by them", async () => {
    using folder = makeRepository({ "a.png": "a", "b.png": "b" });
    folder.git("config", "core.fileMode", "false");
    const listing = async () => (await openWorkspace(folder.root)).files.get("a.png")?.dirty;
    chmodSync(join(folder.root, "a.png"), 0o755);
    expect(await listing()).toBe(false);
  });

  it("with a split index is read", async () => {
    using folder = makeRepository({ "a.png": "a" });
    folder.git("update-index", "--split-index");
    expect([...(await openWorkspace(folder.root)).files.keys()]).toEqual(["a.png"]);
  });
});
