import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { completeGlossary, readGlossary } from "../../src/localize/glossary.ts";
import type { Glossary } from "../../src/localize/terms.ts";

export const FIXTURES = join(import.meta.dirname, "fixtures");

/** Files by path; what is not among them is read from the fixtures. */
export type Files = Readonly<Record<string, string | Buffer>>;

async function readFixture(path: string, files: Files): Promise<Buffer | undefined> {
  if (Object.hasOwn(files, path)) return Buffer.from(files[path] ?? "");
  return readFile(join(FIXTURES, path)).catch(() => undefined);
}

/** Reads a glossary with what it lists, as the plan does. */
export async function read(path: string, text: string | Buffer, files: Files = {}, options: { sourceLocale?: string } = {}) {
  const bytes = Buffer.from(text);
  const content = readGlossary({ path, bytes });
  const listed = content.catalogues.flatMap((entry) => [entry.path, entry.source ?? entry.path]);
  const given = await Promise.all(listed.map(async (name) => [name, name === path ? bytes : await readFixture(name, files)] as const));
  const found = new Map(given.flatMap(([name, file]) => (file ? [[name, file] as const] : [])));
  return completeGlossary({ path, content, files: found, ...options });
}

/** Terms as plain objects, to compare. */
export function plain({ terms, keep }: Glossary): { terms: Record<string, Record<string, string>>; keep: readonly string[] } {
  return { terms: Object.fromEntries(terms.map(({ source, targets }) => [source, Object.fromEntries(targets)])), keep };
}

/** The glossary of a file, which must be right. */
export async function glossaryOf(path: string, text: string | Buffer, files: Files = {}, options: { sourceLocale?: string } = {}) {
  const glossary = await read(path, text, files, options);
  if (Array.isArray(glossary)) throw new Error(glossary.join("\n"));
  return plain(glossary);
}

/** What is wrong with a file; empty where nothing is. */
export async function problemsOf(path: string, text: string | Buffer, files: Files = {}): Promise<string[]> {
  const glossary = await read(path, text, files);
  return Array.isArray(glossary) ? glossary : [];
}

/** The terms of one catalogue, listed in a glossary. */
export async function termsOf(entry: { path: string; source?: string; locale?: string }, files: Files = {}) {
  return glossaryOf("glossary.json", JSON.stringify({ catalogues: [entry] }), files);
}
