import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { measureScene } from "../../bench/fidelity-run.ts";
import { type Distortion, distort, drawScene, type Pixels } from "../../bench/fidelity-scenes.ts";
import { layUpon } from "../../src/pixels/fidelity/axis-map.ts";
import { examine } from "../../src/pixels/fidelity/examine.ts";
import type { KeepWish } from "../../src/pixels/fidelity/keep-source.ts";
import { finishPicture } from "../../src/pixels/finish-picture.ts";
import { readHeader } from "../../src/pixels/header.ts";

const SIZE = { width: 480, height: 320 };
/** A model that answers at a size of its own, larger by 2 % and off by some pixels, softer, in another tone, as a JPEG. */
const SPOILED: Distortion = {
  size: { width: 624, height: 416 },
  zoom: { x: 1.02, y: 1.018 },
  shift: { x: 2.6, y: -1.7 },
  softness: 0.5,
  tone: { gain: 0.97, offset: [4, -2, 1], gamma: 1.02 },
  jpeg: 90,
};
const PLACE = { left: 200, top: 140, width: 60, height: 40 };
const toSharp = ({ data, width, height }: Pixels) => sharp(data, { raw: { width, height, channels: 3 } });
const toPixels = async (bytes: Buffer): Promise<Pixels> => ({ ...SIZE, data: await sharp(bytes).removeAlpha().raw().toBuffer() });
const { source: photo } = await drawScene("photo", 3, SIZE);
const source = await toSharp(photo).png().toBuffer();

/** The photo with a red place. */
const edited = await toPixels(
  await toSharp(photo)
    .composite([{ input: { create: { ...PLACE, channels: 3, background: "#c01010" } }, left: PLACE.left, top: PLACE.top }])
    .png()
    .toBuffer(),
);

async function finish(answer: Buffer, keep?: KeepWish, { from = source, format = "png" as const } = {}) {
  return finishPicture({ answer, source: from, header: readHeader(from), wanted: { size: SIZE, fit: "cover", format }, keep });
}

/** The pixels that are not what they were, with their alpha. */
async function listChanged(result: Buffer, from = source): Promise<{ x: number; y: number }[]> {
  const [a, b] = await Promise.all([from, result].map((bytes) => sharp(bytes).ensureAlpha().raw().toBuffer()));
  const changed: { x: number; y: number }[] = [];
  for (let at = 0; at < SIZE.width * SIZE.height; at++)
    if (a?.readUInt32LE(at * 4) !== b?.readUInt32LE(at * 4)) changed.push({ x: at % SIZE.width, y: Math.floor(at / SIZE.width) });
  return changed;
}

const isNear = ({ x, y }: { x: number; y: number }, by: number) =>
  x >= PLACE.left - by && x < PLACE.left + PLACE.width + by && y >= PLACE.top - by && y < PLACE.top + PLACE.height + by;

