import type { Sharp } from "sharp";
import { FIT_OF, measureChange } from "./compare.ts";
import { encodePicture } from "./encode.ts";
import { type Placement, sizeOfRatio } from "./geometry.ts";
import { markOpaque } from "./header.ts";
import { writeIndexedPng } from "./indexed-png.ts";
import { FORMATS, type OutputFormat, type Size } from "./picture.ts";
import { drawAt, isLarger } from "./resize.ts";
import { listQualities, type ResultEncoding } from "./result-encoding.ts";
import { type RawPixels, runPicture, runPixels } from "./sharp.ts";

/** Share of the pixels that a palette may change visibly. */
const MAX_CHANGED = 0.01;

interface Rendering {
  /** The answer's size. */
  from: Size;
  placement: Placement;
  format: OutputFormat;
  encoding: ResultEncoding;
}

/** Has the placed pixels written. */
type Draw = (finish: (image: Sharp) => Sharp) => Promise<Buffer>;

/** Brings an answer, or pixels made of it, to its place, and encodes it. */
export async function renderResult(answer: Buffer | RawPixels, rendering: Rendering): Promise<Buffer> {
  const { format, encoding } = rendering;
  const drawn = await enlargeAnswer(answer, rendering);
  const draw: Draw = (finish) => {
    const build = (image: Sharp) => finish(placePixels(image, rendering));
    return Buffer.isBuffer(drawn) ? runPicture(drawn, build) : runPixels(drawn, build);
  };
  if (encoding.palette) {
    const indexed = await renderIndexed(draw, rendering);
    if (indexed) return indexed;
  }
  let bytes: Buffer = Buffer.alloc(0);
  for (const quality of listQualities(format, encoding)) {
    bytes = await draw((image) => encodePicture(image, format, { ...encoding, quality }));
    if (bytes.length <= encoding.proportion) break;
  }
  return format === "gif" && (await isOpaque(draw)) ? markOpaque(bytes, FORMATS.gif.mediaType) : bytes;
}

async function isOpaque(draw: Draw): Promise<boolean> {
  const alpha = await draw((image) => image.ensureAlpha().extractChannel("alpha").raw());
  return alpha.every((value) => value === 255);
}

/** An answer that is smaller than its place in the result, as large as that: then it is only cut or padded. */
async function enlargeAnswer(answer: Buffer | RawPixels, rendering: Rendering): Promise<Buffer | RawPixels> {
  const { from, placement } = rendering;
  const { method } = placement;
  const to = method === "crop" || method === "pad" ? sizeOfRatio(from, placement, method === "crop" ? "around" : "within") : placement;
  if (!isLarger(to, from)) return answer;
  return drawAt(answer, { from, to, build: (image) => dropAlpha(image, rendering).toColourspace("srgb") });
}

/** Also an alpha channel that is opaque throughout. */
function dropAlpha(image: Sharp, { format, encoding }: Rendering): Sharp {
  return !FORMATS[format].alpha || encoding.alpha === "drop" ? image.flatten({ background: "white" }) : image;
}

function placePixels(image: Sharp, rendering: Rendering): Sharp {
  const { placement, format, encoding } = rendering;
  const { width, height, method } = placement;
  // Flattening comes first in sharp's order.
  dropAlpha(image, rendering);
  if (method !== "keep") {
    const background = FORMATS[format].alpha ? { r: 0, g: 0, b: 0, alpha: 0 } : "white";
    image.resize(width, height, { fit: FIT_OF[method], kernel: "lanczos3", background });
  }
  return encoding.alpha === "add" ? image.ensureAlpha() : image;
}

/** As a PNG of numbered colours: the very ones where they are few, else the nearest ones where that is not seen; undefined where it is. */
async function renderIndexed(draw: Draw, { placement, encoding }: Rendering): Promise<Buffer | undefined> {
  const { width, height } = placement;
  const progressive = encoding.progressive ?? false;
  const pixels = await draw((image) => image.toColourspace("srgb").ensureAlpha().raw());
  const exact = writeIndexedPng(pixels, { width, height }, { interlaced: progressive });
  if (exact) return exact;
  const nearest = await runPixels({ pixels, width, height, channels: 4 }, (image) => image.png({ palette: true, progressive }));
  const shown = await runPicture(nearest, (image) => image.toColourspace("srgb").ensureAlpha().raw());
  return measureChange({ pixels }, { pixels: shown }) <= MAX_CHANGED ? nearest : undefined;
}
