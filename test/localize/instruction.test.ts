import { expect, it } from "vitest";
import { type InstructionOptions, localizeInstruction } from "../../src/localize/instruction.ts";

const instruct = (to: string, options: Partial<InstructionOptions> = {}) => localizeInstruction({ to, terms: [], keep: [], ...options });

it("says what to do, the terms, what is kept and the notes, in this order", () => {
  const terms = [
    { source: "Sign in", target: "تسجيل الدخول" },
    { source: "Cart", target: "السلة" },
  ];
  expect(instruct("ar", { from: "en", terms, keep: ["Retouch", "GitHub"] })).toMatchInlineSnapshot(
    `"Replace all English text in this image with its translation into natural Arabic. Keep each text's place, size, font, weight and colour; change nothing else. Use exactly: "Sign in" → "تسجيل الدخول"; "Cart" → "السلة". Leave unchanged: numbers, code, URLs, logos, "Retouch", "GitHub". Fit long text by a smaller size or a line break, never cut or overflowing. Text runs right to left: mirror its alignment, never the picture. Join the letters correctly."`,
  );
});

it("names no language that is not known, and no terms where there are none", () => {
  expect(instruct("fr")).toMatchInlineSnapshot(
    `"Replace all text in this image with its translation into natural French. Keep each text's place, size, font, weight, colour and alignment; change nothing else. Leave unchanged: numbers, code, URLs, logos. Fit long text by a smaller size or a line break, never cut or overflowing."`,
  );
});

it.each(["fr", "ar", "ur", "uz-AF", "zh-CN", "zh-Hant-HK", "ja", "ko-KR", "es-419", "sr-Latn-RS", "pt-PT", "de-CH"])(
  "leaves 380 of 800 characters to the glossary and the user: %s",
  (to) => {
    expect(instruct(to, { from: "en" }).length).toBeLessThanOrEqual(420);
  },
);

it.each([
  ["zh-Hans", "Simplified Chinese", "Use Simplified characters (not Traditional)"],
  ["zh-CN", "Chinese (Simplified, China)", "Use Simplified characters (not Traditional)"],
  ["zh-Hant", "Traditional Chinese", "Use Traditional characters (not Simplified)"],
  ["zh-TW", "Chinese (Traditional, Taiwan)", "Use Traditional characters (not Simplified)"],
  ["ja", "Japanese", "Use Japanese punctuation and no spaces."],
])("names script and punctuation: %s", (to, name, note) => {
  expect(instruct(to)).toContain(`into natural ${name}.`);
  expect(instruct(to)).toContain(note);
});

it("tells Brazilian from European Portuguese", () => {
  expect(instruct("pt-PT", { from: "pt-BR" })).toContain(
    "all Brazilian Portuguese text in this image with its translation into natural European Portuguese.",
  );
});

it("mirrors the text where its direction changes, and joins only letters that are joined", () => {
  const mirrored = /mirror its alignment, never the picture/;
  for (const to of ["ar", "he", "fa", "ur", "pa-PK"]) {
    expect(instruct(to)).toMatch(mirrored);
    expect(instruct(to)).not.toContain("colour and alignment");
  }
  for (const to of ["fr", "zh-TW", "pa", "ar-Latn"]) {
    expect(instruct(to)).not.toMatch(mirrored);
    expect(instruct(to)).toContain("colour and alignment");
  }
  expect(instruct("en", { from: "ar" })).toContain("Text runs left to right: mirror its alignment");
  expect(instruct("fa", { from: "ar" })).not.toMatch(mirrored);
  expect(instruct("ar")).toContain("Join the letters");
  expect(instruct("he")).not.toContain("Join the letters");
});

it("quotes so that no text can end its quotation", () => {
  const terms = [{ source: 'Say "hi"\n\tnow', target: 'a" → "b' }];
  const instruction = instruct("fr", { terms, keep: ['24" screen', '"quoted"', "a\u0000\u2028b"] });
  expect(instruction).toContain('Use exactly: "Say “hi” now" → "a” → “b".');
  expect(instruction).toContain('logos, "24” screen", "“quoted”", "a b".');
});

it("names no term and no kept word twice, and what is kept is no term", () => {
  const terms = [
    { source: "Cart", target: "Panier" },
    { source: "Retouch", target: "Retoucher" },
    { source: " Cart\n", target: "Chariot" },
    { source: "About", target: "À propos" },
  ];
  const instruction = instruct("fr", { terms, keep: ["Retouch", "Retouch "] });
  expect(instruction).toContain('Use exactly: "Cart" → "Panier"; "About" → "À propos".');
  expect(instruction).toContain('logos, "Retouch".');
});
