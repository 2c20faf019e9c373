import { rm } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { type DashscopeOptions, dashscopeScenarios } from "../emulators/dashscope.ts";
import type { Fault, FaultAction } from "../emulators/faults.ts";
import { answerWith, editPicture } from "../emulators/picture.ts";
import type { SeenRequest } from "../emulators/provider-server.ts";
import { onPaid } from "../emulators/scenarios.ts";
import { startTlsProxy, type TlsProxy } from "../emulators/tls-proxy.ts";
import { distance, draw, drawPixels, drawSmall, inTurn, look, SMALL } from "./pictures.ts";
import { isForm, type Subject, TRANSLATORS } from "./subjects.ts";
import { openWorkbench, snapshotOwn, type WorkbenchOptions } from "./workbench.ts";

// These wait more than they work.
vi.setConfig({ maxConcurrency: 6 });

const [atOnce, asTask] = TRANSLATORS as [Subject, Subject];
const home = await drawSmall(40);
const cart = await drawSmall(80);
const flat = await sharp({ create: { ...SMALL, channels: 3, background: "#3a6ea5" } })
  .png()
  .toBuffer();
const INPUTS = { images: "*.{png,jpg,webp}", prompt: "", "source-locale": "en", locales: "fr, ja", "requests-per-minute": "6000" };
const ONE_BY_ONE = { ...INPUTS, concurrency: "1" };

const open = (subject: Subject, options: WorkbenchOptions & DashscopeOptions = {}) =>
  openWorkbench(subject, { files: { "cart.png": cart, "home.png": home }, ...options });

const BodySchema = z.object({
  model: z.string(),
  input: z.object({
    image_url: z.string(),
    source_lang: z.string(),
    target_lang: z.string(),
    ext: z.looseObject({}).optional(),
  }),
});
const bodyOf = ({ body }: SeenRequest) => BodySchema.parse(body);
const targetOf = (seen: SeenRequest) => bodyOf(seen).input.target_lang;
const into = (language: string) => (seen: SeenRequest) => targetOf(seen) === language;
const kinds = (requests: readonly SeenRequest[]) => requests.map(({ kind }) => kind);

