import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { finishPicture } from "../../src/pixels/finish.ts";
import { readHeader } from "../../src/pixels/header.ts";
import { markPicture } from "../../src/pixels/mark.ts";
import { paint } from "./pictures.ts";

async function mark(image: Sharp, prompt = "make it night") {
  const source = await image.toBuffer();
  const header = readHeader(source);
  return { source, header, answer: await markPicture({ ...header, bytes: source }, prompt) };
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
    if (size.width >= 64) expect((await mark(paint(size).png(), "another")).answer).not.toEqual(answer);
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
});
