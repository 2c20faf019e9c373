/** What the user reads about the text check. */

export const READING_SOURCES = "Reading the text in the images with Tesseract before the first paid request.";
export const READING_CANCELLED = "The run was cancelled while Tesseract was reading text.";

const quoteAll = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(", ");

export const cannotReadLanguages = (locales: readonly string[]) =>
  `Tesseract cannot read ${locales.join(", ") || "an image without a language"}.`;

export const noLanguagePack = (locales: readonly string[]) => `Tesseract has no language pack for ${quoteAll(locales)}.`;

export const tesseractTimedOut = (milliseconds: number) => `Tesseract took more than ${milliseconds / 1000} seconds.`;

export const tesseractFailed = (reason: string) => `Tesseract could not read the image: ${reason}`;

/** @param codes Tesseract's codes of the languages to read. */
export function tesseractMissing(codes: readonly string[]): string {
  // Debian's and Homebrew's packages of Tesseract itself bring English along.
  const others = codes.filter((code) => code !== "eng");
  const brew = `brew install tesseract${others.length > 0 ? " tesseract-lang" : ""}`;
  return `Tesseract is not installed: ${explainInstall(["tesseract-ocr", ...others.map(packageOf)], brew)}.`;
}

/** @param codes Tesseract's codes of the missing languages. */
export function packsMissing(codes: readonly string[]): string {
  const packs = `${codes.length > 1 ? "packs" : "pack"} ${quoteAll(codes)}`;
  return `Tesseract lacks the language ${packs}: ${explainInstall(codes.map(packageOf), "brew install tesseract-lang")}.`;
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
