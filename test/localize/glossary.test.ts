import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { glossaryJsonSchema } from "../../src/localize/glossary-schema.ts";
import { type Glossary, termsFor } from "../../src/localize/terms.ts";
import { FIXTURES, glossaryOf, problemsOf } from "./catalogue-texts.ts";

const example = await readFile(join(FIXTURES, "glossary.yml"), "utf8");

describe("a glossary", () => {
  it("has terms and names; its own win over the app's, and the first file over the others", async () => {
    const { terms, keep } = await glossaryOf("glossary.yml", example);
    expect(terms["Sign in"]).toEqual({
      fr: "Se connecter",
      de: "Einloggen",
      "pt-BR": "Entrar",
      "zh-Hant": "登入",
    });
    expect(terms.Save).toEqual({ fr: "Enregistrer", "zh-Hant": "儲存", de: "Sichern", "pt-BR": "Salvar" });
    expect(terms.Monday).toEqual({ fr: "Lundi" });
    expect(terms["Proceed to checkout"]).toEqual({ "de-DE": "Weiter zur Kasse", fr: "Passer à la caisse" });
    expect(keep).toEqual(["Retouch", "GitHub", "Acme Shop"]);
  });

  it("reads the same from JSON", async () => {
    expect(await glossaryOf("glossary.json", JSON.stringify(parse(example), undefined, 2))).toEqual(
      await glossaryOf("glossary.yaml", example),
    );
  });

  it("may hold only one of its parts, and texts that only look strange", async () => {
    expect(await glossaryOf("a.yml", "keep: [' Retouch ', Retouch]")).toEqual({ terms: {}, keep: ["Retouch"] });
    expect(
      await glossaryOf(
        "a.yml",
        'terms:\n  "404": { no: "404" }\n  "{count} left": { fr: "reste {count}" }\n  constructor: { fr: bâtisseur }\n',
      ),
    ).toEqual({
      terms: { "404": { no: "404" }, "{count} left": { fr: "reste {count}" }, constructor: { fr: "bâtisseur" } },
      keep: [],
    });
    expect(await glossaryOf("a.yml", "\uFEFFkeep:\r\n- Retouch\r\n")).toEqual({ terms: {}, keep: ["Retouch"] });
  });

  it("does not touch objects by its keys", async () => {
    await glossaryOf("a.json", '{ "terms": { "__proto__": { "fr": "x" }, "Save": { "fr": "Enregistrer" } } }');
    expect(Object.hasOwn(Object.prototype, "fr")).toBe(false);
  });

  it("keeps its names against the app's translations, and the app's names only where it has no term", async () => {
    const text = "keep: [Sign in]\nterms: { Acme Shop: { fr: Boutique Acme } }\ncatalogues: [{ path: apple/Localizable.xcstrings }]\n";
    const { terms, keep } = await glossaryOf("a.yml", text);
    expect(terms).toEqual({ "Acme Shop": { fr: "Boutique Acme" }, Save: { de: "Sichern" } });
    expect(keep).toEqual(["Sign in"]);
  });

  it("has one translation for a locale, by whichever of its tags", async () => {
    const files = { "en.json": '{ "save": "Save" }', "a.json": '{ "save": "Lagre" }', "b.json": '{ "save": "Arkiver" }' };
    const catalogues = [
      { path: "a.json", source: "en.json", locale: "nb" },
      { path: "b.json", source: "en.json", locale: "no" },
    ];
    expect((await glossaryOf("g.json", JSON.stringify({ catalogues }), files)).terms).toEqual({ Save: { nb: "Lagre" } });
    const own = { terms: { Save: { no: "Lagre" } }, catalogues: catalogues.slice(0, 1) };
    expect((await glossaryOf("g.json", JSON.stringify(own), { ...files, "a.json": files["b.json"] })).terms).toEqual({
      Save: { no: "Lagre" },
    });
  });

  it("keeps a text or translates it, as the first says that speaks of it", async () => {
    const files = {
      "en.xml": '<resources><string name="app" translatable="false">Harbour</string><string name="save">Save</string></resources>',
      "fr.xml": '<resources><string name="save">Enregistrer</string></resources>',
      "en.json": '{ "harbour": "Harbour" }',
      "fr.json": '{ "harbour": "Port" }',
    };
    const keeping = { path: "fr.xml", source: "en.xml", locale: "fr" };
    const translating = { path: "fr.json", source: "en.json", locale: "fr" };
    const read = (glossary: object) => glossaryOf("a.json", JSON.stringify(glossary), files);
    const Save = { fr: "Enregistrer" };
    expect(await read({ catalogues: [keeping, translating] })).toEqual({ terms: { Save }, keep: ["Harbour"] });
    expect(await read({ catalogues: [translating, keeping] })).toEqual({ terms: { Harbour: { fr: "Port" }, Save }, keep: [] });
    expect(await read({ keep: ["Harbour"], catalogues: [translating, keeping] })).toEqual({ terms: { Save }, keep: ["Harbour"] });
    const terms = { Harbour: { de: "Hafen" } };
    expect(await read({ terms, catalogues: [keeping, translating] })).toEqual({
      terms: { Harbour: { de: "Hafen", fr: "Port" }, Save },
      keep: [],
    });
  });

  it("that is a file of the app does not keep what it translates", async () => {
    const text = JSON.stringify({
      sourceLanguage: "en",
      strings: {
        Harbour: { shouldTranslate: false },
        Acme: { shouldTranslate: false },
        "tab.harbour": {
          localizations: { en: { stringUnit: { value: "Harbour" } }, fr: { stringUnit: { state: "translated", value: "Port" } } },
        },
      },
    });
    const expected = { terms: { Harbour: { fr: "Port" } }, keep: ["Acme"] };
    expect(await glossaryOf("App.xcstrings", text)).toEqual(expected);
    expect(await glossaryOf("a.yml", "catalogues: [{ path: App.xcstrings }]", { "App.xcstrings": text })).toEqual(expected);
  });

  it("is valid by the schema that is published for editors", () => {
    const validate = new Ajv2020({ strict: false }).compile(Object(glossaryJsonSchema()));
    expect(validate({ $schema: "https://example.com", ...parse(example) })).toBe(true);
    expect(validate({ terms: { Save: "Enregistrer" } })).toBe(false);
    expect(validate({ terms: { Save: { fr_FR: "Enregistrer" } } })).toBe(false);
    expect(validate({ words: {} })).toBe(false);
    expect(validate({ catalogues: [{ locale: "fr" }] })).toBe(false);
  });
});

