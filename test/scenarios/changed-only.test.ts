import { describe, expect, test } from "vitest";
import { startGithub } from "../emulators/github/github.ts";
import { drawPicture, drawPictures } from "./pictures.ts";
import { openPull, playPull } from "./scene.ts";

const LOCALIZE = { images: "docs/**/*.png", prompt: "", locales: "fr, de", provider: "sandbox" };

describe.concurrent("a pull request", () => {
  test("that changes a translation made by hand alone has nothing to do", async () => {
    await using github = await startGithub({ files: await drawPictures(["docs/a.png", "docs/a.fr.png"]) });
    const pull = await openPull(github, { "docs/a.fr.png": await drawPicture(9) });
    const before = await github.tip("topic");
    const run = await playPull(github, pull, { inputs: LOCALIZE });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { "skip-reason": "no-match", changed: "false" } });
    expect(run.stdout).toContain("docs/a.fr.png is the result of docs/a.png and is not localized itself.");
    expect(await github.tip("topic")).toBe(before);
  });

  test("that changes one of two originals which would become one file fails before anything is written", async () => {
    const png = await drawPicture(1);
    await using github = await startGithub({ files: { "logo.png": png } });
    const pull = await openPull(github, { "logo.jpg": await drawPicture(2, { format: "jpeg" }) });
    const run = await playPull(github, pull, { inputs: { images: "**/*.{png,jpg}", "output-format": "png", provider: "sandbox" } });
    expect(run.exitCode).toBe(1);
    expect(run.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining("logo.jpg and logo.png would both be written to logo.png"),
    ]);
    expect(await github.file("topic", "logo.png")).toEqual(png);
  });
});
