import { RetouchError } from "../errors.ts";
import { makeThumbnail, measureChange, reduceSize } from "./compare.ts";
import { hasExactRatio } from "./geometry.ts";
import { areaOf, readHeader } from "./header.ts";
import type { Picture, Size } from "./picture.ts";
import { maskRatio, unusableMask } from "./picture-messages.ts";
import { definePixelWork } from "./pixel-work.ts";
import { runPicture, runPixels } from "./sharp.ts";

/** Brightness, of 255, from which a pixel of a mask counts as white. */
const WHITE = 128;

interface MaskParts {
  mask: Buffer;
  /** Of the picture that is sent. */
  size: Size;
  /** White is made transparent, where the model goes by that. */
  transparent: boolean;
}

/**
 * The mask as the model takes it: black and white, at the size of the picture that is sent.
 * @throws {RetouchError} `invalid-input` when the mask is no image that is read here, or has another ratio than the picture.
 */
export const prepareMask = definePixelWork("mask", makeMask, ({ mask, size }) => areaOf(mask) + size.width * size.height);

async function makeMask({ mask, size: { width, height }, transparent }: MaskParts): Promise<Picture> {
  const size = { width, height };
  try {
    const header = readHeader(mask);
    if (!hasExactRatio(header, size)) throw new RetouchError("invalid-input", maskRatio(header, size));
    const pixels = await runPicture(mask, (image) =>
      image
        .flatten({ background: "black" })
        .resize(width, height, { fit: "fill", kernel: "nearest" })
        .toColourspace("b-w")
        .threshold(WHITE)
        .raw(),
    );
    const rgba = Buffer.alloc(width * height * 4);
    for (let pixel = 0; pixel < width * height; pixel++) {
      const value = pixels[pixel] ?? 0;
      rgba.fill(value, pixel * 4, pixel * 4 + 3);
      rgba[pixel * 4 + 3] = transparent ? 255 - value : 255;
    }
    const bytes = await runPixels({ pixels: rgba, ...size, channels: 4 }, (png) => (transparent ? png : png.removeAlpha()).png());
    return { bytes, mediaType: "image/png", ...size };
  } catch (cause) {
    if (!(cause instanceof RetouchError) || cause.code === "invalid-input") throw cause;
    throw new RetouchError("invalid-input", unusableMask(cause.message), { cause });
  }
}

interface DriftParts {
  source: Buffer;
  result: Buffer;
  size: Size;
  mask: Buffer;
}

/** Share (0–1) of the pixels outside a mask's white that differ visibly between source and result, see {@link measureChange}. */
export const measureDrift = definePixelWork("drift", compareOutside, ({ source, result, mask }) => areaOf(source, result, mask));

async function compareOutside({ source, result, size, mask }: DriftParts): Promise<number> {
  const small = reduceSize(size);
  const [before, after, region] = await Promise.all([source, result, mask].map((bytes) => makeThumbnail(bytes, small, "scale")));
  if (!before || !after || !region) return 0;
  return measureChange(before, after, { counts: (pixel) => (region.pixels[pixel * 4] ?? 0) < WHITE });
}
