import sharp from "sharp";
import { expect, it } from "vitest";
import { layUpon } from "../../src/pixels/fidelity/axis-map.ts";
import { examine } from "../../src/pixels/fidelity/examine.ts";

interface Headline {
  size: { width: number; height: number };
  words: [before: string, after: string];
  height: number;
  /** What else there is. */
  rest?: string;
}

const FOOT = (y: number) => `<text x="30" y="${y}" font-size="18">Small print that stays</text>`;
const DISC = (x: number) => `<circle cx="${x}" cy="40" r="24" fill="#d04020"/>`;
const headlines: Headline[] = [
  { size: { width: 1280, height: 400 }, words: ["Free", "Gratis"], height: 320, rest: FOOT(385) },
  { size: { width: 1280, height: 400 }, words: ["Free", "Gratis"], height: 280, rest: DISC(1230) },
  { size: { width: 1280, height: 500 }, words: ["Settings", "Réglages"], height: 188, rest: DISC(1230) },
  { size: { width: 900, height: 800 }, words: ["50% off", "-50 %"], height: 319, rest: DISC(850) },
  { size: { width: 1024, height: 800 }, words: ["Summer", "Verano"], height: 360, rest: FOOT(785) },
  { size: { width: 1024, height: 800 }, words: ["New season", "Saison neu"], height: 270 },
];

// Other words have strokes and letters in common, which could be laid upon each other.
it.each(headlines)(
  "large letters of another word do not look like a move: $words in $height pixels",
  async ({ size, words, height, rest = "" }) => {
    const { width, height: high } = size;
    const draw = (word: string) =>
      sharp(
        Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${high}" font-family="sans-serif" fill="#203040"><rect width="${width}" height="${high}" fill="#f4f4f0"/>` +
            `<text x="${width / 2}" text-anchor="middle" y="${high / 2 + height / 3}" font-size="${height}" font-weight="700">${word}</text>${rest}</svg>`,
        ),
      ).removeAlpha();
    const toRaster = async (bytes: Buffer) => ({ ...size, pixels: await sharp(bytes).ensureAlpha().raw().toBuffer() });
    const [source, answer] = [
      await toRaster(await draw(words[0]).png().toBuffer()),
      await toRaster(await draw(words[1]).jpeg({ quality: 88 }).toBuffer()),
    ];
    const { shift, zoom } = examine({ source, answer, guesses: [layUpon(size, size, "stretched")], keep: "text" });
    expect(Math.max(Math.abs(shift.x), Math.abs(shift.y))).toBeLessThan(1);
    expect(Math.max(Math.abs(zoom.x - 1), Math.abs(zoom.y - 1))).toBeLessThan(0.003);
  },
);
