import { describe, expect, it } from "vitest";
import { RetouchError } from "../../src/errors.ts";
import { isLfsPointer } from "../../src/git/blob-identity.ts";
import { readHeader } from "../../src/pixels/header.ts";
import { paint, paintFrames, pngChunk } from "./pictures.ts";

const SIZE = { width: 60, height: 40 };
const LFS = Buffer.from("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n");

function codeOf(bytes: Uint8Array): string {
  try {
    readHeader(bytes);
    return "accepted";
  } catch (error) {
    return error instanceof RetouchError ? `${error.code}: ${error.message}` : String(error);
  }
}

describe("the header of a picture", () => {
  it.each([
    ["PNG", () => paint(SIZE).png(), { mediaType: "image/png", alpha: false, lossless: true, conversion: [] }],
    ["PNG with alpha", () => paint(SIZE, { alpha: true }).png(), { alpha: true, conversion: [] }],
    ["palette PNG", () => paint(SIZE).png({ palette: true }), { alpha: false, conversion: ["palette"] }],
    ["palette PNG with tRNS", () => paint(SIZE, { alpha: true }).png({ palette: true }), { alpha: true, conversion: ["palette"] }],
    ["16-bit PNG", () => paint(SIZE).toColourspace("rgb16").png(), { conversion: ["16-bit"] }],
    ["grey PNG", () => paint(SIZE).greyscale().toColourspace("b-w").png(), { conversion: ["greyscale"] }],
    ["PNG in Display P3", () => paint(SIZE).withIccProfile("p3").png(), { conversion: ["profile"] }],
    ["PNG with an sRGB profile", () => paint(SIZE).withIccProfile("srgb").png(), { conversion: [] }],
    ["JPEG", () => paint(SIZE).jpeg(), { mediaType: "image/jpeg", alpha: false, lossless: false, conversion: [] }],
    ["progressive JPEG", () => paint(SIZE).jpeg({ progressive: true }), { complete: true, conversion: [] }],
    ["grey JPEG", () => paint(SIZE).greyscale().toColourspace("b-w").jpeg(), { conversion: ["greyscale"] }],
    ["CMYK JPEG", () => paint(SIZE).toColourspace("cmyk").jpeg(), { conversion: ["cmyk"] }],
    ["JPEG in Display P3", () => paint(SIZE).withIccProfile("p3").jpeg(), { conversion: ["profile"] }],
    ["WebP", () => paint(SIZE).webp(), { mediaType: "image/webp", alpha: false, lossless: false, conversion: [] }],
    ["WebP with alpha", () => paint(SIZE, { alpha: true }).webp(), { alpha: true, lossless: false }],
    ["lossless WebP", () => paint(SIZE).webp({ lossless: true }), { alpha: false, lossless: true }],
    ["lossless WebP with alpha", () => paint(SIZE, { alpha: true }).webp({ lossless: true }), { alpha: true, lossless: true }],
    ["GIF", () => paint(SIZE).gif(), { mediaType: "image/gif", conversion: ["palette"] }],
    ["AVIF", () => paint(SIZE).avif(), { mediaType: "image/avif", alpha: false, conversion: [] }],
    ["AVIF with alpha", () => paint(SIZE, { alpha: true }).avif(), { alpha: true }],
    ["TIFF", () => paint(SIZE).tiff(), { mediaType: "image/tiff", conversion: [] }],
    ["CMYK TIFF", () => paint(SIZE).toColourspace("cmyk").tiff(), { conversion: ["cmyk"] }],
    ["TIFF with alpha", () => paint(SIZE, { alpha: true }).tiff({ compression: "lzw" }), { alpha: true }],
  ] as const)("is read: %s", async (_name, make, expected) => {
    const bytes = await make().toBuffer();
    expect(readHeader(bytes)).toMatchObject({ ...SIZE, animated: false, complete: true, ...expected });
    // The same from bytes that stand somewhere within a larger buffer.
    const shifted = new Uint8Array(bytes.length + 7);
    shifted.set(bytes, 7);
    expect(readHeader(shifted.subarray(7))).toEqual(readHeader(bytes));
  });

  it.each(["jpeg", "png", "webp", "tiff", "avif"] as const)("gives the size as displayed: %s", async (format) => {
    const bytes = await paint(SIZE).withMetadata({ orientation: 6 }).toFormat(format).toBuffer();
    const header = readHeader(bytes);
    expect(header).toMatchObject({ width: SIZE.height, height: SIZE.width });
    // AVIF turns are part of the format, and applied by every decoder.
    expect(header.conversion).toEqual(format === "avif" ? [] : ["orientation"]);
  });

  it.each([
    ["nothing", Buffer.alloc(0), "invalid-image: The file is empty."],
    ["a page", Buffer.from("\ufeff<!DOCTYPE html><html><svg >"), "invalid-image: The file is an HTML page, not an image."],
    ["a reply", Buffer.from('{"error":{"code":429}}'), "invalid-image: The file is JSON or other text, not an image."],
    [
      "an error document",
      Buffer.from('<?xml version="1.0"?><Error>AccessDenied</Error>'),
      "invalid-image: The file is an XML document, not an image.",
    ],
    ["words", Buffer.from("Too many requests"), "invalid-image: The file is text, not an image."],
    [
      "noise",
      Buffer.from("\x01\x02\x03\xfe\x90\x00\x07\x11\x99\x03\x04\x05", "latin1"),
      "invalid-image: The file is not an image of a known type.",
    ],
    // In memory, a TARGA header follows: a short file must not be judged by what lies behind it.
    [
      "three bytes",
      Buffer.from([0, 0, 0, ...Buffer.from("\0".repeat(9), "latin1"), 8, 0, 8, 0, 24, 0]).subarray(0, 3),
      "invalid-image: The file is not an image of a known type.",
    ],
    ["an LFS pointer", LFS, "lfs-pointer: The file is a Git LFS pointer, not an image."],
    [
      "a drawing",
      Buffer.from('<?xml version="1.0"?>\n<!-- a > b -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
      "unsupported-image: The file is an SVG, which cannot be edited.",
    ],
    ["a document", Buffer.from("%PDF-1.7\n%\xe2\xe3"), "unsupported-image: The file is a PDF, which cannot be edited."],
    [
      "a phone's photo",
      Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"),
      "unsupported-image: The file is a HEIC, which cannot be edited.",
    ],
    [
      "a Photoshop document",
      Buffer.from("8BPS\0\x01\0\0\0\0\0\0\0\x03\0\0\0\x01\0\0\0\x01\0\x08\0\x03", "latin1"),
      "unsupported-image: The file is of type PSD, which cannot be edited.",
    ],
    [
      "an icon",
      Buffer.from("\0\0\x01\0\x01\0\x10\x10\0\0\x01\0\x20\0\x68\x04\0\0\x16\0\0\0", "latin1"),
      "unsupported-image: The file is of type ICO, which cannot be edited.",
    ],
    [
      "BigTIFF",
      Buffer.from("II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0", "latin1"),
      "unsupported-image: The file is BigTIFF, which cannot be edited.",
    ],
  ])("says what is wrong with %s", (_name, bytes, expected) => {
    expect(codeOf(bytes)).toBe(expected);
  });

  it("refuses animations and pages", async () => {
    expect(codeOf(await paintFrames(SIZE).gif().toBuffer())).toMatch(/^unsupported-image: The file is an animated GIF/);
    expect(codeOf(await paintFrames(SIZE).webp().toBuffer())).toMatch(/^unsupported-image: The file is an animated WebP/);
    expect(codeOf(await paintFrames(SIZE).tiff().toBuffer())).toMatch(/^unsupported-image: The file is a TIFF of several pages/);
    const png = await paint(SIZE).png().toBuffer();
    const animated = Buffer.concat([png.subarray(0, 33), pngChunk("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])), png.subarray(33)]);
    expect(codeOf(animated)).toMatch(/^unsupported-image: The file is an animated PNG/);
    const hidden = Buffer.concat([
      png.subarray(0, 33),
      pngChunk("acTL", Buffer.from([0, 0, 0, 1, 0, 0, 0, 0])),
      png.subarray(33, -12),
      pngChunk("fdAT", Buffer.alloc(8)),
      png.subarray(-12),
    ]);
    expect(codeOf(hidden)).toMatch(/^unsupported-image: The file is an animated PNG/);
  });

  it("takes a PNG for a still picture where its frames are announced after the pixels, or not at all", async () => {
    const png = await paint(SIZE).png().toBuffer();
    const frame = pngChunk("fdAT", Buffer.alloc(8));
    const late = pngChunk("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
    for (const chunks of [[late, frame], [frame]])
      expect(readHeader(Buffer.concat([png.subarray(0, -12), ...chunks, png.subarray(-12)]))).toMatchObject({
        animated: false,
        complete: true,
      });
  });

  it("never fails in another way, however a file is cut off or damaged", async () => {
    for (const format of ["png", "jpeg", "webp", "gif", "avif", "tiff"] as const) {
      const bytes = await paint(SIZE, { alpha: true }).withMetadata({ orientation: 6 }).toFormat(format).toBuffer();
      for (let length = 1; length + 2 < Math.min(bytes.length, 1500); length += 3) {
        expect(codeOf(bytes.subarray(0, length)), `${format} cut at ${length}`).toMatch(/^(accepted|invalid-image|unsupported-image)/);
        const damaged = Buffer.from(bytes);
        damaged.fill(0xff, length, length + 2);
        expect(codeOf(damaged), `${format} damaged at ${length}`).toMatch(/^(accepted|invalid-image|unsupported-image)/);
      }
      if (format !== "tiff") expect(readHeader(bytes.subarray(0, bytes.length - 1)).complete, format).toBe(false);
    }
  });

  it("tells LFS pointers from other text", () => {
    expect(isLfsPointer(LFS)).toBe(true);
    expect(isLfsPointer(Buffer.from("version https://example.com"))).toBe(false);
  });
});