describe.concurrent.each(TRANSLATORS)("$name", (subject) => {
  test("brings each picture there once, asks for each language once, and pays for nothing twice", async () => {
    const glossary = `terms:
  Sign in: { fr: Se connecter, ja: ログイン, ar: تسجيل الدخول }
  Cart: { fr: Panier }
keep: [GitHub, Harbour]
`;
    await using bench = await open(subject, { files: { "cart.png": cart, "home.png": home, "glossary.yml": glossary } });
    const more = { glossary: "glossary.yml", prompt: "A shop for {language} gardeners.", "keep-subject-text": "true", concurrency: "4" };
    const inputs = { ...INPUTS, ...more, locales: "fr, ja, zh-Hans, ar, en-GB" };
    const run = await bench.run(inputs);
    expect(run.codes).toEqual(Array(8).fill(null));
    expect(
      kinds(run.requests)
        .filter((kind) => kind === "policy" || kind === "upload")
        .toSorted(),
    ).toEqual(["policy", "policy", "upload", "upload"]);
    expect(run.paid).toHaveLength(8);
    expect(run.outputs).toMatchObject({ edited: "8", "estimated-cost": String(Number(((subject.price ?? 0) * 8).toFixed(6))) });

    // The store gets the picture's own bytes, and no key; the policy is for the model that is asked.
    const uploads = run.requests.filter(({ kind }) => kind === "upload");
    const files = uploads.flatMap(({ body }) => (isForm(body) ? body.files : []));
    expect(files.map(({ bytes }) => bytes.equals(home)).toSorted()).toEqual([false, true]);
    expect(files.every(({ name }) => /^[\w-]+\.png$/.test(name))).toBe(true);
    const model = subject.inputs.model ?? "qwen-mt-image-2.0";
    for (const { path } of run.requests.filter(({ kind }) => kind === "policy")) expect(path).toContain(`model=${model}`);

    const addresses = new Set(run.paid.map((seen) => bodyOf(seen).input.image_url));
    expect(addresses.size).toBe(2);
    for (const seen of run.paid) {
      const { input, model: asked } = bodyOf(seen);
      expect(asked).toBe(model);
      expect(input.image_url).toMatch(/^oss:\/\/[\x21-\x7e]+\.png$/);
      expect(JSON.stringify(seen.body)).not.toContain("data:");
      expect(seen.headers["x-dashscope-ossresourceresolve"]).toBe("enable");
      expect(seen.headers["x-dashscope-async"]).toBe(subject.queued ? "enable" : undefined);
      expect(input.source_lang).toBe("en");
      const names: Record<string, string> = { fr: "French", ja: "Japanese", zh: "Simplified Chinese", ar: "Arabic" };
      const terms: Record<string, unknown> = {
        fr: [
          { src: "Sign in", tgt: "Se connecter" },
          { src: "Cart", tgt: "Panier" },
        ],
        ja: [{ src: "Sign in", tgt: "ログイン" }],
        ar: [{ src: "Sign in", tgt: "تسجيل الدخول" }],
      };
      expect(input.ext).toEqual({
        domainHint: `A shop for ${names[input.target_lang]} gardeners.`,
        sensitives: ["GitHub", "Harbour"],
        config: { imageSegment: true },
        ...(input.target_lang in terms && { terminologies: terms[input.target_lang] }),
      });
    }
    expect(run.paid.map(targetOf).toSorted()).toEqual(["ar", "ar", "fr", "fr", "ja", "ja", "zh", "zh"]);

    const again = await bench.run(inputs);
    expect(again.requests).toEqual([]);
    expect(again.outputs).toMatchObject({ unchanged: "8", "skip-reason": "up-to-date" });

    // A word of one language is one language.
    await bench.write("glossary.yml", glossary.replace("Panier", "Chariot"));
    const changed = await bench.run(inputs);
    expect(changed.paid.map(targetOf)).toEqual(["fr", "fr"]);
    expect(kinds(changed.requests).filter((kind) => kind === "upload")).toHaveLength(2);
  });

  test("gives back format, size and transparency of what comes as JPEG", async () => {
    const holed = drawPixels(120, 80, { channels: 4 });
    for (let y = 32; y < 48; y++) for (let x = 48; x < 72; x++) holed[(y * 120 + x) * 4 + 3] = 0;
    const withHole = () => sharp(holed, { raw: { width: 120, height: 80, channels: 4 } });
    const files = {
      "alpha.png": await withHole().png().toBuffer(),
      "alpha.webp": await withHole().webp({ lossless: true }).toBuffer(),
      "photo.jpg": await draw(121, 83).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer(),
      "plain.gif": await draw(120, 80).gif().toBuffer(),
      "plain.png": await draw(120, 80).png().toBuffer(),
      "tiny.png": await draw(14, 40).png().toBuffer(),
      "wide.png": await draw(240, 20).png().toBuffer(),
    };
    await using bench = await open(subject, { files, warm: true });
    const run = await bench.run({ ...INPUTS, images: "*.*", locales: "fr", concurrency: "4" });
    const made = run.results.filter(({ error }) => error === null).map(({ source }) => source ?? "");
    expect(made).toEqual(["alpha.png", "alpha.webp", "photo.jpg", "plain.gif", "plain.png", "tiny.png"]);
    expect(run.results.find(({ error }) => error)).toMatchObject({ source: "wide.png", cost: 0, error: { code: "too-large" } });
    for (const path of made) {
      const [before, after] = [await look(await bench.read(path)), await look(await bench.read(path.replace(".", ".fr.")))];
      const { width, height, format } = before;
      expect({ path, width: after.width, height: after.height, format: after.format }).toEqual({ path, width, height, format });
      if (path.startsWith("alpha")) expect([after.at(0.5, 0.5)[3], after.at(0.3, 0.3)[3]]).toEqual([0, 255]);
      if (path !== "plain.gif" && path !== "tiny.png") expect(distance(before.at(0.1, 0.1), after.at(0.1, 0.1)), path).toBeLessThan(24);
    }
    expect(run.paid).toHaveLength(6);
  });

  test("leaves a picture without text as it is, and does not pay for it again", async () => {
    await using bench = await open(subject, { files: { "flat.png": flat, "home.png": home }, warm: true });
    const run = await bench.run(ONE_BY_ONE);
    expect(run.results.map(({ output, status }) => [output, status])).toEqual([
      ["flat.fr.png", "unchanged"],
      ["flat.ja.png", "unchanged"],
      ["home.fr.png", "edited"],
      ["home.ja.png", "edited"],
    ]);
    expect(run.results[0]?.warnings).toEqual([expect.stringMatching(/no text in the image.*No text detected/)]);
    expect(run.results[0]?.cost).toBe(subject.price);
    expect(Number(run.outputs.cost)).toBeCloseTo((subject.price ?? 0) * 4, 7);
    expect(run.exitCode).toBe(0);
    await expect(bench.read("flat.fr.png")).rejects.toThrow();
    for (const text of [run.stdout, run.summary]) expect(text).toContain("found no text");
    // The picture that comes beside the message is the one that was sent, and is not fetched.
    expect(run.seenDownloads).toHaveLength(2);

    const again = await bench.run(ONE_BY_ONE);
    expect(again.requests).toEqual([]);
    expect(again.outputs).toMatchObject({ unchanged: "4", "skip-reason": "up-to-date", cost: "0" });
    expect(again.results[0]?.warnings).toEqual([expect.stringMatching(/no text in the image/)]);

    // Nor where its result would take its place.
    const inPlace = { ...ONE_BY_ONE, images: "flat.png", locales: "ko", output: "{dir}/{name}{ext}" };
    expect((await bench.run(inPlace)).results.map(({ output, status }) => [output, status])).toEqual([["flat.png", "unchanged"]]);
    expect(await bench.read("flat.png")).toEqual(flat);
    expect((await bench.run(inPlace)).requests).toEqual([]);

    await bench.write("flat.png", cart);
    const drawn = await bench.run(ONE_BY_ONE);
    expect(drawn.results.map(({ status }) => status)).toEqual(["edited", "edited", "unchanged", "unchanged"]);
  });

  test("ends with the account, and not with a refused picture", async () => {
    await using bench = await open(subject, { warm: true });
    bench.api.faults.push({ ...dashscopeScenarios.refused(), nth: 1 }, { ...dashscopeScenarios.noCredit(), nth: 3 });
    const run = await bench.run({ ...ONE_BY_ONE, locales: "fr, ja, ar" });
    expect(run.codes).toEqual(["refused", null, "no-credit", "no-credit", "no-credit", "no-credit"]);
    expect(run.paid).toHaveLength(3);
    // The second picture is brought nowhere any more.
    expect(kinds(run.requests).filter((kind) => kind === "upload")).toHaveLength(1);

    bench.api.faults.push({ ...dashscopeScenarios.unauthorized(), on: "policy" });
    const locked = await bench.run(ONE_BY_ONE);
    expect(locked.codes).toEqual(["unauthorized", null, "unauthorized", "unauthorized"]);
    expect(locked.paid).toEqual([]);
  });

  test("sends again what is free, and never what may have been run", async () => {
    await using bench = await open(subject, { files: { "home.png": home }, warm: true });
    const courses: Fault[] = [
      { ...dashscopeScenarios.rateLimited(1), match: into("ja") },
      { ...dashscopeScenarios.serverError(), match: into("ko") },
      { ...dashscopeScenarios.unavailable(), match: into("ru") },
      { ...onPaid({ kind: "reset-before-reply", billed: true }), match: into("fr") },
      { ...onPaid({ kind: "reset-mid-reply", billed: true }), match: into("es") },
      { ...onPaid({ kind: "hang", billed: true }), match: into("it") },
      { ...onPaid({ kind: "garbage", body: { output: { hello: "world" } } }), match: into("pt") },
      { ...dashscopeScenarios.requestTimeout(), match: into("vi") },
    ];
    bench.api.faults.push(...courses);
    const run = await bench.run({ ...ONE_BY_ONE, locales: "ja, ko, ru, fr, es, it, pt, vi, zh", timeout: "6" });
    const ambiguous = "ambiguous";
    expect(run.codes).toEqual([null, null, null, ambiguous, ambiguous, ambiguous, "unexpected-reply", ambiguous, null]);
    expect(run.paid).toHaveLength(12);
    expect(run.results.slice(3, 8).every(({ cost }) => cost === null)).toBe(true);
    expect(Object.keys(await bench.lock())).toEqual(["ja", "ko", "ru", "zh"].map((locale) => `home.${locale}.png`));
    expect(kinds(run.requests).filter((kind) => kind === "upload")).toHaveLength(1);
  });
});

