import { z } from "zod";
import { quote, suggest } from "../text/suggest.ts";
import { type Problem, readYaml, type YamlWithLines } from "../text/yaml-lines.ts";
import { tidy } from "./catalogues/picture-text.ts";
import type { CatalogueEntry } from "./catalogues/read-catalogue.ts";
import { catalogueSchema, glossarySchema } from "./glossary-schema.ts";
import { canonicalLocale, hyphenate } from "./locales.ts";

/** A glossary file, checked. Where there are problems, only what is right is in it. */
export interface GlossaryContent {
  /** Translations by canonical locale, by source text. */
  terms: Map<string, Map<string, string>>;
  keep: string[];
  catalogues: (CatalogueEntry & { line: number })[];
  /** In the order of lines. */
  problems: Problem[];
}

/** Reads a glossary of JSON or YAML, without what it refers to. */
export function readContent(text: string, options: { isJson: boolean }): GlossaryContent {
  const yaml = readYaml(text, options);
  const content: GlossaryContent = { terms: new Map(), keep: [], catalogues: [], problems: [...yaml.problems] };
  if (yaml.value === undefined) return content;
  const checked = glossarySchema.safeParse(yaml.value);
  if (checked.success) {
    readTerms(checked.data.terms ?? {}, yaml, content);
    readKeep(checked.data.keep ?? [], yaml, content);
  } else content.problems.push(...explain(checked.error.issues, yaml));
  content.catalogues = readEntries(yaml);
  content.problems.sort((a, b) => a.line - b.line);
  return content;
}

function readTerms(
  given: Readonly<Record<string, Record<string, string>>>,
  yaml: YamlWithLines,
  { terms, problems }: GlossaryContent,
): void {
  for (const [source, translations] of Object.entries(given)) {
    const targets = terms.get(tidy(source)) ?? new Map<string, string>();
    terms.set(tidy(source), targets);
    for (const [tag, target] of Object.entries(translations)) {
      const locale = canonicalLocale(tag) ?? tag;
      if (targets.has(locale))
        problems.push({ line: yaml.lineOf(["terms", source, tag]), text: `${quote(source)} has a translation for \`${locale}\` already.` });
      targets.set(locale, tidy(target));
    }
  }
}

function readKeep(given: readonly string[], yaml: YamlWithLines, { terms, keep, problems }: GlossaryContent): void {
  for (const [index, text] of given.entries()) {
    if (terms.has(tidy(text)))
      problems.push({
        line: yaml.lineOf(["keep", index]),
        text: `${quote(text)} is in \`keep\` and in \`terms\`: it is translated, or it is not.`,
      });
    keep.push(tidy(text));
  }
}

const listSchema = z.looseObject({ catalogues: z.array(z.unknown()) });

/** Those entries that are right, so that their files are checked along with the rest. */
function readEntries(yaml: YamlWithLines): GlossaryContent["catalogues"] {
  const list = listSchema.safeParse(yaml.value);
  return (list.data?.catalogues ?? []).flatMap((item, index) => {
    const { data } = catalogueSchema.safeParse(item);
    return data ? [{ ...data, locale: data.locale && canonicalLocale(data.locale), line: yaml.lineOf(["catalogues", index]) }] : [];
  });
}

const KEYS = Object.keys(glossarySchema.shape);
const ENTRY_KEYS = Object.keys(catalogueSchema.shape);

function explain(issues: readonly z.core.$ZodIssue[], yaml: YamlWithLines): Problem[] {
  const { value } = yaml;
  if (isObject(value) && !Array.isArray(value) && Object.keys(value).length > 0 && !KEYS.some((key) => Object.hasOwn(value, key)))
    return [
      {
        line: 1,
        text: "The file has none of `terms`, `keep` and `catalogues`. If it is a catalogue of the app, list it under `catalogues` of a glossary, with its `locale` and `source`.",
      },
    ];
  return issues.flatMap((issue) => explainIssue(issue, yaml));
}

function explainIssue(issue: z.core.$ZodIssue, { value, lineOf }: YamlWithLines): Problem[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    const allowed = path.length === 0 ? KEYS : ENTRY_KEYS;
    return issue.keys.map((key) => ({
      line: lineOf([...path, key]),
      text: `${quote(key)} is not known here.${suggest(key, allowed)} Allowed: ${allowed.map((name) => `\`${name}\``).join(", ")}.`,
    }));
  }
  const name = path.length === 0 ? "The file" : `\`${z.core.toDotPath(path)}\``;
  const line = lineOf(path);
  const given = path.reduce<unknown>((around, key) => (isObject(around) && Object.hasOwn(around, key) ? around[key] : undefined), value);
  if (issue.code === "invalid_key") {
    const key = String(path.at(-1));
    return [{ line, text: `${name}: ${quote(key)} is not allowed.${helpWithKey(key, given)} Allowed: ${issue.issues[0]?.message}.` }];
  }
  const text =
    given === undefined ? `${name} is required: ${issue.message}.` : `${name}: ${show(given)} is not allowed. Allowed: ${issue.message}.`;
  return [{ line, text }];
}

/** `pt_BR` is meant as `pt-BR`; and `{ fr: Oui, merci }` has a key without a value. */
function helpWithKey(key: string, value: unknown): string {
  const meant = hyphenate(key);
  if (value === null) return " A text with a comma needs quotes here.";
  return meant ? ` Did you mean \`${meant}\`?` : "";
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === "object" && value !== null;
}

function show(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (value === null) return "nothing";
  if (isObject(value)) return "a mapping";
  return typeof value === "string" ? quote(value) : String(value);
}
