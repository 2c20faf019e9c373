import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Context } from "../../src/context.ts";
import { createGitHub } from "../../src/github/github-client.ts";
import { isAuthor, limitBody, MAX_COMMENT_LENGTH, makeMarker, upsertComment } from "../../src/github/sticky-comment.ts";
import { makeContext, openSite } from "../deliver/site.ts";
import type { GithubEmulator } from "../emulators/github/github.ts";

async function openPull(site: GithubEmulator) {
  await site.pushCommit({ branch: "topic", files: { "a.png": "b" } });
  await site.openPullRequest({ head: "topic" });
  const side = { ref: "topic", sha: "", repo: { full_name: "octo-org/pictures" } };
  const checkout = await site.checkout();
  const context = makeContext({
    github: site,
    checkout,
    event: { pull_request: { number: 1, base: side, head: side } },
    eventName: "pull_request",
  });
  return context;
}

async function write(
  site: GithubEmulator,
  context: Context,
  body: string,
  {
    token = site.token,
    createIfMissing = true,
    key = "Images / edit",
    isOutdated = (body: string) => body !== "",
    adopt = (_: string): string | undefined => undefined,
  } = {},
) {
  const compose = async (found: string | undefined) =>
    (found === undefined ? createIfMissing : isOutdated(found.slice(found.indexOf("\n") + 1))) ? body : undefined;
  return upsertComment({ github: await createGitHub({ token, context }), context, number: 1, key, adopt, compose });
}

const BOT = "github-actions[bot]";

describe("upsertComment", () => {
  it("keeps one comment, found behind many others, and leaves it alone when nothing changed", async () => {
    await using site = await openSite({ files: { "a.png": "a" } });
    const context = await openPull(site);
    for (let index = 0; index < 220; index++) site.addComment(1, { login: "mona", body: `talk ${index}` });
    const first = await write(site, context, "one");
    const second = await write(site, context, "two");
    expect(second).toEqual(first);
    const before = site.requests.length;
    expect(await write(site, context, "two")).toEqual(first);
    expect(site.requests.slice(before).some(({ method, service }) => method !== "GET" && service === "rest")).toBe(false);
    expect(
      site
        .comments(1)
        .filter(({ login }) => login === BOT)
        .map(({ body }) => body),
    ).toEqual(["<!-- retouch:Images%20%2F%20edit -->\ntwo"]);
    expect(first?.url).toContain(`#issuecomment-${first?.id}`);
    expect(site.violations).toEqual([]);
  });

  it("takes nobody else's comment, nor another key's, and the oldest of several", async () => {
    await using site = await openSite({ files: { "a.png": "a" } });
    const context = await openPull(site);
    const marker = makeMarker("Images / edit");
    for (const login of ["mona", "github-actions"]) site.addComment(1, { login, body: `${marker}\nforged` });
    site.addComment(1, { login: BOT, body: `quoted ${marker}` });
    await write(site, context, "other", { key: "Images / edit 2" });
    const oldest = site.addComment(1, { login: BOT, body: `${marker}\nold`, minimized: true });
    site.addComment(1, { login: BOT, body: `${marker}\nduplicate` });
    expect((await write(site, context, "new"))?.id).toBe(oldest.id);
    expect(site.comments(1).map(({ body }) => body.split("\n").at(-1))).toEqual([
      "forged",
      "forged",
      `quoted ${marker}`,
      "other",
      "new",
      "duplicate",
    ]);
    expect(site.comments(1)[4]?.minimized).toBe(true);
  });

  it("takes over the comment of another key where it has none", async () => {
    await using site = await openSite({ files: { "a.png": "a" } });
    const context = await openPull(site);
    const adopt = (other: string) => (other === "Images" ? "Images / edit" : undefined);
    site.addComment(1, { login: "mona", body: `${makeMarker("Images")}\nforged` });
    await write(site, context, "theirs", { key: "other" });
    const old = await write(site, context, "old", { key: "Images" });
    expect((await write(site, context, "new", { adopt }))?.id).toBe(old?.id);
    expect(site.comments(1).at(-1)?.body).toBe(`${makeMarker("Images / edit")}\nnew`);
    // Its own goes before one that it could take over, although it is the younger one.
    await write(site, context, "old", { key: "Images" });
    expect((await write(site, context, "newer", { adopt }))?.id).toBe(old?.id);
    expect(site.comments(1).map(({ body }) => body.split("\n").at(-1))).toEqual(["forged", "theirs", "newer", "old"]);
  });

  it("makes none for a run with nothing to tell, and a new one where it was deleted meanwhile", async () => {
    await using site = await openSite({ files: { "a.png": "a" } });
    const context = await openPull(site);
    expect(await write(site, context, "x", { createIfMissing: false })).toBeUndefined();
    expect(site.comments(1)).toEqual([]);
    const first = await write(site, context, "x");
    site.faults.push({ match: { operation: "issues/update-comment" }, do: { status: 404, body: { message: "Not Found" } } });
    expect((await write(site, context, "y"))?.id).not.toBe(first?.id);
  });

  it("leaves a comment that is not outdated as it is", async () => {
    await using site = await openSite({ files: { "a.png": "a" } });
    const context = await openPull(site);
    const first = await write(site, context, "failed: 1");
    const isOutdated = (body: string) => body.includes("failed");
    await write(site, context, "nothing to do", { isOutdated });
    expect(await write(site, context, "still nothing", { isOutdated })).toEqual(first);
    expect(site.comments(1)[0]?.body).toContain("nothing to do");
  });

  it("names the permission that it lacks", async () => {
    await using site = await openSite({ files: { "a.png": "a" } });
    const context = await openPull(site);
    await expect(write(site, context, "x", { token: site.readToken })).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("`permissions: pull-requests: write`"),
    });
    site.hub.pulls.delete(1);
    await expect(write(site, context, "x")).rejects.toMatchObject({
      message: expect.stringMatching(/no longer has the pull request #1, /),
    });
  });
});

describe("the marker", () => {
  it("cannot be left, and is no other's beginning", () => {
    expect(makeMarker("a --> <script>")).toBe("<!-- retouch:a%20%2D%2D%3E%20%3Cscript%3E -->");
    fc.assert(fc.property(fc.string(), (key) => /^<!-- retouch:[\w.!~*'()%]* -->$/.test(makeMarker(key))));
    fc.assert(fc.property(fc.string(), fc.string(), (one, two) => one === two || !makeMarker(one).startsWith(makeMarker(two))));
  });
});

describe("isAuthor", () => {
  it("tells a bot from a person with its bare name", () => {
    expect(isAuthor({ login: BOT, type: "Bot" }, BOT)).toBe(true);
    expect(isAuthor({ login: BOT, type: "Bot" }, "github-actions")).toBe(true);
    expect(isAuthor({ login: "github-actions", type: "User" }, BOT)).toBe(false);
    expect(isAuthor({ login: "mona", type: "User" }, "mona")).toBe(true);
    expect(isAuthor(null, BOT)).toBe(false);
  });
});

describe("limitBody", () => {
  it("cuts at the end of a line and says so", () => {
    const body = limitBody(`${"line\n".repeat(20_000)}`);
    expect(body.length).toBeLessThanOrEqual(MAX_COMMENT_LENGTH);
    expect(body).toMatch(/\nline\n\n_The rest did not fit/);
    expect(limitBody("x".repeat(70_000)).length).toBe(MAX_COMMENT_LENGTH);
    expect(limitBody("short")).toBe("short");
  });
});
