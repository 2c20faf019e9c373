import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type DashscopeEmulator, startDashscope } from "../emulators/dashscope.ts";
import { startGithub } from "../emulators/github/github.ts";
import { drawPicture, drawPictures } from "./pictures.ts";
import { LOCK, listPaths, openPull, playPull, readLock, readResults } from "./scene.ts";

const start = () => startGithub({ files: { "README.md": "# Pictures\n" } });
const dashscopeInputs = (api: DashscopeEmulator, fallback: string) => ({
  ...{ provider: "dashscope", "api-key": api.key, "base-url": api.baseUrl, prompt: "" },
  ...{ locales: "de, fr", "source-locale": "en", "fallback-locale": fallback },
});
const body = z.object({ input: z.object({ target_lang: z.string() }) });
const languageOf = (seen: { body: unknown }) => body.safeParse(seen.body).data?.input.target_lang;
const languages = (api: DashscopeEmulator) => api.requests.filter(({ kind }) => kind === "paid").map(languageOf);

describe.concurrent("the picture of the fallback locale", () => {
  test("takes the place of one that was refused, until a later run succeeds", async () => {
    await using api = await startDashscope();
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["docs/a.png"]));
    const options = { inputs: { ...dashscopeInputs(api, "fr"), "fail-on": "never" }, hidden: [api.key] };
    const refused = { ...api.scenarios.refused(), match: (seen: { body: unknown }) => languageOf(seen) === "de" };
    api.faults.push({ ...refused, times: 1 });
    const run = await playPull(github, pull, options);
    expect(run.exitCode, run.stdout).toBe(0);
    expect(run.outputs).toMatchObject({ edited: "1", failed: "1", "commit-sha": await github.tip("topic") });
    const rows = readResults(run);
    expect(rows.map(({ output, status, error }) => [output, error?.code ?? status])).toEqual([
      ["docs/a.de.png", "refused"],
      ["docs/a.fr.png", "edited"],
    ]);
    const tree = await github.tree("topic");
    expect(tree.get("docs/a.fr.png")).toBeDefined();
    expect(tree.get("docs/a.de.png")).toBe(tree.get("docs/a.fr.png"));
    // The one that failed is recorded as out of date.
    const lock = await readLock(github, "topic");
    expect(Object.entries(lock).map(([path, { recipe }]) => [path, recipe !== ""])).toEqual([
      ["docs/a.de.png", false],
      ["docs/a.fr.png", true],
    ]);
    expect((await github.log("topic"))[0]?.message.trim()).toBe(
      "chore(images): localize 1 image (fr) with Retouch\n\nThe fallback is used for 1 image that failed.",
    );

    api.requests.length = 0;
    const second = await playPull(github, pull, options);
    expect(second).toMatchObject({ exitCode: 0, outputs: { edited: "1", unchanged: "1", failed: "0" } });
    expect(languages(api)).toEqual(["de"]);
    expect(Object.keys(await readLock(github, "topic"))).toEqual(["docs/a.de.png", "docs/a.fr.png"]);
    expect((await github.tree("topic")).get("docs/a.fr.png")).toBe(tree.get("docs/a.fr.png"));
    expect((await github.tree("topic")).get("docs/a.de.png")).toBe((await readLock(github, "topic"))["docs/a.de.png"]?.outputBlob);
    expect((await playPull(github, pull, options)).outputs).toMatchObject({ "skip-reason": "up-to-date" });
  });

  test("is committed alone when all failed, and may be the source", async () => {
    await using api = await startDashscope();
    await using github = await start();
    const pictures = await drawPictures(["a.png"]);
    const pull = await openPull(github, pictures);
    api.faults.push({ ...api.scenarios.refused(), nth: "every" });
    const run = await playPull(github, pull, { inputs: { ...dashscopeInputs(api, "en"), deliver: "commit,artifact" }, hidden: [api.key] });
    expect(run).toMatchObject({ exitCode: 1, outputs: { edited: "0", failed: "2", "commit-sha": await github.tip("topic") } });
    for (const path of ["a.de.png", "a.fr.png"]) expect(await github.file("topic", path)).toEqual(pictures["a.png"]);
    expect((await github.log("topic"))[0]?.message.trim()).toBe("chore(images): use the fallback for 2 images (de, fr) with Retouch");
    // Recorded as out of date, so that nobody's work is seen in them.
    expect(Object.values(await readLock(github, "topic")).map(({ recipe }) => recipe)).toEqual(["", ""]);
    expect(await listPaths(github, "topic")).toEqual(["README.md", "a.de.png", "a.fr.png", "a.png"]);
    const artifact = github.readArtifact("retouch");
    expect([...artifact.keys()].sort()).toEqual([LOCK, "a.de.png", "a.fr.png", "results.json"].sort());
    expect(JSON.parse(String(artifact.get("results.json")))).toMatchObject([
      { status: "failed", file: "a.de.png" },
      { status: "failed", file: "a.fr.png" },
    ]);
    // The next run that fails finds pictures in their place, and leaves them.
    const tip = await github.tip("topic");
    const second = await playPull(github, pull, { inputs: dashscopeInputs(api, "en"), hidden: [api.key] });
    expect(second).toMatchObject({ exitCode: 1, outputs: { failed: "2", "commit-sha": "" } });
    expect(await github.tip("topic")).toBe(tip);
  });

  test("is not put over what somebody pushed there meanwhile", async () => {
    await using api = await startDashscope();
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const theirs = await drawPicture(70);
    api.faults.push({ ...api.scenarios.refused(), match: (seen) => languageOf(seen) === "de" });
    github.faults.push({
      match: { operation: "createCommitOnBranch" },
      do: { before: async () => void (await github.pushCommit({ branch: "topic", files: { "a.de.png": theirs } })) },
    });
    const run = await playPull(github, pull, { inputs: dashscopeInputs(api, "fr"), hidden: [api.key] });
    expect(readResults(run).map(({ output, status }) => [output, status])).toEqual([
      ["a.de.png", "failed"],
      ["a.fr.png", "edited"],
    ]);
    expect(await github.file("topic", "a.de.png")).toEqual(theirs);
    expect(github.readArtifact("retouch").has("a.de.png")).toBe(true);
  });
});
