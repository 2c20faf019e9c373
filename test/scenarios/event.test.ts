import { describe, expect, test } from "vitest";
import { startAimlapi } from "../emulators/aimlapi.ts";
import { ZERO_OID } from "../emulators/github/git-store.ts";
import { startGithub } from "../emulators/github/github.ts";
import { mergeGroupEvent, pullRequestEvent, pushEvent, scheduleEvent, workflowDispatchEvent } from "../runner/events.ts";
import { drawPictures } from "./pictures.ts";
import { aimlapiInputs, countRequests, openPull, play, statusOf } from "./scene.ts";

const CHANGED = { "changed-only": "true" };
const OLD = ["old-1.png", "old-2.png"];

async function start() {
  return startGithub({ files: { ...(await drawPictures(OLD, { from: 900 })), "README.md": "# Pictures\n" } });
}

describe.concurrent("a push", () => {
  test("has only what it changed edited, committed to its branch", async () => {
    await using github = await start();
    const before = (await github.tip("main")) ?? "";
    await github.pushCommit({ files: await drawPictures(["first.png"]) });
    await github.pushCommit({ files: await drawPictures(["old-1.png"], { from: 40 }) });
    const run = await play(github, await pushEvent(github, { before }), { inputs: CHANGED });
    expect(run).toMatchObject({ exitCode: 0, outputs: { branch: "main", "commit-verified": "true", "comment-id": "" } });
    expect(statusOf(run)).toEqual({ "first.png": "edited", "old-1.png": "edited" });
    expect(github.hub.comments).toEqual([]);
  });

  test("without `changed-only` has all images edited", async () => {
    await using github = await start();
    const before = (await github.tip("main")) ?? "";
    await github.pushCommit({ files: await drawPictures(["first.png"]) });
    const run = await play(github, await pushEvent(github, { before }));
    expect(Object.keys(statusOf(run))).toEqual(["first.png", ...OLD]);
    expect(countRequests(github, "repos/compare-commits")).toBe(0);
  });

  test("that is a branch's first is compared with the default branch", async () => {
    await using github = await start();
    await github.pushCommit({ branch: "topic", files: await drawPictures(["new.png"]) });
    const run = await play(github, await pushEvent(github, { branch: "topic", before: ZERO_OID }), { inputs: CHANGED });
    expect(run).toMatchObject({ exitCode: 0, outputs: { branch: "topic" } });
    expect(statusOf(run)).toEqual({ "new.png": "edited" });
  });

  test("by force is compared with what was there before", async () => {
    await using github = await start();
    const kept = await drawPictures(["kept.png"]);
    const before = await github.pushCommit({ branch: "topic", files: { ...kept, ...(await drawPictures(["dropped.png"], { from: 60 })) } });
    await github.hub.store.run(["update-ref", "-d", "refs/heads/topic"]);
    await github.pushCommit({ branch: "topic", files: { ...kept, ...(await drawPictures(["new.png"], { from: 70 })) } });
    const event = await pushEvent(github, { branch: "topic", before, forced: true });
    const run = await play(github, event, { inputs: CHANGED });
    expect(statusOf(run)).toEqual({ "new.png": "edited" });
  });

  test("of more files than GitHub compares is told by the trees", async () => {
    await using github = await start();
    const before = (await github.tip("main")) ?? "";
    const notes = Object.fromEntries(Array.from({ length: 310 }, (_, index) => [`notes/${index}.txt`, `note ${index}`]));
    await github.pushCommit({ files: { ...notes, ...(await drawPictures(["z-last.png"])) } });
    const run = await play(github, await pushEvent(github, { before }), { inputs: CHANGED });
    expect(statusOf(run)).toEqual({ "z-last.png": "edited" });
    const compared = github.requests.find(({ operation }) => operation === "repos/compare-commits");
    expect(compared?.status).toBe(200);
    expect(countRequests(github, "git/get-tree")).toBeGreaterThanOrEqual(2);
  });

  test("of a tag cannot be committed to: an error before anything is read", async () => {
    await using github = await start();
    const before = (await github.tip("main")) ?? "";
    const event = { ...(await pushEvent(github, { before })), ref: "refs/tags/v1" };
    const run = await play(github, event, { checkout: { ref: "main" } });
    expect(run).toMatchObject({ exitCode: 1, annotations: [{ title: "Retouch: invalid-input" }], outputs: { results: "[]" } });
    expect(run.annotations[0]?.message).toContain("`refs/tags/v1`");
    expect(github.requests).toEqual([]);
  });
});

describe.concurrent("the list of changes", () => {
  test.each([
    {
      status: 403,
      body: { message: "Resource not accessible by integration" },
      code: "forbidden",
      says: "`permissions: pull-requests: read`",
    },
    { status: 404, body: { message: "Not Found" }, code: "forbidden", says: "`permissions: pull-requests: read`" },
    { status: 500, body: { message: "Server Error" }, code: "unavailable", says: "Nothing was edited" },
  ])("that cannot be had ($status) fails the run, and nobody is paid", async ({ status, body, code, says }) => {
    await using api = await startAimlapi();
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]));
    github.faults.push({ match: { operation: "pulls/list-files" }, times: 9, do: { status, body } });
    const event = await pullRequestEvent(github, pull);
    const run = await play(github, event, { inputs: aimlapiInputs(api), hidden: [api.key] });
    expect(run).toMatchObject({ exitCode: 1, annotations: [{ level: "error", title: `Retouch: ${code}` }] });
    expect(run.annotations[0]?.message).toContain(says);
    expect(api.requests).toEqual([]);
    expect(countRequests(github, "pulls/list-files")).toBe(status === 500 ? 4 : 1);
    expect(await github.log("topic")).toHaveLength(2);
  });
});

describe.concurrent("other events", () => {
  test("a schedule edits all images, and commits to the default branch without a comment", async () => {
    await using github = await start();
    const run = await play(github, await scheduleEvent(github));
    expect(run).toMatchObject({
      exitCode: 0,
      outputs: { edited: "2", branch: "main", "comment-id": "", "commit-sha": await github.tip("main") },
    });
    expect(countRequests(github, "issues/list-comments")).toBe(0);
    const second = await play(github, await scheduleEvent(github));
    expect(second.outputs["skip-reason"]).toBe("up-to-date");
    expect(github.requests).toEqual([]);
  });

  test("a run by hand does the same for the branch that was chosen", async () => {
    await using github = await start();
    await github.pushCommit({ branch: "release", files: { "notes.txt": "x" } });
    const run = await play(github, await workflowDispatchEvent(github, { branch: "release" }));
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "2", branch: "release" } });
    expect(await github.log("main")).toHaveLength(1);
  });

  test("`changed-only: true` on a schedule has nothing to compare", async () => {
    await using github = await start();
    const run = await play(github, await scheduleEvent(github), { inputs: CHANGED });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toContain("nothing to compare on the event `schedule`");
    expect(github.requests).toEqual([]);
  });

  test("a merge group has its changes edited into the artifact; there is no branch to commit to", async () => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const event = await mergeGroupEvent(github, pull);
    const checkout = { ref: event.sha };
    const run = await play(github, event, { checkout, inputs: { ...CHANGED, deliver: "artifact" } });
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "1" } });
    expect(github.readArtifact("retouch").has("a.png")).toBe(true);
    const commit = await play(github, event, { checkout });
    expect(commit).toMatchObject({ exitCode: 1, annotations: [{ title: "Retouch: invalid-input" }] });
    expect(commit.annotations[0]?.message).toContain("needs a branch");
  });
});
