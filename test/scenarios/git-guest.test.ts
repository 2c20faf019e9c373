import { execFileSync } from "node:child_process";
import { appendFile, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { startAimlapi } from "../emulators/aimlapi.ts";
import type { Checkout } from "../emulators/github/checkout.ts";
import { ZERO_OID } from "../emulators/github/git-store.ts";
import { startGithub } from "../emulators/github/github.ts";
import { wrapGit } from "../git/wrapper.ts";
import { pushEvent } from "../runner/events.ts";
import { decodePicture, drawPicture, drawPictures } from "./pictures.ts";
import { aimlapiInputs, countPaid, play, readLock, statusOf } from "./scene.ts";

const PUSH = { before: ZERO_OID };
const GIT = { "commit-method": "git" };

/** Settings of a self-hosted runner's user, for a job whose home this is. */
async function setUser({ runnerTemp }: Checkout, config: string): Promise<void> {
  const home = join(dirname(runnerTemp), "_home");
  await mkdir(home, { recursive: true });
  await writeFile(join(home, ".gitconfig"), config);
}

const HABITS = `[commit]\n\tgpgSign = true\n[push]\n\tgpgSign = true\n\tdefault = nothing\n[core]\n\tautocrlf = true\n\tsafecrlf = true
[user]\n\tuseConfigOnly = true\n[pull]\n\trebase = true\n[fetch]\n\tprune = true\n[merge]\n\tff = only\n[color]\n\tui = always\n`;

describe.concurrent("git as a guest", () => {
  test("commits in a container job with git 2.34, on a machine that signs and converts", async () => {
    await using github = await startGithub({ files: await drawPictures(["a.png"]) });
    const checkout = await github.checkout();
    await setUser(checkout, HABITS);
    // What `-c` and variables say of `safe.directory` does not count; git's own calls of git find the repository by their variables.
    const path = wrapGit(
      join(checkout.runnerTemp, "bin"),
      `export GIT_TEST_ASSUME_DIFFERENT_OWNER=1
       top="\${GIT_WORK_TREE:-$PWD}"
       "$GIT" config --global --includes --get-all safe.directory | grep -qxF -e "$top" ||
         { echo "fatal: unsafe repository ('$top' is owned by someone else)" >&2; exit 128; }`,
    );
    const run = await play(github, await pushEvent(github, PUSH), { checkout, inputs: GIT, env: { PATH: path } });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1", "commit-sha": await github.tip("main") } });
  });

  test("pushes by `github-token` from a private checkout without credentials", async () => {
    await using github = await startGithub({ private: true, files: await drawPictures(["a.png"]) });
    const run = await play(github, await pushEvent(github, PUSH), { checkout: { persistCredentials: false }, inputs: GIT });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1", "commit-sha": await github.tip("main") } });
  });
});

/** As an unlock does: a filter by which the repository holds nothing that can be looked at. */
async function unlock({ workspace, runnerTemp }: Checkout): Promise<void> {
  const command = join(runnerTemp, "vault");
  await writeFile(command, '#!/bin/sh\ncase "$1" in clean) echo VAULT; base64 ;; smudge) tail -n +2 | base64 -d ;; esac\n', {
    mode: 0o755,
  });
  await appendFile(
    join(workspace, ".git/config"),
    `[filter "vault"]\n\tclean = '${command}' clean\n\tsmudge = '${command}' smudge\n\trequired = true\n`,
  );
  await rm(join(workspace, ".git/index"));
  execFileSync("git", ["reset", "--hard", "-q"], { cwd: workspace });
}

const seal = (bytes: Buffer) => `VAULT\n${execFileSync("base64", { input: bytes, encoding: "utf8" })}`;
const unseal = (stored: Buffer | undefined) => Buffer.from(String(stored).replace(/^VAULT\n/, ""), "base64");

describe.concurrent("pictures under a filter that encrypts them", () => {
  test("are committed encrypted, and known by the next run", async () => {
    await using api = await startAimlapi();
    const picture = await drawPicture(3);
    await using github = await startGithub({ files: { ".gitattributes": "secret/** filter=vault\n", "secret/a.png": seal(picture) } });
    const inputs = { ...aimlapiInputs(api), model: "alibaba/qwen-image-3-edit", candidates: "2" };
    const options = { inputs, hidden: [api.key] };
    const checkout = await github.checkout();
    await unlock(checkout);
    const run = await play(github, await pushEvent(github, PUSH), { ...options, checkout });
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "1", "commit-sha": await github.tip("main") } });
    const stored = await github.file("main", "secret/a.png");
    expect(String(stored)).toMatch(/^VAULT\n/);
    expect(await decodePicture(unseal(stored))).toBeDefined();
    expect((await readLock(github, "main"))["secret/a.png"]?.outputBlob).toBe((await github.tree("main")).get("secret/a.png"));
    // Nor do candidates lie in the repository as they are.
    const objects = (await github.hub.store.text(["cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectname)"])).split(
      "\n",
    );
    const blobs = objects.flatMap((line) => (line.startsWith("blob ") ? line.slice(5) : []));
    const contents = await Promise.all(blobs.map(async (blob) => (await github.hub.store.read(blob))?.content.toString("latin1") ?? ""));
    expect(contents.filter((content) => content.includes("IHDR"))).toEqual([]);
    const paid = countPaid(api);

    const again = await github.checkout();
    await unlock(again);
    const next = await play(github, await pushEvent(github, PUSH), { ...options, checkout: again });
    expect(next.outputs["skip-reason"]).toBe("up-to-date");
    expect(statusOf(next)).toEqual({ "secret/a.png": "unchanged" });
    expect(countPaid(api)).toBe(paid);
  });
});
