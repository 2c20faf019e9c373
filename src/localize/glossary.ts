import {
  type CatalogueTexts,
  decodeFile,
  type Files,
  makeLoader,
  type Pair,
  readCatalogueTexts,
  standsAlone,
} from "./catalogues/read-catalogue.ts";
import { emptyContent, type GlossaryContent, readContent } from "./glossary-content.ts";
import { NOT_A_GLOSSARY, NOT_UTF_8 } from "./localize-messages.ts";
import { maximizeTag } from "./match-locale.ts";
import type { Glossary } from "./terms.ts";

export interface GlossaryFile {
  /** Relative to the workspace. */
  path: string;
  bytes: Uint8Array;
}

/**
 * Reads a glossary of JSON or YAML without the app's catalogues that it lists; of a catalogue that is complete without a glossary, a
 * glossary that lists it alone.
 */
export function readGlossary({ path, bytes }: GlossaryFile): GlossaryContent {
  const isGlossary = /\.(json|ya?ml)$/i.test(path);
  if (!isGlossary && standsAlone(path)) return { ...emptyContent(), catalogues: [{ path, line: 1 }] };
  const file = decodeFile(bytes);
  if (typeof file === "string") return emptyContent(file);
  if (!isGlossary) return emptyContent(NOT_A_GLOSSARY);
  // A person wrote it, and a character that was lost is part of a term.
  if (file.text.includes("\uFFFD")) return emptyContent(NOT_UTF_8);
  return readContent(file.text, { isJson: /\.json$/i.test(path) });
}

export interface CompleteOptions {
  /** Of the glossary. */
  path: string;
  content: GlossaryContent;
  /** The files that it lists. */
  files: Files;
  /** The language of the images, if known. Canonical. */
  sourceLocale?: string;
}

/**
 * Adds the texts of the catalogues that a glossary lists.
 *
 * @returns the glossary, or its problems: sentences, each beginning with `<path>:<line>: `.
 */
export async function completeGlossary({ path, content, files, sourceLocale }: CompleteOptions): Promise<Glossary | string[]> {
  const found = content.problems.map(({ line, text }) => ({ line, problem: `${path}:${line}: ${text}` }));
  const load = makeLoader(files, { sourceLocale });
  const terms = new TermList(content);
  for (const { line, ...entry } of content.catalogues) {
    const texts = await readCatalogueTexts(entry, `${path}:${line}: `, load);
    if (!Array.isArray(texts)) terms.add(texts);
    else if (found.length < MAX_PROBLEMS) found.push(...texts.map((problem) => ({ line, problem })));
  }
  if (found.length === 0) return terms.toGlossary();
  // Two entries may share a file.
  return [...new Set(found.toSorted((a, b) => a.line - b.line).map(({ problem }) => problem))];
}

/** Of a glossary with its catalogues, as many as one may have and some more. */
const MAX_PROBLEMS = 200;

class TermList {
  readonly #terms: GlossaryContent["terms"];
  readonly #keep: Set<string>;
  /** Locales that have a translation of a text, by any of their tags. */
  readonly #translated = new Map<string, Set<string>>();

  constructor({ terms, keep }: GlossaryContent) {
    this.#terms = new Map([...terms].map(([source, targets]) => [source, new Map(targets)]));
    this.#keep = new Set(keep);
    for (const [source, targets] of terms) this.#translated.set(source, new Set([...targets.keys()].map(maximizeTag)));
  }

  /** Adds the texts of a catalogue. A text is either translated or kept, in all locales; the first file that has it decides. */
  add({ pairs, keep }: CatalogueTexts): void {
    for (const pair of pairs) if (!this.#keep.has(pair.source)) this.#addPair(pair);
    for (const text of keep) if (!this.#terms.has(text)) this.#keep.add(text);
  }

  /** Adds a translation, unless there is one already under the same tag or an equal one. */
  #addPair({ source, locale, target }: Pair): void {
    const targets = this.#terms.get(source) ?? new Map<string, string>();
    const translated = this.#translated.get(source) ?? new Set<string>();
    const maximized = maximizeTag(locale);
    if (!translated.has(maximized)) targets.set(locale, target);
    this.#translated.set(source, translated.add(maximized));
    this.#terms.set(source, targets);
  }

  toGlossary(): Glossary {
    return { terms: [...this.#terms].map(([source, targets]) => ({ source, targets })), keep: [...this.#keep] };
  }
}
