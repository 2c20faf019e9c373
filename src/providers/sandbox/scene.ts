import { createHash } from "node:crypto";
import { encodePicture } from "../../pixels/encode.ts";
import type { Size } from "../../pixels/picture.ts";
import { openPicture, withPixelSlot } from "../../pixels/sharp.ts";
import { drawMark, type Mark } from "./mark.ts";

/** More pixels than this show nothing more; larger pictures are enlarged afterwards, as a model's are. */
const MAX_PIXELS = 4_000_000;

/** Degrees between the hues of two candidates: the golden angle keeps any number of them apart. */
const HUE_STEP = 137.5;

/**
 * The sandbox's generated picture, as PNG: hills under a sun, whose colours and places follow from the prompt, with its mark. It
 * has the wanted size, or its ratio at 4 megapixels. The same input gives the same bytes.
 */
export async function drawScene(target: Size, mark: Mark): Promise<Buffer> {
  const scale = Math.min(1, Math.sqrt(MAX_PIXELS / (target.width * target.height)));
  const size = { width: Math.max(1, Math.floor(target.width * scale)), height: Math.max(1, Math.floor(target.height * scale)) };
  const svg = Buffer.from(describeScene(size, mark));
  return withPixelSlot(() =>
    encodePicture(
      openPicture(svg)
        .composite([drawMark(size, mark)])
        .removeAlpha(),
      "png",
      { quality: 90, lossless: true },
    ),
  );
}

function describeScene({ width, height }: Size, { prompt, candidate }: Mark): string {
  const [hueByte = 0] = createHash("sha256").update(prompt).digest();
  const places = createHash("sha256").update(`${candidate} ${prompt}`).digest();
  /** From 0 to 1. */
  const place = (index: number) => (places[index] ?? 0) / 255;
  const hue = (hueByte / 256) * 360 + (candidate - 1) * HUE_STEP;
  const colour = (turn: number, saturation: number, lightness: number) =>
    `hsl(${Math.round(hue + turn) % 360}, ${saturation}%, ${lightness}%)`;
  const x = (share: number) => Math.round(share * width);
  const y = (share: number) => Math.round(share * height);

  const sun = [3, 2, 1].map((radius) => {
    const r = radius * 0.07 * Math.min(width, height);
    return `<circle cx="${x(0.25 + place(0) * 0.5)}" cy="${y(0.22 + place(1) * 0.15)}" r="${r}" fill="#fff" opacity="${0.9 / radius ** 2}"/>`;
  });
  const hills = [0, 1, 2].map((layer) => {
    const top = 0.55 + layer * 0.14;
    const swing = (place(2 + layer) - 0.5) * 0.4;
    const bend = (place(5 + layer) - 0.5) * 0.2;
    const crest = `M0 ${y(top + bend)}C${x(0.3)} ${y(top - swing)} ${x(0.6)} ${y(top + swing)} ${width} ${y(top - bend)}`;
    return `<path d="${crest}V${height}H0Z" fill="${colour(30 + layer * 15, 38, 62 - layer * 15)}"/>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    '<linearGradient id="sky" x2="0" y2="1">',
    `<stop stop-color="${colour(0, 60, 62)}"/><stop offset="0.8" stop-color="${colour(45, 80, 88)}"/>`,
    `</linearGradient><rect width="${width}" height="${height}" fill="url(#sky)"/>`,
    ...sun,
    ...hills,
    "</svg>",
  ].join("");
}
