import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { openSite } from "../deliver/site.ts";
import type { Checkout } from "../emulators/github/checkout.ts";
import {
  issueCommentEvent,
  mergeGroupEvent,
  pullRequestEvent,
  pullRequestTargetEvent,
  pushEvent,
  type RunnerEvent,
  scheduleEvent,
  workflowDispatchEvent,
  workflowRunEvent,
} from "../runner/events.ts";
import { type Start, settle } from "./settle.ts";

const github = await openSite({ files: { "a.png": "a" } });
afterAll(() => github.close());
const old = (await github.tip("main")) ?? "";
const before = await github.pushCommit({ files: { "a.png": "aa" } });
const main = await github.pushCommit({ files: { "b.png": "b" } });
const develop = await github.pushCommit({ branch: "develop", files: { "c.png": "c" } });
await github.pushCommit({ branch: "topic", files: { "d.png": "d" } });
const topic = await github.pushCommit({ branch: "topic", files: { "e.png": "e" } });
const forked = await github.pushCommit({ branch: "main", fork: "mona", files: { "f.png": "f" } });
const own = await github.openPullRequest({ head: "topic" });
const fork = await github.openPullRequest({ head: "main", fork: "mona" });
const HEAD = `refs/pull/${own.number}/head`;
const MERGE = `refs/pull/${own.number}/merge`;
const FORK = `refs/pull/${fork.number}/head`;

const checkouts = new Map<string, Promise<Checkout>>();
/** Most cases only look at a checkout, and can share it. */
function checkOut(ref: string): Promise<Checkout> {
  const checkout = checkouts.get(ref) ?? github.checkout({ ref });
  checkouts.set(ref, checkout);
  return checkout;
}

const COMMIT = { deliver: "commit" };
const push = () => pushEvent(github, { before });

async function run(event: RunnerEvent | Promise<RunnerEvent>, ref: string, given: Start["given"] = COMMIT) {
  const [known, { workspace }] = [await event, await checkOut(ref)];
  return settle(github, { event: known, workspace, given });
}

beforeEach(() => {
  own.state = "open";
  github.faults.length = 0;
});
afterAll(() => expect(github.violations).toEqual([]));

describe("a checkout that the runner itself names is trusted, and GitHub is not asked", () => {
  test.each([
    ["a push", push, "main", "main"],
    ["a schedule", () => scheduleEvent(github), "main", "main"],
    ["a run by hand for another branch", () => workflowDispatchEvent(github, { branch: "develop" }), "develop", "develop"],
    ["a push, without a branch", push, main, "main"],
    ["a pull request's merge commit", () => pullRequestEvent(github, own), MERGE, "topic"],
    ["a pull request's head", () => pullRequestEvent(github, own), HEAD, "topic"],
    ["a pull request's branch", () => pullRequestEvent(github, own), "topic", "topic"],
    ["a pull request's head, on `pull_request_target`", () => pullRequestTargetEvent(github, own), HEAD, "topic"],
  ])("%s", async (_, event, ref, branch) => {
    expect(await run(event(), ref)).toMatchObject({ branch, requests: [], skip: undefined });
  });

  test("a merge group", async () => {
    const event = await mergeGroupEvent(github, own);
    expect(await run(event, event.sha, { deliver: "artifact" })).toMatchObject({ branch: undefined, requests: [] });
  });

  test("a folder without git, and a repository that was made in the job", async () => {
    const { workspace, git } = await github.checkout({ ref: FORK });
    const start = { event: await push(), workspace, given: COMMIT };
    await git("remote", "remove", "origin");
    expect(await settle(github, start)).toMatchObject({ branch: "main", requests: [] });
    await rm(join(workspace, ".git"), { recursive: true });
    expect(await settle(github, start)).toMatchObject({ branch: "main", requests: [] });
  });
});

