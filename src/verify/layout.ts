import { type Box, heightOf, joinBoxes, shareOf, type TextBlock, type TextLine, widthOf } from "../text/text-places.ts";
import { isSpaceless } from "./normalize.ts";

export interface Word extends Box {
  text: string;
  /** 0–100, as Tesseract has it. */
  confidence: number;
}

/** Words beside each other, with no more than spaces between them, in the order in which they are read. */
interface Piece extends Box {
  words: readonly [Word, ...Word[]];
}

/** Pieces of less confidence are stains, icons and edges. */
const LEAST_CONFIDENCE = 30;
/** Pieces of more confidence are as they were read. */
const SURE = 80;
/** Larger gaps part texts, in heights of a line: a space is at most 0.7 of what capitals are high, and entries of a menu are further away. */
const GAP = 0.8;
/** The same between ideographs, whose places Tesseract gives less exactly. */
const GAP_OF_IDEOGRAPHS = 0.9;
/** The same after a comma or a full stop as wide as an ideograph, half of which is space. */
const GAP_AFTER_STOP = 1.3;
/** Larger gaps part lines of a text, in heights of a line. */
const LEADING = 1.1;
/** Edges so near stand below each other, in heights of a line. */
const ALIGNED = 0.6;
/** How much higher one line of a text may look than another: `Type` and `can use`. */
const MOST_GROWTH = 1.9;
/** In heights of a line, the width from which a line may have been broken for want of room. */
const WIDE = 12;

/**
 * Lines of words from Tesseract's table of a page.
 *
 * @param scale pixels of the page for one of the picture's.
 */
export function parseWords(tsv: string, scale: number): Word[][] {
  return [...Map.groupBy(parseTable(tsv, scale), ({ line }) => line).values()].map((rows) => rows.map(({ word }) => word));
}

/** The text of each page of Tesseract's table, by its number. */
export function parseLines(tsv: string): Map<number, { text: string; confidence: number }> {
  const pages = Map.groupBy(parseTable(tsv, 1), ({ page }) => Number(page));
  return new Map(
    [...pages].map(([page, rows]) => {
      const words = rows.map(({ word }) => word);
      return [page, { text: words.map(({ text }) => text).join(" "), confidence: meanConfidence(words) }];
    }),
  );
}

/** @param tsv columns: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
function parseTable(tsv: string, scale: number): { page: string; line: string; word: Word }[] {
  return tsv.split(/\r?\n/).flatMap((row) => {
    const [level, page = "", block, paragraph, line, , left, top, width, height, confidence, text = ""] = row.split("\t");
    if (level !== "5" || text === "" || NO_WORD.test(text)) return [];
    const [x, y] = [Number(left), Number(top)];
    const box = { left: x / scale, top: y / scale, right: (x + Number(width)) / scale, bottom: (y + Number(height)) / scale };
    return [{ page, line: [page, block, paragraph, line].join(" "), word: { ...box, text, confidence: Number(confidence) } }];
  });
}

/** What outlines of buttons and fields, and icons, are read as. */
const NO_WORD = /^[\s()[\]{}<>|\\/©®@•·=~_“”"'‘’«»]+$/u;

/**
 * What is written in a picture, from the lines that were read in several forms of it. Each line is a text of its own: of a button, a menu's
 * entry, a label; the lines of a paragraph are one. Where something else was read better, a piece is a block of its own.
 */
export function layOut(forms: readonly (readonly (readonly Word[])[])[]): TextBlock[] {
  const pieces = forms.map((lines) => lines.flatMap(splitLine));
  const settled = settlePieces(pieces);
  const others = pieces.flat().filter((piece) => !settled.includes(piece));
  return [
    ...findColumns(settled).map((column) => ({ lines: joinLines(column), isOther: false })),
    ...others.map((piece) => ({ lines: [{ text: textOf(piece), box: boxOf(piece) }], isOther: true })),
  ];
}

const boxOf = ({ left, top, right, bottom }: Box): Box => ({ left, top, right, bottom });
const textOf = ({ words }: Piece) => words.map(({ text }) => text).join(" ");
const gapBetween = (a: Box, b: Box) => Math.max(a.left, b.left) - Math.min(a.right, b.right);

const toPiece = (words: readonly [Word, ...Word[]]): Piece => ({ words, ...joinBoxes(words) });

/** Entries of a menu bar, buttons in a row and cells of a table are read as one line. */
function splitLine(line: readonly Word[]): Piece[] {
  // `as soon as` is as high as small letters are; and boxes of single words are now and then too high.
  const heights = line.map(heightOf).sort((a, b) => a - b);
  const height = Math.min(heights[Math.floor(0.8 * line.length)] ?? 0, 1.4 * (heights[line.length >> 1] ?? 0));
  const groups: [Word, ...Word[]][] = [];
  for (const word of line) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && gapBetween(last, word) <= height * longestGap(last, word)) group.push(word);
    else groups.push([word]);
  }
  return groups.map(toPiece);
}

