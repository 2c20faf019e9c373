import { createHash, randomBytes } from "node:crypto";
import fc from "fast-check";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import type { KeepWish } from "../../src/pixels/fidelity/keep-source.ts";
import { finishPicture, type WantedImage } from "../../src/pixels/finish-picture.ts";
import { readHeader } from "../../src/pixels/header.ts";
import type { OutputFormat } from "../../src/pixels/picture.ts";
import { blameAnswer, PictureError } from "../../src/pixels/picture-error.ts";
import { asSource, distance, PRIVATE_EXIF, paint, paintEdited, paintFrames, pick } from "./pictures.ts";

const SIZE = { width: 240, height: 160 };
const PNG: WantedImage = { size: SIZE, fit: "cover", format: "png" };

async function finish(answer: Sharp | Buffer, source: Sharp = paint(SIZE).png(), wanted: Partial<WantedImage> = {}) {
  const bytes = Buffer.isBuffer(answer) ? answer : await answer.toBuffer();
  return finishPicture({ answer: bytes, ...(await asSource(source)), wanted: { ...PNG, ...wanted } });
}

describe("an answer that already is what was wanted", () => {
  it.each([
    ["PNG", () => paintEdited(SIZE).png(), "png"],
    ["palette PNG", () => paintEdited(SIZE).png({ palette: true }), "png"],
    ["JPEG", () => paintEdited(SIZE).jpeg(), "jpeg"],
    ["WebP", () => paintEdited(SIZE).webp(), "webp"],
    ["WebP with alpha", () => paintEdited(SIZE, { alpha: true }).webp(), "webp"],
  ] as const)("keeps its bytes: %s", async (_name, make, format) => {
    const answer = await make().toBuffer();
    const finished = await finish(answer, paint(SIZE).png(), { format });
    expect(finished.bytes).toBe(answer);
    expect(finished).toMatchObject({ ...SIZE, mediaType: `image/${format}`, warnings: [] });
    expect(finished.sha256).toBe(createHash("sha256").update(answer).digest("hex"));
  });

  it.each(["png", "jpeg", "webp"] as const)("loses its metadata, and no pixel: %s", async (format) => {
    const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>SecretCamera</a></x:xmpmeta>';
    const answer = await paintEdited(SIZE, { alpha: true })
      .withExif(PRIVATE_EXIF)
      .withXmp(xmp)
      .withIccProfile("srgb")
      .toFormat(format)
      .toBuffer();
    const trailing = Buffer.concat([answer, Buffer.from("SecretCamera behind the end")]);
    const { bytes } = await finish(format === "webp" ? answer : trailing, paint(SIZE).png(), { format });
    const metadata = await sharp(bytes).metadata();
    expect([metadata.exif, metadata.xmp, metadata.icc]).toEqual([undefined, undefined, undefined]);
    expect(bytes.includes("SecretCamera")).toBe(false);
    expect(await sharp(bytes).raw().toBuffer()).toEqual(await sharp(answer).raw().toBuffer());
  });
});

