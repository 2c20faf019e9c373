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
    let offset = 13 + tableSize(bytes.readUInt8(10));
    while (offset < bytes.length) {
      const block = bytes[offset];
      steps.take();
      if (block === 0x3b) {
        facts.complete = true;
        break;
      } else if (block === 0x21) {
        // Graphic control: its first flag says that one colour is transparent.
        if (bytes[offset + 1] === 0xf9 && ((bytes[offset + 3] ?? 0) & 1) === 1) facts.alpha = true;
        offset = skipSubBlocks(bytes, offset + 2, steps);
      } else if (block === 0x2c) {
        frames += 1;
        if (offset + 10 >= bytes.length) break;
        // A screen without a size is as large as what it shows.
        facts.width ||= bytes.readUInt16LE(offset + 5);
        facts.height ||= bytes.readUInt16LE(offset + 7);
        facts.encoding.progressive ||= (bytes.readUInt8(offset + 9) & 0x40) !== 0;
        offset = skipSubBlocks(bytes, offset + 11 + tableSize(bytes.readUInt8(offset + 9)), steps);
      } else break;
    }
    facts.animated = frames > 1;
    return facts;
  },
};

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
  return offset;
}
