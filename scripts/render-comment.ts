/**
 * Shows the comment and the summary as a reader would see them: renders sample reports to HTML with a stylesheet that resembles
 * GitHub's, in light and in dark, and takes pictures of them into `out/`. `CHROMIUM` names the browser.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { marked } from "marked";
import sharp from "sharp";
import { renderComment } from "../src/report/comment.ts";
import { renderSummary } from "../src/report/summary.ts";
import { listSampleReports, SAMPLE_COMMIT } from "../test/report/sample-report.ts";
import { renderPage, THEME_NAMES, withBrowser } from "./comment-page.ts";

/** A picture of the named file before or after an edit, drawn so that the two can be told apart. */
async function drawPicture(path: string, side: "before" | "after"): Promise<string> {
  const [width, height] = /banner/.test(path)
    ? [1600, 400]
    : /logo/.test(path)
      ? [64, 64]
      : /phone/.test(path)
        ? [600, 1300]
        : /jpg$/.test(path)
          ? [1200, 900]
          : [1280, 720];
  const transparent = /banner|logo/.test(path);
  const accent = side === "before" ? "#8a8f98" : "#d9480f";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">
    ${transparent ? "" : `<rect width="100%" height="100%" fill="${side === "before" ? "#e9ecef" : "#dbe9f6"}"/>`}
    <circle cx="${width * 0.3}" cy="${height / 2}" r="${Math.min(width, height) * 0.3}" fill="${accent}"/>
    <rect x="${width * 0.5}" y="${height * 0.35}" width="${width * 0.4}" height="${height * 0.3}" rx="${height * 0.04}" fill="${accent}" opacity="0.6"/>
  </svg>`;
  const png = await sharp(Buffer.from(svg)).png().toBuffer();
  return `data:image/png;base64,${png.toString("base64")}`;
}

/** GitHub's addresses of pictures do not exist for a sample, so that the page (not the comment) gets the pictures themselves. */
async function inlinePictures(html: string): Promise<string> {
  const drawn = new Map<string, string>();
  for (const [, address = "", sha = "", path = ""] of html.matchAll(/<img src="([^"]*\/blob\/([0-9a-f]+)\/([^"?]*)\?raw=true)"/g)) {
    if (!drawn.has(address))
      drawn.set(address, await drawPicture(decodeURIComponent(path), sha === SAMPLE_COMMIT.sha ? "after" : "before"));
  }
  return html.replace(/<img src="([^"]*)"/g, (_, address: string) => `<img src="${drawn.get(address) ?? address}"`);
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: { type: "string", default: "out" }, open: { type: "boolean", default: false } },
});
await mkdir(values.out, { recursive: true });
await withBrowser(async (browser) => {
  const page = await browser.newPage();
  for (const [name, report] of Object.entries(listSampleReports())) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    for (const [kind, markdown] of [
      ["comment", renderComment(report)],
      ["summary", renderSummary(report)],
    ] as const) {
      await writeFile(join(values.out, `${kind}-${name}.md`), markdown);
      const html = await inlinePictures(await marked.parse(markdown, { gfm: true }));
      for (const theme of THEME_NAMES) {
        await page.setContent(renderPage(values.open ? html.replaceAll("<details>", "<details open>") : html, theme));
        const path = join(values.out, `${kind}-${name}-${theme}.png`);
        await page.locator("main").screenshot({ path });
        console.log(`${path} (${markdown.length} characters of Markdown)`);
      }
    }
  }
});
