import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { snapshotOwn } from "../conformance/workbench.ts";
import { startAimlapi } from "../emulators/aimlapi.ts";
import { startGithub } from "../emulators/github/github.ts";
import { type Answer, fixedAnswer } from "../emulators/picture.ts";
import { pullRequestEvent, scheduleEvent } from "../runner/events.ts";
import { blobsOf, readCached, readKeptRefs } from "./kept.ts";
import { addText, drawPicture, drawPictures } from "./pictures.ts";
import {
  aimlapiInputs,
  countPaid,
  countRequests,
  LOCK,
  listPaths,
  openPull,
  play,
  playPull,
  readLock,
  readResults,
  statusOf,
} from "./scene.ts";

const start = () => startGithub({ files: { "README.md": "# Pictures\n" } });
const inputs = { candidates: "3" };

/** Another picture each time. */
function answerInTurn(): Answer {
  let count = 0;
  return async (order) => fixedAnswer(await drawPicture(100 + count++, order))(order);
}

// One after another: each has several runs, and a time limit of its own.
describe("candidates", () => {
  test("are kept in the repository beside the branch, and another one is taken for nothing", async () => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["docs/a.png"]));
    const run = await playPull(github, pull, { inputs });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1", changed: "true" } });
    expect(readResults(run)).toMatchObject([{ output: "docs/a.png", status: "edited", candidates: 3, warnings: [] }]);

    // One commit on the branch, with the first and the record of all.
    const [commit, ...older] = await github.log("topic");
    expect(commit?.oid).toBe(run.outputs["commit-sha"]);
    expect(older).toHaveLength(2);
    const tree = await github.tree("topic");
    expect(await listPaths(github, "topic")).toEqual(["README.md", "docs/a.png"]);
    const lock = await readLock(github, "topic");
    const keys = [1, 2, 3].map((number) => `docs/a.png#candidate-${number}`);
    expect(Object.keys(lock)).toEqual(["docs/a.png", ...keys]);
    const blobs = keys.map((key) => lock[key]?.outputBlob);
    expect(new Set(blobs).size).toBe(3);
    expect(lock["docs/a.png"]?.outputBlob).toBe(tree.get("docs/a.png"));
    expect(blobs[0]).toBe(tree.get("docs/a.png"));

    // All of them beside the branch, by the ids that the lock has.
    expect(blobsOf(await readCached(github))).toEqual([...blobs].sort());
    const refs = await readKeptRefs(github);
    expect(Object.keys(refs)).toEqual([expect.stringMatching(/^refs\/retouch\/results\/\d{4}-\d{2}$/)]);

    const artifact = github.readArtifact("retouch");
    expect([...artifact.keys()].sort()).toEqual([LOCK, "candidates/2/docs/a.png", "candidates/3/docs/a.png", "results.json"]);
    expect(artifact.get("candidates/3/docs/a.png")).toEqual((await github.hub.store.read(blobs[2] ?? ""))?.content);
    expect(JSON.parse(String(artifact.get("results.json")))).toMatchObject([
      { output: "docs/a.png", file: null, candidates: ["candidates/2/docs/a.png", "candidates/3/docs/a.png"] },
    ]);

    const taking = await playPull(github, pull, { inputs: { ...inputs, "take-candidate": "2" } });
    expect(taking).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1", cost: "0" } });
    expect(taking.stdout).toContain("took candidate 2 of an earlier run docs/a.png");
    expect(taking.stdout).toContain("Retouch: 1 candidate taken, sandbox");
    expect(taking.summary).toContain("### Retouch: 1 candidate taken");
    expect(taking.summary).toContain("docs/a.png=1</code>");
    expect(taking.summary).not.toContain("edited");
    expect((await github.log("topic"))[0]?.message.trim()).toBe("chore(images): take 1 candidate with Retouch (sandbox)");
    expect(taking.outputs["commit-sha"]).toBe(await github.tip("topic"));
    expect((await github.tree("topic")).get("docs/a.png")).toBe(blobs[1]);
    expect(countRequests(github, "git/get-blob")).toBe(1);
    expect(Object.keys(await readKeptRefs(github))).toEqual(Object.keys(refs));

    const again = await playPull(github, pull, { inputs });
    expect(again).toMatchObject({ exitCode: 0, outputs: { "skip-reason": "up-to-date", unchanged: "1" } });
    expect(statusOf(again)).toEqual({ "docs/a.png": "unchanged" });

    // The comment of a later push still shows all of them.
    await github.pushCommit({ branch: "topic", files: { "docs/b.png": await drawPicture(50) } });
    expect(await playPull(github, pull)).toMatchObject({ exitCode: 0, outputs: { edited: "1", unchanged: "1" } });
    const { body = "" } = github.comments(pull.number)[0] ?? {};
    const shown = [...body.matchAll(/\/blob\/([0-9a-f]{40})\/([^"?]+)\?raw=true"[^>]* alt="docs\/a\.png candidate (\d)"/g)];
    expect(shown.map(([, , , number]) => number)).toEqual(["1", "2", "3"]);
    for (const [index, [, sha = "", path = ""]] of shown.entries())
      expect((await github.hub.store.listTree(sha, { recursive: true })).find((entry) => entry.path === path)?.oid).toBe(blobs[index]);
    expect(body).toContain("<b>2</b>, delivered");
    expect(body).toContain("take-candidate: docs/a.png=1</code>");
  });

  test("are paid for once, and taken again and again", async () => {
    await using api = await startAimlapi({ answer: answerInTurn() });
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png", "b.png"]));
    const wanted = { ...aimlapiInputs(api), model: "alibaba/qwen-image-3-edit", candidates: "2" };
    const options = { hidden: [api.key] };
    const run = await playPull(github, pull, { ...options, inputs: wanted });
    expect(run.exitCode, run.stdout).toBe(0);
    expect(Number(run.outputs.cost)).toBeCloseTo(api.ledger.dollars, 6);
    // Both candidates of an image by one call.
    const paid = countPaid(api);
    expect(paid).toBe(2);
    const made = await readLock(github, "topic");
    const { "a.png#candidate-1": first, "a.png#candidate-2": second, ...rest } = made;
    const untouched = (await github.tree("topic")).get("b.png");
    expect(rest["b.png#candidate-2"]).toBeDefined();
    for (const [number, record] of [
      ["2", second],
      ["1", first],
    ] as const) {
      const taking = await playPull(github, pull, {
        ...options,
        inputs: { ...wanted, "take-candidate": `a.png=${number}` },
      });
      expect(taking.exitCode, taking.stdout).toBe(0);
      expect((await github.tree("topic")).get("a.png")).toBe(record?.outputBlob);
      expect((await github.tree("topic")).get("b.png")).toBe(untouched);
      // What was paid for the image stays on record.
      const { "a.png": taken } = await readLock(github, "topic");
      expect(taken).toMatchObject({ outputBlob: record?.outputBlob, cost: made["a.png"]?.cost });
    }
    expect(countPaid(api)).toBe(paid);
    // What nobody has any more cannot be taken, and that fails the task alone.
    github.faults.push({ match: { operation: "git/get-blob" }, times: 99, do: { status: 404, body: { message: "Not Found" } } });
    const tip = await github.tip("topic");
    const gone = await playPull(github, pull, { ...options, inputs: { ...wanted, "take-candidate": "2" } });
    expect(statusOf(gone)).toEqual({ "a.png": "invalid-input", "b.png": "invalid-input" });
    expect(await github.tip("topic")).toBe(tip);
    expect(countPaid(api)).toBe(paid);
  });

  test("are kept beside a commit by git too, also where the folder's name is taken in the artifact", async () => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["candidates/2/a.png", "a.png"]));
    const run = await playPull(github, pull, { inputs: { candidates: "2", "commit-method": "git", deliver: "commit,artifact" } });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "2", "commit-verified": "false" } });
    expect(await readCached(github)).toHaveLength(4);
    const artifact = github.readArtifact("retouch");
    const paths = ["_candidates/2/a.png", "_candidates/2/candidates/2/a.png", "a.png", "candidates/2/a.png"];
    expect([...artifact.keys()].sort()).toEqual([LOCK, ...paths, "results.json"].sort());
    expect(artifact.get("candidates/2/a.png")).toEqual(await github.file("topic", "candidates/2/a.png"));
  });

  test("are kept beside a proposal, and by a shard for the merge, so that another one can be taken", async () => {
    await using github = await startGithub({ files: { "README.md": "# Pictures\n", ...(await drawPictures(["a.png"])) } });
    const weekly = await scheduleEvent(github);
    const wanted = { candidates: "2", deliver: "pull-request" };
    expect(await play(github, weekly, { inputs: wanted })).toMatchObject({ exitCode: 0, annotations: [] });
    expect(await readCached(github)).toHaveLength(2);
    const proposed = await play(github, weekly, { inputs: { ...wanted, "take-candidate": "2" } });
    expect(proposed, proposed.stdout).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1", cost: "0" } });

    const pull = await openPull(github, await drawPictures(["b.png"]));
    const event = await pullRequestEvent(github, pull);
    const shard = await play(github, event, { inputs: { candidates: "2", shard: "1/1", deliver: "artifact" } });
    expect(shard, shard.stdout).toMatchObject({ exitCode: 0, annotations: [] });
    const merge = await play(github, event, { job: "merge", inputs: { mode: "merge", images: "", prompt: "" } });
    expect(merge, merge.stdout).toMatchObject({ exitCode: 0, annotations: [] });
    const { "b.png#candidate-2": second } = await readLock(github, "topic");
    const taking = await play(github, event, { inputs: { candidates: "2", "take-candidate": "b.png=2" } });
    expect(taking, taking.stdout).toMatchObject({ exitCode: 0, annotations: [] });
    expect((await github.tree("topic")).get("b.png")).toBe(second?.outputBlob);
  });

  test("are in the artifact only when GitHub does not take them, and nothing else is lost", async () => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const forbidden = { message: "Resource not accessible by integration" };
    github.faults.push({ match: { operation: "git/create-ref" }, times: 9, do: { status: 403, body: forbidden } });
    const run = await playPull(github, pull, { inputs: { ...inputs, "result-cache": "git" } });
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "1", "commit-sha": await github.tip("topic") } });
    const [warning, ...more] = run.annotations;
    expect(more).toEqual([]);
    expect(warning).toMatchObject({ level: "warning" });
    expect(warning?.message).toContain("were not stored in the repository");
    expect(warning?.message).toContain("Resource not accessible by integration");
    expect(warning?.message).toContain("Candidates are only in the artifact `retouch`.");
    expect(await readKeptRefs(github)).toEqual({});
    expect(github.readArtifact("retouch").has("candidates/2/a.png")).toBe(true);
  });

  test("stay out of the repository without a commit", async () => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["docs/a.png"]));
    const none = await playPull(github, pull, { inputs: { ...inputs, deliver: "none" } });
    expect(none).toMatchObject({ exitCode: 0, outputs: { edited: "1", "artifact-id": "" } });
    expect(none.annotations).toMatchObject([
      {
        level: "warning",
        message: expect.stringMatching(/^The other candidates are in `.*\/_temp\/retouch-images-\w+\/candidates` until the job ends\.$/),
      },
    ]);
    const third = (await snapshotOwn(none.checkout, "candidates")).get("3/docs/a.png");
    expect(third?.length).toBeGreaterThan(0);

    const artifact = await playPull(github, pull, { inputs: { ...inputs, deliver: "artifact" } });
    expect(artifact).toMatchObject({ exitCode: 0, annotations: [] });
    const files = github.readArtifact("retouch");
    const paths = ["candidates/2/docs/a.png", "candidates/3/docs/a.png", "docs/a.png"];
    expect([...files.keys()].sort()).toEqual([LOCK, ...paths, "results.json"].sort());
    expect(files.get("candidates/3/docs/a.png")).toEqual(third);
    expect(Object.keys(JSON.parse(String(files.get(LOCK))).outputs)).toHaveLength(4);
    expect(await readKeptRefs(github)).toEqual({});
  });

  test("of an image that was overtaken on the branch are in the artifact, and in no record", async () => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png", "b.png"]));
    github.faults.push({
      match: { operation: "createCommitOnBranch" },
      do: { before: async () => void (await github.pushCommit({ branch: "topic", files: { "b.png": await drawPicture(99) } })) },
    });
    const run = await playPull(github, pull, { inputs: { candidates: "2" } });
    expect(statusOf(run)).toEqual({ "a.png": "edited", "b.png": "stale" });
    const recorded = ["a.png", "a.png#candidate-1", "a.png#candidate-2"];
    expect(Object.keys(await readLock(github, "topic"))).toEqual(recorded);
    const artifact = github.readArtifact("retouch");
    expect([...artifact.keys()].sort()).toEqual([LOCK, "b.png", "candidates/2/a.png", "candidates/2/b.png", "results.json"]);
    expect(Object.keys(JSON.parse(String(artifact.get(LOCK))).outputs)).toEqual(recorded);
    expect(Object.keys(JSON.parse(await readFile(join(run.checkout.workspace, LOCK), "utf8")).outputs)).toEqual(recorded);
  });

  test.each([
    ["the open pull request", "pull-request", "retouch/weekly"],
    ["a commit that a run of an older one does not have", "commit", "main"],
  ])("are taken from %s", async (_where, deliver, branch) => {
    await using api = await startAimlapi({ answer: answerInTurn() });
    await using github = await startGithub({ files: await drawPictures(["a.png"]) });
    const options = { inputs: { ...aimlapiInputs(api), ...inputs, images: "*.png", deliver }, hidden: [api.key], workflow: "Weekly" };
    const event = await scheduleEvent(github);
    expect(await play(github, event, options)).toMatchObject({ exitCode: 0, outputs: { edited: "1" } });
    const second = (await readLock(github, branch))["a.png#candidate-2"]?.outputBlob;
    const taking = await play(github, event, { ...options, inputs: { ...options.inputs, "take-candidate": "a.png=2" } });
    expect(taking).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1", cost: "0" } });
    expect((await github.tree(branch)).get("a.png")).toBe(second);
  });

  test("of a new picture are kept as well", async () => {
    await using github = await start();
    const pull = await openPull(github, { "notes.txt": "x" });
    const made = { images: "", prompt: "A lighthouse", output: "art/hero.png", candidates: "2" };
    const run = await playPull(github, pull, { inputs: made });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1", "commit-sha": await github.tip("topic") } });
    expect((await github.log("topic"))[0]?.message.trim()).toBe("chore(images): generate 1 image with Retouch (sandbox)");
    const { "art/hero.png#candidate-2": second } = await readLock(github, "topic");
    expect(blobsOf(await readCached(github))).toContain(second?.outputBlob);
    const taking = await playPull(github, pull, { inputs: { ...made, "take-candidate": "2" } });
    expect(taking).toMatchObject({ exitCode: 0, outputs: { edited: "1" } });
    expect((await github.tree("topic")).get("art/hero.png")).toBe(second?.outputBlob);
  });

  test("that a person's picture has replaced are not taken over it", async () => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]));
    await playPull(github, pull, { inputs });
    const theirs = addText((await github.file("topic", "a.png")) ?? Buffer.alloc(0), "mine");
    await github.pushCommit({ branch: "topic", files: { "a.png": theirs } });
    const taking = await playPull(github, pull, { inputs: { ...inputs, "take-candidate": "3" } });
    expect(statusOf(taking)).toEqual({ "a.png": "modified" });
    expect(await github.file("topic", "a.png")).toEqual(theirs);
  });
});
