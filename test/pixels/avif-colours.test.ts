import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { readHeader, regularize } from "../../src/pixels/header.ts";
import { checkColours, RGB, SHOWN } from "./colours.ts";
import { AS_IT_IS, editByModel, field, readPixel } from "./edits.ts";
import { distance } from "./pictures.ts";
import { patchPng, recompress } from "./profiles.ts";

/** By the formulas of the standards: the matrix of BT.2087 from BT.2020 to BT.709, the curve of sRGB. */
const BT2020 = [
  [255, 0, 0],
  [0, 200, 0],
  [0, 70, 230],
  [128, 128, 128],
  [255, 239, 194],
  [6, 21, 6],
] as const;

/** The picture with other numbers for its colours, of ITU-T H.273: primaries and transfer. */
function recode(avif: Buffer, [primaries, transfer]: readonly [number, number]): Buffer {
  const bytes = Buffer.from(avif);
  for (let at = bytes.indexOf("nclx"); at >= 0; at = bytes.indexOf("nclx", at + 1)) {
    bytes.writeUInt16BE(primaries, at + 4);
    bytes.writeUInt16BE(transfer, at + 6);
  }
  return bytes;
}

const CODES: Record<string, { codes: readonly [number, number]; shown: readonly (readonly number[])[]; more?: number }> = {
  sRGB: { codes: [1, 13], shown: RGB },
  "Display P3": { codes: [12, 13], shown: SHOWN.p3 },
  "sRGB's primaries, linear": { codes: [1, 8], shown: SHOWN.linear },
  "sRGB's primaries, gamma 2.2": { codes: [1, 4], shown: SHOWN.gamma22 },
  "BT.2020, linear": { codes: [9, 8], shown: SHOWN.rec2020, more: 2 },
  "BT.2020": { codes: [9, 14], shown: BT2020, more: 2 },
  "Display P3 without a transfer": { codes: [12, 2], shown: SHOWN.p3 },
  "nothing, which is sRGB": { codes: [2, 2], shown: RGB },
  "BT.709, which viewers show as sRGB": { codes: [1, 1], shown: RGB },
  "BT.601, which viewers show as sRGB": { codes: [6, 6], shown: RGB },
  "PQ, which is passed over": { codes: [9, 16], shown: RGB },
  "HLG, which is passed over": { codes: [9, 18], shown: RGB },
  "primaries that do not exist": { codes: [77, 8], shown: RGB },
};

describe("an AVIF shows the colours of its numbers, sent and as result", () => {
  it.each(Object.entries(CODES))("%s", async (_name, { codes, shown, more = 0 }) => {
    const plain = await recompress(patchPng({ colours: RGB, depth: 8 }), (image) => image.avif({ lossless: true }));
    const source = recode(plain, codes);
    expect(readHeader(source).conversion).toEqual(shown === RGB ? [] : ["profile"]);
    await checkColours(source, shown, 2 + more);
  });

  it.each(["plain", "clap", "larger-item"])("where it has other parts too: %s", async (name) => {
    const source = recode(field(`avif-${name}.avif`), [12, 13]);
    const { sent, finished } = await editByModel(source, AS_IT_IS);
    const [x, y] = name === "clap" ? [20, 40] : [50, 50];
    for (const { bytes } of [sent, finished]) expect(distance(await readPixel(bytes, x, y), [240, 0, 0])).toBeLessThan(16);
  });

  it("where its pixels reach to the end of the file", async () => {
    const source = recode(field("avif-plain.avif"), [12, 13]);
    source.writeUInt32BE(0, source.indexOf("mdat") - 4);
    const { finished } = await editByModel(source, AS_IT_IS);
    expect(distance(await readPixel(finished.bytes, 50, 50), [240, 0, 0])).toBeLessThan(16);
  });

  it("but not where it has a profile, which counts then", async () => {
    const linear = await recompress(patchPng({ colours: RGB, depth: 8 }), (image) => image.avif({ lossless: true }));
    // With the numbers, and a profile that says the same.
    const { regular: source } = regularize(recode(linear, [1, 8]), "image/avif");
    expect((await sharp(source).metadata()).hasProfile).toBe(true);
    await checkColours(recode(source, [12, 13]), SHOWN.linear, 2);
  });
});
