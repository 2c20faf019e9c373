import { readExif } from "./exif.ts";
import { type ConversionReason, type Density, type Facts, type FormatReader, PLAIN } from "./format-reader.ts";
import { isSrgbProfile } from "./icc.ts";
import { estimateQuality } from "./jpeg-quality.ts";
import { STEPS_PER_PART, type Steps } from "./steps.ts";

const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
const QUANTISATION_TABLES = 0xdb;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const COMMENT = 0xfe;

/** ITU-T T.81, annex B. */
export const JPEG: FormatReader = {
  format: "jpeg",
  matches: (bytes) => bytes.toString("latin1", 0, 3) === "\xff\xd8\xff",
  read,
  strip(file, steps) {
    const bytes = regularize(file, steps);
    const segments = [...walkSegments(bytes, steps)];
    const scan = segments.at(-1)?.start ?? bytes.length;
    const end = findEnd(bytes, segments.at(-1)?.end ?? bytes.length, steps) ?? bytes.length;
    const kept = segments
      .filter(({ marker, start }) => start < scan && !isMetadata(marker))
      .map(({ start, end }) => bytes.subarray(start, end));
    const stripped = Buffer.concat([bytes.subarray(0, 2), ...kept, bytes.subarray(scan, end)]);
    return stripped.length === bytes.length ? bytes : stripped;
  },
  setDensity(bytes, density, steps) {
    const first = [...walkSegments(bytes, steps)].find(({ marker, start, end }) => isJfif(marker, bytes.subarray(start + 4, end)));
    const given = first && readDensity(bytes.subarray(first.start + 4, first.end));
    const [wanted, present] = [density, given].map((each) => each && `${Math.round(each.across)} ${Math.round(each.down)}`);
    if (wanted === present) return bytes;
    const head = writeJfif(density);
    // The segment comes first of all, where there is one.
    return Buffer.concat([bytes.subarray(0, 2), head, bytes.subarray(first?.start === 2 ? first.end : 2)]);
  },
  regularize,
};

function isJfif(marker: number, data: Buffer): boolean {
  return marker === APP0 && data.length >= 12 && data.toString("latin1", 0, 5) === "JFIF\0";
}

/** Pixels for an inch (1) or a centimetre (2); other numbers say no more than that pixels are not square. */
function readDensity(jfif: Buffer): Density | undefined {
  const unit = { 1: 1, 2: 2.54 }[jfif.readUInt8(7)];
  const [across, down] = [jfif.readUInt16BE(8), jfif.readUInt16BE(10)];
  return unit !== undefined && across > 0 && down > 0 ? { across: across * unit, down: down * unit } : undefined;
}

function writeJfif(density: Density | undefined): Buffer {
  const segment = Buffer.from("\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1");
  if (!density) return segment;
  segment.writeUInt8(1, 11);
  segment.writeUInt16BE(Math.min(65_535, Math.round(density.across)), 12);
  segment.writeUInt16BE(Math.min(65_535, Math.round(density.down)), 14);
  return segment;
}

/** What the header of a scan ends in where each has all coefficients: the first one, the last one, and no bits left for later. */
const WHOLE_SCAN = Buffer.from([0, 63, 0]);

/** Phones write other parameters into scans that have but one choice, and no end mark. Whether pixels are missing, the decoder tells. */
function regularize(bytes: Buffer, steps: Steps): Buffer {
  const segments = [...walkSegments(bytes, steps)];
  const [frame, first] = [segments.find(({ marker }) => isFrame(marker)), segments.at(-1)];
  if (!frame || first?.marker !== START_OF_SCAN) return bytes;
  const scans = [first.end];
  const end = findEnd(bytes, first.end, steps, (scan) => scans.push(scan));
  const odd = isSequential(frame.marker) ? scans.filter((scan) => !bytes.subarray(scan - 3, scan).equals(WHOLE_SCAN)) : [];
  if (odd.length === 0 && end !== undefined) return bytes;
  const regular = Buffer.concat([bytes, ...(end === undefined ? [Buffer.from([0xff, END_OF_IMAGE])] : [])]);
  for (const scan of odd) WHOLE_SCAN.copy(regular, scan - 3);
  return regular;
}

