import { type CatalogueTexts, findFlaw, makeLoader, type Pair, readCatalogueTexts, standsAlone } from "./catalogues/read-catalogue.ts";
import { readContent } from "./glossary-content.ts";
import { NOT_A_GLOSSARY } from "./localize-messages.ts";
import { maximizeTag } from "./match-locale.ts";
import type { Glossary } from "./terms.ts";

export interface GlossaryFile {
  /** Relative to the workspace. */
  path: string;
  text: string;
}

export interface GlossaryOptions {
  /** The language of the images, if known. Canonical. */
  sourceLocale?: string;
  /** @returns the file's text (see `decodeText`), or undefined if there is no such file. */
  readCatalogue(path: string): Promise<string | undefined>;
}

/**
 * Reads a glossary of JSON or YAML with the app's catalogues that it lists, or a catalogue that is complete without a glossary.
 *
 * @returns the glossary, or its problems: sentences, each beginning with `<path>:<line>: `.
 */
export async function readGlossary(file: GlossaryFile, options: GlossaryOptions): Promise<Glossary | string[]> {
  const flaw = findFlaw(file.text);
  if (flaw) return [`${file.path}:1: ${flaw}`];
  if (/\.(json|ya?ml)$/i.test(file.path)) return readGlossaryFile(file, options);
  if (standsAlone(file.path)) return readCatalogueAlone(file, options);
  return [`${file.path}:1: ${NOT_A_GLOSSARY}`];
}

async function readGlossaryFile(file: GlossaryFile, options: GlossaryOptions): Promise<Glossary | string[]> {
  const { terms, keep: names, catalogues, problems } = readContent(file.text, { isJson: /\.json$/i.test(file.path) });
  const found = problems.map(({ line, text }) => ({ line, problem: `${file.path}:${line}: ${text}` }));
  const load = makeLoader(options);
  const keep = new Set(names);
  for (const { line, ...entry } of catalogues) {
    const texts = await readCatalogueTexts(entry, `${file.path}:${line}: `, load);
    if (Array.isArray(texts)) found.push(...texts.map((problem) => ({ line, problem })));
    else addTexts(terms, keep, texts);
  }
  if (found.length === 0) return toGlossary(terms, keep);
  // Two entries may share a file.
  return [...new Set(found.toSorted((a, b) => a.line - b.line).map(({ problem }) => problem))];
}

async function readCatalogueAlone({ path, text }: GlossaryFile, options: GlossaryOptions): Promise<Glossary | string[]> {
  const load = makeLoader({ ...options, readCatalogue: async () => text });
  const texts = await readCatalogueTexts({ path }, `${path}:1: `, load);
  if (Array.isArray(texts)) return texts;
  const terms: Terms = new Map();
  const keep = new Set<string>();
  addTexts(terms, keep, texts);
  return toGlossary(terms, keep);
}

type Terms = Map<string, Map<string, string>>;

/** Adds the texts of a catalogue. A text is either translated or kept, in all locales; the first file that has it decides. */
function addTexts(terms: Terms, keep: Set<string>, texts: CatalogueTexts): void {
  for (const pair of texts.pairs) if (!keep.has(pair.source)) addPair(terms, pair);
  for (const text of texts.keep) if (!terms.has(text)) keep.add(text);
}

/** Adds a translation, unless there is one already under the same tag or an equal one. */
function addPair(terms: Terms, { source, locale, target }: Pair): void {
  const targets = terms.get(source) ?? new Map<string, string>();
  terms.set(source, targets);
  const maximized = maximizeTag(locale);
  if (![...targets.keys()].some((tag) => maximizeTag(tag) === maximized)) targets.set(locale, target);
}

function toGlossary(terms: Terms, keep: ReadonlySet<string>): Glossary {
  return { terms: [...terms].map(([source, targets]) => ({ source, targets })), keep: [...keep] };
}
