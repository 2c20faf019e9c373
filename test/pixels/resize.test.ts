import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { finishPicture } from "../../src/pixels/finish-picture.ts";
import { readHeader } from "../../src/pixels/header.ts";
import type { Fit, OutputFormat, Size } from "../../src/pixels/picture.ts";
import { preparePicture } from "../../src/pixels/prepare-picture.ts";

/** White with a black frame of a tenth of each side. */
function drawFrame({ width, height }: Size, channels: 1 | 3 | 4 = 3) {
  const [x, y] = [Math.round(width / 10), Math.round(height / 10)];
  const inner = { width: width - 2 * x, height: height - 2 * y };
  const image = sharp({ create: { ...inner, channels: channels === 4 ? 4 : 3, background: "white" } }).extend({
    ...{ top: y, bottom: y, left: x, right: x },
    background: channels === 4 ? { r: 0, g: 0, b: 0, alpha: 0 } : "black",
  });
  return channels === 1 ? image.toColourspace("b-w") : image;
}

/** How wide the frame is at the left, right, top and bottom, by how much black there is; transparent is black. */
async function measureFrame(bytes: Buffer): Promise<number[]> {
  const { data, info } = await sharp(bytes)
    .flatten({ background: "black" })
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const sum = (count: number, at: (step: number) => number) =>
    Array.from({ length: count }, (_, step) => 1 - (data[at(step) * channels] ?? 0) / 255).reduce((total, share) => total + share, 0);
  const [row, column] = [(height >> 1) * width, width >> 1];
  return [
    sum(width >> 1, (step) => row + step),
    sum(width >> 1, (step) => row + width - 1 - step),
    sum(height >> 1, (step) => step * width + column),
    sum(height >> 1, (step) => (height - 1 - step) * width + column),
  ];
}

function expectFrame(found: readonly number[], wanted: readonly number[], tolerance = 0.1): void {
  for (const [side, place] of wanted.entries())
    expect(Math.abs((found[side] ?? 0) - place), `${found} for ${wanted}`).toBeLessThan(tolerance);
}

const frameOf = ({ width, height }: Size) => [width / 10, width / 10, height / 10, height / 10];

/** Pairs of answer and result. */
const ENLARGED: [Size, Size][] = [
  [
    { width: 310, height: 230 },
    { width: 320, height: 237 },
  ],
  [
    { width: 200, height: 100 },
    { width: 300, height: 150 },
  ],
  [
    { width: 200, height: 100 },
    { width: 400, height: 200 },
  ],
  [
    { width: 100, height: 100 },
    { width: 730, height: 730 },
  ],
  [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
  ],
];

describe.each(ENLARGED)("an answer of %o in a result of %o", (from, size) => {
  it.each(["png", "jpeg", "webp", "avif", "tiff"] as const)("lies where it should: %s", async (format: OutputFormat) => {
    const answer = await drawFrame(from).png().toBuffer();
    const { bytes } = await finishPicture({ answer, wanted: { size, fit: "fill", format } });
    expectFrame(await measureFrame(bytes), frameOf(size), format === "png" ? 0.1 : 0.25);
  });

  it("does so in grey, with transparency, and after another answer's format", async () => {
    for (const answer of [
      await drawFrame(from, 1).png().toBuffer(),
      await drawFrame(from, 4).png().toBuffer(),
      await drawFrame(from).jpeg({ quality: 98, chromaSubsampling: "4:4:4" }).toBuffer(),
      await drawFrame(from).png({ palette: true }).toBuffer(),
    ]) {
      const { bytes } = await finishPicture({ answer, wanted: { size, fit: "fill", format: "png" } });
      expectFrame(await measureFrame(bytes), frameOf(size), 0.15);
    }
  });

  it("has the source's transparency at its place", async () => {
    const source = await drawFrame(from, 4).png().toBuffer();
    const answer = await drawFrame(from).negate().png().toBuffer();
    const wanted = { size, fit: "fill", format: "png" } as const;
    const { bytes, warnings } = await finishPicture({ answer, source, header: readHeader(source), wanted });
    expect(warnings).toContainEqual({ code: "transparency-restored" });
    const alpha = await sharp(bytes).extractChannel("alpha").png().toBuffer();
    expectFrame(await measureFrame(alpha), frameOf(size));
  });
});

