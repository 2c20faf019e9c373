import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { type Distortion, distort, drawScene, type Pixels } from "../../bench/fidelity-scenes.ts";
import { finishPicture } from "../../src/pixels/finish-picture.ts";
import { readHeader } from "../../src/pixels/header.ts";

const SIZE = { width: 480, height: 320 };
const SPOILED: Distortion = {
  size: { width: 528, height: 352 },
  zoom: { x: 1.03, y: 1.03 },
  shift: { x: 1.2, y: -0.8 },
  softness: 0.5,
  tone: { gain: 0.98, offset: [2, -2, 1], gamma: 1 },
  jpeg: 90,
};
const toSharp = ({ data, ...size }: Pixels) => sharp(data, { raw: { ...size, channels: 3 } });
const blur = async (picture: Pixels, sigma: number): Promise<Pixels> => ({
  ...picture,
  data: await toSharp(picture).blur(sigma).raw().toBuffer(),
});

/** @param change of one channel, and the place from −1 to 1 */
function paint(picture: Pixels, change: (value: number, x: number, y: number, at: number) => number): Pixels {
  const { width, height } = picture;
  const data = Uint8Array.from(picture.data, (value, at) => {
    const pixel = Math.floor(at / 3);
    const place = [(2 * (pixel % width)) / width - 1, (2 * Math.floor(pixel / width)) / height - 1] as const;
    return Math.max(0, Math.min(255, Math.round(change(value, ...place, at))));
  });
  return { ...picture, data };
}

async function edit(from: Pixels, to: Pixels, spoiled: Partial<Distortion> = {}) {
  const source = await toSharp(from).png().toBuffer();
  const answer = await distort(to, { ...SPOILED, ...spoiled });
  const parts = { answer, source, header: readHeader(source), wanted: { size: SIZE, fit: "cover", format: "png" } } as const;
  return finishPicture({ ...parts, keep: { keep: "change", isExplicit: true } });
}

const draw = async (kind: "photo" | "screen", seed: number) => (await drawScene(kind, seed, SIZE)).source;

const EDITS: Record<string, (picture: Pixels) => Promise<[Pixels, Pixels]>> = {
  "a gradient": async (picture) => [picture, paint(picture, (value, x) => value * (0.8 - 0.2 * x))],
  "a vignette": async (picture) => [picture, paint(picture, (value, x, y) => value * (1 - 0.3 * Math.hypot(x, y) ** 2))],
  "sharpness where there was none": async (picture) => [await blur(picture, 1.6), picture],
  "sharper edges": async (picture) => [
    picture,
    { ...picture, data: await toSharp(picture).sharpen({ sigma: 1.5, m1: 2, m2: 3 }).raw().toBuffer() },
  ],
  "a blurred background": async (picture) => {
    const soft = await blur(picture, 5);
    return [picture, paint(picture, (value, x, y, at) => (Math.hypot(x, y) < 0.4 ? value : (soft.data[at] ?? 0)))];
  },
};

describe("an edit that has no place", () => {
  it.each(Object.keys(EDITS).flatMap((name) => (["photo", "screen"] as const).map((kind) => [name, kind] as const)))(
    "stays as a whole: %s, on a %s",
    async (name, kind) => {
      const [before, after] = (await EDITS[name]?.(await draw(kind, 47))) ?? [];
      if (!before || !after) throw new Error(`no edit ${name}`);
      const { fidelity, warnings } = await edit(before, after);
      expect(fidelity?.preserved).toBeNull();
      expect(warnings.map(({ code }) => code)).toEqual(["nothing-preserved"]);
    },
  );
});

describe("an edit of one place", () => {
  const addDisc = (picture: Pixels) => paint(picture, (value, x, y, at) => (Math.hypot(x - 0.3, y) < 0.25 ? 40 + 90 * (at % 3) : value));

  it.each([
    ["softer", 1.6],
    ["not softer", 0],
  ])("stays alone, though the model made all of the picture %s", async (_, softness) => {
    for (const kind of ["photo", "screen"] as const) {
      const picture = await draw(kind, 48);
      const { fidelity } = await edit(picture, addDisc(picture), { softness });
      expect(fidelity?.preserved).toBeGreaterThan(0.9);
    }
  });

  it("stays alone, though the model made a blurred picture sharper", async () => {
    const picture = await draw("photo", 49);
    const { fidelity } = await edit(await blur(picture, 1.5), addDisc(picture));
    expect(fidelity?.preserved).toBeGreaterThan(0.85);
  });
});

it("what changed up to the edge leaves no frame of the source where the model enlarged the picture", async () => {
  const picture = await draw("photo", 50);
  const before = paint(picture, (value, _, y, at) => (y < 0 ? 90 + 60 * (at % 3) : value));
  const after = paint(picture, (value, _, y, at) => (y < 0 ? 230 - 50 * (at % 3) : value));
  const { bytes, fidelity } = await edit(before, after);
  const pixels = await sharp(bytes).removeAlpha().raw().toBuffer();
  const at = (x: number, y: number) => [...pixels.subarray((y * SIZE.width + x) * 3, (y * SIZE.width + x) * 3 + 3)];
  for (const [x, y] of [
    [0, 0],
    [240, 0],
    [479, 1],
    [0, 80],
    [479, 140],
  ] as const)
    for (const [channel, value] of at(x, y).entries()) expect(Math.abs(value - (230 - 50 * channel))).toBeLessThan(16);
  // What did not change is the source's up to its edge.
  for (const x of [0, 240, 479]) expect(at(x, 319)).toEqual([...before.data.subarray((319 * 480 + x) * 3, (319 * 480 + x) * 3 + 3)]);
  expect(fidelity?.preserved).toBeGreaterThan(0.45);
});
