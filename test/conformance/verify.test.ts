import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { imageSize } from "image-size";
import { afterAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { Answer } from "../emulators/picture.ts";
import { rememberReadings } from "../verify/remembering.ts";
import { render, type Script } from "../verify/render.ts";
import { type Subject, sentPrompt, subjectOf, TRANSLATORS, withModel } from "./subjects.ts";
import { openWorkbench, type Run, snapshotOwn, type Workbench, type WorkbenchOptions } from "./workbench.ts";

// Tesseract keeps every core busy.
vi.setConfig({ maxConcurrency: 3 });

const SIZE = { width: 320, height: 170 };
const BRAND = "Harbour";

const readField = (name: string) => readFile(new URL(`../fixtures/field/${name}`, import.meta.url));

/** A screen with a name and three words. */
function draw(words: readonly string[], script: Script = "latin"): Promise<Buffer> {
  const lines = [BRAND, ...words].map((text, index) => ({ text, x: 20, y: 40 + index * 38, size: 24 }));
  return render({ ...SIZE, ground: `<rect width="${SIZE.width}" height="${SIZE.height}" fill="#f4f5f7"/>`, lines, script });
}

const WORDS = {
  en: ["Sign in", "Shopping cart", "Settings"],
  fr: ["Se connecter", "Panier", "Paramètres"],
  de: ["Anmelden", "Warenkorb", "Einstellungen"],
  ar: ["تسجيل الدخول", "سلة التسوق", "الإعدادات"],
  ja: ["ログイン", "カートを見る", "アカウント設定"],
  "zh-Hans": ["登录", "购物车", "系统设置"],
} as const;
const WRONG = ["Bonne soirée", "Fromage", "Tondeuse"];
type Locale = Exclude<keyof typeof WORDS, "en">;
const scriptOf = (locale: Locale): Script => (locale === "ja" || locale === "zh-Hans" ? "cjk" : "latin");
const right = async (locale: Locale) => draw(WORDS[locale], scriptOf(locale));

const terms = WORDS.en.map((source, index) => [
  source,
  Object.fromEntries(Object.entries(WORDS).flatMap(([locale, words]) => (locale === "en" ? [] : [[locale, words[index]]]))),
]);
const GLOSSARY = JSON.stringify({ terms: { ...Object.fromEntries(terms), "Not in the picture": { fr: "Absent" } }, keep: [BRAND] });
const english = await draw(WORDS.en);
const FILES = { "home.png": english, "glossary.json": GLOSSARY };
const INPUTS = {
  images: "*.png",
  prompt: "",
  "source-locale": "en",
  glossary: "glossary.json",
  verify: "text",
  // The file is the very picture that the model answered.
  preserve: "off",
  concurrency: "1",
  "requests-per-minute": "6000",
};

const [translator, queued] = TRANSLATORS as [Subject, Subject];
/** The vendor takes a seed, and tells what it billed. */
const seeded = withModel(subjectOf("aimlapi, data[]"), "alibaba/qwen-image-3-edit", { price: 0.0455 });

/** A vendor that gives these pictures one after the other, and the last one from then on. */
function inOrder(...pictures: Buffer[]): Answer {
  let made = 0;
  return () => ({ ...SIZE, bytes: pictures[Math.min(made++, pictures.length - 1)] ?? english, contentType: "image/png" });
}

/** A translator that gives what is there by its code of the language. */
function byLanguage(pictures: Record<string, Buffer>): Answer {
  return ({ language = "" }) => ({ ...SIZE, bytes: pictures[language] ?? english, contentType: "image/png" });
}

const readings = rememberReadings();
afterAll(() => rm(readings.folder, { recursive: true }));

async function open(subject: Subject, answer: Answer, options: WorkbenchOptions = {}): Promise<Workbench> {
  const bench = await openWorkbench(subject, { files: FILES, answer, ...options });
  const { run } = bench;
  let runs = 0;
  bench.run = (inputs, settings) => {
    const warm = runs++ > 0 && settings === undefined;
    return run(inputs, { warm, ...settings, env: { PATH: readings.path, ...settings?.env } });
  };
  return bench;
}

const SeedSchema = z.object({ seed: z.number().optional() });
const seedsOf = ({ paid }: Run) => paid.map(({ body }) => SeedSchema.parse(body).seed);
const refusedOf = async (bench: Workbench) => [...(await snapshotOwn(bench, "rejected")).keys()].toSorted();

describe.concurrent("the text of a translation", () => {
  test("passes where it is what the glossary wants, in Latin, Arabic and Chinese letters", async () => {
    const pictures = {
      fr: await right("fr"),
      de: await right("de"),
      ar: await right("ar"),
      ja: await right("ja"),
      zh: await right("zh-Hans"),
    };
    await using bench = await open(translator, byLanguage(pictures));
    const inputs = { ...INPUTS, locales: "fr, de, ar, ja, zh-Hans", concurrency: "2" };
    const run = await bench.run(inputs);
    expect(run.results.map(({ locale, error, text }) => [locale, error, text?.missing, text?.left])).toEqual(
      ["fr", "de", "ar", "ja", "zh-Hans"].map((locale) => [locale, null, [], []]),
    );
    for (const { text, warnings } of run.results) {
      expect(text?.score).toBeGreaterThanOrEqual(0.8);
      expect(warnings).toEqual([]);
    }
    expect(run.paid).toHaveLength(5);
    expect(run.stdout.match(/ text \d+ % /g)).toHaveLength(5);
    expect(run.summary.match(/text&nbsp;\d+&nbsp;%/g)).toHaveLength(5);
    const again = await bench.run(inputs);
    expect(again.requests).toEqual([]);
    expect(again.outputs["skip-reason"]).toBe("up-to-date");
  });

  test("is demanded of texts that stand alone, and not of words in sentences that the app has elsewhere", async () => {
    const [en, fr] = [await readField("verify-en.png"), await readField("verify-fr-correct.png")];
    const files = { "page.png": en, "glossary.json": await readField("verify-glossary.json") };
    const { width, height } = imageSize(en);
    const answerWith = (bytes: Buffer) => () => ({ width, height, bytes, contentType: "image/png" });
    const inputs = { ...INPUTS, locales: "fr" };

    await using good = await open(seeded, answerWith(fr), { files });
    const right = await good.run(inputs);
    expect(right.results).toMatchObject([{ status: "edited", error: null, text: { score: 1, missing: [], left: [] } }]);
    expect(right.paid).toHaveLength(1);

    await using bad = await open(seeded, answerWith(en), { files });
    const wrong = await bad.run(inputs);
    expect(wrong.codes).toEqual(["verify"]);
    expect(wrong.results).toMatchObject([{ text: { left: ["Trash"] } }]);
    expect(wrong.paid).toHaveLength(2);
  });

  test("fails where it is another one or is left in English; asking again would bring the same", async () => {
    const pictures = { fr: await draw(WRONG), ar: await draw([...WORDS.ar.slice(0, 2), "Settings"]), de: await right("de") };
    await using bench = await open(translator, byLanguage(pictures));
    const inputs = { ...INPUTS, locales: "fr, de, ja, ar" };
    const run = await bench.run(inputs);
    expect(run.codes).toEqual(["verify", null, "verify", "verify"]);
    const [fr, , ja, ar] = run.results;
    expect(fr?.text).toMatchObject({ missing: expect.arrayContaining(["Se connecter", "Panier", "Paramètres"]), left: [] });
    expect(fr?.error?.message).toMatch(/missing: "Se connecter", "Panier", "Paramètres"/);
    expect(ja?.text?.left.toSorted()).toEqual([...WORDS.en].toSorted());
    expect(ja?.error?.message).toMatch(/still in the source language: /);
    // One word that was left is enough.
    expect(ar?.text).toMatchObject({ missing: ["الإعدادات"], left: ["Settings"] });
    expect(run.paid).toHaveLength(4);
    expect(run.outputs).toMatchObject({ edited: "1", failed: "3", cost: "0.0024" });
    for (const words of ["Se connecter", "Settings"]) expect(run.summary).toContain(words);
    expect(Object.keys(await bench.lock())).toEqual(["home.de.png"]);
    await expect(bench.read("home.fr.png")).rejects.toThrow();
    expect(await refusedOf(bench)).toEqual(["1/home.ar.png", "1/home.fr.png", "1/home.ja.png"]);
  });

  test("is not looked for in a picture without text, nor where nothing of the glossary stands in the picture", async () => {
    const { default: sharp } = await import("sharp");
    const flat = await sharp({ create: { ...SIZE, channels: 3, background: "#3a6ea5" } })
      .png()
      .toBuffer();
    const other = await draw(["Lawn mower", "Garden hose", "Water can"]);
    const files = {
      "flat.png": flat,
      "other.png": other,
      "glossary.json": JSON.stringify({ terms: { "Sign in": { fr: "Se connecter" } } }),
    };
    await using bench = await open(queued, byLanguage({ fr: await draw(WRONG) }), { files });
    const run = await bench.run({ ...INPUTS, locales: "fr" });
    expect(run.results.map(({ status, text }) => [status, text?.score])).toEqual([
      ["unchanged", undefined],
      ["edited", null],
    ]);
  });
});

describe.concurrent("the text of what an edit model made", () => {
  test.each([seeded, subjectOf("oxen, queue"), subjectOf("openai-compatible, openai")])(
    "$name: wrong twice fails, after exactly two paid calls",
    async (subject) => {
      const wrong = [await draw(WRONG), await draw(WRONG.toReversed())] as const;
      await using bench = await open(subject, inOrder(...wrong));
      const run = await bench.run({ ...INPUTS, locales: "fr" });
      expect(run.codes).toEqual(["verify"]);
      expect(run.results[0]?.text?.missing.toSorted()).toEqual([...WORDS.fr].toSorted());
      expect(run.paid).toHaveLength(2);
      expect(new Set(run.paid.map(sentPrompt)).size).toBe(1);
      if (subject === seeded) {
        const [first, second] = seedsOf(run);
        expect(first).toBeUndefined();
        expect(second).toBeTypeOf("number");
      }
      if (subject.price !== undefined) expect(run.outputs.cost).toBe(String(subject.price * 2));
      expect(await bench.lock()).toEqual({});
      await expect(bench.read("home.fr.png")).rejects.toThrow();
      // Both were paid for, and a person may judge otherwise.
      const kept = await snapshotOwn(bench, "rejected");
      expect([...kept.values()].map((bytes) => wrong.findIndex((one) => one.equals(bytes))).toSorted()).toEqual([0, 1]);
    },
  );

  test("right at the second try is delivered, at the price of two", async () => {
    const good = await right("de");
    await using bench = await open(seeded, inOrder(english, good));
    const inputs = { ...INPUTS, locales: "de", seed: "7" };
    const run = await bench.run(inputs);
    expect(run.codes).toEqual([null]);
    expect(run.results[0]?.text).toMatchObject({ missing: [], left: [] });
    expect(await bench.read("home.de.png")).toEqual(good);
    expect(seedsOf(run)).toEqual([7, 8]);
    expect(run.outputs.cost).toBe("0.091");
    expect(run.results[0]?.warnings).toEqual(["The text in the first result was wrong, so the model was called a second time."]);
    expect((await bench.lock())["home.de.png"]?.cost).toBe(0.091);
    expect((await bench.run(inputs)).requests).toEqual([]);
  });

  test("is not asked for again where `max-cost` does not allow it", async () => {
    await using bench = await open(seeded, inOrder(english, await right("de")));
    const run = await bench.run({ ...INPUTS, locales: "de", "max-cost": "0.08" });
    expect(run.codes).toEqual(["verify"]);
    expect(run.paid).toHaveLength(1);
    expect(run.outputs.cost).toBe("0.0455");
    expect(await refusedOf(bench)).toEqual(["1/home.de.png"]);
  });

  test("of a second call of which nobody knows is told beside what is known", async () => {
    await using bench = await open(seeded, inOrder(english));
    bench.api.faults.push({ on: "paid", nth: 2, do: { kind: "reset-before-reply", billed: true } });
    const run = await bench.run({ ...INPUTS, locales: "de" });
    expect(run.codes).toEqual(["verify"]);
    expect(run.results[0]).toMatchObject({
      cost: seeded.price,
      warnings: [
        expect.stringContaining("One more request may have been billed"),
        expect.stringMatching(/^The second attempt produced no image \(ambiguous: /),
      ],
    });
    expect(run.paid).toHaveLength(2);
  });

  test("decides among candidates before the model is asked again", async () => {
    const good = await right("fr");
    await using bench = await open(seeded, inOrder(await draw(WRONG), good, english));
    const run = await bench.run({ ...INPUTS, locales: "fr", candidates: "3" });
    expect(run.results[0]).toMatchObject({ status: "edited", candidates: 3, text: { missing: [], left: [] } });
    expect(run.paid).toHaveLength(1);
    expect(await bench.read("home.fr.png")).toEqual(good);
  });

  test("cuts a glossary that is too long for the model to the words that stand in the picture", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 80 }, (_, index) => [`Entry ${index} of the index`, { fr: `Article ${index} du sommaire` }]),
    );
    const files = {
      ...FILES,
      "glossary.json": JSON.stringify({ terms: { ...many, ...Object.fromEntries(terms) }, keep: [BRAND, "Elsewhere"] }),
    };
    const short = subjectOf("aimlapi, data[]");
    await using bench = await open(short, inOrder(await right("fr")), { files });
    const run = await bench.run({ ...INPUTS, locales: "fr" });
    expect(run.codes).toEqual([null]);
    const [prompt = ""] = run.paid.map(sentPrompt);
    expect(prompt).toContain('Use exactly: "Sign in" → "Se connecter"; "Shopping cart" → "Panier"; "Settings" → "Paramètres".');
    expect(prompt).toContain(`"${BRAND}"`);
    expect(prompt).not.toContain("Elsewhere");
    expect(prompt.length).toBeLessThanOrEqual(short.promptLimit ?? 0);
  });
});

