import { posix } from "node:path";

/** Media types that Retouch reads; what a model takes or returns is a subset. */
export type MediaType = "image/png" | "image/jpeg" | "image/webp" | "image/gif" | "image/avif" | "image/tiff" | "image/bmp";

/** Formats that Retouch writes. */
export type OutputFormat = "png" | "jpeg" | "webp" | "gif" | "avif" | "tiff";

/** Encoded image bytes, with what is known of them. Width and height are in pixels, as displayed (EXIF orientation applied). */
export interface Picture {
  bytes: Buffer;
  mediaType: MediaType;
  width: number;
  height: number;
}

/** Width and height in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** How an answer of another ratio than wanted is brought to size (the `fit` input). */
export type Fit = "cover" | "contain" | "fill" | "fail";

/** Image formats by extension. */
export const FORMATS: Readonly<Record<string, string>> = {
  ".png": "png",
  ".apng": "png",
  ".jpg": "jpeg",
  ".jpeg": "jpeg",
  ".jpe": "jpeg",
  ".jfif": "jpeg",
  ".webp": "webp",
  ".gif": "gif",
  ".avif": "avif",
  ".tiff": "tiff",
  ".tif": "tiff",
  ".bmp": "bmp",
};

/** Extensions of results that get another format than their source. */
export const WRITTEN = { png: ".png", jpeg: ".jpg", webp: ".webp" } as const;

/** The image format that a file name promises; undefined where it promises none. */
export function formatOfName(path: string): string | undefined {
  return FORMATS[posix.extname(path).toLowerCase()];
}
