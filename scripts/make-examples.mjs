/**
 * Makes the pictures in `examples`, each of a kind that a naive edit spoils: text, transparency, a camera's orientation and
 * colours, a palette. The same machine gives the same bytes; another one may have other fonts, so the pictures are committed.
 *
 * Usage: node scripts/make-examples.mjs   (needs Chromium; CHROMIUM names another one than /usr/bin/chromium)
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import sharp from "sharp";
import { renderLandscape } from "./examples/landscape.mjs";

const out = join(import.meta.dirname, "../examples");
await mkdir(out, { recursive: true });

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const png = { compressionLevel: 9 };
await save(
  "app-screenshot.png",
  sharp(await shoot("app-screenshot", { width: 1200, height: 750 }))
    .removeAlpha()
    .png(png),
);
await save("banner.png", sharp(await shoot("banner", { width: 1200, height: 360 })).png({ ...png, adaptiveFiltering: true }));
await save(
  "icon-palette.png",
  sharp(await shoot("icon-palette", { width: 256, height: 256 })).png({ ...png, palette: true, colours: 64, effort: 10 }),
);
// As a store wants it: three pixels to one of the page, without transparency.
await save(
  "phone-screenshot.png",
  sharp(await shoot("phone-screenshot", { width: 430, height: 932 }, { deviceScaleFactor: 3 }))
    .removeAlpha()
    .png({ ...png, palette: true, quality: 95, effort: 10 }),
);
await browser.close();

// As a phone held upright stores it: the pixels lie on their side, and orientation 6 says to turn them.
const [width, height] = [900, 1200];
const lying = sharp(renderLandscape(width, height), { raw: { width, height, channels: 3 } }).rotate(270);
const exif = {
  IFD0: { Make: "Example", Model: "Pocket Camera", DateTime: "2026:01:15 17:42:00" },
  IFD3: { GPSLatitudeRef: "N", GPSLatitude: "46/1 31/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "7/1 51/1 0/1" },
};
await save("photo.jpg", lying.withIccProfile("p3").withExif(exif).withMetadata({ orientation: 6 }).jpeg({ quality: 84, mozjpeg: true }));

/** With a transparent background where the page has none. */
async function shoot(name, viewport, options = {}) {
  const page = await browser.newPage({ viewport, ...options });
  await page.goto(pathToFileURL(join(import.meta.dirname, `examples/${name}.html`)).href);
  return page.screenshot({ omitBackground: true });
}

async function save(name, image) {
  const bytes = await image.toBuffer();
  await writeFile(join(out, name), bytes);
  console.log(`${name}: ${(bytes.length / 1024).toFixed(0)} KB`);
}
