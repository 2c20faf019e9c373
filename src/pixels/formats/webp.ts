import { readOrientation } from "./exif.ts";
import { type ConversionReason, type Facts, type FormatReader, PLAIN, readTag } from "./format-reader.ts";
import { isSrgbProfile } from "./icc.ts";
import { STEPS_PER_PART, type Steps } from "./steps.ts";

const ALPHA_FLAG = 0x10;
const ANIMATION_FLAG = 0x02;
const EXIF_FLAG = 0x08;
/** Bytes of a frame's place and time, before its chunks. */
const FRAME_HEAD = 16;

/** https://developers.google.com/speed/webp/docs/riff_container */
export const WEBP: FormatReader = {
  format: "webp",
  matches: (bytes) => readTag(bytes, 0) === "RIFF" && readTag(bytes, 8) === "WEBP",
  read,
  strip(file, steps) {
    const bytes = regularize(file, steps);
    const kept = [...walkChunks(bytes, steps)].filter(({ tag }) => ["VP8X", "ALPH", "VP8 ", "VP8L"].includes(tag));
    if (
      kept.at(-1)?.end === bytes.length &&
      kept[0]?.start === 12 &&
      kept.every((chunk, index) => chunk.start === (kept[index - 1]?.end ?? 12))
    )
      return bytes;
    const stripped = Buffer.concat([bytes.subarray(0, 12), ...kept.map(({ start, end }) => bytes.subarray(start, end))]);
    stripped.writeUInt32LE(stripped.length - 8, 4);
    // The extended header announces what was taken out.
    if (kept[0]?.tag === "VP8X") stripped[20] = stripped.readUInt8(20) & ALPHA_FLAG;
    return stripped;
  },
  regularize,
};

/** A file that says that it is longer shows what it has, as long as that is all of its pixels: those of a chunk that is cut, the decoder misses. */
function regularize(bytes: Buffer, steps: Steps): Buffer {
  if (bytes.readUInt32LE(4) + 8 <= bytes.length) return bytes;
  const end = [...walkChunks(bytes, steps)].findLast((chunk) => chunk.end <= bytes.length + 1)?.end ?? 12;
  // The padding of the last chunk may be missing.
  const whole = Buffer.concat([bytes.subarray(0, end), Buffer.alloc(Math.max(0, end - bytes.length))]);
  whole.writeUInt32LE(end - 8, 4);
  return whole;
}

function read(bytes: Buffer, steps: Steps): Facts {
  const conversion: ConversionReason[] = [];
  const facts: Facts = { ...PLAIN, width: 0, height: 0, lossless: false, conversion };
  facts.complete = bytes.readUInt32LE(4) + 8 <= bytes.length;
  let awaitsExif = false;
  let isAnimation = false;
  let frames = 0;
  for (const { tag, start, end } of walkChunks(bytes, steps)) {
    const data = bytes.subarray(start + 8, end);
    if (tag === "VP8X") {
      const flags = data.readUInt8(0);
      facts.width = data.readUIntLE(4, 3) + 1;
      facts.height = data.readUIntLE(7, 3) + 1;
      facts.alpha = (flags & ALPHA_FLAG) !== 0;
      isAnimation = (flags & ANIMATION_FLAG) !== 0;
      awaitsExif = (flags & EXIF_FLAG) !== 0;
    } else if (tag === "VP8 ") {
      facts.width ||= data.readUInt16LE(6) & 0x3fff;
      facts.height ||= data.readUInt16LE(8) & 0x3fff;
    } else if (tag === "VP8L") {
      const packed = data.readUInt32LE(1);
      facts.width ||= (packed & 0x3fff) + 1;
      facts.height ||= ((packed >>> 14) & 0x3fff) + 1;
      facts.alpha ||= (packed & (1 << 28)) !== 0;
      facts.lossless = true;
    } else if (tag === "ANMF") {
      frames += 1;
      // One that covers a part leaves the rest transparent.
      const [across, down] = [data.readUIntLE(6, 3) + 1, data.readUIntLE(9, 3) + 1];
      facts.alpha ||= across < facts.width || down < facts.height;
      facts.lossless = [...walkChunks(bytes, steps, start + 8 + FRAME_HEAD)].find((part) => part.tag.startsWith("VP8"))?.tag === "VP8L";
    } else if (tag === "EXIF" && awaitsExif && end <= bytes.length + 1) {
      facts.orientation = readOrientation(data, steps);
      awaitsExif = false;
    } else if (tag === "ICCP" && !isSrgbProfile(data)) conversion.push("profile");
  }
  if (facts.width === 0) throw new RangeError("it ends before its size");
  if (isAnimation) {
    // Where more may follow, nobody knows whether it is one.
    if (!facts.complete && frames < 2) throw new RangeError("it ends before its second frame");
    facts.animated = frames > 1;
    conversion.push("frame");
  }
  // It comes after the pixels.
  if (awaitsExif && !facts.complete) throw new RangeError("it ends before its orientation");
  return facts;
}

/** The chunks, `end` after the padding byte. The last one may reach beyond a file that was cut off: its header is read all the same. */
function* walkChunks(bytes: Buffer, steps: Steps, from = 12): Generator<{ tag: string; start: number; end: number }> {
  let start = from;
  while (start + 8 <= bytes.length) {
    steps.take(STEPS_PER_PART);
    const size = bytes.readUInt32LE(start + 4);
    const end = start + 8 + size + (size % 2);
    yield { tag: readTag(bytes, start), start, end };
    start = end;
  }
}
