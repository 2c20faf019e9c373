import type { Sharp } from "sharp";
import { RetouchError } from "../errors.ts";
import { encodePicture } from "./encode.ts";
import { areaOf, type Header, readHeader, stripMetadata } from "./header.ts";
import { FORMATS, type MediaType, type OutputFormat, type Picture, type Size } from "./picture.ts";
import { noCommonFormat, outsideLimits } from "./picture-messages.ts";
import { definePixelWork } from "./pixel-work.ts";
import { checkGeometry, checkPixels, proveSource } from "./prove-picture.ts";
import { drawAt, isLarger } from "./resize.ts";
import { runPicture, runPixels } from "./sharp.ts";
import { checkDecodable, fitInputSize, type InputLimits, scaleSize } from "./size-limits.ts";

/** Input images that a model takes. Absent: no limit is known. */
export interface PictureLimits extends InputLimits {
  mediaTypes: readonly MediaType[];
  /** Of the encoded picture. */
  maxBytes?: number;
  /** False: the model takes no transparency, and is sent the picture on white. */
  alpha?: boolean;
  /** A picture with one channel of grey is taken as it is. */
  grey?: boolean;
}

/** Attempts at getting below `maxBytes`; each one aims at what is left to lose, so that a few are enough. */
const ATTEMPTS = 5;

/**
 * The picture as it is sent to the model: the same bytes but for metadata where it takes them, else an upright copy in 8-bit sRGB within
 * its limits. PNG is tried first, then JPEG where there is no transparency, then a smaller size. It is decoded in either case, so that
 * nothing is paid for a damaged one.
 * @throws {RetouchError} `invalid-image`: cut off, damaged; `too-large`: it cannot be brought within the limits, is too long for
 *   its width, or has more pixels than are decoded.
 */
export async function preparePicture(bytes: Buffer, header: Header, limits: PictureLimits): Promise<Picture> {
  checkDecodable(header, bytes.length);
  const size = fitInputSize(header, limits);
  const same = size.width === header.width && size.height === header.height;
  const flatten = limits.alpha === false && header.alpha;
  const isPlain = header.conversion.every((reason) => reason === "greyscale" && limits.grey);
  const taken = isPlain && limits.mediaTypes.includes(header.mediaType) && !flatten;
  if (same && taken && bytes.length <= (limits.maxBytes ?? Number.POSITIVE_INFINITY)) {
    const { isOdd } = await proveSource(bytes);
    // Where and by whom a photograph was taken is nobody's business but the owner's.
    const clean = stripMetadata(bytes, header.mediaType) ?? bytes;
    if (!isOdd) return { bytes: clean, mediaType: header.mediaType, width: header.width, height: header.height };
  }
  return convertPicture({ bytes, header, limits, size, flatten });
}

interface Conversion {
  bytes: Buffer;
  header: Header;
  limits: PictureLimits;
  size: Size;
  flatten: boolean;
}

const convertPicture = definePixelWork("convert", convert, ({ bytes, size }) => areaOf(bytes) + size.width * size.height);

async function convert({ bytes, header, limits, flatten, size: firstSize }: Conversion): Promise<Picture> {
  const most = limits.maxBytes ?? Number.POSITIVE_INFINITY;
  const formats = chooseFormats(header, limits, flatten);
  await checkGeometry(bytes, header);
  await checkPixels(bytes, header);
  let size = firstSize;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    let smallest = Number.POSITIVE_INFINITY;
    for (const format of formats) {
      const encoded = await encodeCopy(bytes, { size, header, format, flatten, grey: limits.grey });
      if (encoded.length <= most) {
        const { mediaType, width, height } = readHeader(encoded);
        return { bytes: encoded, mediaType, width, height };
      }
      smallest = Math.min(smallest, encoded.length);
    }
    // Bytes go with the pixels; a little less, so that the next attempt is below the limit.
    size = scaleSize(size, Math.min(0.9, Math.sqrt(most / smallest) * 0.95), Math.floor);
    if (Math.min(size.width, size.height) < (limits.minSide ?? 1)) break;
  }
  throw new RetouchError("too-large", outsideLimits(header, limits));
}

/** Formats to try, in order: no loss first, unless the source is a JPEG, whose losses are there already. */
function chooseFormats(header: Header, limits: PictureLimits, flatten: boolean): OutputFormat[] {
  const opaque = !header.alpha || flatten;
  const order: OutputFormat[] = header.mediaType === "image/jpeg" ? ["jpeg", "png", "webp"] : ["png", "jpeg", "webp"];
  const formats = order.filter((format) => limits.mediaTypes.includes(FORMATS[format].mediaType) && (opaque || format !== "jpeg"));
  if (formats.length === 0) {
    throw new RetouchError("unsupported-image", noCommonFormat(limits.mediaTypes));
  }
  return header.mediaType === "image/jpeg" ? formats.slice(0, 1) : formats;
}

interface Copy {
  size: Size;
  header: Header;
  format: OutputFormat;
  flatten: boolean;
  grey: boolean | undefined;
}

async function encodeCopy(bytes: Buffer, { size, header, format, flatten, grey }: Copy): Promise<Buffer> {
  const prepare = (image: Sharp) => (flatten ? image.flatten({ background: "white" }) : image);
  const encode = (image: Sharp) => encodePicture(image, format, { quality: 92, grey: grey && header.encoding.grey });
  if (isLarger(size, header)) {
    const build = (image: Sharp) => prepare(image).toColourspace("srgb");
    return runPixels(await drawAt(bytes, { from: header, to: size, build }), encode);
  }
  return runPicture(bytes, (image) => {
    if (size.width !== header.width || size.height !== header.height) image.resize(size.width, size.height, { fit: "fill" });
    return encode(prepare(image));
  });
}