describe("the size of the result", () => {
  it("is reached by a plain resize when the ratio is off by rounding only", async () => {
    const { bytes, warnings } = await finish(paintEdited({ width: 121, height: 80 }).png(), undefined, { fit: "fail" });
    expect(await sharp(bytes).metadata()).toMatchObject(SIZE);
    expect((await pick(bytes, 0, 0.5))[0]).toBeLessThan(4);
    expect(warnings).toEqual([{ code: "enlarged", from: { width: 121, height: 80 }, to: SIZE }]);
  });

  it("cover crops from the middle", async () => {
    const { bytes, warnings } = await finish(paintEdited({ width: 240, height: 240 }).png(), undefined, { fit: "cover" });
    expect(await sharp(bytes).metadata()).toMatchObject({ ...SIZE, hasAlpha: false });
    expect((await pick(bytes, 0.5, 0))[1]).toBeGreaterThan(36);
    expect((await pick(bytes, 0, 0.5))[0]).toBeLessThan(4);
    expect(warnings).toEqual([{ code: "cropped", from: { width: 240, height: 240 }, to: SIZE }]);
  });

  it.each([
    ["png", [0, 0, 0, 0]],
    ["jpeg", [255, 255, 255, 255]],
  ] as const)("contain pads, %s", async (format, edge) => {
    const { bytes, warnings } = await finish(paintEdited({ width: 160, height: 160 }).png(), undefined, { fit: "contain", format });
    expect(await sharp(bytes).metadata()).toMatchObject(SIZE);
    expect(distance(await pick(bytes, 0.01, 0.5), [...edge])).toBeLessThan(3);
    expect((await pick(bytes, 0.5, 0.02))[1]).toBeLessThan(12);
    expect(warnings).toEqual([{ code: "padded", from: { width: 160, height: 160 }, to: SIZE }]);
  });

  it("fill stretches", async () => {
    const { bytes } = await finish(paintEdited({ width: 240, height: 240 }).png(), undefined, { fit: "fill" });
    expect((await pick(bytes, 0.5, 0))[1]).toBeLessThan(6);
    expect((await pick(bytes, 0.5, 0.99))[1]).toBeGreaterThan(248);
  });

  it("fail refuses another ratio", async () => {
    const refused = finish(paintEdited({ width: 240, height: 240 }).png(), undefined, { fit: "fail" });
    await expect(refused).rejects.toMatchObject({ code: "invalid-image", message: expect.stringContaining("240×240") });
  });

  it.each([
    ["cover", { width: 160, height: 160 }],
    ["contain", { width: 240, height: 240 }],
    ["fill", { width: 160, height: 160 }],
  ] as const)("follows from a ratio at the answer's own resolution: %s", async (fit, size) => {
    const parts = { answer: await paintEdited(SIZE).png().toBuffer(), ...(await asSource(paint(SIZE).png())) };
    const finished = await finishPicture({ ...parts, wanted: { ratio: { width: 1, height: 1 }, fit, format: "png" } });
    expect(finished).toMatchObject(size);
    expect(await sharp(finished.bytes).metadata()).toMatchObject(size);
  });

  it("is the answer's own when none is wanted, or its ratio is met", async () => {
    const answer = await paintEdited({ width: 239, height: 160 }).png().toBuffer();
    const parts = { answer, ...(await asSource(paint(SIZE).png())) };
    expect((await finishPicture({ ...parts, wanted: { fit: "cover", format: "png" } })).bytes).toBe(answer);
    expect((await finishPicture({ ...parts, wanted: { ratio: { width: 3, height: 2 }, fit: "cover", format: "png" } })).bytes).toBe(answer);
  });
});

