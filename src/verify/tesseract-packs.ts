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

/** A language for each script, to read a picture in whose language is not known. Latin packs read one another's letters. */
export const LANGUAGE_OF_SCRIPT: Readonly<Record<string, string>> = {
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
