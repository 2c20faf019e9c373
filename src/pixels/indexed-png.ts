import { crc32, deflateSync } from "node:zlib";
import { ONE_PASS, PASSES } from "./formats/png-passes.ts";
import type { Size } from "./picture.ts";

const MAX_COLOURS = 256;

/**
 * Writes a PNG of numbered colours, in as few bits as they take, without changing any. The image library's way moves colours,
 * chiefly transparent ones, and gives other bytes on another machine.
 *
 * @param pixels red, green, blue and alpha, row by row
 * @returns undefined where there are more than 256 colours
 */
export function writeIndexedPng(pixels: Buffer, { width, height }: Size, { interlaced = false } = {}): Buffer | undefined {
  const colours = listColours(pixels);
  if (!colours) return undefined;
  const numbers = new Map(colours.map((colour, number) => [colour, number]));
  const bits = [1, 2, 4, 8].find((each) => colours.length <= 2 ** each) ?? 8;
  const rows: Buffer[] = [];
  for (const [left, top, across, down] of interlaced ? PASSES : ONE_PASS) {
    if (left >= width) continue;
    for (let y = top; y < height; y += down) {
      // The first byte names the filter: none, since numbers of colours lie at no distance from each other.
      const row = Buffer.alloc(1 + Math.ceil((Math.ceil((width - left) / across) * bits) / 8));
      for (let x = left, at = 0; x < width; x += across, at += bits) {
        const number = numbers.get(readColour(pixels, (y * width + x) * 4)) ?? 0;
        row[1 + (at >> 3)] = (row[1 + (at >> 3)] ?? 0) | (number << (8 - bits - (at & 7)));
      }
      rows.push(row);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([bits, 3, 0, 0, interlaced ? 1 : 0], 8);
  // Transparent colours come first, and the list of their alphas ends with them.
  const alphas = colours.map((colour) => colour & 255).filter((alpha) => alpha < 255);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    writeChunk("IHDR", head),
    writeChunk("PLTE", Buffer.from(colours.flatMap((colour) => [colour >>> 24, (colour >> 16) & 255, (colour >> 8) & 255]))),
    ...(alphas.length > 0 ? [writeChunk("tRNS", Buffer.from(alphas))] : []),
    writeChunk("IDAT", deflateSync(Buffer.concat(rows), { level: 9 })),
    writeChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** In one order, whatever the picture. Undefined where they are too many. */
function listColours(pixels: Buffer): number[] | undefined {
  const colours = new Set<number>();
  let last = -1;
  for (let at = 0; at < pixels.length; at += 4) {
    const colour = readColour(pixels, at);
    if (colour === last) continue;
    last = colour;
    colours.add(colour);
    if (colours.size > MAX_COLOURS) return undefined;
  }
  const isOpaque = (colour: number) => Number((colour & 255) === 255);
  return [...colours].sort((a, b) => isOpaque(a) - isOpaque(b) || a - b);
}

/** All that is wholly transparent is one colour. */
function readColour(pixels: Buffer, at: number): number {
  return pixels[at + 3] === 0 ? 0 : pixels.readUInt32BE(at);
}

function writeChunk(name: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length);
  chunk.write(name, 4, "latin1");
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}
