import { crc32, deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";

/** Colour profiles, and files that carry them, written here byte by byte: no library gets to convert a colour. */

const fixed = (...values: number[]) => {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeInt32BE(Math.round(value * 65536), index * 4);
  return bytes;
};
const tag = (type: string, ...parts: Buffer[]) => Buffer.concat([Buffer.from(type, "latin1"), Buffer.alloc(4), ...parts]);
const number = (size: 1 | 2 | 4, ...values: number[]) => {
  const bytes = Buffer.alloc(size * values.length);
  for (const [index, value] of values.entries()) bytes.writeUIntBE(value, index * size, size);
  return bytes;
};

/** Tone curves of each kind that there is. */
export const CURVES = {
  /** As most profiles have it: 1024 values of the sRGB curve. */
  srgbTable: tag(
    "curv",
    number(4, 1024),
    number(
      2,
      ...Array.from({ length: 1024 }, (_, index) => {
        const value = index / 1023;
        return Math.round(65535 * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
      }),
    ),
  ),
  srgb: tag("para", number(2, 3, 0), fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)),
  linear: tag("curv", number(4, 0)),
  gamma18: tag("curv", number(4, 1), number(2, Math.round(1.8 * 256))),
  gamma22: tag("para", number(2, 0, 0), fixed(2.2)),
  adobe: tag("curv", number(4, 1), number(2, 563)),
};

/** Red, green and blue in X, Y and Z, adapted to D50. */
export const PRIMARIES = {
  srgb: [
    [0.43607, 0.22249, 0.01392],
    [0.38515, 0.71687, 0.09708],
    [0.14307, 0.06061, 0.7141],
  ],
  p3: [
    [0.51512, 0.2412, -0.00105],
    [0.29198, 0.69225, 0.04189],
    [0.1571, 0.06657, 0.78407],
  ],
  adobe: [
    [0.60974, 0.31111, 0.01947],
    [0.20528, 0.62567, 0.06087],
    [0.14919, 0.06322, 0.74457],
  ],
  rec2020: [
    [0.67349, 0.27904, -0.00193],
    [0.16567, 0.67535, 0.02998],
    [0.12505, 0.0456, 0.79686],
  ],
} as const;

export function rgbProfile(name: string, primaries: keyof typeof PRIMARIES, curve: keyof typeof CURVES): Buffer {
  const [red, green, blue] = PRIMARIES[primaries].map((colour) => tag("XYZ ", fixed(...colour)));
  const trc = CURVES[curve];
  return buildProfile("RGB ", "XYZ ", name, { rXYZ: red, gXYZ: green, bXYZ: blue, rTRC: trc, gTRC: trc, bTRC: trc });
}

export function greyProfile(name: string, curve: keyof typeof CURVES): Buffer {
  return buildProfile("GRAY", "XYZ ", name, { kTRC: CURVES[curve] });
}

/** Inks of our own: a table with two points for each, of the colours that no, one or several full inks give. */
export function cmykProfile(name: string): Buffer {
  const straight = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
  const nodes = Array.from({ length: 16 }, (_, index) => {
    const [cyan, magenta, yellow, black] = [8, 4, 2, 1].map((bit) => (index & bit ? 1 : 0));
    const light = (100 - 38 * (cyan ?? 0) - 45 * (magenta ?? 0) - 8 * (yellow ?? 0)) * (black ? 0.12 : 1);
    const strength = black ? 0.1 : 1;
    const a = (-34 * (cyan ?? 0) + 70 * (magenta ?? 0) - 4 * (yellow ?? 0)) * strength;
    const b = (-45 * (cyan ?? 0) - 4 * (magenta ?? 0) + 88 * (yellow ?? 0)) * strength;
    return [Math.round((Math.max(0, light) / 100) * 255), Math.round(a + 128), Math.round(b + 128)];
  });
  const table = tag(
    "mft1",
    Buffer.from([4, 3, 2, 0]),
    fixed(1, 0, 0, 0, 1, 0, 0, 0, 1),
    ...Array.from({ length: 4 }, () => straight),
    Buffer.from(nodes.flat()),
    ...Array.from({ length: 3 }, () => straight),
  );
  return buildProfile("CMYK", "Lab ", name, { A2B0: table }, "prtr");
}

function buildProfile(space: string, pcs: string, name: string, own: Record<string, Buffer | undefined>, kind = "mntr"): Buffer {
  const description = tag("desc", number(4, name.length + 1), Buffer.from(`${name}\0`, "latin1"), Buffer.alloc(78));
  const tags = Object.entries({
    desc: description,
    cprt: tag("text", Buffer.from("none\0", "latin1")),
    wtpt: tag("XYZ ", fixed(0.9642, 1, 0.8249)),
    ...own,
  }).flatMap(([key, data]) => (data ? [{ key, data: Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]) }] : []));
  const head = Buffer.alloc(128);
  head.write("\x02\x20\0\0", 8, "latin1");
  head.write(`${kind}${space}${pcs}`, 12, "latin1");
  head.write("acsp", 36, "latin1");
  fixed(0.9642, 1, 0.8249).copy(head, 68);
  let at = 128 + 4 + 12 * tags.length;
  const entries = tags.map(({ key, data }) => {
    const entry = Buffer.concat([Buffer.from(key, "latin1"), number(4, at, data.length)]);
    at += data.length;
    return entry;
  });
  const profile = Buffer.concat([head, number(4, tags.length), ...entries, ...tags.map(({ data }) => data)]);
  profile.writeUInt32BE(profile.length, 0);
  return profile;
}