describe("transparency", () => {
  const source = () => paint(SIZE, { alpha: true }).png();

  it("is restored where the model lost it, pixel for pixel at the source's size", async () => {
    const opaque = paintEdited({ width: 480, height: 320 });
    const { bytes, warnings } = await finish(opaque.jpeg({ quality: 95 }), source());
    const before = await source().toBuffer();
    const alphaOf = (picture: Buffer) => sharp(picture).extractChannel("alpha").raw().toBuffer();
    expect(await alphaOf(bytes)).toEqual(await alphaOf(before));
    expect(await pick(bytes, 0.5, 0.5)).toEqual([0x88, 0x88, 0x88, 255]);
    expect(warnings).toEqual([{ code: "transparency-restored" }]);
  });

  it.each([
    ["an opaque alpha channel", () => paintEdited(SIZE).ensureAlpha().png()],
    ["grey", () => paintEdited(SIZE).greyscale().toColourspace("b-w").png()],
    ["a palette", () => paintEdited(SIZE).png({ palette: true })],
  ])("is restored on an answer with %s", async (_name, make) => {
    for (const format of ["png", "webp", "avif", "tiff"] as const) {
      const { bytes } = await finish(make(), source(), { format });
      expect((await pick(bytes, 0.01, 0.01))[3], format).toBe(0);
      expect(distance(await pick(bytes, 0.5, 0.5), [0x88, 0x88, 0x88, 255]), format).toBeLessThan(8);
    }
  });

  /** A row of every alpha, from 0 to 255, for each colour. */
  const paintAlphas = (colours: readonly (readonly number[])[]) => {
    const size = { width: 256, height: colours.length };
    const pixels = Buffer.from(colours.flatMap((colour) => Array.from({ length: 256 }, (_, alpha) => [...colour, alpha])).flat());
    return { size, image: sharp(pixels, { raw: { ...size, channels: 4 } }).png() };
  };
  const levels = fc.integer({ min: 0, max: 255 });
  const colour = fc.tuple(levels, levels, levels);

  it.each<KeepWish | undefined>([undefined, { keep: "change" }])(
    "looks on the background as the model answered it: keep %o",
    async (keep) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(colour, { minLength: 24, maxLength: 24 }),
          fc.oneof(fc.constant([255, 255, 255] as const), colour),
          async (colours, [r, g, b]) => {
            const { size, image } = paintAlphas(colours);
            const onBackground = (picture: Sharp) => picture.flatten({ background: { r, g, b } }).removeAlpha().png().toBuffer();
            const source = await asSource(image);
            const answer = await onBackground(sharp(source.source));
            const { bytes, changedShare } = await finishPicture({ answer, ...source, wanted: { size, fit: "cover", format: "png" }, keep });
            // libvips rounds down, each time.
            const [shown, wanted] = [
              await sharp(await onBackground(sharp(bytes)))
                .raw()
                .toBuffer(),
              await sharp(answer).raw().toBuffer(),
            ];
            expect(shown.reduce((most, value, at) => Math.max(most, Math.abs(value - (wanted[at] ?? 0))), 0)).toBeLessThanOrEqual(2);
            expect(await sharp(bytes).extractChannel(3).raw().toBuffer()).toEqual(
              await sharp(source.source).extractChannel(3).raw().toBuffer(),
            );
            expect(changedShare).toBeLessThan(0.01);
          },
        ),
        { numRuns: 12 },
      );
    },
  );

  it.each(["png", "webp", "tiff"] as const)("leaves a shadow that was flattened onto white as it was: %s", async (format) => {
    const shadow = await sharp({ create: { ...SIZE, channels: 4, background: "#0000" } })
      .composite([
        { input: { create: { width: 80, height: 60, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0.5 } } }, left: 20, top: 20 },
      ])
      .png()
      .toBuffer();
    for (const answer of [
      sharp(shadow).flatten({ background: "white" }),
      sharp(shadow).flatten({ background: "white" }).resize(480, 320),
    ]) {
      const { bytes } = await finish(answer.png(), sharp(shadow).toFormat(format, format === "tiff" ? { compression: "lzw" } : {}), {
        format,
      });
      expect(distance(await pick(bytes, 0.25, 0.3), [0, 0, 0, 128])).toBeLessThan(format === "webp" ? 4 : 2);
    }
  });

  it("has the colours of an answer that has only lost its alpha channel", async () => {
    const { image } = paintAlphas(Array.from({ length: 160 }, (_, row) => [200, 40, row]));
    const source = await image.toBuffer();
    const { bytes } = await finish(sharp(source).removeAlpha().png(), sharp(source), { size: { width: 256, height: 160 } });
    expect(await sharp(bytes).raw().toBuffer()).toEqual(await sharp(source).raw().toBuffer());
  });

  it("of the answer itself is left alone", async () => {
    const answer = await paintEdited(SIZE, { alpha: true }).png().toBuffer();
    expect((await finish(answer, source())).bytes).toBe(answer);
    const scaled = await finish(paintEdited({ width: 480, height: 320 }, { alpha: true }).png(), paint(SIZE).png());
    expect((await pick(scaled.bytes, 0.01, 0.01))[3]).toBe(0);
    expect(scaled.warnings).toEqual([]);
  });

  it("is not restored where the picture was cropped, and that is said", async () => {
    const { bytes, warnings } = await finish(paintEdited({ width: 240, height: 240 }).png(), source());
    expect((await pick(bytes, 0.01, 0.01))[3]).toBe(255);
    expect(warnings).toContainEqual({ code: "transparency-not-restored" });
  });

  it("becomes white in JPEG, and that is said", async () => {
    const { bytes, warnings } = await finish(paintEdited(SIZE, { alpha: true }).png(), source(), { format: "jpeg" });
    expect(distance(await pick(bytes, 0.01, 0.01), [255, 255, 255, 255])).toBeLessThan(3);
    expect(warnings).toEqual([{ code: "transparency-lost", format: "jpeg" }]);
  });

  it("that no pixel uses is not missed, and stays a channel", async () => {
    const { bytes, warnings } = await finish(paintEdited(SIZE).png(), paint(SIZE).ensureAlpha().png());
    expect(await sharp(bytes).raw().toBuffer()).toEqual(await paintEdited(SIZE).ensureAlpha().raw().toBuffer());
    expect(warnings).toEqual([]);
  });
});

