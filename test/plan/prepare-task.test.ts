import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { paint, pngChunk } from "../pixels/pictures.ts";
import { preparedTaskOf, preparedTasksOf, prepareEach } from "./prepared.ts";

const png = await paint({ width: 40, height: 30 }).png().toBuffer();
const files = { "docs/a b.png": png };

describe("a prompt's placeholders", () => {
  it("are filled by the source", async () => {
    const { writePrompts } = await preparedTaskOf({ files, given: { prompt: "{path} {name} {width}×{height} {{braces}" } });
    expect(writePrompts()).toEqual(["docs/a b.png a b 40×30 {braces}"]);
  });

  it("are filled in each step", async () => {
    expect((await preparedTaskOf({ files, steps: ["Sharpen {name}.", "To {width} pixels."] })).writePrompts()).toEqual([
      "Sharpen a b.",
      "To 40 pixels.",
    ]);
  });

  it("are filled by the language", async () => {
    const given = { provider: "dashscope", "api-key": "k", locales: "fr-CA, zh-TW, ar", prompt: "{locale}: {language}, {name}" };
    expect((await preparedTasksOf({ files, given })).map(({ writePrompts }) => writePrompts())).toEqual([
      ["fr-CA: Canadian French, a b"],
      ["zh-TW: Chinese (Traditional, Taiwan), a b"],
      ["ar: Arabic, a b"],
    ]);
  });

  it("are filled by the result where there is no source", async () => {
    const given = { images: "", output: "art/hero.png", size: "64x32", prompt: "{path} {name} {width}×{height}" };
    expect((await preparedTaskOf({ given })).writePrompts()).toEqual(["art/hero.png hero 64×32"]);
  });

  it("are not looked for in what they are filled with", async () => {
    const { writePrompts } = await preparedTaskOf({ files: { "{width}.png": png }, given: { prompt: "{name} {path}" } });
    expect(writePrompts()).toEqual(["{width} {width}.png"]);
  });
});

describe("what is wanted", () => {
  it("is the source's size and format, unless another is asked for", async () => {
    const of = async (given: Record<string, string>) => {
      const { wanted, target } = await preparedTaskOf({ files, given });
      return { ...wanted, target };
    };
    const size = { width: 40, height: 30 };
    expect(await of({})).toEqual({ size, fit: "cover", format: "png", target: size });
    expect(await of({ locales: "fr", prompt: "" })).toEqual({ size, fit: "cover", format: "png", target: size });
    expect(await of({ size: "7x9", fit: "fill", "output-format": "webp" })).toEqual({
      ...{ size: { width: 7, height: 9 }, fit: "fill", format: "webp" },
      target: { width: 7, height: 9 },
    });
    expect(await of({ "aspect-ratio": "1:1" })).toMatchObject({ ratio: { width: 1, height: 1 }, target: { width: 30, height: 30 } });
  });

  it("of a new image is a size or a ratio, and the format of its name", async () => {
    const of = async (given: Record<string, string>) => preparedTaskOf({ given: { images: "", output: "hero.jpg", ...given } });
    expect(await of({})).toMatchObject({ wanted: { format: "jpeg" }, target: { width: 1024, height: 1024 } });
    expect(await of({ size: "300x200" })).toMatchObject({
      wanted: { size: { width: 300, height: 200 } },
      target: { width: 300, height: 200 },
    });
    const { wanted, target } = await of({ "aspect-ratio": "16:9" });
    expect(wanted).toEqual({ ratio: { width: 16, height: 9 }, fit: "cover", format: "jpeg" });
    expect(target.width / target.height).toBeCloseTo(16 / 9, 2);
    expect(Math.abs(target.width * target.height - 1024 ** 2)).toBeLessThan(2000);
    expect(await of({ output: "{name}{ext}", "output-format": "webp" })).toMatchObject({ wanted: { format: "webp" } });
  });

  it("of a new image is compared with an older version, where there is one that can be read", async () => {
    const given = { images: "", output: "hero.png" };
    expect((await preparedTaskOf({ given, files: { "hero.png": png } })).before).toEqual({ width: 40, height: 30, bytes: png.length });
    expect((await preparedTaskOf({ given })).before).toBeUndefined();
    expect((await preparedTaskOf({ given, files: { "hero.png": "no picture" } })).before).toBeUndefined();
    expect((await preparedTaskOf({ given })).header).toBeUndefined();
  });
});

it("a source with the extension of another format is edited as what it is, and that is said", async () => {
  expect(await preparedTaskOf({ files: { "a.jpg": png } })).toMatchObject({
    wanted: { format: "png" },
    warnings: [{ code: "misnamed", path: "a.jpg", format: "PNG" }],
  });
});

