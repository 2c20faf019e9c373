import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { type AnswerOptions, answerWith, fixedAnswer, type Order } from "../emulators/picture.ts";
import { distance, draw, drawPixels, look } from "./pictures.ts";
import { DISTINCT, sentPictures, subjectOf } from "./subjects.ts";
import { openWorkbench } from "./workbench.ts";

const SIZE = { width: 300, height: 200 };
const opaque = await draw(SIZE.width, SIZE.height).png().toBuffer();
const photo = await draw(SIZE.width, SIZE.height).jpeg({ quality: 95 }).toBuffer();
const holed = await drawHoled();

/** Answers by the order in which they are asked for. */
function answerInTurn(...courses: AnswerOptions[]) {
  let asked = 0;
  return (recipe: Order) => answerWith(courses[asked++] ?? {})(recipe);
}

const ONE_BY_ONE = { concurrency: "1", images: "*" };

describe.concurrent.each(DISTINCT)("$name", (subject) => {
  test("brings back size, ratio, type and transparency, and says what it did", async () => {
    const files = {
      "1.png": opaque,
      "2.png": opaque,
      "3.jpg": photo,
      "4.png": holed,
      "5.png": opaque,
      "6.webp": await sharp(holed).webp().toBuffer(),
    };
    const answer = answerInTurn(
      { size: { width: 400, height: 400 } },
      { size: { width: 90, height: 60 } },
      { size: { width: 600, height: 400 }, format: "png", alpha: true },
      { size: { width: 300, height: 200 }, alpha: false },
      { size: { width: 302, height: 201 }, format: "jpeg", contentType: "image/png" },
      { size: { width: 600, height: 400 }, format: "webp", alpha: true },
    );
    await using bench = await openWorkbench(subject, { files, answer });
    const run = await bench.run(ONE_BY_ONE);
    expect(run.codes).toEqual(Array(6).fill(null));
    const [crop = "", enlarged = "", ...rest] = run.results.map(({ warnings }) => warnings.join("\n"));
    expect(crop).toMatch(/400×400, a different aspect ratio\. The image was cropped to 300×200/);
    expect(enlarged).toMatch(/90×60\. The image was enlarged to 300×200/);
    expect(rest[0]).toBe("");
    expect(rest[1]).toMatch(/removed the transparency\. It was restored from the source/);
    expect(rest[2]).toBe("");
    for (const [path, bytes] of Object.entries(files)) {
      const [before, after] = [await look(bytes), await look(await bench.read(path))];
      expect({ format: after.format, ...SIZE }).toEqual({ format: before.format, width: after.width, height: after.height });
      if (path === "4.png" || path === "6.webp") {
        expect(after.at(0.5, 0.5)[3], `${path} keeps its hole`).toBe(0);
        expect(after.at(0.1, 0.1)[3]).toBe(255);
      } else expect(after.at(0.5, 0.5)[3]).toBe(255);
    }
  });

  test("makes the size, the ratio, the format and the place that are asked for", async () => {
    await using bench = await openWorkbench(subject, {
      files: { "art/a.png": opaque, "art/b.jpg": photo },
      warm: true,
      answer: answerWith({ scale: 0.5 }),
    });
    const images = "art/*";
    const sized = await bench.run({ images, size: "320x320", output: "out/{name}-square{ext}", fit: "fill" });
    expect(sized.results.map(({ output, width, height }) => `${output} ${width}×${height}`)).toEqual([
      "out/a-square.png 320×320",
      "out/b-square.jpg 320×320",
    ]);
    const wide = await bench.run({ images, "aspect-ratio": "16:9", "output-format": "webp", output: "out/{name}{ext}" });
    expect(wide.results.map(({ output }) => output)).toEqual(["out/a.webp", "out/b.webp"]);
    for (const { output, width, height } of wide.results) {
      expect((width ?? 0) / (height ?? 1)).toBeCloseTo(16 / 9, 1);
      expect((await look(await bench.read(output))).format).toBe("webp");
    }
    expect(await bench.read("art/a.png")).toEqual(opaque);
    const again = await bench.run({ images, "aspect-ratio": "16:9", "output-format": "webp", output: "out/{name}{ext}" });
    expect(again.outputs).toMatchObject({ "skip-reason": "up-to-date", unchanged: "2" });
    expect(again.requests).toEqual([]);
  });
});

