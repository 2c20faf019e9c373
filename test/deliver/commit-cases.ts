import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { type DeliverOptions, deliver } from "../../src/deliver/deliver.ts";
import type { LockEdit } from "../../src/lock/merge-lock.ts";
import { lock, openJob, openSite, uncancelled } from "./site.ts";

export const COMMIT = { targets: ["commit"], commitMethod: "auto", artifactName: "retouch", signal: uncancelled, lock } as const;
const ARCHIVED = "Repository was archived so is read-only.";
export const FILES = { "a.png": "a", "b.png": "b", "README.md": "text" };

/** What a commit is, by whichever way. */
export function testCommit(commitMethod: "api" | "git"): void {
  const options = { ...COMMIT, commitMethod } satisfies Partial<DeliverOptions>;
  /** The request with which the branch moves. */
  const move = commitMethod === "api" ? "createCommitOnBranch" : "git-receive-pack";

  it("brings images and lock in one commit, and leaves the checkout as it was", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A", "b.png": "B" });
    const before = await job.checkout.git("status", "--porcelain=v2");
    const delivered = await deliver({ ...options, ...job });
    expect(delivered).toMatchObject({ errors: [], warnings: [], stale: [] });
    const [commit, parent] = await site.log("main");
    expect(delivered.commit).toEqual({
      sha: commit?.oid,
      parent: parent?.oid,
      branch: "main",
      verified: commitMethod === "api",
      url: `https://github.com/octo-org/pictures/commit/${commit?.oid}`,
    });
    expect(commit?.verified).toBe(commitMethod === "api");
    expect(commit?.author.name).toBe("github-actions[bot]");
    expect(commit?.message.trim()).toBe("chore(images): edit 2 images with Retouch (sandbox)");
    expect(String(await site.file("main", "a.png"))).toBe("A");
    expect(String(await site.file("main", lock.path))).toBe("a.png\nb.png\n");
    expect(String(await site.file("main", "README.md"))).toBe("text");
    expect((await job.checkout.git("status", "--porcelain=v2")).stdout).toBe(before.stdout);
    expect((await job.checkout.git("worktree", "list")).stdout.trim().split("\n")).toHaveLength(1);
    expect(readdirSync(job.context.tempDir).filter((name) => name.startsWith("retouch"))).toEqual([]);
    expect(site.violations).toEqual([]);
  });

  it("is built again on the new tip when the branch moved, and keeps what changed there out", async () => {
    await using site = await openSite({ files: FILES });
    await site.pushCommit({ files: { "c.png": "c" } });
    const job = await openJob(site, { "a.png": "A", "b.png": "B", "c.png": "C" });
    const theirs = { "b.png": "mine", "c.png": null, [lock.path]: "z.png\n" };
    site.faults.push({
      match: { operation: move },
      do: { before: async (github) => void (await github.pushCommit({ files: theirs })) },
    });
    const delivered = await deliver({ ...options, ...job });
    expect(delivered).toMatchObject({ errors: [], commit: { sha: await site.tip("main") } });
    expect(delivered.stale).toEqual([{ output: "b.png" }, { output: "c.png", removed: "c.png" }]);
    expect((await site.log("main")).map(({ message }) => message.trim())).toEqual([
      "chore(images): edit 1 image with Retouch (sandbox)",
      "Change 3 files",
      "Change 1 files",
      "Start",
    ]);
    expect(String(await site.file("main", "b.png"))).toBe("mine");
    expect(String(await site.file("main", lock.path))).toBe("a.png\nz.png\n");
    // The stale image is paid for, so it is kept.
    expect([...site.readArtifact("retouch").keys()].sort()).toEqual(["b.png", "c.png", "results.json"]);
    expect(JSON.parse(String(site.readArtifact("retouch").get("results.json")))).toMatchObject([
      { status: "edited" },
      { status: "stale", warnings: [] },
      { status: "stale", warnings: ["c.png no longer exists on the branch."] },
    ]);
  });

  it("is made once when the answer is lost", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A" });
    site.faults.push({ match: { operation: move }, do: { dropReply: true } });
    const delivered = await deliver({ ...options, ...job });
    expect(delivered).toMatchObject({ errors: [], commit: { sha: await site.tip("main") } });
    expect(await site.log("main")).toHaveLength(2);
  });

  it("goes to the head branch of a pull request, though the checkout is the merge commit", async () => {
    await using site = await openSite({ files: FILES });
    await site.pushCommit({ branch: "topic", files: { "c.png": "c" } });
    await site.pushCommit({ files: { "main.txt": "later" } });
    await site.openPullRequest({ head: "topic" });
    const job = await openJob(site, { "c.png": "C" }, { ref: "refs/pull/1/merge", branch: "topic" });
    const delivered = await deliver({ ...options, ...job });
    expect(delivered.errors).toEqual([]);
    expect([...(await site.tree("topic")).keys()]).not.toContain("main.txt");
    expect(String(await site.file("topic", "c.png"))).toBe("C");
    expect(String(await site.file("main", "c.png"))).toBe("undefined");
  });

  it("makes no commit when the branch has it all", async () => {
    await using site = await openSite({ files: { ...FILES, [lock.path]: "a.png\n" } });
    const job = await openJob(site, { "a.png": "A" });
    const tip = await site.pushCommit({ files: { "a.png": "A" } });
    expect(await deliver({ ...options, ...job })).toEqual({ stale: [], warnings: [], errors: [] });
    expect(await site.tip("main")).toBe(tip);
  });

  // By API, an executable file goes the way of large commits.
  it.each(["100644", "100755"])("adds and removes files of the lock, with an image of the mode %s", async (mode) => {
    await using site = await openSite({ files: { ...FILES, "locks/old.json": "{}" } });
    await site.pushCommit({ files: { "a.png": { content: "a", mode } } });
    const job = await openJob(site, { "a.png": "A" });
    const edit: LockEdit = {
      files: [lock.path, "locks/new.json"].map((path) => ({ path, text: `${path}\n` })),
      removed: ["locks/old.json"],
    };
    const delivered = await deliver({ ...options, ...job, lock: { ...lock, merge: () => edit } });
    expect(delivered).toMatchObject({ errors: [], commit: { sha: await site.tip("main") } });
    expect([...(await site.tree("main")).keys()].sort()).toEqual([...Object.keys(FILES), lock.path, "locks/new.json"].sort());
    expect(String(await site.file("main", "locks/new.json"))).toBe("locks/new.json\n");
    expect(site.violations).toEqual([]);
  });

  it("keeps the executable bit, and writes through no link", async () => {
    await using site = await openSite({ files: { ...FILES } });
    await site.pushCommit({ files: { "x.png": { content: "x", mode: "100755" }, "dir/y.png": "y" } });
    const job = await openJob(site, { "x.png": "X", "dir/y.png": "Y" });
    await site.pushCommit({ files: { "dir/y.png": null, dir: { content: "/tmp", mode: "120000" } } });
    const delivered = await deliver({ ...options, ...job });
    expect(delivered).toMatchObject({ errors: [], stale: [{ output: "dir/y.png" }] });
    const entries = await site.hub.store.listTree("refs/heads/main", { recursive: true });
    expect(entries.find(({ path }) => path === "x.png")?.mode).toBe("100755");
    expect(delivered.commit?.verified).toBe(commitMethod === "api");
  });

  it("names the permission, and saves the images, when the token may not write", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A" }, { token: site.readToken });
    const { commit, artifact, errors } = await deliver({ ...options, ...job });
    expect(commit).toBeUndefined();
    expect(artifact?.name).toBe("retouch");
    expect(errors).toHaveLength(1);
    expect(errors[0]?.code).toBe("delivery");
    expect(errors[0]?.message).toContain("`permissions: contents: write`");
    expect(errors[0]?.message).toContain(String(artifact?.url));
    expect(errors[0]?.message).not.toContain(site.readToken);
    expect(site.readArtifact("retouch").get("a.png")?.toString()).toBe("A");
  });

  it("tells that the branch is protected, without trying again", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A" });
    await site.protect("main");
    const { errors, artifact } = await deliver({ ...options, ...job });
    expect(errors[0]?.message).toMatch(/rule violations found|protected branch/i);
    expect(errors[0]?.message).not.toContain("did not complete");
    expect(artifact).toBeDefined();
    expect(site.requests.filter(({ operation }) => operation === move)).toHaveLength(1);
  });

  it("repeats why GitHub refused, without advice on permissions, where those are not the cause", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A" });
    const body = commitMethod === "api" ? { message: ARCHIVED } : `${ARCHIVED}\n`;
    const headers = { "content-type": commitMethod === "api" ? "application/json" : "text/plain; charset=utf-8" };
    const operation = commitMethod === "api" ? move : "info/refs?service=git-receive-pack";
    site.faults.push({ match: { operation }, do: { status: 403, body, headers } });
    const { errors } = await deliver({ ...options, ...job });
    expect(errors[0]?.message).toContain(ARCHIVED);
    expect(errors[0]?.message).not.toContain("permissions");
  });

  it("gives up after five tries", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A" });
    let count = 0;
    site.faults.push({
      match: { operation: move },
      times: 9,
      do: { before: async (github) => void (await github.pushCommit({ files: { "other.txt": String(++count) } })) },
    });
    const { errors, artifact } = await deliver({ ...options, ...job });
    expect(errors[0]?.message).toContain("in 5 tries");
    expect(artifact).toBeDefined();
    expect(count).toBe(5);
  });

  it("takes odd names", async () => {
    const odd = ['sp ace & "quote".png', "emoji 🎨/ä#?%20.png", "-dash.png", ":(top)x.png", "[a]*.png", "back\\slash.png"];
    await using site = await openSite({ files: { ...FILES, ...Object.fromEntries(odd.map((path) => [path, path])) } });
    const job = await openJob(site, Object.fromEntries(odd.map((path) => [path, `edited ${path}`])));
    const { errors, stale } = await deliver({ ...options, ...job, targets: ["commit", "artifact"] });
    expect({ errors, stale }).toEqual({ errors: [], stale: [] });
    for (const path of odd)
      expect(String(await site.hub.store.read((await site.tree("main")).get(path) ?? "").then((o) => o?.content))).toBe(`edited ${path}`);
    const uploaded = site.readArtifact("retouch");
    const results: { output: string; file: string }[] = JSON.parse(String(uploaded.get("results.json")));
    for (const { output, file } of results) expect(uploaded.get(file)?.toString()).toBe(`edited ${output}`);
  });
}