describe("another checkout of this repository", () => {
  test.each([
    ["another branch is where its results go", () => scheduleEvent(github), "develop", "develop", 1],
    ["a newer commit of the run's branch", async () => ({ ...(await push()), sha: before }), "main", "main", 1],
    ["an older commit of the run's branch", push, old, "main", 2],
    ["a branch at the very commit of the run", push, "twin", "twin", 1],
  ])("%s", async (_, event, ref, branch, requests) => {
    await github.hub.store.run(["update-ref", "refs/heads/twin", main]);
    const settled = await run(event(), ref);
    expect(settled).toMatchObject({ branch, skip: undefined });
    expect(settled.requests).toHaveLength(requests);
  });

  test("a newer merge commit of the pull request", async () => {
    const event = await pullRequestEvent(github, own);
    const pull = event.event.pull_request as Record<string, unknown>;
    const older = { ...pull, merge_commit_sha: old, head: { ...(pull.head as object), sha: old } };
    const settled = await run({ ...event, sha: old, event: { ...event.event, pull_request: older } }, MERGE);
    expect(settled).toMatchObject({ branch: "topic", requests: ["pulls/get"] });
  });

  test("a commit that is on another branch only can be edited, and is never committed to the default branch", async () => {
    const event = workflowDispatchEvent(github, { branch: "develop" });
    expect(await run(event, old, { deliver: "artifact" })).toMatchObject({ branch: "develop" });
    const detached = workflowDispatchEvent(github, { branch: "topic" });
    await expect(run(detached, before)).resolves.toMatchObject({ branch: "topic" });
    const apart = await github.hub.store.writeCommit({
      tree: await github.hub.store.text(["rev-parse", "main^{tree}"]),
      ...{ parents: [main], message: "apart\n", author: { name: "m", email: "m@x" }, committer: { name: "m", email: "m@x" } },
    });
    await github.hub.store.run(["update-ref", "refs/heads/main", apart]);
    await expect(run(detached, apart)).rejects.toMatchObject({
      code: "invalid-input",
      message: expect.stringContaining("without a branch"),
    });
    expect(await run(detached, apart, { deliver: "artifact" })).toMatchObject({ branch: "topic" });
    await github.hub.store.run(["update-ref", "refs/heads/main", main]);
  });

  test("a branch that the job made has no place on GitHub", async () => {
    const { workspace, git } = await github.checkout({ ref: "main" });
    await git("checkout", "--quiet", "-b", "scratch");
    const event = await push();
    const wanted = { code: "invalid-input", message: expect.stringContaining("`scratch`") };
    await expect(settle(github, { event, workspace, given: COMMIT })).rejects.toMatchObject(wanted);
    expect(await settle(github, { event, workspace })).toMatchObject({ branch: "main", requests: [] });
  });
});

describe("a fork's commit is refused", () => {
  const refused = { code: "forbidden", message: expect.stringContaining("It could come from a fork") };

  test.each([
    ["push", push],
    ["schedule", () => scheduleEvent(github)],
    ["workflow_dispatch", () => workflowDispatchEvent(github)],
    ["repository_dispatch", async () => ({ ...(await scheduleEvent(github)), eventName: "repository_dispatch" })],
    // GitHub makes deployments of forks' commits too, for previews; they have no branch.
    ["deployment_status", async () => ({ ...(await scheduleEvent(github)), eventName: "deployment_status", ref: "", sha: forked })],
    ["an event of tomorrow", async () => ({ ...(await scheduleEvent(github)), eventName: "tomorrow" })],
  ])("on %s", async (_, event) => {
    await expect(run(event(), FORK, { deliver: "none" })).rejects.toMatchObject(refused);
    expect(github.requests.length).toBeLessThanOrEqual(6);
  });

  test("under the name of a branch that this repository has too, and under its own id", async () => {
    for (const name of ["main", "develop", forked]) {
      const { workspace, git } = await github.checkout({ ref: FORK });
      await git("symbolic-ref", "HEAD", `refs/heads/${name}`);
      await git("update-ref", `refs/heads/${name}`, forked);
      await expect(settle(github, { event: await push(), workspace })).rejects.toMatchObject(refused);
    }
  });

  test("in a pull request of this repository", async () => {
    await expect(run(pullRequestEvent(github, own), FORK)).rejects.toMatchObject({ message: expect.stringContaining("pull request #1") });
  });

  test("in a folder that the images are taken from", async () => {
    const { workspace } = await github.checkout({ ref: FORK });
    const root = await mkdir(join(dirname(workspace), "root"), { recursive: true });
    await rename(workspace, join(root ?? "", "theirs"));
    const start = { event: await push(), workspace: root ?? "" };
    for (const images of ["theirs/*.png", "**/*.png", "{theirs,mine}/*.png"])
      await expect(settle(github, { ...start, given: { images } })).rejects.toMatchObject(refused);
    expect(await settle(github, { ...start, given: { images: "mine/*.png" } })).toMatchObject({ branch: "main", requests: [] });
  });

  test("when GitHub does not answer, and when there is no token to ask with", async () => {
    github.faults.push({ match: { operation: "repos/get-branch" }, times: 4, do: { status: 500 } });
    const unknown = { message: expect.stringContaining("Retouch has to know whose commit is checked out") };
    await expect(run(scheduleEvent(github), "develop", {})).rejects.toMatchObject({ code: "unavailable", ...unknown });
    await expect(run(scheduleEvent(github), "develop", { "github-token": "" })).rejects.toMatchObject({ code: "forbidden", ...unknown });
  });
});

