import { describe, expect, it } from "vitest";
import { mayStandInPicture, tidy } from "../../src/localize/catalogues/picture-text.ts";
import { type Files, glossaryOf, problemsOf, termsOf } from "./catalogue-texts.ts";

/** What is wrong with one catalogue, listed in a glossary. */
function problemsWith(entry: object, files: Files = {}): Promise<string[]> {
  return problemsOf("glossary.json", JSON.stringify({ catalogues: [entry] }), files);
}

describe("gettext", () => {
  it("has source texts and the locale of its header; what is fuzzy, plural, obsolete or not translated is left out", async () => {
    expect(await termsOf({ path: "po/de.po" })).toEqual({
      terms: {
        "Sign in": { "de-DE": "Anmelden" },
        "Proceed to checkout": { "de-DE": "Weiter zur Kasse" },
        Open: { "de-DE": "Öffnen" },
        'Say "hello"': { "de-DE": "Sag „hallo“" },
      },
      keep: [],
    });
  });

  it("can have keys, whose texts are in the file of the source language", async () => {
    const header = 'msgid ""\nmsgstr "Language: fr\\n"\n\n';
    const files = {
      "fr.po": `${header}msgid "login.title"\nmsgstr "Se connecter"\n\nmsgctxt "menu"\nmsgid "open"\nmsgstr "Ouvrir"\n`,
      "en.po": `msgid "login.title"\nmsgstr "Sign in"\n\nmsgctxt "menu"\nmsgid "open"\nmsgstr "Open"\n\nmsgid "open"\nmsgstr "Opened"\n`,
    };
    const { terms } = await termsOf({ path: "fr.po", source: "en.po" }, files);
    expect(terms).toEqual({ "Sign in": { fr: "Se connecter" }, Open: { fr: "Ouvrir" } });
  });

  it.each([
    ["pt_BR", "pt-BR"],
    ["sr@latin", "sr-Latn"],
    ["sr_RS@latin", "sr-Latn-RS"],
    ["ca_ES@valencia", "ca-ES-valencia"],
    ["de_DE.UTF-8", "de-DE"],
    ["de_DE@euro", "de-DE"],
    ["zh_Hant_TW", "zh-Hant-TW"],
  ])("names the locale %s, which is %s", async (written, locale) => {
    const text = `msgid ""\nmsgstr "Language: ${written}\\n"\n\nmsgid "Save"\nmsgstr "xyz"\n`;
    expect(await glossaryOf("app.po", text)).toEqual({ terms: { Save: { [locale]: "xyz" } }, keep: [] });
  });

  it("is read although a text is repeated or a plural form is missing", async () => {
    const text =
      'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "Save"\nmsgstr "Sauver"\n\nmsgid "Save"\nmsgstr "Enregistrer"\n\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n';
    expect(Object.keys((await glossaryOf("fr.po", text)).terms)).toEqual(["Save"]);
  });

  it("may say what a text was before, and may lack its header or a translation", async () => {
    const text = `msgid "Save"

#~| msgid "Bin"
#~ msgctxt "menu"
#~ msgid "Basket"
#~ msgstr "Corbeille"

#, c-format
#| msgctxt "menu"
#| msgid "Help "
#| "me"
msgctxt "menu"
msgid "Help"
msgstr "Aide"
msgid "Open"
msgstr "Ouvrir"
`;
    expect((await termsOf({ path: "app.po", locale: "fr" }, { "app.po": text })).terms).toEqual({
      Help: { fr: "Aide" },
      Open: { fr: "Ouvrir" },
    });
  });

  it("that does not tell its locale, or none that is known, needs it in a glossary", async () => {
    const text = 'msgid "Save"\nmsgstr "Enregistrer"\n';
    expect(await problemsOf("po/app.po", text)).toEqual([
      'po/app.po:1: "po/app.po" does not name its language. Set its `locale` under `catalogues` of a glossary.',
    ]);
    const header = 'msgid ""\nmsgstr "Language: french\\n"\n\n';
    expect(await problemsOf("app.po", header + text)).toEqual([
      'app.po:1: "app.po" names its language as "french", which is not a BCP 47 tag of a known language. Set its `locale` under `catalogues` of a glossary.',
    ]);
    expect((await termsOf({ path: "app.po", locale: "fr" }, { "app.po": header + text })).terms).toEqual({ Save: { fr: "Enregistrer" } });
  });

  it("may not be listed as one of another language, but as one of a region", async () => {
    const files = { "de.po": 'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "Save"\nmsgstr "Sichern"\n' };
    expect(await problemsOf("g.yml", "keep: [Retouch]\ncatalogues:\n  - { path: de.po, locale: fr }\n", files)).toEqual([
      'g.yml:3: "de.po" names its language as "de", but its `locale` here is `fr`.',
    ]);
    expect((await termsOf({ path: "de.po", locale: "de-AT" }, files)).terms).toEqual({ Save: { "de-AT": "Sichern" } });
    const norwegian = { "no.po": files["de.po"].replace("Language: de", "Language: no") };
    expect((await termsOf({ path: "no.po", locale: "nb" }, norwegian)).terms).toEqual({ Save: { nb: "Sichern" } });
  });

  it.each([
    [
      'msgid "Save"\nmsgstr "Enregistrer\n\nmsgid "Help"\nmsgstr "Aide"\n',
      "app.po:2: This is not valid gettext: End-of-line within string.",
    ],
    ['msgid "Save"\nmsgstr "Enregistrer"\n\nmsgit "Help"\n', 'app.po:4: This is not valid gettext: Invalid key name "msgit".'],
    ['msgid "Save"\nmsgstr "Enregistrer', "app.po:2: This is not valid gettext: End-of-file within string."],
  ])("that is damaged (%j) says where", async (text, problem) => {
    const [found = ""] = await problemsOf("app.po", text);
    expect(found.slice(0, problem.length)).toBe(problem);
  });
});

