import { randomBytes } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { finishPicture, type WantedImage } from "../../src/pixels/finish-picture.ts";
import { readHeader } from "../../src/pixels/header.ts";
import { writeIndexedPng } from "../../src/pixels/indexed-png.ts";
import { formatOfMediaType, type OutputFormat, type Size } from "../../src/pixels/picture.ts";
import { preparePicture } from "../../src/pixels/prepare-picture.ts";
import { sandbox } from "../../src/providers/sandbox/sandbox.ts";
import { distance, paint } from "./pictures.ts";
import { greyProfile, patchPng, readPatches, rgbProfile } from "./profiles.ts";

const SIZE = { width: 192, height: 120 };

/** Soft waves with grain, which weigh what a photograph does; `shift` makes another one. */
function paintPhoto({ width, height }: Size, shift = 0): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  let seed = 7 + shift;
  for (let at = 0; at < pixels.length; at++) {
    const pixel = Math.floor(at / 3);
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    pixels[at] = 128 + 70 * Math.sin((x + shift) / 23 + (at % 3)) * Math.cos(y / 31) + (seed / 2 ** 31) * 24;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** Flat areas and lines in a few colours, as a screenshot. */
function paintScreen({ width, height }: Size): Sharp {
  const pixels = Buffer.alloc(width * height * 3, 0xf4);
  for (let y = 20; y < height - 20; y++) {
    for (let x = 20; x < width - 20; x++) {
      if (y < 40) pixels.set([30, 60, 160], (y * width + x) * 3);
      else if (y % 12 < 5 && (x * 7 + y) % 11 < 6) pixels.set([50, 50, 60], (y * width + x) * 3);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

const grey = (image: Sharp) => image.greyscale().toColourspace("b-w");

async function finish(answer: Buffer, source: Buffer, wanted: Partial<WantedImage> = {}) {
  const header = readHeader(source);
  const { width, height, mediaType } = header;
  const format = formatOfMediaType(mediaType) as OutputFormat;
  return finishPicture({ answer, source, header, wanted: { size: { width, height }, fit: "cover", format, ...wanted } });
}

/** The source as the sandbox edits it. */
async function mark(source: Buffer) {
  const limits = sandbox.findModel("sandbox")?.limits;
  if (!limits) throw new Error("no sandbox");
  const image = await preparePicture(source, readHeader(source), limits);
  return finish(await sandbox.run({ image, target: image, prompt: "make it night", candidate: 1 }), source);
}

/** How a file is stored, as a decoder other than ours says. */
async function look(bytes: Buffer) {
  const { channels, isProgressive, isPalette, density, chromaSubsampling, hasAlpha } = await sharp(bytes).metadata();
  return { channels, isProgressive, isPalette: isPalette ?? false, density, chromaSubsampling, hasAlpha };
}

/** Name → a source; the result is stored in the same way, whatever a model answers. */
const SOURCES: Record<string, () => Promise<Buffer>> = {
  "PNG without alpha, 144 dpi": () => paintPhoto(SIZE).withMetadata({ density: 144 }).png().toBuffer(),
  "PNG with an opaque alpha channel": () => paintPhoto(SIZE).ensureAlpha().png().toBuffer(),
  "PNG, interlaced": () => paintPhoto(SIZE).png({ progressive: true }).toBuffer(),
  "PNG, grey": () => grey(paintPhoto(SIZE)).png().toBuffer(),
  "PNG, grey with alpha": () =>
    grey(paint(SIZE, { alpha: true }))
      .png()
      .toBuffer(),
  "JPEG, 4:2:0, progressive": () => paintPhoto(SIZE).jpeg({ quality: 80, progressive: true }).toBuffer(),
  "JPEG, 4:4:4, 300 dpi": () =>
    paintPhoto(SIZE).withMetadata({ density: 300 }).jpeg({ quality: 85, chromaSubsampling: "4:4:4" }).toBuffer(),
  "JPEG, grey": () => grey(paintPhoto(SIZE)).jpeg({ quality: 75 }).toBuffer(),
  "TIFF, 300 dpi, LZW": () =>
    paintPhoto(SIZE)
      .tiff({ compression: "lzw", xres: 300 / 25.4, yres: 300 / 25.4 })
      .toBuffer(),
  "TIFF, grey, without compression": () => grey(paintPhoto(SIZE)).tiff({ compression: "none" }).toBuffer(),
};

describe("a result is stored as its source", () => {
  /** An answer of a model, which stores as it likes. `isGrey`: it shows no colour. */
  const ANSWERS: Record<string, (isGrey: boolean) => Promise<Buffer>> = {
    "an opaque RGBA PNG": async (isGrey) => (isGrey ? paintPhoto(SIZE, 3).greyscale() : paintPhoto(SIZE, 3)).ensureAlpha().png().toBuffer(),
    "a larger JPEG": async (isGrey) => {
      const larger = paintPhoto({ width: 288, height: 180 }, 3);
      return (isGrey ? larger.greyscale() : larger).toColourspace("srgb").jpeg({ quality: 97, chromaSubsampling: "4:4:4" }).toBuffer();
    },
  };

  it.each(Object.entries(SOURCES))("%s", async (name, make) => {
    const source = await make();
    const before = { ...(await look(source)), compression: readHeader(source).encoding.compression };
    for (const [answered, answer] of Object.entries(ANSWERS)) {
      const { bytes } = await finish(await answer(name.includes("grey")), source);
      const after = { ...(await look(bytes)), compression: readHeader(bytes).encoding.compression };
      expect({ answered, ...after }).toEqual({ answered, ...before });
    }
    const marked = (await mark(source)).bytes;
    expect(await look(marked), "the sandbox").toEqual(await look(source));
  });

  it.each([55, 75, 80, 92])("in weight: a JPEG of quality %d, whatever the model answers", async (quality) => {
    for (const chromaSubsampling of ["4:2:0", "4:4:4"]) {
      const save = (image: Sharp) => image.jpeg({ quality, chromaSubsampling }).toBuffer();
      const source = await save(paintPhoto(SIZE));
      expect(readHeader(source).encoding.quality).toBe(quality);
      const heavy = await paintPhoto(SIZE, 3).jpeg({ quality: 98, chromaSubsampling: "4:4:4" }).toBuffer();
      const { bytes } = await finish(heavy, source);
      const fair = (await save(paintPhoto(SIZE, 3))).length;
      expect(bytes.length / fair).toBeLessThan(1.15);
      expect(bytes.length / fair).toBeGreaterThan(0.85);
      const marked = (await mark(source)).bytes;
      expect(marked.length / (await save(sharp(marked))).length).toBeLessThan(1.1);
    }
  });

  it("in weight: a lossy WebP; one without loss stays so", async () => {
    const source = await paintPhoto(SIZE).webp({ quality: 60 }).toBuffer();
    const { bytes } = await finish(await paintPhoto(SIZE, 3).png().toBuffer(), source);
    expect(bytes.length / source.length).toBeLessThan(1.6);
    const lossless = await paintScreen(SIZE).webp({ lossless: true }).toBuffer();
    const answer = paintPhoto(SIZE, 3).webp({ quality: 95 });
    const kept = (await finish(await answer.toBuffer(), lossless)).bytes;
    expect(readHeader(kept).lossless).toBe(true);
    expect(readHeader((await mark(lossless)).bytes).lossless).toBe(true);
    expect(await sharp(kept).raw().toBuffer()).toEqual(
      await sharp(await answer.toBuffer())
        .raw()
        .toBuffer(),
    );
  });

  it("is the model's own file, bit for bit, where that is stored so already", async () => {
    const source = await paintPhoto(SIZE).jpeg({ quality: 80 }).toBuffer();
    const answer = await paintPhoto(SIZE, 3).jpeg({ quality: 80 }).toBuffer();
    expect((await finish(answer, source)).bytes).toBe(answer);
  });

  it("weighs no more than its pixels need where the model wrote them in haste, and has every one of them", async () => {
    const source = await paintScreen(SIZE).png({ compressionLevel: 9, adaptiveFiltering: true }).toBuffer();
    const wanted = await paintPhoto(SIZE, 3).png({ compressionLevel: 6, adaptiveFiltering: true }).toBuffer();
    for (const image of [paintPhoto(SIZE, 3), paintPhoto(SIZE, 3).ensureAlpha(0.5)]) {
      const hasty = await image.png({ compressionLevel: 0 }).toBuffer();
      const { bytes } = await finish(hasty, source);
      expect(bytes.length).toBeLessThan(hasty.length);
      expect(await sharp(bytes).raw().toBuffer()).toEqual(await sharp(hasty).raw().toBuffer());
    }
    const { bytes } = await finish(await paintPhoto(SIZE, 3).png({ compressionLevel: 0 }).toBuffer(), source);
    expect(bytes.length).toBeLessThanOrEqual(wanted.length * 1.05);
    // What the model wrote with more care stays.
    expect((await finish(wanted, source)).bytes.length).toBeLessThanOrEqual(wanted.length);
  });

  it("loses nothing as a step of several, whatever its source is", async () => {
    const source = await paintScreen(SIZE).png({ palette: true }).toBuffer();
    const answer = await paintPhoto(SIZE).png().toBuffer();
    expect((await finish(answer, source, { isStep: true })).bytes).toBe(answer);
  });
});

describe("a TIFF with JPEG inside", () => {
  const save = (image: Sharp, quality: number) => image.tiff({ compression: "jpeg", quality }).toBuffer();

  it.each([50, 80, 95])("stays one, in quality and weight: %d", async (quality) => {
    for (const draw of [paintPhoto, (size: Size, shift?: number) => grey(paintPhoto(size, shift))]) {
      const source = await save(draw(SIZE), quality);
      expect(readHeader(source)).toMatchObject({ lossless: false, encoding: { quality, compression: 7 } });
      const answer = await draw(SIZE, 3).toColourspace("srgb").ensureAlpha().png().toBuffer();
      for (const { bytes } of [await finish(answer, source), await mark(source)]) {
        expect(readHeader(bytes).encoding).toMatchObject({ quality, compression: 7, grey: draw !== paintPhoto });
        expect(bytes.length / source.length).toBeLessThan(1.25);
      }
    }
  });

  it("does not where the edit made something transparent", async () => {
    const source = await save(paint(SIZE), 80);
    const { bytes } = await finish(await paint(SIZE, { alpha: true }).png().toBuffer(), source);
    expect(readHeader(bytes).encoding.compression).toBe(8);
    expect(await sharp(bytes).raw().toBuffer()).toEqual(await paint(SIZE, { alpha: true }).raw().toBuffer());
  });
});

describe("an AVIF is stored as its source", () => {
  /** Samples of colour for each of brightness, as the file's configuration says. */
  const chromaOf = (avif: Buffer) => {
    const flags = avif.readUInt8(avif.indexOf("av1C") + 6);
    return { across: flags & 8 ? 0.5 : 1, down: flags & 4 ? 0.5 : 1 };
  };
  const save = (image: Sharp, quality: number, chromaSubsampling: string) => image.avif({ quality, chromaSubsampling }).toBuffer();

  it.each([30, 50, 75, 92])("in weight and in samples of colour: quality %d", async (quality) => {
    for (const chroma of ["4:2:0", "4:4:4"]) {
      const source = await save(paintPhoto(SIZE), quality, chroma);
      const answer = await paintPhoto(SIZE, 3).png().toBuffer();
      const fair = (await save(sharp(answer), quality, chroma)).length;
      const { bytes } = await finish(answer, source);
      expect(chromaOf(bytes)).toEqual(chromaOf(source));
      expect(bytes.length / fair, chroma).toBeGreaterThan(0.75);
      // Grain, which is all of this picture, falls away at a quality of about 50, and with less effort a little later.
      expect(bytes.length / fair, chroma).toBeLessThan(quality === 50 ? 1.7 : 1.35);
      const marked = (await mark(source)).bytes;
      expect(chromaOf(marked)).toEqual(chromaOf(source));
      expect(marked.length / (await save(sharp(marked), quality, chroma)).length).toBeLessThan(1.35);
    }
  });

  it("without loss", async () => {
    const source = await paintPhoto(SIZE).avif({ lossless: true }).toBuffer();
    const answer = await paintPhoto(SIZE, 3).png().toBuffer();
    const { bytes } = await finish(answer, source);
    expect(await sharp(bytes).raw().toBuffer()).toEqual(await sharp(answer).raw().toBuffer());
    expect(readHeader(bytes).lossless).toBe(true);
    expect(readHeader((await mark(source)).bytes).lossless).toBe(true);
  });

  it("its quality is read from its first frame, whatever its size and tiles", async () => {
    const sizes = [
      { width: 1, height: 1 },
      { width: 5000, height: 70 },
      { width: 130, height: 4500 },
      { width: 2200, height: 1100 },
    ];
    const rows = [
      ...[1, 20, 40, 50, 60, 80, 99].map((quality) => ({ ...SIZE, quality })),
      ...sizes.map((size) => ({ ...size, quality: 70 })),
    ];
    for (const { quality, ...size } of rows) {
      const image = sharp({ create: { ...size, channels: 4, background: "#5678" } }).avif({
        quality,
        effort: 0,
        chromaSubsampling: "4:2:0",
      });
      const { lossless, encoding } = readHeader(await image.toBuffer());
      expect(Math.abs((encoding.quality ?? 0) - quality), `${quality} at ${size.width}`).toBeLessThan(4);
      expect(lossless).toBe(false);
    }
  });

  it("has all samples of colour where the source has half of them", async () => {
    const source = await save(paintPhoto(SIZE), 70, "4:4:4");
    const at = source.indexOf("av1C") + 6;
    source[at] = source.readUInt8(at) | 8;
    expect(chromaOf(source)).toEqual({ across: 0.5, down: 1 });
    expect(readHeader(source).encoding.coarseColour).toBe(false);
  });
});

/** A JPEG with as many samples of colour as `factors` say: each component in a scan of its own, all with the same tables. */
async function writeSampled(image: Sharp, { width, height }: Size, [across, down]: readonly [number, number]): Promise<Buffer> {
  const rgb = await image.raw().toBuffer();
  const weights = [
    [0.299, 0.587, 0.114, 0],
    [-0.168736, -0.331264, 0.5, 128],
    [0.5, -0.418688, -0.081312, 128],
  ] as const;
  const planes = await Promise.all(
    weights.map(async ([red, green, blue, base], component) => {
      const pixels = Buffer.alloc(width * height);
      for (let at = 0; at < pixels.length; at++) {
        const [r = 0, g = 0, b = 0] = rgb.subarray(at * 3);
        pixels[at] = Math.max(0, Math.min(255, red * r + green * g + blue * b + base));
      }
      const plane = await sharp(pixels, { raw: { width, height, channels: 1 } })
        .toColourspace("b-w")
        .png()
        .toBuffer();
      const sides = component === 0 ? [width, height] : [width / across, height / down];
      const small = sharp(plane).resize(sides[0], sides[1], { fit: "fill" }).toColourspace("b-w");
      return small.jpeg({ quality: 80, optimiseCoding: false }).toBuffer();
    }),
  );
  const [first] = planes;
  if (!first) throw new Error("no plane");
  const placeOf = (jpeg: Buffer, marker: number) => jpeg.indexOf(Buffer.from([0xff, marker]));
  const [frame, tables] = [placeOf(first, 0xc0), first.subarray(placeOf(first, 0xc0) + 13, placeOf(first, 0xda))];
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  const components = Buffer.from([0xff, 0xc0, 0, 17, 8, ...size, 3, 1, (across << 4) | down, 0, 2, 0x11, 0, 3, 0x11, 0]);
  const scans = planes.flatMap((plane, index) => [
    Buffer.from([0xff, 0xda, 0, 8, 1, index + 1, 0, 0, 63, 0]),
    plane.subarray(placeOf(plane, 0xda) + 10, -2),
  ]);
  return Buffer.concat([first.subarray(0, frame), components, tables, ...scans, Buffer.from([0xff, 0xd9])]);
}

describe("samples of colour in a JPEG", () => {
  const KINDS: [name: string, factors: readonly [number, number], kept: string][] = [
    ["4:2:2", [2, 1], "4:4:4"],
    ["4:4:0", [1, 2], "4:4:4"],
    ["4:2:0", [2, 2], "4:2:0"],
    ["4:1:1", [4, 1], "4:2:0"],
    ["4:4:4", [1, 1], "4:4:4"],
  ];
  it.each(KINDS)("are never fewer than in its source, in proportion: %s", async (_name, factors, kept) => {
    const source = await writeSampled(paintPhoto(SIZE), SIZE, factors);
    expect(distance(await readMean(source), await readMean(await paintPhoto(SIZE).png().toBuffer()))).toBeLessThan(4);
    const answer = await paintPhoto(SIZE, 3).png().toBuffer();
    for (const { bytes } of [await finish(answer, source), await mark(source)]) {
      expect((await look(bytes)).chromaSubsampling).toBe(kept);
      expect(bytes.length / source.length).toBeLessThan(1.3);
    }
  });
});

async function readMean(bytes: Buffer): Promise<number[]> {
  return (await sharp(bytes).stats()).channels.map(({ mean }) => mean);
}

describe("grey", () => {
  it("becomes colour where the edit adds some, and is not thrown away for a tint that nobody sees", async () => {
    const source = await grey(paintPhoto(SIZE)).png().toBuffer();
    const red = { input: { create: { width: 6, height: 6, channels: 3 as const, background: "#d02020" } }, left: 100, top: 50 };
    const dotted = await sharp(await paintPhoto(SIZE).greyscale().png().toBuffer())
      .toColourspace("srgb")
      .composite([red])
      .png()
      .toBuffer();
    expect((await look((await finish(dotted, source)).bytes)).channels).toBe(3);
    const pixels = await paintPhoto(SIZE).raw().toBuffer();
    for (let at = 0; at < pixels.length; at += 3) pixels.fill(pixels[at] ?? 0, at, at + 3);
    for (let at = 0; at < pixels.length; at += 3) pixels[at] = Math.min(255, (pixels[at] ?? 0) + 6);
    const tinted = await sharp(pixels, { raw: { ...SIZE, channels: 3 } })
      .png()
      .toBuffer();
    expect((await look((await finish(tinted, source)).bytes)).channels).toBe(1);
  });
});

describe("a palette", () => {
  const screen = () => paintScreen(SIZE).png({ palette: true }).toBuffer();

  it("stays one: the very colours where they are few, by the sandbox too", async () => {
    const source = await screen();
    const answer = await paintScreen(SIZE).negate({ alpha: false }).ensureAlpha().png().toBuffer();
    const { bytes } = await finish(answer, source);
    expect(await look(bytes)).toEqual(await look(source));
    expect(await sharp(bytes).raw().toBuffer()).toEqual(await sharp(answer).removeAlpha().raw().toBuffer());
    expect(bytes.length).toBeLessThan(1.2 * source.length);
    const marked = (await mark(source)).bytes;
    expect((await look(marked)).isPalette).toBe(true);
    expect(marked.length).toBeLessThan(2 * (await sharp(marked).png({ palette: true, effort: 10 }).toBuffer()).length);
  });

  it("stays one where the nearest colours are not seen, and does not where they are", async () => {
    const noisy = await paintScreen(SIZE).raw().toBuffer();
    const grain = randomBytes(noisy.length);
    for (let at = 0; at < noisy.length; at++) noisy[at] = Math.min(255, (noisy[at] ?? 0) + ((grain[at] ?? 0) % 7));
    const answer = await sharp(noisy, { raw: { ...SIZE, channels: 3 } })
      .png()
      .toBuffer();
    const { bytes } = await finish(answer, await screen());
    expect((await look(bytes)).isPalette).toBe(true);
    expect(bytes.length).toBeLessThan(0.75 * answer.length);
    const rainbow = await sharp(randomBytes(noisy.length), { raw: { ...SIZE, channels: 3 } })
      .png()
      .toBuffer();
    expect((await look((await finish(rainbow, await screen())).bytes)).isPalette).toBe(false);
  });

  it.each([2, 4, 16, 17, 256])("of %d colours is written without changing any, also interlaced and transparent", async (count) => {
    for (const { width, height } of [
      { width: 37, height: 29 },
      { width: 1, height: 300 },
      { width: 300, height: 1 },
    ]) {
      const pixels = Buffer.alloc(width * height * 4);
      for (let pixel = 0; pixel < width * height; pixel++) {
        const number = pixel % count;
        pixels.set([number, (number * 7) % 256, 255 - number, number % 3 === 0 ? 255 : 20 + (number % 200)], pixel * 4);
      }
      for (const interlaced of [false, true]) {
        const bytes = writeIndexedPng(pixels, { width, height }, { interlaced });
        if (!bytes) throw new Error("too many colours");
        expect(readHeader(bytes)).toMatchObject({ width, height, complete: true, encoding: { palette: true, progressive: interlaced } });
        expect(await sharp(bytes).ensureAlpha().raw().toBuffer()).toEqual(pixels);
      }
    }
    const more = Buffer.from(Array.from({ length: 257 }, (_, number) => [number % 256, number >> 8, 0, 255]).flat());
    expect(writeIndexedPng(more, { width: 257, height: 1 })).toBeUndefined();
  });
});

it.each([1, 3, 5, 6, 7, 8])("the density is turned with the picture: orientation %i", async (orientation) => {
  const jpeg = await paintPhoto(SIZE).withMetadata({ orientation }).jpeg().toBuffer();
  // Twice as many pixels an inch across as down.
  const jfif = Buffer.from([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, 0, 200, 0, 100, 0, 0]);
  const source = Buffer.concat([jpeg.subarray(0, 2), jfif, jpeg.subarray(2)]);
  const { width, height } = readHeader(source);
  const expected = orientation >= 5 ? { across: 100, down: 200 } : { across: 200, down: 100 };
  for (const format of ["jpeg", "png", "tiff"] as const) {
    const { bytes } = await finish(await paintPhoto({ width, height }, 3).png().toBuffer(), source, { format });
    const { density } = readHeader(bytes).encoding;
    expect({ across: Math.round(density?.across ?? 0), down: Math.round(density?.down ?? 0) }, format).toEqual(expected);
  }
  expect(readHeader(await mark(source).then(({ bytes }) => bytes)).encoding.density).toEqual(expected);
});

it("a GIF without a transparent colour gets none, and one with it keeps it", async () => {
  const opaque = await paintScreen(SIZE).gif().toBuffer();
  // The image library names one where there is room for it.
  const source = Buffer.from(opaque);
  const control = source.indexOf(Buffer.from([0x21, 0xf9, 4])) + 3;
  source.writeUInt8(source.readUInt8(control) & ~1, control);
  expect([readHeader(opaque).alpha, readHeader(source).alpha]).toEqual([true, false]);
  const { bytes } = await mark(source);
  expect(readHeader(bytes)).toMatchObject({ mediaType: "image/gif", alpha: false });
  expect((await sharp(bytes).ensureAlpha().extractChannel("alpha").raw().toBuffer()).every((value) => value === 255)).toBe(true);
  const transparent = await paint(SIZE, { alpha: true }).gif().toBuffer();
  expect(readHeader((await mark(transparent)).bytes).alpha).toBe(true);
});

it("a TIFF with a palette does not weigh three times as much", async () => {
  const { width, height } = SIZE;
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };
  const colours = Buffer.alloc(256 * 3 * 2);
  for (const [at, value] of [0x1e00, 0xf400, 0x3c00, 0xf400, 0xa000, 0xf400].entries()) {
    // All reds come first, then all greens.
    colours.writeUInt16LE(value, ((at >> 1) * 256 + (at & 1)) * 2);
  }
  const pixels = Buffer.from(Array.from({ length: width * height }, (_, at) => Number((at % width) % 40 < 20)));
  const entries = [
    ...[entry(256, 3, 1, width), entry(257, 3, 1, height), entry(258, 3, 1, 8), entry(259, 3, 1, 1), entry(262, 3, 1, 3)],
    ...[entry(273, 4, 1, 8), entry(277, 3, 1, 1), entry(278, 3, 1, height), entry(279, 4, 1, pixels.length)],
    entry(320, 3, 768, 8 + pixels.length),
  ];
  const head = Buffer.from("II*\0\0\0\0\0", "latin1");
  head.writeUInt32LE(8 + pixels.length + colours.length, 4);
  const source = Buffer.concat([head, pixels, colours, Buffer.from([entries.length, 0]), ...entries, Buffer.alloc(4)]);
  expect(readHeader(source).encoding.palette).toBe(true);
  const { bytes } = await mark(source);
  expect(bytes.length).toBeLessThan(source.length);
  expect(distance([...(await sharp(bytes).removeAlpha().raw().toBuffer()).subarray(0, 3)], [0xf4, 0xf4, 0xf4])).toBeLessThan(16);
});

it.each(["none", "lzw", "packbits", "ccittfax4"] as const)("a TIFF of one bit does not weigh 24 times as much: %s", async (compression) => {
  const page = paintScreen(SIZE).greyscale().threshold(128).toColourspace("b-w");
  const source = await page.tiff({ compression, bitdepth: 1, predictor: "none" }).toBuffer();
  expect(readHeader(source).encoding).toMatchObject({ grey: true, palette: true });
  const answer = await sharp(source).toColourspace("srgb").negate({ alpha: false }).ensureAlpha().png().toBuffer();
  const { bytes } = await finish(answer, source);
  expect((await look(bytes)).channels).toBe(1);
  expect(bytes.length).toBeLessThan(2 * source.length);
  expect((await mark(source)).bytes.length).toBeLessThan(2 * source.length + 4096);
});

it("a TIFF without a density gets none", async () => {
  const source = await paintPhoto(SIZE).tiff({ compression: "lzw" }).toBuffer();
  const start = source.readUInt32LE(4);
  const entries = Array.from({ length: source.readUInt16LE(start) }, (_, index) => start + 2 + index * 12);
  const unit = entries.find((at) => source.readUInt16LE(at) === 296);
  source.writeUInt16LE(1, (unit ?? Number.NaN) + 8);
  expect(readHeader(source).encoding.density).toBeUndefined();
  expect(readHeader((await mark(source)).bytes).encoding.density).toBeUndefined();
});

describe("another format than the source's", () => {
  it("has its own usual settings, and the source's density, grey and lack of alpha", async () => {
    const photo = await paintPhoto(SIZE).withMetadata({ density: 300 }).jpeg({ quality: 60, progressive: true }).toBuffer();
    const answer = await paintPhoto(SIZE, 3).ensureAlpha().png().toBuffer();
    const png = await look((await finish(answer, photo, { format: "png" })).bytes);
    expect(png).toMatchObject({ channels: 3, density: 300, isProgressive: false });
    const scan = await grey(paintPhoto(SIZE)).png().toBuffer();
    const jpeg = (await finish(await paintPhoto(SIZE, 3).greyscale().png().toBuffer(), scan, { format: "jpeg" })).bytes;
    expect(await look(jpeg)).toMatchObject({ channels: 1, isProgressive: false });
    expect(readHeader(jpeg).encoding.quality).toBe(90);
  });
});

it("colours of 16 bits go by their profile, in this engine too", async () => {
  const shown = async (bytes: Buffer) => (await readPatches((await finish(bytes, bytes)).bytes, 1))[0]?.slice(0, 3);
  const p3 = patchPng({ colours: [[220, 40, 30]], depth: 16, profile: rgbProfile("Display P3", "p3", "srgb") });
  const lines = patchPng({ colours: [[128]], depth: 16, profile: greyProfile("Linear", "linear") });
  expect(distance((await shown(p3)) ?? [], [240, 0, 0])).toBeLessThan(3);
  expect(distance((await shown(lines)) ?? [], [188, 188, 188])).toBeLessThan(3);
});
