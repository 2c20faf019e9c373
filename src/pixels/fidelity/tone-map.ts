import { mapColours, type Planes } from "./plane.ts";

/**
 * Red, green and blue of the source's tone from those of the answer: for each, an offset (0–255), three factors, and a factor of how far
 * the channel's own curve is bent between black and white, see {@link bend}.
 */
export type ToneMap = readonly [ToneRow, ToneRow, ToneRow];
export type ToneRow = readonly [offset: number, red: number, green: number, blue: number, curve: number];

export const AS_IT_IS: ToneMap = [
  [0, 1, 0, 0, 0],
  [0, 0, 1, 0, 0],
  [0, 0, 0, 1, 0],
];
export const addRows = (a: ToneRow, b: ToneRow): ToneRow => [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]];

/** Nothing at black and white, half of 255 in the middle. */
export const bend = (value: number) => value * (255 - value) * (2 / 255);

/** Brightness below which, and above which, a colour may have been cut off at black or white. */
const BLACK = 1.5;
const WHITE = 253.5;
export const isCutOff = (value: number) => value <= BLACK || value >= WHITE;

/**
 * One channel of a source's colour as it would be had it been cut off at black and white as the answer was.
 *
 * @param value the answer's, 0–255
 * @param linear the same in the source's tone, but for the curve
 * @param factor of this channel in its own row of the map
 */
export function cutOff(own: number, value: number, linear: number, factor: number): number {
  const white = linear + factor * (255 - value);
  const black = linear - factor * value;
  return own > white ? white : own < black ? black : own;
}

/** How near to black or white, of 255, an answer's colour is drawn as the source's that was cut off there. */
const NEAR = 32;

/**
 * A channel of an answer's colour in the source's tone, with what it lost at black or white where the source still has it.
 *
 * @param parts `own`: the source's colour; undefined where it shows none
 */
export function toneColour(map: ToneMap, channel: number, { own, colour }: { own: number | undefined; colour: readonly number[] }): number {
  const row = map[channel] ?? AS_IT_IS[0];
  const [red = 0, green = 0, blue = 0] = colour;
  const value = colour[channel] ?? 0;
  const linear = row[0] + row[1] * red + row[2] * green + row[3] * blue;
  const toned = linear + row[4] * bend(value);
  if (own === undefined) return toned;
  const near = Math.max(0, Math.abs(value - 127.5) - 127.5 + NEAR) / NEAR;
  return toned + Math.min(1, near) * (own - cutOff(own, value, linear, row[channel + 1] ?? 1));
}

/** An answer in the source's tone, and the source cut off at black and white as the answer is. */
export function applyTone(answer: Planes, map: ToneMap, source: Planes): { source: Planes; answer: Planes } {
  const [red, green, blue] = answer.colours;
  const make = () => mapColours(source.colours, (values) => new Float32Array(values.length));
  const [cut, toned] = [make(), make()];
  for (const channel of [0, 1, 2] as const) {
    const [offset, ofRed, ofGreen, ofBlue, curve] = map[channel];
    const factor = [ofRed, ofGreen, ofBlue][channel] ?? 1;
    const [values, own, cutValues, tonedValues] = [answer.colours[channel], source.colours[channel], cut[channel], toned[channel]];
    for (let at = 0; at < values.length; at++) {
      const linear = offset + ofRed * (red[at] ?? 0) + ofGreen * (green[at] ?? 0) + ofBlue * (blue[at] ?? 0);
      const value = values[at] ?? 0;
      cutValues[at] = cutOff(own[at] ?? 0, value, linear, factor);
      tonedValues[at] = linear + curve * bend(value);
    }
  }
  return { source: { ...source, colours: cut }, answer: { ...answer, colours: toned } };
}
