import { foldBokmal, scriptOf } from "./locales.ts";

/**
 * Locales whose parent is not what their tag says without its last part, and which one may meet in an app.
 * https://github.com/unicode-org/cldr-json/blob/45.0.0/cldr-json/cldr-core/supplemental/parentLocales.json
 */
const PARENTS: ReadonlyMap<string, string> = new Map([
  ...childrenOf("es-419", "AR BO BR BZ CL CO CR CU DO EC GT HN JP MX NI PA PE PR PY SV US UY VE"),
  ...childrenOf("pt-PT", "AO CH CV FR GQ GW LU MO MZ ST TL"),
  ["nn", "no"],
  // CLDR has it the other way round; for Nynorsk, which has `no` as its parent, both are the same.
  ["no", "nb"],
]);

function childrenOf(parent: string, regions: string): [string, string][] {
  const [language] = parent.split("-");
  return regions.split(" ").map((region) => [`${language}-${region}`, parent]);
}

/**
 * How a locale finds its text among those of other locales: under its own tag, else under another tag of the same meaning (`zh-Hant`
 * for `zh-TW`, `de-DE` for `de`, `nb` for `no`), else under its nearest parent (`fr` for `fr-CA`, `es-419` for `es-MX`). A parent that is written in
 * another script is none: `zh` has nothing for `zh-HK`. Nor is a sister: `pt-BR` has nothing for `pt-PT`.
 *
 * @param locale a canonical BCP 47 tag, as are those to choose from.
 */
export function matchLocale(locale: string): (available: Iterable<string>) => string | undefined {
  const { baseName } = new Intl.Locale(locale);
  const meaning = meaningOf(locale);
  const script = scriptOf(locale);
  const own = [locale, baseName];
  const parents = [...parentsOf(baseName), ...parentsOf(meaning)].filter((parent) => scriptOf(parent) === script);
  // Glossaries hold the same few tags again and again.
  const meanings = new Map<string, string>();
  const recall = (tag: string) => {
    const known = meanings.get(tag) ?? meaningOf(tag);
    meanings.set(tag, known);
    return known;
  };
  return (available) => {
    const tags = [...available];
    const find = (wanted: readonly string[]) => wanted.find((tag) => tags.includes(tag));
    return find(own) ?? tags.find((tag) => recall(tag) === meaning) ?? find(parents);
  };
}

/** Nearest first. */
function parentsOf(tag: string): string[] {
  const parent = PARENTS.get(tag) ?? tag.split("-").slice(0, -1).join("-");
  return parent === "" ? [] : [parent, ...parentsOf(parent)];
}

/**
 * The tag with its likely script and region: `zh-Hant-TW` for `zh-TW` and for `zh-Hant`, `no-Latn-NO` for `no` and for `nb`.
 * A tag that is none means itself.
 */
export function meaningOf(tag: string): string {
  try {
    return new Intl.Locale(foldBokmal(tag)).maximize().baseName;
  } catch {
    return tag;
  }
}