describe("gettext of an app with menus", () => {
  const po = (language: string, entries: Record<string, string>) =>
    `msgid ""\nmsgstr "Language: ${language}\\n"\n${Object.entries(entries)
      .map(([id, text]) => `\nmsgid ${JSON.stringify(id)}\nmsgstr ${JSON.stringify(text)}\n`)
      .join("")}`;

  it.each([
    ["_Save", "_Enregistrer", "Save", "Enregistrer"],
    ["Save _As…", "Enregistrer _sous…", "Save As…", "Enregistrer sous…"],
    ["E_xit", "Q_uitter", "Exit", "Quitter"],
    ["_Save", "保存(_S)", "Save", "保存"],
    ["&Open...", "打开(&O)...", "Open...", "打开..."],
    ["E&xit", "Быхо&д", "Exit", "Быход"],
    ["Print…", "印刷 (&P)…", "Print…", "印刷…"],
    ["_1 Recent", "_1 récent", "1 Recent", "1 récent"],
    ["AT&T", "AT&T", "AT&T", "AT&T"],
    ["Tom & Jerry", "Tom et Jerry", "Tom & Jerry", "Tom et Jerry"],
    ["C_ut", "ق_ص", "Cut", "قص"],
    ["Save _as", "บันทึก_เป็น", "Save as", "บันทึกเป็น"],
    ["Find && Replace", "Rechercher && remplacer", "Find & Replace", "Rechercher & remplacer"],
    ["&Find && Replace", "Suchen und &Ersetzen", "Find & Replace", "Suchen und Ersetzen"],
    ["R&&D", "R&&D", "R&D", "R&D"],
    ["Co&py", "Co&pier", "Copy", "Copier"],
    ["Pas&te", "Ein&fügen", "Paste", "Einfügen"],
    ["_Close", "_Fermer", "Close", "Fermer"],
  ])("reads %s, %s as the screen shows it", async (source, target, shownSource, shownTarget) => {
    expect((await glossaryOf("fr.po", po("fr", { [source]: target }))).terms).toEqual({ [shownSource]: { fr: shownTarget } });
  });

  it.each([
    ["user_name", "user_name"],
    ["user_name", "nom"],
    ["Terms &amp; more", "Conditions"],
    ["_one or _two", "_un ou _deux"],
    ["__init__", "__init__"],
    ["Save&close", "Enregistrer&fermer"],
    ["Drag&drop", "Glisser&déposer"],
    ["Black&white", "Noir&blanc"],
    ["Rock&roll music", "Musique rock&roll"],
    ["R&d", "R&d"],
    ["User_id", "Utilisateur_id"],
    ["API_key", "API_key"],
    ["_optional_", "_facultatif_"],
    ["_Important_: read this", "_Important_ : lisez ceci"],
  ])("leaves out %s, %s, which are no words of a menu", async (source, target) => {
    expect((await glossaryOf("fr.po", po("fr", { [source]: target }))).terms).toEqual({});
  });

  it("leaves out a text that some tool could not decode long ago, and reads the rest", async () => {
    const text = po("fr", { Chart: "Carte", Cafe: "Caf\uFFFD", "Ros\uFFFD": "Rose" });
    expect((await glossaryOf("fr.po", text)).terms).toEqual({ Chart: { fr: "Carte" } });
  });

  it("may be in Latin-1 with Windows line ends, and is no text in an encoding that is not told", async () => {
    const text = po("pt_BR", { Open: "Abrir", Coffee: "Café" }).replace(
      "\nmsgid",
      '\n"Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid',
    );
    const bytes = Buffer.from(text.replaceAll("\n", "\r\n"), "latin1");
    expect((await glossaryOf("po/pt_BR.po", bytes)).terms).toEqual({ Open: { "pt-BR": "Abrir" }, Coffee: { "pt-BR": "Café" } });
    expect(await problemsOf("po/fr.po", Buffer.from(po("fr", { Coffee: "Café" }), "latin1"))).toEqual([
      "po/fr.po:1: The file is not text in UTF-8. Save it as UTF-8.",
    ]);
  });

  it("may have classic Mac line ends, a mark, and comments of several lines", async () => {
    const text = `\uFEFF${po("fr", { Save: "Enregistrer" })}\n#| msgid "Op"\n#| "en"\n# Note\nmsgid "Open"\nmsgstr "Ouvrir"\n`;
    for (const one of [text, text.replaceAll("\n", "\r\n"), text.replaceAll("\n", "\r")])
      expect((await glossaryOf("fr.po", one)).terms).toEqual({ Save: { fr: "Enregistrer" }, Open: { fr: "Ouvrir" } });
  });

  it("that makes the parser stumble is told of", async () => {
    expect(await problemsOf("fr.po", "msgid msgid ")).toEqual(["fr.po:1: This is not valid gettext: A text is missing after a keyword."]);
  });
});

