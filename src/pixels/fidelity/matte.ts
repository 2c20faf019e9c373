import type { Colour, Planes } from "./plane.ts";
import { OPAQUE, TRANSPARENT } from "./source-alpha.ts";

/** Where an answer without transparency is transparent. */
export interface Matte {
  /**
   * Alpha, 0–255; undefined where the source's is right, since nothing changed there.
   *
   * @param at the pixel's number in the reduced source
   * @param colour of the answer, in the source's tone
   */
  alphaAt(at: number, colour: readonly number[]): number | undefined;
  /** What is seen where it is transparent. */
  ground: Colour;
}

interface MatteParts {
  source: Planes;
  answer: Planes;
  /** On which both are. */
  ground: Colour;
}

/** An ink: a colour as the ground shows it, and its alpha. */
interface Ink {
  colour: Colour;
  alpha: number;
}

/** Levels, of 255, up to which a colour is that of what lies behind; compression makes as much of it. */
const SAME = 10;
/** What is as far from what lies behind as an ink is that ink. */
const AS_FAR = 0.95;
/** Shares of that distance by which compression may move a mix of both, to the side and from what lies behind. */
const BESIDE = 0.2;
const BEFORE = 0.06;
/** Bits of each channel by which colours are told apart. */
const BITS = 4;
const COLOURS = 1 << (3 * BITS);

/**
 * Finds how transparent an opaque answer is meant to be where it changed. What lies behind a change is what its source shows nearest to it:
 * the ground, or a thing. A colour that differs from it is an ink, or a mix of both. The source's inks have the source's alpha, so that
 * shadows and watermarks stay what they are; others are opaque.
 *
 * @param changed 1 for each pixel
 */
export function findMatte(changed: Uint8Array, { source, answer, ground }: MatteParts): Matte | undefined {
  const { alpha } = source;
  const nearest = alpha && findNearest(changed, source);
  if (!alpha || !nearest) return undefined;
  const behind = (at: number) => nearest[at] ?? at;
  const colourAt = ({ colours: [red, green, blue] }: Planes, at: number) => [red[at] ?? 0, green[at] ?? 0, blue[at] ?? 0] as const;
  const own = createHistogram();
  const its = createHistogram();
  const kinds = new Int32Array(changed.length);
  for (let at = 0; at < changed.length; at++) {
    if (!changed[at]) continue;
    const under = colourAt(source, behind(at));
    const [before, after] = [colourAt(source, at), colourAt(answer, at)];
    if (distance(before, under) > SAME) own.add(before, { under, alpha: alpha[at] ?? 255, isSolid: true });
    const isInk = distance(after, under) > SAME;
    if (isInk) kinds[at] = 1 + its.add(after, { under, alpha: alpha[behind(at)] ?? 255, isSolid: isSolid(answer, at) });
  }
  const inks = chooseInks(own.list(), its.list());
  return {
    ground,
    alphaAt: (at, colour) => {
      if (!changed[at]) return undefined;
      const least = alpha[behind(at)] ?? 255;
      const ink = inks.get((kinds[at] ?? 0) - 1);
      const share = ink ? shareOf(ink.colour, colourAt(source, behind(at)), colour) : 0;
      return ink && share > BEFORE ? least + share * (ink.alpha - least) : least;
    },
  };
}

const distance = (a: Colour, b: Colour) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** How much of an ink a colour shows on what lies behind, 0–1. */
function shareOf(ink: Colour, under: Colour, colour: readonly number[]): number {
  let [along, length] = [0, 0];
  for (const channel of [0, 1, 2] as const) {
    const way = ink[channel] - under[channel];
    along += way * ((colour[channel] ?? 0) - under[channel]);
    length += way * way;
  }
  return length === 0 ? 1 : Math.min(1, Math.max(0, along / length));
}

/** Pixels of one colour, on what is as transparent: their means. */
interface Kind extends Ink {
  number: number;
  under: Colour;
  isSolid: boolean;
}

/** Levels by which the neighbours within a surface differ at most. */
const SMOOTH = 24;

