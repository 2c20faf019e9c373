import { profileOfCodes, SRGB } from "./cicp.ts";
import { buildProfile, GAMMA_OF_SRGB, isSrgbProfile, type Primaries } from "./icc.ts";

/** What a PNG may say of its colours, beside a profile. https://www.w3.org/TR/png-3/#11addnlcolinfo */
export interface ColourChunks {
  cICP?: Buffer;
  sRGB?: Buffer;
  gAMA?: Buffer;
  cHRM?: Buffer;
}

/** How far a gamma may be off that stands for sRGB's curve, as in libpng. */
const GAMMA_TOLERANCE = 0.05;

/** The profile of `cICP`, which comes before all else. Undefined where it is of a kind that is not read, and so passed over. */
export function profileOfCoded({ cICP }: ColourChunks, grey: boolean): Buffer | undefined {
  const [primaries = 0, transfer = 0, matrix, isFull] = cICP ?? [];
  return matrix === 0 && isFull === 1 ? profileOfCodes({ primaries, transfer }, { grey }) : undefined;
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
