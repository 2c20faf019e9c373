import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startAimlapi } from "../emulators/aimlapi.ts";
import { startGithub } from "../emulators/github/github.ts";
import { drawPicture, drawPictures, touchUp } from "./pictures.ts";
import { countPaid, countRequests, LOCK, listLockFiles, openPull, playPull, readLock, readResults, statusOf } from "./scene.ts";

const start = () => startGithub({ files: { "README.md": "# Pictures\n" } });

describe.concurrent("the record of what was done", () => {
  test("keeps what a person made of a result, until it is forced", async () => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png", "b.png"]));
    await playPull(github, pull);
    const touched = await touchUp(await github.file("topic", "a.png"));
    const tip = await github.pushCommit({ branch: "topic", files: { "a.png": touched } });
    const kept = await playPull(github, pull);
    expect(kept).toMatchObject({ exitCode: 0, outputs: { "skip-reason": "up-to-date", unchanged: "2", changed: "false" } });
    expect(statusOf(kept)).toEqual({ "a.png": "modified", "b.png": "unchanged" });
    expect(kept.stdout).toContain("`force: true`");
    expect(await github.tip("topic")).toBe(tip);

    const forced = await playPull(github, pull, { inputs: { force: "true" } });
    expect(statusOf(forced)).toEqual({ "a.png": "edited", "b.png": "edited" });
    expect(await github.file("topic", "a.png")).not.toEqual(touched);
  });

  test("rejects an edit when the file is reverted", async () => {
    await using github = await start();
    const pictures = await drawPictures(["a.png"]);
    const pull = await openPull(github, pictures);
    await playPull(github, pull);
    await github.pushCommit({ branch: "topic", files: pictures, message: "Revert" });
    expect(statusOf(await playPull(github, pull))).toEqual({ "a.png": "modified" });
    expect(await github.file("topic", "a.png")).toEqual(pictures["a.png"]);
  });

  test("is kept for results beside their sources, which are not edited themselves", async () => {
    await using github = await start();
    const pictures = await drawPictures(["docs/a.png"]);
    const pull = await openPull(github, pictures);
    const inputs = { output: "{dir}/edited/{name}{ext}" };
    const parent = await github.tip("topic");
    const run = await playPull(github, pull, { inputs });
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "1" } });
    expect(readResults(run)).toMatchObject([{ source: "docs/a.png", output: "docs/edited/a.png" }]);
    expect(await github.file("topic", "docs/a.png")).toEqual(pictures["docs/a.png"]);
    expect(await github.file("topic", "docs/edited/a.png")).toBeDefined();
    const body = github.comments(pull.number)[0]?.body ?? "";
    expect(body).toContain(`/blob/${parent}/docs/a.png?raw=true`);
    expect(body).toContain(`/blob/${await github.tip("topic")}/docs/edited/a.png?raw=true`);
    expect((await playPull(github, pull, { inputs })).outputs).toMatchObject({ "skip-reason": "up-to-date", unchanged: "1" });

    // A new source makes a new result.
    await github.pushCommit({ branch: "topic", files: { "docs/a.png": await drawPicture(55) } });
    expect(statusOf(await playPull(github, pull, { inputs }))).toEqual({ "docs/a.png": "edited" });
  });

  test("is mended where a merge left its marks", async () => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png", "b.png"]));
    await playPull(github, pull);
    const [file = ""] = await listLockFiles(github, "topic");
    const lock = String(await github.file("topic", file));
    const torn = lock.replace(/^( {4}"b\.png".*)$/m, "<<<<<<< HEAD\n=======\n$1\n>>>>>>> main");
    await github.pushCommit({ branch: "topic", files: { [file]: null, [LOCK]: torn, ...(await drawPictures(["c.png"], { from: 30 })) } });
    const run = await playPull(github, pull);
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "1", unchanged: "2" } });
    expect(run.stdout).toContain("merge conflict markers");
    expect(Object.keys(await readLock(github, "topic"))).toEqual(["a.png", "b.png", "c.png"]);
    expect(String(await github.file("topic", LOCK))).not.toContain("<<<<<<<");
  });

  test("is not kept with `lockfile: none`", async () => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const run = await playPull(github, pull, { inputs: { lockfile: "none" } });
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "1" } });
    expect([...(await github.tree("topic")).keys()]).toEqual(["README.md", "a.png"]);
  });

  test("is all that `frozen` looks at", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const inputs = { frozen: "true", provider: "aimlapi", "base-url": api.baseUrl };
    const run = await playPull(github, pull, { inputs });
    expect(run).toMatchObject({ exitCode: 1, annotations: [{ level: "error" }] });
    expect(run.annotations[0]?.message).toContain("1 image out of date (a.png)");
    expect(api.requests).toEqual([]);
    expect(await github.log("topic")).toHaveLength(2);
    await playPull(github, pull);
    expect(await playPull(github, pull, { inputs: { frozen: "true" } })).toMatchObject({ exitCode: 0, annotations: [] });
  });

  test("is not touched by `dry-run`, nor is anything else: it needs no key and asks no provider", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const pictures = await drawPictures(["a.png", "b.png"]);
    const pull = await openPull(github, pictures);
    const inputs = { "dry-run": "true", provider: "aimlapi", "base-url": api.baseUrl };
    const run = await playPull(github, pull, { inputs });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { "skip-reason": "dry-run", changed: "false", edited: "0" } });
    expect(statusOf(run)).toEqual({ "a.png": "planned", "b.png": "planned" });
    expect(run.stdout).toContain("plan: 2 images to edit");
    expect(run.summary).toContain("a.png");
    expect(countPaid(api)).toBe(0);
    // Some of them at once.
    expect(github.requests.map(({ operation }) => operation).toSorted()).toEqual([
      ...["GetCacheEntryDownloadURL", "GetCacheEntryDownloadURL", "git/get-ref", "git/list-matching-refs"],
      ...["pulls/list-files", "repos/get-branch", "repos/get-branch-rules"],
    ]);
    expect(github.comments(pull.number)).toEqual([]);
    expect(await readFile(join(run.checkout.workspace, "a.png"))).toEqual(pictures["a.png"]);
  });
});

describe.concurrent.each(["api", "git"])("a branch with an odd name, by %s", (method) => {
  test("is committed to", async () => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]), { head: "feature/über#1%41&x" });
    const run = await playPull(github, pull, { inputs: { "commit-method": method } });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { branch: "feature/über#1%41&x" } });
    expect(run.outputs["commit-sha"]).toBe(await github.tip("feature/über#1%41&x"));
    expect(countRequests(github, "issues/create-comment")).toBe(1);
  });
});
