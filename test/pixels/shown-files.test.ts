import { deflateSync, inflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { finishPicture } from "../../src/pixels/finish-picture.ts";
import { readHeader } from "../../src/pixels/header.ts";
import type { Size } from "../../src/pixels/picture.ts";
import { preparePicture } from "../../src/pixels/prepare-picture.ts";
import { AS_IT_IS, DISCS, ENLARGED, editByModel, editInSandbox, field, REDUCED, readPixel } from "./edits.ts";
import { distance, pick } from "./pictures.ts";
import { pngChunk as writeChunk } from "./profiles.ts";

const SIZE = { width: 240, height: 160 };

/** What viewers show whole is edited, by a model and in the sandbox, in the colours that they show. */
async function checkEdited(source: Buffer): Promise<void> {
  for (const limits of [AS_IT_IS, ENLARGED, REDUCED]) {
    const { sent, finished } = await editByModel(source, limits);
    expect(finished).toMatchObject(SIZE);
    expect(finished.warnings.map(({ code }) => code)).toEqual(limits === REDUCED ? ["enlarged"] : []);
    const factor = sent.width / SIZE.width;
    for (const [colour, x, y] of DISCS) {
      expect(distance(await readPixel(finished.bytes, x, y), colour), `result at ${x}, ${y}`).toBeLessThan(16);
      const shown = await readPixel(sent.bytes, Math.floor(x * factor), Math.floor(y * factor));
      expect(distance(shown, colour), `sent at ${x}, ${y}`).toBeLessThan(16);
    }
  }
  const marked = await editInSandbox(source);
  expect(marked).toMatchObject({ ...SIZE, warnings: [] });
  expect(marked.changedShare).toBeGreaterThan(0);
  expect(marked.changedShare).toBeLessThan(0.1);
}

async function isRefused(source: Buffer): Promise<void> {
  const prepare = async () => preparePicture(source, readHeader(source), AS_IT_IS);
  await expect(prepare()).rejects.toMatchObject({ code: "invalid-image" });
}

const segment = (marker: number, data: Buffer | string) => {
  const bytes = Buffer.from(data as string, "latin1");
  return Buffer.concat([Buffer.from([0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 255]), bytes]);
};
const jfif = (version: number) => segment(0xe0, `JFIF\0${String.fromCharCode(version)}\x01\x01\0\x48\0\x48\0\0`);
const adobe = (transform: number) => segment(0xee, `Adobe\0\x64\0\0\0\0${String.fromCharCode(transform)}`);

/** The picture as JPEG, without a segment of an application. */
const saveJpeg = (progressive = false) =>
  sharp(field("exif-after-idat.png")).jpeg({ quality: 92, chromaSubsampling: "4:4:4", progressive }).toBuffer();

/** Puts bytes before the first segment of a kind. */
function insertBefore(jpeg: Buffer, marker: number, added: Buffer): Buffer {
  const at = jpeg.indexOf(Buffer.from([0xff, marker]));
  return Buffer.concat([jpeg.subarray(0, at), added, jpeg.subarray(at)]);
}

/** Puts bytes behind each segment of a kind. */
function insertBehind(jpeg: Buffer, marker: number, added: Buffer): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = jpeg.indexOf(Buffer.from([0xff, marker])); at >= 0; at = jpeg.indexOf(Buffer.from([0xff, marker]), from)) {
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    parts.push(jpeg.subarray(from, end), added);
    from = end;
  }
  return Buffer.concat([...parts, jpeg.subarray(from)]);
}

