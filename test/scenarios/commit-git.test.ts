import { existsSync } from "node:fs";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startAimlapi } from "../emulators/aimlapi.ts";
import { type GithubEmulator, type PullRequest, startGithub } from "../emulators/github/github.ts";
import { lfsFile } from "../emulators/github/lfs.ts";
import { pullRequestEvent } from "../runner/events.ts";
import { decodePicture, drawPicture, drawPictures } from "./pictures.ts";
import {
  aimlapiInputs,
  countPaid,
  countRequests,
  LOCK,
  listLockFiles,
  listPaths,
  openPull,
  play,
  playPull,
  readResults,
  readSent,
  statusOf,
} from "./scene.ts";

const GIT = { "commit-method": "git" };
const BOT = { name: "github-actions[bot]", email: "41898282+github-actions[bot]@users.noreply.github.com" };

async function checkOutPull(github: GithubEmulator, pull: PullRequest, options: { lfs?: boolean } = {}) {
  return github.checkout({ ref: `refs/pull/${pull.number}/merge`, ...options });
}

async function installHook(workspace: string, name: string, script: string): Promise<void> {
  const hook = join(workspace, ".git/hooks", name);
  await writeFile(hook, `#!/bin/sh\n${script}\n`);
  await chmod(hook, 0o755);
}

describe.concurrent("a commit by git", () => {
  test("runs the hooks, as the bot, and leaves the user's settings and staged changes alone", async () => {
    await using github = await startGithub({ files: { "README.md": "# Pictures\n", "notes.txt": "one\n" } });
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const checkout = await checkOutPull(github, pull);
    const { workspace, runnerTemp, git } = checkout;
    const marker = join(runnerTemp, "hook-ran");
    await installHook(workspace, "pre-commit", `git diff --cached --name-only > '${marker}'; env | grep -c '^INPUT_' >> '${marker}'; true`);
    await git("config", "--local", "user.name", "Somebody Else");
    await writeFile(join(workspace, "README.md"), "# Staged\n");
    await git("add", "README.md");
    await writeFile(join(workspace, "notes.txt"), "not staged\n");
    const before = { config: await readFile(join(workspace, ".git/config"), "utf8"), staged: (await git("diff", "--cached")).stdout };

    const run = await playPull(github, pull, { checkout, inputs: GIT });
    expect(run).toMatchObject({ exitCode: 0, outputs: { "commit-verified": "false", edited: "1", branch: "topic" } });
    expect(await readFile(marker, "utf8")).toBe(`${(await listLockFiles(github, "topic")).join()}\na.png\n0\n`);
    const [commit] = await github.log("topic");
    expect(commit).toMatchObject({ oid: run.outputs["commit-sha"], verified: false, author: BOT, committer: BOT });
    expect(await listPaths(github, "topic")).toEqual(["README.md", "a.png", "notes.txt"]);
    expect(String(await github.file("topic", "README.md"))).toBe("# Pictures\n");
    expect(await readFile(join(workspace, ".git/config"), "utf8")).toBe(before.config);
    expect((await git("diff", "--cached")).stdout).toBe(before.staged);
    expect(await readFile(join(workspace, "notes.txt"), "utf8")).toBe("not staged\n");
    expect((await git("rev-parse", "HEAD")).stdout.trim()).toBe(checkout.sha);
    expect((await git("worktree", "list")).stdout.trim().split("\n")).toHaveLength(1);
    expect(github.comments(pull.number)[0]?.body).toContain("not verified");
    expect(countRequests(github, "createCommitOnBranch")).toBe(0);
  });

  test("that a hook refuses fails the step, with the hook's words and the images in the artifact", async () => {
    await using github = await startGithub({ files: { "README.md": "# Pictures\n" } });
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const tip = await github.tip("topic");
    const checkout = await checkOutPull(github, pull);
    await installHook(checkout.workspace, "pre-commit", "echo '::error::images are frozen' >&2\nexit 1");
    const run = await playPull(github, pull, { checkout, inputs: GIT });
    expect(run).toMatchObject({ exitCode: 1, outputs: { "commit-sha": "", edited: "1" } });
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]?.message).toContain("images are frozen");
    expect(run.annotations[0]?.message).toContain(run.outputs["artifact-url"]);
    expect(await github.tip("topic")).toBe(tip);
    expect(await decodePicture(github.readArtifact("retouch").get("a.png"))).toBeDefined();
    expect(github.comments(pull.number)[0]?.body).toContain("delivery failed");
  });
});

