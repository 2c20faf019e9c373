import { z } from "zod";
import { cutEnd } from "../text/plain-text.ts";
import { type Problem, ProblemList } from "../text/problem-list.ts";
import { quote } from "../text/suggest.ts";
import { lineAtPath, readYaml, toPlain } from "../text/yaml-lines.ts";
import { tidy } from "./catalogues/picture-text.ts";
import type { CatalogueEntry } from "./catalogues/read-catalogue.ts";
import { catalogueSchema, glossarySchema } from "./glossary-schema.ts";
import { canonicalLocale, fixUnderscores } from "./locales.ts";
import {
  COMMA_NEEDS_QUOTES,
  keptAndTranslated,
  NOTHING_FOR_A_GLOSSARY,
  secondTranslation,
  tooManyCatalogues,
  unknownKey,
  wrongKey,
  wrongValue,
} from "./localize-messages.ts";

/** A glossary file. Where there are problems, it contains only what is right. */
export interface GlossaryContent {
  /** Translations by canonical locale, by source text. */
  terms: Map<string, Map<string, string>>;
  keep: string[];
  catalogues: (CatalogueEntry & { line: number })[];
  /** In the order of lines. */
  problems: Problem[];
}

export function emptyContent(problem?: string): GlossaryContent {
  return { terms: new Map(), keep: [], catalogues: [], problems: problem === undefined ? [] : [{ line: 1, text: problem }] };
}

/** Of a large app, in modules with some fifty languages each. */
const MAX_CATALOGUES = 1000;

/** Reads a glossary of JSON or YAML, without the files that it refers to. */
export function readContent(text: string, options: { isJson: boolean }): GlossaryContent {
  const { root, problems } = readYaml(text, options);
  if (root === undefined) return { ...emptyContent(), problems };
  const list = new ProblemList();
  for (const problem of problems) list.add(problem.line, problem.text);
  const value = toPlain(root);
  const lineOf: LineOf = (...path) => lineAtPath(root, path);
  const checked = glossarySchema.safeParse(value);
  const { terms: givenTerms = {}, keep: givenKeep = [] } = checked.data ?? {};
  const terms = readTerms(givenTerms, { list, lineOf });
  const keep = readKeep(givenKeep, terms, { list, lineOf });
  if (!checked.success) explain(checked.error.issues, value, { list, lineOf });
  const catalogues = readEntries(value, lineOf);
  if (catalogues.length > MAX_CATALOGUES) list.add(lineOf("catalogues"), tooManyCatalogues(MAX_CATALOGUES));
  return { terms, keep, catalogues: catalogues.slice(0, MAX_CATALOGUES), problems: list.list() };
}

type LineOf = (...path: PropertyKey[]) => number;

/** Where problems go, and where the file's parts are. */
interface Place {
  list: ProblemList;
  lineOf: LineOf;
}

function readTerms(given: Readonly<Record<string, Record<string, string>>>, { list, lineOf }: Place): GlossaryContent["terms"] {
  const terms: GlossaryContent["terms"] = new Map();
  for (const [source, translations] of Object.entries(given)) {
    const targets = terms.get(tidy(source)) ?? new Map<string, string>();
    terms.set(tidy(source), targets);
    for (const [tag, target] of Object.entries(translations)) {
      const locale = canonicalLocale(tag) ?? tag;
      if (targets.has(locale)) list.add(lineOf("terms", source, tag), secondTranslation(source, locale));
      targets.set(locale, tidy(target));
    }
  }
  return terms;
}

function readKeep(given: readonly string[], terms: ReadonlyMap<string, unknown>, { list, lineOf }: Place): string[] {
  for (const [index, text] of given.entries()) if (terms.has(tidy(text))) list.add(lineOf("keep", index), keptAndTranslated(text));
  return given.map(tidy);
}

const listSchema = z.looseObject({ catalogues: z.array(z.unknown()) });

/** The entries that are right, so that their files are checked together with the rest. */
function readEntries(value: unknown, lineOf: LineOf): GlossaryContent["catalogues"] {
  const list = listSchema.safeParse(value);
  return (list.data?.catalogues ?? []).flatMap((item, index) => {
    const { data } = catalogueSchema.safeParse(item);
    return data ? [{ ...data, locale: data.locale && canonicalLocale(data.locale), line: lineOf("catalogues", index) }] : [];
  });
}

const KEYS = Object.keys(glossarySchema.shape);
const ENTRY_KEYS = Object.keys(catalogueSchema.shape);

function explain(issues: readonly z.core.$ZodIssue[], value: unknown, place: Place): void {
  if (isObject(value) && !Array.isArray(value) && Object.keys(value).length > 0 && !KEYS.some((key) => Object.hasOwn(value, key)))
    place.list.add(1, NOTHING_FOR_A_GLOSSARY);
  else for (const issue of issues) explainIssue(issue, value, place);
}

function explainIssue(issue: z.core.$ZodIssue, root: unknown, { list, lineOf }: Place): void {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    const known = path.length === 0 ? KEYS : ENTRY_KEYS;
    for (const key of issue.keys) list.add(lineOf(...path, key), () => unknownKey(key, known));
    return;
  }
  list.add(lineOf(...path), () => {
    // A key may be as long as the file.
    const shown = path.map((key) => (typeof key === "string" ? cutEnd(key, 60) : key));
    const name = path.length === 0 ? "The file" : `\`${z.core.toDotPath(shown)}\``;
    const value = path.reduce<unknown>((around, key) => (isObject(around) && Object.hasOwn(around, key) ? around[key] : undefined), root);
    if (issue.code !== "invalid_key") return wrongValue(name, show(value), issue.message);
    const key = String(path.at(-1));
    return wrongKey(name, key, helpWithKey(key, value), issue.issues[0]?.message);
  });
}

/** `pt_BR` should be `pt-BR`; and `{ fr: Oui, merci }` has a key without a value. */
function helpWithKey(key: string, value: unknown): string {
  const meant = fixUnderscores(key);
  if (value === null) return COMMA_NEEDS_QUOTES;
  return meant ? ` Did you mean \`${meant}\`?` : "";
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === "object" && value !== null;
}

function show(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return "a list";
  if (value === null) return "nothing";
  if (isObject(value)) return "a mapping";
  return typeof value === "string" ? quote(value) : String(value);
}
