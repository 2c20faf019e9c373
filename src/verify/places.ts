import { distance } from "fastest-levenshtein";
import { type Box, heightOf, type PictureText, shareOf, widthOf } from "../text/text-places.ts";
import { type Comparison, type ExpectedText, type FoundText, findSources } from "./compare-text.ts";
import { FOUND, type Span } from "./find-phrases.ts";
import { isSpaceless, normalizeText } from "./normalize.ts";
import { boxOf, countErrors, indexPhrases, parseText, type ReadPart, type ReadText } from "./own-texts.ts";

/** Something of the source, and what has become of it in the result. Boxes are in pixels of the result. */
interface Anchor {
  before: Box;
  after: Box;
}

/** A place of the result that may hold a wanted text, or another in place of it. */
export interface Candidate {
  wanted: FoundText;
  box: Box;
  /** What was read there already, in several forms of the picture. */
  texts: readonly string[];
}

/** Labels have so many letters; what has fewer is an icon or an edge, what has more is of a paragraph. */
const LETTERS = { least: 2, most: 40 };
const IDEOGRAPHS = { least: 1, most: 14 };
/** So many of the nearest texts show where another one must be. */
const NEAREST = 4;
/** What stands so far from where it must be is something else; in heights of a line. */
const FARTHEST = 5;
/** What stands so near is nothing else. */
const NEAR = 1.5;

/** Places of texts that were not found, or may have been read for others. */
export function findCandidates({ read, wanted, settled }: Comparison, expected: ExpectedText, result: PictureText): Candidate[] {
  const { sourceText: source } = expected;
  const asked = wanted.filter(({ isThere, isSure, source: term }) => term !== "" && !(isThere && isSure));
  if (!source || asked.length === 0) return [];
  const before = readSource(source, expected, result);
  const isInParagraph = (place: Span) => read.parts.some((part) => part.isBroken && part.start < place.end && part.end > place.start);
  const ownPlaces = (one: FoundText) => one.places.filter((place) => !isInParagraph(place));
  const placesOf = (one: FoundText) => mergeBoxes(ownPlaces(one).map((place) => boxOf(read, place)));
  const unchanged = findUnchanged(before, read);
  const anchors: Anchor[] = [
    ...wanted.flatMap((one) => pairUp(before.terms.get(one.source) ?? [], one.isThere && one.isSure ? placesOf(one) : [])),
    ...unchanged.pairs,
  ];
  const layout: Layout = { anchors, isMirrored: runsOtherWay(anchors), unit: before.unit };
  const phrases = new Set(wanted.flatMap((one) => one.phrases));
  const taken = settled.filter(({ phrase }) => phrases.has(phrase));
  const explained = [...taken.map((place) => boxOf(read, place)), ...unchanged.boxes];
  const isExplained = (box: Box) => explained.some((other) => coverOf(box, other) > COVERED);
  const labels = listLabels(read, taken).filter((box) => !isExplained(box));

  const items = [
    ...asked
      .filter(({ places }) => places.length === 0)
      .flatMap((one) => (before.terms.get(one.source) ?? []).map((box) => ({ one, box }))),
    ...before.otherParts
      .filter(({ isBroken }) => !isBroken)
      .map(({ box }) => ({ one: undefined, box: before.scaleBox(box) }))
      .filter(({ box }) => !unchanged.sources.some((other) => shareOf(box, other) > 0.9)),
  ];
  const pairs = items.flatMap((item) =>
    labels
      .filter((label) => areOfOneHeight(label, item.box))
      .map((label) => ({ item, label, far: measureDeviation(item.box, label, layout) })),
  );
  const candidates: Candidate[] = [];
  const [given, near] = [new Set<unknown>(), new Set<unknown>()];
  for (const { item, label, far } of pairs.sort((a, b) => a.far - b.far)) {
    if (far > FARTHEST || given.has(item) || given.has(label)) continue;
    given.add(item);
    given.add(label);
    if (far <= NEAR) near.add(item);
    if (item.one) candidates.push({ wanted: item.one, box: growTo(label, heightOf(item.box)), texts: textsAt(read, label) });
  }
  for (const item of items) {
    const { one, box } = item;
    if (!one || near.has(item) || one.isThere) continue;
    const guess = predict(box, layout, explained);
    if (guess) candidates.push({ wanted: one, box: guess, texts: [] });
  }
  for (const one of asked)
    if (one.isThere)
      candidates.push(...placesOf(one).map((box) => ({ wanted: one, box: growTo(box, before.unit), texts: textsAt(read, box) })));
  return candidates;
}

interface SourcePlaces {
  read: ReadText;
  /** Of each term, in pixels of the result. */
  terms: Map<string, Box[]>;
  /** Texts that the glossary does not have. */
  otherParts: ReadPart[];
  unit: number;
  scaleBox(box: Box): Box;
}

function readSource(source: PictureText, { terms }: ExpectedText, result: PictureText): SourcePlaces {
  const read = parseText(source);
  const [x, y] = [result.width / source.width, result.height / source.height];
  const scaleBox = ({ left, top, right, bottom }: Box) => ({ left: left * x, top: top * y, right: right * x, bottom: bottom * y });
  const places = findSources(read, indexPhrases(terms.map((term) => normalizeText(term.source))));
  const boxes = places.map((place) => ({ phrase: place.phrase, box: scaleBox(boxOf(read, place)) }));
  const otherParts = read.parts.filter(
    (part) => !part.isOther && !places.some((place) => place.start < part.end && place.end > part.start),
  );
  const heights = boxes.map(({ box }) => heightOf(box)).sort((a, b) => a - b);
  const byPhrase = Map.groupBy(boxes, ({ phrase }) => phrase);
  return {
    read,
    terms: new Map([...byPhrase].map(([phrase, all]) => [phrase, all.map(({ box }) => box)])),
    otherParts,
    unit: heights[heights.length >> 1] ?? 1,
    scaleBox,
  };
}

