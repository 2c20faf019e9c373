import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { target } from "../../fuzz/targets/headers.ts";
import { MAX_STEPS, Steps } from "../../src/pixels/formats/steps.ts";
import { readHeader } from "../../src/pixels/header.ts";
import { preparePicture } from "../../src/pixels/prepare-picture.ts";
import { paint, pngChunk } from "./pictures.ts";

const SIZE = { width: 60, height: 40 };

/** The steps that a header takes, and what comes of it. */
function read(bytes: Buffer): { used: number; outcome: string } {
  const steps = new Steps();
  try {
    const { width, height } = readHeader(bytes, steps);
    return { used: steps.used, outcome: `${width}×${height}` };
  } catch (error) {
    return { used: steps.used, outcome: String(error) };
  }
}

function box(type: string, ...content: Buffer[]): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(type, "latin1"), ...content]);
  bytes.writeUInt32BE(bytes.length);
  return bytes;
}

const repeat = (part: Buffer, bytes: number) => Buffer.alloc(bytes - (bytes % part.length), part);

describe("a file of very many parts is refused after a bounded number of them", () => {
  const cut = async (format: "png" | "jpeg" | "webp" | "gif", at: number, parts: Buffer) => {
    const bytes = await paint(SIZE).toFormat(format).toBuffer();
    return Buffer.concat([bytes.subarray(0, at), parts, bytes.subarray(at)]);
  };
  it.each([
    ["PNG chunks", () => cut("png", 33, repeat(pngChunk("abCd", Buffer.alloc(0)), 4 << 20))],
    ["JPEG segments", () => cut("jpeg", 2, repeat(Buffer.from([0xff, 0xfe, 0, 2]), 4 << 20))],
    ["JPEG fill bytes", () => cut("jpeg", 2, repeat(Buffer.from([0xff]), 4 << 20))],
    [
      "JPEG stuffed bytes",
      async () => Buffer.concat([(await paint(SIZE).jpeg().toBuffer()).subarray(0, -2), repeat(Buffer.from([0xff, 0]), 4 << 20)]),
    ],
    ["WebP chunks", () => cut("webp", 12, repeat(Buffer.from("JUNK\0\0\0\0"), 4 << 20))],
    ["GIF blocks", () => cut("gif", 13 + 256 * 3, repeat(Buffer.from([0x21, 0xf9, 0]), 4 << 20))],
    [
      "GIF sub-blocks",
      async () => Buffer.concat([Buffer.from("GIF89a\x01\0\x01\0\0\0\0!\xfe", "latin1"), repeat(Buffer.from([1, 9]), 4 << 20)]),
    ],
    ["AVIF boxes", async () => Buffer.concat([box("ftyp", Buffer.from("avif\0\0\0\0")), repeat(box("free"), 4 << 20)])],
    ["AVIF properties", async () => avifOf(box("ipco", repeat(box("free"), 4 << 20)))],
    [
      "AVIF associations",
      async () => avifOf(box("ipco"), box("ipma", Buffer.from([0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]), Buffer.alloc(4 << 20, 1))),
    ],
  ])("%s", async (_name, make) => {
    const { used, outcome } = read(await make());
    expect(used).toBeGreaterThan(MAX_STEPS);
    expect(used).toBeLessThan(MAX_STEPS + 1000);
    expect(outcome).toMatch(/far more parts than an image needs|is damaged or incomplete/);
  });
});

