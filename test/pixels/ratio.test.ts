import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { finishPicture } from "../../src/pixels/finish-picture.ts";
import { readHeader } from "../../src/pixels/header.ts";
import { formatOfMediaType, type OutputFormat, type Size } from "../../src/pixels/picture.ts";
import { preparePicture } from "../../src/pixels/prepare-picture.ts";
import { markPicture } from "../../src/providers/sandbox/mark.ts";
import { ask, EDIT_MODELS, type EditModel } from "../providers/asked.ts";
import { paint } from "./pictures.ts";

/** One of each way to ask for a size: steps of 16 and of 32 pixels, and a list of ratios. */
const NAMES = ["qwen-image-edit-max", "alibaba/qwen-image-2-0", "qwen-image-edit-2511"];
const MODELS = NAMES.flatMap((name) => EDIT_MODELS.find(({ model }) => model === name) ?? []);

/** The result where a model answers exactly the size that it is asked for, opaque. */
async function edit(source: Buffer, model: EditModel) {
  const header = readHeader(source);
  const sent = await preparePicture(source, header, model.limits);
  const { kind, size } = ask(model, header);
  const { width, height } = kind === "ratio" ? { width: size.width / 2, height: size.height / 2 } : size;
  return finish(source, await answerOf(sent.bytes, { width, height }));
}

