import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { type Answer, answerWith, fixedAnswer } from "../emulators/picture.ts";
import { blobId } from "./invariants.ts";
import { distance, draw, look } from "./pictures.ts";
import { drawVariety } from "./sources.ts";
import { DISTINCT, SANDBOX, SUBJECTS, sentPictures, subjectOf } from "./subjects.ts";
import { LOCK, openWorkbench } from "./workbench.ts";

/** Sides that every model takes as they are. */
const SIZE = { width: 576, height: 384 };
const first = await draw(SIZE.width, SIZE.height, { blue: 40 }).png().toBuffer();
const second = await draw(SIZE.width, SIZE.height, { blue: 80 }).png().toBuffer();
const answer = await draw(SIZE.width, SIZE.height, { blue: 220 }).png().toBuffer();
const variety = await drawVariety();

describe.concurrent.each(SUBJECTS)("$name", (subject) => {
  test("pays for an image once: in place, again, with another prompt, after a touch-up, by force", async () => {
    await using bench = await openWorkbench(subject, { files: { "a.png": first, "docs/b.png": second }, answer: fixedAnswer(answer) });
    const begun = await bench.run({ images: "**/*.png" });
    expect(begun.codes).toEqual([null, null]);
    expect(begun.paid).toHaveLength(2);
    expect(begun.paid.map((request) => sentPictures(request)[0]?.equals(first)).sort()).toEqual([false, true]);
    expect(begun.outputs).toMatchObject({ edited: "2", changed: "true", "skip-reason": "" });
    expect(begun.outputs["estimated-cost"]).toBe(subject.price === undefined ? "" : String(subject.price * 2));
    expect((await bench.lock())["a.png"]).toMatchObject({ sourceBlob: blobId(first), source: "a.png" });

    const again = await bench.run({ images: "**/*.png" });
    expect(again.requests).toEqual([]);
    expect(again.outputs).toMatchObject({ edited: "0", unchanged: "2", changed: "false", "skip-reason": "up-to-date", cost: "0" });

    const changed = await bench.run({ images: "**/*.png", prompt: "make it darker" });
    expect(changed.paid).toHaveLength(2);
    for (const request of changed.paid) {
      const sent = sentPictures(request)[0];
      expect(sent?.equals(first) || sent?.equals(second), "the original is edited, not the result").toBe(true);
    }
    expect(changed.results.flatMap(({ warnings }) => warnings)).toEqual([]);

    const touched = await draw(SIZE.width, SIZE.height, { blue: 10 }).png().toBuffer();
    await bench.write("docs/b.png", touched);
    const other = await bench.run({ images: "**/*.png", prompt: "make it red" });
    expect(other.results.map(({ status }) => status)).toEqual(["edited", "modified"]);
    expect(await bench.read("docs/b.png")).toEqual(touched);

    const forced = await bench.run({ images: "docs/*.png", prompt: "make it red", force: "true" });
    expect(forced.results.map(({ status }) => status)).toEqual(["edited"]);
    expect(forced.paid).toHaveLength(1);
    expect(sentPictures(forced.paid[0] ?? begun.requests[0] ?? never())[0]).toEqual(touched);
  });

  test("leaves out what is no image, and edits the rest", async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 12345\n`;
    const files = {
      "animated.gif": await animate(),
      "cut.png": first.subarray(0, first.length - 40),
      // A size and a format that all models take as they are.
      "damaged.png": Buffer.concat([first.subarray(0, 60), Buffer.alloc(40, 7), first.subarray(100)]),
      "empty.png": "",
      "good.png": first,
      "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      "misnamed.jpg": first,
      "notes.png": "just words",
      "pointer.png": pointer,
    };
    await using bench = await openWorkbench(subject, { files, answer: fixedAnswer(answer), warm: true });
    const { symlink } = await import("node:fs/promises");
    await symlink("good.png", `${bench.workspace}/link.png`);
    const run = await bench.run({ images: "*.*" });
    expect(Object.fromEntries(run.results.map(({ source, error }) => [source, error?.code ?? null]))).toEqual({
      "animated.gif": "unsupported-image",
      "cut.png": "invalid-image",
      "damaged.png": "invalid-image",
      "empty.png": "invalid-image",
      "good.png": null,
      "logo.svg": "unsupported-image",
      "misnamed.jpg": null,
      "notes.png": "invalid-image",
      "pointer.png": "lfs-pointer",
    });
    for (const [name, bytes] of Object.entries(files)) {
      if (name !== "good.png" && name !== "misnamed.jpg") expect((await bench.read(name)).equals(Buffer.from(bytes)), name).toBe(true);
    }
    expect(run.paid).toHaveLength(2);
    expect(run.stdout).toContain("link.png is a symbolic link");
    expect(Object.keys(await bench.lock())).toEqual(["good.png", "misnamed.jpg"]);
    expect(run.results.find(({ source }) => source === "misnamed.jpg")?.warnings).toEqual([
      expect.stringContaining("misnamed.jpg contains a PNG image, which its extension does not say."),
    ]);
    expect((await look(await bench.read("misnamed.jpg"))).format).toBe("png");
    expect(run.annotations.filter(({ level }) => level === "error").map(({ file }) => file)).toHaveLength(7);
  });

  test("says which options the model does not take, and sends the others", async () => {
    await using bench = await openWorkbench(subject, { files: { "a.png": first }, answer: fixedAnswer(answer), warm: true });
    const options = { "negative-prompt": "blur", seed: "7", watermark: "false", "prompt-extend": "false" };
    const run = await bench.run({ images: "a.png", ...options, lockfile: "none" });
    const left = Object.keys(options).filter((name) => !subject.takes.includes(name));
    expect(run.codes).toEqual([null]);
    expect(run.results[0]?.warnings).toEqual(left.map((name) => expect.stringContaining(`\`${name}\``)));
    for (const name of left) expect(run.stdout).toContain(`\`${name}\` was ignored`);
    const sent = JSON.stringify(run.paid[0]?.body, (key, value: unknown) => (key === "image" || key === "bytes" ? undefined : value));
    expect(sent.includes("blur")).toBe(subject.takes.includes("negative-prompt"));
    expect(distance((await look(await bench.read("a.png"))).at(0.5, 0.5), (await look(answer)).at(0.5, 0.5))).toBe(0);
    await expect(bench.read(LOCK)).rejects.toThrow();
  });
});

