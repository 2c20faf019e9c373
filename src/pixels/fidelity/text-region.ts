import type { Size } from "../picture.ts";
import { listParts } from "./change-region.ts";
import { greatest, grow, least, type Planes, toLuma } from "./plane.ts";

/** A rectangle, in pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Half the width of the thickest stroke, in pixels; and how much brighter or darker than its ground it must be, of 255. */
const STROKE_RADIUS = 10;
const STROKE_CONTRAST = 28;
/** Letters so near to each other are one part, in pixels: half of it. */
const JOIN = 5;
/** Share of a part that is strokes before or after, from which it is taken for text. */
const OF_STROKES = 0.12;

/** Of what changed, the parts that look like text before or after. */
export function keepText(changed: Uint8Array, { source, answer }: { source: Planes; answer: Planes }): Uint8Array {
  const size = { width: source.width, height: source.height };
  const strokes = findStrokes(toLuma(source).values, size);
  const after = findStrokes(toLuma(answer).values, size);
  for (let at = 0; at < strokes.length; at++) if (after[at]) strokes[at] = 1;
  const joined = grow(changed, size, JOIN);
  const kept = new Uint8Array(changed.length);
  for (const part of listParts(joined, size, 1)) {
    let [all, thin] = [0, 0];
    for (const at of part.pixels) {
      if (!changed[at]) continue;
      all++;
      if (strokes[at]) thin++;
    }
    if (thin >= OF_STROKES * all) for (const at of part.pixels) if (changed[at]) kept[at] = 1;
  }
  return kept;
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
