import type { Size } from "../picture.ts";
import { cutOut, frameOf, listParts, type Part } from "./mask-parts.ts";
import { grow } from "./plane.ts";

/** A rectangle, in pixels from the picture's left and upper edge. `right` and `bottom` are the first that do not belong to it. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** More regions than this say no more than the picture. */
const MOST_REGIONS = 12;
/** Share of the width over which neighbours are one region: letters are a line. */
const NEIGHBOURS = 0.012;

/** The boxes around what changed, the largest part first: at most twelve, each as small as its pixels allow. */
export function listRegions(changed: Uint8Array, size: Size): Box[] {
  const near = Math.max(1, Math.round(size.width * NEIGHBOURS));
  const frame = frameOf(changed, size, near);
  const own = cutOut(changed, size, frame);
  const parts = listParts(grow(own, frame, near), frame, 1).sort((a, b) => b.pixels.length - a.pixels.length);
  return parts.slice(0, MOST_REGIONS).map((part) => {
    const { left, top, right, bottom } = encloseChange(part, own, frame);
    return { left: left + frame.left, top: top + frame.top, right: right + frame.left, bottom: bottom + frame.top };
  });
}

/** A part was grown, and is cut off where it meets the picture's edge: its pixels tell where the change ends. */
function encloseChange({ pixels }: Part, changed: Uint8Array, { width, height }: Size): Box {
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (const at of pixels) {
    if (!changed[at]) continue;
    const x = at % width;
    const y = Math.floor(at / width);
    if (x < box.left) box.left = x;
    if (y < box.top) box.top = y;
    if (x >= box.right) box.right = x + 1;
    if (y >= box.bottom) box.bottom = y + 1;
  }
  return box;
}
