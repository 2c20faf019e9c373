import { readFile } from "node:fs/promises";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { findVersion } from "../../src/pixels/versions.ts";

type Make = (image: Sharp) => Sharp;

/** Upright, since what is made of it forgets how it was turned. */
const read = async (name: string) => make(await readFile(`examples/${name}`), (image) => image.autoOrient());
const make = (bytes: Buffer, change: Make) => change(sharp(bytes)).toBuffer();
const svg = (size: { width: number; height: number }, content: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${content}</svg>`);

async function draw(bytes: Buffer, content: (size: { width: number; height: number }) => string): Promise<Buffer> {
  const { width, height } = await sharp(bytes).metadata();
  return make(bytes, (image) => image.composite([{ input: svg({ width, height }, content({ width, height })) }]));
}

/** What models do: all of it in another light, one thing taken away, and texts replaced. */
const EDITS: Record<string, (original: Buffer) => Promise<Buffer>> = {
  relit: (original) => make(original, (image) => image.modulate({ brightness: 0.8, hue: 90 })),
  cleared: (original) =>
    draw(
      original,
      ({ width, height }) => `<rect x="${width * 0.3}" y="${height * 0.3}" width="${width * 0.3}" height="${height * 0.4}" fill="#88c"/>`,
    ),
  translated: (original) =>
    draw(
      original,
      ({ width, height }) =>
        `<rect x="${width * 0.1}" y="${height * 0.1}" width="${width * 0.3}" height="${height * 0.08}" fill="#fff"/><text x="${width * 0.11}" y="${height * 0.16}" font-size="${height * 0.05}" font-family="sans-serif">Einstellungen</text>`,
    ),
};

/** A word of a person, in a place where the edit is not. */
const note = (bytes: Buffer) =>
  draw(
    bytes,
    ({ width, height }) =>
      `<text x="${width * 0.6}" y="${height * 0.9}" font-size="${height * 0.03}" font-family="sans-serif" fill="#c00">note</text>`,
  );

const OF_ALL = { "with metadata": (result: Buffer) => make(result, (image) => image.withExif({ IFD0: { Copyright: "us" } })) };

/** What optimizers do with files of a format, which they keep. */
const RECOMPRESSED: Record<string, Record<string, (result: Buffer) => Promise<Buffer>>> = {
  png: {
    ...OF_ALL,
    "packed better": (result) => make(result, (image) => image.png({ compressionLevel: 9, adaptiveFiltering: true })),
    "as lossless WebP": (result) => make(result, (image) => image.webp({ lossless: true })),
  },
  jpg: {
    ...OF_ALL,
    "at 80": (result) => make(result, (image) => image.jpeg({ quality: 80 })),
    "by mozjpeg": (result) => make(result, (image) => image.jpeg({ quality: 75, mozjpeg: true })),
    "as WebP": (result) => make(result, (image) => image.webp({ quality: 80 })),
  },
};

/** Few colours are enough for it. */
const WITH_PALETTE = { "with a palette": (result: Buffer) => make(result, (image) => image.png({ palette: true })) };

const TOUCHED: Record<string, (result: Buffer) => Promise<Buffer>> = {
  "with a word": note,
  brighter: (result) => make(result, (image) => image.modulate({ brightness: 1.15 })),
  smaller: (result) => make(result, (image) => image.resize(400)),
  cropped: async (result) => {
    const { width, height } = await sharp(result).metadata();
    const [left, top] = [Math.round(width * 0.08), Math.round(height * 0.06)];
    return make(result, (image) => image.extract({ left, top, width: Math.round(width * 0.7), height: Math.round(height * 0.9) }));
  },
};

const RETAKEN: Record<string, (original: Buffer) => Promise<Buffer>> = {
  "with a change": note,
  "in a smaller window": async (original) => {
    const { width, height } = await sharp(original).metadata();
    return make(await note(original), (image) => image.extract({ left: 0, top: 0, width, height: Math.round(height * 0.8) }));
  },
  "at twice the size": async (original) => {
    const { width } = await sharp(original).metadata();
    return make(await note(original), (image) => image.resize(width * 2));
  },
  "of something else": async (original) => read((await sharp(original).metadata()).height === 750 ? "photo.jpg" : "app-screenshot.png"),
};

describe.each([
  ["app-screenshot.png", "translated"],
  ["banner.png", "cleared"],
  ["photo.jpg", "relit"],
])("%s, %s", (name, edit) => {
  const prepare = async () => {
    const original = await read(name);
    return { original, result: (await EDITS[edit]?.(original)) ?? original };
  };
  const recompressed = { ...RECOMPRESSED[name.slice(-3)], ...(name === "app-screenshot.png" && WITH_PALETTE) };

  it.each([
    ["the result, but for its compression", "result", "result", recompressed],
    ["the original, but for its compression", "original", "original", { ...OF_ALL }],
    ["touched up, where somebody changed the result", "touched-up", "result", TOUCHED],
    ["another picture, where it was taken again", "other", "original", RETAKEN],
  ] as const)("is %s", async (_title, version, from, changes) => {
    const known = await prepare();
    for (const [how, change] of Object.entries(changes))
      expect([how, await findVersion({ ...known, file: await change(known[from]) })]).toEqual([how, version]);
  });
});
