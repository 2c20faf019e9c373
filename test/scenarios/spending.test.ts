import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { startAimlapi } from "../emulators/aimlapi.ts";
import { startGithub } from "../emulators/github/github.ts";
import { startOxen } from "../emulators/oxen.ts";
import { answerWith } from "../emulators/picture.ts";
import { decodePicture, drawPictures } from "./pictures.ts";
import { aimlapiInputs, countPaid, countRequests, LOCK, openPull, playPull, readLock, readResults, readSent, statusOf } from "./scene.ts";

// Few at once: one of them has to end within seconds.
vi.setConfig({ maxConcurrency: 3 });

const start = () => startGithub({ files: { "README.md": "# Pictures\n" } });

describe.concurrent("a run that is paid for", () => {
  test("pays once for each image, tells what it cost, and pays nothing the second time", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png", "b.png", "c.png"]));
    const options = { inputs: aimlapiInputs(api), hidden: [api.key] };
    const run = await playPull(github, pull, options);
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "3" } });
    expect(countPaid(api)).toBe(3);
    expect(api.ledger.runs).toBe(3);
    expect(Number(run.outputs.cost)).toBeCloseTo(api.ledger.dollars, 6);
    expect(github.comments(pull.number)[0]?.body).not.toContain("Sandbox");
    const second = await playPull(github, pull, options);
    expect(second).toMatchObject({ exitCode: 0, outputs: { "skip-reason": "up-to-date", cost: "0" } });
    expect(countPaid(api)).toBe(3);
  });

  test("with another prompt edits the original again, which a shallow clone takes from GitHub", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const pictures = await drawPictures(["a.png"]);
    const pull = await openPull(github, pictures);
    const play = (prompt: string) => playPull(github, pull, { inputs: { ...aimlapiInputs(api), prompt }, hidden: [api.key] });
    await play("Make it blue");
    const first = await github.file("topic", "a.png");
    const again = await play("Make it red");
    expect(again).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1" } });
    expect(readSent(api)).toEqual([pictures["a.png"], pictures["a.png"]]);
    expect(countRequests(github, "git/get-blob")).toBeGreaterThanOrEqual(1);
    expect(readResults(again)[0]?.warnings).toEqual([]);
    const { "a.png": record } = await readLock(github, "topic");
    expect(record?.sourceBlob).toBe(await github.hub.store.writeBlob(pictures["a.png"] ?? Buffer.alloc(0)));
    expect(record?.outputBlob).toBe((await github.tree("topic")).get("a.png"));
    // The comment shows the original beside it, and not the first result.
    const [, before = ""] = /\/blob\/([0-9a-f]{40})\/a\.png/.exec(github.comments(pull.number)[0]?.body ?? "") ?? [];
    expect((await github.hub.store.read(`${before}:a.png`))?.content).toEqual(pictures["a.png"]);

    // And when nobody has the original any more, the current file is edited, and that is told.
    github.faults.push({ match: { operation: "git/get-blob" }, times: 9, do: { status: 404, body: { message: "Not Found" } } });
    const second = await github.file("topic", "a.png");
    const third = await play("Make it green");
    expect(readSent(api)[2]).toEqual(second);
    expect(second).not.toBe(first);
    expect(readResults(third)[0]?.warnings.join()).toContain("was not found, so the current file was edited again");
  });

  test("keeps the pictures that were paid for and refused in the artifact, though only a commit was asked for", async () => {
    await using api = await startAimlapi({ answer: answerWith({ flat: true }) });
    await using github = await start();
    const pictures = await drawPictures(["a.png", "deep/b.png"]);
    const pull = await openPull(github, pictures);
    const run = await playPull(github, pull, { inputs: aimlapiInputs(api), hidden: [api.key] });
    expect(run).toMatchObject({ exitCode: 1, outputs: { edited: "0", failed: "2", changed: "false" } });
    expect(statusOf(run)).toEqual({ "a.png": "invalid-image", "deep/b.png": "invalid-image" });
    expect(Number(run.outputs.cost)).toBeCloseTo(api.ledger.dollars, 6);
    expect(api.ledger.runs).toBe(2);
    const artifact = github.readArtifact("retouch");
    expect([...artifact.keys()].sort()).toEqual(["rejected/1/a.png", "rejected/1/deep/b.png", "results.json"]);
    expect(await decodePicture(artifact.get("rejected/1/deep/b.png"))).toBeDefined();
    expect(JSON.parse(String(artifact.get("results.json")))).toMatchObject([
      { source: "a.png", file: null, rejected: "rejected/1/a.png" },
      { source: "deep/b.png", file: null, rejected: "rejected/1/deep/b.png" },
    ]);
    expect(run.outputs["artifact-url"]).not.toBe("");
    expect(github.comments(pull.number)[0]?.body).toContain(run.outputs["artifact-url"]);
    expect(await readFile(join(run.checkout.workspace, "a.png"))).toEqual(pictures["a.png"]);
    expect(await github.log("topic")).toHaveLength(2);

    const none = await playPull(github, pull, { inputs: { ...aimlapiInputs(api), deliver: "none" }, hidden: [api.key] });
    expect(none).toMatchObject({ exitCode: 1, outputs: { "artifact-id": "" } });
    expect(github.archives()).toHaveLength(1);
  });

  test("delivers what succeeded, and keeps one refused picture beside the commit", async () => {
    let count = 0;
    const [good, flat] = [answerWith({}), answerWith({ flat: true })];
    await using api = await startAimlapi({ answer: (order) => (count++ === 0 ? flat(order) : good(order)) });
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png", "b.png"]));
    const run = await playPull(github, pull, { inputs: { ...aimlapiInputs(api), concurrency: "1" }, hidden: [api.key] });
    expect(run).toMatchObject({ exitCode: 1, outputs: { edited: "1", failed: "1", "commit-sha": await github.tip("topic") } });
    expect(Object.keys(await readLock(github, "topic"))).toEqual(["b.png"]);
    expect([...github.readArtifact("retouch").keys()].sort()).toEqual(["rejected/1/a.png", "results.json"]);
  });

  test("and cancelled keeps what is finished: artifact, lock and outputs are there before the runner kills", async () => {
    await using api = await startAimlapi({ faults: [{ on: "paid", nth: 3, times: 99, do: { kind: "delay", ms: 60_000 } }] });
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png", "b.png", "c.png", "d.png", "e.png", "f.png"]));
    let cancelledAt = 0;
    const run = await playPull(github, pull, {
      inputs: { ...aimlapiInputs(api), concurrency: "2" },
      hidden: [api.key],
      cancelWhen: (line) => {
        const cancels = line.startsWith("[2/6] edited");
        if (cancels) cancelledAt = performance.now();
        return cancels;
      },
    });
    const tookMs = performance.now() - cancelledAt;
    expect(run).toMatchObject({ conclusion: "cancelled", exitCode: 1, signal: null });
    expect(tookMs).toBeLessThan(7_500);
    const edited = readResults(run).filter(({ status }) => status === "edited");
    expect(edited).toHaveLength(2);
    expect(run.outputs).toMatchObject({ edited: "2", failed: "4", "commit-sha": "" });
    expect(new Set(Object.values(statusOf(run)))).toEqual(new Set(["edited", "cancelled"]));
    const artifact = github.readArtifact("retouch");
    expect([...artifact.keys()].sort()).toEqual([LOCK, "results.json", ...edited.map(({ output }) => output)].sort());
    expect(Object.keys(JSON.parse(String(artifact.get(LOCK))).outputs)).toEqual(edited.map(({ output }) => output).sort());
    // Those in flight may be billed, and that is said.
    const inFlight = countPaid(api) - 2;
    expect([1, 2]).toContain(inFlight);
    expect(run.stdout).toMatch(new RegExp(`${inFlight} failed requests? may also have been billed`));
    expect(run.annotations.filter(({ level }) => level === "error")).toHaveLength(4);
    expect(run.summary).toContain("cancelled");
    expect(await github.log("topic")).toHaveLength(2);
  });

  test("and cancelled while jobs are queued cancels them at the provider", async () => {
    // A poll that fails is told in the log, so that there is a line to cancel at.
    await using api = await startOxen({ latencyMs: 60_000, faults: [{ on: "poll", nth: "every", do: { kind: "status", status: 500 } }] });
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png", "b.png", "c.png"]));
    const run = await playPull(github, pull, {
      inputs: { provider: "oxen", transport: "queue", "api-key": api.key, "base-url": api.baseUrl, concurrency: "2" },
      hidden: [api.key],
      cancelWhen: () => api.generations.length === 2,
    });
    expect(run).toMatchObject({ conclusion: "cancelled", exitCode: 1, signal: null, outputs: { failed: "3", edited: "0" } });
    expect(api.generations.map(({ status }) => status)).toEqual(["cancelled", "cancelled"]);
    expect(new Set(Object.values(statusOf(run)))).toEqual(new Set(["cancelled"]));
    expect(api.ledger.dollars).toBe(0);
    expect(github.archives()).toEqual([]);
  });
});
