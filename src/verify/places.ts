import { distance } from "fastest-levenshtein";
import { type Box, heightOf, type PictureText, shareOf, widthOf } from "../text/text-places.ts";
import { type Comparison, type ExpectedText, type FoundText, findSources } from "./compare-text.ts";
import { FOUND, type Span } from "./find-phrases.ts";
import { isSpaceless, normalizeText } from "./normalize.ts";
import { boxOf, countErrors, indexPhrases, listBoxes, type Place, parseText, type ReadPart, type ReadText } from "./own-texts.ts";
import { type Anchor, type Layout, measureDeviation, pairUp, predict, runsOtherWay } from "./shifts.ts";

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
/** What stands so far from where it must be is something else; in heights of a line. */
const FARTHEST = 5;
/** What stands so near is nothing else. */
const NEAR = 1.5;

/** Places of texts that were not found, may have been read for others, or were found only where they are no labels. */
export function findCandidates({ read, wanted, settled }: Comparison, expected: ExpectedText, result: PictureText): Candidate[] {
  const { sourceText: source } = expected;
  if (!source) return [];
  const before = readSource(source, expected, result);
  const phrases = new Set(wanted.flatMap((one) => one.phrases));
  const taken = settled.filter(({ phrase }) => phrases.has(phrase));
  const boxesOf = (one: FoundText) =>
    mergeBoxes(one.places.filter((place) => standsAlone(read, place, taken)).map((place) => boxOf(read, place)));
  const sure = wanted.filter(({ isThere, isSure }) => isThere && isSure);
  const unchanged = findUnchanged(before, read);
  const anchors: Anchor[] = [...sure.flatMap((one) => pairUp(before.terms.get(one.source) ?? [], boxesOf(one))), ...unchanged.pairs];
  const layout: Layout = { anchors, isMirrored: runsOtherWay(anchors), unit: before.unit };
  const isInPlace = (one: FoundText, box: Box) =>
    sure.includes(one) || (before.terms.get(one.source) ?? []).some((from) => measureDeviation(from, box, layout) <= FARTHEST);
  const asked = wanted
    .filter(({ source: term }) => term !== "")
    .map((one) => {
      const own = boxesOf(one).filter((box) => isInPlace(one, box));
      return { one, own, gone: listUnpaired(before.terms.get(one.source) ?? [], own, layout) };
    })
    .filter(({ one, own, gone }) => !sure.includes(one) || gone.length > 0 || (own.length === 0 && one.places.length > 0));
  if (asked.length === 0) return [];
  const explained = [...listTaken(taken, sure).flatMap((place) => listBoxes(read, place)), ...unchanged.boxes];
  const isExplained = (box: Box) => explained.some((other) => coverOf(box, other) > COVERED);
  const pieces = listPieces(read, taken);
  const labels = listLabels(pieces, before.unit).filter((box) => !isExplained(box));

  const items = [
    ...asked.flatMap(({ one, gone }) => gone.map((box) => ({ one, box }))),
    ...before.otherParts
      .filter(({ isBroken }) => !isBroken)
      .map(({ box }) => ({ one: undefined, box: before.scaleBox(box) }))
      .filter(({ box }) => !unchanged.sources.some((other) => shareOf(box, other) > 0.9)),
  ];
  const pairs = items.flatMap((item) =>
    labels
      .filter((label) => areOfOneHeight(label, item.box))
      .map((label) => ({ item, label, far: measureDeviation(item.box, label, layout) }))
      // What was surely read elsewhere may be right there.
      .filter(({ far }) => far <= (item.one?.isThere && item.one.isSure ? NEAR : FARTHEST)),
  );
  const candidates: Candidate[] = [];
  const [given, near] = [new Set<unknown>(), new Set<unknown>()];
  for (const { item, label, far } of pairs.sort((a, b) => a.far - b.far)) {
    if (given.has(item) || given.has(label)) continue;
    given.add(item);
    given.add(label);
    if (far <= NEAR) near.add(item);
    if (item.one) candidates.push({ wanted: item.one, box: fitTo(label, heightOf(item.box)), texts: textsAt(label, pieces) });
  }
  for (const item of items) {
    const { one, box } = item;
    if (!one || near.has(item) || one.isThere) continue;
    const guess = predict(box, layout, explained);
    if (guess) candidates.push({ wanted: one, box: fitTo(guess, before.unit), texts: [] });
  }
  const whole = listPieces(read, []);
  for (const { one, own } of asked)
    if (one.isThere && !sure.includes(one))
      candidates.push(...own.map((box) => ({ wanted: one, box: fitTo(box, before.unit), texts: textsAt(box, whole) })));
  return candidates;
}

