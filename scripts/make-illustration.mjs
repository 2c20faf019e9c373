/**
 * Makes `docs/illustration.webp`: what an edit and a localization are, drawn by the code that draws the examples. No model made any of it,
 * and the README says so.
 *
 * Usage: node scripts/make-illustration.mjs   (needs Chromium; CHROMIUM names another one than /usr/bin/chromium)
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import sharp from "sharp";
import { renderLandscape } from "./examples/landscape.mjs";

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

const [width, height] = [600, 760];
const photos = await Promise.all(
  [true, false].map((pines) =>
    sharp(renderLandscape(width, height, { pines }), { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer(),
  ),
);
const screens = [];
for (const language of ["en", "de", "ja"]) {
  const page = await browser.newPage({ viewport: { width: 430, height: 932 }, deviceScaleFactor: 2 });
  await page.goto(`${pathToFileURL(join(import.meta.dirname, "examples/phone-screenshot.html")).href}#${language}`);
  screens.push(await page.screenshot());
  await page.close();
}

const figure = (picture, caption) =>
  `<figure><img src="data:image/png;base64,${picture.toString("base64")}"><figcaption>${caption}</figcaption></figure>`;
const page = await browser.newPage({ viewport: { width: 1240, height: 500 }, deviceScaleFactor: 1.5 });
await page.setContent(`<!doctype html><meta charset="utf-8"><style>
  * { box-sizing: border-box; margin: 0; }
  body { width: 1240px; padding: 26px 30px 22px; font: 17px/1.45 "Noto Sans", "DejaVu Sans", sans-serif; background: #f6f8fa; color: #1f2328; display: grid; grid-template-columns: auto auto; justify-content: space-between; }
  h2 { font-size: 17px; font-weight: 600; } h2 code { font: 15px "DejaVu Sans Mono", monospace; background: #e6eaef; padding: 2px 8px; border-radius: 6px; }
  .row { display: flex; gap: 16px; margin-top: 12px; } figure { display: grid; gap: 8px; justify-items: center; } img { height: 364px; border-radius: 12px; display: block; } figcaption { color: #59636e; font-size: 15px; }
</style>
<section><h2>Edit <code>prompt: Remove the trees.</code></h2><div class="row">${figure(photos[0], "before")}${figure(photos[1], "after")}</div></section>
<section><h2>Localize <code>locales: de, ja</code></h2><div class="row">${figure(screens[0], "en, source")}${figure(screens[1], "de")}${figure(screens[2], "ja")}</div></section>`);
const picture = await page.locator("body").screenshot();
await browser.close();

const out = join(import.meta.dirname, "../docs/illustration.webp");
const bytes = await sharp(picture).webp({ quality: 86, effort: 6 }).toBuffer();
await writeFile(out, bytes);
await writeFile(process.env.SHOW ?? "/dev/null", picture);
console.log(`docs/illustration.webp: ${(bytes.length / 1024).toFixed(0)} KB`);
