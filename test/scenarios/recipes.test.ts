import { describe, expect, test } from "vitest";
import { startAimlapi } from "../emulators/aimlapi.ts";
import { startGithub } from "../emulators/github/github.ts";
import { scheduleEvent } from "../runner/events.ts";
import { decodePicture, drawPictures } from "./pictures.ts";
import { aimlapiInputs, countPaid, countRequests, LOCK, listPaths, openPull, play, playPull, readLock, statusOf } from "./scene.ts";

const CONFIG = ".github/retouch.yml";
const config = (prompt = "Add a frame") => `recipes:
  - name: docs
    images: docs/*.png
    prompt: ${prompt}
  - name: store
    provider: sandbox
    images: store/en/*.png
    source-locale: en
    locales: [en, fr, pt-BR]
    output: store/{locale}/{name}{ext}
  - name: hero
    provider: sandbox
    prompt: A lighthouse at dawn
    output: assets/{name}{ext}
    size: 96x64
`;
const PICTURES = ["docs/a.png", "docs/b.png", "store/en/cart.png"];
const MADE = ["assets/hero.png", "docs/a.png", "docs/b.png", "store/fr/cart.png", "store/pt-BR/cart.png"];
const INPUTS = { config: CONFIG, images: "", prompt: "" };

async function open(pictures = PICTURES) {
  const api = await startAimlapi();
  const github = await startGithub({ files: { [CONFIG]: config() } });
  const pull = await openPull(github, await drawPictures(pictures));
  const run = (inputs: Record<string, string> = {}) =>
    playPull(github, pull, { inputs: { ...aimlapiInputs(api), ...INPUTS, ...inputs }, hidden: [api.key] });
  const close = async () => {
    await api[Symbol.asyncDispose]();
    await github[Symbol.asyncDispose]();
  };
  return { api, github, pull, run, [Symbol.asyncDispose]: close };
}

describe.concurrent("the recipes of a config file", () => {
  test("are one commit, one comment and one artifact, and are paid for once", async () => {
    await using site = await open();
    const { api, github, pull } = site;
    const parent = await github.tip("topic");
    const run = await site.run({ deliver: "commit, artifact" });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "5", unchanged: "0", failed: "0" } });
    expect(countPaid(api)).toBe(2);
    expect(Number(run.outputs.cost)).toBeCloseTo(api.ledger.dollars, 6);

    const [commit, ...earlier] = await github.log("topic");
    expect(commit).toMatchObject({ oid: run.outputs["commit-sha"], parents: [parent], verified: true });
    expect(earlier).toHaveLength(2);
    expect(await listPaths(github, "topic")).toEqual([...new Set([CONFIG, ...MADE, ...PICTURES])].sort());
    for (const path of MADE) {
      const size = path === "assets/hero.png" ? { width: 96, height: 64 } : { width: 48, height: 32 };
      expect(await decodePicture(await github.file("topic", path)), path).toMatchObject(size);
    }
    expect(Object.keys(await readLock(github, "topic")).sort()).toEqual(MADE);

    const comments = github.comments(pull.number);
    expect(comments).toHaveLength(1);
    for (const text of [comments[0]?.body ?? "", run.summary]) {
      const at = ["docs", "store", "hero"].map((name) => text.indexOf(`<h4>Recipe <code>${name}</code></h4>`));
      expect(Math.min(...at), text).toBeGreaterThan(-1);
      expect(at).toEqual(at.toSorted((a, b) => a - b));
    }

    expect(github.archives()).toEqual(["retouch"]);
    const artifact = github.readArtifact("retouch");
    expect([...artifact.keys()].sort()).toEqual([LOCK, "results.json", ...MADE].sort());
    for (const path of MADE) expect(artifact.get(path), path).toEqual(await github.file("topic", path));

    const second = await site.run();
    expect(second.outputs).toMatchObject({ "skip-reason": "up-to-date", unchanged: "5", cost: "0" });
    expect(countPaid(api)).toBe(2);
    expect(await github.tip("topic")).toBe(commit?.oid);
  });

  test("are delivered without those that failed, which the next run asks for alone", async () => {
    await using site = await open();
    const { api, github, pull } = site;
    api.faults.push({ ...api.scenarios.refused(), nth: "every" });
    const run = await site.run();
    expect(statusOf(run)).toMatchObject({ "docs/a.png": "refused", "docs/b.png": "refused", "store/en/cart.png": "edited" });
    expect(run).toMatchObject({ exitCode: 1, outputs: { edited: "3", failed: "2", "commit-sha": await github.tip("topic") } });
    expect(Object.keys(await readLock(github, "topic")).sort()).toEqual(MADE.filter((path) => !path.startsWith("docs/")));

    api.faults.length = 0;
    const paid = countPaid(api);
    const second = await site.run();
    expect(second).toMatchObject({ exitCode: 0, outputs: { edited: "2", unchanged: "3", failed: "0" } });
    expect(countPaid(api) - paid).toBe(2);
    expect(github.comments(pull.number)).toHaveLength(1);
    expect(Object.keys(await readLock(github, "topic")).sort()).toEqual(MADE);
  });

  test("say why one of them has no task, also where a merge reports", async () => {
    await using api = await startAimlapi();
    const chain = [
      "recipes:",
      "  - { name: one, images: docs/a.png, prompt: Add a frame, output: 'made/{name}{ext}' }",
      "  - { name: two, images: made/*.png, locales: fr }",
      "",
    ].join("\n");
    await using github = await startGithub({ files: { [CONFIG]: chain, ...(await drawPictures(["docs/a.png"])) } });
    const run = async (inputs: Record<string, string> = {}) =>
      play(github, await scheduleEvent(github), { inputs: { ...aimlapiInputs(api), ...INPUTS, ...inputs }, hidden: [api.key] });
    expect(await run()).toMatchObject({ exitCode: 0, outputs: { edited: "1" } });
    const said = "all matched files are results, masks or references, for example";
    const again = await run();
    expect(again).toMatchObject({ exitCode: 0, annotations: [], outputs: { "skip-reason": "up-to-date" } });
    expect(again.stdout).toContain(`No task: recipe "two": ${said} made/a.png.`);
    expect(again.summary).toContain(said);
    await run({ shard: "1/1" });
    const merged = await play(github, await scheduleEvent(github), { inputs: { mode: "merge", images: "", prompt: "" } });
    expect(merged).toMatchObject({ exitCode: 0, annotations: [] });
    expect(merged.stdout).toContain(`No task: recipe "two": ${said} made/a.png.`);
    expect(merged.summary).toContain(said);
  });

  test("can be picked by name: the others, and their records, stay as they are", async () => {
    await using site = await open();
    const { api, github } = site;
    await site.run();
    const before = await readLock(github, "topic");
    await github.pushCommit({ branch: "topic", files: { [CONFIG]: config("Add a red frame").replace("lighthouse", "windmill") } });
    const run = await site.run({ recipes: "docs" });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "2", unchanged: "0" } });
    expect(countPaid(api)).toBe(4);
    const after = await readLock(github, "topic");
    expect(Object.keys(after).filter((path) => after[path]?.recipe !== before[path]?.recipe)).toEqual(["docs/a.png", "docs/b.png"]);
    expect(after["assets/hero.png"]).toEqual(before["assets/hero.png"]);
    expect(countRequests(github, "createCommitOnBranch")).toBe(1);

    const rest = await site.run();
    expect(rest.outputs).toMatchObject({ edited: "1", unchanged: "4" });
    expect(countPaid(api)).toBe(4);
  });
});
