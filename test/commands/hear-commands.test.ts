import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Hearing, hearCommands } from "../../src/commands/hear-commands.ts";
import { loadContext } from "../../src/context.ts";
import { deferGitHub } from "../../src/github/github-client.ts";
import { makeMarker } from "../../src/github/sticky-comment.ts";
import { loadInputs } from "../../src/inputs/load.ts";
import { variableOf } from "../../src/inputs/parse-inputs.ts";
import { openSite } from "../deliver/site.ts";
import type { Comment } from "../emulators/github/github.ts";
import { issueCommentEvent } from "../runner/events.ts";

const STEP = "Images / edit / retouch";
const folder = mkdtempSync(join(tmpdir(), "retouch-hear-"));
const github = await openSite({ files: { "README.md": "# Pictures\n" } });
await github.pushCommit({ branch: "topic", files: { "notes.txt": "x" } });
const pull = await github.openPullRequest({ head: "topic" });
afterAll(() => github.close());

interface Saying {
  sender?: string;
  from?: string;
  given?: Record<string, string>;
  /** Not of a pull request. */
  isIssue?: boolean;
}

async function hear(comment: Comment, { sender, from, given, isIssue = false }: Saying = {}): Promise<Hearing> {
  const { event, eventName, ref, sha } = await issueCommentEvent(github, pull, { comment, sender, from });
  const path = join(folder, "event.json");
  const { pull_request, ...issue } = event.issue as Record<string, unknown>;
  writeFileSync(path, JSON.stringify(isIssue ? { ...event, issue } : event));
  const facts = {
    GITHUB_EVENT_NAME: eventName,
    GITHUB_EVENT_PATH: path,
    GITHUB_REF: ref,
    GITHUB_SHA: sha,
    GITHUB_WORKSPACE: folder,
    GITHUB_WORKFLOW: "Images",
    GITHUB_JOB: "edit",
    GITHUB_ACTION: "retouch",
  };
  const context = loadContext({ ...github.env(), ...facts });
  const values = { images: "**/*.png", prompt: "Add a frame", "github-token": github.token, ...given };
  const inputs = await loadInputs(Object.fromEntries(Object.entries(values).map(([name, value]) => [variableOf(name), value])), context);
  return hearCommands({ context, inputs, github: deferGitHub({ token: github.token, context }) });
}

const write = (body: string, login = "mona") => github.addComment(pull.number, { body, login });
const pathsOf = ({ inputs }: Hearing) => inputs?.commands?.map(({ path }) => path);