describe.concurrent.each(TRANSLATORS)("$name, with candidates", (subject) => {
  const price = subject.price ?? 0;
  const CANDIDATES = { ...ONE_BY_ONE, images: "home.png", locales: "fr", candidates: "3" };
  const start = (options: WorkbenchOptions = {}) => open(subject, { files: { "home.png": home }, warm: true, ...options });

  test("one call makes each, of one upload, and all are kept", async () => {
    const pictures = await Promise.all([60, 120, 180].map((shade) => drawSmall(shade)));
    await using bench = await start({ answer: inTurn(pictures) });
    const planned = await bench.run({ ...CANDIDATES, "dry-run": "true" });
    expect(Number(planned.outputs["estimated-cost"])).toBeCloseTo(3 * price, 9);
    expect((await bench.run({ ...CANDIDATES, "max-cost": String(2.5 * price) })).paid).toEqual([]);

    const run = await bench.run({ ...CANDIDATES, "max-cost": String(3 * price) });
    expect(run.results).toMatchObject([{ output: "home.fr.png", status: "edited", candidates: 3, warnings: [] }]);
    expect([run.paid.map(targetOf), kinds(run.requests).filter((kind) => kind === "upload")]).toEqual([["fr", "fr", "fr"], ["upload"]]);
    expect(bench.api.ledger.runs).toBe(3);
    expect([run.billed, Number(run.outputs.cost)]).toEqual([expect.closeTo(3 * price, 9), expect.closeTo(3 * price, 9)]);

    const taken = await bench.run({ ...CANDIDATES, "take-candidate": "2" });
    expect([taken.requests, await bench.read("home.fr.png")]).toEqual([[], pictures[1]]);
    expect((await bench.run({ ...CANDIDATES, candidates: "5" })).outputs["skip-reason"]).toBe("up-to-date");
  });

  test("no second call is made for a picture without text", async () => {
    await using bench = await start({ files: { "flat.png": flat } });
    const run = await bench.run({ ...CANDIDATES, images: "flat.png" });
    expect(run.results).toMatchObject([{ status: "unchanged", cost: price, warnings: [expect.stringContaining("no text")] }]);
    expect(run.paid).toHaveLength(1);
    expect((await bench.run({ ...CANDIDATES, images: "flat.png" })).requests).toEqual([]);
  });

  test("a later call that is refused costs nothing, and ends them with a warning", async () => {
    await using bench = await start();
    bench.api.faults.push({ ...dashscopeScenarios.refused(), nth: 2 });
    const run = await bench.run(CANDIDATES);
    expect(run.paid).toHaveLength(2);
    expect(run.results).toMatchObject([{ status: "edited", cost: price }]);
    expect(run.results[0]?.warnings).toEqual([
      expect.stringMatching(/^An additional call produced no image \(refused: .*\)\.$/),
      "The model returned 1 of 3 candidates.",
    ]);
    expect(run.billed).toBeCloseTo(price, 9);
    expect((await bench.run(CANDIDATES)).outputs["skip-reason"]).toBe("up-to-date");
  });

  test("a later call that may have run is not sent again, and the first call's refusal sends no other", async () => {
    await using bench = await start();
    bench.api.faults.push({ ...onPaid({ kind: "reset-before-reply", billed: true }), nth: 2 });
    const run = await bench.run(CANDIDATES);
    expect([run.paid.length, run.results[0]?.status, run.results[0]?.cost]).toEqual([2, "edited", price]);
    expect(run.results[0]?.warnings[0]).toMatch(/^One more request may have been billed/);

    bench.api.faults.push(dashscopeScenarios.refused());
    const refused = await bench.run({ ...CANDIDATES, locales: "ja" });
    expect([refused.codes, refused.paid.length]).toEqual([["refused"], 1]);
  });
});

