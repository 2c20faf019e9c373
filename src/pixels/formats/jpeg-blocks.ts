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
 * Whether pixels are missing in a file that has no end mark, which the decoder does not tell of the last rows: it fills them up, and
 * warns when nobody listens any more. ITU-T T.81, annexes F and G.
 */
export function lacksBlocks(bytes: Buffer, segments: readonly Segment[], frameSegment: Segment): boolean {
  const frame = readFrame(bytes.subarray(frameSegment.start + 4, frameSegment.end));
  const scans = segments.filter(({ marker }) => marker === START_OF_SCAN).map((segment) => readScan(bytes, segment));
  const last = scans.at(-1);
  // Of arithmetic coding, nothing tells where it ends.
  if (!last || frameSegment.marker > 0xc2) return true;
  if (frameSegment.marker === 0xc2) return !isRefined(frame, scans);
  const isShown = [...frame.components.keys()].every((number) =>
    scans.some(({ components }) => components.some((each) => each.number === number)),
  );
  const before = segments.filter(({ start }) => start < last.data);
  return !isShown || !holdsScan(bytes, { frame, scan: last, before });
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
  const blocks: { mean: Table; rest: Table }[] = [];
  for (const { number, mean, rest } of scan.components) {
    const component = frame.components.get(number);
    const [own, its] = [starts.get(mean), starts.get(0x10 | rest)];
    if (!component || own === undefined || its === undefined) return false;
    const tables = { mean: readTable(bytes, own), rest: readTable(bytes, its) };
    const count = scan.components.length === 1 ? 1 : component.across * component.down;
    for (let block = 0; block < count; block++) blocks.push(tables);
  }
  const interval = before.findLast(({ marker }) => marker === RESTART_INTERVAL);
  const most = (interval && bytes.readUInt16BE(interval.start + 4)) || Number.POSITIVE_INFINITY;
  let left = countUnits(frame, scan);
  for (const part of listParts(bytes, scan.data)) {
    const bits = new Bits(part);
    const units = Math.min(left, most);
    for (let unit = 0; unit < units; unit++) for (const block of blocks) if (!bits.skipBlock(block)) return false;
    left -= units;
    if (left === 0) return true;
  }
  return false;
}

/** Blocks, or groups of blocks where components take turns. */
function countUnits({ width, height, components }: Frame, scan: Scan): number {
  const all = [...components.values()];
  const [across, down] = [Math.max(...all.map((each) => each.across)), Math.max(...all.map((each) => each.down))];
  const [first, ...others] = scan.components.map(({ number }) => components.get(number));
  if (!first || others.length > 0) return Math.ceil(width / (8 * across)) * Math.ceil(height / (8 * down));
  return Math.ceil(Math.ceil((width * first.across) / across) / 8) * Math.ceil(Math.ceil((height * first.down) / down) / 8);
}

/** The data between two restart marks, without the zeros that stand behind each 255. Each is gone when the next one is asked for. */
function* listParts(bytes: Buffer, start: number): Generator<Buffer> {
  const part = Buffer.alloc(bytes.length - start);
  let length = 0;
  for (let at = start; at < bytes.length; at++) {
    const value = bytes.readUInt8(at);
    if (value !== 0xff) {
      part[length++] = value;
      continue;
    }
    const next = bytes[at + 1] ?? 0xd9;
    if (next === 0) part[length++] = value;
    else if (next >= 0xd0 && next <= 0xd7) {
      yield part.subarray(0, length);
      length = 0;
    } else if (next !== 0xff) break;
    if (next !== 0xff) at++;
  }
  yield part.subarray(0, length);
}

/** Of the next 16 bits, what code they begin with: its length, and its value × 32. */
type Table = Uint16Array;

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

function readTable(bytes: Buffer, start: number): Table {
  const table = new Uint16Array(1 << LONGEST_CODE);
  let [value, from] = [start + LONGEST_CODE, 0];
  for (let index = 0; index < LONGEST_CODE; index++) {
    const step = 1 << (LONGEST_CODE - index - 1);
    const count = bytes.readUInt8(start + index);
    for (let code = 0; code < count; code++, from += step) table.fill((bytes[value++] ?? 0) * 32 + index + 1, from, from + step);
  }
  return table;
}

class Bits {
  #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** @returns false where it is not wholly there */
  skipBlock({ mean, rest }: { mean: Table; rest: Table }): boolean {
    const size = this.#readCode(mean);
    if (size < 0) return false;
    this.#at += size;
    for (let place = 1; place < PLACES; place++) {
      const code = this.#readCode(rest);
      if (code < 0) return false;
      // No more of this block.
      if ((code & 15) === 0 && code >> 4 < 15) break;
      place += code >> 4;
      this.#at += code & 15;
    }
    return this.#at <= this.#bytes.length * 8;
  }

  /** @returns -1 where there is none */
  #readCode(table: Table): number {
    const [byte, bit] = [this.#at >> 3, this.#at & 7];
    const next = ((this.#bytes[byte] ?? 0) << 16) | ((this.#bytes[byte + 1] ?? 0) << 8) | (this.#bytes[byte + 2] ?? 0);
    const found = table[(next >> (8 - bit)) & 0xffff] ?? 0;
    this.#at += found & 31;
    return found === 0 || this.#at > this.#bytes.length * 8 ? -1 : found >> 5;
  }
}
