import { z } from "zod";
import { leavesWorkspace } from "../text/path-rules.ts";
import { canonicalLocale } from "./locales.ts";

/** What is allowed, as said in errors. */
const LOCALE = "BCP 47 tags of known languages, such as `fr`, `pt-BR` or `zh-Hans`";
const TEXT = "a text that is not empty, in quotes where it looks like a number";
const TRANSLATIONS = "translations by locale, such as `{ fr: Se connecter, de: Anmelden }`";
const TERMS = `source texts, each with its ${TRANSLATIONS}`;
const KEEP = "a list of texts that are never translated";
const PATH = "the path of a file relative to the workspace, inside it";
const CATALOGUES = "a list of the app's own files, each with `path`, and with `locale` and `source` where the format needs them";
const GLOSSARY = "a mapping with `terms`, `keep` or `catalogues`";

const text = z.string(TEXT).regex(/\S/, TEXT);

const locale = z
  .string(LOCALE)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, LOCALE)
  .refine((tag) => canonicalLocale(tag) !== undefined, LOCALE);

const path = z
  .string(PATH)
  .regex(/\S/, PATH)
  .refine((value) => !leavesWorkspace(value) && !value.includes("\0"), PATH);

/** One entry of `catalogues`. */
export const catalogueSchema = z.strictObject(
  {
    path: path.describe("gettext PO, Apple .strings or .xcstrings, Android XML, ARB, or JSON of i18next and others."),
    locale: locale.optional().describe("The language of the texts. Not needed where the file tells it (PO, ARB, .xcstrings)."),
    source: path.optional().describe("The file with the texts of the source language by the same keys, where the keys are not the texts."),
  },
  CATALOGUES,
);

/** A glossary file. */
export const glossarySchema = z.strictObject(
  {
    $schema: z.string().optional(),
    terms: z
      .record(text, z.record(locale, text, TRANSLATIONS), TERMS)
      .optional()
      .describe("Texts as they stand in the pictures, each with its translations by locale."),
    keep: z.array(text, KEEP).optional().describe("Texts that are never translated, such as names."),
    catalogues: z
      .array(catalogueSchema, CATALOGUES)
      .optional()
      .describe("The app's own files, read as further terms. `terms` win over them, and the first over the others."),
  },
  GLOSSARY,
);

const GLOSSARY_SCHEMA_URL = "https://raw.githubusercontent.com/retouch-action/retouch/main/docs/retouch.glossary.schema.json";

/** The JSON schema that is published for editors. */
export function glossaryJsonSchema(): unknown {
  return { ...z.toJSONSchema(glossarySchema), $id: GLOSSARY_SCHEMA_URL };
}