/** libvips reduces exactly, but enlarges by half a pixel to the lower right: first by whole numbers, by which it repeats pixels. */
async function answerOf(bytes: Buffer, { width, height }: Size): Promise<Buffer> {
  const sent = readHeader(bytes);
  const times = Math.ceil(Math.max(width / sent.width, height / sent.height));
  const large = await sharp(bytes)
    .flatten({ background: "white" })
    .resize(sent.width * times, sent.height * times, { kernel: "nearest" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp(large.data, { raw: large.info }).resize(width, height, { fit: "fill" }).png().toBuffer();
}

async function finish(source: Buffer, answer: Buffer) {
  const { width, height, mediaType } = readHeader(source);
  const format = formatOfMediaType(mediaType) as OutputFormat;
  return finishPicture({ answer, source, header: readHeader(source), wanted: { size: { width, height }, fit: "cover", format } });
}

const readAlpha = (bytes: Buffer) => sharp(bytes).ensureAlpha().extractChannel("alpha").raw().toBuffer({ resolveWithObject: true });

it("there is such a model each", () => {
  expect(MODELS.map(({ model }) => model)).toEqual(NAMES);
});

describe.each(MODELS)("$name: $model", (model) => {
  it.each(["icon-320x240.png", "icon-1920x1080.png"])("keeps size and transparency: %s", async (name) => {
    const source = readFileSync(join(import.meta.dirname, "../fixtures/field", name));
    const { bytes, warnings } = await edit(source, model);
    const [own, wanted] = [await readAlpha(bytes), await readAlpha(source)];
    expect([own.info.width, own.info.height]).toEqual([wanted.info.width, wanted.info.height]);
    expect(own.data.equals(wanted.data)).toBe(true);
    expect(warnings.filter(({ code }) => code !== "enlarged")).toEqual([{ code: "transparency-restored" }]);
  });

  it.each([
    [320, 240],
    [800, 600],
    [1920, 1080],
  ])("keeps the frame of a screenshot: %i×%i", async (width, height) => {
    const inner = { width: width - 40, height: height - 40 };
    const source = await sharp({ create: { ...inner, channels: 3, background: "#808080" } })
      .extend({ top: 20, bottom: 20, left: 20, right: 20, background: "black" })
      .png()
      .toBuffer();
    const { bytes, warnings } = await edit(source, model);
    const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([width, height]);
    /** Pixels of black from an edge to the middle of the grey. */
    const measure = (at: (step: number) => number) =>
      Array.from({ length: 80 }, (_, step) => 1 - (data[at(step) * info.channels] ?? 0) / 128).reduce((sum, share) => sum + share, 0);
    const [row, column] = [(height >> 1) * width, width >> 1];
    const sides = [
      measure((step) => row + step),
      measure((step) => row + width - 1 - step),
      measure((step) => step * width + column),
      measure((step) => (height - 1 - step) * width + column),
    ];
    for (const side of sides) expect(Math.abs(side - 20), sides.join(" ")).toBeLessThan(0.25);
    expect(warnings.filter(({ code }) => code !== "enlarged")).toEqual([]);
  });
});

it("an answer of the size that was sent is the whole picture, and transparent as it was, however thin it is", async () => {
  // Thinner ones would be less than a pixel wide once their length is the model's, and are refused.
  const thin = fc.record({ short: fc.integer({ min: 3, max: 40 }), long: fc.integer({ min: 3100, max: 9000 }), isWide: fc.boolean() });
  const property = fc.asyncProperty(thin, fc.constantFrom(1, 2), async ({ short, long, isWide }, times) => {
    const size = isWide ? { width: long, height: short } : { width: short, height: long };
    const along = (pixel: number) => (isWide ? pixel % size.width : Math.floor(pixel / size.width)) / long;
    // Red and blue ends, and a gap in the middle.
    const colourAt = (at: number) => [at < 0.02 ? 255 : 60, 120, at >= 0.98 ? 255 : 60, Math.abs(at - 0.5) < 0.1 ? 0 : 255];
    const pixels = Buffer.from(Array.from({ length: short * long }, (_, pixel) => colourAt(along(pixel))).flat());
    const source = await sharp(pixels, { raw: { ...size, channels: 4 } })
      .png()
      .toBuffer();
    const header = readHeader(source);
    const to = await preparePicture(source, header, { mediaTypes: ["image/png"], maxSide: 3072 });
    const answer = await answerOf(to.bytes, { width: to.width * times, height: to.height * times });
    const sent = { from: size, to: { width: to.width, height: to.height } };
    const { bytes, warnings } = await finishPicture({ answer, source, header, sent, wanted: { size, fit: "cover", format: "png" } });
    expect(warnings.filter(({ code }) => code !== "enlarged")).toEqual([{ code: "transparency-restored" }]);
    expect((await readAlpha(bytes)).data.equals((await readAlpha(source)).data)).toBe(true);
    const data = await sharp(bytes).raw().toBuffer();
    for (const [at, channel] of [
      [0.015, 0],
      [0.985, 2],
    ] as const) {
      const pixel = isWide ? Math.floor(at * long) : Math.floor(at * long) * size.width;
      expect(data[pixel * 4 + channel]).toBeGreaterThan(200);
    }
  });
  await fc.assert(property, {
    numRuns: 15,
    examples: [
      [{ short: 20, long: 6000, isWide: false }, 1],
      [{ short: 20, long: 6000, isWide: true }, 1],
    ],
  });
});

describe.each(["png", "webp", "tiff", "gif", "avif"] as const)("a transparent %s", (format) => {
  it("keeps its transparency by a model and in the sandbox", async () => {
    const size = { width: 256, height: 256 };
    const image = paint(size, { alpha: true });
    const source = await (format === "tiff" ? image.tiff({ compression: "lzw" }) : image.toFormat(format)).toBuffer();
    const [model] = MODELS;
    if (!model) throw new Error("no model");
    const picture = await preparePicture(source, readHeader(source), {
      mediaTypes: ["image/png", "image/jpeg", "image/webp"],
      alpha: true,
    });
    const marked = await markPicture({ picture, mark: { prompt: "make it night", candidate: 1 } });
    for (const { bytes } of [await edit(source, model), await finish(source, marked)]) {
      const { data, info } = await readAlpha(bytes);
      expect([info.width, info.height]).toEqual([256, 256]);
      expect([data[256 * 4 + 4], data[256 * 4 + 252], data[256 * 128 + 128]]).toEqual([0, 0, 255]);
    }
  });
});
