/** What a translation model reads and writes, by the vendor's codes. */
export interface Languages {
  sources: readonly string[];
  targets: readonly string[];
  /** One of the two sides must be one of these. */
  oneOf?: readonly string[];
}

const BOTH_WAYS = ["zh", "en", "ko", "ja", "ru", "es", "fr", "pt", "it", "vi"];

/** Model Studio, "Qwen-MT-Image API reference", supported languages: between Chinese or English and the others. */
const FIRST: Languages = {
  sources: [...BOTH_WAYS, "de"],
  targets: [...BOTH_WAYS, "ms", "th", "id", "ar"],
  oneOf: ["zh", "en"],
};

/**
 * The second version translates any language into any other. Its documents disagree on how many: the API reference says 55, the model's card
 * 11, and neither list was to be had. These are the languages that the reference names for the first version, and the next ones of
 * the table that the text models of the series share. What the model does not take after all it refuses, and a refusal costs nothing.
 */
const ANY = [
  ...[...BOTH_WAYS, "de", "ms", "th", "id", "ar"],
  ...["zh_tw", "hi", "he", "my", "ta", "ur", "bn", "pl", "nl", "ro", "tr", "km", "lo", "cs", "el", "sv", "hu", "da", "fi", "uk", "bg"],
  ...["sr", "te", "fa", "sw", "tl", "sk", "hr", "sl", "et", "lv", "lt", "nb", "ca", "kk", "yue"],
];

/** Where CLDR's code is another. */
const CODES: Readonly<Record<string, string>> = { no: "nb", fil: "tl" };

/** As of 2026-10-12. */
export const LANGUAGES = {
  "qwen-mt-image-2.0": { sources: ANY, targets: ANY },
  "qwen-mt-image": FIRST,
} as const satisfies Record<string, Languages>;

/** The vendor's code of a canonical BCP 47 tag. Regions are left out; Chinese has a code for each script. */
export function languageCode(tag: string): string | undefined {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language === "zh" && script === "Hant") return "zh_tw";
  // Another script than the usual one would be asked for in vain.
  return script === new Intl.Locale(language).maximize().script ? (CODES[language] ?? language) : undefined;
}

/** Whether the model knows the pair; `from` undefined: whatever the picture holds. */
export function supportsPair({ sources, targets, oneOf }: Languages, from: string | undefined, to: string): boolean {
  const target = languageCode(to);
  if (target === undefined || !targets.includes(target)) return false;
  if (from === undefined) return true;
  const source = languageCode(from);
  if (source === undefined || !sources.includes(source) || source === target) return false;
  return oneOf === undefined || oneOf.includes(source) || oneOf.includes(target);
}
