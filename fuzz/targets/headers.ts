import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { RetouchError } from "../../src/errors.ts";
import { finishPicture } from "../../src/pixels/finish-picture.ts";
import { MAX_STEPS, Steps } from "../../src/pixels/formats/steps.ts";
import { readHeader, stripMetadata } from "../../src/pixels/header.ts";

/*
 * Files of each format, damaged and made hostile: their headers are read within the steps that they may take, to a header that makes
 * sense or a refusal of ours; and what is accepted leaves the decoder as a picture or a refusal.
 */

/** One accepted file in so many is decoded too, which takes a thousand times as long. */
const DECODED = 64;
const CODES = ["invalid-image", "unsupported-image", "too-large", "lfs-pointer"];

export const target = {
  name: "headers",
  /** @returns how many inputs were tried. @throws with what gives the input again. */
  run: async ({ seed, milliseconds }: { seed: number; milliseconds: number }): Promise<number> => {
    const random = createRandom(seed);
    const originals = await makeOriginals();
    const end = performance.now() + milliseconds;
    let runs = 0;
    for (let accepted = 0; runs === 0 || performance.now() < end; runs++) {
      const bytes = damage(random.pick(originals), originals, random);
      try {
        if (checkHeader(bytes) && ++accepted % DECODED === 0) await checkDecoder(bytes);
      } catch (error) {
        const start = bytes.subarray(0, 4096).toString("base64");
        throw new Error(`seed ${seed}, input ${runs} (${bytes.length} bytes, ${start}): ${String(error)}`, { cause: error });
      }
    }
    return runs;
  },
};

/** @returns true when it was accepted. */
function checkHeader(bytes: Buffer): boolean {
  const steps = new Steps();
  const looks = countLooks(bytes);
  let isAccepted = false;
  try {
    const header = readHeader(bytes, steps);
    isAccepted = true;
    for (const side of [header.width, header.height]) assert.ok(Number.isSafeInteger(side) && side > 0, `a side of ${side}`);
    assert.ok(header.decodedBytes >= 0 && Number.isFinite(header.decodedBytes), `${header.decodedBytes} bytes`);
    const stripped = stripMetadata(bytes, header.mediaType) ?? bytes;
    // What has no end mark gets one.
    assert.ok(stripped.length <= bytes.length + 12, "longer without metadata");
  } catch (error) {
    checkRefusal(error);
  }
  // The refusal may come in the middle of a part.
  assert.ok(steps.used <= MAX_STEPS + 256 * 1024, `${steps.used} steps`);
  // Reading and stripping, some ten looks for each part; and what comes before the first.
  assert.ok(looks() <= 30 * steps.used + 400, `${looks()} looks in ${steps.used} steps`);
  return isAccepted;
}

function checkRefusal(error: unknown): void {
  assert.ok(error instanceof RetouchError && CODES.includes(error.code), String(error instanceof Error ? error.stack : error));
  assert.doesNotMatch(error.message, /[\r\n]/);
}

async function checkDecoder(bytes: Buffer): Promise<void> {
  try {
    const { bytes: finished } = await finishPicture({ answer: bytes, wanted: { fit: "cover", format: "png" } });
    assert.equal(readHeader(finished).mediaType, "image/png");
  } catch (error) {
    checkRefusal(error);
    assert.doesNotMatch(String(error), /crashed/);
  }
}

/** Counts the calls of a buffer's own methods, by which the readers' loops look at a file. */
function countLooks(bytes: Buffer): () => number {
  let looks = 0;
  const methods = [
    "readUInt8",
    "readUInt16BE",
    "readUInt16LE",
    "readUInt32BE",
    "readUInt32LE",
    "readUIntBE",
    "readUIntLE",
    "indexOf",
    "toString",
  ];
  for (const name of methods) {
    const method: unknown = Reflect.get(bytes, name);
    assert.ok(typeof method === "function");
    const counted = (...args: unknown[]): unknown => {
      looks++;
      return Reflect.apply(method, bytes, args);
    };
    Object.defineProperty(bytes, name, { value: counted });
  }
  return () => looks;
}

interface Random {
  /** An integer from 0 to below a limit. */
  below(limit: number): number;
  pick<T>(values: readonly T[]): T;
}

