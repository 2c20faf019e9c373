import { describe, expect, test } from "vitest";
import { type AimlapiEmulator, startAimlapi } from "../emulators/aimlapi.ts";
import { type GithubEmulator, startGithub } from "../emulators/github/github.ts";
import { pushEvent } from "../runner/events.ts";
import { decodePicture, drawPicture, drawPictures, recompress, touchUp } from "./pictures.ts";
import {
  aimlapiInputs,
  countPaid,
  listPaths,
  openPull,
  play,
  playPull,
  readLock,
  readResults,
  readSent,
  type Scene,
  statusOf,
} from "./scene.ts";

const start = () => startGithub({ files: { "README.md": "# Pictures\n" } });

const paying = (api: AimlapiEmulator, inputs: Record<string, string> = {}) => ({
  inputs: { ...aimlapiInputs(api), ...inputs },
  hidden: [api.key],
});

const LOCALES = { locales: "fr, de", prompt: "Keep the fonts" };

/** A run by schedule on the default branch. */
const playMain = async (github: GithubEmulator, api: AimlapiEmulator, inputs: Record<string, string> = {}) =>
  play(github, await pushEvent(github, { before: "" }), paying(api, { "changed-only": "false", ...LOCALES, ...inputs }));

const byOutput = (run: Scene) => Object.fromEntries(readResults(run).map(({ output, status }) => [output, status]));

describe.concurrent("an edited picture that somebody replaced", () => {
  // F05
  test("by one that was taken again is edited, from the new file", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]));
    await playPull(github, pull, paying(api));
    const edited = await github.file("topic", "a.png");
    const retaken = await drawPicture(9);
    await github.pushCommit({ branch: "topic", files: { "a.png": retaken } });
    const run = await playPull(github, pull, paying(api));
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1", changed: "true" } });
    expect(countPaid(api)).toBe(2);
    expect(readSent(api).at(-1)).toEqual(retaken);
    const now = await github.file("topic", "a.png");
    expect(now).not.toEqual(edited);
    expect(now).not.toEqual(retaken);
    expect(github.comments(pull.number)[0]?.body).toContain(`/blob/${await github.tip("topic")}/a.png?raw=true`);
    expect((await playPull(github, pull, paying(api))).outputs).toMatchObject({ "skip-reason": "up-to-date" });
    expect(countPaid(api)).toBe(2);
  });

  test("by the same pixels is up to date, and a new prompt starts from the original", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const pictures = await drawPictures(["a.png"]);
    const pull = await openPull(github, pictures);
    await playPull(github, pull, paying(api));
    const smaller = await recompress(await github.file("topic", "a.png"));
    const tip = await github.pushCommit({ branch: "topic", files: { "a.png": smaller } });
    for (const only of ["dry-run", "frozen"]) {
      expect(statusOf(await playPull(github, pull, paying(api, { [only]: "true" })))).toEqual({ "a.png": "unchanged" });
      expect(await github.tip("topic")).toBe(tip);
    }
    const run = await playPull(github, pull, paying(api));
    expect(run).toMatchObject({ exitCode: 0, outputs: { changed: "false", unchanged: "1", cost: "0", "skip-reason": "up-to-date" } });
    expect(run.outputs["commit-sha"]).not.toBe("");
    expect(await github.file("topic", "a.png")).toEqual(smaller);
    // The record is of the new file: nothing has to be looked at again.
    const again = await playPull(github, pull, paying(api));
    expect(again.outputs).toMatchObject({ unchanged: "1", "commit-sha": "" });
    expect(countPaid(api)).toBe(1);

    expect(statusOf(await playPull(github, pull, paying(api, { prompt: "Add a tree" })))).toEqual({ "a.png": "edited" });
    expect(await decodePicture(readSent(api).at(-1))).toEqual(await decodePicture(pictures["a.png"]));
  });

  test("is judged by `on-modified` without a look", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]));
    await playPull(github, pull, paying(api));
    await github.pushCommit({ branch: "topic", files: { "a.png": await drawPicture(9) } });
    const kept = await playPull(github, pull, paying(api, { "on-modified": "keep" }));
    expect([statusOf(kept), countPaid(api)]).toEqual([{ "a.png": "modified" }, 1]);
    await github.pushCommit({ branch: "topic", files: { "a.png": await touchUp(await github.file("topic", "a.png")) } });
    const edited = await playPull(github, pull, paying(api, { "on-modified": "edit" }));
    expect([statusOf(edited), countPaid(api)]).toEqual([{ "a.png": "edited" }, 2]);
  });
});