describe("outside of what an edit changed", () => {
  it("all pixels are the source's, though the model moved, softened and toned the picture", async () => {
    const { bytes, fidelity, changedShare, warnings } = await finish(await distort(edited, SPOILED), { keep: "change", isExplicit: true });
    const changed = await listChanged(bytes);
    expect(changed.filter((pixel) => !isNear(pixel, 14))).toEqual([]);
    expect(changed.length).toBeGreaterThan(PLACE.width * PLACE.height * 0.99);
    const centre = await sharp(bytes).removeAlpha().extract({ left: 225, top: 155, width: 1, height: 1 }).raw().toBuffer();
    expect([...centre].map((value, index) => Math.abs(value - ([0xc0, 0x10, 0x10][index] ?? 0)))).toSatisfy(
      (apart: number[]) => Math.max(...apart) < 12,
    );
    expect(warnings).toEqual([]);
    // The model is known by what it did.
    expect(fidelity?.zoom.x).toBeCloseTo(1.02, 3);
    expect(fidelity?.zoom.y).toBeCloseTo(1.018, 3);
    expect(Math.abs((fidelity?.shift.x ?? 0) - 2.6)).toBeLessThan(0.25);
    expect(Math.abs((fidelity?.shift.y ?? 0) + 1.7)).toBeLessThan(0.25);
    expect(fidelity).toMatchObject({ ssimOutside: 1, deltaEOutside: 0, answer: { width: 624, height: 416, format: "jpeg" } });
    expect(fidelity?.tone).toBeGreaterThan(1);
    expect(changedShare).toBeCloseTo((PLACE.width * PLACE.height) / (SIZE.width * SIZE.height), 2);
    expect(fidelity?.preserved).toBeGreaterThan(0.96);
  });

  it("transparency is the source's too, where the model has lost it", async () => {
    const rgba = await toSharp(photo).ensureAlpha().raw().toBuffer();
    for (let y = 10; y < 60; y++) for (let x = 10; x < 60; x++) rgba[(y * SIZE.width + x) * 4 + 3] = x < 35 ? 0 : 128;
    const cut = await sharp(rgba, { raw: { ...SIZE, channels: 4 } })
      .png()
      .toBuffer();
    const red = { input: { create: { ...PLACE, channels: 3, background: "#c01010" } as const }, left: PLACE.left, top: PLACE.top };
    const answer = await sharp(await sharp(cut).flatten({ background: "white" }).composite([red]).png().toBuffer())
      .jpeg({ quality: 92 })
      .toBuffer();
    const { bytes, warnings } = await finish(answer, { keep: "change" }, { from: cut });
    expect((await listChanged(bytes, cut)).filter((pixel) => !isNear(pixel, 14))).toEqual([]);
    expect(warnings).toEqual([{ code: "transparency-restored" }]);
  });

  it.each(["black", "white", "#30a060"])("what a model draws on %s where the source is transparent is no change", async (background) => {
    const size = { width: 400, height: 300 };
    const draw = (dot: string) =>
      sharp(
        Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><circle cx="200" cy="150" r="90" fill="#2050a0"/><path d="M60 240 L340 240 L330 270 L70 270 Z" fill="#404040"/><text x="130" y="160" font-size="40" font-family="sans-serif" fill="#fff">Logo</text><circle cx="200" cy="200" r="14" fill="${dot}"/></svg>`,
        ),
      );
    const cut = await draw("#2050a0").png().toBuffer();
    const answer = await draw("#f0c020").flatten({ background }).removeAlpha().png().toBuffer();
    for (const keep of ["all", "change"] as const) {
      const parts = { answer, source: cut, header: readHeader(cut), wanted: { size, fit: "cover", format: "png" } as const };
      const { fidelity, changedShare, warnings } = await finishPicture({ ...parts, keep: { keep, isLimited: true } });
      expect(warnings).toEqual([{ code: "transparency-restored" }]);
      expect(fidelity?.confidence).toBeGreaterThan(0.9);
      expect(fidelity?.changed).toBeCloseTo((Math.PI * 14 ** 2) / (400 * 300), 2);
      expect(fidelity?.tone).toBeLessThan(1);
      expect(changedShare).toBe(fidelity?.changed);
      const [region, ...others] = fidelity?.regions ?? [];
      expect(others).toEqual([]);
      expect(Math.abs((region?.x ?? 0) - 186)).toBeLessThanOrEqual(6);
    }
  });

  it("a broad change of tone is an edit, and stays", async () => {
    const night = await toSharp(photo).linear(0.5, 0).png().toBuffer();
    const { bytes, warnings } = await finish(night, { keep: "change", isExplicit: true });
    expect(bytes.equals(night)).toBe(true);
    expect(warnings).toEqual([{ code: "nothing-preserved", isAll: true }]);
  });

  it("nothing is restored where the model shows another scene, and a notice says so", async () => {
    const other = await toSharp((await drawScene("photo", 8, SIZE)).source)
      .png()
      .toBuffer();
    const { bytes, fidelity, changedShare, warnings } = await finish(other, { keep: "change", isExplicit: true });
    expect(bytes.equals(other)).toBe(true);
    expect(warnings).toEqual([{ code: "not-aligned", isMasked: false }]);
    expect(fidelity?.confidence).toBeLessThan(0.2);
    // All figures are of what differs to see.
    expect(fidelity?.changed).toBeGreaterThan(0.3);
    expect(fidelity).toMatchObject({ changed: changedShare, changedOutside: changedShare, tone: 0, regions: [], zoom: { x: 1, y: 1 } });
    expect(fidelity?.preserved).toBeNull();
  });
});

describe("a mask", () => {
  it("is kept to, to the pixel, whatever the model shows", async () => {
    const mask = await sharp({ create: { ...SIZE, channels: 3, background: "black" } })
      .composite([{ input: { create: { ...PLACE, channels: 3, background: "white" } }, left: PLACE.left, top: PLACE.top }])
      .png()
      .toBuffer();
    const other = await toSharp((await drawScene("photo", 8, SIZE)).source)
      .png()
      .toBuffer();
    const { bytes, warnings } = await finish(other, { keep: "mask", mask, isExplicit: true });
    const changed = await listChanged(bytes);
    expect(changed.filter((pixel) => !isNear(pixel, 0))).toEqual([]);
    expect(changed.length).toBeGreaterThan(PLACE.width * PLACE.height * 0.8);
    expect(warnings).toEqual([{ code: "not-aligned", isMasked: true }]);
  });

  it("that is white everywhere leaves the answer as it is, without a warning", async () => {
    const mask = await sharp({ create: { ...SIZE, channels: 3, background: "white" } })
      .png()
      .toBuffer();
    const answer = await toSharp(edited).png().toBuffer();
    const { bytes, warnings } = await finish(answer, { keep: "mask", mask, isExplicit: true });
    expect(await listChanged(bytes, answer)).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it("tells what changed outside of it", async () => {
    const mask = await sharp({ create: { ...SIZE, channels: 3, background: "black" } })
      .png()
      .toBuffer();
    const { fidelity } = await finish(await distort(edited, SPOILED), { keep: "all", mask, isLimited: true });
    expect(fidelity?.changedOutside).toBeCloseTo((PLACE.width * PLACE.height) / (SIZE.width * SIZE.height), 2);
  });
});

it.each(["change", "all"] as const)("the region that the edit changed is named (kept: %s)", async (keep) => {
  const { fidelity } = await finish(await distort(edited, SPOILED), { keep, isLimited: true });
  const [region, ...others] = fidelity?.regions ?? [];
  expect(others).toEqual([]);
  for (const [value, wanted] of [
    [region?.x, PLACE.left],
    [region?.y, PLACE.top],
    [region?.width, PLACE.width],
    [region?.height, PLACE.height],
  ])
    expect(Math.abs((value ?? 0) - (wanted ?? 0))).toBeLessThanOrEqual(14);
});

it("colours of a palette are the source's, also where the model left the rest as it was", async () => {
  const palette = await toSharp(photo).png({ palette: true, colours: 256 }).toBuffer();
  const stored = await sharp(palette).toColourspace("srgb").removeAlpha().png({ palette: false }).toBuffer();
  const dot = { create: { ...PLACE, channels: 3, background: "#c01010" } } as const;
  const answer = await sharp(stored)
    .composite([{ input: dot, left: PLACE.left, top: PLACE.top }])
    .removeAlpha()
    .png({ palette: false })
    .toBuffer();
  const { bytes } = await finish(answer, { keep: "change", isExplicit: true }, { from: palette });
  expect((await listChanged(bytes, palette)).filter((pixel) => !isNear(pixel, 0))).toEqual([]);
});

it("lines of text that were replaced are a change, and lie where they are, though nothing is restored", async () => {
  const size = { width: 1280, height: 800 };
  const lines = (text: string) =>
    Array.from({ length: 30 }, (_, row) => {
      const words = row > 9 && row < 14 ? text : "The quick brown fox jumps over the lazy dog and runs";
      return `<text x="40" y="${40 + row * 25}" font-size="16" font-family="sans-serif" fill="#222">${words} ${row}</text>`;
    });
  const draw = (text: string) =>
    sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="800">${lines(text).join("")}</svg>`))
      .flatten({ background: "white" })
      .removeAlpha()
      .png()
      .toBuffer();
  const from = await draw("The quick brown fox jumps over the lazy dog and runs");
  const answer = await draw("Another sentence stands here now, of other words, yes");
  const parts = { answer, source: from, header: readHeader(from), wanted: { size, fit: "cover", format: "png" } as const };
  for (const isLimited of [false, true]) {
    const { fidelity } = await finishPicture({ ...parts, keep: { keep: "all", isLimited } });
    expect(fidelity?.changed).toBeGreaterThan(0.01);
    const inside = (y: number, height: number) => y >= 270 && y + height <= 390;
    expect(fidelity?.regions.map(({ y, height }) => inside(y, height))).not.toContain(false);
    expect(fidelity?.regions.length).toBeGreaterThan(0);
  }
});

it.each([
  { width: 1, height: 12_000 },
  { width: 12_000, height: 2 },
])("a picture is measured however long and narrow it is: %o", async (size) => {
  const bytes = Buffer.from(Array.from({ length: size.width * size.height }, (_, at) => [at % 256, 40, 90]).flat());
  const source = await sharp(bytes, { raw: { ...size, channels: 3 } })
    .png()
    .toBuffer();
  const parts = { source, header: readHeader(source), wanted: { size, fit: "cover", format: "png" } } as const;
  // To lay it upon itself in every way would take minutes.
  const { fidelity } = await finishPicture({ ...parts, answer: source, keep: { keep: "all", isLimited: true } });
  expect(fidelity).toMatchObject({ changed: 0, shift: { x: 0, y: 0 } });
});

describe("outside of text", () => {
  it("a changed word stays, and another change does not", async () => {
    const draw = (word: string, blot: string) =>
      sharp(
        Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320"><rect width="480" height="320" fill="#f4f4f0"/><rect x="20" y="20" width="200" height="60" fill="#2050a0"/>` +
            `<text x="240" y="60" font-size="22" font-family="sans-serif">Some text that stays</text><text x="40" y="160" font-size="24" font-family="sans-serif">${word}</text>` +
            `<ellipse cx="360" cy="220" rx="60" ry="50" fill="${blot}"/></svg>`,
        ),
      )
        .removeAlpha()
        .png()
        .toBuffer();
    const [before, after] = [await draw("Settings", "#90c090"), await draw("Réglages", "#b0b070")];
    const answer = await distort(await toPixels(after), SPOILED);
    const { bytes } = await finish(answer, { keep: "text" }, { from: before });
    const changed = await listChanged(bytes, before);
    expect(changed.length).toBeGreaterThan(500);
    expect(changed.filter(({ x, y }) => x > 200 || y < 120 || y > 180)).toEqual([]);
  });
});