describe("Apple's .strings", () => {
  const path = "apple/fr.lproj/Localizable.strings";

  it("is paired with the file of the source language by keys", async () => {
    expect(await termsOf({ path, source: "apple/en.lproj/Localizable.strings", locale: "fr" })).toEqual({
      terms: {
        "Sign in": { fr: "Se connecter" },
        "Today’s menu": { fr: 'Menu du "jour"' },
        "Proceed to checkout": { fr: "Passer à la caisse" },
      },
      keep: [],
    });
  });

  it("has source texts as keys where no source is named", async () => {
    const files = { "fr.strings": '"Sign in" = "Se connecter";\n"Tab\\tNew" = "Onglet";\n"OK";\n' };
    expect((await termsOf({ path: "fr.strings", locale: "fr" }, files)).terms).toEqual({
      "Sign in": { fr: "Se connecter" },
      "Tab New": { fr: "Onglet" },
      OK: { fr: "OK" },
    });
  });

  it("has comments that look like texts, bare words, and the last text of a repeated key", async () => {
    const text = `/* "Old" = "Vieux"; it's gone // */
// "Older" = "Ancien; /*
"Save" /* " */ = /* ; */ "Sauver";
CFBundleName/* name */ = Application// here
;
NSMenu/File.save-as$1:title = "Enregistrer sous";
"Save" = "Enregistrer";
`;
    expect((await termsOf({ path: "fr.strings", locale: "fr" }, { "fr.strings": text })).terms).toEqual({
      Save: { fr: "Enregistrer" },
      CFBundleName: { fr: "Application" },
      "NSMenu/File.save-as$1:title": { fr: "Enregistrer sous" },
    });
  });

  it("may be empty, or all comment", async () => {
    const files = { "fr.strings": "/* nothing yet */ // here\n", "de.strings": "" };
    expect((await termsOf({ path: "fr.strings", locale: "fr" }, files)).terms).toEqual({});
    expect((await termsOf({ path: "de.strings", locale: "de" }, files)).terms).toEqual({});
  });

  it.each([
    ['"a" = "b";\n"c" = "d"\n"e" = "f";\n', 'fr.strings:3: `;` after "c" is missing here.'],
    ['"a" = ;', "fr.strings:1: A text in quotes is missing here."],
    ['\n\n= "b";', "fr.strings:3: A key in quotes is missing here."],
    ['"a" = "b', "fr.strings:1: A text in quotes is missing here."],
    ['"a" = "b";\n/* never closed', "fr.strings:2: A key in quotes is missing here."],
    ['<?xml version="1.0"?><plist/>', 'fr.strings:1: This is a property list. Only lines of `"key" = "text";` are supported.'],
  ])("that is damaged (%j) says where", async (text, problem) => {
    expect(await problemsWith({ path: "fr.strings", locale: "fr" }, { "fr.strings": text })).toEqual([problem]);
  });

  it("is none where it is compiled", async () => {
    const compiled = Buffer.concat([Buffer.from("bplist00"), Buffer.from([0xd1, 1, 2, 0x54, 0xff, 0xfe, 0, 8])]);
    expect(await problemsWith({ path: "fr.strings", locale: "fr" }, { "fr.strings": compiled })).toEqual([
      "fr.strings:1: This is a binary property list, as Xcode builds it into an app. Name the `.strings` file of the app's sources instead, which is text.",
    ]);
  });
});

