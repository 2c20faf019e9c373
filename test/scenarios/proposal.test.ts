import { describe, expect, test } from "vitest";
import { type AimlapiEmulator, startAimlapi } from "../emulators/aimlapi.ts";
import { type GithubEmulator, startGithub } from "../emulators/github/github.ts";
import { scheduleEvent } from "../runner/events.ts";
import { drawPicture, drawPictures } from "./pictures.ts";
import { aimlapiInputs, countPaid, countRequests, listPaths, openPull, play, playPull, readLock, type Scene, statusOf } from "./scene.ts";

const BRANCH = "retouch/monthly-images";

const start = async (paths: readonly string[] = ["a.png", "b.png"]) =>
  startGithub({ files: { "README.md": "# Pictures\n", ...(await drawPictures(paths)) } });

/** The run of a Monday. */
const playWeek = async (github: GithubEmulator, api: AimlapiEmulator, inputs: Record<string, string> = {}): Promise<Scene> =>
  play(github, await scheduleEvent(github), {
    inputs: { ...aimlapiInputs(api), deliver: "pull-request", ...inputs },
    hidden: [api.key],
    workflow: "Monthly images",
  });

const pullOf = (github: GithubEmulator, number = 1) => {
  const pull = github.hub.pulls.get(number);
  if (!pull) throw new Error(`there is no pull request ${number}`);
  return pull;
};

const WRITES = [
  "updateRefs",
  "createCommitOnBranch",
  "git/create-commit",
  "pulls/create",
  "pulls/update",
  "git/update-ref",
  "git/create-ref",
];
const countWrites = (github: GithubEmulator) => WRITES.reduce((sum, operation) => sum + countRequests(github, operation), 0);