describe.concurrent("words within sentences", () => {
  const sentences = {
    en: ["Click the plus next to any page title", "Click the mark at the bottom right for help", "A new subpage is added", "Trash"],
    fr: [
      "Cliquez sur le plus à côté d’un titre de page",
      "Cliquez en bas à droite pour obtenir de l’aide",
      "Une sous-page est ajoutée",
      "Corbeille",
    ],
  };
  const page = (lines: readonly string[]) =>
    render({
      ...{ width: 1000, height: 420, ground: '<rect width="1000" height="420" fill="#ffffff"/>' },
      lines: lines.map((text, index) => ({ text, x: 50, y: 70 + index * 70, size: 28 })),
    });
  /** Buttons elsewhere in the app, but for the last. */
  const words = { Next: "Suivant", Right: "Droite", New: "Nouveau", Click: "Clic", Help: "Aide", Trash: "Corbeille" };
  const files = async () => ({
    "page.png": await page(sentences.en),
    "glossary.json": JSON.stringify({ terms: Object.fromEntries(Object.entries(words).map(([source, fr]) => [source, { fr }])) }),
  });

  test("are translated as the sentence wants it", async () => {
    await using bench = await open(seeded, inOrder(await page(sentences.fr)), { files: await files() });
    const run = await bench.run({ ...INPUTS, locales: "fr" });
    expect(run.codes).toEqual([null]);
    expect(run.results[0]?.text).toEqual({ score: 1, missing: [], left: [] });
    expect(run.paid).toHaveLength(1);
  });

  test("do not hide that the picture was left as it is", async () => {
    await using bench = await open(seeded, inOrder(await page(sentences.en)), { files: await files() });
    const run = await bench.run({ ...INPUTS, locales: "fr" });
    expect(run.codes).toEqual(["verify"]);
    expect(run.results[0]?.text).toEqual({ score: 0, missing: ["Corbeille"], left: ["Trash"] });
    expect(run.paid).toHaveLength(2);
  });
});

