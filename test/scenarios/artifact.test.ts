import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type GithubEmulator, startGithub } from "../emulators/github/github.ts";
import { decodePicture, drawPictures } from "./pictures.ts";
import { countRequests, LOCK, openPull, playPull, type SceneOptions } from "./scene.ts";

/** A pull request with these images. */
async function open(paths = ["a.png", "deep/er/b.png"]) {
  const github = await startGithub({ files: { "README.md": "# Pictures\n" } });
  const pictures = await drawPictures(paths);
  const pull = await openPull(github, pictures);
  return { github, pull, pictures };
}

describe.concurrent("the artifact", () => {
  test("holds the images at their paths, the lock, and where each result is", async () => {
    const { github, pull, pictures } = await open(["a.png", "deep/er/50%: b?.png"]);
    await using _ = github;
    const run = await playPull(github, pull, { inputs: { deliver: "artifact", previews: "none" } });
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "2", "commit-sha": "", branch: "" } });
    expect(run.outputs["artifact-url"]).toBe(
      `https://github.com/octo-org/pictures/actions/runs/1658821493/artifacts/${run.outputs["artifact-id"]}`,
    );
    const artifact = github.readArtifact("retouch");
    expect([...artifact.keys()].sort()).toEqual([LOCK, "a.png", "deep/er/50%25%3A b%3F.png", "results.json"]);
    const rows = JSON.parse(String(artifact.get("results.json"))) as { output: string; file: string; rejected: null }[];
    expect(rows.map(({ output, file }) => [output, file])).toEqual([
      ["a.png", "a.png"],
      ["deep/er/50%: b?.png", "deep/er/50%25%3A b%3F.png"],
    ]);
    for (const { output, file } of rows) {
      expect(artifact.get(file)).toEqual(await readFile(join(run.checkout.workspace, output)));
      expect((await decodePicture(artifact.get(file)))?.pixels).not.toBe((await decodePicture(pictures[output]))?.pixels);
    }
    expect(await github.log("topic")).toHaveLength(2);
    expect(countRequests(github, "createCommitOnBranch")).toBe(0);
    const body = github.comments(pull.number)[0]?.body ?? "";
    expect(body).toContain(run.outputs["artifact-url"]);
    expect(body).not.toContain("<img");
  });

  test("has beside it a gallery that opens in the browser, which comment and summary link first", async () => {
    const { github, pull } = await open();
    await using _ = github;
    const run = await playPull(github, pull, { inputs: { deliver: "artifact", previews: "none" } });
    expect([...github.artifacts.keys()]).toEqual(["retouch", "retouch-report.html"]);
    const page = await readFile(run.outputs["report-file"] ?? "");
    expect(github.artifacts.get("retouch-report.html")).toEqual(page);
    expect(String(page)).toContain("deep/er/b.png");
    // Outside the workspace, where a later step may commit everything.
    expect(run.outputs["report-file"]?.startsWith(run.checkout.workspace)).toBe(false);
    for (const text of [github.comments(pull.number)[0]?.body ?? "", run.summary])
      expect(text).toMatch(
        /^### Retouch: 2 images edited\n\n<p><b><a href="https:\/\/github\.com\/octo-org\/pictures\/actions\/runs\/\d+\/artifacts\/\d+">See the images before and after/m,
      );
  });

  test("takes the next free name", async () => {
    const { github, pull } = await open();
    await using _ = github;
    const names: (string | undefined)[] = [];
    for (let i = 0; i < 3; i++) names.push((await playPull(github, pull, { inputs: { deliver: "artifact" } })).conclusion);
    expect(names).toEqual(["success", "success", "success"]);
    expect(github.archives()).toEqual(["retouch", "retouch-2", "retouch-3"]);
  });

  test("and the commit: both hold all images", async () => {
    const { github, pull } = await open();
    await using _ = github;
    const run = await playPull(github, pull, { inputs: { deliver: "commit, artifact" } });
    expect(run).toMatchObject({ exitCode: 0, annotations: [] });
    expect(github.readArtifact("retouch").get("a.png")).toEqual(await github.file("topic", "a.png"));
    expect(run.outputs["artifact-id"]).not.toBe("");
    expect(run.outputs["commit-sha"]).toBe(await github.tip("topic"));
  });

  test("is not made, nor anything else, with `deliver: none`: the images stay in the workspace", async () => {
    const { github, pull, pictures } = await open();
    await using _ = github;
    const run = await playPull(github, pull, { inputs: { deliver: "none" } });
    expect(run).toMatchObject({ exitCode: 0, outputs: { changed: "true", edited: "2", "artifact-id": "", "commit-sha": "" } });
    expect(await readFile(join(run.checkout.workspace, "a.png"))).not.toEqual(pictures["a.png"]);
    expect(Object.keys(JSON.parse(await readFile(join(run.checkout.workspace, LOCK), "utf8")).outputs)).toEqual(["a.png", "deep/er/b.png"]);
    expect(github.archives()).toEqual([]);
    expect(await github.log("topic")).toHaveLength(2);
  });
});

function breakService(github: GithubEmulator): SceneOptions {
  github.breakResults("refused");
  return {};
}

describe.concurrent("where artifacts are not to be had", () => {
  const ways = [
    ["the service is down", breakService],
    ["it is GitHub Enterprise Server", () => ({ env: { GITHUB_SERVER_URL: "https://github.example.com" } })],
    ["the runner gives no access", () => ({ env: { ACTIONS_RUNTIME_TOKEN: "" } })],
  ] as const;

  test.each(ways)("because %s, a commit makes it a warning", async (_why, breakIt) => {
    const { github, pull } = await open();
    await using _ = github;
    const run = await playPull(github, pull, { inputs: { deliver: "commit, artifact" }, ...breakIt(github) });
    expect(run).toMatchObject({ exitCode: 0, annotations: [{ level: "warning" }], outputs: { "commit-sha": await github.tip("topic") } });
    expect(run.annotations[0]?.message).toMatch(/artifact/i);
    expect(await github.log("topic")).toHaveLength(3);
  });

  test.each(ways)(
    "because %s, the step fails when nothing else was asked for, and the images stay in the workspace",
    async (_why, breakIt) => {
      const { github, pull, pictures } = await open();
      await using _ = github;
      const run = await playPull(github, pull, { inputs: { deliver: "artifact" }, ...breakIt(github) });
      expect(run).toMatchObject({ exitCode: 1, annotations: [{ level: "error", title: "Retouch: delivery" }], outputs: { edited: "2" } });
      expect(run.annotations[0]?.message).toContain("left in the workspace");
      expect(await readFile(join(run.checkout.workspace, "a.png"))).not.toEqual(pictures["a.png"]);
    },
  );

  test("and the commit is refused too, both are told and the images stay in the workspace", async () => {
    const { github, pull, pictures } = await open();
    await using _ = github;
    await github.protect("topic", "classic");
    github.breakResults("refused");
    const run = await playPull(github, pull);
    expect(run.exitCode).toBe(1);
    expect(run.annotations.map(({ level }) => level).sort()).toEqual(["error", "warning"]);
    expect(run.annotations.find(({ level }) => level === "error")?.message).toContain("left in the workspace");
    expect(await readFile(join(run.checkout.workspace, "a.png"))).not.toEqual(pictures["a.png"]);
    expect(github.comments(pull.number)[0]?.body).toContain("delivery failed");
    expect(run.outputs).toMatchObject({ edited: "2", "commit-sha": "", "artifact-id": "" });
  });
});
