import { createHash } from "node:crypto";
import { RetouchError } from "../errors.ts";
import type { TaskNotice } from "../notices.ts";
import { FIT_OF, makeThumbnail, measureChange, reduceSize, type Thumbnail } from "./compare.ts";
import { encodePicture } from "./encode.ts";
import { formatSize, hasSameRatio, type Placement, placeAnswer } from "./geometry.ts";
import { type Header, readHeader, stripMetadata } from "./header.ts";
import { type Fit, FORMATS, type MediaType, type OutputFormat, type Size } from "./picture.ts";
import { inLane, MAX_PIXELS, openPicture, runPipeline } from "./sharp.ts";

/** What the result shall be. Without `size` and `ratio` it keeps the answer's own size. */
export interface WantedImage {
  /** Exact, in pixels. */
  size?: Size;
  /** When there is no exact size. */
  ratio?: Size;
  fit: Fit;
  format: OutputFormat;
}

/** An encoded result, proven to decode: upright, in sRGB, without metadata. */
export interface FinishedImage {
  bytes: Buffer;
  mediaType: MediaType;
  width: number;
  height: number;
  /** Of `bytes`, hexadecimal. */
  sha256: string;
  warnings: TaskNotice[];
  /** See {@link measureChange}; absent when there is no source, or it could not be decoded. */
  changedShare?: number;
}

/** The picture that was edited. */
interface Original {
  bytes: Buffer;
  header: Header;
}

/** An answer enlarged by more than this looks soft, and the user is told. */
const ENLARGED = 1.5;

/**
 * Makes the file out of a model's answer: decoded for proof, brought to the wanted size and format, with the source's
 * transparency where the model lost it. An answer that needs no change of its pixels keeps them bit for bit.
 *
 * @param parts `source` and its `header`: of the picture that was edited; absent for one that was generated.
 * @throws {RetouchError} `invalid-image`: no image, cut off, damaged, of one flat colour, or of another ratio
 *   with `fit: fail`; `too-large`: more than 100 megapixels; `unsupported-image`: of a type that is not read.
 */
export async function finishPicture(parts: {
  answer: Buffer;
  source?: Buffer | undefined;
  header?: Header | undefined;
  wanted: WantedImage;
}): Promise<FinishedImage> {
  const { answer, source, header, wanted } = parts;
  const original = source && header && { bytes: source, header };
  const found = readAnswer(answer);
  const placement = placeAnswer(found, wanted);
  const [before, after] = await Promise.all([
    original && showOriginal(original, placement, wanted.fit),
    makeThumbnail(answer, reduceSize(placement), placement.method).catch((cause: unknown) => {
      throw new RetouchError("invalid-image", `The model's image cannot be decoded: ${firstLine(cause)}`, { cause });
    }),
  ]);
  // An edit may rightly be flat where its source is; a picture that was asked for in words never is.
  if (after.flat && (original === undefined || before?.flat === false)) {
    throw new RetouchError("invalid-image", "The model answered an image of one flat colour.");
  }

  const warnings = describePlacement(found, placement);
  const alpha = await settleAlpha({ original, placement, before, after, found, format: wanted.format, warnings });
  const lossless = header?.mediaType === "image/webp" && header.lossless;
  const bytes =
    keepBytes(answer, { found, placement, wanted, alpha }) ??
    (await inLane(() => renderPicture(answer, { placement, alpha, format: wanted.format, lossless })));
  return {
    bytes,
    mediaType: FORMATS[wanted.format].mediaType,
    width: placement.width,
    height: placement.height,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    warnings,
    ...(before === undefined ? {} : { changedShare: measureChange(before, after) }),
  };
}

function readAnswer(answer: Buffer): Header {
  const found = readHeader(answer);
  if (!found.complete) throw new RetouchError("invalid-image", "The model's image is cut off.");
  if (found.width * found.height > MAX_PIXELS) {
    throw new RetouchError("too-large", `The model's image claims ${formatSize(found)} pixels, more than 100 megapixels.`);
  }
  return found;
}

