import { describe, it } from "vitest";
import { checkColours, GREY, INKS, RGB, SHOWN, three } from "./colours.ts";
import { cmykProfile, greyProfile, patchPng, patchTiff, recompress, rgbProfile } from "./profiles.ts";

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

describe("a picture shows the colours of its profile, sent and as result", () => {
  describe.each(Object.entries(COLOUR_FILES))("%s", (_name, { make, tolerance }) => {
    it.each(Object.entries<Expected>(RGB_PROFILES))("%s", async (_profile, { profile, shown, more = 0 }) => {
      await checkColours(await make({ colours: RGB, profile }), shown, tolerance + more);
    });
  });

  describe.each(Object.entries(FILES))("grey %s", (_name, { make, tolerance }) => {
    it.each(Object.entries(GREY_PROFILES))("%s", async (_profile, { profile, shown }) => {
      await checkColours(await make({ colours: GREY, profile }), shown, tolerance);
    });
  });

  it.each([8, 16] as const)("inks of a profile, as TIFF of %d bits and as JPEG", async (depth) => {
    const tiff = patchTiff({ colours: INKS, depth, profile: cmykProfile("Inks") });
    await checkColours(tiff, SHOWN.inks, 4);
    const jpeg = await recompress(tiff, (image) =>
      image.pipelineColourspace("cmyk").toColourspace("cmyk").jpeg({ quality: 100, chromaSubsampling: "4:4:4" }),
    );
    await checkColours(jpeg, SHOWN.inks, 5);
  });
});
