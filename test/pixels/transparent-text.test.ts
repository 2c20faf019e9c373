import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { finishPicture } from "../../src/pixels/finish-picture.ts";
import { readHeader } from "../../src/pixels/header.ts";

const SIZE = { width: 480, height: 200 };
const draw = (body: string) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="200" font-family="sans-serif" font-weight="700"><circle cx="70" cy="100" r="50" fill="#2050d0"/>${body}</svg>`,
    ),
  )
    .png()
    .toBuffer();
const word = (text: string, fill: string, opacity = 1) =>
  `<text x="140" y="118" font-size="44" fill="${fill}" fill-opacity="${opacity}">${text}</text>`;

const styles: Record<string, (text: string) => string> = {
  "a dark word": (text) => word(text, "#203040"),
  "a watermark": (text) => word(text, "#203040", 0.3),
  "a white word on glass": (text) =>
    `<rect x="130" y="50" width="340" height="100" rx="20" fill="#1020a0" fill-opacity="0.5"/>${word(text, "#fff")}`,
};
const answers: [name: string, spoil: (edited: Sharp) => Sharp][] = [
  ["on white", (edited) => edited.flatten({ background: "white" }).removeAlpha()],
  ["on black", (edited) => edited.flatten({ background: "black" }).removeAlpha()],
  ["with transparency", (edited) => edited],
];

async function finish(source: Buffer, answer: Buffer) {
  const wanted = { size: SIZE, fit: "cover", format: "png" } as const;
  const { bytes } = await finishPicture({ answer, source, header: readHeader(source), wanted, keep: { keep: "text" } });
  return bytes;
}

const toPixels = (bytes: Buffer) => sharp(bytes).ensureAlpha().raw().toBuffer();

/** By how much a pixel of two pictures differs on a ground. */
function differ(a: Buffer, b: Buffer, at: number, ground: number): number {
  const show = (pixels: Buffer, channel: number) => {
    const alpha = pixels[at * 4 + 3] ?? 0;
    return ((pixels[at * 4 + channel] ?? 0) * alpha + ground * (255 - alpha)) / 255;
  };
  return Math.max(...[0, 1, 2].map((channel) => Math.abs(show(a, channel) - show(b, channel))));
}

describe.each(Object.entries(styles))("%s that is replaced on a transparent ground", (_, style) => {
  it.each(answers)("is complete on every ground, from an answer %s", async (_name, spoil) => {
    const [source, edited] = [await draw(style("Settings")), await draw(style("Einstellung"))];
    const result = await finish(source, await spoil(sharp(edited)).png().toBuffer());
    const [before, wanted, shown] = await Promise.all([source, edited, result].map(toPixels));
    if (!before || !wanted || !shown) throw new Error("no pixels");
    let [changed, wrong, outside] = [0, 0, 0];
    for (let at = 0; at < SIZE.width * SIZE.height; at++) {
      if (Math.max(differ(before, wanted, at, 0), differ(before, wanted, at, 255)) > 8) changed++;
      if (Math.max(...[0, 128, 255].map((ground) => differ(wanted, shown, at, ground))) > 40) wrong++;
      const isBeside = at % SIZE.width < 130;
      if (isBeside && before.readUInt32LE(at * 4) !== shown.readUInt32LE(at * 4)) outside++;
    }
    expect(changed).toBeGreaterThan(2500);
    expect(wrong / changed).toBeLessThan(0.02);
    expect(outside).toBe(0);
  });
});

it("white letters with transparency are compared where they can be seen", async () => {
  const logo = (text: string) =>
    draw(`<rect width="480" height="200" fill="#fff" fill-opacity="0"/>${word(text, "#fff")}`).then((bytes) =>
      sharp(bytes).extract({ left: 125, top: 0, width: 355, height: 200 }).extend({ left: 125, background: "#0000" }).png().toBuffer(),
    );
  const [source, edited] = [await logo("Settings"), await logo("Einstellung")];
  const [wanted, shown] = await Promise.all([edited, await finish(source, edited)].map(toPixels));
  if (!wanted || !shown) throw new Error("no pixels");
  let wrong = 0;
  for (let at = 0; at < SIZE.width * SIZE.height; at++) if (differ(wanted, shown, at, 0) > 40) wrong++;
  expect(wrong).toBe(0);
});

it("a new thing in a new colour is opaque, and what was removed is transparent", async () => {
  const source = await draw(word("New", "#203040"));
  const edited = await draw(`<rect x="300" y="60" width="120" height="90" fill="#e0a010"/>`);
  const answer = await sharp(edited).flatten({ background: "white" }).removeAlpha().png().toBuffer();
  const header = readHeader(source);
  const wanted = { size: SIZE, fit: "cover", format: "png" } as const;
  const { bytes } = await finishPicture({ answer, source, header, wanted, keep: { keep: "change" } });
  const [truth, shown] = await Promise.all([edited, bytes].map(toPixels));
  if (!truth || !shown) throw new Error("no pixels");
  let wrong = 0;
  for (let at = 0; at < SIZE.width * SIZE.height; at++) if (Math.abs((truth[at * 4 + 3] ?? 0) - (shown[at * 4 + 3] ?? 0)) > 32) wrong++;
  expect(wrong).toBeLessThan(20);
});
