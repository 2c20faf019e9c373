import { readExif } from "./exif.ts";
import { type ConversionReason, type Density, type Facts, type FormatReader, PLAIN } from "./format-reader.ts";
import { isSrgbProfile } from "./icc.ts";
import { lacksBlocks } from "./jpeg-blocks.ts";
import { estimateQuality } from "./jpeg-quality.ts";
import { STEPS_PER_PART, type Steps } from "./steps.ts";

const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
const QUANTISATION_TABLES = 0xdb;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const COMMENT = 0xfe;

/** ITU-T T.81, annex B. */
export const JPEG: FormatReader = {
  format: "jpeg",
  matches: (bytes) => bytes.toString("latin1", 0, 3) === "\xff\xd8\xff",
  read,
  strip(file, steps) {
    const bytes = regularize(file, steps);
    const segments = [...walkSegments(bytes, steps)];
    const scan = segments.find(({ marker }) => marker === START_OF_SCAN)?.start ?? bytes.length;
    const last = segments.at(-1);
    const end = last?.marker === END_OF_IMAGE ? last.end : bytes.length;
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
  lacksPixels(bytes, steps) {
    const segments = [...walkSegments(bytes, steps)];
    const frame = segments.find(({ marker }) => isFrame(marker));
    return !frame || lacksBlocks(bytes, segments, { frame, isComplete: segments.at(-1)?.marker === END_OF_IMAGE });
  },
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

/**
 * What the decoder warns of and viewers pass over is made regular, so that its other warnings tell of damage: bytes between segments,
 * numbers in them that leave but one choice, no end mark. Whether pixels are missing, the decoder tells.
 */
function regularize(bytes: Buffer, steps: Steps): Buffer {
  const segments = [...walkSegments(bytes, steps)];
  const [frame, last] = [segments.find(({ marker }) => isFrame(marker)), segments.at(-1)];
  if (!frame || !last || !segments.some(({ marker }) => marker === START_OF_SCAN)) return bytes;
  const patches = segments.map((segment) => regularizeSegment(bytes, segment, frame));
  const isComplete = last.marker === END_OF_IMAGE;
  const isGapless = segments.every(({ start }, index) => start === (segments[index - 1]?.next ?? 2));
  if (isComplete && isGapless && patches.every((patch) => patch === undefined)) return bytes;
  const parts = segments.map(({ start, next }, index) => {
    const patch = patches[index] ?? Buffer.alloc(0);
    return [patch, bytes.subarray(start + patch.length, next)];
  });
  // Behind the last whole segment without an end mark is damage, which the decoder is to see.
  const rest = isComplete ? [] : [bytes.subarray(last.next), Buffer.from([0xff, END_OF_IMAGE])];
  return Buffer.concat([bytes.subarray(0, 2), ...parts.flat(), ...rest]);
}

/** The segment, if it is to be another one. libjpeg does as if it were, with a warning. */
function regularizeSegment(bytes: Buffer, { marker, start, end }: Segment, frame: Segment): Buffer | undefined {
  const write = (at: number, ...values: number[]) => {
    if (values.every((value, index) => bytes[at + index] === value)) return undefined;
    const segment = Buffer.from(bytes.subarray(start, end));
    segment.set(values, at - start);
    return segment;
  };
  const data = bytes.subarray(start + 4, end);
  // Phones write other parameters into scans that have but one choice.
  if (marker === START_OF_SCAN && isSequential(frame.marker) && data.length > 3) return write(end - 3, ...WHOLE_SCAN);
  if (isJfif(marker, data)) return write(start + 9, 1);
  if (marker !== APP14 || data.length < 12 || data.toString("latin1", 0, 5) !== "Adobe") return undefined;
  // How colours are coded: as they are (0), or the one way that there is for so many components.
  const [components, transform] = [bytes.readUInt8(frame.start + 9), data.readUInt8(11)];
  return transform === 0 || components < 3 ? undefined : write(start + 15, components === 3 ? 1 : 2);
}

/** APP0 (JFIF) and APP14 (Adobe: how the components are coded) belong to the picture; the other application segments do not. */
function isMetadata(marker: number): boolean {
  return marker === COMMENT || (marker > APP0 && marker <= 0xef && marker !== APP14);
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
    if (last === START_OF_SCAN) {
      facts.complete ||= marker === END_OF_IMAGE;
      continue;
    }
    last = marker;
    if (isFrame(marker)) {
      const components = data.readUInt8(5);
      facts.height = data.readUInt16BE(1);
      facts.width = data.readUInt16BE(3);
      facts.bytesPerPixel = isProgressive(marker) ? 2 * countSamples(data.subarray(6), components) : components;
      encoding.progressive = isProgressive(marker);
      encoding.grey = components === 1;
      encoding.coarseColour = components > 1 && countSamples(data.subarray(6), components) <= components / 2;
      if (components === 1) conversion.push("greyscale");
      if (components === 4) conversion.push("cmyk");
      if (data.readUInt8(0) !== 8) facts.unsupported = "a JPEG with more than 8 bits";
      if (marker % 4 === 3 || (marker & 4) !== 0) facts.unsupported = "a lossless or hierarchical JPEG";
    } else if (marker === APP1 && data.toString("latin1", 0, 6) === "Exif\0\0") exif ??= data;
    else if (isJfif(marker, data)) encoding.density = readDensity(data);
    else if (marker === QUANTISATION_TABLES) encoding.quality ??= estimateQuality(data);
    else if (marker === APP2 && data.toString("latin1", 0, 12) === "ICC_PROFILE\0") profile.push(data.subarray(14));
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

interface Segment {
  marker: number;
  start: number;
  end: number;
  /** After what belongs to it: of a scan, after its data. */
  next: number;
}

/**
 * The segments that are wholly there, with the end mark. What stands between them is nobody's. What follows the end mark belongs to
 * another picture or to nobody: cameras put previews there, with metadata of their own.
 */
function* walkSegments(bytes: Buffer, steps: Steps): Generator<Segment> {
  let start = findMarker(bytes, 2, steps);
  while (start + 2 <= bytes.length) {
    steps.take(STEPS_PER_PART);
    const marker = bytes.readUInt8(start + 1);
    if (marker === END_OF_IMAGE) {
      yield { marker, start, end: start + 2, next: start + 2 };
      return;
    }
    if (start + 4 > bytes.length) return;
    const end = start + 2 + bytes.readUInt16BE(start + 2);
    if (end > bytes.length) return;
    const following = findMarker(bytes, end, steps);
    yield { marker, start, end, next: marker === START_OF_SCAN ? following : end };
    start = following;
  }
}

/** Offset of the next marker that begins a segment, or is the end mark; of the file's end where there is none. */
function findMarker(bytes: Buffer, start: number, steps: Steps): number {
  let offset = bytes.indexOf(0xff, start);
  while (offset >= 0 && offset + 1 < bytes.length) {
    steps.take();
    const marker = bytes.readUInt8(offset + 1);
    // A byte of data, a fill byte, marks within a scan's data.
    const isAlone = marker <= 1 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    if (!isAlone) return offset;
    offset = bytes.indexOf(0xff, offset + (marker === 0xff ? 1 : 2));
  }
  return bytes.length;
}
