import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { answerWith } from "../emulators/picture.ts";
import type { SeenRequest } from "../emulators/provider-server.ts";
import { distance, draw, look } from "./pictures.ts";
import { DISTINCT, isForm, SUBJECTS, type Subject, subjectOf } from "./subjects.ts";
import { openWorkbench, snapshotOwn } from "./workbench.ts";

const WIDTH = 480;
const HEIGHT = 320;
const source = await draw(WIDTH, HEIGHT).png().toBuffer();
/** White where the emulators edit: the middle half. */
const generous = await drawMask(120, 80, 240, 160);
const narrow = await drawMask(0, 0, 60, 40);

const oxenMask: Subject = { ...subjectOf("oxen, queue"), name: "oxen, gpt-image-2", inputs: { provider: "oxen", model: "gpt-image-2" } };
const TAKE_MASKS = [...SUBJECTS.filter(({ name }) => name.startsWith("openai")), oxenMask];
const MASKED = { images: "**/*.png", mask: "masks/{name}.png", "max-change": "0.02" };

describe.concurrent.each(TAKE_MASKS)("$name", (subject) => {
  test("sends the mask as the server reads it, and refuses a picture that changed elsewhere", async () => {
    await using bench = await openWorkbench(subject, { files: { "a.png": source, "masks/a.png": generous } });
    const run = await bench.run(MASKED);
    expect(run.results.map(({ source, error }) => [source, error])).toEqual([["a.png", null]]);
    const [request] = run.paid;
    const sent = await look(maskOf(request, subject));
    expect(sent).toMatchObject({ width: WIDTH, height: HEIGHT });
    if (subject.inputs.model === "gpt-image-1") expect([sent.at(0.5, 0.5)[3], sent.at(0.05, 0.05)[3]]).toEqual([0, 255]);
    else
      expect([sent.at(0.5, 0.5).slice(0, 3), sent.at(0.05, 0.05).slice(0, 3)]).toEqual([
        [255, 255, 255],
        [0, 0, 0],
      ]);

    // Another mask is another edit; what it does not allow is kept out.
    await bench.write("masks/a.png", narrow);
    const before = await bench.read("a.png");
    const drifted = await bench.run(MASKED);
    expect(drifted.codes).toEqual(["drift"]);
    expect(drifted.paid).toHaveLength(1);
    expect(await bench.read("a.png")).toEqual(before);
    const kept = (await snapshotOwn(bench, "rejected")).get("1/a.png");
    expect(kept, "what was paid for is kept aside").toBeDefined();
    expect(distance((await look(kept ?? Buffer.alloc(0))).at(0.5, 0.5), (await look(before)).at(0.5, 0.5))).toBeLessThan(30);
  });
});

describe.concurrent("without a mask", () => {
  test.each(DISTINCT)("$name: `max-change` bounds the whole picture", async (subject) => {
    await using bench = await openWorkbench(subject, { files: { "a.png": source }, answer: answerWith({ scale: 0.5 }), warm: true });
    const refused = await bench.run({ images: "a.png", "max-change": "0.1" });
    expect(refused.codes).toEqual(["drift"]);
    expect(refused.results[0]?.error?.message).toMatch(/2\d(\.\d)? % of the pixels of the image differ\. `max-change` allows 10 %\./);
    expect(refused.results[0]?.cost ?? 0).toBe(subject.price ?? 0);
    // What was rejected is measured all the same.
    expect(refused.results[0]?.fidelity?.changed).toBeGreaterThan(0.2);
    const taken = await bench.run({ images: "a.png", "max-change": "0.4" });
    expect(taken.codes).toEqual([null]);
  });

  test.each(SUBJECTS.filter(({ name }) => !name.startsWith("openai")))(
    "$name: a model that takes none is reported in the plan",
    async (subject) => {
      await using bench = await openWorkbench(subject, { files: { "a.png": source, "masks/a.png": narrow }, warm: true });
      const run = await bench.run(MASKED);
      expect(run.requests).toEqual([]);
      expect(run.annotations[0]?.message).toMatch(/`mask`: the model \S+ takes no mask/);
    },
  );
});

test("a model that takes no mask is kept to it afterwards, with `preserve`", async () => {
  const files = { "a.png": source, "masks/a.png": generous };
  await using bench = await openWorkbench(subjectOf("oxen, queue"), { files, answer: answerWith({ scale: 0.5 }) });
  const run = await bench.run({ ...MASKED, preserve: "outside-change" });
  expect(run.codes).toEqual([null]);
  const [before, after] = await Promise.all(
    [source, await bench.read("a.png")].map((bytes) => sharp(bytes).removeAlpha().raw().toBuffer()),
  );
  const changed = [...Array(WIDTH * HEIGHT).keys()].filter((at) =>
    [0, 1, 2].some((part) => before?.[at * 3 + part] !== after?.[at * 3 + part]),
  );
  const isWithin = (at: number) => at % WIDTH >= 120 && at % WIDTH < 360 && at >= 80 * WIDTH && at < 240 * WIDTH;
  expect(changed.length).toBeGreaterThan(0.5 * 240 * 160);
  expect(changed.filter((at) => !isWithin(at))).toEqual([]);
  expect(run.results[0]).toMatchObject({
    fidelity: { ssimOutside: 1, deltaEOutside: 0, changedOutside: 0, confidence: expect.any(Number) },
  });
});

test("a mask that is missing, of another shape, or no picture stops its own image only", async () => {
  const files = {
    ...Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [`${name}.png`, source])),
    "masks/b.png": await sharp({ create: { width: 100, height: 100, channels: 3, background: "white" } })
      .png()
      .toBuffer(),
    "masks/c.png": "nonsense",
    "masks/d.png": generous,
    // A drawing may show files from anywhere on the machine.
    "masks/e.png": `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="9" height="9" fill="#fff"/></svg>`,
  };
  await using bench = await openWorkbench(subjectOf("openai-compatible, openai"), { files, warm: true });
  const run = await bench.run({ ...MASKED, images: "*.png" });
  expect(run.codes).toEqual(["invalid-input", "invalid-input", "invalid-input", null, "invalid-input"]);
  expect(run.paid).toHaveLength(1);
});

function maskOf(request: SeenRequest | undefined, subject: Subject): Buffer {
  const body = request?.body;
  if (isForm(body)) {
    const field = subject.inputs.model === "gpt-image-1" ? "mask" : "mask_image";
    return body.files.find((file) => file.field === field)?.bytes ?? Buffer.alloc(0);
  }
  const [, base64 = ""] = /"mask_url":"data:image\/png;base64,([^"]*)"/.exec(JSON.stringify(body)) ?? [];
  return Buffer.from(base64, "base64");
}

function drawMask(left: number, top: number, width: number, height: number): Promise<Buffer> {
  const white = { create: { width, height, channels: 3 as const, background: "white" } };
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: "black" } })
    .composite([{ input: white, left, top }])
    .png()
    .toBuffer();
}