describe.concurrent("fit", () => {
  test.each([
    ["cover", null],
    ["contain", null],
    ["fill", null],
    ["fail", "invalid-image"],
  ])("%s", async (fit, code) => {
    const answer = answerWith({ size: { width: 400, height: 400 } });
    await using bench = await openWorkbench(subjectOf("pixazo"), { files: { "a.png": opaque }, answer, warm: true });
    const run = await bench.run({ images: "*.png", fit });
    expect(run.codes).toEqual([code]);
    const after = await look(await bench.read("a.png"));
    expect(after).toMatchObject(SIZE);
    // Padding is transparent, where the format has transparency.
    expect(after.at(0.02, 0.5)[3]).toBe(fit === "contain" ? 0 : 255);
    if (fit === "fail") expect(await bench.read("a.png")).toEqual(opaque);
  });
});

describe.concurrent("a source too large for the model", () => {
  const large = drawLarge();

  test.each(["aimlapi, data[]", "pixazo", "dashscope", "oxen, queue", "oxen, sync"])(
    "%s: is made smaller for the request, and brought back",
    async (name) => {
      const files = await large;
      expect(files["bytes.png"].length).toBeGreaterThan(7_000_000);
      await using bench = await openWorkbench(subjectOf(name), { files, answer: fixedAnswer(opaque), warm: true });
      const run = await bench.run(ONE_BY_ONE);
      expect(run.results.map(({ width, height }) => `${width}×${height}`)).toEqual(["1700×1520", "4000×600"]);
      for (const request of run.paid) {
        const [sent = Buffer.alloc(0)] = sentPictures(request);
        expect(sent.length).toBeLessThanOrEqual(7_000_000);
        const { width } = await look(sent);
        if (!name.startsWith("oxen")) expect(width).toBeLessThanOrEqual(3072);
      }
    },
  );

  test("cannot be brought within the limits: nothing is sent for it, and the others go on", async () => {
    const files = { "good.png": opaque, "thread.png": await draw(9000, 40).png().toBuffer() };
    await using bench = await openWorkbench(subjectOf("dashscope"), { files, warm: true });
    const run = await bench.run(ONE_BY_ONE);
    expect(run.codes).toEqual([null, "too-large"]);
    expect(run.paid).toHaveLength(1);
  });
});

test("an answer that hides behind a wrong type or a huge size is judged by its content", async () => {
  const bomb = drawBomb(12_000, 9000);
  let asked = 0;
  const answers = [bomb, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')];
  await using bench = await openWorkbench(subjectOf("pixazo"), {
    files: { "a.png": opaque, "b.png": opaque },
    answer: () => ({ bytes: answers[asked++] ?? bomb, contentType: "image/png", width: 1, height: 1 }),
  });
  const run = await bench.run({ images: "*.png", concurrency: "1" });
  expect(run.codes).toEqual(["too-large", "invalid-image"]);
  expect(distance((await look(await bench.read("a.png"))).at(0.5, 0.5), (await look(opaque)).at(0.5, 0.5))).toBe(0);
});

async function drawHoled(): Promise<Buffer> {
  const { width, height } = SIZE;
  const pixels = drawPixels(width, height, { channels: 4 });
  for (let y = 80; y < 120; y++) for (let x = 120; x < 180; x++) pixels[(y * width + x) * 4 + 3] = 0;
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}

async function drawLarge() {
  // Noise cannot be compressed: 7.8 MB.
  const noise = { type: "gaussian", mean: 128, sigma: 90 } as const;
  const bytes = sharp({ create: { width: 1700, height: 1520, channels: 3, background: "grey", noise } });
  return {
    "bytes.png": await bytes.png({ compressionLevel: 1 }).toBuffer(),
    "pixels.png": await draw(4000, 600).png().toBuffer(),
  };
}

/** A PNG of one bit a pixel: as many pixels as one likes, made and held in no time. */
function drawBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(1, 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height));
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}
