import { describe, expect, test, vi } from "vitest";
import { type AimlapiEmulator, startAimlapi } from "../emulators/aimlapi.ts";
import { type GithubEmulator, startGithub } from "../emulators/github/github.ts";
import { pullRequestEvent, scheduleEvent } from "../runner/events.ts";
import { readCached } from "./kept.ts";
import { drawPicture, drawPictures } from "./pictures.ts";
import { aimlapiInputs, countPaid, countRequests, openPull, play, playPull, readResults, readSent, type Scene, statusOf } from "./scene.ts";

const start = async (paths: readonly string[] = []) =>
  startGithub({ files: { "README.md": "# Pictures\n", ...(await drawPictures([...paths])) } });

const optionsOf = (api: AimlapiEmulator, inputs: Record<string, string> = {}) => ({
  inputs: { ...aimlapiInputs(api), ...inputs },
  hidden: [api.key],
});

const weekly = async (github: GithubEmulator, api: AimlapiEmulator, inputs: Record<string, string> = {}) =>
  play(github, await scheduleEvent(github), optionsOf(api, inputs));

const cachedOf = (run: Scene) => readResults(run).map(({ output, cached }) => [output, cached]);

const WAIT = { timeout: 60_000, interval: 100 };

const FREE = { "estimated-cost": "0", cost: "0" };

