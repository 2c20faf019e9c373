import { describe, expect, test, vi } from "vitest";
import { type AimlapiEmulator, startAimlapi } from "../emulators/aimlapi.ts";
import { type GithubEmulator, startGithub } from "../emulators/github/github.ts";
import { scheduleEvent } from "../runner/events.ts";
import { decodePicture, drawPicture, drawPictures } from "./pictures.ts";
import { aimlapiInputs, countPaid, countRequests, openPull, play, playPull, type SceneOptions, statusOf } from "./scene.ts";

vi.setConfig({ maxConcurrency: 3 });

/** A run by the clock, which commits to `main`. */
async function playWeekly(github: GithubEmulator, api: AimlapiEmulator, { inputs, ...options }: SceneOptions = {}) {
  const event = await scheduleEvent(github);
  return play(github, event, { ...options, inputs: { ...aimlapiInputs(api), ...inputs }, hidden: [api.key] });
}

const start = async (paths: readonly string[] = ["a.png"]) => startGithub({ files: await drawPictures(paths) });

const READER = "ghs_emulatedTokenOfThisScenario0000000000";

describe.concurrent("nothing is paid for that cannot be delivered", () => {
  test.each(["api", "git"])("where the rules of the branch want a pull request, by %s", async (method) => {
    await using api = await startAimlapi();
    await using github = await start();
    await github.protect("main");
    for (const _week of [1, 2]) {
      const run = await playWeekly(github, api, { inputs: { "commit-method": method } });
      expect(run).toMatchObject({ exitCode: 1, outputs: { edited: "0", "commit-sha": "", cost: "" } });
      expect(run.annotations).toHaveLength(1);
      expect(run.annotations[0]).toMatchObject({ level: "error", title: "Retouch: forbidden" });
      expect(run.annotations[0]?.message).toMatch(/branch `main` let it change by pull request only.*Nothing was sent to the provider/);
      expect(run.summary).toContain("by pull request only");
    }
    expect(api.requests).toEqual([]);
    expect(await github.log("main")).toHaveLength(1);
  });

  test("but a rule that the token may bypass does not stop it, and one of which nobody knows is a warning", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    github.hub.rulesets.push({ id: 7, branch: "main", rules: [{ type: "pull_request" }, { type: "deletion" }], bypass: "always" });
    expect(await playWeekly(github, api)).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1" } });
    github.hub.rulesets.push({ id: 8, branch: "main", rules: [{ type: "update" }] });
    await github.pushCommit({ files: await drawPictures(["b.png"], { from: 7 }) });
    const run = await playWeekly(github, api);
    expect(run).toMatchObject({ exitCode: 0, annotations: [{ level: "warning" }], outputs: { edited: "1" } });
    expect(run.annotations[0]?.message).toMatch(/^GitHub may refuse the commit, and then the images are in the artifact/);
    expect(await github.log("main")).toHaveLength(4);
  });

  test("and a rule that is found later loses nothing", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    await github.protect("main", "classic");
    expect(await playWeekly(github, api)).toMatchObject({ exitCode: 1, outputs: { edited: "1", "commit-sha": "" } });
    expect(await decodePicture(github.readArtifact("retouch").get("a.png"))).toBeDefined();
  });

  test.each(["api", "git"])("where the token may only read, by %s", async (method) => {
    await using api = await startAimlapi();
    await using github = await start([]);
    const pull = await openPull(github, await drawPictures(["a.png"]));
    github.addToken(READER, { login: "github-actions[bot]", permissions: { contents: "read", pullRequests: "write", issues: "read" } });
    const inputs = { ...aimlapiInputs(api), "commit-method": method };
    const run = await playPull(github, pull, { token: READER, inputs, hidden: [api.key] });
    expect(run.exitCode).toBe(1);
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]?.message).toContain("`permissions: contents: write`");
    expect(run.stdout).toContain("contents: write");
    expect(run.summary).toContain("contents: write");
    expect(github.comments(pull.number)[0]?.body).toContain("contents: write");
    expect(api.requests).toEqual([]);
    expect(await github.log("topic")).toHaveLength(2);
  });

  test.each(["api", "git"])("F31: where the repository was archived, in GitHub's own words, by %s", async (method) => {
    await using api = await startAimlapi();
    await using github = await start();
    github.hub.archived = true;
    const run = await playWeekly(github, api, { inputs: { "commit-method": method } });
    expect(run.exitCode).toBe(1);
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]?.message).toMatch(/was archived so (it )?is read-only/);
    expect(run.raw + run.summary).not.toContain("permissions:");
    expect(api.requests).toEqual([]);
  });

  test.each(["api", "git"])("F31: and where it is archived meanwhile, what was paid for is in the artifact, by %s", async (method) => {
    await using api = await startAimlapi();
    await using github = await start();
    // With the paid call, which succeeds.
    const archive = () => {
      github.hub.archived = true;
      return false;
    };
    api.faults.push({ ...api.scenarios.refused(), match: archive });
    const run = await playWeekly(github, api, { inputs: { "commit-method": method } });
    expect(run).toMatchObject({ exitCode: 1, outputs: { edited: "1", "commit-sha": "" } });
    expect(run.annotations.map(({ message }) => message).join("\n")).toMatch(/was archived so (it )?is read-only/);
    expect(run.summary).toMatch(/archived/);
    expect(run.raw + run.summary).not.toContain("permissions:");
    expect(countPaid(api)).toBe(1);
    expect(await decodePicture(github.readArtifact("retouch").get("a.png"))).toBeDefined();
    expect(await github.log("main")).toHaveLength(1);
  });

  test("a picture that its format cannot hold fails alone, and is not asked for", async () => {
    await using api = await startAimlapi();
    await using github = await startGithub({
      files: { "long.png": await drawPicture(1, { width: 4, height: 17_000 }), "a.png": await drawPicture(2) },
    });
    const inputs = { "output-format": "webp", output: "{name}{ext}" };
    const run = await playWeekly(github, api, { inputs });
    expect(statusOf(run)).toEqual({ "a.png": "edited", "long.png": "too-large" });
    expect(run.annotations[0]?.message).toContain("WebP holds at most 16383 a side");
    expect(await playWeekly(github, api, { inputs })).toMatchObject({ exitCode: 1 });
    expect(countPaid(api)).toBe(1);
  });

  test("leaves nothing behind that anybody could find", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const refs = () => github.hub.store.text(["for-each-ref", "--format=%(refname)"]);
    const before = await refs();
    const inputs = { "result-cache": "none" };
    await playWeekly(github, api, { inputs: { ...inputs, "commit-method": "git" } });
    expect(await refs()).toBe(before);
    expect(countRequests(github, "git/create-blob")).toBe(0);
    await github.pushCommit({ files: await drawPictures(["b.png"], { from: 7 }) });
    await playWeekly(github, api, { inputs });
    expect(await refs()).toBe(before);
    expect(countRequests(github, "git/create-blob")).toBe(1);
  });
});

