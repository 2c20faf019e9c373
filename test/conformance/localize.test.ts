import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { fixedAnswer } from "../emulators/picture.ts";
import { answerSmall, drawSmall, look } from "./pictures.ts";
import { SANDBOX, sentPictures, sentPrompt, subjectOf, WORDED } from "./subjects.ts";
import { LOCK, openWorkbench, type Run } from "./workbench.ts";

const home = await drawSmall(40);
const cart = await drawSmall(80);
const answer = fixedAnswer(await answerSmall(200));

const GLOSSARY = `terms:
  Sign in: { ar: تسجيل الدخول, ja: ログイン, zh-Hant: 登入, pt: Entrar, fr: Se connecter }
  Cart: { ar: السلة, ja: カート, zh-TW: 購物車, pt-BR: Carrinho }
  Save: { pt-PT: Guardar }
keep: [GitHub, Harbour 2]
`;
const FILES = { "docs/cart.png": cart, "docs/home.png": home, "glossary.yml": GLOSSARY };
const INPUTS = { images: "docs/*.png", prompt: "", "source-locale": "en", glossary: "glossary.yml", "requests-per-minute": "6000" };

/** By locale: the language's name by CLDR, the pairs of the glossary, and what is said of the script. */
const WANTED = {
  ar: { name: "Arabic", pairs: ['"Sign in" → "تسجيل الدخول"', '"Cart" → "السلة"'], note: "right to left" },
  ja: { name: "Japanese", pairs: ['"Sign in" → "ログイン"', '"Cart" → "カート"'], note: "Japanese punctuation" },
  "zh-TW": { name: "Chinese (Traditional, Taiwan)", pairs: ['"Sign in" → "登入"', '"Cart" → "購物車"'], note: "Traditional characters" },
  "pt-BR": { name: "Brazilian Portuguese", pairs: ['"Sign in" → "Entrar"', '"Cart" → "Carrinho"'], note: "" },
} as const;
const NOTES = Object.values(WANTED).flatMap(({ note }) => (note === "" ? [] : [note]));

/** What was asked for in one language. */
function promptFor(run: Run, language: string): string[] {
  return run.paid.map(sentPrompt).filter((prompt) => prompt.includes(`into natural ${language}.`));
}

describe.concurrent.each(WORDED)("$name", (subject) => {
  test("pays once for each image and language, and says in words what is wanted", async () => {
    await using bench = await openWorkbench(subject, { files: FILES, answer });
    const prompt = "The shop sells garden tools; write {language} as its gardeners do.";
    const inputs = { ...INPUTS, locales: "AR, ja, zh-tw, en-US, pt-BR", prompt, concurrency: "4" };
    const run = await bench.run(inputs);
    expect(run.codes).toEqual(Array(8).fill(null));
    expect(run.results.map(({ source, locale, output }) => [source, locale, output])).toEqual(
      ["cart", "home"].flatMap((name) => Object.keys(WANTED).map((locale) => [`docs/${name}.png`, locale, `docs/${name}.${locale}.png`])),
    );
    expect(run.paid).toHaveLength(8);
    expect(run.outputs["estimated-cost"]).toBe(subject.price === undefined ? "" : String(Number((subject.price * 8).toFixed(6))));
    for (const [locale, { name, pairs, note }] of Object.entries(WANTED)) {
      const prompts = promptFor(run, name);
      expect(prompts, locale).toHaveLength(2);
      for (const text of prompts) {
        for (const pair of pairs) expect(text).toContain(pair);
        for (const kept of ['"GitHub"', '"Harbour 2"']) expect(text).toContain(kept);
        expect(text).toContain("all English text");
        expect(text).toContain(`The shop sells garden tools; write ${name} as its gardeners do.`);
        expect(NOTES.filter((one) => text.includes(one))).toEqual(note === "" ? [] : [note]);
        // What is for other languages stays out: it would be drawn, and takes up room.
        expect(text.match(/→/g)).toHaveLength(2);
        expect(text.length).toBeLessThanOrEqual(subject.promptLimit ?? Number.POSITIVE_INFINITY);
      }
    }
    // Each picture goes along as it is, or at the size that the model wants.
    const blues = await Promise.all(run.paid.map(async (request) => (await look(sentPictures(request)[0] ?? home)).at(0.5, 0.5)[2]));
    expect(blues.toSorted()).toEqual([40, 40, 40, 40, 80, 80, 80, 80]);
    for (const { output, locale } of run.results)
      for (const text of [basename(output), locale ?? ""]) expect(run.summary).toContain(`<code>${text}</code>`);

    const again = await bench.run(inputs);
    expect(again.requests).toEqual([]);
    expect(again.outputs).toMatchObject({ unchanged: "8", "skip-reason": "up-to-date", cost: "0" });
  });
});

