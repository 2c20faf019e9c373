import { describe, expect, test } from "vitest";
import { startAimlapi } from "../emulators/aimlapi.ts";
import { startGithub } from "../emulators/github/github.ts";
import { blobsOf, readCached } from "./kept.ts";
import { drawPictures } from "./pictures.ts";
import { aimlapiInputs, countPaid, LOCK, listPaths, openPull, playPull, readLock, readResults, readSent, statusOf } from "./scene.ts";

const CONFIG = ".github/retouch.yml";
const recipes = (...steps: string[]) => JSON.stringify({ recipes: [{ name: "product", images: "**/*.png", steps }] });
const start = (...steps: string[]) => startGithub({ files: { [CONFIG]: recipes(...steps) } });

describe.concurrent("an edit in steps", () => {
  test("that breaks off is resumed by the next run, which pays for what is left", async () => {
    await using api = await startAimlapi();
    await using github = await start("Cut it out", "Make it warm", "Add a shadow");
    const pictures = await drawPictures(["a.png"]);
    const pull = await openPull(github, pictures);
    const inputs = { ...aimlapiInputs(api), config: CONFIG, images: "" };
    const options = { inputs, hidden: [api.key] };
    api.faults.push({ ...api.scenarios.refused(), nth: 3 });
    const run = await playPull(github, pull, options);
    expect(statusOf(run)).toEqual({ "a.png": "refused" });
    expect(run).toMatchObject({ exitCode: 1, outputs: { changed: "false", edited: "0", failed: "1" } });
    expect(countPaid(api)).toBe(3);
    expect(Number(run.outputs.cost)).toBeCloseTo(api.ledger.dollars, 6);

    // The lock alone is committed; the pictures are kept beside the branch.
    const [commit, ...older] = await github.log("topic");
    expect(commit).toMatchObject({ oid: run.outputs["commit-sha"], verified: true });
    expect(commit?.message.trim()).toBe("chore(images): record what Retouch found");
    expect(older).toHaveLength(2);
    expect(await listPaths(github, "topic")).toEqual([CONFIG, "a.png"].sort());
    expect(await github.file("topic", "a.png")).toEqual(pictures["a.png"]);
    const lock = await readLock(github, "topic");
    expect(Object.keys(lock)).toEqual(["a.png#step-1", "a.png#step-2"]);
    expect(blobsOf(await readCached(github))).toEqual([1, 2].map((n) => lock[`a.png#step-${n}`]?.outputBlob).sort());
    const artifact = github.readArtifact("retouch");
    expect([...artifact.keys()].sort()).toEqual([LOCK, "results.json", "steps/1/a.png", "steps/2/a.png"].sort());
    const [row] = JSON.parse(String(artifact.get("results.json")));
    expect(row).toMatchObject({ status: "failed", file: null, steps: ["steps/1/a.png", "steps/2/a.png"] });

    const second = await playPull(github, pull, options);
    expect(second).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1" } });
    expect(countPaid(api)).toBe(4);
    expect(readSent(api)[3]).toEqual(readSent(api)[2]);
    expect(Object.keys(await readLock(github, "topic"))).toEqual(["a.png", "a.png#step-1", "a.png#step-2"]);
    expect((await github.tree("topic")).get("a.png")).toBe((await readLock(github, "topic"))["a.png"]?.outputBlob);
    // The result alone is new, and no step is in the artifact of what succeeded.
    expect(await readCached(github)).toHaveLength(3);
    expect(github.archives()).toHaveLength(1);

    const third = await playPull(github, pull, options);
    expect(third.outputs).toMatchObject({ "skip-reason": "up-to-date" });

    // A new last step starts from the one before it.
    await github.pushCommit({ branch: "topic", files: { [CONFIG]: recipes("Cut it out", "Make it warm", "Add a glow") } });
    const fourth = await playPull(github, pull, options);
    expect(fourth).toMatchObject({ exitCode: 0, outputs: { edited: "1" } });
    expect(countPaid(api)).toBe(5);
    expect(readSent(api)[4]).toEqual(readSent(api)[2]);
  });

  test("keeps what came before a picture that cannot be used, and counts what was paid", async () => {
    await using api = await startAimlapi();
    await using github = await start("Cut it out", "Make it warm", "Add a shadow");
    const pull = await openPull(github, await drawPictures(["a.png"]));
    api.faults.push({ on: "download", nth: 2, times: 9, do: { kind: "bytes", bytes: Buffer.from("no picture") } });
    const run = await playPull(github, pull, { inputs: { ...aimlapiInputs(api), config: CONFIG, images: "" }, hidden: [api.key] });
    expect(statusOf(run)).toEqual({ "a.png": "invalid-image" });
    expect(countPaid(api)).toBe(2);
    expect(api.ledger.runs).toBe(2);
    expect(Number(run.outputs.cost)).toBeCloseTo(api.ledger.dollars, 6);
    expect(readResults(run)[0]?.cost).toBeCloseTo(api.ledger.dollars, 6);
    expect(Object.keys(await readLock(github, "topic"))).toEqual(["a.png#step-1"]);
    const artifact = github.readArtifact("retouch");
    expect([...artifact.keys()].sort()).toEqual([LOCK, "rejected/1/a.png", "results.json", "steps/1/a.png"].sort());
    expect(String(artifact.get("rejected/1/a.png"))).toBe("no picture");
  });

  test("counts what is surely billed where a later call's fate is not known", async () => {
    await using api = await startAimlapi();
    await using github = await start("Cut it out", "Make it warm", "Add a shadow");
    const pull = await openPull(github, await drawPictures(["a.png"]));
    api.faults.push({ on: "paid", nth: 2, do: { kind: "reset-before-reply", billed: false } });
    const run = await playPull(github, pull, { inputs: { ...aimlapiInputs(api), config: CONFIG, images: "" }, hidden: [api.key] });
    expect(statusOf(run)).toEqual({ "a.png": "ambiguous" });
    expect(countPaid(api)).toBe(2);
    expect(api.ledger.dollars).toBeGreaterThan(0);
    expect(Number(run.outputs.cost)).toBeCloseTo(api.ledger.dollars, 6);
    expect(readResults(run)[0]?.warnings).toEqual([expect.stringContaining("One more request may have been billed.")]);
  });

  test("pays again, and says so before, where what the steps made ended with the run", async () => {
    await using api = await startAimlapi();
    await using github = await start("Cut it out", "Make it warm", "Add a shadow");
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const inputs = { ...aimlapiInputs(api), config: CONFIG, images: "", deliver: "artifact", "result-cache": "none" };
    const options = { inputs, hidden: [api.key] };
    api.faults.push({ ...api.scenarios.refused(), nth: 3 });
    await playPull(github, pull, options);
    const price = api.ledger.dollars / 2;
    // Somebody commits the lock of the artifact.
    const lock = github.readArtifact("retouch").get(LOCK) ?? "";
    expect(Object.keys(JSON.parse(String(lock)).outputs)).toEqual(["a.png#step-1", "a.png#step-2"]);
    await github.pushCommit({ branch: "topic", files: { [LOCK]: lock } });
    const tooLittle = await playPull(github, pull, { ...options, inputs: { ...inputs, "max-cost": String(2 * price) } });
    expect(tooLittle.exitCode).toBe(1);
    expect(countPaid(api)).toBe(3);
    const run = await playPull(github, pull, options);
    expect(run.exitCode, run.stdout).toBe(0);
    expect(Number(run.outputs["estimated-cost"])).toBeCloseTo(3 * price, 6);
    expect(countPaid(api)).toBe(6);
  });

  test("of a source that was changed meanwhile leaves no record", async () => {
    await using api = await startAimlapi();
    await using github = await start("Cut it out", "Make it warm");
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const [newer] = Object.values(await drawPictures(["a.png"], { from: 40 }));
    api.faults.push({ ...api.scenarios.refused(), nth: 2 });
    github.faults.push({
      match: { operation: "createCommitOnBranch" },
      do: { before: async () => void (await github.pushCommit({ branch: "topic", files: { "a.png": newer ?? "" }, message: "Newer" })) },
    });
    const run = await playPull(github, pull, { inputs: { ...aimlapiInputs(api), config: CONFIG, images: "" }, hidden: [api.key] });
    // The failure stays one.
    expect(statusOf(run)).toEqual({ "a.png": "refused" });
    expect(run).toMatchObject({ exitCode: 1, outputs: { "commit-sha": "", failed: "1" } });
    expect((await github.log("topic"))[0]?.message.trim()).toBe("Newer");
    const artifact = github.readArtifact("retouch");
    expect(artifact.has("steps/1/a.png")).toBe(true);
    expect(JSON.parse(String(artifact.get(LOCK))).outputs).toEqual({});
    const [row] = JSON.parse(String(artifact.get("results.json")));
    expect(row).toMatchObject({ status: "failed" });
  });
});
