import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { RetouchError } from "../errors.ts";
import type { Page } from "./legible.ts";
import { LANGUAGE_OF_SCRIPT, PACKS } from "./tesseract-packs.ts";

/** Processes at once: each keeps one core busy. */
const PROCESSES = 2;
/** Milliseconds for one reading, which takes about a second. */
const READING_LIMIT = 120_000;
/** All that Tesseract is given of the environment: the way to itself, its data and its libraries, and no secrets. */
const ENVIRONMENT =
  /^(PATH|PATHEXT|HOME|USERPROFILE|SYSTEMROOT|TEMP|TMP|TMPDIR|LANG|LC_\w+|TESSDATA_PREFIX|LD_LIBRARY_PATH|DYLD_\w*LIBRARY_PATH)$/i;
/** Share of the letters from which a script is read: an English catalogue that names 日本語 needs no Japanese. */
const SCRIPT_SHARE = 0.1;

/**
 * Tesseract's code for a language as BCP 47 tag: fr → fra, zh-Hans → chi_sim, zh-TW → chi_tra, sr-Latn → srp_latn. Undefined
 * where it has none for the language in that script.
 */
export function tesseractLanguage(locale: string): string | undefined {
  const { language, script } = new Intl.Locale(locale).maximize();
  const usualScript = new Intl.Locale(language).maximize().script;
  return PACKS[script === usualScript ? language : `${language}-${script}`];
}

/**
 * The languages, as BCP 47 tags, to read pictures in that these texts stand in, guessed by the scripts that the texts are
 * written in; the most frequent first.
 */