// One of each way to be asked and to refuse; the record of what is done is the same for all.
describe.concurrent.each(WORDED.filter(({ name }) => !/sync|sglang|sdcpp|vllm/.test(name)))("$name", (subject) => {
  test("pays again for the language alone whose words changed, and for one that is new; a refused one is asked for the next time", async () => {
    await using bench = await openWorkbench(subject, { files: FILES, answer, warm: true });
    const template = { output: "i18n/{language}/{locale}/{name}{ext}" };
    const first = await bench.run({ ...INPUTS, ...template, locales: "ar, ja, pt-BR" });
    expect(first.codes).toEqual(Array(6).fill(null));
    expect(first.results.map(({ output }) => output)).toContain("i18n/pt/pt-BR/cart.png");

    // Of Arabic nothing is wanted any more: its results stay, and are no sources, although the globs select them.
    await bench.write("glossary.yml", GLOSSARY.replace("カート", "買い物かご"));
    bench.api.faults.push({ ...bench.api.scenarios.refused(), match: (seen) => sentPrompt(seen).includes("Simplified Chinese") });
    const changed = { ...INPUTS, ...template, locales: "ja, pt-BR, zh-Hans", images: "docs/*.png\ni18n/**", concurrency: "1" };
    const second = await bench.run({ ...changed, "fail-on": "all" });
    expect(second.results.map(({ output, status, error }) => [output, error?.code ?? status])).toEqual([
      ["i18n/ja/ja/cart.png", "edited"],
      ["i18n/pt/pt-BR/cart.png", "unchanged"],
      ["i18n/zh/zh-Hans/cart.png", "refused"],
      ["i18n/ja/ja/home.png", "edited"],
      ["i18n/pt/pt-BR/home.png", "unchanged"],
      ["i18n/zh/zh-Hans/home.png", "edited"],
    ]);
    expect(second.paid).toHaveLength(4);
    expect(promptFor(second, "Japanese").every((text) => text.includes('"Cart" → "買い物かご"'))).toBe(true);
    expect(second.exitCode).toBe(0);
    expect(second.stdout).toContain("i18n/ar/ar/cart.png is the result of docs/cart.png and is not localized itself.");

    // Arabic is wanted again, and is there.
    const third = await bench.run({ ...changed, locales: "ja, pt-BR, zh-Hans, ar" });
    expect(third.paid.map(sentPrompt)).toEqual([expect.stringContaining("Simplified Chinese")]);
    expect(third.outputs).toMatchObject({ edited: "1", unchanged: "7", failed: "0" });
    expect(Object.keys(await bench.lock())).toHaveLength(8);
  });
});