/** A repository whose PNGs are stored by Git LFS, and a pull request that adds one. */
async function openLfsPull() {
  const github = await startGithub({ files: { ".gitattributes": "*.png filter=lfs diff=lfs merge=lfs -text\n" } });
  const picture = await drawPicture(7);
  const author = await github.checkout({ lfs: true });
  await writeFile(join(author.workspace, "a.png"), picture);
  await author.git("add", "a.png");
  await author.git("-c", "user.name=Mona", "-c", "user.email=mona@example.com", "commit", "--quiet", "--message=Add a picture");
  expect(await author.git("push", "origin", "HEAD:topic")).toMatchObject({ code: 0 });
  return { github, picture, pull: await github.openPullRequest({ head: "topic" }) };
}

const oidOf = (pointer: Buffer | undefined) => /^oid sha256:([0-9a-f]{64})$/m.exec(String(pointer))?.[1] ?? "";

describe.concurrent("with Git LFS", () => {
  test("the pointer is committed and the image uploaded", async () => {
    const { github, picture, pull } = await openLfsPull();
    await using _ = github;
    const before = oidOf(await github.file("topic", "a.png"));
    const checkout = await checkOutPull(github, pull, { lfs: true });
    const run = await playPull(github, pull, { checkout });
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "1", "commit-verified": "false" } });
    const pointer = await github.file("topic", "a.png");
    expect(String(pointer)).toMatch(/^version https:\/\/git-lfs.github.com\/spec\/v1\noid sha256:[0-9a-f]{64}\nsize \d+\n$/);
    expect(oidOf(pointer)).not.toBe(before);
    const stored = await readFile(lfsFile(github.hub, oidOf(pointer)));
    expect((await decodePicture(stored))?.pixels).not.toBe((await decodePicture(picture))?.pixels);
    expect(stored).toEqual(await readFile(join(checkout.workspace, "a.png")));

    const again = await play(github, await pullRequestEvent(github, pull), { checkout: { lfs: true } });
    expect(again.outputs["skip-reason"]).toBe("up-to-date");
  });

  test("pointers that were never fetched fail by themselves, and nobody is paid", async () => {
    await using api = await startAimlapi();
    const { github, pull } = await openLfsPull();
    await using _ = github;
    const tip = await github.tip("topic");
    const run = await playPull(github, pull, { inputs: aimlapiInputs(api), hidden: [api.key] });
    expect(run.exitCode).toBe(1);
    expect(statusOf(run)).toEqual({ "a.png": "lfs-pointer" });
    expect(run.annotations).toMatchObject([{ level: "error", file: "a.png", message: expect.stringContaining("`lfs: true`") }]);
    expect(api.requests.filter(({ kind }) => kind !== "models")).toEqual([]);
    expect(await github.tip("topic")).toBe(tip);
  });

  test("`commit-method: api` is refused before anything is spent", async () => {
    await using api = await startAimlapi();
    const { github, pull } = await openLfsPull();
    await using _ = github;
    const checkout = await checkOutPull(github, pull, { lfs: true });
    const inputs = { ...aimlapiInputs(api), "commit-method": "api" };
    const run = await playPull(github, pull, { checkout, inputs, hidden: [api.key] });
    expect(run).toMatchObject({ exitCode: 1, annotations: [{ title: "Retouch: invalid-input" }] });
    expect(run.annotations[0]?.message).toContain("cannot commit what Git LFS tracks (`a.png`)");
    expect(countPaid(api)).toBe(0);
    expect(api.ledger.dollars).toBe(0);
    expect(existsSync(join(checkout.workspace, LOCK))).toBe(false);
  });

  test("another prompt edits the original again, fetched from Git LFS", async () => {
    await using api = await startAimlapi();
    const { github, picture, pull } = await openLfsPull();
    await using _ = github;
    const prompts = ["Make it blue", "Make it red"];
    for (const prompt of prompts) {
      const inputs = { ...aimlapiInputs(api), prompt };
      const run = await playPull(github, pull, { checkout: { lfs: true }, inputs, hidden: [api.key] });
      expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1" } });
      expect(readResults(run)[0]?.warnings).toEqual([]);
    }
    expect(readSent(api)).toEqual([picture, picture]);
  });
});
