import { distance } from "fastest-levenshtein";
import { type Box, joinBoxes, type PictureText, type TextLine, type TextRow } from "../text/text-places.ts";
import { isSpaceless, normalizeText } from "./normalize.ts";

/** A part of what was read, and the phrase that it is taken for. */
export interface Place {
  phrase: string;
  /** Offsets in what was read, without the spaces around it. */
  start: number;
  end: number;
  /** 0–1: 1 less the edit distance as a share of the phrase's characters. */
  similarity: number;
}

/** A place that holds nothing else. */
export interface OwnPlace extends Place {
  /** It begins with a small letter. */
  isSmall: boolean;
  /** Something else was read better there. */
  isOther: boolean;
}

/** What was read in a picture, normalized. */
export interface ReadText {
  /** In one line, with a space at both ends. */
  whole: string;
  /** Texts that may stand by themselves: lines, sentences, and those that follow each other. */
  own: readonly OwnText[];
  /** Lines and sentences, in the order of the whole. */
  parts: readonly ReadPart[];
}

/** A line or sentence of what was read. */
export interface ReadPart {
  start: number;
  end: number;
  /** Where it stands; of what is broken, all of its lines. */
  box: Box;
  /** What each line of the picture has of it, in their order. */
  rows: readonly TextRow[];
  isBroken: boolean;
  isOther: boolean;
}

export interface OwnText extends Pick<OwnPlace, "start" | "end" | "isSmall" | "isOther"> {
  text: string;
}

