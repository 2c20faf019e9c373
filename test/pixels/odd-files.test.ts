import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { finishPicture } from "../../src/pixels/finish-picture.ts";
import { readHeader } from "../../src/pixels/header.ts";
import type { Size } from "../../src/pixels/picture.ts";
import { type PictureLimits, preparePicture } from "../../src/pixels/prepare-picture.ts";
import { markPicture } from "../../src/providers/sandbox/mark.ts";
import { AS_IT_IS, DISCS, ENLARGED, editByModel, editInSandbox, field, REDUCED, readPixel } from "./edits.ts";
import { distance, paint, pngChunk } from "./pictures.ts";

const upright = (x: number, y: number): [number, number] => [x, y];
/** Where a place is after a quarter turn clockwise. */
const turned = (x: number, y: number): [number, number] => [159 - y, x];

/** Says that a mark stands after each unit of the picture's last: there is none then, and all else stays. */
function addRestartMark(jpeg: Buffer): Buffer {
  const at = jpeg.indexOf(Buffer.from([0xff, 0xda]));
  return Buffer.concat([jpeg.subarray(0, at), Buffer.from([0xff, 0xdd, 0, 4, 0xff, 0xff]), jpeg.subarray(at)]);
}

async function withScan(orientation?: number): Promise<Buffer> {
  const plain = sharp(field("plain.jpg"));
  const bytes = await (orientation ? plain.withMetadata({ orientation }) : plain).jpeg({ quality: 95 }).toBuffer();
  const scan = bytes.indexOf(Buffer.from([0xff, 0xda]));
  bytes.fill(0, scan + 2 + bytes.readUInt16BE(scan + 2) - 3, scan + 2 + bytes.readUInt16BE(scan + 2));
  return bytes;
}