const QUOTES =
  "Put a value in quotes if it contains `: ` or quotation marks, or begins with `*`, `!`, `{`, `[`, `@`, `%`, `>`, `|` or a backquote.";

describe("a wrong glossary", () => {
  it("tells every problem at once, with its line", async () => {
    const text = `terms:
  Save: { fr: Enregistrer, fr_CA: Sauvegarder, klingon: x }
  Open: Ouvrir
  Count: { fr: 5, de: "" }
term: {}
keep: Retouch
catalogues:
  - { locale: fr, file: locales/fr.json }
  - path: ../fr.po
    locale: xx
  - path: missing.po
  - apple
`;
    expect(await problemsOf("i18n/glossary.yml", text)).toMatchInlineSnapshot(`
      [
        "i18n/glossary.yml:2: \`terms.Save.fr_CA\`: "fr_CA" is not allowed. Did you mean \`fr-CA\`? Allowed: BCP 47 tags of known languages, such as \`fr\`, \`pt-BR\` or \`zh-Hans\`.",
        "i18n/glossary.yml:2: \`terms.Save.klingon\`: "klingon" is not allowed. Allowed: BCP 47 tags of known languages, such as \`fr\`, \`pt-BR\` or \`zh-Hans\`.",
        "i18n/glossary.yml:3: \`terms.Open\`: "Ouvrir" is not allowed. Allowed: translations by locale, such as \`{ fr: Se connecter, de: Anmelden }\`.",
        "i18n/glossary.yml:4: \`terms.Count.fr\`: 5 is not allowed. Allowed: a string that is not empty; put it in quotes if it looks like a number.",
        "i18n/glossary.yml:4: \`terms.Count.de\`: "" is not allowed. Allowed: a string that is not empty; put it in quotes if it looks like a number.",
        "i18n/glossary.yml:5: "term" is not known here. Did you mean \`terms\`? Allowed: \`$schema\`, \`terms\`, \`keep\`, \`catalogues\`.",
        "i18n/glossary.yml:6: \`keep\`: "Retouch" is not allowed. Allowed: a list of texts that are never translated.",
        "i18n/glossary.yml:8: \`catalogues[0].path\` is required: the path of a file, relative to the workspace and inside it.",
        "i18n/glossary.yml:8: "file" is not known here. Allowed: \`path\`, \`locale\`, \`source\`.",
        "i18n/glossary.yml:9: \`catalogues[1].path\`: "../fr.po" is not allowed. Allowed: the path of a file, relative to the workspace and inside it.",
        "i18n/glossary.yml:10: \`catalogues[1].locale\`: "xx" is not allowed. Allowed: BCP 47 tags of known languages, such as \`fr\`, \`pt-BR\` or \`zh-Hans\`.",
        "i18n/glossary.yml:11: "missing.po" does not exist.",
        "i18n/glossary.yml:12: \`catalogues[3]\`: "apple" is not allowed. Allowed: a list of the app's own files, each with \`path\`, and with \`locale\` and \`source\` where the format needs them.",
      ]
    `);
  });

  it.each([
    ["terms:\n  Save: { fr: Enregistrer\nkeep: [a]\n", 3, "Flow map in block collection must be sufficiently indented and end with a }."],
    [
      '{\n  "terms": {\n    "Save": { "fr": "Enregistrer" }\n',
      4,
      "Flow map in block collection must be sufficiently indented and end with a }.",
    ],
    ["keep: [Retouch]\n---\nkeep: []\n", 2, "A second document begins here; the file must contain only one."],
    ["terms:\n  Price:\n    fr: Prix : 5 €\n", 3, QUOTES],
    ["terms:\n  Price: { fr: Prix : 5 € }\n", 2, QUOTES],
    ["terms:\n  Say: { fr: 'C'est ici' }\n", 2, `Unexpected text. ${QUOTES}`],
    ["terms:\n  Mind: { fr: !Attention aux marches }\n", 2, 'Put "!Attention" in quotes. A value that begins with `!` needs them.'],
    [
      "terms:\n  Thanks: { fr: Oui, merci }\n",
      2,
      '`terms.Thanks.merci`: "merci" is not allowed. Put a text that contains a comma in quotes. Allowed: BCP 47 tags of known languages, such as `fr`, `pt-BR` or `zh-Hans`.',
    ],
    ["keep: [*nothing]\n", 1, 'Put "*nothing" in quotes. A value that begins with `*` needs them.'],
    ["terms:\n  Save: { fr: a }\n  Save: { de: b }\n", 3, 'The key "Save" is already on line 2.'],
    ["terms:\n  404: { fr: Introuvable }\n", 2, "The key `404` must be a string; put it in quotes."],
    ["terms:\n  ? [a, b]\n  : { fr: c }\n", 2, "A key must be a string; put it in quotes."],
    ["terms:\n  Save:\n    pt-br: a\n    pt-BR: b\n", 4, '"Save" already has a translation for `pt-BR`.'],
    [
      "terms: { Save: { fr: a } }\nkeep:\n  - Retouch\n  - Save\n",
      4,
      '"Save" is both in `keep` and in `terms`. Remove it from one of them.',
    ],
    ["", 1, "The file: nothing is not allowed. Allowed: a mapping with `terms`, `keep` or `catalogues`."],
    ["- Save\n", 1, "The file: a list is not allowed. Allowed: a mapping with `terms`, `keep` or `catalogues`."],
    [
      "terms:\n  - Save\n",
      1,
      "`terms`: a list is not allowed. Allowed: source texts, each with translations by locale, such as `{ fr: Se connecter, de: Anmelden }`.",
    ],
    [
      "keep:\n  - Retouch\n  - 2026\n",
      3,
      "`keep[1]`: 2026 is not allowed. Allowed: a string that is not empty; put it in quotes if it looks like a number.",
    ],
    [
      "keep:\n  - Retouch\n  - { name: GitHub }\n",
      3,
      "`keep[1]`: a mapping is not allowed. Allowed: a string that is not empty; put it in quotes if it looks like a number.",
    ],
    [
      '{ "sign_in": "Se connecter", "save": "Enregistrer" }',
      1,
      "The file has none of `terms`, `keep` and `catalogues`. If it is a catalogue of the app, list it under `catalogues` of a glossary, with its `locale` and `source`.",
    ],
    ["[".repeat(5000), 1, "The file is nested too deeply."],
  ])("(%j) says where and what", async (text, line, problem) => {
    expect(await problemsOf("glossary.yml", text)).toEqual([`glossary.yml:${line}: ${problem}`]);
  });

  it("is none for its comments, where it is JSON", async () => {
    const text = '{\n  // names\n  "keep": ["Retouch", "https://example.com"], /* "terms" */\n}\n';
    expect(await glossaryOf("glossary.json", text)).toEqual({ terms: {}, keep: ["Retouch", "https://example.com"] });
  });

  it("tells of a number as a key where it stands", async () => {
    const allowed = "is not allowed. Allowed: a string that is not empty; put it in quotes if it looks like a number.";
    expect(await problemsOf("g.yml", "terms:\n  Yes: { fr: Oui }\n  No: { fr: Non }\n  2024: { fr: 2024 }\n")).toEqual([
      "g.yml:4: The key `2024` must be a string; put it in quotes.",
      `g.yml:4: \`terms.2024.fr\`: 2024 ${allowed}`,
    ]);
  });

  it.each([
    ['{\n  "terms": {\n    "Save": { "fr": "Enregistrer" }\n', 4, "This is not valid JSON."],
    ['{\n  // names\n  "keep": [\n}\n', 4, "This is not valid JSON."],
    ['{\n  "keep": [@a]\n}\n', 2, "This is not valid JSON."],
    ['{ "keep": [],\n  "keep": [] }\n', 2, 'The key "keep" is already on line 1.'],
    ["[".repeat(5000), 1, "The file is nested too deeply."],
  ])("that is JSON (%.30j) is told of in no words of YAML", async (text, line, problem) => {
    expect(await problemsOf("glossary.json", text)).toEqual([`glossary.json:${line}: ${problem}`]);
  });

  it("tells of its own mistakes and of its catalogues at once", async () => {
    const text =
      "terms: { Save: x }\ncatalogues:\n  - { path: fr.arb, source: en.arb, locale: fr }\n  - { path: de.arb, source: en.arb, locale: de }\n";
    expect(await problemsOf("glossary.yml", text, { "de.arb": "{\n", "fr.arb": "{}" })).toEqual([
      'glossary.yml:1: `terms.Save`: "x" is not allowed. Allowed: translations by locale, such as `{ fr: Se connecter, de: Anmelden }`.',
      'glossary.yml:3: "en.arb" does not exist.',
      "de.arb:2: This is not valid JSON.",
    ]);
  });

  it("cannot fill the memory by aliases of aliases", async () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) =>
        `  l${level + 1}: &l${level + 1} { ${"abcdefghi"
          .split("")
          .map((key) => `${key}: *l${level}`)
          .join(", ")} }`,
    );
    const text = `terms:\n  l0: &l0 { fr: x }\n${levels.join("\n")}\n`;
    expect(await problemsOf("glossary.yml", text)).toEqual([
      "glossary.yml:1: Aliases make this file endless or far too large. Write the values out instead.",
    ]);
  });

  it("may refer to itself, which no schema allows", async () => {
    expect(await problemsOf("glossary.yml", "terms: &terms\n  Save: *terms\n")).toEqual([
      "glossary.yml:1: Aliases make this file endless or far too large. Write the values out instead.",
    ]);
  });

  it("is refused where it is huge or in an unknown encoding", async () => {
    expect(await problemsOf("g.yml", " ".repeat(5_000_001))).toEqual(["g.yml:1: The file is larger than 5 MB."]);
    expect(await problemsOf("g.yml", "keep: [caf\uFFFD]")).toEqual(["g.yml:1: The file is not text in UTF-8. Save it as UTF-8."]);
  });

  it.each(["fr.strings", "strings.xml", "app_fr.arb", "words.txt", "Makefile"])("is one that is called %s", async (path) => {
    expect(await problemsOf(path, "")).toEqual([
      `${path}:1: A glossary is a \`.yml\`, \`.yaml\` or \`.json\` file, or the app's \`.po\` or \`.xcstrings\` file. List other catalogues of the app under \`catalogues\` of a glossary, with their \`locale\` and \`source\`.`,
    ]);
  });
});

