import { qualityOfQuantiser, readQuantiser } from "./av1-header.ts";
import { type AvifItems, addProperty, findData, listProperties, readItems, writeBox } from "./avif-items.ts";
import { type ColourCodes, profileOfCodes } from "./cicp.ts";
import { type FormatReader, PLAIN, readTag } from "./format-reader.ts";
import { isSrgbProfile } from "./icc.ts";
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
    const items = readItems(bytes, top, steps);
    const all = items.properties;
    const primary = listProperties(items, items.primary);
    const profile = readColours(bytes, primary).profile;
    const alpha = all.some(({ type, start, end }) => type === "auxC" && bytes.subarray(start + 4, end).includes(ALPHA));
    const deep = all.some(({ type, start }) => type === "av1C" && (bytes.readUInt8(start + 2) & 0x40) !== 0);
    const { quantiser, isGrey, isCoarse } = readCoding(bytes, items, steps);
    return {
      ...PLAIN,
      // As displayed: the decoder crops and turns by itself, and viewers pass over an orientation in EXIF.
      ...readSize(bytes, primary),
      alpha,
      // What follows the boxes is nobody's.
      complete: top.every(({ end }) => end <= bytes.length),
      // Red, green and blue as they are, which the codes say, and nothing taken away.
      lossless: quantiser === 0 && readNumbers(bytes, primary)?.matrix === 0,
      encoding: {
        ...PLAIN.encoding,
        grey: isGrey,
        coarseColour: isCoarse,
        quality: quantiser === undefined ? undefined : qualityOfQuantiser(quantiser),
      },
      conversion: [...(deep ? (["16-bit"] as const) : []), ...(profile && !isSrgbProfile(profile) ? (["profile"] as const) : [])],
      // The planes, and the pixels made of them.
      bytesPerPixel: (3 + (alpha ? 4 : 3)) * (deep ? 2 : 1),
    };
  },
  regularize(bytes, steps) {
    const top = listBoxes(bytes, { start: 0, end: bytes.length }, steps);
    const items = readItems(bytes, top, steps);
    const { profile, isWritten } = readColours(bytes, listProperties(items, items.primary));
    if (!profile || !isWritten) return bytes;
    return addProperty(bytes, top, { property: writeBox("colr", Buffer.from("prof", "latin1"), profile), steps });
  },
};

/** How the shown item is coded, or the first of the tiles that it is made of. */
function readCoding(bytes: Buffer, items: AvifItems, steps: Steps): { quantiser: number | undefined; isGrey: boolean; isCoarse: boolean } {
  const flagsOf = (item: number) => {
    const config = listProperties(items, item).find(({ type }) => type === "av1C");
    return config && bytes.readUInt8(config.start + 2);
  };
  const isOwn = flagsOf(items.primary) !== undefined;
  const coded = isOwn ? items.primary : [...items.associations.keys()].find((item) => flagsOf(item) !== undefined);
  const flags = (coded !== undefined && flagsOf(coded)) || 0;
  const data = coded === undefined ? undefined : findData(bytes, items, coded, steps);
  return {
    quantiser: data && readQuantiser(data, steps),
    isGrey: (flags & 0x10) !== 0,
    isCoarse: (flags & 0x0c) === 0x0c,
  };
}

/** The codes of the colours, by the numbers of ITU-T H.273. */
function readNumbers(bytes: Buffer, properties: readonly Box[]): (ColourCodes & { matrix: number }) | undefined {
  const box = properties.find(({ type, start }) => type === "colr" && readTag(bytes, start) === "nclx");
  const read = (at: number) => (box ? bytes.readUInt16BE(box.start + at) : 0);
  return box && { primaries: read(4), transfer: read(6), matrix: read(8) };
}

/** What the colours are. A profile comes before numbers, which are written as one: the decoder reads nothing else of them. */
function readColours(bytes: Buffer, properties: readonly Box[]): { profile: Buffer | undefined; isWritten: boolean } {
  const own = properties.find(({ type, start }) => type === "colr" && ["prof", "rICC"].includes(readTag(bytes, start)));
  if (own) return { profile: bytes.subarray(own.start + 4, own.end), isWritten: false };
  const codes = readNumbers(bytes, properties);
  const profile = codes && profileOfCodes(codes, { isVideo: true });
  return { profile, isWritten: profile !== undefined && !isSrgbProfile(profile) };
}

/** The major brand at 8, then the compatible ones from 16 to the end of the box. */
function listBrands(bytes: Buffer): string[] {
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
  const brands = [readTag(bytes, 8)];
  for (let offset = 16; offset + 4 <= end; offset += 4) brands.push(readTag(bytes, offset));
  return brands;
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