describe("Apple's .xcstrings", () => {
  const path = "apple/Localizable.xcstrings";

  it("must have texts in the language of the pictures", async () => {
    const strings = { Save: { localizations: { fr: { stringUnit: { state: "translated", value: "Enregistrer" } } } } };
    const text = JSON.stringify({ sourceLanguage: "en", strings });
    await expect(glossaryOf("App.xcstrings", text, {}, { sourceLocale: "de" })).rejects.toThrow(
      'App.xcstrings:1: The texts are in "en", and none is in `de`, the `source-locale`.',
    );
    expect((await glossaryOf("App.xcstrings", text, {}, { sourceLocale: "fr" })).terms).toEqual({ Enregistrer: { en: "Save" } });
    expect((await glossaryOf("App.xcstrings", text, {}, { sourceLocale: "en-US" })).terms).toEqual({ Save: { fr: "Enregistrer" } });
    const empty = JSON.stringify({ sourceLanguage: "en", strings: {} });
    expect((await glossaryOf("App.xcstrings", empty, {}, { sourceLocale: "de" })).terms).toEqual({});
  });

  it("holds all locales and their sources, without variations and what is to be reviewed", async () => {
    expect(await termsOf({ path })).toEqual({
      terms: { "Sign in": { de: "Anmelden", "pt-BR": "Entrar", "zh-Hant": "登入" }, Save: { de: "Sichern" } },
      keep: ["Acme Shop"],
    });
  });

  it("gives the pairs of another source language where the pictures have it", async () => {
    const entry = JSON.stringify({ catalogues: [{ path }] });
    const { terms } = await glossaryOf("glossary.json", entry, {}, { sourceLocale: "de-AT" });
    expect(terms).toEqual({ Anmelden: { en: "Sign in", "pt-BR": "Entrar", "zh-Hant": "登入" }, Sichern: { en: "Save" } });
  });

  it("has what the code uses, and what is stale only where nothing in use has the same source text", async () => {
    const entry = (extractionState: string | undefined, source: string, texts: Readonly<Record<string, string>>) => ({
      ...(extractionState && { extractionState }),
      localizations: Object.fromEntries(
        Object.entries({ en: source, ...texts }).map(([locale, value]) => [locale, { stringUnit: { state: "translated", value } }]),
      ),
    });
    const strings = {
      "button.old": entry("stale", "Save", { de: "Sichern", fr: "Sauver" }),
      "help.old": entry("stale", "Help", { de: "Hilfe" }),
      Harbour: { extractionState: "stale", shouldTranslate: false },
      "button.new": entry("extracted_with_value", "Save", { de: "Speichern" }),
      "tab.harbour": entry("manual", "Harbour", { de: "Hafen" }),
      "menu.open": entry("migrated", "Open", { de: "Öffnen" }),
      "menu.close": entry("of a later Xcode", "Close", { de: "Schließen" }),
      Quit: entry(undefined, "Quit", { de: "Beenden" }),
    };
    expect(await glossaryOf("App.xcstrings", JSON.stringify({ sourceLanguage: "en", strings }))).toEqual({
      terms: {
        Save: { de: "Speichern" },
        Harbour: { de: "Hafen" },
        Open: { de: "Öffnen" },
        Close: { de: "Schließen" },
        Quit: { de: "Beenden" },
        Help: { de: "Hilfe" },
      },
      keep: [],
    });
  });

  it("needs neither locale nor source, and can be the glossary itself", async () => {
    expect(await problemsWith({ path, locale: "fr" })).toEqual([
      `glossary.json:1: "${path}" contains all locales and their source texts. Remove \`locale\` and \`source\`.`,
    ]);
    const text =
      '{ "sourceLanguage": "en", "strings": { "Save": { "localizations": { "fr": { "stringUnit": { "value": "Enregistrer" } } } } } }';
    expect(await glossaryOf("App.xcstrings", text)).toEqual({ terms: { Save: { fr: "Enregistrer" } }, keep: [] });
  });

  it.each([
    ["[]", "a.xcstrings:1: This is not a string catalogue: it has no `sourceLanguage`, or `strings` has another structure."],
    ['{\n "sourceLanguage": "en",\n "strings": {\n', "a.xcstrings:"],
    [
      '{ "sourceLanguage": "en", "strings": { "Save": { "localizations": { "q_q_q": { "stringUnit": { "value": "x" } } } } } }',
      'a.xcstrings:1: "a.xcstrings" names its language as "q_q_q", which is not a BCP 47 tag of a known language.',
    ],
  ])("of another shape (%j) is refused", async (text, problem) => {
    const [found = ""] = await problemsOf("a.xcstrings", text);
    expect(found.slice(0, problem.length)).toBe(problem);
  });
});