const [FRAME, CODES, SCAN] = [0xc0, 0xc4, 0xda];
const behindStart = (jpeg: Buffer, ...added: Buffer[]) => Buffer.concat([jpeg.subarray(0, 2), ...added, jpeg.subarray(2)]);
const JPEGS: Record<string, (jpeg: Buffer) => Buffer> = {
  "a line end between segments": (jpeg) => insertBefore(jpeg, CODES, Buffer.from("\n")),
  "two zeros behind JFIF's segment": (jpeg) => behindStart(jpeg, jfif(1), Buffer.alloc(2)),
  "bytes before the frame": (jpeg) => insertBefore(jpeg, FRAME, Buffer.from([1, 2, 3, 0xff, 0, 0xff, 0xd0, 7])),
  "bytes before the first scan": (jpeg) => insertBefore(jpeg, SCAN, Buffer.alloc(40, 0x41)),
  "fill bytes": (jpeg) => insertBefore(jpeg, FRAME, Buffer.alloc(5, 0xff)),
  "JFIF 2.1": (jpeg) => behindStart(jpeg, jfif(2)),
  "Adobe's segment with the number of four components": (jpeg) => behindStart(jpeg, adobe(2)),
  "Adobe's segment with a number that is none": (jpeg) => behindStart(jpeg, adobe(77)),
  "all of it at once, without an end mark": (jpeg) =>
    insertBefore(behindStart(jpeg, adobe(9), jfif(3)), FRAME, Buffer.alloc(3)).subarray(0, -2),
};

describe("a JPEG with a header that viewers pass over", () => {
  it.each(Object.entries(JPEGS))("is edited: %s", async (_name, make) => {
    await checkEdited(make(await saveJpeg()));
  });

  it("is edited: bytes between the tables of a progressive one", async () => {
    const jpeg = await saveJpeg(true);
    const source = insertBehind(jpeg, CODES, Buffer.from([0, 7]));
    expect(source.length).toBeGreaterThan(jpeg.length + 8);
    await checkEdited(source);
  });

  it("shows inks as their number of components says", async () => {
    const plain = await sharp(field("plain.jpg")).toColourspace("cmyk").jpeg({ quality: 92 }).toBuffer();
    const odd = Buffer.from(plain);
    const at = odd.indexOf("Adobe") + 11;
    plain[at] = 2;
    odd[at] = 1;
    const [found, wanted] = [await editByModel(odd, AS_IT_IS), await editByModel(plain, AS_IT_IS)];
    expect(found.sent.bytes.equals(wanted.sent.bytes)).toBe(true);
  });

  it("leaves in the regular form, without a loss", async () => {
    const plain = await saveJpeg();
    const source = insertBefore(behindStart(plain, jfif(2), Buffer.alloc(2)), FRAME, Buffer.from("\n"));
    const sent = await preparePicture(source, readHeader(source), AS_IT_IS);
    expect(sent.bytes).toEqual(behindStart(plain, jfif(1)));
  });

  it.each(Object.entries(JPEGS))("is refused where its data are damaged: %s", async (_name, make) => {
    const source = make(await saveJpeg());
    const scan = source.indexOf(Buffer.from([0xff, SCAN]));
    const middle = (scan + source.length) >> 1;
    await isRefused(Buffer.concat([source.subarray(0, middle), source.subarray(-100)]));
    await isRefused(Buffer.concat([source.subarray(0, middle), Buffer.from([0xff, 0xd9])]));
    await isRefused(source.subarray(0, middle));
  });
});

/** The chunks of a PNG, less their lengths and checksums. */
function listChunks(png: Buffer): [tag: string, data: Buffer][] {
  const chunks: [string, Buffer][] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    chunks.push([png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + png.readUInt32BE(at))]);
  return chunks;
}

