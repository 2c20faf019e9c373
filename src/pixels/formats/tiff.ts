import { type Directory, densityOf, isTiffHeader, readDirectory, toOrientation } from "./exif.ts";
import { type ConversionReason, type FormatReader, PLAIN } from "./format-reader.ts";
import { JPEG } from "./jpeg.ts";
import { estimateQuality } from "./jpeg-quality.ts";
import { STEPS_PER_PART, type Steps } from "./steps.ts";

/** Compressions that the decoder does not know, by their number. */
const COMPRESSIONS: Record<number, string> = {
  6: "old-style JPEG",
  32809: "ThunderScan",
  32909: "Pixar",
  34661: "JBIG",
  34676: "SGI",
  34677: "SGI",
  34712: "JPEG 2000",
  33003: "JPEG 2000",
  33004: "JPEG 2000",
  33005: "JPEG 2000",
  34887: "LERC",
  34925: "LZMA",
  50000: "Zstandard",
  // The WebAssembly build hands out whatever lies in memory.
  50001: "WebP",
  50002: "JPEG XL",
  52546: "JPEG XL",
};
const JPEG_IN_TIFF = 7;
/** Where the parts of the picture are, and how long. */
const STRIPS = [273, 279] as const;
const TILES = [324, 325] as const;
/** What all parts share. */
const JPEG_TABLES = 347;
/** Without anything to share: a start, and an end. */
const NO_TABLES = [0xff, 0xd8, 0xff, 0xd9];
/** None, LZW, deflate by its two numbers, PackBits. */
const NOT_JPEG = [1, 5, 8, 32946, 32773];
const QUANTISATION_TABLES = Buffer.from([0xff, 0xdb]);
/** Bytes of a JPEG in which they are looked for. */
const MAX_TABLES = 1000;
/** How channels lie: each in tiles of its own. */
const SEPARATE = 2;
/** Bits of a channel that the decoder knows. */
const DEPTHS = [1, 2, 4, 8, 16];

/** TIFF 6.0, sections 2 to 8 and 18. */
export const TIFF: FormatReader = {
  format: "tiff",
  matches: (bytes) => isTiffHeader(bytes) || ["II+\0", "MM\0+"].includes(bytes.toString("latin1", 0, 4)),
  read(bytes, steps) {
    if (!isTiffHeader(bytes)) return { ...PLAIN, width: 0, height: 0, unsupported: "BigTIFF" };
    const directory = readDirectory(bytes, steps);
    const { tags } = directory;
    const first = (tag: number, otherwise: number) => tags.get(tag)?.[0] ?? otherwise;
    const conversion: ConversionReason[] = [];
    const photometric = first(262, 2);
    if (photometric <= 1) conversion.push("greyscale");
    if (photometric === 3) conversion.push("palette");
    if (photometric === 5) conversion.push("cmyk");
    if (first(258, 8) > 8) conversion.push("16-bit");
    // Whether an embedded profile is sRGB is not looked at: no model takes TIFF, so the copy is converted in any case.
    return {
      ...PLAIN,
      width: first(256, 0),
      height: first(257, 0),
      orientation: toOrientation(first(274, 1)),
      alpha: tags.has(338),
      animated: false,
      lossless: first(259, 1) !== JPEG_IN_TIFF,
      conversion,
      encoding: {
        ...PLAIN.encoding,
        grey: photometric <= 1,
        palette: photometric === 3 || (photometric <= 1 && first(258, 1) < 8),
        compression: first(259, 1),
        quality: first(259, 1) === JPEG_IN_TIFF ? readQuality(bytes, directory) : undefined,
        density: densityOf(tags),
      },
      bytesPerPixel: (first(277, 1) * first(258, 1)) / 8,
      unsupported: namePages(bytes, directory, steps) ?? nameUnsupported(first, tags),
    };
  },
  lacksPixels(bytes, steps) {
    const { tags } = readDirectory(bytes, steps, { whole: [JPEG_TABLES, ...STRIPS, ...TILES] });
    if (tags.get(259)?.[0] !== JPEG_IN_TIFF) return false;
    // Less the mark of its end, and the next one's of its start.
    const tables = Buffer.from(tags.get(JPEG_TABLES) ?? NO_TABLES).subarray(0, -2);
    const [starts = [], lengths = []] = (tags.has(TILES[0]) ? TILES : STRIPS).map((tag) => tags.get(tag));
    // Parts that lie upon each other would be looked through again and again.
    if (lengths.reduce((sum, length) => sum + length, 0) > bytes.length) return false;
    return starts.some((start, index) => {
      const piece = bytes.subarray(start, start + (lengths[index] ?? 0));
      return JPEG.lacksPixels?.(Buffer.concat([tables, piece.subarray(2)]), steps) === true;
    });
  },
  setDensity(bytes, density, steps) {
    // The encoder writes one, but where it is given none it is of its own making.
    const unit = density ? undefined : readDirectory(bytes, steps).offsets.get(RESOLUTION_UNIT);
    if (unit === undefined) return bytes;
    const copy = Buffer.from(bytes);
    copy.set(bytes.readUInt8(0) === 0x49 ? [NO_UNIT, 0] : [0, NO_UNIT], unit);
    return copy;
  },
};

