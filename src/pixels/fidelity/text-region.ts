import type { Size } from "../picture.ts";
import { listParts } from "./change-region.ts";
import { greatest, grow, halve, least, type Plane, type Planes, toLuma } from "./plane.ts";

/** Half the width of the thickest stroke, in pixels; and how much brighter or darker than its ground it must be, of 255. */
const STROKE_RADIUS = 10;
const STROKE_CONTRAST = 28;
/** Letters so near to each other are one part, in pixels: half of it. */
const JOIN = 5;
/** Share of a part that is strokes before or after, from which it is taken for text. */
const OF_STROKES = 0.12;
/** Half the width of a headline's thickest stroke, as a share of the picture's shorter side. What is larger is an object. */
const LARGEST_STROKE = 0.08;

/** Of what changed, the parts that look like text before or after: small letters, then larger ones in pictures of half the size. */
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

function findText(changed: Uint8Array, before: Plane, after: Plane): Uint8Array {
  const strokes = findStrokes(before.values, before);
  const others = findStrokes(after.values, after);
  for (let at = 0; at < strokes.length; at++) if (others[at]) strokes[at] = 1;
  const text = new Uint8Array(changed.length);
  for (const part of listParts(grow(changed, before, JOIN), before, 1)) {
    let [all, thin] = [0, 0];
    for (const at of part.pixels) {
      if (!changed[at]) continue;
      all++;
      if (strokes[at]) thin++;
    }
    if (thin >= OF_STROKES * all) for (const at of part.pixels) if (changed[at]) text[at] = 1;
  }
  return text;
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

/** What is thin, and lighter or darker than what is around it. (The top-hat transforms of mathematical morphology.) */
function findStrokes(luma: Float32Array, size: Size): Uint8Array {
  const opened = greatest(least(luma, size, STROKE_RADIUS), size, STROKE_RADIUS);
  const closed = least(greatest(luma, size, STROKE_RADIUS), size, STROKE_RADIUS);
  const strokes = new Uint8Array(luma.length);
  for (let at = 0; at < strokes.length; at++) {
    const value = luma[at] ?? 0;
    if (value - (opened[at] ?? 0) > STROKE_CONTRAST || (closed[at] ?? 0) - value > STROKE_CONTRAST) strokes[at] = 1;
  }
  return strokes;
}