describe("Android's strings.xml", () => {
  const source = "android/values/strings.xml";

  it("is unescaped; markup, placeholders, plurals and references are left out, names are kept", async () => {
    expect(await termsOf({ path: "android/values-fr/strings.xml", source, locale: "fr" })).toEqual({
      terms: {
        "Sign in": { fr: "Se connecter" },
        "Don't miss Acme’s sale": { fr: "Ne manquez pas les soldes d'Acme" },
        "First line Second line": { fr: "Première ligne Deuxième ligne" },
        "What's new": { fr: "Quoi d'neuf" },
        "Café @ home?": { fr: "Café @ la maison" },
        "Terms & conditions": { fr: "Conditions & mentions" },
        Monday: { fr: "Lundi" },
        Tuesday: { fr: "Mardi" },
      },
      keep: ["Acme Shop"],
    });
  });

  it.each([
    ['<resources>\n  <string name="a">x</strin>\n</resources>', "fr.xml:2: This is not valid XML: Expected closing tag 'string'"],
    ["<plist></plist>", "fr.xml:1: This is not a file of Android resources: it has no `<resources>`"],
    ["", "fr.xml:1: This is not valid XML: Start tag expected."],
    [
      `<resources>${"<b>".repeat(3000)}${"</b>".repeat(3000)}</resources>`,
      "fr.xml:1: This is not valid XML: Maximum nested tags exceeded.",
    ],
  ])("that is damaged (%.40j) says where", async (text, problem) => {
    const [found = ""] = await problemsWith({ path: "fr.xml", source, locale: "fr" }, { "fr.xml": text });
    expect(found.slice(0, problem.length)).toBe(problem);
  });

  it("may be on one line: what holds only markup is left out, and lists keep their places", async () => {
    const file = (terms: string, second: string, only: string) =>
      `<resources><string name="tos"><u>${terms}</u></string><string name="none"/><string name="note"><!-- ${terms} --></string>` +
      `<string-array name="steps"><item>${only}</item><item><b>${second}</b></item><item/><item>${second}</item></string-array>` +
      `<string-array name="none"/><plurals name="items"><item quantity="other"><b>${only}</b></item></plurals></resources>`;
    const files = { "fr.xml": file("Conditions", "Payer", "Choisir"), "en.xml": file("Terms", "Pay", "Choose") };
    expect((await termsOf({ path: "fr.xml", source: "en.xml", locale: "fr" }, files)).terms).toEqual({
      Choose: { fr: "Choisir" },
      Pay: { fr: "Payer" },
    });
    const marked = { ...files, "fr.xml": '<resources><string name="tos"><u>Conditions</u></string></resources>' };
    expect((await termsOf({ path: "fr.xml", source: "en.xml", locale: "fr" }, marked)).terms).toEqual({});
  });

  it("has what is not to be translated within a text, where it is no placeholder", async () => {
    const file = (open: string) =>
      `<resources><string name="brand"><xliff:g id="brand">Harbour</xliff:g></string>` +
      `<string name="open">${open} <xliff:g id='brand' example="a > b">Harbour</xliff:g>!</string>` +
      `<string name="by">${open} <xliff:g id="name" example="Ann">%1$s</xliff:g></string>` +
      `<string name="bold">${open} <xliff:g id="brand"><b>Harbour</b></xliff:g></string></resources>`;
    const files = { "fr.xml": file("Ouvrir"), "en.xml": file("Open") };
    expect((await termsOf({ path: "fr.xml", source: "en.xml", locale: "fr" }, files)).terms).toEqual({
      Harbour: { fr: "Harbour" },
      "Open Harbour!": { fr: "Ouvrir Harbour!" },
    });
  });

  it("pairs the texts of each kind of device", async () => {
    const file = (tablet: string, phone: string) =>
      `<resources><string name="about" product="tablet">${tablet}</string><string name="about" product="default">${phone}</string></resources>`;
    const files = {
      "fr.xml": file("À propos de la tablette", "À propos du téléphone"),
      "en.xml": file("About tablet", "About phone").replace(' product="default"', ""),
    };
    expect((await termsOf({ path: "fr.xml", source: "en.xml", locale: "fr" }, files)).terms).toEqual({
      "About tablet": { fr: "À propos de la tablette" },
      "About phone": { fr: "À propos du téléphone" },
    });
  });

  it("may be empty, and does not touch objects by its names", async () => {
    const files = {
      "fr.xml": '<resources><string name="__proto__">Proto</string><string name="constructor">Bâtisseur</string></resources>',
      "en.xml": '<resources><string name="constructor">Builder</string></resources>',
      "none.xml": "<resources/>",
    };
    expect((await termsOf({ path: "fr.xml", source: "en.xml", locale: "fr" }, files)).terms).toEqual({ Builder: { fr: "Bâtisseur" } });
    expect((await termsOf({ path: "none.xml", source: "en.xml", locale: "fr" }, files)).terms).toEqual({});
  });
});