describe.concurrent.each(DISTINCT)("$name", (subject) => {
  test("keeps format, size and transparency of every kind of source", async () => {
    const files = Object.fromEntries(variety.map(({ path, bytes }) => [path, bytes]));
    await using bench = await openWorkbench(subject, { files, answer: answerWith({ scale: 0.4 }) });
    const run = await bench.run({ images: "*", concurrency: "4" });
    expect(run.results.filter(({ error }) => error !== null)).toEqual([]);
    for (const source of variety) {
      const before = await look(source.bytes);
      const after = await look(await bench.read(source.path));
      expect({ ...pick(after), path: source.path }).toEqual({ ...pick(before), path: source.path });
      for (const [x, y] of [[0.12, 0.12] as const, [0.88, 0.88] as const]) {
        const place = `${source.path} at ${x},${y}`;
        expect(distance(after.at(x, y), source.seen?.(before.at(x, y)) ?? before.at(x, y)), place).toBeLessThan(source.tolerance ?? 24);
      }
      const [red = 0, green = 0, blue = 0] = source.seen?.(before.at(0.5, 0.5)) ?? before.at(0.5, 0.5);
      const middle = after.at(0.5, 0.5).slice(0, 3);
      if (source.alpha !== "hole")
        expect(distance(middle, [255 - red, 255 - green, 255 - blue]), `${source.path} is edited`).toBeLessThan(source.tolerance ?? 24);
    }
    // What leaves is upright 8-bit sRGB of a kind that the vendor takes; the emulator decodes it, and refuses others.
    expect(run.paid).toHaveLength(variety.length);
  });
});

