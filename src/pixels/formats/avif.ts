import { type FormatReader, PLAIN, readTag } from "./format-reader.ts";
import { type Box, findBox, listBoxes } from "./iso-boxes.ts";
import type { Steps } from "./steps.ts";

const ALPHA = "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha";

/** https://aomediacodec.github.io/av1-avif/, boxes by ISO/IEC 14496-12 and 23008-12. */
export const AVIF: FormatReader = {
  format: "avif",
  // The brands' box is short, so that no file is one of another format too, whose marks come first.
  matches: (bytes) =>
    bytes.readUInt16BE(0) === 0 && readTag(bytes, 4) === "ftyp" && listBrands(bytes).some((brand) => brand === "avif" || brand === "avis"),
  read(bytes, steps) {
    if (readTag(bytes, 8) === "avis") return { ...PLAIN, width: 0, height: 0, animated: true };
    const top = listBoxes(bytes, { start: 0, end: bytes.length }, steps);
    const meta = findBox(top, "meta");
    const metaBoxes = listBoxes(bytes, { start: meta.start + 4, end: meta.end }, steps);
    const properties = listBoxes(bytes, findBox(metaBoxes, "iprp"), steps);
    const all = listBoxes(bytes, findBox(properties, "ipco"), steps);
    const own = readAssociations(bytes, findBox(properties, "ipma"), steps).get(readPrimary(bytes, findBox(metaBoxes, "pitm"))) ?? [];
    const primary = own.map((index) => all[index - 1]).filter((box) => box !== undefined);
    const turns = primary.find(({ type }) => type === "irot");
    const alpha = all.some(({ type, start, end }) => type === "auxC" && bytes.subarray(start + 4, end).includes(ALPHA));
    const deep = all.some(({ type, start }) => type === "av1C" && (bytes.readUInt8(start + 2) & 0x40) !== 0);
    return {
      ...PLAIN,
      ...readSize(bytes, primary),
      // A quarter turn swaps the sides as an EXIF orientation of 6 or 8 does. The decoder applies it by itself, so no copy needs it.
      orientation: turns && bytes.readUInt8(turns.start) % 2 === 1 ? 6 : 1,
      alpha,
      complete: top.at(-1)?.end === bytes.length,
      lossless: false,
      // The planes, and the pixels made of them.
      bytesPerPixel: (3 + (alpha ? 4 : 3)) * (deep ? 2 : 1),
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

/** The item that a viewer shows. */
function readPrimary(bytes: Buffer, { start }: Box): number {
  return bytes.readUInt8(start) === 0 ? bytes.readUInt16BE(start + 4) : bytes.readUInt32BE(start + 4);
}

/** Item → numbers of its properties, from 1. */
function readAssociations(bytes: Buffer, { start }: Box, steps: Steps): Map<number, number[]> {
  const idSize = bytes.readUInt8(start) === 0 ? 2 : 4;
  const wide = (bytes.readUInt8(start + 3) & 1) === 1;
  const associations = new Map<number, number[]>();
  let at = start + 8;
  for (let left = bytes.readUInt32BE(start + 4); left > 0; left--) {
    const item = bytes.readUIntBE(at, idSize);
    const count = bytes.readUInt8(at + idSize);
    at += idSize + 1;
    steps.take(1 + count);
    const indices: number[] = [];
    for (let index = 0; index < count; index++, at += wide ? 2 : 1)
      indices.push(wide ? bytes.readUInt16BE(at) & 0x7fff : bytes.readUInt8(at) & 0x7f);
    associations.set(item, indices);
  }
  return associations;
}

/** The size of an item's picture, or of its clean aperture, which is all that viewers show of it. */
function readSize(bytes: Buffer, properties: Box[]): { width: number; height: number } {
  const aperture = properties.find(({ type }) => type === "clap");
  const extent = findBox(properties, "ispe");
  const width = bytes.readUInt32BE(extent.start + 4);
  const height = bytes.readUInt32BE(extent.start + 8);
  if (!aperture) return { width, height };
  const fraction = (at: number) => Math.round(bytes.readUInt32BE(at) / bytes.readUInt32BE(at + 4));
  return { width: Math.min(width, fraction(aperture.start)), height: Math.min(height, fraction(aperture.start + 8)) };
}
