/**
 * The pictures of sample reports, which no commit has: what the comment's and the summary's addresses would lead to.
 */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import sharp from "sharp";
import { readHeader } from "../src/pixels/header.ts";
import { makeOutlinedCopy } from "../src/pixels/outlined-copy.ts";
import { markPicture } from "../src/providers/sandbox/mark.ts";
import { drawScene } from "../src/providers/sandbox/scene.ts";
import { findOutlined, OUTLINED } from "../src/report/outline.ts";
import type { Report } from "../src/report/report.ts";

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

/** A picture of a sample. */
export interface SamplePicture {
  /** Pixels. */
  width: number;
  height: number;
  make: () => Promise<Buffer>;
}

/** The pictures that a report's comment names, by commit and path. */
function listContents({ outcomes, delivered, previews, pullImages: pull }: Report): Map<string, SamplePicture> {
  const contents = new Map<string, SamplePicture>();
  for (const outcome of [...outcomes, ...(pull?.earlier ?? [])]) {
    const { task, result, kept = [], outputBlob = "" } = outcome;
    const places = pull?.places.get(outcome) ?? { before: delivered?.commit?.parent, after: delivered?.commit?.sha };
    const { width, height, source } = result;
    const drawn = source === null && width !== null && height !== null ? { width, height } : undefined;
    const content = { path: source ?? result.output, locale: result.locale ?? undefined, drawn };
    const size = { width: width ?? 1280, height: height ?? 720 };
    const candidate = (number: number): SamplePicture => ({ ...size, make: () => makeResult({ ...content, candidate: number }) });
    const readBefore = async () => (await readSource(content.path)) ?? drawPlaceholder(content.path, "before");
    const before: SamplePicture = drawn ? candidate(5) : { ...size, ...outcome.before, make: readBefore };
    contents.set(`${places.before}/${content.path}`, before);
    // A translation that was replaced.
    if (task.output !== result.source) contents.set(`${places.before}/${task.output}`, candidate(4));
    for (const [blob, picture] of [
      [task.originBlob, before],
      [outputBlob, candidate(1)],
      ...kept.map(({ blob, number }) => [blob, candidate(number)] as const),
    ] as const) {
      const copy = previews?.get(blob);
      if (copy) contents.set(`${copy.sha}/${copy.path}`, picture);
    }
    const outlined = findOutlined(outcome);
    const copy = previews?.get(outlined?.key ?? "");
    if (outlined && copy) {
      const make = async () => makeOutlinedCopy({ ...outlined, bytes: await makeResult({ ...content, candidate: 1 }), box: OUTLINED });
      contents.set(`${copy.sha}/${copy.path}`, { ...size, make });
    }
    contents.set(`${places.after}/${task.output}`, candidate(1));
    for (const { cacheKey = "", number } of kept) {
      const place = delivered?.kept?.get(cacheKey);
      contents.set(`${place?.sha}/${place?.path}`, candidate(number));
    }
  }
  return contents;
}

/** What a page shows: at most 1200 pixels a side. */
const drawWhole = async ({ make }: SamplePicture): Promise<Buffer> =>
  sharp(await make())
    .autoOrient()
    .resize({ width: 1200, height: 1200, fit: "inside", withoutEnlargement: true })
    .png()
    .toBuffer();

/**
 * GitHub's addresses of pictures do not exist for a sample, so that the page (not the comment) gets the pictures themselves.
 *
 * @param draw a PNG; by default, what the sandbox would have made
 */
export async function inlinePictures(html: string, report: Report, draw = drawWhole): Promise<string> {
  const contents = listContents(report);
  const drawn = new Map<string, string>();
  for (const [, address = "", sha = "", path = ""] of html.matchAll(/<img src="([^"]*\/blob\/([0-9a-f]+)\/([^"?]*)\?raw=true)"/g)) {
    if (drawn.has(address)) continue;
    const picture = contents.get(`${sha}/${decodeURIComponent(path)}`);
    if (!picture) throw new Error(`${address} is not in the sample`);
    drawn.set(address, `data:image/png;base64,${(await draw(picture)).toString("base64")}`);
  }
  return html.replace(/<img src="([^"]*)"/g, (_, address: string) => `<img src="${drawn.get(address) ?? address}"`);
}
