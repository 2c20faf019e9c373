import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { startAimlapi } from "../emulators/aimlapi.ts";
import { type GithubEmulator, type PullRequest, startGithub } from "../emulators/github/github.ts";
import { pullRequestEvent, workflowDispatchEvent } from "../runner/events.ts";
import { drawPicture, drawPictures } from "./pictures.ts";
import { aimlapiInputs, countPaid, countRequests, openPull, play, playPull } from "./scene.ts";

interface Shown {
  path: string;
  side: string;
  /** Git blob id of the picture. */
  blob: string | undefined;
}

/** The pictures of a comment, in their order: what GitHub would show at each address. */
async function readPictures(github: GithubEmulator, pull: PullRequest, index = 0): Promise<Shown[]> {
  const body = github.comments(pull.number)[index]?.body ?? "";
  const found = [...body.matchAll(/<img src="[^"]*\/blob\/([0-9a-f]{40})\/([^"?]*)\?raw=true"[^>]* alt="[^"]* (before|after)">/g)];
  return Promise.all(
    found.map(async ([, sha = "", encoded = "", side = ""]) => {
      const path = decodeURIComponent(encoded);
      return { path, side, blob: (await github.hub.store.listTree(sha, { recursive: true })).find((entry) => entry.path === path)?.oid };
    }),
  );
}

const blobOf = (bytes: Buffer | undefined) =>
  createHash("sha1")
    .update(`blob ${bytes?.length}\0`)
    .update(bytes ?? "")
    .digest("hex");

const sortPairs = (shown: readonly Shown[]) => shown.toSorted((a, b) => a.path.localeCompare(b.path) || b.side.localeCompare(a.side));

/** Before is what was pushed, after what the branch has now. */
async function expectPairs(github: GithubEmulator, pull: PullRequest, files: Record<string, Buffer>): Promise<void> {
  const tree = await github.tree("topic");
  const pairs = Object.entries(files).flatMap(([path, bytes]): Shown[] => [
    { path, side: "before", blob: blobOf(bytes) },
    { path, side: "after", blob: tree.get(path) },
  ]);
  // Those of one run are in the order in which they were finished.
  // Candidates stand in a table of their own.
  const shown = (await readPictures(github, pull)).filter(({ side }) => side === "before" || side === "after");
  expect(sortPairs(shown)).toEqual(sortPairs(pairs));
  for (const { side, blob } of pairs)
    expect(side === "before" || !pairs.some((one) => one.side === "before" && one.blob === blob)).toBe(true);
}

const start = () => startGithub({ files: { "README.md": "# Pictures\n" } });

describe.concurrent("the comment of a pull request", () => {
  test("F28: shows what earlier runs made below what this one made, each beside its original", async () => {
    await using github = await start();
    const files = await drawPictures(["a.png", "b.png"]);
    const pull = await openPull(github, files);
    await playPull(github, pull);
    expect(countRequests(github, "repository")).toBe(0);
    const c = await drawPicture(77);
    await github.pushCommit({ branch: "topic", files: { "c.png": c } });
    const run = await playPull(github, pull);
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "1", unchanged: "2" } });
    expect(countRequests(github, "repository")).toBe(1);
    expect(github.comments(pull.number)).toHaveLength(1);
    const body = github.comments(pull.number)[0]?.body ?? "";
    expect(body).toContain("Earlier in this pull request");
    await expectPairs(github, pull, { "c.png": c, ...files });
    expect((await readPictures(github, pull)).slice(0, 2).map(({ path }) => path)).toEqual(["c.png", "c.png"]);
    for (const path of ["a.png", "b.png", "c.png"]) {
      const anchor = createHash("sha256").update(path).digest("hex");
      expect(body).toContain(`/pull/${pull.number}/files#diff-${anchor}"><code>${path}</code></a>`);
    }
    // The same for an issue or a pull request that another step makes.
    expect(run.outputs.markdown).toContain("Earlier in this pull request");
    expect(run.outputs.markdown).not.toContain("<!--");
    // A run with nothing to do finds the same images, and leaves the comment as it is.
    const again = await playPull(github, pull);
    expect(again.outputs["skip-reason"]).toBe("up-to-date");
    expect(github.comments(pull.number)[0]?.body).toBe(body);
    expect(countRequests(github, "issues/update-comment")).toBe(0);
  });

  test("still shows the pictures of a run that a later push did not know", async () => {
    await using api = await startAimlapi();
    await using github = await start();
    const files = await drawPictures(["a.png", "b.png", "c.png"]);
    const pull = await openPull(github, files);
    const options = { inputs: aimlapiInputs(api), hidden: [api.key] };
    const first = await pullRequestEvent(github, pull);
    const checkout = await github.checkout({ ref: first.ref, token: github.token });
    await github.pushCommit({ branch: "topic", files: { "guide.md": "Another word." } });
    const second = await pullRequestEvent(github, pull);
    const waiting = await github.checkout({ ref: second.ref, token: github.token });
    expect((await play(github, first, { ...options, checkout })).outputs.edited).toBe("3");
    const run = await play(github, second, { ...options, checkout: waiting });
    expect(run).toMatchObject({ exitCode: 0, outputs: { edited: "0", unchanged: "3" } });
    expect(countPaid(api)).toBe(3);
    await expectPairs(github, pull, files);
  });

  test("is renewed without the picture that somebody replaced", async () => {
    await using github = await start();
    const files = await drawPictures(["a.png", "b.png"]);
    const pull = await openPull(github, files);
    await playPull(github, pull);
    await github.pushCommit({ branch: "topic", files: { "a.png": await drawPicture(50) } });
    await playPull(github, pull, { inputs: { prompt: "Add a frame", "on-modified": "keep" } });
    const pictures = await readPictures(github, pull);
    expect(pictures.map(({ path, side }) => `${path} ${side}`)).not.toContain("a.png before");
    expect(pictures.map(({ path, side }) => `${path} ${side}`)).toContain("b.png after");
    const { body = "" } = github.comments(pull.number)[0] ?? {};
    expect(body).toContain("1 image edited in this pull request");
    expect(body).toContain("<code>a.png</code></td><td>kept: edited by hand");
  });

  test("shows the original of a picture that was made again, or of which another candidate was taken by hand", async () => {
    await using github = await start();
    const files = await drawPictures(["a.png", "b.png"]);
    const pull = await openPull(github, files);
    const inputs = { candidates: "2", "changed-only": "false" };
    await playPull(github, pull, { inputs });
    const [first] = github.comments(pull.number);
    const event = await workflowDispatchEvent(github, { branch: "topic" });
    const taking = await play(github, event, { inputs: { ...inputs, "take-candidate": "b.png=2" }, workflow: "Take" });
    expect(taking).toMatchObject({ exitCode: 0, outputs: { edited: "1", "comment-id": String(first?.id) } });
    expect(github.comments(pull.number)).toHaveLength(1);
    const { "a.png": a = Buffer.alloc(0), "b.png": b = Buffer.alloc(0) } = files;
    await expectPairs(github, pull, { "b.png": b, "a.png": a });
    // Another prompt begins with the original, and does not make another comment.
    await playPull(github, pull, { inputs: { prompt: "Add two frames" } });
    expect(github.comments(pull.number)).toHaveLength(1);
    await expectPairs(github, pull, files);
    // A branch without a pull request has no comment to renew.
    await github.pushCommit({ branch: "other", files: await drawPictures(["x.png"], { from: 60 }) });
    const alone = await play(github, await workflowDispatchEvent(github, { branch: "other" }), { inputs: { images: "x.png" } });
    expect(alone).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1", "comment-id": "" } });
  });

  test("F29: is one for each leg of a matrix, round after round", async () => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]));
    const legs = ["fr", "de", "ja"];
    const round = async () => {
      for (const locales of legs) {
        const inputs = { images: "[ab].png", locales, prompt: `Translate into ${locales}`, provider: "sandbox" };
        expect((await playPull(github, pull, { inputs })).exitCode).toBe(0);
      }
    };
    await round();
    const markers = () => github.comments(pull.number).map(({ body }) => body.split("\n", 1)[0]);
    const before = markers();
    expect(new Set(before).size).toBe(3);
    await github.pushCommit({ branch: "topic", files: await drawPictures(["b.png"], { from: 30 }) });
    await round();
    expect(markers()).toEqual(before);
    for (const [index, locale] of legs.entries()) {
      const shown = (await readPictures(github, pull, index)).filter(({ side }) => side === "after").map(({ path }) => path);
      expect(shown).toEqual([`b.${locale}.png`, `a.${locale}.png`]);
    }
  });

  test("does not come of a pull request that changes no picture", async () => {
    await using github = await startGithub({ files: await drawPictures(["docs/a.png", "docs/b.png"]) });
    const pull = await openPull(github, { "docs/guide.md": "Another word." });
    const run = await playPull(github, pull, { inputs: { images: "docs/**/*.png" } });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { "skip-reason": "no-match" } });
    expect(github.comments(pull.number)).toEqual([]);
  });

  test("tells of its own run alone where GitHub does not say what was before", async () => {
    await using github = await start();
    const pull = await openPull(github, await drawPictures(["a.png"]));
    await playPull(github, pull);
    await github.pushCommit({ branch: "topic", files: { "b.png": await drawPicture(40) } });
    github.faults.push({ match: { operation: "repository" }, times: 9, do: { status: 403, body: { message: "Forbidden" } } });
    expect(await playPull(github, pull)).toMatchObject({ exitCode: 0, annotations: [] });
    expect((await readPictures(github, pull)).map(({ path }) => path)).toEqual(["b.png", "b.png"]);
    // The next one finds them again.
    github.faults.length = 0;
    await playPull(github, pull);
    expect((await readPictures(github, pull)).map(({ path }) => path)).toEqual(["b.png", "b.png", "a.png", "a.png"]);
  });
});
