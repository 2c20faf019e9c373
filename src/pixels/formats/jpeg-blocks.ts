/** A segment of a JPEG file: `start` at its mark, `end` behind its parameters. */
interface Segment {
  marker: number;
  start: number;
  end: number;
}

const CODES = 0xc4;
const START_OF_SCAN = 0xda;
const RESTART_INTERVAL = 0xdd;
/** Places of a block: the first is the mean. */
const PLACES = 64;
const LONGEST_CODE = 16;

interface Component {
  across: number;
  down: number;
}

interface Frame {
  width: number;
  height: number;
  components: Map<number, Component>;
}

interface Scan {
  components: { number: number; mean: number; rest: number }[];
  from: number;
  to: number;
  /** Bits that are left for later scans. */
  low: number;
  data: number;
}

/**
 * Whether pixels are missing or damaged, of which the decoder does not tell: it fills up rows at the end, takes nearly any data for pixels,
 * and warns of the last rows when nobody listens any more. ITU-T T.81, annexes F and G.
 */
export function lacksBlocks(bytes: Buffer, segments: readonly Segment[], { frame: frameSegment, isComplete }: JpegParts): boolean {
  // Of arithmetic coding, nothing tells where it ends.
  if (frameSegment.marker > 0xc2) return !isComplete;
  const frame = readFrame(bytes.subarray(frameSegment.start + 4, frameSegment.end));
  const scans = segments.filter(({ marker }) => marker === START_OF_SCAN).map((segment) => readScan(bytes, segment));
  // All of a progressive picture is read before any of it is shown, so that the decoder tells what is wrong in a scan.
  if (frameSegment.marker === 0xc2) return !isComplete && !isRefined(frame, scans);
  // Of several scans of a component, the last one counts.
  const shown = [...frame.components.keys()].map((number) =>
    scans.findLast(({ components }) => components.some((each) => each.number === number)),
  );
  return [...new Set(shown)].some(
    (scan) => !scan || !holdsScan(bytes, { frame, scan, before: segments.filter(({ start }) => start < scan.data) }),
  );
}

interface JpegParts {
  frame: Segment;
  /** There is an end mark. */
  isComplete: boolean;
}

function readFrame(data: Buffer): Frame {
  const components = Array.from({ length: data.readUInt8(5) }, (_, index): [number, Component] => {
    const factors = data.readUInt8(7 + index * 3);
    return [data.readUInt8(6 + index * 3), { across: factors >> 4, down: factors & 15 }];
  });
  return { height: data.readUInt16BE(1), width: data.readUInt16BE(3), components: new Map(components) };
}

function readScan(bytes: Buffer, { start, end }: Segment): Scan {
  const data = bytes.subarray(start + 4, end);
  const count = data.readUInt8(0);
  const components = Array.from({ length: count }, (_, index) => {
    const tables = data.readUInt8(2 + index * 2);
    return { number: data.readUInt8(1 + index * 2), mean: tables >> 4, rest: tables & 15 };
  });
  const [from, to, bits] = [1, 2, 3].map((at) => data.readUInt8(2 * count + at));
  return { components, from: from ?? 0, to: to ?? 0, low: (bits ?? 0) & 15, data: end };
}

/** Of a progressive picture, whether each place of each component has all its bits; whether the scans are whole, the decoder tells. */
function isRefined({ components }: Frame, scans: readonly Scan[]): boolean {
  return [...components.keys()].every((number) => {
    const own = scans.filter((scan) => scan.components.some((each) => each.number === number));
    return Array.from({ length: PLACES }, (_, place) => own.some(({ from, to, low }) => from <= place && place <= to && low === 0)).every(
      Boolean,
    );
  });
}

interface ScanParts {
  frame: Frame;
  scan: Scan;
  /** The segments before its data. */
  before: readonly Segment[];
}

