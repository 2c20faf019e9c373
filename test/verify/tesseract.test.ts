import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PictureText } from "../../src/text/text-places.ts";
import { compareResult } from "../../src/verify/check-text.ts";
import { comparePicture, type ExpectedText, findOccurring, passes, type TextCheck } from "../../src/verify/compare-text.ts";
import { findMissingTesseract, readLines, readText } from "../../src/verify/tesseract.ts";
import { asText } from "./pictured.ts";
import { render, renderBanner, renderScreen, type Script, type Words } from "./render.ts";

const runFile = promisify(execFile);

/** Real Tesseract, with Debian's language packs. */
const LOCALES = ["en", "fr", "de", "zh-Hans", "ja", "ar"];

let tempDir: string;

beforeAll(async () => {
  const missing = await findMissingTesseract(LOCALES);
  if (missing !== undefined) throw new Error(`These tests need Tesseract. ${missing}`);
  tempDir = await mkdtemp(join(tmpdir(), "retouch-text-"));
});

afterAll(async () => {
  await rm(tempDir, { recursive: true, force: true });
});

const ENGLISH: Words = {
  ...{ brand: "Harbour", menu: ["Home", "Photos", "Menu", "Settings", "Help"], title: "Create your account" },
  ...{ note: "Free for thirty days, no credit card needed.", proceed: "Continue", cancel: "Cancel" },
};

const SCREENS: Record<string, { words: Words; script: Script }> = {
  fr: {
    script: "latin",
    words: {
      ...{ brand: "Harbour", menu: ["Accueil", "Photos", "Menu", "Paramètres", "Aide"], title: "Créez votre compte" },
      ...{ note: "Gratuit pendant trente jours, sans carte bancaire.", proceed: "Continuer", cancel: "Annuler" },
    },
  },
  de: {
    script: "latin",
    words: {
      ...{ brand: "Harbour", menu: ["Start", "Fotos", "Menü", "Einstellungen", "Hilfe"], title: "Konto erstellen" },
      ...{ note: "Dreißig Tage kostenlos, keine Kreditkarte nötig.", proceed: "Weiter", cancel: "Abbrechen" },
    },
  },
  "zh-Hans": {
    script: "cjk",
    words: {
      ...{ brand: "Harbour", menu: ["首页", "照片", "菜单", "设置", "帮助"], title: "创建您的账户" },
      ...{ note: "免费试用三十天，无需信用卡。", proceed: "继续", cancel: "取消" },
    },
  },
  ja: {
    script: "cjk",
    words: {
      ...{ brand: "Harbour", menu: ["ホーム", "写真", "メニュー", "設定", "ヘルプ"], title: "アカウントを作成" },
      ...{ note: "三十日間無料、クレジットカードは不要です。", proceed: "続ける", cancel: "キャンセル" },
    },
  },
  ar: {
    script: "latin",
    words: {
      ...{ brand: "Harbour", menu: ["الرئيسية", "الصور", "القائمة", "الإعدادات", "مساعدة"], title: "أنشئ حسابك" },
      ...{ note: "مجانا لمدة ثلاثين يوما، دون بطاقة ائتمان.", proceed: "متابعة", cancel: "إلغاء" },
    },
  },
};

const listTexts = ({ menu, title, note, proceed, cancel }: Words) => [...menu, title, note, proceed, cancel];

/** The glossary of the screens, with words that are on none of them. */
function glossaryOf(words: Words): ExpectedText {
  const targets = listTexts(words);
  const terms = listTexts(ENGLISH).map((source, index) => ({ source, target: targets[index] ?? "" }));
  return {
    terms: [...terms, { source: "Download", target: "Xyzzy" }, { source: "Photo album", target: "Plugh" }],
    keep: ["Harbour", "Retouch"],
  };
}

const read = (picture: Buffer, ...locales: string[]) => readText(picture, locales, { tempDir });

let englishScreen: Promise<PictureText> | undefined;

/** What the glossary wants of a screen, by what is read in the English one. */
async function expectedOf(words: Words): Promise<ExpectedText> {
  englishScreen ??= read(await renderScreen(ENGLISH), "en");
  return findOccurring(await englishScreen, glossaryOf(words));
}

