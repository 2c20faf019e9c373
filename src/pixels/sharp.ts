import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import pLimit from "p-limit";
import type sharpModule from "sharp";
import type { Sharp } from "sharp";

type SharpFactory = typeof sharpModule;

/** The contract's limit on decoded pixels: 100 megapixels. */
export const MAX_PIXELS = 100_000_000;

/** Runs two pieces of pixel work at a time. A decoded picture is far larger than its file, so this, and not the number of tasks, bounds the memory. */
const slots = pLimit(2);

/** Unused bytes in the WebAssembly heap that make a collection worth its time. */
const RECLAIM_AT = 16 << 20;

let factory: SharpFactory | undefined;
/** Bytes in the WebAssembly heap that nothing uses any more. */
let idleBytes = 0;

/**
 * sharp out of `dist/vendor`, loaded at the first call: its native build where that can be loaded (see `scripts/vendor-sharp.mjs`),
 * else its WebAssembly build (about 80 ms). Both give the same bytes for all that is delivered but GIF, where they differ by
 * dithering. The bundle stands beside that directory; the sources use the same one, so that tests see the codec that users get.
 * The path is computed, and the package loaded by a `require` of its own, so that the bundler leaves both alone.
 */
export function loadSharp(): SharpFactory {
  if (factory !== undefined) return factory;
  const places = [join(import.meta.dirname, "vendor"), join(import.meta.dirname, "../../dist/vendor")];
  const vendor = places.find((place) => existsSync(place));
  if (vendor === undefined) throw new Error("dist/vendor is missing: run `npm run build`.");
  const load: (name: string) => SharpFactory = createRequire(join(vendor, "sharp.js"));
  const listeners = process.listeners("exit");
  const sharp = load("sharp");
  // Its own would wait for a picture that a cancelled run is at, and throw.
  for (const listener of process.listeners("exit")) if (!listeners.includes(listener)) process.removeListener("exit", listener);
  const forced = process.env.RETOUCH_PIXELS;
  if (forced && forced !== nameEngine(sharp)) throw new Error(`RETOUCH_PIXELS is ${forced}, which cannot be loaded here.`);
  // Each picture is seen once: a cache would only hold memory. The slots count on one thread per picture.
  sharp.cache(false);
  sharp.concurrency(1);
  factory = sharp;
  return sharp;
}

/** Which build of sharp is in use. */
export function nameEngine(sharp: SharpFactory): "native" | "wasm" {
  return "emscripten" in sharp.versions ? "wasm" : "native";
}

/**
 * A pipeline over an encoded picture: upright, first page, no more than {@link MAX_PIXELS}; damaged or cut-off data fail when
 * it runs. Mere warnings, such as for a profile with a wrong date, do not; but of JPEG, where a hole in the data is no more
 * than a warning.
 */
export function openPicture(bytes: Buffer): Sharp {
  idleBytes += bytes.length;
  const failOn = bytes[0] === 0xff ? "warning" : "error";
  // The copy in the WebAssembly heap lives as long as the buffer it was made of: as long as the task, if it were the task's own.
  return loadSharp()(Buffer.from(bytes), { failOn, limitInputPixels: MAX_PIXELS, autoOrient: true, sequentialRead: true });
}

/** Runs a pipeline to its end. The bytes are copied out of the WebAssembly heap, whose memory is shared between threads, which `fetch` refuses. */
export async function runPipeline(image: Sharp): Promise<Buffer> {
  const output = await image.toBuffer();
  idleBytes += output.length;
  return Buffer.from(output);
}

/** Runs pixel work when a slot is free; first come, first served. Work inside of it must not ask for another slot. */
export function withPixelSlot<T>(work: () => Promise<T>): Promise<T> {
  return slots(() => work().finally(reclaim));
}

/**
 * Inputs and outputs are copied into the WebAssembly heap, and freed by finalizers. V8 counts only their handles, sees no
 * reason to collect, and the heap, which never shrinks, would grow by every picture of a run.
 */
async function reclaim(): Promise<void> {
  if (idleBytes < RECLAIM_AT || nameEngine(loadSharp()) === "native") return;
  idleBytes = 0;
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  collect();
  // The finalizers run as tasks of their own.
  await setImmediate();
}
