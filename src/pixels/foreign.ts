import { PictureError } from "./picture-error.ts";

/** Bytes of a file that are looked at. A comment may come before what tells. */
const START = 16_384;

/** Text at the start of a file → what to call it. The first that fits. */
const TEXTS: { pattern: RegExp; name: string; image: boolean }[] = [
  { pattern: /^\s*<(!doctype html|html|head|body)/i, name: "an HTML page", image: false },
  { pattern: /^\s*<[\s\S]*?svg[\s>/]/i, name: "an SVG", image: true },
  { pattern: /^%PDF-/, name: "a PDF", image: true },
  { pattern: /^%!PS/, name: "a PostScript file", image: true },
  { pattern: /^\/\* XPM/, name: "an XPM image", image: true },
  { pattern: /^(\s*\/\*.*?\*\/)?\s*#define \S+_width/s, name: "an XBM image", image: true },
  { pattern: /^P[1-7]\s/, name: "a PNM image (PBM, PGM or PPM)", image: true },
  { pattern: /^\s*<\?xml/, name: "an XML document", image: false },
  { pattern: /^\s*[{[]/, name: "JSON or other text", image: false },
];

/** Image formats by the bytes that they begin with. */
const IMAGES: { mark: string; type: string }[] = [
  { mark: "BM", type: "BMP" },
  { mark: "8BPS", type: "PSD" },
  { mark: "icns", type: "ICNS" },
  { mark: "DDS ", type: "DDS" },
  { mark: "\xabKTX", type: "KTX" },
  { mark: "\xff\x0a", type: "JXL" },
  { mark: "\0\0\0\x0cJXL ", type: "JXL" },
  { mark: "\0\0\0\x0cjP  ", type: "JP2" },
  { mark: "\xff\x4f\xff\x51", type: "J2C" },
  { mark: "II\xbc", type: "JPEG XR" },
  { mark: "\x8aMNG", type: "MNG" },
  { mark: "\x8bJNG", type: "JNG" },
  { mark: "qoif", type: "QOI" },
  { mark: "FLIF", type: "FLIF" },
  { mark: "BPG\xfb", type: "BPG" },
  { mark: "\x76\x2f\x31\x01", type: "OpenEXR" },
  { mark: "#?RADIANCE", type: "Radiance HDR" },
  { mark: "#?RGBE", type: "Radiance HDR" },
  { mark: "SIMPLE  =", type: "FITS" },
  { mark: "farbfeld", type: "farbfeld" },
  { mark: "gimp xcf", type: "XCF" },
  { mark: "\xd7\xcd\xc6\x9a", type: "WMF" },
  { mark: "\xc5\xd0\xd3\xc6", type: "EPS" },
  { mark: "\x0a\x05\x01", type: "PCX" },
  { mark: "\x01\xda", type: "SGI" },
  { mark: "\x59\xa6\x6a\x95", type: "Sun raster" },
  { mark: "AT&TFORM", type: "DjVu" },
  { mark: "FUJIFILMCCD-RAW", type: "camera raw" },
];

/** Other files, by what stands where in them. */
const OTHERS: { marks: [at: number, mark: string][]; name: string }[] = [
  { marks: [[4, "ftyp"]], name: "an MP4 or another ISO media file" },
  { marks: [[0, "\x1aE\xdf\xa3"]], name: "a WebM or Matroska film" },
  { marks: [[8, "AVI "]], name: "an AVI film" },
  { marks: [[8, "WAVE"]], name: "a WAV sound" },
  { marks: [[0, "PK\x03\x04"]], name: "a ZIP archive" },
  { marks: [[0, "\x1f\x8b"]], name: "gzip data" },
];

/** Major brands of pictures in ISO media files. AVIF has a reader. */
const HEIF = ["mif1", "mif2", "msf1", "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"];

/** Pictures that a program took for text: their first marks are there to show it. */
const CONVERTED =
  /^((\x89|\xc2\x89|\xef\xbf\xbd)PNG|(\xef\xbf\xbd|\xc3\xbf)(\xef\xbf\xbd|\xc3\x98)(\xef\xbf\xbd|\xc3\xbf)|RIFF[\s\S]{4,12}WEBP)/;

/** What a file is that no reader knows. */
export function explainForeign(buffer: Buffer): PictureError {
  const start = decodeStart(buffer);
  const text = TEXTS.find(({ pattern }) => pattern.test(start));
  if (text) return new PictureError({ kind: text.image ? "not-editable" : "no-image", what: text.name });
  const type = IMAGES.find(({ mark }) => start.startsWith(mark))?.type ?? (start.startsWith(" EMF", 40) ? "EMF" : typeOfNumbers(buffer));
  if (type !== undefined) return new PictureError({ kind: "other-type", type });
  if (isText(start)) return new PictureError({ kind: "no-image", what: "text" });
  if (start.startsWith("ftyp", 4) && HEIF.includes(start.slice(8, 12))) return new PictureError({ kind: "not-editable", what: "a HEIC" });
  const other = OTHERS.find(({ marks }) => marks.every(([at, mark]) => start.startsWith(mark, at)));
  if (other) return new PictureError({ kind: "no-image", what: other.name });
  return new PictureError({ kind: CONVERTED.test(start) ? "converted" : "unknown-type" });
}

/** Formats that begin with small numbers, as many other files do. */
function typeOfNumbers(buffer: Buffer): string | undefined {
  const [first, second, third] = [0, 2, 4].map((at) => (buffer.length > at + 1 ? buffer.readUInt16LE(at) : 0));
  // The number of pictures comes third.
  if (first === 0 && third !== 0 && second === 1) return "ICO";
  if (first === 0 && third !== 0 && second === 2) return "CUR";
  return isTarga(buffer) ? "TGA" : undefined;
}

/** By a table of colours or none, a kind, a size, and the bits of a pixel. */
function isTarga(buffer: Buffer): boolean {
  if (buffer.length < 18) return false;
  const [hasTable, kind, bits] = [buffer.readUInt8(1), buffer.readUInt8(2), buffer.readUInt8(16)];
  const isEmptyTable = buffer.readUIntLE(3, 5) === 0;
  const isKind = hasTable === 1 ? [1, 9].includes(kind) && !isEmptyTable : hasTable === 0 && [2, 3, 10, 11].includes(kind) && isEmptyTable;
  return isKind && [8, 15, 16, 24, 32].includes(bits) && buffer.readUInt16LE(12) > 0 && buffer.readUInt16LE(14) > 0;
}

/** A byte a character; of UTF-16, a character each. */
function decodeStart(buffer: Buffer): string {
  const start = buffer.subarray(0, START);
  const mark = start.toString("latin1", 0, 2);
  if (mark === "\xff\xfe") return start.toString("utf16le", 2);
  if (mark === "\xfe\xff")
    return Buffer.from(start.subarray(2, start.length & ~1))
      .swap16()
      .toString("utf16le");
  return start.toString("latin1").replace(/^\xef\xbb\xbf/, "");
}

/** Letters of any script and encoding, without the control characters that no text has. */
function isText(start: string): boolean {
  for (let at = 0; at < start.length; at++) {
    const code = start.charCodeAt(at);
    if ((code < 32 && (code < 9 || code > 13) && code !== 27) || code === 127) return false;
  }
  // In encodings of one byte, most letters and all blanks are below 128.
  return start.replace(/[^\x20-\x7e\s]/g, "").length >= start.length / 2 || isUtf8(start);
}

function isUtf8(start: string): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(start, "latin1"), { stream: true });
    return true;
  } catch {
    return false;
  }
}