describe("colours, orientation and formats", () => {
  it("shows a wide-gamut answer in the same colours, without its profile", async () => {
    const wide = sharp(await paintEdited(SIZE).png().toBuffer()).withIccProfile("p3");
    for (const format of ["png", "jpeg"] as const) {
      const { bytes } = await finish(wide.clone().toFormat(format), undefined, { format });
      expect((await sharp(bytes).metadata()).hasProfile).toBe(false);
      // Red and green of the corner lie within both gamuts; through the profile they are what they were in sRGB.
      expect(distance(await pick(bytes, 0.5, 0.5), [0x88, 0x88, 0x88, 255])).toBeLessThan(4);
      expect(distance(await pick(bytes, 0.6, 0.8), await pick(await paint(SIZE).png().toBuffer(), 0.6, 0.8))).toBeLessThan(8);
    }
  });

  it("applies the orientation of source and answer once", async () => {
    const turned = { width: SIZE.height, height: SIZE.width };
    const source = paint(turned).withMetadata({ orientation: 6 }).jpeg({ quality: 95, chromaSubsampling: "4:4:4" });
    const upright = paint(turned).rotate(90);
    const { bytes, changedShare } = await finish(upright.clone().png(), source, { format: "jpeg" });
    expect(await sharp(bytes).metadata()).toMatchObject(SIZE);
    expect((await sharp(bytes).metadata()).orientation).toBeUndefined();
    expect(changedShare).toBeLessThan(0.01);
    const tagged = await finish(paint(turned).withMetadata({ orientation: 6 }).jpeg({ quality: 95, chromaSubsampling: "4:4:4" }), source, {
      format: "jpeg",
    });
    expect(tagged.changedShare).toBeLessThan(0.01);
    expect((await sharp(tagged.bytes).metadata()).orientation).toBeUndefined();
  });

  it.each(["png", "jpeg", "webp", "gif", "avif", "tiff"] as const)("writes %s", async (format: OutputFormat) => {
    const answer = paintEdited({ width: 480, height: 320 }).withExif(PRIVATE_EXIF);
    const { bytes, mediaType } = await finish(answer.clone().jpeg({ quality: 95 }), paint(SIZE).withExif(PRIVATE_EXIF).png(), { format });
    expect(mediaType).toBe(`image/${format}`);
    expect(readHeader(bytes)).toMatchObject({ mediaType, ...SIZE, complete: true });
    expect(bytes.includes("SecretCamera")).toBe(false);
    expect(distance(await pick(bytes, 0.25, 0.8), await pick(await answer.png().toBuffer(), 0.25, 0.8))).toBeLessThan(16);
  });

  it("converts CMYK and 16-bit answers", async () => {
    for (const answer of [paintEdited(SIZE).toColourspace("cmyk").jpeg({ quality: 95 }), paintEdited(SIZE).toColourspace("rgb16").png()]) {
      const { bytes } = await finish(answer);
      expect(await sharp(bytes).metadata()).toMatchObject({ space: "srgb", depth: "uchar", channels: 3 });
    }
  });

  it("keeps a lossless WebP lossless", async () => {
    const source = paint(SIZE).webp({ lossless: true });
    const { bytes } = await finish(paintEdited(SIZE).png(), source, { format: "webp" });
    expect(await sharp(bytes).raw().toBuffer()).toEqual(await paintEdited(SIZE).raw().toBuffer());
  });
});

