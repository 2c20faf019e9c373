import type { Size } from "../picture.ts";

/** Where a place of one picture is in another, along one axis: `scale × place + offset`, in pixels from the edge (the first one's middle is at 0.5). */
export interface AxisMap {
  scale: number;
  offset: number;
}

/** The same along both axes. */
export interface Mapping {
  x: AxisMap;
  y: AxisMap;
}

const chainAxis = (first: AxisMap, second: AxisMap): AxisMap => ({
  scale: first.scale * second.scale,
  offset: second.scale * first.offset + second.offset,
});
const invertAxis = ({ scale, offset }: AxisMap): AxisMap => ({ scale: 1 / scale, offset: -offset / scale });

/** From the first picture to the second, and on to the third. */
export const chain = (first: Mapping, second: Mapping): Mapping => ({ x: chainAxis(first.x, second.x), y: chainAxis(first.y, second.y) });
export const invertMapping = ({ x, y }: Mapping): Mapping => ({ x: invertAxis(x), y: invertAxis(y) });

/** From a picture to a copy of it that is so many times as large. */
export const scaleBy = (x: number, y = x): Mapping => ({ x: { scale: x, offset: 0 }, y: { scale: y, offset: 0 } });

/** The ways in which a picture of one size lies in one of another: as a whole, or with one ratio for both axes. */
export type Lie = "stretched" | "inside" | "around";

/** From a picture to another one that shows the same. `inside`: the second has room to spare; `around`: it is cut. */
export function layUpon(from: Size, to: Size, lie: Lie): Mapping {
  const [across, down] = [to.width / from.width, to.height / from.height];
  if (lie === "stretched") return scaleBy(across, down);
  const scale = lie === "inside" ? Math.min(across, down) : Math.max(across, down);
  const centre = (length: number, other: number) => ({ scale, offset: (other - scale * length) / 2 });
  return { x: centre(from.width, to.width), y: centre(from.height, to.height) };
}

/** The greatest distance, in pixels of the second picture, between where two mappings put the corners of a picture. */
export function cornerDistance(one: Mapping, other: Mapping, { width, height }: Size): number {
  const along = (a: AxisMap, b: AxisMap, length: number) =>
    Math.max(Math.abs(a.offset - b.offset), Math.abs((a.scale - b.scale) * length + a.offset - b.offset));
  return Math.max(along(one.x, other.x, width), along(one.y, other.y, height));
}
