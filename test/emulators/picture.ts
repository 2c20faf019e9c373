import { imageSize } from "image-size";
import sharp from "sharp";

/** A finished picture. Width and height are of the bytes, in pixels. */
export interface Made {
  bytes: Buffer;
  contentType: string;
  width: number;
  height: number;
}

/** What the vendor was asked for. `input` is absent when the source came as a URL, which no emulator fetches. */
export interface Order {
  input?: Buffer | undefined;
  width: number;
  height: number;
  /** The model can return transparency. */
  alpha: boolean;
  format?: PictureFormat;
  /** The vendor's code of the language that the text is wanted in, where a model translates. */
  language?: string;
}

export type PictureFormat = "png" | "jpeg" | "webp";

/** Makes the result of one order. */
export type Answer = (order: Order) => Made | Promise<Made>;

/** Departures from the order, for tests of what a client makes of them. */
export interface AnswerOptions {
  /** The bytes' format, whatever the URL's name says. */
  format?: PictureFormat;
  /** The header's value, where it is to differ from the bytes. */
  contentType?: string;
  alpha?: boolean;
  size?: { width: number; height: number };
  /** Factor on the ordered size. */
  scale?: number;
  /** One colour all over, as a model gives that blanks a refused picture. */
  flat?: boolean;
}

/** The default: the input at the ordered size, its middle half negated. */
export const editPicture: Answer = (order) => drawAnswer(order, {});

/** {@link editPicture} with departures. */
export function answerWith(options: AnswerOptions): Answer {
  return (order) => drawAnswer(order, options);
}

/** The same bytes for every order, without any work: for measurements. */
export function fixedAnswer(bytes: Buffer, contentType = "image/png"): Answer {
  const { width, height } = imageSize(bytes);
  const made = { bytes, contentType, width, height };
  return () => made;
}

async function drawAnswer(order: Order, options: AnswerOptions): Promise<Made> {
  const width = options.size?.width ?? Math.round(order.width * (options.scale ?? 1));
  const height = options.size?.height ?? Math.round(order.height * (options.scale ?? 1));
  const alpha = options.alpha ?? order.alpha;
  const format = options.format ?? order.format ?? "png";
  const channels = alpha ? 4 : 3;
  const pixels = options.flat ? Buffer.alloc(width * height * channels, 0) : await drawPixels({ ...order, width, height, alpha });
  const drawn = sharp(pixels, { raw: { width, height, channels } });
  const bytes = await (format === "png"
    ? drawn.png({ compressionLevel: 3 })
    : format === "jpeg"
      ? drawn.jpeg({ quality: 90 })
      : drawn.webp()
  ).toBuffer();
  return { bytes, contentType: options.contentType ?? `image/${format}`, width, height };
}

async function drawPixels({ input, width, height, alpha }: Order): Promise<Buffer> {
  const channels = alpha ? 4 : 3;
  const pixels = (await resizeInput({ input, width, height, alpha })) ?? drawGradient(width, height, channels);
  for (let y = Math.floor(height / 4); y < Math.ceil((height * 3) / 4); y++) {
    for (let x = Math.floor(width / 4); x < Math.ceil((width * 3) / 4); x++) {
      const at = (y * width + x) * channels;
      for (let c = 0; c < 3; c++) pixels[at + c] = 255 - (pixels[at + c] ?? 0);
    }
  }
  return pixels;
}

async function resizeInput({
  input,
  width,
  height,
  alpha,
}: {
  input?: Buffer | undefined;
  width: number;
  height: number;
  alpha: boolean;
}): Promise<Buffer | undefined> {
  if (input === undefined) return undefined;
  try {
    const base = sharp(input, { failOn: "none" }).resize(width, height, { fit: "fill" }).toColourspace("srgb");
    // What is transparent turns white, as models do that know no transparency.
    return await (alpha ? base.ensureAlpha() : base.flatten({ background: "white" })).raw({ depth: "uchar" }).toBuffer();
  } catch {
    // Formats that the vendor reads and sharp does not (BMP).
    return undefined;
  }
}

function drawGradient(width: number, height: number, channels: 3 | 4): Buffer {
  const pixels = Buffer.alloc(width * height * channels, 255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels;
      pixels[at] = Math.floor((x * 255) / width);
      pixels[at + 1] = Math.floor((y * 255) / height);
      pixels[at + 2] = 128;
    }
  }
  return pixels;
}