/** A sequential JPEG of three scans with parameters of zero: those of three greyscale ones, which share their tables. */
async function writeScans(): Promise<Buffer> {
  const planes = await Promise.all(
    [142, 199, 128].map((value) =>
      sharp(Buffer.alloc(48 * 32, value), { raw: { width: 48, height: 32, channels: 1 } })
        .toColourspace("b-w")
        .jpeg({ optimiseCoding: false })
        .toBuffer(),
    ),
  );
  const [luminance] = planes;
  if (!luminance) throw new Error("no plane");
  const frame = luminance.indexOf(Buffer.from([0xff, 0xc0]));
  const scanOf = (plane: Buffer) => plane.indexOf(Buffer.from([0xff, 0xda]));
  const components = Buffer.from([0xff, 0xc0, 0, 17, 8, 0, 32, 0, 48, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
  const scans = planes.flatMap((plane, index) => {
    const data = plane.subarray(scanOf(plane) + 10, -2);
    return [Buffer.from([0xff, 0xda, 0, 8, 1, index + 1, 0, 0, 0, 0]), data];
  });
  const [head, tables] = [luminance.subarray(0, frame), luminance.subarray(frame + 13, scanOf(luminance))];
  return Buffer.concat([head, components, tables, ...scans, Buffer.from([0xff, 0xd9])]);
}

type Place = typeof upright;
const EDITED: [name: string, make: () => Buffer | Promise<Buffer>, size: Size, place: Place][] = [
  ["scan parameters of zero", () => field("samsung-sos.jpg"), { width: 240, height: 160 }, upright],
  ["the same, stored lying", () => field("samsung-sos-6.jpg"), { width: 160, height: 240 }, turned],
  ["the same, without an end mark", async () => (await withScan()).subarray(0, -2), { width: 240, height: 160 }, upright],
  ["a JPEG with an orientation", () => field("rgb-short6.jpg"), { width: 160, height: 240 }, turned],
  ["an AVIF", () => field("avif-plain.avif"), { width: 240, height: 160 }, upright],
  ["an AVIF with a clean aperture", () => field("avif-clap.avif"), { width: 200, height: 120 }, (x, y) => [x - 30, y - 10]],
  ["an AVIF with a larger item", () => field("avif-larger-item.avif"), { width: 240, height: 160 }, upright],
  ["an orientation before the pixels", () => field("exif-before-idat.png"), { width: 160, height: 240 }, turned],
  ["an orientation after the pixels", () => field("exif-after-idat.png"), { width: 240, height: 160 }, upright],
  ["an APNG of one frame", () => field("apng-one-frame.png"), { width: 240, height: 160 }, upright],
  ["a PNG without an end mark", () => field("exif-after-idat.png").subarray(0, -12), { width: 240, height: 160 }, upright],
];

describe("a file that viewers show", () => {
  it.each(EDITED)("is edited whole and upright: %s", async (_name, make, size, place) => {
    const source = await make();
    for (const limits of [AS_IT_IS, ENLARGED, REDUCED]) {
      const { sent, finished } = await editByModel(source, limits);
      expect(finished).toMatchObject(size);
      expect(finished.warnings.map(({ code }) => code)).toEqual(limits === REDUCED ? ["enlarged"] : []);
      expect(readHeader(finished.bytes)).toMatchObject({ ...size, complete: true });
      const factor = sent.width / size.width;
      expect(sent.height / size.height).toBeCloseTo(factor, 1);
      for (const [colour, x, y] of DISCS) {
        const [across, down] = place(x, y);
        expect(distance(await readPixel(finished.bytes, across, down), colour), `result at ${x}, ${y}`).toBeLessThan(16);
        const [sentX, sentY] = [Math.floor(across * factor), Math.floor(down * factor)];
        expect(distance(await readPixel(sent.bytes, sentX, sentY), colour), `sent at ${x}, ${y}`).toBeLessThan(16);
      }
    }
    const marked = await editInSandbox(source);
    expect(marked).toMatchObject({ ...size, warnings: [] });
    expect(marked.changedShare).toBeGreaterThan(0);
    expect(marked.changedShare).toBeLessThan(0.1);
  });

  it("leaves with the usual scan parameters, without a loss", async () => {
    const source = field("samsung-sos.jpg");
    const sent = await preparePicture(source, readHeader(source), AS_IT_IS);
    expect(sent.bytes.length).toBe(source.length);
    expect(sent.bytes.filter((byte, index) => byte !== source[index])).toEqual(Buffer.from([63]));
    expect(await sharp(sent.bytes, { failOn: "warning" }).raw().toBuffer()).toEqual(
      await sharp(source, { failOn: "none" }).raw().toBuffer(),
    );
  });

  it("is edited too where each component has a scan of its own", async () => {
    const source = await writeScans();
    const { finished } = await editByModel(source, AS_IT_IS);
    expect(finished).toMatchObject({ width: 48, height: 32, warnings: [] });
    expect(distance(await readPixel(finished.bytes, 24, 16), [142, 118, 255])).toBeLessThan(8);
  });

  it.each(["png", "jpeg", "webp", "tiff"] as const)("is turned as its orientation says: %s", async (format) => {
    const size = { width: 120, height: 80 };
    for (const orientation of format === "jpeg" ? [2, 3, 4, 5, 6, 7, 8] : [3, 5, 6, 8]) {
      const source = await paint(size).withMetadata({ orientation }).toFormat(format).toBuffer();
      const shown = await sharp(source).autoOrient().png().toBuffer();
      const { sent, finished } = await editByModel(source, { ...AS_IT_IS, maxSide: 120 });
      const smaller = await editByModel(source, { ...AS_IT_IS, maxSide: 60 });
      for (const { bytes } of [sent, finished, smaller.sent]) {
        expect(readHeader(bytes).orientation).toBe(1);
        const scale = readHeader(bytes).width / (orientation >= 5 ? 80 : 120);
        for (const [x, y] of [[10, 10] as const, [70, 10] as const, [10, 70] as const, [70, 70] as const]) {
          const [own, wanted] = [await readPixel(bytes, Math.floor(x * scale), Math.floor(y * scale)), await readPixel(shown, x, y)];
          expect(distance(own, wanted), `${orientation} at ${x}, ${y}`).toBeLessThan(30);
        }
      }
    }
  });

  it("has one size for our reader and the decoder, however its orientation is written", async () => {
    for (const [name, bytes] of await writeOrientations()) {
      const header = readHeader(bytes);
      const { width, height } = readHeader((await preparePicture(bytes, header, { mediaTypes: ["image/png"], maxSide: 24 })).bytes);
      expect(`${name}: ${width}×${height}`).toBe(`${name}: ${header.width}×${header.height}`);
    }
  });

  it.each([
    ["turned", [box("irot", 1)], { width: 160, height: 240 }],
    ["turned and mirrored", [box("irot", 3), box("imir", 1)], { width: 160, height: 240 }],
    ["turned upside down", [box("irot", 2)], { width: 240, height: 160 }],
    ["cropped, then turned", [clap(200, 120), box("irot", 1)], { width: 120, height: 200 }],
    ["turned, then cropped", [box("irot", 1), clap(100, 120)], { width: 100, height: 120 }],
    ["cropped to an odd size", [clap(201, 121)], { width: 201, height: 121 }],
  ])("has the size that its properties leave: AVIF %s", async (_name, properties, size) => {
    const source = addProperties(field("avif-plain.avif"), properties);
    const { sent, finished } = await editByModel(source, AS_IT_IS);
    expect([pickSize(readHeader(source)), pickSize(readHeader(sent.bytes)), pickSize(finished)]).toEqual([size, size, size]);
  });
});

const pickSize = ({ width, height }: Size) => ({ width, height });

function box(type: string, ...content: number[]): Buffer {
  const bytes = Buffer.alloc(8 + content.length);
  bytes.writeUInt32BE(bytes.length);
  bytes.write(type, 4, "latin1");
  bytes.set(content, 8);
  return bytes;
}

/** A clean aperture around the middle: the sides and two offsets as fractions. */
function clap(width: number, height: number): Buffer {
  return box("clap", ...[width, 1, height, 1, 0, 1, 0, 1].flatMap((number) => [0, 0, number >> 8, number & 255]));
}

/** Adds properties to the single item of an AVIF that has four. */
function addProperties(plain: Buffer, properties: Buffer[]): Buffer {
  const bytes = Buffer.from(plain);
  const find = (type: string) => bytes.indexOf(type, 0, "latin1") - 4;
  const end = (type: string) => find(type) + plain.readUInt32BE(find(type));
  const added = Buffer.concat(properties);
  const grow = (at: number, by: number) => bytes.writeUInt32BE(bytes.readUInt32BE(at) + by, at);
  for (const type of ["meta", "iprp"]) grow(find(type), added.length + properties.length);
  grow(find("ipco"), added.length);
  grow(find("ipma"), properties.length);
  // The pixels' offset in the file, and the number of the item's properties.
  grow(find("iloc") + 22, added.length + properties.length);
  bytes[find("ipma") + 18] = 4 + properties.length;
  const [from, to] = [end("ipco"), end("ipma")];
  const numbers = Buffer.from(properties.map((_, index) => 0x85 + index));
  return Buffer.concat([bytes.subarray(0, from), added, bytes.subarray(from, to), numbers, bytes.subarray(to)]);
}

/** Small JPEGs, PNGs and WebPs, each with an orientation in another notation. */
async function writeOrientations(): Promise<[string, Buffer][]> {
  const image = paint({ width: 24, height: 16 });
  const [jpeg, png, webp] = await Promise.all(
    (["jpeg", "png", "webp"] as const).map((format) => image.clone().toFormat(format).toBuffer()),
  );
  if (!jpeg || !png || !webp) throw new Error("no pictures");
  const directory = (entries: [type: number, value: number][]) => {
    const bytes = Buffer.alloc(10 + entries.length * 12 + 4);
    bytes.write("II*\0\x08", 0, "latin1");
    bytes.writeUInt16LE(entries.length, 8);
    for (const [index, [type, value]] of entries.entries()) {
      const at = 10 + index * 12;
      bytes.writeUInt16LE(0x0112, at);
      bytes.writeUInt16LE(type, at + 2);
      bytes.writeUInt32LE(1, at + 4);
      bytes.writeUInt32LE(value, at + 8);
    }
    return bytes;
  };
  const inJpeg = (...blocks: Buffer[]) => {
    const segments = blocks.map((block) => {
      const data = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), block]);
      return Buffer.concat([Buffer.from([0xff, 0xe1, 0, data.length + 2]), data]);
    });
    return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
  };
  const chunk = (block: Buffer) => {
    const bytes = pngChunk("eXIf", block);
    bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4);
    return bytes;
  };
  const inPng = (...blocks: Buffer[]) => Buffer.concat([png.subarray(0, 33), ...blocks.map(chunk), png.subarray(33)]);
  const inWebp = (block: Buffer, flags: number) => {
    const head = Buffer.from("VP8X\x0a\0\0\0\0\0\0\0\x17\0\0\x0f\0\0", "latin1");
    head[8] = flags;
    const bytes = Buffer.concat([webp.subarray(0, 12), head, webp.subarray(12), Buffer.from("EXIF\0\0\0\0"), block]);
    bytes.writeUInt32LE(block.length, bytes.length - block.length - 4);
    bytes.writeUInt32LE(bytes.length - 8, 4);
    return bytes;
  };
  const kinds: Record<string, [number, number][]> = {
    none: [[3, 0]],
    six: [[3, 6]],
    nine: [[3, 9]],
    long: [[4, 6]],
    byte: [[1, 6]],
    signed: [[9, 6]],
    twice: [
      [3, 6],
      [3, 3],
    ],
  };
  const files = Object.entries(kinds).flatMap(([name, entries]): [string, Buffer][] => {
    const block = directory(entries);
    return [
      [`JPEG ${name}`, inJpeg(block)],
      [`PNG ${name}`, inPng(block)],
      [`WebP ${name}`, inWebp(block, 8)],
      [`WebP ${name}, which its head does not name`, inWebp(block, 0)],
    ];
  });
  const [six, one] = [directory([[3, 6]]), directory([[3, 1]])];
  return [...files, ["JPEG 6, 1", inJpeg(six, one)], ["JPEG 1, 6", inJpeg(one, six)], ["PNG 6, 1", inPng(six, one)]];
}