it.each<[Fit, Size, number[]]>([
  // 3 times as large, with 150 pixels cut off at each side; then padded by 75 above and below.
  ["cover", { width: 300, height: 300 }, [0, 0, 30, 30]],
  ["contain", { width: 300, height: 300 }, [30, 30, 90, 90]],
  ["fill", { width: 300, height: 300 }, [30, 30, 30, 30]],
  // Enlarged in one direction and reduced in the other.
  ["fill", { width: 100, height: 250 }, [10, 10, 25, 25]],
  ["cover", { width: 250, height: 150 }, [5, 5, 15, 15]],
])("an enlarged answer that does not fit is placed: %s %o", async (fit, size, frame) => {
  const answer = await drawFrame({ width: 200, height: 100 }).png().toBuffer();
  const { bytes, width, height } = await finishPicture({ answer, wanted: { size, fit, format: "jpeg" } });
  expect({ width, height }).toEqual(size);
  // What pads is white here, and counts as the frame that it stands before.
  const found = await measureFrame(bytes);
  expectFrame(
    fit === "contain" ? [...found.slice(0, 2), ...found.slice(2).map((side) => side + 75)] : found,
    fit === "contain" ? [30, 30, 90, 90] : frame,
    0.2,
  );
});

it("a source that is enlarged for a model lies where it did", async () => {
  for (const channels of [1, 3, 4] as const) {
    const source = await drawFrame({ width: 50, height: 30 }, channels).png().toBuffer();
    const { bytes, width, height } = await preparePicture(source, readHeader(source), {
      mediaTypes: ["image/png"],
      minSide: 240,
      grey: true,
    });
    expect([width, height]).toEqual([400, 240]);
    expectFrame(await measureFrame(bytes), [40, 40, 24, 24]);
    expect((await sharp(bytes).metadata()).channels).toBe(channels);
  }
});

it("colours next to what is transparent stay as they are", async () => {
  const size = { width: 40, height: 40 };
  const hole = {
    input: { create: { width: 10, height: 40, channels: 4, background: "#00ff00" } },
    left: 0,
    top: 0,
    blend: "dest-out",
  } as const;
  const picture = await sharp({ create: { ...size, channels: 4, background: { r: 200, g: 40, b: 30, alpha: 1 } } })
    .composite([hole])
    .png()
    .toBuffer();
  const wanted = { size: { width: 130, height: 130 }, fit: "fill", format: "png" } as const;
  const { bytes } = await finishPicture({ answer: picture, wanted });
  const pixels = await sharp(bytes).ensureAlpha().raw().toBuffer();
  expect([pixels[3], pixels.at(-1)]).toEqual([0, 255]);
  for (let at = 0; at < pixels.length; at += 4)
    if ((pixels[at + 3] ?? 0) > 8)
      for (const [index, value] of [200, 40, 30].entries()) expect(Math.abs((pixels[at + index] ?? 0) - value)).toBeLessThan(3);
});

it("one pixel is one colour, and two are a gradient", async () => {
  const enlarge = async (pixels: number[], size: Size) => {
    const source = await sharp(Uint8Array.from(pixels), { raw: { ...size, channels: 3 } })
      .png()
      .toBuffer();
    const { bytes } = await preparePicture(source, readHeader(source), { mediaTypes: ["image/png"], minSide: 4 });
    return [...(await sharp(bytes).raw().toBuffer())];
  };
  expect(await enlarge([10, 20, 30], { width: 1, height: 1 })).toEqual(Array(16).fill([10, 20, 30]).flat());
  const row = (await enlarge([50, 50, 50, 150, 150, 150], { width: 2, height: 1 })).filter((_, index) => index % 3 === 0).slice(0, 8);
  expect(row.map((value, index) => value + (row[7 - index] ?? 0))).toEqual(Array(8).fill(200));
});
