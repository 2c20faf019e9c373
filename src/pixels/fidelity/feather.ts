import type { Size } from "../picture.ts";

/** Of each pixel, how much of the answer it shows, 0–1: all within `grow` pixels of the region, nothing from `grow + fade` on. */
export function featherRegion(region: Uint8Array, { width, height }: Size, { grow, fade }: { grow: number; fade: number }): Float32Array {
  const weights = new Float32Array(region.length);
  const stamp = makeStamp(grow, fade);
  const reach = Math.floor(grow + fade);
  const side = 2 * reach + 1;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (!region[at]) continue;
      weights[at] = 1;
      // From within nothing reaches further than from the edge.
      const isWithin = x > 0 && x < width - 1 && y > 0 && y < height - 1;
      if (isWithin && region[at - 1] && region[at + 1] && region[at - width] && region[at + width]) continue;
      for (let dy = Math.max(-reach, -y); dy <= Math.min(reach, height - 1 - y); dy++) {
        for (let dx = Math.max(-reach, -x); dx <= Math.min(reach, width - 1 - x); dx++) {
          const weight = stamp[(dy + reach) * side + dx + reach] ?? 0;
          const to = at + dy * width + dx;
          if (weight > (weights[to] ?? 0)) weights[to] = weight;
        }
      }
    }
  }
  return weights;
}

/** Pixels within a mask over which the answer comes in. */
const FADE_INSIDE = 3;

/** The same within a mask, so that nothing outside of it is the answer's. */
export function featherInside(mask: Uint8Array, size: Size): Float32Array {
  const outside = featherRegion(
    mask.map((value) => 1 - value),
    size,
    { grow: 0, fade: FADE_INSIDE },
  );
  return outside.map((value) => 1 - value);
}

/** What one pixel of a region adds around it. */
function makeStamp(grow: number, fade: number): Float32Array {
  const reach = Math.floor(grow + fade);
  const side = 2 * reach + 1;
  const stamp = new Float32Array(side * side);
  for (let at = 0; at < stamp.length; at++) {
    const distance = Math.hypot((at % side) - reach, Math.floor(at / side) - reach);
    const t = Math.min(1, Math.max(0, (grow + fade - distance) / fade));
    stamp[at] = t * t * (3 - 2 * t);
  }
  return stamp;
}
