let names: Intl.DisplayNames | undefined;

/** The English name by CLDR; undefined if it has none. The names are loaded when first needed, since loading is a large part of start-up. */
function displayName(tag: string): string | undefined {
  names ??= new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  return names.of(tag);
}

/** Codes with a name in CLDR that are not languages: "multiple languages" and "no linguistic content". */
const NOT_LANGUAGES = ["mul", "zxx"];

/** Languages that are commonly written in several scripts, so that a prompt must name the script. */
const MULTI_SCRIPT_LANGUAGES = ["zh", "yue", "sr"];

/** Right-to-left scripts of living languages (ISO 15924). A table, because not every Node.js has `getTextInfo`. */
const RIGHT_TO_LEFT_SCRIPTS = ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"];

/**
 * The canonical BCP 47 tag, such as `zh-Hans` for `ZH-hans` and `he` for `iw`; undefined for what is not BCP 47, for no
 * language at all (`und`, `x-…`), and where CLDR has no name for the language (`english`, `xx`) or for its region (`en-EN`).
 */
export const canonicalLocale: (text: string) => string | undefined = remember((text) => {
  try {
    const locale = new Intl.Locale(text.trim());
    const known = !NOT_LANGUAGES.includes(locale.language) && displayName(locale.baseName) !== undefined;
    return known ? locale.toString() : undefined;
  } catch {
    return undefined;
  }
});

/** Results of a function of a tag, which takes a while: a catalogue of 1,000 texts in 50 locales repeats each tag a thousand times. */
export function remember<T>(compute: (tag: string) => T): (tag: string) => T {
  const known = new Map<string, { result: T }>();
  return (tag) => {
    const found = known.get(tag) ?? { result: compute(tag) };
    // A hostile file names any number.
    if (known.size >= 1000) known.clear();
    known.set(tag, found);
    return found.result;
  };
}

/** The tag that somebody meant by one with underscores: `pt-BR` for `pt_BR`. Undefined if that is not a known language either. */
export function fixUnderscores(text: string): string | undefined {
  return canonicalLocale(text.replaceAll("_", "-"));
}

/**
 * English name for prompts, such as `Brazilian Portuguese` or `French`. It includes the script if that is not the usual one of the
 * language, or the language has several: `Chinese (Traditional, Taiwan)` for `zh-TW`.
 */
export function languageName(locale: string): string {
  const { language, baseName } = new Intl.Locale(locale);
  const script = scriptOf(locale);
  const needsScript = MULTI_SCRIPT_LANGUAGES.includes(language) || script !== scriptOf(language);
  const tag = needsScript ? new Intl.Locale(baseName, { script }).baseName : baseName;
  return displayName(tag) ?? tag;
}

/** The language subtag alone: `zh` for `zh-Hans`. */
export function languageOf(locale: string): string {
  return new Intl.Locale(locale).language;
}

/** The script (ISO 15924) that the tag names, or the likely one: `Hant` for `zh-TW`. `Zzzz` if CLDR knows none. */
export function scriptOf(locale: string): string {
  return new Intl.Locale(locale).maximize().script ?? "Zzzz";
}

export function isRightToLeft(locale: string): boolean {
  return RIGHT_TO_LEFT_SCRIPTS.includes(scriptOf(locale));
}

/** Replaces `nb` by `no`. Apps use either for Bokmål, CLDR has its data under `no`, and Node.js does not treat the two as equal. */
export function unifyBokmal(tag: string): string {
  return tag.replace(/^nb\b/, "no");
}

/**
 * Whether an image in `source` needs no translation into `target`: language, script and variant are equal, and so are the regions if
 * both have one. `en` is the same as `en-US`, `zh-TW` as `zh-Hant`, and `no` as `nb`; `pt-PT` is not the same as `pt-BR`.
 */
export function isSameLocale(source: string, target: string): boolean {
  const [a, b] = [new Intl.Locale(unifyBokmal(source)), new Intl.Locale(unifyBokmal(target))];
  const sameRegion = a.region === undefined || b.region === undefined || a.region === b.region;
  return a.language === b.language && scriptOf(source) === scriptOf(target) && variantsOf(a) === variantsOf(b) && sameRegion;
}

/** Variant subtags, as in `ca-valencia` and `de-1996`: five characters or more, or four that begin with a digit (RFC 5646, 2.1). */
function variantsOf({ baseName }: Intl.Locale): string {
  const subtags = baseName.split("-").slice(1);
  return subtags.filter((subtag) => subtag.length > 4 || /^\d\w{3}$/.test(subtag)).join("-");
}