const RESOLUTION_UNIT = 296;
/** The numbers say no more than that pixels are square. */
const NO_UNIT = 1;

/** By the first quantisation tables, which stand in a tag of their own, or in the first strip or tile. */
function readQuality(bytes: Buffer, { tags, offsets }: Directory): number | undefined {
  const start = offsets.get(JPEG_TABLES) ?? tags.get(STRIPS[0])?.[0] ?? tags.get(TILES[0])?.[0] ?? bytes.length;
  const found = bytes.subarray(start, start + MAX_TABLES).indexOf(QUANTISATION_TABLES);
  return found < 0 ? undefined : estimateQuality(bytes.subarray(start + found + 4));
}

/** A smaller copy or a mask of another page, by either of two tags. */
function isPart(tags: Directory["tags"]): boolean {
  return ((tags.get(254)?.[0] ?? 0) & 5) !== 0 || tags.get(255)?.[0] === 2;
}

/** What keeps the first page from being the picture; thumbnails and the smaller copies of a pyramid do not. */
function namePages(bytes: Buffer, first: Directory, steps: Steps): string | undefined {
  if (isPart(first.tags)) return "a TIFF that begins with a thumbnail";
  for (let { next } = first; next !== 0; ) {
    steps.take(STEPS_PER_PART);
    const page = readDirectory(bytes, steps, { offset: next });
    if (!isPart(page.tags)) return "a TIFF of several pages";
    next = page.next;
  }
  return undefined;
}

/** The kind of a file that the decoder does not know; undefined for one that it knows. */
function nameUnsupported(first: (tag: number, otherwise: number) => number, tags: Directory["tags"]): string | undefined {
  const [depth, photometric] = [first(258, 1), first(262, 2)];
  const compression = COMPRESSIONS[first(259, 1)];
  if (compression !== undefined) return `a TIFF with ${compression} compression`;
  if (tags.has(TILES[0]) && first(277, 1) > 1 && first(284, 1) === SEPARATE) return "a TIFF with tiles of separate channels";
  if (photometric >= 8 && photometric <= 10) return "a TIFF in Lab colours";
  // The decoder takes brightness and the two differences for red, green and blue.
  if (photometric === 6 && NOT_JPEG.includes(first(259, 1))) return "a TIFF in YCbCr colours without JPEG compression";
  if (photometric > 10) return "a TIFF of raw sensor or light data";
  if (!DEPTHS.includes(depth)) return `a TIFF with ${depth} bits per channel`;
  return [1, 4].includes(first(339, 1)) ? undefined : "a TIFF with signed or floating-point values";
}
