import { z } from "zod";
import { quote } from "../text/suggest.ts";
import { ENDLESS_ALIASES } from "../text/text-messages.ts";
import { lineAtPath, type Problem, readYaml, toPlain } from "../text/yaml-lines.ts";
import { tidy } from "./catalogues/picture-text.ts";
import type { CatalogueEntry } from "./catalogues/read-catalogue.ts";
import { catalogueSchema, glossarySchema } from "./glossary-schema.ts";
import { canonicalLocale, fixUnderscores } from "./locales.ts";
import {
  COMMA_NEEDS_QUOTES,
  keptAndTranslated,
  NOTHING_FOR_A_GLOSSARY,
  secondTranslation,
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

/** Reads a glossary of JSON or YAML, without the files that it refers to. */
export function readContent(text: string, options: { isJson: boolean }): GlossaryContent {
  const { root, problems } = readYaml(text, options);
  const value = root && toPlain(root);
  if (root === undefined || value === undefined) {
    const endless = root === undefined ? [] : [{ line: 1, text: ENDLESS_ALIASES }];
    return { terms: new Map(), keep: [], catalogues: [], problems: [...problems, ...endless] };
  }
  const lineOf: LineOf = (...path) => lineAtPath(root, path);
  const checked = glossarySchema.safeParse(value);
  const { terms: givenTerms = {}, keep: givenKeep = [] } = checked.data ?? {};
  const terms = readTerms(givenTerms, lineOf);
  const keep = readKeep(givenKeep, terms.terms, lineOf);
  const wrong = checked.success ? [] : explain(checked.error.issues, value, lineOf);
  return {
    terms: terms.terms,
    keep: keep.keep,
    catalogues: readEntries(value, lineOf),
    problems: [...problems, ...terms.problems, ...keep.problems, ...wrong].toSorted((a, b) => a.line - b.line),
  };
}

type LineOf = (...path: PropertyKey[]) => number;

function readTerms(given: Readonly<Record<string, Record<string, string>>>, lineOf: LineOf): Pick<GlossaryContent, "terms" | "problems"> {
  const terms: GlossaryContent["terms"] = new Map();
  const problems: Problem[] = [];
  for (const [source, translations] of Object.entries(given)) {
    const targets = terms.get(tidy(source)) ?? new Map<string, string>();
    terms.set(tidy(source), targets);
    for (const [tag, target] of Object.entries(translations)) {
      const locale = canonicalLocale(tag) ?? tag;
      if (targets.has(locale)) problems.push({ line: lineOf("terms", source, tag), text: secondTranslation(source, locale) });
      targets.set(locale, tidy(target));
    }
  }
  return { terms, problems };
}

function readKeep(
  given: readonly string[],
  terms: ReadonlyMap<string, unknown>,
  lineOf: LineOf,
): Pick<GlossaryContent, "keep" | "problems"> {
  const problems = given.flatMap((text, index) =>
    terms.has(tidy(text)) ? [{ line: lineOf("keep", index), text: keptAndTranslated(text) }] : [],
  );
  return { keep: given.map(tidy), problems };
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

function explain(issues: readonly z.core.$ZodIssue[], value: unknown, lineOf: LineOf): Problem[] {
  if (isObject(value) && !Array.isArray(value) && Object.keys(value).length > 0 && !KEYS.some((key) => Object.hasOwn(value, key)))
    return [{ line: 1, text: NOTHING_FOR_A_GLOSSARY }];
  return issues.flatMap((issue) => explainIssue(issue, value, lineOf));
}

function explainIssue(issue: z.core.$ZodIssue, root: unknown, lineOf: LineOf): Problem[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    const known = path.length === 0 ? KEYS : ENTRY_KEYS;
    return issue.keys.map((key) => ({ line: lineOf(...path, key), text: unknownKey(key, known) }));
  }
  const name = path.length === 0 ? "The file" : `\`${z.core.toDotPath(path)}\``;
  const line = lineOf(...path);
  const value = path.reduce<unknown>((around, key) => (isObject(around) && Object.hasOwn(around, key) ? around[key] : undefined), root);
  if (issue.code !== "invalid_key") return [{ line, text: wrongValue(name, show(value), issue.message) }];
  const key = String(path.at(-1));
  return [{ line, text: wrongKey(name, key, helpWithKey(key, value), issue.issues[0]?.message) }];
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
