import { type Box, heightOf, shareOf } from "../text/text-places.ts";

/** Something of the source, and what has become of it in the result. Boxes are in pixels of the result. */
export interface Anchor {
  before: Box;
  after: Box;
}

export interface Layout {
  anchors: readonly Anchor[];
  isMirrored: boolean;
  /** The usual height of a line, in pixels. */
  unit: number;
}

/** So many of the nearest texts show where another one must be. */
const NEAREST = 4;
/** A text that stands in one place before and after. */
export function pairUp(before: readonly Box[], after: readonly Box[]): Anchor[] {
  const [from, to] = [before[0], after[0]];
  return from && to && before.length === 1 && after.length === 1 ? [{ before: from, after: to }] : [];
}

const middleOf = ({ left, right }: Box) => (left + right) / 2;
const centreOf = ({ top, bottom }: Box) => (top + bottom) / 2;

/** Whether what stands left in the source stands right in the result. */
export function runsOtherWay(anchors: readonly Anchor[]): boolean {
  let same = 0;
  for (const [index, a] of anchors.entries()) {
    for (const b of anchors.slice(index + 1)) {
      const [before, after] = [middleOf(a.before) - middleOf(b.before), middleOf(a.after) - middleOf(b.after)];
      // What is centred or near says nothing.
      if (Math.min(Math.abs(before), Math.abs(after)) > 2 * heightOf(a.before)) same += Math.sign(before * after);
    }
  }
  return same < 0;
}

/** How far a label stands from where a text of the source must be, by what stands around both; in heights of a line. */
export function measureDeviation(before: Box, after: Box, layout: Layout): number {
  const { isMirrored, unit } = layout;
  const flip = (box: Box) => (isMirrored ? { ...box, left: -box.right, right: -box.left } : box);
  const [from, to] = [flip(before), after];
  const near = listNearest(before, layout);
  const deviations = near.map((anchor) => {
    const [a, r] = [flip(anchor.before), anchor.after];
    const offsets = [
      to.left - r.left - (from.left - a.left),
      to.right - r.right - (from.right - a.right),
      middleOf(to) - middleOf(r) - (middleOf(from) - middleOf(a)),
      // Those beside each other move when one of them is longer.
      ...(a.right <= from.left ? [to.left - r.right - (from.left - a.right)] : []),
      ...(from.right <= a.left ? [r.left - to.right - (a.left - from.right)] : []),
    ];
    const x = Math.min(...offsets.map(Math.abs));
    const y = Math.abs(centreOf(to) - centreOf(r) - (centreOf(from) - centreOf(a)));
    return Math.hypot(0.5 * x, 2 * y) / unit + (0.03 * measureGap(before, anchor.before)) / unit;
  });
  return Math.min(
    ...deviations,
    ...(near.length === 0 ? [Math.hypot(middleOf(from) - middleOf(to), centreOf(from) - centreOf(to)) / unit] : []),
  );
}

/** How far two texts of the source are from each other; those in a row are nearer than those in a column. */
function measureGap(a: Box, b: Box): number {
  return 2 * Math.abs(centreOf(a) - centreOf(b)) + Math.max(0, Math.max(a.left, b.left) - Math.min(a.right, b.right));
}

/** A translation may be so much wider than the text, in heights of a line. */
const ROOM = 5;

/** Where a text must stand, by what stands nearest, with room to both sides up to the next text. */
export function predict(before: Box, layout: Layout, explained: readonly Box[]): Box | undefined {
  const guesses = listNearest(before, layout).map((anchor) => shift(before, anchor, layout));
  const free = [...guesses, ...(guesses.length === 0 ? [before] : [])].find(
    (box) => box.top >= 0 && !explained.some((other) => shareOf(other, box) > 0.3),
  );
  if (!free) return undefined;
  const height = heightOf(before);
  const inRow = explained.filter((other) => other.top < free.bottom && other.bottom > free.top);
  const edges = {
    left: inRow.filter((one) => middleOf(one) < middleOf(free)),
    right: inRow.filter((one) => middleOf(one) > middleOf(free)),
  };
  const left = Math.max(0, free.left - ROOM * height, ...edges.left.map((one) => one.right + height / 2));
  const right = Math.min(free.right + ROOM * height, ...edges.right.map((one) => one.left - height / 2));
  return right - left > height / 2 ? { ...free, left, right } : undefined;
}

/** A box of the source, moved as a text near it was. */
function shift(before: Box, anchor: Anchor, { isMirrored }: Layout): Box {
  const flip = (box: Box) => (isMirrored ? { ...box, left: -box.right, right: -box.left } : box);
  const [from, a, r] = [flip(before), flip(anchor.before), anchor.after];
  // What stands behind a text that is longer now has moved with its end.
  const x = a.right <= from.left ? r.right - a.right : r.left - a.left;
  const y = centreOf(r) - centreOf(a);
  return { left: from.left + x, right: from.right + x, top: from.top + y, bottom: from.bottom + y };
}

function listNearest(before: Box, { anchors }: Layout): Anchor[] {
  return anchors
    .map((anchor) => ({ anchor, far: measureGap(before, anchor.before) }))
    .filter(({ far }) => far > 0)
    .sort((a, b) => a.far - b.far)
    .slice(0, NEAREST)
    .map(({ anchor }) => anchor);
}
