import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { RetouchError } from "../errors.ts";
import { layOut, parseWords, type Word } from "./layout.ts";
import type { Page } from "./legible.ts";
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
  // A headline, then one to a line. Old versions write to standard error.
  return new Set(`${reply.stdout}\n${reply.stderr}`.split(/\r?\n/).map((line) => line.trim()));
}

export interface ReadTextOptions {
  tempDir: string;
  signal?: AbortSignal;
  /** Reads the picture in other forms, for what was not found. */
  isAgain?: boolean;
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
  { tempDir, signal, isAgain = false }: ReadTextOptions,
): Promise<string> {
  const codes = languageCodes(locales);
  if (codes.length === 0) throw new RetouchError("verify", cannotReadLanguages(locales));
  const { FORMS, makeLegible } = await import("./legible.ts");
  const pages = await makeLegible({ picture, shares: isAgain ? FORMS.further : FORMS.usual });
  const directory = await mkdtemp(join(tempDir, "text-"));
  const failure = new AbortController();
  const end = AbortSignal.any([failure.signal, ...(signal ? [signal] : [])]);
  const readings = pages.map((page, index) => readPage(page, { file: join(directory, `${index}.pgm`), codes, signal: end }));
  try {
    return layOut(await Promise.all(readings));
  } finally {
    // Where one page could not be read, the others are of no use.
    failure.abort();
    // One that still writes its file would keep the folder from being removed.
    await Promise.allSettled(readings);
    await rm(directory, { recursive: true, force: true });
  }
}

interface ReadPageOptions {
  file: string;
  codes: readonly string[];
  signal: AbortSignal;
}

/** Text wherever it is, as a table of words with their places; letters are black already, and need not be tried in white. */
const OPTIONS = ["--psm", "11", "-c", "tessedit_do_invert=0", "-c", "tessedit_create_tsv=1"];

async function readPage({ pgm, scale }: Page, { file, codes, signal }: ReadPageOptions): Promise<Word[][]> {
  await writeFile(file, pgm, { flag: "wx" });
  const reply = await runTesseract([file, "stdout", "-l", codes.join("+"), ...OPTIONS], signal);
  if (reply === undefined) throw new RetouchError("verify", tesseractMissing(codes));
  if (reply.exitCode !== 0) throw new RetouchError("verify", tesseractFailed(summarize(reply.stderr)));
  return parseWords(reply.stdout, scale);
}

/** What Tesseract said, on one line. */
function summarize(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/).filter((line) => line.trim() !== "");
  return lines.join("; ").slice(0, 400) || "it gave no reason.";
}
