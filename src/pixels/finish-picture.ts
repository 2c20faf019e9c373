import { createHash } from "node:crypto";
import { RetouchError } from "../errors.ts";
import type { TaskNotice } from "../notices.ts";
import { FIT_OF, makeThumbnail, measureChange, reduceSize, type Thumbnail } from "./compare.ts";
import { encodePicture } from "./encode.ts";
import { hasSimilarRatio, type Placement, placeAnswer, type WantedSize } from "./geometry.ts";
import { areaOf, type Header, readHeader, stripMetadata } from "./header.ts";
import { type Fit, FORMATS, type OutputFormat, type Picture, type Size } from "./picture.ts";
import { ANSWER_CUT_OFF, ANSWER_FLAT, answerDamaged, answerTooLarge } from "./picture-messages.ts";
import { definePixelWork } from "./pixel-work.ts";
import { markProven, type ProvenPicture } from "./prove-picture.ts";
import { runPicture } from "./sharp.ts";
import { checkDecodable, MAX_PIXELS } from "./size-limits.ts";

/** The image that the user wants. Without size and ratio it keeps the answer's own size. */
export interface WantedImage extends WantedSize {
  fit: Fit;
  format: OutputFormat;
}

/** An encoded result, proven to decode: upright, in sRGB, without metadata. */
export type FinishedImage = Finished & ProvenPicture;

interface Finished extends Picture {
  /** Hash of `bytes`, hexadecimal. */
  sha256: string;
  warnings: TaskNotice[];
  /** See {@link measureChange}; absent when there is no source, or it could not be decoded. */
  changedShare?: number | undefined;
}

/** The picture that was edited. */
interface Original {
  bytes: Buffer;
  header: Header;
}

/** An answer enlarged by more than this looks soft, and the user gets a notice. */
const ENLARGED = 1.5;

/**
 * Makes the file out of a model's answer: decoded for proof, brought to the wanted size and format, with the source's
 * transparency where the model lost it. An answer that needs no change of its pixels keeps them bit for bit.
 *
 * @param parts `source` and its `header`: of the picture that was edited; absent for one that was generated.
 * @throws {RetouchError} `invalid-image`: no image, cut off, damaged, of one flat colour, or of another ratio
 *   with `fit: fail`; `too-large`: more than 100 megapixels; `unsupported-image`: of a type that is not read.
 */
export async function finishPicture(parts: Parts): Promise<FinishedImage> {
  const { bytes = parts.answer, ...finished } = await finish(parts);
  return markProven({ bytes, ...finished });
}

interface Parts {
  answer: Buffer;
  source?: Buffer | undefined;
  header?: Header | undefined;
  wanted: WantedImage;
}

/** Without `bytes` where they are the answer's: the way back is long for them. */
type Made = Omit<Finished, "bytes"> & { bytes?: Buffer | undefined };

const finish = definePixelWork(
  "finish",
  makeResult,
  ({ answer, source, wanted: { size = { width: 0, height: 0 } } }) => areaOf(answer, source) + size.width * size.height,
);

async function makeResult(parts: Parts): Promise<Made> {
  const { answer, source, header, wanted } = parts;
  const { format, fit } = wanted;
  const original = source && header && { bytes: source, header };
  const found = readAnswer(answer);
  const placement = placeAnswer(found, wanted);
  const [before, after] = await Promise.all([original && showOriginal(original, placement, fit), showAnswer(answer, placement)]);
  // An edit may rightly be flat where its source is; a picture that was asked for in words never is.
  if (after.flat && (original === undefined || before?.flat === false)) throw new RetouchError("invalid-image", ANSWER_FLAT);

  const transparency = judgeTransparency({ original, before, after, found, placement, format });
  const restored = transparency?.code === "transparency-restored" ? original : undefined;
  const alpha = restored && (await readAlpha(restored, placement));
  const lossless = header?.mediaType === "image/webp" && header.lossless;
  const bytes =
    keepBytes(answer, { found, placement, format, alpha }) ?? (await renderPicture(answer, { placement, alpha, format, lossless }));
  return {
    bytes: bytes === answer ? undefined : bytes,
    mediaType: FORMATS[format].mediaType,
    width: placement.width,
    height: placement.height,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    warnings: [...describePlacement(found, placement), ...(transparency ? [transparency] : [])],
    changedShare: before && measureChange(before, after),
  };
}

