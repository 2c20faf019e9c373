import search from "approx-string-match";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkReading } from "../../src/verify/check-text.ts";
import * as compare from "../../src/verify/compare-text.ts";
import { type ExpectedText, passes, THRESHOLD } from "../../src/verify/compare-text.ts";
import { asPicture } from "./pictured.ts";

const compareText = (text: string, expected: ExpectedText) => compare.comparePicture(asPicture(text), expected).check;
const findOccurring = (text: string, words: ExpectedText) => compare.findOccurring(asPicture(text), words);
const findMentioned = (text: string, words: ExpectedText) => compare.findMentioned(asPicture(text), words);

function glossary(terms: Record<string, string>, keep: string[] = []): ExpectedText {
  return { terms: Object.entries(terms).map(([source, target]) => ({ source, target })), keep };
}

describe("comparePicture", () => {
  it("finds wanted and protected texts, in any order and case", () => {
    const check = compareText("ANNULER\n\nRetouch\nparamètres — v2", glossary({ Settings: "Paramètres", Cancel: "Annuler" }, ["Retouch"]));
    expect(check).toEqual({ score: 1, missing: [], left: [] });
  });

  it("says what is missing, and what is left in the source language", () => {
    const check = compareText("Paramètres\nCancel", glossary({ Settings: "Paramètres", Cancel: "Annuler", Help: "Aide" }, ["Retouch"]));
    expect(check).toEqual({ score: 10 / 28, missing: ["Annuler", "Aide", "Retouch"], left: ["Cancel"] });
    expect(passes(check)).toBe(false);
  });

  it("gives no score where nothing is wanted", () => {
    expect(compareText("Whatever", glossary({}))).toEqual({ score: null, missing: [], left: [] });
    expect(compareText("Whatever", glossary({ "→": "←" }))).toEqual({ score: null, missing: [], left: [] });
  });

  it.each([
    { read: "Parametres", found: true },
    { read: "Pararnetres", found: false },
    { read: "Paramètresl", found: true },
    { read: "Les Paramètres.", found: true },
    { read: "Param tres", found: true },
    { read: "Parc", found: false },
  ])("takes `$read` for `Paramètres`: $found", ({ read, found }) => {
    expect(compareText(read, glossary({ Settings: "Paramètres" })).missing).toEqual(found ? [] : ["Paramètres"]);
  });

  it("takes a short word only as it is, and not as part of another", () => {
    const expected = glossary({ Help: "Aide", Home: "Haus" });
    expect(compareText("Aido Maus", expected).missing).toEqual(["Aide", "Haus"]);
    expect(compareText("Aides Haushalt", expected).missing).toEqual(["Aide", "Haus"]);
    expect(compareText("(Aide) Haus!", expected).missing).toEqual([]);
  });

  it("compares Chinese and Japanese without spaces, and short words as they are", () => {
    const expected = glossary({ Settings: "设置", "Create your account": "创建您的账户", Menu: "メニュー" });
    expect(compareText("打开 设 置 吧 创建 您的账 户\nメ ニュー", expected)).toEqual({ score: 1, missing: [], left: [] });
    expect(compareText("设备 创建您的帐户 メニュ", expected).missing).toEqual(["设置", "メニュー"]);
  });

  it("finds texts that are broken into lines beside other columns", () => {
    const expected = glossary({
      a: "Créer un compte maintenant",
      b: "两个工作日内收到您订购的全部商品",
      c: "أعد المنتجات خلال ثلاثين يوما",
    });
    const read = "Créer un\n两个工作日内收到\nأعد المنتجات\ncompte\n您订购的全部商品\nخلال ثلاثين يوما\nmaintenant";
    expect(compareText(read, expected)).toMatchObject({ missing: [] });
  });

  it("misses a text of which a word is another", () => {
    expect(compareText("Supprimer le fichier", glossary({ "Delete the account": "Supprimer le compte" })).missing).toEqual([
      "Supprimer le compte",
    ]);
  });

  it("reads Arabic with or without vowel signs, whatever the forms of its letters", () => {
    expect(compareText("الاعدادات\u200f انشئ حسابك", glossary({ Settings: "الإعدادات", "Create your account": "أَنْشِئْ حسابك" }))).toEqual({
      ...{ score: 1, missing: [], left: [] },
    });
  });
});

