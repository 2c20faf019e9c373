import { buildProfile, type Curve, GAMMA_OF_SRGB, isSrgbProfile, type Primaries } from "./icc.ts";

/** What a PNG may say of its colours, beside a profile. https://www.w3.org/TR/png-3/#11addnlcolinfo */
export interface ColourChunks {
  cICP?: Buffer;
  sRGB?: Buffer;
  gAMA?: Buffer;
  cHRM?: Buffer;
}

const D65 = [0.3127, 0.329] as const;
const SRGB: Primaries = { red: [0.64, 0.33], green: [0.3, 0.6], blue: [0.15, 0.06], white: D65 };

/** By the numbers of ITU-T H.273, table 2. */
const PRIMARIES: Readonly<Record<number, Primaries>> = {
  1: SRGB,
  9: { red: [0.708, 0.292], green: [0.17, 0.797], blue: [0.131, 0.046], white: D65 },
  11: { red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06], white: [0.314, 0.351] },
  12: { red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06], white: D65 },
};

const BT709: Curve = [1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081];

/** By the numbers of H.273, table 3. PQ (16) and HLG (18) are not here: what they show depends on the screen. */
const CURVES: Readonly<Record<number, Curve>> = {
  1: BT709,
  4: [2.2],
  5: [2.8],
  6: BT709,
  8: [1],
  13: GAMMA_OF_SRGB,
  14: BT709,
  15: BT709,
};

/** How far a gamma may be off that stands for sRGB's curve, as in libpng. */
const GAMMA_TOLERANCE = 0.05;

/** The profile of `cICP`, which comes before all else. Undefined where it is of a kind that is not read, and so passed over. */
export function profileOfCodes({ cICP }: ColourChunks, grey: boolean): Buffer | undefined {
  const [primaries = 0, transfer = 0, matrix, isFull] = cICP ?? [];
  const [space, curve] = [PRIMARIES[primaries], CURVES[transfer]];
  return space && curve && matrix === 0 && isFull === 1 ? buildProfile(curve, grey ? undefined : space) : undefined;
}

/** The profile of `gAMA` and `cHRM`, which count where there is nothing else. Undefined where they say nothing, or nothing possible. */
export function profileOfNumbers({ sRGB, gAMA, cHRM }: ColourChunks, grey: boolean): Buffer | undefined {
  if (sRGB) return undefined;
  const light = gAMA?.length === 4 ? gAMA.readUInt32BE() / 100_000 : Number.NaN;
  const gamma = light >= 0.1 && light <= 10 ? 1 / light : undefined;
  const space = cHRM?.length === 32 ? readPrimaries(cHRM) : undefined;
  if (gamma === undefined && space === undefined) return undefined;
  // A gamma of 1/2.2 is what those write that mean sRGB, as the specification asks of them.
  const standard = buildProfile(GAMMA_OF_SRGB, grey ? undefined : (space ?? SRGB));
  const isStandard = gamma === undefined || (Math.abs(gamma / 2.2 - 1) <= GAMMA_TOLERANCE && (!standard || isSrgbProfile(standard)));
  return isStandard ? standard : buildProfile([gamma], grey ? undefined : (space ?? SRGB));
}

function readPrimaries(chunk: Buffer): Primaries {
  const at = (index: number) => [chunk.readUInt32BE(index * 8) / 100_000, chunk.readUInt32BE(index * 8 + 4) / 100_000] as const;
  return { white: at(0), red: at(1), green: at(2), blue: at(3) };
}
