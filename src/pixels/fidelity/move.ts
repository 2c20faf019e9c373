import type { Size } from "../picture.ts";
import type { Mapping } from "./axis-map.ts";
import type { Plane } from "./plane.ts";

/** Of the answer against the source: shifts at the centre as a share of the width and height, and relative changes of the scales. */
export interface Move {
  x: number;
  y: number;
  zoomX: number;
  zoomY: number;
}

export const STANDING: Move = { x: 0, y: 0, zoomX: 0, zoomY: 0 };
export const isStanding = ({ x, y, zoomX, zoomY }: Move) => x === 0 && y === 0 && zoomX === 0 && zoomY === 0;

export function toMapping({ x, y, zoomX, zoomY }: Move, { width, height }: Size): Mapping {
  return {
    x: { scale: 1 + zoomX, offset: (x - zoomX / 2) * width },
    y: { scale: 1 + zoomY, offset: (y - zoomY / 2) * height },
  };
}

/** Between pixels, linearly; beyond the edge as at the edge. It is called for each pixel, again and again: pairs would be most of its cost. */
export function sample({ values, width, height }: Plane, x: number, y: number): number {
  const cx = Math.min(width - 1, Math.max(0, x));
  const cy = Math.min(height - 1, Math.max(0, y));
  const left = Math.min(width - 2, Math.floor(cx));
  const top = Math.min(height - 2, Math.floor(cy));
  const across = cx - left;
  const down = cy - top;
  const at = top * width + left;
  const upper = (values[at] ?? 0) * (1 - across) + (values[at + 1] ?? 0) * across;
  const lower = (values[at + width] ?? 0) * (1 - across) + (values[at + width + 1] ?? 0) * across;
  return upper * (1 - down) + lower * down;
}

export function sampleAll(plane: Plane, move: Move): Float32Array {
  const { width, height } = plane;
  const { x, y } = toMapping(move, plane);
  const out = new Float32Array(width * height);
  for (let row = 0, at = 0; row < height; row++)
    for (let column = 0; column < width; column++, at++)
      out[at] = sample(plane, x.scale * (column + 0.5) + x.offset - 0.5, y.scale * (row + 0.5) + y.offset - 0.5);
  return out;
}

/** The contrast of what makes edges, which is 0 on average. */
export function deviationOf(values: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += (values[at] ?? 0) ** 2;
  return Math.sqrt(sum / Math.max(1, values.length));
}