/** A text may be broken into so many lines, which are not always recognized as one. */
const MOST_LINES = 6;
/** Sentences, labels before their values, and steps of a path are texts of their own. */
const EDGE = /(?<=[.!?:;؟][”"'»)]*)\s+|(?<=[。！？：；])|\s+[|•·›»>/\\→–—-]\s+/u;
/** A letter or a number beside a text: what an icon is read as, or a count. One that is a word of a language is none. */
const [BEFORE, AFTER] = [/^(?:\d+|[^\saeioyàèé])\s+(?=\S)/iu, /\s+(?:\d+|[^\saeioyàèé])$/iu];
const RIGHT_TO_LEFT = /\p{Script=Arabic}|\p{Script=Hebrew}/u;
/** Small letters that look like capitals. */
const LIKE_CAPITALS = /[cosuvwxz]/u;

export function parseText({ blocks }: Pick<PictureText, "blocks">): ReadText {
  let whole = " ";
  const own: OwnText[] = [];
  const parts: ReadPart[] = [];
  for (const { lines, isOther } of blocks) {
    const placed: { piece: string; start: number; end: number }[] = [];
    const pieces = lines.flatMap(splitLine);
    for (const { piece, rows, isBroken } of pieces) {
      const normalized = normalizeText(piece);
      if (normalized === "") continue;
      // What is broken between two ideographs is one text.
      if (placed.length > 0 && isSpaceless(whole.slice(-2)) && isSpaceless(normalized.slice(0, 1))) whole = whole.slice(0, -1);
      const start = whole.length;
      whole += `${normalized} `;
      const end = whole.length - 1;
      placed.push({ piece, start, end });
      parts.push({ start, end, box: joinBoxes(rows.map(({ box }) => box)), rows, isBroken, isOther });
    }
    for (const [index, { start }] of placed.entries()) {
      const joined: string[] = [];
      for (const { piece, end } of placed.slice(index, index + MOST_LINES)) {
        joined.push(piece);
        for (const raw of listForms(joined.join(" "))) {
          const text = normalizeText(raw);
          // Without an icon that was read before it or after it.
          const at = whole.slice(0, end).indexOf(text, start);
          own.push({ isOther, ...(at < 0 ? { start, end } : { start: at, end: at + text.length }), text, isSmall: isSmall(raw) });
        }
      }
    }
  }
  return { whole, own, parts };
}

/** The sentences of a line, each with its places in it. */
function splitLine({ text, box, rows }: TextLine): { piece: string; rows: TextRow[]; isBroken: boolean }[] {
  let end = 0;
  return text.split(EDGE).map((piece) => {
    const start = text.indexOf(piece, end);
    end = start + piece.length;
    return { piece, rows: cutRows(rows ?? [{ text, box }], { start, end }), isBroken: rows !== undefined };
  });
}

/** What a part of a text takes up of its lines. */
function cutRows(rows: readonly TextRow[], part: Pick<Place, "start" | "end">): TextRow[] {
  let from = 0;
  return rows.flatMap(({ text, box }) => {
    const [start, end] = [Math.max(0, part.start - from), Math.min(text.length, part.end - from)];
    from += text.length + 1;
    return start < end ? [{ text: text.slice(start, end), box: cutBox(box, text, { start, end }) }] : [];
  });
}

/** What a part of a line takes up of its box: letters are about as wide as each other. */
function cutBox(box: Box, line: string, { start, end }: Pick<Place, "start" | "end">): Box {
  const letter = (box.right - box.left) / line.length;
  return RIGHT_TO_LEFT.test(line)
    ? { ...box, left: box.right - end * letter, right: box.right - start * letter }
    : { ...box, left: box.left + start * letter, right: box.left + end * letter };
}

/** Where a part of what was read stands. */
export const boxOf = (read: ReadText, place: Pick<Place, "start" | "end">): Box => joinBoxes(listBoxes(read, place));

/** The same, line by line: lines that follow each other may stand far apart. */
export function listBoxes({ parts }: ReadText, { start, end }: Pick<Place, "start" | "end">): Box[] {
  return parts
    .filter((part) => part.start < end && part.end > start)
    .flatMap(({ rows, ...part }) => {
      // To normalize a text changes its length a little, so that a letter may seem to stand between two lines.
      const letters = rows.reduce((sum, { text }) => sum + text.length + 1, -1) / (part.end - part.start);
      const cut = { start: (Math.max(start, part.start) - part.start) * letters, end: (Math.min(end, part.end) - part.start) * letters };
      const within = cutRows(rows, cut);
      return (within.length > 0 ? within : rows).map(({ box }) => box);
    });
}

export function listForms(raw: string): Set<string> {
  const text = raw.trim();
  return new Set([text, text.replace(BEFORE, ""), text.replace(AFTER, ""), text.replace(BEFORE, "").replace(AFTER, "")]);
}

function isSmall(text: string): boolean {
  const [letter = ""] = /\p{L}/u.exec(text) ?? [];
  return /\p{Ll}/u.test(letter) && !LIKE_CAPITALS.test(letter);
}

/** Phrases by what decides quickly whether a text may be one of them. */
export interface PhraseIndex {
  byLength: ReadonlyMap<number, readonly { phrase: string; letters: number }[]>;
  /** By themselves, and by their letters without spaces, of which narrow ones are not seen. */
  exact: ReadonlyMap<string, string>;
}

const withoutSpaces = (text: string) => text.replaceAll(" ", "");

export function indexPhrases(phrases: Iterable<string>): PhraseIndex {
  const known = new Set(phrases);
  known.delete("");
  const entries = [...known].map((phrase) => ({ phrase, letters: lettersOf(phrase) }));
  const exact = new Map([...known].map((phrase) => [withoutSpaces(phrase), phrase]));
  for (const phrase of known) exact.set(phrase, phrase);
  return { byLength: Map.groupBy(entries, ({ phrase }) => phrase.length), exact };
}

/** The letters of a text as bits, several to a bit. One error changes two of them at most. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index++) letters |= 1 << (text.charCodeAt(index) % 32);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The whole number of errors that leaves a phrase at least so similar. */
export function countErrors(phrase: string, similarity: number): number {
  return Math.floor(phrase.length * (1 - similarity) + 1e-9);
}

/** Where phrases stand as texts of their own, at least so similar: the phrase itself, or else each that resembles what was read. */
export function findOwn({ own }: ReadText, { byLength, exact }: PhraseIndex, similarity: number): OwnPlace[] {
  return own.flatMap(({ text, ...place }) => {
    const phrase = exact.get(text) ?? exact.get(withoutSpaces(text));
    if (phrase !== undefined) return [{ ...place, phrase, similarity: 1 }];
    const letters = lettersOf(text);
    const places: OwnPlace[] = [];
    const most = countErrors(text, similarity) + 1;
    for (let length = text.length - most; length <= text.length + most; length++) {
      for (const entry of byLength.get(length) ?? []) {
        const errors = countErrors(entry.phrase, similarity);
        if (errors === 0 || Math.abs(length - text.length) > errors || countBits(letters ^ entry.letters) > 2 * errors) continue;
        const found = distance(text, entry.phrase);
        if (found <= errors) places.push({ ...place, phrase: entry.phrase, similarity: 1 - found / length });
      }
    }
    return places;
  });
}