/** A glossary of one term, whose texts are named like their locales. */
function glossaryIn(...locales: string[]): Glossary {
  return { terms: [{ source: "source", targets: new Map(locales.map((locale) => [locale, locale])) }], keep: [] };
}

describe("the terms for a locale", () => {
  it.each([
    ["fr", ["fr", "fr-CA"], "fr"],
    ["fr-CA", ["fr", "fr-CA"], "fr-CA"],
    ["fr-CA", ["de", "fr"], "fr"],
    ["fr", ["fr-CA"], undefined],
    ["fr", ["fr-FR"], "fr-FR"],
    ["de-DE", ["de"], "de"],
    ["zh-TW", ["zh", "zh-Hant"], "zh-Hant"],
    ["zh-Hant", ["zh-CN", "zh-TW"], "zh-TW"],
    ["zh-CN", ["zh-TW", "zh-Hans"], "zh-Hans"],
    ["zh", ["zh-Hant", "zh-Hans"], "zh-Hans"],
    ["zh-Hant-HK", ["zh", "zh-Hant"], "zh-Hant"],
    ["zh-HK", ["zh-Hant"], "zh-Hant"],
    ["zh-HK", ["zh", "zh-Hans", "zh-TW"], undefined],
    ["sr-Latn", ["sr"], undefined],
    ["sr-ME", ["sr", "sr-Latn"], "sr-Latn"],
    ["sr-Cyrl-BA", ["sr"], "sr"],
    ["pa-PK", ["pa"], undefined],
    ["pt", ["pt-PT", "pt-BR"], "pt-BR"],
    ["pt-PT", ["pt-BR"], undefined],
    ["pt-AO", ["pt", "pt-PT"], "pt-PT"],
    ["es-MX", ["es", "es-419"], "es-419"],
    ["es-MX", ["es"], "es"],
    ["es-ES", ["es-419"], undefined],
    ["nb", ["no"], "no"],
    ["no", ["nb"], "nb"],
    ["no", ["nb", "no"], "no"],
    ["nb", ["no", "nb"], "nb"],
    ["nb-NO", ["no"], "no"],
    ["no", ["nb-NO"], "nb-NO"],
    ["nb-SJ", ["no"], "no"],
    ["nn", ["nb"], "nb"],
    ["nn-NO", ["nb", "no"], "no"],
    ["nn", ["nb", "nn"], "nn"],
    ["no", ["nn"], undefined],
    ["nb", ["nn"], undefined],
    ["ca-valencia", ["ca"], "ca"],
    ["ar-u-nu-latn", ["ar"], "ar"],
    ["ja", ["en", "fr"], undefined],
  ])("%s among %j are those of %s", (locale, available, found) => {
    expect(termsFor(glossaryIn(...available), locale)).toEqual(found === undefined ? [] : [{ source: "source", target: found }]);
  });

  const tags = fc.tuple(
    fc.constantFrom("fr", "zh", "sr", "pt", "es", "pa", "uz", "en", "az", "ku"),
    fc.constantFrom("", "-Latn", "-Cyrl", "-Hans", "-Hant", "-Arab"),
    fc.constantFrom("", "-TW", "-CN", "-PT", "-BR", "-MX", "-419", "-PK", "-ME"),
  );
  const locales = tags.map((parts) => parts.join(""));
  const scriptOf = (tag: string) => new Intl.Locale(tag).maximize().script;

  it("are never in another language or script, and its own where there are any", () => {
    fc.assert(
      fc.property(locales, fc.uniqueArray(locales, { maxLength: 12 }), (locale, available) => {
        const [pair] = termsFor(glossaryIn(...available), locale);
        if (available.includes(locale)) expect(pair?.target).toBe(locale);
        if (!pair) return;
        expect(new Intl.Locale(pair.target).language).toBe(new Intl.Locale(locale).language);
        expect(scriptOf(pair.target)).toBe(scriptOf(locale));
      }),
    );
  });

  it("keep the order of the glossary", () => {
    const terms = ["b", "a", "c"].map((source) => ({ source, targets: new Map([["fr", source.toUpperCase()]]) }));
    expect(termsFor({ terms, keep: [] }, "fr-BE")).toEqual([
      { source: "b", target: "B" },
      { source: "a", target: "A" },
      { source: "c", target: "C" },
    ]);
  });
});
