import type { Part } from "./mask-parts.ts";
import type { Plane } from "./plane.ts";

/** A letter's strokes are thin for its size. Discs, buttons and squares are not. */
const THINNEST_OBJECT = 0.26;
const THINNEST_SMALL_OBJECT = 0.31;
/** Side of a shape, in pixels, below which its edge is as much chance as form. */
const SMALL = 12;
/** Share of its box that a shape fills from which it is a bar, a disc or a box: a letter i is, and so is much else. */
const MOST_FILLED = 0.74;
/** Fewer pixels are no shape. */
const LEAST_PIXELS = 5;
/** Share of its outline at which a shape ends. Elsewhere it goes on: it is a part of what is larger. */
const LEAST_OUTLINED = 0.7;
/** Levels, of 255, by which its ground differs from it; and so many pixels outside, where no soft edge is any more. */
const GROUND = 14;
const OUTSIDE = 2;

/**
 * Whether a connected shape may be a letter, or several that touch each other. `none`: it tells nothing.
 *
 * @param strokes 1 for each pixel of a shape
 * @param isLight they are lighter than their ground; else darker
 */
export function kindOfShape(
  { pixels, left, top, right, bottom }: Part,
  strokes: Uint8Array,
  { values, width, height }: Plane,
  isLight: boolean,
): "letters" | "objects" | "none" {
  if (pixels.length < LEAST_PIXELS) return "none";
  let mean = 0;
  for (const at of pixels) mean += (values[at] ?? 0) / pixels.length;
  let [edges, outlined] = [0, 0];
  const look = (at: number, x: number, y: number, across: number, down: number) => {
    const [nextX, nextY] = [x + across, y + down];
    const isInside = nextX >= 0 && nextX < width && nextY >= 0 && nextY < height;
    if (isInside && strokes[at + down * width + across]) return;
    edges++;
    const farX = Math.min(width - 1, Math.max(0, x + OUTSIDE * across));
    const farY = Math.min(height - 1, Math.max(0, y + OUTSIDE * down));
    const above = mean - (values[farY * width + farX] ?? 0);
    if (!isInside || (isLight ? above : -above) >= GROUND) outlined++;
  };
  for (const at of pixels) {
    const y = Math.floor(at / width);
    const x = at - y * width;
    look(at, x, y, 1, 0);
    look(at, x, y, -1, 0);
    look(at, x, y, 0, 1);
    look(at, x, y, 0, -1);
  }
  if (outlined < LEAST_OUTLINED * edges) return "none";
  const [across, down] = [right - left + 1, bottom - top + 1];
  const side = Math.max(across, down);
  const isThin = (2 * pixels.length) / edges < side * (side < SMALL ? THINNEST_SMALL_OBJECT : THINNEST_OBJECT);
  if (!isThin) return "objects";
  return pixels.length > MOST_FILLED * across * down ? "none" : "letters";
}
