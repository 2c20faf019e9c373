import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { toInertJson } from "../text/inert-json.ts";
import type { PageData } from "./page-data.ts";

/** The page around its pictures, which are many, and are written one by one. */
export interface PageFrame {
  /** Up to the thumbnails, which the list shows at once. */
  head: string;
  /** From there to the pictures. */
  middle: string;
  tail: string;
}

/** The parts of the page, which the build puts beside the bundle. */
async function readPart(name: string): Promise<string> {
  const places = [join(import.meta.dirname, "page"), join(import.meta.dirname, "../../dist/page")];
  const folder = places.find((place) => existsSync(place));
  if (folder === undefined) throw new Error("dist/page is missing: run `npm run build`.");
  return (await readFile(join(folder, name), "utf8")).trim();
}

/**
 * One HTML file that asks for nothing: its policy lets no request out and runs no script but the two that are named by their hashes.
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy
 */
export async function renderPage(data: PageData): Promise<PageFrame> {
  const [page, style, ...scripts] = await Promise.all(["page.html", "page.css", "panzoom.js", "page.js"].map(readPart));
  if (page === undefined || style === undefined) throw new Error("dist/page is not whole.");
  const policy = [
    "default-src 'none'",
    // The last is for files beside the page that is opened from a disk.
    "img-src data: 'self' file:",
    `style-src ${hashOf(`\n${style}\n`)}`,
    `script-src ${scripts.map((script) => hashOf(`\n${script}\n`)).join(" ")}`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const parts = new Map([
    ["policy", `<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">`],
    ["style", `<style>\n${style}\n</style>`],
    ["data", `<script type="application/json" id="data">${toScriptText(toInertJson(data))}</script>`],
    ["script", scripts.map((script) => `<script>\n${script}\n</script>`).join("\n")],
  ]);
  const filled = page.replace(/<!-- (policy|style|data|script) -->/g, (_, name: string) => parts.get(name) ?? "");
  const [head = "", middle = "", tail = ""] = filled.split(/<!-- (?:thumbnails|pictures) -->/);
  return { head, middle, tail };
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** Nothing in it ends the element that it stands in. */
function toScriptText(json: string): string {
  return json.replaceAll("<", "\\u003c");
}

/** Bytes that are written at a time, a multiple of three: the whole text of each picture would stay in memory for long. */
const STEP = 3 * 64 * 1024;

/** A picture within the page, as text that no browser runs or shows. */
export function* renderPicture(id: string, bytes: Buffer): Iterable<string> {
  yield `<script type="text/plain" id="${id}">`;
  for (let from = 0; from < bytes.length; from += STEP) yield bytes.toString("base64", from, from + STEP);
  yield "</script>\n";
}
