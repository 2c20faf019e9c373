import { posix } from "node:path";
import { formatSize } from "../text/format.ts";
import { FORMATS, formatOfMediaType, type ImageFormat, type MediaType, type Size } from "./picture.ts";

// Any file: a source, a reference or what a model returned.

export const EMPTY_FILE = "The file is empty.";
export const LFS_POINTER = "The file is a Git LFS pointer, not an image.";
export const UNKNOWN_TYPE = "The file is not an image of a known type.";

/** @param what with its article, such as `an HTML page`. */
export function notAnImage(what: string): string {
  return `The file is ${what}, not an image.`;
}

/** @param what with its article, such as `an SVG`. */
export function notEditable(what: string): string {
  return `The file is ${what}, which cannot be edited.`;
}

export function animatedImage(format: ImageFormat): string {
  return `The file is an animated ${FORMATS[format].label}. Only still images can be edited.`;
}

export function withoutPixels(format: ImageFormat): string {
  return `The ${FORMATS[format].label} file has a width or height of 0.`;
}

export function damagedHeader(format: ImageFormat): string {
  return `The ${FORMATS[format].label} file is damaged or incomplete.`;
}

export function tooManyParts(format: ImageFormat): string {
  return `The ${FORMATS[format].label} file has far more parts than an image needs. Save it anew with an image editor.`;
}

/** @param size in pixels; `bytes`, `maxBytes`: of the decoded picture. */
export function tooManyDecodedBytes(size: Size, { bytes, maxBytes }: { bytes: number; maxBytes: number }): string {
  return `The image (${formatSize(size)}) needs ${Math.ceil(bytes / 1e6)} MB to be decoded. The limit is ${maxBytes / 1e6} MB.`;
}

export function fileTooLarge(bytes: number, maxBytes: number): string {
  return `The file has ${(bytes / 1e6).toFixed(1)} MB. The limit is ${maxBytes / 1e6} MB.`;
}

export const DECODER_TOO_SLOW = "Decoding the image takes too long, so it was stopped.";
export const DECODER_TOO_BIG = "Decoding the image needs too much memory, so it was stopped.";
export const DECODER_CRASHED = "The image cannot be decoded: the decoder crashed. Save the image again, or exclude it with a `!` glob.";

// Source images, references and masks.

export const CUT_OFF = "The image is cut off: its end is missing. Restore the complete file, or exclude it with a `!` glob.";
export const DAMAGED = "The image is damaged and cannot be decoded. Restore the file, or exclude it with a `!` glob.";
export const ODD_GEOMETRY = "The image has an unusual size or orientation tag. Save it anew with an image editor.";
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

export function tooManyPixels(size: Size): string {
  return `The image has ${formatSize(size)} pixels. The limit is 100 megapixels.`;
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

// What a model returned.

export const ANSWER_CUT_OFF = "The model returned an image that is cut off.";
export const ANSWER_DAMAGED = "The model returned an image that is damaged and cannot be decoded.";
export const ANSWER_FLAT = "The model returned an image of one flat colour.";

export function answerTooLarge(size: Size): string {
  return `The model returned an image of ${formatSize(size)} pixels. The limit is 100 megapixels.`;
}

export function answerRatio(answer: Size, wanted: Size): string {
  return `The model returned ${formatSize(answer)}, a different aspect ratio than ${formatSize(wanted)}, and \`fit\` is \`fail\`.`;
}