describe("what is left in the source language", () => {
  it("is a text of its own, and no word that a sentence of the wanted language has too", () => {
    const expected = glossary({ Page: "Feuillet", Message: "Courrier" });
    expect(compareText("Feuillet\n\nCourrier\n\nLe message est sur la page", expected)).toEqual({ score: 1, missing: [], left: [] });
    expect(compareText("Feuillet\n\nCourrier\n\nMessage", expected).left).toEqual(["Message"]);
  });

  it("is found beside the translation", () => {
    expect(compareText("Se connecter\nSign in", glossary({ "Sign in": "Se connecter" }))).toEqual({
      score: 1,
      missing: [],
      left: ["Sign in"],
    });
  });

  it("is not what the wanted text shares with it", () => {
    expect(compareText("OK\nMenu\nPhotos", glossary({ OK: "OK", Menu: "Menu principal", Photos: "Photos" }, ["Menu"])).left).toEqual([]);
    expect(compareText("Menu principal", glossary({ Menu: "Menu principal" }))).toEqual({ score: 1, missing: [], left: [] });
    expect(compareText("Design Studio", glossary({ Design: "Entwurf" }, ["Design Studio"])).left).toEqual([]);
  });

  it.each([
    { source: "Menu", target: "Menü" },
    { source: "Photos", target: "Fotos" },
    { source: "Restaurant", target: "Restaurante" },
    { source: "Information", target: "Informations" },
  ])("is told from a wanted text that resembles it: $source, $target", ({ source, target }) => {
    const expected = glossary({ [source]: target });
    expect(compareText(`xx\n${target}\nyy`, expected)).toEqual({ score: 1, missing: [], left: [] });
    expect(compareText(`xx\n${source}\nyy`, expected)).toEqual({ score: 0, missing: [target], left: [source] });
  });

  it("is not a reading that lost an accent, where another reading has it", () => {
    expect(compareText("Menü\nMenu\nMenü", glossary({ Menu: "Menü" })).left).toEqual([]);
  });

  it("is not a word that merely resembles it", () => {
    expect(compareText("Dokumente\n\nDocuments", glossary({ Document: "Fichier" })).left).toEqual([]);
  });

  it("is never a word of two letters, but may be one of two ideographs", () => {
    expect(compareText("Go\n设置", glossary({ Go: "Los", 设置: "Einstellungen" })).left).toEqual(["设置"]);
  });
});

describe("what is read in several forms", () => {
  it("is found in any of them, and left in others than the best only where the translation is in none", () => {
    expect(compareText("Continue\fContinue\n\nContinue", glossary({ Continue: "Continuer" }))).toMatchObject({
      ...{ missing: ["Continuer"], left: ["Continue"] },
    });
    const words = glossary({ Settings: "Paramètres", Help: "Aide" });
    expect(compareText("Paramctrc\fParamètres\n\nHelp", words)).toMatchObject({ missing: ["Aide"], left: ["Help"] });
    expect(compareText("Paramètres\n\nAide\fParamètres\n\nHelp", words)).toMatchObject({ missing: [], left: [] });
  });
});

describe("terms that differ in their marks alone", () => {
  it("may be translated as either", () => {
    const expected = glossary({ "Open…": "Ouvrir…", Open: "Ouvert" });
    for (const read of ["Ouvrir", "Ouvert"]) expect(compareText(read, expected)).toEqual({ score: 1, missing: [], left: [] });
    expect(compareText("Open", expected)).toEqual({ score: 0, missing: ["Ouvrir…"], left: ["Open"] });
  });
});