/** Side of a patch, which JPEG encodes as blocks of its own. */
const PATCH = 16;

interface Patches {
  /** One colour for each patch, side by side, with 8 bits a channel. */
  colours: readonly (readonly number[])[];
  depth: 8 | 16;
  profile?: Buffer | undefined;
  /** More chunks of a PNG, before its pixels. */
  chunks?: Readonly<Record<string, Buffer>>;
}

/** Gamma as PNG has it: of coding, times 100,000. */
export const gammaChunk = (value: number) => number(4, value);
/** White, red, green and blue as x and y. */
export const chromaticityChunk = (...values: number[]) => number(4, ...values.map((value) => Math.round(value * 100_000)));

function paintRow({ colours, depth }: Patches): Buffer {
  const values = colours.flatMap((colour) => Array.from({ length: PATCH }, () => colour).flat());
  return depth === 8 ? Buffer.from(values) : number(2, ...values.map((value) => value * 257));
}

export function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  return Buffer.concat([number(4, data.length), body, number(4, crc32(body))]);
}

/** A PNG of grey, or of red, green and blue. */
export function patchPng(patches: Patches): Buffer {
  const { colours, depth, profile, chunks = {} } = patches;
  const row = Buffer.concat([Buffer.from([0]), paintRow(patches)]);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk(
      "IHDR",
      Buffer.concat([number(4, colours.length * PATCH, PATCH), Buffer.from([depth, colours[0]?.length === 1 ? 0 : 2, 0, 0, 0])]),
    ),
    ...Object.entries(chunks).map(([name, data]) => pngChunk(name, data)),
    ...(profile ? [pngChunk("iCCP", Buffer.concat([Buffer.from("x\0\0", "latin1"), deflateSync(profile)]))] : []),
    pngChunk("IDAT", deflateSync(Buffer.concat(Array.from({ length: PATCH }, () => row)))),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** An uncompressed TIFF of grey, of red, green and blue, or of inks. */
export function patchTiff(patches: Patches): Buffer {
  const { colours, depth, profile = Buffer.alloc(0) } = patches;
  const channels = colours[0]?.length ?? 3;
  const pixels = Buffer.concat(Array.from({ length: PATCH }, () => paintRow(patches)));
  const entries: [number, number, number, Buffer][] = [
    [256, 3, 1, number(2, colours.length * PATCH, 0)],
    [257, 3, 1, number(2, PATCH, 0)],
    [258, 3, channels, number(2, ...Array.from({ length: channels < 3 ? 2 : channels }, () => depth))],
    [259, 3, 1, number(2, 1, 0)],
    [262, 3, 1, number(2, channels === 1 ? 1 : channels === 3 ? 2 : 5, 0)],
    [273, 4, 1, Buffer.alloc(4)],
    [277, 3, 1, number(2, channels, 0)],
    [278, 3, 1, number(2, PATCH, 0)],
    [279, 4, 1, number(4, pixels.length)],
    ...(profile.length > 0 ? [[34675, 7, profile.length, profile] satisfies [number, number, number, Buffer]] : []),
  ];
  const data: Buffer[] = [];
  let at = 8 + 2 + 12 * entries.length + 4;
  const keep = (bytes: Buffer) => {
    data.push(bytes, Buffer.alloc(bytes.length % 2));
    at += bytes.length + (bytes.length % 2);
    return number(4, at - bytes.length - (bytes.length % 2));
  };
  const placed = entries.map(([id, type, count, value]) =>
    Buffer.concat([number(2, id, type), number(4, count), id === 273 ? keep(pixels) : value.length > 4 ? keep(value) : value]),
  );
  return Buffer.concat([Buffer.from("MM\0*\0\0\0\x08", "latin1"), number(2, entries.length), ...placed, number(4, 0), ...data]);
}

/** The same values in another format, under the same profile. */
export function recompress(bytes: Buffer, as: (image: Sharp) => Sharp): Promise<Buffer> {
  return as(sharp(bytes).keepIccProfile()).toBuffer();
}

/** What was read of each patch: the colour in its middle. */
export async function readPatches(bytes: Buffer, count: number): Promise<number[][]> {
  const { data, info } = await sharp(bytes, { ignoreIcc: true })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Array.from({ length: count }, (_, patch) => {
    const at = ((PATCH / 2) * info.width + patch * PATCH + PATCH / 2) * info.channels;
    return [...data.subarray(at, at + info.channels)];
  });
}