describe("a generated picture, which has no source", () => {
  async function finishGenerated(answer: Sharp, wanted: Partial<WantedImage> = {}) {
    return finishPicture({ answer: await answer.toBuffer(), wanted: { fit: "cover", format: "png", ...wanted } });
  }

  it("keeps the answer's size and bytes, and says nothing of a change", async () => {
    const finished = await finishGenerated(paint(SIZE).png());
    expect(finished.bytes).toEqual(await paint(SIZE).png().toBuffer());
    expect(finished).toMatchObject({ ...SIZE, warnings: [] });
    expect(finished.changedShare).toBeUndefined();
  });

  it("is cropped to a ratio, and brought to a size", async () => {
    const square = await finishGenerated(paint(SIZE).png(), { ratio: { width: 1, height: 1 } });
    expect(square).toMatchObject({ width: 160, height: 160 });
    const exact = await finishGenerated(paint(SIZE).png(), { size: { width: 120, height: 80 } });
    expect(await sharp(exact.bytes).metadata()).toMatchObject({ width: 120, height: 80 });
  });

  it("is written as lossy WebP, and keeps the transparency that it has", async () => {
    const opaque = await finishGenerated(paint(SIZE).png(), { format: "webp" });
    expect(readHeader(opaque.bytes)).toMatchObject({ mediaType: "image/webp", lossless: false });
    const { bytes } = await finishGenerated(paint(SIZE, { alpha: true }).png(), { format: "webp" });
    expect((await pick(bytes, 0.01, 0.01))[3]).toBe(0);
    const white = await finishGenerated(paint(SIZE, { alpha: true }).png(), { format: "jpeg" });
    expect(white.warnings).toEqual([{ code: "transparency-lost", format: "jpeg" }]);
  });

  it("is refused when it is flat", async () => {
    const flat = sharp({ create: { ...SIZE, channels: 3, background: "#3366aa" } }).png();
    await expect(finishGenerated(flat)).rejects.toMatchObject({ code: "invalid-image", message: expect.stringContaining("flat") });
  });
});

