import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import pLimit from "p-limit";
import type sharpModule from "sharp";
import type { Sharp, SharpOptions } from "sharp";
import { applyProfile } from "./deep-picture.ts";
import { type Header, readHeader, regularize, repair } from "./header.ts";
import { formatOfMediaType, type ImageFormat, type Size } from "./picture.ts";
import { PictureError } from "./picture-error.ts";
import { checkDecodable, MAX_PIXELS } from "./size-limits.ts";

type SharpFactory = typeof sharpModule;

/** Which build of sharp is in use. */
export type Engine = "native" | "wasm";

/** What libvips calls its loaders. */
const LOADERS: Partial<Record<ImageFormat, string>> = {
  png: "VipsForeignLoadPngBuffer",
  jpeg: "VipsForeignLoadJpegBuffer",
  webp: "VipsForeignLoadWebpBuffer",
  gif: "VipsForeignLoadNsgifBuffer",
  avif: "VipsForeignLoadHeifBuffer",
  tiff: "VipsForeignLoadTiffBuffer",
};
/** All of them, and those of SVG, PDF and whatever else a build has. */
const ALL_LOADERS = "VipsForeignLoad";

/** One picture at a time, for which one loader is let through. */
const slot = pLimit(1);

let factory: SharpFactory | undefined;

/**
 * sharp out of `dist/vendor`, loaded at the first call: its native build where that can be loaded (see `scripts/vendor-sharp.mjs`),
 * else its WebAssembly build (about 80 ms). Both give the same bytes for all that is delivered but GIF, and PNG reduced to a
 * palette, where they differ by dithering. The bundle stands beside that directory; the sources use the same one, so that tests see the codec that users get.
 * The path is computed, and the package loaded by a `require` of its own, so that the bundler leaves both alone.
 */
function loadSharp(): SharpFactory {
  if (factory !== undefined) return factory;
  const places = [join(import.meta.dirname, "vendor"), join(import.meta.dirname, "../../dist/vendor")];
  const vendor = places.find((place) => existsSync(place));
  if (vendor === undefined) throw new Error("dist/vendor is missing: run `npm run build`.");
  const load: (name: string) => SharpFactory = createRequire(join(vendor, "sharp.js"));
  const sharp = load("sharp");
  const forced = process.env.RETOUCH_PIXELS;
  if (forced && forced !== nameBuild(sharp)) throw new Error(`RETOUCH_PIXELS is ${forced}, which cannot be loaded here.`);
  // Each picture is seen once: a cache would only hold memory. One thread per picture.
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: [ALL_LOADERS] });
  factory = sharp;
  return sharp;
}

function nameBuild(sharp: SharpFactory): Engine {
  return "emscripten" in sharp.versions ? "wasm" : "native";
}

/** Loads the image library. @returns its build */
export function startEngine(): Engine {
  return nameBuild(loadSharp());
}

/**
 * Decodes a picture and runs a pipeline on it: upright by our own reader, first page, in sRGB by its profile; damaged or cut-off data
 * fail. Mere warnings, such as for a profile with a wrong date, do not, unless a hole in the data is no more than a warning.
 *
 * This is the only way to the decoder. Our own reader has named the format, and the loader of that format is the only one that
 * runs, whatever the bytes look like to libvips: others read further files (SVG) or are seldom tested.
 *
 * @throws PictureError when it is no picture, or one that is too large or damaged.
 */
export async function runPicture(bytes: Buffer, build: (image: Sharp) => Sharp): Promise<Buffer> {
  return decode(bytes, async (open, header) => {
    const image = header.conversion.includes("16-bit") ? await openDeep(open) : open();
    return run(build(await turn(image, header)));
  });
}

/**
 * The size of a picture as the decoder shows it, upright. Nothing is decoded.
 * @throws PictureError as {@link runPicture}
 */
export async function measurePicture(bytes: Buffer): Promise<Size> {
  return decode(bytes, async (open, { orientation }) => {
    const { width, height } = await open().metadata();
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  });
}

