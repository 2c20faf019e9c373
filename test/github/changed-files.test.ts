import { describe, expect, it } from "vitest";
import type { Context, WebhookEvent } from "../../src/context.ts";
import { canListChanges, compareTrees, listChangedFiles } from "../../src/github/changed-files.ts";
import { createGitHub } from "../../src/github/github-client.ts";
import { makeContext, openSite } from "../deliver/site.ts";
import type { GithubEmulator } from "../emulators/github/github.ts";
import { idOf } from "../proven.ts";

const ZERO = "0".repeat(40);
const FILES = {
  "keep.png": "k",
  "edit.png": "e",
  "gone.png": "g",
  "move.png": "moved bytes",
  "shift.png": "line one\nline two\nline three\nline four\n",
};
const CHANGES = {
  "edit.png": "E",
  "gone.png": null,
  "move.png": null,
  "sub/moved.png": FILES["move.png"],
  "shift.png": null,
  "shifted.png": `${FILES["shift.png"]}line five\n`,
  "new.png": "n",
};
const CHANGED = ["edit.png", "new.png", "shifted.png"];

async function list(
  site: GithubEmulator,
  event: WebhookEvent,
  { eventName = "push", token = site.token }: { eventName?: string; token?: string } = {},
) {
  const context = makeContext({ github: site, checkout: await site.checkout(), event, eventName });
  return [...(await listChangedFiles(await createGitHub({ token, context }), context))].sort();
}

async function openPull(site: GithubEmulator, files: Record<string, string | null>): Promise<WebhookEvent> {
  const base = { ref: "main", sha: (await site.tip("main")) ?? "", repo: null };
  const sha = await site.pushCommit({ branch: "topic", files });
  await site.openPullRequest({ head: "topic" });
  return { pull_request: { number: 1, changed_files: Object.keys(files).length, base, head: { ref: "topic", sha, repo: null } } };
}