/** Of the places of a text in the source, those that have none in the result: two buttons may have one text. */
function listUnpaired(before: readonly Box[], after: readonly Box[], layout: Layout): Box[] {
  const unpaired = [...before];
  for (const box of after) {
    const deviations = unpaired.map((from) => measureDeviation(from, box, layout));
    if (deviations.length > 0) unpaired.splice(deviations.indexOf(Math.min(...deviations)), 1);
  }
  return unpaired;
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

/** A label may have so many letters of something else beside it, as of keys to press. */
const BESIDE = 4;

/** Whether a place is not within a longer text. */
function standsAlone({ parts }: ReadText, place: Span, taken: readonly Span[]): boolean {
  return parts
    .filter((part) => part.start < place.end && part.end > place.start)
    .every((part) => {
      const rest = subtract(part, [...taken, place]).reduce((sum, { start, end }) => sum + end - start, 0);
      return !part.isBroken && rest <= place.end - place.start + BESIDE;
    });
}

/** Places that are explained by what they are taken for. What resembles a text that was surely read elsewhere may be another text. */
function listTaken(taken: readonly Place[], sure: readonly FoundText[]): Place[] {
  const phrases = new Set(sure.flatMap((one) => one.phrases));
  return taken.filter(({ phrase, similarity }) => similarity === 1 || !phrases.has(phrase));
}

/** Boxes of one text, of which several forms of the picture gave some twice. */
function mergeBoxes(boxes: readonly Box[]): Box[] {
  const merged: Box[] = [];
  for (const box of boxes) if (!merged.some((other) => shareOf(box, other) > 0.4)) merged.push(box);
  return merged;
}

/** A line that was read, or what is left of it beside what is known. */
interface Piece {
  text: string;
  box: Box;
  isOther: boolean;
}

function listPieces(read: ReadText, taken: readonly Span[]): Piece[] {
  return read.parts
    .filter(({ isBroken }) => !isBroken)
    .flatMap((part) => subtract(part, taken).map((span) => ({ span, isOther: part.isOther })))
    .map(({ span, isOther }) => ({ text: read.whole.slice(span.start, span.end).trim(), box: boxOf(read, span), isOther }));
}

/** In usual heights of a line. */
const HIGHEST_LABEL = 3;

/** Pieces that may be labels. */
function listLabels(pieces: readonly Piece[], unit: number): Box[] {
  const labels = pieces.filter(({ text }) => {
    const { least, most } = isSpaceless(text) ? IDEOGRAPHS : LETTERS;
    return text.length <= most && text.replace(/[^\p{L}]/gu, "").length >= least;
  });
  const inOrder = [...labels.filter(({ isOther }) => !isOther), ...labels.filter(({ isOther }) => isOther)];
  const boxes = inOrder.map(({ box }) => box);
  // What most forms of the picture agree in: some have only a part of a text. What is high may be two texts as one.
  const count = (box: Box) => (heightOf(box) > HIGHEST_LABEL * unit ? 0 : boxes.filter((other) => areSame(box, other)).length);
  const counts = new Map(boxes.map((box) => [box, count(box)]));
  return mergeBoxes(boxes.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)));
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

/** So much of a label is taken up by what it is: the rest is an icon beside it. */
const COVERED = 0.55;

/** How much of a box another one covers. */
function coverOf(box: Box, by: Box): number {
  const smaller = Math.min(areaOf(box), areaOf(by));
  return (shareOf(box, by) * smaller) / areaOf(box);
}

const areaOf = (box: Box) => widthOf(box) * heightOf(box);

/** In heights of the source's line: a box that is higher holds the outline of a button, or another line. */
const HIGHEST = 2;

/** Letters without stems are less high than others. */
function fitTo(box: Box, height: number): Box {
  const own = heightOf(box);
  const more = own > HIGHEST * height ? (1.5 * height - own) / 2 : Math.max(0, height - own) / 2;
  return { ...box, top: box.top - more, bottom: box.bottom + more };
}

function textsAt(box: Box, pieces: readonly Piece[]): string[] {
  return pieces.filter((piece) => areSame(piece.box, box)).map(({ text }) => text);
}

const areSame = (a: Box, b: Box) => coverOf(a, b) > 0.6 && coverOf(b, a) > 0.6;

const areOfOneHeight = (a: Box, b: Box) => heightOf(a) >= 0.4 * heightOf(b) && heightOf(a) <= 4 * heightOf(b);
