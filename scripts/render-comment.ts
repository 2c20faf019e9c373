/**
 * Shows the comment and the summary as a reader would see them: renders sample reports to HTML with a stylesheet that resembles
 * GitHub's, in light and in dark, and takes pictures of them into `out/`. `CHROMIUM` names the browser.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { marked } from "marked";
import { chromium } from "playwright-core";
import sharp from "sharp";
import { renderComment } from "../src/report/comment.ts";
import { renderSummary } from "../src/report/summary.ts";
import { listSampleReports, SAMPLE_COMMIT } from "../test/report/sample-report.ts";

const THEMES = {
  light: { page: "#ffffff", text: "#1f2328", soft: "#59636e", border: "#d1d9e0", stripe: "#f6f8fa", code: "#818b981f", link: "#0969da" },
  dark: { page: "#0d1117", text: "#f0f6fc", soft: "#9198a1", border: "#3d444d", stripe: "#151b23", code: "#656c7633", link: "#4493f8" },
};

const STYLE = `
body { margin: 0; font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", Helvetica, Arial, sans-serif; }
main { width: 860px; padding: 24px; box-sizing: border-box; }
.comment { border: 1px solid var(--border); border-radius: 6px; padding: 16px; overflow-wrap: break-word; }
main { background: var(--page); color: var(--text); }
h3 { font-size: 1.25em; margin: 0 0 16px; } p, table, details { margin: 0 0 16px; } .comment > :last-child { margin-bottom: 0; }
a { color: var(--link); } sub { color: inherit; font-size: 75%; line-height: 1.5; vertical-align: baseline; }
code { font: 85% ui-monospace, "Liberation Mono", "DejaVu Sans Mono", monospace; padding: .2em .4em; border-radius: 6px; background: var(--code); white-space: break-spaces; }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-spacing: 0; border-collapse: collapse; }
td, th { padding: 6px 13px; border: 1px solid var(--border); } tr { background: var(--page); border-top: 1px solid var(--border); }
th { font-weight: 600; } tr:nth-child(2n) { background: var(--stripe); }
img { max-width: 100%; box-sizing: content-box; border-style: none; } summary { cursor: pointer; }
`;

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

function renderPage(html: string, theme: keyof typeof THEMES): string {
  const variables = Object.entries(THEMES[theme]).map(([name, value]) => `--${name}: ${value};`);
  return `<!doctype html><meta charset="utf-8"><style>:root { color-scheme: ${theme}; ${variables.join(" ")} }${STYLE}</style><main><div class="comment">${html}</div></main>`;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: { type: "string", default: "out" }, open: { type: "boolean", default: false } },
});
await mkdir(values.out, { recursive: true });
const profile = await mkdtemp(join(tmpdir(), "render-comment-"));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
  viewport: { width: 860, height: 400 },
});
try {
  const page = await browser.newPage();
  for (const [name, report] of Object.entries(listSampleReports())) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    for (const [kind, markdown] of [
      ["comment", renderComment(report)],
      ["summary", renderSummary(report)],
    ] as const) {
      await writeFile(join(values.out, `${kind}-${name}.md`), markdown);
      const html = await inlinePictures(await marked.parse(markdown, { gfm: true }));
      for (const theme of ["light", "dark"] as const) {
        await page.setContent(renderPage(values.open ? html.replaceAll("<details>", "<details open>") : html, theme));
        const path = join(values.out, `${kind}-${name}-${theme}.png`);
        await page.locator("main").screenshot({ path });
        console.log(`${path} (${markdown.length} characters of Markdown)`);
      }
    }
  }
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}