describe("ARB", () => {
  it("tells its locale; what describes and what has placeholders is left out", async () => {
    expect(await termsOf({ path: "flutter/app_pt_BR.arb", source: "flutter/app_en.arb" })).toEqual({
      terms: { "Sign in": { "pt-BR": "Entrar" }, Save: { "pt-BR": "Salvar" } },
      keep: [],
    });
  });

  it("without `@@locale` needs one in the glossary", async () => {
    const files = { "fr.arb": '{ "save": "Enregistrer" }' };
    const entry = { path: "fr.arb", source: "flutter/app_en.arb" };
    expect(await problemsWith(entry, files)).toEqual([
      'glossary.json:1: "fr.arb" does not name its language. Set its `locale` under `catalogues` of a glossary.',
    ]);
    expect((await termsOf({ ...entry, locale: "fr" }, files)).terms).toEqual({ Save: { fr: "Enregistrer" } });
  });
});

describe("catalogues of apps without mnemonics", () => {
  const text = (word: string) => JSON.stringify({ a: word });
  const android = (word: string) => `<resources><string name="a">${word.replaceAll("&", "&amp;")}</string></resources>`;
  const formats: Record<string, (word: string) => string> = { json: text, arb: text, strings: (word) => `"a" = "${word}";`, xml: android };

  it.each(Object.entries(formats))("(.%s) lose no sign: what may be a mark is left out", async (extension, write) => {
    const read = async (source: string, target: string) => {
      const [path, sourcePath] = [`fr.${extension}`, `en.${extension}`];
      return (await termsOf({ path, source: sourcePath, locale: "fr" }, { [path]: write(target), [sourcePath]: write(source) })).terms;
    };
    for (const source of ["Save&close", "Rock&roll music", "R&d", "User_id", "API_key", "_optional_", "&Open", "E_xit"])
      expect(await read(source, source.replace("o", "u"))).toEqual({});
    expect(await read("Fish & chips", "Q&R")).toEqual({ "Fish & chips": { fr: "Q&R" } });
    expect(await read("A && B", "B && A")).toEqual({ "A && B": { fr: "B && A" } });
  });
});