describe("a task that cannot be done", () => {
  it.each<[string, Record<string, string | Buffer>, Record<string, string>, string, string]>([
    ["no image name", { a: png }, {}, "unsupported-image", "The file format is PNG, but the file name has no extension. Rename the file."],
    ["no picture", { "a.png": "text" }, {}, "invalid-image", "The file is text, not an image."],
  ])("is an error of its own: %s", async (_, wrong, given, code, message) => {
    const [first, second] = await prepareEach({ files: { ...wrong, "b.png": png }, given: { output: "{dir}/{name}{ext}", ...given } });
    expect(first).toMatchObject({ name: "RetouchError", code, message: expect.stringContaining(message) });
    expect(second).toMatchObject({ task: { output: "b.png" } });
  });

  it("is larger than its format holds", async () => {
    const long = await paint({ width: 2, height: 17_000 }).png().toBuffer();
    const [inWebp, given] = await Promise.all([
      prepareEach({ files: { "a.png": long }, given: { "output-format": "webp", output: "{name}{ext}" } }),
      prepareEach({ files: { "a.png": long }, given: { "output-format": "jpeg", output: "{name}{ext}" } }),
    ]);
    expect(inWebp).toMatchObject([
      {
        code: "too-large",
        message: "The result would have 2×17000 pixels, but WebP holds at most 16383 a side. Set another `output-format`, or a `size`.",
      },
    ]);
    expect(given).toMatchObject([{ wanted: { size: { height: 17_000 } } }]);
    const [longer, large] = await Promise.all([
      // Stored lying, so that its height is its width.
      paint({ width: 2, height: 65_501 }).withMetadata({ orientation: 6 }).png().toBuffer(),
      prepareEach({ files: { "a.png": png }, given: { size: "16000x16000", output: "{name}{ext}" } }),
    ]);
    expect(await prepareEach({ files: { "a.png": longer }, given: { "output-format": "jpeg", output: "{name}{ext}" } })).toMatchObject([
      { code: "too-large", message: expect.stringContaining("65501×2 pixels, but JPEG holds at most 65500 a side.") },
    ]);
    expect(large).toMatchObject([{ code: "too-large", message: expect.stringContaining("The limit is 100 megapixels.") }]);
  });

  it("has the size that its orientation gives, wherever the file says it", async () => {
    const noise = sharp(randomBytes(300 * 200 * 3), { raw: { width: 300, height: 200, channels: 3 } }).withMetadata({ orientation: 6 });
    // Behind the pixels, and before them behind a large profile.
    const webp = await noise.clone().webp({ lossless: true }).toBuffer();
    const plain = await noise.clone().png().toBuffer();
    const profile = pngChunk("iCCP", Buffer.alloc(140_000, 1));
    const late = Buffer.concat([plain.subarray(0, 33), profile, plain.subarray(33)]);
    const found = await prepareEach({ files: { "a.webp": webp, "b.png": late }, given: { images: "*", output: "{name}{ext}" } });
    expect(found).toMatchObject([{ wanted: { size: { width: 200, height: 300 } } }, { wanted: { size: { width: 200, height: 300 } } }]);
  });

  it("has a file where the folder of its result would be", async () => {
    const [first, second] = await prepareEach({ files: { "a.png": png, "a/b.png": png }, given: { output: "a.png/{dir}{name}{ext}" } });
    expect([first, second]).toMatchObject([{ code: "invalid-input" }, { code: "invalid-input" }]);
  });

  it("is one for each locale of a damaged source", async () => {
    const results = await prepareEach({ files: { "a.png": png.subarray(0, 12) }, given: { prompt: "", locales: "fr, de" } });
    expect(results).toMatchObject([{ name: "RetouchError" }, { name: "RetouchError" }]);
  });

  it("lacks its mask", async () => {
    const given = { provider: "openai-compatible", "base-url": "http://localhost:1/v1", model: "m", mask: "{dir}/{name}.mask.png" };
    const [missing] = await prepareEach({ files: { "a.png": png }, given });
    expect(missing).toMatchObject({ code: "invalid-input", message: "The mask a.mask.png is not a regular file in the workspace." });
    expect(await preparedTaskOf({ files: { "a.png": png, "a.mask.png": png }, sources: ["a.png"], given })).toMatchObject({
      maskPath: "a.mask.png",
    });
  });
});

describe("options that a model does not take", () => {
  const OPTIONS = {
    "negative-prompt": "x",
    seed: "0",
    watermark: "false",
    "prompt-extend": "false",
    "guidance-scale": "1",
    "safety-checker": "false",
  };
  const left = (names: readonly string[], model: string) => names.map((option) => ({ code: "option-ignored", option, model }));

  it("are told on each result", async () => {
    expect((await preparedTaskOf({ files, given: OPTIONS })).warnings).toEqual(left(Object.keys(OPTIONS), "sandbox"));
    const aimlapi = { provider: "aimlapi", "api-key": "k" };
    expect((await preparedTaskOf({ files, given: { ...aimlapi, ...OPTIONS } })).warnings).toEqual(
      left(["seed", "prompt-extend", "guidance-scale", "safety-checker"], "alibaba/qwen-image-edit"),
    );
    const generate = { ...aimlapi, ...OPTIONS, images: "", output: "hero.png" };
    expect((await preparedTaskOf({ given: generate })).warnings).toEqual(left(["watermark", "prompt-extend"], "alibaba/qwen-image"));
  });

  it("are told where text on products is to stay, and nobody can be told in words", async () => {
    const given = { locales: "fr", prompt: "", "keep-subject-text": "true" };
    expect((await preparedTaskOf({ files, given: { ...given, provider: "dashscope", "api-key": "k" } })).warnings).toEqual([]);
    expect((await preparedTaskOf({ files, given })).warnings).toEqual([]);
  });
});
