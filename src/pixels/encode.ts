import type { Sharp } from "sharp";
import type { Density } from "./formats/format-reader.ts";
import type { OutputFormat } from "./picture.ts";

export interface EncodeOptions {
  /** 1 to 100, of JPEG (also inside a TIFF), WebP and AVIF. */
  quality: number;
  /** WebP and AVIF only. */
  lossless?: boolean | undefined;
  /** One channel instead of three, for pixels that are grey. PNG, JPEG and TIFF only. */
  grey?: boolean | undefined;
  /** An interlaced PNG or GIF, a progressive JPEG. */
  progressive?: boolean | undefined;
  /** Colour in a quarter of the pixels. JPEG and AVIF only. */
  coarseColour?: boolean | undefined;
  /** Pixels that there are to be written, if that is known. */
  area?: number | undefined;
  /** TIFF only. */
  compression?: TiffCompression | undefined;
  /** TIFF only; PNG and JPEG get theirs by `setDensity`. */
  density?: Density | undefined;
}

export type TiffCompression = "none" | "jpeg" | "lzw" | "deflate" | "packbits";

/** Optimised coding saves a tenth or two, but holds all coefficients in memory: 100 MB of as many pixels. */
const MAX_OPTIMISED = 12e6;
const MILLIMETRES_PER_INCH = 25.4;

const ENCODERS: Record<OutputFormat, (image: Sharp, options: EncodeOptions) => Sharp> = {
  // Adaptive filters halve photographs, and cost a tenth more time; a higher level costs twice the time for a twentieth.
  png: (image, { progressive }) => image.png({ compressionLevel: 6, adaptiveFiltering: true, progressive }),
  // Coarse colour smears coloured text, so that it is for files that have it already. mozjpeg takes four times the time.
  jpeg: (image, { quality, coarseColour, progressive, area = Number.POSITIVE_INFINITY }) => {
    const chromaSubsampling = coarseColour ? "4:2:0" : "4:4:4";
    return image.jpeg({ quality, chromaSubsampling, progressive, optimiseCoding: progressive || area <= MAX_OPTIMISED });
  },
  webp: (image, { quality, lossless }) => image.webp({ quality, lossless }),
  gif: (image, { progressive }) => image.gif({ effort: 3, progressive }),
  // A higher effort takes a minute for a photograph in WebAssembly. Of a low quality, one of 2 makes half as much again, in the same time.
  avif: (image, { quality, lossless, coarseColour }) =>
    image.avif({ quality, lossless, effort: quality <= 60 ? 3 : 2, chromaSubsampling: coarseColour ? "4:2:0" : "4:4:4" }),
  tiff: (image, { quality, compression = "deflate", density }) =>
    image.tiff({
      compression,
      quality,
      predictor: compression === "deflate" || compression === "lzw" ? "horizontal" : "none",
      ...(density && { xres: density.across / MILLIMETRES_PER_INCH, yres: density.down / MILLIMETRES_PER_INCH, resolutionUnit: "inch" }),
    }),
};

const HOLDS_GREY: readonly OutputFormat[] = ["png", "jpeg", "tiff"];

/**
 * Encodes as 8-bit sRGB without a profile, which every viewer shows as sRGB, and without metadata. Models answer in sRGB, so
 * to go back to the source's wider profile would gain no colour; and a profile names its device.
 */
export function encodePicture(image: Sharp, format: OutputFormat, options: EncodeOptions): Sharp {
  const isGrey = options.grey === true && HOLDS_GREY.includes(format);
  return ENCODERS[format](isGrey ? image.greyscale().toColourspace("b-w") : image.toColourspace("srgb"), options);
}
