import { describe, expect, test } from "vitest";
import { z } from "zod";
import { startAimlapi } from "../emulators/aimlapi.ts";
import { type Comment, type GithubEmulator, type PullRequest, startGithub } from "../emulators/github/github.ts";
import { type Answer, fixedAnswer } from "../emulators/picture.ts";
import { issueCommentEvent, scheduleEvent } from "../runner/events.ts";
import { drawPicture, drawPictures } from "./pictures.ts";
import {
  aimlapiInputs,
  countPaid,
  countRequests,
  openPull,
  play,
  playPull,
  readLock,
  type Scene,
  type SceneOptions,
  statusOf,
} from "./scene.ts";

const start = () => startGithub({ files: { "README.md": "# Pictures\n" } });
const checkout = { ref: "refs/pull/1/head" };

/** Another picture each time. */
function answerInTurn(): Answer {
  let count = 0;
  return async (order) => fixedAnswer(await drawPicture(100 + count++, order))(order);
}

interface Said extends Scene {
  comment: Comment;
  /** Of Retouch, to this comment. */
  answer: string | undefined;
  reactions: string[];
}

/** Somebody writes a comment, and the workflow that it starts runs. */
async function say(
  github: GithubEmulator,
  pull: PullRequest,
  body: string,
  { login = "mona", ...options }: SceneOptions & { login?: string } = {},
) {
  const comment = github.addComment(pull.number, { body, login });
  return obey(github, pull, comment, options);
}

/** Somebody ticks a box of the comment, by the words behind it. */
async function tick(
  github: GithubEmulator,
  pull: PullRequest,
  words: string,
  { login = "mona", ...options }: SceneOptions & { login?: string },
) {
  const comment = github.comments(pull.number).find(({ body }) => body.includes(`- [ ] ${words}`));
  if (!comment) throw new Error(`there is no box ${words}`);
  const from = comment.body;
  comment.body = from.replace(`- [ ] ${words}`, `- [x] ${words}`);
  comment.updatedAt = new Date(Date.parse(comment.updatedAt) + 1000).toISOString();
  return obey(github, pull, comment, options, { from, sender: login });
}

async function obey(
  github: GithubEmulator,
  pull: PullRequest,
  comment: Comment,
  options: SceneOptions = {},
  change: { from?: string; sender?: string } = {},
): Promise<Said> {
  const event = await issueCommentEvent(github, pull, { comment, ...change });
  const run = await play(github, event, { checkout, ...options });
  const answer = github.comments(pull.number).find(({ body }) => body.startsWith(`<!-- retouch:answer%20${comment.id}%20`));
  return { ...run, comment, answer: answer?.body, reactions: comment.reactions.map(({ content }) => content) };
}

const lastPrompt = (requests: readonly { kind: string; body: unknown }[]) =>
  z.object({ prompt: z.string() }).parse(requests.findLast(({ kind }) => kind === "paid")?.body).prompt;