/** The PNG with another stream of pixels, in chunks of so many bytes. `damage` is done to a chunk, checksum and all. */
function withStream(png: Buffer, change: (stream: Buffer) => Buffer, { size = 1e9, damage = (chunk: Buffer) => chunk } = {}): Buffer {
  const chunks = listChunks(png);
  const stream = change(Buffer.concat(chunks.filter(([tag]) => tag === "IDAT").map(([, data]) => data)));
  const parts = Array.from({ length: Math.ceil(stream.length / size) }, (_, index) => stream.subarray(index * size, (index + 1) * size));
  const written = [
    ...chunks.slice(0, 1).map(([tag, data]) => writeChunk(tag, data)),
    ...parts.map((data) => damage(writeChunk("IDAT", data))),
    writeChunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([png.subarray(0, 8), ...written]);
}

const flip = (at: number) => (bytes: Buffer) => {
  const other = Buffer.from(bytes);
  other[at < 0 ? other.length + at : at] = (other.at(at) ?? 0) ^ 0x55;
  return other;
};
const same = (stream: Buffer) => stream;

describe("a PNG with a wrong checksum", () => {
  const save = (interlaced: boolean) => sharp(field("plain.jpg")).png({ progressive: interlaced }).toBuffer();
  it.each<[string, (png: Buffer) => Buffer]>([
    ["of its stream", (png) => withStream(png, flip(-1))],
    ["of its stream, in many chunks", (png) => withStream(png, flip(-4), { size: 1000 })],
    ["that is missing", (png) => withStream(png, (stream) => stream.subarray(0, -4))],
    ["that is cut", (png) => withStream(png, (stream) => stream.subarray(0, -1), { size: 700 })],
    ["of its chunks", (png) => withStream(png, same, { size: 5000, damage: flip(-1) })],
    ["of its stream, without an end mark", (png) => withStream(png, flip(-2)).subarray(0, -12)],
  ])("is edited: %s", async (_name, make) => {
    for (const interlaced of [false, true]) {
      const png = await save(interlaced);
      await checkEdited(make(png));
      const sent = await preparePicture(make(png), readHeader(make(png)), AS_IT_IS);
      expect(await sharp(sent.bytes, { failOn: "warning" }).raw().toBuffer()).toEqual(await sharp(png).raw().toBuffer());
    }
  });

  it("is made right in a model's answer, which other decoders are to take", async () => {
    const png = await save(false);
    const { bytes } = await finishPicture({ answer: withStream(png, flip(-1)), wanted: { fit: "fail", format: "png" } });
    expect(await sharp(bytes, { failOn: "warning" }).raw().toBuffer()).toEqual(await sharp(png).raw().toBuffer());
  });

  it.each<[string, (png: Buffer) => Buffer]>([
    ["both are wrong", (png) => withStream(png, flip(-1), { damage: flip(-1) })],
    ["a byte of its pixels is another one", (png) => withStream(png, same, { damage: flip(3000) })],
    ["rows are missing", (png) => withStream(png, (stream) => deflateSync(inflateSync(stream).subarray(0, -800)))],
    [
      "rows and the checksum are missing",
      (png) => withStream(png, (stream) => deflateSync(inflateSync(stream).subarray(0, -800)).subarray(0, -4)),
    ],
    ["the stream is cut", (png) => withStream(png, (stream) => stream.subarray(0, -40))],
  ])("is refused where %s", async (_name, make) => {
    for (const interlaced of [false, true]) await isRefused(make(await save(interlaced)));
  });
});

describe("a GIF with a screen of no size", () => {
  it.each([
    [0, 0],
    [0, 160],
    [240, 0],
  ])("is edited in the size of its picture: %d×%d", async (width, height) => {
    const source = Buffer.from(await sharp(field("plain.jpg")).gif().toBuffer());
    source.writeUInt16LE(width, 6);
    source.writeUInt16LE(height, 8);
    await checkEdited(source);
  });
});

describe("a GIF with a frame of another size than its screen", () => {
  /** A picture of four colours, at a place of a screen. */
  const frameOn = async (screen: Size, at: { left: number; top: number }, version = "89a") => {
    const quarters = Buffer.from(
      Array.from({ length: 100 * 80 }, (_, pixel) => [pixel % 100 < 50 ? 200 : 20, pixel < 4000 ? 180 : 40, 60]).flat(),
    );
    const gif = Buffer.from(
      await sharp(quarters, { raw: { width: 100, height: 80, channels: 3 } })
        .gif()
        .toBuffer(),
    );
    const start = gif.indexOf(Buffer.from([0x2c, 0, 0, 0, 0, 100, 0, 80, 0]));
    gif.write(version, 3, "latin1");
    gif.writeUInt16LE(screen.width, 6);
    gif.writeUInt16LE(screen.height, 8);
    gif.writeUInt16LE(at.left, start + 1);
    gif.writeUInt16LE(at.top, start + 3);
    // Without the extensions before it, of which the graphic control is one.
    const head = gif.subarray(0, 13 + (3 << ((gif.readUInt8(10) & 7) + 1)));
    return Buffer.concat([head, gif.subarray(start)]);
  };

  it.each([
    [{ width: 240, height: 160 }, "89a"],
    [{ width: 240, height: 160 }, "87a"],
    // The decoder distrusts screens as large as monitors.
    [{ width: 640, height: 480 }, "89a"],
    [{ width: 1024, height: 768 }, "87a"],
    [{ width: 2049, height: 160 }, "89a"],
    [{ width: 200, height: 3000 }, "89a"],
  ])("is transparent beside a smaller one: %o, GIF%s", async (size, version) => {
    const source = await frameOn(size, { left: 40, top: 30 }, version);
    const { sent, finished } = await editByModel(source, AS_IT_IS);
    for (const bytes of [sent.bytes, finished.bytes]) {
      expect(readHeader(bytes)).toMatchObject({ ...size, alpha: true });
      for (const place of [0.02, 0.99]) expect((await pick(bytes, place, place))[3]).toBe(0);
      expect(distance(await readPixel(bytes, 50, 40), [200, 180, 60])).toBeLessThan(16);
      expect(distance(await readPixel(bytes, 130, 100), [20, 40, 60])).toBeLessThan(16);
    }
  });

  it.each([
    ["all of it", { left: 0, top: 0 }, { width: 100, height: 80 }],
    ["with what is left free", { left: 30, top: 10 }, { width: 130, height: 90 }],
  ])("shows a larger one: %s", async (_name, at, size) => {
    const { sent, finished } = await editByModel(await frameOn({ width: 60, height: 50 }, at), AS_IT_IS);
    for (const bytes of [sent.bytes, finished.bytes]) {
      expect(readHeader(bytes)).toMatchObject(size);
      expect(distance(await readPixel(bytes, at.left + 5, at.top + 5), [200, 180, 60])).toBeLessThan(16);
      expect(distance(await readPixel(bytes, size.width - 5, size.height - 5), [20, 40, 60])).toBeLessThan(16);
    }
  });
});

/** An animated WebP of frames at their places. */
function animate(canvas: Size, frames: { webp: Buffer; left: number; top: number; size: Size }[]): Buffer {
  const chunk = (tag: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(tag, "latin1");
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  };
  const extended = Buffer.alloc(10);
  extended[0] = 2;
  extended.writeUIntLE(canvas.width - 1, 4, 3);
  extended.writeUIntLE(canvas.height - 1, 7, 3);
  const body = Buffer.concat([
    Buffer.from("WEBP"),
    chunk("VP8X", extended),
    chunk("ANIM", Buffer.alloc(6)),
    ...frames.map(({ webp, left, top, size }) => {
      const head = Buffer.alloc(16);
      for (const [index, value] of [left / 2, top / 2, size.width - 1, size.height - 1, 100].entries())
        head.writeUIntLE(value, index * 3, 3);
      return chunk("ANMF", Buffer.concat([head, webp.subarray(12)]));
    }),
  ]);
  const head = Buffer.from("RIFF\0\0\0\0", "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

describe("a WebP that says that it is longer than it is", () => {
  it.each([true, false])("is edited where its pixels are whole, without loss: %s", async (lossless) => {
    const webp = await sharp(field("plain.jpg")).webp({ lossless, quality: 90 }).toBuffer();
    for (const more of [1, 2, 40, 100_000]) {
      const source = Buffer.from(webp);
      source.writeUInt32LE(webp.length - 8 + more, 4);
      await checkEdited(source);
      const chunk = Buffer.concat([source, Buffer.from("XMP \x20\0\0\0 cut", "latin1")]);
      if (more === 40) await checkEdited(chunk);
      await isRefused(source.subarray(0, -20));
    }
  });
});

describe("an animated WebP", () => {
  const frame = async (lossless: boolean) => ({
    webp: await sharp(field("plain.jpg")).webp({ lossless, quality: 90 }).toBuffer(),
    left: 0,
    top: 0,
    size: SIZE,
  });

  it.each([true, false])("of one frame is edited like any other, without loss: %s", async (lossless) => {
    const source = animate(SIZE, [await frame(lossless)]);
    expect(readHeader(source)).toMatchObject({ ...SIZE, animated: false, lossless, alpha: false });
    await checkEdited(source);
    const { finished } = await editByModel(source, AS_IT_IS);
    expect(await sharp(finished.bytes).metadata()).toMatchObject({ format: "webp", hasAlpha: false });
    expect(readHeader(finished.bytes).lossless).toBe(lossless);
  });

  it("of one frame that covers a part is as large as its canvas", async () => {
    const source = animate({ width: 300, height: 200 }, [{ ...(await frame(true)), left: 40, top: 20 }]);
    const { sent, finished } = await editByModel(source, AS_IT_IS);
    for (const bytes of [sent.bytes, finished.bytes]) {
      expect(readHeader(bytes)).toMatchObject({ width: 300, height: 200, alpha: true });
      expect((await pick(bytes, 0.02, 0.02))[3]).toBe(0);
      expect(distance(await pick(bytes, 90 / 300, 70 / 200), [220, 40, 30, 255])).toBeLessThan(16);
    }
  });

  it("of two frames is refused, also where only its beginning is read", async () => {
    const two = animate(SIZE, [await frame(true), await frame(true)]);
    expect(() => readHeader(two)).toThrow("The file is an animated WebP. Only still images can be edited.");
    expect(() => readHeader(two.subarray(0, 700))).toThrow("The WebP file is damaged or incomplete.");
  });
});

/** A TIFF with further pages, by the tags and values of each. */
function addPages(tiff: Buffer, pages: Record<number, number>[]): Buffer {
  const parts = [Buffer.from(tiff), Buffer.alloc(tiff.length % 2)];
  let length = tiff.length + (tiff.length % 2);
  const start = tiff.readUInt32LE(4);
  let next: [part: Buffer, at: number] = [parts[0] ?? tiff, start + 2 + tiff.readUInt16LE(start) * 12];
  for (const page of pages) {
    const tags = { 256: 2, 257: 2, 258: 8, 259: 1, 262: 1, 273: length, 277: 1, 278: 2, 279: 4, ...page };
    const entries = Object.entries(tags);
    const data = Buffer.alloc(4 + 2 + entries.length * 12 + 4);
    data.writeUInt16LE(entries.length, 4);
    for (const [index, [tag, value]] of entries.entries()) {
      const at = 6 + index * 12;
      data.writeUInt16LE(Number(tag), at);
      data.writeUInt16LE(4, at + 2);
      data.writeUInt32LE(1, at + 4);
      data.writeUInt32LE(value, at + 8);
    }
    next[0].writeUInt32LE(length + 4, next[1]);
    next = [data, data.length - 4];
    parts.push(data);
    length += data.length;
  }
  return Buffer.concat(parts);
}

describe("a TIFF with further pages", () => {
  const save = () => sharp(field("plain.jpg")).tiff({ compression: "lzw" }).toBuffer();
  it.each<[string, Record<number, number>[]]>([
    ["a thumbnail", [{ 254: 1 }]],
    ["a thumbnail by the old tag", [{ 255: 2 }]],
    ["several sizes", [{ 254: 1 }, { 254: 1 }, { 254: 1 }]],
    ["a mask", [{ 254: 4 }]],
  ])("is edited where they are %s", async (_name, pages) => {
    await checkEdited(addPages(await save(), pages));
  });

  it("is edited as a pyramid", async () => {
    const image = sharp(field("plain.jpg"));
    const source = await image.tiff({ compression: "deflate", tile: true, tileWidth: 64, tileHeight: 64, pyramid: true }).toBuffer();
    expect((await sharp(source).metadata()).pages).toBeGreaterThan(1);
    await checkEdited(source);
  });

  it.each<[string, Record<number, number>[]]>([
    ["one is a picture", [{}]],
    ["one behind a thumbnail is a picture", [{ 254: 1 }, { 254: 2 }]],
  ])("is refused where %s", async (_name, pages) => {
    const source = addPages(await save(), pages);
    expect(() => readHeader(source)).toThrow("The file is a TIFF of several pages, which cannot be edited.");
  });

  it("is refused where it begins with the thumbnail, or goes round in a circle", async () => {
    const source = addPages(await save(), [{ 254: 1 }]);
    const [first, second] = [source.readUInt32LE(4), source.length - 4 - 10 * 12 - 2];
    source.writeUInt32LE(second, 4);
    expect(() => readHeader(source)).toThrow("The file is a TIFF that begins with a thumbnail, which cannot be edited.");
    source.writeUInt32LE(first, 4);
    source.writeUInt32LE(second, source.length - 4);
    expect(() => readHeader(source)).toThrow("The TIFF file has far more parts than an image needs.");
  });
});

describe("one picture in each encoding", () => {
  /** What is compared lies above the mark. */
  const readTop = async (bytes: Buffer) => {
    const { data, info } = await sharp(bytes).toColourspace("srgb").removeAlpha().raw().toBuffer({ resolveWithObject: true });
    return data.subarray(0, (info.height / 2) * info.width * info.channels);
  };
  const image = () => sharp(field("exif-after-idat.png"));
  // Colour of coarse JPEGs, written twice, moves at the discs' edges.
  it.each<[string, () => Promise<Buffer>, number]>([
    ["PNG", () => image().png().toBuffer(), 0],
    ["interlaced PNG", () => image().png({ progressive: true }).toBuffer(), 0],
    ["interlaced PNG with a palette", () => image().png({ progressive: true, palette: true }).toBuffer(), 0],
    ["interlaced PNG, grey", () => image().greyscale().toColourspace("b-w").png({ progressive: true }).toBuffer(), 0],
    ["WebP without loss", () => image().webp({ lossless: true }).toBuffer(), 0],
    ["JPEG", () => image().jpeg({ quality: 95 }).toBuffer(), 32],
    ["progressive JPEG", () => image().jpeg({ quality: 95, progressive: true }).toBuffer(), 32],
    [
      "progressive JPEG with fine colour",
      () => image().jpeg({ quality: 95, progressive: true, chromaSubsampling: "4:4:4" }).toBuffer(),
      32,
    ],
    ["progressive JPEG, grey", () => image().greyscale().toColourspace("b-w").jpeg({ quality: 95, progressive: true }).toBuffer(), 32],
  ])("has the pixels of its source, sent and away from the edit: %s", async (_name, make, tolerance) => {
    const source = await make();
    const wanted = await readTop(source);
    const sent = await preparePicture(source, readHeader(source), AS_IT_IS);
    for (const bytes of [sent.bytes, (await editInSandbox(source)).bytes]) {
      const found = await readTop(bytes);
      const off = found.map((value, index) => Math.abs(value - (wanted[index] ?? 0)));
      expect(found.length).toBe(wanted.length);
      expect(off.reduce((sum, value) => sum + value, 0) / off.length).toBeLessThanOrEqual(tolerance / 32);
      expect(off.reduce((most, value) => Math.max(most, value), 0)).toBeLessThanOrEqual(tolerance);
    }
  });
});

const box = (type: string, ...content: (Buffer | number[])[]) => {
  const parts = content.map((part) => Buffer.from(part));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(parts.reduce((sum, { length }) => sum + length, 8));
  head.write(type, 4, "latin1");
  return Buffer.concat([head, ...parts]);
};
const short = (...values: number[]) => values.flatMap((value) => [value >> 8, value & 255]);
const long = (...values: number[]) => values.flatMap((value) => short(value >>> 16, value & 0xffff));

/** An AVIF whose shown item is a grid of tiles, with further properties. ISO/IEC 23008-12, section 6.6.2.3. */
function writeGrid(tiles: Buffer[], { columns, tile, size, more }: { columns: number; tile: Size; size: Size; more: Buffer[] }): Buffer {
  const pick = (type: string, file: Buffer) => {
    const at = file.indexOf(type) - 4;
    return file.subarray(at, at + file.readUInt32BE(at));
  };
  const data = tiles.map((file) => pick("mdat", file).subarray(8));
  const ids = tiles.map((_, index) => index + 2);
  const [first] = tiles;
  if (!first) throw new Error("no tile");
  const extent = ({ width, height }: Size) => box("ispe", long(0, width, height));
  const properties = [extent(size), extent(tile), pick("av1C", first), pick("pixi", first), ...more];
  const ofGrid = [1, 4, ...more.map((_, index) => 5 + index)];
  const associations = [[1, ofGrid] as const, ...ids.map((id) => [id, [2, 3, 4]] as const)];
  const brands = box("ftyp", Buffer.from("avif\0\0\0\0avifmif1miaf", "latin1"));
  const make = (from: number) => {
    let at = from;
    const places = data.map(({ length }) => {
      at += length;
      return [at - length, length] as const;
    });
    const grid = [0, 0, tiles.length / columns - 1, columns - 1, ...short(size.width, size.height)];
    const entry = (id: number, type: string) => box("infe", [2, 0, 0, 0], short(id, 0), Buffer.from(`${type}\0`));
    return box(
      "meta",
      long(0),
      box("hdlr", long(0, 0), Buffer.from("pict"), long(0, 0, 0), [0]),
      box("pitm", long(0), short(1)),
      box(
        "iloc",
        [1, 0, 0, 0, 0x44, 0],
        short(1 + tiles.length),
        [...short(1, 1, 0, 1), ...long(0, grid.length)],
        ...places.map(([offset, length], index) => [...short(index + 2, 0, 0, 1), ...long(offset, length)]),
      ),
      box("iinf", long(0), short(1 + tiles.length), entry(1, "grid"), ...ids.map((id) => entry(id, "av01"))),
      box("iref", long(0), box("dimg", short(1, tiles.length, ...ids))),
      box(
        "iprp",
        box("ipco", ...properties),
        box("ipma", long(0, associations.length), ...associations.map(([id, own]) => [...short(id), own.length, ...own])),
      ),
      box("idat", grid),
    );
  };
  const start = brands.length + make(0).length + 8;
  return Buffer.concat([brands, make(start), box("mdat", ...data)]);
}

describe("an AVIF of tiles", () => {
  const tile = { width: 128, height: 96 };
  /** The picture in two columns and two rows, of which the last ones reach beyond it. */
  const write = async (...more: Buffer[]) => {
    const whole = sharp(field("plain.jpg")).extend({ right: 16, bottom: 32, extendWith: "copy" });
    const pixels = await whole.png().toBuffer();
    const places = [0, 96].flatMap((top) => [0, 128].map((left) => ({ left, top, ...tile })));
    const save = (place: (typeof places)[number]) =>
      sharp(pixels).extract(place).avif({ quality: 90, chromaSubsampling: "4:4:4" }).toBuffer();
    return writeGrid(await Promise.all(places.map(save)), { columns: 2, tile, size: SIZE, more });
  };
  const turn = box("irot", [3]);
  const crop = box("clap", long(200, 1, 120, 1, 0, 1, 0, 1));

  it("is edited as a whole", async () => {
    const source = await write();
    expect(Math.abs((readHeader(source).encoding.quality ?? 0) - 90)).toBeLessThan(4);
    await checkEdited(source);
  });

  it.each<[string, Buffer[], Size, (x: number, y: number) => [number, number]]>([
    ["turned", [turn], { width: 160, height: 240 }, (x, y) => [159 - y, x]],
    ["cropped", [crop], { width: 200, height: 120 }, (x, y) => [x - 20, y - 20]],
    ["cropped and turned", [crop, turn], { width: 120, height: 200 }, (x, y) => [139 - y, x - 20]],
  ])("has the size and the place that viewers show: %s", async (_name, more, size, place) => {
    const source = await write(...more);
    const { sent, finished } = await editByModel(source, AS_IT_IS);
    for (const picture of [readHeader(source), sent, finished]) expect(picture).toMatchObject(size);
    for (const { bytes } of [sent, finished])
      for (const [colour, x, y] of DISCS) expect(distance(await readPixel(bytes, ...place(x, y)), colour), `${x}, ${y}`).toBeLessThan(16);
  });

  it("shows the colours of its numbers", async () => {
    const source = await write(box("colr", Buffer.from("nclx"), short(12, 13, 6), [0x80]));
    const { sent, finished } = await editByModel(source, AS_IT_IS);
    for (const { bytes } of [sent, finished]) expect(distance(await readPixel(bytes, 50, 50), [240, 0, 0])).toBeLessThan(16);
  });
});
