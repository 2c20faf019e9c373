import { describe, expect, it } from "vitest";
import { guessLanguages, PACKS, tesseractLanguage } from "../../src/verify/tesseract-languages.ts";

describe("tesseractLanguage", () => {
  it.each([
    ["fr", "fra"],
    ["fr-CA", "fra"],
    ["en-GB", "eng"],
    ["de", "deu"],
    ["pt-BR", "por"],
    ["ja", "jpn"],
    ["ko", "kor"],
    ["ar", "ara"],
    ["iw", "heb"],
    ["nb", "nor"],
    ["no", "nor"],
    ["tl", "fil"],
    ["zh", "chi_sim"],
    ["zh-Hans", "chi_sim"],
    ["zh-SG", "chi_sim"],
    ["zh-Hant", "chi_tra"],
    ["zh-TW", "chi_tra"],
    ["zh-HK", "chi_tra"],
    ["yue", "chi_tra"],
    ["sr", "srp"],
    ["sr-Cyrl-RS", "srp"],
    ["sr-Latn", "srp_latn"],
    ["az-Cyrl", "aze_cyrl"],
    ["uz-Cyrl", "uzb_cyrl"],
    ["zh-Latn", undefined],
    ["pa-PK", undefined],
    ["tlh", undefined],
  ])("%s is %s", (locale, code) => {
    expect(tesseractLanguage(locale)).toBe(code);
  });

  it("reaches every pack in the table", () => {
    expect(Object.entries(PACKS).filter(([tag, code]) => tesseractLanguage(tag) !== code)).toEqual([]);
  });
});

describe("guessLanguages", () => {
  it.each([
    { texts: ["Settings", "Créer un compte"], languages: ["en"] },
    { texts: ["设置", "登录 Retouch 账户", "上传图片"], languages: ["zh-Hans", "en"] },
    { texts: ["ホーム", "設定"], languages: ["ja"] },
    { texts: ["회원 가입"], languages: ["ko"] },
    { texts: ["الإعدادات"], languages: ["ar"] },
    { texts: ["הגדרות"], languages: ["he"] },
    { texts: ["Настройки"], languages: ["ru"] },
    { texts: ["Ρυθμίσεις"], languages: ["el"] },
    { texts: ["सेटिंग"], languages: ["hi"] },
    { texts: ["Settings and more settings", "Language: 日本語"], languages: ["en"] },
    { texts: ["设置设置设置设置设置设置设置设置设置设置", "ア"], languages: ["zh-Hans"] },
    { texts: ["50 %", "→"], languages: ["en"] },
    { texts: [], languages: ["en"] },
  ])("$texts are read in $languages", ({ texts, languages }) => {
    expect(guessLanguages(texts)).toEqual(languages);
  });
});
