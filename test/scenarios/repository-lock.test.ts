import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type AimlapiEmulator, startAimlapi } from "../emulators/aimlapi.ts";
import { type GithubEmulator, startGithub } from "../emulators/github/github.ts";
import { pullRequestEvent, pushEvent, type RunnerEvent } from "../runner/events.ts";
import { decodePicture, drawPicture, drawPictures } from "./pictures.ts";
import {
  aimlapiInputs,
  BRANCH_LOCK,
  countPaid,
  LOCK,
  listLockFiles,
  listPaths,
  openPull,
  play,
  playPull,
  readLock,
  readResults,
  readSent,
  statusOf,
} from "./scene.ts";

const start = () => startGithub({ files: { "README.md": "# Pictures\n" } });

/** A run for an event, however old: GitHub checks out the event's commit. */
const playOld = (github: GithubEmulator, event: RunnerEvent, api: AimlapiEmulator, inputs: Record<string, string> = {}) =>
  play(github, event, { checkout: { ref: event.sha }, inputs: { ...aimlapiInputs(api), ...inputs }, hidden: [api.key] });

const push = async (github: GithubEmulator, files: Parameters<GithubEmulator["pushCommit"]>[0]["files"]) => {
  const before = (await github.tip("main")) ?? "";
  await github.pushCommit({ files });
  return pushEvent(github, { before });
};

const UP_TO_DATE = { exitCode: 0, annotations: [], outputs: { "skip-reason": "up-to-date", "commit-sha": "", cost: "0" } };

describe.concurrent("a run that begins with an old commit", () => {
  test("pays nothing when it is repeated after its results were committed", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const event = await push(github, await drawPictures(["docs/a.png", "docs/b.png"]));
    expect(await playOld(github, event, api)).toMatchObject({ exitCode: 0, outputs: { edited: "2" } });
    const tip = await github.tip("main");
    const run = await playOld(github, event, api);
    expect(run).toMatchObject(UP_TO_DATE);
    expect(statusOf(run)).toEqual({ "docs/a.png": "unchanged", "docs/b.png": "unchanged" });
    expect(countPaid(api)).toBe(2);
    expect(await github.tip("main")).toBe(tip);
    // The newest commit, its files, and the text of its lock.
    expect(github.requests.map(({ operation }) => operation)).toEqual(["git/get-ref", "git/get-tree", "git/get-blob"]);
  });

  test("knows results that a sparse checkout leaves out, also those of people", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const event = await push(github, await drawPictures(["docs/a.png", "i18n/de/a.png"]));
    const inputs = { prompt: "", images: "docs/*.png", locales: "fr, de", output: "i18n/{locale}/{name}{ext}", "result-cache": "none" };
    const options = { inputs: { ...aimlapiInputs(api), ...inputs }, hidden: [api.key] };
    const playSparse = async () => {
      const checkout = await github.checkout({ ref: event.ref });
      await checkout.git("sparse-checkout", "set", "docs");
      return play(github, { ...event, sha: checkout.sha }, { ...options, checkout });
    };
    const person = await github.file("main", "i18n/de/a.png");
    expect(await playSparse()).toMatchObject({ exitCode: 0, outputs: { edited: "1" } });
    expect(await github.file("main", "i18n/de/a.png")).toEqual(person);
    const tip = await github.tip("main");
    const run = await playSparse();
    expect(run, run.stdout).toMatchObject({ exitCode: 0, outputs: { edited: "0", changed: "false", cost: "0" } });
    expect(readResults(run).map(({ output, status }) => [output, status])).toEqual([
      ["i18n/fr/a.png", "unchanged"],
      ["i18n/de/a.png", "modified"],
    ]);
    expect(countPaid(api)).toBe(1);
    expect(await github.tip("main")).toBe(tip);
  });

  test.each(["api", "git"])("pays only for what is missing on the branch (by %s)", async (method) => {
    await using api = await startAimlapi();
    await using github = await start();
    const paths = ["a.png", "b.png", "c.png"];
    const pull = await openPull(github, await drawPictures(paths));
    const event = await pullRequestEvent(github, pull);
    api.faults.push({ ...api.scenarios.refused(), nth: 2 });
    const inputs = { "commit-method": method };
    expect(await playOld(github, event, api, inputs)).toMatchObject({ exitCode: 1, outputs: { edited: "2", failed: "1" } });
    const run = await playOld(github, event, api, inputs);
    expect(run).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: { edited: "1", unchanged: "2", "commit-sha": await github.tip("topic") },
    });
    expect(api.ledger.runs).toBe(3);
    const lock = await readLock(github, "topic");
    const tree = await github.tree("topic");
    expect(paths.map((path) => lock[path]?.outputBlob)).toEqual(paths.map((path) => tree.get(path)));
    expect(await listLockFiles(github, "topic")).toHaveLength(1);
    expect(await listPaths(github, "topic")).toEqual(["README.md", ...paths]);
  });

  test("that waited for the run of the push before pays nothing", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const first = await push(github, { "a.png": await drawPicture(1) });
    const second = await push(github, { "README.md": "# Other words\n" });
    expect(await playOld(github, first, api)).toMatchObject({ exitCode: 0, outputs: { edited: "1" } });
    const edited = await github.file("main", "a.png");
    expect(await playOld(github, second, api)).toMatchObject(UP_TO_DATE);
    expect(countPaid(api)).toBe(1);
    expect(await github.file("main", "a.png")).toEqual(edited);
  });

  test("of a pull request that waited for another one leaves the comment as it is", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png", "b.png", "c.png"]));
    const first = await pullRequestEvent(github, pull);
    await github.pushCommit({ branch: "topic", files: { "README.md": "# Other words\n" } });
    const second = await pullRequestEvent(github, pull);
    expect(await playOld(github, first, api)).toMatchObject({ exitCode: 0, outputs: { edited: "3" } });
    const [comment] = github.comments(pull.number);
    const run = await playOld(github, second, api);
    expect(run).toMatchObject(UP_TO_DATE);
    expect(countPaid(api)).toBe(3);
    expect(github.comments(pull.number).map(({ body }) => body)).toEqual([comment?.body]);
    for (const path of ["a.png", "b.png", "c.png"]) expect(comment?.body).toContain(path);
  });

  test("and another recipe edits the original again, in place of the result on the branch", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const original = await drawPicture(1);
    const first = await push(github, { "a.png": original });
    const second = await push(github, { "README.md": "# Other words\n" });
    await playOld(github, first, api);
    const run = await playOld(github, second, api, { "aspect-ratio": "1:1" });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1", "commit-sha": await github.tip("main") } });
    expect(countPaid(api)).toBe(2);
    const made = await decodePicture(await github.file("main", "a.png"));
    expect(made?.width).toBe(made?.height);
    expect(readSent(api)[1]).toEqual(readSent(api)[0]);
    expect((await readLock(github, "main"))["a.png"]?.outputBlob).toBe((await github.tree("main")).get("a.png"));
  });

  test("does not pay for a picture that was deleted on the branch meanwhile, and says so", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const first = await push(github, await drawPictures(["a.png", "b.png"]));
    await github.pushCommit({ files: { "a.png": await drawPicture(9), "b.png": null } });
    const run = await playOld(github, first, api);
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { "skip-reason": "up-to-date", cost: "0" } });
    const said = "1 image has a newer version on the branch. 1 image no longer exists on the branch.";
    for (const text of [run.stdout, run.summary]) expect(text).toContain(said);
    expect(countPaid(api)).toBe(0);
  });

  test("does not pay for a picture that was replaced on the branch meanwhile", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png", "b.png"]));
    const event = await pullRequestEvent(github, pull);
    const newer = await drawPicture(9);
    await github.pushCommit({ branch: "topic", files: { "a.png": newer, "b.png": null } });
    const run = await playOld(github, event, api);
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { "skip-reason": "up-to-date", unchanged: "1", cost: "0" } });
    expect(run.stdout).toContain("1 image has a newer version on the branch.");
    expect(countPaid(api)).toBe(0);
    expect(await github.file("topic", "a.png")).toEqual(newer);
    expect(github.comments(pull.number)).toEqual([]);
  });
});

