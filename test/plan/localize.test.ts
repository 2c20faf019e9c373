import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idOf } from "../proven.ts";
import { actionsOf, entryOf, type Facts, glossaryOf, lockOf, plan, type RecipeFacts, type SourceFacts, skippedResult } from "./facts.ts";

type Localized = Omit<RecipeFacts, "given"> & Facts & SourceFacts & { given?: Record<string, string> };

/** Two languages, unless `given` says otherwise. */
const localize = ({ given, ...facts }: Localized) => plan({ given: { prompt: "", locales: "fr, de", ...given }, ...facts });
const outputsOf = async (given: Record<string, string>, ...paths: string[]) =>
  (await localize({ given, sources: Object.fromEntries(paths.map((path) => [path, path])) })).tasks.map(({ task }) => task.output);

describe("each source and locale", () => {
  it("is a task of its own, source by source in the order of the locales", async () => {
    const { tasks, problems } = await localize({ given: { locales: "fr, zh-hans" }, sources: { "a.png": "1", "docs/b.jpg": "2" } });
    expect(problems).toEqual([]);
    expect(tasks.map(({ task, action }) => [task.source?.path, task.locale, task.output, task.originBlob, action])).toEqual([
      ["a.png", "fr", "a.fr.png", idOf("1"), "edit"],
      ["a.png", "zh-Hans", "a.zh-Hans.png", idOf("1"), "edit"],
      ["docs/b.jpg", "fr", "docs/b.fr.jpg", idOf("2"), "edit"],
      ["docs/b.jpg", "zh-Hans", "docs/b.zh-Hans.jpg", idOf("2"), "edit"],
    ]);
  });

  it("is left out where it is the source's own language", async () => {
    const skipped = async (source: string, locales: string) =>
      (await localize({ given: { locales, "source-locale": source }, sources: { "a.png": "1" } })).tasks.map(({ task }) => task.locale);
    expect(await skipped("en", "en, en-US, en-GB, fr")).toEqual(["fr"]);
    expect(await skipped("en-US", "en, en-GB, fr")).toEqual(["en-GB", "fr"]);
    expect(await skipped("zh-TW", "zh, zh-Hans, zh-Hant, zh-Hant-HK")).toEqual(["zh", "zh-Hans", "zh-Hant-HK"]);
    expect(await skipped("pt-PT", "pt-BR")).toEqual(["pt-BR"]);
    expect(await skipped("fr", "fr, fr-FR")).toEqual([]);
    expect(await skipped("auto", "en, fr")).toEqual(["en", "fr"]);
  });

  it("may leave nothing to do, which is told", async () => {
    const { tasks, idle } = await localize({
      name: "store",
      given: { locales: "en-GB, en", "source-locale": "en" },
      sources: { "a.png": "1" },
    });
    expect([tasks, idle]).toEqual([[], [{ code: "recipe-idle", recipe: "store", reason: { kind: "source-language-only" } }]]);
    const none = await localize({ given: { locales: "en", "source-locale": "en" } });
    expect([none.tasks, none.idle]).toEqual([[], []]);
  });

  it("has its words: the glossary's for the locale, and what is kept", async () => {
    const glossary = glossaryOf({ Save: { fr: "Enregistrer", "pt-BR": "Salvar" }, Open: { fr: "Ouvrir" } }, ["Retouch"]);
    const { tasks } = await localize({ given: { locales: "fr-CA, pt-BR, ja" }, sources: { "a.png": "1" }, glossary });
    expect(tasks.map(({ task }) => task.words)).toEqual([
      {
        terms: [
          { source: "Save", target: "Enregistrer" },
          { source: "Open", target: "Ouvrir" },
        ],
        keep: ["Retouch"],
      },
      { terms: [{ source: "Save", target: "Salvar" }], keep: ["Retouch"] },
      { terms: [], keep: ["Retouch"] },
    ]);
  });
});