async function checkScreen(locale: string, shown: Partial<Words> = {}): Promise<TextCheck> {
  const { words, script } = screenOf(locale);
  const options = { expected: await expectedOf(words), languages: [locale, "en"], tempDir, signal: AbortSignal.timeout(120_000) };
  return compareResult(await renderScreen({ ...words, ...shown }, script), options);
}

function screenOf(locale: string) {
  const screen = SCREENS[locale];
  if (screen === undefined) throw new Error(`There is no screen in ${locale}.`);
  return screen;
}

describe("text of a source picture", () => {
  it("tells which words of the glossary stand in it", async () => {
    const { words } = screenOf("fr");
    const { terms, keep } = await expectedOf(words);
    expect(terms.map(({ source }) => source)).toEqual(listTexts(ENGLISH));
    expect(keep).toEqual(["Harbour"]);
  });

  it("is empty where there is none", async () => {
    const picture = await render({ width: 400, height: 300, ground: '<rect width="400" height="300" fill="#3b82f6"/>', lines: [] });
    expect((await read(picture, "en")).blocks).toEqual([]);
  });
});

describe("text of a right result", () => {
  it.each(Object.keys(SCREENS))("passes in %s", async (locale) => {
    const check = await checkScreen(locale);
    expect(check.left).toEqual([]);
    expect(check.score).toBeGreaterThan(0.9);
    expect(passes(check)).toBe(true);
  });
});

describe("text of a wrong result", () => {
  it("says what is left in English, beside what is right", async () => {
    const check = await checkScreen("fr", { proceed: "Continue", menu: ["Accueil", "Photos", "Menu", "Settings", "Aide"] });
    expect(check.left.sort()).toEqual(["Continue", "Settings"]);
    expect(check.missing).toEqual(expect.arrayContaining(["Continuer", "Paramètres"]));
    expect(passes(check)).toBe(false);
  });

  it.each(["fr", "zh-Hans", "ar"])("says what is wrong or gone in %s", async (locale) => {
    const { words } = screenOf(locale);
    const garbled = { fr: "Crèoz vatro compto", "zh-Hans": "剑速悠旳张沪", ar: "أشسن حبكسا" }[locale] ?? "";
    const check = await checkScreen(locale, { title: garbled, note: "", cancel: "" });
    expect(check.missing).toEqual(expect.arrayContaining([words.title, words.note, words.cancel]));
    expect(check.left).toEqual([]);
    expect(passes(check)).toBe(false);
  });

  it.each([
    { locale: "fr", shown: { proceed: "Poursuivre" }, wanted: "Continuer" },
    { locale: "de", shown: { cancel: "Verwerfen" }, wanted: "Abbrechen" },
    { locale: "de", shown: { menu: ["Start", "Fotos", "Menü", "Käsekuchen", "Hilfe"] }, wanted: "Einstellungen" },
    { locale: "zh-Hans", shown: { menu: ["首页", "照片", "菜单", "自行车", "帮助"] }, wanted: "设置" },
    { locale: "ar", shown: { title: "موسيقى العالم" }, wanted: "أنشئ حسابك" },
  ])("fails for one other word in $locale", async ({ locale, shown, wanted }) => {
    const check = await checkScreen(locale, shown);
    expect(check).toMatchObject({ missing: [wanted], left: [], replaced: [wanted] });
    expect(passes(check)).toBe(false);
  });

  it.each(Object.keys(SCREENS))("finds the English screen in place of the one in %s", async (locale) => {
    const check = await checkScreen(locale, { ...ENGLISH });
    const stays = ["Photos", "Menu"].filter((word) => screenOf(locale).words.menu.includes(word));
    const translated = listTexts(ENGLISH).filter((text) => !stays.includes(text));
    expect(translated).toEqual(expect.arrayContaining(check.left));
    expect(check.left.length).toBeGreaterThanOrEqual(translated.length - 1);
    expect(check.score).toBeLessThan(0.35);
    expect(passes(check)).toBe(false);
  });

  it("misses a protected word that was changed", async () => {
    const check = await checkScreen("de", { brand: "Hafen" });
    expect(check).toMatchObject({ missing: ["Harbour"], left: [] });
  });
});

