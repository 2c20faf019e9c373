import { describe, expect, test } from "vitest";
import { type AimlapiEmulator, startAimlapi } from "../emulators/aimlapi.ts";
import { type GithubEmulator, startGithub } from "../emulators/github/github.ts";
import { scheduleEvent } from "../runner/events.ts";
import { drawPicture, drawPictures } from "./pictures.ts";
import { aimlapiInputs, play, type Scene } from "./scene.ts";

const BRANCH = "retouch/images";

/** One leg of a matrix over languages. */
const playLeg = async (github: GithubEmulator, api: AimlapiEmulator, locales: string): Promise<Scene> =>
  play(github, await scheduleEvent(github), {
    // One may wait for another one.
    timeoutMs: 230_000,
    inputs: { ...aimlapiInputs(api), deliver: "pull-request", prompt: "", locales, output: "{dir}/{name}.{locale}{ext}", images: "?.png" },
    hidden: [api.key],
  });

/** The files that the text of the pull request shows, each of which its commit has. */
async function listShown(github: GithubEmulator): Promise<string[]> {
  const { body = "" } = github.hub.pulls.get(1) ?? {};
  const shown = [...body.matchAll(/<img src="[^"]*\/blob\/(\w+)\/([^"?]+)/g)].map(([, sha = "", path = ""]) => ({ sha, path }));
  for (const { sha, path } of shown) expect(await github.hub.store.read(`${sha}:${path}`), `${sha} has ${path}`).toBeDefined();
  return [...new Set(shown.map(({ path }) => path))].sort();
}

describe("a pull request that the legs of a matrix share", () => {
  test("shows the results of all, also when a source is changed, and names as many", async () => {
    await using api = await startAimlapi();
    await using github = await startGithub({ files: { "README.md": "# Pictures\n", ...(await drawPictures(["a.png"])) } });
    await playLeg(github, api, "fr");
    const second = await playLeg(github, api, "de");
    expect(second).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1", "pull-request-operation": "updated" } });
    expect(await listShown(github)).toEqual(["a.de.png", "a.fr.png", "a.png"]);
    expect(github.hub.pulls.get(1)).toMatchObject({ title: "chore(images): update 2 images with Retouch" });
    expect((await github.log(BRANCH))[0]?.message).toContain("update 2 images");

    // A translation that is made again has no picture of before on the base.
    await github.pushCommit({ files: { "a.png": await drawPicture(8) } });
    expect(await playLeg(github, api, "fr")).toMatchObject({ exitCode: 0, outputs: { edited: "1" } });
    expect(await listShown(github)).toEqual(["a.de.png", "a.fr.png", "a.png"]);
    expect(api.ledger.runs).toBe(3);
  });

  test("shows them also when one leg overtakes another one", async () => {
    await using api = await startAimlapi();
    await using github = await startGithub({ files: { "README.md": "# Pictures\n", ...(await drawPictures(["a.png"])) } });
    let other: Scene | undefined;
    github.faults.push({
      match: { operation: "pulls/create" },
      do: {
        before: async () => {
          other = await playLeg(github, api, "de");
        },
      },
    });
    const first = await playLeg(github, api, "fr");
    expect(other).toMatchObject({ exitCode: 0, outputs: { "pull-request-operation": "created" } });
    expect(first).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: { "pull-request-number": "1", "pull-request-operation": "updated" },
    });
    expect(await listShown(github)).toEqual(["a.de.png", "a.fr.png", "a.png"]);
    expect(github.hub.pulls.size).toBe(1);
  });
});
