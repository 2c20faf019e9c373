import { posix } from "node:path";
import { formatSize } from "../text/format.ts";
import { FORMATS, formatOfMediaType, type ImageFormat, type MediaType, type Size } from "./picture.ts";

/** Why a picture cannot be used, whoever made it. */
export type PictureFault =
  | { kind: "empty" | "lfs-pointer" | "unknown-type" | "odd-geometry" | "cut-off" | "damaged" | "converted" }
  | { kind: "too-slow" | "too-much-memory" | "crashed" }
  /** `what` with its article: `an HTML page`, `an SVG`. */
  | { kind: "no-image" | "not-editable"; what: string }
  | { kind: "other-type"; type: string }
  | { kind: "animated" | "without-pixels" | "damaged-header" | "too-many-parts"; format: ImageFormat }
  | { kind: "too-many-pixels"; size: Size }
  /** Of the file. */
  | { kind: "too-many-bytes"; bytes: number; maxBytes: number }
  | { kind: "too-many-decoded-bytes"; size: Size; bytes: number; maxBytes: number };

/** For a file of the repository: a source, a reference or a mask. */
export function describeFile(fault: PictureFault): string {
  switch (fault.kind) {
    case "empty":
      return "The file is empty.";
    case "lfs-pointer":
      return "The file is a Git LFS pointer, not an image.";
    case "unknown-type":
      return "The file is not an image of a known type.";
    case "no-image":
      return `The file is ${fault.what}, not an image.`;
    case "not-editable":
      return `The file is ${fault.what}, which cannot be edited.`;
    case "other-type":
      return `The file is of type ${fault.type}, which cannot be edited.`;
    case "animated":
      return `The file is an animated ${FORMATS[fault.format].label}. Only still images can be edited.`;
    case "without-pixels":
      return `The ${FORMATS[fault.format].label} file has a width or height of 0.`;
    case "damaged-header":
      return `The ${FORMATS[fault.format].label} file is damaged or incomplete. Restore the file, or exclude it with a \`!\` glob.`;
    case "too-many-parts":
      return `The ${FORMATS[fault.format].label} file has far more parts than an image needs. Save it anew with an image editor.`;
    case "cut-off":
      return "The image is cut off: its end is missing. Restore the complete file, or exclude it with a `!` glob.";
    case "damaged":
      return "The image is damaged and cannot be decoded. Restore the file, or exclude it with a `!` glob.";
    case "converted":
      return "The image is damaged: its bytes were converted like those of a text. Restore the file, and mark its type as `binary` in `.gitattributes`.";
    case "odd-geometry":
      return "The image has an unusual size or orientation tag. Save it anew with an image editor.";
    case "too-many-bytes":
      return `The file has ${inMegabytes(fault.bytes)} MB. The limit is ${fault.maxBytes / 1e6} MB.`;
    case "too-many-pixels":
      return `The image has ${formatSize(fault.size)} pixels. The limit is 100 megapixels.`;
    case "too-many-decoded-bytes":
      return `The image (${formatSize(fault.size)}) needs ${Math.ceil(fault.bytes / 1e6)} MB to be decoded. The limit is ${fault.maxBytes / 1e6} MB.`;
    case "too-slow":
      return "Decoding the image takes too long, so it was stopped.";
    case "too-much-memory":
      return "Decoding the image needs too much memory, so it was stopped.";
    case "crashed":
      return "The image cannot be decoded: the decoder crashed. Save the image again, or exclude it with a `!` glob.";
  }
}

