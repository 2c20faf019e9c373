import type { Size } from "../picture.ts";
import { kindOfShape } from "./letter-shapes.ts";
import { listParts, type Part } from "./mask-parts.ts";
import { greatest, grow, halve, least, type Plane, type Planes, toLuma } from "./plane.ts";

/** Half the width of the thickest stroke, in pixels; and how much brighter or darker than its ground it must be, of 255. */
const STROKE_RADIUS = 10;
const STROKE_CONTRAST = 28;
/** Letters so near to each other are one part, in pixels: half of it. */
const JOIN = 5;
/** Share of a part that is letters before and after, from which it is taken for text; and the share that they are of all shapes in it. */
const OF_LETTERS = 0.04;
const OF_SHAPES = 0.25;
/** Share of the letters that another word leaves without one of the other picture so near by, in pixels. */
const OF_OTHER_WORDS = 0.04;
const NEAR = 1;
/** Share of a shape that must have changed for it to count. */
const OF_SHAPE = 0.2;
/** Half the width of a headline's thickest stroke, as a share of the picture's shorter side. What is larger is an object. */
const LARGEST_STROKE = 0.12;

/** Of what changed, the parts that show other letters than before: small ones, then larger ones in pictures of half the size. */
export function keepText(changed: Uint8Array, { source, answer }: { source: Planes; answer: Planes }): Uint8Array {
  const { width, height } = source;
  const kept = new Uint8Array(changed.length);
  let [before, after, mask] = [toLuma(source), toLuma(answer), changed];
  for (let times = 1; times === 1 || STROKE_RADIUS * times <= LARGEST_STROKE * Math.min(width, height); times *= 2) {
    if (times > 1) {
      mask = halveMask(mask, before);
      [before, after] = [halve(before), halve(after)];
    }
    const found = findText(mask, before, after);
    for (let y = 0, at = 0; y < height; y++) {
      const row = Math.min(before.height - 1, Math.floor(y / times)) * before.width;
      for (let x = 0; x < width; x++, at++) if (changed[at] && found[row + Math.min(before.width - 1, Math.floor(x / times))]) kept[at] = 1;
    }
  }
  return kept;
}

/** What is seen in one part of what changed, in pixels of it. */
interface Sight {
  letters: number;
  objects: number;
  /** Letters without one of the other picture near by. */
  other: number;
}

function findText(changed: Uint8Array, before: Plane, after: Plane): Uint8Array {
  const text = new Uint8Array(changed.length);
  const parts = listParts(grow(changed, before, JOIN), before, 1);
  if (parts.length === 0) return text;
  const [own, its] = [findShapes(before, changed), findShapes(after, changed)];
  const [nearOwn, nearIts] = [grow(own.letters, before, NEAR), grow(its.letters, before, NEAR)];
  for (const part of parts) {
    const sight: Sight = { letters: 0, objects: 0, other: 0 };
    let all = 0;
    for (const at of part.pixels) {
      if (own.objects[at]) sight.objects++;
      if (its.objects[at]) sight.objects++;
      if (own.letters[at]) sight.letters++;
      if (its.letters[at]) sight.letters++;
      if ((own.letters[at] && !nearIts[at]) || (its.letters[at] && !nearOwn[at])) sight.other++;
      if (changed[at]) all++;
    }
    if (looksLikeText(sight, all)) for (const at of part.pixels) if (changed[at]) text[at] = 1;
  }
  return text;
}

/** Where the letters are the same, it is what they stand on that changed. */
function looksLikeText({ letters, objects, other }: Sight, all: number): boolean {
  return letters > OF_LETTERS * all && letters >= OF_SHAPES * (letters + objects) && other >= OF_OTHER_WORDS * letters;
}

/** 1 where any of four pixels is. */
function halveMask(mask: Uint8Array, { width, height }: Size): Uint8Array {
  const half = { width: width >> 1, height: height >> 1 };
  const out = new Uint8Array(half.width * half.height);
  for (let y = 0, at = 0; y < half.height; y++)
    for (let x = 0, from = 2 * y * width; x < half.width; x++, at++, from += 2)
      if (mask[from] || mask[from + 1] || mask[from + width] || mask[from + width + 1]) out[at] = 1;
  return out;
}

/** 1 for each pixel of a shape that is a letter's, and of one that is none, of those that changed. */
function findShapes(luma: Plane, changed: Uint8Array): { letters: Uint8Array; objects: Uint8Array } {
  const found = { letters: new Uint8Array(changed.length), objects: new Uint8Array(changed.length) };
  const near = grow(changed, luma, 2 * STROKE_RADIUS);
  for (const [index, strokes] of findStrokes(luma, near).entries()) {
    for (const part of listParts(strokes, luma, 1)) {
      const kind = hasChanged(part, changed) ? kindOfShape(part, strokes, luma, index === 0) : "none";
      if (kind !== "none") for (const at of part.pixels) found[kind][at] = 1;
    }
  }
  return found;
}

function hasChanged({ pixels }: Part, changed: Uint8Array): boolean {
  let count = 0;
  for (const at of pixels) if (changed[at]) count++;
  return count >= OF_SHAPE * pixels.length;
}

/** What is thin, and lighter than what is around it; and what is darker. (The top-hat transforms of mathematical morphology.) */
function findStrokes({ values: luma, ...size }: Plane, near: Uint8Array): [light: Uint8Array, dark: Uint8Array] {
  const opened = greatest(least(luma, size, STROKE_RADIUS), size, STROKE_RADIUS);
  const closed = least(greatest(luma, size, STROKE_RADIUS), size, STROKE_RADIUS);
  const [light, dark] = [new Uint8Array(luma.length), new Uint8Array(luma.length)];
  for (let at = 0; at < luma.length; at++) {
    if (!near[at]) continue;
    const value = luma[at] ?? 0;
    if (value - (opened[at] ?? 0) > STROKE_CONTRAST) light[at] = 1;
    if ((closed[at] ?? 0) - value > STROKE_CONTRAST) dark[at] = 1;
  }
  return [light, dark];
}
