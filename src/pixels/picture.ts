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
