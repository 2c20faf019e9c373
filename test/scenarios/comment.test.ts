import { describe, expect, test } from "vitest";
import { type GithubEmulator, type PullRequest, startGithub } from "../emulators/github/github.ts";
import { drawPicture, drawPictures } from "./pictures.ts";
import { countRequests, openPull, playPull } from "./scene.ts";

const BOT = "github-actions[bot]";

async function open(): Promise<{ github: GithubEmulator; pull: PullRequest }> {
  const github = await startGithub({ files: { "README.md": "# Pictures\n" } });
  return { github, pull: await openPull(github, await drawPictures(["a.png"])) };
}

let seed = 100;
/** Another image, so that the next run has news. */
async function pushImage(github: GithubEmulator, path: string): Promise<void> {
  seed += 1;
  await github.pushCommit({ branch: "topic", files: { [path]: await drawPicture(seed) } });
}

describe.concurrent("the comment", () => {
  test("is found on the third page and updated in place", async () => {
    const { github, pull } = await open();
    await using _ = github;
    for (let i = 0; i < 210; i++) github.addComment(pull.number, { body: `comment ${i}`, login: "mona" });
    const first = await playPull(github, pull);
    for (let i = 0; i < 5; i++) github.addComment(pull.number, { body: `later ${i}`, login: "mona" });
    await pushImage(github, "b.png");
    const second = await playPull(github, pull);
    expect(second.outputs["comment-id"]).toBe(first.outputs["comment-id"]);
    const own = github.comments(pull.number).flatMap(({ login }, index) => (login === BOT ? index : []));
    expect(own).toEqual([210]);
    expect(github.comments(pull.number)[210]?.body).toContain("b.png");
    expect(countRequests(github, "issues/list-comments")).toBe(3);
    expect(countRequests(github, "issues/update-comment")).toBe(1);
    expect(countRequests(github, "issues/create-comment")).toBe(0);
  });

  test("of somebody who pasted the marker is left alone", async () => {
    const { github, pull } = await open();
    await using _ = github;
    await playPull(github, pull);
    const [own] = github.comments(pull.number);
    const body = own?.body ?? "";
    // As if it had stood there first.
    github.hub.comments.length = 0;
    for (const login of ["mona", "github-actions", "other-app[bot]"]) github.addComment(pull.number, { body, login });
    await pushImage(github, "b.png");
    await playPull(github, pull);
    const comments = github.comments(pull.number);
    expect(comments.map(({ login }) => login)).toEqual(["mona", "github-actions", "other-app[bot]", BOT]);
    expect(comments.slice(0, 3).every((comment) => comment.body === body)).toBe(true);
  });

  test("that stands there twice is updated where it stood first", async () => {
    const { github, pull } = await open();
    await using _ = github;
    await playPull(github, pull);
    const body = github.comments(pull.number)[0]?.body ?? "";
    github.addComment(pull.number, { body, login: BOT });
    await pushImage(github, "b.png");
    await playPull(github, pull);
    const [first, second, ...more] = github.comments(pull.number);
    expect(first?.body).toContain("b.png");
    expect(second?.body).toBe(body);
    expect(more).toEqual([]);
  });

  test("that was deleted is not made anew by a run with nothing to tell", async () => {
    const { github, pull } = await open();
    await using _ = github;
    await playPull(github, pull);
    github.hub.comments.length = 0;
    const second = await playPull(github, pull);
    expect(second).toMatchObject({ exitCode: 0, outputs: { "skip-reason": "up-to-date", "comment-id": "" } });
    expect(github.comments(pull.number)).toEqual([]);
    await pushImage(github, "b.png");
    await playPull(github, pull);
    expect(github.comments(pull.number)).toHaveLength(1);
  });

  test("that was minimized is updated, and stays so", async () => {
    const { github, pull } = await open();
    await using _ = github;
    await playPull(github, pull);
    const [comment] = github.comments(pull.number);
    if (comment) comment.minimized = true;
    await pushImage(github, "b.png");
    await playPull(github, pull);
    expect(github.comments(pull.number)).toHaveLength(1);
    expect(github.comments(pull.number)[0]).toMatchObject({ minimized: true, body: expect.stringContaining("b.png") });
  });

  test("that tells of a failure is brought up to date once it is mended", async () => {
    const { github, pull } = await open();
    await using _ = github;
    await github.pushCommit({ branch: "topic", files: { "broken.png": "no picture" } });
    expect(await playPull(github, pull)).toMatchObject({ exitCode: 1, outputs: { edited: "1", failed: "1" } });
    expect(github.comments(pull.number)[0]?.body).toContain("1 failed");
    await github.pushCommit({ branch: "topic", files: { "broken.png": null } });
    expect(await playPull(github, pull)).toMatchObject({ exitCode: 0, outputs: { "skip-reason": "up-to-date" } });
    expect(github.comments(pull.number)).toHaveLength(1);
    expect(github.comments(pull.number)[0]?.body).not.toContain("failed");
  });

  test("of another job has a place of its own, and `comment: false` makes none", async () => {
    const { github, pull } = await open();
    await using _ = github;
    await playPull(github, pull, { inputs: { deliver: "none" } });
    await playPull(github, pull, { inputs: { deliver: "none" }, job: "other" });
    await playPull(github, pull, { inputs: { deliver: "none", "comment-key": "third" } });
    expect(new Set(github.comments(pull.number).map(({ body }) => body.split("\n", 1)[0])).size).toBe(3);
    await playPull(github, pull, { inputs: { deliver: "none", "comment-key": "fourth", comment: "false" } });
    expect(github.comments(pull.number)).toHaveLength(3);
  });

  test("of 400 images keeps within GitHub's limit, and the outputs within theirs", async () => {
    await using github = await startGithub({ files: { "README.md": "# Pictures\n" } });
    const folder = "a-folder-with-a-long-name/".repeat(6);
    const paths = Array.from({ length: 400 }, (_, index) => `${folder}${"é".repeat(20)}-${String(index).padStart(3, "0")}.png`);
    const pull = await openPull(github, await drawPictures(paths, { width: 12, height: 8 }));
    const run = await playPull(github, pull, { inputs: { "max-images": "400" } });
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "400", "results-truncated": "true" } });
    const body = github.comments(pull.number)[0]?.body ?? "";
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body.length).toBeGreaterThan(20_000);
    expect(body).toContain("### Retouch: 400 images edited\n");
    expect(body.trimEnd()).toMatch(/<\/p>$/);
    const [commit] = await github.log("topic");
    expect((commit?.message ?? "").length).toBeLessThan(65_536);
  });
});
