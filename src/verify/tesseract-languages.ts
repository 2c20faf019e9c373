/**
 * Tesseract's language packs by language, or by language and script where that is not the language's usual one. These are the
 * packs that Debian 12 and Ubuntu have (tesseract-ocr-<code>, with `-` for `_`), without the historical, vertical and script
 * models. https://tesseract-ocr.github.io/tessdoc/Data-Files-in-different-versions.html
 */
export const PACKS: Readonly<Record<string, string>> = {
  ...{ af: "afr", am: "amh", ar: "ara", as: "asm", az: "aze", "az-Cyrl": "aze_cyrl", be: "bel", bg: "bul", bn: "ben", bo: "bod" },
  ...{ br: "bre", bs: "bos", ca: "cat", ceb: "ceb", chr: "chr", co: "cos", cs: "ces", cy: "cym", da: "dan", de: "deu", dv: "div" },
  ...{ "de-Latf": "frk", dz: "dzo", el: "ell", en: "eng", eo: "epo", es: "spa", et: "est", eu: "eus", fa: "fas", fi: "fin" },
  ...{ fil: "fil", fo: "fao", fr: "fra", fy: "fry", ga: "gle", gd: "gla", gl: "glg", grc: "grc", gu: "guj", he: "heb", hi: "hin" },
  ...{ hr: "hrv", ht: "hat", hu: "hun", hy: "hye", id: "ind", is: "isl", it: "ita", iu: "iku", ja: "jpn", jv: "jav", ka: "kat" },
  ...{ kk: "kaz", km: "khm", kn: "kan", ko: "kor", ku: "kmr", ky: "kir", la: "lat", lb: "ltz", lo: "lao", lt: "lit", lv: "lav" },
  ...{ mi: "mri", mk: "mkd", ml: "mal", mn: "mon", mr: "mar", ms: "msa", mt: "mlt", my: "mya", nb: "nor", ne: "nep", nl: "nld" },
  ...{ nn: "nor", no: "nor", oc: "oci", or: "ori", pa: "pan", pl: "pol", ps: "pus", pt: "por", qu: "que", ro: "ron", ru: "rus" },
  ...{ sa: "san", sd: "snd", si: "sin", sk: "slk", sl: "slv", sq: "sqi", sr: "srp", "sr-Latn": "srp_latn", su: "sun", sv: "swe" },
  ...{ sw: "swa", syr: "syr", ta: "tam", te: "tel", tg: "tgk", th: "tha", ti: "tir", to: "ton", tr: "tur", tt: "tat", ug: "uig" },
  ...{ uk: "ukr", ur: "urd", uz: "uzb", "uz-Cyrl": "uzb_cyrl", vi: "vie", yi: "yid", yo: "yor", yue: "chi_tra" },
  ...{ zh: "chi_sim", "zh-Hant": "chi_tra" },
};

/** A language for each script, to read a picture of unknown language. Latin packs read one another's letters. */
const LANGUAGE_OF_SCRIPT: Readonly<Record<string, string>> = {
  ...{
    Latin: "en",
    Han: "zh-Hans",
    Hiragana: "ja",
    Katakana: "ja",
    Hangul: "ko",
    Arabic: "ar",
    Hebrew: "he",
    Cyrillic: "ru",
    Greek: "el",
    Armenian: "hy",
  },
  ...{ Georgian: "ka", Devanagari: "hi", Bengali: "bn", Gujarati: "gu", Gurmukhi: "pa", Kannada: "kn", Malayalam: "ml", Oriya: "or" },
  ...{ Sinhala: "si", Tamil: "ta", Telugu: "te", Thai: "th", Lao: "lo", Khmer: "km", Myanmar: "my", Tibetan: "bo", Ethiopic: "am" },
};

/**
 * Tesseract's code for a language as BCP 47 tag: fr → fra, zh-Hans → chi_sim, zh-TW → chi_tra, sr-Latn → srp_latn. Undefined
 * where it has none for the language in that script.
 */
export function tesseractLanguage(locale: string): string | undefined {
  const { language, script } = new Intl.Locale(locale).maximize();
  const usualScript = new Intl.Locale(language).maximize().script;
  return PACKS[script === usualScript ? language : `${language}-${script}`];
}

/** Scripts whose packs read English along, as Tesseract's data were trained. */
const WITH_ENGLISH = new Set(["Latn", "Hans", "Hant", "Jpan"]);

/**
 * Tesseract's codes for these languages. English is left out where another pack reads it anyway: of two packs, the wrong one is
 * taken now and then (`メニュー` becomes `P=`).
 */
export function languageCodes(locales: readonly string[]): string[] {
  const packs = locales.map((locale) => ({ code: tesseractLanguage(locale), script: new Intl.Locale(locale).maximize().script ?? "" }));
  const withEnglish = packs.some(({ code, script }) => code !== "eng" && WITH_ENGLISH.has(script));
  const codes = packs.map(({ code }) => code).filter((code) => code !== undefined);
  return [...new Set(codes)].filter((code) => code !== "eng" || !withEnglish);
}

/** Share of the letters from which a script is read: an English catalogue that names 日本語 needs no Japanese. */
const SCRIPT_SHARE = 0.1;

/**
 * The languages, as BCP 47 tags, to read pictures in that these texts stand in, guessed by the scripts that the texts are
 * written in; the most frequent first.
 */
export function guessLanguages(texts: readonly string[]): string[] {
  const letters = texts.join("").normalize("NFKC").match(/\p{L}/gu) ?? [];
  const counts = new Map<string, number>();
  const languageOfLetter = new Map([...new Set(letters)].map((letter) => [letter, guessLanguage(letter)]));
  for (const letter of letters) {
    const language = languageOfLetter.get(letter);
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const frequent = (language: string) => (counts.get(language) ?? 0) >= SCRIPT_SHARE * letters.length;
  // Ideographs beside kana are Japanese, and a rare kana among ideographs stands in Chinese.
  const [language, other] = frequent("ja") ? ["ja", "zh-Hans"] : ["zh-Hans", "ja"];
  counts.set(language, (counts.get(language) ?? 0) + (counts.get(other) ?? 0));
  counts.delete(other);
  const found = [...counts].filter(([tag, count]) => count > 0 && frequent(tag)).sort(([, a], [, b]) => b - a);
  return found.length === 0 ? ["en"] : found.map(([tag]) => tag);
}

const SCRIPTS = Object.entries(LANGUAGE_OF_SCRIPT).map(([script, language]) => ({
  matches: new RegExp(`\\p{Script=${script}}`, "u"),
  language,
}));

function guessLanguage(letter: string): string | undefined {
  return SCRIPTS.find(({ matches }) => matches.test(letter))?.language;
}
