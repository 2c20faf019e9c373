import { imageSize } from "image-size";
import type { z } from "zod";

/** A source picture as the vendor holds it; without bytes when it came as a URL, which no emulator fetches. */
export interface InputImage {
  width: number;
  height: number;
  bytes?: Buffer;
}

export interface ImageRules {
  /** Names of `image-size`: png, jpg, webp, gif, bmp, tiff. */
  types: readonly string[];
  maxBytes?: number;
  /** URL schemes besides http and https. */
  schemes?: readonly string[];
}

const DATA_URI = /^data:(image\/[a-z0-9.+-]+);base64,/;
const NOT_BASE64 = /[^A-Za-z0-9+/=]/;

/** Thrown by {@link readInputImage}; `reason` lets a vendor choose its code. */
export class ImageProblem extends Error {
  readonly reason: "form" | "format" | "size";
  constructor(reason: "form" | "format" | "size", message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Reads what stands in a vendor's image field: a URL, or a data URI with a lowercase media type that is the bytes' own.
 * Vendors say less than that; a client that keeps to it is right with each of them.
 */
export function readInputImage(reference: string, rules: ImageRules): InputImage {
  if (!reference.startsWith("data:")) {
    const scheme = URL.canParse(reference) ? new URL(reference).protocol.slice(0, -1) : "";
    if (!["http", "https", ...(rules.schemes ?? [])].includes(scheme))
      throw new ImageProblem("form", "the image is neither a URL nor a data URI");
    return { width: 1024, height: 768 };
  }
  const mime = DATA_URI.exec(reference)?.[1];
  if (mime === undefined) throw new ImageProblem("form", "the data URI must be data:image/<lowercase>;base64,…");
  const base64 = reference.slice(reference.indexOf(",") + 1);
  if (base64.length % 4 !== 0 || NOT_BASE64.test(base64)) throw new ImageProblem("form", "the data URI's base64 is broken");
  return readImageBytes(Buffer.from(base64, "base64"), mime, rules);
}

/** The same for bytes with a media type, as a file part brings them. */
export function readImageBytes(bytes: Buffer, mime: string, rules: ImageRules): InputImage {
  if (bytes.length > (rules.maxBytes ?? Number.POSITIVE_INFINITY))
    throw new ImageProblem("size", `the image has ${bytes.length} bytes, at most ${rules.maxBytes} are taken`);
  const { width, height, type } = measure(bytes);
  if (type === undefined || !rules.types.includes(type))
    throw new ImageProblem("format", `the image format ${type ?? "of these bytes"} is not supported`);
  if (mime !== (type === "jpg" ? "image/jpeg" : `image/${type}`))
    throw new ImageProblem("format", `the media type ${mime} is not that of the bytes (${type})`);
  return { width, height, bytes };
}

function measure(bytes: Buffer): { width: number; height: number; type?: string | undefined } {
  try {
    return imageSize(bytes);
  } catch {
    return { width: 0, height: 0 };
  }
}

/** Size of about `area` pixels with the input's ratio, sides in multiples of 16, as models of the Qwen family return it. */
export function sizeByArea({ width, height }: { width: number; height: number }, area = 1024 * 1024): { width: number; height: number } {
  const scale = Math.sqrt(area / (width * height));
  return { width: roundTo16(width * scale), height: roundTo16(height * scale) };
}

/** Half goes down, as DashScope's own example has it: 1033*1032 becomes 1040*1024. */
export function roundTo16(side: number): number {
  return Math.max(16, Math.ceil(side / 16 - 0.5) * 16);
}

/** The first problem of a schema, with its path. */
export function describeProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? "invalid" : `${issue.path.join(".") || "body"}: ${issue.message}`;
}
