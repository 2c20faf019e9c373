import { createHash } from "node:crypto";
import { encodePicture } from "../../pixels/encode.ts";
import { setDensity } from "../../pixels/header.ts";
import type { Size } from "../../pixels/picture.ts";
import { definePixelWork } from "../../pixels/pixel-work.ts";
import { runPixels } from "../../pixels/sharp.ts";
import { drawMark, type Mark } from "./mark.ts";

/** More pixels than this show nothing more; larger pictures are enlarged afterwards, as a model's are. */
const MAX_PIXELS = 4_000_000;

/** Degrees between the hues of two candidates: the golden angle keeps any number of them apart. */
const HUE_STEP = 137.5;

type Colour = readonly [number, number, number];
const WHITE: Colour = [255, 255, 255];

/**
 * The sandbox's generated picture, as PNG: hills under a sun, whose colours and places follow from the prompt, with its mark. It
 * has the wanted size, or its ratio at 4 megapixels. The same input gives the same bytes.
 */
export const drawScene = definePixelWork(
  "scene",
  async ({ target, mark }: { target: Size; mark: Mark }): Promise<Buffer> => {
    const scale = Math.min(1, Math.sqrt(MAX_PIXELS / (target.width * target.height)));
    const size = { width: Math.max(1, Math.floor(target.width * scale)), height: Math.max(1, Math.floor(target.height * scale)) };
    const scene = await runPixels({ pixels: paintScene(size, mark), ...size, channels: 3 }, (image) =>
      encodePicture(image.composite([drawMark(size, mark)]).removeAlpha(), "png", { quality: 90 }),
    );
    // By itself, the image library says one of its own.
    return setDensity(scene, "image/png", undefined);
  },
  () => MAX_PIXELS,
);

/** Red, green and blue, row by row. Drawn here, so that no reader of drawings has to be let through to the decoder. */
function paintScene({ width, height }: Size, { prompt, candidate }: Mark): Buffer {
  const [hueByte = 0] = createHash("sha256").update(prompt).digest();
  const places = createHash("sha256").update(`${candidate} ${prompt}`).digest();
  /** From 0 to 1. */
  const place = (index: number) => (places[index] ?? 0) / 255;
  const hue = (hueByte / 256) * 360 + (candidate - 1) * HUE_STEP;
  const [zenith, horizon] = [toRgb(hue, 0.6, 0.62), toRgb(hue + 45, 0.8, 0.88)];
  const centre = { x: (0.25 + place(0) * 0.5) * width, y: (0.22 + place(1) * 0.15) * height };
  const suns = [3, 2, 1].map((radius) => ({ radius: radius * 0.07 * Math.min(width, height), opacity: 0.9 / radius ** 2 }));
  const hills = [0, 1, 2].map((layer) => {
    const top = 0.55 + layer * 0.14;
    const swing = (place(2 + layer) - 0.5) * 0.4;
    const bend = (place(5 + layer) - 0.5) * 0.2;
    return {
      colour: toRgb(hue + 30 + layer * 15, 0.38, 0.62 - layer * 0.15),
      crest: Float64Array.from(
        { length: width },
        (_, x) => height * bow((x + 0.5) / width, [top + bend, top - swing, top + swing, top - bend]),
      ),
    };
  });
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    const sky = blend(zenith, horizon, Math.min(1, (y + 0.5) / height / 0.8));
    for (let x = 0; x < width; x++, at += 3) {
      let colour = sky;
      const distance = Math.hypot(x + 0.5 - centre.x, y + 0.5 - centre.y);
      for (const { radius, opacity } of suns) colour = blend(colour, WHITE, opacity * toShare(radius - distance + 0.5));
      for (const hill of hills) colour = blend(colour, hill.colour, toShare(y + 1 - (hill.crest[x] ?? 0)));
      pixels.set(colour, at);
    }
  }
  return pixels;
}

/** The height of a Bézier curve of four control points, evenly spaced. */
function bow(x: number, [a, b, c, d]: readonly [number, number, number, number]): number {
  const rest = 1 - x;
  return rest ** 3 * a + 3 * rest ** 2 * x * b + 3 * rest * x ** 2 * c + x ** 3 * d;
}

function toShare(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function blend(under: Colour, over: Colour, share: number): Colour {
  if (share === 0) return under;
  if (share === 1) return over;
  const [red, green, blue] = [0, 1, 2].map((channel) => (under[channel] ?? 0) * (1 - share) + (over[channel] ?? 0) * share);
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** https://www.w3.org/TR/css-color-4/#hsl-to-rgb */
function toRgb(hue: number, saturation: number, lightness: number): Colour {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const turn = (offset + hue / 30) % 12;
    return 255 * (lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1)));
  };
  return [channel(0), channel(8), channel(4)];
}
