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
    const top = listBoxes(bytes, { start: 0, end: bytes.length }, steps);
    const isSequence = listBrands(bytes).includes("avis") && (readTag(bytes, 8) === "avis" || top.some(({ type }) => type === "moov"));
    if (isSequence) return { ...PLAIN, width: 0, height: 0, animated: true };
    const meta = findBox(top, "meta");
    const metaBoxes = listBoxes(bytes, { start: meta.start + 4, end: meta.end }, steps);
    const properties = listBoxes(bytes, findBox(metaBoxes, "iprp"), steps);
    const all = listBoxes(bytes, findBox(properties, "ipco"), steps);
    const own = readAssociations(bytes, findBox(properties, "ipma"), steps).get(readPrimary(bytes, findBox(metaBoxes, "pitm"))) ?? [];
    const primary = own.map((index) => all[index - 1]).filter((box) => box !== undefined);
    const alpha = all.some(({ type, start, end }) => type === "auxC" && bytes.subarray(start + 4, end).includes(ALPHA));
    const deep = all.some(({ type, start }) => type === "av1C" && (bytes.readUInt8(start + 2) & 0x40) !== 0);
    return {
      ...PLAIN,
      // As displayed: the decoder crops and turns by itself, and viewers pass over an orientation in EXIF.
      ...readSize(bytes, primary),
      alpha,
      // What follows the boxes is nobody's.
      complete: top.every(({ end }) => end <= bytes.length),
      lossless: false,
      conversion: deep ? ["16-bit"] : [],
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

/** The size of an item's picture after what is done to it, in the order in which it is listed: a clean aperture, and quarter turns. */
function readSize(bytes: Buffer, properties: Box[]): { width: number; height: number } {
  const extent = findBox(properties, "ispe");
  const fraction = (at: number) => Math.round(bytes.readUInt32BE(at) / bytes.readUInt32BE(at + 4));
  let [width, height] = [bytes.readUInt32BE(extent.start + 4), bytes.readUInt32BE(extent.start + 8)];
  for (const { type, start } of properties) {
    if (type === "clap") [width, height] = [Math.min(width, fraction(start)), Math.min(height, fraction(start + 8))];
    if (type === "irot" && bytes.readUInt8(start) % 2 === 1) [width, height] = [height, width];
  }
  return { width, height };
}
