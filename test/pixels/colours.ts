import sharp from "sharp";
import { expect } from "vitest";
import { finishPicture } from "../../src/pixels/finish-picture.ts";
import { readHeader } from "../../src/pixels/header.ts";
import { preparePicture } from "../../src/pixels/prepare-picture.ts";
import { distance } from "./pictures.ts";
import { readPatches } from "./profiles.ts";

export const RGB = [
  [220, 40, 30],
  [40, 190, 60],
  [40, 70, 220],
  [128, 128, 128],
  [250, 240, 200],
  [12, 20, 8],
] as const;
export const GREY = [[12], [48], [96], [128], [192], [240]] as const;
export const INKS = [
  [200, 0, 0, 0],
  [0, 200, 0, 0],
  [0, 0, 200, 0],
  [0, 0, 0, 128],
  [60, 30, 90, 20],
  [0, 0, 0, 0],
] as const;

/**
 * What the patches show in sRGB. The numbers are LittleCMS's own (2.14, perceptual, 16 bits, without an image library around it):
 * `cmsCreateTransform` of these profiles to `cmsCreate_sRGBProfile`.
 */
export const SHOWN = {
  p3: [
    [240, 0, 0],
    [0, 193, 23],
    [29, 71, 229],
    [128, 128, 128],
    [252, 240, 195],
    [10, 20, 7],
  ],
  adobe: [
    [255, 35, 23],
    [0, 191, 40],
    [2, 68, 225],
    [129, 129, 129],
    [254, 240, 199],
    [1, 12, 1],
  ],
  linear: [
    [239, 110, 96],
    [110, 224, 133],
    [110, 143, 239],
    [188, 188, 188],
    [253, 248, 229],
    [61, 79, 50],
  ],
  rec2020: [
    [255, 74, 89],
    [0, 234, 119],
    [54, 145, 248],
    [188, 188, 188],
    [255, 248, 227],
    [48, 81, 45],
  ],
  gamma22: [
    [221, 35, 24],
    [35, 191, 57],
    [35, 68, 221],
    [129, 129, 129],
    [250, 240, 201],
    [4, 12, 2],
  ],
  greyLinear: [61, 120, 165, 188, 225, 248],
  grey18: [13, 63, 115, 146, 203, 243],
  inks: [
    [28, 187, 235],
    [242, 111, 165],
    [255, 237, 95],
    [134, 134, 134],
    [198, 202, 171],
    [255, 255, 255],
  ],
} as const;

export const three = (values: readonly number[]) => values.map((value) => [value, value, value]);

const MODEL = { mediaTypes: ["image/png", "image/jpeg", "image/webp"] } as const;

/** What a model is sent, and what becomes of the same file as an answer. */
async function show(bytes: Buffer): Promise<Record<"sent" | "result", Buffer>> {
  const sent = await preparePicture(bytes, readHeader(bytes), MODEL);
  const result = await finishPicture({ answer: bytes, wanted: { fit: "fail", format: "png" } });
  return { sent: sent.bytes, result: result.bytes };
}

export async function checkColours(bytes: Buffer, shown: readonly (readonly number[])[], tolerance: number): Promise<void> {
  for (const [use, picture] of Object.entries(await show(bytes))) {
    expect(await sharp(picture).metadata(), use).toMatchObject({ hasProfile: false, depth: "uchar" });
    const found = await readPatches(picture, shown.length);
    const off = found.map((colour, patch) =>
      distance(colour.length === 1 ? [...colour, ...colour, ...colour] : colour, [...(shown[patch] ?? [])]),
    );
    expect({ use, found, off: Math.max(...off) <= tolerance ? "within" : off }).toEqual({ use, found, off: "within" });
  }
}