/** The commit of a merge, as the merge button makes it; undefined for a conflict. */
async function mergePull(github: GithubEmulator, head: string): Promise<string | undefined> {
  const { store } = github.hub;
  const [ours, theirs] = [await github.tip("main"), await github.tip(head)];
  const [tree = ""] = (await store.text(["merge-tree", "--write-tree", ours ?? "", theirs ?? ""], { accept: [1] })).split("\n");
  const conflicts = await store.text(["merge-tree", "--write-tree", "--name-only", ours ?? "", theirs ?? ""], { accept: [1] });
  if (conflicts.split("\n").length > 1) return undefined;
  const author = { name: "Mona Lisa", email: "mona@example.com" };
  const parents = [ours ?? "", theirs ?? ""];
  const oid = await store.writeCommit({ tree, parents, message: `Merge ${head}\n`, author, committer: author });
  await store.updateRef("refs/heads/main", oid, ours ?? "");
  return oid;
}

describe.concurrent("two pull requests that each bring a picture", () => {
  test.each([
    { base: "no lock", first: "docs/a.png", second: "docs/b.png", others: [] },
    {
      base: "a lock, and neighbours by name",
      first: "docs/shot-2.png",
      second: "docs/shot-3.png",
      others: ["docs/shot-1.png", "docs/shot-4.png"],
    },
    { base: "a lock, and names far apart", first: "a/1.png", second: "z/1.png", others: ["k/1.png", "m/1.png", "p/1.png"] },
  ])("are merged without a conflict where the base has $base", async ({ first, second, others }) => {
    await using api = await startAimlapi();
    await using github = await start();
    if (others.length > 0) {
      await playOld(github, await push(github, await drawPictures(others)), api);
      expect(await listLockFiles(github, "main")).toEqual([LOCK]);
    }
    const inputs = aimlapiInputs(api);
    for (const [index, path] of [first, second].entries()) {
      const head = `topic-${index}`;
      const pull = await openPull(github, await drawPictures([path], { from: 20 + 10 * index }), { head });
      const run = await playPull(github, pull, { inputs, hidden: [api.key] });
      expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1" } });
      // In the workspace all records are in one file.
      const text = await readFile(join(run.checkout.workspace, LOCK), "utf8");
      expect(Object.keys(JSON.parse(text).outputs).sort()).toEqual([...others, path].sort());
    }
    expect(await mergePull(github, "topic-0")).toBeDefined();
    expect(await mergePull(github, "topic-1")).toBeDefined();
    const paid = countPaid(api);
    expect(Object.keys(await readLock(github, "main"))).toEqual([...others, first, second].sort());
    expect((await listLockFiles(github, "main")).filter((path) => BRANCH_LOCK.test(path))).toHaveLength(2);

    const event = await push(github, { "README.md": "# Other words\n" });
    expect(await playOld(github, event, api)).toMatchObject(UP_TO_DATE);
    expect(countPaid(api)).toBe(paid);
    expect(github.requests).toEqual([]);
  });
});
