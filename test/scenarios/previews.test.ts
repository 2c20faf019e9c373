import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { startAimlapi } from "../emulators/aimlapi.ts";
import { type GithubEmulator, type PullRequest, startGithub } from "../emulators/github/github.ts";
import { type KeptRef, readKeptRefs } from "./kept.ts";
import { drawPicture, drawPictures } from "./pictures.ts";
import { aimlapiInputs, countPaid, countRequests, openPull, playPull } from "./scene.ts";

const start = () => startGithub({ files: { "README.md": "# Pictures\n" } });
const refOf = ({ number }: PullRequest) => `refs/retouch/previews/pull-${number}`;

async function readRef(github: GithubEmulator, pull: PullRequest): Promise<KeptRef> {
  const ref = (await readKeptRefs(github, "previews"))[refOf(pull)];
  if (!ref) throw new Error(`${refOf(pull)} is not there`);
  return ref;
}

/** The pictures of a text, in their order: what they are said to be, and what GitHub would show. */
async function readPictures(github: GithubEmulator, text: string): Promise<{ alt: string; format: string; width: number }[]> {
  const found = [...text.matchAll(/<img src="[^"]*\/blob\/([0-9a-f]{40})\/([^"?]*)\?raw=true"[^>]* alt="([^"]*)">/g)];
  return Promise.all(
    found.map(async ([, sha = "", path = "", alt = ""]) => {
      const { content } = (await github.hub.store.read(`${sha}:${path}`)) ?? {};
      const { format, width } = await sharp(content).metadata();
      return { alt, format, width };
    }),
  );
}

const bodyOf = (github: GithubEmulator, pull: PullRequest) => github.comments(pull.number)[0]?.body ?? "";
const pairOf = (path: string, width: number) => ["before", "after"].map((side) => ({ alt: `${path} ${side}`, format: "webp", width }));
const outlineOf = (path: string, width: number) => ({ alt: `${path} with outlines around what changed`, format: "webp", width });

/** Gives a pull request pictures, as an earlier run of it would. */
async function putPreviews({ hub: { store } }: GithubEmulator, pull: PullRequest, sha: string): Promise<void> {
  await store.updateRef(refOf(pull), sha, "0".repeat(40));
}

describe.concurrent("pictures without a commit", () => {
  test("F23: stand in the comment and in the summary after each push, as small copies of which none is written twice", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const files = { ...(await drawPictures(["a.png"])), "wide.png": await drawPicture(9, { width: 1000, height: 500 }) };
    const pull = await openPull(github, files);
    const inputs = { ...aimlapiInputs(api), deliver: "artifact" };
    const tip = await github.tip("topic");
    const first = await playPull(github, pull, { inputs, hidden: [api.key] });
    expect(first).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "2" } });
    const expected = [...pairOf("a.png", 48), ...pairOf("wide.png", 800), outlineOf("wide.png", 640)];
    expect(await readPictures(github, bodyOf(github, pull))).toEqual(expected);
    expect(await readPictures(github, first.summary)).toEqual(expected);
    expect(bodyOf(github, pull)).toContain("These are small copies.");
    expect(bodyOf(github, pull)).not.toContain("/files#diff-");
    const before = await readRef(github, pull);
    expect(before).toMatchObject({ parents: "" });
    expect(before.files.size).toBe(5);
    expect(await github.tip("topic")).toBe(tip);
    await github.pushCommit({ branch: "topic", files: { "c.png": await drawPicture(77) } });
    const second = await playPull(github, pull, { inputs: { ...inputs, "result-cache": "git" }, hidden: [api.key] });
    expect(second).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "3" } });
    expect(countPaid(api)).toBe(3);
    const all = await readPictures(github, bodyOf(github, pull));
    expect(all.map(({ alt }) => alt).sort()).toEqual([...expected, ...pairOf("c.png", 48)].map(({ alt }) => alt).sort());
    const after = await readRef(github, pull);
    expect(after.parents).toBe(before.sha);
    expect(after.files.size).toBe(7);
    // Two copies of the new picture, and its result for the cache.
    expect(countRequests(github, "git/create-blob")).toBe(3);
  });

  test("show what changed with outlines, where an edit changed a part of a picture", async () => {
    await using github = await start();
    const files = { "a.png": await drawPicture(5, { width: 640, height: 400 }), "tiny.png": await drawPicture(6) };
    const pull = await openPull(github, files);
    const inputs = { deliver: "artifact", "result-cache": "none", preserve: "outside-change" };
    for (const written of [5, 0]) {
      const run = await playPull(github, pull, { inputs });
      expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "2" } });
      const expected = [...pairOf("a.png", 640), outlineOf("a.png", 640), ...pairOf("tiny.png", 48)];
      expect(await readPictures(github, bodyOf(github, pull))).toEqual(expected);
      expect(await readPictures(github, run.summary)).toEqual(expected);
      expect(countRequests(github, "git/create-blob")).toBe(written);
      expect((await readRef(github, pull)).files.size).toBe(5);
    }
  });

  test("are a link to the gallery where the token may not write, which one request shows, and with `previews: none`", async () => {
    await using github = await start();
    const token = "ghs_emulatedCommentToken000000000000000000";
    github.addToken(token, { login: "github-actions[bot]", permissions: { contents: "read", pullRequests: "write", issues: "read" } });
    const pull = await openPull(github, await drawPictures(["a.png", "b.png"]));
    const inputs = { deliver: "artifact", "result-cache": "none" };
    for (const options of [{ token, inputs }, { inputs: { ...inputs, previews: "none" } }]) {
      const run = await playPull(github, pull, options);
      expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "2" } });
      expect(bodyOf(github, pull)).not.toContain("<img");
      expect(bodyOf(github, pull)).toMatch(/^<p><b><a href="[^"]+">See the images before and after<\/a><\/b><\/p>/m);
      expect(countRequests(github, "git/create-blob")).toBe("token" in options ? 1 : 0);
    }
    expect(await readKeptRefs(github, "previews")).toEqual({});
  });

  test("are not of what a filter hides, and are deleted some days after their pull request was closed, not while it is open", async () => {
    await using github = await start();
    const [open, justClosed, closed] = [
      await openPull(github, { "x.txt": "x" }, { head: "x" }),
      await openPull(github, { "y.txt": "y" }, { head: "y" }),
      await openPull(github, { "z.txt": "z" }, { head: "z" }),
    ];
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    Object.assign(open, { createdAt: daysAgo(60) });
    Object.assign(justClosed, { state: "closed", createdAt: daysAgo(3) });
    Object.assign(closed, { state: "closed", createdAt: daysAgo(30) });
    for (const one of [open, justClosed, closed]) await putPreviews(github, one, (await github.tip("main")) ?? "");
    // What a filter hides is not copied.
    const pull = await openPull(github, {
      ...(await drawPictures(["a.png", "secret/b.png"])),
      ".gitattributes": "secret/** filter=crypt\n",
    });
    const run = await playPull(github, pull, { inputs: { deliver: "none", "result-cache": "none" } });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "2" } });
    expect(await readPictures(github, bodyOf(github, pull))).toEqual(pairOf("a.png", 48));
    // Nor is it in the gallery, which lists it.
    const page = await readFile(run.outputs["report-file"] ?? "", "utf8");
    const { tasks } = JSON.parse(/id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? "") as { tasks: { output: string; pictures: object[] }[] };
    expect(tasks.map(({ output, pictures }) => [output, pictures.length])).toEqual([
      ["a.png", 2],
      ["secret/b.png", 0],
    ]);
    expect(Object.keys(await readKeptRefs(github, "previews")).sort()).toEqual([open, justClosed, pull].map(refOf).sort());
  });
});
