import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type GlossaryOptions, readGlossary } from "../../src/localize/glossary.ts";
import type { Glossary } from "../../src/localize/terms.ts";
import { decodeText } from "../../src/text/decode.ts";

export const FIXTURES = join(import.meta.dirname, "fixtures");

/** Files by path; what is not among them is read from the fixtures. */
export type Files = Readonly<Record<string, string>>;

export function readerOf(files: Files): GlossaryOptions["readCatalogue"] {
  return async (path) => {
    if (Object.hasOwn(files, path)) return files[path];
    return readFile(join(FIXTURES, path)).then(decodeText, () => undefined);
  };
}

/** Terms as plain objects, to compare. */
export function plain({ terms, keep }: Glossary): { terms: Record<string, Record<string, string>>; keep: readonly string[] } {
  return { terms: Object.fromEntries(terms.map(({ source, targets }) => [source, Object.fromEntries(targets)])), keep };
}

/** The glossary of a file, which must be right. */
export async function glossaryOf(path: string, text: string, files: Files = {}, options: { sourceLocale?: string } = {}) {
  const glossary = await readGlossary({ path, text }, { ...options, readCatalogue: readerOf(files) });
  if (Array.isArray(glossary)) throw new Error(glossary.join("\n"));
  return plain(glossary);
}

/** What is wrong with a file; empty where nothing is. */
export async function problemsOf(path: string, text: string, files: Files = {}): Promise<string[]> {
  const glossary = await readGlossary({ path, text }, { readCatalogue: readerOf(files) });
  return Array.isArray(glossary) ? glossary : [];
}

/** The terms of one catalogue, listed in a glossary. */
export async function termsOf(entry: { path: string; source?: string; locale?: string }, files: Files = {}) {
  return glossaryOf("glossary.json", JSON.stringify({ catalogues: [entry] }), files);
}