/** Whether a pixel is within a surface of about one colour: no edge of something. */
function isSolid({ colours, width, height }: Planes, at: number): boolean {
  const [x, y] = [at % width, Math.floor(at / width)];
  if (x === 0 || y === 0 || x === width - 1 || y === height - 1) return false;
  const isNear = (next: number) => colours.every((values) => Math.abs((values[next] ?? 0) - (values[at] ?? 0)) <= SMOOTH);
  return [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1].every((step) => isNear(at + step));
}

function createHistogram() {
  const sums = new Map<number, Float64Array>();
  return {
    add(colour: Colour, { under, alpha, isSolid }: Omit<Kind, "number" | "colour">): number {
      const [red, green, blue] = colour.map((value) => Math.min(255, Math.max(0, value)) >> (8 - BITS));
      const class_ = alpha < TRANSPARENT ? 0 : alpha < OPAQUE ? 1 : 2;
      const number = class_ * COLOURS + ((red ?? 0) << (2 * BITS)) + ((green ?? 0) << BITS) + (blue ?? 0);
      const sum = sums.get(number) ?? new Float64Array(9);
      sums.set(number, sum);
      for (const [index, value] of [...colour, ...under, alpha, 1, isSolid ? 1 : 0].entries()) sum[index] = (sum[index] ?? 0) + value;
      return number;
    },
    list: (): Kind[] =>
      [...sums].map(([number, sum]) => {
        const [r = 0, g = 0, b = 0, ur = 0, ug = 0, ub = 0, alpha = 0, , solid = 0] = sum.map((value) => value / (sum[7] ?? 1));
        return { number, colour: [r, g, b], under: [ur, ug, ub], alpha, isSolid: solid > 0 };
      }),
  };
}

/**
 * The ink of each kind of the answer's pixels: of the source's on its way from what lies behind, the nearest; its own colour where there is
 * none, and it fills a surface; else the likeliest, or none, since compression spoils the colours of what is beside an edge.
 */
function chooseInks(own: readonly Ink[], its: readonly Kind[]): Map<number, Ink> {
  const known = [...own];
  const inks = new Map<number, Ink>();
  // What is further away comes first: what is nearer may be a mix of it.
  for (const { number, colour, under, isSolid: isInk } of its.toSorted(
    (a, b) => distance(b.colour, b.under) - distance(a.colour, a.under),
  )) {
    const far = distance(colour, under);
    let best: { ink: Ink; length: number; off: number } | undefined;
    let longest = 0;
    for (const ink of known) {
      const length = distance(ink.colour, under);
      longest = Math.max(longest, length);
      if (length < AS_FAR * far) continue;
      const share = shareOf(ink.colour, under, colour);
      const mix = (channel: 0 | 1 | 2) => under[channel] + share * (ink.colour[channel] - under[channel]);
      const off = Math.max(SAME, distance([mix(0), mix(1), mix(2)], colour));
      const isBetter = !best || off < best.off || (off === best.off && length < best.length);
      if (isBetter) best = { ink, length, off };
    }
    const isKnown = best !== undefined && best.off <= Math.max(SAME, BESIDE * best.length);
    if (!isKnown && far <= BESIDE * longest) continue;
    const ink = best && (isKnown || !isInk) ? best.ink : { colour, alpha: 255 };
    if (!isKnown && isInk) known.push(ink);
    inks.set(number, ink);
  }
  return inks;
}

/** Of each pixel that changed, the number of one near by that did not; undefined where all changed. */
function findNearest(changed: Uint8Array, { width, height }: { width: number; height: number }): Int32Array | undefined {
  const nearest = new Int32Array(changed.length).fill(-1);
  const queue = new Int32Array(changed.length);
  let [first, last] = [0, 0];
  for (let at = 0; at < changed.length; at++) {
    if (changed[at]) continue;
    nearest[at] = at;
    queue[last++] = at;
  }
  if (last === 0) return undefined;
  while (first < last) {
    const at = queue[first++] ?? 0;
    const x = at % width;
    const visit = (next: number) => {
      if (nearest[next] !== -1) return;
      nearest[next] = nearest[at] ?? at;
      queue[last++] = next;
    };
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
    if (at >= width) visit(at - width);
    if (at < width * (height - 1)) visit(at + width);
  }
  return nearest;
}
