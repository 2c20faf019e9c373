import { posix } from "node:path";

/** One image format: what it is called and what it can hold. */
export interface FormatFacts {
  mediaType: `image/${string}`;
  /** Name for people. */
  label: string;
  /** File extensions in lower case. New files get the first one. */
  extensions: readonly [string, ...string[]];
  /** Pixels can be transparent. */
  alpha: boolean;
  /** Retouch writes the format, and does not only read it. */
  isWritten: boolean;
  /** Longest side that can be written, in pixels: the format's own limit, or that of its usual encoder (libjpeg, libheif). */
  maxSide?: number;
}

/** The image formats that Retouch knows. */
export const FORMATS = {
  png: { mediaType: "image/png", label: "PNG", extensions: [".png", ".apng"], alpha: true, isWritten: true },
  jpeg: {
    mediaType: "image/jpeg",
    label: "JPEG",
    extensions: [".jpg", ".jpeg", ".jpe", ".jfif"],
    alpha: false,
    isWritten: true,
    maxSide: 65_500,
  },
  webp: { mediaType: "image/webp", label: "WebP", extensions: [".webp"], alpha: true, isWritten: true, maxSide: 16_383 },
  gif: { mediaType: "image/gif", label: "GIF", extensions: [".gif"], alpha: true, isWritten: true, maxSide: 65_535 },
  avif: { mediaType: "image/avif", label: "AVIF", extensions: [".avif"], alpha: true, isWritten: true, maxSide: 16_384 },
  tiff: { mediaType: "image/tiff", label: "TIFF", extensions: [".tiff", ".tif"], alpha: true, isWritten: true },
  bmp: { mediaType: "image/bmp", label: "BMP", extensions: [".bmp"], alpha: false, isWritten: false },
} as const satisfies Record<string, FormatFacts>;

export type ImageFormat = keyof typeof FORMATS;

/** Formats that Retouch writes. */
export type OutputFormat = { [F in ImageFormat]: (typeof FORMATS)[F]["isWritten"] extends true ? F : never }[ImageFormat];

/** Media types of {@link FORMATS}. What a model takes or returns is a subset. */
export type MediaType = (typeof FORMATS)[ImageFormat]["mediaType"];

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

/** How a result is brought to size when the model's image has another ratio (the `fit` input). */
export type Fit = "cover" | "contain" | "fill" | "fail";

const ENTRIES = Object.entries(FORMATS) as [ImageFormat, FormatFacts][];
const BY_EXTENSION = new Map(ENTRIES.flatMap(([format, { extensions }]) => extensions.map((extension) => [extension, format])));
const BY_MEDIA_TYPE = Object.fromEntries(ENTRIES.map(([format, { mediaType }]) => [mediaType, format])) as Record<MediaType, ImageFormat>;

/** The image format that a file name promises; undefined where it promises none. */
export function formatOfName(path: string): ImageFormat | undefined {
  return BY_EXTENSION.get(posix.extname(path).toLowerCase());
}

export function formatOfMediaType(mediaType: MediaType): ImageFormat {
  return BY_MEDIA_TYPE[mediaType];
}
