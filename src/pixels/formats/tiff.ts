import { isTiffHeader, readDirectory } from "./exif.ts";
import { type ConversionReason, type FormatReader, PLAIN } from "./format-reader.ts";

/** TIFF 6.0, sections 2 to 8 and 18. */
export const TIFF: FormatReader = {
  format: "tiff",
  matches: (bytes) => isTiffHeader(bytes) || ["II+\0", "MM\0+"].includes(bytes.toString("latin1", 0, 4)),
  read(bytes, steps) {
    if (!isTiffHeader(bytes)) return { ...PLAIN, width: 0, height: 0, unsupported: "BigTIFF" };
    const { tags, next } = readDirectory(bytes, steps);
    const first = (tag: number, otherwise: number) => tags.get(tag)?.[0] ?? otherwise;
    const conversion: ConversionReason[] = [];
    const photometric = first(262, 2);
    if (photometric <= 1) conversion.push("greyscale");
    if (photometric === 3) conversion.push("palette");
    if (photometric === 5) conversion.push("cmyk");
    if (first(258, 8) > 8) conversion.push("16-bit");
    // Whether an embedded profile is sRGB is not looked at: no model takes TIFF, so the copy is converted in any case.
    return {
      ...PLAIN,
      width: first(256, 0),
      height: first(257, 0),
      orientation: first(274, 1),
      alpha: tags.has(338),
      animated: false,
      conversion,
      bytesPerPixel: (first(277, 1) * first(258, 1)) / 8,
      unsupported: next === 0 ? undefined : "a TIFF of several pages",
    };
  },
};
