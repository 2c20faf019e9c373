import type { Size } from "../picture.ts";
import { type Facts, type FormatReader, PLAIN } from "./format-reader.ts";
import type { Steps } from "./steps.ts";

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
export const GIF: FormatReader = {
  format: "gif",
  matches: (bytes) => ["GIF87a", "GIF89a"].includes(bytes.toString("latin1", 0, 6)),
  read(bytes, steps) {
    const facts: Facts = {
      ...PLAIN,
      width: bytes.readUInt16LE(6),
      height: bytes.readUInt16LE(8),
      complete: false,
      conversion: ["palette"],
      encoding: { ...PLAIN.encoding, palette: true },
    };
    let frames = 0;
    for (const { mark, start } of walkBlocks(bytes, steps)) {
      if (mark === END) facts.complete = true;
      if (mark === EXTENSION && hasTransparentColour(bytes, start)) facts.alpha = true;
      if (mark !== FRAME) continue;
      frames += 1;
      const screen = readScreen(bytes, start);
      if (frames === 1) Object.assign(facts, screen.size);
      // Nothing is drawn beside the frame.
      facts.alpha ||= !screen.isFilled;
      facts.encoding.progressive ||= (bytes.readUInt8(start + 9) & 0x40) !== 0;
    }
    facts.animated = frames > 1;
    return facts;
  },
  regularize(bytes, steps) {
    const frame = [...walkBlocks(bytes, steps)].find(({ mark }) => mark === FRAME);
    if (!frame || frame.end > bytes.length) return bytes;
    const { size, isFilled } = readScreen(bytes, frame.start);
    if (isFilled) return bytes;
    const head = startOfBlocks(bytes);
    return Buffer.concat([bytes.subarray(0, head), cornerFrame(size), bytes.subarray(head)]);
  },
  regularPage: 1,
  markOpaque(bytes, steps) {
    const copy = Buffer.from(bytes);
    for (const { mark, start } of walkBlocks(bytes, steps))
      if (mark === EXTENSION && hasTransparentColour(bytes, start)) copy.writeUInt8(bytes.readUInt8(start + 3) & ~1, start + 3);
    return copy;
  },
};

const EXTENSION = 0x21;
const FRAME = 0x2c;
const END = 0x3b;

interface Block {
  mark: number;
  start: number;
  /** Beyond the end of a file that was cut off. */
  end: number;
}

/** After the screen, and the colours that frames share. */
function startOfBlocks(bytes: Buffer): number {
  return 13 + tableSize(bytes.readUInt8(10));
}

/** The blocks of a file up to its end, or to what is none. */
function* walkBlocks(bytes: Buffer, steps: Steps): Generator<Block> {
  let start = startOfBlocks(bytes);
  while (start < bytes.length) {
    const mark = bytes.readUInt8(start);
    steps.take();
    let end = start + 1;
    if (mark === EXTENSION) end = skipSubBlocks(bytes, start + 2, steps);
    else if (mark === FRAME && start + 10 < bytes.length)
      end = skipSubBlocks(bytes, start + 11 + tableSize(bytes.readUInt8(start + 9)), steps);
    else if (mark !== END) return;
    yield { mark, start, end };
    if (mark === END) return;
    start = end;
  }
}

/** Of a graphic control, the first flag. */
function hasTransparentColour(bytes: Buffer, extension: number): boolean {
  return bytes[extension + 1] === 0xf9 && ((bytes[extension + 3] ?? 0) & 1) === 1;
}

/** The screen grows with a frame that is larger, or has no size without one: so browsers show it. */
function readScreen(bytes: Buffer, frame: number): { size: Size; isFilled: boolean } {
  const [left, top] = [bytes.readUInt16LE(frame + 1), bytes.readUInt16LE(frame + 3)];
  const [width, height] = [bytes.readUInt16LE(frame + 5), bytes.readUInt16LE(frame + 7)];
  const size = { width: Math.max(bytes.readUInt16LE(6), left + width), height: Math.max(bytes.readUInt16LE(8), top + height) };
  return { size, isFilled: width === size.width && height === size.height };
}

/**
 * A frame to come first, of the screen's last pixel, transparent. With it, the decoder has an alpha channel for what the picture's own
 * leaves free, and the size of the screen: it distrusts those of more than 2048 pixels or of usual monitors, and goes by the first frame.
 */
function cornerFrame({ width, height }: Size): Buffer {
  const frame = Buffer.from([
    ...[EXTENSION, 0xf9, 4, 1, 0, 0, 0, 0],
    ...[FRAME, 0, 0, 0, 0, 1, 0, 1, 0, 0x80],
    ...[0, 0, 0, 0, 0, 0],
    ...[2, 2, 0x44, 1, 0],
  ]);
  frame.writeUInt16LE(width - 1, 9);
  frame.writeUInt16LE(height - 1, 11);
  return frame;
}

function tableSize(packed: number): number {
  return packed & 0x80 ? 3 << ((packed & 7) + 1) : 0;
}

function skipSubBlocks(bytes: Buffer, start: number, steps: Steps): number {
  let offset = start;
  while (offset < bytes.length) {
    steps.take();
    const size = bytes.readUInt8(offset);
    offset += 1 + size;
    if (size === 0) return offset;
  }
  // It has no end.
  return bytes.length + 1;
}
