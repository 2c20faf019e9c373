import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listCheckouts, parseRemote, readCheckout } from "../../src/git/checkout.ts";
import { type Folder, makeFolder, makeRepository } from "./repository.ts";

const URL = "https://github.com/o/r";
const ORIGIN = "o/r";

function makeClone(...options: string[]): Folder {
  const folder = makeRepository({ "a.png": "a" }, ...options);
  folder.git("remote", "add", "upstream", "https://github.com/x/y");
  folder.git("remote", "add", "origin", URL);
  return folder;
}

describe("what is checked out", () => {
  it.each([
    ["a branch", () => {}, "main"],
    ["a branch with a slash", ({ git }: Folder) => void git("checkout", "-qb", "topic/ü"), "topic/ü"],
    ["a branch among packed refs", ({ git }: Folder) => void git("pack-refs", "--all"), "main"],
    ["a commit", ({ git }: Folder) => void git("checkout", "-q", "--detach"), undefined],
    // Nobody makes one; it stands for all that is not read from a file.
    [
      "a branch that is another one's name",
      ({ git }: Folder) => {
        git("symbolic-ref", "refs/heads/alias", "refs/heads/main");
        git("symbolic-ref", "HEAD", "refs/heads/alias");
      },
      "main",
    ],
  ])("%s", async (_, prepare, branch) => {
    using folder = makeClone();
    prepare(folder);
    expect(await readCheckout(folder.root)).toEqual({ folder: "", head: folder.git("rev-parse", "HEAD"), branch, origin: ORIGIN });
  });

  it("with ids of another length, and in a worktree of another repository", async () => {
    using sha256 = makeClone("--object-format=sha256");
    expect(await readCheckout(sha256.root)).toMatchObject({ head: sha256.git("rev-parse", "HEAD"), branch: "main" });
    using folder = makeClone();
    folder.git("worktree", "add", "-q", "-b", "linked", "tree");
    folder.git("-C", "tree", "commit", "-q", "--allow-empty", "-m", "y");
    const head = folder.git("-C", "tree", "rev-parse", "HEAD");
    expect(await readCheckout(folder.root, "tree")).toEqual({ folder: "tree", head, branch: "linked", origin: ORIGIN });
  });

  it("is nothing without git, without a commit, and without a remote on a server", async () => {
    using plain = makeFolder();
    expect(await readCheckout(plain.root)).toBeUndefined();
    plain.git("init", "-q");
    plain.git("remote", "add", "origin", URL);
    expect(await readCheckout(plain.root)).toBeUndefined();
    using local = makeRepository();
    expect(await readCheckout(local.root)).toBeUndefined();
    local.git("remote", "add", "origin", plain.root);
    expect(await readCheckout(local.root)).toBeUndefined();
  });

  it("lies in the workspace, or where the globs reach", async () => {
    using folder = makeFolder();
    for (const path of ["site", "src/tools"]) {
      mkdirSync(join(folder.root, path), { recursive: true });
      folder.git("-C", path, "init", "-q");
      folder.git("-C", path, "remote", "add", "origin", URL);
      folder.git("-C", path, "commit", "-q", "--allow-empty", "-m", "x");
    }
    const list = async (...globs: string[]) => (await listCheckouts(folder.root, globs)).map((checkout) => checkout.folder);
    expect(await list("site/docs/*.png")).toEqual(["site"]);
    expect(await list("./src/**", "!site/**")).toEqual(["src/tools"]);
    expect(await list("**/*.png")).toEqual(["site", "src/tools"]);
    expect(await list("other/*.png", "site2/*.png")).toEqual([]);
    folder.git("init", "-q");
    expect(await list("**/*.png")).toEqual([]);
  });
});

it.each([
  ["https://github.com/o/r", ORIGIN],
  ["https://x-access-token:secret@GitHub.com/o/r.git/", ORIGIN],
  ["https://ghe.example:8443/o/r.git", ORIGIN],
  ["git@github.com:o/r.git", ORIGIN],
  ["work:o/r", ORIGIN],
  ["ssh://git@ssh.github.com:443/o/r.git", ORIGIN],
  ["git@github.com:o/r.wiki.git", "o/r.wiki"],
  ["/srv/git/o/r.git", undefined],
  ["../r.git", undefined],
  ["C:\\git\\r", undefined],
  ["file:///srv/git/o/r.git", undefined],
  ["", undefined],
])("the remote %s", (url, remote) => {
  expect(parseRemote(url)).toEqual(remote);
});