describe("passes", () => {
  it("wants the threshold reached and nothing left", () => {
    expect(passes({ score: THRESHOLD, missing: [], left: [] })).toBe(true);
    expect(passes({ score: THRESHOLD - 0.01, missing: ["a"], left: [] })).toBe(false);
    expect(passes({ score: 1, missing: [], left: ["a"] })).toBe(false);
    expect(passes({ score: null, missing: [], left: [] })).toBe(true);
    expect(passes({ score: null, missing: [], left: ["a"] })).toBe(false);
    expect(passes({ score: 1, missing: ["a"], left: [], replaced: ["a"] })).toBe(false);
  });
});

describe("a wrong text among right ones", () => {
  const source = "Save\n\nHelp\n\nSettings\n\nNotifications\n\nCtrl+N\n\nHarbour";
  const terms = {
    Save: "Enregistrer",
    Settings: "Paramètres",
    Notifications: "Notifications et alertes",
    Help: "Centre de ressources et assistance",
  };
  const expected = findOccurring(source, glossary(terms, ["Harbour"]));
  const rest = ["Paramètres", "Notifications et alertes", "Centre de ressources et assistance", "Ctrl+N", "Harbour"];
  /** @param again what is read in each place that is looked at once more. */
  const check = (lines: readonly string[], again: string) =>
    checkReading(
      {
        read: async () => asPicture(lines.join("\n\n")),
        readLines: async (boxes) => boxes.map(() => [again, again].map((text) => ({ text, confidence: 95 }))),
      },
      expected,
    );

  it("fails, however well the others were found", async () => {
    const found = await check(["Sauver", ...rest], "Sauver");
    expect(found).toMatchObject({ missing: ["Enregistrer"], left: [], replaced: ["Enregistrer"] });
    expect(passes({ ...found, score: 0.95 })).toBe(false);
  });

  it("fails where it is another translation of the glossary", async () => {
    const long = findOccurring("Import\n\nSettings", glossary({ Import: "Importieren", Export: "Exportieren", Settings: "Einstellungen" }));
    const reader = {
      read: async () => asPicture("Exportieren\n\nEinstellungen"),
      readLines: async () => [["Exportieren", "Exportieren"].map((text) => ({ text, confidence: 95 }))],
    };
    expect(await checkReading(reader, long)).toMatchObject({ replaced: ["Importieren"] });
  });

  it.each([
    { kind: "fails where one of two buttons with one text has another one", again: "Fromage", replaced: ["Valider"] },
    { kind: "passes where one of two buttons with one text was misread", again: "Valider", replaced: undefined },
  ])("$kind", async ({ again, replaced }) => {
    const words = glossary({ Confirm: "Valider", Settings: "Paramètres", Help: "Assistance" });
    const twice = findOccurring("Confirm\n\nSettings\n\nConfirm\n\nHelp", words);
    const reader = {
      read: async () => asPicture("Valider\n\nParamètres\n\nFromage\n\nAssistance"),
      readLines: async (boxes: readonly unknown[]) => boxes.map(() => [again, again].map((text) => ({ text, confidence: 95 }))),
    };
    expect((await checkReading(reader, twice)).replaced).toEqual(replaced);
  });

  it.each([
    { kind: "resembles a word of a sentence", sentence: "Dessinez l’angle comme il vous plaît, sans règle ni compas." },
    { kind: "is a word of a sentence", sentence: "Votre langue sera choisie par celui qui vous invite ici." },
  ])("fails where what is missing $kind", async ({ sentence }) => {
    const words = glossary({ Language: "Langue", Settings: "Paramètres", Help: "Assistance" });
    const long = findOccurring("Language\n\nSettings\n\nHelp", words);
    const seen: number[] = [];
    const reader = {
      read: async () => asPicture(`Confidentialité\n\nParamètres\n\nAssistance\n\n${sentence}`),
      readLines: async (boxes: readonly { top: number }[]) => {
        seen.push(...boxes.map(({ top }) => top));
        return boxes.map(() => ["Confidentialité", "Confidentialité"].map((text) => ({ text, confidence: 95 })));
      },
    };
    expect(await checkReading(reader, long)).toMatchObject({ left: [], replaced: ["Langue"] });
    expect(seen).toHaveLength(1);
  });

  it("fails though a bad reading of it resembles a text that stands elsewhere, and another one goes on around it", async () => {
    const help = "Centre de ressources et assistance";
    const words = glossary({ Calendar: "Calendrier", Paste: "Coller", Status: "Enregistrer sous", Help: help });
    const long = findOccurring("Calendar\n\nPaste\n\nStatus\n\nHelp", words);
    const { blocks, ...size } = asPicture(`Corbeille\n\nColler\n\nEnregistrer sous\n\n${help}`);
    const bad = [
      { text: "Colle", box: { left: 20, top: 40, right: 100, bottom: 55 } },
      { text: "Enregistrer", box: { left: 600, top: 300, right: 700, bottom: 315 } },
      { text: "tous", box: { left: 2, top: 10, right: 14, bottom: 25 } },
    ].map((line) => ({ lines: [line], isOther: true }));
    const reader = {
      read: async () => ({ ...size, blocks: [...blocks, ...bad] }),
      readLines: async (boxes: readonly unknown[]) => boxes.map(() => ["Corbeille", "Corbeille"].map((text) => ({ text, confidence: 95 }))),
    };
    expect(await checkReading(reader, long)).toMatchObject({ replaced: ["Calendrier"] });
  });

  it("is left in the source language where a further reading alone has that, and its translation is nowhere", async () => {
    const words = findOccurring("Create account\n\nUpload file", glossary({ "Create account": "创建账户", "Upload file": "上传文件" }));
    const { blocks, ...size } = asPicture("“邀请成员”电子邮箱\n\n上传文件");
    const again = ["Create account", "Upload file"].map((text, at) => ({
      lines: [{ text, box: { left: 12, top: 20 * at, right: 120, bottom: 20 * at + 15 } }],
      isOther: true,
    }));
    const reader = {
      read: async () => ({ ...size, blocks: [...blocks, ...again] }),
      readLines: async (boxes: readonly unknown[]) => boxes.map(() => []),
    };
    expect(await checkReading(reader, words)).toMatchObject({ missing: ["创建账户"], left: ["Create account"] });
  });

  it.each([
    { kind: "misread", lines: ["Enrcgistrcr", ...rest], again: "Enregistrer" },
    { kind: "misread twice", lines: ["Enrcgistrcr", ...rest], again: "Enrcgistrcr" },
    { kind: "not read at all", lines: rest, again: "" },
    { kind: "read once more in its place", lines: ["Enxxxistxxr", ...rest], again: "Enregistrer" },
    { kind: "not read beside a text of the source", lines: ["Ctrl+N", ...rest], again: "" },
  ])("is none that was $kind", async ({ lines, again }) => {
    const found = await check(lines, again);
    expect(found.left).toEqual([]);
    expect(found.replaced).toBeUndefined();
  });

  it("is no protected one", async () => {
    const found = await check(["Enregistrer", ...rest.slice(0, 4), "Hafenort"], "Hafenort");
    expect(found.missing).toEqual(["Harbour"]);
    expect(found.replaced).toBeUndefined();
  });

  it("is found where another wanted text resembles it", () => {
    const both = findOccurring("Sign in\n\nSign out", glossary({ "Sign in": "Se connecter", "Sign out": "Se déconnecter" }));
    expect(compareText("Se déconnecter\n\nFavoris", both).missing).toEqual(["Se connecter"]);
  });
});

