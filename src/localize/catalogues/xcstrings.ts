import { z } from "zod";
import { canonicalLocale } from "../locales.ts";
import { matchLocale } from "../match-locale.ts";
import { type Catalogue, type Message, type ReadOptions, UnreadableCatalogue } from "./catalogue.ts";
import { parseJson } from "./json.ts";

const unitSchema = z.object({ state: z.string().nullish(), value: z.string().nullish() });
const stringSchema = z.object({
  shouldTranslate: z.boolean().nullish(),
  localizations: z.record(z.string(), z.object({ stringUnit: unitSchema.nullish() })).nullish(),
});
const fileSchema = z.object({ sourceLanguage: z.string(), strings: z.record(z.string(), stringSchema) });

/** Not translated yet, or to be looked at again. */
const UNFINISHED = ["new", "needs_review"];

/**
 * Xcode's string catalogue, which holds all locales. The key is the source text where the source language has none of its own.
 * Without variations by plural or device.
 * https://developer.apple.com/documentation/xcode/localizing-and-varying-text-with-a-string-catalog
 *
 * @throws UnreadableCatalogue
 */
export async function readXcstrings(text: string, { sourceLocale }: ReadOptions): Promise<Catalogue[]> {
  const file = fileSchema.safeParse(await parseJson(text));
  if (!file.success)
    throw new UnreadableCatalogue("this is not a string catalogue: it has no `sourceLanguage`, or `strings` of another shape");
  const { sourceLanguage, strings } = file.data;
  const match = matchLocale(sourceLocale ?? canonicalLocale(sourceLanguage) ?? "und");
  const catalogues = new Map<string, Message[]>();
  const keep: string[] = [];
  for (const [key, { shouldTranslate, localizations }] of Object.entries(strings)) {
    const texts = readTexts(localizations ?? {}, key, sourceLanguage);
    const locale = match(texts.keys());
    const source = locale === undefined ? undefined : texts.get(locale);
    if (source === undefined) continue;
    if (shouldTranslate === false) keep.push(source);
    else for (const [target, text] of texts) if (target !== locale) collect(catalogues, target, { key, source, text });
  }
  return [{ messages: [], keep }, ...[...catalogues].map(([locale, messages]) => ({ locale, messages }))];
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
