import { z } from "zod";
import { canonicalLocale } from "../locales.ts";
import { NOT_A_STRING_CATALOGUE, sourceLocaleMissing } from "../localize-messages.ts";
import { matchLocale } from "../match-locale.ts";
import { type Catalogue, type Message, type ReadOptions, UnreadableCatalogue } from "./catalogue.ts";
import { parseJson } from "./json.ts";

const unitSchema = z.object({ state: z.string().nullish(), value: z.string().nullish() });
const stringSchema = z.object({
  extractionState: z.string().nullish(),
  shouldTranslate: z.boolean().nullish(),
  localizations: z.record(z.string(), z.object({ stringUnit: unitSchema.nullish() })).nullish(),
});
const fileSchema = z.object({ sourceLanguage: z.string(), strings: z.record(z.string(), stringSchema) });

/** The other values of `extractionState` (`manual`, `migrated`, `extracted_with_value`, or none) say where a text in use is from. */
const STALE = "stale";

/** Not translated yet, or to be looked at again. */
const UNFINISHED = ["new", "needs_review"];

/**
 * Xcode's string catalogue, which holds all locales. The key is the source text where the source language has none of its own.
 * Without variations by plural or device. What is stale, no longer found in the code, counts where nothing else has its source text.
 * https://developer.apple.com/documentation/xcode/localizing-and-varying-text-with-a-string-catalog
 *
 * @throws UnreadableCatalogue
 */
export async function readXcstrings(text: string, { sourceLocale }: ReadOptions): Promise<Catalogue[]> {
  const file = fileSchema.safeParse(await parseJson(text));
  if (!file.success) throw new UnreadableCatalogue(NOT_A_STRING_CATALOGUE);
  const { sourceLanguage, strings } = file.data;
  const match = matchLocale(sourceLocale ?? canonicalLocale(sourceLanguage) ?? "und");
  const catalogues = new Map<string, Message[]>();
  const keep: string[] = [];
  const inUse = new Set<string>();
  let isSourceThere = match([canonicalLocale(sourceLanguage) ?? sourceLanguage]) !== undefined;
  for (const [key, { extractionState, shouldTranslate, localizations }] of staleLast(strings)) {
    const texts = readTexts(localizations ?? {}, key, sourceLanguage);
    const locale = match(texts.keys());
    const source = locale === undefined ? undefined : texts.get(locale);
    isSourceThere ||= source !== undefined;
    if (source === undefined || (extractionState === STALE && inUse.has(source))) continue;
    if (extractionState !== STALE) inUse.add(source);
    if (shouldTranslate === false) keep.push(source);
    else for (const [target, text] of texts) if (target !== locale) collect(catalogues, target, { key, source, text });
  }
  if (!isSourceThere && sourceLocale !== undefined && Object.keys(strings).length > 0)
    throw new UnreadableCatalogue(sourceLocaleMissing(sourceLanguage, sourceLocale));
  return [{ messages: [], keep }, ...[...catalogues].map(([locale, messages]) => ({ locale, messages }))];
}

type Strings = z.infer<typeof fileSchema>["strings"];

/** In the file's order otherwise. */
function staleLast(strings: Strings): [string, Strings[string]][] {
  const entries = Object.entries(strings);
  return entries.toSorted(([, a], [, b]) => Number(a.extractionState === STALE) - Number(b.extractionState === STALE));
}

type Localizations = NonNullable<z.infer<typeof stringSchema>["localizations"]>;

/** By locale; canonical where it is a tag. */
function readTexts(localizations: Localizations, key: string, sourceLanguage: string): Map<string, string> {
  const texts = new Map<string, string>();
  // A source text with variations has no unit, and its key is no text either.
  if (!Object.hasOwn(localizations, sourceLanguage)) texts.set(canonicalLocale(sourceLanguage) ?? sourceLanguage, key);
  for (const [locale, { stringUnit }] of Object.entries(localizations)) {
    const finished = locale === sourceLanguage || !UNFINISHED.includes(stringUnit?.state ?? "");
    if (stringUnit?.value && finished) texts.set(canonicalLocale(locale) ?? locale, stringUnit.value);
  }
  return texts;
}

function collect(catalogues: Map<string, Message[]>, locale: string, message: Message): void {
  const messages = catalogues.get(locale);
  if (messages) messages.push(message);
  else catalogues.set(locale, [message]);
}
