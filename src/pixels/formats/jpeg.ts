import { readOrientation } from "./exif.ts";
import { type ConversionReason, type Facts, type FormatReader, PLAIN } from "./format-reader.ts";
import { isSrgbProfile } from "./icc.ts";
import { STEPS_PER_PART, type Steps } from "./steps.ts";

const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
const APP1 = 0xe1;
const APP2 = 0xe2;
const COMMENT = 0xfe;

/** ITU-T T.81, annex B. */
export const JPEG: FormatReader = {
  format: "jpeg",
  matches: (bytes) => bytes.toString("latin1", 0, 3) === "\xff\xd8\xff",
  read,
  strip(bytes, steps) {
    const segments = [...walkSegments(bytes, steps)];
    const scan = segments.at(-1)?.start ?? bytes.length;
    const end = findEnd(bytes, segments.at(-1)?.end ?? bytes.length, steps) ?? bytes.length;
    const kept = segments
      .filter(({ marker, start }) => start < scan && !isMetadata(marker))
      .map(({ start, end }) => bytes.subarray(start, end));
    const stripped = Buffer.concat([bytes.subarray(0, 2), ...kept, bytes.subarray(scan, end)]);
    return stripped.length === bytes.length ? bytes : stripped;
  },
};

/** APP0 (JFIF) and APP14 (Adobe: how the components are coded) belong to the picture; the other application segments do not. */
function isMetadata(marker: number): boolean {
  return marker === COMMENT || (marker > 0xe0 && marker <= 0xef && marker !== 0xee);
}

function read(bytes: Buffer, steps: Steps): Facts {
  const conversion: ConversionReason[] = [];
  const facts: Facts = { ...PLAIN, width: 0, height: 0, complete: false, lossless: false, conversion };
  const profile: Buffer[] = [];
  for (const { marker, start, end } of walkSegments(bytes, steps)) {
    const data = bytes.subarray(start + 4, end);
    if (isFrame(marker)) {
      const components = data.readUInt8(5);
      facts.height = data.readUInt16BE(1);
      facts.width = data.readUInt16BE(3);
      facts.bytesPerPixel = isProgressive(marker) ? 2 * countSamples(data.subarray(6), components) : components;
      if (components === 1) conversion.push("greyscale");
      if (components === 4) conversion.push("cmyk");
      if (data.readUInt8(0) !== 8) facts.unsupported = "a JPEG with more than 8 bits";
    } else if (marker === APP1 && data.toString("latin1", 0, 6) === "Exif\0\0") facts.orientation = readOrientation(data, steps);
    else if (marker === APP2 && data.toString("latin1", 0, 12) === "ICC_PROFILE\0") profile.push(data.subarray(14));
    else if (marker === START_OF_SCAN) facts.complete = findEnd(bytes, end, steps) !== undefined;
  }
  if (profile.length > 0 && !isSrgbProfile(Buffer.concat(profile))) conversion.push("profile");
  // The frame header comes before the first scan: without it, the file ends inside its header.
  if (facts.width === 0) throw new RangeError("no frame header");
  return facts;
}

/** SOF0 to SOF15, without the tables DHT, JPG and DAC that share the range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** SOF2, 6, 10 and 14. */
function isProgressive(marker: number): boolean {
  return marker % 4 === 2;
}

/** Samples for each pixel, of which a progressive picture holds all until the last scan: fewer than its components where colour is coarse. */
function countSamples(components: Buffer, count: number): number {
  const factors = Array.from({ length: count }, (_, index) => components.readUInt8(index * 3 + 1));
  const [across, down] = [factors.map((factor) => factor >> 4), factors.map((factor) => factor & 15)];
  const most = Math.max(...across) * Math.max(...down);
  return most === 0 ? count : across.reduce((sum, factor, index) => sum + factor * (down[index] ?? 0), 0) / most;
}

/** The segments up to the first scan's header, which is the last one given. */
function* walkSegments(bytes: Buffer, steps: Steps): Generator<{ marker: number; start: number; end: number }> {
  let start = 2;
  while (start + 4 <= bytes.length) {
    steps.take();
    if (bytes[start] !== 0xff) throw new RangeError("no marker where one must be");
    const marker = bytes.readUInt8(start + 1);
    if (marker === 0xff) {
      start += 1; // fill byte
      continue;
    }
    const end = start + 2 + bytes.readUInt16BE(start + 2);
    if (end > bytes.length) return;
    steps.take(STEPS_PER_PART);
    yield { marker, start, end };
    if (marker === START_OF_SCAN) return;
    start = end;
  }
}

/**
 * Offset after the end mark of the picture whose first scan's data begin at `start`; undefined when it was cut off. What
 * follows belongs to another picture or to nobody: cameras put previews there, with metadata of their own.
 */
function findEnd(bytes: Buffer, start: number, steps: Steps): number | undefined {
  let offset = bytes.indexOf(0xff, start);
  while (offset >= 0 && offset + 1 < bytes.length) {
    steps.take();
    const marker = bytes.readUInt8(offset + 1);
    if (marker === END_OF_IMAGE) return offset + 2;
    const inScan = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    // Between the scans of a progressive file are tables, which may hold any byte.
    if (!inScan && offset + 4 > bytes.length) return undefined;
    const next = inScan ? offset + (marker === 0xff ? 1 : 2) : offset + 2 + bytes.readUInt16BE(offset + 2);
    offset = bytes.indexOf(0xff, next);
  }
  return undefined;
}