describe("occurring", () => {
  const namesIn = (text: string, sources: string[], keep: string[] = []) => {
    const found = findOccurring(text, { terms: sources.map((source) => ({ source, target: "x" })), keep });
    return [...found.terms.map(({ source }) => source), ...found.keep];
  };

  it("gives texts that stand by themselves, in the glossary's order", () => {
    expect(namesIn("Help\nSETTINGS\n\nretouch", ["Settings", "Cancel", "Help"], ["Other", "Retouch"])).toEqual([
      "Settings",
      "Help",
      "Retouch",
    ]);
  });

  it("gives no word of a sentence, but a protected one wherever it stands", () => {
    const sources = ["Next", "Right", "New", "Trash", "Click", "Help", "Page title"];
    const text =
      "Click the plus next to any page title\n\nClick the mark at the bottom right for help\n\nA new subpage is added in Harbour\n\nTrash";
    expect(namesIn(text, sources, ["Harbour", "Click"])).toEqual(["Trash", "Harbour", "Click"]);
    expect(namesIn("点按标题旁的加号，即可在下方添加\n\n标题", ["标题", "加号"])).toEqual(["标题"]);
  });

  it("is told to the model within sentences too", () => {
    const text = "Click the plus next to any page title\n\nTrash";
    const terms = ["Next", "Ext", "Trash", "Help"].map((source) => ({ source, target: "x" }));
    expect(findMentioned(text, { terms, keep: [] }).terms.map(({ source }) => source)).toEqual(["Next", "Trash"]);
  });

  it("gives sentences, labels before values, steps of a path, and what stands beside an icon or a count", () => {
    expect(namesIn("We save your work. Close the window at any time.", ["Close the window at any time.", "Close"])).toEqual([
      "Close the window at any time.",
    ]);
    expect(
      namesIn("Status: paid\n\nHome / Members\n\n© Print\n\n12 Orders\n\nInbox 3", ["Status", "Members", "Print", "Orders", "Inbox"]),
    ).toEqual([...["Status", "Members", "Print", "Orders", "Inbox"]]);
    expect(namesIn("A page", ["Page"])).toEqual([]);
  });

  it("gives a text that is broken into lines, and not its parts", () => {
    const sources = ["Sign", "Sign in", "Sign in to continue", "To continue", "Setting"];
    expect(namesIn("Sign in\nto continue\nSettings", sources)).toEqual(["Sign in to continue"]);
    expect(namesIn("Sign in to contlnue", sources)).toEqual(["Sign in to continue"]);
    expect(namesIn("Sign in to continue\n\nSign in", sources)).toEqual(["Sign in", "Sign in to continue"]);
  });

  it("tells words by their capitals, where letters show them", () => {
    expect(namesIn("next\n\nSTOP\n\nsave", ["Next", "stop", "Save"])).toEqual(["stop", "Save"]);
  });

  it("may have lost its spaces", () => {
    expect(namesIn("Saveas\n\nSignin 5", ["Save as", "Sign in"])).toEqual(["Save as", "Sign in"]);
  });

  it("is empty for a text without words", () => {
    expect(namesIn(" \n—", ["Settings", "→"], ["…"])).toEqual([]);
  });
});