describe("JSON", () => {
  it("of i18next is flattened; plural forms, placeholders and what is not translated are left out", async () => {
    expect(await termsOf({ path: "i18next/fr.json", source: "i18next/en.json", locale: "fr" })).toEqual({
      terms: {
        "Sign in": { fr: "Se connecter" },
        Save: { fr: "Enregistrer" },
        Choose: { fr: "Choisir" },
        Pay: { fr: "Payer" },
        "Level one": { fr: "Niveau un" },
      },
      keep: [],
    });
  });

  it("of a browser extension gives messages, not their notes", async () => {
    const [path, source] = ["extension/_locales/de/messages.json", "extension/_locales/en/messages.json"];
    expect((await termsOf({ path, source, locale: "de" })).terms).toEqual({ "Tab tidier": { de: "Tab-Aufräumer" } });
  });

  it("may have comments, and what describes it", async () => {
    const files = {
      "en.json": '\uFEFF{ "@metadata": { "authors": ["Ann"] }, "site": "Our site // here", "save": "Save", "open": "Open /* it */" }',
      "fr.json": `{ // "site": "Non"
  "@metadata": { "authors": ["Bob"] },
  /* the address,
     "save": "Non" */
  "site": "Notre site // ici", // https://example.com
  "save": /* verb */ "Enregistrer",
  "open": "\\"Ouvrir\\" /* le */",
}`,
    };
    expect((await termsOf({ path: "fr.json", source: "en.json", locale: "fr" }, files)).terms).toEqual({
      "Our site // here": { fr: "Notre site // ici" },
      Save: { fr: "Enregistrer" },
      "Open /* it */": { fr: '"Ouvrir" /* le */' },
    });
    const broken = { ...files, "fr.json": '{ // one\n  /* two\n */ "a": "b"\n  "c": "http://d"\n}' };
    expect(await problemsWith({ path: "fr.json", source: "en.json", locale: "fr" }, broken)).toEqual([
      expect.stringMatching(/^fr\.json:4: /),
    ]);
  });

  it.each([
    { kind: "plain", open: "{" },
    { kind: "with a comment", open: "{ // c\n" },
  ])("($kind) has the last text of a repeated key", async ({ open }) => {
    const files = {
      "en.json": `${open} "a": "Old", "b": { "c": "Open" }, "a": "Save" }`,
      "fr.json": `${open} "b": 1, "a": "Vieux", "b": { "c": "Ouvert", "c": "Ouvrir" }, "a": "Enregistrer" }`,
    };
    expect((await termsOf({ path: "fr.json", source: "en.json", locale: "fr" }, files)).terms).toEqual({
      Save: { fr: "Enregistrer" },
      Open: { fr: "Ouvrir" },
    });
  });

  it("matches flat keys with nested ones, and has no use for an object's own names", async () => {
    const files = {
      "fr.json": '{ "a.b": "Oui", "__proto__": { "x": "Non" }, "toString": "Texte", }',
      "en.json": '{ "a": { "b": "Yes" }, "__proto__": { "x": "No" } }',
    };
    expect((await termsOf({ path: "fr.json", source: "en.json", locale: "fr" }, files)).terms).toEqual({
      Yes: { fr: "Oui" },
      No: { fr: "Non" },
    });
    expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
  });

  it.each([
    ['{\n  "a": "b"\n  "c": "d"\n}', "fr.json:"],
    ["[]", "fr.json:1: This is not a JSON object of texts by key."],
    ['"Save"', "fr.json:1: This is not a JSON object of texts by key."],
    [`${'{"a":'.repeat(200)}"b"${"}".repeat(200)}`, "fr.json:1: This is nested too deeply."],
  ])("that is damaged (%.40j) says where", async (text, problem) => {
    const [found = ""] = await problemsWith({ path: "fr.json", source: "i18next/en.json", locale: "fr" }, { "fr.json": text });
    expect(found.slice(0, problem.length)).toBe(problem);
  });
});

