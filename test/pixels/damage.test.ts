import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { readHeader } from "../../src/pixels/header.ts";
import { preparePicture } from "../../src/pixels/prepare-picture.ts";
import { AS_IT_IS, finish } from "./edits.ts";

/** Numbers from 0 to 1, the same in each run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Waves with some grain, so that no two places of it are alike. */
function paintWaves(width: number, height: number) {
  const random = createRandom(7);
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (const wave of [x / 17, y / 23, (x + y) / 31]) pixels[at++] = 128 + 90 * Math.sin(wave) + 30 * random();
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

async function judge(source: Buffer): Promise<string> {
  const prepare = async () => preparePicture(source, readHeader(source), AS_IT_IS);
  return prepare().then(
    () => "edited",
    ({ code }) => code,
  );
}

type Damage = (bytes: Buffer, at: number, random: () => number) => Buffer;
const END = Buffer.from([0xff, 0xd9]);
const overwrite = (bytes: Buffer, at: number, data: Buffer) =>
  Buffer.concat([bytes.subarray(0, at), data, bytes.subarray(at + data.length)]);

/** At a place between the start of the pixels and the end mark, which is two bytes long. */
const DAMAGES: Record<string, Damage> = {
  "cut off, with an end mark": (bytes, at) => Buffer.concat([bytes.subarray(0, at), END]),
  "never written from there on": (bytes, at) => overwrite(bytes, at, Buffer.alloc(bytes.length - 2 - at)),
  "never written, without an end mark": (bytes, at) => overwrite(bytes, at, Buffer.alloc(bytes.length - at)),
  "the last bytes lost": (bytes, _at, random) => Buffer.concat([bytes.subarray(0, bytes.length - 2 - Math.ceil(20 * random())), END]),
};
/** It may be that what is there instead is whole blocks, and as many. */
const LIKELY: Record<string, Damage> = {
  "a hole": (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.min(at + 200, bytes.length - 2))]),
  "zeros in the middle": (bytes, at) => overwrite(bytes, at, Buffer.alloc(Math.min(200, bytes.length - 2 - at))),
  "other bytes in the middle": (bytes, at, random) =>
    overwrite(bytes, at, Buffer.from(Array.from({ length: Math.min(200, bytes.length - 2 - at) }, () => Math.floor(255 * random())))),
};
const frameOf = (jpeg: Buffer) => jpeg.indexOf(Buffer.from([0xff, 0xc0]));
/** What viewers show whole. */
const ODDITIES: Record<string, (jpeg: Buffer) => Buffer> = {
  "zeros before the end mark": (jpeg) => Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(3), END]),
  "fill bytes before the end mark": (jpeg) => Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(4, 0xff), END]),
  "ones before the end mark": (jpeg) => Buffer.concat([jpeg.subarray(0, -2), Buffer.from([0xff, 0]), END]),
  "more behind the end mark": (jpeg) => Buffer.concat([jpeg, Buffer.alloc(3000, 7)]),
  "more rows than its header tells of": (jpeg) => {
    const other = Buffer.from(jpeg);
    other.writeUInt16BE(jpeg.readUInt16BE(frameOf(jpeg) + 5) - 37, frameOf(jpeg) + 5);
    return other;
  },
};

const JPEGS = ["4:4:4", "4:2:0"].flatMap((chromaSubsampling) =>
  [true, false].flatMap((optimiseCoding) =>
    [45, 85].map((quality) => ({ chromaSubsampling, optimiseCoding, quality, progressive: false })),
  ),
);
const PLACES = 6;

