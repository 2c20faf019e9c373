/**
 * Makes the pictures in the documents: runs the bundle with the sandbox provider on pull requests that add example pictures, against the
 * imitated GitHub of the tests, and takes pictures of the comments and summaries that it leaves there, in light and in dark, and of the
 * gallery. One of these is an illustration: code draws the edit in the place of a model, and the documents say so.
 *
 * Usage: node scripts/render-readme.ts [comment] [localized] [gallery] [illustration] [--examples examples] [--out docs]
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { marked } from "marked";
import type { Browser, BrowserContext, Page } from "playwright-core";
import sharp, { type Sharp } from "sharp";
import { type GithubEmulator, startGithub } from "../test/emulators/github/github.ts";
import { pullRequestEvent } from "../test/runner/events.ts";
import { runAction } from "../test/runner/run-action.ts";
import { renderPage, THEME_NAMES, withBrowser } from "./comment-page.ts";
import { startIllustrator } from "./examples/illustrator.mjs";

interface Scene {
  /** Of the examples. */
  pictures: readonly string[];
  folder: string;
  inputs: Record<string, string>;
  /** Other files of the pull request. */
  files?: Record<string, string>;
}

/** By the names of the pictures' files. */
const COMMENTS: Readonly<Record<string, Scene>> = {
  comment: {
    pictures: ["app-screenshot.png"],
    folder: "docs/images",
    inputs: { images: "docs/**", prompt: "Put a mark into the corner.", preserve: "outside-change" },
  },
  localized: {
    pictures: ["app-screenshot.png"],
    folder: "docs/images/en",
    inputs: {
      images: "docs/images/en/*",
      locales: "fr, de, ja, ar",
      "source-locale": "en",
      output: "docs/images/{locale}/{name}{ext}",
      deliver: "commit",
    },
  },
};

const GALLERY: Scene = {
  pictures: ["app-screenshot.png", "banner.png", "photo.jpg", "phone-screenshot.png"],
  folder: "docs/images",
  inputs: { config: "docs/retouch.yml" },
  files: {
    "docs/retouch.yml": `recipes:
  - name: mark
    images: ["docs/images/*", "!docs/images/phone-*"]
    prompt: Put a mark into the corner. Change nothing else.
    preserve: outside-change
  - name: store
    images: docs/images/phone-screenshot.png
    source-locale: en
    locales: [de, fr, ja, ar]
    output: docs/{locale}/{name}{ext}
`,
  },
};

/** As the demo shows it. */
const ILLUSTRATION: Scene = {
  pictures: ["photo.jpg"],
  folder: "docs/images",
  inputs: {
    images: "docs/**",
    prompt: "Remove the trees. Change nothing else.",
    preserve: "outside-change",
    provider: "openai-compatible",
    model: "drawn-by-code",
  },
};

/** CSS pixels of a comment on a desktop and on a phone. */
const WIDTHS = { "": 860, "-phone": 390 };
/** Pixels of a picture to each of them, on a phone. */
const PHONE_DENSITY = 2;

/** Tells, in a page, whether all pictures are there. */
const LOADED = "[...document.images].every(({ complete }) => complete)";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { examples: { type: "string", default: "examples" }, out: { type: "string", default: "docs" } },
});
const isWanted = (name: string) => positionals.length === 0 || positionals.includes(name);
await withBrowser(async (context) => {
  for (const [name, scene] of Object.entries(COMMENTS)) {
    if (!isWanted(name)) continue;
    const { comment, summary } = await play(scene, (left) => left);
    for (const theme of THEME_NAMES) {
      for (const [kind, width] of Object.entries(WIDTHS))
        await showComment(context, { html: comment, theme, width, file: `${name}${kind}-${theme}.png` });
      if (name === "comment") await showComment(context, { html: summary, theme, width: WIDTHS[""], file: `summary-${theme}.png` });
    }
  }
  if (isWanted("gallery")) await showList(context, await play(GALLERY, ({ reportFile }) => readFile(reportFile, "utf8")));
  if (isWanted("illustration")) {
    const { url, close } = await startIllustrator();
    const scene = { ...ILLUSTRATION, inputs: { ...ILLUSTRATION.inputs, "base-url": url } };
    await showViewer(context, await play(scene, ({ reportFile }) => readFile(reportFile, "utf8")));
    close();
  }
});

/** Runs a scene, and reads what it left before that is deleted. */
async function play<T>(
  { pictures, folder, inputs, files: others }: Scene,
  read: (left: { comment: string; summary: string; reportFile: string }) => T | Promise<T>,
): Promise<T> {
  const files: Record<string, Buffer | string> = { ...others };
  for (const name of pictures) files[`${folder}/${name}`] = await readFile(join(values.examples, name));
  await using github = await startGithub({ owner: "octo-org", repo: "handbook", files: { "README.md": "# Handbook\n" } });
  await github.pushCommit({ branch: "new-pictures", files });
  const pull = await github.openPullRequest({ head: "new-pictures" });
  const checkout = await github.checkout({ ref: `refs/pull/${pull.number}/merge` });
  const event = await pullRequestEvent(github, pull);
  const run = await runAction({ ...checkout, ...event, github, token: github.token, inputs });
  const comment = github.comments(pull.number)[0];
  if (run.exitCode !== 0 || !comment) throw new Error(`The run left no comment:\n${run.stdout}`);
  const toPage = async (markdown: string) => inlinePictures(github, await marked.parse(markdown, { gfm: true }));
  return await read({
    comment: await toPage(comment.body),
    summary: await toPage(run.summary),
    reportFile: run.outputs["report-file"] ?? "",
  });
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

interface Shown {
  html: string;
  theme: (typeof THEME_NAMES)[number];
  width: number;
  file: string;
}

async function showComment(context: BrowserContext, { html, theme, width, file }: Shown): Promise<void> {
  const isPhone = width === WIDTHS["-phone"];
  const page = await openPage(context, { width, height: 400 }, isPhone ? PHONE_DENSITY : 1);
  await page.setContent(renderPage(html, theme, width));
  const picture = sharp(await page.locator("main").screenshot()).png({ palette: true, colours: isPhone ? 128 : 256, effort: 10 });
  await save(picture, file);
  await page.context().close();
}

async function showList(context: BrowserContext, html: string): Promise<void> {
  const page = await openPage(context, { width: 1280, height: 680 });
  await page.setContent(html);
  await page.waitForFunction(LOADED);
  await save(sharp(await page.screenshot()).webp({ quality: 80, effort: 6 }), "gallery-list.webp");
  await page.context().close();
}

/** The only picture of the gallery, before and after side by side. */
async function showViewer(context: BrowserContext, html: string): Promise<void> {
  const page = await openPage(context, { width: 1280, height: 680 });
  await page.setContent(html);
  await page.locator(".card").click();
  await page.locator("#modes [data-mode='side']").click();
  await page.locator("#region").click();
  await page.waitForFunction(LOADED);
  await save(sharp(await page.screenshot()).webp({ quality: 80, effort: 6 }), "gallery.webp");
  await page.context().close();
}

/** In a context of its own, for its density. */
async function openPage(context: BrowserContext, viewport: { width: number; height: number }, deviceScaleFactor = 1): Promise<Page> {
  const browser: Browser | null = context.browser();
  if (!browser) throw new Error("the browser is gone");
  return (await browser.newContext({ viewport, deviceScaleFactor })).newPage();
}

async function save(picture: Sharp, file: string): Promise<void> {
  const path = join(values.out, file);
  const { width, height, size } = await picture.toFile(path);
  console.log(`${path} (${width}×${height}, ${Math.round(size / 1024)} KB)`);
}
