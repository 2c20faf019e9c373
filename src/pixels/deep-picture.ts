import type { Sharp, SharpOptions } from "sharp";
import { type ColourProfile, encodeSrgb, readProfile, type ToneCurve } from "./formats/icc.ts";
import type { Size } from "./picture.ts";

/** Pixels of 16 bits a channel, in sRGB or its grey. */
export interface DeepPixels extends Size {
  pixels: Uint16Array;
  channels: 1 | 2 | 3 | 4;
}

/** What sharp calls the colours of pictures with 16 bits a channel. */
const DEEP_SPACES: Readonly<Record<string, ColourProfile["space"]>> = { rgb16: "rgb", grey16: "grey" };

/**
 * Looks how a picture with more than 8 bits a channel is to be read, so that it shows its own colours. The image library alone
 * gives wrong ones: where there is a profile, it turns red, green and blue into those of Display P3 and calls them sRGB, and it
 * ignores profiles of grey.
 *
 * @param open opens the picture
 * @returns the pixels, where a profile had to be applied; else how to open it.
 */
export async function applyProfile(open: (options?: SharpOptions) => Sharp): Promise<DeepPixels | Pick<SharpOptions, "ignoreIcc">> {
  const { space = "", icc } = await open().metadata();
  const own = DEEP_SPACES[space];
  if (own === undefined) return {};
  const profile = icc && readProfile(icc);
  if (profile?.space !== own || profile.isSrgb) return { ignoreIcc: true };
  if (own === "grey") {
    const picture = await read(open({ ignoreIcc: true }).toColourspace("grey16"));
    if (profile.curve) recode(picture, profile.curve);
    return picture;
  }
  return read(open().toColourspace("rgb16").withIccProfile("srgb", { attach: false }));
}

async function read(image: Sharp): Promise<DeepPixels> {
  const { data, info } = await image.raw({ depth: "ushort" }).toBuffer({ resolveWithObject: true });
  // A copy, which begins where 16 bits may, and is not in the memory of WebAssembly.
  const pixels = new Uint16Array(new Uint8Array(data).buffer);
  return { pixels, width: info.width, height: info.height, channels: info.channels as DeepPixels["channels"] };
}

/** Codes grey as sRGB does. */
function recode({ pixels, channels }: DeepPixels, curve: ToneCurve): void {
  const table = Uint16Array.from({ length: 65536 }, (_, value) => Math.round(65535 * encodeSrgb(clamp(curve(value / 65535)))));
  for (let index = 0; index < pixels.length; index += channels) pixels[index] = table[pixels[index] ?? 0] ?? 0;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