describe("a headline in another language", () => {
  const size = { width: 900, height: 400 };
  const draw = (words: string, height: number) =>
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="400"><defs><linearGradient id="g"><stop offset="0" stop-color="#203060"/><stop offset="1" stop-color="#806040"/></linearGradient></defs>` +
          `<rect width="900" height="400" fill="url(#g)"/><text x="30" y="${200 + height / 3}" font-size="${height}" font-weight="700" font-family="sans-serif" fill="#fff">${words}</text>` +
          `<text x="30" y="385" font-size="18" font-family="sans-serif" fill="#fff">Small print that stays</text></svg>`,
      ),
    ).removeAlpha();
  const toRaster = async (picture: Sharp) => ({ ...size, pixels: await picture.ensureAlpha().raw().toBuffer() });

  // It is most of what there is to see in the picture: neither may a part of it be the old one, nor may it be squeezed to fit the old one.
  it.each([40, 90, 130, 170, 210, 250])("of %i pixels is the model's as a whole", async (height) => {
    const [before, words] = height > 150 ? ["Neu", "Sale"] : ["New season", "Saison neu"];
    const [old, drawn] = [await toRaster(draw(before, height)), draw(words, height)];
    const [truth, answer] = [await toRaster(drawn.clone()), await toRaster(sharp(await drawn.jpeg({ quality: 88 }).toBuffer()))];
    const { mapping, weights } = examine({ source: old, answer, guesses: [layUpon(size, size, "stretched")], keep: "text" });
    expect(Math.abs(mapping.x.scale - mapping.y.scale)).toBeLessThan(0.03);
    let [changed, kept] = [0, 0];
    for (let at = 0; at < size.width * size.height; at++) {
      const apart = [0, 1, 2].map((channel) => Math.abs((old.pixels[at * 4 + channel] ?? 0) - (truth.pixels[at * 4 + channel] ?? 0)));
      if (Math.max(...apart) <= 8) continue;
      changed++;
      if ((weights?.values[at] ?? 1) >= 0.99) kept++;
    }
    expect(kept / changed).toBeGreaterThan(0.97);
  });
});

describe("what a model does to each picture", () => {
  it("is no change by the edit", async () => {
    const { changedShare, fidelity, bytes } = await finish(await distort(photo, SPOILED), { keep: "all" });
    expect(changedShare).toBeLessThan(0.002);
    expect(fidelity?.zoom.x).toBeCloseTo(1.02, 2);
    expect(fidelity?.preserved).toBeNull();
    expect((await listChanged(bytes)).length).toBeGreaterThan(SIZE.width * SIZE.height * 0.8);
  });

  it.each([
    ["screen", 11],
    ["photo", 12],
    ["page", 13],
    // Its tone is bent, and it has saturated colours.
    ["gradient", 175_045],
    // What is brightest is cut off at white.
    ["screen", 611],
  ] as const)("is found and undone as the benchmark wants it: %s %i", async (kind, seed) => {
    const { error, restored, kept, seam } = await measureScene(kind, seed, { width: 640, height: 400 });
    expect(error).toBeLessThan(0.25);
    expect(restored).toBeGreaterThan(0.98);
    expect(kept).toBeGreaterThan(0.98);
    expect(seam).toBeLessThan(0.03);
  });
});
