import { deviationOf, type Move, STANDING, sampleAll } from "./move.ts";
import type { Plane } from "./plane.ts";

/** How far two pictures may be apart: share of the longest side; and factors between them. A zoom is about the centre, so that it moves little. */
const REACH = 0.1;
const ZOOMS = [-0.02, 0.02, -0.04, 0.04, -0.06, 0.06];
const REACH_ZOOMED = 3;

type Range = readonly [from: number, to: number];

/** Lays the coarsest of two pyramids upon each other. */
export function searchMove(source: readonly Plane[], answer: readonly Plane[]): Move {
  const [own, its] = [source.at(-1), answer.at(-1)];
  if (!own || !its) return STANDING;
  const { width, height } = own;
  const reach = Math.max(1, Math.round(REACH * Math.max(width, height)));
  const spread = deviationOf(own.values);
  const gain = spread / Math.max(1e-6, deviationOf(its.values));
  if (spread < 0.25) return STANDING;
  const options = { own, its, gain, limit: 1.5 * spread, reach };
  let best = tryShifts(options, 0, [-reach, reach], [-reach, reach]);
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
}

/** The best of some shifts under one zoom. */
function tryShifts({ own, its, gain, limit, reach }: ShiftOptions, zoom: number, [fromX, toX]: Range, [fromY, toY]: Range) {
  const { width, height, values } = own;
  const zoomed = zoom === 0 ? its.values : sampleAll(its, { ...STANDING, zoomX: zoom, zoomY: zoom });
  let best = { cost: Number.POSITIVE_INFINITY, dx: 0, dy: 0, zoom };
  for (let dy = Math.max(-reach, fromY); dy <= Math.min(reach, toY); dy++) {
    for (let dx = Math.max(-reach, fromX); dx <= Math.min(reach, toX); dx++) {
      let sum = 0;
      let count = 0;
      const bottom = Math.min(height, height - dy);
      const right = Math.min(width, width - dx);
      for (let y = Math.max(0, -dy); y < bottom; y++) {
        const there = (y + dy) * width + dx;
        for (let x = Math.max(0, -dx) + (y & 1); x < right; x += 2) {
          const difference = Math.abs((values[y * width + x] ?? 0) - gain * (zoomed[there + x] ?? 0));
          sum += difference < limit ? difference : limit;
          count++;
        }
      }
      // What is nearer is likelier.
      const cost = (sum / count) * (1 + 0.05 * (Math.hypot(dx, dy) / reach + Math.abs(zoom) * 10));
      if (cost < best.cost) best = { cost, dx, dy, zoom };
    }
  }
  return best;
}
