/**
 * Shows the comment and the summary as a reader would see them: renders sample reports to HTML with a stylesheet that resembles
 * GitHub's, in light and in dark, and takes pictures of them into `out/`. `CHROMIUM` names the browser.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { marked } from "marked";
import sharp from "sharp";
import { readHeader } from "../src/pixels/header.ts";
import { makeOutlinedCopy } from "../src/pixels/outlined-copy.ts";
import { markPicture } from "../src/providers/sandbox/mark.ts";
import { drawScene } from "../src/providers/sandbox/scene.ts";
import { renderComment } from "../src/report/comment.ts";
import { findOutlined, OUTLINED } from "../src/report/outline.ts";
import type { Report } from "../src/report/report.ts";
import { renderSummary } from "../src/report/summary.ts";
import { listSampleReports } from "../test/report/sample-report.ts";
import { renderPage, THEME_NAMES, withBrowser } from "./comment-page.ts";

const EXAMPLES = new URL("../examples/", import.meta.url);

/** A plain picture for a path that no example has, drawn so that before and after can be told apart. */
async function drawPlaceholder(path: string, side: "before" | "after"): Promise<Buffer> {
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
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
    ${transparent ? "" : `<rect width="100%" height="100%" fill="${side === "before" ? "#e9ecef" : "#dbe9f6"}"/>`}
    <circle cx="${width * 0.3}" cy="${height / 2}" r="${Math.min(width, height) * 0.3}" fill="${accent}"/>
    <rect x="${width * 0.5}" y="${height * 0.35}" width="${width * 0.4}" height="${height * 0.3}" rx="${height * 0.04}" fill="${accent}" opacity="0.6"/>
  </svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** What a sample's commit holds, as the sandbox would have made it. */
interface Content {
  path: string;
  locale: string | undefined;
  /** From 1. */
  candidate: number;
  /** Where there is no source: the size of the new picture. */
  drawn: { width: number; height: number } | undefined;
}

async function readSource(path: string): Promise<Buffer | undefined> {
  return readFile(new URL(basename(path), EXAMPLES)).catch(() => undefined);
}

async function makeResult({ path, locale, candidate, drawn }: Content): Promise<Buffer> {
  const mark = { prompt: path, candidate, ...(locale !== undefined && { locale }) };
  if (drawn) return drawScene({ target: drawn, mark });
  const source = await readSource(path);
  if (!source && locale === undefined && candidate === 1) return drawPlaceholder(path, "after");
  const bytes = source ?? (await drawPlaceholder(path, "before"));
  return markPicture({ picture: { bytes, ...readHeader(bytes) }, mark });
}

/** The pictures that a report's comment names, by commit and path. */
function listContents({ outcomes, delivered, previews, pullImages: pull }: Report): Map<string, () => Promise<Buffer>> {
  const contents = new Map<string, () => Promise<Buffer>>();
  for (const outcome of [...outcomes, ...(pull?.earlier ?? [])]) {
    const { task, result, kept = [], outputBlob = "" } = outcome;
    const places = pull?.places.get(outcome) ?? { before: delivered?.commit?.parent, after: delivered?.commit?.sha };
    const { width, height, source } = result;
    const drawn = source === null && width !== null && height !== null ? { width, height } : undefined;
    const content = { path: source ?? result.output, locale: result.locale ?? undefined, drawn };
    const before = drawn
      ? () => makeResult({ ...content, candidate: 5 })
      : async () => (await readSource(content.path)) ?? drawPlaceholder(content.path, "before");
    contents.set(`${places.before}/${content.path}`, before);
    // A translation that was replaced.
    if (task.output !== result.source) contents.set(`${places.before}/${task.output}`, () => makeResult({ ...content, candidate: 4 }));
    for (const [blob, make] of [
      [task.originBlob, before],
      [outputBlob, () => makeResult({ ...content, candidate: 1 })],
      ...kept.map(({ blob, number }) => [blob, () => makeResult({ ...content, candidate: number })] as const),
    ] as const) {
      const copy = previews?.get(blob);
      if (copy) contents.set(`${copy.sha}/${copy.path}`, make);
    }
    const outlined = findOutlined(outcome);
    const copy = previews?.get(outlined?.key ?? "");
    if (outlined && copy) {
      const make = async () => makeOutlinedCopy({ ...outlined, bytes: await makeResult({ ...content, candidate: 1 }), box: OUTLINED });
      contents.set(`${copy.sha}/${copy.path}`, make);
    }
    contents.set(`${places.after}/${task.output}`, () => makeResult({ ...content, candidate: 1 }));
    for (const { cacheKey = "", number } of kept) {
      const place = delivered?.kept?.get(cacheKey);
      contents.set(`${place?.sha}/${place?.path}`, () => makeResult({ ...content, candidate: number }));
    }
  }
  return contents;
}

/** GitHub's addresses of pictures do not exist for a sample, so that the page (not the comment) gets the pictures themselves. */
async function inlinePictures(html: string, report: Report): Promise<string> {
  const contents = listContents(report);
  const drawn = new Map<string, string>();
  for (const [, address = "", sha = "", path = ""] of html.matchAll(/<img src="([^"]*\/blob\/([0-9a-f]+)\/([^"?]*)\?raw=true)"/g)) {
    if (drawn.has(address)) continue;
    const make = contents.get(`${sha}/${decodeURIComponent(path)}`);
    if (!make) throw new Error(`${address} is not in the sample`);
    const small = sharp(await make())
      .autoOrient()
      .resize({ width: 1200, height: 1200, fit: "inside", withoutEnlargement: true });
    drawn.set(address, `data:image/png;base64,${(await small.png().toBuffer()).toString("base64")}`);
  }
  return html.replace(/<img src="([^"]*)"/g, (_, address: string) => `<img src="${drawn.get(address) ?? address}"`);
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string", default: "out" },
    open: { type: "boolean", default: false },
    width: { type: "string", default: "860" },
  },
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
      const html = await inlinePictures(await marked.parse(markdown, { gfm: true }), report);
      for (const theme of THEME_NAMES) {
        const shown = values.open ? html.replaceAll("<details>", "<details open>") : html;
        await page.setContent(renderPage(shown, theme, Number(values.width)));
        const wide = await page.$$eval("table", (tables) =>
          tables.map((one) => one.scrollWidth - one.clientWidth).filter((over) => over > 0),
        );
        if (wide.length > 0) console.log(`Tables beyond the edge, by pixels: ${wide.join(", ")}`);
        const path = join(values.out, `${kind}-${name}-${theme}.png`);
        await page.locator("main").screenshot({ path });
        console.log(`${path} (${markdown.length} characters of Markdown)`);
      }
    }
  }
});
