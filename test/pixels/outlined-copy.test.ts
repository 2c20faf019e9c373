import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { makeOutlinedCopy } from "../../src/pixels/outlined-copy.ts";

const BOX = { width: 320, height: 300 };

/** The kinds of pixels along a line, each once in a row: `.` the picture, `w` the rim, `m` the line. */
async function readLine(bytes: Buffer, of: { x: number } | { y: number }): Promise<string> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const kinds = Array.from({ length: "x" in of ? height : width }, (_, index) => {
    const [x, y] = "x" in of ? [of.x, index] : [index, of.y];
    const [r = 0, g = 0, b = 0] = data.subarray((y * width + x) * 3);
    return g > 190 ? "w" : r > 130 && b > 130 && g < 110 ? "m" : g < 110 ? "." : "";
  });
  return kinds.filter((kind, index) => kind !== kinds[index - 1]).join("");
}

const draw = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#101820" } });

describe("a copy with outlines", () => {
  it("is small, and has a line with a rim around each region, and one around regions that touch", async () => {
    const bytes = await draw(1280, 720).png().toBuffer();
    const regions = [
      { x: 200, y: 200, width: 200, height: 100 },
      { x: 380, y: 220, width: 120, height: 60 },
      { x: 800, y: 400, width: 100, height: 200 },
    ];
    const copy = await makeOutlinedCopy({ bytes, regions, box: BOX });
    expect(await sharp(copy).metadata()).toMatchObject({ format: "webp", width: 640, height: 360 });
    expect(copy.length).toBeLessThan(20_000);
    expect(await readLine(copy, { y: 125 })).toBe(".wmw.wmw.");
    expect(await readLine(copy, { y: 250 })).toBe(".wmw.wmw.");
    expect(await readLine(copy, { x: 150 })).toBe(".wmw.wmw.");
    expect(await readLine(copy, { y: 20 })).toBe(".");
  });

  it("shows the whole line beside an edge, of a picture that lies on its side and is not enlarged", async () => {
    const bytes = await draw(120, 160).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const copy = await makeOutlinedCopy({ bytes, regions: [{ x: 0, y: 0, width: 60, height: 120 }], box: BOX });
    expect(await sharp(copy).metadata()).toMatchObject({ width: 160, height: 120 });
    expect(await readLine(copy, { y: 60 })).toBe("wmw.wmw.");
    expect(await readLine(copy, { x: 30 })).toBe("wmw.wmw");
  });

  it("is made of pictures with one channel and with transparency", async () => {
    const grey = await draw(400, 400).toColourspace("b-w").png().toBuffer();
    const clear = await sharp({ create: { width: 400, height: 400, channels: 4, background: "#0000" } })
      .webp()
      .toBuffer();
    for (const bytes of [grey, clear]) {
      const copy = await makeOutlinedCopy({ bytes, regions: [{ x: 100, y: 100, width: 100, height: 100 }], box: BOX });
      expect(await readLine(copy, { y: 150 })).toBe(".wmw.wmw.");
    }
  });
});