export function scriptsOf(texts: readonly string[]): string[] {
  const letters = texts.join("").normalize("NFKC").match(/\p{L}/gu) ?? [];
  const counts = new Map<string, number>();
  const languageOfLetter = new Map([...new Set(letters)].map((letter) => [letter, guessLanguage(letter)]));
  for (const letter of letters) {
    const language = languageOfLetter.get(letter);
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const frequent = (language: string) => (counts.get(language) ?? 0) >= SCRIPT_SHARE * letters.length;
  // Ideographs beside kana are Japanese, and a rare kana among ideographs stands in Chinese.
  const [language, other] = frequent("ja") ? ["ja", "zh-Hans"] : ["zh-Hans", "ja"];
  counts.set(language, (counts.get(language) ?? 0) + (counts.get(other) ?? 0));
  counts.delete(other);
  const found = [...counts].filter(([tag, count]) => count > 0 && frequent(tag)).sort(([, a], [, b]) => b - a);
  return found.length === 0 ? ["en"] : found.map(([tag]) => tag);
}

const SCRIPTS = Object.entries(LANGUAGE_OF_SCRIPT).map(([script, language]) => ({
  matches: new RegExp(`\\p{Script=${script}}`, "u"),
  language,
}));

function guessLanguage(letter: string): string | undefined {
  return SCRIPTS.find(({ matches }) => matches.test(letter))?.language;
}

let listing: Promise<ReadonlySet<string> | undefined> | undefined;

/**
 * What of Tesseract is missing to read these languages, as one sentence that says how to install it; undefined where nothing is.
 * Tesseract is asked once in the process.
 */
export async function findMissingTesseract(locales: readonly string[]): Promise<string | undefined> {
  const unknown = locales.filter((locale) => tesseractLanguage(locale) === undefined);
  if (unknown.length > 0) return `Tesseract has no language pack for ${quoteAll(unknown)}.`;
  const codes = languageCodes(locales);
  listing ??= listLanguages();
  const installed = await listing;
  if (installed === undefined) return explainMissing(codes);
  const missing = codes.filter((code) => !installed.has(code));
  if (missing.length === 0) return undefined;
  const packs = `${missing.length > 1 ? "packs" : "pack"} ${quoteAll(missing)}`;
  return `Tesseract lacks the language ${packs}: ${explainInstall(missing.map(packageOf), "brew install tesseract-lang")}.`;
}

/** Debian's and Homebrew's packages of Tesseract itself bring English along. */
function explainMissing(codes: readonly string[]): string {
  const others = codes.filter((code) => code !== "eng");
  const brew = `brew install tesseract${others.length > 0 ? " tesseract-lang" : ""}`;
  return `Tesseract is not installed: ${explainInstall(["tesseract-ocr", ...others.map(packageOf)], brew)}.`;
}

/** https://tesseract-ocr.github.io/tessdoc/Installation.html; Chocolatey's package holds all languages, and leaves the PATH of a running job as it is. */
function explainInstall(packages: readonly string[], brew: string): string {
  const ways = [
    `\`sudo apt-get update && sudo apt-get install -y ${packages.join(" ")}\` on Ubuntu and Debian`,
    `\`${brew}\` on macOS`,
    "`choco install tesseract` on Windows, with `C:\\Program Files\\Tesseract-OCR` added to the PATH",
  ];
  return `run, in a step before this one, ${ways.join("; ")}`;
}

const packageOf = (code: string) => `tesseract-ocr-${code.replaceAll("_", "-")}`;
const quoteAll = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(", ");

/** Scripts whose packs read English along, as Tesseract's data were trained. */
const WITH_ENGLISH = new Set(["Latn", "Hans", "Hant", "Jpan"]);

/**
 * Tesseract's codes for these languages. English is left out where another pack reads it anyway: of two packs, the wrong one is
 * taken now and then (`メニュー` becomes `P=`).
 */
function languageCodes(locales: readonly string[]): string[] {
  const packs = locales.map((locale) => ({ code: tesseractLanguage(locale), script: new Intl.Locale(locale).maximize().script ?? "" }));
  const withEnglish = packs.some(({ code, script }) => code !== "eng" && WITH_ENGLISH.has(script));
  const codes = packs.map(({ code }) => code).filter((code) => code !== undefined);
  return [...new Set(codes)].filter((code) => code !== "eng" || !withEnglish);
}

/** The installed language packs; undefined where there is no Tesseract. */
async function listLanguages(): Promise<ReadonlySet<string> | undefined> {
  const reply = await within(() => run(["--list-langs"]), { limit: READING_LIMIT });
  if (reply === undefined) return undefined;
  // A headline, then one to a line. Old versions write to standard error.
  return new Set(`${reply.stdout}\n${reply.stderr}`.split(/\r?\n/).map((line) => line.trim()));
}

/**
 * The text of a picture in any format that Retouch reads, as lines in no certain order; what Tesseract reads differently in the
 * picture's forms (see {@link makeLegible}) stands there more than once.
 *
 * @param locales BCP 47 tags; the first counts most.
 * @throws RetouchError `verify` when Tesseract fails or takes too long, `cancelled`, or what is wrong with the picture.
 */
export async function readText(
  picture: Buffer,
  locales: readonly string[],
  { tempDir, signal }: { tempDir: string; signal?: AbortSignal },
): Promise<string> {
  const codes = languageCodes(locales);
  if (codes.length === 0)
    throw new RetouchError("verify", `Tesseract cannot read ${locales.join(", ") || "a picture without a language"}.`);
  const { makeLegible } = await import("./legible.ts");
  const pages = await makeLegible(picture);
  const directory = await mkdtemp(join(tempDir, "text-"));
  const failure = new AbortController();
  const waiting = AbortSignal.any([failure.signal, ...(signal ? [signal] : [])]);
  const readings = pages.map((page, index) => readPage(page, { file: join(directory, `${index}.pgm`), codes, signal, waiting }));
  try {
    return (await Promise.all(readings)).join("\n");
  } finally {
    // Where one page could not be read, the others need not wait for their turn.
    failure.abort();
    // One that still writes its file would keep the folder from being removed.
    await Promise.allSettled(readings);
    await rm(directory, { recursive: true, force: true });
  }
}

interface ReadPageOptions {
  file: string;
  codes: readonly string[];
  /** Ends the reading. */
  signal: AbortSignal | undefined;
  /** Ends the waiting for a turn. */
  waiting: AbortSignal;
}

async function readPage({ pgm, segmentation }: Page, { file, codes, signal, waiting }: ReadPageOptions): Promise<string> {
  await writeFile(file, pgm);
  await takeTurn(waiting);
  const args = [file, "stdout", "-l", codes.join("+"), "--psm", String(segmentation)];
  // The toolkit cannot end a process: one that takes too long is left alone.
  const reply = await within(() => run(args), { limit: READING_LIMIT, signal }).finally(giveTurn);
  if (reply === undefined) throw new RetouchError("verify", explainMissing(codes));
  if (reply.exitCode !== 0) throw new RetouchError("verify", `Tesseract could not read the picture: ${summarize(reply.stderr)}`);
  return reply.stdout;
}

interface Bounds {
  /** Milliseconds; absent: however long it takes. */
  limit?: number;
  signal?: AbortSignal | undefined;
}

/** @throws RetouchError `verify` when it takes too long, `cancelled`. */
async function within<T>(work: () => Promise<T>, { limit, signal }: Bounds): Promise<T> {
  const cancelled = new RetouchError("cancelled", "The run was cancelled while the text was read.");
  if (signal?.aborted) throw cancelled;
  let timer: NodeJS.Timeout | undefined;
  let onAbort = () => {};
  const end = new Promise<never>((_, reject) => {
    onAbort = () => reject(cancelled);
    if (limit !== undefined)
      timer = setTimeout(() => reject(new RetouchError("verify", `Tesseract took more than ${limit / 1000} seconds.`)), limit);
  });
  signal?.addEventListener("abort", onAbort);
  try {
    return await Promise.race([work(), end]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

let running = 0;
const queue = new Set<() => void>();

/** Waits until a process may be started: one that hangs gives its turn back too. Who is cancelled leaves the queue. */
async function takeTurn(signal: AbortSignal): Promise<void> {
  if (running < PROCESSES) {
    running += 1;
    return;
  }
  let begin = () => {};
  const turn = new Promise<void>((resolve) => {
    begin = resolve;
  });
  queue.add(begin);
  await within(() => turn, { signal }).catch((error: unknown) => {
    // It may have come in this very moment.
    if (!queue.delete(begin)) giveTurn();
    throw error;
  });
}

function giveTurn(): void {
  const [next] = queue;
  if (next === undefined) running -= 1;
  else {
    queue.delete(next);
    next();
  }
}

interface Reply {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs Tesseract; undefined where it is not installed. */
async function run(args: readonly string[]): Promise<Reply | undefined> {
  const { getExecOutput } = await import("@actions/exec");
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value && ENVIRONMENT.test(name) ? [[name, value]] : [])),
  );
  // Threads of one process that wait for one another make several processes very slow (https://github.com/tesseract-ocr/tesseract/issues/3109).
  const options = { env: { ...env, OMP_THREAD_LIMIT: "1" }, silent: true, ignoreReturnCode: true };
  try {
    return await getExecOutput("tesseract", [...args], options);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message.includes("Unable to locate executable file")) return undefined;
    return { exitCode: 127, stdout: "", stderr: message };
  }
}

/** What Tesseract said, on one line. */
function summarize(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/).filter((line) => line.trim() !== "");
  return lines.join("; ").slice(0, 400) || "it gave no reason.";
}
