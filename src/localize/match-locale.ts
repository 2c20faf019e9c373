import { remember, scriptOf, unifyBokmal } from "./locales.ts";

/**
 * Parents of locales that apps use and that do not follow from the tag: elsewhere, the parent is the tag without its last subtag.
 * https://github.com/unicode-org/cldr-json/blob/45.0.0/cldr-json/cldr-core/supplemental/parentLocales.json
 */
const PARENTS: ReadonlyMap<string, string> = new Map([
  ...childrenOf("es-419", "AR BO BR BZ CL CO CR CU DO EC GT HN JP MX NI PA PE PR PY SV US UY VE"),
  ...childrenOf("pt-PT", "AO CH CV FR GQ GW LU MO MZ ST TL"),
  ["nn", "no"],
  // CLDR has it the other way round. For Nynorsk, whose parent is `no`, both are the same.
  ["no", "nb"],
]);

function childrenOf(parent: string, regions: string): [string, string][] {
  const [language] = parent.split("-");
  return regions.split(" ").map((region) => [`${language}-${region}`, parent]);
}

/**
 * Makes a function that picks the tag whose text suits a locale: its own tag, else another tag with the same likely subtags (`zh-Hant`
 * for `zh-TW`, `de-DE` for `de`, `nb` for `no`), else its nearest parent (`fr` for `fr-CA`, `es-419` for `es-MX`). Parents in another
 * script do not count (`zh` for `zh-HK`), and neither do siblings (`pt-BR` for `pt-PT`): the text would be wrong.
 *
 * @param locale A canonical BCP 47 tag, like the tags to choose from.
 */
export function matchLocale(locale: string): (available: Iterable<string>) => string | undefined {
  const { baseName } = new Intl.Locale(locale);
  const maximized = maximizeTag(locale);
  const script = scriptOf(locale);
  const parents = [...parentsOf(baseName), ...parentsOf(maximized)].filter((parent) => scriptOf(parent) === script);
  return (available) => {
    const tags = [...available];
    const find = (wanted: readonly string[]) => wanted.find((tag) => tags.includes(tag));
    return find([locale, baseName]) ?? tags.find((tag) => maximizeTag(tag) === maximized) ?? find(parents);
  };
}

/** Nearest first. */
function parentsOf(tag: string): string[] {
  const parent = PARENTS.get(tag) ?? tag.split("-").slice(0, -1).join("-");
  return parent === "" ? [] : [parent, ...parentsOf(parent)];
}

/**
 * Adds the likely script and region to a tag, so that tags of one locale become equal: `zh-Hant-TW` for both `zh-TW` and `zh-Hant`,
 * `no-Latn-NO` for both `no` and `nb`. Text that is not a tag is returned as it is.
 */
export const maximizeTag = remember((tag) => {
  try {
    return new Intl.Locale(unifyBokmal(tag)).maximize().baseName;
  } catch {
    return tag;
  }
});
