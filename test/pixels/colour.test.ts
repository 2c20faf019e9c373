import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { finishPicture } from "../../src/pixels/finish-picture.ts";
import { readHeader } from "../../src/pixels/header.ts";
import { preparePicture } from "../../src/pixels/prepare-picture.ts";
import { distance } from "./pictures.ts";
import { cmykProfile, greyProfile, patchPng, patchTiff, readPatches, recompress, rgbProfile } from "./profiles.ts";

const RGB = [
  [220, 40, 30],
  [40, 190, 60],
  [40, 70, 220],
  [128, 128, 128],
  [250, 240, 200],
  [12, 20, 8],
] as const;
const GREY = [[12], [48], [96], [128], [192], [240]] as const;
const INKS = [
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
const SHOWN = {
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

interface Expected {
  profile: Buffer | undefined;
  shown: readonly (readonly number[])[];
  more?: number;
}

/** Profile → its bytes, and what is shown under it. Names say something else than the numbers where that is what misleads. */
const RGB_PROFILES = {
  none: { profile: undefined, shown: RGB },
  "sRGB by a table": { profile: rgbProfile("sRGB IEC61966-2.1", "srgb", "srgbTable"), shown: RGB },
  "sRGB without the name": { profile: rgbProfile("c2", "srgb", "srgb"), shown: RGB },
  "Display P3": { profile: rgbProfile("Display P3", "p3", "srgb"), shown: SHOWN.p3 },
  "P3 named after its sRGB curve": { profile: rgbProfile("Display P3 Gamut with sRGB Transfer", "p3", "srgbTable"), shown: SHOWN.p3 },
  "Adobe RGB": { profile: rgbProfile("Adobe RGB (1998)", "adobe", "adobe"), shown: SHOWN.adobe },
  "linear sRGB": { profile: rgbProfile("sRGB linear", "srgb", "linear"), shown: SHOWN.linear },
  // With 16 bits, what lies outside of Display P3 is clipped to that first.
  "linear Rec. 2020": { profile: rgbProfile("Rec2020", "rec2020", "linear"), shown: SHOWN.rec2020, more: 2 },
  "sRGB primaries, gamma 2.2": { profile: rgbProfile("sRGB gamma 2.2", "srgb", "gamma22"), shown: SHOWN.gamma22 },
  "of inks, which is ignored": { profile: cmykProfile("Inks"), shown: RGB },
  "of grey, which is ignored": { profile: greyProfile("Linear", "linear"), shown: RGB },
  "a damaged one, which is ignored": { profile: Buffer.from("no profile at all".repeat(20)), shown: RGB },
};
const three = (values: readonly number[]) => values.map((value) => [value, value, value]);
const SAME_GREY = three(GREY.flat());
const GREY_PROFILES = {
  none: { profile: undefined, shown: SAME_GREY },
  "sRGB's curve": { profile: greyProfile("sGray", "srgb"), shown: SAME_GREY },
  linear: { profile: greyProfile("Linear Gray", "linear"), shown: three(SHOWN.greyLinear) },
  "gamma 1.8": { profile: greyProfile("Gray Gamma 1.8", "gamma18"), shown: three(SHOWN.grey18) },
  "of red, green and blue, which is ignored": { profile: rgbProfile("Linear", "p3", "linear"), shown: SAME_GREY },
};

type Make = (patches: { colours: readonly (readonly number[])[]; profile?: Buffer | undefined }) => Promise<Buffer> | Buffer;

/** Name → how the file is made, and how far its own losses may move a colour. */
const FILES: Record<string, { make: Make; tolerance: number }> = {
  "PNG, 8 bits": { make: (patches) => patchPng({ ...patches, depth: 8 }), tolerance: 2 },
  "PNG, 16 bits": { make: (patches) => patchPng({ ...patches, depth: 16 }), tolerance: 2 },
  "TIFF, 8 bits": { make: (patches) => patchTiff({ ...patches, depth: 8 }), tolerance: 2 },
  "TIFF, 16 bits": { make: (patches) => patchTiff({ ...patches, depth: 16 }), tolerance: 2 },
  JPEG: {
    make: (patches) =>
      recompress(patchPng({ ...patches, depth: 8 }), (image) =>
        (patches.colours[0]?.length === 1 ? image.toColourspace("b-w") : image).jpeg({ quality: 100, chromaSubsampling: "4:4:4" }),
      ),
    tolerance: 4,
  },
};
const COLOUR_FILES: typeof FILES = {
  ...FILES,
  WebP: { make: (patches) => recompress(patchPng({ ...patches, depth: 8 }), (image) => image.webp({ lossless: true })), tolerance: 2 },
  AVIF: {
    make: (patches) => recompress(patchPng({ ...patches, depth: 8 }), (image) => image.avif({ quality: 100, chromaSubsampling: "4:4:4" })),
    tolerance: 4,
  },
};

const MODEL = { mediaTypes: ["image/png", "image/jpeg", "image/webp"] } as const;

/** What a model is sent, and what becomes of the same file as an answer. */
async function show(bytes: Buffer): Promise<Record<"sent" | "result", Buffer>> {
  const sent = await preparePicture(bytes, readHeader(bytes), MODEL);
  const result = await finishPicture({ answer: bytes, wanted: { fit: "fail", format: "png" } });
  return { sent: sent.bytes, result: result.bytes };
}

async function check(bytes: Buffer, shown: readonly (readonly number[])[], tolerance: number): Promise<void> {
  for (const [use, picture] of Object.entries(await show(bytes))) {
    expect(await sharp(picture).metadata(), use).toMatchObject({ hasProfile: false, depth: "uchar" });
    const found = await readPatches(picture, shown.length);
    const off = found.map((colour, patch) =>
      distance(colour.length === 1 ? [...colour, ...colour, ...colour] : colour, [...(shown[patch] ?? [])]),
    );
    expect({ use, found, off: Math.max(...off) <= tolerance ? "within" : off }).toEqual({ use, found, off: "within" });
  }
}

describe("a picture shows the colours of its profile, sent and as result", () => {
  describe.each(Object.entries(COLOUR_FILES))("%s", (_name, { make, tolerance }) => {
    it.each(Object.entries<Expected>(RGB_PROFILES))("%s", async (_profile, { profile, shown, more = 0 }) => {
      await check(await make({ colours: RGB, profile }), shown, tolerance + more);
    });
  });

  describe.each(Object.entries(FILES))("grey %s", (_name, { make, tolerance }) => {
    it.each(Object.entries(GREY_PROFILES))("%s", async (_profile, { profile, shown }) => {
      await check(await make({ colours: GREY, profile }), shown, tolerance);
    });
  });

  it.each([8, 16] as const)("inks of a profile, as TIFF of %d bits and as JPEG", async (depth) => {
    const tiff = patchTiff({ colours: INKS, depth, profile: cmykProfile("Inks") });
    await check(tiff, SHOWN.inks, 4);
    const jpeg = await recompress(tiff, (image) =>
      image.pipelineColourspace("cmyk").toColourspace("cmyk").jpeg({ quality: 100, chromaSubsampling: "4:4:4" }),
    );
    await check(jpeg, SHOWN.inks, 5);
  });
});