describe("results are named", () => {
  it.each([
    [{}, ["docs/a.fr.png", "docs/a.de.png"]],
    [{ output: "{locale}/{dir}/{name}{ext}" }, ["fr/docs/a.png", "de/docs/a.png"]],
    [{ output: "{dir}/{locale}/{name}{ext}" }, ["docs/fr/a.png", "docs/de/a.png"]],
    [{ output: "res/drawable-{locale}/{name}{ext}", locales: "fr, pt-BR" }, ["res/drawable-fr/a.png", "res/drawable-pt-BR/a.png"]],
    [{ output: "{dir}/{name}_{language}{ext}", locales: "fr-CA, zh-Hant" }, ["docs/a_fr.png", "docs/a_zh.png"]],
    [{ "output-format": "webp" }, ["docs/a.fr.webp", "docs/a.de.webp"]],
  ])("by %j", async (given, outputs) => {
    expect(await outputsOf(given, "docs/a.png")).toEqual(outputs);
  });

  it("by a template that must tell the languages apart", async () => {
    const collision = (both: string, output: string) => `\`output\`: ${both} would both be written to ${output}`;
    const sources = { "a.png": "1" };
    expect((await localize({ given: { output: "out/{name}{ext}" }, sources })).problems).toEqual([
      `${collision("two results of a.png", "out/a.png")}. Use {locale} in the template.`,
    ]);
    const languages = await localize({ given: { output: "{language}/{name}{ext}", locales: "pt-BR, pt-PT, fr" }, sources });
    expect(languages.problems).toEqual([
      `${collision("two results of a.png", "pt/a.png")}. Use {locale} in the template: pt-BR and pt-PT have the same {language}.`,
    ]);
    const folders = await localize({ given: { output: "{locale}/{name}{ext}" }, sources: { "a/x.png": "1", "b/x.png": "2" } });
    expect(folders.problems).toEqual([
      `${collision("a/x.png and b/x.png", "fr/x.png")}, and 1 more like this. Use {dir} in the template to tell them apart.`,
    ]);
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`docs/${index}.png`, "1"]));
    expect((await localize({ given: { locales: "fr, de, es", output: "o/{name}{ext}" }, sources: many })).problems).toEqual([
      `${collision("two results of docs/0.png", "o/0.png")}, and 59 more like this. Use {locale} in the template.`,
    ]);
  });
});

describe("results are not sources", () => {
  const results = { "a.fr.png": "fr", "a.de.png": "de" };

  it("when the globs match them too, and each is told once", async () => {
    const { tasks, skipped } = await localize({ sources: { "a.png": "1", ...results } });
    expect(tasks.map(({ task }) => task.output)).toEqual(["a.fr.png", "a.de.png"]);
    expect(skipped).toEqual([skippedResult("a.fr.png", "a.png", "localize"), skippedResult("a.de.png", "a.png", "localize")]);
  });

  it("also when their source did not change here: a translation made by hand is none's source", async () => {
    const { tasks, skipped, idle } = await localize({ sources: { "a.fr.png": "by hand" }, unchanged: ["a.png", "b.png"] });
    expect(tasks).toEqual([]);
    expect(skipped).toEqual([skippedResult("a.fr.png", "a.png", "localize")]);
    expect(idle).toEqual([{ code: "recipe-idle", recipe: "", reason: { kind: "not-originals", example: "a.fr.png" } }]);
  });

  it("also when their locale or their recipe was removed: the lock still knows", async () => {
    const lock = lockOf(await localize({ sources: { "a.png": "1" } }), results);
    const removed = await localize({ given: { locales: "de" }, sources: { "a.png": "1", ...results }, lock });
    expect(actionsOf(removed)).toEqual({ "a.de.png": "unchanged" });
    expect(removed.skipped).toContainEqual(skippedResult("a.fr.png", "a.png", "localize"));
    const edited = await plan({ sources: { "a.png": "1", ...results }, lock });
    expect(actionsOf(edited)).toEqual({ "a.png": "edit" });
  });
});

describe("a result that was moved or copied with its source", () => {
  const results = { "a.fr.png": "fr", "a.de.png": "de" };
  const moved = { "new/a.fr.png": "fr", "new/a.de.png": "de" };

  it("is nothing but a record, and is made again when its source changes", async () => {
    const lock = lockOf(await localize({ sources: { "a.png": "1" } }), results);
    const after = await localize({ sources: { "new/a.png": "1" }, others: moved, lock });
    expect(actionsOf(after)).toEqual({ "new/a.fr.png": "take", "new/a.de.png": "take" });
    const changed = await localize({ sources: { "new/a.png": "2" }, others: moved, lock });
    expect(actionsOf(changed)).toEqual({ "new/a.fr.png": "edit", "new/a.de.png": "edit" });
    expect(changed.tasks.every(({ task }) => !task.overwritesUnrecorded)).toBe(true);
  });

  it("is somebody's own work under another locale, or with other bytes", async () => {
    const lock = lockOf(await localize({ sources: { "a.png": "1" } }), results);
    const others = { "new/a.fr.png": "de", "new/a.de.png": "by hand" };
    const after = await localize({ sources: { "new/a.png": "1" }, others, lock });
    expect(actionsOf(after)).toEqual({ "new/a.fr.png": "modified", "new/a.de.png": "modified" });
  });
});

