import { imageSize } from "image-size";
import { type FormatReader, PLAIN, readTag } from "./format-reader.ts";

/** https://aomediacodec.github.io/av1-avif/, boxes by ISO/IEC 14496-12 and 23008-12. */
export const AVIF: FormatReader = {
  format: "avif",
  matches: (bytes) => readTag(bytes, 4) === "ftyp" && listBrands(bytes).some((brand) => brand === "avif" || brand === "avis"),
  read(bytes) {
    const { width, height } = imageSize(bytes);
    const meta = bytes.subarray(0, findMetaEnd(bytes));
    const turns = meta.indexOf("irot");
    return {
      ...PLAIN,
      width,
      height,
      // A quarter turn swaps the sides as an EXIF orientation of 6 or 8 does. The decoder applies it by itself, so no copy needs it.
      orientation: turns > 0 && (meta[turns + 4] ?? 0) % 2 === 1 ? 6 : 1,
      alpha: meta.includes("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha"),
      animated: readTag(bytes, 8) === "avis",
      complete: endsWithBox(bytes),
      lossless: false,
    };
  },
};

/** The major brand at 8, then the compatible ones from 16 to the end of the box. */
function listBrands(bytes: Buffer): string[] {
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
  const brands = [readTag(bytes, 8)];
  for (let offset = 16; offset + 4 <= end; offset += 4) brands.push(readTag(bytes, offset));
  return brands;
}

function findMetaEnd(bytes: Buffer): number {
  const meta = bytes.indexOf("meta");
  return meta < 4 ? bytes.length : meta - 4 + bytes.readUInt32BE(meta - 4);
}

function endsWithBox(bytes: Buffer): boolean {
  let offset = 0;
  while (offset + 8 <= bytes.length) {
    const size = bytes.readUInt32BE(offset);
    // 0: up to the end of the file; 1: a 64-bit size, which no picture needs and the decoder checks.
    if (size < 8) return size <= 1;
    offset += size;
  }
  return offset === bytes.length;
}
