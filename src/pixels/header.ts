import { isLfsPointer } from "../git/blob-identity.ts";
import { explainForeign } from "./foreign.ts";
import { AVIF } from "./formats/avif.ts";
import type { ConversionReason, Density, Encoding, Facts, FormatReader } from "./formats/format-reader.ts";
import { GIF } from "./formats/gif.ts";
import { JPEG } from "./formats/jpeg.ts";
import { PNG } from "./formats/png.ts";
import { Steps, TooManyParts } from "./formats/steps.ts";
import { TIFF } from "./formats/tiff.ts";
import { WEBP } from "./formats/webp.ts";
import { FORMATS, formatOfMediaType, type MediaType } from "./picture.ts";
import { PictureError } from "./picture-error.ts";

const READERS: readonly FormatReader[] = [PNG, JPEG, WEBP, GIF, AVIF, TIFF];

/** What a picture says of itself. Nothing of it is proven until the picture has been decoded. */
export interface Header {
  mediaType: MediaType;
  /** Pixels, as displayed: an orientation of a quarter turn has swapped them. */
  width: number;
  height: number;
  /** Orientation of the stored pixels as in EXIF, 1 to 8; 1 is upright. */
  orientation: number;
  /** There is an alpha channel or a transparent colour; whether any pixel uses it is not known. */
  alpha: boolean;
  /** Always false for what {@link readHeader} returns, since it refuses the others. */
  animated: boolean;
  /** The file's structure reaches its end: it was not cut off. */
  complete: boolean;
  /** The pixels are stored without loss. */
  lossless: boolean;
  /** Empty: a model may be sent the bytes as they are. */
  conversion: ConversionReason[];
  encoding: Encoding;
  /** Bytes that the picture takes while it is decoded. */
  decodedBytes: number;
}

/**
 * Reads what a picture is, without decoding it. The type comes from the content, never from a name. However the file is made,
 * it takes no more than {@link Steps} allows.
 * @throws {PictureError} `lfs-pointer`; `invalid-image`: empty, cut off in its header, or no image (the message says what it is);
 *   `unsupported-image`: an image that is not edited here (SVG, HEIC, animations, pages, …).
 */
export function readHeader(bytes: Uint8Array, steps: Steps = new Steps()): Header {
  const buffer = toBuffer(bytes);
  if (buffer.length === 0) throw new PictureError({ kind: "empty" });
  if (isLfsPointer(buffer)) throw new PictureError({ kind: "lfs-pointer" });
  const reader = findReader(buffer);
  if (reader === undefined) throw explainForeign(buffer);
  const facts = readFacts(reader, buffer, steps);
  if (facts.unsupported !== undefined) throw new PictureError({ kind: "not-editable", what: facts.unsupported });
  if (facts.animated) throw new PictureError({ kind: "animated", format: reader.format });
  // Of what is not a number neither holds.
  if (!(facts.width >= 1 && facts.height >= 1)) throw new PictureError({ kind: "without-pixels", format: reader.format });
  const turned = facts.orientation >= 5;
  return {
    mediaType: FORMATS[reader.format].mediaType,
    width: turned ? facts.height : facts.width,
    height: turned ? facts.width : facts.height,
    orientation: facts.orientation,
    alpha: facts.alpha,
    animated: facts.animated,
    complete: facts.complete,
    lossless: facts.lossless,
    encoding: turned ? { ...facts.encoding, density: turnDensity(facts.encoding.density) } : facts.encoding,
    decodedBytes: facts.width * facts.height * facts.bytesPerPixel,
    conversion: facts.orientation === 1 ? facts.conversion : ["orientation", ...facts.conversion],
  };
}

/** Bytes by which a format is known. */
const MARKS = 12;

/** A file that ends in its first mark is one of the format, too. */
function findReader(buffer: Buffer): FormatReader | undefined {
  const start = buffer.length >= MARKS ? buffer : Buffer.concat([buffer, Buffer.alloc(MARKS - buffer.length)]);
  return READERS.find(({ matches }) => matches(start));
}

function turnDensity(density: Density | undefined): Density | undefined {
  return density && { across: density.down, down: density.across };
}

/** The pixels of pictures, as far as they are any. */
export function areaOf(...pictures: (Buffer | undefined)[]): number {
  const areas = pictures.map((bytes) => {
    try {
      if (bytes === undefined) return 0;
      const { width, height } = readHeader(bytes);
      return width * height;
    } catch {
      return 0;
    }
  });
  return areas.reduce((sum, area) => sum + area, 0);
}

/** The bytes as the decoder is given them, and the page that it shows, see {@link FormatReader.regularize}. Its pixels are those of the file. */
export function regularize(bytes: Buffer, mediaType: MediaType): { regular: Buffer; page: number } {
  const made = walk(mediaType, (reader) => {
    const regular = reader.regularize?.(bytes, new Steps());
    return regular && regular !== bytes ? { regular, page: reader.regularPage ?? 0 } : undefined;
  });
  return made ?? { regular: bytes, page: 0 };
}

/** See {@link FormatReader.markOpaque}. */
export function markOpaque(bytes: Buffer, mediaType: MediaType): Buffer {
  return walk(mediaType, (reader) => reader.markOpaque?.(bytes, new Steps())) ?? bytes;
}

/** See {@link FormatReader.lacksPixels}. */
export function lacksPixels(bytes: Buffer, mediaType: MediaType): boolean {
  return walk(mediaType, (reader) => reader.lacksPixels?.(bytes, new Steps())) ?? false;
}

/** Another file with the same pixels for one that the decoder refused, see {@link FormatReader.repair}. */
export async function repair(bytes: Buffer, mediaType: MediaType): Promise<Buffer | undefined> {
  return walk(mediaType, (reader) => reader.repair?.(bytes, new Steps()));
}

/** The bytes without metadata, losslessly; undefined for a format in which that is not done. For upright sRGB pictures only. */
export function stripMetadata(bytes: Buffer, mediaType: MediaType): Buffer | undefined {
  return walk(mediaType, (reader) => reader.strip?.(bytes, new Steps()));
}

/** The bytes with another density, losslessly; the same where the format has none that is written here. For upright sRGB pictures only. */
export function setDensity(bytes: Buffer, mediaType: MediaType, density: Density | undefined): Buffer {
  return walk(mediaType, (reader) => reader.setDensity?.(bytes, density, new Steps())) ?? bytes;
}

/** Has the reader of a format look through a file. What it cannot make out is damaged. */
function walk<T>(mediaType: MediaType, look: (reader: FormatReader) => T | undefined): T | undefined {
  const format = formatOfMediaType(mediaType);
  const reader = READERS.find((one) => one.format === format);
  return reader && explainDamage(reader, () => look(reader));
}

function readFacts(reader: FormatReader, buffer: Buffer, steps: Steps): Facts {
  return explainDamage(reader, () => reader.read(buffer, steps));
}

function explainDamage<T>(reader: FormatReader, look: () => T): T {
  try {
    return look();
  } catch (cause) {
    const kind = cause instanceof TooManyParts ? "too-many-parts" : "damaged-header";
    throw new PictureError({ kind, format: reader.format }, { cause });
  }
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