function exifSegment(): Buffer {
  const entries = Buffer.alloc(5000 * 12, Buffer.from([0, 1, 0, 1, 0, 0, 0, 64, 0, 0, 0, 0]));
  const data = Buffer.concat([Buffer.from("Exif\0\0MM\0*\0\0\0\x08\x13\x88", "latin1"), entries, Buffer.alloc(4)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

function avifOf(...properties: Buffer[]): Buffer {
  const pitm = box("pitm", Buffer.from([0, 0, 0, 0, 0, 1]));
  return Buffer.concat([box("ftyp", Buffer.from("avif\0\0\0\0")), box("meta", Buffer.alloc(4), pitm, box("iprp", ...properties))]);
}

describe("reading a header", () => {
  it("inflates one profile, and no more of it than profiles have", async () => {
    const png = await paint(SIZE).png().toBuffer();
    const bomb = pngChunk("iCCP", Buffer.concat([Buffer.from("a\0\0", "latin1"), deflateSync(Buffer.alloc(64 << 20))]));
    const one = pngChunk("iCCP", Buffer.concat([Buffer.from("a\0\0", "latin1"), deflateSync(Buffer.alloc(4 << 20))]));
    const among = (chunks: Buffer) => read(Buffer.concat([png.subarray(0, 33), chunks, png.subarray(33)]));
    expect(among(repeat(bomb, 10 * bomb.length)).used).toBeLessThan(1000);
    const many = among(repeat(one, 200 * one.length));
    expect(many.outcome).toBe("60×40");
    // 4 MiB at 16 bytes a step, and the chunks.
    expect(many.used).toBeLessThan((4 << 20) / 16 + 250 * 16);
  });

  it("reads one EXIF block, however many there are", async () => {
    const jpeg = await paint(SIZE).jpeg().toBuffer();
    const blocks = Array.from({ length: 70 }, exifSegment);
    const { used, outcome } = read(Buffer.concat([jpeg.subarray(0, 2), ...blocks, jpeg.subarray(2)]));
    expect(outcome).toBe("60×40");
    expect(used).toBeLessThan(5000 * 66 + 5000);
  });

  it("takes a fraction of the steps for the busiest of real files", async () => {
    const size = { width: 1500, height: 1000 };
    const noise = createHash("shake256", { outputLength: size.width * size.height * 3 })
      .update("noise")
      .digest();
    const picture = sharp(noise, { raw: { ...size, channels: 3 } });
    for (const bytes of await Promise.all([
      picture.clone().jpeg({ quality: 100 }).toBuffer(),
      picture.clone().gif({ effort: 1 }).toBuffer(),
    ])) {
      const { used, outcome } = read(bytes);
      expect(outcome).toBe("1500×1000");
      expect(used).toBeLessThan(bytes.length / 100);
    }
  });

  it("counts what the decoder will hold, and refuses what is too much before it starts", async () => {
    const refuse = async (bytes: Buffer) => preparePicture(bytes, readHeader(bytes), { mediaTypes: ["image/jpeg"] });
    const deep = pngOf({ width: 9000, height: 9000, depth: 16, colour: 6, interlaced: 0 });
    await expect(refuse(deep)).rejects.toMatchObject({
      code: "too-large",
      message: expect.stringContaining("648 MB to be decoded. The limit is 600 MB"),
    });
    await expect(refuse(pngOf({ width: 9000, height: 9000, depth: 8, colour: 6, interlaced: 1 }))).rejects.toMatchObject({
      code: "too-large",
    });
    expect(readHeader(pngOf({ width: 9000, height: 9000, depth: 8, colour: 6, interlaced: 0 })).decodedBytes).toBe(324e6);
    const file = Buffer.concat([await paint(SIZE).png().toBuffer(), Buffer.alloc(100e6)]);
    await expect(refuse(file)).rejects.toMatchObject({ code: "too-large", message: expect.stringMatching(/^The file has 100\.0 MB/) });
  });

  it.each([
    ["PNG, RGB", () => paint(SIZE).png(), 3],
    ["PNG, RGBA with 16 bits", () => paint(SIZE, { alpha: true }).toColourspace("rgb16").png(), 8],
    ["PNG, interlaced", () => paint(SIZE).png({ progressive: true }), 6],
    ["PNG, a palette", () => paint(SIZE).png({ palette: true }), 3],
    ["JPEG", () => paint(SIZE).jpeg(), 3],
    ["JPEG, progressive", () => paint(SIZE).jpeg({ progressive: true }), 3],
    ["JPEG, progressive, with fine colour", () => paint(SIZE).jpeg({ progressive: true, chromaSubsampling: "4:4:4" }), 6],
    ["WebP", () => paint(SIZE).webp(), 4],
    ["GIF", () => paint(SIZE).gif(), 4],
    ["AVIF", () => paint(SIZE).avif(), 6],
    ["AVIF with 10 bits and alpha", () => paint(SIZE, { alpha: true }).avif({ bitdepth: 10 }), 14],
    ["TIFF", () => paint(SIZE, { alpha: true }).tiff({ compression: "lzw" }), 4],
  ])("tells the bytes of a decoded pixel: %s", async (_name, make, bytes) => {
    const { width, height, decodedBytes } = readHeader(await make().toBuffer());
    expect(decodedBytes / width / height).toBe(bytes);
  });
});

it("no header, however damaged, takes more than its steps or is misread, and none crashes the decoder", async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  expect(await target.run({ seed, milliseconds: 1000 })).toBeGreaterThan(0);
});

/** A PNG's header, and its end. */
function pngOf(at: { width: number; height: number; depth: number; colour: number; interlaced: number }): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(at.width, 0);
  header.writeUInt32BE(at.height, 4);
  header.set([at.depth, at.colour, 0, 0, at.interlaced], 8);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), pngChunk("IHDR", header), pngChunk("IEND", Buffer.alloc(0))]);
}
