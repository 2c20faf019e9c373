import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type DashscopeEmulator, startDashscope } from "../emulators/dashscope.ts";
import { startGithub } from "../emulators/github/github.ts";
import { readCached } from "./kept.ts";
import { drawPictures } from "./pictures.ts";
import { LOCK, listPaths, openPull, playPull, readLock, readResults } from "./scene.ts";

const start = () => startGithub({ files: { "README.md": "# Pictures\n" } });
const dashscopeInputs = (api: DashscopeEmulator) => ({
  ...{ provider: "dashscope", "api-key": api.key, "base-url": api.baseUrl },
  ...{ locales: "fr", "source-locale": "en", prompt: "" },
});
const countPaid = (api: DashscopeEmulator) => api.requests.filter(({ kind }) => kind === "paid").length;

describe.concurrent("a picture without text", () => {
  test.each(["api", "git"])("is recorded by a commit of the lock alone (by %s), and not paid for again", async (method) => {
    await using api = await startDashscope({ faults: [] });
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["docs/a.png"]));
    api.faults.push(api.scenarios.noText());
    const inputs = { ...dashscopeInputs(api), "commit-method": method, "commit-message": "images: {count}\n\n{paths}" };
    const options = { inputs, hidden: [api.key] };
    const run = await playPull(github, pull, options);
    expect(run.exitCode, run.stdout).toBe(0);
    expect(run.outputs).toMatchObject({ changed: "false", edited: "0", unchanged: "1", "commit-sha": await github.tip("topic") });
    expect(readResults(run)[0]?.warnings.join()).toContain("found no text");
    const [commit, parent] = await github.log("topic");
    expect(commit?.message.trim()).toBe("chore(images): record what Retouch found");
    expect(commit?.parents).toEqual([parent?.oid]);
    expect(await listPaths(github, "topic")).toEqual(["README.md", "docs/a.png"]);
    const { "docs/a.fr.png": record, ...others } = await readLock(github, "topic");
    expect(others).toEqual({});
    expect(record?.outputBlob).toBe(record?.sourceBlob);
    // That there is no image is a result that was paid for, too.
    expect(await readCached(github)).toEqual([
      expect.objectContaining({ provider: "dashscope", unchanged: expect.any(String), blob: undefined }),
    ]);
    expect(github.archives()).toEqual([]);
    expect(countPaid(api)).toBe(1);
    expect(Number(run.outputs.cost)).toBeCloseTo(api.ledger.dollars, 6);

    api.requests.length = 0;
    const second = await playPull(github, pull, options);
    expect(second).toMatchObject({ exitCode: 0, outputs: { "skip-reason": "up-to-date", unchanged: "1", cost: "0" } });
    expect(api.requests).toEqual([]);
    expect(await github.tip("topic")).toBe(commit?.oid);
  });

  test("is in the lock of a commit that brings another picture", async () => {
    await using api = await startDashscope();
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png", "b.png"]));
    api.faults.push(api.scenarios.noText());
    const run = await playPull(github, pull, { inputs: { ...dashscopeInputs(api), concurrency: "1" }, hidden: [api.key] });
    expect(run).toMatchObject({ exitCode: 0, outputs: { changed: "true", edited: "1", unchanged: "1" } });
    const [commit, ...older] = await github.log("topic");
    expect(commit?.message.trim()).toBe("chore(images): localize 1 image (fr) with Retouch");
    expect(older).toHaveLength(2);
    expect(Object.keys(await readLock(github, "topic"))).toEqual(["a.fr.png", "b.fr.png"]);
    expect([...(await github.tree("topic")).keys()]).not.toContain("a.fr.png");
  });

  test("is recorded in the artifact, where that is asked for or the commit fails", async () => {
    await using api = await startDashscope();
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const hidden = [api.key];
    api.faults.push({ ...api.scenarios.noText(), times: 9 });
    const asked = await playPull(github, pull, { inputs: { ...dashscopeInputs(api), deliver: "artifact" }, hidden });
    expect(asked).toMatchObject({ exitCode: 0, outputs: { "commit-sha": "" } });
    expect([...github.readArtifact("retouch").keys()].sort()).toEqual([LOCK, "results.json"].sort());

    await github.protect("topic", "classic");
    const failed = await playPull(github, pull, { inputs: dashscopeInputs(api), hidden });
    expect(failed).toMatchObject({ exitCode: 1, outputs: { "commit-sha": "" } });
    expect(failed.annotations.find(({ level }) => level === "error")?.message).toContain("The lockfile is in the artifact `retouch-2`");
    expect(Object.keys(JSON.parse(String(github.readArtifact("retouch-2").get(LOCK))).outputs)).toEqual(["a.fr.png"]);

    const none = await playPull(github, pull, { inputs: { ...dashscopeInputs(api), deliver: "none" }, hidden });
    expect(none).toMatchObject({ exitCode: 0, outputs: { "artifact-id": "" } });
    expect(Object.keys(JSON.parse(await readFile(join(none.checkout.workspace, LOCK), "utf8")).outputs)).toEqual(["a.fr.png"]);
  });

  test("leaves no commit where it is not to be recorded", async () => {
    await using api = await startDashscope();
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const tip = await github.tip("topic");
    api.faults.push(api.scenarios.noText());
    const run = await playPull(github, pull, { inputs: { ...dashscopeInputs(api), lockfile: "none" }, hidden: [api.key] });
    expect(run).toMatchObject({ exitCode: 0, outputs: { "commit-sha": "", unchanged: "1" } });
    expect(await github.tip("topic")).toBe(tip);
  });
});
