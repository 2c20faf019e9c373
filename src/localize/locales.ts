let names: Intl.DisplayNames | undefined;

/** Names by CLDR, in English; undefined where there is none. Loading them takes as long as a good part of start-up. */
function displayName(tag: string): string | undefined {
  names ??= new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  return names.of(tag);
}

/** Codes that CLDR names, though they are no languages: several, none. */
const NO_LANGUAGES = ["mul", "zxx"];

/** Languages whose name alone leaves readers in doubt about the script. */
const OF_SEVERAL_SCRIPTS = ["zh", "yue", "sr"];

/** Scripts written from right to left that living languages use (ISO 15924). A table, since not every Node.js has `getTextInfo`. */
const RIGHT_TO_LEFT = ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"];

/**
 * The canonical BCP 47 tag, such as `zh-Hans` for `ZH-hans` and `he` for `iw`; undefined for what is not BCP 47, for no
 * language at all (`und`, `x-…`), and where CLDR has no name for the language (`english`, `xx`) or for its region (`en-EN`).
 */
export function canonicalLocale(text: string): string | undefined {
  try {
    const locale = new Intl.Locale(text.trim());
    const known = !NO_LANGUAGES.includes(locale.language) && displayName(locale.baseName) !== undefined;
    return known ? locale.toString() : undefined;
  } catch {
    return undefined;
  }
}

/** The tag that is meant by one with underscores, such as `pt-BR` by `pt_BR`; undefined where that is none either. */
export function hyphenate(text: string): string | undefined {
  return canonicalLocale(text.replaceAll("_", "-"));
}

/**
 * English name for prompts, such as `Brazilian Portuguese`, `Simplified Chinese`, `French`. The script is named where it is not
 * the language's usual one, or the language has several: `Chinese (Traditional, Taiwan)` for `zh-TW`.
 */
export function languageName(locale: string): string {
  const { language, baseName } = new Intl.Locale(locale);
  const script = scriptOf(locale);
  const named = OF_SEVERAL_SCRIPTS.includes(language) || script !== scriptOf(language);
  const tag = named ? new Intl.Locale(baseName, { script }).baseName : baseName;
  return displayName(tag) ?? tag;
}

/** The language subtag alone: `zh` for `zh-Hans`. */
export function languageOf(locale: string): string {
  return new Intl.Locale(locale).language;
}

/** The script (ISO 15924), likely where the tag does not name it: `Hant` for `zh-TW`; `Zzzz` where CLDR knows none. */
export function scriptOf(locale: string): string {
  return new Intl.Locale(locale).maximize().script ?? "Zzzz";
}

export function isRightToLeft(locale: string): boolean {
  return RIGHT_TO_LEFT.includes(scriptOf(locale));
}

/** The tag with `no` for `nb`: apps write Bokmål as either. CLDR has its texts under `no`, and Node.js takes neither for the other. */
export function foldBokmal(tag: string): string {
  return tag.replace(/^nb\b/, "no");
}

/**
 * True where a picture in `source` needs no work for `target`: language, script and variant agree, and the region where both
 * name one. `en` is the same as `en-US`, `zh-TW` as `zh-Hant`, and `no` as `nb`; `pt-PT` is not the same as `pt-BR`.
 */
export function isSameLocale(source: string, target: string): boolean {
  const [a, b] = [new Intl.Locale(foldBokmal(source)), new Intl.Locale(foldBokmal(target))];
  const sameRegion = a.region === undefined || b.region === undefined || a.region === b.region;
  return a.language === b.language && scriptOf(source) === scriptOf(target) && variantsOf(a) === variantsOf(b) && sameRegion;
}

/** As in `ca-valencia` and `de-1996`: subtags of five and more characters, or of four that begin with a digit. */
function variantsOf({ baseName }: Intl.Locale): string {
  const subtags = baseName.split("-").slice(1);
  return subtags.filter((subtag) => subtag.length > 4 || /^\d\w{3}$/.test(subtag)).join("-");
}
