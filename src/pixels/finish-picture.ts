import { createHash } from "node:crypto";
import type { Sharp } from "sharp";
import { RetouchError } from "../errors.ts";
import type { TaskNotice } from "../notices.ts";
import { makeThumbnail, measureChange, reduceSize, type Thumbnail } from "./compare.ts";
import { type Fidelity, type KeepParts, type KeepWish, type KeptSource, keepSource } from "./fidelity/keep-source.ts";
import type { Colour } from "./fidelity/plane.ts";
import { applyAlpha, findMixedBackground, withAlphaOf } from "./fidelity/source-alpha.ts";
import { hasSameRatio, type Placement, placeAnswer, type Resized, type WantedSize } from "./geometry.ts";
import { areaOf, type Header, readHeader, setDensity, stripMetadata } from "./header.ts";
import { writeIndexedPng } from "./indexed-png.ts";
import { type Fit, FORMATS, type FormatFacts, type OutputFormat, type Picture, type Size } from "./picture.ts";
import { blameAnswer, PictureError } from "./picture-error.ts";
import { ANSWER_FLAT } from "./picture-messages.ts";
import { definePixelWork } from "./pixel-work.ts";
import { drawThumbnail, type Thumbnails } from "./preview.ts";
import { checkEnd, markProven, type ProvenPicture, reducedCopyOf } from "./prove-picture.ts";
import { renderResult } from "./render-result.ts";
import { drawAt } from "./resize.ts";
import { chooseEncoding, isStoredSo, type ResultEncoding } from "./result-encoding.ts";
import { measurePicture, type RawPixels, wasRepaired } from "./sharp.ts";
import { checkDecodable } from "./size-limits.ts";

/** The image that the user wants. Without size and ratio it keeps the answer's own size. */
export interface WantedImage extends WantedSize {
  fit: Fit;
  format: OutputFormat;
  /** The image is edited further: it loses nothing, whatever its source is. */
  isStep?: boolean;
}

/** An encoded result, proven to decode: upright, in sRGB, without metadata. */
export type FinishedImage = Finished & ProvenPicture;

interface Finished extends Picture {
  /** Hash of `bytes`, hexadecimal. */
  sha256: string;
  warnings: TaskNotice[];
  /** Share (0–1) of pixels that changed: that of `fidelity`, else see {@link measureChange}. Absent when there is no source, or it could not be decoded. */
  changedShare?: number | undefined;
  /** Absent without a source of the result's ratio, and of tiny pictures. */
  fidelity?: Fidelity | undefined;
  /** They were decoded anyway. Each is absent where the picture is not shown as it was compared. */
  thumbnails: Thumbnails;
}

/** The picture that was edited. */
interface Original {
  bytes: Buffer;
  header: Header;
  copy?: Thumbnail | undefined;
}

/** Pixels of the longest side of a strip, in formats that hold longer ones. */
const MAX_SIDE = 65_500;
/** An answer enlarged by more than this looks soft, and the user gets a notice. */
const ENLARGED = 1.5;

/**
 * Makes the file out of a model's answer: decoded for proof, brought to the wanted size and format, with the source's
 * transparency where the model lost it, and stored as the source is. An answer that needs no change of its pixels keeps them bit
 * for bit.
 *
 * @param parts `source` and its `header`: of the picture that was edited; absent for one that was generated.
 * @throws {RetouchError} `invalid-image`: no image, of a type that is not read, cut off, damaged, of one flat colour, or of another ratio
 *   with `fit: fail`; `too-large`: it takes too much memory or time to decode.
 */
export async function finishPicture(parts: Parts): Promise<FinishedImage> {
  // A source that cannot be decoded is passed over.
  const { bytes = parts.answer, ...finished } = await finish({ ...parts, copy: parts.source && reducedCopyOf(parts.source) }).catch(
    blameAnswer,
  );
  return markProven({ bytes, ...finished });
}

interface Parts {
  answer: Buffer;
  source?: Buffer | undefined;
  header?: Header | undefined;
  wanted: WantedImage;
  /** What the model answers; absent where it was not sent in this run. */
  sent?: Resized | undefined;
  /** What is restored from the source; absent: nothing. */
  keep?: KeepWish | undefined;
}

interface Work extends Parts {
  /** Of the source, reduced, where it was decoded before. */
  copy?: Thumbnail | undefined;
}

/** Without `bytes` where they are the answer's: the way back is long for them. */
type Made = Omit<Finished, "bytes"> & { bytes?: Buffer | undefined };

