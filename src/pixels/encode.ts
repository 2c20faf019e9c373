import type { Sharp } from "sharp";
import type { OutputFormat } from "./picture.ts";

const ENCODERS: Record<OutputFormat, (image: Sharp, options: EncodeOptions) => Sharp> = {
  // Adaptive filters halve photographs, and cost a tenth more time; a higher level costs twice the time for a twentieth.
  png: (image) => image.png({ compressionLevel: 6, adaptiveFiltering: true }),
  // Without chroma subsampling, which smears coloured text. Optimised coding would make it 6 % smaller, but hold all
  // coefficients in memory (100 MB for 12 megapixels); mozjpeg takes four times the time.
  jpeg: (image, { quality }) => image.jpeg({ quality, chromaSubsampling: "4:4:4", optimiseCoding: false }),
  webp: (image, { quality, lossless }) => image.webp({ quality, lossless }),
  gif: (image) => image.gif({ effort: 3 }),
  // A higher effort takes a minute for a photograph in WebAssembly.
  avif: (image) => image.avif({ quality: 70, effort: 2 }),
  tiff: (image) => image.tiff({ compression: "deflate", predictor: "horizontal" }),
};

export interface EncodeOptions {
  /** 1 to 100, of JPEG and WebP. */
  quality: number;
  /** WebP only. */
  lossless: boolean;
}

/**
 * Encodes as 8-bit sRGB without a profile, which every viewer shows as sRGB, and without metadata. Models answer in sRGB, so
 * to go back to the source's wider profile would gain no colour; and a profile names its device.
 */
export function encodePicture(image: Sharp, format: OutputFormat, options: EncodeOptions): Sharp {
  return ENCODERS[format](image.toColourspace("srgb"), options);
}
