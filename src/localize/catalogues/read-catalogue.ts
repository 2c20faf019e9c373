import { decodeText } from "../../text/decode.ts";
import { canonicalLocale, languageOf, unifyBokmal } from "../locales.ts";
import {
  BINARY_PROPERTY_LIST,
  localeRequired,
  missingFile,
  NOT_UTF_8,
  noCommonKey,
  notACatalogue,
  otherLanguage,
  sourceNotAllowed,
  sourceOfOtherFormat,
  sourceRequired,
  TOO_LARGE,
  unknownLocale,
} from "../localize-messages.ts";
import { type Catalogue, type Message, type ReadOptions, UnreadableCatalogue } from "./catalogue.ts";
import { formatOf } from "./catalogue-formats.ts";
import { mayStandInPicture, tidy, withoutMnemonics } from "./picture-text.ts";

/** A file of the app, as the glossary names it. */
export interface CatalogueEntry {
  path: string;
  /** The file with the source texts. */
  source?: string | undefined;
  /** Canonical. Absent: as the file says. */
  locale?: string | undefined;
}

export interface Pair {
  source: string;
  /** Canonical. */
  locale: string;
  target: string;
}

export interface CatalogueTexts {
  pairs: Pair[];
  keep: string[];
}

/** @returns a file's catalogues, or what is wrong: a sentence with its place, which is `at` where the file is not there. */
export type Loader = (path: string, at: string) => Promise<readonly Catalogue[] | string>;

const MAX_BYTES = 5_000_000;

/** Of one file. */
const MAX_PROBLEMS = 20;

/** The text of a file, or what is wrong with it as a whole, before its content is looked at. */
export function decodeFile(bytes: Uint8Array): { text: string } | string {
  if (bytes.length > MAX_BYTES) return TOO_LARGE;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (buffer.toString("latin1", 0, 6) === "bplist") return BINARY_PROPERTY_LIST;
  const text = decodeText(buffer);
  return text === undefined ? NOT_UTF_8 : { text };
}

/** Whether a file names its locales and contains the source texts. */
export function standsAlone(path: string): boolean {
  const format = formatOf(path);
  return format?.namesLocale === true && format.source !== "required";
}

/** Bytes by path. Absent: there is no such file. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Reads each file once, since several catalogues may share one with the source texts. */
export function makeLoader(files: Files, options: ReadOptions): Loader {
  const loaded = new Map<string, ReturnType<Loader>>();
  return (path, at) => {
    const bytes = files.get(path);
    const file = loaded.get(path) ?? (bytes ? loadCatalogues(path, bytes, options) : Promise.resolve(at + missingFile(path)));
    loaded.set(path, file);
    return file;
  };
}

async function loadCatalogues(path: string, bytes: Uint8Array, options: ReadOptions): ReturnType<Loader> {
  const file = decodeFile(bytes);
  if (typeof file === "string") return `${path}:1: ${file}`;
  try {
    return (await formatOf(path)?.read(file.text.replace(/^\uFEFF/, ""), options)) ?? [];
  } catch (error) {
    if (error instanceof UnreadableCatalogue) return `${path}:${error.line}: ${error.message}`;
    throw error;
  }
}

/**
 * @param at `<path>:<line>: ` of the entry.
 * @returns the texts that may stand in a picture, or what is wrong: sentences with their places.
 */
export async function readCatalogueTexts(entry: CatalogueEntry, at: string, load: Loader): Promise<CatalogueTexts | string[]> {
  const wrong = checkEntry(entry).map((problem) => at + problem);
  const catalogues = await load(entry.path, at);
  const sources = entry.source === undefined ? [] : await load(entry.source, at);
  // A missing file comes first: its path may be what is wrong.
  if (typeof catalogues === "string" || typeof sources === "string" || wrong.length > 0)
    return [...[catalogues, sources].filter((problem) => typeof problem === "string"), ...wrong];
  const sourceTexts = entry.source === undefined ? undefined : textsByKey(sources);
  const keep = [...catalogues, ...sources].flatMap(({ keep = [] }) => keep.map(tidy).filter(mayStandInPicture));
  const hasMnemonics = formatOf(entry.path)?.hasMnemonics === true;
  const pairs: Pair[] = [];
  const problems: string[] = [];
  // A file may name any number of locales, and the first wrong ones say enough.
  for (const { locale: written, messages } of catalogues) {
    if (messages.length === 0 || problems.length > MAX_PROBLEMS) continue;
    const named = written === undefined ? undefined : parseLocale(written);
    const locale = entry.locale ?? named;
    if (named !== undefined && locale !== undefined && !isSameLanguage(named, locale))
      problems.push(at + otherLanguage(entry.path, named, locale));
    else if (locale === undefined) problems.push(at + unknownLocale(entry.path, written));
    else if (sourceTexts && !messages.some(({ key }) => sourceTexts.has(key)))
      problems.push(at + noCommonKey(entry.path, entry.source ?? ""));
    else for (const pair of pairUp(messages, sourceTexts, locale, hasMnemonics)) pairs.push(pair);
  }
  return problems.length > 0 ? problems : { pairs, keep };
}

function textsByKey(catalogues: readonly Catalogue[]): Map<string, string> {
  return new Map(catalogues.flatMap(({ messages }) => messages.map(({ key, text }) => [key, text] as const)));
}

function checkEntry({ path, source, locale }: CatalogueEntry): string[] {
  const format = formatOf(path);
  if (!format) return [notACatalogue(path)];
  const problems: string[] = [];
  if (format.source === "required" && source === undefined) problems.push(sourceRequired(path));
  if (format.source === "within" && (source ?? locale) !== undefined) problems.push(sourceNotAllowed(path));
  else if (source !== undefined && formatOf(source) !== format) problems.push(sourceOfOtherFormat(source, path));
  if (!format.namesLocale && locale === undefined) problems.push(localeRequired(path));
  return problems;
}

/** What POSIX writes after `@`, in BCP 47. */
const MODIFIERS: Readonly<Record<string, string>> = { latin: "Latn", cyrillic: "Cyrl", devanagari: "Deva", arabic: "Arab", hebrew: "Hebr" };

/** The canonical tag of a locale as apps write it: `pt_BR`, `sr@latin`, `ca_ES@valencia`, `de_DE.UTF-8`. */
function parseLocale(written: string): string | undefined {
  const [, name = "", modifier] = /^([^.@]*)(?:\.[^@]*)?(?:@(.*))?$/.exec(written.trim()) ?? [];
  const [language = "", ...rest] = name.split(/[_-]/);
  const script = modifier && MODIFIERS[modifier.toLowerCase()];
  const variant = script || !modifier || modifier === "euro" ? [] : [modifier];
  return canonicalLocale([language, ...(script ? [script] : []), ...rest, ...variant].join("-"));
}

/** Apps write Bokmål as either `nb` or `no`. */
function isSameLanguage(a: string, b: string): boolean {
  return languageOf(unifyBokmal(a)) === languageOf(unifyBokmal(b));
}

function pairUp(
  messages: readonly Message[],
  sourceTexts: ReadonlyMap<string, string> | undefined,
  locale: string,
  hasMnemonics: boolean,
): Pair[] {
  return messages.flatMap((message) => {
    const given = tidy((sourceTexts ? sourceTexts.get(message.key) : message.source) ?? "");
    const text = tidy(message.text);
    const { source, target } = hasMnemonics ? withoutMnemonics(given, text) : { source: given, target: text };
    return mayStandInPicture(source) && mayStandInPicture(target) ? [{ source, locale, target }] : [];
  });
}