describe("an answer that is not a picture", () => {
  const noise = () => sharp(randomBytes(SIZE.width * SIZE.height * 3), { raw: { ...SIZE, channels: 3 } });

  it.each([
    ["a page", "<!doctype html><title>502</title>", "an HTML page, not an image."],
    ["a sentence", "Too many requests", "text, not an image."],
    ["a drawing", '<svg xmlns="http://www.w3.org/2000/svg"/>', "an SVG, which cannot be used."],
    ["another type", "BM and more than twelve bytes\0", "a file of type BMP, which cannot be used."],
    ["nobody's type", "\x01\x02\0 and more than twelve bytes", "a file that is not an image of a known type."],
    ["a Git LFS pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "a Git LFS pointer, not an image."],
    ["nothing", "", "an empty file."],
  ])("is refused as what the model returned, not as a file of the user: %s", async (_name, answer, message) => {
    const error = await finish(Buffer.from(answer, "latin1")).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "invalid-image" });
    expect((error as Error).message).toContain(`The model returned ${message}`);
    expect((error as Error).message).not.toMatch(/\b[Tt]he file\b|`!` glob/);
  });

  it.each([
    ["animated", () => paintFrames(SIZE).webp().toBuffer(), "an animated WebP. Only still images can be used."],
    ["cut in its header", async () => (await paint(SIZE).png().toBuffer()).subarray(0, 20), "a PNG file that is damaged or incomplete."],
  ])("is refused when it is %s", async (_name, make, message) => {
    await expect(finish(await make())).rejects.toMatchObject({
      code: "invalid-image",
      message: expect.stringContaining(`The model returned ${message}`),
    });
  });

  it.each(["too-slow", "too-much-memory", "crashed", "odd-geometry"] as const)("is what the decoder fails of: %s", (kind) => {
    const message = expect.stringMatching(/^(?!.*`!` glob).*the model returned /i);
    expect(() => blameAnswer(new PictureError({ kind }))).toThrow(expect.objectContaining({ message }));
  });

  it.each(["png", "jpeg", "webp", "avif"] as const)("is refused when cut off: %s", async (format) => {
    const answer = await noise().toFormat(format).toBuffer();
    for (const share of [0.3, 0.9, 0.999]) {
      const cut = answer.subarray(0, Math.floor(answer.length * share));
      await expect(finish(cut, undefined, { format }), `${share}`).rejects.toMatchObject({ code: "invalid-image" });
      // Ended as if it were whole, so that only the decoder can tell.
      const end = format === "png" ? answer.subarray(-12) : Buffer.from([0xff, 0xd9]);
      if (format === "jpeg" && share < 0.9) {
        await expect(finish(Buffer.concat([cut, end]), undefined, { format })).rejects.toMatchObject({ code: "invalid-image" });
      }
    }
  });

  it("is refused when its data are damaged", async () => {
    const answer = await noise().png().toBuffer();
    answer.fill(0x55, answer.length >> 1, (answer.length >> 1) + 64);
    await expect(finish(answer)).rejects.toMatchObject({ code: "invalid-image" });
  });

  it("is refused when it is flat and the source is not", async () => {
    const flat = (background: string) => sharp({ create: { ...SIZE, channels: 4, background } }).png();
    for (const colour of ["#000000", "#ffffff", "#00000000"]) {
      await expect(finish(flat(colour))).rejects.toMatchObject({ code: "invalid-image", message: expect.stringContaining("flat") });
    }
    expect((await finish(flat("#00ff00"), flat("#ff0000"))).changedShare).toBe(1);
  });

  it("is refused when it claims more than 100 megapixels, before any of them is decoded", async () => {
    const bomb = await paint(SIZE).png().toBuffer();
    bomb.writeUInt32BE(20_000, 16);
    bomb.writeUInt32BE(20_000, 20);
    await expect(finish(bomb)).rejects.toMatchObject({ code: "too-large", message: expect.stringContaining("100 megapixels") });
  });
});

describe("the changed share", () => {
  it("is zero for the same picture, through JPEG and other sizes too", async () => {
    expect((await finish(paint(SIZE).png())).changedShare).toBe(0);
    expect((await finish(paint({ width: 720, height: 480 }).jpeg())).changedShare).toBeLessThan(0.02);
  });

  it("is the share of the area that was edited", async () => {
    const { changedShare } = await finish(paintEdited(SIZE).png());
    expect(changedShare).toBeGreaterThan(0.05);
    expect(changedShare).toBeLessThan(0.07);
  });

  it("is absent when the source cannot be decoded", async () => {
    const source = await paint(SIZE).png().toBuffer();
    const header = readHeader(source);
    source.fill(0, 60, source.length - 12);
    const finished = await finishPicture({ answer: await paintEdited(SIZE).png().toBuffer(), source, header, wanted: PNG });
    expect(finished.changedShare).toBeUndefined();
    expect(finished).toMatchObject(SIZE);
  });
});
