/**
 * Makes the README's pictures of the comment: runs the bundle with the sandbox provider on pull requests that add example pictures,
 * against the imitated GitHub of the tests, and takes pictures of the comments that it leaves there, in light and in dark.
 *
 * Usage: node scripts/render-readme.ts [--examples examples] [--out docs]
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { marked } from "marked";
import sharp from "sharp";
import { type GithubEmulator, startGithub } from "../test/emulators/github/github.ts";
import { pullRequestEvent } from "../test/runner/events.ts";
import { runAction } from "../test/runner/run-action.ts";
import { renderPage, THEME_NAMES, withBrowser } from "./comment-page.ts";

interface Scene {
  /** Of the pictures' files. */
  name: string;
  /** Of the examples. */
  pictures: readonly string[];
  folder: string;
  inputs: Record<string, string>;
}

const SCENES: readonly Scene[] = [
  {
    name: "comment",
    pictures: ["app-screenshot.png", "banner.png"],
    folder: "docs/images",
    inputs: { images: "docs/**", prompt: "Make the colours of the picture a little warmer." },
  },
  {
    name: "localized",
    pictures: ["app-screenshot.png"],
    folder: "docs/images/en",
    inputs: { images: "docs/images/en/*", locales: "fr, de, ja, ar", "source-locale": "en", output: "docs/images/{locale}/{name}{ext}" },
  },
];

const { values } = parseArgs({ options: { examples: { type: "string", default: "examples" }, out: { type: "string", default: "docs" } } });
await withBrowser(async (browser) => {
  const page = await browser.newPage();
  for (const scene of SCENES) {
    const html = await play(scene);
    for (const theme of THEME_NAMES) {
      await page.setContent(renderPage(html, theme));
      const path = join(values.out, `${scene.name}-${theme}.png`);
      const picture = await sharp(await page.locator("main").screenshot())
        .png({ palette: true, colours: 256, effort: 10 })
        .toFile(path);
      console.log(`${path} (${picture.width}×${picture.height}, ${Math.round(picture.size / 1024)} KB)`);
    }
  }
});

/** @returns the comment as HTML that needs no network. */
async function play({ pictures, folder, inputs }: Scene): Promise<string> {
  const files: Record<string, Buffer> = {};
  for (const name of pictures) files[`${folder}/${name}`] = await readFile(join(values.examples, name));
  await using github = await startGithub({ owner: "octo-org", repo: "handbook", files: { "README.md": "# Handbook\n" } });
  await github.pushCommit({ branch: "new-pictures", files });
  const pull = await github.openPullRequest({ head: "new-pictures" });
  const checkout = await github.checkout({ ref: `refs/pull/${pull.number}/merge` });
  const event = await pullRequestEvent(github, pull);
  const run = await runAction({ ...checkout, ...event, github, token: github.token, inputs: { ...inputs, deliver: "commit" } });
  const comment = github.comments(pull.number)[0];
  if (run.exitCode !== 0 || !comment) throw new Error(`The run left no comment:\n${run.stdout}`);
  return await inlinePictures(github, await marked.parse(comment.body, { gfm: true }));
}

/** GitHub's addresses lead nowhere here, so that the page gets the pictures of the commits themselves. */
async function inlinePictures({ hub }: GithubEmulator, text: string): Promise<string> {
  let page = text;
  for (const [, address = "", sha = "", path = ""] of text.matchAll(/<img src="([^"]*\/blob\/([0-9a-f]+)\/([^"?]*)\?raw=true)"/g)) {
    const blob = await hub.store.read(`${sha}:${decodeURIComponent(path)}`);
    if (!blob) throw new Error(`${address} does not exist`);
    page = page.replace(`<img src="${address}"`, `<img src="data:image/png;base64,${blob.content.toString("base64")}"`);
  }
  return page;
}
