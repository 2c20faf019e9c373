import search from "approx-string-match";
import { distance } from "fastest-levenshtein";
import { isSpaceless } from "./normalize.ts";
import { countErrors, type Place, type ReadText } from "./own-texts.ts";

/**
 * A text is found where at most one of five of its characters was read otherwise; one of less than five only as it is. Of 417
 * texts in rendered pictures (screens and banners; Latin, Chinese, Japanese, Arabic) all were found so. Other words are further
 * away: even `Settings` and `Savings` differ in three of eight characters.
 */
export const FOUND = 0.8;

const pad = (text: string) => ` ${text} `;

/** What is searched for. A word ends where it ends: `Save` is not in `Saved`. In scripts without spaces nothing shows where it ends. */
const pattern = (phrase: string) => (isSpaceless(phrase) ? phrase : pad(phrase));

export const contains = (text: string, phrase: string) => phrase !== "" && pad(text).includes(pattern(phrase));

/** The places of a phrase in what was read: those that fit best, then those that fit best elsewhere, and so on. */
export function findPlaces(read: string, phrase: string): Place[] {
  const maxErrors = countErrors(phrase, FOUND);
  const places: Place[] = [];
  for (let rest = read, known = -1; known < places.length; ) {
    known = places.length;
    for (const match of phrase === "" ? [] : search(rest, pattern(phrase), maxErrors)) {
      const found = rest.slice(match.start, match.end);
      // Of matches that overlap, the first counts.
      if (found.includes(TAKEN)) continue;
      const start = match.start + found.length - found.trimStart().length;
      const end = start + found.trim().length;
      places.push({ phrase, start, end, similarity: 1 - match.errors / phrase.length });
      rest = rest.slice(0, start) + TAKEN.repeat(end - start) + rest.slice(end);
    }
  }
  return places;
}

/** Stands for each character of a place that was found: it is in no text. */
const TAKEN = "\0";

/** Gives each part of what was read to the phrase that explains most of it; an error takes away as much as two letters explain. */
export function settle<T extends Place>(places: readonly T[]): T[] {
  const worth = ({ phrase, similarity }: T) => phrase.length * (1 - 2 * (1 - similarity));
  const settled: T[] = [];
  for (const place of [...places].sort((a, b) => worth(b) - worth(a))) {
    if (!settled.some((other) => overlap(place, other))) settled.push(place);
  }
  return settled;
}

export type Span = Pick<Place, "start" | "end">;

/** Whether two places share at least half of the shorter one. A misread edge is no more than a letter or two. */
export function overlap(a: Span, b: Span): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return 2 * shared >= Math.min(a.end - a.start, b.end - b.start);
}

export interface Settled {
  /** The phrase that each part of what was read was given to. */
  settled: readonly Place[];
  /** Those of source texts. */
  inSource: readonly Place[];
}

export interface Rating {
  /** How well it was found, 0–1. */
  value: number;
  isThere: boolean;
  /** Where the whole of it stands, and not within another text that is looked for. */
  places: readonly Span[];
  /** It was read as it is in one of these places. */
  isSure: boolean;
}

/** Looks for a wanted phrase: as a whole, misread, or in parts. What stands where a source text was left is not it. */
export function rate(phrase: string, { whole, own }: ReadText, { settled, inSource }: Settled): Rating {
  const others = settled.filter((place) => !contains(place.phrase, phrase));
  // `Se déconnecter` is not `Se connecter`, misread.
  const isOther = (place: Place) =>
    place.similarity < 1 && others.some((other) => other.similarity > place.similarity && overlap(place, other));
  const listAll = (text: string) =>
    findPlaces(whole, text).filter((place) => !inSource.some((other) => overlap(place, other)) && !isOther(place));
  const places = listAll(phrase);
  if (places.length > 0) {
    const value = Math.max(...places.map(({ similarity }) => similarity));
    const longer = settled.filter((place) => place.phrase !== phrase && contains(place.phrase, phrase));
    const apart = places.filter((place) => !longer.some((other) => overlap(place, other)));
    return { value, isThere: true, places: apart, isSure: apart.some(({ similarity }) => similarity === 1) };
  }
  // In right pictures, `閉く` is read for `開く`, and `创建几户` for `创建账户`.
  const isOneOff = ({ text }: { text: string }) => distance(text, phrase) <= 1 && (phrase.length > 3 || text.length === phrase.length);
  const misread = own.filter((text) => isOneOff(text) && !others.some((other) => overlap(text, other)));
  if (misread.length > 0 && phrase.length > 1) return { value: 1 - 1 / phrase.length, isThere: true, places: misread, isSure: false };
  const value = rateParts(phrase, (text) => listAll(text).reduce((best, { similarity }) => Math.max(best, similarity), 0));
  return { value, isThere: value >= FOUND, places: [], isSure: true };
}

/** Of text without spaces, fewer characters in a row are found by chance. */
const LEAST_PART = 3;

/**
 * Lines of a text that is broken are not always read one after the other, as of columns side by side. So its beginning counts as
 * far as it is found, then the rest as far as that is found elsewhere, and so on: whole words, or, of text without spaces, some
 * characters in a row.
 */
function rateParts(phrase: string, find: (text: string) => number): number {
  const [units, glue, least] = isSpaceless(phrase) ? [[...phrase], "", LEAST_PART] : [phrase.split(" "), " ", 1];
  let found = 0;
  for (let start = 0; start + least <= units.length; ) {
    let part = "";
    let similarity = 0;
    let end = start + least;
    for (; end <= units.length; end++) {
      const longer = units.slice(start, end).join(glue);
      const longerSimilarity = find(longer);
      if (longerSimilarity === 0) break;
      part = longer;
      similarity = longerSimilarity;
    }
    found += similarity * countLetters(part);
    start = part === "" ? start + 1 : end - 1;
  }
  return found / countLetters(phrase);
}

export const countLetters = (phrase: string) => phrase.replaceAll(" ", "").length;

/** Whether reading errors could make one phrase the other. */
export function areAlike(a: string, b: string): boolean {
  return distance(a, b) <= Math.max(1, countErrors(b, FOUND));
}