describe("an event that says whose pull request it is", () => {
  test("must say where its head is", async () => {
    const event = await pullRequestEvent(github, own);
    const { head, ...pull } = event.event.pull_request as { head: { repo?: unknown } };
    const without = { ...event, event: { ...event.event, pull_request: { ...pull, head: { ...head, repo: undefined } } } };
    const unknown = { code: "forbidden", message: expect.stringContaining("does not say which repository") };
    await expect(run(without, MERGE)).rejects.toMatchObject(unknown);
    for (const eventName of ["pull_request", "pull_request_target", "issue_comment", "workflow_run"])
      await expect(run({ ...event, eventName, event: {} }, MERGE)).rejects.toMatchObject(unknown);
    const started = await workflowRunEvent(github, { event: "push", branch: "topic", sha: topic });
    const { head_repository: _, ...nobody } = started.event.workflow_run as { head_repository: unknown };
    await expect(run({ ...started, event: { ...started.event, workflow_run: nobody } }, "main")).rejects.toMatchObject(unknown);
  });

  test("`pull_request_target` with the base checked out is not about the pull request", async () => {
    await expect(run(pullRequestTargetEvent(github, own), "main")).rejects.toMatchObject({
      message: expect.stringContaining("Set `ref: refs/pull/1/head`"),
    });
  });

  test("a closed pull request gets no commit, whatever is checked out; without one it is a run like any other", async () => {
    own.state = "closed";
    const event = await pullRequestEvent(github, own, { action: "closed" });
    for (const ref of [MERGE, "main", FORK]) expect(await run(event, ref)).toMatchObject({ skip: "closed", requests: [] });
    expect(await run(event, "main", { deliver: "artifact" })).toMatchObject({ skip: undefined });
    await expect(run(event, FORK, { deliver: "artifact" })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("an event that only names a pull request", () => {
  const comment = (pull = own) => issueCommentEvent(github, pull);
  const ofPull = (pulls = [own]) => workflowRunEvent(github, { event: "pull_request", branch: "topic", sha: topic, pulls });
  const ofFork = () => workflowRunEvent(github, { event: "pull_request", branch: "main", sha: forked, fork: "mona" });

  test("acts on it where it is checked out", async () => {
    expect(await run(comment(), HEAD)).toMatchObject({ branch: "topic", pull: 1, requests: ["pulls/get"] });
    expect(await run(comment(), MERGE)).toMatchObject({ branch: "topic", pull: 1 });
    expect(await run(ofPull(), "topic")).toMatchObject({ branch: "topic", pull: 1, requests: ["pulls/get"] });
    expect(await run(ofPull([]), topic)).toMatchObject({ branch: "topic", pull: 1, requests: ["pulls/list"] });
    // A push to a branch with a pull request.
    const pushed = workflowRunEvent(github, { event: "push", branch: "topic", sha: topic, pulls: [own] });
    expect(await run(pushed, topic)).toMatchObject({ branch: "topic", pull: 1 });
  });

  test.each(["commit", "artifact"])("is refused where it is not: never `%s` of the default branch instead", async (deliver) => {
    const wanted = { code: "forbidden", message: expect.stringContaining("Set `ref: refs/pull/1/head`") };
    await expect(run(comment(), "main", { deliver })).rejects.toMatchObject(wanted);
    await expect(run(ofPull(), "main", { deliver })).rejects.toMatchObject(wanted);
    await expect(run(comment(), FORK, { deliver })).rejects.toMatchObject(wanted);
  });

  test("of a fork is refused where anything but the workflow's own commit is checked out, and ends neutral otherwise", async () => {
    const wanted = { code: "forbidden", message: expect.stringContaining("not allowed for pull requests from forks") };
    await expect(run(comment(fork), FORK)).rejects.toMatchObject(wanted);
    await expect(run(ofFork(), FORK)).rejects.toMatchObject(wanted);
    await expect(run(ofFork(), "develop")).rejects.toMatchObject(wanted);
    expect(await run(comment(fork), "main")).toMatchObject({ skip: "fork" });
    expect(await run(ofFork(), "main")).toMatchObject({ skip: "fork", requests: [] });
    const suite = { ...(await scheduleEvent(github)), eventName: "check_suite" };
    const checked = { head_branch: null, head_sha: forked, pull_requests: [] };
    await expect(run({ ...suite, event: { check_suite: checked } }, FORK)).rejects.toMatchObject(wanted);
    await expect(run({ ...suite, event: { check_run: { check_suite: checked } } }, FORK)).rejects.toMatchObject(wanted);
  });

  test("by Dependabot, closed, or without an open one left, ends neutral", async () => {
    own.author = "dependabot[bot]";
    expect(await run(comment(), HEAD)).toMatchObject({ skip: "dependabot" });
    own.author = "mona";
    own.state = "closed";
    expect(await run(comment(), HEAD)).toMatchObject({ skip: "closed" });
    expect(await run(ofPull([]), "main")).toMatchObject({ skip: "closed", requests: ["pulls/list"] });
  });

  test("that cannot be read is a refusal", async () => {
    github.faults.push({
      match: { operation: "pulls/get" },
      do: { status: 403, body: { message: "Resource not accessible by integration" } },
    });
    await expect(run(comment(), HEAD)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("pull-requests: read"),
    });
  });

  test("that GitHub no longer has is named, and no permission", async () => {
    const event = await comment();
    const issue = { ...(event.event.issue as object), number: 77 };
    await expect(run({ ...event, event: { ...event.event, issue } }, HEAD)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^GitHub .* \(404: Not Found\)\. It no longer has the pull request #77, .* names\. Retouch has to know/,
      ),
    });
  });

  test("is none where there is none: an issue, and a run for a branch", async () => {
    const event = await comment();
    const { pull_request: _, ...issue } = event.event.issue as { pull_request: unknown };
    expect(await run({ ...event, event: { ...event.event, issue } }, "main")).toMatchObject({ branch: "main", requests: [] });
    const started = { event: "push", branch: "develop", sha: develop };
    expect(await run(workflowRunEvent(github, started), "main")).toMatchObject({ branch: "main", requests: [] });
    expect(await run(workflowRunEvent(github, started), develop)).toMatchObject({ branch: "develop" });
  });
});

describe("a checkout of another repository", () => {
  test("gets no commit, and is edited only where its owner chose it", async () => {
    const { workspace, git } = await github.checkout({ ref: "main" });
    for (const url of ["https://github.com/octo-org/docs", "git@github.com:octo-org/docs.git", "https://github.com/mona/pictures"]) {
      await git("remote", "set-url", "origin", url);
      const start = { event: await scheduleEvent(github), workspace };
      const wanted = { code: "invalid-input", message: expect.stringContaining("another repository") };
      await expect(settle(github, { ...start, given: COMMIT })).rejects.toMatchObject(wanted);
      expect(await settle(github, start)).toMatchObject({ skip: undefined, requests: [] });
      await expect(settle(github, { event: await comment(), workspace })).rejects.toMatchObject({ code: "forbidden" });
    }
    for (const url of ["https://x-access-token:t@github.com/Octo-Org/Pictures/", "ssh://git@ssh.github.com:443/octo-org/pictures.git"]) {
      await git("remote", "set-url", "origin", url);
      expect(await settle(github, { event: await scheduleEvent(github), workspace, given: COMMIT })).toMatchObject({ branch: "main" });
    }
  });
  const comment = () => issueCommentEvent(github, own);
});

describe("a checkout in a folder", () => {
  test("is named where paths would have to be the repository's", async () => {
    const { workspace } = await github.checkout({ ref: MERGE });
    const root = join(dirname(workspace), "top");
    await mkdir(join(root, "deep"), { recursive: true });
    await rename(workspace, join(root, "deep/site"));
    const start = { event: await pullRequestEvent(github, own), workspace: root };
    const images = "deep/site/**/*.png";
    const wanted = { code: "invalid-input", message: expect.stringContaining("checked out in `deep/site`") };
    await expect(settle(github, { ...start, given: { images, ...COMMIT } })).rejects.toMatchObject(wanted);
    await expect(settle(github, { ...start, given: { images, "changed-only": "auto" } })).rejects.toMatchObject(wanted);
    expect(await settle(github, { ...start, given: { images } })).toMatchObject({ branch: "topic", requests: [] });
  });
});
