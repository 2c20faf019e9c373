import { describe, expect, test } from "vitest";
import { startGithub } from "../emulators/github/github.ts";
import { decodePicture, drawPicture, drawPictures } from "./pictures.ts";
import { LOCK, listLockFiles, openPull, playPull, readLock, statusOf } from "./scene.ts";

describe.concurrent.each(["api", "git"] as const)("a branch that moves while images are edited (by %s)", (method) => {
  const inputs = { "commit-method": method };
  /** The request with which the branch moves. */
  const operation = method === "api" ? "createCommitOnBranch" : "git-receive-pack";

  test("gets the commit on its new tip, with the changes of both", async () => {
    await using github = await startGithub({ files: { "README.md": "# Pictures\n" } });
    const pull = await openPull(github, await drawPictures(["a.png"]));
    github.faults.push({
      match: { operation },
      do: {
        before: async () => void (await github.pushCommit({ branch: "topic", files: { "README.md": "# Theirs\n" }, message: "Theirs" })),
      },
    });
    const original = await github.file("topic", "a.png");
    const run = await playPull(github, pull, { inputs });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1" } });
    const [ours, theirs] = await github.log("topic");
    expect(ours).toMatchObject({ oid: run.outputs["commit-sha"], parents: [theirs?.oid] });
    expect(theirs?.message.trim()).toBe("Theirs");
    expect(String(await github.file("topic", "README.md"))).toBe("# Theirs\n");
    expect(await github.file("topic", "a.png")).not.toEqual(original);
    expect(github.comments(pull.number)[0]?.body).toContain(`/blob/${theirs?.oid}/a.png`);
  });

  test("keeps a newer source: the result is stale, not committed, and in the artifact", async () => {
    await using github = await startGithub({ files: { "README.md": "# Pictures\n" } });
    const pull = await openPull(github, await drawPictures(["a.png", "b.png"]));
    const newer = await drawPicture(99);
    github.faults.push({
      match: { operation },
      do: { before: async () => void (await github.pushCommit({ branch: "topic", files: { "b.png": newer } })) },
    });
    const run = await playPull(github, pull, { inputs });
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "1", unchanged: "1", failed: "0", changed: "true" } });
    expect(statusOf(run)).toEqual({ "a.png": "edited", "b.png": "stale" });
    expect(await github.file("topic", "b.png")).toEqual(newer);
    expect(Object.keys(await readLock(github, "topic"))).toEqual(["a.png"]);
    const artifact = github.readArtifact("retouch");
    expect([...artifact.keys()].sort()).toEqual([LOCK, "b.png", "results.json"]);
    expect(await decodePicture(artifact.get("b.png"))).toBeDefined();
    expect(JSON.parse(String(artifact.get("results.json")))).toMatchObject([
      { source: "a.png", status: "edited", file: null },
      { source: "b.png", status: "stale", file: "b.png" },
    ]);
    expect(github.comments(pull.number)[0]?.body).toContain("Not committed because the branch has a newer version");
  });
});

describe.concurrent("the lock of a branch that moves meanwhile", () => {
  test("keeps what others recorded", async () => {
    await using github = await startGithub({ files: { "README.md": "# Pictures\n" } });
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const other = await openPull(github, await drawPictures(["z.png"], { from: 50 }), { head: "other" });
    await playPull(github, other);
    const [file = ""] = await listLockFiles(github, "other");
    const theirs = await github.file("other", file);
    github.faults.push({
      match: { operation: "createCommitOnBranch" },
      do: { before: async () => void (await github.pushCommit({ branch: "topic", files: { [LOCK]: theirs ?? "" } })) },
    });
    expect(await playPull(github, pull)).toMatchObject({ exitCode: 0 });
    expect(Object.keys(await readLock(github, "topic"))).toEqual(["a.png", "z.png"]);
    expect(await github.log("topic")).toHaveLength(4);
  });

  test("is no reason for a commit when another run has delivered the same meanwhile", async () => {
    await using github = await startGithub({ files: { "README.md": "# Pictures\n" } });
    const pictures = await drawPictures(["a.png"]);
    const pull = await openPull(github, pictures);
    const twin = await openPull(github, pictures, { head: "twin" });
    await playPull(github, twin);
    // The same records, finished at another time.
    const [file = ""] = await listLockFiles(github, "twin");
    const theirs = String(await github.file("twin", file)).replace(/"at":"\d{4}/, '"at":"2020');
    const edited = await github.file("twin", "a.png");
    github.faults.push({
      match: { operation: "createCommitOnBranch" },
      do: { before: async () => void (await github.pushCommit({ branch: "topic", files: { "a.png": edited ?? "", [LOCK]: theirs } })) },
    });
    const run = await playPull(github, pull);
    // The commit that has the images is told, whosever it is.
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { "commit-sha": await github.tip("topic") } });
    expect(await listLockFiles(github, "topic")).toEqual([LOCK]);
    expect(String(await github.file("topic", LOCK))).toBe(theirs);
    expect(await github.log("topic")).toHaveLength(3);
  });
});
