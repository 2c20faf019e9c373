import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { finishPicture } from "../../src/pixels/finish-picture.ts";
import { readHeader } from "../../src/pixels/header.ts";
import type { LocalRequest } from "../../src/providers/provider.ts";
import { sandbox } from "../../src/providers/sandbox/sandbox.ts";
import { distance, paint, pick } from "./pictures.ts";

const SIZE = { width: 320, height: 240 };
const generate = (wanted: Partial<LocalRequest> = {}) => sandbox.run({ target: SIZE, prompt: "a lighthouse", candidate: 1, ...wanted });

describe("the sandbox's generated picture", () => {
  it("is an opaque PNG of the wanted size that is delivered as it is, and one for the same prompt", async () => {
    const answer = await generate();
    expect(readHeader(answer)).toMatchObject({ ...SIZE, mediaType: "image/png", alpha: false, conversion: [] });
    expect(await generate()).toEqual(answer);
    expect((await finishPicture({ answer, wanted: { fit: "cover", format: "png" } })).bytes).toBe(answer);
  });

  it("has colours that follow from prompt and candidate", async () => {
    const pictures = await Promise.all([
      generate(),
      generate({ prompt: "a harbour" }),
      generate({ candidate: 2 }),
      generate({ candidate: 3 }),
    ]);
    const skies = await Promise.all(pictures.map((picture) => pick(picture, 0.5, 0.01)));
    skies.forEach((sky, index) => {
      for (const other of skies.slice(index + 1)) expect(distance(sky, other)).toBeGreaterThan(16);
    });
  });

  it("has at most 4 megapixels, in the wanted ratio", async () => {
    const { width, height } = readHeader(await generate({ target: { width: 8000, height: 4000 } }));
    expect(width * height).toBeGreaterThan(3_950_000);
    expect(width * height).toBeLessThanOrEqual(4_000_000);
    expect(width / height).toBeCloseTo(2, 2);
  });

  it.each([
    { width: 1, height: 1 },
    { width: 16, height: 16 },
    { width: 3, height: 900 },
    { width: 2000, height: 50 },
  ])("is drawn at $width×$height too", async (target) => {
    expect(await sharp(await generate({ target })).metadata()).toMatchObject({ ...target, channels: 3 });
  });
});

it("the sandbox marks a picture where there is one", async () => {
  const bytes = await paint(SIZE).jpeg().toBuffer();
  const answer = await generate({ image: { ...SIZE, mediaType: "image/jpeg", bytes }, locale: "fr" });
  expect(readHeader(answer)).toMatchObject({ ...SIZE, mediaType: "image/jpeg" });
  expect(distance(await pick(answer, 0.5, 0.1), await pick(bytes, 0.5, 0.1))).toBeLessThan(8);
});