/** APP0 (JFIF) and APP14 (Adobe: how the components are coded) belong to the picture; the other application segments do not. */
function isMetadata(marker: number): boolean {
  return marker === COMMENT || (marker > 0xe0 && marker <= 0xef && marker !== 0xee);
}

function read(bytes: Buffer, steps: Steps): Facts {
  const conversion: ConversionReason[] = [];
  const facts: Facts = { ...PLAIN, width: 0, height: 0, complete: false, lossless: false, conversion, encoding: { ...PLAIN.encoding } };
  const { encoding } = facts;
  const profile: Buffer[] = [];
  let exif: Buffer | undefined;
  let last: number | undefined;
  for (const { marker, start, end } of walkSegments(bytes, steps)) {
    const data = bytes.subarray(start + 4, end);
    last = marker;
    if (isFrame(marker)) {
      const components = data.readUInt8(5);
      facts.height = data.readUInt16BE(1);
      facts.width = data.readUInt16BE(3);
      facts.bytesPerPixel = isProgressive(marker) ? 2 * countSamples(data.subarray(6), components) : components;
      encoding.progressive = isProgressive(marker);
      encoding.grey = components === 1;
      encoding.coarseColour = components > 1 && countSamples(data.subarray(6), components) < components;
      if (components === 1) conversion.push("greyscale");
      if (components === 4) conversion.push("cmyk");
      if (data.readUInt8(0) !== 8) facts.unsupported = "a JPEG with more than 8 bits";
      if (marker % 4 === 3 || (marker & 4) !== 0) facts.unsupported = "a lossless or hierarchical JPEG";
    } else if (marker === APP1 && data.toString("latin1", 0, 6) === "Exif\0\0") exif ??= data;
    else if (isJfif(marker, data)) encoding.density = readDensity(data);
    else if (marker === QUANTISATION_TABLES) encoding.quality ??= estimateQuality(data);
    else if (marker === APP2 && data.toString("latin1", 0, 12) === "ICC_PROFILE\0") profile.push(data.subarray(14));
    else if (marker === START_OF_SCAN) facts.complete = findEnd(bytes, end, steps) !== undefined;
  }
  // An orientation may stand anywhere before the first scan, and the frame header must.
  if (last !== START_OF_SCAN || facts.width === 0) throw new RangeError("it ends inside its header");
  if (exif) {
    const { orientation, density } = readExif(exif, steps);
    facts.orientation = orientation;
    encoding.density ??= density;
  }
  if (profile.length > 0 && !isSrgbProfile(Buffer.concat(profile))) conversion.push("profile");
  return facts;
}

/** SOF0 to SOF15, without the tables DHT, JPG and DAC that share the range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** SOF0 and 1: each scan has all coefficients of its components. */
function isSequential(marker: number): boolean {
  return marker === 0xc0 || marker === 0xc1;
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
 *
 * @param onScan is given the offset after the header of each further scan.
 */
function findEnd(bytes: Buffer, start: number, steps: Steps, onScan?: (end: number) => void): number | undefined {
  let offset = bytes.indexOf(0xff, start);
  while (offset >= 0 && offset + 1 < bytes.length) {
    steps.take();
    const marker = bytes.readUInt8(offset + 1);
    if (marker === END_OF_IMAGE) return offset + 2;
    const inScan = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    // Between the scans of a progressive file are tables, which may hold any byte.
    if (!inScan && offset + 4 > bytes.length) return undefined;
    const next = inScan ? offset + (marker === 0xff ? 1 : 2) : offset + 2 + bytes.readUInt16BE(offset + 2);
    if (marker === START_OF_SCAN && next <= bytes.length) onScan?.(next);
    offset = bytes.indexOf(0xff, next);
  }
  return undefined;
}
