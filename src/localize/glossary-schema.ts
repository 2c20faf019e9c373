import { z } from "zod";
import { leavesWorkspace } from "../text/path-rules.ts";
import { canonicalLocale } from "./locales.ts";
import { ALLOWED } from "./localize-messages.ts";

const text = z.string(ALLOWED.text).regex(/\S/, ALLOWED.text);

const locale = z
  .string(ALLOWED.locale)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, ALLOWED.locale)
  .refine((tag) => canonicalLocale(tag) !== undefined, ALLOWED.locale);

const path = z
  .string(ALLOWED.path)
  .regex(/\S/, ALLOWED.path)
  .refine((value) => value.length <= 4096 && !leavesWorkspace(value) && !value.includes("\0"), ALLOWED.path);

/** One entry of `catalogues`. */
export const catalogueSchema = z.strictObject(
  {
    path: path.describe("gettext PO, Apple .strings or .xcstrings, Android XML, ARB, or JSON of i18next and others."),
    locale: locale.optional().describe("The language of the texts. Not needed where the file names it (PO, ARB, .xcstrings)."),
    source: path.optional().describe("The file with the texts of the source language by the same keys, where the keys are not the texts."),
  },
  ALLOWED.catalogues,
);

/** A glossary file. */
export const glossarySchema = z.strictObject(
  {
    $schema: z.string().optional(),
    terms: z
      .record(text, z.record(locale, text, ALLOWED.translations), ALLOWED.terms)
      .optional()
      .describe("Texts as they appear in the images, each with its translations by locale."),
    keep: z.array(text, ALLOWED.keep).optional().describe("Texts that are never translated, such as names."),
    catalogues: z
      .array(catalogueSchema, ALLOWED.catalogues)
      .optional()
      .describe("The app's own files, read as further terms. `terms` override them, and earlier files override later ones."),
  },
  ALLOWED.glossary,
);

const GLOSSARY_SCHEMA_URL = "https://raw.githubusercontent.com/retouch-action/retouch/main/docs/retouch.glossary.schema.json";

/** The JSON schema that is published for editors. */
export function glossaryJsonSchema(): unknown {
  return { ...z.toJSONSchema(glossarySchema), $id: GLOSSARY_SCHEMA_URL };
}
