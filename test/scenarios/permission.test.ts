import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startAimlapi } from "../emulators/aimlapi.ts";
import { type GithubEmulator, startGithub } from "../emulators/github/github.ts";
import { pullRequestEvent, pullRequestTargetEvent } from "../runner/events.ts";
import { decodePicture, drawPictures } from "./pictures.ts";
import { aimlapiInputs, LOCK, openPull, play, playPull } from "./scene.ts";

const start = () => startGithub({ files: { "README.md": "# Pictures\n" } });

function addToken(github: GithubEmulator, permissions: { contents: "read" | "write"; pullRequests: "read" | "write" }): string {
  const token = "ghs_emulatedTokenOfThisScenario0000000000";
  github.addToken(token, { login: "github-actions[bot]", permissions: { ...permissions, issues: "read" } });
  return token;
}

describe.concurrent("without the permission to commit", () => {
  test.each(["api", "git"])(
    "a protected branch fails the step by %s, and says what to do; the images are in the artifact",
    async (method) => {
      await using github = await start();
      const pull = await openPull(github, await drawPictures(["a.png"]));
      const tip = await github.tip("topic");
      await github.protect("topic", "classic");
      const run = await playPull(github, pull, { inputs: { "commit-method": method } });
      expect(run).toMatchObject({ exitCode: 1, outputs: { "commit-sha": "", edited: "1" } });
      expect(run.annotations).toHaveLength(1);
      expect(run.annotations[0]).toMatchObject({ level: "error", title: "Retouch: delivery" });
      expect(run.annotations[0]?.message).toMatch(/through a pull request/);
      expect(run.annotations[0]?.message).toContain(run.outputs["artifact-url"]);
      expect(await github.tip("topic")).toBe(tip);
      expect(await decodePicture(github.readArtifact("retouch").get("a.png"))).toBeDefined();
      expect(github.comments(pull.number)[0]?.body).toContain("delivery failed");
    },
  );

  test.each(["api", "git"])("a branch that was deleted meanwhile fails the step by %s; the images are in the artifact", async (method) => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const [event, checkout] = [await pullRequestEvent(github, pull), await github.checkout({ ref: `refs/pull/${pull.number}/merge` })];
    const deletes = { match: { operation: method === "api" ? "createCommitOnBranch" : "info/refs?service=git-upload-pack" } };
    github.faults.push({
      ...deletes,
      do: { before: async () => void (await github.hub.store.run(["update-ref", "-d", "refs/heads/topic"])) },
    });
    const run = await play(github, event, { checkout, inputs: { "commit-method": method } });
    expect(run).toMatchObject({ exitCode: 1, outputs: { edited: "1" } });
    expect(run.annotations[0]?.message).toContain("`topic` no longer exists");
    expect(github.readArtifact("retouch").has("a.png")).toBe(true);
  });

  test("a comment that may not be written is a warning, and the commit is made", async () => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const run = await playPull(github, pull, { token: addToken(github, { contents: "write", pullRequests: "read" }) });
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "1", "comment-id": "", "commit-verified": "true" } });
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]).toMatchObject({ level: "warning" });
    expect(run.annotations[0]?.message).toContain("`permissions: pull-requests: write`");
    expect(run.summary).toContain("pull-requests: write");
    expect(github.comments(pull.number)).toEqual([]);
  });
});

describe.concurrent("a pull request that is not to be trusted", () => {
  test.each([
    ["sandbox", {}],
    ["aimlapi without a key", { provider: "aimlapi", "api-key": "" }],
  ])("of a fork ends neutral, with %s", async (_name, inputs) => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]), { fork: "mona" });
    const run = await playPull(github, pull, { token: github.readToken, inputs });
    expect(run).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: { "skip-reason": "fork", changed: "false", edited: "0", results: "[]" },
    });
    expect(run.stdout).toContain("the pull request comes from a fork");
    expect(run.summary).toContain("fork");
    expect(github.requests).toEqual([]);
    expect(existsSync(join(run.checkout.workspace, LOCK))).toBe(false);
  });

  test("by Dependabot ends neutral", async () => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]), { author: "dependabot[bot]" });
    const run = await playPull(github, pull, { token: github.readToken });
    expect(run).toMatchObject({ exitCode: 0, outputs: { "skip-reason": "dependabot" } });
    expect(github.requests).toEqual([]);
  });

  test("of a fork is refused on `pull_request_target`, before anything is spent", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]), { fork: "mona" });
    const event = await pullRequestTargetEvent(github, pull);
    const checkout = await github.checkout({ ref: `refs/pull/${pull.number}/merge` });
    const run = await play(github, event, { checkout, inputs: aimlapiInputs(api), hidden: [api.key] });
    expect(run).toMatchObject({ exitCode: 1, annotations: [{ title: "Retouch: forbidden" }] });
    expect(run.annotations[0]?.message).toContain("`pull_request_target`");
    expect(github.requests).toEqual([]);
    expect(api.requests).toEqual([]);
  });
});

describe.concurrent("a pull request that the workflow leaves alone", () => {
  test("by its label", async () => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]), { labels: ["docs", "no-retouch"] });
    const run = await playPull(github, pull, { inputs: { "skip-labels": "wip, no-retouch" } });
    expect(run).toMatchObject({ exitCode: 0, outputs: { "skip-reason": "label" } });
    expect(run.stdout).toContain('"no-retouch"');
    expect(github.requests).toEqual([]);
  });

  test("as a draft, and only where that was asked for", async () => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]), { draft: true });
    const skipped = await playPull(github, pull, { inputs: { "skip-drafts": "true" } });
    expect(skipped).toMatchObject({ exitCode: 0, outputs: { "skip-reason": "draft" } });
    expect(github.requests).toEqual([]);
    expect(await playPull(github, pull)).toMatchObject({ exitCode: 0, outputs: { "skip-reason": "", edited: "1" } });
  });
});