describe("a strip of one pixel", () => {
  it.each([
    ["16×1", () => field("strip-16x1.png")],
    ["2×1", () => paintGrey({ width: 2, height: 1 }, [0, 255])],
    ["1×2", () => paintGrey({ width: 1, height: 2 }, [255, 0])],
    ["1×12", () => paintGrey({ width: 1, height: 12 }, [0, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200, 220])],
  ])("is edited in the sandbox: %s", async (_name, make) => {
    const source = await make();
    const finished = await editInSandbox(source);
    expect(pickSize(finished)).toEqual(pickSize(readHeader(source)));
    expect(finished.changedShare).toBeGreaterThan(0.5);
    expect((await editInSandbox(source)).bytes).toEqual(finished.bytes);
  });

  it("is another one for another prompt", async () => {
    const source = field("strip-16x1.png");
    const picture = await preparePicture(source, readHeader(source), AS_IT_IS);
    const marks = ["a", "b", "c", "d"].map((prompt) => markPicture({ picture, mark: { prompt, candidate: 1 } }));
    expect(new Set((await Promise.all(marks)).map((bytes) => bytes.toString("base64"))).size).toBeGreaterThan(1);
  });
});

function paintGrey({ width, height }: Size, values: number[]): Promise<Buffer> {
  return sharp(Buffer.from(values), { raw: { width, height, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toBuffer();
}

describe("an answer that was paid for", () => {
  it.each([
    ["odd scan parameters", () => field("scan-header-answer.jpg")],
    ["odd scan parameters and no end mark", () => field("scan-header-answer.jpg").subarray(0, -2)],
    ["no end mark", async () => (await sharp(field("scan-header-answer.jpg"), { failOn: "none" }).jpeg().toBuffer()).subarray(0, -2)],
  ])("is accepted with %s", async (_name, make) => {
    const answer = await make();
    for (const format of ["jpeg", "png"] as const) {
      const { bytes, warnings } = await finishPicture({ answer, wanted: { fit: "cover", format } });
      expect(warnings).toEqual([]);
      expect(readHeader(bytes)).toMatchObject({ width: 480, height: 400, complete: true });
      const [own, shown] = [await sharp(bytes).raw().toBuffer(), await sharp(answer, { failOn: "none" }).raw().toBuffer()];
      expect(own.equals(shown), "the very pixels").toBe(true);
    }
  });
});

const DAMAGED = "The image is damaged and cannot be decoded. Restore the file, or exclude it with a `!` glob.";
const CUT_OFF = "The image is cut off: its end is missing. Restore the complete file, or exclude it with a `!` glob.";

describe("a damaged file is found before anything is sent", () => {
  it.each(["damaged-data.png", "damaged-colour-type.png", "damaged-tables.jpg"])("%s", async (name) => {
    const source = field(name);
    for (const limits of [AS_IT_IS, ENLARGED]) {
      const prepared = preparePicture(source, readHeader(source), limits);
      await expect(prepared).rejects.toMatchObject({ code: "invalid-image", message: DAMAGED });
    }
  });

  it.each<[string, (image: Sharp) => Sharp]>([
    ["4:4:4", (image) => image.jpeg({ quality: 90, chromaSubsampling: "4:4:4" })],
    ["4:2:0", (image) => image.jpeg({ quality: 90, chromaSubsampling: "4:2:0" })],
    ["grey", (image) => image.toColourspace("b-w").jpeg({ quality: 90 })],
    ["inks", (image) => image.toColourspace("cmyk").jpeg({ quality: 90 })],
    ["progressive", (image) => image.jpeg({ quality: 90, progressive: true })],
    ["with an interval of restarts", (image) => image.jpeg({ quality: 90 })],
  ])("cut off in the last rows, or behind them: a JPEG, %s", async (name, encode) => {
    const jpeg = await encode(sharp(field("plain.jpg"))).toBuffer();
    const whole = name === "with an interval of restarts" ? addRestartMark(jpeg) : jpeg;
    for (const cut of [1, 2]) {
      const source = whole.subarray(0, -cut);
      expect(await preparePicture(source, readHeader(source), AS_IT_IS)).toMatchObject({ width: 240, height: 160 });
    }
    for (const cut of [4, 6, 12, 40, 100]) {
      const source = whole.subarray(0, -cut);
      await expect(preparePicture(source, readHeader(source), AS_IT_IS), `${cut}`).rejects.toMatchObject({ code: "invalid-image" });
    }
  });

  it("cut off between the scans of a progressive JPEG, whose decoder is content with the coarse ones", async () => {
    const whole = await sharp(field("plain.jpg")).jpeg({ progressive: true }).toBuffer();
    const scan = Buffer.from([0xff, 0xda]);
    const source = whole.subarray(0, whole.indexOf(scan, whole.indexOf(scan, whole.indexOf(scan) + 2) + 2));
    await expect(preparePicture(source, readHeader(source), AS_IT_IS)).rejects.toMatchObject({ code: "invalid-image" });
  });

  it.each(["png", "jpeg", "webp", "gif", "avif", "tiff"] as const)("cut off anywhere: %s", async (format) => {
    const whole = await paint({ width: 400, height: 307 }).toFormat(format).toBuffer();
    for (const share of [0.5, 0.9, 0.99]) {
      const source = whole.subarray(0, Math.floor(whole.length * share));
      const prepare = async (limits: PictureLimits) => preparePicture(source, readHeader(source), limits);
      for (const limits of [AS_IT_IS, { ...AS_IT_IS, maxSide: 40 }]) {
        const error = await prepare(limits).catch((reason: unknown) => reason);
        expect(error, `${share}`).toMatchObject({ code: "invalid-image" });
        expect([DAMAGED, CUT_OFF, "The TIFF file is damaged or incomplete. Restore the file, or exclude it with a `!` glob."]).toContain(
          (error as Error).message,
        );
      }
    }
  });

  it("a large JPEG that lacks no more than its last rows", async () => {
    const noise = sharp(randomBytes(1600 * 1201 * 3), { raw: { width: 1600, height: 1201, channels: 3 } });
    const bytes = await noise.jpeg().toBuffer();
    const whole = bytes.subarray(0, -2);
    expect((await preparePicture(whole, readHeader(whole), AS_IT_IS)).width).toBe(1600);
    for (const source of [bytes.subarray(0, -3), bytes.subarray(0, -200)])
      for (const limits of [AS_IT_IS, { ...AS_IT_IS, maxSide: 100 }])
        await expect(preparePicture(source, readHeader(source), limits)).rejects.toMatchObject({ code: "invalid-image", message: CUT_OFF });
  });
});

describe("a kind that is not read is named", () => {
  /** A TIFF that says something else of itself. */
  const patch = async (tag: number, value: number, type = 3) => {
    const bytes = await paint({ width: 60, height: 40 }).tiff({ compression: "none" }).toBuffer();
    const start = bytes.readUInt32LE(4);
    for (let at = start + 2; at < start + 2 + bytes.readUInt16LE(start) * 12; at += 12) {
      if (bytes.readUInt16LE(at) !== tag) continue;
      bytes.writeUInt16LE(type, at + 2);
      bytes.writeUInt32LE(1, at + 4);
      bytes.writeUInt32LE(value, at + 8);
    }
    return bytes;
  };
  it.each([
    ["an animated AVIF", () => field("avif-animated.avif"), "an animated AVIF. Only still images can be edited."],
    ["one that is named as a still", () => renameBrand(field("avif-animated.avif")), "an animated AVIF. Only still images can be edited."],
    ["an APNG of two frames", () => field("apng-two-frames.png"), "an animated PNG. Only still images can be edited."],
    ["BigTIFF", () => field("tiff-big.tif"), "BigTIFF, which cannot be edited."],
    ["Lab", () => field("tiff-lab.tif"), "a TIFF in Lab colours, which cannot be edited."],
    ["Zstandard", () => field("tiff-zstd.tif"), "a TIFF with Zstandard compression, which cannot be edited."],
    ["LZMA", () => field("tiff-lzma.tif"), "a TIFF with LZMA compression, which cannot be edited."],
    ["12 bits", () => patch(258, 12), "a TIFF with 12 bits per channel, which cannot be edited."],
    ["floating point", () => patch(339, 3), "a TIFF with signed or floating-point values, which cannot be edited."],
    ["old-style JPEG", () => patch(259, 6), "a TIFF with old-style JPEG compression, which cannot be edited."],
    ["separate tiles", async () => withSeparateTiles(), "a TIFF with tiles of separate channels, which cannot be edited."],
    ["WebP", () => patch(259, 50_001), "a TIFF with WebP compression, which cannot be edited."],
    ["YCbCr", () => patch(262, 6), "a TIFF in YCbCr colours without JPEG compression, which cannot be edited."],
    ["LogLuv", () => patch(262, 32_845), "a TIFF of raw sensor or light data, which cannot be edited."],
    ["an iOS-optimised PNG", async () => withCgbi(field("exif-before-idat.png")), "an iOS-optimised PNG, which cannot be edited."],
    ["a lossless JPEG", () => withFrame(0xc3), "a lossless or hierarchical JPEG, which cannot be edited."],
  ])("%s", async (_name, make, words) => {
    const bytes = await make();
    const read = () => readHeader(bytes);
    expect(read).toThrow(expect.objectContaining({ code: "unsupported-image", message: `The file is ${words}` }));
  });

  it("and none of those that are read", async () => {
    for (const compression of ["none", "jpeg", "deflate", "packbits", "lzw"] as const) {
      const source = await paint({ width: 60, height: 40 }).tiff({ compression }).toBuffer();
      expect((await preparePicture(source, readHeader(source), AS_IT_IS)).width).toBe(60);
    }
    for (const bitdepth of [1, 2, 4] as const) {
      const grey = paint({ width: 60, height: 40 }).greyscale().toColourspace("b-w");
      const source = await grey.tiff({ compression: "none", bitdepth }).toBuffer();
      expect((await preparePicture(source, readHeader(source), AS_IT_IS)).width, `${bitdepth} bits`).toBe(60);
    }
  });
});

function renameBrand(animated: Buffer): Buffer {
  const bytes = Buffer.from(animated);
  bytes.write("avif", 8, "latin1");
  return bytes;
}

/** Its channels are said to be apart. */
async function withSeparateTiles(): Promise<Buffer> {
  const bytes = await paint({ width: 60, height: 40 }).tiff({ tile: true, compression: "lzw" }).toBuffer();
  const entry = bytes.indexOf(Buffer.from([284 & 255, 284 >> 8, 3, 0, 1, 0, 0, 0, 1]));
  bytes.writeUInt16LE(2, entry + 8);
  return bytes;
}

function withCgbi(png: Buffer): Buffer {
  return Buffer.concat([png.subarray(0, 8), pngChunk("CgBI", Buffer.alloc(4)), png.subarray(8)]);
}

function withFrame(marker: number): Buffer {
  const bytes = field("plain.jpg");
  bytes[bytes.indexOf(Buffer.from([0xff, 0xc0])) + 1] = marker;
  return bytes;
}