/** The source as the result shows the answer: cut the same way when the result shall have another ratio. Undefined when it is damaged. */
async function showOriginal({ bytes, header }: Original, placement: Placement, fit: Fit): Promise<Thumbnail | undefined> {
  const method = hasSameRatio(header, placement)
    ? "scale"
    : placeAnswer(header, { size: placement, fit: fit === "fail" ? "fill" : fit }).method;
  return makeThumbnail(bytes, reduceSize(placement), method).catch(() => undefined);
}

const PLACED = { crop: "cropped", pad: "padded", stretch: "stretched", keep: undefined, scale: undefined } as const;

function describePlacement({ width, height }: Size, placement: Placement): TaskNotice[] {
  const from = { width, height };
  const to = { width: placement.width, height: placement.height };
  const how = PLACED[placement.method];
  const notices: TaskNotice[] = [];
  if (how) notices.push({ code: how, from, to });
  if (placement.scale > ENLARGED) notices.push({ code: "enlarged", from, to });
  return notices;
}

/** The source's transparency at the result's size, to be given back to an opaque answer; undefined when there is nothing to give back. Adds its warnings. */
async function settleAlpha(at: {
  original: Original | undefined;
  found: Header;
  placement: Placement;
  before: Thumbnail | undefined;
  after: Thumbnail;
  format: OutputFormat;
  warnings: TaskNotice[];
}): Promise<Buffer | undefined> {
  const { original } = at;
  const answered = at.found.alpha && at.after.transparent;
  const wanted = original?.header.alpha === true && at.before?.transparent === true;
  if (!FORMATS[at.format].alpha) {
    if (answered || wanted) at.warnings.push({ code: "transparency-lost", format: at.format });
    return undefined;
  }
  if (answered || !wanted) return undefined;
  const { bytes, header } = original;
  const fits = hasSameRatio(header, at.placement) && (at.placement.method === "keep" || at.placement.method === "scale");
  if (!fits) {
    at.warnings.push({ code: "transparency-not-restored" });
    return undefined;
  }
  at.warnings.push({ code: "transparency-restored" });
  return inLane(() => readAlpha(bytes, header, at.placement));
}

/** One byte a pixel. */
async function readAlpha(source: Buffer, header: Header, size: Size): Promise<Buffer> {
  const image = openPicture(source);
  if (header.width !== size.width || header.height !== size.height) image.resize(size.width, size.height, { fit: "fill" });
  return runPipeline(image.toColourspace("srgb").ensureAlpha().extractChannel("alpha").raw());
}

/** The answer's own bytes, less its metadata, when they already are what is wanted. */
function keepBytes(
  answer: Buffer,
  at: { found: Header; placement: Placement; wanted: WantedImage; alpha: Buffer | undefined },
): Buffer | undefined {
  const asWanted = at.found.mediaType === FORMATS[at.wanted.format].mediaType && at.placement.method === "keep" && at.alpha === undefined;
  const plain = at.found.conversion.every((reason) => reason === "palette" || reason === "greyscale");
  return asWanted && plain ? stripMetadata(answer, at.found.mediaType) : undefined;
}

async function renderPicture(
  answer: Buffer,
  at: { placement: Placement; alpha: Buffer | undefined; format: OutputFormat; lossless: boolean },
): Promise<Buffer> {
  const { placement, alpha, format, lossless } = at;
  const { width, height, method } = placement;
  const image = openPicture(answer);
  const holdsAlpha = FORMATS[format].alpha;
  // Flattening comes first in sharp's order; it also takes away an alpha channel that is opaque throughout.
  if (!holdsAlpha || alpha !== undefined) image.flatten({ background: "white" });
  if (method !== "keep") {
    const background = holdsAlpha ? { r: 0, g: 0, b: 0, alpha: 0 } : "white";
    image.resize(width, height, { fit: FIT_OF[method], kernel: "lanczos3", background });
  }
  if (alpha !== undefined) image.joinChannel(alpha, { raw: { width, height, channels: 1 } });
  return encodePicture(image, format, { quality: 90, lossless });
}

function firstLine(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split("\n", 1)[0] ?? "";
}