describe("ten thousand terms", () => {
  const syllables = "re con ta tion ing er un pre sent able ment pro file set up in out down load page".split(" ");
  const wordOf = (index: number) =>
    `${syllables[index % 20]}${syllables[Math.floor(index / 20) % 20]}${syllables[Math.floor(index / 400) % 20]}`;
  const sources = Array.from({ length: 10_000 }, (_, index) => `${wordOf(index * 7)} ${wordOf(index * 13 + 5)} ${wordOf(index)}`);
  const standing = sources.filter((_, index) => index % 200 === 0);
  const text = standing.join("\n");

  it("are looked for in less than half of the time that it takes to search for each", () => {
    const locales = Array.from({ length: 2 }, () => ({ terms: sources.map((source) => ({ source, target: "x" })), keep: [] }));
    const timeOf = (work: () => void) => {
      const before = process.cpuUsage();
      work();
      return process.cpuUsage(before).user;
    };
    const searching = timeOf(() => {
      for (let locale = 0; locale < 2; locale++) for (const source of sources) search(text.toLowerCase(), ` ${source} `, 4);
    });
    const finding = timeOf(() => {
      for (const words of locales) expect(findOccurring(text, words).terms.map(({ source }) => source)).toEqual(standing);
    });
    expect(finding).toBeLessThan(searching / 2);
  });
});