const finish = definePixelWork(
  "finish",
  makeResult,
  ({ answer, source, wanted: { size = { width: 0, height: 0 } } }) => areaOf(answer, source) + size.width * size.height,
);

async function makeResult(parts: Work): Promise<Made> {
  const { answer, source, header, wanted, sent, copy } = parts;
  const { format, fit } = wanted;
  const original = source && header && { bytes: source, header, copy };
  const found = await readAnswer(answer);
  const { maxSide = MAX_SIDE }: FormatFacts = FORMATS[format];
  const placement = placeAnswer(found, { ...wanted, maxSide, sent });
  const [before, after] = await Promise.all([original && showOriginal(original, placement, fit), showAnswer(answer, found, placement)]);
  // An edit may rightly be flat where its source is; a picture that was asked for in words never is.
  if (after.flat && (original === undefined || before?.flat === false)) throw new RetouchError("invalid-image", ANSWER_FLAT);

  const judged = judgeTransparency({ original, before, after, found, placement, format });
  const restored = judged?.code === "transparency-restored" ? original : undefined;
  // What is aligned lies upon the source, whatever its ratio.
  const keepsAlpha = restored !== undefined || (judged?.code === "transparency-not-restored" && parts.keep?.keep !== "all");
  const followed = wanted.isStep ? undefined : original;
  const shown = before && { placement, keepsAlpha, reduced: { source: before, answer: after } };
  const compared = shown && original && (await compareWithSource(original, parts, { found, ...shown }));
  const { pixels: preserved, fidelity, isAnswer = true } = compared ?? {};
  const transparency: TaskNotice | undefined = preserved && keepsAlpha ? { code: "transparency-restored" } : judged;
  const background = restored && before && findMixedBackground(before, after);
  const pixels = preserved ?? (restored && (await restoreAlpha(restored, { answer, found, placement, background })));
  const isUntouched = preserved ? isAnswer : pixels === undefined;
  const encoding = chooseEncoding({
    source: followed,
    answer: { header: found, shown: after },
    size: placement,
    format,
    isWhole: placement.method === "keep" && isAnswer,
  });
  const kept = isUntouched ? keepBytes(answer, { found, placement, format, encoding, source: followed?.header }) : undefined;
  const isHeavy = kept !== undefined && kept.length > encoding.heavy;
  const drawn =
    kept && !isHeavy
      ? kept
      : await (preserved
          ? renderPreserved(preserved, { placement, format, encoding, hasAlpha: header?.alpha === true })
          : pixels
            ? renderResult(pixels, { from: placement, placement: { ...placement, method: "keep" }, format, encoding })
            : renderResult(answer, { from: found, placement, format, encoding }));
  const stored = kept && kept.length <= drawn.length ? kept : drawn;
  // Padding and what a format cannot hold are added to the result alone.
  const isAsCompared = isUntouched && placement.method !== "pad" && (FORMATS[format].alpha || !after.transparent);
  // A picture that follows from no other keeps what the model says of its size in print.
  const bytes = kept && !followed ? kept : setDensity(stored, FORMATS[format].mediaType, encoding.density);
  return {
    bytes: bytes === answer ? undefined : bytes,
    mediaType: FORMATS[format].mediaType,
    width: placement.width,
    height: placement.height,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    warnings: [
      ...(isAnswer ? describePlacement(found, placement) : []),
      ...(transparency ? [transparency] : []),
      ...(compared?.notices ?? []),
    ],
    changedShare: fidelity?.changed ?? (before && measureChange(before, restored ? withAlphaOf(before, after) : after)),
    fidelity,
    thumbnails: {
      before: before && original && hasSameRatio(original.header, placement) ? await drawThumbnail(before) : undefined,
      after: isAsCompared ? await drawThumbnail(after) : undefined,
    },
  };
}

/** Its size is the one that the decoder shows. */
async function readAnswer(answer: Buffer): Promise<Header> {
  const found = readHeader(answer);
  checkDecodable(found, answer.length);
  return explainDamage(found, async () => {
    await checkEnd(answer, found);
    return { ...found, ...(await measurePicture(answer)) };
  });
}

/** Pixels of a picture that is too small to tell how it lies upon another. */
const LEAST_TO_MEASURE = 2500;

type Compared = Pick<KeepParts, "placement" | "keepsAlpha" | "reduced"> & { found: Header };