describe.concurrent("a translation", () => {
  // F06
  test("that was only recompressed costs nothing, and is made anew when its source changes", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    await github.pushCommit({ files: await drawPictures(["a.png"]) });
    await playMain(github, api);
    expect(await listPaths(github, "main")).toEqual(["README.md", "a.de.png", "a.fr.png", "a.png"]);
    const smaller = await recompress(await github.file("main", "a.fr.png"));
    await github.pushCommit({ files: { "a.fr.png": smaller } });
    const before = (await readLock(github, "main"))["a.fr.png"];
    expect(await playMain(github, api)).toMatchObject({ exitCode: 0, annotations: [], outputs: { unchanged: "2", cost: "0" } });
    expect(countPaid(api)).toBe(2);
    expect((await readLock(github, "main"))["a.fr.png"]?.outputBlob).not.toBe(before?.outputBlob);

    // Somebody recompresses it once more, and the source changes before the next run.
    await github.pushCommit({
      files: { "a.fr.png": await recompress(await touchUp(smaller)), "a.de.png": await recompress(await github.file("main", "a.de.png")) },
    });
    await github.pushCommit({ files: { "a.png": await drawPicture(9) } });
    const run = await playMain(github, api);
    expect(byOutput(run)).toEqual({ "a.fr.png": "modified", "a.de.png": "edited" });
    expect(countPaid(api)).toBe(3);
    // What a person made is kept, and shows what is not there any more.
    const [annotation] = run.annotations;
    expect(run.annotations).toHaveLength(1);
    expect(annotation).toMatchObject({ level: "warning" });
    expect(annotation?.message).toContain("a.fr.png was edited by hand and shows an old version of its source.");
    expect(run.summary).toContain("shows an old version of its source");
    expect((await playMain(github, api, { "on-modified": "keep" })).annotations).toEqual([]);
  });

  test("that cannot be compared is kept, and a warning says why", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    await github.pushCommit({ files: await drawPictures(["a.png"]) });
    await playMain(github, api, { locales: "fr" });
    await github.pushCommit({ files: { "a.fr.png": "no picture" } });
    const run = await playMain(github, api, { locales: "fr" });
    expect(byOutput(run)).toEqual({ "a.fr.png": "modified" });
    expect(run.annotations.map(({ message }) => message)).toEqual([
      "a.fr.png is not the recorded file. Retouch kept it, because it could not compare it with the recorded result. The file is text, not an image.",
    ]);
  });
});

test("`force` names what is made again, in a tree that `{subdir}` mirrors", async () => {
  await using api = await startAimlapi();
  await using github = await start();
  await github.pushCommit({ files: await drawPictures(["assets/a.png", "assets/icons/b.png"]) });
  const given = { images: "assets/**/*.png", output: "out/{subdir}/{name}{ext}", "changed-only": "false" };
  const run = async (more: Record<string, string> = {}) =>
    play(github, await pushEvent(github, { before: "" }), paying(api, { ...given, ...more }));
  expect(byOutput(await run())).toEqual({ "out/a.png": "edited", "out/icons/b.png": "edited" });
  const forced = await run({ force: "assets/icons/**\nnowhere/*.png" });
  expect(byOutput(forced)).toEqual({ "out/a.png": "unchanged", "out/icons/b.png": "edited" });
  expect(forced.annotations.map(({ message }) => message)).toEqual([
    "`force`: nowhere/*.png matches none of the selected images or their outputs.",
  ]);
  expect(countPaid(api)).toBe(3);
});
