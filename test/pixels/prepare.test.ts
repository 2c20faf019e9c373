import { randomBytes } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { readHeader } from "../../src/pixels/header.ts";
import { type PictureLimits, preparePicture } from "../../src/pixels/prepare-picture.ts";
import { asSource, distance, PRIVATE_EXIF, paint, pick } from "./pictures.ts";

const SIZE = { width: 120, height: 80 };
const ALL: PictureLimits = { mediaTypes: ["image/png", "image/jpeg", "image/webp"] };

async function prepare(image: Sharp, limits: PictureLimits) {
  const { source, header } = await asSource(image);
  return { source, prepared: await preparePicture(source, header, limits) };
}

/** Incompressible, so that bytes follow from the size. */
function paintNoise(side: number, channels: 3 | 4 = 3) {
  return sharp(randomBytes(side * side * channels), { raw: { width: side, height: side, channels } });
}

describe("the picture for the request", () => {
  it("is the file itself where the model takes it", async () => {
    const { source, prepared } = await prepare(paint(SIZE).png(), ALL);
    expect(prepared.bytes).toBe(source);
    expect(prepared).toMatchObject({ ...SIZE, mediaType: "image/png" });
  });

  it.each([
    ["palette", () => paint(SIZE).png({ palette: true, colours: 64 })],
    ["16-bit", () => paint(SIZE).toColourspace("rgb16").png()],
    ["grey", () => paint(SIZE).greyscale().toColourspace("b-w").png()],
    ["CMYK", () => paint(SIZE).toColourspace("cmyk").jpeg()],
    ["GIF", () => paint(SIZE).gif()],
    ["TIFF", () => paint(SIZE).tiff({ compression: "lzw" })],
    ["AVIF", () => paint(SIZE).avif()],
  ] as const)("is 8-bit sRGB: %s", async (_name, make) => {
    const { source, prepared } = await prepare(make(), ALL);
    const metadata = await sharp(prepared.bytes).metadata();
    expect(metadata).toMatchObject({ ...SIZE, space: "srgb", depth: "uchar", isPalette: false, hasProfile: false });
    expect(metadata.channels).toBeGreaterThanOrEqual(3);
    expect(readHeader(prepared.bytes).conversion).toEqual([]);
    expect(distance(await pick(prepared.bytes, 0.7, 0.3), await pick(source, 0.7, 0.3))).toBeLessThan(12);
  });

  it("is upright, and without the camera's notes", async () => {
    const { prepared } = await prepare(paint(SIZE).withExif(PRIVATE_EXIF).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }), ALL);
    expect(prepared).toMatchObject({ mediaType: "image/jpeg", width: SIZE.height, height: SIZE.width });
    const metadata = await sharp(prepared.bytes).metadata();
    expect(metadata.exif).toBeUndefined();
    // A quarter turn clockwise: what was at the lower left is now at the upper left.
    expect(distance(await pick(prepared.bytes, 0.02, 0.02), [2, 253, 100, 255])).toBeLessThan(16);
  });

  it("shows a wide-gamut picture in the same colours", async () => {
    const grey = sharp({ create: { ...SIZE, channels: 3, background: "#b04030" } });
    const { prepared } = await prepare(grey.withIccProfile("p3").png(), ALL);
    expect(distance(await pick(prepared.bytes, 0.5, 0.5), [0xb0, 0x40, 0x30, 255])).toBeLessThan(4);
  });

  it("keeps transparency, or lies on white where the model has none", async () => {
    const png: PictureLimits = { mediaTypes: ["image/png", "image/jpeg"] };
    const kept = await prepare(paint(SIZE, { alpha: true }).webp({ lossless: true }), png);
    expect(kept.prepared.mediaType).toBe("image/png");
    expect((await pick(kept.prepared.bytes, 0.01, 0.01))[3]).toBe(0);
    const flattened = await prepare(paint(SIZE, { alpha: true }).png(), { ...png, alpha: false });
    expect(await pick(flattened.prepared.bytes, 0.01, 0.01)).toEqual([255, 255, 255, 255]);
  });

  it.each([
    ["longest side", { maxSide: 60 }, { width: 60, height: 40 }],
    ["pixels", { maxPixels: 2400 }, { width: 60, height: 40 }],
    ["shortest side", { minSide: 160 }, { width: 240, height: 160 }],
    ["both sides", { minSide: 40, maxSide: 60 }, { width: 60, height: 40 }],
  ])("is scaled by the model's limits: %s", async (_name, limits, size) => {
    const { prepared } = await prepare(paint(SIZE).png(), { ...ALL, ...limits });
    expect(prepared).toMatchObject(size);
    expect(await sharp(prepared.bytes).metadata()).toMatchObject(size);
  });

  it("is brought below the limit of bytes: by JPEG at full size, else by fewer pixels", async () => {
    const jpeg = await prepare(paintNoise(300).png(), { ...ALL, maxBytes: 200_000 });
    expect(jpeg.prepared).toMatchObject({ mediaType: "image/jpeg", width: 300 });
    const smaller = await prepare(paintNoise(300, 4).png(), { mediaTypes: ["image/png", "image/jpeg"], maxBytes: 100_000 });
    expect(smaller.prepared.mediaType).toBe("image/png");
    expect(smaller.prepared.width).toBeLessThan(300);
    expect(smaller.prepared.bytes.length).toBeLessThanOrEqual(100_000);
    expect(smaller.prepared.bytes.length).toBeGreaterThan(50_000);
  });

  it.each([
    ["sides too unlike", paint({ width: 400, height: 20 }).png(), { minSide: 384, maxSide: 3072 }, "too-large"],
    ["bytes that no size can reach", paintNoise(300, 4).png(), { maxBytes: 100, minSide: 200 }, "too-large"],
    ["no format in common", paint(SIZE, { alpha: true }).png(), { mediaTypes: ["image/jpeg" as const] }, "unsupported-image"],
  ])("is refused: %s", async (_name, image, limits, code) => {
    await expect(prepare(image, { ...ALL, ...limits })).rejects.toMatchObject({ code });
  });

  it("is refused where it is too long for its width, and taken at the very limit", async () => {
    const limits = { ...ALL, maxRatio: 10 };
    for (const size of [
      { width: 402, height: 40 },
      { width: 40, height: 402 },
    ]) {
      await expect(prepare(paint(size).png(), limits)).rejects.toMatchObject({
        code: "too-large",
        message: expect.stringMatching(/too long and narrow: .* at most 10 times the shorter one/),
      });
    }
    expect((await prepare(paint({ width: 400, height: 40 }).png(), limits)).prepared).toMatchObject({ width: 400, height: 40 });
  });

  it("is not sent when the file is cut off, damaged or a bomb", async () => {
    const png = await paintNoise(100).png().toBuffer();
    const cut = png.subarray(0, png.length - 500);
    await expect(preparePicture(cut, readHeader(cut), ALL)).rejects.toMatchObject({ code: "invalid-image" });
    const damaged = Buffer.from(png);
    damaged.fill(0x55, 5000, 5100);
    await expect(preparePicture(damaged, readHeader(damaged), { ...ALL, maxSide: 50 })).rejects.toMatchObject({ code: "invalid-image" });
    const bomb = Buffer.from(png);
    bomb.writeUInt32BE(20_000, 16);
    bomb.writeUInt32BE(20_000, 20);
    await expect(preparePicture(bomb, readHeader(bomb), ALL)).rejects.toMatchObject({ code: "too-large" });
  });
});

it("a copy that is sent as it is holds no metadata", async () => {
  const plain = await sharp({ create: { width: 64, height: 48, channels: 3, background: "teal" } })
    .jpeg()
    .toBuffer();
  const photo = await sharp(plain)
    .withExif({ IFD0: { Artist: "Somebody" }, IFD3: { GPSLatitudeRef: "N" } })
    .jpeg()
    .toBuffer();
  expect(photo.includes("Somebody")).toBe(true);
  const sent = await preparePicture(photo, readHeader(photo), { mediaTypes: ["image/jpeg"] });
  expect(sent.bytes.includes("Exif")).toBe(false);
  expect(await sharp(sent.bytes).raw().toBuffer()).toEqual(await sharp(photo).raw().toBuffer());
});