describe.concurrent("the model's prompt limit", () => {
  const rows = WORDED.filter(({ promptLimit }) => promptLimit !== undefined);
  const long = (promptLimit = 0) => {
    const terms = Array.from({ length: promptLimit / 20 }, (_, index) => `  Menu entry ${index}: { ja: メニュー項目の${index}番 }`);
    return `terms:\n  Cart: { ja: カート, fr: Panier }\n${terms.join("\n")}\n`;
  };

  test.each(rows)("$name: a glossary that is too long for it is an error that says what to do", async (subject) => {
    const files = { ...FILES, "glossary.yml": long(subject.promptLimit) };
    await using bench = await openWorkbench(subject, { files, answer, warm: true });
    const run = await bench.run({ ...INPUTS, locales: "fr, ja" });
    expect(run.requests).toEqual([]);
    expect(run.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /`glossary`: with its terms for ja, the prompt for docs\/cart\.png has \d+ characters; the model .* accepts at most \d+ .*`verify: text`.* Remove terms, or choose a model that translates by itself\./,
      ),
    ]);
    // For French it has one term only.
    expect((await bench.run({ ...INPUTS, locales: "fr", "dry-run": "true" })).results.map(({ status }) => status)).toEqual([
      "planned",
      "planned",
    ]);
  });

  test.each(rows)("$name: so is a prompt beside it", async (subject) => {
    await using bench = await openWorkbench(subject, { files: FILES, answer, warm: true });
    const run = await bench.run({ ...INPUTS, glossary: "", locales: "fr", prompt: "tone. ".repeat((subject.promptLimit ?? 0) / 6) });
    expect(run.requests).toEqual([]);
    expect(run.annotations[0]?.message).toMatch(/`prompt`: \d+ characters for docs\/cart\.png; the model .* accepts at most \d+/);
  });
});

describe.concurrent("the sandbox", () => {
  test("marks each image with its language, and asks nobody", async () => {
    await using bench = await openWorkbench(SANDBOX, { files: FILES });
    const inputs = { ...INPUTS, locales: "ar, ja, zh-Hans, pt-BR", output: "{locale}/{name}{ext}" };
    const run = await bench.run(inputs);
    expect(run.codes).toEqual(Array(8).fill(null));
    expect(run.requests).toEqual([]);
    expect(new Set(run.results.map(({ sha256 }) => sha256)).size).toBe(8);
    expect(run.outputs).toMatchObject({ cost: "0", "estimated-cost": "0" });
    expect(run.summary).toMatch(/sandbox/i);
    expect((await bench.run(inputs)).outputs["skip-reason"]).toBe("up-to-date");
  });
});

