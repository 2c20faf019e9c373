import { crc32, deflateSync, inflateSync } from "node:zlib";
import { readOrientation } from "./exif.ts";
import { type ConversionReason, type Density, type Facts, type FormatReader, PLAIN, readTag } from "./format-reader.ts";
import { isSrgbProfile } from "./icc.ts";
import { type ColourChunks, profileOfCoded, profileOfNumbers } from "./png-colours.ts";
import { ONE_PASS, PASSES } from "./png-passes.ts";
import { repairStream } from "./png-stream.ts";
import { STEPS_PER_PART, type Steps, TooManyParts } from "./steps.ts";

/** What is needed to show the picture as meant: pixels, transparency, colour space, and the density that sets its size in print. */
const KEPT = new Set(["IHDR", "PLTE", "tRNS", "sRGB", "gAMA", "cHRM", "cICP", "sBIT", "pHYs", "IDAT", "IEND"]);
/** What says which colours the pixels are, in numbers. */
const NUMBERS = new Set(["gAMA", "cHRM", "cICP"]);
const COLOURS = new Set([...NUMBERS, "sRGB", "iCCP"]);
const PALETTE = 3;
/** Channels of each colour type; those of a palette are what its pixels become. */
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 3, 4: 2, 6: 4 };
/** The last chunk, with its checksum. */
const END = Buffer.from("\0\0\0\0IEND\xae\x42\x60\x82", "latin1");
/** Bytes of a profile. The largest that are in use, for printing, have half of it. */
const MAX_PROFILE = 4 << 20;

interface Chunk {
  tag: string;
  start: number;
  /** After the checksum. */
  end: number;
}

