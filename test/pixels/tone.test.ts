import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { layUpon } from "../../src/pixels/fidelity/axis-map.ts";
import { examine } from "../../src/pixels/fidelity/examine.ts";

const size = { width: 640, height: 400 };
/** Share of the picture that is its bar. */
const HEADER = 56 / 625;

interface Look {
  ground: string;
  header?: string;
  word: string;
}

/** A light page with a dark bar, lines of text, and a word on a label. */
async function draw({ ground, header = "#1e2430", word }: Look): Promise<Buffer> {
  const lines = Array.from(
    { length: 12 },
    (_, line) => `<text x="40" y="${120 + line * 36}" font-size="16">Some words of a page that stay ${line}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400" viewBox="0 0 1000 625" font-family="sans-serif" fill="#222"><rect width="1000" height="625" fill="${ground}"/><rect width="1000" height="56" fill="${header}"/><text x="20" y="36" font-size="20" fill="#fff">Product</text>${lines.join("")}<text x="720" y="338" font-size="24">${word}</text></svg>`;
  return sharp(Buffer.from(svg)).removeAlpha().png().toBuffer();
}

async function compare(source: Buffer, answer: Buffer) {
  const [own, its] = await Promise.all(
    [source, answer].map(async (bytes) => ({ ...size, pixels: await sharp(bytes).ensureAlpha().raw().toBuffer() })),
  );
  if (!own || !its) throw new Error("nothing to compare");
  return examine({ source: own, answer: its, guesses: [layUpon(size, size, "stretched")], keep: "change" });
}

const grounds = ["#f5f5f2", "#ffffff"];
// Gain and offset; the brightest grounds are cut off at white by some of them.
const drifts = [
  [0.95, 4],
  [1.02, 4],
  [0.9, 10],
  [1.05, 5],
] as const;

describe("a tone that a model gave to all of a picture", () => {
  it.each(grounds.flatMap((ground) => drifts.map(([gain, offset]) => ({ ground, gain, offset }))))(
    "is no change: $ground, $gain × value + $offset",
    async ({ ground, gain, offset }) => {
      const source = await draw({ ground, word: "Settings" });
      const edited = sharp(await draw({ ground, word: "Réglages" })).linear(gain, offset);
      const { changed, regions } = await compare(source, await edited.png().toBuffer());
      expect(changed).toBeLessThan(0.01);
      expect(regions).toHaveLength(1);
    },
  );
});

describe("a tone that an edit gave to a part of a picture", () => {
  it.each(grounds.flatMap((ground) => [0, -3].map((offset) => ({ ground, offset }))))(
    "is a change: $ground, the rest toned by $offset",
    async ({ ground, offset }) => {
      const source = await draw({ ground, word: "Settings" });
      const edited = sharp(await draw({ ground, header: "#30384a", word: "Settings" })).linear(1, offset);
      const { changed, regions } = await compare(source, await edited.jpeg({ quality: 88 }).toBuffer());
      expect(changed).toBeCloseTo(HEADER, 1.7);
      expect(regions[0]).toMatchObject({ left: 0, top: 0, right: size.width });
    },
  );
});