describe.concurrent("the store", () => {
  test("what keeps a picture from the store fails its tasks before anything is paid", async () => {
    await using bench = await open(atOnce, { files: { "home.png": home } });
    const to = (address: string): Fault => ({ on: "policy", nth: "every", times: 2, do: { kind: "url", url: address } });
    const rows: [string, Fault, RegExp][] = [
      ["unavailable", { on: "upload", times: 2, do: { kind: "status", status: 403 } }, /could not be uploaded.*HTTP 403/],
      ["unavailable", { on: "upload", nth: "every", do: { kind: "reset-before-reply" } }, /could not be uploaded/],
      ["unexpected-reply", { on: "policy", nth: "every", do: { kind: "garbage", body: { data: {} } } }, /contains no upload policy/],
      ["untrusted-url", to("https://10.0.0.1/"), /upload's address is on 10\.0\.0\.1/],
      ["untrusted-url", to("http://192.168.1.1/"), /upload's address is on 192\.168\.1\.1/],
      ["untrusted-url", to("https://[::1]/"), /upload's address is on/],
      ["untrusted-url", to("https://user:secret@store.example/"), /contains a user name or password/],
      ["unexpected-reply", { ...to("ftp://store.example/"), times: Number.POSITIVE_INFINITY }, /contains no upload policy/],
    ];
    for (const [code, fault, message] of rows) {
      bench.api.faults.splice(0, Number.POSITIVE_INFINITY, fault);
      const run = await bench.run({ ...INPUTS, retries: "1" });
      expect(run.codes, JSON.stringify(fault.do)).toEqual([code, code]);
      for (const { error } of run.results) expect(error?.message).toMatch(message);
      expect(run.raw).not.toContain("secret");
      expect(run.paid).toEqual([]);
      expect(run.outputs).toMatchObject({ cost: "0", changed: "false" });
    }
    expect(await bench.lock()).toEqual({});
    // A store that stumbles is asked again, each time under a name of its own.
    const stumbles: FaultAction[] = [{ kind: "status", status: 500 }, { kind: "reset-before-reply" }];
    bench.api.faults.splice(
      0,
      Number.POSITIVE_INFINITY,
      ...stumbles.map((course, index): Fault => ({ on: "upload", nth: index + 1, do: course })),
    );
    const run = await bench.run(INPUTS);
    expect(run.codes).toEqual([null, null]);
    const uploads = run.requests.filter(({ kind }) => kind === "upload");
    expect(uploads).toHaveLength(3);
    expect(new Set(uploads.map(({ body }) => (isForm(body) ? body.fields.key : ""))).size).toBe(3);
  });
});

describe.concurrent("pairs of languages", () => {
  interface Row {
    what: string;
    subject: Subject;
    given: Record<string, string>;
    message: RegExp;
  }
  const rows: Row[] = [
    {
      what: "between two that are neither English nor Chinese",
      subject: asTask,
      given: { "source-locale": "de", locales: "fr" },
      message: /qwen-mt-image does not translate from de into fr\. Models .* that can: `qwen-mt-image-2\.0`, .*`qwen-image-2\.0-pro`/,
    },
    {
      what: "into another script",
      subject: asTask,
      given: { locales: "zh-TW" },
      message: /qwen-mt-image does not translate from en into zh-TW\. .*`qwen-mt-image-2\.0`/,
    },
    {
      what: "into one that it only reads",
      subject: asTask,
      given: { "source-locale": "", locales: "de" },
      message: /qwen-mt-image does not translate into de\./,
    },
    {
      what: "into one that none of its kind knows",
      subject: atOnce,
      given: { locales: "fr, sr-Latn, eo" },
      message: /qwen-mt-image-2\.0 does not translate from en into sr-Latn, eo\. Models .* that can: `qwen-image-2\.0-pro`/,
    },
    {
      what: "with a prompt that it does not read",
      subject: atOnce,
      given: { locales: "fr", prompt: "庭師のために" },
      message: /only understands English prompts/,
    },
    {
      what: "with references",
      subject: atOnce,
      given: { locales: "fr", references: "home.png" },
      message: /qwen-mt-image-2\.0 takes one image only\./,
    },
  ];

  test.each(rows)("$subject.name: $what is an error before anything is sent", async ({ subject, given, message }) => {
    await using bench = await open(subject, { warm: true });
    const run = await bench.run({ ...INPUTS, ...given });
    expect(run.requests).toEqual([]);
    expect(run.annotations[0]?.message).toMatch(message);
  });

  test("too many kept words are an error, and many terms are none", async () => {
    const keep = Array.from({ length: 51 }, (_, index) => `Name ${index}`);
    const terms = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`Entry ${index}`, { fr: `Entrée ${index}` }]));
    await using bench = await open(atOnce, { files: { "home.png": home, "glossary.json": JSON.stringify({ terms, keep }) }, warm: true });
    const run = await bench.run({ ...INPUTS, glossary: "glossary.json", locales: "fr" });
    expect(run.requests).toEqual([]);
    expect(run.annotations[0]?.message).toMatch(/accepts at most 50 words under `keep`; the glossary has 51/);
    await bench.write("glossary.json", JSON.stringify({ terms, keep: keep.slice(1) }));
    expect((await bench.run({ ...INPUTS, glossary: "glossary.json", locales: "fr" })).codes).toEqual([null]);
  });

  test("the codes of scripts and regions are the vendor's", async () => {
    await using bench = await open(atOnce, { files: { "home.png": home }, warm: true });
    const run = await bench.run({ ...ONE_BY_ONE, "source-locale": "", locales: "zh-CN, zh-Hant-HK, pt-BR, es-419, en" });
    expect(run.codes).toEqual(Array(5).fill(null));
    expect(run.paid.map((seen) => [bodyOf(seen).input.source_lang, targetOf(seen)])).toEqual(
      ["zh", "zh_tw", "pt", "es", "en"].map((language) => ["auto", language]),
    );
    expect(run.paid.every((seen) => bodyOf(seen).input.ext === undefined)).toBe(true);
  });
});

