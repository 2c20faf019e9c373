import { createHash } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { finishPicture } from "../../src/pixels/finish-picture.ts";
import { readHeader } from "../../src/pixels/header.ts";
import { GLYPHS } from "../../src/providers/sandbox/dot-font.ts";
import { type Mark, markPicture } from "../../src/providers/sandbox/mark.ts";
import { distance, paint, pick } from "./pictures.ts";

async function mark(image: Sharp, wanted: Partial<Mark> = {}) {
  const source = await image.toBuffer();
  const header = readHeader(source);
  return {
    source,
    header,
    answer: await markPicture({ picture: { ...header, bytes: source }, mark: { prompt: "make it night", candidate: 1, ...wanted } }),
  };
}

describe("the sandbox's mark", () => {
  it.each([
    { width: 1600, height: 900 },
    { width: 300, height: 800 },
    { width: 64, height: 64 },
    { width: 16, height: 16 },
    { width: 3, height: 200 },
  ])("shows on a picture of $width×$height, and is one for the same prompt", async (size) => {
    const { source, header, answer } = await mark(paint(size).png());
    const { changedShare, bytes } = await finishPicture({ answer, source, header, wanted: { size, fit: "fail", format: "png" } });
    expect(changedShare).toBeGreaterThan(0.005);
    expect(bytes).toBe(answer);
    expect((await mark(paint(size).png())).answer).toEqual(answer);
    if (size.width >= 64) expect((await mark(paint(size).png(), { prompt: "another" })).answer).not.toEqual(answer);
  });

  it.each(["png", "jpeg", "webp"] as const)("keeps the format: %s", async (format) => {
    const { header, answer } = await mark(paint({ width: 200, height: 120 }).toFormat(format));
    expect(readHeader(answer).mediaType).toBe(header.mediaType);
  });

  it("keeps transparency and applies the orientation", async () => {
    const { answer } = await mark(paint({ width: 200, height: 120 }, { alpha: true }).png());
    const alpha = await sharp(answer).extractChannel("alpha").stats();
    expect(alpha.channels[0]?.min).toBe(0);
    const turned = await mark(paint({ width: 200, height: 120 }).withMetadata({ orientation: 6 }).jpeg());
    expect(readHeader(turned.answer)).toMatchObject({ width: 120, height: 200, conversion: [] });
  });

  it("of a first candidate without a locale is what it always was, so that nobody's pictures change", async () => {
    const { answer } = await mark(paint({ width: 320, height: 200 }).png());
    const pixels = await sharp(answer).ensureAlpha().raw().toBuffer();
    expect(createHash("sha256").update(pixels).digest("hex")).toBe("ac26dbe443b195c59f641061966727f093da8e536859bff7495d7640308e7206");
  });

  it.each([
    { width: 800, height: 600 },
    { width: 48, height: 48 },
  ])("tells locales and candidates apart: $width×$height", async (size) => {
    const image = paint(size).png();
    const wanted: Partial<Mark>[] = [
      {},
      { locale: "fr" },
      { locale: "zh-Hans" },
      { locale: "zh-Hant" },
      { candidate: 2 },
      { candidate: 6 },
    ];
    const answers = await Promise.all(wanted.map(async (each) => (await mark(image, each)).answer.toString("hex")));
    expect(new Set(answers).size).toBe(wanted.length);
  });

  it("is in another corner for each of four candidates", async () => {
    const size = { width: 800, height: 600 };
    const corners = [
      [0.03, 0.97],
      [0.97, 0.97],
      [0.97, 0.03],
      [0.03, 0.03],
    ] as const;
    const before = await paint(size).png().toBuffer();
    for (const candidate of [1, 2, 3, 4, 5]) {
      const { answer } = await mark(paint(size).png(), { candidate });
      const changed = await Promise.all(
        corners.map(async ([across, down]) => distance(await pick(answer, across, down), await pick(before, across, down)) > 16),
      );
      expect(changed).toEqual(corners.map((_, corner) => corner === (candidate - 1) % 4));
    }
  });

  it("can spell every language tag", () => {
    for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") expect(GLYPHS[letter], letter).toMatch(/^([.#]{5} ){6}[.#]{5}$/);
    expect(new Set(Object.values(GLYPHS)).size).toBe(37);
  });
});
