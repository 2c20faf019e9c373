/** A tone curve: a coded value to light, both from 0 to 1. */
export type ToneCurve = (value: number) => number;

/** What a profile of red, green and blue, or of grey, says of its colours. */
export interface ColourProfile {
  /** The colours that it is for. Viewers ignore a profile that is for other ones than the picture has. */
  space: "rgb" | "grey" | "other";
  /** To leave it out changes nothing that is seen. */
  isSrgb: boolean;
  /** Of a profile of grey. */
  curve?: ToneCurve;
}

const SPACES: Readonly<Record<string, ColourProfile["space"]>> = { "RGB ": "rgb", GRAY: "grey" };

/** Red, green and blue of sRGB in X, Y and Z, adapted to the white of profiles (D50). */
const SRGB_PRIMARIES = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const;
/** Profiles round their numbers, and this much is half a step of 255. */
const PRIMARY_TOLERANCE = 0.002;
/** Steps of 255 by which a curve may be off, at any of so many places. */
const CURVE_TOLERANCE = 1.5;
const CURVE_PLACES = 64;

/**
 * Reads what a profile is by its numbers: its name says little, as that of "Display P3 Gamut with sRGB Transfer". One that is
 * damaged, or made of tables, counts as another one than sRGB. Layout: ICC.1:2022, sections 7.2, 7.3, 9.2 and 10.
 */
export function readProfile(profile: Buffer): ColourProfile {
  try {
    const space = SPACES[profile.toString("latin1", 16, 20)] ?? "other";
    const tags = listTags(profile);
    if (space === "other" || tags.has("A2B0")) return { space, isSrgb: false };
    if (space === "grey") {
      const curve = readCurve(profile, tags.get("kTRC"));
      return { space, curve, isSrgb: isSrgbCurve(curve) };
    }
    const hasPrimaries = Object.entries(SRGB_PRIMARIES).every(([tag, wanted]) => {
      const start = tags.get(tag) ?? Number.NaN;
      return wanted.every((value, index) => Math.abs(readFixed(profile, start + 8 + index * 4) - value) <= PRIMARY_TOLERANCE);
    });
    const isSrgb = hasPrimaries && ["rTRC", "gTRC", "bTRC"].every((tag) => isSrgbCurve(readCurve(profile, tags.get(tag))));
    return { space, isSrgb };
  } catch {
    return { space: "other", isSrgb: false };
  }
}

/** True when leaving the profile out changes nothing that is seen. */
export function isSrgbProfile(profile: Buffer): boolean {
  return readProfile(profile).isSrgb;
}

/** Light as sRGB codes it, from 0 to 1. IEC 61966-2-1. */
export function encodeSrgb(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}

function isSrgbCurve(curve: ToneCurve): boolean {
  const places = Array.from({ length: CURVE_PLACES + 1 }, (_, index) => index / CURVE_PLACES);
  return places.every((value) => Math.abs(encodeSrgb(Math.max(0, curve(value))) - value) * 255 <= CURVE_TOLERANCE);
}

/** Tag → offset of its data. */
function listTags(profile: Buffer): Map<string, number> {
  const count = Math.min(profile.readUInt32BE(128), 100);
  const entries = Array.from({ length: count }, (_, index) => 132 + index * 12);
  return new Map(entries.map((at) => [profile.toString("latin1", at, at + 4), profile.readUInt32BE(at + 4)]));
}

function readFixed(profile: Buffer, at: number): number {
  return profile.readInt32BE(at) / 65536;
}

/** Numbers of a parametric curve of each type, in the order g a b c d e f. */
const PARAMETERS = [1, 3, 4, 5, 7] as const;

/** @throws RangeError when it is not there, or of a type that is not known. */
function readCurve(profile: Buffer, start = Number.NaN): ToneCurve {
  const type = profile.readUInt32BE(start) === 0x70617261 ? "para" : "curv";
  if (type === "para") {
    const kind = profile.readUInt16BE(start + 8);
    const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: PARAMETERS[kind] ?? 0 }, (_, index) =>
      readFixed(profile, start + 12 + index * 4),
    );
    if (kind === 0) return (value) => value ** g;
    // Below `d`, or where the sum would be negative, the curve is a line, or flat.
    if (kind <= 2) return (value) => (a * value + b >= 0 ? (a * value + b) ** g : 0) + c;
    return (value) => (value >= d ? (a * value + b) ** g + e : c * value + f);
  }
  const count = profile.readUInt32BE(start + 8);
  const read = (index: number) => profile.readUInt16BE(start + 12 + index * 2);
  if (count === 0) return (value) => value;
  if (count === 1) return (value) => value ** (read(0) / 256);
  return (value) => {
    const at = value * (count - 1);
    const below = Math.min(count - 2, Math.floor(at));
    return (read(below) + (read(below + 1) - read(below)) * (at - below)) / 65535;
  };
}
