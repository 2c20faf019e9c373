import type { Size } from "../picture.ts";
import type { Mapping } from "./axis-map.ts";
import type { Change } from "./change-region.ts";
import { listParts } from "./mask-parts.ts";
import { type Colour, grow, mapColours, type Planes, type Raster, WHITE } from "./plane.ts";
import { listShown, middleOf, OPAQUE, TRANSPARENT } from "./source-alpha.ts";
import { type ToneMap, toneColour } from "./tone-map.ts";

/** What is seen behind a source and its answer where they are transparent. */
export interface Ground {
  /** The middle colour. */
  colour: Colour;
  /** It is that colour but for what the edit drew on it, so that edges against it can be compared. */
  isPlain: boolean;
}

/** Levels by which a plain ground may differ, and the share of it that does not differ by more: new letters may stand on the rest. */
const OF_GROUND = 16;
const MOST_OF_GROUND = 0.6;

/** What an opaque answer shows where its source is transparent. */
export function findGround(source: Raster, answer: Raster, mapping: Mapping): Ground {
  const shown = listShown(source, answer, mapping);
  const colour = middleOf(shown);
  let plain = 0;
  const all = shown[0].length;
  for (let at = 0; at < all; at++)
    if (shown.every((values, channel) => Math.abs((values[at] ?? 0) - (colour[channel] ?? 0)) <= OF_GROUND)) plain++;
  return { colour, isPlain: plain >= MOST_OF_GROUND * all };
}

const GROUNDS: readonly Colour[] = [WHITE, [0, 0, 0], [128, 128, 128]];
/** Levels of brightness from which a ground is far enough. */
const FAR = 64;

/** For pictures that are both transparent: the ground on which most of the source is seen. */
export function chooseGround({ pixels }: Raster): Ground {
  const STEP = 4 * 7;
  const sums = GROUNDS.map(() => 0);
  for (let at = 0; at < pixels.length; at += STEP) {
    const luma = 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
    for (const [index, [behind]] of GROUNDS.entries())
      sums[index] = (sums[index] ?? 0) + (pixels[at + 3] ?? 255) * Math.min(FAR, Math.abs(luma - behind));
  }
  return { colour: GROUNDS[sums.indexOf(Math.max(...sums))] ?? WHITE, isPlain: true };
}

/** 1 for each pixel of which nothing is seen; undefined where all is opaque. */
export function listHidden({ alpha }: Planes): Uint8Array | undefined {
  return alpha && Uint8Array.from(alpha, (value) => (value < TRANSPARENT ? 1 : 0));
}

/** The same picture on another ground. */
export function layOnGround(planes: Planes, from: Colour, to: Colour): Planes {
  const { alpha, colours } = planes;
  if (!alpha) return planes;
  let channel = 0;
  return {
    ...planes,
    colours: mapColours(colours, (values) => {
      const more = (to[channel] ?? 0) - (from[channel] ?? 0);
      channel++;
      return values.map((value, at) => value + more * (1 - (alpha[at] ?? 255) / 255));
    }),
  };
}

/** A ground in the source's tone. */
export function toneGround(map: ToneMap, colour: Colour): Colour {
  const tone = (channel: number) => toneColour(map, channel, { own: undefined, colour });
  return [tone(0), tone(1), tone(2)];
}

/** A 1 becomes 0 where another is 1. */
export function exclude(values: Uint8Array, other: Uint8Array | undefined): Uint8Array {
  return other ? values.map((value, at) => (other[at] ? 0 : value)) : values;
}

/** 1 where one of the two is. */
export const unite = (values: Uint8Array, other: Uint8Array): Uint8Array => values.map((value, at) => value | (other[at] ?? 0));

/** 1 where none of them is; undefined where there is none. */
export function excludeAll(...masks: readonly (Uint8Array | undefined)[]): Uint8Array | undefined {
  const given = masks.filter((mask) => mask !== undefined);
  const [first] = given;
  return first?.map((_, at) => (given.some((mask) => mask[at]) ? 0 : 1));
}

/** Without what shows the ground, and what is beside it. */
export function excludeGround(values: Uint8Array, own: Planes): Uint8Array {
  return own.alpha
    ? exclude(
        values,
        grow(
          Uint8Array.from(own.alpha, (alpha) => (alpha < OPAQUE ? 1 : 0)),
          own,
          1,
        ),
      )
    : values;
}

/** What is not shown did not change. */
export function hideUncovered(source: Planes, shown: Planes, covered: Uint8Array): void {
  for (let at = 0; at < covered.length; at++) {
    if (covered[at]) continue;
    for (const [channel, values] of shown.colours.entries()) values[at] = source.colours[channel]?.[at] ?? 0;
  }
}

/** Pixels at its edge in which an answer shows what is beyond, or nothing. */
const BORDER = 3;

/** Of some pixels, those at the picture's edge. */
export function listAtEdge(values: Uint8Array, { width, height }: Size): Uint8Array {
  return values.map((value, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return x < BORDER || y < BORDER || x >= width - BORDER || y >= height - BORDER ? value : 0;
  });
}

/** What is drawn on the ground alone is no change: the result does not show it. */
export function dropHidden({ region, core }: Pick<Change, "region" | "core">, hidden: Uint8Array, size: Size): void {
  for (let at = 0; at < core.length; at++) if (hidden[at]) core[at] = 0;
  for (const { pixels } of listParts(region, size, 1)) if (!pixels.some((at) => core[at])) for (const at of pixels) region[at] = 0;
}