describe.concurrent("locales of one language", () => {
  const TWINS = { ...INPUTS, locales: "es-ES, fr, es-MX" };
  const outputs = ["home.es-ES.png", "home.fr.png", "home.es-MX.png"];

  test("share one paid call, and have a file, a record and a result each", async () => {
    await using bench = await open(atOnce, { files: { "home.png": home }, warm: true });
    const price = atOnce.price ?? 0;
    const planned = await bench.run({ ...TWINS, "dry-run": "true" });
    expect(Number(planned.outputs["estimated-cost"])).toBeCloseTo(2 * price, 9);

    const run = await bench.run({ ...TWINS, "max-cost": String(2 * price) });
    expect(run.paid.map(targetOf).toSorted()).toEqual(["es", "fr"]);
    expect(run.results.map(({ output, status, cost }) => [output, status, cost])).toEqual([
      ["home.es-ES.png", "edited", price],
      ["home.fr.png", "edited", price],
      ["home.es-MX.png", "edited", 0],
    ]);
    expect(await bench.read("home.es-MX.png")).toEqual(await bench.read("home.es-ES.png"));
    const lock = await bench.lock();
    expect(outputs.map((output) => lock[output]?.cost)).toEqual([price, price, 0]);
    expect(lock["home.es-MX.png"]?.recipe).not.toBe(lock["home.es-ES.png"]?.recipe);
    const warned = run.annotations.map(({ message }) => message);
    expect(warned).toContainEqual(expect.stringMatching(/^es-ES and es-MX are the same language for the model qwen-mt-image-2\.0\. /));

    // One is gone, then both: from the file of the other, and of what git has.
    await rm(join(bench.workspace, "home.es-ES.png"));
    const back = await bench.run(TWINS);
    expect([back.requests, back.outputs.edited, back.outputs["estimated-cost"]]).toEqual([[], "1", "0"]);
    expect(await bench.read("home.es-ES.png")).toEqual(await bench.read("home.es-MX.png"));
    expect((await bench.run(TWINS)).outputs["skip-reason"]).toBe("up-to-date");

    const forced = await bench.run({ ...TWINS, force: "home.es-*" });
    expect([forced.paid.map(targetOf), forced.outputs.edited]).toEqual([["es"], "2"]);

    // Words of its own make another request.
    await bench.write("glossary.yml", "terms: { Computer: { es: Ordenador, es-MX: Computadora } }");
    const worded = await bench.run({ ...TWINS, glossary: "glossary.yml", locales: "es-ES, es-MX" });
    expect(worded.paid.map(targetOf)).toEqual(["es", "es"]);
  });

  test("share the candidates' calls too", async () => {
    await using bench = await open(atOnce, { files: { "home.png": home }, warm: true });
    const calls = 4 * (atOnce.price ?? 0);
    const run = await bench.run({ ...TWINS, candidates: "2", "max-cost": String(calls) });
    expect(run.paid.map(targetOf).toSorted()).toEqual(["es", "es", "fr", "fr"]);
    expect(run.results.map(({ output, candidates }) => [output, candidates])).toEqual([
      ["home.es-ES.png", 2],
      ["home.fr.png", 2],
      ["home.es-MX.png", undefined],
    ]);
    expect(Number(run.outputs["estimated-cost"])).toBeCloseTo(calls, 9);
  });

  test("fail together, since the same request may be billed again", async () => {
    await using bench = await open(atOnce, { files: { "home.png": home }, warm: true });
    bench.api.faults.push({ ...onPaid({ kind: "reset-before-reply", billed: true }), match: into("es") });
    const run = await bench.run({ ...TWINS, "fallback-locale": "fr" });
    expect(run.codes).toEqual(["ambiguous", null, "ambiguous"]);
    expect(run.results.map(({ cost }) => cost)).toEqual([null, atOnce.price, 0]);
    expect(run.results[2]?.error?.message).toMatch(/^The same request, sent for home\.es-ES\.png, failed: /);
    expect(run.paid).toHaveLength(2);
    for (const output of outputs) expect(await bench.read(output)).toEqual(await bench.read("home.fr.png"));
    // The next run tries once.
    expect((await bench.run(TWINS)).paid.map(targetOf)).toEqual(["es"]);
  });

  test("are both without text where the model finds none", async () => {
    await using bench = await open(atOnce, { files: { "flat.png": flat }, warm: true });
    const run = await bench.run({ ...TWINS, images: "flat.png", locales: "es-ES, es-MX" });
    expect(run.paid).toHaveLength(1);
    expect(run.results.map(({ status, cost }) => [status, cost])).toEqual([
      ["unchanged", atOnce.price],
      ["unchanged", 0],
    ]);
    // The record of one tells it of another.
    const more = await bench.run({ ...TWINS, images: "flat.png", locales: "es-ES, es-MX, es-AR" });
    expect([more.requests, more.results[2]?.status]).toEqual([[], "unchanged"]);
  });
});

