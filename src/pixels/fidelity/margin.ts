import type { Size } from "../picture.ts";
import { frameOf } from "./mask-parts.ts";

/** Share of a side that an answer may lack at each of its ends for what changed to go on there. Beyond, nothing tells what would be there. */
const WIDEST = 0.04;
/** Pixels at the edge of an answer in which it shows less than what changed. */
const EDGE = 3;

/**
 * What an answer does not show, since the model enlarged or moved the picture, though what is beside it changed: there it goes on as it
 * ends. The source would be a frame around it.
 *
 * @param framed 1 for each pixel that the answer shows
 * @param changed 1 for each pixel
 */
export function findMargin(framed: Uint8Array, changed: Uint8Array, size: Size): Uint8Array {
  const { width, height } = size;
  const margin = new Uint8Array(framed.length);
  const frame = frameOf(framed, size, 0);
  const columns = listNearest(width, frame.left, frame.width);
  const rows = listNearest(height, frame.top, frame.height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const [column = -1, row = -1] = [columns[x], rows[y]];
      if (!framed[at] && column >= 0 && row >= 0 && changed[row * width + column]) margin[at] = 1;
    }
  }
  return margin;
}

/** Along one axis, the place within the answer that is nearest to each; -1 where none is near. */
function listNearest(length: number, from: number, shown: number): Int32Array {
  const [first, last] = [from + EDGE, from + shown - 1 - EDGE];
  return Int32Array.from({ length }, (_, at) => {
    if (last < first) return -1;
    const nearest = Math.min(last, Math.max(first, at));
    return Math.abs(nearest - at) <= WIDEST * length + EDGE ? nearest : -1;
  });
}
