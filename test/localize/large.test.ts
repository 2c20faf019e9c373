import { describe, expect, it } from "vitest";
import { localizeInstruction } from "../../src/localize/instruction.ts";
import { growthOf, LINEAR } from "../text/growth.ts";
import { glossaryOf, problemsOf, read } from "./catalogue-texts.ts";

/** Tags of languages that exist, in several spellings. */
const LOCALES = [
  "fr",
  "de",
  "es",
  "it",
  "pt-BR",
  "pt-PT",
  "ja",
  "ko",
  "zh-Hans",
  "zh-Hant",
  "ar",
  "he",
  "ru",
  "uk",
  "pl",
  "cs",
  "sv",
  "da",
];
const REGIONS = ["", "-AT", "-BE", "-CA", "-CH", "-LU", "-US", "-MX", "-AU", "-IN"];

function stringCatalogue(texts: number, locales: readonly string[]): string {
  const localizations = (index: number) =>
    Object.fromEntries(locales.map((locale) => [locale, { stringUnit: { state: "translated", value: `${locale} ${index}` } }]));
  const strings = Object.fromEntries(
    Array.from({ length: texts }, (_, index) => [`Text number ${index}`, { localizations: localizations(index) }]),
  );
  return JSON.stringify({ sourceLanguage: "en", strings });
}

describe("a large catalogue", () => {
  it("takes time in proportion to its locales", async () => {
    const all = REGIONS.flatMap((region) =>
      LOCALES.filter((locale) => region === "" || !locale.includes("-")).map((locale) => locale + region),
    );
    const readOne = (count: number) => glossaryOf("App.xcstrings", stringCatalogue(200, all.slice(0, count)));
    const glossary = await readOne(120);
    expect(Object.keys(glossary.terms["Text number 0"] ?? {}).length).toBeGreaterThan(100);
    expect(await growthOf(readOne, 30)).toBeLessThan(LINEAR);
  });

  it("may have more texts than a function takes arguments", async () => {
    const count = 150_000;
    const strings = Array.from({ length: count }, (_, index) => `"k${index}"="Word";\n`).join("");
    const files = { "fr.strings": strings, "en.strings": strings.replaceAll("Word", "Text") };
    const entry = JSON.stringify({ catalogues: [{ path: "fr.strings", locale: "fr", source: "en.strings" }] });
    expect((await glossaryOf("g.json", entry, files)).terms).toEqual({ Text: { fr: "Word" } });
  });

  it("is refused where a long key stands above many texts", async () => {
    const texts = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, "x"]));
    const files = { "fr.json": JSON.stringify({ ["k".repeat(10_000)]: texts }) };
    const entry = { path: "fr.json", locale: "fr", source: "fr.json" };
    expect(await problemsOf("g.json", JSON.stringify({ catalogues: [entry] }), files)).toEqual([
      "fr.json:1: The keys around the texts are too long.",
    ]);
  });

  it("tells of few of its many unknown locales, and of a hundred problems of a glossary at most", async () => {
    const locales = Array.from({ length: 5000 }, (_, index) => `q${index}`);
    expect((await problemsOf("App.xcstrings", stringCatalogue(1, locales))).length).toBeLessThan(30);
    const terms = Array.from({ length: 5000 }, (_, index) => `  t${index}: 1\nu${index}: 2\n`);
    expect(await problemsOf("g.yml", `terms:\n${terms.join("")}`)).toHaveLength(101);
    const long = `terms: { ${"k".repeat(1000)}: { fr: 1, de: 2 } }`;
    for (const problem of await problemsOf("g.yml", long)) expect(problem.length).toBeLessThan(400);
  });

  it("is one of a thousand at most", async () => {
    const entries = Array.from({ length: 1001 }, () => "  - { path: fr.po, locale: fr }\n").join("");
    expect(await problemsOf("g.yml", `catalogues:\n${entries}`, { "fr.po": "" })).toEqual([
      "g.yml:1: `catalogues` has more than 1000 items.",
    ]);
  });
});

describe("a glossary of an app with everything", () => {
  it("has every finished text of each format, in each encoding", async () => {
    const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");
    const po =
      'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=ISO-8859-1\\n"\n\n#, fuzzy\nmsgid "Draft"\nmsgstr "Brouillon"\n\nmsgid "Set "\n"sail"\nmsgstr "Mettre à "\n"la voile"\n\n#~ msgid "Old"\n#~ msgstr "Vieux"\n';
    const android = (texts: string) => `\uFEFF<?xml version="1.0" encoding="utf-8"?><resources>${texts}</resources>`;
    const files = {
      "fr.po": Buffer.from(po.replaceAll("\n", "\r\n"), "latin1"),
      "en.xml": android('<string name="ask">Don\\\'t wait</string><string name="terms"><![CDATA[Rules & Rights]]></string>'),
      "fr.xml": android('<string name="ask">"N\'attendez pas"</string><string name="terms">Règles &amp; droits</string>'),
      "fr.strings": utf16('/* "x" = "y"; */ "Cast off" = "Larguer";'),
      "de.strings": utf16('"Cast off" = "Ablegen";').swap16(),
      "en.json": '\uFEFF{ "nav": { "cabin": "Cabin", } } // note',
      "fr.json": '{ "nav.cabin": "Cabine" }',
      "en.arb": '{ "@@locale": "en", "buoy": "Buoy" }',
      "fr.arb": '{ "@@locale": "fr", "buoy": "Bouée", "@buoy": {} }',
      "App.xcstrings": stringCatalogue(1, ["zh-Hans"]),
    };
    const glossary = `catalogues:
  - { path: fr.po }
  - { path: fr.xml, locale: fr, source: en.xml }
  - { path: fr.strings, locale: fr }
  - { path: de.strings, locale: de }
  - { path: fr.json, locale: fr, source: en.json }
  - { path: fr.arb, source: en.arb }
  - { path: App.xcstrings }
`;
    const expected = {
      "Set sail": { fr: "Mettre à la voile" },
      "Don't wait": { fr: "N'attendez pas" },
      "Rules & Rights": { fr: "Règles & droits" },
      "Cast off": { fr: "Larguer", de: "Ablegen" },
      Cabin: { fr: "Cabine" },
      Buoy: { fr: "Bouée" },
      "Text number 0": { "zh-Hans": "zh-Hans 0" },
    };
    for (const text of [glossary, utf16(glossary)]) expect((await glossaryOf("g.yml", text, files)).terms).toEqual(expected);
    expect(await read("g.yml", Buffer.from("keep: [é]", "latin1"))).toEqual(["g.yml:1: The file is not text in UTF-8. Save it as UTF-8."]);
  });
});

describe("words that are chosen for one locale", () => {
  it("take time in proportion to the texts that are kept", async () => {
    const instruct = (count: number) => {
      const texts = Array.from({ length: count }, (_, index) => `Text ${index}`);
      return localizeInstruction({ to: "fr", keep: texts, terms: texts.map((text) => ({ source: `${text}.`, target: text })) });
    };
    expect(await growthOf(instruct, 1500)).toBeLessThan(LINEAR);
  });
});