/** Nothing is compared where the result has another ratio than the source, and of tiny pictures that are only measured. */
async function compareWithSource(
  source: Original,
  { answer, wanted, keep: wish }: Parts,
  { found, ...shown }: Compared,
): Promise<Omit<KeptSource, "fidelity"> & Partial<KeptSource>> {
  if (!wish) return { notices: [] };
  const { placement } = shown;
  if (wish.keep === "all" && placement.width * placement.height < LEAST_TO_MEASURE) return { notices: [] };
  if (!hasSameRatio(source.header, placement))
    return { notices: wish.keep !== "all" && wish.isExplicit ? [{ code: "preserve-other-ratio" }] : [] };
  return keepSource({ source, answer: { bytes: answer, header: found }, wish, isFlat: !FORMATS[wanted.format].alpha, ...shown });
}

interface Preserved {
  placement: Placement;
  format: OutputFormat;
  encoding: ResultEncoding;
  /** The source has an alpha channel, though it may be opaque. */
  hasAlpha: boolean;
}

/** Pixels of which most are the source's: without loss where the format allows it. */
async function renderPreserved(pixels: RawPixels, { placement, format, encoding, hasAlpha }: Preserved): Promise<Buffer> {
  const isOpaque = !hasAlpha && pixels.pixels.every((value, index) => index % 4 !== 3 || value === 255);
  // The nearest colours of a palette would not be the source's.
  const colours = Buffer.from(pixels.pixels.buffer, pixels.pixels.byteOffset, pixels.pixels.byteLength);
  const palette = encoding.palette && writeIndexedPng(colours, placement, { interlaced: false }) !== undefined;
  return renderResult(pixels, {
    from: placement,
    placement: { ...placement, method: "keep" },
    format,
    encoding: { ...encoding, palette, alpha: isOpaque ? "drop" : "as-answered" },
  });
}

async function showAnswer(answer: Buffer, found: Header, placement: Placement): Promise<Thumbnail> {
  return explainDamage(found, () => makeThumbnail(answer, reduceSize(placement), placement.method));
}

async function explainDamage<T>({ complete }: Header, decode: () => Promise<T>): Promise<T> {
  return decode().catch((cause: unknown) => {
    throw new PictureError({ kind: complete ? "damaged" : "cut-off" }, { cause });
  });
}

/** The source as the result shows the answer: cut the same way when the result has another ratio. Undefined when it is damaged. */
async function showOriginal({ bytes, header, copy }: Original, placement: Placement, fit: Fit): Promise<Thumbnail | undefined> {
  const size = reduceSize(placement);
  const method = hasSameRatio(header, placement)
    ? "scale"
    : placeAnswer(header, { size: placement, fit: fit === "fail" ? "fill" : fit }).method;
  if (copy?.width === size.width && copy.height === size.height && method === "scale") return copy;
  return makeThumbnail(bytes, size, method).catch(() => undefined);
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
  const fits = hasSameRatio(original.header, placement) && (placement.method === "keep" || placement.method === "scale");
  return { code: fits ? "transparency-restored" : "transparency-not-restored" };
}

interface Restoring {
  answer: Buffer;
  found: Header;
  placement: Placement;
  /** See {@link findMixedBackground}. */
  background: Colour | undefined;
}

/** The answer at the result's size, with the source's alpha. */
async function restoreAlpha({ bytes, header }: Original, { answer, found, placement, background }: Restoring): Promise<RawPixels> {
  const alpha = (image: Sharp) => image.toColourspace("srgb").ensureAlpha().extractChannel("alpha");
  const opaque = (image: Sharp) => image.flatten({ background: "white" }).toColourspace("srgb").ensureAlpha();
  const own = await drawAt(bytes, { from: header, to: placement, build: alpha });
  const drawn = await drawAt(answer, { from: found, to: placement, build: opaque });
  applyAlpha(drawn.pixels, (pixel) => own.pixels[pixel] ?? 255, background);
  return drawn;
}

/** The answer's own bytes, less its metadata, when they already are what is wanted. */
function keepBytes(
  answer: Buffer,
  at: {
    found: Header;
    placement: Placement;
    format: OutputFormat;
    encoding: ResultEncoding;
    source: Header | undefined;
  },
): Buffer | undefined {
  const { mediaType, conversion } = at.found;
  const isWanted = mediaType === FORMATS[at.format].mediaType && at.placement.method === "keep";
  const isPlain = conversion.every((reason) => reason === "palette" || reason === "greyscale");
  // Other decoders may refuse a file that ours took only after a repair.
  if (!isWanted || !isPlain || wasRepaired(answer) || !isStoredSo(at.found, answer.length, at.encoding, at.source)) return undefined;
  return stripMetadata(answer, mediaType);
}