test("F30: a conversation that is locked costs the comment alone, and is told in GitHub's words", async () => {
  await using github = await start([]);
  const pull = await openPull(github, await drawPictures(["a.png"]));
  const message = "Unable to create comment because issue is locked.";
  github.faults.push({ match: { operation: "issues/create-comment" }, do: { status: 403, body: { message } } });
  const run = await playPull(github, pull);
  expect(run).toMatchObject({ exitCode: 0, annotations: [{ level: "warning" }], outputs: { edited: "1", "comment-id": "" } });
  expect(run.annotations[0]?.message).toContain("issue is locked");
  expect(run.annotations[0]?.message).not.toContain("permissions");
  expect(await github.log("topic")).toHaveLength(3);
});

describe.concurrent("globs", () => {
  test("that are mistyped are an annotation; right ones with nothing changed are none", async () => {
    await using api = await startAimlapi();
    await using github = await start(["docs/a.png"]);
    for (const [images, hint] of [
      ["doc/*.png", "Did you mean `docs/*.png`?"],
      ["docs/*.{png", "A `{` is not closed."],
    ] as const) {
      const run = await playWeekly(github, api, { inputs: { images } });
      expect(run).toMatchObject({ exitCode: 0, annotations: [{ level: "warning" }], outputs: { "skip-reason": "no-match" } });
      expect(run.annotations[0]?.message).toContain(`\`${images}\``);
      expect(run.annotations[0]?.message).toContain(hint);
    }
    expect(api.requests).toEqual([]);
    const pull = await openPull(github, { "docs/text.md": "new" });
    const run = await playPull(github, pull, { inputs: { images: "docs/*.png" } });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { "skip-reason": "no-match" } });
    expect(github.comments(pull.number)).toEqual([]);
  });

  test("pass over what is no picture", async () => {
    await using api = await startAimlapi();
    await using github = await startGithub({
      files: { ...(await drawPictures(["docs/a.png", "docs/b.png"])), "docs/guide.md": "# Guide", "docs/movie.mp4": Buffer.alloc(99) },
    });
    const run = await playWeekly(github, api, { inputs: { images: "docs/**" } });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "2", failed: "0" } });
    expect(run.stdout).toContain("docs/guide.md and 1 other file are passed over");
    expect(countPaid(api)).toBe(2);
  });
});

test("a dry run above `max-images` does its work, and says that a run would stop, by that and by the rules", async () => {
  await using api = await startAimlapi();
  await using github = await start(["a.png", "b.png", "c.png", "d.png", "e.png"]);
  await github.protect("main");
  const inputs = { "dry-run": "true", "max-images": "3" };
  const run = await playWeekly(github, api, { token: github.readToken, inputs });
  expect(run).toMatchObject({ exitCode: 0, outputs: { "skip-reason": "dry-run" } });
  expect(Object.values(statusOf(run))).toEqual(Array(5).fill("planned"));
  expect(run.stdout).toMatch(/^plan: 5 images to edit, /m);
  expect(run.annotations.map(({ level, message }) => [level, message])).toEqual([
    ["warning", expect.stringMatching(/^A run would stop before it pays for anything\. It would make 5 images, but `max-images` is 3/)],
    ["warning", expect.stringMatching(/^A run would stop before it pays for anything\. .*by pull request only/)],
  ]);
  expect(api.requests).toEqual([]);
  expect(countRequests(github, "git/create-blob")).toBe(0);
});