/** https://www.w3.org/TR/png-3/ */
export const PNG: FormatReader = {
  format: "png",
  matches: (bytes) => bytes.toString("latin1", 0, 8) === "\x89PNG\r\n\x1a\n",
  read,
  strip(bytes, steps) {
    const chunks = [...walkChunks(bytes, steps)];
    const last = chunks.at(-1);
    // Without the profile of sRGB, they would count.
    const hasProfile = chunks.some(({ tag }) => tag === "iCCP");
    const isKept = ({ tag }: Chunk) => KEPT.has(tag) && !(hasProfile && NUMBERS.has(tag));
    if (last?.tag === "IEND" && last.end === bytes.length && chunks.every(isKept)) return bytes;
    return Buffer.concat([
      bytes.subarray(0, 8),
      ...chunks.filter(isKept).map(({ start, end }) => bytes.subarray(start, end)),
      ...(last?.tag === "IEND" ? [] : [END]),
    ]);
  },
  regularize(bytes, steps) {
    const chunks = [...walkChunks(bytes, steps)];
    const colours = readColours(bytes, chunks);
    if (!colours.isWritten) return bytes;
    const [head, ...others] = chunks.filter(({ tag }) => !COLOURS.has(tag));
    if (!head) return bytes;
    const written = colours.profile && !isSrgbProfile(colours.profile) ? [profileChunk(colours.profile)] : [];
    // What comes after the last whole chunk is damage, which the decoder is to see.
    const rest = bytes.subarray(chunks.at(-1)?.end ?? bytes.length);
    const parts = [...others.map(({ start, end }) => bytes.subarray(start, end)), rest];
    return Buffer.concat([bytes.subarray(0, 8), bytes.subarray(head.start, head.end), ...written, ...parts]);
  },
  async repair(bytes, steps) {
    const chunks = [...walkChunks(bytes, steps)];
    const pixels = chunks.filter(({ tag }) => tag === "IDAT");
    const [first] = pixels;
    if (!first) return undefined;
    const data = Buffer.concat(pixels.map(({ start, end }) => bytes.subarray(start + 8, end - 4)));
    const isProven = pixels.every(({ start, end }) => crc32(bytes.subarray(start + 4, end - 4)) === bytes.readUInt32BE(end - 4));
    const stream = await repairStream({ data, isProven, length: countBytes(bytes) });
    if (!stream || (isProven && stream.equals(data))) return undefined;
    const behind = chunks.filter(({ tag, start }) => tag !== "IDAT" && start > first.start);
    return Buffer.concat([
      bytes.subarray(0, first.start),
      writeChunk("IDAT", stream),
      ...behind.map(({ start, end }) => bytes.subarray(start, end)),
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
  const data = Buffer.alloc(9);
  data.writeUInt32BE(Math.round(across / METRES_PER_INCH));
  data.writeUInt32BE(Math.round(down / METRES_PER_INCH), 4);
  data.writeUInt8(1, 8);
  return writeChunk("pHYs", data);
}

function profileChunk(profile: Buffer): Buffer {
  return writeChunk("iCCP", Buffer.concat([Buffer.from("c\0\0", "latin1"), deflateSync(profile)]));
}

function writeChunk(tag: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(tag, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** What the colours are. They are written as a profile where the decoder, which reads nothing but those, would get them wrong. */
function readColours(bytes: Buffer, chunks: readonly Chunk[]): { profile: Buffer | undefined; isWritten: boolean } {
  const colour = bytes.readUInt8(25);
  const grey = colour === 0 || colour === 4;
  const found: ColourChunks = {};
  let own: Buffer | undefined;
  for (const { tag, start, end } of chunks) {
    const data = bytes.subarray(start + 8, end - 4);
    if (tag === "IDAT") break;
    if (tag === "iCCP") own ??= data;
    else if (tag === "cICP" || tag === "sRGB" || tag === "gAMA" || tag === "cHRM") found[tag] ??= data;
  }
  const coded = profileOfCoded(found, grey);
  if (coded) return { profile: coded, isWritten: own !== undefined || !isSrgbProfile(coded) };
  const numbered = own ? undefined : profileOfNumbers(found, grey);
  return { profile: numbered, isWritten: numbered !== undefined && !isSrgbProfile(numbered) };
}

/** Bytes of all rows: each has one more than its pixels take, which names its filter. */
function countBytes(bytes: Buffer): number {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const colour = bytes.readUInt8(25);
  const bits = bytes.readUInt8(24) * (colour === PALETTE ? 1 : (CHANNELS[colour] ?? 4));
  const passes = bytes.readUInt8(28) === 1 ? PASSES : ONE_PASS;
  return passes.reduce((sum, [left, top, across, down]) => {
    const [columns, rows] = [Math.ceil((width - left) / across), Math.ceil((height - top) / down)];
    return columns > 0 && rows > 0 ? sum + rows * (1 + Math.ceil((columns * bits) / 8)) : sum;
  }, 0);
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
  const chunks: Chunk[] = [];
  let profile: Buffer | undefined;
  let exif: Buffer | undefined;
  let next = 8;
  let hasPixels = false;
  let hasFrames = false;
  for (const chunk of walkChunks(bytes, steps)) {
    const { tag, start, end } = chunk;
    const data = bytes.subarray(start + 8, end - 4);
    next = end;
    hasPixels ||= tag === "IDAT";
    if (COLOURS.has(tag) && !hasPixels) chunks.push(chunk);
    if (tag === "tRNS") {
      facts.alpha = true;
      channels = Math.min(4, channels + 1);
    } else if (tag === "acTL" && !hasPixels) {
      // After the pixels, nobody looks for it: the picture is a still one, whatever frames come with it.
      hasFrames = data.readUInt32BE(0) > 0;
      facts.animated ||= data.readUInt32BE(0) > 1;
    }
    // The frames after the first one, or a single one that is shown in place of the picture.
    else if (tag === "fdAT") facts.animated ||= hasFrames;
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
  const shown = readColours(bytes, chunks).profile ?? (profile && inflateProfile(profile, steps));
  if (shown && !isSrgbProfile(shown)) conversion.push("profile");
  return facts;
}

/** The chunks that are wholly there; stops after IEND. */
function* walkChunks(bytes: Buffer, steps: Steps): Generator<Chunk> {
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
