/**
 * Prints which kinds of files the decoder opens: `outside` of any work, and `within` the work on a picture of each format. A program of
 * its own, because what is let through is known to the whole process.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import type sharpModule from "sharp";
import type { Sharp } from "sharp";
import { runPicture, runPixels, startEngine } from "../../src/pixels/sharp.ts";

const FORMATS = ["png", "jpeg", "webp", "gif", "avif", "tiff"] as const;

startEngine();
// The instance that the door uses: Node loads it once.
const load: (name: string) => typeof sharpModule = createRequire(join(import.meta.dirname, "../../dist/vendor/sharp.js"));
const sharp = load("sharp");

const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>');
const files: [string, Buffer][] = [
  ["svg", SVG],
  ["pgm", Buffer.from("P5 2 2 255\n1234")],
  ["fits", Buffer.from(`${"SIMPLE  =                    T".padEnd(80)}${"BITPIX  =                    8".padEnd(80)}`)],
  ["hdr", Buffer.from("#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 1 +X 1\n1234")],
  ["vips", Buffer.from("08f2a6b6".padEnd(256, "0"), "hex")],
];
for (const format of FORMATS)
  files.push([
    format,
    await runPixels({ pixels: Buffer.alloc(8 * 8 * 3, 90), width: 8, height: 8, channels: 3 }, (image) => image.toFormat(format)),
  ]);

async function listOpened(open: (bytes: Buffer) => Promise<unknown>): Promise<string[]> {
  const opened: string[] = [];
  for (const [name, bytes] of files)
    await open(bytes).then(
      () => opened.push(name),
      () => {},
    );
  return opened;
}

const outside = await listOpened((bytes) => sharp(bytes).raw().toBuffer());
const within: Record<string, string[]> = {};
for (const [name, picture] of files.slice(-FORMATS.length)) {
  const overlay = (input: Buffer) => (image: Sharp) => image.composite([{ input }]).raw();
  within[name] = await listOpened((bytes) => runPicture(picture, overlay(bytes)));
}
const fed = await listOpened((bytes) => runPicture(bytes, (image) => image.raw()));
console.log(JSON.stringify({ engine: startEngine(), outside, within, fed }));
