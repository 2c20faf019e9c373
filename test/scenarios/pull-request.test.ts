import { describe, expect, test } from "vitest";
import { startGithub } from "../emulators/github/github.ts";
import { addText, decodePicture, drawPicture, drawPictures } from "./pictures.ts";
import { countRequests, listPaths, openPull, playPull, readLock, statusOf } from "./scene.ts";

describe.concurrent("a pull request", () => {
  test("gets a verified commit on its head branch, and a comment with before and after", async () => {
    const [old, mine] = [await drawPicture(1), await drawPicture(2)];
    await using github = await startGithub({ files: { "docs/old.png": old, "README.md": "# Pictures\n" } });
    const pull = await openPull(github, { "docs/new.png": mine });
    const parent = await github.tip("topic");
    const run = await playPull(github, pull);
    expect(run).toMatchObject({ exitCode: 0, conclusion: "success", annotations: [] });
    const tip = (await github.tip("topic")) ?? "";
    expect(run.outputs).toMatchObject({
      changed: "true",
      "skip-reason": "",
      edited: "1",
      unchanged: "0",
      failed: "0",
      "commit-sha": tip,
      "commit-verified": "true",
      branch: "topic",
      cost: "0",
    });

    const [commit, ...earlier] = await github.log("topic");
    expect(commit).toMatchObject({ verified: true, parents: [parent], author: { name: "github-actions[bot]" } });
    expect(commit?.message.trim()).toBe("chore(images): edit 1 image with Retouch (sandbox)");
    expect(earlier).toHaveLength(2);
    expect(await listPaths(github, "topic")).toEqual(["README.md", "docs/new.png", "docs/old.png"]);
    expect(await github.file("topic", "docs/old.png")).toEqual(old);
    const edited = await decodePicture(await github.file("topic", "docs/new.png"));
    expect(edited).toMatchObject({ width: 48, height: 32 });
    expect(edited?.pixels).not.toBe((await decodePicture(mine))?.pixels);
    expect(Object.keys(await readLock(github, "topic"))).toEqual(["docs/new.png"]);
    expect(await github.log("main")).toHaveLength(1);

    const [comment, ...others] = github.comments(pull.number);
    expect(others).toEqual([]);
    expect(comment).toMatchObject({ login: "github-actions[bot]" });
    const address = (sha: string | undefined) => `https://github.com/octo-org/pictures/blob/${sha}/docs/new.png?raw=true`;
    expect(comment?.body).toContain(`<img src="${address(parent)}"`);
    expect(comment?.body).toContain(`<img src="${address(tip)}"`);
    expect(comment?.body).toContain("<b>Sandbox.</b>");
    expect(run.outputs["comment-id"]).toBe(String(comment?.id));
    expect(run.outputs["comment-url"]).toContain(`/pull/${pull.number}#issuecomment-`);
    expect(run.summary).toContain(tip);
    expect(github.archives()).toEqual([]);
  });

  test("is up to date after its own commit: nobody is asked, and the comment stays as it is", async () => {
    await using github = await startGithub({ files: { "README.md": "# Pictures\n" } });
    const pull = await openPull(github, await drawPictures(["a.png", "b.png"]));
    await playPull(github, pull);
    const [tip, before] = [await github.tip("topic"), structuredClone(github.comments(pull.number))];
    const second = await playPull(github, pull);
    expect(second).toMatchObject({ exitCode: 0, outputs: { changed: "false", "skip-reason": "up-to-date", edited: "0", unchanged: "2" } });
    expect(await github.tip("topic")).toBe(tip);
    expect(github.comments(pull.number)).toEqual(before);
    expect(second.outputs["comment-id"]).toBe(String(before[0]?.id));
    expect(second.stdout).toContain("2 images are up to date");
    expect(second.summary).toContain("up-to-date");
    expect(countRequests(github, "createCommitOnBranch")).toBe(0);
  });

  test("has only its own changes edited: over many pages, renames followed, removed files left out", async () => {
    const kept = await drawPictures(["keep.png", "gone.png", "moved.png", "moved-and-changed.png"], { from: 500 });
    await using github = await startGithub({ files: { ...kept, "README.md": "# Pictures\n" } });
    const many = await drawPictures(
      Array.from({ length: 120 }, (_, index) => `many/${String(index).padStart(3, "0")}.png`),
      { width: 12, height: 8 },
    );
    const { "moved.png": moved = "", "moved-and-changed.png": changed = Buffer.alloc(0) } = kept;
    const altered = addText(Buffer.from(changed), "moved");
    const pull = await openPull(github, {
      ...many,
      "gone.png": null,
      "moved.png": null,
      "elsewhere/moved.png": moved,
      "moved-and-changed.png": null,
      "elsewhere/changed.png": altered,
    });
    const run = await playPull(github, pull, { inputs: { "max-images": "500" } });
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "121", failed: "0" } });
    expect(Object.keys(statusOf(run)).filter((path) => !path.startsWith("many/"))).toEqual(["elsewhere/changed.png"]);
    expect(await github.file("topic", "elsewhere/moved.png")).toEqual(moved);
    expect(await github.file("topic", "keep.png")).toEqual(kept["keep.png"]);
    expect(await github.file("topic", "many/119.png")).not.toEqual(many["many/119.png"]);
    expect([...(await github.tree("topic")).keys()]).not.toContain("gone.png");
    const listed = github.requests.filter(({ operation }) => operation === "pulls/list-files");
    expect(listed.map(({ path }) => new URL(path, "https://x").searchParams.get("page") ?? "1")).toEqual(["1", "2"]);
    const files = await github.hub.store.text(["diff", "--name-status", "-M", "main...topic~1"]);
    expect(files).toMatch(/^R\d+\tmoved-and-changed.png\telsewhere\/changed.png$/m);
  });

  test("with nothing to select says so, and makes no comment", async () => {
    await using github = await startGithub({ files: { ...(await drawPictures(["a.png"])), "README.md": "# Pictures\n" } });
    const pull = await openPull(github, { "notes.txt": "hello" });
    const run = await playPull(github, pull);
    expect(run).toMatchObject({ exitCode: 0, outputs: { "skip-reason": "no-match", changed: "false" } });
    expect(run.stdout).toContain("changed-only");
    expect(github.comments(pull.number)).toEqual([]);
  });
});