describe("an entry of a catalogue", () => {
  it.each([
    [
      { path: "notes.txt", locale: "fr" },
      [
        '"notes.txt" does not exist.',
        '"notes.txt" is not a catalogue. Allowed: gettext `.po`, Apple `.strings` and `.xcstrings`, Android `.xml`, `.arb`, and `.json` of i18next and others.',
      ],
    ],
    [
      { path: "i18next/fr.json" },
      [
        '"i18next/fr.json" needs `source`: the file of the same format that contains the texts of the source language under the same keys.',
        '"i18next/fr.json" needs `locale`, because the file does not name its language.',
      ],
    ],
    [
      { path: "i18next/fr.json", locale: "fr", source: "flutter/app_en.arb" },
      ['`source`: "flutter/app_en.arb" does not have the same format as "i18next/fr.json".'],
    ],
    [
      { path: "a.json", locale: "fr" },
      [
        '"a.json" does not exist.',
        '"a.json" needs `source`: the file of the same format that contains the texts of the source language under the same keys.',
      ],
    ],
    [{ path: "a.json", locale: "fr", source: "b.json" }, ['"a.json" does not exist.', '"b.json" does not exist.']],
    [
      { path: "i18next/fr.json", locale: "fr", source: "extension/_locales/en/messages.json" },
      ['"i18next/fr.json" and "extension/_locales/en/messages.json" have no key in common.'],
    ],
  ])("%j says what is missing", async (entry, problems) => {
    expect(await problemsWith(entry)).toEqual(problems.map((problem) => `glossary.json:1: ${problem}`));
  });

  it("may not be huge, nor in an unknown encoding", async () => {
    const entry = { path: "a.json", source: "b.json", locale: "fr" };
    const files = { "a.json": " ".repeat(5_000_001), "b.json": Buffer.from('{ "a": "café" }', "latin1") };
    expect(await problemsWith(entry, files)).toEqual([
      "a.json:1: The file is larger than 5 MB.",
      "b.json:1: The file is not text in UTF-8. Save it as UTF-8.",
    ]);
  });
});

describe("a text", () => {
  it.each([
    "Sign in",
    "50% off",
    "100 % coton",
    "Café – ouvert",
    "設定",
    "5 < 6 apples",
    "AT&T",
    "Prix : 5 €",
    "R&D and more",
    "Tom & Jerry",
    "Open 24/7",
    "C:\\temp",
  ])("%j may stand in a picture", (text) => {
    expect(mayStandInPicture(text)).toBe(true);
  });

  it.each([
    "",
    "42",
    "–",
    "{count} items",
    "{{name}}",
    "${name}",
    "%{name}",
    "{n, plural, one {# day} other {# days}}",
    "%d items",
    "%1$s is here",
    "Hello %@",
    "%lld photos",
    "%-5.2f kg",
    "%(name)s",
    "100%% sure",
    "%1 of %2",
    "$t(common.save)",
    "Close $COUNT$ tabs",
    "Hello :name",
    "@:common.save",
    "one apple | many apples",
    "<b>bold</b>",
    "Read <0>more</0>",
    "a<br/>b",
    "Terms &amp; more",
    "&#8230; more",
    "&frac12; price",
    "Welcome to &app_name;",
    "Hello ^1",
    "Hello %value%",
    "apple|apples",
    "L''adresse",
    "&Open",
    "E&xit",
    "打开(&O)",
    "Save _As",
    "word ".repeat(41),
  ])("%j may not", (text) => {
    expect(mayStandInPicture(text)).toBe(false);
  });

  it("is one line, and keeps no-break spaces", () => {
    expect(tidy("  Bonjour\u00A0!\r\n\t Oui  ")).toBe("Bonjour\u00A0! Oui");
  });
});