function readAnswer(answer: Buffer): Header {
  const found = readHeader(answer);
  if (!found.complete) throw new RetouchError("invalid-image", ANSWER_CUT_OFF);
  if (found.width * found.height > MAX_PIXELS) throw new RetouchError("too-large", answerTooLarge(found));
  checkDecodable(found, answer.length);
  return found;
}

async function showAnswer(answer: Buffer, placement: Placement): Promise<Thumbnail> {
  return makeThumbnail(answer, reduceSize(placement), placement.method).catch((cause: unknown) => {
    throw new RetouchError("invalid-image", answerDamaged(firstLine(cause)), { cause });
  });
}

/** The source as the result shows the answer: cut the same way when the result has another ratio. Undefined when it is damaged. */
async function showOriginal({ bytes, header }: Original, placement: Placement, fit: Fit): Promise<Thumbnail | undefined> {
  const method = hasSimilarRatio(header, placement)
    ? "scale"
    : placeAnswer(header, { size: placement, fit: fit === "fail" ? "fill" : fit }).method;
  return makeThumbnail(bytes, reduceSize(placement), method).catch(() => undefined);
}

const PLACED = { crop: "cropped", pad: "padded", stretch: "stretched", keep: undefined, scale: undefined } as const;

function describePlacement({ width, height }: Size, placement: Placement): TaskNotice[] {
  const from = { width, height };
  const to = { width: placement.width, height: placement.height };
  const how = PLACED[placement.method];
  return [...(how ? [{ code: how, from, to }] : []), ...(placement.scale > ENLARGED ? [{ code: "enlarged" as const, from, to }] : [])];
}

/** What becomes of transparency in source and answer; undefined where it stays as the model returned it. */
function judgeTransparency(at: {
  original: Original | undefined;
  before: Thumbnail | undefined;
  after: Thumbnail;
  found: Header;
  placement: Placement;
  format: OutputFormat;
}): TaskNotice | undefined {
  const { original, placement, format } = at;
  const isAnswered = at.found.alpha && at.after.transparent;
  const isInSource = original?.header.alpha === true && at.before?.transparent === true;
  if (!FORMATS[format].alpha) return isAnswered || isInSource ? { code: "transparency-lost", format } : undefined;
  if (isAnswered || !isInSource) return undefined;
  const fits = hasSimilarRatio(original.header, placement) && (placement.method === "keep" || placement.method === "scale");
  return { code: fits ? "transparency-restored" : "transparency-not-restored" };
}

/** The alpha channel at the result's size, one byte per pixel. */
async function readAlpha({ bytes, header }: Original, size: Size): Promise<Buffer> {
  return runPicture(bytes, (image) => {
    if (header.width !== size.width || header.height !== size.height) image.resize(size.width, size.height, { fit: "fill" });
    return image.toColourspace("srgb").ensureAlpha().extractChannel("alpha").raw();
  });
}

/** The answer's own bytes, less its metadata, when they already are what is wanted. */
function keepBytes(
  answer: Buffer,
  at: { found: Header; placement: Placement; format: OutputFormat; alpha: Buffer | undefined },
): Buffer | undefined {
  const { mediaType, conversion } = at.found;
  const isWanted = mediaType === FORMATS[at.format].mediaType && at.placement.method === "keep" && at.alpha === undefined;
  const isPlain = conversion.every((reason) => reason === "palette" || reason === "greyscale");
  return isWanted && isPlain ? stripMetadata(answer, mediaType) : undefined;
}

async function renderPicture(
  answer: Buffer,
  at: { placement: Placement; alpha: Buffer | undefined; format: OutputFormat; lossless: boolean },
): Promise<Buffer> {
  const { placement, alpha, format, lossless } = at;
  const { width, height, method } = placement;
  const holdsAlpha = FORMATS[format].alpha;
  return runPicture(answer, (image) => {
    // Flattening comes first in sharp's order; it also takes away an alpha channel that is opaque throughout.
    if (!holdsAlpha || alpha !== undefined) image.flatten({ background: "white" });
    if (method !== "keep") {
      const background = holdsAlpha ? { r: 0, g: 0, b: 0, alpha: 0 } : "white";
      image.resize(width, height, { fit: FIT_OF[method], kernel: "lanczos3", background });
    }
    if (alpha !== undefined) image.joinChannel(alpha, { raw: { width, height, channels: 1 } });
    return encodePicture(image, format, { quality: 90, lossless });
  });
}

function firstLine(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split("\n", 1)[0] ?? "";
}