function holdsScan(bytes: Buffer, { frame, scan, before }: ScanParts): boolean {
  const starts = findTables(bytes, before);
  const blocks: BlockTables[] = [];
  for (const { number, mean, rest } of scan.components) {
    const component = frame.components.get(number);
    const [own, its] = [starts.get(mean), starts.get(0x10 | rest)];
    if (!component || own === undefined || its === undefined) return false;
    const tables = { mean: tableAt(bytes, own, meanEntry), rest: tableAt(bytes, its, restEntry) };
    const count = scan.components.length === 1 ? 1 : component.across * component.down;
    for (let block = 0; block < count; block++) blocks.push(tables);
  }
  const interval = before.findLast(({ marker }) => marker === RESTART_INTERVAL);
  const most = (interval && bytes.readUInt16BE(interval.start + 4)) || Number.POSITIVE_INFINITY;
  const { columns, rows } = countUnits(frame, scan);
  let left = columns * rows;
  for (const part of listParts(bytes, scan.data)) {
    const units = Math.min(left, most);
    let at = 0;
    for (let unit = 0; unit < units && at >= 0; unit++) at = skipUnit(part, at, blocks);
    const isEnd = (more: number) => more % columns === 0 || units + more === most;
    if (at < 0 || !endsWell(part, at, { blocks, isEnd })) return false;
    left -= units;
    if (left === 0) return true;
  }
  return false;
}

/**
 * Whether nothing follows the blocks of a part but padding, or further rows, of which the header knows nothing. Where data were lost or
 * overwritten, something else does, since the blocks are not where they were.
 */
function endsWell(
  part: Part,
  at: number,
  { blocks, isEnd }: { blocks: readonly BlockTables[]; isEnd: (more: number) => boolean },
): boolean {
  const first = (at + 7) >> 3;
  const rest = part.bytes.subarray(first, part.length);
  if (rest.every((value) => value === 0xff)) return true;
  // Where a file was never written, zeros begin before the blocks end: ones fill the last byte, if there is room, and blocks take the others.
  if (rest.every((value) => value === 0)) return at % 8 === 0 ? skipUnit(part, at, blocks) < 0 : part.bytes[first - 1] !== 0;
  let [end, units] = [at, 0];
  while (end >= 0 && (part.length * 8 - end >= 8 || !isEnd(units))) {
    end = skipUnit(part, end, blocks);
    units++;
  }
  return end >= 0;
}

/** Blocks, or groups of blocks where components take turns. */
function countUnits({ width, height, components }: Frame, scan: Scan): { columns: number; rows: number } {
  const all = [...components.values()];
  const [across, down] = [Math.max(...all.map((each) => each.across)), Math.max(...all.map((each) => each.down))];
  const [first, ...others] = scan.components.map(({ number }) => components.get(number));
  if (!first || others.length > 0) return { columns: Math.ceil(width / (8 * across)), rows: Math.ceil(height / (8 * down)) };
  return {
    columns: Math.ceil(Math.ceil((width * first.across) / across) / 8),
    rows: Math.ceil(Math.ceil((height * first.down) / down) / 8),
  };
}

/** The data between two restart marks, without the zeros that stand behind each 255. Some zeros follow them. */
interface Part {
  bytes: Buffer;
  length: number;
}

/** Zeros behind a part, so that what reads beyond its end finds something. */
const MARGIN = 4;

/** Each part is gone when the next one is asked for. */
function* listParts(bytes: Buffer, start: number): Generator<Part> {
  const copy = Buffer.alloc(bytes.length - start + MARGIN);
  let length = 0;
  const take = (): Part => {
    copy.fill(0, length, length + MARGIN);
    const part = { bytes: copy, length };
    length = 0;
    return part;
  };
  for (let at = start; at < bytes.length; ) {
    const mark = bytes.indexOf(0xff, at);
    const end = mark < 0 ? bytes.length : mark;
    length += bytes.copy(copy, length, at, end);
    const next = bytes[end + 1] ?? 0xd9;
    at = next === 0xff ? end + 1 : end + 2;
    if (next === 0) copy[length++] = 0xff;
    else if (next >= 0xd0 && next <= 0xd7) yield take();
    else if (next !== 0xff) break;
  }
  yield take();
}

