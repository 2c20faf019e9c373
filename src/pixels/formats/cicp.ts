import { buildProfile, type Curve, GAMMA_OF_SRGB, type Primaries } from "./icc.ts";

const D65 = [0.3127, 0.329] as const;
export const SRGB: Primaries = { red: [0.64, 0.33], green: [0.3, 0.6], blue: [0.15, 0.06], white: D65 };

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

/** Numbers that say nothing (2), or stand for television, in files of video coders: there, viewers show sRGB. */
const SHOWN_AS_SRGB = { primaries: [2, 5, 6, 7], transfer: [1, 2, 6, 14, 15] };

/** How a picture's colours are coded, by the numbers of H.273. */
export interface ColourCodes {
  primaries: number;
  transfer: number;
}

/** A profile that says the same. @returns undefined for a kind that is not read, and so passed over. */
export function profileOfCodes({ primaries, transfer }: ColourCodes, { grey = false, isVideo = false } = {}): Buffer | undefined {
  const space = isVideo && SHOWN_AS_SRGB.primaries.includes(primaries) ? SRGB : PRIMARIES[primaries];
  const curve = isVideo && SHOWN_AS_SRGB.transfer.includes(transfer) ? GAMMA_OF_SRGB : CURVES[transfer];
  return space && curve && buildProfile(curve, grey ? undefined : space);
}
