import { type Steps, TooManyParts } from "./steps.ts";

/** Reads numbers of so many bits, the highest first. */
class Bits {
  #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** @throws {RangeError} behind the end */
  read(count: number): number {
    let value = 0;
    for (let left = count; left > 0; left--, this.#at++) {
      value = value * 2 + ((this.#bytes.readUInt8(this.#at >> 3) >> (7 - (this.#at & 7))) & 1);
    }
    return value;
  }

  isSet(): boolean {
    return this.read(1) === 1;
  }
}

/** What the header of a frame depends on. */
interface Sequence {
  isReduced: boolean;
  widthBits: number;
  heightBits: number;
  width: number;
  height: number;
  /** Bits of a frame's number; 0: it has none. */
  idBits: number;
  /** In pixels. */
  superblock: 64 | 128;
  /** 2: each frame says it. */
  screenContent: number;
  integerMotion: number;
  orderBits: number;
  hasSuperres: boolean;
}

const [SEQUENCE, FRAME_HEADER, FRAME] = [1, 3, 6];
const EITHER = 2;
const MAX_TILE_WIDTH = 4096;
const MAX_TILE_AREA = 4096 * 2304;
const MAX_TILES = 64;

/**
 * How much the first picture of an AV1 stream was coarsened: `base_q_idx`, from 0 (nothing, so that it may be without loss) to 255.
 * Undefined where that is not read: layers, clocks, a cut file. AV1 specification, sections 5.5 and 5.9.
 */
export function readQuantiser(data: Buffer, steps: Steps): number | undefined {
  try {
    let sequence: Sequence | undefined;
    for (let at = 0; at < data.length; ) {
      steps.take();
      const head = data.readUInt8(at);
      const type = (head >> 3) & 15;
      at += (head & 4) === 0 ? 1 : 2;
      let size = data.length - at;
      if ((head & 2) !== 0) {
        size = 0;
        let part = 0x80;
        for (let shift = 0; (part & 0x80) !== 0 && shift < 56; shift += 7) {
          part = data.readUInt8(at++);
          size += (part & 0x7f) * 2 ** shift;
        }
      }
      const bits = new Bits(data.subarray(at, at + size));
      if (type === SEQUENCE) sequence = readSequence(bits);
      if ((type === FRAME || type === FRAME_HEADER) && sequence) return readFrame(bits, sequence);
      at += size;
    }
  } catch (error) {
    if (!(error instanceof RangeError) || error instanceof TooManyParts) throw error;
  }
  return undefined;
}

/** @throws {RangeError} also where it has what pictures do not have. */
function readSequence(bits: Bits): Sequence {
  bits.read(4); // profile, still picture
  const isReduced = bits.isSet();
  if (isReduced) bits.read(5);
  else {
    if (bits.isSet()) throw new RangeError("timing");
    const hasDelay = bits.isSet();
    for (let left = bits.read(5); left >= 0; left--) {
      bits.read(12);
      if (bits.read(5) > 7) bits.read(1);
      if (hasDelay && bits.isSet()) bits.read(4);
    }
  }
  const [widthBits, heightBits] = [bits.read(4) + 1, bits.read(4) + 1];
  const [width, height] = [bits.read(widthBits) + 1, bits.read(heightBits) + 1];
  const idBits = !isReduced && bits.isSet() ? bits.read(4) + bits.read(3) + 3 : 0;
  const superblock = bits.isSet() ? 128 : 64;
  bits.read(2);
  let [screenContent, integerMotion, orderBits] = [EITHER, EITHER, 0];
  if (!isReduced) {
    bits.read(4);
    const hasOrder = bits.isSet();
    if (hasOrder) bits.read(2);
    screenContent = bits.isSet() ? EITHER : bits.read(1);
    if (screenContent > 0) integerMotion = bits.isSet() ? EITHER : bits.read(1);
    if (hasOrder) orderBits = bits.read(3) + 1;
  }
  const hasSuperres = bits.isSet();
  return { isReduced, widthBits, heightBits, width, height, idBits, superblock, screenContent, integerMotion, orderBits, hasSuperres };
}

function readFrame(bits: Bits, sequence: Sequence): number | undefined {
  const { isReduced, idBits, orderBits } = sequence;
  // A frame that is shown again, one that is not a whole picture, one that is not shown.
  if (!isReduced && (bits.isSet() || bits.read(2) !== 0 || !bits.isSet())) return undefined;
  const keepsOdds = bits.isSet();
  const hasScreenContent = (sequence.screenContent === EITHER ? bits.read(1) : sequence.screenContent) === 1;
  if (hasScreenContent && sequence.integerMotion === EITHER) bits.read(1);
  bits.read(idBits);
  const hasOwnSize = !isReduced && bits.isSet();
  bits.read(orderBits);
  const { widthBits, heightBits, superblock } = sequence;
  const size = hasOwnSize ? { width: bits.read(widthBits) + 1, height: bits.read(heightBits) + 1 } : sequence;
  // It is stored narrower than it is shown.
  if (sequence.hasSuperres && bits.isSet()) return undefined;
  if (bits.isSet()) bits.read(32);
  if (hasScreenContent) bits.read(1);
  if (!isReduced && !keepsOdds) bits.read(1);
  readTiles(bits, { width: size.width, height: size.height, superblock });
  return bits.read(8);
}

/** The smallest power of two by which `size` times makes `wanted`. */
function countDoublings(size: number, wanted: number): number {
  return Math.max(0, Math.ceil(Math.log2(wanted / size)));
}

function readTiles(bits: Bits, { width, height, superblock }: { width: number; height: number; superblock: number }): void {
  const [columns, rows] = [Math.ceil((Math.ceil(width / 8) * 8) / superblock), Math.ceil((Math.ceil(height / 8) * 8) / superblock)];
  const [widest, largest] = [MAX_TILE_WIDTH / superblock, MAX_TILE_AREA / superblock ** 2];
  const leastColumns = countDoublings(widest, columns);
  const least = Math.max(leastColumns, countDoublings(largest, columns * rows));
  const count = (from: number, most: number) => {
    let value = from;
    while (value < most && bits.isSet()) value += 1;
    return value;
  };
  if (!bits.isSet()) throw new RangeError("tiles of several sizes");
  const across = count(leastColumns, countDoublings(1, Math.min(columns, MAX_TILES)));
  const down = count(Math.max(least - across, 0), countDoublings(1, Math.min(rows, MAX_TILES)));
  if (across + down > 0) bits.read(across + down + 2);
}

/** What the encoder in use makes of qualities of 50 and more, and of those below, is nearly on two lines. */
const [MIDDLE, STEEP, FLAT] = [148, 2.96, 2.3];

/** The quality, from 1 to 100, at which the encoder in use coarsens as much. */
export function qualityOfQuantiser(quantiser: number): number {
  const quality = quantiser <= MIDDLE ? 100 - quantiser / STEEP : 50 - (quantiser - MIDDLE) / FLAT;
  return Math.max(1, Math.round(quality));
}