describe.concurrent("without git", () => {
  test("an edit in place is known again, and one that piles up is told", async () => {
    await using bench = await openWorkbench(subjectOf("pixazo"), { files: { "a.png": first }, answer: fixedAnswer(answer), git: false });
    expect((await bench.run({ images: "*.png" })).codes).toEqual([null]);
    expect((await bench.run({ images: "*.png" })).outputs["skip-reason"]).toBe("up-to-date");
    const changed = await bench.run({ images: "*.png", prompt: "make it darker" });
    expect(changed.results[0]?.warnings).toEqual([
      expect.stringMatching(/The original .* was not found, so the current file was edited again/),
    ]);
  });
});

function pick({ width, height, format }: { width: number; height: number; format: string }) {
  return { width, height, format };
}

async function animate(): Promise<Buffer> {
  const { default: sharp } = await import("sharp");
  const frames = await Promise.all([20, 200].map((blue) => draw(32, 32, { blue }).png().toBuffer()));
  return sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
}

function never(): never {
  throw new Error("there is a request");
}

test.concurrent("the sandbox leaves damaged files as they are, and edits the rest", async () => {
  const field = (name: string) => readFileSync(join(import.meta.dirname, "../fixtures/field", name));
  const damaged = Object.fromEntries(
    ["damaged-colour-type.png", "damaged-data.png", "damaged-tables.jpg"].map((name): [string, Buffer] => [name, field(name)]),
  );
  const cut = { "cut.jpg": field("plain.jpg").subarray(0, 2000), "cut.png": first.subarray(0, first.length >> 1) };
  const files = { ...damaged, ...cut, "good.jpg": field("samsung-sos.jpg") };
  await using bench = await openWorkbench(SANDBOX, { files, answer: fixedAnswer(answer), warm: true });
  const run = await bench.run({ images: "*.*" });
  const names = Object.keys({ ...damaged, ...cut }).sort();
  expect(run.results.filter(({ error }) => error).map(({ source, error }) => `${source}: ${error?.code}`)).toEqual(
    names.map((name) => `${name}: invalid-image`),
  );
  for (const [name, bytes] of Object.entries({ ...damaged, ...cut })) expect((await bench.read(name)).equals(bytes), name).toBe(true);
  expect(Object.keys(await bench.lock())).toEqual(["good.jpg"]);
  expect(await look(await bench.read("good.jpg"))).toMatchObject({ width: 240, height: 160, format: "jpeg" });
});

const asSent: Answer = async ({ input }) => {
  if (!input) return never();
  const { width, height } = await sharp(input).metadata();
  return { bytes: await sharp(input).png().toBuffer(), contentType: "image/png", width, height };
};

test("a thin image that is sent smaller comes back whole", async () => {
  const size = { width: 20, height: 6000 };
  const ends = Buffer.from(
    Array.from({ length: size.height }, (_, y) =>
      Array(20)
        .fill([y < 100 ? 255 : 60, 120, y >= 5900 ? 255 : 60])
        .flat(),
    ).flat(),
  );
  const source = await sharp(ends, { raw: { ...size, channels: 3 } })
    .png()
    .toBuffer();
  await using bench = await openWorkbench(subjectOf("pixazo"), { files: { "a.png": source }, answer: asSent });
  const { results, paid } = await bench.run();
  const sent = await sharp(sentPictures(paid[0] ?? never())[0]).metadata();
  expect([sent.width, sent.height]).toEqual([10, 3072]);
  expect(results[0]?.warnings.join(" ")).not.toMatch(/crop/);
  const data = await sharp(await bench.read("a.png"))
    .removeAlpha()
    .raw()
    .toBuffer();
  const [red, blue] = [data[20 * 90 * 3] ?? 0, data[20 * 5910 * 3 + 2] ?? 0];
  expect(Math.min(red, blue)).toBeGreaterThan(200);
});