describe.concurrent("a translation task", () => {
  test("that fails is free; one that somebody cancelled, or of which nothing is known, is told apart", async () => {
    await using bench = await open(asTask, { files: { "home.png": home }, warm: true });
    const { taskFailed, taskCanceled, taskForgotten } = dashscopeScenarios;
    bench.api.faults.push(
      { ...taskFailed("DataInspectionFailed", "Output data may contain inappropriate content."), match: into("fr") },
      { ...taskFailed(), match: into("ja") },
      { ...taskCanceled(), match: into("ko") },
      { ...taskForgotten(), match: into("ru") },
    );
    const run = await bench.run({ ...INPUTS, locales: "fr, ja, ko, ru, es", concurrency: "5", timeout: "40" });
    expect(run.codes).toEqual(["refused", "unavailable", "cancelled", "ambiguous", null]);
    expect(run.paid).toHaveLength(5);
    expect(run.results[0]?.cost).toBe(0);
    // The record is gone, and perhaps the money.
    expect(run.results[3]?.cost).toBeNull();
  });

  test("is followed through polls that fail, and asked for once", async () => {
    await using bench = await open(asTask, { files: { "home.png": home }, latencyMs: 300, warm: true });
    const hiccups: FaultAction[] = [
      { kind: "status", status: 500 },
      { kind: "garbage" },
      { kind: "reset-mid-reply" },
      { kind: "status", status: 429 },
    ];
    bench.api.faults.push(...hiccups.map((course, index): Fault => ({ on: "poll", nth: index + 1, do: course })));
    const run = await bench.run({ ...INPUTS, locales: "fr" });
    expect(run.codes).toEqual([null]);
    expect(run.paid).toHaveLength(1);
    expect(kinds(run.requests).filter((kind) => kind === "poll").length).toBeGreaterThan(4);
    for (const { path, method } of run.requests.filter(({ kind }) => kind === "poll"))
      expect(`${method} ${path}`).toMatch(/^GET \/api\/v1\/tasks\/[\w-]+$/);
  });

  test("that never ends is cancelled when its time is up: at the vendor as long as it waits there", async () => {
    await using bench = await open(asTask, { files: { "home.png": home }, warm: true });
    bench.api.faults.push(
      { ...dashscopeScenarios.taskPending(), match: into("fr") },
      { ...dashscopeScenarios.taskStuck(), match: into("ja") },
    );
    const run = await bench.run({ ...INPUTS, timeout: "8" });
    expect(run.codes).toEqual(["timeout", "timeout"]);
    expect(run.results.map(({ error }) => error?.message)).toEqual([
      expect.stringContaining("was cancelled at the provider"),
      expect.stringContaining("could not be cancelled and may be billed"),
    ]);
    expect(run.requests.filter(({ kind }) => kind === "cancel")).toHaveLength(2);
    expect(run.paid).toHaveLength(2);
  });

  test("that waits when the run is cancelled is cancelled too, and what is finished is kept", async () => {
    await using bench = await open(asTask, { files: { "home.png": home }, warm: true });
    bench.api.faults.push({ ...dashscopeScenarios.taskPending(), nth: 2, times: 99 });
    const run = await bench.run(
      { ...INPUTS, locales: "fr, ja, ko, ru", concurrency: "2" },
      { cancelWhen: (line) => line.startsWith("[1/4] localized") },
    );
    expect(run.conclusion).toBe("cancelled");
    expect(run.codes.toSorted()).toEqual(["cancelled", "cancelled", "cancelled", null]);
    expect(Object.keys(await bench.lock())).toHaveLength(1);
    expect(run.requests.filter(({ kind }) => kind === "cancel").length).toBeGreaterThanOrEqual(1);
    expect(bench.api.load.now).toBe(0);
    expect(run.billed).toBe(asTask.price);
  });

  test("whose picture's address is no longer good, or leads inside, is told so", async () => {
    await using bench = await open(asTask, { files: { "home.png": home }, warm: true });
    bench.api.faults.push({ on: "poll", nth: "every", do: { kind: "url", url: "http://169.254.169.254/latest/meta-data" } });
    const run = await bench.run({ ...INPUTS, locales: "fr" });
    expect(run.codes).toEqual(["untrusted-url"]);
    expect(run.results[0]?.cost).toBe(asTask.price);
    expect(await bench.lock()).toEqual({});
  });
});