describe.concurrent("a Tesseract that breaks down", () => {
  /** A folder with a `tesseract` that ends with a segmentation fault where it reads in a language. */
  async function breakAt(language: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "retouch-breaking-"));
    const script = `#!/bin/sh\ncase "$*" in *"-l ${language} "*) kill -11 $$;; esac\nexec '${readings.folder}/tesseract' "$@"\n`;
    await writeFile(join(folder, "tesseract"), script, { mode: 0o755 });
    return folder;
  }

  test("at a result leaves it unchecked: it is kept, and not paid for again", async () => {
    const broken = await breakAt("fra");
    await using bench = await open(seeded, inOrder(await right("fr")));
    const env = { PATH: `${broken}${delimiter}${readings.path}` };
    const run = await bench.run({ ...INPUTS, locales: "fr" }, { env });
    expect(run.results).toMatchObject([{ status: "edited", error: null }]);
    expect(run.results[0]?.text).toBeUndefined();
    expect(run.results[0]?.warnings).toEqual([
      expect.stringMatching(/text in the result was not checked: Tesseract could not read the image/),
    ]);
    expect(run.paid).toHaveLength(1);
    const again = await bench.run({ ...INPUTS, locales: "fr" });
    expect(again.requests).toEqual([]);
    expect(again.outputs["skip-reason"]).toBe("up-to-date");
    await rm(broken, { recursive: true });
  });

  test("at the source fails before anything is asked", async () => {
    const broken = await breakAt("eng");
    await using bench = await open(seeded, inOrder(await right("fr")));
    const run = await bench.run({ ...INPUTS, locales: "fr" }, { env: { PATH: `${broken}${delimiter}${readings.path}` } });
    expect(run.codes).toEqual(["verify"]);
    expect(run.paid).toEqual([]);
    await rm(broken, { recursive: true });
  });
});

