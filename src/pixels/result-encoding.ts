import type { Thumbnail } from "./compare.ts";
import type { EncodeOptions, TiffCompression } from "./encode.ts";
import type { Density } from "./formats/format-reader.ts";
import type { Header } from "./header.ts";
import { FORMATS, type OutputFormat, type Size } from "./picture.ts";

/** How a result is stored. */
export interface ResultEncoding extends EncodeOptions {
  /** What becomes of the answer's channel of alpha, where no pixel needs it: models add and leave it out as they like. */
  alpha: "as-answered" | "drop" | "add";
  /** Colours by their numbers, where that is not seen. */
  palette: boolean;
  /** A weight in proportion to the source's, in bytes. Where it is passed, a lower quality may be chosen, see {@link listQualities}. */
  proportion: number;
  /** Bytes of an answer above which it is stored anew, without loss, if that makes it lighter: models write PNGs in haste. */
  heavy: number;
}

interface Parts {
  /** The picture that was edited; absent for one that was generated. */
  source?: { bytes: Buffer; header: Header } | undefined;
  answer: { header: Header; shown: Thumbnail };
  /** Of the result. */
  size: Size;
  format: OutputFormat;
  /** The answer's pixels are all of the result's. */
  isWhole: boolean;
}

/** Of results that follow no source in it. */
const QUALITY: Readonly<Partial<Record<OutputFormat, number>>> = { avif: 70 };
const USUAL_QUALITY = 90;
/** Of a weight in proportion: what is drawn anew weighs a little more, or less. */
const TOLERANCE = 1.3;
/** More than so many times the source's weight is much. */
const HEAVY = 2;
/** Formats whose alpha channel stays where it is opaque; the others leave it out by themselves. */
const STORES_OPAQUE: readonly OutputFormat[] = ["png", "tiff"];

const NOT_WEIGHED = { proportion: Number.POSITIVE_INFINITY, heavy: Number.POSITIVE_INFINITY };

const COMPRESSIONS: Readonly<Record<number, TiffCompression>> = { 1: "none", 5: "lzw", 7: "jpeg", 32773: "packbits" };

/**
 * How the result is stored: as its source, where that has the same format; else by what suits the format, and grey, a palette and
 * an alpha channel as the source has them. Grey stays grey as long as the answer shows no other colour.
 */
export function chooseEncoding({ source, answer, size, format, isWhole }: Parts): ResultEncoding {
  const quality = QUALITY[format] ?? USUAL_QUALITY;
  const area = size.width * size.height;
  if (!source) return { quality, area, alpha: "as-answered", palette: false, ...NOT_WEIGHED };
  const { header, bytes } = source;
  const own = header.encoding;
  const isSame = header.mediaType === FORMATS[format].mediaType;
  const isWeighed = isSame && !header.lossless && own.quality === undefined;
  const weight = (bytes.length * area) / (header.width * header.height);
  const answered = isWhole && answer.header.mediaType === header.mediaType ? answer.header.encoding.quality : undefined;
  return {
    quality: isSame && own.quality !== undefined ? Math.min(own.quality, answered ?? 100) : quality,
    area,
    lossless: isSame && header.lossless,
    grey: own.grey && answer.shown.grey,
    palette: own.palette && format === "png",
    progressive: isSame && own.progressive,
    coarseColour: isSame && own.coarseColour,
    compression: isSame ? chooseCompression(header, answer.shown) : undefined,
    density: isSame || !isPlaceholder(own.density) ? own.density : undefined,
    alpha: chooseAlpha(header, answer, format),
    proportion: isWeighed ? TOLERANCE * weight : NOT_WEIGHED.proportion,
    heavy: isSame && format === "png" ? HEAVY * weight : NOT_WEIGHED.heavy,
  };
}

/** A JPEG inside a TIFF holds no transparency; and pixels in full weigh up to 24 times those of a palette or of one bit, unless they are deflated. */
function chooseCompression({ alpha, encoding }: Header, shown: Thumbnail): TiffCompression | undefined {
  const own = encoding.palette ? undefined : COMPRESSIONS[encoding.compression ?? 0];
  return own === "jpeg" && (alpha || shown.transparent) ? undefined : own;
}

/** The image library writes 1,000 pixels for a metre into each PNG that was given nothing else. */
function isPlaceholder(density: Density | undefined): boolean {
  return density !== undefined && Math.abs(density.across - 25.4) < 0.1;
}

function chooseAlpha(source: Header, { header, shown }: Parts["answer"], format: OutputFormat): ResultEncoding["alpha"] {
  if (shown.transparent || source.alpha === header.alpha) return "as-answered";
  if (!source.alpha) return "drop";
  return STORES_OPAQUE.includes(format) && !source.encoding.palette ? "add" : "as-answered";
}

/** Steps of JPEG's quality that nobody sees or weighs. */
const SAME_QUALITY = 3;

/** Whether an answer in the wanted format is stored as the result is to be. */
export function isStoredSo(header: Header, length: number, wanted: ResultEncoding, source: Header | undefined): boolean {
  if (!source) return true;
  const { encoding, lossless, mediaType } = header;
  if (wanted.alpha !== "as-answered" || (wanted.grey && !encoding.grey) || (wanted.palette && !encoding.palette)) return false;
  // In a format that the source does not have, the answer is as good as any.
  if (mediaType !== source.mediaType) return true;
  return (
    encoding.progressive === (wanted.progressive ?? false) &&
    (encoding.coarseColour ?? false) === (wanted.coarseColour ?? false) &&
    (encoding.quality ?? 0) <= wanted.quality + SAME_QUALITY &&
    (mediaType !== "image/webp" || (lossless === source.lossless && length <= wanted.proportion))
  );
}

/** Qualities to try, the best first, until the weight is in proportion, where a file does not say at which one it was made. */
export function listQualities(format: OutputFormat, { quality, lossless }: EncodeOptions): readonly number[] {
  if (format === "webp" && !lossless) return [quality, 80, 70];
  return format === "avif" && !lossless ? [quality, 50] : [quality];
}