describe.concurrent("locales", () => {
  const aimlapi = subjectOf("aimlapi, data[]");

  test.each([
    ["one that is none", { locales: "fr, english" }, /`locales`: "english" is not allowed\. Allowed: BCP 47 tags/],
    ["an unknown source", { locales: "fr", "source-locale": "xx" }, /`source-locale`: "xx" is not allowed/],
    [
      "two of one name",
      { locales: "pt-BR, pt-PT", output: "res/values-{language}/{name}{ext}" },
      /two results of docs\/cart\.png would both be written to res\/values-pt\/cart\.png/,
    ],
    [
      "a fallback that is not made",
      { locales: "fr", "fallback-locale": "de" },
      /`fallback-locale` must be one of `locales` or the `source-locale`; de is neither/,
    ],
    ["no glossary", { locales: "fr", glossary: "none.yml" }, /`glossary`: the workspace has no file "none\.yml"/],
    [
      "more than `max-images` allows",
      { locales: "fr, ja", "max-images": "3" },
      /The run would make 4 images, but `max-images` is 3\. Nothing was sent\./,
    ],
    ["a source that is all there is", { locales: "en-GB", "source-locale": "en-GB" }, undefined],
  ])("%s: nothing is asked", async (_, given, message) => {
    await using bench = await openWorkbench(aimlapi, { files: FILES, answer, warm: true });
    const run = await bench.run({ ...INPUTS, ...given });
    expect(run.requests).toEqual([]);
    expect(run.exitCode).toBe(message === undefined ? 0 : 1);
    if (message) expect(run.annotations[0]?.message).toMatch(message);
    else expect(run.outputs["skip-reason"]).toBe("no-match");
  });

  test("a glossary with mistakes is one failure, with the line of each", async () => {
    const files = { ...FILES, "glossary.yml": "terms:\n  Cart: { pt_BR: Carrinho }\n  Save: 7\nkeeps: [GitHub]\n" };
    await using bench = await openWorkbench(aimlapi, { files, answer, warm: true });
    const run = await bench.run({ ...INPUTS, locales: "fr" });
    expect(run.requests).toEqual([]);
    const [annotation, ...others] = run.annotations;
    expect(others).toEqual([]);
    expect(annotation?.message).toMatch(/glossary\.yml:2: .*Did you mean `pt-BR`\?/);
    expect(annotation?.message).toMatch(/glossary\.yml:3: `terms\.Save`: 7 is not allowed/);
    expect(annotation?.message).toMatch(/glossary\.yml:4: "keeps" is not known here\. Did you mean `keep`\?/);
  });

  test("a language that fails gets the picture of another one, until it has one of its own", async () => {
    await using bench = await openWorkbench(aimlapi, { files: FILES, answer, warm: true });
    bench.api.faults.push({
      ...bench.api.scenarios.refused(),
      nth: "every",
      times: 2,
      match: (seen) => sentPrompt(seen).includes("Arabic"),
    });
    const inputs = { ...INPUTS, images: "docs/home.png", locales: "ar, ja", "fallback-locale": "ja", concurrency: "1" };
    const first = await bench.run(inputs);
    expect(first.codes).toEqual(["refused", null]);
    expect(first.results[0]?.warnings).toEqual(["The ja image was used instead."]);
    expect(await bench.read("docs/home.ar.png")).toEqual(await bench.read("docs/home.ja.png"));
    const done = Object.entries(await bench.lock()).filter(([, { recipe }]) => recipe !== "");
    expect(done.map(([output]) => output)).toEqual(["docs/home.ja.png"]);

    // It is no result of a person's hand: it is replaced by one in its language as soon as there is one.
    const second = await bench.run(inputs);
    expect(second.results.map(({ status }) => status)).toEqual(["failed", "unchanged"]);
    const third = await bench.run(inputs);
    expect(third.results.map(({ status }) => status)).toEqual(["edited", "unchanged"]);
    expect([first, second, third].map(({ paid }) => paid.length)).toEqual([2, 1, 1]);
  });

  test("the source's own picture stands in for all that fail", async () => {
    await using bench = await openWorkbench(aimlapi, { files: FILES, answer, warm: true });
    bench.api.faults.push({ ...bench.api.scenarios.noCredit(), nth: 2 });
    const run = await bench.run({ ...INPUTS, images: "docs/home.png", locales: "ar, ja, fr", "fallback-locale": "en", concurrency: "1" });
    expect(run.codes).toEqual([null, "no-credit", "no-credit"]);
    expect(run.paid).toHaveLength(2);
    for (const locale of ["ja", "fr"]) expect(await bench.read(`docs/home.${locale}.png`)).toEqual(home);
  });

  test("the words of the app's own catalogues are those in the picture", async () => {
    const po = (target: string) => `msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Sign in"\nmsgstr "${target}"\n`;
    const xcstrings = {
      sourceLanguage: "en",
      version: "1.0",
      strings: { Cart: { localizations: { ja: { stringUnit: { state: "translated", value: "カート" } } } } },
    };
    const catalogues = [
      "  - { path: locales/ar.json, locale: ar, source: locales/en.json }",
      "  - { path: po/ja.po, locale: ja }",
      "  - { path: ios/Localizable.xcstrings }",
      "  - { path: res/values-zh-rTW/strings.xml, locale: zh-TW, source: res/values/strings.xml }",
    ];
    const android = (text: string) => `<resources><string name="cart">${text}</string></resources>`;
    const files = {
      ...FILES,
      "glossary.yml": `terms:\n  Sign in: { ja: サインイン }\nkeep: [GitHub]\ncatalogues:\n${catalogues.join("\n")}\n`,
      "locales/en.json": JSON.stringify({ nav: { cart: "Cart", count: "{{n}} items" } }),
      "locales/ar.json": JSON.stringify({ nav: { cart: "السلة", count: "{{n}} عناصر" } }),
      "po/ja.po": po("ログイン"),
      "ios/Localizable.xcstrings": JSON.stringify(xcstrings),
      "res/values/strings.xml": android("Cart"),
      "res/values-zh-rTW/strings.xml": android("購物車"),
    };
    await using bench = await openWorkbench(aimlapi, { files, answer, warm: true });
    const inputs = { ...INPUTS, images: "docs/home.png", locales: "ar, ja, zh-TW" };
    const run = await bench.run(inputs);
    expect(run.codes).toEqual([null, null, null]);
    const [ar = "", ja = "", tw = ""] = ["Arabic", "Japanese", "Chinese (Traditional, Taiwan)"].flatMap((name) => promptFor(run, name));
    expect(ar).toContain('Use exactly: "Cart" → "السلة".');
    expect(ja).toContain('Use exactly: "Sign in" → "サインイン"; "Cart" → "カート".');
    expect(tw).toContain('Use exactly: "Cart" → "購物車".');

    // One text of one catalogue is one picture.
    await bench.write("locales/ar.json", JSON.stringify({ nav: { cart: "عربة", count: "{{n}}" } }));
    const next = await bench.run(inputs);
    expect(next.paid.map(sentPrompt)).toEqual([expect.stringContaining('"Cart" → "عربة"')]);
  });

  test("one language may take the place of the source, which is what is translated again", async () => {
    await using bench = await openWorkbench(aimlapi, { files: FILES, answer, warm: true });
    const inputs = { ...INPUTS, images: "docs/home.png", locales: "ar", output: "{dir}/{name}{ext}" };
    expect((await bench.run(inputs)).codes).toEqual([null]);
    expect((await bench.run(inputs)).outputs["skip-reason"]).toBe("up-to-date");
    await bench.write("glossary.yml", GLOSSARY.replace("السلة", "عربة"));
    const changed = await bench.run(inputs);
    expect(changed.paid.map((seen) => sentPictures(seen)[0]?.equals(home))).toEqual([true]);
    expect(changed.results[0]?.warnings).toEqual([]);
  });

  test("what a person touched up is kept, in one language as in all", async () => {
    await using bench = await openWorkbench(aimlapi, { files: FILES, answer, warm: true });
    const inputs = { ...INPUTS, images: "docs/home.png", locales: "ar, ja" };
    await bench.run(inputs);
    const touched = await drawSmall(11);
    await bench.write("docs/home.ja.png", touched);
    const run = await bench.run({ ...inputs, prompt: "Be formal." });
    expect(run.results.map(({ status }) => status)).toEqual(["edited", "modified"]);
    expect(await bench.read("docs/home.ja.png")).toEqual(touched);
    await expect(bench.read(LOCK)).resolves.toBeDefined();
  });
});

test("a translation that somebody made before is kept without git too, where nobody has another copy of it", async () => {
  await using bench = await openWorkbench(SANDBOX, { files: { ...FILES, "docs/home.fr.png": cart }, git: false });
  const inputs = { ...INPUTS, locales: "fr" };
  const run = await bench.run(inputs);
  expect(run.results.map(({ output, status }) => [output, status])).toEqual([
    ["docs/cart.fr.png", "edited"],
    ["docs/home.fr.png", "modified"],
  ]);
  expect(await bench.read("docs/home.fr.png")).toEqual(cart);
  expect((await bench.run({ ...inputs, force: "true" })).outputs.edited).toBe("2");
});