describe("a JPEG with an end mark", () => {
  const save = async (settings: (typeof JPEGS)[number]) => {
    const jpeg = await paintWaves(317, 203).jpeg(settings).toBuffer();
    return { jpeg, start: jpeg.indexOf(Buffer.from([0xff, 0xda])) + 14 };
  };
  const damageAll = async (damage: Damage): Promise<string[]> => {
    const random = createRandom(11);
    const verdicts: string[] = [];
    for (const settings of JPEGS) {
      const { jpeg, start } = await save(settings);
      for (let place = 0; place < PLACES; place++)
        verdicts.push(await judge(damage(jpeg, Math.floor(start + (0.02 + 0.96 * random()) * (jpeg.length - 2 - start)), random)));
    }
    return verdicts;
  };

  it.each(Object.entries(DAMAGES))("is refused before anything is sent: %s", async (_name, damage) => {
    expect(new Set(await damageAll(damage))).toEqual(new Set(["invalid-image"]));
  });

  it.each(Object.entries(LIKELY))("is refused in nearly all cases: %s", async (_name, damage) => {
    const verdicts = await damageAll(damage);
    expect(verdicts.filter((verdict) => verdict === "invalid-image").length).toBeGreaterThan(0.85 * verdicts.length);
  });

  it.each(Object.entries(ODDITIES))("is edited where viewers show all of it: %s", async (_name, make) => {
    for (const settings of JPEGS) expect(await judge(make((await save(settings)).jpeg)), JSON.stringify(settings)).toBe("edited");
  });

  it("is taken as an answer, which was paid for, where the decoder shows all of it", async () => {
    const { jpeg } = await save({ chromaSubsampling: "4:2:0", optimiseCoding: true, quality: 85, progressive: false });
    const odd = ODDITIES["zeros before the end mark"]?.(jpeg) ?? jpeg;
    await expect(finish(jpeg, odd)).resolves.toMatchObject({ mediaType: "image/jpeg" });
    await expect(finish(jpeg, jpeg.subarray(0, -200))).rejects.toMatchObject({ code: "invalid-image" });
  });
});

describe("a damaged file of another format, with its end in place", () => {
  it("a GIF that lacks rows", async () => {
    const gif = await paintWaves(120, 90).gif().toBuffer();
    const end = gif.length - 1;
    for (const share of [0.3, 0.6, 0.9]) {
      const at = Math.floor(end * share);
      expect(await judge(Buffer.concat([gif.subarray(0, at), Buffer.alloc(end - at), gif.subarray(end)]))).toBe("invalid-image");
    }
    expect(await judge(gif)).toBe("edited");
  });

  it.each(["ccittfax4", "jpeg", "lzw"] as const)("a TIFF of which a part was never written: %s", async (compression) => {
    const isFax = compression === "ccittfax4";
    const image = isFax ? paintWaves(240, 200).greyscale().threshold(150).toColourspace("b-w") : paintWaves(240, 200);
    const tiff = await image.tiff({ compression, quality: 80, predictor: "none", ...(isFax && { bitdepth: 1 }) }).toBuffer();
    expect(await judge(tiff)).toBe("edited");
    const { start, length } = findStrips(tiff);
    for (const share of [0.3, 0.6]) {
      const at = Math.floor(start + length * share);
      expect(await judge(overwrite(tiff, at, Buffer.alloc(start + length - at))), `from ${share} on`).toBe("invalid-image");
    }
  });

  it("a TIFF with tags that its decoder warns of is whole", async () => {
    const tiff = await paintWaves(64, 48).tiff({ compression: "lzw", xres: 10, yres: 10 }).toBuffer();
    // An entry that comes twice in another order: nobody sorts by it.
    const { entries } = findStrips(tiff);
    const odd = Buffer.from(tiff);
    const [last = 0, before = 0] = [entries.at(-1), entries.at(-2)];
    tiff.copy(odd, last, before, before + 12);
    tiff.copy(odd, before, last, last + 12);
    await expect(sharp(odd, { failOn: "warning" }).raw().toBuffer()).rejects.toThrow(/not sorted/);
    expect(await judge(odd)).toBe("edited");
  });
});

/** Where a little-endian TIFF has its entries, and its pixels, which are one after another. */
function findStrips(tiff: Buffer): { start: number; length: number; entries: number[] } {
  const directory = tiff.readUInt32LE(4);
  const entries = Array.from({ length: tiff.readUInt16LE(directory) }, (_, index) => directory + 2 + index * 12);
  const list = (tag: number): number[] => {
    const entry = entries.find((at) => tiff.readUInt16LE(at) === tag) ?? Number.NaN;
    const [size, count] = [tiff.readUInt16LE(entry + 2) === 3 ? 2 : 4, tiff.readUInt32LE(entry + 4)];
    const from = size * count <= 4 ? entry + 8 : tiff.readUInt32LE(entry + 8);
    return Array.from({ length: count }, (_, index) => tiff.readUIntLE(from + index * size, size));
  };
  const [offsets, counts] = [list(273), list(279)];
  return { start: offsets[0] ?? 0, length: (offsets.at(-1) ?? 0) + (counts.at(-1) ?? 0) - (offsets[0] ?? 0), entries };
}