/** Of the next 16 bits, what they begin with: bits to pass over (5 bits of the number), and places from there to the next one. 0: nothing. */
type Table = Uint16Array;

interface BlockTables {
  mean: Table;
  rest: Table;
}

/** More places than a block has: it ends here. */
const END_OF_BLOCK = 2 * PLACES;
/** @param value of the code: the bits of the number that follows it */
const meanEntry = (length: number, value: number) => length + (value & 15);
/** @param value of the code: places that are zero (4 bits), and the bits of the number that follows it */
const restEntry = (length: number, value: number) => {
  const [zeros, bits] = [value >> 4, value & 15];
  return length + bits + 32 * (bits === 0 && zeros < 15 ? END_OF_BLOCK : zeros + 1);
};

/** Where the tables begin, by class and number, as scans name them. A file may have any number of them, so that only those in use are made. */
function findTables(bytes: Buffer, segments: readonly Segment[]): Map<number, number> {
  const starts = new Map<number, number>();
  for (const { marker, start, end } of segments) {
    if (marker !== CODES) continue;
    for (let at = start + 4; at + 1 + LONGEST_CODE <= end; ) {
      starts.set(bytes.readUInt8(at), at + 1);
      const counts = bytes.subarray(at + 1, at + 1 + LONGEST_CODE);
      at += 1 + LONGEST_CODE + counts.reduce((sum, count) => sum + count, 0);
    }
  }
  return starts;
}

type WriteEntry = typeof meanEntry;

/** The last tables, by how and of what they were made: components share them, and so do all the tiles of a TIFF. */
const recentTables = new Map<string, Table>();
const MOST_TABLES = 16;

function tableAt(bytes: Buffer, start: number, write: WriteEntry): Table {
  const values = start + LONGEST_CODE;
  const count = bytes.subarray(start, values).reduce((sum, one) => sum + one, 0);
  const key = (write === meanEntry ? "mean " : "rest ") + bytes.toString("latin1", start, values + count);
  const known = recentTables.get(key);
  if (known) return known;
  const [oldest] = recentTables.keys();
  if (oldest !== undefined && recentTables.size === MOST_TABLES) recentTables.delete(oldest);
  const table = readTable(bytes, start, write);
  recentTables.set(key, table);
  return table;
}

function readTable(bytes: Buffer, start: number, write: WriteEntry): Table {
  const table = new Uint16Array(1 << LONGEST_CODE);
  let [value, from] = [start + LONGEST_CODE, 0];
  for (let index = 0; index < LONGEST_CODE; index++) {
    const step = 1 << (LONGEST_CODE - index - 1);
    const count = bytes.readUInt8(start + index);
    for (let code = 0; code < count; code++, from += step) table.fill(write(index + 1, bytes[value++] ?? 0), from, from + step);
  }
  return table;
}

/** @returns the bit behind a unit that begins at one; -1 where it is not wholly there, or none */
function skipUnit({ bytes, length }: Part, start: number, blocks: readonly BlockTables[]): number {
  let at = start;
  for (const { mean, rest } of blocks) {
    const first = mean[peek(bytes, at)] ?? 0;
    if (first === 0) return -1;
    at += first;
    let place = 1;
    while (place < PLACES) {
      const next = rest[peek(bytes, at)] ?? 0;
      if (next === 0) return -1;
      at += next & 31;
      place += next >> 5;
    }
    if (at > length * 8 || (place > PLACES && place < END_OF_BLOCK)) return -1;
  }
  return at;
}

/** The 16 bits at a bit. */
function peek(bytes: Buffer, at: number): number {
  const byte = at >> 3;
  const next = ((bytes[byte] ?? 0) << 16) | ((bytes[byte + 1] ?? 0) << 8) | (bytes[byte + 2] ?? 0);
  return (next >> (8 - (at & 7))) & 0xffff;
}