describe.concurrent("a pull request of the run's own", () => {
  test("is opened once, brought to the newest base, and builds on what people commit", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const base = await github.tip("main");
    const first = await playWeek(github, api);
    expect(first).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: {
        edited: "2",
        branch: BRANCH,
        "commit-sha": await github.tip(BRANCH),
        "commit-verified": "true",
        "pull-request-number": "1",
        "pull-request-url": "https://github.com/octo-org/pictures/pull/1",
        "pull-request-operation": "created",
      },
    });
    const [commit] = await github.log(BRANCH);
    expect(commit).toMatchObject({ parents: [base], message: expect.stringContaining("chore(images): edit 2 images with Retouch") });
    expect(await github.tip("main")).toBe(base);
    expect(pullOf(github)).toMatchObject({ title: "chore(images): edit 2 images with Retouch", base: "main", draft: false, state: "open" });
    const { body } = pullOf(github);
    for (const text of [`blob/${base}/a.png`, `blob/${commit?.oid}/a.png`, `blob/${commit?.oid}/b.png`, "close the pull request"])
      expect(body).toContain(text);

    // The next Monday nothing has changed.
    const second = await playWeek(github, api);
    expect(second).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: { edited: "0", unchanged: "2", "skip-reason": "up-to-date", "pull-request-number": "1", "pull-request-operation": "none" },
    });
    expect(countWrites(github)).toBe(0);
    expect(await github.tip(BRANCH)).toBe(commit?.oid);

    // The base moves, and one source with it.
    const newer = await drawPicture(9);
    const moved = await github.pushCommit({ files: { "README.md": "# Other words\n", "b.png": newer } });
    const third = await playWeek(github, api);
    expect(third).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: { edited: "1", unchanged: "1", "pull-request-operation": "updated" },
    });
    expect(api.ledger.runs).toBe(3);
    expect((await github.log(BRANCH)).map(({ parents }) => parents)[0]).toEqual([moved]);
    expect(String(await github.file(BRANCH, "README.md"))).toBe("# Other words\n");
    expect(pullOf(github)).toMatchObject({ state: "open", title: "chore(images): edit 2 images with Retouch" });
    const lock = await readLock(github, BRANCH);
    const tree = await github.tree(BRANCH);
    expect(["a.png", "b.png"].map((path) => lock[path]?.outputBlob)).toEqual(["a.png", "b.png"].map((path) => tree.get(path)));
    expect(lock["b.png"]?.sourceBlob).toBe((await github.tree("main")).get("b.png"));
    for (const path of ["a.png", "b.png"]) expect(pullOf(github).body).toContain(`/${path}?raw=true`);

    // The base moves alone: the branch follows, with the commit's own message.
    const again = await github.pushCommit({ files: { "README.md": "# New words\n" } });
    const fourth = await playWeek(github, api);
    expect(fourth).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: { edited: "0", "pull-request-operation": "updated", cost: "0" },
    });
    expect((await github.log(BRANCH))[0]).toMatchObject({ parents: [again], message: expect.stringContaining("edit 2 images") });
    expect(api.ledger.runs).toBe(3);

    // Somebody touches up a result, and the base moves again.
    const touched = await drawPicture(11);
    const theirs = await github.pushCommit({ branch: BRANCH, files: { "a.png": touched } });
    const late = await github.pushCommit({ files: { "b.png": await drawPicture(12), "c.png": await drawPicture(13) } });
    const fifth = await playWeek(github, api);
    expect(fifth).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "2", "pull-request-operation": "updated" } });
    expect(statusOf(fifth)).toEqual({ "a.png": "stale", "b.png": "edited", "c.png": "edited" });
    expect(await github.file(BRANCH, "a.png")).toEqual(touched);
    expect((await github.log(BRANCH))[0]?.parents).toEqual([theirs, late]);
    expect(api.ledger.runs).toBe(5);
    expect(pullOf(github).state).toBe("open");
    expect(await listPaths(github, BRANCH)).toEqual(["README.md", "a.png", "b.png", "c.png"]);
  });

  test("that was closed is not opened again, but for a changed source or with force", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    await playWeek(github, api);
    await github.endPullRequest(1, {});
    const second = await playWeek(github, api);
    expect(second).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: { edited: "0", unchanged: "2", "skip-reason": "up-to-date", cost: "0" },
    });
    expect(second.stdout).toContain("2 images were declined in an earlier pull request.");
    expect(countWrites(github)).toBe(0);
    expect(countPaid(api)).toBe(2);

    await github.pushCommit({ files: { "b.png": await drawPicture(9) } });
    const third = await playWeek(github, api);
    expect(third).toMatchObject({ exitCode: 0, outputs: { edited: "1", "pull-request-number": "2", "pull-request-operation": "created" } });
    expect(await github.file(BRANCH, "a.png")).toEqual(await github.file("main", "a.png"));
    expect(pullOf(github, 2).title).toContain("edit 1 image");
    // Whoever deletes the branch says no as well.
    await github.endPullRequest(2, { deleteBranch: true });
    expect(await playWeek(github, api)).toMatchObject({ outputs: { edited: "0", "skip-reason": "up-to-date" } });
    expect(countPaid(api)).toBe(3);
    const forced = await playWeek(github, api, { force: "true" });
    expect(forced).toMatchObject({
      exitCode: 0,
      outputs: { edited: "2", "pull-request-number": "3", "pull-request-operation": "created" },
    });
  });

  test("that was closed says no to each version of a picture that was in one", async () => {
    await using api = await startAimlapi();
    await using github = await start(["a.png"]);
    const [first, second] = [await github.file("main", "a.png"), await drawPicture(9)];
    await playWeek(github, api);
    await github.endPullRequest(1, { deleteBranch: true });
    await github.pushCommit({ files: { "a.png": second } });
    await playWeek(github, api);
    await github.endPullRequest(2, { deleteBranch: true });
    for (const bytes of [first, second]) {
      await github.pushCommit({ files: { "a.png": bytes ?? null } });
      expect(await playWeek(github, api)).toMatchObject({ exitCode: 0, outputs: { edited: "0", "skip-reason": "up-to-date" } });
    }
    expect(github.hub.pulls.size).toBe(2);
    expect(countPaid(api)).toBe(2);
  });

  test("has a result again, at no cost, for a source that was gone for a while", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const source = await github.file("main", "a.png");
    await playWeek(github, api);
    const result = await github.file(BRANCH, "a.png");
    await github.pushCommit({ files: { "a.png": null } });
    expect(await playWeek(github, api)).toMatchObject({ exitCode: 0, outputs: { edited: "0", unchanged: "1" } });
    expect(await listPaths(github, BRANCH)).not.toContain("a.png");
    await github.pushCommit({ files: { "a.png": source ?? null } });
    expect(await playWeek(github, api)).toMatchObject({ exitCode: 0, outputs: { edited: "1", unchanged: "1", cost: "0" } });
    expect(await github.file(BRANCH, "a.png")).toEqual(result);
    expect(countPaid(api)).toBe(2);
  });

  test("is a new one after a squash merge, and is closed when nothing is left", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    await playWeek(github, api);
    await github.endPullRequest(1, { merge: "squash" });
    const second = await playWeek(github, api);
    expect(second).toMatchObject({ exitCode: 0, outputs: { edited: "0", "skip-reason": "up-to-date" } });
    expect(countWrites(github)).toBe(0);
    await github.hub.store.run(["update-ref", "-d", `refs/heads/${BRANCH}`]);
    await playWeek(github, api);
    expect(github.requests.map(({ operation }) => operation)).toEqual(["git/get-ref"]);

    await github.pushCommit({ files: { "c.png": await drawPicture(9) } });
    const third = await playWeek(github, api);
    expect(third).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: { edited: "1", "pull-request-number": "2", "pull-request-operation": "created" },
    });
    expect((await github.log(BRANCH))[0]?.parents).toEqual([await github.tip("main")]);
    expect(countPaid(api)).toBe(3);

    // The source goes, and with it what was proposed.
    await github.pushCommit({ files: { "c.png": null } });
    const fourth = await playWeek(github, api);
    expect(fourth).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: { "pull-request-number": "2", "pull-request-operation": "closed" },
    });
    expect(pullOf(github, 2)).toMatchObject({ state: "closed", merged: false });
    expect(github.comments(2).map(({ body }) => body)).toEqual([expect.stringContaining("Nothing is left to propose")]);
    expect(await github.tip(BRANCH)).toBeUndefined();
    // That was no "no".
    await github.pushCommit({ files: { "c.png": await drawPicture(9) } });
    expect(await playWeek(github, api)).toMatchObject({ outputs: { edited: "1", "pull-request-number": "3" } });
  });

  test("that may not be opened leaves the images on the branch, and a link", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    github.hub.mayOpenPulls = false;
    const first = await playWeek(github, api);
    expect(first).toMatchObject({ exitCode: 1, outputs: { edited: "2", branch: BRANCH, "pull-request-number": "" } });
    const [{ message = "" } = {}] = first.annotations;
    for (const text of [
      "Allow GitHub Actions to create and approve pull requests",
      "Settings → Actions → General",
      `https://github.com/octo-org/pictures/compare/main...${BRANCH}`,
    ])
      expect(message).toContain(text);
    expect(first.annotations).toHaveLength(1);
    const tip = await github.tip(BRANCH);
    expect(Object.keys(await readLock(github, BRANCH))).toEqual(["a.png", "b.png"]);
    // Allowed, the next run opens it for what is there.
    github.hub.mayOpenPulls = true;
    const second = await playWeek(github, api);
    expect(second).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: { edited: "0", "pull-request-operation": "created", cost: "0" },
    });
    expect(await github.tip(BRANCH)).toBe(tip);
    expect(countPaid(api)).toBe(2);
    expect(pullOf(github).body).toContain(`blob/${tip}/a.png`);
  });

  test("has the title, text, labels and people that the workflow names, and keeps what people write", async () => {
    await using api = await startAimlapi();
    await using github = await start(["a.png"]);
    const inputs = {
      "pr-title": "New pictures ({count})",
      "pr-body": "Please look at {paths}.",
      "pr-labels": "images, automated",
      "pr-draft": "true",
      "pr-reviewers": "@mona, octo-org/design, nobody",
      "pr-assignees": "hubot, stranger",
    };
    const first = await playWeek(github, api, inputs);
    expect(first).toMatchObject({ exitCode: 0, outputs: { "pull-request-operation": "created" } });
    expect(first.annotations.map(({ level, message }) => [level, message])).toEqual([
      ["warning", expect.stringContaining("Reviews may only be requested from collaborators")],
      ["warning", expect.stringContaining("the review by a team")],
      ["warning", expect.stringContaining("stranger")],
    ]);
    expect(pullOf(github)).toMatchObject({ title: "New pictures (1)", draft: true, labels: ["images", "automated"], assignees: ["hubot"] });
    expect(pullOf(github).body).toMatch(/^Please look at a\.png\.\n\n<!-- retouch:begin \w+ -->\n/);

    Object.assign(pullOf(github), { body: `My words.\n\n${pullOf(github).body}\n\nMore words.`, labels: [] });
    await github.pushCommit({ files: { "b.png": await drawPicture(9) } });
    await playWeek(github, api, inputs);
    expect(pullOf(github)).toMatchObject({ title: "New pictures (2)", labels: [] });
    expect(pullOf(github).body).toMatch(
      /^My words\.\n\nPlease look at a\.png\.\n\n<!-- retouch:begin[\s\S]*b\.png[\s\S]*<!-- retouch:end -->\n\nMore words\.$/,
    );
    pullOf(github).title = "A title of mine";
    await github.pushCommit({ files: { "c.png": await drawPicture(10) } });
    await playWeek(github, api, inputs);
    expect(pullOf(github).title).toBe("A title of mine");
  });

  test("is made by the git command line too, with what others pushed meanwhile kept", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const inputs = { "commit-method": "git" };
    expect(await playWeek(github, api, inputs)).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: { "pull-request-operation": "created" },
    });
    const moved = await github.pushCommit({ files: { "b.png": await drawPicture(9) } });
    expect(await playWeek(github, api, inputs)).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1", unchanged: "1" } });
    expect((await github.log(BRANCH))[0]?.parents).toEqual([moved]);
    expect(countPaid(api)).toBe(3);
    const theirs = await github.pushCommit({ branch: BRANCH, files: { "notes.txt": "hello" } });
    const late = await github.pushCommit({ files: { "b.png": await drawPicture(10) } });
    expect(await playWeek(github, api, inputs)).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1", unchanged: "1" } });
    expect((await github.log(BRANCH))[0]?.parents).toEqual([theirs, late]);
    expect(await listPaths(github, BRANCH)).toEqual(["README.md", "a.png", "b.png", "notes.txt"]);
    expect(pullOf(github).state).toBe("open");
  });

  test("loses nothing that is pushed or merged while it is written", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    await playWeek(github, api);
    const late = await github.pushCommit({ files: { "c.png": await drawPicture(9) } });
    let theirs = "";
    const push = async () => {
      theirs = await github.pushCommit({ branch: BRANCH, files: { "notes.txt": "hello" } });
    };
    github.faults.push({ match: { operation: "updateRefs" }, do: { before: push } });
    expect(await playWeek(github, api)).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1" } });
    expect((await github.log(BRANCH))[0]?.parents).toEqual([theirs, late]);
    expect(await listPaths(github, BRANCH)).toEqual(["README.md", "a.png", "b.png", "c.png", "notes.txt"]);

    await github.pushCommit({ files: { "d.png": await drawPicture(10) } });
    const merge = () => github.endPullRequest(1, { merge: "squash", deleteBranch: true });
    github.faults.push({ match: { operation: "updateRefs" }, do: { before: merge } });
    const run = await playWeek(github, api);
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1", "pull-request-number": "2" } });
    expect((await github.log(BRANCH))[0]?.parents).toEqual([await github.tip("main")]);
    expect(await listPaths(github, BRANCH)).toEqual(["README.md", "a.png", "b.png", "c.png", "d.png", "notes.txt"]);
    expect(await github.hub.store.text(["diff", "--name-only", "main", BRANCH, "--", "*.png"])).toBe("d.png");
    expect(countPaid(api)).toBe(4);
  });

  test("needs a permission: nothing is paid for without it, or the branch has the images", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const token = "ghs_emulatedTokenOfThisScenario0000000000";
    const playWith = async (pullRequests: "none" | "read") => {
      github.addToken(token, { login: "github-actions[bot]", permissions: { contents: "write", pullRequests, issues: "none" } });
      const inputs = { ...aimlapiInputs(api), deliver: "pull-request", branch: "bot/images", base: "main" };
      return play(github, await scheduleEvent(github), { inputs, token, hidden: [api.key] });
    };
    github.hub.private = true;
    const first = await playWith("none");
    expect(first).toMatchObject({ exitCode: 1, outputs: { edited: "0" } });
    expect(first.annotations.map(({ message }) => message)).toEqual([expect.stringContaining("`permissions: pull-requests: write`")]);
    expect(countPaid(api)).toBe(0);
    const second = await playWith("read");
    expect(second).toMatchObject({ exitCode: 1, outputs: { edited: "2", branch: "bot/images", "pull-request-operation": "none" } });
    expect(second.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/`permissions: pull-requests: write`.*compare\/main\.\.\.bot\/images/),
    ]);
    expect(Object.keys(await readLock(github, "bot/images"))).toEqual(["a.png", "b.png"]);
  });

  test("is for the branch of a pull request where it runs on one", async () => {
    await using github = await start([]);
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const run = await playPull(github, pull, { inputs: { deliver: "pull-request" }, workflow: "Monthly images" });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { branch: `${BRANCH}-for-topic`, "pull-request-number": "2" } });
    expect(pullOf(github, 2)).toMatchObject({ base: "topic", state: "open" });
    expect((await github.log(`${BRANCH}-for-topic`))[0]?.parents).toEqual([await github.tip("topic")]);
    expect(github.comments(1)[0]?.body).toContain("/pull/2");
  });
});