/** For what a model returned. */
export function describeAnswer(fault: PictureFault): string {
  switch (fault.kind) {
    case "empty":
      return "The model returned an empty file.";
    case "lfs-pointer":
      return "The model returned a Git LFS pointer, not an image.";
    case "unknown-type":
      return `The model returned a file that is not an image of a known type. ${OTHER_MODEL}`;
    case "no-image":
      return `The model returned ${fault.what}, not an image. ${OTHER_MODEL}`;
    case "not-editable":
      return `The model returned ${fault.what}, which cannot be used. ${OTHER_MODEL}`;
    case "other-type":
      return `The model returned a file of type ${fault.type}, which cannot be used. ${OTHER_MODEL}`;
    case "animated":
      return `The model returned an animated ${FORMATS[fault.format].label}. Only still images can be used. ${OTHER_MODEL}`;
    case "without-pixels":
      return `The model returned a ${FORMATS[fault.format].label} file with a width or height of 0.`;
    case "damaged-header":
      return `The model returned a ${FORMATS[fault.format].label} file that is damaged or incomplete.`;
    case "too-many-parts":
      return `The model returned a ${FORMATS[fault.format].label} file with far more parts than an image needs.`;
    case "cut-off":
      return "The model returned an image that is cut off.";
    case "damaged":
      return "The model returned an image that is damaged and cannot be decoded.";
    case "converted":
      return "The model returned an image that is damaged: its bytes were converted like those of a text.";
    case "odd-geometry":
      return "The model returned an image with an unusual size or orientation tag.";
    case "too-many-bytes":
      return `The model returned a file of ${inMegabytes(fault.bytes)} MB. The limit is ${fault.maxBytes / 1e6} MB.`;
    case "too-many-pixels":
      return `The model returned an image of ${formatSize(fault.size)} pixels. The limit is 100 megapixels.`;
    case "too-many-decoded-bytes":
      return `The model returned an image (${formatSize(fault.size)}) that needs ${Math.ceil(fault.bytes / 1e6)} MB to be decoded. The limit is ${fault.maxBytes / 1e6} MB.`;
    case "too-slow":
      return "Decoding the image that the model returned takes too long, so it was stopped.";
    case "too-much-memory":
      return "Decoding the image that the model returned needs too much memory, so it was stopped.";
    case "crashed":
      return "The image that the model returned cannot be decoded: the decoder crashed.";
  }
}

const OTHER_MODEL = "If it happens again, choose another model or provider.";

function inMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

export const ANSWER_FLAT = "The model returned an image of one flat colour.";

export function answerRatio(answer: Size, wanted: Size): string {
  return `The model returned ${formatSize(answer)}, a different aspect ratio than ${formatSize(wanted)}, and \`fit\` is \`fail\`.`;
}

// Source images, references and masks.

/** @param reason a sentence about the file. */
export function unusableMask(reason: string): string {
  return `The mask cannot be used. ${reason}`;
}

/** A file name with the extension of no image, or with none. */
export function unnamedFile(path: string, format: ImageFormat): string {
  const extension = posix.extname(path);
  const name = extension === "" ? "the file name has no extension" : `the file is named ${extension}`;
  return `The file format is ${FORMATS[format].label}, but ${name}. Rename the file.`;
}

export function tooNarrow(size: Size, maxRatio: number): string {
  return `The image (${formatSize(size)}) is too long and narrow: for this model, the longer side can be at most ${maxRatio} times the shorter one.`;
}

export function outsideLimits(
  size: Size,
  { maxBytes, maxPixels, minSide, maxSide }: { maxBytes?: number; maxPixels?: number; minSide?: number; maxSide?: number },
): string {
  const limits = [
    maxBytes === undefined ? "" : `at most ${(maxBytes / 1e6).toFixed(1)} MB`,
    maxPixels === undefined ? "" : `at most ${(maxPixels / 1e6).toFixed(1)} megapixels`,
    minSide === undefined ? "" : `sides of at least ${minSide} pixels`,
    maxSide === undefined ? "" : `sides of at most ${maxSide} pixels`,
  ];
  return `The image (${formatSize(size)}) cannot be scaled to the model's limits: ${limits.filter(Boolean).join(", ")}.`;
}

export function noCommonFormat(mediaTypes: readonly MediaType[]): string {
  const labels = mediaTypes.map((mediaType) => FORMATS[formatOfMediaType(mediaType)].label);
  return `The image cannot be converted to a format that the model accepts: ${labels.join(", ")}.`;
}

export function maskRatio(mask: Size, image: Size): string {
  return `The mask (${formatSize(mask)}) has a different aspect ratio than the image (${formatSize(image)}).`;
}