/** Words of two alphabets, so that no target resembles a source. */
const word = (letters: string, least: number) =>
  fc.array(fc.constantFrom(...letters), { minLength: least, maxLength: 12 }).map((picked) => picked.join(""));
const phrase = (letters: string, least = 3) =>
  fc.array(word(letters, least), { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
const SOURCE_LETTERS = "abcdefghijkl";
const TARGET_LETTERS = "mnopqrstuvwxyz";
const terms = fc.uniqueArray(fc.record({ source: phrase(SOURCE_LETTERS), target: phrase(TARGET_LETTERS) }), {
  ...{ selector: ({ source }) => source, minLength: 1, maxLength: 6 },
});

describe("for any glossary", () => {
  it("all targets, in any order among other text, are right; all sources are left", () => {
    fc.assert(
      fc.property(terms, fc.func(fc.integer()), (list, recipe) => {
        const expected = { terms: list, keep: [] };
        const shuffled = [...list].sort((a, b) => recipe(a) - recipe(b));
        expect(compareText(shuffled.map(({ target }) => `12 ${target}\n`).join(""), expected)).toEqual({ score: 1, missing: [], left: [] });
        const untranslated = compareText(shuffled.map(({ source }) => `12 ${source}\n`).join(""), expected);
        expect(untranslated.score).toBe(0);
        expect(untranslated.left.length).toBeGreaterThan(0);
      }),
    );
  });

  it("a text is found with one of five characters misread, and its score says how well", () => {
    fc.assert(
      fc.property(phrase(TARGET_LETTERS, 5), fc.nat(), (target, seed) => {
        const misread = [...target];
        for (let index = seed % 5; index < misread.length; index += 5) if (misread[index] !== " ") misread[index] = "é";
        const errors = misread.filter((letter) => letter === "é").length;
        const check = compareText(`xy ${misread.join("")} yx`, { terms: [{ source: "abc", target }], keep: [] });
        if (errors > target.length / 5) return;
        expect(check.missing).toEqual([]);
        expect(check.score).toBeCloseTo(1 - errors / target.length, 2);
      }),
    );
  });

  it("the score is a share, and a result fails only where something is missing or left", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 60 });
    const anything = fc.record({
      terms: fc.array(fc.record({ source: text, target: text }), { maxLength: 5 }),
      keep: fc.array(text, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(text, anything, (read, expected) => {
        const check = compareText(read, expected);
        if (check.score !== null) expect(check.score).toBeGreaterThanOrEqual(0);
        if (check.score !== null) expect(check.score).toBeLessThanOrEqual(1);
        expect(passes(check) || check.missing.length + check.left.length > 0).toBe(true);
        expect([...expected.terms.map(({ target }) => target), ...expected.keep]).toEqual(expect.arrayContaining(check.missing));
        expect(expected.terms.map(({ source }) => source)).toEqual(expect.arrayContaining(check.left));
      }),
    );
  });

  it("of the texts that stand one to a line, all occur that are in no other", () => {
    fc.assert(
      fc.property(terms, (list) => {
        const distinct = list.filter(({ source }) => !list.some((other) => other.source !== source && other.source.includes(source)));
        const found = findOccurring(list.map(({ source }) => source).join("\n12\n"), { terms: list, keep: [] });
        expect(found.terms).toEqual(expect.arrayContaining(distinct));
        expect(list).toEqual(expect.arrayContaining([...found.terms]));
      }),
    );
  });
});