const noPicture = { bytes: Buffer.from("not a picture"), contentType: "image/jpeg", width: 1, height: 1 };

describe.concurrent("what comes back", () => {
  test("is refused where it is no picture, blank or cut off, and is kept aside", async () => {
    await using bench = await open(atOnce, {
      files: { "home.png": home },
      answer: (recipe) => {
        if (recipe.language === "fr") return answerWith({ flat: true })(recipe);
        return recipe.language === "ja" ? noPicture : editPicture(recipe);
      },
    });
    const run = await bench.run({ ...ONE_BY_ONE, locales: "fr, ja, ko" });
    expect(run.codes).toEqual(["invalid-image", "invalid-image", null]);
    expect(run.results.map(({ cost }) => cost)).toEqual(Array(3).fill(atOnce.price));
    expect(run.billed).toBeCloseTo((atOnce.price ?? 0) * 3, 7);
    expect(Object.keys(await bench.lock())).toEqual(["home.ko.png"]);
    const aside = await snapshotOwn(bench, "rejected");
    expect([...aside.keys()].toSorted()).toEqual(["1/home.fr.png", "1/home.ja.png"]);
  });
});

const HOSTS = {
  api: "dashscope-intl.aliyuncs.com",
  store: "dashscope-file-sgp.oss-ap-southeast-1.aliyuncs.com",
  results: "dashscope-result-sgp.oss-ap-southeast-1.aliyuncs.com",
};
const warmUp = { proxy: undefined as TlsProxy | undefined };
// The authority's keys are made once for all.
beforeAll(async () => {
  warmUp.proxy = await startTlsProxy();
});
afterAll(() => warmUp.proxy?.close());