function longestGap(last: Word, next: Word): number {
  if (/[、。，．：；！？]$/u.test(last.text)) return GAP_AFTER_STOP;
  return isSpaceless(last.text) && isSpaceless(next.text) ? GAP_OF_IDEOGRAPHS : GAP;
}

/** Where several forms of the picture gave pieces in one place: the one of the first form if it is sure, or that with the most sure letters. */
function settlePieces(forms: readonly (readonly Piece[])[]): Piece[] {
  const sure = (forms[0] ?? []).filter((piece) => confidenceOf(piece) >= SURE);
  const likely = forms.flat().filter((piece) => confidenceOf(piece) >= LEAST_CONFIDENCE);
  const worth = (piece: Piece) => textOf(piece).length * (confidenceOf(piece) - 50);
  const settled: Piece[] = [];
  for (const piece of [...sure, ...likely.sort((a, b) => worth(b) - worth(a))])
    if (!settled.some((other) => shareOf(piece, other) > 0.3)) settled.push(piece);
  return settled;
}

const confidenceOf = ({ words }: Piece) => meanConfidence(words);

/** Each letter counts alike. */
function meanConfidence(words: readonly Word[]): number {
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  return words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / letters;
}

/** Pieces that stand right below each other at a common edge or centre. */
function findColumns(pieces: readonly Piece[]): [Piece, ...Piece[]][] {
  const columns: [Piece, ...Piece[]][] = [];
  for (const piece of [...pieces].sort((a, b) => a.top - b.top || a.left - b.left)) {
    const above = columns.filter((column) => isBelow(piece, column.at(-1) ?? column[0]));
    const nearest = above.sort((a, b) => (b.at(-1)?.bottom ?? 0) - (a.at(-1)?.bottom ?? 0))[0];
    if (nearest) nearest.push(piece);
    else columns.push([piece]);
  }
  return columns;
}

function isBelow(piece: Piece, other: Piece): boolean {
  const [small, large] = [heightOf(piece), heightOf(other)].sort((a, b) => a - b) as [number, number];
  const gap = piece.top - other.bottom;
  if (gap < -0.3 * large || gap > LEADING * large || large > MOST_GROWTH * small || gapBetween(piece, other) > 0) return false;
  const offsets = [piece.left - other.left, piece.right - other.right, (piece.left + piece.right - other.left - other.right) / 2];
  return offsets.some((offset) => Math.abs(offset) <= ALIGNED * large);
}

/** The texts of a column: a line that goes on where the one above was broken is one text with it. */
function joinLines(column: readonly [Piece, ...Piece[]]): TextLine[] {
  const isRightToLeft = /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(column.map(textOf).join(""));
  const room = toPiece([...column[0].words, ...column.slice(1).flatMap(({ words }) => words)]);
  const texts: TextLine[] = [];
  for (const [index, piece] of column.entries()) {
    const [text, above, before] = [textOf(piece), column[index - 1], texts.at(-1)];
    const free = above && (isRightToLeft ? above.left - room.left : room.right - above.right);
    const isFull = above !== undefined && free !== undefined && isBroken(above, { free, next: piece });
    const row = { text, box: boxOf(piece) };
    if (before !== undefined && goesOn(before.text, { next: text, isFull }))
      texts[texts.length - 1] = {
        text: `${before.text} ${text}`,
        box: joinBoxes([before.box, piece]),
        rows: [...(before.rows ?? [{ text: before.text, box: before.box }]), row],
      };
    else texts.push(row);
  }
  return texts;
}

/** Whether a line is wide, and the first word of the next one had no room in it. */
function isBroken(line: Piece, { free, next }: { free: number; next: Piece }): boolean {
  const height = heightOf(line);
  return widthOf(line) >= WIDE * height && free < widthOf(next.words[0]) + height;
}

function goesOn(before: string, { next, isFull }: { next: string; isFull: boolean }): boolean {
  if (/[.!?。！？؟]["'”’»」』)]*$/u.test(before)) return false;
  // A list of words in lower case is no sentence.
  if (/^[^\p{L}\p{N}]*\p{Ll}/u.test(next)) return isFull || /^[^\p{L}]*\p{Lu}/u.test(before) || before.split(" ").length > 2;
  return isFull;
}
