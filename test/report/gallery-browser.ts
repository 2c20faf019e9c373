import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import sharp from "sharp";
import { findBrowser } from "../../scripts/comment-page.ts";
import type { Outcome } from "../../src/outcome.ts";
import type { Report } from "../../src/report/report.ts";
import { type ReportFile, writeReportFile } from "../../src/report/report-file.ts";
import { SAMPLE_CONTEXT, sampleReport } from "./sample-report.ts";

/** A gallery in a browser. */
export interface OpenPage {
  page: Page;
  /** Complaints of the browser. */
  said: string[];
  /** What the page asked for. */
  asked: () => string[];
  close: () => Promise<void>;
}

/** A browser, and a folder for galleries and what they show. */
export interface Pages extends AsyncDisposable {
  /** Absolute. */
  folder: string;
  /** Writes a file into the folder. @returns its absolute path */
  place(path: string, bytes: Buffer): Promise<string>;
  writePage(outcomes: Outcome[], report?: Partial<Report>): Promise<ReportFile>;
  openPage(file: string, width?: number, options?: BrowserContextOptions): Promise<OpenPage>;
}

export async function startPages(): Promise<Pages> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox", "--disable-gpu"] });
  const folder = await mkdtemp(join(tmpdir(), "retouch-page-"));
  return {
    folder,
    place: async (path, bytes) => {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
      return file;
    },
    writePage: async (outcomes, report = {}) => {
      const context = { ...SAMPLE_CONTEXT, workspace: join(folder, "workspace"), tempDir: join(folder, "temp") };
      const written = await writeReportFile(sampleReport(outcomes, { context, ...report }));
      if (!written) throw new Error("no page was written");
      return written;
    },
    openPage: async (file, width = 1400, options = {}) => {
      const context = await browser.newContext({ viewport: { width, height: width < 500 ? 844 : 900 }, ...options });
      const page = await context.newPage();
      const said: string[] = [];
      const asked: string[] = [];
      page.on("console", (message) => said.push(message.text()));
      page.on("pageerror", ({ message }) => said.push(message));
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(`file://${file}`);
      return { page, said, asked: () => asked.filter((url) => !url.startsWith("data:")), close: () => context.close() };
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function draw(colour: string, { width = 120, height = 80, tiff = false } = {}): Promise<Buffer> {
  const image = sharp({ create: { width, height, channels: 3, background: colour } });
  return tiff ? image.tiff().toBuffer() : image.png().toBuffer();
}

/** The colour of a pixel of the page. */
export async function colourAt(page: Page, x: number, y: number): Promise<string> {
  const picture = await page.screenshot({ clip: { x, y, width: 1, height: 1 } });
  const { data } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return [...data].join(",");
}