describe.concurrent("what is missing to read", () => {
  test("a language is named with its package, and nothing is asked", async () => {
    const noPacks = await mkdtemp(join(tmpdir(), "retouch-tessdata-"));
    await using bench = await open(translator, inOrder(english));
    const run = await bench.run({ ...INPUTS, locales: "fr, zh-TW" }, { env: { TESSDATA_PREFIX: noPacks } });
    await rm(noPacks, { recursive: true });
    expect(run.requests).toEqual([]);
    expect(run.annotations[0]?.message).toMatch(
      /`verify: text`: Tesseract lacks the language packs `fra`, `chi_tra`: .*apt-get install -y tesseract-ocr-fra tesseract-ocr-chi-tra`/,
    );
  });

  test("so is Tesseract itself", async () => {
    const tools = await mkdtemp(join(tmpdir(), "retouch-tools-"));
    for (const folder of ["/usr/bin/git", "/usr/local/bin/git", "/bin/git"]) await symlink(folder, join(tools, "git")).catch(() => {});
    await using bench = await open(translator, inOrder(english));
    const run = await bench.run({ ...INPUTS, locales: "fr" }, { env: { PATH: tools } });
    await rm(tools, { recursive: true });
    expect(run.requests).toEqual([]);
    expect(run.annotations[0]?.message).toMatch(
      /`verify: text`: Tesseract is not installed: .*apt-get install -y tesseract-ocr tesseract-ocr-fra`/,
    );
  });

  test.each([
    ["a glossary", { glossary: "" }, /`verify: text` needs a `glossary`/],
    ["a language", { locales: "", prompt: "make it brighter", glossary: "", "source-locale": "" }, /`verify: text` needs `locales`/],
  ])("%s is told before anything is asked", async (_, given, message) => {
    await using bench = await open(translator, inOrder(english));
    const run = await bench.run({ ...INPUTS, locales: "fr", ...given });
    expect(run.requests).toEqual([]);
    expect(run.annotations[0]?.message).toMatch(message);
  });
});
