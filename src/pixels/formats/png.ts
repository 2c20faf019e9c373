import { crc32, inflateSync } from "node:zlib";
import { readOrientation } from "./exif.ts";
import { type ConversionReason, type Density, type Facts, type FormatReader, PLAIN, readTag } from "./format-reader.ts";
import { isSrgbProfile } from "./icc.ts";
import { STEPS_PER_PART, type Steps, TooManyParts } from "./steps.ts";

/** What is needed to show the picture as meant: pixels, transparency, colour space, and the density that sets its size in print. */
const KEPT = new Set(["IHDR", "PLTE", "tRNS", "sRGB", "gAMA", "cHRM", "cICP", "sBIT", "pHYs", "IDAT", "IEND"]);
const PALETTE = 3;
/** Channels of each colour type; those of a palette are what its pixels become. */
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 3, 4: 2, 6: 4 };
/** The last chunk, with its checksum. */
const END = Buffer.from("\0\0\0\0IEND\xae\x42\x60\x82", "latin1");
/** Bytes of a profile. The largest that are in use, for printing, have half of it. */
const MAX_PROFILE = 4 << 20;

/** https://www.w3.org/TR/png-3/ */
export const PNG: FormatReader = {
  format: "png",
  matches: (bytes) => bytes.toString("latin1", 0, 8) === "\x89PNG\r\n\x1a\n",
  read,
  strip(bytes, steps) {
    const chunks = [...walkChunks(bytes, steps)];
    const last = chunks.at(-1);
    if (last?.tag === "IEND" && last.end === bytes.length && chunks.every(({ tag }) => KEPT.has(tag))) return bytes;
    return Buffer.concat([
      bytes.subarray(0, 8),
      ...chunks.filter(({ tag }) => KEPT.has(tag)).map(({ start, end }) => bytes.subarray(start, end)),
      ...(last?.tag === "IEND" ? [] : [END]),
    ]);
  },
  setDensity(bytes, density, steps) {
    const wanted = density ? [densityChunk(density)] : [];
    const chunks = [...walkChunks(bytes, steps)].map(({ tag, start, end }) => ({ tag, data: bytes.subarray(start, end) }));
    const present = chunks.filter(({ tag }) => tag === "pHYs").map(({ data }) => data);
    if (present.length === wanted.length && present.every((data, index) => wanted[index]?.equals(data))) return bytes;
    const [head, ...others] = chunks.filter(({ tag }) => tag !== "pHYs").map(({ data }) => data);
    return Buffer.concat([bytes.subarray(0, 8), ...(head ? [head] : []), ...wanted, ...others]);
  },
};

const METRES_PER_INCH = 0.0254;

function densityChunk({ across, down }: Density): Buffer {
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9);
  chunk.write("pHYs", 4, "latin1");
  chunk.writeUInt32BE(Math.round(across / METRES_PER_INCH), 8);
  chunk.writeUInt32BE(Math.round(down / METRES_PER_INCH), 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return chunk;
}

/** Undefined where the numbers say no more than that pixels are not square. */
function readDensity(data: Buffer): Density | undefined {
  const [across, down] = [data.readUInt32BE(0) * METRES_PER_INCH, data.readUInt32BE(4) * METRES_PER_INCH];
  return data.readUInt8(8) === 1 && across > 0 && down > 0 ? { across, down } : undefined;
}

function read(bytes: Buffer, steps: Steps): Facts {
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
    encoding: {
      grey: colour === 0 || colour === 4,
      palette: colour === PALETTE || (colour === 0 && depth < 8),
      progressive: bytes.readUInt8(28) === 1,
    },
  };
  let channels = CHANNELS[colour] ?? 4;
  let profile: Buffer | undefined;
  let exif: Buffer | undefined;
  let next = 8;
  let hasPixels = false;
  for (const { tag, start, end } of walkChunks(bytes, steps)) {
    const data = bytes.subarray(start + 8, end - 4);
    next = end;
    hasPixels ||= tag === "IDAT";
    if (tag === "tRNS") {
      facts.alpha = true;
      channels = Math.min(4, channels + 1);
    } else if (tag === "acTL") facts.animated ||= data.readUInt32BE(0) > 1;
    // The frames after the first one, or a single one that is shown in place of the picture.
    else if (tag === "fdAT") facts.animated = true;
    else if (tag === "CgBI") facts.unsupported = "an iOS-optimised PNG";
    else if (tag === "pHYs" && data.length === 9) facts.encoding.density = readDensity(data);
    // After the pixels, a reader of the file's beginning would not see it.
    else if (tag === "eXIf" && !hasPixels) exif ??= data;
    else if (tag === "iCCP") profile ??= data;
    else if (tag === "IEND") facts.complete = true;
  }
  // An orientation may stand anywhere before the pixels.
  if (!hasPixels && !facts.complete && readTag(bytes, next + 4) !== "IDAT") throw new RangeError("it ends inside its header");
  if (exif) facts.orientation = readOrientation(exif, steps);
  // An interlaced picture is held whole beside its rows.
  facts.bytesPerPixel = channels * (depth === 16 ? 2 : 1) * (bytes.readUInt8(28) === 1 ? 2 : 1);
  if (profile && !isSrgbProfile(inflateProfile(profile, steps))) conversion.push("profile");
  return facts;
}

/** The chunks that are wholly there, `end` after the checksum; stops after IEND. */
function* walkChunks(bytes: Buffer, steps: Steps): Generator<{ tag: string; start: number; end: number }> {
  let start = 8;
  while (start + 12 <= bytes.length) {
    steps.take(STEPS_PER_PART);
    const tag = readTag(bytes, start + 4);
    const end = start + 12 + bytes.readUInt32BE(start);
    if (end > bytes.length) return;
    yield { tag, start, end };
    if (tag === "IEND") return;
    start = end;
  }
}

/** The chunk has a name of up to 79 bytes, a zero, a method and the deflated profile. The caps keep it from growing without end. */
function inflateProfile(data: Buffer, steps: Steps): Buffer {
  try {
    const profile = inflateSync(data.subarray(data.subarray(0, 80).indexOf(0) + 2, MAX_PROFILE), { maxOutputLength: MAX_PROFILE });
    steps.take(profile.length / STEPS_PER_PART);
    return profile;
  } catch (error) {
    if (error instanceof TooManyParts) throw error;
    return Buffer.alloc(0);
  }
}
