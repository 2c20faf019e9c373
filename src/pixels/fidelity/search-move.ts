import { deviationOf, type Move, STANDING, sampleAll } from "./move.ts";
import type { Plane } from "./plane.ts";

/** How far two pictures may be apart: share of the longest side; and factors between them. A zoom is about the centre, so that it moves little. */
const REACH = 0.1;
/** Pixels of either: long and narrow pictures are not small, however far they were reduced. */
const MOST_REACH = 500;
const MOST_POINTS = 96 ** 2;
const ZOOMS = [-0.02, 0.02, -0.04, 0.04, -0.06, 0.06];
const REACH_ZOOMED = 3;

type Range = readonly [from: number, to: number];

/** Lays two small pictures upon each other. */
export function searchMove(own: Plane, its: Plane): Move {
  const { width, height } = own;
  const reach = Math.min(MOST_REACH, Math.max(1, Math.round(REACH * Math.max(width, height))));
  // Beyond it, less than half would lie upon the other.
  const [reachX, reachY] = [Math.min(reach, width >> 1), Math.min(reach, height >> 1)];
  const spread = deviationOf(own.values);
  const gain = spread / Math.max(1e-6, deviationOf(its.values));
  if (spread < 0.25) return STANDING;
  const options = { own, its, gain, limit: 1.5 * spread, reach, reachX, reachY };
  let best = tryShifts(options, 0, [-reachX, reachX], [-reachY, reachY]);
  const { dx, dy } = best;
  for (const zoom of ZOOMS) {
    const found = tryShifts(options, zoom, [dx - REACH_ZOOMED, dx + REACH_ZOOMED], [dy - REACH_ZOOMED, dy + REACH_ZOOMED]);
    if (found.cost < best.cost) best = found;
  }
  return { x: best.dx / width, y: best.dy / height, zoomX: best.zoom, zoomY: best.zoom };
}

interface ShiftOptions {
  own: Plane;
  its: Plane;
  /** By which its contrast is brought to the other's. */
  gain: number;
  /** No difference counts for more. */
  limit: number;
  reach: number;
  reachX: number;
  reachY: number;
}

/** The best of some shifts under one zoom. */
function tryShifts(options: ShiftOptions, zoom: number, [fromX, toX]: Range, [fromY, toY]: Range) {
  const { its, reach, reachX, reachY } = options;
  const zoomed = zoom === 0 ? its.values : sampleAll(its, { ...STANDING, zoomX: zoom, zoomY: zoom });
  let best = { cost: Number.POSITIVE_INFINITY, dx: 0, dy: 0, zoom };
  for (let dy = Math.max(-reachY, fromY); dy <= Math.min(reachY, toY); dy++) {
    for (let dx = Math.max(-reachX, fromX); dx <= Math.min(reachX, toX); dx++) {
      // What is nearer is likelier.
      const farness = 1 + 0.05 * (Math.hypot(dx, dy) / reach + Math.abs(zoom) * 10);
      const cost = farness * measureShift(options, zoomed, { dx, dy, most: best.cost / farness });
      if (cost < best.cost) best = { cost, dx, dy, zoom };
    }
  }
  return best;
}

/** The mean difference of two pictures, one of them shifted. @param most is given up where it is more: then infinite */
function measureShift(
  { own: { width, height, values }, gain, limit }: ShiftOptions,
  zoomed: Float32Array,
  { dx, dy, most }: { dx: number; dy: number; most: number },
): number {
  const [left, right] = [Math.max(0, -dx), Math.min(width, width - dx)];
  const [top, bottom] = [Math.max(0, -dy), Math.min(height, height - dy)];
  const step = Math.max(1, Math.floor((width * height) / MOST_POINTS));
  const [stepX, stepY] = width > height ? [2 * step, 1] : [2, step];
  const isLine = right - left === 1;
  const mostInAll = most * Math.ceil((bottom - top) / stepY) * Math.ceil((right - left) / stepX);
  let sum = 0;
  let count = 0;
  for (let y = top; y < bottom; y += stepY) {
    const there = (y + dy) * width + dx;
    const row = y * width;
    for (let x = left + (isLine ? 0 : y & 1); x < right; x += stepX) {
      const difference = Math.abs((values[row + x] ?? 0) - gain * (zoomed[there + x] ?? 0));
      sum += difference < limit ? difference : limit;
      count++;
    }
    if (sum > mostInAll) return Number.POSITIVE_INFINITY;
  }
  return sum / count;
}
