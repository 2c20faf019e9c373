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

/** A gamma; or the numbers g a b c d of a curve of type 3: a power, and a line below `d`. */
export type Curve = readonly [number] | readonly [number, number, number, number, number];

export const GAMMA_OF_SRGB: Curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

type Chromaticity = readonly [x: number, y: number];
export type Primaries = Readonly<Record<"red" | "green" | "blue" | "white", Chromaticity>>;

type Vector = readonly [number, number, number];
type Matrix = readonly [Vector, Vector, Vector];

/** The white of profiles, and what tells how bright eyes see the three kinds of light (Bradford). ICC.1:2022, annex E. */
const D50: Vector = [0.9642, 1, 0.8249];
const BRADFORD: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];

/** A profile that says this. @returns undefined where there are no such colours. @param primaries absent for grey */
export function buildProfile(curve: Curve, primaries?: Primaries): Buffer | undefined {
  const colours = primaries && adaptPrimaries(primaries);
  if (colours?.flat().some((value) => !(Math.abs(value) < 16))) return undefined;
  const tone = Buffer.concat([Buffer.from("para\0\0\0\0\0\0\0\0", "latin1"), ...curve.map(writeFixed)]);
  tone.writeUInt16BE(curve.length === 1 ? 0 : 3, 8);
  const light = (value: Vector) => Buffer.concat([Buffer.from("XYZ \0\0\0\0", "latin1"), ...value.map(writeFixed)]);
  const tags: [string, Buffer][] = colours
    ? [
        ...colours.map((value, index): [string, Buffer] => [`${"rgb"[index]}XYZ`, light(value)]),
        ...["r", "g", "b"].map((name): [string, Buffer] => [`${name}TRC`, tone]),
      ]
    : [["kTRC", tone]];
  tags.push(["wtpt", light(D50)]);
  const head = Buffer.alloc(128 + 4 + 12 * tags.length);
  head.write("\x02\x40", 8, "latin1");
  head.write(`mntr${colours ? "RGB " : "GRAY"}XYZ `, 12, "latin1");
  head.write("acsp", 36, "latin1");
  for (const [index, value] of D50.entries()) writeFixed(value).copy(head, 68 + 4 * index);
  head.writeUInt32BE(tags.length, 128);
  let at = head.length;
  for (const [index, [name, data]] of tags.entries()) {
    const entry = 132 + 12 * index;
    head.write(name, entry, "latin1");
    head.writeUInt32BE(at, entry + 4);
    head.writeUInt32BE(data.length, entry + 8);
    at += data.length;
  }
  head.writeUInt32BE(at, 0);
  return Buffer.concat([head, ...tags.map(([, data]) => data)]);
}

function writeFixed(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65536));
  return bytes;
}

/** Red, green and blue in X, Y and Z under the white of profiles. */
function adaptPrimaries({ red, green, blue, white }: Primaries): Matrix {
  const whole = toXyz(white);
  const lights = [toXyz(red), toXyz(green), toXyz(blue)] as const;
  // As much of each as makes white together.
  const shares = solve(transpose(lights), whole);
  const [from, to] = [multiply(BRADFORD, whole), multiply(BRADFORD, D50)];
  const adapt = (light: Vector, share: number): Vector => {
    const [l, m, s] = multiply(BRADFORD, light);
    return solve(BRADFORD, [(l * share * to[0]) / from[0], (m * share * to[1]) / from[1], (s * share * to[2]) / from[2]]);
  };
  return [adapt(lights[0], shares[0]), adapt(lights[1], shares[1]), adapt(lights[2], shares[2])];
}

const toXyz = ([x, y]: Chromaticity): Vector => [x / y, 1, (1 - x - y) / y];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const multiply = ([a, b, c]: Matrix, value: Vector): Vector => [dot(a, value), dot(b, value), dot(c, value)];
const transpose = ([a, b, c]: Matrix): Matrix => [
  [a[0], b[0], c[0]],
  [a[1], b[1], c[1]],
  [a[2], b[2], c[2]],
];

/** What the matrix makes the value of. */
function solve(matrix: Matrix, value: Vector): Vector {
  const [a, b, c] = transpose(matrix);
  const whole = dot(a, cross(b, c));
  return [dot(value, cross(b, c)) / whole, dot(a, cross(value, c)) / whole, dot(a, cross(b, value)) / whole];
}
