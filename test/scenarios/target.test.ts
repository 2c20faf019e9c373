import { mkdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { type AimlapiEmulator, startAimlapi } from "../emulators/aimlapi.ts";
import type { Checkout } from "../emulators/github/checkout.ts";
import { type GithubEmulator, startGithub } from "../emulators/github/github.ts";
import { issueCommentEvent, pullRequestEvent, scheduleEvent, workflowRunEvent } from "../runner/events.ts";
import { drawPictures } from "./pictures.ts";
import { aimlapiInputs, countRequests, LOCK, openPull, play, type Scene, statusOf } from "./scene.ts";

interface Site extends AsyncDisposable {
  api: AimlapiEmulator;
  github: GithubEmulator;
}

/** A provider that counts, and a repository. */
async function start(files: Record<string, Buffer | string> = { "README.md": "# Pictures\n" }): Promise<Site> {
  const [api, github] = [await startAimlapi(), await startGithub({ files })];
  const close = async () => void (await Promise.all([api[Symbol.asyncDispose](), github.close()]));
  return { api, github, [Symbol.asyncDispose]: close };
}

const paying = ({ api }: Site, inputs: Record<string, string> = {}) => ({
  inputs: { ...aimlapiInputs(api), ...inputs },
  hidden: [api.key],
});

/** As with `path: site` on actions/checkout. */
async function moveToFolder(checkout: Checkout): Promise<Checkout> {
  const workspace = join(dirname(checkout.workspace), "workspace");
  await mkdir(workspace);
  await rename(checkout.workspace, join(workspace, "site"));
  return { ...checkout, workspace };
}

/** Nobody was asked or paid, no branch moved, and nobody is sent to look for a permission. */
async function expectNothing({ api, github }: Site, run: Scene, branches: readonly string[] = ["main"]): Promise<void> {
  expect(api.requests).toEqual([]);
  for (const branch of branches) expect(await github.file(branch, LOCK)).toBeUndefined();
  expect(run.stdout).not.toMatch(/permission/i);
  expect(github.archives()).toEqual([]);
}

describe.concurrent("a checkout in a folder of the workspace", () => {
  test("is an error that names the folder, before anything is sent (F09)", async () => {
    await using site = await start(await drawPictures(["docs/one.png"]));
    const checkout = await moveToFolder(await site.github.checkout());
    const run = await play(site.github, await scheduleEvent(site.github), { checkout, ...paying(site, { images: "site/docs/*.png" }) });
    expect(run).toMatchObject({ exitCode: 1, annotations: [{ level: "error", title: "Retouch: invalid-input" }] });
    expect(run.annotations[0]?.message).toContain("checked out in `site`");
    await expectNothing(site, run);
    expect(site.github.requests).toEqual([]);
  });

  test("is no green run in a pull request, where the changed files have other paths (F10)", async () => {
    await using site = await start();
    const pull = await openPull(site.github, await drawPictures(["docs/one.png"]));
    const checkout = await moveToFolder(await site.github.checkout({ ref: "refs/pull/1/merge" }));
    const inputs = { images: "site/docs/*.png", deliver: "artifact" };
    const run = await play(site.github, await pullRequestEvent(site.github, pull), { checkout, ...paying(site, inputs) });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toContain("Remove `path` from actions/checkout");
    await expectNothing(site, run, ["main", "topic"]);
  });
});

describe.concurrent("a checkout that is not the run's own", () => {
  test("of another branch gets the results on that branch (F11)", async () => {
    await using github = await startGithub({ files: await drawPictures(["one.png"]) });
    await github.pushCommit({ branch: "develop", files: await drawPictures(["two.png"], { from: 20 }) });
    const event = await scheduleEvent(github);
    const run = await play(github, event, { checkout: { ref: "develop" } });
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "2", branch: "develop", "commit-sha": await github.tip("develop") } });
    expect(await github.tip("main")).toBe(event.sha);
    const again = await play(github, event, { checkout: { ref: "develop" } });
    expect(again.outputs).toMatchObject({ "skip-reason": "up-to-date", unchanged: "2" });
    expect(github.requests.map(({ operation }) => operation)).toEqual(["repos/get-branch"]);
  });

  test("of another repository is an error, and no commit here (F12)", async () => {
    await using site = await start(await drawPictures(["one.png"]));
    const checkout = await site.github.checkout();
    await checkout.git("remote", "set-url", "origin", "https://github.com/octo-org/docs");
    const run = await play(site.github, await scheduleEvent(site.github), { checkout, ...paying(site) });
    expect(run).toMatchObject({ exitCode: 1, annotations: [{ title: "Retouch: invalid-input" }] });
    expect(run.annotations[0]?.message).toContain("another repository, octo-org/docs");
    await expectNothing(site, run);
  });

  test("of a fork is refused in a run with secrets, whoever started it", async () => {
    await using site = await start();
    const { github } = site;
    const pull = await openPull(github, await drawPictures(["a.png"]), { fork: "mona" });
    const sha = (await github.hub.store.text(["rev-parse", "refs/pull/1/head"])) ?? "";
    const events = [
      await issueCommentEvent(github, pull),
      await workflowRunEvent(github, { event: "pull_request", branch: "topic", sha, fork: "mona" }),
      await scheduleEvent(github),
    ];
    for (const event of events) {
      const run = await play(github, event, { checkout: { ref: "refs/pull/1/head" }, ...paying(site, { deliver: "artifact" }) });
      expect(run).toMatchObject({
        exitCode: 1,
        annotations: [{ level: "error", title: "Retouch: forbidden" }],
        outputs: { results: "[]" },
      });
      expect(run.annotations[0]?.message).toMatch(/fork/);
      await expectNothing(site, run);
    }
  });
});

