import { describe, expect, it } from "vitest";
import { canonicalLocale, isRightToLeft, isSameLocale, languageName, languageOf, scriptOf } from "../../src/localize/locales.ts";

describe("a locale", () => {
  it.each([
    ["fr", "fr"],
    [" PT-br ", "pt-BR"],
    ["zh-hans", "zh-Hans"],
    ["ZH-HANT-tw", "zh-Hant-TW"],
    ["iw", "he"],
    ["en-UK", "en-GB"],
    ["cmn-Hans", "zh-Hans"],
    ["es-419", "es-419"],
    ["ca-valencia", "ca-valencia"],
    ["ar-u-nu-latn", "ar-u-nu-latn"],
  ])("%s is %s", (text, locale) => {
    expect(canonicalLocale(text)).toBe(locale);
    expect(canonicalLocale(locale)).toBe(locale);
  });

  it.each(["", "pt_BR", "english", "xx", "und", "und-Latn", "x-klingon", "mul", "zxx", "root", "fr, de", "en-EN", "fr-", "*", "français"])(
    "%j is none",
    (text) => {
      expect(canonicalLocale(text)).toBeUndefined();
    },
  );
});

describe("a language's name", () => {
  it.each([
    ["fr", "French"],
    ["pt-BR", "Brazilian Portuguese"],
    ["pt-PT", "European Portuguese"],
    ["zh-Hans", "Simplified Chinese"],
    ["zh", "Simplified Chinese"],
    ["zh-Hant", "Traditional Chinese"],
    ["zh-TW", "Chinese (Traditional, Taiwan)"],
    ["sr", "Serbian (Cyrillic)"],
    ["sr-Latn", "Serbian (Latin)"],
    ["pa-PK", "Punjabi (Arabic, Pakistan)"],
    ["ja", "Japanese"],
    ["ar-u-nu-latn", "Arabic"],
  ])("of %s is %s", (locale, name) => {
    expect(languageName(locale)).toBe(name);
  });
});

it.each([
  ["zh-Hans", "zh", "Hans", false],
  ["zh-TW", "zh", "Hant", false],
  ["pt-BR", "pt", "Latn", false],
  ["ar", "ar", "Arab", true],
  ["he", "he", "Hebr", true],
  ["fa-IR", "fa", "Arab", true],
  ["ur-Aran", "ur", "Aran", true],
  ["yi", "yi", "Hebr", true],
  ["dv", "dv", "Thaa", true],
  ["pa-PK", "pa", "Arab", true],
  ["pa", "pa", "Guru", false],
  ["ar-Latn", "ar", "Latn", false],
  ["ja", "ja", "Jpan", false],
] as const)("%s is of language %s, script %s, right to left: %s", (locale, language, script, right) => {
  expect([languageOf(locale), scriptOf(locale), isRightToLeft(locale)]).toEqual([language, script, right]);
});

it.each([
  ["en", "en", true],
  ["en", "en-US", true],
  ["en-GB", "en", true],
  ["en-GB", "en-US", false],
  ["pt-BR", "pt-PT", false],
  ["zh", "zh-Hans", true],
  ["zh-TW", "zh-Hant", true],
  ["zh-Hans", "zh-Hant", false],
  ["zh", "zh-TW", false],
  ["zh-TW", "zh-HK", false],
  ["sr", "sr-Latn", false],
  ["ca", "ca-valencia", false],
  ["de-1996", "de-1996", true],
  ["en", "de", false],
  ["no", "nb", true],
  ["nb-NO", "no", true],
  ["nb", "nn", false],
  ["no", "nn", false],
])("a picture in %s needs no work for %s: %s", (source, target, same) => {
  expect(isSameLocale(source, target)).toBe(same);
  expect(isSameLocale(target, source)).toBe(same);
});