describe.concurrent("what an earlier run has paid for", () => {
  test("F07: costs nothing a week later, where the branch refuses the commit", async () => {
    await using api = await startAimlapi();
    await using github = await start(["a.png", "b.png"]);
    // What the rules of a branch say is known before anything is paid for; classic protection shows itself to administrators alone.
    await github.protect("main", "classic");
    const first = await weekly(github, api);
    expect(first.exitCode).toBe(1);
    expect(cachedOf(first)).toEqual([
      ["a.png", false],
      ["b.png", false],
    ]);
    const second = await weekly(github, api);
    expect(second).toMatchObject({ exitCode: 1, outputs: { edited: "2", ...FREE } });
    expect(cachedOf(second)).toEqual([
      ["a.png", true],
      ["b.png", true],
    ]);
    expect(api.ledger.runs).toBe(2);
    expect(second.stdout).toMatch(/edited, from an earlier run a\.png 48×32 .* \$0\b/);
    expect(second.summary).toContain("from an earlier run");
    const [one, two] = [github.readArtifact("retouch"), github.readArtifact("retouch-2")];
    for (const path of ["a.png", "b.png"]) expect(two.get(path)).toEqual(one.get(path));
    expect(one.get("a.png")).toBeDefined();
  });

  test("F08: costs nothing while its results wait in an artifact, is counted as nothing, and `force` passes over it", async () => {
    await using api = await startAimlapi();
    await using github = await start(["a.png", "b.png"]);
    const inputs = { deliver: "artifact" };
    await weekly(github, api, inputs);
    expect(api.ledger.runs).toBe(2);
    const price = Number(api.ledger.dollars) / 2;
    const dry = await weekly(github, api, { ...inputs, "dry-run": "true" });
    expect(dry.outputs).toMatchObject({ "skip-reason": "dry-run", "estimated-cost": "0" });
    expect(dry.stdout).toContain("edit, from an earlier run: a.png");
    await github.pushCommit({
      files: { "c.png": await drawPicture(77), "moved/a.png": (await github.file("main", "a.png")) ?? "", "a.png": null },
    });
    const second = await weekly(github, api, { ...inputs, "max-cost": String(price * 1.5) });
    expect(second.exitCode, second.stdout).toBe(0);
    expect(second.stdout).toContain("3 images to edit with aimlapi alibaba/qwen-image-edit, 2 of them from an earlier run");
    expect(cachedOf(second)).toEqual([
      ["b.png", true],
      ["c.png", false],
      ["moved/a.png", true],
    ]);
    expect(Number(second.outputs["estimated-cost"])).toBeCloseTo(price, 6);
    expect(Number(second.outputs.cost)).toBeCloseTo(price, 6);
    expect(api.ledger.runs).toBe(3);
    const forced = await weekly(github, api, { ...inputs, force: "true" });
    expect(cachedOf(forced).map(([, cached]) => cached)).toEqual([false, false, false]);
    expect(api.ledger.runs).toBe(6);
    expect(await readCached(github)).toHaveLength(3);
    const none = await weekly(github, api, { ...inputs, "result-cache": "none", images: "b.png" });
    expect(cachedOf(none)).toEqual([["b.png", false]]);
  });

  test("F22: is known to the next push without any permission, by the Actions cache", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const token = "ghs_emulatedCommentToken000000000000000000";
    github.addToken(token, { login: "github-actions[bot]", permissions: { contents: "read", pullRequests: "write", issues: "read" } });
    const pull = await openPull(github, await drawPictures(["a.png", "b.png"]));
    const options = { ...optionsOf(api, { deliver: "artifact" }), token };
    const first = await playPull(github, pull, options);
    expect(first).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "2" } });
    expect(await readCached(github)).toEqual([]);
    expect(github.caches.size).toBe(2);
    await github.pushCommit({ branch: "topic", files: { "c.png": await drawPicture(77) } });
    const second = await playPull(github, pull, options);
    expect(second).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "3" } });
    expect(cachedOf(second)).toEqual([
      ["a.png", true],
      ["b.png", true],
      ["c.png", false],
    ]);
    expect(api.ledger.runs).toBe(3);
    expect(github.readArtifact("retouch-2").get("a.png")).toEqual(github.readArtifact("retouch").get("a.png"));

    // Made anew: that is what later runs find.
    const forced = await playPull(github, pull, { ...options, inputs: { ...options.inputs, force: "a.png" } });
    expect(cachedOf(forced)).toContainEqual(["a.png", false]);
    expect(github.caches.size).toBe(4);
    const after = await playPull(github, pull, options);
    expect(cachedOf(after)).toEqual(["a.png", "b.png", "c.png"].map((path) => [path, true]));
    expect(github.readArtifact("retouch-4").get("a.png")).toEqual(github.readArtifact("retouch-3").get("a.png"));
    expect(api.ledger.runs).toBe(4);
  });

  test("F02: is not paid again when the failed job runs again, and the missing image is", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png", "b.png", "c.png"]));
    const event = await pullRequestEvent(github, pull);
    const checkout = { ref: event.sha };
    api.faults.push({ ...api.scenarios.refused(), nth: 2 });
    // The results of the first run reach no branch.
    const first = await play(github, event, { checkout, ...optionsOf(api, { deliver: "artifact" }) });
    expect(first).toMatchObject({ exitCode: 1, outputs: { edited: "2", failed: "1" } });
    const second = await play(github, event, { checkout, ...optionsOf(api) });
    expect(second).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "3", "commit-sha": await github.tip("topic") } });
    expect(api.ledger.runs).toBe(3);
    const results = readResults(second);
    expect(results.filter(({ cached }) => cached)).toHaveLength(2);
    expect(Number(second.outputs.cost)).toBeCloseTo(api.ledger.dollars / 3, 6);
    expect(github.comments(pull.number)[0]?.body).toContain("from an earlier run");
  });

  test("is not lost when the run is killed while it works", async () => {
    await using api = await startAimlapi();
    await using github = await start(["a.png", "b.png", "c.png"]);
    api.faults.push({ on: "paid", nth: 2, do: { kind: "hang" } });
    const event = await scheduleEvent(github);
    const inputs = { concurrency: "1" };
    const killAfter = vi.waitUntil(async () => countPaid(api) === 2 && (await readCached(github)).length === 1, WAIT);
    const killed = await play(github, event, { ...optionsOf(api, inputs), killAfter });
    expect(killed.signal).toBe("SIGKILL");
    expect(countPaid(api)).toBe(2);
    const run = await play(github, event, optionsOf(api, inputs));
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "3" } });
    expect(cachedOf(run)).toEqual([
      ["a.png", true],
      ["b.png", false],
      ["c.png", false],
    ]);
    // What was in flight is sent again, what was finished is not.
    expect(api.ledger.runs).toBe(3);
    const [sent] = readSent(api);
    expect(readSent(api).filter((one) => sent && one.equals(sent))).toHaveLength(1);
  });

  test("is known to another run while the first one still works", async () => {
    await using api = await startAimlapi();
    await using github = await start(["a.png", "b.png"]);
    api.faults.push({ on: "paid", nth: 2, do: { kind: "delay", ms: 5000 } });
    let second: Promise<Scene> | undefined;
    const event = await scheduleEvent(github);
    const checkout = await github.checkout({ ref: event.ref });
    const begin = (line: string) => {
      if (!/edited a\.png/.test(line) || second) return;
      second = play(github, event, { checkout, ...optionsOf(api, { images: "a.png", deliver: "artifact" }) });
    };
    const first = await play(github, event, { ...optionsOf(api, { concurrency: "1", deliver: "artifact" }), onLine: begin });
    expect(first).toMatchObject({ exitCode: 0, outputs: { edited: "2" } });
    const other = await second;
    expect(other && cachedOf(other)).toEqual([["a.png", true]]);
    expect(other?.durationMs).toBeLessThan(first.durationMs);
    expect(api.ledger.runs).toBe(2);
  });

  test("is paid for anew where what is kept is not what it should be, and replaced", async () => {
    await using api = await startAimlapi();
    await using github = await start(["a.png"]);
    const inputs = { deliver: "artifact" };
    await weekly(github, api, inputs);
    const [row] = await readCached(github);
    const { store } = github.hub;
    const ref = (await store.text(["for-each-ref", "--format=%(refname)", "refs/retouch"])).trim();
    const path = (await store.listTree(ref, { recursive: true })).find(({ oid }) => oid === row?.blob)?.path ?? "";
    const tree = await store.editTree(ref, [{ path, oid: await store.writeBlob(await drawPicture(5)) }]);
    const person = { name: "Mona Lisa", email: "mona@example.com" };
    const tip = (await store.text(["rev-parse", ref])).trim();
    const forged = await store.writeCommit({ tree, parents: [tip], message: "Forged\n", author: person, committer: person });
    expect(await store.updateRef(ref, forged, tip)).toBe(true);
    const run = await weekly(github, api, inputs);
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1" } });
    expect(cachedOf(run)).toEqual([["a.png", false]]);
    expect(api.ledger.runs).toBe(2);
    const third = await weekly(github, api, inputs);
    expect(cachedOf(third)).toEqual([["a.png", true]]);
    expect(api.ledger.runs).toBe(2);
  });

  test("is paid for once where the repository has the picture twice", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const picture = await drawPicture(1);
    await github.pushCommit({ files: { "a.png": picture, "copy/a.png": picture } });
    const run = await weekly(github, api, { deliver: "artifact" });
    expect(cachedOf(run)).toEqual([
      ["a.png", false],
      ["copy/a.png", true],
    ]);
    expect(api.ledger.runs).toBe(1);
    const artifact = github.readArtifact("retouch");
    expect(artifact.get("copy/a.png")).toEqual(artifact.get("a.png"));
    // A prompt that names the path is another one for each.
    const named = await weekly(github, api, { deliver: "artifact", prompt: "Write {path} below" });
    expect(cachedOf(named).map(([, cached]) => cached)).toEqual([false, false]);
    expect(api.ledger.runs).toBe(3);
  });

  test("is looked for only where something would be paid for, with one request and one for each month", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png", "b.png"]));
    const run = await playPull(github, pull, optionsOf(api));
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "2" } });
    expect(await readCached(github)).toMatchObject([{ provider: "aimlapi" }, { provider: "aimlapi" }]);
    const again = await playPull(github, pull, optionsOf(api));
    expect(again.outputs["skip-reason"]).toBe("up-to-date");
    expect(countRequests(github, "git/list-matching-refs") + countRequests(github, "GetCacheEntryDownloadURL")).toBe(0);
    const sandbox = await playPull(github, pull, { inputs: { prompt: "Add another frame" } });
    expect(statusOf(sandbox)).toEqual({ "a.png": "edited", "b.png": "edited" });
    expect(countRequests(github, "git/list-matching-refs")).toBe(0);
    // Whether the token may write.
    expect(countRequests(github, "git/create-blob")).toBe(1);
  });

  test("costs a run neither its success nor its time where nothing can be kept", async () => {
    await using api = await startAimlapi();
    await using github = await start(["a.png"]);
    github.breakResults("refused");
    github.faults.push({ match: { operation: "git/list-matching-refs" }, times: 99, do: { status: 403, body: { message: "No" } } });
    const run = await weekly(github, api);
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1", "commit-sha": await github.tip("main") } });
    expect(run.durationMs).toBeLessThan(20_000);
  });
});