describe.concurrent("a store of another host", () => {
  const openBehindProxy = async (options: Partial<DashscopeOptions> = {}) => {
    const proxy = await startTlsProxy();
    // Without `s`, as the vendor names it now and then: it is reached by TLS all the same.
    const bench = await open(
      {
        ...atOnce,
        start: (settings) => atOnce.start({ ...settings, uploadOrigin: `http://${HOSTS.store}`, ...options } as DashscopeOptions),
      },
      { files: { "home.png": home }, resultOrigin: `https://${HOSTS.results}` },
    );
    proxy.route(HOSTS.api, bench.api.origin);
    for (const host of [HOSTS.store, HOSTS.results]) proxy.route(host, (request, response) => bench.api.handleResult(request, response));
    const close = async () => {
      await bench[Symbol.asyncDispose]();
      await proxy.close();
    };
    const run = () => bench.run({ ...INPUTS, "base-url": "" }, { warm: true, env: proxy.env() });
    return { bench, proxy, run, [Symbol.asyncDispose]: close };
  };

  test("gets the picture and no key", async () => {
    await using site = await openBehindProxy();
    const run = await site.run();
    expect(run.codes).toEqual([null, null]);
    expect(site.proxy.egress).toEqual([]);
    expect(run.requests.filter(({ kind }) => kind === "upload").map(({ headers }) => headers.host)).toEqual([HOSTS.store]);
    expect(new Set(run.requests.map(({ headers }) => headers.host))).toEqual(new Set(Object.values(HOSTS)));
  });

  test("that cannot be reached, or redirects, ends before anything is paid", async () => {
    await using site = await openBehindProxy();
    site.bench.api.faults.push({ on: "upload", nth: "every", do: { kind: "redirect", to: `https://${HOSTS.results}/`, status: 307 } });
    const run = await site.run();
    expect(run.codes).toEqual(["unavailable", "unavailable"]);
    expect(run.paid).toEqual([]);
    expect(new Set(run.requests.filter(({ kind }) => kind === "upload").map(({ headers }) => headers.host))).toEqual(
      new Set([HOSTS.store]),
    );

    await using other = await openBehindProxy({ uploadOrigin: "https://gone.example" });
    const gone = await other.bench.run({ ...INPUTS, "base-url": "", retries: "1" }, { warm: true, env: other.proxy.env() });
    expect(gone.codes).toEqual(["unavailable", "unavailable"]);
    expect(gone.paid).toEqual([]);
    expect(new Set(other.proxy.egress)).toEqual(new Set(["gone.example"]));
  });
});
