import { inflateSync } from "node:zlib";
import { readOrientation } from "./exif.ts";
import { type ConversionReason, type Facts, type FormatReader, PLAIN, readTag } from "./format-reader.ts";
import { isSrgbProfile } from "./icc.ts";

/** What is needed to show the picture as meant: pixels, transparency, colour space, and the density that sets its size in print. */
const KEPT = new Set(["IHDR", "PLTE", "tRNS", "sRGB", "gAMA", "cHRM", "cICP", "sBIT", "pHYs", "IDAT", "IEND"]);
const PALETTE = 3;

/** https://www.w3.org/TR/png-3/ */
export const PNG: FormatReader = {
  format: "png",
  matches: (bytes) => bytes.toString("latin1", 0, 8) === "\x89PNG\r\n\x1a\n",
  read,
  strip(bytes) {
    const chunks = [...walkChunks(bytes)];
    const end = chunks.at(-1)?.end;
    if (end === bytes.length && chunks.every(({ tag }) => KEPT.has(tag))) return bytes;
    return Buffer.concat([
      bytes.subarray(0, 8),
      ...chunks.filter(({ tag }) => KEPT.has(tag)).map(({ start, end }) => bytes.subarray(start, end)),
    ]);
  },
};

function read(bytes: Buffer): Facts {
  const depth = bytes.readUInt8(24);
  const colour = bytes.readUInt8(25);
  const conversion: ConversionReason[] = [];
  if (colour === PALETTE) conversion.push("palette");
  if (colour === 0 || colour === 4) conversion.push("greyscale");
  if (depth === 16) conversion.push("16-bit");
  const facts: Facts = {
    ...PLAIN,
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    alpha: colour === 4 || colour === 6,
    complete: false,
    conversion,
  };
  for (const { tag, start, end } of walkChunks(bytes)) {
    const data = bytes.subarray(start + 8, end - 4);
    if (tag === "tRNS") facts.alpha = true;
    else if (tag === "acTL") facts.animated = true;
    else if (tag === "CgBI") facts.unsupported = "an iOS-optimised PNG";
    else if (tag === "eXIf") facts.orientation = readOrientation(data);
    else if (tag === "iCCP" && !isSrgbProfile(inflateProfile(data))) conversion.push("profile");
    else if (tag === "IEND") facts.complete = true;
  }
  return facts;
}

/** The chunks that are wholly there, `end` after the checksum; stops after IEND. */
function* walkChunks(bytes: Buffer): Generator<{ tag: string; start: number; end: number }> {
  let start = 8;
  while (start + 12 <= bytes.length) {
    const tag = readTag(bytes, start + 4);
    const end = start + 12 + bytes.readUInt32BE(start);
    if (end > bytes.length) return;
    yield { tag, start, end };
    if (tag === "IEND") return;
    start = end;
  }
}

/** The chunk has a name, a zero, a method and the deflated profile. The cap keeps a small chunk from growing without end. */
function inflateProfile(data: Buffer): Buffer {
  try {
    return inflateSync(data.subarray(data.indexOf(0) + 2), { maxOutputLength: 8 << 20 });
  } catch {
    return Buffer.alloc(0);
  }
}
