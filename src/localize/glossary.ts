import { z } from "zod";
import type { Pair } from "./catalogues/read-catalogue.ts";
import { glossarySchema } from "./glossary-schema.ts";
import { matchLocale, meaningOf } from "./match-locale.ts";

/** Texts and their translations. */
export interface Glossary {
  terms: readonly Term[];
  /** Never translated; all locales. */
  keep: readonly string[];
}

export interface Term {
  source: string;
  /** By canonical BCP 47 tag. */
  targets: ReadonlyMap<string, string>;
}

/** The pairs for one locale: of its own tag, else of its nearest parent in the same script. */
export function termsFor(glossary: Glossary, locale: string): { source: string; target: string }[] {
  const match = matchLocale(locale);
  return glossary.terms.flatMap(({ source, targets }) => {
    const target = targets.get(match(targets.keys()) ?? "");
    return target === undefined ? [] : [{ source, target }];
  });
}

const GLOSSARY_SCHEMA_URL = "https://raw.githubusercontent.com/retouch-action/retouch/main/docs/retouch.glossary.schema.json";

/** The JSON schema that is published for editors. */
export function glossaryJsonSchema(): unknown {
  return { ...z.toJSONSchema(glossarySchema), $id: GLOSSARY_SCHEMA_URL };
}

export interface GlossaryFile {
  /** Relative to the workspace. */
  path: string;
  text: string;
}

export interface GlossaryOptions {
  /** The language of the pictures, where it is known; canonical. */
  sourceLocale?: string;
  /** @returns the file's text (see `decodeText`), or undefined where there is none. */
  readCatalogue(path: string): Promise<string | undefined>;
}

/**
 * Reads a glossary of JSON or YAML with the app's catalogues that it lists, or a catalogue that can stand for one.
 *
 * @returns the glossary, or problems: sentences, each beginning with `<path>:<line>: `.
 */
export async function readGlossary(file: GlossaryFile, options: GlossaryOptions): Promise<Glossary | string[]> {
  const { findFlaw, standsAlone } = await import("./catalogues/read-catalogue.ts");
  const flaw = findFlaw(file.text);
  if (flaw) return [`${file.path}:1: ${flaw}`];
  if (/\.(json|ya?ml)$/i.test(file.path)) return readOwnFile(file, options);
  if (standsAlone(file.path)) return readAppFile(file, options);
  const allowed = "a `.yml`, `.yaml` or `.json` file, or the app's `.po` or `.xcstrings` file";
  return [
    `${file.path}:1: A glossary is ${allowed}. Other catalogues of the app are listed under \`catalogues\` of a glossary, with their \`locale\` and \`source\`.`,
  ];
}

async function readOwnFile(file: GlossaryFile, options: GlossaryOptions): Promise<Glossary | string[]> {
  const { readContent } = await import("./glossary-content.ts");
  const { makeLoader, readCatalogueTexts } = await import("./catalogues/read-catalogue.ts");
  const { terms, keep, catalogues, problems } = readContent(file.text);
  const found = problems.map(({ line, text }) => `${file.path}:${line}: ${text}`);
  const load = makeLoader(options);
  const names = new Set(keep);
  for (const { line, ...entry } of catalogues) {
    const texts = await readCatalogueTexts(entry, `${file.path}:${line}: `, load);
    if (Array.isArray(texts)) {
      found.push(...texts);
      continue;
    }
    for (const pair of texts.pairs) if (!names.has(pair.source)) addPair(terms, pair);
    keep.push(...texts.keep.filter((name) => !terms.has(name)));
  }
  return found.length > 0 ? [...new Set(found)] : toGlossary(terms, keep);
}

async function readAppFile({ path, text }: GlossaryFile, options: GlossaryOptions): Promise<Glossary | string[]> {
  const { makeLoader, readCatalogueTexts } = await import("./catalogues/read-catalogue.ts");
  const load = makeLoader({ ...options, readCatalogue: async () => text });
  const texts = await readCatalogueTexts({ path }, `${path}:1: `, load);
  if (Array.isArray(texts)) return texts;
  const terms: Terms = new Map();
  for (const pair of texts.pairs) addPair(terms, pair);
  return toGlossary(terms, texts.keep);
}

type Terms = Map<string, Map<string, string>>;

/** The first one wins, also under another tag of the same meaning. */
function addPair(terms: Terms, { source, locale, target }: Pair): void {
  const targets = terms.get(source) ?? new Map<string, string>();
  terms.set(source, targets);
  const meaning = meaningOf(locale);
  if (![...targets.keys()].some((tag) => meaningOf(tag) === meaning)) targets.set(locale, target);
}

function toGlossary(terms: Terms, keep: readonly string[]): Glossary {
  return { terms: [...terms].map(([source, targets]) => ({ source, targets })), keep: [...new Set(keep)] };
}

/** The encoding that a gettext header or an XML declaration names. */
const DECLARED = /(?:charset=|encoding=["'])([\w-]+)/;

/**
 * The text of a file of unknown encoding: UTF-8 or UTF-16 with a byte order mark, UTF-16 without one that begins with an ASCII
 * character (Xcode once wrote such `.strings`), UTF-8, else what the first kilobytes declare. The mark is not part of the text.
 * Where nothing fits, U+FFFD stands for what cannot be read.
 */
export function decodeText(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decode(bytes, "utf-16be");
  if (first && second === 0) return decode(bytes, "utf-16le");
  if (first === 0 && second) return decode(bytes, "utf-16be");
  const text = decode(bytes, "utf-8");
  if (!text.includes("\uFFFD")) return text;
  const [, declared] = DECLARED.exec(bytes.toString("latin1", 0, 4096)) ?? [];
  try {
    return declared ? decode(bytes, declared) : text;
  } catch {
    return text;
  }
}

function decode(bytes: Buffer, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}