describe("pictures of other kinds", () => {
  const wanted = (...keep: string[]): ExpectedText => ({ terms: [], keep });

  it.each([
    { locale: "fr", script: "latin" as const, texts: ["Soldes d’été", "Tout doit disparaître", "Achetez maintenant", "Retouch"] },
    { locale: "zh-Hans", script: "cjk" as const, texts: ["夏季促销", "全场清仓", "立即购买", "Retouch"] },
    { locale: "ar", script: "latin" as const, texts: ["تخفيضات الصيف", "كل شيء للبيع", "تسوق الآن", "Retouch"] },
  ])("reads a banner with a busy ground in $locale", async ({ locale, script, texts }) => {
    const signal = AbortSignal.timeout(60_000);
    const options = { expected: wanted(...texts), languages: [locale, "en"], tempDir, signal };
    const check = await compareResult(await renderBanner(texts, script), options);
    expect(check.score).toBeGreaterThan(0.9);
    expect(check.missing).not.toContain("Retouch");
  });

  const lines = [
    { text: "Kostenlos testen", x: 40, y: 60, size: 28, fill: "#ffffff" },
    { text: "Alle Rechte vorbehalten", x: 40, y: 110, size: 14, fill: "#ffffff" },
  ];

  it.each([
    { kind: "white on dark, as JPEG", ground: '<rect width="500" height="150" fill="#0b1220"/>', format: "jpeg" as const },
    { kind: "white on nothing, as WebP", ground: "", format: "webp" as const },
    { kind: "white on nothing, as PNG", ground: "", format: "png" as const },
  ])("reads $kind", async ({ ground, format }) => {
    const picture = await sharp(await render({ width: 500, height: 150, ground, lines }))
      .toFormat(format)
      .toBuffer();
    expect(comparePicture(await read(picture, "de"), wanted("Kostenlos testen", "Alle Rechte vorbehalten")).check).toMatchObject({
      missing: [],
    });
  });

  it("reads a picture of one pixel", async () => {
    const picture = await sharp({ create: { width: 1, height: 1, channels: 3, background: "#ffffff" } })
      .png()
      .toBuffer();
    expect((await read(picture, "en")).blocks).toEqual([]);
  });
});

describe("lines that are read by themselves", () => {
  it.each([
    { locale: "zh-Hans", texts: ["取消", "名称", "关闭", "下载", "登录", "打印"] },
    { locale: "ja", texts: ["設定", "検索", "編集", "印刷", "保存", "名前"] },
  ])("may be two ideographs, in $locale", async ({ locale, texts }) => {
    const lines = texts.map((text, index) => ({ text, x: 60, y: 40 + index * 60, size: 14, fill: "#ffffff" }));
    const picture = await render({
      ...{ width: 400, height: 400, ground: '<rect width="400" height="400" fill="#2563eb"/>', lines, script: "cjk" },
    });
    const boxes = lines.map(({ x, y }) => ({ left: x, top: y - 12, right: x + 28, bottom: y + 1 }));
    const read = await readLines(picture, boxes, { locales: [locale, "en"], tempDir });
    const counts = read.map((forms, index) => forms.filter(({ text }) => text.replaceAll(" ", "") === texts[index]).length);
    expect(counts.filter((count) => count >= 2).length).toBeGreaterThanOrEqual(texts.length - 1);
  });
});

describe("what can go wrong", () => {
  it("refuses what is no picture", async () => {
    await expect(read(Buffer.from("not a picture, whatever it says"), "en")).rejects.toMatchObject({ code: "invalid-image" });
  });

  it("refuses languages that Tesseract has no pack for", async () => {
    await expect(read(await renderScreen(ENGLISH), "tlh")).rejects.toMatchObject({ code: "verify" });
  });

  it("ends when the run is cancelled", async () => {
    const cancellation = new AbortController();
    const reading = readText(await renderScreen(ENGLISH), ["en"], { tempDir, signal: cancellation.signal });
    cancellation.abort();
    await expect(reading).rejects.toMatchObject({ code: "cancelled" });
  });
});

