import { RetouchError } from "../errors.ts";
import { makeThumbnail, measureChange, reduceSize } from "./compare.ts";
import { hasExactRatio } from "./geometry.ts";
import type { Picture, Size } from "./picture.ts";
import { DAMAGED_MASK, maskRatio } from "./picture-messages.ts";
import { loadSharp, openPicture, withPixelSlot } from "./sharp.ts";

/** Brightness, of 255, from which a pixel of a mask counts as white. */
const WHITE = 128;

/**
 * The mask as the model takes it, at the size of the picture that is sent: black and white, and with white made transparent where
 * the model goes by that.
 *
 * @throws {RetouchError} `invalid-input` when the mask is no image, or has another ratio than the picture.
 */
export async function prepareMask(mask: Buffer, { width, height }: Size, { transparent }: { transparent: boolean }): Promise<Picture> {
  try {
    return await withPixelSlot(async () => {
      const { autoOrient } = await openPicture(mask).metadata();
      const size = { width, height };
      if (!hasExactRatio(autoOrient, size)) throw new RetouchError("invalid-input", maskRatio(autoOrient, size));
      const grey = openPicture(mask)
        .flatten({ background: "black" })
        .resize(width, height, { fit: "fill", kernel: "nearest" })
        .toColourspace("b-w")
        .threshold(WHITE);
      const pixels = await grey.raw().toBuffer();
      const rgba = Buffer.alloc(width * height * 4);
      for (let pixel = 0; pixel < width * height; pixel++) {
        const value = pixels[pixel] ?? 0;
        rgba.fill(value, pixel * 4, pixel * 4 + 3);
        rgba[pixel * 4 + 3] = transparent ? 255 - value : 255;
      }
      const png = loadSharp()(rgba, { raw: { width, height, channels: 4 } });
      const bytes = await (transparent ? png : png.removeAlpha()).png().toBuffer();
      return { bytes, mediaType: "image/png", width, height };
    });
  } catch (error) {
    if (error instanceof RetouchError) throw error;
    throw new RetouchError("invalid-input", DAMAGED_MASK, { cause: error });
  }
}

/** Share (0–1) of the pixels outside a mask's white that differ visibly between source and result, see {@link measureChange}. */
export async function measureDrift({
  source,
  result,
  size,
  mask,
}: {
  source: Buffer;
  result: Buffer;
  size: Size;
  mask: Buffer;
}): Promise<number> {
  const small = reduceSize(size);
  const [before, after, region] = await Promise.all([source, result, mask].map((bytes) => makeThumbnail(bytes, small, "scale")));
  if (!before || !after || !region) return 0;
  return measureChange(before, after, (pixel) => (region.pixels[pixel * 4] ?? 0) < WHITE);
}
