import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { finishPicture } from "../../src/pixels/finish-picture.ts";
import { readHeader } from "../../src/pixels/header.ts";

const SIZE = { width: 480, height: 320 };
const draw = (body: string) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}" font-family="sans-serif">${body}</svg>`,
    ),
  );

async function finish(source: Buffer, answer: Buffer, keep: "change" | "text") {
  const parts = { source, header: readHeader(source), wanted: { size: SIZE, fit: "cover", format: "png" } as const };
  return finishPicture({ answer, ...parts, keep: { keep, isExplicit: true } });
}

/** The places whose colour or alpha is another one. What is transparent has no colour. */
async function listChanged(one: Buffer, other: Buffer): Promise<{ x: number; y: number }[]> {
  const [a, b] = await Promise.all([one, other].map((bytes) => sharp(bytes).ensureAlpha().raw().toBuffer()));
  const seen = (pixels: Buffer | undefined, at: number) => (pixels?.[at * 4 + 3] === 0 ? 0 : pixels?.readUInt32LE(at * 4));
  const changed: { x: number; y: number }[] = [];
  for (let at = 0; at < SIZE.width * SIZE.height; at++)
    if (seen(a, at) !== seen(b, at)) changed.push({ x: at % SIZE.width, y: Math.floor(at / SIZE.width) });
  return changed;
}

/** A model that moves the picture by a part of a pixel. */
const move = (bytes: Buffer) =>
  sharp(bytes).affine([1, 0, 0, 1], { odx: 0.4, ody: 0.3, interpolator: "bicubic", background: "#f4f4f0" }).resize(SIZE.width, SIZE.height);

describe("on a transparent ground", () => {
  const bars = (dot: string) =>
    draw(
      `<rect x="30" y="30" width="300" height="40" rx="6" fill="#d02030"/><rect x="30" y="100.5" width="420" height="30.5" fill="#2050d0"/>` +
        `<text x="40" y="200" font-size="34" fill="#105030">Settings</text><path d="M40 305 L440 300" stroke="#a020a0" stroke-width="2"/><circle cx="400" cy="220" r="40" fill="${dot}"/>`,
    );
  const answers: [string, (flat: Sharp) => Promise<Buffer>][] = [
    ["as a JPEG", (flat) => flat.jpeg({ quality: 75 }).toBuffer()],
    [
      "off by a part of a pixel",
      async (flat) =>
        move(await flat.png().toBuffer())
          .png()
          .toBuffer(),
    ],
    ["in another ratio", (flat) => flat.resize(704, 480, { fit: "fill" }).jpeg({ quality: 88 }).toBuffer()],
  ];

  it.each(answers.flatMap(([how, spoil]) => ["white", "black", "#30a060"].map((ground) => ({ how, spoil, ground }))))(
    "what an answer $how on $ground leaves as it is stays, bit for bit",
    async ({ spoil, ground }) => {
      const source = await bars("#f0a010").png().toBuffer();
      const edited = await bars("#10a0f0").flatten({ background: ground }).removeAlpha().png().toBuffer();
      const { bytes, warnings } = await finish(source, await spoil(sharp(edited)), "change");
      const changed = await listChanged(source, bytes);
      expect(changed.length).toBeGreaterThan(4500);
      expect(changed.filter(({ x, y }) => Math.hypot(x - 400, y - 220) > 60)).toEqual([]);
      expect(warnings).toEqual([{ code: "transparency-restored" }]);
    },
  );
});

describe("where a model edits nothing", () => {
  it.each([
    { width: 300, height: 1 },
    { width: 1, height: 300 },
    { width: 16, height: 16 },
  ])("there is nothing to warn of, however small the picture is: $width×$height", async (size) => {
    const pixels = Buffer.from(Array.from({ length: size.width * size.height }, (_, at) => [at % 256, 40, 90]).flat());
    const source = await sharp(pixels, { raw: { ...size, channels: 3 } })
      .png()
      .toBuffer();
    const parts = { source, header: readHeader(source), wanted: { size, fit: "cover", format: "png" } as const };
    const { bytes, warnings } = await finishPicture({ ...parts, answer: source, keep: { keep: "change", isExplicit: true } });
    expect(await sharp(bytes).removeAlpha().raw().toBuffer()).toEqual(pixels);
    expect(warnings.filter(({ code }) => code === "not-aligned")).toEqual([]);
  });

  it.each(["change", "text"] as const)("the result is the source, and that is said (kept: %s)", async (keep) => {
    const source = await draw(
      `<rect width="480" height="320" fill="#f4f4f0"/><text x="40" y="60" font-size="24">A line that stays</text><rect x="60" y="120" width="200" height="90" fill="#3060a0"/><circle cx="380" cy="220" r="60" fill="#c07030"/>`,
    )
      .removeAlpha()
      .png()
      .toBuffer();
    const { bytes, fidelity, warnings } = await finish(source, await move(source).removeAlpha().png().toBuffer(), keep);
    expect(await listChanged(source, bytes)).toEqual([]);
    expect(fidelity).toMatchObject({ changed: 0, preserved: 1 });
    expect(warnings).toEqual([{ code: "nothing-edited" }]);
  });
});

describe("outside of text", () => {
  const page = (word: string, thing: string) =>
    draw(
      `<rect width="480" height="320" fill="#f6f6f2"/><text x="30" y="40" font-size="18">A line that stays</text><text x="300" y="290" font-size="20">${word}</text>${thing}`,
    )
      .flatten({ background: "white" })
      .removeAlpha()
      .png()
      .toBuffer();
  const disc = (radius: number, fill: string) => `<circle cx="150" cy="170" r="${radius}" fill="${fill}"/>`;
  const button = (fill: string) => `<rect x="60" y="150" width="180" height="44" rx="8" fill="${fill}"/>`;
  const bars = (fill: string) => `<path d="M70 220V120H90V220Z M100 220V90H120V220Z M130 220V160H150V220Z" fill="${fill}"/>`;

  const things: [name: string, before: string, after: string][] = [
    ...[10, 16, 24, 40, 60].map(
      (radius) => [`a disc of ${2 * radius} pixels`, disc(radius, "#90c090"), disc(radius, "#c04040")] as [string, string, string],
    ),
    ["a new disc", "", disc(24, "#c04040")],
    ["a button", button("#2050d0"), button("#d05020")],
    ["a chart", bars("#4080c0"), bars("#c08040")],
  ];

  it.each(things)("%s is the source's", async (_, before, after) => {
    const source = await page("Continue", before);
    const answer = await sharp(await page("Fortfahren", after))
      .jpeg({ quality: 92 })
      .toBuffer();
    const changed = await listChanged(source, (await finish(source, answer, "text")).bytes);
    expect(changed.length).toBeGreaterThan(300);
    expect(changed.filter(({ x, y }) => x < 290 || y < 260)).toEqual([]);
  });

  it("the label of a button is the model's, and a word of one letter", async () => {
    const label = (word: string) => `${button("#2050d0")}<text x="90" y="179" font-size="18" font-weight="600" fill="#fff">${word}</text>`;
    const source = await page("I", label("Settings"));
    const edited = await page("K", label("Réglages"));
    const { bytes } = await finish(source, edited, "text");
    const kept = await listChanged(source, bytes);
    const wanted = await listChanged(source, edited);
    const keys = new Set(kept.map(({ x, y }) => `${x} ${y}`));
    expect(wanted.filter(({ x, y }) => keys.has(`${x} ${y}`)).length).toBeGreaterThan(0.99 * wanted.length);
  });
});