/** What makes pixels upright, by EXIF's number: a mirror image, and then a turn. */
const TURNS: Record<number, { flop: boolean; angle: number }> = {
  2: { flop: true, angle: 0 },
  3: { flop: false, angle: 180 },
  4: { flop: true, angle: 180 },
  5: { flop: true, angle: 270 },
  6: { flop: false, angle: 90 },
  7: { flop: true, angle: 90 },
  8: { flop: false, angle: 270 },
};

/** Makes a picture upright. Where the decoder has read the same orientation, it can still be reduced while it is decoded. */
async function turn(image: Sharp, { orientation }: Header): Promise<Sharp> {
  const turns = TURNS[orientation];
  if (turns === undefined) return image;
  return (await image.metadata()).orientation === orientation ? image.autoOrient() : image.flop(turns.flop).rotate(turns.angle);
}

/** Files that the decoder does not take as they are. */
const repaired = new WeakSet<Buffer>();

/** The picture was decoded, but the file has wrong checksums, for which others may refuse it. */
export function wasRepaired(bytes: Buffer): boolean {
  return repaired.has(bytes);
}

/** Opens the picture, as it is stored. */
type Open = (options?: SharpOptions) => Sharp;

async function decode<T>(bytes: Buffer, use: (open: Open, header: Header) => Promise<T>): Promise<T> {
  const header = readHeader(bytes);
  checkDecodable(header, bytes.length);
  const loader = { operation: [LOADERS[formatOfMediaType(header.mediaType)] ?? ""] };
  return slot(async () => {
    const sharp = loadSharp();
    sharp.unblock(loader);
    const attempt = async (file: Buffer, page = 0) => {
      const input = own(file);
      const settings = { page, limitInputPixels: MAX_PIXELS, sequentialRead: true };
      const failOn = (await heedsWarnings(header, () => sharp(input, { ...settings, failOn: "warning" }))) ? "warning" : "error";
      return use((options) => sharp(input, { ...settings, failOn, ...options }), header);
    };
    try {
      const { regular, page } = regularize(bytes, header.mediaType);
      return await attempt(regular, page).catch(async (reason: unknown) => {
        const other = await repair(regular, header.mediaType);
        if (!other) throw reason;
        repaired.add(bytes);
        return attempt(other);
      });
    } catch (cause) {
      throw new PictureError({ kind: header.complete ? "damaged" : "cut-off" }, { cause });
    } finally {
      sharp.block(loader);
    }
  });
}

/** Formats in which a hole in the data is no more than a warning to their decoders. Those of the others are for profiles, checksums and the like. */
const WARNED: readonly ImageFormat[] = ["jpeg", "gif", "tiff"];

/** Whether a warning tells of damage. It does not where the first pixel comes with one: that is for the tags of a TIFF, which others pass over. */
async function heedsWarnings({ mediaType }: Header, open: () => Sharp): Promise<boolean> {
  const format = formatOfMediaType(mediaType);
  if (format !== "tiff") return WARNED.includes(format);
  return open()
    .extract({ left: 0, top: 0, width: 1, height: 1 })
    .raw()
    .toBuffer()
    .then(
      () => true,
      () => false,
    );
}

/** A picture with more than 8 bits a channel, in the colours that it shows. */
async function openDeep(open: Open): Promise<Sharp> {
  const shown = await applyProfile(open);
  if (!("pixels" in shown)) return open(shown);
  const { pixels, width, height, channels } = shown;
  return loadSharp()(pixels, { raw: { width, height, channels } });
}

/** Pixels as they are, row by row. */
export interface RawPixels extends Size {
  pixels: Uint8Array;
  channels: 1 | 3 | 4;
}

/** Runs a pipeline on pixels. */
export async function runPixels({ pixels, width, height, channels }: RawPixels, build: (image: Sharp) => Sharp): Promise<Buffer> {
  return slot(() => run(build(loadSharp()(own(pixels), { raw: { width, height, channels } }))));
}

/** A copy for the library. What WebAssembly copies into its heap lives as long as the buffer that it was made of: not as long as the task. */
function own(bytes: Uint8Array): Buffer {
  return startEngine() === "wasm" ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The bytes are copied out of the WebAssembly heap, whose memory is shared between threads, which other processes are not sent. */
async function run(image: Sharp): Promise<Buffer> {
  const output = await image.toBuffer();
  return startEngine() === "wasm" ? Buffer.from(output) : output;
}
