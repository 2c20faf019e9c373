import type { ImageFormat } from "../picture.ts";
import type { Steps } from "./steps.ts";

/** Why a model should get a converted copy: what many of them misread, or do not take. `profile`: colours other than sRGB; `frame`: an animation of one. */
export type ConversionReason = "orientation" | "palette" | "16-bit" | "cmyk" | "greyscale" | "profile" | "frame";

/** Pixels for an inch, across and down. */
export interface Density {
  across: number;
  down: number;
}

/** How a file stores its pixels, beside its format: what a result keeps of its source. */
export interface Encoding {
  /** One channel of brightness, beside alpha. */
  grey: boolean;
  /** At most 256 colours, by their numbers; or grey of fewer than 8 bits. */
  palette: boolean;
  /** An interlaced PNG or GIF, a progressive JPEG. */
  progressive: boolean;
  /** Of a JPEG, an AVIF or a TIFF with JPEG inside: 1 to 100, by what its tables or its quantiser take away, in the scale of the encoder in use. */
  quality?: number | undefined;
  /** Of a JPEG or AVIF: colour is stored in a quarter of the pixels, or fewer. With half of them it counts as fine: encoders have but these two. */
  coarseColour?: boolean;
  /** Of a TIFF: the number of its compression. */
  compression?: number;
  /** Absent where the file gives none. */
  density?: Density | undefined;
}

/** What a file says of itself, read from its structure; no pixel is decoded. */
export interface Facts {
  /** Width of the stored pixels, before the orientation is applied. */
  width: number;
  height: number;
  /** EXIF orientation, 1 to 8; 1 is upright. */
  orientation: number;
  alpha: boolean;
  animated: boolean;
  /** The structure reaches its end mark: the file was not cut off. */
  complete: boolean;
  lossless: boolean;
  conversion: ConversionReason[];
  encoding: Encoding;
  /** Bytes that one pixel takes while the picture is decoded: channels × depth, more where a decoder holds it twice. */
  bytesPerPixel: number;
  /** A variant that cannot be decoded here, as words for the user: `BigTIFF`. */
  unsupported?: string;
}

/**
 * Reader of one file format. `read` and `strip` throw RangeError where the bytes end too early, and are given bytes that `matches`
 * accepted. Each loop takes a step.
 */
export interface FormatReader {
  format: ImageFormat;
  matches(bytes: Buffer): boolean;
  read(bytes: Buffer, steps: Steps): Facts;
  /**
   * The same picture, bit for bit, without what is not needed to show it; the same buffer when there is nothing to take out.
   * Only for files that are upright and in sRGB. Absent where the format is always encoded anew.
   */
  strip?(bytes: Buffer, steps: Steps): Buffer;
  /** The same picture without a transparent colour, which no pixel has. Absent where an encoder leaves it out by itself. */
  markOpaque?(bytes: Buffer, steps: Steps): Buffer;
  /** The same picture with another density, or none; the same buffer when there is nothing to change. For upright sRGB pictures only. */
  setDensity?(bytes: Buffer, density: Density | undefined, steps: Steps): Buffer;
  /**
   * A copy without the oddities that common viewers pass over and decoders refuse, and with a profile where colours are given in a way
   * that decoders do not read; the same buffer when there is nothing to change.
   */
  regularize?(bytes: Buffer, steps: Steps): Buffer;
  /** The page of that copy on which the picture is; absent: the first. */
  regularPage?: number;
  /** Whether pixels are missing or damaged, as far as the decoder does not tell. Absent where it does. */
  lacksPixels?(bytes: Buffer, steps: Steps): boolean;
  /** For a file that the decoder refused: one with the same pixels that it takes. Undefined where pixels are damaged or missing. */
  repair?(bytes: Buffer, steps: Steps): Promise<Buffer | undefined>;
}

/** Facts that hold for most files, to be overridden by what is found. */
export const PLAIN = {
  orientation: 1,
  alpha: false,
  animated: false,
  complete: true,
  lossless: true,
  conversion: [],
  encoding: { grey: false, palette: false, progressive: false },
  bytesPerPixel: 4,
} satisfies Omit<Facts, "width" | "height">;

/** Four characters at an offset, as PNG, RIFF and ISO media name their chunks. */
export function readTag(bytes: Buffer, offset: number): string {
  return bytes.toString("latin1", offset, offset + 4);
}