describe("a machine with other tools", () => {
  const MODULE = new URL("../../src/verify/tesseract.ts", import.meta.url).href;

  /** Runs code with the module in a process of its own, and gives what it prints as JSON. */
  async function runApart(code: string, env: Record<string, string>): Promise<unknown> {
    const script = `const tesseract = await import(${JSON.stringify(MODULE)}); console.log(JSON.stringify((await (${code})) ?? null)); process.exit();`;
    const { stdout } = await runFile(process.execPath, ["--input-type=module", "-e", script], { env });
    return JSON.parse(stdout.split("\n").find((line) => line !== "") ?? "null");
  }

  it("says how to install Tesseract where there is none", async () => {
    const empty = join(tempDir, "empty");
    await mkdir(empty);
    const missing = await runApart('tesseract.findMissingTesseract(["fr", "zh-TW", "en"])', { PATH: empty });
    expect(missing).toContain("apt-get install -y tesseract-ocr tesseract-ocr-fra tesseract-ocr-chi-tra`");
    expect(missing).toContain("brew install tesseract tesseract-lang");
    expect(missing).toContain("choco install tesseract");
  });

  /** The environment of a machine that has the English pack alone. */
  async function withEnglishOnly(): Promise<Record<string, string>> {
    const data = await mkdtemp(join(tempDir, "tessdata-"));
    const { stdout, stderr } = await runFile("tesseract", ["--list-langs"]);
    const folder = /"(.+)"/.exec(`${stdout}${stderr}`)?.[1] ?? "";
    await symlink(join(folder, "eng.traineddata"), join(data, "eng.traineddata"));
    return { PATH: process.env.PATH ?? "", TESSDATA_PREFIX: data };
  }

  /** An expression that reads the English screen. */
  async function readingIn(locale: string, folder: string): Promise<string> {
    const picture = join(tempDir, "screen.png");
    await writeFile(picture, await renderScreen(ENGLISH));
    return `import("node:fs").then((fs) => tesseract.readText(fs.readFileSync(${JSON.stringify(picture)}), ["${locale}"], { tempDir: ${JSON.stringify(folder)} }))`;
  }

  it("names the language packs that are missing", async () => {
    const code = 'Promise.all([["en"], ["en", "fr"], ["ja", "sr-Latn"]].map(tesseract.findMissingTesseract))';
    expect(await runApart(code, await withEnglishOnly())).toEqual([
      null,
      expect.stringMatching(/lacks the language pack `fra`: .*apt-get install -y tesseract-ocr-fra`.*brew install tesseract-lang`/),
      expect.stringMatching(/lacks the language packs `jpn`, `srp_latn`: .*apt-get install -y tesseract-ocr-jpn tesseract-ocr-srp-latn`/),
    ]);
  });

  it("fails with Tesseract's own words, and leaves no file behind", async () => {
    const folder = await mkdtemp(join(tempDir, "left-"));
    const code = `(${await readingIn("fr", folder)}).catch(({ code, message }) => ({ code, message }))`;
    expect(await runApart(code, await withEnglishOnly())).toEqual({
      code: "verify",
      message: expect.stringMatching(/could not read the image: .*fra/),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  const table = "5\\t1\\t1\\t1\\t1\\t1\\t20\\t20\\t90\\t20\\t95\\tSettings\\n";

  /** A Tesseract that hangs so many times, and then reads "Settings" everywhere. */
  async function withHanging(times: number): Promise<Record<string, string>> {
    const folder = await mkdtemp(join(tempDir, "hanging-"));
    const turns = Array.from({ length: times }, (_, index) => `mkdir '${folder}/${index}' 2>/dev/null`);
    await writeFile(join(folder, "tesseract"), `#!/bin/sh\nif ${turns.join(" || ")}; then exec sleep 60; fi\nprintf '${table}'\n`);
    await chmod(join(folder, "tesseract"), 0o755);
    return { PATH: `${folder}${delimiter}${process.env.PATH}` };
  }

  it("gives up what hangs, and reads the next picture", async () => {
    const reading = await readingIn("en", tempDir);
    const env = await withHanging(2);
    const turns = [0, 1].map((turn) => join(env.PATH?.split(delimiter)[0] ?? "", String(turn)));
    // Two seconds in place of two minutes, for the first; on a busy machine its second process may not have begun by then.
    const hurry =
      "((real) => { globalThis.setTimeout = (work, ms) => real(work, ms / 60); globalThis.calm = () => { globalThis.setTimeout = real; }; })(setTimeout)";
    const proceed = `calm(), await Promise.all(${JSON.stringify(turns)}.map((path) => import("node:fs").then((fs) => fs.mkdirSync(path, { recursive: true }))))`;
    const code = `(${hurry}, ${reading}.catch(({ code, message }) => [code, message]).then(async (first) => (${proceed}, [first, await ${reading}])))`;
    const [first, second] = (await runApart(code, env)) as [string[], PictureText];
    expect(first).toEqual(["verify", "Tesseract took more than 120 seconds."]);
    expect(
      new Set(
        asText(second)
          .trim()
          .split(/[\n\f]+/),
      ),
    ).toEqual(new Set(["Settings"]));
  }, 30_000);

  it("reads the other lines where Tesseract breaks down at one of them", async () => {
    const folder = await mkdtemp(join(tempDir, "breaking-"));
    const breaking = `#!/bin/sh\ncase "$1" in *lines.txt|*/1-0.pgm) kill -8 $$;; esac\nprintf '${table}'\n`;
    await writeFile(join(folder, "tesseract"), breaking);
    await chmod(join(folder, "tesseract"), 0o755);
    const boxes = [20, 60].map((top) => ({ left: 20, top, right: 110, bottom: top + 20 }));
    const code = (await readingIn("en", tempDir)).replace("readText", "readLines").replace('["en"]', `${JSON.stringify(boxes)}`);
    const lines = await runApart(code.replace("{ tempDir:", '{ locales: ["en"], tempDir:'), {
      PATH: `${folder}${delimiter}${process.env.PATH}`,
    });
    const [read, none] = [
      { text: "Settings", confidence: 95 },
      { text: "", confidence: 0 },
    ];
    expect(lines).toEqual([
      [read, read, read],
      [none, read, read],
    ]);
  });

  it("lets those that wait behind what hangs go when the run is cancelled", async () => {
    const reading = await readingIn("en", tempDir);
    const cancelled = reading.replace("{ tempDir:", "{ signal: AbortSignal.timeout(2000), tempDir:");
    const code = `(${reading}.catch(() => {}), ${cancelled}.catch(({ code }) => code))`;
    expect(await runApart(code, await withHanging(2))).toBe("cancelled");
  }, 30_000);

  it("starts two processes at a time, with nothing of the environment that they need not have", async () => {
    const folder = join(tempDir, "bin");
    const log = join(tempDir, "log");
    await mkdir(folder);
    const { stdout: real } = await runFile("which", ["tesseract"]);
    const recorder = `#!/bin/sh\nenv | sed 's/^/env /' >> '${log}'\necho begin >> '${log}'\n${real.trim()} "$@"\necho end >> '${log}'\n`;
    await writeFile(join(folder, "tesseract"), recorder);
    await chmod(join(folder, "tesseract"), 0o755);
    const secrets = {
      AIMLAPI_API_KEY: "sk-secret",
      "INPUT_API-KEY": "sk-secret",
      GITHUB_TOKEN: "ghs_secret",
      ACTIONS_RUNTIME_TOKEN: "secret",
    };
    const env = { ...secrets, PATH: `${folder}${delimiter}${process.env.PATH}` };
    const text = (await runApart(await readingIn("en", tempDir), env)) as PictureText;
    expect(asText(text)).toContain("Create your account");
    const lines = (await readFile(log, "utf8")).trim().split("\n");
    expect(lines.filter((line) => line.includes("secret"))).toEqual([]);
    expect(lines).toContain("env OMP_THREAD_LIMIT=1");
    let running = 0;
    const counts = lines.map((line) => (running += line === "begin" ? 1 : line === "end" ? -1 : 0));
    expect(Math.max(...counts)).toBe(2);
    expect(counts.at(-1)).toBe(0);
  });
});