describe("listChangedFiles", () => {
  it("of a pull request: without what was removed or only moved", async () => {
    await using site = await openSite({ files: FILES });
    const event = await openPull(site, CHANGES);
    expect(await list(site, event, { eventName: "pull_request" })).toEqual(CHANGED);
    expect(site.violations).toEqual([]);
  });

  it("of a pull request: over all pages, though the event is older", async () => {
    await using site = await openSite({ files: FILES });
    const event = await openPull(site, Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`${index}.png`, `${index}`])));
    if (event.pull_request) event.pull_request.changed_files = 260;
    expect(await list(site, event, { eventName: "pull_request" })).toHaveLength(250);
  });

  it("of a push, of the first push of a branch, of nothing, and of a merge group", async () => {
    await using site = await openSite({ files: FILES });
    const before = (await site.tip("main")) ?? "";
    const after = await site.pushCommit({ branch: "topic", files: CHANGES });
    const repository = { default_branch: "main" };
    expect(await list(site, { before, after, repository })).toEqual(CHANGED);
    expect(await list(site, { before: ZERO, after, repository })).toEqual(CHANGED);
    expect(await list(site, { before: after, after, repository })).toEqual([]);
    expect(await list(site, { merge_group: { base_sha: before, head_sha: after } }, { eventName: "merge_group" })).toEqual(CHANGED);
  });

  it("of a push by force: what differs from what was there", async () => {
    await using site = await openSite({ files: FILES });
    const start = (await site.tip("main")) ?? "";
    const before = await site.pushCommit({ branch: "old", files: { "edit.png": "rejected", "x.png": "x" } });
    const after = await site.pushCommit({ branch: "new", files: { "new.png": "n" } });
    expect(await list(site, { before, after })).toEqual(["edit.png", "new.png"]);
    expect(await list(site, { before, after: start })).toEqual(["edit.png"]);
  });

  it("of a push that has no history in common with what was there, and of the first push of such a branch", async () => {
    await using site = await openSite({ files: FILES });
    const before = (await site.tip("main")) ?? "";
    const after = await site.pushCommit({ branch: "orphan", isOrphan: true, files: { ...FILES, "edit.png": "E", "new.png": "n" } });
    expect(await list(site, { before, after })).toEqual(["edit.png", "new.png"]);
    expect(await list(site, { before: ZERO, after, repository: { default_branch: "main" } })).toEqual(["edit.png", "new.png"]);
    expect(site.violations).toEqual([]);
  });

  it("of a push that is larger than GitHub compares", async () => {
    await using site = await openSite({ files: FILES, limits: { compareFiles: 300 } });
    const before = (await site.tip("main")) ?? "";
    const many = Object.fromEntries(Array.from({ length: 320 }, (_, index) => [`many/${index}.png`, `${index}`]));
    const after = await site.pushCommit({ files: { ...many, "move.png": null, "moved.png": FILES["move.png"] } });
    const changed = await list(site, { before, after });
    expect(changed).toHaveLength(320);
    expect(changed).not.toContain("moved.png");
    site.hub.limits.treeListing = 50;
    await expect(list(site, { before, after })).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("Nothing was edited."),
    });
  });

  it("names what the event names and GitHub no longer has, and no permission", async () => {
    await using site = await openSite({ files: FILES, private: true });
    const after = (await site.tip("main")) ?? "";
    const [lost, other] = ["1234567890".repeat(4), "fedcba9876".repeat(4)];
    const fails = async (event: WebhookEvent, said: string, options = {}) =>
      await expect(list(site, event, options)).rejects.toMatchObject({
        code: "forbidden",
        message: `GitHub refused the list of changed files (404: Not Found). It no longer has ${said}, or set \`changed-only: false\`. Nothing was edited.`,
      });
    await fails({ before: lost, after }, "the commit 1234567890, which this run's event names. Push a new commit");
    await fails({ before: after, after: lost }, "the commit 1234567890, which this run's event names. Push a new commit");
    const both = "the commit 1234567890 and the commit fedcba9876, which this run's event names. Push a new commit";
    await fails({ before: lost, after: other }, both);
    await fails({ merge_group: { base_sha: lost, head_sha: other } }, both, { eventName: "merge_group" });
    const repository = { default_branch: "renamed" };
    await fails({ before: ZERO, after, repository }, "the branch `renamed`, which this run's event names. Push a new commit");
    const event = await openPull(site, CHANGES);
    if (event.pull_request) event.pull_request.number = 7;
    const gone = "the pull request #7, which this run's event names. Open a new pull request";
    await fails(event, gone, { eventName: "pull_request" });
    // Of a repository that the token may not read, GitHub says nothing else.
    site.faults.push({ match: { service: "rest" }, times: 9, do: { status: 404, body: { message: "Not Found" } } });
    const unreadable = { message: expect.stringContaining("The token needs `permissions: contents: read`.") };
    await expect(list(site, { before: lost, after })).rejects.toMatchObject(unreadable);
  });

  it("fails closed, and names the permission", async () => {
    await using site = await openSite({ files: FILES, private: true });
    const event = await openPull(site, CHANGES);
    site.addToken("ghs_nothing", { login: "github-actions[bot]", permissions: { contents: "read", pullRequests: "none", issues: "none" } });
    await expect(list(site, event, { eventName: "pull_request", token: "ghs_nothing" })).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringMatching(/`permissions: pull-requests: read`.*Nothing was edited\./),
    });
    site.faults.push({ match: { operation: "pulls/list-files" }, times: 2, do: { status: 503 } });
    expect(await list(site, event, { eventName: "pull_request" })).toEqual(CHANGED);
    site.faults.push({ match: { operation: "pulls/list-files" }, times: 9, do: { status: 503 } });
    await expect(list(site, event, { eventName: "pull_request" })).rejects.toMatchObject({ code: "unavailable" });
  });
});

it("canListChanges tells which events have something to compare", () => {
  const can = (eventName: string, event: WebhookEvent, ref = "refs/heads/main") =>
    canListChanges({ eventName, event, ref } as Pick<Context, "eventName" | "event" | "ref"> as Context);
  expect(can("push", { before: "a", after: "b" })).toBe(true);
  expect(can("push", { before: ZERO, after: "b", repository: { default_branch: "main" } })).toBe(true);
  expect(can("push", { before: ZERO, after: "b" })).toBe(false);
  expect(can("push", { before: "a", after: ZERO, deleted: true })).toBe(false);
  expect(can("push", { before: ZERO, after: "b" }, "refs/tags/v1")).toBe(false);
  expect(can("schedule", {})).toBe(false);
  expect(can("workflow_dispatch", {})).toBe(false);
});

it("compareTrees leaves folders, removed and moved files out, and keeps copies", () => {
  const tree = (entries: Record<string, string>) =>
    new Map(Object.entries(entries).map(([path, sha]) => [path, { mode: path.endsWith("/") ? "040000" : "100644", sha: idOf(sha) }]));
  const changed = compareTrees(tree({ a: "1", b: "2", c: "3", "d/": "t1" }), tree({ a: "1", b: "9", "d/c": "3", e: "1", "d/": "t2" }));
  expect([...changed].sort()).toEqual(["b", "e"]);
});