describe("what is up to date is known of each locale", () => {
  const sources = { "a.png": "1" };
  const results = { "a.fr.png": "fr", "a.de.png": "de" };
  const glossary = glossaryOf({ Save: { fr: "Enregistrer", de: "Speichern" } }, ["Retouch"]);
  const next = async (facts: Localized) => {
    const lock = lockOf(await localize({ sources, glossary }), results);
    return actionsOf(await localize({ sources, glossary, lock, others: results, ...facts }));
  };

  it("by its own words of the glossary", async () => {
    expect(await next({})).toEqual({ "a.fr.png": "unchanged", "a.de.png": "unchanged" });
    expect(await next({ glossary: glossaryOf({ Save: { fr: "Sauver", de: "Speichern" } }, ["Retouch"]) })).toEqual({
      "a.fr.png": "edit",
      "a.de.png": "unchanged",
    });
    const more = glossaryOf({ Save: { fr: "Enregistrer", de: "Speichern" }, Open: { de: "Öffnen", ja: "開く" } }, ["Retouch"]);
    expect(await next({ glossary: more })).toEqual({ "a.fr.png": "unchanged", "a.de.png": "edit" });
    const kept = glossaryOf({ Save: { fr: "Enregistrer", de: "Speichern" } }, ["Retouch", "GitHub"]);
    expect(await next({ glossary: kept })).toEqual({ "a.fr.png": "edit", "a.de.png": "edit" });
  });

  it("by the source, what is asked for, and the result's own state", async () => {
    expect(await next({ sources: { "a.png": "2" } })).toEqual({ "a.fr.png": "edit", "a.de.png": "edit" });
    expect(await next({ given: { prompt: "Formal." } })).toEqual({ "a.fr.png": "edit", "a.de.png": "edit" });
    expect(await next({ given: { locales: "de, fr, ja" } })).toEqual({
      "a.de.png": "unchanged",
      "a.fr.png": "unchanged",
      "a.ja.png": "edit",
    });
    expect(await next({ others: { ...results, "a.de.png": "touched up" } })).toEqual({ "a.fr.png": "unchanged", "a.de.png": "modified" });
    expect(await next({ others: { "a.de.png": "de" } })).toEqual({ "a.fr.png": "edit", "a.de.png": "unchanged" });
    expect(await next({ force: true })).toEqual({ "a.fr.png": "edit", "a.de.png": "edit" });
  });

  it("also where the model found no text, and there is no file", async () => {
    // The record of such a picture names the source's own bytes as its result.
    const lock = lockOf(await localize({ sources, glossary }), { "a.fr.png": "1", "a.de.png": "de" });
    const again = (facts: Localized) => localize({ sources, glossary, lock, others: { "a.de.png": "de" }, ...facts });
    expect(actionsOf(await again({}))).toEqual({ "a.fr.png": "unchanged", "a.de.png": "unchanged" });
    expect(actionsOf(await again({ sources: { "a.png": "2" } }))).toEqual({ "a.fr.png": "edit", "a.de.png": "edit" });
    expect(actionsOf(await again({ given: { prompt: "There is text at the top." } }))["a.fr.png"]).toBe("edit");
    expect(actionsOf(await again({ others: { "a.fr.png": "by hand", "a.de.png": "de" } }))["a.fr.png"]).toBe("modified");
    expect(actionsOf(await again({ force: true }))["a.fr.png"]).toBe("edit");
  });
});

it("a second run with what a first one left does nothing, whatever the recipe", async () => {
  const locales = fc.uniqueArray(fc.constantFrom("fr", "de", "pt-BR", "zh-Hans", "ar", "en", "en-GB"), { minLength: 1 });
  const templates = fc.constantFrom(undefined, "{locale}/{dir}/{name}{ext}", "{dir}/{name}_{locale}{ext}", "out/{name}.{locale}.png");
  const facts = fc.record({
    locales,
    output: templates,
    source: fc.constantFrom("auto", "en", "fr"),
    paths: fc.uniqueArray(fc.constantFrom("a.png", "b.png", "d/c.png", "d/e.fr.png"), { minLength: 1 }),
    selects: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(facts, async ({ locales, output, source, paths, selects }) => {
      const given = { locales: locales.join(), "source-locale": source, ...(output && { output }) };
      const sources = Object.fromEntries(paths.map((path) => [path, `of ${path}`]));
      const first = await localize({ given, sources });
      fc.pre(first.problems.length === 0);
      const results = Object.fromEntries(first.tasks.map(({ task }) => [task.output, `made ${task.output}`]));
      // The globs may match the results, or not.
      const found = selects ? { sources: { ...sources, ...results } } : { sources, others: results };
      const second = await localize({ given, lock: lockOf(first, results), ...found });
      expect(second.problems).toEqual([]);
      expect(second.tasks.map(({ task, action }) => [task.output, action])).toEqual(
        Object.keys(results).map((path) => [path, "unchanged"]),
      );
    }),
    { numRuns: 300 },
  );
});

it("a record of an edit is not one of a localization", async () => {
  const lock = { "a.fr.png": entryOf({ sourceBlob: "1", outputBlob: "fr" }) };
  expect(actionsOf(await localize({ given: { locales: "fr" }, sources: { "a.png": "1" }, others: { "a.fr.png": "fr" }, lock }))).toEqual({
    "a.fr.png": "edit",
  });
});