/** Mulberry32. */
function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error("nothing to pick from");
      return value;
    },
  };
}

type Damage = (bytes: Buffer, originals: readonly Buffer[], random: Random) => Buffer;

/** Numbers that lengths, counts and offsets are tried with. */
const EXTREMES = [0, 1, 2, 7, 8, 12, 0x7f, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff];
/** Parts that are small, and of which a file can therefore have very many. */
const PARTS = [
  Buffer.alloc(1),
  Buffer.from([0xff, 0]),
  Buffer.from([0xff, 0xff]),
  Buffer.from([1, 0]),
  Buffer.from([0x21, 0xf9, 0]),
  Buffer.from([0xff, 0xe1, 0, 2]),
  Buffer.from("\0\0\0\x08free", "latin1"),
  Buffer.from("\0\0\0\x08meta", "latin1"),
  Buffer.from("VP8 \0\0\0\0", "latin1"),
  Buffer.from("\0\0\0\0IDAT\0\0\0\0", "latin1"),
  bomb(),
];

/** A PNG's profile that is four thousand times as long when it is inflated. */
function bomb(): Buffer {
  const deflated = deflateSync(Buffer.alloc(4 << 20));
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from("iCCPa\0\0", "latin1"), deflated, Buffer.alloc(4)]);
  chunk.writeUInt32BE(deflated.length + 3);
  return chunk;
}

const DAMAGES: Damage[] = [
  (bytes, _originals, { below }) => bytes.subarray(0, below(bytes.length)),
  (bytes, _originals, { below }) => {
    for (let count = 1 + below(8); count > 0; count--) bytes[below(Math.min(bytes.length, 600))] = below(256);
    return bytes;
  },
  (bytes, _originals, { below, pick }) => {
    const at = below(Math.min(bytes.length - 4, 600));
    if (below(2) === 0) bytes.writeUInt32BE(pick(EXTREMES), at);
    else bytes.writeUInt32LE(pick(EXTREMES), at);
    return bytes;
  },
  (bytes, _originals, { below, pick }) => {
    const part = pick(PARTS);
    const at = below(Math.min(bytes.length, 600));
    const count = below(below(20) === 0 ? (6 << 20) / part.length : 50);
    return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(part.length * count, part), bytes.subarray(at)]);
  },
  (bytes, originals, { below, pick }) => {
    const other = pick(originals);
    const from = below(other.length);
    const at = below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), other.subarray(from, from + below(300)), bytes.subarray(at)]);
  },
  (bytes, _originals, { below }) => {
    const from = below(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + below(40))]);
  },
];

function damage(original: Buffer, originals: readonly Buffer[], random: Random): Buffer {
  let bytes: Buffer = Buffer.from(original);
  for (let count = random.below(4); count > 0 && bytes.length > 16; count--) bytes = random.pick(DAMAGES)(bytes, originals, random);
  // A buffer of its own, whose methods are counted.
  return Buffer.from(bytes);
}

async function makeOriginals(): Promise<Buffer[]> {
  const pixels = Buffer.from(Array.from({ length: 24 * 16 * 4 }, (_, index) => (index * 37) % 256));
  const picture = () => sharp(pixels, { raw: { width: 24, height: 16, channels: 4 } });
  const plain = () => picture().removeAlpha();
  const exif = { IFD0: { Orientation: "6", Make: "Camera" } };
  return Promise.all(
    [
      picture().png(),
      plain().png({ progressive: true }).withIccProfile("p3"),
      plain().toColourspace("rgb16").png().withExif(exif),
      picture().png({ palette: true }),
      plain().jpeg().withIccProfile("p3").withExif(exif),
      plain().jpeg({ progressive: true, chromaSubsampling: "4:4:4" }),
      plain().toColourspace("cmyk").jpeg(),
      plain().webp().withExif(exif),
      picture().webp({ lossless: true }).withIccProfile("srgb"),
      picture().gif(),
      picture().avif({ effort: 0 }),
      plain().avif({ effort: 0, bitdepth: 10 }).withExif(exif),
      picture().tiff({ compression: "lzw" }),
      plain().tiff({ compression: "jpeg" }).withExif(exif),
      plain().tiff({ tile: true, tileWidth: 16, tileHeight: 16, compression: "deflate" }),
    ].map((image) => image.toBuffer()),
  );
}