/** Texts that are the same in source and result: names, numbers. */
function findUnchanged(before: SourcePlaces, read: ReadText): { pairs: Anchor[]; boxes: Box[]; sources: Box[] } {
  const textOf = ({ whole }: ReadText, { start, end }: { start: number; end: number }) => whole.slice(start, end);
  const own = before.otherParts.map((part) => ({ text: textOf(before.read, part), box: before.scaleBox(part.box) }));
  const pairs: Anchor[] = [];
  const boxes: Box[] = [];
  const sources: Box[] = [];
  const counts = Map.groupBy(
    read.parts.filter(({ isOther }) => !isOther),
    (part) => textOf(read, part),
  );
  for (const part of read.parts) {
    const text = textOf(read, part);
    // A bad reading of a few letters may be of anything.
    if (part.isOther && text.length < 4) continue;
    const errors = part.isOther ? 0 : countErrors(text, FOUND);
    const same = own.filter((one) => distance(one.text, text) <= errors);
    if (same.length === 0) continue;
    boxes.push(part.box);
    sources.push(...same.map(({ box }) => box));
    const [{ box } = { box: undefined }] = same;
    if (box && same.length === 1 && counts.get(text)?.length === 1 && !part.isOther && text.length > 1)
      pairs.push({ before: box, after: part.box });
  }
  return { pairs, boxes, sources };
}

/** Boxes of one text, of which several forms of the picture gave some twice. */
function mergeBoxes(boxes: readonly Box[]): Box[] {
  const merged: Box[] = [];
  for (const box of boxes) if (!merged.some((other) => shareOf(box, other) > 0.4)) merged.push(box);
  return merged;
}

/** A text that stands in one place before and after. */
function pairUp(before: readonly Box[], after: readonly Box[]): Anchor[] {
  const [from, to] = [before[0], after[0]];
  return from && to && before.length === 1 && after.length === 1 ? [{ before: from, after: to }] : [];
}

const middleOf = ({ left, right }: Box) => (left + right) / 2;
const centreOf = ({ top, bottom }: Box) => (top + bottom) / 2;

/** Whether what stands left in the source stands right in the result. */
function runsOtherWay(anchors: readonly Anchor[]): boolean {
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

/** Lines of the result that may be labels, or what is left of them beside what is known. */
function listLabels(read: ReadText, taken: readonly Span[]): Box[] {
  const spans = read.parts
    .filter(({ isBroken }) => !isBroken)
    .flatMap((part) => subtract(part, taken).map((span) => ({ ...span, isOther: part.isOther })));
  const labels = spans.filter(({ start, end }) => {
    const text = read.whole.slice(start, end);
    const { least, most } = isSpaceless(text) ? IDEOGRAPHS : LETTERS;
    return text.length <= most && text.replace(/[^\p{L}]/gu, "").length >= least;
  });
  const inOrder = [...labels.filter(({ isOther }) => !isOther), ...labels.filter(({ isOther }) => isOther)];
  return mergeBoxes(inOrder.map((span) => boxOf(read, span)));
}

/** What of a span is in none of the others. */
function subtract({ start, end }: Span, others: readonly Span[]): Span[] {
  const left: Span[] = [];
  let from = start;
  for (const other of [...others].sort((a, b) => a.start - b.start)) {
    if (other.end <= from || other.start >= end) continue;
    if (other.start > from) left.push({ start: from, end: other.start });
    from = other.end;
  }
  return from < end ? [...left, { start: from, end }] : left;
}

interface Layout {
  anchors: readonly Anchor[];
  isMirrored: boolean;
  /** The usual height of a line, in pixels. */
  unit: number;
}

/** How far a label stands from where a text of the source must be, by what stands around both; in heights of a line. */
function measureDeviation(before: Box, after: Box, layout: Layout): number {
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

/** So much of a label is taken up by what it is: the rest is an icon beside it. */
const COVERED = 0.55;

/** How much of a box another one covers. */
function coverOf(box: Box, by: Box): number {
  const smaller = Math.min(areaOf(box), areaOf(by));
  return (shareOf(box, by) * smaller) / areaOf(box);
}

const areaOf = (box: Box) => widthOf(box) * heightOf(box);

/** Letters without stems are less high than others. */
function growTo(box: Box, height: number): Box {
  const more = Math.max(0, height - heightOf(box)) / 2;
  return { ...box, top: box.top - more, bottom: box.bottom + more };
}

function textsAt({ whole, parts }: ReadText, box: Box): string[] {
  return parts
    .filter((part) => !part.isBroken && coverOf(part.box, box) > 0.6 && coverOf(box, part.box) > 0.6)
    .map(({ start, end }) => whole.slice(start, end));
}

const areOfOneHeight = (a: Box, b: Box) => heightOf(a) >= 0.4 * heightOf(b) && heightOf(a) <= 3 * heightOf(b);

/** A translation may be so much wider than the text, in heights of a line. */
const ROOM = 5;

/** Where a text must stand, by what stands nearest, with room to both sides up to the next text. */
function predict(before: Box, layout: Layout, explained: readonly Box[]): Box | undefined {
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