// One after another: each has several runs.
describe("a comment on the pull request", () => {
  test("has one image made again by words of its own, and paid for once", async () => {
    await using api = await startAimlapi({ answer: answerInTurn() });
    await using github = await start();
    const options = { inputs: aimlapiInputs(api), hidden: [api.key] };
    const pull = await openPull(github, await drawPictures(["docs/a.png", "b.png"]));
    await playPull(github, pull, options);
    expect(countPaid(api)).toBe(2);
    const [before, made] = [await github.tree("topic"), await readLock(github, "topic")];

    const run = await say(github, pull, "Too dark.\n/retouch retry a.png seed=7 add: less {sky}", options);
    expect(run, run.stdout).toMatchObject({ exitCode: 0, outputs: { edited: "1", branch: "topic" }, reactions: ["+1"] });
    expect(countPaid(api)).toBe(3);
    expect(lastPrompt(api.requests)).toBe("Add a frame less {sky}");
    expect(run.answer).toContain("<code>docs/a.png</code>: edited");
    const after = await github.tree("topic");
    expect(after.get("docs/a.png")).not.toBe(before.get("docs/a.png"));
    expect(after.get("b.png")).toBe(before.get("b.png"));
    const lock = await readLock(github, "topic");
    expect(lock["docs/a.png"]).toMatchObject({ recipe: made["docs/a.png"]?.recipe, sourceBlob: made["docs/a.png"]?.sourceBlob });

    // The workflow's own prompt is another one, and takes the result for its own.
    const later = await playPull(github, pull, options);
    expect(later.outputs["skip-reason"]).toBe("up-to-date");
    // The same event again, as by "Re-run jobs".
    const again = await obey(github, pull, run.comment, options);
    expect(again).toMatchObject({ exitCode: 0, outputs: { "skip-reason": "no-command" } });
    expect(countPaid(api)).toBe(3);
    expect((await github.tree("topic")).get("docs/a.png")).toBe(after.get("docs/a.png"));
    expect(github.comments(pull.number).filter(({ body }) => body.includes("answer%20"))).toHaveLength(1);
  });

  test("takes a candidate, keeps the original, and has it edited again, all for nothing", async () => {
    await using api = await startAimlapi({ answer: answerInTurn() });
    await using github = await start();
    const inputs = { ...aimlapiInputs(api), model: "alibaba/qwen-image-3-edit", candidates: "2" };
    const options = { inputs, hidden: [api.key] };
    const pull = await openPull(github, await drawPictures(["a.png", "b.png"]));
    const original = await github.file("topic", "a.png");
    await playPull(github, pull, options);
    const paid = countPaid(api);
    const lock = await readLock(github, "topic");

    const taking = await say(github, pull, "/retouch take a.png 2", options);
    expect(taking, taking.stdout).toMatchObject({ exitCode: 0, outputs: { cost: "0" }, reactions: ["+1"] });
    expect((await github.tree("topic")).get("a.png")).toBe(lock["a.png#candidate-2"]?.outputBlob);

    const keeping = await say(github, pull, "/retouch keep a.png", options);
    expect(keeping, keeping.stdout).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "0", changed: "true", cost: "0" } });
    expect(keeping.answer).toContain("<code>a.png</code>: original restored");
    expect(await github.file("topic", "a.png")).toEqual(original);
    expect((await github.log("topic"))[0]?.message).toContain("restore 1 original");
    // Whatever the prompt is.
    const later = await playPull(github, pull, {
      ...options,
      inputs: { ...inputs, images: "a.png", prompt: "Add a hat", "changed-only": "false" },
    });
    expect(statusOf(later)).toEqual({ "a.png": "modified" });
    expect(await github.file("topic", "a.png")).toEqual(original);

    const editing = await say(github, pull, "/retouch edit a.png", options);
    expect(editing, editing.stdout).toMatchObject({ exitCode: 0, outputs: { edited: "1", cost: "0" } });
    expect((await github.tree("topic")).get("a.png")).toBe(lock["a.png"]?.outputBlob);
    expect(countPaid(api)).toBe(paid);
  });

  test("of an image that fails keeps it from being tried again", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const options = { inputs: aimlapiInputs(api), hidden: [api.key] };
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const keeping = await say(github, pull, "/retouch keep a.png", options);
    expect(keeping, keeping.stdout).toMatchObject({ exitCode: 0, reactions: ["+1"] });
    expect(keeping.answer).toContain("<code>a.png</code>: kept as it is");
    expect(await readLock(github, "topic")).toEqual({ "a.png": expect.objectContaining({ kept: true, cost: 0 }) });
    const later = await playPull(github, pull, options);
    expect(later.outputs["skip-reason"]).toBe("up-to-date");
    expect(countPaid(api)).toBe(0);
  });

  test("changes what the run's own pull request proposes, and later runs leave it so", async () => {
    await using api = await startAimlapi({ answer: answerInTurn() });
    const workflow = "on:\n  schedule:\n  issue_comment:\n    types: [created, edited]\n";
    const files = { ...(await drawPictures(["a.png", "b.png"])), ".github/workflows/images.yml": workflow };
    await using github = await startGithub({ files });
    const inputs = { ...aimlapiInputs(api), deliver: "pull-request" };
    const options = { inputs, hidden: [api.key], workflow: "Monthly images" };
    await play(github, await scheduleEvent(github), options);
    const [branch, pull] = ["retouch/monthly-images", github.hub.pulls.get(1)];
    if (!pull) throw new Error("there is no pull request");
    expect(pull.body).toContain("<code>/retouch help</code>");
    const before = await github.tree(branch);

    const run = await say(github, pull, "/retouch keep a.png\n/retouch retry b.png", options);
    expect(run, run.stdout).toMatchObject({ exitCode: 0, annotations: [], outputs: { branch, edited: "1" }, reactions: ["+1"] });
    const after = await github.tree(branch);
    expect(after.get("a.png")).toBe((await github.tree("main")).get("a.png"));
    expect(after.get("b.png")).not.toBe(before.get("b.png"));

    await github.pushCommit({ files: { "README.md": "# Other words\n" } });
    const later = await play(github, await scheduleEvent(github), options);
    expect(later, later.stdout).toMatchObject({ exitCode: 0, outputs: { edited: "0", "pull-request-operation": "updated" } });
    const rebuilt = await github.tree(branch);
    expect([rebuilt.get("a.png"), rebuilt.get("b.png")]).toEqual([after.get("a.png"), after.get("b.png")]);
    expect(countPaid(api)).toBe(3);
  });

  test("has boxes where the workflow listens, of which each does what its words say", async () => {
    await using api = await startAimlapi({ answer: answerInTurn() });
    const workflow = "on:\n  pull_request:\n  issue_comment:\n    types: [created, edited]\n";
    await using github = await startGithub({ files: { ".github/workflows/images.yml": workflow } });
    const options = { inputs: aimlapiInputs(api), hidden: [api.key] };
    const pull = await openPull(github, await drawPictures(["docs/a.png", "b.png"]));
    const original = await github.file("topic", "b.png");
    await playPull(github, pull, options);
    const [before, made] = [await github.tree("topic"), github.comments(pull.number)[0]?.body ?? ""];
    expect(made.match(/^- \[ \] .*$/gm)).toHaveLength(4);

    const stranger = await tick(github, pull, "<code>b.png</code>: edit it again", { ...options, login: "mallory" });
    expect(stranger).toMatchObject({ exitCode: 0, outputs: { "skip-reason": "no-command" }, answer: undefined });
    // The comment as a stranger could not have changed it.
    const [comment] = github.comments(pull.number);
    if (comment) comment.body = made;

    const again = await tick(github, pull, "<code>docs/a.png</code>: edit it again", options);
    expect(again, again.stdout).toMatchObject({ exitCode: 0, outputs: { edited: "1", branch: "topic" } });
    expect(again.answer).toContain("<code>docs/a.png</code>: edited");
    expect(countPaid(api)).toBe(3);
    expect((await github.tree("topic")).get("docs/a.png")).not.toBe(before.get("docs/a.png"));
    expect(github.comments(pull.number)[0]?.body).not.toContain("[x]");

    const kept = await tick(github, pull, "<code>b.png</code>: keep the original", options);
    expect(kept, kept.stdout).toMatchObject({ exitCode: 0, outputs: { cost: "0" } });
    expect(await github.file("topic", "b.png")).toEqual(original);
    expect(countPaid(api)).toBe(3);

    // A later run leaves the box there.
    await github.pushCommit({ branch: "topic", files: { "c.png": await drawPicture(77) } });
    await playPull(github, pull, options);
    expect(countPaid(api)).toBe(4);
    const edited = await tick(github, pull, "<code>b.png</code>: edit it after all", options);
    expect(edited, edited.stdout).toMatchObject({ exitCode: 0, outputs: { edited: "1", cost: "0" } });
    expect((await github.tree("topic")).get("b.png")).toBe(before.get("b.png"));
    expect(github.comments(pull.number)[0]?.body).not.toContain("after all");
    expect(countPaid(api)).toBe(4);
  });

  test("has a box for an original in the place of a translation, and of an image that was never edited", async () => {
    await using api = await startAimlapi({ answer: answerInTurn() });
    const workflow = "on:\n  pull_request:\n  issue_comment:\n";
    await using github = await startGithub({ files: { ".github/workflows/images.yml": workflow, "main.png": await drawPicture(77) } });
    const inputs = { ...aimlapiInputs(api), images: "*.png\n!*.fr.png", output: "{dir}/{name}.fr{ext}" };
    const options = { inputs, hidden: [api.key] };
    const pull = await openPull(github, await drawPictures(["a.png", "b.png"]));
    await playPull(github, pull, options);
    expect(countPaid(api)).toBe(2);
    const before = await github.tree("topic");

    // The other image of the repository is none of this pull request until somebody says so.
    const kept = await say(github, pull, "/retouch keep a.png\n/retouch keep main.png", options);
    expect(kept, kept.stdout).toMatchObject({ exitCode: 0, reactions: ["+1"] });
    expect((await github.tree("topic")).get("a.fr.png")).toBe(before.get("a.png"));
    const first = await tick(github, pull, "<code>a.fr.png</code>: edit it after all", options);
    expect(first, first.stdout).toMatchObject({ exitCode: 0, outputs: { edited: "1", cost: "0" } });
    expect((await github.tree("topic")).get("a.fr.png")).toBe(before.get("a.fr.png"));
    const second = await tick(github, pull, "<code>main.fr.png</code>: edit it after all", options);
    expect(second, second.stdout).toMatchObject({ exitCode: 0, outputs: { edited: "1" } });
    expect(countPaid(api)).toBe(3);
  });

  test("at the same time as another one leaves both images on the branch, in the lock and in the comment", async () => {
    const answer = answerInTurn();
    let meanwhile: (() => Promise<unknown>) | undefined;
    await using api = await startAimlapi({
      answer: async (order) => {
        const work = meanwhile;
        meanwhile = undefined;
        await work?.();
        return answer(order);
      },
    });
    await using github = await start();
    const options = { inputs: aimlapiInputs(api), hidden: [api.key] };
    const pull = await openPull(github, await drawPictures(["a.png", "b.png", "c.png"]));
    await playPull(github, pull, options);
    const before = await github.tree("topic");

    // While the first run waits for its image, the second one begins and ends.
    let second: Said | undefined;
    meanwhile = async () => {
      second = await say(github, pull, "/retouch retry b.png", options);
    };
    const first = await say(github, pull, "/retouch retry a.png", options);
    for (const run of [first, second]) expect(run, run?.stdout).toMatchObject({ exitCode: 0, outputs: { edited: "1" }, reactions: ["+1"] });
    const [after, lock] = [await github.tree("topic"), await readLock(github, "topic")];
    for (const path of ["a.png", "b.png"]) {
      expect(after.get(path)).not.toBe(before.get(path));
      expect(lock[path]?.outputBlob).toBe(after.get(path));
    }
    expect(countPaid(api)).toBe(5);
    const comment = github.comments(pull.number).find(({ body }) => body.includes("### Retouch"))?.body ?? "";
    for (const path of ["a.png", "b.png", "c.png"]) expect(comment).toContain(`alt="${path} after"`);
  });

  test("of anybody else, or with another word, does nothing", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const options = { inputs: aimlapiInputs(api), hidden: [api.key] };
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const tip = await github.tip("topic");

    const stranger = await say(github, pull, "/retouch retry a.png", { ...options, login: "mallory" });
    expect(stranger).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: { "skip-reason": "no-command" },
      answer: undefined,
      reactions: [],
    });
    expect(stranger.stdout).toContain('"mallory" has no write access');

    const typo = await say(github, pull, "/retouch rtry a.png @mona #1", options);
    expect(typo).toMatchObject({ exitCode: 0, annotations: [], outputs: { "skip-reason": "no-command" }, reactions: ["confused"] });
    expect(typo.answer).toContain("Did you mean <code>retry</code>?");
    expect(typo.answer).toContain("<code>/retouch take PATH 2</code>");
    expect(typo.answer).not.toMatch(/@mona|#1\b/);

    const missing = await say(github, pull, "/retouch retry c.png", options);
    expect(missing).toMatchObject({ exitCode: 1, reactions: ["confused"] });
    expect(missing.answer).toContain("No image of the recipes matches");
    // The comment with the pictures is no place for a typing mistake.
    expect(
      github.comments(pull.number).filter(({ body, login }) => !["mona", "mallory"].includes(login) && !body.includes("answer%20")),
    ).toHaveLength(0);

    expect(api.requests).toEqual([]);
    expect(await github.tip("topic")).toBe(tip);
    expect(countRequests(github, "createCommitOnBranch")).toBe(0);
  });

  test("on the pull request of a fork is answered, and nothing of it is touched", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]), { fork: "mallory" });
    const run = await say(github, pull, "/retouch retry a.png", { inputs: aimlapiInputs(api), hidden: [api.key] });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { "skip-reason": "fork" }, reactions: ["confused"] });
    expect(run.answer).toContain("comes from a fork");
    expect(api.requests).toEqual([]);
  });
});
