import { describe, expect, it } from "vitest";
import { normalizeText } from "../../src/verify/normalize.ts";

describe("normalizeText", () => {
  it.each([
    { what: "case, also where a letter has two in upper case", texts: ["Größe", "GRÖSSE", "grösse"], normal: "grösse" },
    { what: "the Turkish dotted and dotless i", texts: ["İSTANBUL ısı", "istanbul ISI"], normal: "istanbul isi" },
    { what: "the final sigma", texts: ["ΟΔΟΣ", "οδος", "οδοσ"], normal: "οδοσ" },
    { what: "spaces and punctuation", texts: ["Save — 50 %!", " save\n\t50", "“Save” / 50"], normal: "save 50" },
    { what: "hyphens and apostrophes within words", texts: ["l’e-mail", "l'E‑mail", "le-\nmail"], normal: "lemail" },
    { what: "a dash between words", texts: ["Login - Register", "login Register"], normal: "login register" },
    { what: "full width", texts: ["ＡＢＣ　１２", "abc 12"], normal: "abc 12" },
    { what: "spaces within ideographs and kana", texts: ["設 定 メニ ュー", "設定メニュー", "設定・\nメニュー"], normal: "設定メニュー" },
    { what: "spaces within Hangul", texts: ["회원 가입", "회원가입"], normal: "회원가입" },
    { what: "letters beside ideographs", texts: ["使用Retouch编辑", "使用 Retouch 编辑"], normal: "使用 retouch 编辑" },
    { what: "Arabic vowel signs and tatweel", texts: ["مُحَمَّد كـــتاب", "محمد كتاب"], normal: "محمد كتاب" },
    { what: "the forms of alef, yeh, teh marbuta and kaf", texts: ["أإآٱ ىی ة ک", "اااا يي ه ك"], normal: "اااا يي ه ك" },
    { what: "Arabic presentation forms", texts: ["ﻣﺮﺣﺒﺎ", "مرحبا"], normal: "مرحبا" },
    { what: "Arabic and Persian digits", texts: ["٣٤ ۵", "34 5"], normal: "34 5" },
    { what: "Hebrew points", texts: ["שָׁלוֹם", "שלום"], normal: "שלום" },
    { what: "controls of direction, and soft hyphens", texts: ["\u202babc\u202c\u200f", "a\u00adbc"], normal: "abc" },
    { what: "nothing but signs", texts: ["→ …", "", " \n"], normal: "" },
  ])("folds $what", ({ texts, normal }) => {
    expect(texts.map(normalizeText)).toEqual(texts.map(() => normal));
  });

  it("keeps apart what is not the same word", () => {
    const words = ["Menu", "Menü", "Menus", "菜单", "菜單", "メニュー", "ヌニュー"];
    expect(new Set(words.map(normalizeText)).size).toBe(words.length);
  });
});
