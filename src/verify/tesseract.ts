import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { RetouchError } from "../errors.ts";
import type { Box, PictureText } from "../text/text-places.ts";
import { layOut, parseLines, parseWords } from "./layout.ts";
import { languageCodes, tesseractLanguage } from "./tesseract-languages.ts";
import { runTesseract } from "./tesseract-process.ts";
import { cannotReadLanguages, noLanguagePack, packsMissing, tesseractFailed, tesseractMissing } from "./verify-messages.ts";

let listing: Promise<ReadonlySet<string> | undefined> | undefined;

/**
 * What of Tesseract is missing to read these languages, as one sentence that says how to install it; undefined where nothing is.
 * Tesseract is asked once in the process.
 */
export async function findMissingTesseract(locales: readonly string[]): Promise<string | undefined> {
  const unknown = locales.filter((locale) => tesseractLanguage(locale) === undefined);
  if (unknown.length > 0) return noLanguagePack(unknown);
  const codes = languageCodes(locales);
  listing ??= listLanguages();
  const installed = await listing;
  if (installed === undefined) return tesseractMissing(codes);
  const missing = codes.filter((code) => !installed.has(code));
  return missing.length === 0 ? undefined : packsMissing(missing);
}

/** The installed language packs; undefined where there is no Tesseract. */
async function listLanguages(): Promise<ReadonlySet<string> | undefined> {
  const reply = await runTesseract(["--list-langs"]);
  if (reply === undefined) return undefined;
  if (reply.exitCode === null) throw new RetouchError("verify", tesseractFailed(summarize(reply.stderr)));
  // A headline, then one to a line. Old versions write to standard error.
  return new Set(`${reply.stdout}\n${reply.stderr}`.split(/\r?\n/).map((line) => line.trim()));
}

/**
 * In what sizes a picture is read, as shares of the enlarged one: small letters are read better in one size and headings in another. What
 * nothing was found of is looked for once more in others: each size finds a few words that the others do not.
 */
const FORMS = { usual: [1, 0.6], further: [0.8, 0.35, 0.25] };

export interface ReadTextOptions {
  tempDir: string;
  signal?: AbortSignal;
  /** Reads the picture in other forms, for what was not found. */
  forms?: keyof typeof FORMS;
}

/**
 * The text of a picture in any format that Retouch reads, as {@link layOut} sets it.
 *
 * @param locales BCP 47 tags; the first counts most.
 * @throws RetouchError `verify` when Tesseract fails or takes too long, `cancelled`, or what is wrong with the picture.
 */
export async function readText(
  picture: Buffer,
  locales: readonly string[],
  { tempDir, signal, forms = "usual" }: ReadTextOptions,
): Promise<PictureText> {
  const codes = findCodes(locales);
  const { makeLegible } = await import("./legible.ts");
  const { size, pages } = await makeLegible({ picture, shares: FORMS[forms] });
  const options = ["-l", codes.join("+"), "--psm", "11", ...OPTIONS];
  const readings = await inFolder(tempDir, signal, (folder, end) =>
    pages.map(async ({ pgm, scale }, index) => {
      const file = join(folder, `${index}.pgm`);
      await writeFile(file, pgm, { flag: "wx" });
      return parseWords(await readFiles([file, "stdout", ...options], codes, end), scale);
    }),
  );
  return { ...size, blocks: layOut(readings) };
}

/** What was read of one line in one form of it. */
export interface LineReading {
  text: string;
  /** 0–100, the mean of its letters. */
  confidence: number;
}

/**
 * Reads lines of text again, each by itself, enlarged and in several forms.
 *
 * @param boxes where they stand in the picture
 * @returns for each, what was read in each form
 */
export async function readLines(
  picture: Buffer,
  boxes: readonly Box[],
  { locales, tempDir, signal }: Pick<ReadTextOptions, "tempDir" | "signal"> & { locales: readonly string[] },
): Promise<LineReading[][]> {
  if (boxes.length === 0) return [];
  const codes = findCodes(locales);
  const { makeLinesLegible } = await import("./legible.ts");
  const lines = await makeLinesLegible({ picture, boxes });
  const options = ["stdout", "-l", codes.join("+"), "--psm", "7", ...OPTIONS];
  const [readings = []] = await inFolder(tempDir, signal, (folder, end) => [
    (async () => {
      const files = lines.flatMap((forms, line) => forms.map((pgm, form) => ({ pgm, file: join(folder, `${line}-${form}.pgm`) })));
      for (const { pgm, file } of files) await writeFile(file, pgm, { flag: "wx" });
      const list = join(folder, "lines.txt");
      await writeFile(list, files.map(({ file }) => `${file}\n`).join(""), { flag: "wx" });
      const read = async (file: string) => {
        const { isRead, text } = await tryFiles([file, ...options], codes, end);
        return isRead ? parseLines(text) : undefined;
      };
      const pages = await read(list);
      if (pages) return files.map((_, index) => pages.get(index + 1));
      // At some pictures without letters Tesseract ends with a floating point exception: those have no text, the others are read.
      return Promise.all(files.map(async ({ file }) => (await read(file))?.get(1)));
    })(),
  ]);
  let page = 0;
  return lines.map((forms) => forms.map(() => readings[page++] ?? { text: "", confidence: 0 }));
}

function findCodes(locales: readonly string[]): string[] {
  const codes = languageCodes(locales);
  if (codes.length === 0) throw new RetouchError("verify", cannotReadLanguages(locales));
  return codes;
}

/** Readings in a folder of their own, which is removed. Where one fails, the others are of no use. */
async function inFolder<T>(
  tempDir: string,
  signal: AbortSignal | undefined,
  start: (folder: string, end: AbortSignal) => Promise<T>[],
): Promise<T[]> {
  const folder = await mkdtemp(join(tempDir, "text-"));
  const failure = new AbortController();
  const readings = start(folder, AbortSignal.any([failure.signal, ...(signal ? [signal] : [])]));
  try {
    return await Promise.all(readings);
  } finally {
    failure.abort();
    // One that still writes its file would keep the folder from being removed.
    await Promise.allSettled(readings);
    await rm(folder, { recursive: true, force: true });
  }
}

/** A table of words with their places; letters are black already, and need not be tried in white. */
const OPTIONS = ["-c", "tessedit_do_invert=0", "-c", "tessedit_create_tsv=1"];

async function readFiles(args: readonly string[], codes: readonly string[], signal: AbortSignal): Promise<string> {
  const { isRead, text } = await tryFiles(args, codes, signal);
  if (!isRead) throw new RetouchError("verify", tesseractFailed(summarize(text)));
  return text;
}

/** What was read; or, where Tesseract failed, what it said. */
async function tryFiles(
  args: readonly string[],
  codes: readonly string[],
  signal: AbortSignal,
): Promise<{ isRead: boolean; text: string }> {
  const reply = await runTesseract(args, signal);
  if (reply === undefined) throw new RetouchError("verify", tesseractMissing(codes));
  return reply.exitCode === 0 ? { isRead: true, text: reply.stdout } : { isRead: false, text: reply.stderr };
}

/** What Tesseract said, on one line. */
function summarize(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/).filter((line) => line.trim() !== "");
  return lines.join("; ").slice(0, 400) || "it gave no reason.";
}