describe.concurrent("a branch that is gone", () => {
  async function openOne({ github }: Site) {
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const checkout = await github.checkout({ ref: "refs/pull/1/merge" });
    return { pull, checkout, remove: () => github.hub.store.run(["update-ref", "-d", "refs/heads/topic"]) };
  }

  test("with a pull request that the event calls closed ends neutral (F13)", async () => {
    await using site = await start();
    const { pull, checkout, remove } = await openOne(site);
    pull.state = "closed";
    const event = await pullRequestEvent(site.github, pull, { action: "closed" });
    await remove();
    const run = await play(site.github, event, { checkout, ...paying(site) });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { "skip-reason": "closed", changed: "false" } });
    expect(run.stdout).toContain("the pull request is closed");
    expect(await site.github.tip("topic")).toBeUndefined();
    await expectNothing(site, run);
    expect(site.github.requests).toEqual([]);
  });

  test.each(["api", "git"])("with a pull request that the event calls open ends neutral, by %s (F14)", async (method) => {
    await using site = await start();
    const { pull, checkout, remove } = await openOne(site);
    const event = await pullRequestEvent(site.github, pull);
    await remove();
    const inputs = { "changed-only": "false", "commit-method": method };
    const run = await play(site.github, event, { checkout, ...paying(site, inputs) });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { "skip-reason": "no-branch", changed: "false" } });
    expect(run.stdout).toContain("the branch `topic` does not exist any more");
    expect(await site.github.tip("topic")).toBeUndefined();
    expect(site.github.comments(1)).toEqual([]);
    await expectNothing(site, run);
  });
});

test("a comment on a pull request acts on that pull request, with its comment and its labels", async () => {
  await using github = await startGithub({ files: await drawPictures(["old.png"]) });
  const pull = await openPull(github, await drawPictures(["new.png"], { from: 30 }));
  const event = await issueCommentEvent(github, pull);
  const inputs = { "changed-only": "true", "skip-labels": "no-images" };
  const run = await play(github, event, { checkout: { ref: "refs/pull/1/head" }, inputs });
  expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { branch: "topic", "commit-sha": await github.tip("topic") } });
  expect(statusOf(run)).toEqual({ "new.png": "edited" });
  expect(await github.tip("main")).toBe(event.sha);
  expect(github.comments(1)).toHaveLength(1);
  expect(countRequests(github, "pulls/get")).toBe(1);
  pull.labels = ["No-Images"];
  expect((await play(github, event, { checkout: { ref: "refs/pull/1/head" }, inputs })).outputs["skip-reason"]).toBe("label");
});