describe("a comment", () => {
  it("is heard once", async () => {
    const comment = write("/retouch keep a.png");
    const first = await hear(comment);
    expect(pathsOf(first)).toEqual(["a.png"]);
    expect(github.comments(pull.number).at(-1)).toMatchObject({ id: first.heard?.answer, login: "github-actions[bot]" });
    expect(await hear(comment)).toMatchObject({ skip: { reason: "no-command" } });
  });

  it("of Retouch's own is heard by the boxes that were ticked, and by nothing else that it says", async () => {
    const box = (mark: string, command: string) => `- [${mark}] <code>a.png</code>: do it <!-- ${command} -->`;
    const before = [
      makeMarker("Images"),
      "/retouch keep a.png",
      box(" ", '/retouch retry "b.png"'),
      box("x", '/retouch keep "c.png"'),
    ].join("\n");
    const after = before.replace("[ ]", "[x]");
    const own = () => github.addComment(pull.number, { body: after, login: "github-actions[bot]" });
    expect(pathsOf(await hear(own(), { sender: "mona", from: before }))).toEqual(["b.png"]);
    expect(await hear(own(), { sender: "mona", from: after })).toMatchObject({ skip: { why: expect.stringContaining("no new command") } });
    expect(await hear(own(), { sender: "mona" })).toMatchObject({ skip: { reason: "no-command" } });
    expect(await hear(own(), { sender: "mallory", from: before })).toMatchObject({
      skip: { why: expect.stringContaining("no write access") },
    });
  });

  it("that only looks like Retouch's own has no boxes", async () => {
    const before = `${makeMarker("Images")}\n- [ ] I read the guide <!-- /retouch retry "a.png" -->`;
    const copied = write(before.replace("[ ]", "[x]"), "mallory");
    expect(await hear(copied, { sender: "mona", from: before })).toMatchObject({
      skip: { reason: "no-command", why: "Retouch did not write this comment, so its boxes do nothing." },
    });
  });

  it("of Retouch's own is heard for each box, also where two are ticked within a second, and once for each", async () => {
    const box = (mark: string, path: string) => `- [${mark}] <code>${path}</code>: do it <!-- /retouch retry "${path}" -->`;
    const body = (a: string, b: string) => [makeMarker("Images"), box(a, "a.png"), box(b, "b.png")].join("\n");
    const comment = github.addComment(pull.number, { body: body("x", " "), login: "github-actions[bot]" });
    expect(pathsOf(await hear(comment, { sender: "mona", from: body(" ", " ") }))).toEqual(["a.png"]);
    comment.body = body("x", "x");
    expect(pathsOf(await hear(comment, { sender: "mona", from: body("x", " ") }))).toEqual(["b.png"]);
    expect(await hear(comment, { sender: "mona", from: body("x", " ") })).toMatchObject({ skip: { reason: "no-command" } });
  });

  it("is not taken for answered by what somebody else wrote", async () => {
    const [comment, login] = [write("/retouch keep a.png"), "mallory"];
    const forged = makeMarker(`answer ${comment.id} ${comment.updatedAt} ${STEP}`);
    write(forged, login);
    expect(pathsOf(await hear(comment))).toEqual(["a.png"]);
    expect(github.comments(pull.number).filter(({ body }) => body.startsWith(forged))).toHaveLength(2);
  });

  it("counts for who changed it, with what is new in it alone", async () => {
    const comment = write("/retouch keep a.png\n/retouch keep b.png", "mallory");
    const from = "/retouch keep a.png";
    expect(pathsOf(await hear(comment, { sender: "mona", from }))).toEqual(["b.png"]);
    const other = write(`${from}\n/retouch keep c.png`);
    expect((await hear(other, { sender: "mallory", from })).skip).toMatchObject({ why: expect.stringContaining("no write access") });
    expect(await hear(comment, { sender: "mona", from: `${comment.body}\nA word` })).toMatchObject({ skip: { reason: "no-command" } });
  });

  it("by a bot, or of Retouch's own, is left alone without a request", async () => {
    github.requests.length = 0;
    expect(await hear(write("/retouch keep a.png", "renovate[bot]"))).toMatchObject({ skip: { reason: "no-command" } });
    expect(await hear(write("<!-- retouch:x -->\n/retouch keep a.png"))).toMatchObject({ skip: { reason: "no-command" } });
    expect(github.requests).toEqual([]);
  });

  it("that has the word and no command is no run of another kind, whoever wrote it", async () => {
    github.requests.length = 0;
    for (const body of [
      "> /retouch keep a.png",
      "see github.com/retouch-action/retouch",
      "I use /retouch",
      "<!-- /retouch\n/retouch keep a.png\n-->",
    ])
      expect(await hear(write(body, "mallory")), body).toMatchObject({ skip: { reason: "no-command" } });
    expect(github.requests).toEqual([]);
    expect(await hear(write("Nice picture."))).toEqual({});
  });

  it("on an issue is no run of another kind", async () => {
    github.requests.length = 0;
    expect(await hear(write("/retouch retry a.png"), { isIssue: true })).toEqual({
      skip: { reason: "no-command", why: "The comment is on an issue. Commands work on pull requests only." },
    });
    expect(github.requests).toEqual([]);
  });

  it("is answered although somebody copied the answer's mark into an older comment", async () => {
    const older = write("Hello", "mallory");
    const comment = write("/retouch keep a.png");
    await hear(comment);
    const [stored] = github.hub.comments.filter(({ id }) => id === older.id);
    if (stored) stored.body = makeMarker(`answer ${comment.id} ${comment.updatedAt} ${STEP}`);
    expect(await hear(comment)).toMatchObject({ skip: { reason: "no-command" } });
  });

  it("acts on its own pull request, whatever the workflow delivers otherwise", async () => {
    const { inputs } = await hear(write("/retouch retry a.png"), {
      given: { deliver: "pull-request, artifact", branch: "retouch/x", force: "true", "changed-only": "true" },
    });
    expect(inputs).toMatchObject({ deliver: ["commit", "artifact"], force: false, recipes: [{ changedOnly: false }] });
    expect(inputs?.branch).toBeUndefined();
  });

  it("is an error where the step cannot obey", async () => {
    const cases: Record<string, string>[] = [{ shard: "1/2" }, { frozen: "true" }, { "dry-run": "true" }];
    for (const given of cases) await expect(hear(write("/retouch keep a.png"), { given })).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("is not obeyed where GitHub does not say who may write", async () => {
    const fault = {
      match: { operation: "repos/get-collaborator-permission-level" },
      times: 1,
      do: { status: 403, body: { message: "Forbidden" } },
    };
    github.faults.push(fault);
    await expect(hear(write("/retouch keep a.png"))).rejects.toMatchObject({ code: "forbidden" });
  });
});
